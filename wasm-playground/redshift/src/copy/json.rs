//! Records of JSON: objects one after another, each key a column.
//! <https://docs.aws.amazon.com/redshift/latest/dg/copy-usage_notes-copy-from-json.html>.

use serde_json::Value;

use super::errors::{Bad, code};
use super::{Field, Record};
use crate::error::{Result, SqlError};
use crate::parse::copy::{Copy, Format, place_in_s3};
use crate::session::Outside;

/// A step into a JSON value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Into an object.
    Key(String),
    /// Into an array.
    Index(usize),
}

/// Where a column's value lies.
pub type Path = Vec<Step>;

/// The paths of a jsonpaths file; empty where there is none.
///
/// # Errors
/// XX000 when it is not there or none.
pub fn paths(outside: &dyn Outside, copy: &Copy) -> Result<Vec<Path>> {
    let Format::Json(place) = &copy.format else { return Ok(Vec::new()) };
    if place == "auto" || place == "auto ignorecase" {
        return Ok(Vec::new());
    }
    let (bucket, key) = place_in_s3(place)?;
    let invalid = |why: String| SqlError::new("XX000", format!("Invalid JSONPath file {place}: {why}"));
    let found = outside.object(&bucket, &key).map_err(&invalid)?;
    let content = found.into_iter().next().map(|(_, content)| content).ok_or_else(|| invalid("NoSuchKey".to_owned()))?;
    let value: Value = serde_json::from_slice(&content).map_err(|error| invalid(error.to_string()))?;
    let list = value["jsonpaths"].as_array().ok_or_else(|| invalid("it has no \"jsonpaths\"".to_owned()))?;
    list.iter()
        .map(|path| {
            let text = path.as_str().unwrap_or_default();
            path_of(text).ok_or_else(|| invalid(format!("Invalid JSONPath format: {text}")))
        })
        .collect()
}

/// Reads `$.a.b[0]` or `$['a']['b'][0]`.
fn path_of(text: &str) -> Option<Path> {
    let mut rest = text.strip_prefix('$')?;
    let mut path = Vec::new();
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix('.') {
            let end = after.find(['.', '[']).unwrap_or(after.len());
            path.push(Step::Key(after.get(..end).filter(|key| !key.is_empty())?.to_owned()));
            rest = &after[end..];
        } else {
            let (inside, after) = rest.strip_prefix('[')?.split_once(']')?;
            let inside = inside.trim();
            let quoted =
                inside.strip_prefix('\'').and_then(|key| key.strip_suffix('\'')).or_else(|| inside.strip_prefix('"')?.strip_suffix('"'));
            path.push(match quoted {
                Some(key) => Step::Key(key.to_owned()),
                None => Step::Index(inside.parse().ok()?),
            });
            rest = after;
        }
    }
    Some(path)
}

/// The objects of a file, one after another.
pub struct Records<'a> {
    content: &'a [u8],
    at: usize,
    columns: Vec<String>,
    paths: Vec<Path>,
    ignore_case: bool,
}

impl<'a> Records<'a> {
    /// Those of this content.
    #[must_use]
    pub fn new(content: &'a [u8], columns: Vec<String>, paths: Vec<Path>, ignore_case: bool) -> Records<'a> {
        Records { content, at: 0, columns, paths, ignore_case }
    }

    fn fields(&self, value: &Value) -> std::result::Result<Vec<Option<Field>>, Bad> {
        let object = value.as_object();
        if object.is_none() && (!value.is_array() || self.paths.is_empty()) {
            return Err(Bad::line(code::LINE, "Invalid JSON: a record must be an object"));
        }
        if !self.paths.is_empty() {
            if self.paths.len() != self.columns.len() {
                return Err(Bad::line(code::LINE, "Number of jsonpaths and the number of columns should match"));
            }
            return Ok(self.paths.iter().map(|path| walk(value, path).and_then(field)).collect());
        }
        let find = |name: &String| {
            let object = object?;
            match object.get(name) {
                Some(found) => Some(found),
                None if self.ignore_case => object.iter().find(|(key, _)| key.to_lowercase() == *name).map(|(_, value)| value),
                None => None,
            }
        };
        Ok(self.columns.iter().map(|name| find(name).and_then(field)).collect())
    }
}

fn walk<'v>(value: &'v Value, path: &Path) -> Option<&'v Value> {
    path.iter().try_fold(value, |value, step| match step {
        Step::Key(key) => value.get(key),
        Step::Index(index) => value.get(index),
    })
}

/// A value as the text of a field; none for null.
fn field(value: &Value) -> Option<Field> {
    let text = match value {
        Value::Null => return None,
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    Some(Field { bytes: text.into_bytes(), position: 0, quoted: matches!(value, Value::String(_)) })
}

impl Iterator for Records<'_> {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        while self.content.get(self.at).is_some_and(u8::is_ascii_whitespace) {
            self.at += 1;
        }
        let rest = self.content.get(self.at..).filter(|rest| !rest.is_empty())?;
        let start = self.at;
        let mut stream = serde_json::Deserializer::from_slice(rest).into_iter::<Value>();
        let outcome = stream.next()?;
        let fields = match outcome {
            Ok(value) => {
                self.at += stream.byte_offset().max(1);
                self.fields(&value)
            }
            Err(error) => {
                // What follows begins on the next line.
                let offset = rest.iter().position(|byte| *byte == b'\n').map_or(rest.len(), |offset| offset + 1);
                self.at += offset;
                let reason = if std::str::from_utf8(rest.get(..offset).unwrap_or_default()).is_err() {
                    Bad::line(code::UTF8, "String contains invalid or unsupported UTF8 codepoints")
                } else {
                    let text = error.to_string();
                    Bad::line(code::LINE, &format!("Invalid JSON: {}", text.split(" at line").next().unwrap_or_default()))
                };
                Err(reason)
            }
        };
        // The line of the end of the object.
        let end = self.at.saturating_sub(usize::from(self.content.get(self.at.wrapping_sub(1)) == Some(&b'\n')));
        let before = self.content.get(..end).unwrap_or_default();
        let line = i64::try_from(before.iter().filter(|byte| **byte == b'\n').count()).unwrap_or(0) + 1;
        let raw = self.content.get(start..end.max(start)).unwrap_or_default();
        Some(Record { line, raw: raw.get(..raw.len().min(1024)).unwrap_or_default().to_vec(), fields })
    }
}
