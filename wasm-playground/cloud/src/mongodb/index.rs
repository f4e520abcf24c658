//! Indexes: which documents have a value, and whether a value may be there twice.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::order::Ordered;
use super::path;
use super::refusal::{Outcome, Refusal};
use super::shell_text;
use super::value::{Bson, Document};

/// An index of a collection.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Index {
    pub name: String,
    /// Paths and their directions.
    pub keys: Vec<(String, i32)>,
    pub unique: bool,
    /// Whether documents without all of the fields are left out.
    pub sparse: bool,
    #[serde(skip)]
    entries: Entries,
}

/// Places of documents, by key. They are made anew of the documents, so two collections are equal without them.
#[derive(Clone, Debug, Default)]
struct Entries(BTreeMap<Vec<Ordered>, BTreeSet<u64>>);

impl PartialEq for Entries {
    fn eq(&self, _: &Entries) -> bool {
        true
    }
}

impl Eq for Entries {}

impl Index {
    /// An index without documents.
    pub fn new(name: String, keys: Vec<(String, i32)>, unique: bool, sparse: bool) -> Index {
        Index { name, keys, unique, sparse, entries: Entries::default() }
    }

    /// The index that every collection has.
    pub fn of_id() -> Index {
        Index::new("_id_".to_owned(), vec![("_id".to_owned(), 1)], true, false)
    }

    /// The keys under which a document stands: one, or one for each element of an array.
    pub fn keys_of(&self, document: &Document) -> Outcome<Vec<Vec<Ordered>>> {
        let mut keys: Vec<Vec<Ordered>> = vec![Vec::new()];
        let mut array: Option<&str> = None;
        let mut is_missing = true;
        for (field, _) in &self.keys {
            let path = path::parts(field);
            is_missing &= !path::any(document, &path, false, &mut |value| value.is_some());
            let values = path::each(document, &path);
            if values.len() > 1 {
                if let Some(other) = array {
                    return Err(Refusal::new(171, format!("cannot index parallel arrays [{field}] [{other}]")));
                }
                array = Some(field);
            }
            let longer = |key: &Vec<Ordered>, value: &Bson| {
                let mut key = key.clone();
                key.push(Ordered(value.clone()));
                key
            };
            keys = keys.iter().flat_map(|key| values.iter().map(move |value| longer(key, value))).collect();
        }
        if self.sparse && is_missing {
            keys.clear();
        }
        keys.sort();
        keys.dedup();
        Ok(keys)
    }

    /// Refuses keys that another document than that at `place` has, if they must be unique.
    pub fn check(&self, namespace: &str, keys: &[Vec<Ordered>], place: Option<u64>) -> Outcome<()> {
        let is_taken =
            |key: &&Vec<Ordered>| self.entries.0.get(*key).is_some_and(|places| places.iter().any(|other| Some(*other) != place));
        match keys.iter().find(is_taken) {
            Some(key) if self.unique => Err(self.duplicate(namespace, key)),
            _ => Ok(()),
        }
    }

    fn duplicate(&self, namespace: &str, key: &[Ordered]) -> Refusal {
        let pattern: Document = self.keys.iter().map(|(field, direction)| (field.clone(), Bson::Int32(*direction))).collect();
        let value: Document = self.keys.iter().zip(key).map(|((field, _), value)| (field.clone(), value.0.clone())).collect();
        let shown = shell_text::of_document(&value);
        let message = format!("E11000 duplicate key error collection: {namespace} index: {} dup key: {shown}", self.name);
        Refusal { key: Some(Box::new((pattern, value))), ..Refusal::new(11_000, message) }
    }

    /// Puts a document in.
    pub fn add(&mut self, keys: Vec<Vec<Ordered>>, place: u64) {
        for key in keys {
            self.entries.0.entry(key).or_default().insert(place);
        }
    }

    /// Takes a document out.
    pub fn remove(&mut self, keys: &[Vec<Ordered>], place: u64) {
        for key in keys {
            if let Some(places) = self.entries.0.get_mut(key) {
                places.remove(&place);
                if places.is_empty() {
                    self.entries.0.remove(key);
                }
            }
        }
    }

    /// The places of all documents whose first field has one of these values, in the index's order; nothing if the index cannot tell.
    pub fn places(&self, values: &[Bson]) -> Option<Vec<u64>> {
        let is_plain = |value: &Bson| !matches!(value, Bson::Null | Bson::Array(_) | Bson::Regex { .. });
        if !values.iter().all(is_plain) {
            return None;
        }
        let (mut places, mut seen) = (Vec::new(), BTreeSet::new());
        for value in values {
            let first = Ordered(value.clone());
            let entries = self.entries.0.range(vec![first.clone()]..).take_while(|(key, _)| key.first() == Some(&first));
            places.extend(entries.flat_map(|(_, places)| places).copied().filter(|place| seen.insert(*place)));
        }
        Some(places)
    }

    /// Its description, as `listIndexes` gives it.
    pub fn description(&self) -> Document {
        let key: Document = self.keys.iter().map(|(field, direction)| (field.clone(), Bson::Int32(*direction))).collect();
        let mut description = Document::of([("v", Bson::Int32(2)), ("key", key.into()), ("name", self.name.as_str().into())]);
        // MongoDB does not say of `_id` that it is unique.
        if self.unique && self.name != "_id_" {
            description.set("unique", Bson::Bool(true));
        }
        if self.sparse {
            description.set("sparse", Bson::Bool(true));
        }
        description
    }
}
