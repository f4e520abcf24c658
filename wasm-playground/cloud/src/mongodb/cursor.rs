//! Cursors: answers that are fetched in batches.

use std::collections::VecDeque;
use std::rc::Rc;

use mini_lambda::{SimDuration, SimTime};

use super::projection::Projection;
use super::refusal::{Outcome, Refusal};
use super::value::{Bson, Document};
use super::wire;

/// Documents of the first batch, where no other number is asked for:
/// "the lesser of 101 documents or 16 mebibytes" (<https://mongodb.com/docs/rapid/reference/method/cursor.batchSize>, read 2026-11-27). Later ones are
/// limited by their bytes only.
pub(crate) const FIRST_BATCH: usize = 101;
/// Bytes of a batch (same page).
const BATCH_BYTES: usize = 16 * 1024 * 1024;
/// After this long without a call a cursor is closed: <https://www.mongodb.com/docs/manual/core/cursors/#closure-of-inactive-cursors>.
const IDLE: SimDuration = SimDuration::from_secs(600);

/// Documents that are still to be fetched.
#[derive(Clone, Debug)]
struct Cursor {
    namespace: String,
    rest: VecDeque<Rc<Document>>,
    projection: Option<Projection>,
    used: SimTime,
}

/// The cursors that are open. Whoever fetches from them is gone when a session is stored and read, so they are not stored.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cursors {
    open: Vec<(i64, Cursor)>,
}

impl PartialEq for Cursors {
    fn eq(&self, _: &Cursors) -> bool {
        true
    }
}

impl Eq for Cursors {}

/// What a query found, before it is fetched.
pub(crate) struct Found {
    pub namespace: String,
    pub documents: Vec<Rc<Document>>,
    pub projection: Option<Projection>,
    pub batch_size: usize,
    /// Whether what does not fit into the first batch is not wanted.
    pub single: bool,
}

impl Cursors {
    /// The answer with the first batch. `id` is the cursor's, if one stays open.
    pub fn first(&mut self, found: Found, id: i64, at: SimTime) -> Outcome<String> {
        let Found { namespace, documents, projection, batch_size, single } = found;
        let mut cursor = Cursor { namespace, rest: documents.into(), projection, used: at };
        let batch = cursor.batch(Some(batch_size))?;
        let stays = !cursor.rest.is_empty() && !single;
        let text = answer("firstBatch", &batch, if stays { id } else { 0 }, &cursor.namespace);
        if stays {
            self.open.push((id, cursor));
        }
        Ok(text)
    }

    /// The answer with the next batch.
    pub fn next(&mut self, id: i64, batch_size: Option<usize>, at: SimTime) -> Outcome<String> {
        self.close_idle(at);
        let Some(mut cursor) = self.take(id) else { return Err(Refusal::new(43, format!("cursor id {id} not found"))) };
        let batch = cursor.batch(batch_size)?;
        cursor.used = at;
        let stays = !cursor.rest.is_empty();
        let text = answer("nextBatch", &batch, if stays { id } else { 0 }, &cursor.namespace);
        if stays {
            self.open.push((id, cursor));
        }
        Ok(text)
    }

    /// Closes a cursor; whether it was open.
    pub fn close(&mut self, id: i64) -> bool {
        self.take(id).is_some()
    }

    fn take(&mut self, id: i64) -> Option<Cursor> {
        let at = self.open.iter().position(|(known, _)| *known == id)?;
        Some(self.open.remove(at).1)
    }

    fn close_idle(&mut self, at: SimTime) {
        self.open.retain(|(_, cursor)| cursor.used + IDLE >= at);
    }
}

impl Cursor {
    fn batch(&mut self, most: Option<usize>) -> Outcome<String> {
        let mut text = String::new();
        let mut count = 0;
        while most.is_none_or(|most| count < most) && (text.len() < BATCH_BYTES) {
            let Some(document) = self.rest.pop_front() else { break };
            if count > 0 {
                text.push(',');
            }
            match &self.projection {
                Some(projection) => wire::write_document(&projection.apply(&document)?, &mut text),
                None => wire::write_document(&document, &mut text),
            }
            count += 1;
        }
        Ok(text)
    }
}

/// `{cursor: {firstBatch: […], id: …, ns: …}, ok: 1}`, without making values of the documents again.
fn answer(name: &str, batch: &str, id: i64, namespace: &str) -> String {
    let mut text = format!("{{\"cursor\":{{\"{name}\":[{batch}],\"id\":");
    let rest = Document::of([("id", Bson::Int64(id)), ("ns", namespace.into())]);
    let mut fields = String::new();
    wire::write_document(&rest, &mut fields);
    // What follows `{"id":`.
    text.push_str(fields.get(6..).unwrap_or_default());
    text.push_str(",\"ok\":1.0}");
    text
}
