//! A whole book: checked, preprocessed for mdBook, or built into a folder of static files.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use mdbook_driver::MDBook;
use mdbook_driver::book::{Book, BookItem};
use mdbook_preprocessor::config::Config;
use mdbook_preprocessor::errors::{Error, Result as BookResult};
use mdbook_preprocessor::{Preprocessor, PreprocessorContext};
use mini_lambda::Engine;

use crate::describe::Described;
use crate::finish::{self, Shipment};
use crate::place::Chapter;
use crate::problem::Problem;
use crate::runner::{Runner, hash, python_wasm, redshift_wasm, target, wasmtime_maker};
use crate::secrets::Answers;
use crate::summary;
use crate::tree;
use crate::workshop::Workshop;

/// What was found in a book.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Cells, each run and held against its claims.
    pub cells: usize,
    /// Exercises: the starter fails, the solution passes.
    pub exercises: usize,
    /// Wrong variants, each with its own message.
    pub wrong_variants: usize,
    /// Quizzes, each with an answer to every question.
    pub quizzes: usize,
    /// Their questions.
    pub questions: usize,
    /// Scenarios of the Playground's gallery, each held to its description.
    pub showcases: usize,
    /// Scenarios that were run.
    pub ran: usize,
    /// Scenarios whose recording was still good.
    pub cached: usize,
}

impl std::fmt::Display for Report {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Report { cells, exercises, wrong_variants, quizzes, questions, showcases, ran, cached } = self;
        write!(
            formatter,
            "{cells} cells, {exercises} exercises, {wrong_variants} wrong variants, {questions} questions in {quizzes} quizzes, \
             {showcases} scenarios of the gallery: \
             {ran} runs, {cached} from the cache"
        )
    }
}

/// Runs every cell and exercise of the book under `root`, with nothing taken from a cache.
///
/// # Errors
/// All mistakes that were found, in order of file and line.
pub fn check_book<E: Engine + Clone + 'static>(root: &Path, engine: &mut E) -> Result<Report, Vec<Problem>> {
    check_with(root, &mut Runner::with_engine(engine))
}

/// As [`check_book`], with a runner that may have a cache.
///
/// # Errors
/// All mistakes that were found, in order of file and line.
pub fn check_with(root: &Path, runner: &mut Runner) -> Result<Report, Vec<Problem>> {
    let mut book = load(root)?;
    let src = book.config.book.src.clone();
    work(root, &src, &mut book.book, runner).map(|(report, _)| report)
}

/// Builds the book under `root` as static files, by mdBook in this process and the steps that come after it. `address` is where it will be
/// published, if that is known: previews of pages need a whole address for their picture.
///
/// # Errors
/// A text for the author: mistakes with their places, or what mdBook said.
pub fn build_book(root: &Path, destination: Option<&Path>, address: Option<&str>) -> Result<Report, String> {
    build(root, destination, &target(root).join("site"), wasmtime_runner(root), address)
}

/// As [`build_book`], with any runner, and the playground's files from the folder `site`.
///
/// # Errors
/// As [`build_book`].
pub fn build_with(root: &Path, destination: Option<&Path>, site: &Path, runner: Runner) -> Result<Report, String> {
    build(root, destination, site, runner, None)
}

fn build(root: &Path, destination: Option<&Path>, site: &Path, runner: Runner, address: Option<&str>) -> Result<Report, String> {
    let mut book = load(root).map_err(|problems| lines(&problems))?;
    if let Some(destination) = destination {
        book.config.build.build_dir = destination.to_path_buf();
    }
    let preprocessor = LambdaPreprocessor::new(runner);
    let done = Rc::clone(&preprocessor.done);
    // The one in book.toml is this program too; here it runs in this process, under the same name.
    book.with_preprocessor(preprocessor);
    book.build().map_err(|error| format!("{error:#}"))?;
    let (report, shipment) =
        done.borrow_mut().take().ok_or("mdBook did not call the preprocessor: is [preprocessor.lambda] in book.toml?")?;
    finish::finish(site, &book.build_dir_for("html"), &shipment, address)?;
    Ok(report)
}

/// The book as mdBook reads it.
///
/// # Errors
/// Where the summary, or else `book.toml`, is wrong.
pub(crate) fn load(root: &Path) -> Result<MDBook, Vec<Problem>> {
    let config = Config::from_disk(root.join("book.toml")).map_err(|error| vec![in_config(&error)])?;
    let problems = summary::problems(root, &config.book.src);
    if problems.is_empty() { MDBook::load(root).map_err(|error| vec![in_config(&error)]) } else { Err(problems) }
}

fn in_config(error: &Error) -> Problem {
    Problem::in_file(Path::new("book.toml"), format!("{error:#}"))
}

fn lines(problems: &[Problem]) -> String {
    problems.iter().map(Problem::to_string).collect::<Vec<_>>().join("\n")
}

