//! A piece of a chapter that remembers where it came from.

use std::path::Path;

use crate::problem::Problem;

/// A chapter's file and text, to name places in it.
#[derive(Clone, Copy)]
pub(crate) struct Chapter<'a> {
    /// The file, from the root of the book.
    pub(crate) file: &'a Path,
    /// The whole Markdown.
    pub(crate) text: &'a str,
}

impl Chapter<'_> {
    /// A mistake at a byte of the chapter.
    pub(crate) fn problem(&self, offset: usize, message: impl Into<String>) -> Problem {
        Problem::at(self.file, self.text, offset, message)
    }
}
