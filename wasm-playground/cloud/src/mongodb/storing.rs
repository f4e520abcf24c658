//! How checkpoints keep databases: one text for each collection, which says where it is and what its indexes are, and one for each document in it.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::database::Database;
use super::index::Index;
use super::json_reader::{Dialect, read_document};
use super::names::Names;
use super::value::{Bson, Document};
use super::wire;

/// A collection: the name of its database, its own, its indexes.
const COLLECTION: char = '#';

pub(super) fn serialize<S: Serializer>(databases: &Names<Database>, serializer: S) -> Result<S::Ok, S::Error> {
    let mut texts = Vec::new();
    for (database_name, database) in databases.iter() {
        for (name, collection) in database.collections.iter() {
            let indexes = collection.indexes.iter().map(|index| index.description().into()).collect();
            let head = Document::of([("database", database_name.into()), ("name", name.into()), ("indexes", Bson::Array(indexes))]);
            texts.push(format!("{COLLECTION}{}", text(&head)));
            texts.extend(collection.documents().map(|document| text(document)));
        }
    }
    texts.serialize(serializer)
}

pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Names<Database>, D::Error> {
    let mut databases = Names::default();
    restore(Vec::<String>::deserialize(deserializer)?, &mut databases).map_err(serde::de::Error::custom)?;
    Ok(databases)
}

fn restore(texts: Vec<String>, databases: &mut Names<Database>) -> Result<(), String> {
    let mut place: Option<(String, String)> = None;
    for text in texts {
        let head = text.strip_prefix(COLLECTION);
        let document = read_document(head.unwrap_or(&text), Dialect::Wire).map_err(|bad| bad.problem)?;
        if head.is_some() {
            let name = |key: &str| document.get(key).and_then(Bson::as_text).unwrap_or_default().to_owned();
            let collection = databases.made(&name("database")).writable(&name("name"));
            let indexes = document.get("indexes").and_then(Bson::as_array).unwrap_or_default();
            collection.indexes = indexes.iter().map(Index::read).collect::<Result<_, _>>().map_err(|refusal| refusal.message)?;
            place = Some((name("database"), name("name")));
        } else {
            let (database, name) = place.as_ref().ok_or("a document belongs to no collection")?;
            databases.made(database).writable(name).insert("", document).map_err(|refusal| refusal.message)?;
        }
    }
    Ok(())
}

fn text(document: &Document) -> String {
    let mut text = String::new();
    wire::write_document(document, &mut text);
    text
}
