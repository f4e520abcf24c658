//! Commands that write: insert, update, delete.

use super::{Command, Reply};
use crate::mongodb::MongoDb;
use crate::mongodb::document_size;
use crate::mongodb::filter::Filter;
use crate::mongodb::object_id;
use crate::mongodb::place;
use crate::mongodb::refusal::{Outcome, Refusal};
use crate::mongodb::update::{Around, Update};
use crate::mongodb::value::{Bson, Document};

/// What a statement has that has nothing.
static NOTHING: Document = Document::new();

/// What one statement of a command did.
#[derive(Default)]
pub(super) struct Stated {
    pub matched: u64,
    pub modified: u64,
    pub upserted: Option<Bson>,
}

/// One statement of `update`, or what `findAndModify` does.
pub(super) struct Statement {
    pub filter: Filter,
    pub update: Update,
    pub multi: bool,
    pub upsert: bool,
    pub array_filters: Vec<(String, Filter)>,
}

impl Statement {
    pub fn read(statement: &Document) -> Outcome<Statement> {
        const KEYS: &[&str] = &["q", "u", "multi", "upsert", "arrayFilters", "hint"];
        if let Some((name, _)) = statement.iter().find(|(name, _)| !KEYS.contains(name)) {
            return Err(Refusal::not_simulated(&format!("The option '{name}' of an update"), &KEYS.join(", ")));
        }
        let flag = |name: &str| statement.get(name).is_some_and(Bson::is_true);
        let query = statement.get("q").and_then(Bson::as_document).unwrap_or(&NOTHING);
        let update = Update::read(statement.get("u").unwrap_or(&Bson::Null))?;
        if flag("multi") && matches!(update, Update::Replace(_)) {
            return Err(Refusal::failed_to_parse("multi update is not supported for replacement-style update"));
        }
        let entries = statement.get("arrayFilters").and_then(Bson::as_array).unwrap_or_default();
        let array_filters = entries.iter().map(array_filter).collect::<Outcome<_>>()?;
        Ok(Statement { filter: Filter::read(query)?, update, multi: flag("multi"), upsert: flag("upsert"), array_filters })
    }
}

/// `{"item.price": {$gt: 5}}` is of what the update calls `$[item]`.
fn array_filter(entry: &Bson) -> Outcome<(String, Filter)> {
    let document = entry.as_document().filter(|document| !document.is_empty());
    let document =
        document.ok_or_else(|| Refusal::failed_to_parse("Cannot use an expression without a top-level field name in arrayFilters"))?;
    let name = document.first().map_or("", |(name, _)| name).split('.').next().unwrap_or_default();
    Ok((name.to_owned(), Filter::read(document)?))
}

/// Refuses ids that MongoDB does not take.
fn check_id(document: &Document) -> Outcome<()> {
    match document.get("_id") {
        Some(id @ (Bson::Array(_) | Bson::Regex { .. })) => {
            Err(Refusal::new(53, format!("The '_id' value cannot be of type {}", id.type_name())))
        }
        _ => Ok(()),
    }
}

impl MongoDb {
    /// A document as it is stored: `_id` in front, made if it is not there.
    fn with_id(&mut self, command: &Command<'_>, mut document: Document) -> Outcome<Document> {
        let id = match document.get("_id") {
            Some(id) => id.clone(),
            None => Bson::ObjectId(object_id::next(&mut self.identifiers, &command.namespace()?, command.at)),
        };
        document.put_first("_id", id);
        check_id(&document)?;
        document_size::check(&document)?;
        Ok(document)
    }

    pub(super) fn insert(&mut self, command: &mut Command<'_>) -> Outcome<Reply> {
        command.allow(&["documents", "ordered"])?;
        let namespace = command.namespace()?;
        let is_ordered = command.fields.get("ordered").is_none_or(Bson::is_true);
        let mut errors = Vec::new();
        let documents = command.list("documents")?;
        if documents.is_empty() {
            return Err(Refusal::new(16, "Write batch sizes must be between 1 and 100000. Got 0 operations."));
        }
        for (index, document) in documents.iter().enumerate() {
            let Bson::Document(document) = document else {
                return Err(Refusal::type_mismatch("BSON field 'insert.documents' holds something that is no object"));
            };
            let done = self.with_id(command, document.clone()).and_then(|document| self.writable(command)?.insert(&namespace, document));
            match done {
                Ok(()) => command.changes.inserted += 1,
                Err(refusal) => errors.push(Bson::Document(refusal.write_error(index))),
            }
            if is_ordered && !errors.is_empty() {
                break;
            }
        }
        let mut answer = Document::of([("n", Bson::whole(i64::try_from(command.changes.inserted).unwrap_or_default()))]);
        if !errors.is_empty() {
            answer.set("writeErrors", Bson::Array(errors));
        }
        Ok(Reply::Document(answer))
    }

