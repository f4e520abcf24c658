//! An event of the library, field by field: a fence names it and says what each field means, the JSON is the one that the event box offers.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::fences::Fence;
use crate::html::{inline_code, text};
use crate::place::Chapter;
use crate::problem::Problem;

/// Where the library lies, from the root of the book.
const FILE: &str = "theme/event-library.json";

/// A value is shown beside its field up to so many characters; the whole of it stands in the JSON above.
const MOST_CHARACTERS: usize = 32;

/// The events that services send, and what a page has said about them.
pub(crate) struct EventLibrary {
    file: PathBuf,
    /// Meanings of fields by event, of those that were explained so far: later ones may be like them.
    explained: BTreeMap<String, BTreeMap<String, String>>,
}

impl EventLibrary {
    /// The library of the book under `root`, which is read when it is needed.
    pub(crate) fn of_book(root: &Path) -> EventLibrary {
        EventLibrary { file: root.join(FILE), explained: BTreeMap::new() }
    }

    /// The markup of one event: its JSON, and a row for each field.
    ///
    /// # Errors
    /// An event that is not in the library, a field that is not in the event, and fields that nobody has explained.
    pub(crate) fn explain(&mut self, chapter: Chapter<'_>, fence: &Fence) -> Result<String, Vec<Problem>> {
        let start = fence.place.start;
        let one = |message: String| vec![chapter.problem(start, message)];
        let (name, words) = lines(chapter, fence).map_err(|problem| vec![problem])?;
        let (id, like) = name.split_once(" like ").map_or((name.as_str(), None), |(id, like)| (id, Some(like)));
        let (event, source) = self.find(id).map_err(one)?;
        let mut meanings = match like {
            Some(other) => {
                self.explained.get(other).cloned().ok_or_else(|| one(format!("the event `{other}` is not explained above this one")))?
            }
            None => BTreeMap::new(),
        };
        let mut fields = Vec::new();
        collect("", &event, &mut fields);
        let mut problems = Vec::new();
        for (path, meaning, at) in words {
            if !is_field(&fields, &path) {
                problems.push(chapter.problem(at, format!("the event `{id}` has no field `{path}`")));
            }
            meanings.insert(path, meaning);
        }
        let silent = fields.iter().filter(|(path, value)| !value.is_object() && meaning_of(&meanings, path).is_none());
        problems.extend(silent.map(|(path, _)| chapter.problem(start, format!("say what `{path}` of the event `{id}` means"))));
        if !problems.is_empty() {
            return Err(problems);
        }
        let markup = markup(&event, &source, &rows(&fields, &meanings));
        self.explained.insert(id.to_owned(), meanings);
        Ok(markup)
    }

    /// An event of the library, and where its shape was read.
    fn find(&self, id: &str) -> Result<(Value, String), String> {
        let library = fs::read_to_string(&self.file).map_err(|error| format!("{}: {error}", self.file.display()))?;
        let library: Vec<Value> = serde_json::from_str(&library).map_err(|error| format!("{}: {error}", self.file.display()))?;
        let ids: Vec<&str> = library.iter().filter_map(|entry| entry["id"].as_str()).collect();
        let entry = library.iter().find(|entry| entry["id"] == id);
        let entry = entry.ok_or_else(|| format!("the library has no event `{id}`; it has {}", ids.join(", ")))?;
        Ok((entry["event"].clone(), entry["source"].as_str().unwrap_or_default().to_owned()))
    }
}

/// A meaning, what it is of, and where it stands.
type Meaning = (String, String, usize);

/// The first line of a fence, `s3-delete like s3-put`, and from each further one, `path = "meaning"`, the pair with its place.
fn lines(chapter: Chapter<'_>, fence: &Fence) -> Result<(String, Vec<Meaning>), Problem> {
    let (mut name, mut found) = (None, Vec::new());
    let mut at = fence.place.start;
    for line in chapter.text[fence.place.clone()].split_inclusive('\n') {
        let place = at;
        at += line.len();
        let line = line.trim();
        if line.is_empty() || line.starts_with("```") || line.starts_with("~~~") {
            continue;
        }
        if name.is_none() && !line.contains('=') {
            name = Some(line.to_owned());
            continue;
        }
        let pair = line.split_once(" = ").and_then(|(key, value)| Some((key.trim(), serde_json::from_str::<String>(value).ok()?)));
        let (key, value) =
            pair.ok_or_else(|| chapter.problem(place, "a line of this fence says `path.of.the.field = \"what it means\"`"))?;
        found.push((key.to_owned(), value, place));
    }
    let message = "a lambda-event fence begins with the name of an event of the library: `s3-put`, or `s3-delete like s3-put`";
    name.map(|name| (name, found)).ok_or_else(|| chapter.problem(fence.place.start, message))
}

/// All fields with their paths, in order: `Records[].s3.bucket.name`. Of a list, the fields of all its items.
fn collect(path: &str, value: &Value, fields: &mut Vec<(String, Value)>) {
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                if !fields.iter().any(|(known, _)| *known == path) {
                    fields.push((path.clone(), value.clone()));
                }
                collect(&path, value, fields);
            }
        }
        Value::Array(items) => items.iter().filter(|item| item.is_object()).for_each(|item| collect(&format!("{path}[]"), item, fields)),
        _ => {}
    }
}

