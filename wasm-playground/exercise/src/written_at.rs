//! Where an author wrote what a scenario was refused for: from `functions[0].timeout_s` of the scenario to line and column of the TOML.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::error::ExerciseError;

/// Which of the files it is; each has the functions of the scenario in another place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// `exercise.toml`: the first function is `[function]`, all else but the steps stands under `[scenario]`.
    Exercise,
    /// The scenario of a cell: the function without `files` comes first, wherever it stands.
    Cell,
    /// `scenario.toml` of the gallery: as in the scenario itself.
    Showcase,
}

/// What the simulation says of a scenario, `functions[0].timeout_s: must be …`, at its place in the file that it was made from. A sentence
/// without such a path stays as it is and belongs to the whole file.
#[must_use]
pub fn written_at(toml: &str, form: Form, sentence: &str) -> ExerciseError {
    let found = sentence.split_once(": ").and_then(|(path, problem)| Some((path_of(path)?, problem)));
    let (Some((path, problem)), Ok(root)) = (found, DeTable::parse(toml)) else {
        return ExerciseError::at(toml, 0, sentence);
    };
    let path = in_file(path, form, root.get_ref());
    let name = path.iter().rev().find_map(Part::name).unwrap_or_default().to_owned();
    ExerciseError::at(toml, deepest(root.get_ref(), &path).start, format!("`{name}`: {problem}"))
}

/// A name or a position.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Name(String),
    Position(usize),
}

impl Part {
    fn name(&self) -> Option<&str> {
        match self {
            Part::Name(name) => Some(name),
            Part::Position(_) => None,
        }
    }
}

/// `steps[2].event` in parts; nothing if it is no path.
fn path_of(text: &str) -> Option<Vec<Part>> {
    let mut parts = Vec::new();
    for word in text.split('.') {
        let (name, positions) = word.split_once('[').map_or((word, ""), |(name, rest)| (name, rest));
        if name.is_empty() || !name.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-') {
            return None;
        }
        parts.push(Part::Name(name.to_owned()));
        for position in positions.split('[').filter(|position| !position.is_empty()) {
            parts.push(Part::Position(position.strip_suffix(']')?.parse().ok()?));
        }
    }
    Some(parts)
}

/// The path of the same thing in the file.
fn in_file(path: Vec<Part>, form: Form, root: &DeTable<'_>) -> Vec<Part> {
    let name = |name: &str| Part::Name(name.to_owned());
    let is = |part: Option<&Part>, wanted: &str| part.and_then(Part::name) == Some(wanted);
    let number = match path.get(1) {
        Some(Part::Position(number)) if is(path.first(), "functions") => Some(*number),
        _ => None,
    };
    let rest = path.get(2..).unwrap_or_default().to_vec();
    let front = match (form, number) {
        (Form::Showcase, _) => return path,
        (Form::Exercise, Some(0)) => vec![name("function")],
        (Form::Exercise, Some(number)) => vec![name("scenario"), name("functions"), Part::Position(number - 1)],
        (Form::Exercise, None) if is(path.first(), "steps") => return path,
        (Form::Exercise, None) => return [vec![name("scenario")], path].concat(),
        (Form::Cell, Some(number)) => vec![name("functions"), Part::Position(place_of_function(root, number))],
        (Form::Cell, None) => return path,
    };
    [front, rest].concat()
}

/// Where the function stands in the scenario of a cell, which has the cell's own one first.
fn place_of_function(root: &DeTable<'_>, number: usize) -> usize {
    let functions = root.get("functions").and_then(|functions| functions.get_ref().as_array());
    let own = functions.and_then(|functions| {
        functions.iter().position(|function| function.get_ref().as_table().is_some_and(|function| function.get("files").is_none()))
    });
    match (number, own) {
        (0, own) => own.unwrap_or(0),
        (number, Some(own)) if number <= own => number - 1,
        (number, _) => number,
    }
}

/// The key of the last part of the path that is there.
fn deepest(root: &DeTable<'_>, path: &[Part]) -> Range<usize> {
    let (mut place, mut table, mut value): (Range<usize>, Option<&DeTable<'_>>, Option<&Spanned<DeValue<'_>>>) = (0..0, Some(root), None);
    for part in path {
        let next = match part {
            Part::Name(name) => table.and_then(|table| table.iter().find(|(key, _)| key.get_ref().as_ref() == name)),
            Part::Position(number) => {
                let item = value.and_then(|value| value.get_ref().as_array()).and_then(|items| items.get(*number));
                let Some(item) = item else { break };
                (place, table, value) = (item.span(), item.get_ref().as_table(), Some(item));
                continue;
            }
        };
        let Some((key, found)) = next else { break };
        (place, table, value) = (key.span(), found.get_ref().as_table(), Some(found));
    }
    place
}

#[cfg(test)]
mod tests {
    use super::*;

    const EXERCISE: &str = "title = \"x\"\n[function]\nmemory_mb = 64\n[scenario]\nqueues = [{ name = \"q\" }]\n[[scenario.functions]]\nname = \"other\"\ntimeout_s = 0\n\
                            [[steps]]\nevent = 1\n[[steps]]\nwait = 7\n";
    const CELL: &str = "[[functions]]\nname = \"other\"\nmemory_mb = 1\n[functions.files]\n\"app.py\" = \"\"\n[[functions]]\nname = \"own\"\nmemory_mb = 2\n";

    #[test]
    fn paths_lead_to_lines() {
        for (toml, form, sentence, line, column, message) in [
            (EXERCISE, Form::Exercise, "functions[0].memory_mb: must be more", 3, 1, "`memory_mb`: must be more"),
            (EXERCISE, Form::Exercise, "functions[1].timeout_s: must be more", 8, 1, "`timeout_s`: must be more"),
            (EXERCISE, Form::Exercise, "steps[1].wait: is no step", 12, 1, "`wait`: is no step"),
            (EXERCISE, Form::Exercise, "queues[0].name: is short", 5, 13, "`name`: is short"),
            (EXERCISE, Form::Exercise, "queues[0].delay: is missing", 5, 11, "`delay`: is missing"),
            (EXERCISE, Form::Exercise, "this is all wrong: sorry", 1, 1, "this is all wrong: sorry"),
            (CELL, Form::Cell, "functions[0].memory_mb: must be more", 8, 1, "`memory_mb`: must be more"),
            (CELL, Form::Cell, "functions[1].memory_mb: must be more", 3, 1, "`memory_mb`: must be more"),
            (CELL, Form::Showcase, "functions[0].memory_mb: must be more", 3, 1, "`memory_mb`: must be more"),
        ] {
            let error = written_at(toml, form, sentence);
            assert_eq!((error.line, error.column, error.message.as_str()), (line, column, message), "{sentence}");
        }
    }
}
