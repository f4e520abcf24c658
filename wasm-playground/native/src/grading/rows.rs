//! From a file to its rows: which codes it hands in, and what is said of each.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::allowance::Limit;
use super::book::Book;
use super::export::{self, CellReading, Edit, Export};
use super::judge::Judged;
use super::row::{Row, State};

/// The most ids that a sentence lists.
const MOST_LISTED: usize = 3;

/// One code for one exercise. The same code is judged once, whoever hands it in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Job {
    /// The exercise's place in the book.
    pub exercise: usize,
    pub code: String,
}

/// A file, read, and not judged yet.
pub(super) struct HandedIn {
    file: String,
    found: Vec<Found>,
}

/// What is in a file.
enum Found {
    /// A code to judge.
    Code { job: Job, note: String, is_marked: bool },
    /// An exercise without a code that could be judged.
    Without { exercise: usize, message: String },
    /// Something about the file as a whole.
    Whole { state: State, message: String },
}

/// Reads one file.
pub(super) fn read(book: &Book, folder: &Path, path: &Path) -> HandedIn {
    let parts = path.strip_prefix(folder).unwrap_or(path).components();
    let file = parts.map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/");
    let found = match export::read(path) {
        Ok(export) => found_in(book, export),
        Err(message) => vec![Found::Whole { state: State::BadFile, message }],
    };
    HandedIn { file, found }
}

impl HandedIn {
    /// The codes to judge.
    pub fn jobs(&self) -> impl Iterator<Item = &Job> {
        self.found.iter().filter_map(|found| match found {
            Found::Code { job, .. } => Some(job),
            Found::Without { .. } | Found::Whole { .. } => None,
        })
    }

    /// The rows, once all is judged.
    pub fn rows(&self, book: &Book, verdicts: &BTreeMap<&Job, Judged>) -> Vec<Row> {
        self.found.iter().map(|found| row(&self.file, found, book, verdicts)).collect()
    }
}

fn found_in(book: &Book, export: Export) -> Vec<Found> {
    let Export { cells, passed } = export;
    let is_empty = cells.is_empty() && passed.is_empty();
    let mut has_lessons = false;
    let (mut exercises, mut unknown) = (BTreeMap::new(), BTreeSet::new());
    for (id, reading) in cells {
        match book.exercise(&id) {
            Some(place) => drop(exercises.insert(place, found_for(book, place, reading, passed.contains(&id)))),
            None if book.has_cell(&id) => has_lessons = true,
            None => drop(unknown.insert(id)),
        }
    }
    for id in passed {
        match book.exercise(&id) {
            Some(exercise) => {
                let message = "The file marks it as passed, but has no code for it: the cell was reset, or the mark is made by hand.";
                exercises.entry(exercise).or_insert_with(|| Found::Without { exercise, message: message.to_owned() });
            }
            None => drop(unknown.insert(id)),
        }
    }
    let nothing = exercises.is_empty() && unknown.is_empty();
    let mut found: Vec<Found> = exercises.into_values().collect();
    if nothing {
        let message = match is_empty {
            true => "Nothing was changed when this was saved.",
            false => "Cells of lessons were changed, but no exercise.",
        };
        found.push(Found::Whole { state: State::NothingToGrade, message: message.to_owned() });
    }
    if !unknown.is_empty() {
        let what = match found.is_empty() && !has_lessons {
            true => "It is of another book, or of another edition: this book has no",
            false => "Not looked at, since this book has no such exercise or cell:",
        };
        found.push(Found::Whole { state: State::UnknownCells, message: format!("{what} {}.", listed(&unknown)) });
    }
    found
}

