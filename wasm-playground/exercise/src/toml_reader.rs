//! Reads TOML tables with positions: each refusal names the place and what to write instead.

use std::ops::Range;

use serde_json::{Map, Number, Value};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::error::ExerciseError;
use crate::suggest::nearest;

/// One table of the file, and what may stand in it.
pub(crate) struct TableReader<'a> {
    text: &'a str,
    table: &'a DeTable<'a>,
    span: Range<usize>,
    /// What the table is to an author: `the exercise`, `a check`.
    what: &'static str,
}

impl<'a> TableReader<'a> {
    /// # Errors
    /// A key that is not in `known`.
    pub(crate) fn new(
        text: &'a str,
        table: &'a DeTable<'a>,
        span: Range<usize>,
        what: &'static str,
        known: &[&str],
    ) -> Result<TableReader<'a>, ExerciseError> {
        for key in table.keys() {
            let name = key.get_ref().as_ref();
            if !known.contains(&name) {
                let instead = match nearest(name, known.iter().copied()) {
                    Some(near) => format!("write `{near}`"),
                    None => format!("the keys are {}", known.join(", ")),
                };
                let message = format!("{what} has no key `{name}`; {instead}");
                return Err(ExerciseError::at(text, key.span().start, message));
            }
        }
        Ok(TableReader { text, table, span, what })
    }

    /// An error at the key, or at the table when the key is not there.
    pub(crate) fn error(&self, key: &str, message: impl Into<String>) -> ExerciseError {
        let offset =
            self.table.iter().find(|(name, _)| name.get_ref().as_ref() == key).map_or(self.span.start, |(name, _)| name.span().start);
        ExerciseError::at(self.text, offset, message)
    }

    /// An error at a key of the table that `key` holds, or as [`TableReader::error`] when that is not there.
    pub(crate) fn error_below(&self, key: &str, below: &str, message: impl Into<String>) -> ExerciseError {
        let table = self.get(key).and_then(|value| value.get_ref().as_table());
        match table.and_then(|table| table.iter().find(|(name, _)| name.get_ref().as_ref() == below)) {
            Some((name, _)) => ExerciseError::at(self.text, name.span().start, message),
            None => self.error(key, message),
        }
    }

    /// An error at the value of a key.
    pub(crate) fn value_error(&self, value: &Spanned<DeValue<'_>>, message: impl Into<String>) -> ExerciseError {
        ExerciseError::at(self.text, value.span().start, message)
    }

    pub(crate) fn get(&self, key: &str) -> Option<&'a Spanned<DeValue<'a>>> {
        self.table.iter().find(|(name, _)| name.get_ref().as_ref() == key).map(|(_, value)| value)
    }

    /// Names and values in the order of the file.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (&'a str, &'a Spanned<DeValue<'a>>)> {
        let table: &'a DeTable<'a> = self.table;
        table.iter().map(|(name, value)| (name.get_ref().as_ref(), value))
    }

    /// A text that says something, or nothing when the key is not there.
    pub(crate) fn text(&self, key: &str) -> Result<Option<String>, ExerciseError> {
        let Some(value) = self.get(key) else {
            return Ok(None);
        };
        match value.get_ref().as_str() {
            Some(text) if text.trim().is_empty() => Err(self.value_error(value, format!("`{key}` is empty; write a text"))),
            Some(text) => Ok(Some(text.to_owned())),
            None => Err(self.value_error(value, format!("`{key}` must be a text in quotes, not {}", kind(value)))),
        }
    }

    pub(crate) fn required_text(&self, key: &str, example: &str) -> Result<String, ExerciseError> {
        self.text(key)?.ok_or_else(|| self.missing(key, &format!("\"{example}\"")))
    }

    pub(crate) fn missing(&self, key: &str, example: &str) -> ExerciseError {
        let what = self.what;
        self.error(key, format!("{what} needs `{key}`; write `{key} = {example}`"))
    }

    pub(crate) fn whole_number(&self, key: &str) -> Result<Option<u64>, ExerciseError> {
        let Some(value) = self.get(key) else {
            return Ok(None);
        };
        let number = value.get_ref().as_integer().and_then(|number| u64::from_str_radix(number.as_str(), number.radix()).ok());
        match number {
            Some(number) => Ok(Some(number)),
            None => Err(self.value_error(value, format!("`{key}` must be a whole number from 0 up, such as `{key} = 5`"))),
        }
    }

    /// The value as JSON.
    pub(crate) fn json(&self, value: &Spanned<DeValue<'_>>) -> Result<Value, ExerciseError> {
        Ok(match value.get_ref() {
            DeValue::String(text) => Value::String(text.to_string()),
            DeValue::Boolean(value) => Value::Bool(*value),
            DeValue::Integer(number) => {
                let number = i64::from_str_radix(number.as_str(), number.radix())
                    .map_err(|_| self.value_error(value, "this number does not fit into 64 bits; write it as text"))?;
                Value::Number(number.into())
            }
            DeValue::Float(number) => number
                .as_str()
                .parse()
                .ok()
                .and_then(Number::from_f64)
                .map(Value::Number)
                .ok_or_else(|| self.value_error(value, "JSON has no such number; write a finite one"))?,
            DeValue::Datetime(_) => {
                return Err(self.value_error(value, "JSON has no dates; put the date in quotes"));
            }
            DeValue::Array(items) => Value::Array(items.iter().map(|item| self.json(item)).collect::<Result<_, _>>()?),
            DeValue::Table(table) => Value::Object(
                table.iter().map(|(name, item)| Ok((name.get_ref().to_string(), self.json(item)?))).collect::<Result<Map<_, _>, _>>()?,
            ),
        })
    }

    /// The whole table as a JSON object.
    pub(crate) fn whole(&self) -> Result<Map<String, Value>, ExerciseError> {
        self.entries().map(|(name, value)| Ok((name.to_owned(), self.json(value)?))).collect()
    }

    /// A JSON value from `key`, or from JSON text in `key_json` (TOML has no null).
    pub(crate) fn json_or_text(&self, key: &str) -> Result<Option<Value>, ExerciseError> {
        let text_key = format!("{key}_json");
        match (self.get(key), self.get(&text_key)) {
            (Some(_), Some(_)) => Err(self.error(&text_key, format!("`{key}` and `{text_key}` say the same thing; keep one"))),
            (Some(value), None) => self.json(value).map(Some),
            (None, Some(value)) => {
                let text = self.text(&text_key)?.unwrap_or_default();
                serde_json::from_str(&text).map(Some).map_err(|error| {
                    self.value_error(value, format!("`{text_key}` is not JSON ({error}); write JSON inside single quotes, such as 'null'"))
                })
            }
            (None, None) => Ok(None),
        }
    }

    /// The tables of `[[key]]`, each with its place.
    pub(crate) fn tables(&self, key: &str) -> Result<Vec<(&'a DeTable<'a>, Range<usize>)>, ExerciseError> {
        let Some(value) = self.get(key) else {
            return Ok(Vec::new());
        };
        let refuse = |value| self.value_error(value, format!("write each one as a table of its own: `[[{key}]]`"));
        let items = value.get_ref().as_array().ok_or_else(|| refuse(value))?;
        items
            .iter()
            .map(|item| match item.get_ref().as_table() {
                Some(table) => Ok((table, item.span())),
                None => Err(refuse(item)),
            })
            .collect()
    }

    /// The table `[key]` as JSON; empty when it is not there.
    pub(crate) fn object(&self, key: &str) -> Result<Map<String, Value>, ExerciseError> {
        let Some(value) = self.get(key) else {
            return Ok(Map::new());
        };
        match self.json(value)? {
            Value::Object(object) => Ok(object),
            _ => Err(self.value_error(value, format!("`{key}` must be a table: `[{key}]`"))),
        }
    }
}

/// What a value is, in a writer's words.
fn kind(value: &Spanned<DeValue<'_>>) -> &'static str {
    match value.get_ref() {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
