//! Commands of indexes.

use super::{Command, Reply};
use crate::mongodb::MongoDb;
use crate::mongodb::index::Index;
use crate::mongodb::refusal::{Outcome, Refusal};
use crate::mongodb::shell_text;
use crate::mongodb::value::{Bson, Document};

impl MongoDb {
    pub(super) fn create_indexes(&mut self, command: &mut Command<'_>) -> Outcome<Reply> {
        command.allow(&["indexes", "commitQuorum"])?;
        let namespace = command.namespace()?;
        let is_new = self.readable(command)?.is_none();
        let wanted = command.list("indexes")?.iter().map(Index::read).collect::<Outcome<Vec<_>>>()?;
        let collection = self.writable(command)?;
        let before = collection.indexes.len();
        for index in wanted {
            if let Some(known) = collection.indexes.iter().find(|known| known.name == index.name || known.keys == index.keys) {
                if *known == index || known.name == "_id_" && index.keys == known.keys {
                    continue;
                }
                let (asked, there) = (shell_text::of_document(&index.description()), shell_text::of_document(&known.description()));
                return Err(if known.keys == index.keys && known.name != index.name && known.unique == index.unique {
                    Refusal::new(85, format!("Index already exists with a different name: {}", known.name))
                } else {
                    Refusal::new(
                        86,
                        format!(
                            "An existing index has the same name as the requested index. When index names are not specified, they are auto generated and can cause conflicts. Please refer to our documentation. Requested index: {asked}, existing index: {there}"
                        ),
                    )
                });
            }
            command.examined += collection.len();
            collection.add_index(&namespace, index).map_err(|refusal| {
                let message = if refusal.code == 11_000 {
                    format!("Index build failed: collection {namespace} :: caused by :: {}", refusal.message)
                } else {
                    refusal.message
                };
                Refusal { message, ..refusal }
            })?;
        }
        let after = collection.indexes.len();
        let mut answer = Document::of([("numIndexesBefore", Bson::count(before)), ("numIndexesAfter", Bson::count(after))]);
        answer.set("createdCollectionAutomatically", Bson::Bool(is_new));
        if before == after {
            answer.set("note", "all indexes already exist".into());
        }
        Ok(Reply::Document(answer))
    }

    pub(super) fn drop_indexes(&mut self, command: &mut Command<'_>) -> Outcome<Reply> {
        command.allow(&["index"])?;
        let namespace = command.namespace()?;
        if self.readable(command)?.is_none() {
            return Err(Refusal::new(26, format!("ns not found {namespace}")));
        }
        let wanted = command.fields.get("index").cloned().unwrap_or(Bson::Null);
        let indexes = &mut self.writable(command)?.indexes;
        let before = indexes.len();
        match &wanted {
            Bson::String(name) if name == "*" => indexes.truncate(1),
            Bson::String(name) if name == "_id_" => return Err(Refusal::new(72, "cannot drop _id index")),
            Bson::String(name) => {
                let at = indexes.iter().position(|index| index.name == *name);
                indexes.remove(at.ok_or_else(|| Refusal::new(27, format!("index not found with name [{name}]")))?);
            }
            Bson::Document(keys) => {
                let keys = Index::read_keys(keys)?;
                let at = indexes.iter().position(|index| index.keys == keys);
                let shown = shell_text::of_value(&wanted);
                let at = at.ok_or_else(|| Refusal::new(27, format!("can't find index with key: {shown}")))?;
                if at == 0 {
                    return Err(Refusal::new(72, "cannot drop _id index"));
                }
                indexes.remove(at);
            }
            _ => return Err(Refusal::new(40_414, "BSON field 'dropIndexes.index' is missing but a required field")),
        }
        Ok(Reply::Document(Document::of([("nIndexesWas", Bson::count(before))])))
    }

    pub(super) fn list_indexes(&mut self, command: &mut Command<'_>) -> Outcome<Reply> {
        command.allow(&["cursor"])?;
        let namespace = command.namespace()?;
        let Some(collection) = self.readable(command)? else {
            return Err(Refusal::new(26, format!("ns does not exist: {namespace}")));
        };
        let descriptions = collection.indexes.iter().map(|index| index.description().into()).collect();
        Ok(super::administration::cursor(descriptions, &namespace))
    }
}