    pub(super) fn update(&mut self, command: &mut Command<'_>) -> Outcome<Reply> {
        command.allow(&["updates", "ordered"])?;
        let is_ordered = command.fields.get("ordered").is_none_or(Bson::is_true);
        let (mut matched, mut modified, mut upserted, mut errors) = (0, 0, Vec::new(), Vec::new());
        for (index, statement) in command.list("updates")?.iter().enumerate() {
            let read = Statement::read(statement.as_document().unwrap_or(&NOTHING));
            match read.and_then(|statement| self.modify(command, &statement)) {
                Ok(stated) => {
                    matched += stated.matched;
                    modified += stated.modified;
                    if let Some(id) = stated.upserted {
                        matched += 1;
                        upserted.push(Document::of([("index", Bson::count(index)), ("_id", id)]).into());
                    }
                }
                Err(refusal) => errors.push(Bson::Document(refusal.write_error(index))),
            }
            if is_ordered && !errors.is_empty() {
                break;
            }
        }
        let count = |number: u64| Bson::whole(i64::try_from(number).unwrap_or_default());
        let mut answer = Document::of([("n", count(matched)), ("nModified", count(modified))]);
        if !upserted.is_empty() {
            answer.set("upserted", Bson::Array(upserted));
        }
        if !errors.is_empty() {
            answer.set("writeErrors", Bson::Array(errors));
        }
        Ok(Reply::Document(answer))
    }

    /// Does one statement.
    pub(super) fn modify(&mut self, command: &mut Command<'_>, statement: &Statement) -> Outcome<Stated> {
        let namespace = command.namespace()?;
        let mut found = Vec::new();
        if let Some(collection) = self.readable(command)? {
            command.examined += collection.scan(&statement.filter, &mut |place, document| {
                found.push((place, document.clone()));
                statement.multi
            })?;
        }
        if found.is_empty() {
            return if statement.upsert { self.upsert(command, statement) } else { Ok(Stated::default()) };
        }
        let mut stated = Stated::default();
        for (place, document) in found {
            stated.matched += 1;
            let new = statement.update.apply(&document, &around(command, statement, false))?;
            if new != *document {
                document_size::check(&new)?;
                self.writable(command)?.replace(&namespace, place, new)?;
                stated.modified += 1;
                command.changes.updated += 1;
            }
        }
        Ok(stated)
    }

    /// A new document: what the query says of it, then what the update says.
    fn upsert(&mut self, command: &mut Command<'_>, statement: &Statement) -> Outcome<Stated> {
        let mut equalities = Vec::new();
        statement.filter.equalities(&mut equalities);
        let mut document = Document::new();
        for (path, value) in equalities {
            let is_replaced = matches!(statement.update, Update::Replace(_)) && path != ["_id"];
            if is_replaced || path.iter().any(|part| part.starts_with('$')) {
                continue;
            }
            if place::get(&document, path).is_some() {
                let name = path.join(".");
                return Err(Refusal::new(54, format!("cannot infer query fields to set, path '{name}' is matched twice")));
            }
            place::set(&mut document, path, value.clone())?;
        }
        let document = statement.update.apply(&document, &around(command, statement, true))?;
        let document = self.with_id(command, document)?;
        let id = document.get("_id").cloned();
        let namespace = command.namespace()?;
        self.writable(command)?.insert(&namespace, document)?;
        command.changes.inserted += 1;
        Ok(Stated { upserted: id, ..Stated::default() })
    }

    pub(super) fn delete(&mut self, command: &mut Command<'_>) -> Outcome<Reply> {
        command.allow(&["deletes", "ordered"])?;
        let is_ordered = command.fields.get("ordered").is_none_or(Bson::is_true);
        let mut errors = Vec::new();
        for (index, statement) in command.list("deletes")?.iter().enumerate() {
            if let Err(refusal) = self.delete_by(command, statement.as_document().unwrap_or(&NOTHING)) {
                errors.push(Bson::Document(refusal.write_error(index)));
                if is_ordered {
                    break;
                }
            }
        }
        let mut answer = Document::of([("n", Bson::whole(i64::try_from(command.changes.deleted).unwrap_or_default()))]);
        if !errors.is_empty() {
            answer.set("writeErrors", Bson::Array(errors));
        }
        Ok(Reply::Document(answer))
    }

    fn delete_by(&mut self, command: &mut Command<'_>, statement: &Document) -> Outcome<()> {
        const KEYS: &[&str] = &["q", "limit", "hint"];
        if let Some((name, _)) = statement.iter().find(|(name, _)| !KEYS.contains(name)) {
            return Err(Refusal::not_simulated(&format!("The option '{name}' of a delete"), &KEYS.join(", ")));
        }
        let filter = Filter::read(statement.get("q").and_then(Bson::as_document).unwrap_or(&NOTHING))?;
        let only_one = statement.get("limit").is_some_and(Bson::is_true);
        let mut places = Vec::new();
        let Some(collection) = self.readable(command)? else { return Ok(()) };
        command.examined += collection.scan(&filter, &mut |place, _| {
            places.push(place);
            !only_one
        })?;
        let collection = self.writable(command)?;
        places.iter().for_each(|place| collection.remove(*place));
        command.changes.deleted += places.len() as u64;
        Ok(())
    }
}

fn around<'a>(command: &Command<'_>, statement: &'a Statement, is_new: bool) -> Around<'a> {
    let now = command.at.as_micros().div_euclid(1_000);
    Around { filter: &statement.filter, array_filters: &statement.array_filters, is_new, now }
}
