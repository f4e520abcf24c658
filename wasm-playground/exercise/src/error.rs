//! Why an `exercise.toml` was refused, and where.

use std::fmt;

/// A mistake in an `exercise.toml`. The message says what is wrong and what to write instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExerciseError {
    /// Line of the mistake, counted from 1.
    pub line: usize,
    /// Column of the mistake in characters, counted from 1.
    pub column: usize,
    /// What is wrong, and what to write.
    pub message: String,
}

impl ExerciseError {
    pub(crate) fn at(text: &str, offset: usize, message: impl Into<String>) -> ExerciseError {
        let (line, column) = line_and_column(text, offset);
        ExerciseError { line, column, message: message.into() }
    }

    pub(crate) fn not_toml(text: &str, error: &toml::de::Error) -> ExerciseError {
        let offset = error.span().map_or(0, |span| span.start);
        ExerciseError::at(text, offset, format!("this is not TOML: {}", error.message()))
    }
}

impl fmt::Display for ExerciseError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "line {}, column {}: {}", self.line, self.column, self.message)
    }
}

impl std::error::Error for ExerciseError {}

/// Line and column (both from 1, columns in characters) of a byte offset. An offset past the end is the end.
#[must_use]
pub fn line_and_column(text: &str, offset: usize) -> (usize, usize) {
    let mut end = offset.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let before = &text[..end];
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
    (line, column)
}

#[cfg(test)]
mod tests {
    use super::line_and_column;

    #[test]
    fn columns_count_characters_not_bytes() {
        assert_eq!(line_and_column("a\nüx", 4), (2, 2));
        assert_eq!(line_and_column("", 9), (1, 1));
        assert_eq!(line_and_column("ü", 1), (1, 1));
    }
}
