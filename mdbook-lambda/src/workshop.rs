//! One chapter after another: finds the cells, runs them, holds their claims against the run, writes the new text.

mod passing;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use exercise::{Check, Form, Verdict};
use serde_json::{Value, json};

use crate::cell::Cell;
use crate::cell_reader;
use crate::event_library::EventLibrary;
use crate::fences::{self, Fence, Kind};
use crate::folder::{ExerciseFolder, marker_id};
use crate::gallery::{self, Piece};
use crate::html;
use crate::markdown::squeezed;
use crate::mistakes;
use crate::numbers;
use crate::place::Chapter;
use crate::problem::Problem;
use crate::quiz_truth::Recorded;
use crate::quizzes::{self, PlacedQuiz, Quizzes, Settled, Solved};
use crate::runner::{Run, Runner, hash};
use crate::secrets::without_quotes;
use crate::syllabus::Syllabus;

/// Works through the chapters of a book and remembers what all of them have in common.
pub(crate) struct Workshop<'a> {
    root: &'a Path,
    runner: &'a mut Runner,
    /// Every id, and where it was first seen.
    ids: BTreeMap<String, String>,
    /// Folders of the exercises that chapters name.
    pub(crate) folders: BTreeSet<PathBuf>,
    /// Folders of the Playground's scenarios.
    pub(crate) showcases: BTreeSet<PathBuf>,
    /// Files with the scenarios of cells, and further files of their functions.
    pub(crate) scenarios: BTreeSet<PathBuf>,
    /// The lessons with what each of them has.
    pub(crate) syllabus: Syllabus,
    /// Files for the book: path from the book's root, content.
    pub(crate) files: Vec<(PathBuf, String)>,
    /// Lines of solutions, with the exercise's name.
    solutions: Vec<(String, String)>,
    /// Quizzes, and what they ask of.
    pub(crate) quizzes: Quizzes,
    /// Ids of cells, whether they have mistakes or not.
    cell_ids: BTreeSet<String>,
    /// What readers are shown anyway: chapters, scenarios, starters, hints.
    public: Vec<String>,
    /// The events that services send, read when a chapter wants one.
    events: EventLibrary,
    pub(crate) cells: usize,
    pub(crate) wrong_variants: usize,
    /// All mistakes so far.
    pub(crate) problems: Vec<Problem>,
}

