//! The workbook's own caps of an aggregation, since all documents of a stage are held at once, in a browser too. None of them is MongoDB's,
//! which writes to its disk instead; the message says so.

use crate::mongodb::document_size;
use crate::mongodb::refusal::{Outcome, Refusal};
use crate::mongodb::value::Document;

/// Bytes of the documents that a stage makes of others, counted as BSON. Redshift's results have the same cap.
const MOST_BYTES: usize = 64 << 20;

/// Documents that the lookups of one aggregation may look at: some seconds in a browser.
const MOST_EXAMINED: usize = 10_000_000;

/// MongoDB's number for a stage that needs too much memory.
const EXCEEDED_MEMORY_LIMIT: i32 = 146;

/// What a stage has made so far.
#[derive(Default)]
pub(super) struct Made {
    bytes: usize,
}

impl Made {
    /// Takes note of one more document.
    pub fn add(&mut self, document: &Document) -> Outcome<()> {
        self.bytes = self.bytes.saturating_add(document_size::of_document(document));
        if self.bytes <= MOST_BYTES {
            Ok(())
        } else {
            Err(refusal(&format!("more than {} MB of documents in one stage", MOST_BYTES >> 20)))
        }
    }
}

/// Whether so many documents may be looked at.
pub(super) fn examined(count: usize) -> Outcome<()> {
    if count <= MOST_EXAMINED { Ok(()) } else { Err(refusal(&format!("$lookup in more than {MOST_EXAMINED} documents"))) }
}

fn refusal(what: &str) -> Refusal {
    Refusal::new(EXCEEDED_MEMORY_LIMIT, format!("{what} is too much for this workbook. That is a cap of its own, not of MongoDB."))
}
