//! Commands: what a client of MongoDB sends, and what it gets.
//!
//! <https://www.mongodb.com/docs/manual/reference/command/>

mod administration;
mod indexes;
mod modifying;
mod reading;
mod writing;

use mini_lambda::SimTime;

use super::MongoDb;
use super::refusal::{Outcome, Refusal};
use super::value::{Bson, Document};
use super::wire;
use crate::record::{Record, RecordKind};

/// The commands that are here, in alphabetical order.
pub const OPERATIONS: &[&str] = &[
    "aggregate",
    "buildInfo",
    "count",
    "create",
    "createIndexes",
    "delete",
    "distinct",
    "drop",
    "dropDatabase",
    "dropIndexes",
    "endSessions",
    "find",
    "findAndModify",
    "getMore",
    "hello",
    "insert",
    "killCursors",
    "listCollections",
    "listDatabases",
    "listIndexes",
    "ping",
    "renameCollection",
    "update",
];

/// What every command may have beside its own fields, and what changes nothing that can be seen here.
const HARMLESS: &[&str] = &[
    "$db",
    "lsid",
    "$clusterTime",
    "txnNumber",
    "readConcern",
    "writeConcern",
    "$readPreference",
    "comment",
    "maxTimeMS",
    "hint",
    "allowDiskUse",
    "noCursorTimeout",
    "bypassDocumentValidation",
    "apiVersion",
    "apiStrict",
];

/// A command and what it has at hand.
pub(super) struct Command<'a> {
    pub name: &'a str,
    pub fields: &'a Document,
    pub database: String,
    pub at: SimTime,
    /// Documents that were looked at.
    pub examined: usize,
    pub changes: Changes,
}

/// What a command changed in one collection.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Changes {
    pub inserted: u64,
    pub updated: u64,
    pub deleted: u64,
}

/// An answer: a document, or its text where it has many documents inside.
pub(super) enum Reply {
    Document(Document),
    Text(String),
}

/// What a command does.
pub(crate) struct Done {
    /// The answer in the form of `wire`.
    pub text: String,
    pub examined: usize,
    pub records: Vec<Record>,
}

impl MongoDb {
    /// Does a command, and answers.
    pub(crate) fn run(&mut self, fields: &Document, at: SimTime) -> Done {
        let name = fields.first().map_or("", |(name, _)| name);
        let database = fields.get("$db").and_then(Bson::as_text).unwrap_or("test").to_owned();
        let mut command = Command { name, fields, database, at, examined: 0, changes: Changes::default() };
        let reply = self.dispatch(&mut command);
        let Command { examined, changes, database, .. } = command;
        let text = match reply {
            Ok(Reply::Text(text)) => text,
            Ok(Reply::Document(mut document)) => {
                document.set("ok", Bson::Double(1.0));
                to_text(&document)
            }
            Err(refusal) => to_text(&refusal.answer()),
        };
        let collection = fields.first().and_then(|(_, value)| value.as_text()).unwrap_or_default().to_owned();
        let Changes { inserted, updated, deleted } = changes;
        let kind = RecordKind::CollectionChanged { database, collection, inserted, updated, deleted };
        let records = if inserted + updated + deleted > 0 { vec![Record { at, kind }] } else { Vec::new() };
        Done { text, examined, records }
    }

    fn dispatch(&mut self, command: &mut Command<'_>) -> Outcome<Reply> {
        match command.name {
            "find" => self.find(command),
            "aggregate" => self.aggregate(command),
            "getMore" => self.get_more(command),
            "killCursors" => self.kill_cursors(command),
            "count" => self.count(command),
            "distinct" => self.distinct(command),
            "insert" => self.insert(command),
            "update" => self.update(command),
            "delete" => self.delete(command),
            "findAndModify" => self.find_and_modify(command),
            "createIndexes" => self.create_indexes(command),
            "dropIndexes" => self.drop_indexes(command),
            "listIndexes" => self.list_indexes(command),
            _ => self.administer(command),
        }
    }
}

fn to_text(document: &Document) -> String {
    let mut text = String::new();
    wire::write_document(document, &mut text);
    text
}

impl<'a> Command<'a> {
    /// Refuses options that the simulation does not know, instead of doing something else in silence.
    pub fn allow(&self, known: &[&str]) -> Outcome<()> {
        let options = self.fields.iter().map(|(name, _)| name).skip(1);
        match options.into_iter().find(|name| !known.contains(name) && !HARMLESS.contains(name)) {
            None => Ok(()),
            Some(name) => Err(Refusal::not_simulated(&format!("The option '{name}' of {}", self.name), &known.join(", "))),
        }
    }

    /// The collection that the command names.
    pub fn collection(&self) -> Outcome<&str> {
        match self.fields.first() {
            Some((_, Bson::String(name))) if !name.is_empty() => Ok(name),
            Some((_, Bson::String(_))) => Err(Refusal::new(73, format!("Invalid namespace specified '{}.'", self.database))),
            other => {
                let kind = other.map_or("missing", |(_, value)| value.type_name());
                Err(Refusal::new(73, format!("collection name has invalid type {kind}")))
            }
        }
    }

    /// Database and collection, with a point between them.
    pub fn namespace(&self) -> Outcome<String> {
        Ok(format!("{}.{}", self.database, self.collection()?))
    }

    /// A field that is a document; an empty one without it.
    pub fn document(&self, name: &str) -> Outcome<Document> {
        match self.fields.get(name) {
            None | Some(Bson::Null) => Ok(Document::new()),
            Some(Bson::Document(document)) => Ok(document.clone()),
            Some(other) => Err(self.wrong(name, other, "object")),
        }
    }

    /// A field that is a list; an empty one without it.
    pub fn list(&self, name: &str) -> Outcome<&'a [Bson]> {
        match self.fields.get(name) {
            None => Ok(&[]),
            Some(Bson::Array(elements)) => Ok(elements),
            Some(other) => Err(self.wrong(name, other, "array")),
        }
    }

    /// A field that is a number, not negative.
    pub fn number(&self, name: &str) -> Outcome<Option<usize>> {
        match self.fields.get(name) {
            None | Some(Bson::Null) => Ok(None),
            Some(value) => match value.as_whole().map(usize::try_from) {
                Some(Ok(number)) => Ok(Some(number)),
                Some(Err(_)) => Err(Refusal::new(
                    51_024,
                    format!("BSON field '{name}' value must be >= 0, actual value '{}'", super::shell_text::of_value(value)),
                )),
                None => Err(self.wrong(name, value, "long")),
            },
        }
    }

    /// A field that is true or false; false without it.
    pub fn flag(&self, name: &str) -> bool {
        self.fields.get(name).is_some_and(Bson::is_true)
    }

    fn wrong(&self, name: &str, value: &Bson, wanted: &str) -> Refusal {
        let (command, kind) = (self.name, value.type_name());
        Refusal::type_mismatch(format!("BSON field '{command}.{name}' is the wrong type '{kind}', expected type '{wanted}'"))
    }
}
