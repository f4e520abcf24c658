//! Ordinary work: solutions, starters and the mistakes that the book knows, each with a line of its reader's own.

use mini_lambda_cli::grading::book::{Book, BookExercise};
use mini_lambda_cli::grading::row::State;
use serde_json::Map;

use crate::files::{Expected, HandedIn, Says, cell, export};

/// A code whose result is known.
struct Known<'a> {
    exercise: &'a BookExercise,
    place: usize,
    code: String,
    state: State,
    says: Option<String>,
}

/// So many files, with two exercises each, some with a third.
pub fn files(book: &Book, count: usize) -> Vec<HandedIn> {
    let known = known(book);
    // Strides that share no factor with each other lead every reader to other exercises and mistakes.
    (0..count).map(|reader| file(reader, [reader, reader * 7 + 61].map(|number| &known[number % known.len()]))).collect()
}

/// Every solution, starter and wrong variant of the book, by exercise.
fn known(book: &Book) -> Vec<Known<'_>> {
    let mut all = Vec::new();
    for (place, exercise) in book.exercises.iter().enumerate() {
        let mut add = |code: &str, state, says| all.push(Known { exercise, place, code: code.to_owned(), state, says });
        add(&exercise.solution, State::Passed, Some(String::new()));
        add(&exercise.starter, State::Failed, None);
        for (file, check) in &exercise.exercise.wrong {
            let code = exercise.read(file).expect("the book's build has found it");
            let check = exercise.exercise.checks.iter().find(|other| other.id == *check).expect("the format has seen to it");
            add(&code, State::Failed, Some(check.message.clone()));
        }
    }
    all
}

fn file(reader: usize, handed_in: [&Known<'_>; 2]) -> HandedIn {
    let mut cells = Map::new();
    let mut expected = Vec::new();
    for known in handed_in {
        // Most readers have typed just what others have: so it is where all work on the same mistakes.
        let code = match reader % 6 {
            0 => format!("{}\n# the work of reader {reader}\n", known.code),
            _ => known.code.clone(),
        };
        let name = &known.exercise.exercise.name;
        if cells.insert(name.clone(), cell(known.exercise, &code)).is_some() {
            // Both drew the same exercise: the second code is the one that is in the file.
            expected.clear();
        }
        let says = known.says.clone().map_or(Says::Anything, Says::Exactly);
        let passed = (known.state == State::Passed).then_some(known.exercise.exercise.checks.len());
        expected.push((known.place, Expected { passed, ..Expected::of(name, known.state, says) }));
    }
    // Rows come in the order of the book, whatever the order in the file.
    expected.sort_by_key(|(place, _)| *place);
    let name = format!("group-{}/reader-{reader:03}.json", reader % 5);
    HandedIn::json(name, &export(cells, &[]), expected.into_iter().map(|(_, expected)| expected).collect())
}
