//! How many bytes a document has in BSON, and whether MongoDB would store it.
//!
//! <https://bsonspec.org/spec.html>

use super::refusal::{Outcome, Refusal};
use super::value::{Bson, Document};

/// The largest document: <https://www.mongodb.com/docs/manual/reference/limits/#mongodb-limit-BSON-Document-Size>.
pub(crate) const LARGEST: usize = 16 * 1024 * 1024;

/// Bytes of a document.
pub(crate) fn of_document(document: &Document) -> usize {
    5 + document.iter().map(|(name, value)| 2 + name.len() + of_value(value)).sum::<usize>()
}

fn of_value(value: &Bson) -> usize {
    match value {
        Bson::MinKey | Bson::MaxKey | Bson::Null => 0,
        Bson::Bool(_) => 1,
        Bson::Int32(_) => 4,
        Bson::Int64(_) | Bson::Double(_) | Bson::Date(_) | Bson::Timestamp { .. } => 8,
        Bson::Decimal(_) => 16,
        Bson::ObjectId(_) => 12,
        Bson::String(text) => 5 + text.len(),
        Bson::Binary { bytes, .. } => 5 + bytes.len(),
        Bson::Regex { pattern, options } => 2 + pattern.len() + options.len(),
        Bson::Document(document) => of_document(document),
        // An array is a document whose names are numbers.
        Bson::Array(elements) => {
            5 + elements
                .iter()
                .enumerate()
                .map(|(index, element)| 2 + index.checked_ilog10().map_or(1, |digits| digits as usize + 1) + of_value(element))
                .sum::<usize>()
        }
    }
}

/// Refuses what is too large to be stored.
pub(crate) fn check(document: &Document) -> Outcome<()> {
    match of_document(document) {
        size if size > LARGEST => {
            Err(Refusal::new(10_334, format!("object to insert too large. size in bytes: {size}, max size: {LARGEST}")))
        }
        _ => Ok(()),
    }
}