/// `headers.*` speaks of all that lies below `headers`.
fn is_field(fields: &[(String, Value)], path: &str) -> bool {
    fields.iter().any(|(known, _)| known == path.strip_suffix(".*").unwrap_or(path))
}

fn meaning_of<'a>(meanings: &'a BTreeMap<String, String>, path: &str) -> Option<&'a String> {
    meanings.get(path).or_else(|| meanings.get(&format!("{path}.*"))).or_else(|| {
        let above: Vec<usize> = path.match_indices('.').map(|(at, _)| at).collect();
        above.into_iter().rev().find_map(|at| meanings.get(&format!("{}.*", &path[..at])))
    })
}

/// Path, value and meaning of each field that has a meaning of its own.
fn rows(fields: &[(String, Value)], meanings: &BTreeMap<String, String>) -> Vec<(String, String, String)> {
    let row = |(path, value): &(String, Value)| {
        let (path, meaning) = match (meanings.get(path), meanings.get(&format!("{path}.*"))) {
            (Some(meaning), _) => (path.clone(), meaning),
            (None, Some(meaning)) => (format!("{path}.…"), meaning),
            (None, None) => return None,
        };
        let shown = match value {
            Value::Object(_) | Value::Array(_) => String::new(),
            value => value.to_string(),
        };
        let cut = shown.chars().count() > MOST_CHARACTERS;
        let shown: String = shown.chars().take(MOST_CHARACTERS).chain(cut.then_some('…')).collect();
        Some((path, shown, meaning.clone()))
    };
    fields.iter().filter_map(row).collect()
}

/// What stands between two pairs of stars is important.
fn strong(words: &str) -> String {
    let pieces = words.split("**").enumerate();
    pieces.map(|(at, piece)| if at % 2 == 1 { format!("<strong>{piece}</strong>") } else { piece.to_owned() }).collect()
}

fn markup(event: &Value, source: &str, rows: &[(String, String, String)]) -> String {
    let json = serde_json::to_string_pretty(event).unwrap_or_default();
    let code = |words: &str| if words.is_empty() { String::new() } else { format!("<code>{}</code>", text(words)) };
    let rows: String = rows
        .iter()
        .map(|(path, value, meaning)| {
            format!("<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td></tr>", code(path), code(value), strong(&inline_code(meaning)))
        })
        .collect();
    format!(
        "<details class=\"lambda-event-json\"><summary>The whole event</summary><pre><code class=\"language-json\">{}</code></pre>\
         <p class=\"lambda-caption\">Its shape: {}</p></details>\
         <div class=\"table-wrapper lambda-fields\"><table><thead><tr><th scope=\"col\">Field</th><th scope=\"col\">Here</th>\
         <th scope=\"col\">What it says</th></tr></thead><tbody>{rows}</tbody></table></div>\n\n",
        text(&json),
        text(source)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fences;

    const LIBRARY: &str = r#"[{"id": "a", "source": "seen", "event": {"Records": [{"k": 1}, {"k": 2, "more": {"x": "<"}}], "list": []}}]"#;

    fn explained(fence: &str) -> Result<String, Vec<Problem>> {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("theme")).unwrap();
        fs::write(folder.path().join(FILE), LIBRARY).unwrap();
        let chapter = Chapter { file: Path::new("a.md"), text: fence };
        let fence = fences::find(chapter).unwrap().remove(0);
        EventLibrary::of_book(folder.path()).explain(chapter, &fence)
    }

    #[test]
    fn every_field_has_a_row() {
        let markup = explained(
            "```lambda-event\na\nRecords = \"all\"\nRecords[].k = \"a `key` **here**\"\nRecords[].more.* = \"the rest\"\nlist = \"none\"\n```\n",
        )
        .unwrap();
        assert!(
            markup.contains("<code>Records[].k</code></th><td><code>1</code></td><td>a <code>key</code> <strong>here</strong></td>"),
            "{markup}"
        );
        assert!(markup.contains("<code>Records[].more.…</code>") && markup.contains("&quot;x&quot;: &quot;&lt;&quot;"), "{markup}");
    }

    #[test]
    fn what_is_not_explained_or_not_there_is_a_mistake() {
        let problems = explained("```lambda-event\na\nRecords = \"all\"\nRecords[].z = \"no\"\nlist = \"none\"\n```\n").unwrap_err();
        let messages: Vec<_> = problems.iter().map(|problem| (problem.line, problem.message.as_str())).collect();
        assert_eq!(
            messages,
            [
                (4, "the event `a` has no field `Records[].z`"),
                (1, "say what `Records[].k` of the event `a` means"),
                (1, "say what `Records[].more.x` of the event `a` means"),
            ]
        );
        let unknown = explained("```lambda-event\nb\n```\n").unwrap_err();
        assert!(unknown[0].message.contains("it has a"), "{unknown:?}");
    }
}
