//! The scenario that a cell names: a file beside the lesson with what else is deployed, and what happens.

use std::fs;
use std::path::{Path, PathBuf};

use exercise::ScenarioFile;
use serde_json::Value;

use crate::attributes::Attribute;
use crate::place::Chapter;
use crate::problem::Problem;

/// A scenario file, read.
#[derive(Debug)]
pub(crate) struct Around {
    /// Where it is, from the root of the book.
    pub(crate) path: PathBuf,
    /// Its text, for readers.
    pub(crate) text: String,
    /// What it says.
    pub(crate) file: ScenarioFile,
}

impl Around {
    /// Reads the scenario that the attribute names: `retries` in `src/limits/lost.md` is `src/limits/lost/retries.toml`.
    ///
    /// # Errors
    /// A name that is none, a file that is missing, or the first mistake in it.
    pub(crate) fn read(root: &Path, chapter: Chapter<'_>, attribute: &Attribute, name: &str) -> Result<Around, Problem> {
        if name.is_empty() || !name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-') {
            let message = "`scenario` names a file beside the lesson, without its folder and ending: `scenario=two-retries`";
            return Err(chapter.problem(attribute.value_at, message));
        }
        let path = chapter.file.with_extension("").join(format!("{name}.toml"));
        let Ok(text) = fs::read_to_string(root.join(&path)) else {
            let message = format!("there is no {}; write it, with the keys of a scenario", path.display());
            return Err(chapter.problem(attribute.value_at, message));
        };
        match ScenarioFile::parse(&text) {
            Ok(file) => Ok(Around { path, text, file }),
            Err(error) => Err(Problem { file: path, line: error.line, column: error.column, message: error.message }),
        }
    }

    /// Name of the function whose code the cell brings.
    pub(crate) fn function(&self) -> &str {
        self.file.own.get("name").and_then(Value::as_str).unwrap_or_default()
    }

    /// The steps, with the cell's event in each call of its function that has none; and how many those are.
    pub(crate) fn steps(&self, event: Option<&Value>) -> (Vec<Value>, usize) {
        let (mut steps, mut filled) = (self.file.steps.clone(), 0);
        for step in &mut steps {
            let is_open = step.get("invoke").is_some_and(|name| name == self.function());
            if let Some(event) = event
                && is_open
                && step.get("event").or(step.get("payload")).is_none()
            {
                step["event"] = event.clone();
                filled += 1;
            }
        }
        (steps, filled)
    }
}
