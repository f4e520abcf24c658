//! A mistake in the book, and where it is.

use std::fmt;
use std::path::{Path, PathBuf};

use exercise::{Form, line_and_column, written_at};

/// A mistake of an author's. The message says what is wrong and what to write instead.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file, from the root of the book.
    pub file: PathBuf,
    /// Line, counted from 1.
    pub line: usize,
    /// Column in characters, counted from 1.
    pub column: usize,
    /// What is wrong, and what to do.
    pub message: String,
}

impl Problem {
    /// A mistake at a byte of a text.
    pub fn at(file: &Path, text: &str, offset: usize, message: impl Into<String>) -> Problem {
        let (line, column) = line_and_column(text, offset);
        Problem { file: file.to_path_buf(), line, column, message: message.into() }
    }

    /// What the simulation says of a scenario, where the author wrote it.
    pub(crate) fn written(file: &Path, toml: &str, form: Form, sentence: &str) -> Problem {
        let error = written_at(toml, form, sentence);
        Problem { file: file.to_path_buf(), line: error.line, column: error.column, message: error.message }
    }

    /// A mistake that belongs to a file as a whole.
    pub fn in_file(file: &Path, message: impl Into<String>) -> Problem {
        Problem::at(file, "", 0, message)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Problem { file, line, column, message } = self;
        write!(formatter, "{}:{line}:{column}: {message}", file.display())
    }
}
