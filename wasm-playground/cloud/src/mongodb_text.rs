//! How a scenario writes MongoDB: databases, collections, documents in relaxed Extended JSON.

use crate::mongodb::extended_json;
use crate::mongodb::value::Document;
use crate::place::{Place, ScenarioError};

/// The databases that a scenario begins with, in the order in which they are written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MongoDbConfig {
    collections: Vec<(String, String, Vec<Document>)>,
}

impl MongoDbConfig {
    /// Database, collection, and its documents.
    pub fn collections(&self) -> impl Iterator<Item = (&str, &str, &[Document])> {
        self.collections.iter().map(|(database, collection, documents)| (database.as_str(), collection.as_str(), documents.as_slice()))
    }

    /// With one more collection.
    #[must_use]
    pub fn with(mut self, database: &str, collection: &str, documents: Vec<Document>) -> MongoDbConfig {
        self.collections.push((database.to_owned(), collection.to_owned(), documents));
        self
    }
}

/// The databases that `place` describes: `{"shop": {"orders": [{"_id": 1}]}}`.
pub(crate) fn read_mongodb(place: &Place<'_>) -> Result<MongoDbConfig, ScenarioError> {
    let mut config = MongoDbConfig::default();
    for (database, place) in place.object()? {
        if database.is_empty() || database.len() > 63 || database.contains(['/', '\\', '.', ' ', '"', '$', '\0']) {
            return Err(place.refuse("is no name of a database: no /, \\, point, space, quote or $, and at most 63 letters"));
        }
        for (collection, place) in place.object()? {
            let is_bad = |name: &str| name.is_empty() || name.contains(['$', '\0']) || name.starts_with(['.', ' ']) || name.ends_with('.');
            if is_bad(&collection) || collection.starts_with("system.") || collection.contains("..") {
                return Err(place.refuse("is no name of a collection: no $, no point at its ends or twice, and not system."));
            }
            let documents = place.list()?.iter().map(read_document).collect::<Result<_, _>>()?;
            config = config.with(&database, &collection, documents);
        }
    }
    Ok(config)
}

fn read_document(place: &Place<'_>) -> Result<Document, ScenarioError> {
    extended_json::read(place.json()).map_err(|bad| {
        let refused = place.refuse(bad.problem);
        ScenarioError { path: format!("{}{}", refused.path, bad.path), ..refused }
    })
}
