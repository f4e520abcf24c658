//! `mini-lambda check` as a room of five hundred would use it: ordinary work, and work that means harm, each graded right.

#[path = "grading/files.rs"]
mod files;
#[path = "grading/hostile_code.rs"]
mod hostile_code;
#[path = "grading/hostile_files.rs"]
mod hostile_files;
#[path = "grading/ordinary.rs"]
mod ordinary;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use files::HandedIn;
use mini_lambda_cli::grading::Grading;
use mini_lambda_cli::grading::book::Book;
use mini_lambda_cli::grading::row::{Grades, Row};
use workbook_tests::{engines, root};

/// Files of readers who mean well.
const ORDINARY: usize = 450;
/// Files that are broken, changed by hand, or bring code that means harm.
const HOSTILE: usize = 50;

/// A folder with these files in it.
fn folder(name: &str, handed_in: &[HandedIn]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("grading").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder for the test");
    handed_in.iter().for_each(|file| file.write(&folder));
    folder
}

fn grade(book: &Book, folder: &Path, threads: usize) -> Grades {
    let grading = Grading { book, engines: &engines, threads, patience: 1 };
    grading.grade(folder).expect("the folder can be listed")
}

/// What differs from what was expected, a line for each file.
fn differences(handed_in: &[HandedIn], grades: &Grades) -> Vec<String> {
    let mut rows: BTreeMap<&str, Vec<&Row>> = BTreeMap::new();
    grades.rows.iter().for_each(|row| rows.entry(&row.file).or_default().push(row));
    let differing = handed_in.iter().filter_map(|file| {
        let got = rows.remove(file.name.as_str()).unwrap_or_default();
        let is_right = got.len() == file.expected.len() && got.iter().zip(&file.expected).all(|(row, expected)| expected.is_met(row));
        (!is_right).then(|| format!("{}: expected {:#?}, got {got:#?}", file.name, file.expected))
    });
    let mut all: Vec<String> = differing.collect();
    all.extend(rows.into_keys().map(|name| format!("nobody has handed in {name}")));
    all
}

#[test]
fn five_hundred_files_are_graded_right() {
    let book = Book::read(root()).expect("the book");
    let mut handed_in = ordinary::files(&book, ORDINARY);
    handed_in.extend(hostile_files::files(&book));
    handed_in.extend(hostile_code::files(&book));
    assert_eq!(handed_in.len(), ORDINARY + HOSTILE);
    let folder = folder("room", &handed_in);
    let began = Instant::now();
    let grades = grade(&book, &folder, 2);
    let took = began.elapsed();
    println!("{} files, {} submissions, {} of them different: {took:.1?}", grades.files, grades.submissions, grades.judged);
    let differences = differences(&handed_in, &grades);
    assert!(differences.is_empty(), "{} of {}:\n{}", differences.len(), handed_in.len(), differences.join("\n"));
    assert!(grades.judged < grades.submissions, "the same code is judged once");
    // On two cores of its own; where other work goes on beside it, four times as much passes.
    let most = if std::env::var_os("SLOW_MACHINE").is_some() { 60 } else { 240 };
    assert!(took.as_secs() < most, "{took:?} for {} files", grades.files);
}

#[test]
fn one_thread_and_two_say_the_same() {
    let book = Book::read(root()).expect("the book");
    let handed_in = ordinary::files(&book, 12);
    let folder = folder("threads", &handed_in);
    assert_eq!(grade(&book, &folder, 1), grade(&book, &folder, 2));
}

/// The page writes the form that grading reads: whoever changes it there changes it here, too.
#[test]
fn the_page_writes_what_grading_reads() {
    let page = fs::read_to_string(root().join("theme/work-file.ts")).expect("the page's own reader");
    assert!(page.contains(&format!("const FORMAT = {:?};", files::FORMAT)), "theme/work-file.ts has another format");
    assert!(page.contains(&format!("const VERSION = {};", files::VERSION)), "theme/work-file.ts has another version");
}

#[test]
fn a_wrong_path_is_a_sentence() {
    let book = Book::read(root()).expect("the book");
    let grading = Grading { book: &book, engines: &engines, threads: 1, patience: 1 };
    assert!(grading.grade(Path::new("no/such")).expect_err("it is not there").contains("no folder no/such"));
    assert!(Book::read(Path::new("no/such")).expect_err("it is not there").contains("--book"));
    let here = root().join("book.toml");
    assert!(grading.grade(&here).expect_err("it is a file").contains("is a file"));
}
