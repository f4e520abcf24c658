//! Dotted paths: how `items.price` finds its way through documents and arrays.

use super::value::{Bson, Document};

/// The parts of a path.
pub(crate) fn parts(path: &str) -> Vec<String> {
    path.split('.').map(str::to_owned).collect()
}

/// The index of an array that a part of a path is, if it is one.
pub(crate) fn index(part: &str) -> Option<usize> {
    let is_plain = part == "0" || !part.starts_with('0') && part.bytes().all(|byte| byte.is_ascii_digit());
    if is_plain { part.parse().ok() } else { None }
}

/// Whether any value that a query's path leads to passes the test. Documents in arrays are looked into. If `in_arrays`, the elements of an
/// array at the end of the path are tested, then the array itself; else the array alone. What is not there is tested as `None`.
pub(crate) fn any(document: &Document, path: &[String], in_arrays: bool, test: &mut dyn FnMut(Option<&Bson>) -> bool) -> bool {
    let [part, rest @ ..] = path else { return false };
    match document.get(part) {
        Some(value) => any_below(value, rest, in_arrays, test),
        None => test(None),
    }
}

fn any_below(value: &Bson, rest: &[String], in_arrays: bool, test: &mut dyn FnMut(Option<&Bson>) -> bool) -> bool {
    let Some(part) = rest.first() else {
        return match value {
            Bson::Array(elements) if in_arrays => elements.iter().any(|element| test(Some(element))) || test(Some(value)),
            _ => test(Some(value)),
        };
    };
    match value {
        Bson::Document(document) => any(document, rest, in_arrays, test),
        Bson::Array(elements) => {
            let by_index = index(part).and_then(|index| elements.get(index));
            by_index.is_some_and(|element| any_below(element, &rest[1..], in_arrays, test))
                || elements.iter().filter_map(Bson::as_document).any(|document| any(document, rest, in_arrays, test))
        }
        _ => test(None),
    }
}

/// The value at a path of an aggregation: an array on the way gives an array of what its documents have there.
pub(crate) fn value(document: &Document, path: &[String]) -> Option<Bson> {
    let [part, rest @ ..] = path else { return Some(Bson::Document(document.clone())) };
    value_below(document.get(part)?, rest)
}

/// The value at a path below a value, as [`value`] finds it.
pub(crate) fn value_below(value: &Bson, rest: &[String]) -> Option<Bson> {
    if rest.is_empty() {
        return Some(value.clone());
    }
    match value {
        Bson::Document(document) => self::value(document, rest),
        Bson::Array(elements) => Some(Bson::Array(
            elements
                .iter()
                .filter_map(|element| match element {
                    Bson::Document(_) | Bson::Array(_) => value_below(element, rest),
                    _ => None,
                })
                .collect(),
        )),
        _ => None,
    }
}

/// All values of a path, as indexes and sorts see them: each element of an array by itself. An array without elements is below null
/// (<https://www.mongodb.com/docs/manual/reference/bson-type-comparison-order/>, read 2026-11-27).
pub(crate) fn each(document: &Document, path: &[String]) -> Vec<Bson> {
    let mut values = Vec::new();
    any(document, path, false, &mut |found| {
        match found {
            Some(Bson::Array(elements)) if !elements.is_empty() => values.extend(elements.iter().cloned()),
            None => values.push(Bson::Null),
            Some(Bson::Array(_)) => values.push(Bson::MinKey),
            Some(value) => values.push(value.clone()),
        }
        false
    });
    if values.is_empty() {
        values.push(Bson::Null);
    }
    values
}
