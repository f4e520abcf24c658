//! Commands about databases, collections and the server itself.

use super::{Command, OPERATIONS, Reply};
use crate::mongodb::MongoDb;
use crate::mongodb::collection::Collection;
use crate::mongodb::document_size;
use crate::mongodb::refusal::{Outcome, Refusal};
use crate::mongodb::value::{Bson, Document};

/// The version of MongoDB whose sentences these are.
const VERSION: &str = "8.0.0";

/// Commands of MongoDB that people use and this simulation has not.
const ELSEWHERE: &str = "abortTransaction bulkWrite collMod collStats commitTransaction connectionStatus createUser currentOp dbStats explain \
    fsync getParameter mapReduce profile serverStatus setParameter startSession usersInfo validate watch whatsmyuri";

impl MongoDb {
    /// The collection of a command, if it is there.
    pub(super) fn readable(&self, command: &Command<'_>) -> Outcome<Option<&Collection>> {
        let name = command.collection()?;
        Ok(self.databases.get(&command.database).and_then(|database| database.collection(name)))
    }

    /// The collection of a command; it is made if it is not there.
    pub(super) fn writable(&mut self, command: &Command<'_>) -> Outcome<&mut Collection> {
        let name = command.collection()?.to_owned();
        Ok(self.databases.made(&command.database).writable(&name))
    }

    pub(super) fn administer(&mut self, command: &mut Command<'_>) -> Outcome<Reply> {
        let answer = match command.name {
            "ping" | "endSessions" => Document::new(),
            "hello" | "isMaster" => Document::of([
                ("isWritablePrimary", Bson::Bool(true)),
                ("maxBsonObjectSize", Bson::count(document_size::LARGEST)),
                ("maxMessageSizeBytes", Bson::Int32(48_000_000)),
                ("maxWriteBatchSize", Bson::Int32(100_000)),
                ("readOnly", Bson::Bool(false)),
            ]),
            "buildInfo" => Document::of([("version", VERSION.into())]),
            "create" => {
                command.allow(&[])?;
                if self.readable(command)?.is_some() {
                    return Err(Refusal::new(48, format!("Collection {} already exists.", command.namespace()?)));
                }
                self.writable(command)?;
                Document::new()
            }
            "drop" => {
                let dropped =
                    self.databases.get_mut(&command.database).and_then(|database| database.collections.take(command.collection().ok()?));
                if self.databases.get(&command.database).is_some_and(|database| database.collections.is_empty()) {
                    self.databases.take(&command.database);
                }
                let namespace = command.namespace()?;
                match dropped {
                    Some(collection) => {
                        command.changes.deleted += collection.len() as u64;
                        Document::of([("nIndexesWas", Bson::count(collection.indexes.len())), ("ns", namespace.into())])
                    }
                    None => Document::new(),
                }
            }
            "dropDatabase" => {
                self.databases.take(&command.database);
                Document::of([("dropped", command.database.as_str().into())])
            }
            "renameCollection" => self.rename(command)?,
            "listDatabases" => {
                let entry =
                    |name: &str| Document::of([("name", name.into()), ("sizeOnDisk", Bson::Int64(0)), ("empty", Bson::Bool(false))]).into();
                let databases = self.databases.iter().filter(|(_, database)| !database.collections.is_empty());
                Document::of([("databases", Bson::Array(databases.map(|(name, _)| entry(name)).collect()))])
            }
            "listCollections" => return Ok(self.list_collections(command)),
            other if ELSEWHERE.split_whitespace().any(|known| known == other) => {
                return Err(Refusal::not_simulated(&format!("The command {other}"), &OPERATIONS.join(", ")));
            }
            other => return Err(Refusal::new(59, format!("no such command: '{other}'"))),
        };
        Ok(Reply::Document(answer))
    }

    fn list_collections(&self, command: &Command<'_>) -> Reply {
        let names = self.databases.get(&command.database).into_iter().flat_map(|database| database.names());
        let wanted = command.document("filter").ok().and_then(|filter| filter.get("name").cloned());
        let names = names.filter(|name| wanted.as_ref().is_none_or(|wanted| wanted.as_text() == Some(name)));
        let entry = |name: &str| {
            let info = Document::of([("readOnly", Bson::Bool(false))]);
            Document::of([("name", name.into()), ("type", "collection".into()), ("options", Document::new().into()), ("info", info.into())])
                .into()
        };
        let namespace = format!("{}.$cmd.listCollections", command.database);
        cursor(names.map(entry).collect(), &namespace)
    }

    /// `{renameCollection: "shop.old", to: "shop.new"}`.
    fn rename(&mut self, command: &Command<'_>) -> Outcome<Document> {
        command.allow(&["to", "dropTarget"])?;
        let whole = |name: Option<&Bson>| {
            name.and_then(Bson::as_text).and_then(|name| name.split_once('.')).map(|(a, b)| (a.to_owned(), b.to_owned()))
        };
        let invalid = || Refusal::new(73, "Invalid namespace specified for renameCollection");
        let (from_database, from) = whole(command.fields.get("renameCollection")).ok_or_else(invalid)?;
        let (to_database, to) = whole(command.fields.get("to")).ok_or_else(invalid)?;
        let is_there = self.databases.get(&to_database).is_some_and(|database| database.collection(&to).is_some());
        if is_there && !command.flag("dropTarget") {
            return Err(Refusal::new(48, "target namespace exists"));
        }
        let moved = self.databases.get_mut(&from_database).and_then(|database| database.collections.take(&from));
        let moved = moved.ok_or_else(|| Refusal::new(26, format!("Source collection {from_database}.{from} does not exist")))?;
        self.databases.made(&to_database).collections.put(&to, moved);
        Ok(Document::new())
    }
}

/// An answer whose cursor has one batch.
pub(super) fn cursor(batch: Vec<Bson>, namespace: &str) -> Reply {
    let cursor = Document::of([("id", Bson::Int64(0)), ("ns", namespace.into()), ("firstBatch", Bson::Array(batch))]);
    Reply::Document(Document::of([("cursor", cursor.into())]))
}