/// What a file has for an exercise.
fn found_for(book: &Book, place: usize, reading: CellReading, is_marked: bool) -> Found {
    let without = |message: String| Found::Without { exercise: place, message };
    let edit = match reading {
        CellReading::Edit(edit) => edit,
        CellReading::Broken => return without("What the file has for it was changed by hand and cannot be read.".to_owned()),
        CellReading::Twice => {
            return without("The file has it twice, so it was changed by hand: nobody knows which code counts.".to_owned());
        }
    };
    let (exercise, name) = (&book.exercises[place], book.exercises[place].exercise.file_name());
    let Edit { mut files, is_old, has_conflict } = edit;
    let Some(file) = files.remove(&name).or_else(|| files.remove("")) else {
        let names: BTreeSet<String> = files.into_keys().collect();
        return without(format!("It is of another exercise, or changed by hand: the code is in {}, not in {name}.", listed(&names)));
    };
    // The page shows files without their last line break, and runs them with it.
    let starter = exercise.starter.strip_suffix('\n').unwrap_or(&exercise.starter);
    let ending = if exercise.starter.ends_with('\n') { "\n" } else { "" };
    let mut notes = Vec::new();
    if is_old {
        notes.push("Saved by an earlier version of this book.".to_owned());
    }
    if file.starter != starter {
        notes.push("Edited from an earlier version of the exercise, judged by today's.".to_owned());
    }
    if file.code == starter {
        notes.push("Nothing was changed in it.".to_owned());
    }
    if has_conflict {
        notes.push("Another tab of the reader's had other code; this is what the page showed.".to_owned());
    }
    if !files.is_empty() {
        notes.push(format!("Left out, since the exercise has only {name}: {}.", listed(&files.into_keys().collect())));
    }
    Found::Code { job: Job { exercise: place, code: format!("{}{ending}", file.code) }, note: notes.join(" "), is_marked }
}

fn row(file: &str, found: &Found, book: &Book, verdicts: &BTreeMap<&Job, Judged>) -> Row {
    let empty = Row {
        file: file.to_owned(),
        exercise: None,
        state: State::NotGraded,
        passed: None,
        checks: None,
        message: String::new(),
        note: String::new(),
    };
    let id = |place: usize| Some(book.exercises[place].exercise.name.clone());
    match found {
        Found::Whole { state, message } => Row { state: *state, message: message.clone(), ..empty },
        Found::Without { exercise, message } => Row { exercise: id(*exercise), message: message.clone(), ..empty },
        Found::Code { job, note, is_marked } => {
            let (state, passed, message) = match verdicts.get(job) {
                Some(Judged::Whole { passed, message: None }) => (State::Passed, Some(*passed), String::new()),
                Some(Judged::Whole { passed, message: Some(message) }) => (State::Failed, Some(*passed), message.clone()),
                Some(Judged::Stopped { passed, limit }) => (State::Stopped, Some(*passed), stopped(*limit).to_owned()),
                Some(Judged::Refused(reason)) => (State::NotGraded, None, format!("The simulation does not take this code: {reason}.")),
                Some(Judged::Broken) | None => (State::NotGraded, None, BROKEN.to_owned()),
            };
            let note = match *is_marked && state == State::Failed {
                true => format!("{note} The file marks it as passed, but this code does not pass.").trim_start().to_owned(),
                false => note.clone(),
            };
            let checks = passed.map(|_| book.exercises[job.exercise].exercise.checks.len());
            Row { exercise: id(job.exercise), state, passed, checks, message, note, ..empty }
        }
    }
}

const BROKEN: &str = "mini-lambda itself failed at this code. Grade it by hand, and report it with the file.";

fn stopped(limit: Limit) -> &'static str {
    match limit {
        Limit::Work => {
            "Stopped: it computes far more than this exercise needs. Look for a loop without an end; `--patience 10` waits ten times as long."
        }
        Limit::Bytes => "Stopped: it prints, writes and sends far more than this exercise needs. Look for a loop without an end.",
    }
}

/// Some names with commas between; hostile ones are cut.
fn listed(names: &BTreeSet<String>) -> String {
    let short = |name: &String| match name.chars().count() > 60 {
        true => format!("{:?}", format!("{}…", name.chars().take(60).collect::<String>())),
        false => format!("{name:?}"),
    };
    let shown: Vec<String> = names.iter().take(MOST_LISTED).map(short).collect();
    match names.len() - shown.len() {
        0 if shown.is_empty() => "no file".to_owned(),
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}
