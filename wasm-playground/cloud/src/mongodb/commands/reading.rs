//! Commands that read: find, aggregate, getMore, killCursors, count, distinct.

use std::rc::Rc;

use super::{Command, Reply};
use crate::mongodb::MongoDb;
use crate::mongodb::cursor::{FIRST_BATCH, Found};
use crate::mongodb::database::Database;
use crate::mongodb::filter::Filter;
use crate::mongodb::keys::Keys;
use crate::mongodb::path;
use crate::mongodb::pipeline::Pipeline;
use crate::mongodb::projection::Projection;
use crate::mongodb::refusal::{Outcome, Refusal};
use crate::mongodb::sorting::Sort;
use crate::mongodb::value::{Bson, Document};

impl MongoDb {
    /// Documents that a filter wants, with what sorting, skipping and a limit leave of them.
    fn select(&self, command: &mut Command<'_>, filter: &Filter, sort: &Sort, skip: usize, limit: usize) -> Outcome<Vec<Rc<Document>>> {
        let database = self.databases.get(&command.database);
        let Some(collection) = database.and_then(|database| database.collection(command.collection().ok()?)) else { return Ok(Vec::new()) };
        let is_sorted = !sort.is_empty();
        let enough = if limit == 0 || is_sorted { usize::MAX } else { skip.saturating_add(limit) };
        let mut found = Vec::new();
        command.examined += collection.scan(filter, &mut |_, document| {
            found.push(Rc::clone(document));
            found.len() < enough
        })?;
        let found = sort.apply(found, Rc::as_ref).into_iter().skip(skip);
        Ok(if limit == 0 { found.collect() } else { found.take(limit).collect() })
    }

    pub(super) fn find(&mut self, command: &mut Command<'_>) -> Outcome<Reply> {
        command.allow(&["filter", "sort", "projection", "skip", "limit", "batchSize", "singleBatch"])?;
        let namespace = command.namespace()?;
        let filter = Filter::read(&command.document("filter")?)?;
        let sort = Sort::read(&command.document("sort")?)?;
        let projection = command.document("projection")?;
        let projection = if projection.is_empty() { None } else { Some(Projection::read(&projection, true)?) };
        let (skip, limit) = (command.number("skip")?.unwrap_or(0), command.number("limit")?.unwrap_or(0));
        let documents = self.select(command, &filter, &sort, skip, limit);
        let documents = documents.map_err(|refusal| refusal.behind(&format!("Executor error during find command: {namespace}")))?;
        let batch_size = command.number("batchSize")?.unwrap_or(FIRST_BATCH);
        let found = Found { namespace, documents, projection, batch_size, single: command.flag("singleBatch") };
        let id = self.next_cursor_id();
        self.cursors.first(found, id, command.at).map(Reply::Text)
    }

    pub(super) fn aggregate(&mut self, command: &mut Command<'_>) -> Outcome<Reply> {
        command.allow(&["pipeline", "cursor"])?;
        if command.fields.first().is_some_and(|(_, name)| name.is_number()) {
            return Err(Refusal::not_simulated("An aggregation of a whole database", "aggregate of a collection"));
        }
        let namespace = command.namespace()?;
        let (filter, pipeline) = Pipeline::read(command.list("pipeline")?)?.split();
        let options = command.document("cursor")?;
        let batch_size =
            options.get("batchSize").and_then(Bson::as_whole).map_or(FIRST_BATCH, |size| usize::try_from(size).unwrap_or(FIRST_BATCH));
        let caused = |refusal: Refusal| refusal.behind("PlanExecutor error during aggregation");
        let mut examined = 0;
        let documents = self.select(command, &filter, &Sort::none(), 0, 0).map_err(caused)?;
        let nothing = Database::default();
        let database = self.databases.get(&command.database).unwrap_or(&nothing);
        let documents = pipeline.run(database, documents, &mut examined).map_err(caused)?;
        command.examined += examined;
        let id = self.next_cursor_id();
        self.cursors.first(Found { namespace, documents, projection: None, batch_size, single: false }, id, command.at).map(Reply::Text)
    }

    pub(super) fn get_more(&mut self, command: &mut Command<'_>) -> Outcome<Reply> {
        command.allow(&["collection", "batchSize"])?;
        let id = command.fields.first().and_then(|(_, id)| id.as_whole()).unwrap_or_default();
        let batch_size = command.number("batchSize")?.filter(|size| *size > 0);
        self.cursors.next(id, batch_size, command.at).map(Reply::Text)
    }

    pub(super) fn kill_cursors(&mut self, command: &mut Command<'_>) -> Outcome<Reply> {
        command.allow(&["cursors"])?;
        let (mut killed, mut not_found) = (Vec::new(), Vec::new());
        for id in command.list("cursors")? {
            let was_open = id.as_whole().is_some_and(|id| self.cursors.close(id));
            if was_open { &mut killed } else { &mut not_found }.push(id.clone());
        }
        let none = || Bson::Array(Vec::new());
        Ok(Reply::Document(Document::of([
            ("cursorsKilled", Bson::Array(killed)),
            ("cursorsNotFound", Bson::Array(not_found)),
            ("cursorsAlive", none()),
            ("cursorsUnknown", none()),
        ])))
    }

    pub(super) fn count(&mut self, command: &mut Command<'_>) -> Outcome<Reply> {
        command.allow(&["query", "limit", "skip"])?;
        let query = command.document("query")?;
        let (skip, limit) = (command.number("skip")?.unwrap_or(0), command.number("limit")?.unwrap_or(0));
        let database = self.databases.get(&command.database);
        let collection = command.collection()?;
        let all = database.and_then(|database| database.collection(collection)).map_or(0, crate::mongodb::Collection::len);
        let count = if query.is_empty() {
            // From what is known of the collection: no document is looked at.
            let rest = all.saturating_sub(skip);
            if limit == 0 { rest } else { rest.min(limit) }
        } else {
            self.select(command, &Filter::read(&query)?, &Sort::none(), skip, limit)?.len()
        };
        Ok(Reply::Document(Document::of([("n", Bson::count(count))])))
    }

    pub(super) fn distinct(&mut self, command: &mut Command<'_>) -> Outcome<Reply> {
        command.allow(&["key", "query"])?;
        let Some(Bson::String(key)) = command.fields.get("key") else {
            return Err(Refusal::new(40_414, "BSON field 'distinct.key' is missing but a required field"));
        };
        let path = path::parts(key);
        let filter = Filter::read(&command.document("query")?)?;
        let (mut seen, mut values) = (Keys::default(), Vec::new());
        for document in self.select(command, &filter, &Sort::none(), 0, 0)? {
            path::any(&document, &path, false, &mut |found| {
                let elements = match found {
                    Some(Bson::Array(elements)) => elements.as_slice(),
                    Some(value) => std::slice::from_ref(value),
                    None => &[],
                };
                let new = elements.iter().filter(|element| seen.is_new(element));
                values.extend(new.cloned());
                false
            });
        }
        Ok(Reply::Document(Document::of([("values", Bson::Array(values))])))
    }

    fn next_cursor_id(&mut self) -> i64 {
        let derived = self.identifiers.next("cursor", "");
        // Positive, and never 0, which says that a cursor is closed.
        i64::from_le_bytes([derived[0], derived[1], derived[2], derived[3], derived[4], derived[5], derived[6], derived[7] & 0x3f | 0x40])
    }
}