impl<'a> Workshop<'a> {
    pub(crate) fn new(root: &'a Path, runner: &'a mut Runner) -> Workshop<'a> {
        Workshop {
            root,
            runner,
            ids: BTreeMap::new(),
            folders: BTreeSet::new(),
            showcases: BTreeSet::new(),
            scenarios: BTreeSet::new(),
            syllabus: Syllabus::default(),
            files: Vec::new(),
            solutions: Vec::new(),
            quizzes: Quizzes::default(),
            cell_ids: BTreeSet::new(),
            public: Vec::new(),
            events: EventLibrary::of_book(root),
            cells: 0,
            wrong_variants: 0,
            problems: Vec::new(),
        }
    }

    /// The chapter's Markdown with each cell and exercise replaced by its markup, and a comment in the place of each quiz. `page` is the
    /// chapter's path in `src`, `name` what the summary calls it.
    pub(crate) fn chapter(&mut self, chapter: Chapter<'_>, page: &Path, name: &str) -> String {
        self.quizzes.chapters.push((page.to_path_buf(), name.to_owned()));
        self.public.push(without_quotes(chapter.text));
        let fences = match fences::find(chapter) {
            Ok(fences) => fences,
            Err(problems) => {
                self.problems.extend(problems);
                return chapter.text.to_owned();
            }
        };
        let to_root = "../".repeat(page.components().count().saturating_sub(1));
        let mut text = String::with_capacity(chapter.text.len());
        let mut at = 0;
        for fence in fences {
            let place = fence.place.clone();
            text.push_str(&numbers::resolve(chapter, at, place.start, &mut self.problems));
            let markup = match fence.kind {
                Kind::Cell => self.cell(chapter, fence, page, &to_root),
                Kind::Exercise => self.exercise(chapter, &fence, page, &to_root),
                Kind::Quiz => self.quiz(chapter, &fence, page),
                Kind::Answers => self.answers(chapter, &fence, page),
                Kind::Playground => self.playground(chapter, &fence, &to_root),
                Kind::Progress | Kind::Plan | Kind::Room | Kind::Notes => self.syllabus.fence(chapter, &fence, page),
                Kind::LibraryEvent => self.events.explain(chapter, &fence),
            };
            match markup {
                Ok(markup) => text.push_str(&markup),
                Err(problems) => self.problems.extend(problems),
            }
            at = place.end;
        }
        text.push_str(&numbers::resolve(chapter, at, chapter.text.len(), &mut self.problems));
        text
    }

    /// Settles all quizzes, once every chapter was read.
    pub(crate) fn settle(&mut self) -> Settled {
        let public: Vec<String> = self.public.iter().map(|text| squeezed(text)).collect();
        self.quizzes.settle(&self.cell_ids, self.runner, &public, &mut self.problems)
    }

    /// Lines of solutions that no reader is shown, with the exercise's name.
    pub(crate) fn secrets(&self) -> Vec<(String, String)> {
        let is_secret = |line: &str| !self.public.iter().any(|text| text.contains(&without_quotes(line)));
        self.solutions.iter().filter(|(_, line)| is_secret(line)).cloned().collect()
    }

    fn cell(&mut self, chapter: Chapter<'_>, fence: Fence, page: &Path, to_root: &str) -> Result<String, Vec<Problem>> {
        let start = fence.place.start;
        self.cell_ids.extend(fence.id().map(str::to_owned));
        let cell = cell_reader::read(self.root, chapter, fence)?;
        self.claim_id(chapter, start, &cell.id)?;
        self.cells += 1;
        self.scenarios.extend(cell.around.iter().map(|around| around.path.clone()));
        self.scenarios.extend(cell.offers.files.iter().map(|file| file.path.clone()));
        self.public.extend(cell.offers.files.iter().map(|file| without_quotes(&file.text)));
        self.public.extend(cell.around.iter().map(|around| without_quotes(&around.text)));
        let mut scenario = cell.scenario();
        scenario["steps"] = cell.steps().into();
        let checks: Vec<Check> = cell.claims.iter().map(|(check, _)| check.clone()).collect();
        let run = self.runner.run(&scenario, &checks, true).map_err(|message| {
            vec![match &cell.around {
                Some(around) => Problem::written(&around.path, &around.text, Form::Cell, &message),
                None => chapter.problem(start, format!("cell `{}`: {message}", cell.id)),
            }]
        })?;
        let mut broken: Vec<Problem> = run
            .verdict
            .results
            .iter()
            .zip(&cell.claims)
            .filter(|(result, _)| !result.passed)
            .map(|(result, (check, place))| {
                let message = format!("cell `{}`: {} says {}, the run gave {}", cell.id, check.id, result.expected, result.got);
                chapter.problem(*place, message)
            })
            .collect();
        if let Some((billed, place)) = &cell.billed
            && let Some(sentence) = billed.broken_by(&run.billed_ms(cell.function_name()))
        {
            broken.push(chapter.problem(*place, format!("cell `{}`: {sentence}", cell.id)));
        }
        if let Some((month, place)) = &cell.month
            && let Some(sentence) = month.broken_by(&cell, &run)
        {
            broken.push(chapter.problem(*place, format!("cell `{}`: {sentence}", cell.id)));
        }
        let (named, place) = cell.mistakes.clone().unwrap_or((Vec::new(), start));
        let differences = mistakes::differences(&run.mistakes, &named).into_iter();
        broken.extend(differences.map(|sentence| chapter.problem(place, format!("cell `{}`: {sentence}", cell.id))));
        if !broken.is_empty() {
            return Err(broken);
        }
        let markup = html::cell(&cell, &run, to_root);
        self.remember(cell, run, scenario, page);
        Ok(markup)
    }

    /// Keeps what a cell did, for questions about it.
    fn remember(&mut self, cell: Cell, run: Run, scenario: Value, page: &Path) {
        let last_step = cell.around.is_none().then(|| cell.calls.steps().len());
        let (page, function) = (page.with_extension("html"), cell.function_name().to_owned());
        self.quizzes.cells.insert(cell.id, Recorded { page, title: cell.title, code: cell.code, function, scenario, last_step, run });
    }

    /// A quiz: its place is kept, since what is right in it may depend on cells that come later.
    fn quiz(&mut self, chapter: Chapter<'_>, fence: &Fence, page: &Path) -> Result<String, Vec<Problem>> {
        let id = marker_id(chapter, fence).map_err(|problem| vec![problem])?;
        self.claim_id(chapter, fence.place.start, &id)?;
        self.scenarios.insert(quizzes::file_of(chapter.file, &id));
        let placed = PlacedQuiz::read(self.root, chapter, fence.place.start, &id, page)?;
        self.syllabus.quiz(page, &placed.quiz);
        self.quizzes.add(placed);
        Ok(quizzes::placeholder(&id))
    }

    /// The place of all answers.
    fn answers(&mut self, chapter: Chapter<'_>, fence: &Fence, page: &Path) -> Result<String, Vec<Problem>> {
        if let Some(first) = self.quizzes.appendix.replace(page.to_path_buf()) {
            let message = format!("the answers stand in {} already; keep one fence ```lambda-answers", first.display());
            return Err(vec![chapter.problem(fence.place.start, message)]);
        }
        Ok(quizzes::APPENDIX.to_owned())
    }

    fn exercise(&mut self, chapter: Chapter<'_>, fence: &Fence, page: &Path, to_root: &str) -> Result<String, Vec<Problem>> {
        let start = fence.place.start;
        let id = marker_id(chapter, fence).map_err(|problem| vec![problem])?;
        self.claim_id(chapter, start, &id)?;
        self.folders.insert(crate::folder::folder_of(chapter.file, &id));
        let folder = ExerciseFolder::read(self.root, chapter, start, &id)?;
        let mut problems = Vec::new();
        let starter = self.attempt(&folder, &folder.starter, false, &mut problems);
        if let Some((_, verdict)) = &starter
            && verdict.passed
        {
            let message = "the starter passes all checks already; leave something to do";
            problems.push(Problem::in_file(&folder.folder.join("starter.py"), message));
        }
        if let Some((run, verdict)) = self.attempt(&folder, &folder.solution, true, &mut problems) {
            let in_solution = |sentence| Problem::in_file(&folder.folder.join("solution.py"), sentence);
            problems.extend(mistakes::in_good_code(&run.mistakes).map(in_solution));
            problems.extend(
                failures(&verdict)
                    .map(|failure| format!("the solution fails {failure}; correct it, or the check in exercise.toml"))
                    .map(|message| Problem::in_file(&folder.folder.join("solution.py"), message)),
            );
        }
        for (name, code, expected) in &folder.wrong {
            self.wrong_variants += 1;
            if let Some((_, verdict)) = self.attempt(&folder, code, false, &mut problems)
                && let Some(message) = wrong_message(&verdict, expected)
            {
                problems.push(Problem::in_file(&folder.folder.join(name), message));
            }
        }
        let Some((run, _)) = starter.filter(|_| problems.is_empty()) else {
            return Err(problems);
        };
        self.public.extend(folder.exercise.hints.iter().chain([&folder.starter]).map(|text| without_quotes(text)));
        let own_lines = folder.solution.lines().map(str::trim).filter(|line| line.len() >= 12);
        self.solutions.extend(own_lines.map(|line| (id.clone(), line.to_owned())));
        self.syllabus.exercise(page, &id, &folder.exercise.title, folder.exercise.minutes);
        self.quizzes.solved.push(Solved { page: page.to_path_buf(), title: folder.exercise.title.clone(), code: folder.solution.clone() });
        self.ship(&folder, page);
        Ok(html::exercise(&folder, &run, to_root))
    }

    /// The Playground: each scenario of its gallery is run and held to its description.
    fn playground(&mut self, chapter: Chapter<'_>, fence: &Fence, to_root: &str) -> Result<String, Vec<Problem>> {
        let (mut pieces, mut problems) = (Vec::new(), Vec::new());
        for (id, place) in gallery::listed(chapter, fence).map_err(|problem| vec![problem])? {
            self.showcases.insert(gallery::folder_of(chapter.file, &id));
            match self.claim_id(chapter, place, &id).and_then(|()| Piece::read(self.root, chapter, place, &id)) {
                Ok(piece) => {
                    problems.extend(self.untrue(&piece));
                    pieces.push(piece);
                }
                Err(found) => problems.extend(found),
            }
        }
        self.public.extend(pieces.iter().flat_map(Piece::texts).map(|text| without_quotes(text)));
        if problems.is_empty() { Ok(html::playground(&pieces, to_root)) } else { Err(problems) }
    }

    /// What the description of a scenario says and its run does not show.
    fn untrue(&mut self, piece: &Piece) -> Vec<Problem> {
        let refuse = |message: String| Problem::in_file(&piece.folder.join("scenario.toml"), message);
        match self.runner.run(&piece.scenario(), &piece.showcase.checks, true) {
            Ok(run) => {
                let untrue = failures(&run.verdict).map(|failure| format!("the scenario does not do what it says: {failure}"));
                untrue.chain(mistakes::in_good_code(&run.mistakes)).map(refuse).collect()
            }
            Err(message) => vec![Problem::written(&piece.folder.join("scenario.toml"), &piece.toml, Form::Showcase, &message)],
        }
    }

    /// Runs one file of an exercise; `None`, with a problem noted, when it cannot be run at all.
    ///
    /// A solution `is_watched` for mistakes; other files may make whatever mistakes they like.
    fn attempt(&mut self, folder: &ExerciseFolder, code: &str, is_watched: bool, problems: &mut Vec<Problem>) -> Option<(Run, Verdict)> {
        match self.runner.run(&folder.exercise.scenario(code), &folder.exercise.checks, is_watched) {
            Ok(run) => Some((run.clone(), run.verdict)),
            Err(message) => {
                let problem = Problem::written(&folder.folder.join("exercise.toml"), &folder.toml, Form::Exercise, &message);
                // What is wrong with the scenario is so with every file.
                if !problems.contains(&problem) {
                    problems.push(problem);
                }
                None
            }
        }
    }

    /// Notes an id; two cells of one name in the whole book are a mistake.
    fn claim_id(&mut self, chapter: Chapter<'_>, start: usize, id: &str) -> Result<(), Vec<Problem>> {
        let problem = chapter.problem(start, "");
        let place = format!("{}:{}", problem.file.display(), problem.line);
        match self.ids.get(id) {
            Some(first) => {
                let message = format!("the id `{id}` is taken by {first}; ids are for the whole book, choose another");
                Err(vec![Problem { message, ..problem }])
            }
            None => {
                self.ids.insert(id.to_owned(), place);
                Ok(())
            }
        }
    }

    /// What the book ships of an exercise: one file without the solution, and the solution on its own.
    fn ship(&mut self, folder: &ExerciseFolder, page: &Path) {
        let exercise = &folder.exercise;
        let place = page.with_extension("").join(&exercise.name);
        let (scenario, steps) = folder.scenario_and_steps();
        let without_solution = json!({
            "id": exercise.name, "title": exercise.title, "minutes": exercise.minutes, "hints": exercise.hints,
            "file": exercise.file_name(), "function": "fn", "scenario": scenario, "steps": steps,
            "checks": exercise.checks, "starter": folder.starter, "starter_hash": hash(folder.starter.as_bytes()),
        });
        let solution = json!({ "id": exercise.name, "code": folder.solution });
        self.files.push((place.join("exercise.json"), without_solution.to_string()));
        self.files.push((place.join("solution.json"), solution.to_string()));
    }
}

fn failures(verdict: &Verdict) -> impl Iterator<Item = String> {
    verdict
        .results
        .iter()
        .filter(|result| !result.passed)
        .map(|result| format!("`{}`: expected {}, got {}", result.id, result.expected, result.got))
}

/// What is wrong with the verdict on a wrong variant, which must get the message of `expected` first.
fn wrong_message(verdict: &Verdict, expected: &str) -> Option<String> {
    match verdict.results.iter().find(|result| !result.passed) {
        Some(first) if first.id == expected => None,
        Some(first) => Some(format!(
            "this mistake gets the message of `{}` (expected {}, got {}), not that of `{expected}`; correct it, or [wrong] in exercise.toml",
            first.id, first.expected, first.got
        )),
        None => Some(format!(
            "this mistake passes all checks; it should get the message of `{expected}`: correct it, or add a check that sees it"
        )),
    }
}
