//! The quizzes of a book: collected while the chapters are read, settled when all cells have run, since a question may ask for any of them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use exercise::Quiz;

use crate::markdown::{plain, squeezed};
use crate::numbers;
use crate::place::Chapter;
use crate::problem::Problem;
use crate::quiz_answers;
use crate::quiz_html;
use crate::quiz_truth::{self, Cells, Truth};
use crate::runner::Runner;
use crate::secrets::{Secret, without_quotes};

/// A quiz with its place in the book.
#[derive(Debug)]
pub(crate) struct PlacedQuiz {
    /// What its file says.
    pub(crate) quiz: Quiz,
    /// The chapter's path in `src`.
    pub(crate) page: PathBuf,
    /// The file, from the root of the book.
    file: PathBuf,
    /// The file's text with numbers in the place of their names.
    text: String,
}

/// An exercise's solution, for the appendix.
#[derive(Debug)]
pub(crate) struct Solved {
    /// The chapter's path in `src`.
    pub(crate) page: PathBuf,
    /// Title of the exercise.
    pub(crate) title: String,
    /// The code.
    pub(crate) code: String,
}

/// Everything of a book that quizzes need.
#[derive(Debug, Default)]
pub(crate) struct Quizzes {
    placed: Vec<PlacedQuiz>,
    /// All cells that ran.
    pub(crate) cells: Cells,
    /// All exercises.
    pub(crate) solved: Vec<Solved>,
    /// Every chapter that was read: page and name.
    pub(crate) chapters: Vec<(PathBuf, String)>,
    /// The chapter with the answers.
    pub(crate) appendix: Option<PathBuf>,
}

/// What came of them.
#[derive(Debug, Default)]
pub(crate) struct Settled {
    /// Markup by the comment that holds its place.
    markup: BTreeMap<String, String>,
    /// Files for the book: path from the book's root, content.
    pub(crate) files: Vec<(PathBuf, String)>,
    /// Reasons that no other page may show.
    pub(crate) secrets: Vec<Secret>,
    /// Questions in all.
    pub(crate) questions: usize,
}

/// Holds the place of a quiz in a chapter until all of it is known.
pub(crate) fn placeholder(id: &str) -> String {
    format!("<!-- lambda-quiz {id} -->")
}

/// Holds the place of the appendix.
pub(crate) const APPENDIX: &str = "<!-- lambda-answers -->";

impl PlacedQuiz {
    /// Reads the file that a marker names: `check` in `src/concepts/logs.md` is `src/concepts/logs/check.quiz.toml`.
    ///
    /// # Errors
    /// The file is missing, or the first mistake in it.
    pub(crate) fn read(root: &Path, chapter: Chapter<'_>, marker: usize, id: &str, page: &Path) -> Result<PlacedQuiz, Vec<Problem>> {
        let file = file_of(chapter.file, id);
        let Ok(written) = fs::read_to_string(root.join(&file)) else {
            let message = format!("there is no {}; write it, with [[questions]]", file.display());
            return Err(vec![chapter.problem(marker, message)]);
        };
        let mut problems = Vec::new();
        let text = numbers::resolve(Chapter { file: &file, text: &written }, 0, written.len(), &mut problems);
        if !problems.is_empty() {
            return Err(problems);
        }
        match Quiz::parse(id, &text) {
            Ok(quiz) => Ok(PlacedQuiz { quiz, page: page.to_path_buf(), file, text }),
            Err(error) => Err(vec![Problem { file, line: error.line, column: error.column, message: error.message }]),
        }
    }

    /// The page in the book.
    pub(crate) fn html_page(&self) -> PathBuf {
        self.page.with_extension("html")
    }

    /// Leads from the page to the book's root: ``, `../`.
    pub(crate) fn to_root(&self) -> String {
        "../".repeat(self.page.components().count().saturating_sub(1))
    }

