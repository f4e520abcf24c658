//! `Collection`: documents in the order in which they came, with indexes.

use std::collections::BTreeMap;
use std::rc::Rc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::filter::Filter;
use super::index::Index;
use super::json_reader::{Dialect, read_document};
use super::refusal::{Outcome, Refusal};
use super::value::{Bson, Document};
use super::wire;

/// Documents of one kind. It is the same again after it was stored and read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collection {
    /// By place; places grow.
    documents: BTreeMap<u64, Rc<Document>>,
    next_place: u64,
    pub(crate) indexes: Vec<Index>,
}

/// How a collection is stored.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    indexes: Vec<Index>,
    documents: Vec<String>,
}

impl Default for Collection {
    fn default() -> Collection {
        Collection { documents: BTreeMap::new(), next_place: 0, indexes: vec![Index::of_id()] }
    }
}

impl Collection {
    /// How many documents there are.
    pub fn len(&self) -> usize {
        self.documents.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.documents.is_empty()
    }

    /// The documents in the order in which they came.
    pub fn documents(&self) -> impl Iterator<Item = &Rc<Document>> {
        self.documents.values()
    }

    /// Puts a document with an `_id` behind all others.
    pub(crate) fn insert(&mut self, namespace: &str, document: Document) -> Outcome<()> {
        let keys = self.indexes.iter().map(|index| index.keys_of(&document)).collect::<Outcome<Vec<_>>>()?;
        for (index, keys) in self.indexes.iter().zip(&keys) {
            index.check(namespace, keys, None)?;
        }
        let place = self.next_place;
        self.next_place += 1;
        for (index, keys) in self.indexes.iter_mut().zip(keys) {
            index.add(keys, place);
        }
        self.documents.insert(place, Rc::new(document));
        Ok(())
    }

    /// Puts another document in the place of one.
    pub(crate) fn replace(&mut self, namespace: &str, place: u64, document: Document) -> Outcome<()> {
        let Some(old) = self.documents.get(&place).cloned() else { return Ok(()) };
        let mut changes = Vec::with_capacity(self.indexes.len());
        for index in &self.indexes {
            let (before, after) = (index.keys_of(&old)?, index.keys_of(&document)?);
            index.check(namespace, &after, Some(place))?;
            changes.push((before, after));
        }
        for (index, (before, after)) in self.indexes.iter_mut().zip(changes) {
            if before != after {
                index.remove(&before, place);
                index.add(after, place);
            }
        }
        self.documents.insert(place, Rc::new(document));
        Ok(())
    }

    /// Takes a document away.
    pub(crate) fn remove(&mut self, place: u64) {
        let Some(document) = self.documents.remove(&place) else { return };
        for index in &mut self.indexes {
            // The document is in the index, so it has keys.
            index.remove(&index.keys_of(&document).unwrap_or_default(), place);
        }
    }

    /// Tells of every document that a filter wants, until `visit` says that it is enough. Returns how many documents were looked at: an
    /// index that fits spares most of them.
    pub(crate) fn scan(&self, filter: &Filter, visit: &mut dyn FnMut(u64, &Rc<Document>) -> bool) -> Outcome<usize> {
        let mut examined = 0;
        let mut look = |place: u64, document: &Rc<Document>| {
            examined += 1;
            Ok::<bool, Refusal>(!filter.matches(document)? || visit(place, document))
        };
        match self.candidates(filter) {
            Some(places) => {
                for place in places {
                    if let Some(document) = self.documents.get(&place)
                        && !look(place, document)?
                    {
                        break;
                    }
                }
            }
            None => {
                for (place, document) in &self.documents {
                    if !look(*place, document)? {
                        break;
                    }
                }
            }
        }
        Ok(examined)
    }

    /// The fewest places that an index names for a filter.
    fn candidates(&self, filter: &Filter) -> Option<Vec<u64>> {
        let mut known = Vec::new();
        filter.candidates(&mut known);
        let named = known.iter().filter_map(|(path, values)| {
            let field = path.join(".");
            let index = self.indexes.iter().find(|index| index.keys.first().is_some_and(|(first, _)| *first == field) && !index.sparse)?;
            index.places(values)
        });
        named.min_by_key(Vec::len)
    }

    /// All documents that a filter wants, with their places, and how many were looked at.
    pub(crate) fn find(&self, filter: &Filter) -> Outcome<(Vec<(u64, Rc<Document>)>, usize)> {
        let mut found = Vec::new();
        let examined = self.scan(filter, &mut |place, document| {
            found.push((place, Rc::clone(document)));
            true
        })?;
        Ok((found, examined))
    }

    /// Makes an index of the documents that are there.
    pub(crate) fn add_index(&mut self, namespace: &str, mut index: Index) -> Outcome<()> {
        for (place, document) in &self.documents {
            let keys = index.keys_of(document)?;
            index.check(namespace, &keys, None)?;
            index.add(keys, *place);
        }
        self.indexes.push(index);
        Ok(())
    }
}

impl Serialize for Collection {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let text = |document: &Rc<Document>| {
            let mut text = String::new();
            wire::write_document(document, &mut text);
            text
        };
        Stored { indexes: self.indexes.clone(), documents: self.documents.values().map(text).collect() }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Collection {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Collection, D::Error> {
        use serde::de::Error;
        let Stored { indexes, documents } = Stored::deserialize(deserializer)?;
        let mut collection = Collection { documents: BTreeMap::new(), next_place: 0, indexes };
        for text in documents {
            let document = read_document(&text, Dialect::Wire).map_err(|bad| D::Error::custom(bad.problem))?;
            collection.insert("", document).map_err(|refusal| D::Error::custom(refusal.message))?;
        }
        Ok(collection)
    }
}

/// The `_id` of a document.
pub(crate) fn id_of(document: &Document) -> Bson {
    document.get("_id").cloned().unwrap_or(Bson::Null)
}
