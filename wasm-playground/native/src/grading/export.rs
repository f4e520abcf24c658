//! One file of "Your work": the form that `theme/work-file.ts` writes, read with more distrust than the page needs.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::{Map, Value};

/// Says what the file is.
const FORMAT: &str = "fire-and-forget-work";

/// The newest form that this program knows.
const VERSION: u64 = 1;

/// The most that a file may hold. Browsers keep some five million characters for a book, each at most three bytes here.
const MOST_BYTES: u64 = 16 << 20;

/// What a file holds.
#[derive(Debug, Default)]
pub(super) struct Export {
    /// Cells by id, in the order of the file.
    pub cells: Vec<(String, CellReading)>,
    /// Exercises that the page marked as passed.
    pub passed: BTreeSet<String>,
}

/// What a file has for one cell.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum CellReading {
    /// An edit.
    Edit(Edit),
    /// Something that no page wrote.
    Broken,
    /// The same id again: nobody knows which one counts.
    Twice,
}

/// A cell as the reader left it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Edit {
    /// Files by name; a file without a name is the one that the cell shows.
    pub files: BTreeMap<String, EditedFile>,
    /// It has the form of earlier books: one text.
    pub is_old: bool,
    /// Another tab had other code when it was saved.
    pub has_conflict: bool,
}

/// One file of a cell.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct EditedFile {
    pub code: String,
    /// What it was edited from.
    pub starter: String,
}

/// Reads a file.
///
/// # Errors
/// One sentence that says what it is instead of an export.
pub(super) fn read(path: &Path) -> Result<Export, String> {
    let about = std::fs::symlink_metadata(path).map_err(|error| format!("It cannot be read: {error}."))?;
    if !about.is_file() {
        return Err("This is no plain file (a link, a device or a folder that is too deep), so it was not opened.".to_owned());
    }
    let too_large = || format!("It is larger than {} MB; what a browser keeps for this book is smaller.", MOST_BYTES >> 20);
    if about.len() > MOST_BYTES {
        return Err(too_large());
    }
    let mut bytes = Vec::new();
    // It may grow while it is read.
    File::open(path)
        .and_then(|file| file.take(MOST_BYTES + 1).read_to_end(&mut bytes))
        .map_err(|error| format!("It cannot be read: {error}."))?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(too_large());
    }
    parse(&bytes)
}

/// Reads the content of a file.
fn parse(bytes: &[u8]) -> Result<Export, String> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err("It is empty.".to_owned());
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| {
        format!("It is not JSON: byte {} is no UTF-8 text. Hand in the file that the page saved.", error.valid_up_to() + 1)
    })?;
    let file: Value = serde_json::from_str(text).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        match error.is_eof() {
            true => format!("It is not JSON: it breaks off at line {line}. Was it copied whole?"),
            false => {
                format!("It is not JSON (line {line}, column {column}). Hand in the file that the page saved, not one copied from it.")
            }
        }
    })?;
    is_ours(&file)?;
    let Work { cells, passed } =
        serde_json::from_str(text).map_err(|error| format!("It was changed by hand: {error}. Hand in the file as the page saved it."))?;
    Ok(Export { cells: cells.0, passed })
}

/// Whether it says that it is an export, of a form that is known here.
fn is_ours(file: &Value) -> Result<(), String> {
    match file.get("format").and_then(Value::as_str) {
        Some(FORMAT) => {}
        Some(other) => return Err(format!("It was saved by another program: its format is {other:?}, not {FORMAT:?}.")),
        None => return Err("It is JSON, but no work that this book's page saved.".to_owned()),
    }
    match file.get("version").map(Value::as_u64) {
        Some(Some(version)) if version > VERSION => Err(format!(
            "It was saved by a newer version of this book (format {version}; this program knows {VERSION}). Grade it with that version."
        )),
        Some(Some(VERSION)) => Ok(()),
        _ => Err(format!("It was changed by hand: no book ever wrote such a `version`. Books write {VERSION}.")),
    }
}

/// What is in a file beside its format and version.
#[derive(serde::Deserialize)]
struct Work {
    #[serde(default)]
    cells: Cells,
    #[serde(default, deserialize_with = "texts")]
    passed: BTreeSet<String>,
}

/// As the page reads it: what is no text is no mark.
fn texts<'de, D: Deserializer<'de>>(deserializer: D) -> Result<BTreeSet<String>, D::Error> {
    let value = Value::deserialize(deserializer)?;
    Ok(value.as_array().into_iter().flatten().filter_map(|id| id.as_str().map(str::to_owned)).collect())
}

/// An object whose keys may be there twice, which `serde_json::Map` would not tell.
#[derive(Default)]
struct Cells(Vec<(String, CellReading)>);

