//! One place in a document: looked up, written, taken away, by names and by indexes of arrays.

use super::path::index;
use super::refusal::{Outcome, Refusal};
use super::shell_text;
use super::value::{Bson, Document};

/// How many elements an array may get by one write behind its end: MongoDB's own limit.
const MOST_PADDING: usize = 1_500_000;

/// The value at a place.
pub(crate) fn get<'a>(document: &'a Document, path: &[String]) -> Option<&'a Bson> {
    let (first, rest) = path.split_first()?;
    let mut value = document.get(first)?;
    for part in rest {
        value = match value {
            Bson::Document(inner) => inner.get(part)?,
            Bson::Array(elements) => elements.get(index(part)?)?,
            _ => return None,
        };
    }
    Some(value)
}

/// Writes a value; documents on the way are made.
pub(crate) fn set(document: &mut Document, path: &[String], value: Bson) -> Outcome<()> {
    let Some((first, rest)) = path.split_first() else { return Ok(()) };
    if rest.is_empty() {
        document.set(first, value);
        return Ok(());
    }
    if document.get(first).is_none() {
        document.set(first, Document::new().into());
    }
    match document.get_mut(first) {
        Some(inner) => set_below(first, inner, rest, value),
        None => Ok(()),
    }
}

fn set_below(name: &str, holder: &mut Bson, path: &[String], value: Bson) -> Outcome<()> {
    let Some((first, rest)) = path.split_first() else {
        *holder = value;
        return Ok(());
    };
    match holder {
        Bson::Document(document) => set(document, path, value),
        Bson::Array(elements) => {
            let Some(at) = index(first) else { return Err(no_room(name, first, &Bson::Array(elements.clone()))) };
            if at >= elements.len() + MOST_PADDING {
                return Err(Refusal::new(2, format!("Cannot pad more than {MOST_PADDING} elements into an array")));
            }
            while elements.len() <= at {
                elements.push(Bson::Null);
            }
            if elements[at] == Bson::Null && !rest.is_empty() {
                elements[at] = Document::new().into();
            }
            set_below(first, &mut elements[at], rest, value)
        }
        other => Err(no_room(name, first, other)),
    }
}

fn no_room(name: &str, field: &str, holder: &Bson) -> Refusal {
    Refusal::new(28, format!("Cannot create field '{field}' in element {{{name}: {}}}", shell_text::of_value(holder)))
}

/// Takes a value away; an element of an array becomes null.
pub(crate) fn remove(document: &mut Document, path: &[String]) {
    let Some((last, above)) = path.split_last() else { return };
    if above.is_empty() {
        document.remove(last);
        return;
    }
    match get_mut(document, above) {
        Some(Bson::Document(inner)) => drop(inner.remove(last)),
        Some(Bson::Array(elements)) => {
            if let Some(element) = index(last).and_then(|at| elements.get_mut(at)) {
                *element = Bson::Null;
            }
        }
        _ => {}
    }
}

/// The value at a place, to change it.
pub(crate) fn get_mut<'a>(document: &'a mut Document, path: &[String]) -> Option<&'a mut Bson> {
    let (first, rest) = path.split_first()?;
    let mut value = document.get_mut(first)?;
    for part in rest {
        value = match value {
            Bson::Document(inner) => inner.get_mut(part)?,
            Bson::Array(elements) => elements.get_mut(index(part)?)?,
            _ => return None,
        };
    }
    Some(value)
}
