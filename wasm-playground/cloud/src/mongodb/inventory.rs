//! What lies in MongoDB, for people who look at it. Looking is no query: no cursor is opened by it.

use serde::Serialize;

use super::MongoDb;
use super::extended_json::to_text;
use crate::model::DOCUMENTS_SHOWN;

/// A collection without its documents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CollectionInventory {
    /// Its database.
    pub database: String,
    /// Its name.
    pub name: String,
    /// How many documents are in it.
    pub documents: usize,
}

/// Some documents of a collection.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DocumentPage {
    /// Relaxed Extended JSON, in the order in which they came.
    pub documents: Vec<String>,
    /// How many there are in all.
    pub total: usize,
}

impl MongoDb {
    /// All collections, in order of their databases and names.
    pub fn inventory(&self) -> Vec<CollectionInventory> {
        let mut inventory = Vec::new();
        for (database, held) in self.databases.iter() {
            for (name, collection) in held.collections.iter() {
                inventory.push(CollectionInventory { database: database.to_owned(), name: name.to_owned(), documents: collection.len() });
            }
        }
        inventory
    }

    /// The documents of a collection from the one with this number on, as many as are shown at once; nothing if there is no such collection.
    pub fn page(&self, database: &str, collection: &str, from: usize) -> Option<DocumentPage> {
        let collection = self.databases.get(database)?.collection(collection)?;
        let documents = collection.documents().skip(from).take(DOCUMENTS_SHOWN).map(|document| to_text(document));
        Some(DocumentPage { documents: documents.collect(), total: collection.len() })
    }
}