/// A runner with wasmtime, whose recordings are kept as long as Python and this program stay the same.
pub(crate) fn wasmtime_runner(root: &Path) -> Runner {
    let bytes = |path: PathBuf| fs::read(path).map(|bytes| hash(&bytes)).unwrap_or_default();
    let files = format!("{} {}", bytes(python_wasm(root)), bytes(redshift_wasm(root)));
    let version = format!("{files} {}", env::current_exe().map(bytes).unwrap_or_default());
    Runner::new(wasmtime_maker(root)).with_cache(target(root).join("cells"), version)
}

/// The preprocessor, as mdBook calls it.
pub struct LambdaPreprocessor {
    runner: RefCell<Runner>,
    done: Rc<RefCell<Option<(Report, Shipment)>>>,
}

impl LambdaPreprocessor {
    /// A preprocessor that runs cells with this runner.
    #[must_use]
    pub fn new(runner: Runner) -> LambdaPreprocessor {
        LambdaPreprocessor { runner: RefCell::new(runner), done: Rc::default() }
    }

    /// A preprocessor that runs cells in wasmtime, for the book under `root`.
    #[must_use]
    pub fn with_wasmtime(root: &Path) -> LambdaPreprocessor {
        LambdaPreprocessor::new(wasmtime_runner(root))
    }
}

impl Preprocessor for LambdaPreprocessor {
    fn name(&self) -> &str {
        "lambda"
    }

    fn run(&self, context: &PreprocessorContext, mut book: Book) -> BookResult<Book> {
        let src = context.config.book.src.clone();
        let done = work(&context.root, &src, &mut book, &mut self.runner.borrow_mut()).map_err(|problems| Error::msg(lines(&problems)))?;
        *self.done.borrow_mut() = Some(done);
        Ok(book)
    }

    fn supports_renderer(&self, renderer: &str) -> BookResult<bool> {
        Ok(renderer == "html")
    }
}

/// Works through all chapters and replaces their text.
fn work(root: &Path, src: &Path, book: &mut Book, runner: &mut Runner) -> Result<(Report, Shipment), Vec<Problem>> {
    let mut workshop = Workshop::new(root, runner);
    let (mut chapters, mut pages) = (BTreeSet::new(), Vec::new());
    book.for_each_mut(|item| match item {
        BookItem::PartTitle(title) => workshop.syllabus.begin_part(title),
        BookItem::Chapter(chapter) => {
            let Some(page) = chapter.source_path.clone() else { return };
            let file = src.join(&page);
            let place = Chapter { file: &file, text: &chapter.content };
            if chapter.number.is_some() {
                workshop.syllabus.begin_lesson(place, &page, &chapter.name);
            }
            // What stands behind the lessons comes after the last part, and belongs to none.
            let part = chapter.number.as_ref().and_then(|_| workshop.syllabus.part());
            pages.push(Described::of(&page, &chapter.name, part, &chapter.content));
            chapter.content = workshop.chapter(place, &page, &chapter.name);
            chapters.insert(file);
        }
        BookItem::Separator => {}
    });
    let mut settled = workshop.settle();
    book.for_each_mut(|item| {
        if let BookItem::Chapter(chapter) = item {
            chapter.content = settled.fill(std::mem::take(&mut chapter.content));
        }
    });
    let solutions = workshop.secrets();
    let Workshop { folders: exercises, showcases, scenarios, mut files, cells, wrong_variants, quizzes, mut problems, syllabus, .. } =
        workshop;
    files.append(&mut settled.files);
    let lists = syllabus.settle(&mut problems);
    book.for_each_mut(|item| {
        if let BookItem::Chapter(chapter) = item
            && let Some(page) = &chapter.source_path
        {
            chapter.content = lists.fill(std::mem::take(&mut chapter.content), page);
        }
    });
    files.extend(lists.files);
    let folders: BTreeSet<PathBuf> = exercises.union(&showcases).cloned().collect();
    if problems.is_empty() {
        // A marker that could not be read would make strays of its exercise's files.
        problems.extend(tree::strays(root, src, &chapters, &folders, &scenarios));
    }
    if !problems.is_empty() {
        problems.sort();
        return Err(problems);
    }
    let (exercises, showcases) = (exercises.len(), showcases.len());
    let (quizzes, questions, appendix) = (quizzes.count(), settled.questions, quizzes.appendix);
    let report = Report { cells, exercises, wrong_variants, quizzes, questions, showcases, ran: runner.ran, cached: runner.cached };
    let in_book = |paths: &BTreeSet<PathBuf>| paths.iter().filter_map(|path| Some(path.strip_prefix(src).ok()?.to_path_buf())).collect();
    let (folders, scenarios) = (in_book(&folders), in_book(&scenarios));
    let answers = Answers { page: appendix.map(|page| page.with_extension("html")), secrets: settled.secrets };
    Ok((report, Shipment { folders, scenarios, files, solutions, answers, pages }))
}
