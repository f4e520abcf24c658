//! Requests with entries: the checks of the whole, and the answer that says what became of each.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::figures::BATCH;
use super::refusals;
use crate::parameters::{Parameters, structure};
use crate::service_error::ServiceError;

/// One entry.
#[derive(Clone, Copy)]
pub(super) struct Entry<'a> {
    pub id: &'a str,
    pub fields: Parameters<'a>,
}

/// What became of the entries.
#[derive(Default)]
pub(super) struct Answers {
    successful: Vec<Value>,
    failed: Vec<Value>,
}

/// The entries of a request, if AWS takes them together. `kind` is AWS's name for an entry.
pub(super) fn entries<'a>(parameters: &Parameters<'a>, kind: &'a str, known: &[&str]) -> Result<Vec<Entry<'a>>, ServiceError> {
    let given = parameters.list("Entries")?;
    if given.is_empty() {
        return Err(refusals::empty_batch(kind));
    }
    if given.len() > BATCH {
        return Err(refusals::too_many_entries(given.len()));
    }
    let mut ids = BTreeSet::new();
    let mut entries = Vec::with_capacity(given.len());
    for item in given {
        let fields = structure(kind, item)?;
        fields.allow(known, &[])?;
        let id = fields.text("Id")?.unwrap_or_default();
        let letters = id.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_');
        if id.is_empty() || id.len() > 80 || !letters {
            return Err(refusals::invalid_entry_id());
        }
        if !ids.insert(id) {
            return Err(refusals::repeated_entry_id(id));
        }
        entries.push(Entry { id, fields });
    }
    Ok(entries)
}

impl Answers {
    /// Adds what became of an entry.
    pub fn add(&mut self, entry: &Entry<'_>, outcome: Result<Map<String, Value>, ServiceError>) {
        match outcome {
            Ok(fields) => {
                let mut answer = Map::new();
                answer.insert("Id".to_owned(), json!(entry.id));
                answer.extend(fields);
                self.successful.push(answer.into());
            }
            Err(error) => {
                let code = error.code.trim_start_matches("AWS.SimpleQueueService.");
                self.failed.push(json!({"Id": entry.id, "SenderFault": true, "Code": code, "Message": error.message}));
            }
        }
    }

    /// The output; a list without items is left out.
    pub fn output(self) -> Value {
        let mut output = Map::new();
        for (name, list) in [("Successful", self.successful), ("Failed", self.failed)] {
            if !list.is_empty() {
                output.insert(name.to_owned(), list.into());
            }
        }
        output.into()
    }
}