impl<'de> Deserialize<'de> for Cells {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Cells, D::Error> {
        struct CellsVisitor;
        impl<'de> Visitor<'de> for CellsVisitor {
            type Value = Cells;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("`cells` to be an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Cells, A::Error> {
                let (mut cells, mut places) = (Vec::new(), BTreeMap::new());
                while let Some((id, value)) = map.next_entry::<String, Value>()? {
                    match places.get(&id) {
                        Some(&place) => cells[place] = (id, CellReading::Twice),
                        None => {
                            places.insert(id.clone(), cells.len());
                            cells.push((id, edit(&value)));
                        }
                    }
                }
                Ok(Cells(cells))
            }
        }
        deserializer.deserialize_map(CellsVisitor)
    }
}

/// As `readEdit` of `theme/edits.ts` reads it.
fn edit(value: &Value) -> CellReading {
    let Some(edit) = value.as_object() else { return CellReading::Broken };
    let is_old = edit.get("code").is_some_and(Value::is_string) && edit.get("starter").is_some_and(Value::is_string);
    let files = match (is_old, edit.get("files").and_then(Value::as_object)) {
        (true, _) => edited_file(edit).map(|file| BTreeMap::from([(String::new(), file)])),
        (false, Some(files)) => files.iter().map(|(name, file)| Some((name.clone(), edited_file(file.as_object()?)?))).collect(),
        (false, None) => None,
    };
    match files {
        Some(files) => CellReading::Edit(Edit { files, is_old, has_conflict: edit.get("other").is_some_and(|other| !other.is_null()) }),
        None => CellReading::Broken,
    }
}

fn edited_file(file: &Map<String, Value>) -> Option<EditedFile> {
    let text = |key: &str| file.get(key)?.as_str().map(str::to_owned);
    Some(EditedFile { code: text("code")?, starter: text("starter")? })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> String {
        parse(text.as_bytes()).expect_err(text)
    }

    #[test]
    fn each_kind_of_wrong_file_has_its_own_sentence() {
        let deep = "[".repeat(100_000);
        for (text, expected) in [
            ("", "empty"),
            ("hello", "not JSON (line 1, column 1)"),
            ("{\"format\": \"fire-and", "breaks off at line 1"),
            (deep.as_str(), "not JSON"),
            ("[1, 2]", "no work that this book's page saved"),
            ("null", "no work that this book's page saved"),
            ("{\"format\": \"ipynb\", \"version\": 1}", "another program: its format is \"ipynb\""),
            ("{\"format\": \"fire-and-forget-work\", \"version\": 2, \"cells\": []}", "newer version of this book (format 2"),
            ("{\"format\": \"fire-and-forget-work\", \"version\": \"1\"}", "changed by hand: no book ever wrote"),
            ("{\"format\": \"fire-and-forget-work\", \"version\": 0}", "changed by hand: no book ever wrote"),
            ("{\"format\": \"fire-and-forget-work\", \"version\": 1, \"cells\": []}", "expected `cells` to be an object"),
            ("{\"format\": \"fire-and-forget-work\", \"version\": 1, \"cells\": {}, \"cells\": {}}", "duplicate field `cells`"),
        ] {
            assert!(refused(text).contains(expected), "{expected}: {}", refused(text));
        }
        assert!(parse(b"\xff\xfe{\0").expect_err("UTF-16").contains("no UTF-8 text"));
    }

    #[test]
    fn cells_of_both_forms_broken_ones_and_twice_the_same() {
        let text = r#"{"format": "fire-and-forget-work", "version": 1, "saved_at": "x", "more": [], "passed": ["a", 7], "cells": {
            "new": {"files": {"app.py": {"code": "1", "starter": "0"}}, "event": null, "settings": {}, "starter_hash": "", "other": {"app.py": "2"}},
            "old": {"code": "1", "starter": "0"}, "bad": {"files": {"app.py": "1"}}, "worse": 7, "new": 8}}"#;
        let export = parse(text.as_bytes()).unwrap();
        assert_eq!(export.passed.into_iter().collect::<Vec<_>>(), ["a"]);
        let readings: BTreeMap<String, CellReading> = export.cells.into_iter().collect();
        assert_eq!(readings["new"], CellReading::Twice);
        assert_eq!((&readings["bad"], &readings["worse"]), (&CellReading::Broken, &CellReading::Broken));
        let file = EditedFile { code: "1".to_owned(), starter: "0".to_owned() };
        let files = BTreeMap::from([(String::new(), file)]);
        assert_eq!(readings["old"], CellReading::Edit(Edit { files, is_old: true, has_conflict: false }));
    }
}
