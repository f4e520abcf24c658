//! `MongoDb`: databases and collections of documents as a pure store, and the commands that a client sends.
//!
//! | part | modules |
//! |---|---|
//! | values | [`value`], `decimal`, `object_id`, `order`, `arithmetic`, `document_size` |
//! | values as text | `json_reader`, `wire` (to the face of `pymongo`), [`extended_json`] (scenarios, pages), `shell_text` (in sentences) |
//! | what is kept | `database`, [`collection`], `index`, `keys`, `names`; stored by `storing` |
//! | questions | `filter`, `matching`, `regex`, `regex_match`, `path`, `projection`, `sorting` |
//! | aggregations | `pipeline`, `expression`, `accumulator` |
//! | changes | `update`, `update_fields`, `update_arrays`, `place` |
//! | the way in | `commands`, `cursor`, [`refusal`] |
//! | what people see who look | `inventory` |

mod accumulator;
mod arithmetic;
pub mod collection;
mod commands;
mod cursor;
mod database;
mod decimal;
mod document_size;
mod expression;
pub mod extended_json;
mod filter;
mod index;
mod inventory;
mod json_reader;
mod keys;
mod matching;
mod names;
mod object_id;
mod order;
mod path;
mod pipeline;
mod place;
mod projection;
pub mod refusal;
mod regex;
mod regex_match;
mod shell_text;
mod sorting;
mod storing;
mod update;
mod update_arrays;
mod update_fields;
pub mod value;
mod wire;

use std::collections::BTreeMap;

use mini_lambda::{Identifiers, SimTime};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::model;
use crate::service_call::{Answer, Reply, Request};
use cursor::Cursors;
use json_reader::{Dialect, read_document};
use names::Names;
use refusal::Refusal;
use value::{Bson, Document};

pub use collection::Collection;
pub use commands::OPERATIONS;
pub use database::Database;
pub use decimal::Decimal;
pub use inventory::{CollectionInventory, DocumentPage};
pub use order::compare;

/// A MongoDB server. It is the same again after it was stored and read, but for open cursors.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MongoDb {
    identifiers: Identifiers,
    #[serde(with = "storing")]
    databases: Names<Database>,
    #[serde(skip)]
    cursors: Cursors,
}

impl MongoDb {
    /// A server without databases. All ids are derived from `seed`.
    pub fn new(seed: u64) -> MongoDb {
        MongoDb { identifiers: Identifiers::new(seed), databases: Names::default(), cursors: Cursors::default() }
    }

    /// The databases by name.
    pub fn databases(&self) -> impl Iterator<Item = (&str, &Database)> {
        self.databases.iter()
    }

    /// Puts the documents of a scenario into a collection.
    ///
    /// # Errors
    /// The number of the document that is refused, and MongoDB's sentence.
    pub fn fill(&mut self, at: SimTime, database: &str, collection: &str, documents: &[Document]) -> Result<(), (usize, String)> {
        let namespace = format!("{database}.{collection}");
        for (index, document) in documents.iter().enumerate() {
            let mut document = document.clone();
            let id = match document.get("_id") {
                Some(id) => id.clone(),
                None => Bson::ObjectId(object_id::next(&mut self.identifiers, &namespace, at)),
            };
            document.put_first("_id", id);
            let collection = self.databases.made(database).writable(collection);
            let put = document_size::check(&document).and_then(|()| collection.insert(&namespace, document));
            put.map_err(|refusal| (index, refusal.message))?;
        }
        self.databases.made(database).writable(collection);
        Ok(())
    }

    /// Does what a command asks for. Its body is the command's document; nothing is refused here that MongoDB would answer itself.
    pub fn call(&mut self, request: &Request<'_>) -> Option<Reply> {
        let text = std::str::from_utf8(request.body).map_err(|_| "the command is not UTF-8".to_owned());
        let read = text.and_then(|text| read_document(text, Dialect::Wire).map_err(|bad| bad.problem));
        let done = match read {
            Ok(command) => self.run(&command, request.at),
            Err(problem) => {
                let mut text = String::new();
                wire::write_document(&Refusal::new(22, format!("Invalid BSON: {problem}")).answer(), &mut text);
                commands::Done { text, examined: 0, records: Vec::new() }
            }
        };
        Some(Reply {
            request_id: String::new(),
            headers: BTreeMap::new(),
            done_at: request.at + model::mongodb_work(done.examined),
            answer: Ok(Answer { body: done.text.into_bytes(), ..Answer::ok(json!({})) }),
            records: done.records,
        })
    }
}