    /// The folder of the page from the book's root: ``, `concepts/`.
    pub(crate) fn folder(&self) -> String {
        match self.page.parent().map(Path::display).map(|folder| folder.to_string()) {
            Some(folder) if !folder.is_empty() => format!("{folder}/"),
            _ => String::new(),
        }
    }

    /// Where the answers lie, from the page's folder.
    pub(crate) fn answers_from_page(&self) -> String {
        let lesson = self.page.file_stem().unwrap_or_default().to_string_lossy();
        format!("{lesson}/{}/answers.json", self.quiz.id)
    }
}

/// The file of a quiz, from the root of the book.
pub(crate) fn file_of(chapter: &Path, id: &str) -> PathBuf {
    chapter.with_extension("").join(format!("{id}.quiz.toml"))
}

impl Quizzes {
    pub(crate) fn add(&mut self, placed: PlacedQuiz) {
        self.placed.push(placed);
    }

    /// How many quizzes there are.
    pub(crate) fn count(&self) -> usize {
        self.placed.len()
    }

    /// Finds out what is right in every question, and writes markup and files. `known` has the ids of all cells, `public` what readers see
    /// anyway.
    pub(crate) fn settle(&self, known: &BTreeSet<String>, runner: &mut Runner, public: &[String], problems: &mut Vec<Problem>) -> Settled {
        let mut settled = Settled::default();
        let mut whole = Vec::new();
        for placed in &self.placed {
            settled.questions += placed.quiz.questions.len();
            if let Some(truths) = self.truths(placed, known, runner, problems) {
                whole.push((placed, truths));
            }
        }
        let appendix_page = self.appendix.as_ref().map(|page| page.with_extension("html").display().to_string());
        for (placed, truths) in &whole {
            let markup = quiz_html::quiz(placed, truths, &self.cells, appendix_page.as_deref());
            settled.markup.insert(placeholder(&placed.quiz.id), markup);
            let place = placed.page.with_extension("").join(&placed.quiz.id).join("answers.json");
            settled.files.push((place, quiz_answers::file(placed, truths)));
            settled.secrets.extend(secrets(placed));
        }
        let is_public = |words: &str| public.iter().any(|text| text.contains(words));
        settled.secrets.retain(|secret| !is_public(&secret.words));
        if let Some(page) = &self.appendix {
            let to_root = "../".repeat(page.components().count().saturating_sub(1));
            settled.markup.insert(APPENDIX.to_owned(), quiz_answers::appendix(&self.chapters, &whole, &self.solved, &to_root));
        }
        settled
    }

    /// What is right in a quiz; nothing where one of its questions has a mistake.
    fn truths(
        &self,
        placed: &PlacedQuiz,
        known: &BTreeSet<String>,
        runner: &mut Runner,
        problems: &mut Vec<Problem>,
    ) -> Option<Vec<Truth>> {
        let mut truths = Vec::new();
        for question in &placed.quiz.questions {
            match quiz_truth::of(question, &placed.quiz.id, &self.cells, &|id| known.contains(id), runner) {
                Ok(truth) => truths.extend(truth),
                Err((at, sentence)) => {
                    let message = format!("question `{}`: {sentence}", question.id);
                    problems.push(Problem::at(&placed.file, &placed.text, at, message));
                }
            }
        }
        (truths.len() == placed.quiz.questions.len()).then_some(truths)
    }
}

impl Settled {
    /// The chapter with markup in the place of its comments.
    pub(crate) fn fill(&self, mut text: String) -> String {
        for (place, markup) in &self.markup {
            if text.contains(place) {
                text = text.replacen(place, markup, 1);
            }
        }
        text
    }
}

/// The reasons of a quiz. Very short ones may be anywhere by chance.
fn secrets(placed: &PlacedQuiz) -> impl Iterator<Item = Secret> {
    let reasons = placed.quiz.questions.iter().flat_map(quiz_answers::reasons);
    reasons
        .map(|reason| Secret { quiz: placed.quiz.id.clone(), words: squeezed(&without_quotes(&plain(reason))) })
        .filter(|secret| secret.words.len() >= 12)
}
