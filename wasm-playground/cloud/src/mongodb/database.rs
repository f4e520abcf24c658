//! `Database`: collections by name.

use super::collection::Collection;
use super::names::Names;

/// Collections by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Database {
    pub(crate) collections: Names<Collection>,
}

impl Database {
    /// The names of the collections, in alphabetical order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.collections.iter().map(|(name, _)| name)
    }

    /// A collection, if it is there.
    pub fn collection(&self, name: &str) -> Option<&Collection> {
        self.collections.get(name)
    }

    /// A collection to write to; it is made if it is not there.
    pub(crate) fn writable(&mut self, name: &str) -> &mut Collection {
        self.collections.made(name)
    }
}
