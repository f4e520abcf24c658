//! `Collection`: documents in the order in which they came, with indexes.

use std::rc::Rc;

use super::filter::Filter;
use super::index::Index;
use super::refusal::{Outcome, Refusal};
use super::value::{Bson, Document};

/// A document, and its place in its collection.
pub(crate) type Placed = (u64, Rc<Document>);

/// Documents of one kind.
#[derive(Clone, Debug)]
pub struct Collection {
    /// By place; nothing where a document was deleted.
    places: Vec<Option<Rc<Document>>>,
    count: usize,
    pub(crate) indexes: Vec<Index>,
}

impl Default for Collection {
    fn default() -> Collection {
        Collection { places: Vec::new(), count: 0, indexes: vec![Index::of_id()] }
    }
}

impl PartialEq for Collection {
    /// The same documents in the same order, wherever there are gaps.
    fn eq(&self, other: &Collection) -> bool {
        self.indexes == other.indexes && self.documents().eq(other.documents())
    }
}

impl Eq for Collection {}

impl Collection {
    /// How many documents there are.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The documents in the order in which they came.
    pub fn documents(&self) -> impl Iterator<Item = &Rc<Document>> {
        self.places.iter().flatten()
    }

    fn placed(&self) -> impl Iterator<Item = (u64, &Rc<Document>)> {
        let places = self.places.iter().enumerate();
        places.filter_map(|(place, document)| Some((place as u64, document.as_ref()?)))
    }

    /// Puts a document with an `_id` behind all others.
    pub(crate) fn insert(&mut self, namespace: &str, document: Document) -> Outcome<()> {
        let keys = self.indexes.iter().map(|index| index.keys_of(&document)).collect::<Outcome<Vec<_>>>()?;
        for (index, keys) in self.indexes.iter().zip(&keys) {
            index.check(namespace, keys, None)?;
        }
        let place = self.places.len() as u64;
        for (index, keys) in self.indexes.iter_mut().zip(keys) {
            index.add(keys, place);
        }
        self.places.push(Some(Rc::new(document)));
        self.count += 1;
        Ok(())
    }

    fn at(&self, place: u64) -> Option<&Rc<Document>> {
        self.places.get(usize::try_from(place).ok()?)?.as_ref()
    }

    fn place(&mut self, place: u64) -> Option<&mut Option<Rc<Document>>> {
        self.places.get_mut(usize::try_from(place).ok()?)
    }

    /// Puts another document in the place of one.
    pub(crate) fn replace(&mut self, namespace: &str, place: u64, document: Document) -> Outcome<()> {
        let Some(old) = self.at(place).cloned() else { return Ok(()) };
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
        if let Some(stands) = self.place(place) {
            *stands = Some(Rc::new(document));
        }
        Ok(())
    }

    /// Takes a document away.
    pub(crate) fn remove(&mut self, place: u64) {
        let Some(document) = self.place(place).and_then(Option::take) else { return };
        self.count -= 1;
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
                    if let Some(document) = self.at(place)
                        && !look(place, document)?
                    {
                        break;
                    }
                }
            }
            None => {
                for (place, document) in self.placed() {
                    if !look(place, document)? {
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
    pub(crate) fn find(&self, filter: &Filter) -> Outcome<(Vec<Placed>, usize)> {
        let mut found = Vec::new();
        let examined = self.scan(filter, &mut |place, document| {
            found.push((place, Rc::clone(document)));
            true
        })?;
        Ok((found, examined))
    }

    /// Makes an index of the documents that are there.
    pub(crate) fn add_index(&mut self, namespace: &str, mut index: Index) -> Outcome<()> {
        for (place, document) in self.placed() {
            let keys = index.keys_of(document)?;
            index.check(namespace, &keys, None)?;
            index.add(keys, place);
        }
        self.indexes.push(index);
        Ok(())
    }
}

/// The `_id` of a document.
pub(crate) fn id_of(document: &Document) -> Bson {
    document.get("_id").cloned().unwrap_or(Bson::Null)
}
