//! What is in a database when a run is over: whom the judge asks, and what it compares.

use std::collections::BTreeMap;

use mini_cloud::mongodb::extended_json::to_text;
use mini_cloud::{LookError, Session};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Rows of a result: each value as text, nothing for NULL.
pub type Rows = Vec<Vec<Option<String>>>;

/// Whoever can say what is there when the run is over.
pub trait FinalState {
    /// What a query of the database gives.
    ///
    /// # Errors
    /// A sentence: the query is refused, or there is no database.
    fn rows(&self, query: &str) -> Result<Rows, String>;

    /// The documents of a collection, `shop.orders`, each as JSON.
    ///
    /// # Errors
    /// A sentence: there is no MongoDB.
    fn documents(&self, place: &str) -> Result<Vec<String>, String>;
}

impl FinalState for Session {
    fn rows(&self, query: &str) -> Result<Rows, String> {
        self.look(query).map(|result| result.rows).map_err(|error: LookError| error.to_string())
    }

    fn documents(&self, place: &str) -> Result<Vec<String>, String> {
        let stores = self.stores();
        let mongodb = stores.mongodb.as_ref().ok_or("this scenario has no MongoDB")?;
        let (database, collection) = place.split_once('.').ok_or_else(|| format!("{place} is no collection: write database.collection"))?;
        let found = mongodb.databases().find(|(name, _)| *name == database).and_then(|(_, database)| database.collection(collection));
        Ok(found.into_iter().flat_map(|collection| collection.documents().map(|document| to_text(document))).collect())
    }
}

/// Events alone: there is nothing to ask.
pub(crate) struct NoState;

impl FinalState for NoState {
    fn rows(&self, _: &str) -> Result<Rows, String> {
        Err("no database to ask".to_owned())
    }

    fn documents(&self, _: &str) -> Result<Vec<String>, String> {
        Err("no database to ask".to_owned())
    }
}

/// What rows should be there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Wanted {
    /// So many, whatever they are.
    Count(u64),
    /// One for each text, which is a part of the row's values with commas between; in any order for a table, in this one for a query.
    Texts(Vec<String>),
    /// These, in this order.
    Table(Vec<Vec<Value>>),
}

/// What is wanted and what is there of the first table or query that is not as it should be. A name is a table, `orders`; anything with a
/// space in it is a query.
pub(crate) fn first_difference(all: &BTreeMap<String, Wanted>, state: &dyn FinalState) -> Option<(String, String)> {
    all.iter().find_map(|(place, wanted)| {
        let is_query = place.contains(char::is_whitespace);
        let query = if is_query { place.clone() } else { format!("select * from {place}") };
        match state.rows(&query) {
            Ok(rows) => (!is_met(wanted, &rows, is_query)).then(|| (say(place, wanted), shown(wanted, &rows))),
            Err(sentence) => Some((say(place, wanted), sentence)),
        }
    })
}

fn is_met(wanted: &Wanted, rows: &Rows, in_order: bool) -> bool {
    match wanted {
        Wanted::Count(count) => rows.len() as u64 == *count,
        Wanted::Texts(texts) if in_order => {
            rows.len() == texts.len() && rows.iter().zip(texts).all(|(row, text)| line(row).contains(text.as_str()))
        }
        Wanted::Texts(texts) => {
            rows.len() == texts.len() && texts.iter().all(|text| rows.iter().any(|row| line(row).contains(text.as_str())))
        }
        Wanted::Table(table) => rows.len() == table.len() && rows.iter().zip(table).all(|(row, wanted)| is_row(row, wanted)),
    }
}

fn is_row(row: &[Option<String>], wanted: &[Value]) -> bool {
    row.len() == wanted.len() && row.iter().zip(wanted).all(|(value, wanted)| is_value(value.as_deref(), wanted))
}

/// `23`, `"23"` and `23.0` are the same number.
fn is_value(value: Option<&str>, wanted: &Value) -> bool {
    match (value, wanted) {
        (None, wanted) => wanted.is_null(),
        (Some(value), Value::String(text)) => value == text,
        (Some(value), Value::Number(number)) => {
            value == number.to_string() || (value.parse().ok() == number.as_f64() && number.as_f64().is_some())
        }
        (Some(value), Value::Bool(truth)) => value == if *truth { "true" } else { "false" },
        (Some(_), Value::Null | Value::Array(_) | Value::Object(_)) => false,
    }
}

fn say(place: &str, wanted: &Wanted) -> String {
    match wanted {
        Wanted::Count(1) => format!("1 row in {place}"),
        Wanted::Count(count) => format!("{count} rows in {place}"),
        Wanted::Texts(texts) => format!("in {place} the rows {}", texts.join("; ")),
        Wanted::Table(table) => format!("from {place} {}", Value::from_iter(table.iter().map(|row| Value::from(row.clone())))),
    }
}

fn shown(wanted: &Wanted, rows: &Rows) -> String {
    match (wanted, rows.as_slice()) {
        (Wanted::Count(_), rows) => rows.len().to_string(),
        (_, []) => "no row".to_owned(),
        (Wanted::Table(_), rows) => serde_json::to_string(rows).unwrap_or_default(),
        (Wanted::Texts(_), rows) => rows.iter().map(|row| line(row)).collect::<Vec<_>>().join("; "),
    }
}

/// A row as text: `1,Ada,NULL`.
fn line(row: &[Option<String>]) -> String {
    row.iter().map(|value| value.as_deref().unwrap_or("NULL")).collect::<Vec<_>>().join(",")
}
