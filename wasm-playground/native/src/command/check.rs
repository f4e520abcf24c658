//! `mini-lambda check`: grades exported work.

use std::io::Write;
use std::num::NonZeroUsize;
use std::thread::available_parallelism;

use crate::grading::Grading;
use crate::grading::book::Book;

use super::arguments::{Check, TableForm};
use super::engines::Machines;
use super::grades;
use super::outcome::{Failure, Outcome};

/// Grades the folder and prints the rows.
///
/// # Errors
/// [`Failure::WrongInput`] if there is no such folder, no book or no Python. What is wrong with a file is a row.
pub fn check(arguments: &Check) -> Result<Outcome, Failure> {
    let book = Book::read(&arguments.book).map_err(Failure::WrongInput)?;
    let machines = Machines::find(arguments.python.as_deref())?;
    let grading = Grading {
        book: &book,
        engines: &|| machines.engines(),
        threads: available_parallelism().map_or(1, NonZeroUsize::get),
        patience: arguments.patience,
    };
    let grades = grading.grade(&arguments.folder).map_err(Failure::WrongInput)?;
    let text = match arguments.output {
        TableForm::Table => grades::table(&grades),
        TableForm::Csv => grades::csv(&grades.rows),
        TableForm::Json => grades::json(&grades.rows),
    };
    let mut out = std::io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(Outcome::Ran)
}
