//! `cargo xtask check`: one lesson, exercise or quiz, by the preprocessor that builds the book.

use std::path::Path;
use std::process::Command;

use crate::paths::Paths;
use crate::process::run;
use crate::{Result, build, python, redshift};

/// Runs what `path` is or belongs to. Takes seconds, but for the first time, when the preprocessor itself is built.
///
/// # Errors
/// When something is wrong; the preprocessor has said what and where.
pub fn check(paths: &Paths, path: &Path) -> Result {
    if !paths.python_wasm().is_file() || !paths.redshift_wasm().is_file() {
        python::build(paths)?;
        redshift::build(paths)?;
    }
    let preprocessor = paths.target.join("release/mdbook-lambda");
    if !preprocessor.is_file() {
        build::book_builder(paths)?;
    }
    run(Command::new(preprocessor).arg("check").arg(path)).map_err(|_| "correct what is listed above, then check again".to_owned())
}
