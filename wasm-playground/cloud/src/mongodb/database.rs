//! `Database`: collections by name.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::collection::Collection;

/// Collections by name. It is the same again after it was stored and read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Database {
    pub(crate) collections: BTreeMap<String, Collection>,
}

impl Database {
    /// The names of the collections, in alphabetical order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.collections.keys().map(String::as_str)
    }

    /// A collection, if it is there.
    pub fn collection(&self, name: &str) -> Option<&Collection> {
        self.collections.get(name)
    }

    /// A collection to write to; it is made if it is not there.
    pub(crate) fn writable(&mut self, name: &str) -> &mut Collection {
        self.collections.entry(name.to_owned()).or_default()
    }
}
