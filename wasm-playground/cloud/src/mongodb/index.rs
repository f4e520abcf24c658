//! Indexes: which documents have a value, and whether a value may be there twice.

use super::keys::Keys;
use super::order::Ordered;
use super::path;
use super::refusal::{Outcome, Refusal};
use super::shell_text;
use super::value::{Bson, Document};

/// An index of a collection.
#[derive(Clone, Debug)]
pub(crate) struct Index {
    pub name: String,
    /// Paths and their directions.
    pub keys: Vec<(String, i32)>,
    pub unique: bool,
    /// Whether documents without all of the fields are left out.
    pub sparse: bool,
    /// Places of documents, by key.
    entries: Keys,
}

impl PartialEq for Index {
    /// What it is, not what is in it: that follows from the documents.
    fn eq(&self, other: &Index) -> bool {
        (&self.name, &self.keys, self.unique, self.sparse) == (&other.name, &other.keys, other.unique, other.sparse)
    }
}

impl Eq for Index {}

impl Index {
    /// An index without documents.
    pub fn new(name: String, keys: Vec<(String, i32)>, unique: bool, sparse: bool) -> Index {
        Index { name, keys, unique, sparse, entries: Keys::default() }
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
            let mut longer_keys: Vec<Vec<Ordered>> = Vec::with_capacity(values.len());
            for key in &keys {
                for value in &values {
                    let mut longer = key.clone();
                    longer.push(Ordered(value.clone()));
                    if !longer_keys.contains(&longer) {
                        longer_keys.push(longer);
                    }
                }
            }
            keys = longer_keys;
        }
        if self.sparse && is_missing {
            keys.clear();
        }
        Ok(keys)
    }

    /// Refuses keys that another document than that at `place` has, if they must be unique.
    pub fn check(&self, namespace: &str, keys: &[Vec<Ordered>], place: Option<u64>) -> Outcome<()> {
        let is_taken = |key: &&Vec<Ordered>| self.entries.get(key).iter().any(|other| Some(*other) != place);
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
        keys.into_iter().for_each(|key| self.entries.add(key, place));
    }

    /// Takes a document out.
    pub fn remove(&mut self, keys: &[Vec<Ordered>], place: u64) {
        keys.iter().for_each(|key| self.entries.remove(key, place));
    }

    /// The places of all documents whose first field has one of these values, in the index's order; nothing if the index cannot tell.
    pub fn places(&self, values: &[Bson]) -> Option<Vec<u64>> {
        let is_plain = |value: &Bson| !matches!(value, Bson::Null | Bson::Array(_) | Bson::Regex { .. });
        if !values.iter().all(is_plain) {
            return None;
        }
        let mut places = Vec::new();
        for value in values {
            places.extend(self.entries.beginning_with(value));
        }
        if values.len() > 1 {
            // A document whose array has several of the values is there several times.
            let mut seen = Keys::default();
            places.retain(|place| seen.is_new(&Bson::Int64(i64::try_from(*place).unwrap_or_default())));
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

    /// Reads `{key: {a: 1}, name: …, unique: true}`.
    pub fn read(specification: &Bson) -> Outcome<Index> {
        const KEYS: &[&str] = &["key", "name", "unique", "sparse", "v", "background"];
        let document = specification.as_document().cloned().unwrap_or_default();
        if let Some((option, _)) = document.iter().find(|(name, _)| !KEYS.contains(name)) {
            return Err(Refusal::not_simulated(&format!("The option '{option}' of an index"), "unique, sparse, name"));
        }
        let keys = Index::read_keys(document.get("key").and_then(Bson::as_document).unwrap_or(&Document::new()))?;
        let name = document.get("name").and_then(Bson::as_text).unwrap_or_default().to_owned();
        let flag = |name: &str| document.get(name).is_some_and(Bson::is_true);
        if keys == [("_id".to_owned(), 1)] {
            return Ok(Index::of_id());
        }
        Ok(Index::new(name, keys, flag("unique"), flag("sparse")))
    }

    /// Reads `{a: 1, b: -1}`.
    pub fn read_keys(keys: &Document) -> Outcome<Vec<(String, i32)>> {
        if keys.is_empty() {
            return Err(Refusal::new(67, "Index keys cannot be empty."));
        }
        let key = |(field, direction): (&str, &Bson)| match direction {
            Bson::String(kind) => Err(Refusal::not_simulated(&format!("The index type '{kind}'"), "1 and -1")),
            number => match number.as_double() {
                Some(number) if number > 0.0 => Ok((field.to_owned(), 1)),
                Some(number) if number < 0.0 => Ok((field.to_owned(), -1)),
                _ => {
                    let (shown, all) = (shell_text::of_value(number), shell_text::of_document(keys));
                    Err(Refusal::new(
                        67,
                        format!(
                            "Values in v:2 index key pattern cannot be of type {}. Only numbers > 0, numbers < 0, and strings are allowed: {shown} in {all}",
                            number.type_name()
                        ),
                    ))
                }
            },
        };
        keys.iter().map(key).collect()
    }
}
