//! What a cell offers its reader beside the code: more files, settings, a call that nobody waits for.

use std::fs;
use std::path::{Path, PathBuf};

use mini_lambda::FunctionConfig;
use mini_lambda::function::{ApplicationLogLevel, LogFormat, SystemLogLevel};
use serde_json::{Map, Value, json};

use crate::attributes::Attribute;
use crate::place::Chapter;
use crate::problem::Problem;

/// Attributes that are words without a value.
pub(crate) const WORDS: [&str; 2] = ["settings", "async"];

/// What a cell offers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Offers {
    /// The function's settings can be seen and changed.
    pub(crate) settings: bool,
    /// The function can be called asynchronously.
    pub(crate) is_async: bool,
    /// More files of the function.
    pub(crate) files: Vec<MoreFile>,
}

/// A file of the function that lies beside the lesson.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct MoreFile {
    /// Its path in /var/task.
    pub(crate) name: String,
    /// Where it is, from the root of the book.
    pub(crate) path: PathBuf,
    /// Its content.
    pub(crate) text: String,
}

impl Offers {
    /// Reads the files that the attribute names: `prices.py` in `src/money/bill.md` is `src/money/bill/prices.py`.
    ///
    /// # Errors
    /// A name that is none, or a file that is missing.
    pub(crate) fn read_files(&mut self, root: &Path, chapter: Chapter<'_>, attribute: &Attribute, names: &str) -> Result<(), Problem> {
        for name in names.split_whitespace() {
            let is_plain = |part: &str| !part.is_empty() && !part.starts_with('.');
            let good = |c: char| c.is_ascii_alphanumeric() || ['_', '-', '.', '/'].contains(&c);
            if !name.split('/').all(is_plain) || !name.chars().all(good) {
                let message = format!("`files` names files beside the lesson, with blanks between them: `files=\"prices.py\"`, not {name}");
                return Err(chapter.problem(attribute.value_at, message));
            }
            let path = chapter.file.with_extension("").join(name);
            let Ok(text) = fs::read_to_string(root.join(&path)) else {
                return Err(chapter.problem(attribute.value_at, format!("there is no {}; write it", path.display())));
            };
            self.files.push(MoreFile { name: name.to_owned(), path, text });
        }
        Ok(())
    }

    /// What the page's script is told of it.
    pub(crate) fn put_into(&self, data: &mut Value, function: &Map<String, Value>) {
        if !self.files.is_empty() {
            data["more_files"] = self.files.iter().map(|file| file.name.as_str()).collect();
        }
        if self.settings {
            data["settings"] = json!({ "values": settings(function), "choices": {
                "log_format": words(LogFormat::ALL, |word| word.word()),
                "application_log_level": words(ApplicationLogLevel::ALL, |word| word.word()),
                "system_log_level": words(SystemLogLevel::ALL, |word| word.word()),
            }});
        }
        if self.is_async {
            data["async"] = true.into();
        }
    }
}

/// Every setting that a reader may change, with AWS's default where the cell names none.
pub(crate) fn settings(function: &Map<String, Value>) -> Map<String, Value> {
    let default = FunctionConfig::new("fn");
    let defaults = [
        ("handler", json!(default.handler)),
        ("memory_mb", json!(default.memory_mb)),
        ("timeout_s", json!(default.timeout_s)),
        ("ephemeral_storage_mb", json!(default.ephemeral_storage_mb)),
        ("maximum_event_age_s", json!(default.maximum_event_age_s)),
        ("maximum_retry_attempts", json!(default.maximum_retry_attempts)),
        ("environment", json!(default.environment)),
        ("log_format", json!(default.log_format.word())),
        ("application_log_level", Value::Null),
        ("system_log_level", Value::Null),
    ];
    defaults.into_iter().map(|(key, value)| (key.to_owned(), function.get(key).cloned().unwrap_or(value))).collect()
}

fn words<T>(all: &[T], word: impl Fn(&T) -> &'static str) -> Value {
    all.iter().map(word).collect()
}
