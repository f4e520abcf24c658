//! Update operators of arrays.

use super::expression::sliced;
use super::filter::{self, Filter};
use super::order::{compare, sort};
use super::place;
use super::refusal::{Outcome, Refusal};
use super::shell_text;
use super::sorting::Sort;
use super::value::{Bson, Document};

/// What may stand beside `$each` of `$push`.
const OF_PUSH: &[&str] = &["$each", "$slice", "$sort", "$position"];

fn id_text(document: &Document) -> String {
    format!("{{_id: {}}}", document.get("_id").map_or_else(|| "null".to_owned(), shell_text::of_value))
}

/// The elements of `$each`, or the one value.
fn each(operator: &str, operand: &Bson) -> Outcome<Vec<Bson>> {
    match operand.as_document().and_then(|modifiers| modifiers.get("$each")) {
        None => Ok(vec![operand.clone()]),
        Some(Bson::Array(elements)) => Ok(elements.clone()),
        Some(other) => {
            let problem = format!("The argument to $each in {operator} must be an array but it was of type {}", other.type_name());
            Err(Refusal::bad_value(problem))
        }
    }
}

/// `$push`.
pub(crate) fn push(document: &mut Document, path: &[String], operand: &Bson) -> Outcome<()> {
    let mut elements = match place::get(document, path) {
        None => Vec::new(),
        Some(Bson::Array(elements)) => elements.clone(),
        Some(other) => {
            let (name, kind) = (path.join("."), other.type_name());
            let problem = format!("The field '{name}' must be an array but is of type {kind} in document {}", id_text(document));
            return Err(Refusal::bad_value(problem));
        }
    };
    let new = each("$push", operand)?;
    let modifiers = operand.as_document().filter(|modifiers| modifiers.get("$each").is_some());
    if let Some((unknown, _)) = modifiers.into_iter().flat_map(Document::iter).find(|(name, _)| !OF_PUSH.contains(name)) {
        return Err(Refusal::bad_value(format!("Unrecognized clause in $push: {unknown}")));
    }
    let modifier = |name: &str| modifiers.and_then(|modifiers| modifiers.get(name));
    let whole = |name: &str| {
        let problem = |value: &Bson| {
            Refusal::bad_value(format!("The value for {} must be an integer value but was given type: {}", name, value.type_name()))
        };
        modifier(name).map(|value| value.as_whole().ok_or_else(|| problem(value))).transpose()
    };
    let at = match whole("$position")? {
        None => elements.len(),
        Some(position) if position < 0 => elements.len().saturating_sub(usize::try_from(position.unsigned_abs()).unwrap_or(usize::MAX)),
        Some(position) => usize::try_from(position).unwrap_or(usize::MAX).min(elements.len()),
    };
    elements.splice(at..at, new);
    match modifier("$sort") {
        None => {}
        Some(Bson::Document(specification)) => {
            let sort = Sort::read(specification)?;
            static NOTHING: Document = Document::new();
            elements = sort.apply(elements, |element| element.as_document().unwrap_or(&NOTHING));
        }
        Some(direction) => match direction.as_whole() {
            Some(1) => sort(&mut elements),
            Some(-1) => {
                sort(&mut elements);
                elements.reverse();
            }
            _ => return Err(Refusal::bad_value("The $sort element value must be either 1 or -1")),
        },
    }
    if let Some(count) = whole("$slice")? {
        elements = sliced(&elements, count, None);
    }
    place::set(document, path, Bson::Array(elements))
}

/// `$addToSet`.
pub(crate) fn add_to_set(document: &mut Document, path: &[String], operand: &Bson) -> Outcome<()> {
    let mut elements = match place::get(document, path) {
        None => Vec::new(),
        Some(Bson::Array(elements)) => elements.clone(),
        Some(other) => {
            let name = path.last().map_or("", String::as_str);
            let problem =
                format!("Cannot apply $addToSet to non-array field. Field named '{name}' has non-array type {}", other.type_name());
            return Err(Refusal::bad_value(problem));
        }
    };
    for element in each("$addToSet", operand)? {
        if !elements.iter().any(|known| compare(known, &element).is_eq()) {
            elements.push(element);
        }
    }
    place::set(document, path, Bson::Array(elements))
}

/// `$pop`: the last element, or the first.
pub(crate) fn pop(document: &mut Document, path: &[String], operand: &Bson) -> Outcome<()> {
    let from_start = match operand.as_whole() {
        Some(1) => false,
        Some(-1) => true,
        _ => {
            let shown = shell_text::of_value(operand);
            return Err(Refusal::failed_to_parse(format!("$pop expects 1 or -1, found: {shown}")));
        }
    };
    match place::get_mut(document, path) {
        None => {}
        Some(Bson::Array(elements)) if elements.is_empty() => {}
        Some(Bson::Array(elements)) => drop(elements.remove(if from_start { 0 } else { elements.len() - 1 })),
        Some(other) => {
            let (name, kind) = (path.join("."), other.type_name());
            return Err(Refusal::type_mismatch(format!("Path '{name}' contains an element of non-array type '{kind}'")));
        }
    }
    Ok(())
}

/// `$pull` and `$pullAll`.
pub(crate) fn pull(operator: &str, document: &mut Document, path: &[String], operand: &Bson) -> Outcome<()> {
    let unwanted = if operator == "$pull" { Unwanted::like(operand)? } else { Unwanted::values(operand)? };
    match place::get_mut(document, path) {
        None => Ok(()),
        Some(Bson::Array(elements)) => {
            let mut kept = Vec::with_capacity(elements.len());
            for element in elements.drain(..) {
                if !unwanted.is(&element)? {
                    kept.push(element);
                }
            }
            *elements = kept;
            Ok(())
        }
        Some(_) => Err(Refusal::bad_value(format!("Cannot apply {operator} to a non-array value"))),
    }
}

/// Which elements are pulled.
enum Unwanted {
    Values(Vec<Bson>),
    Documents(Filter),
    Elements(Filter),
}

impl Unwanted {
    fn values(operand: &Bson) -> Outcome<Unwanted> {
        let problem = || Refusal::bad_value(format!("$pullAll requires an array argument but was given a {}", operand.type_name()));
        Ok(Unwanted::Values(operand.as_array().ok_or_else(problem)?.to_vec()))
    }

    fn like(operand: &Bson) -> Outcome<Unwanted> {
        match operand {
            Bson::Document(query) if !filter::has_operators(operand) => Ok(Unwanted::Documents(Filter::read(query)?)),
            Bson::Document(_) | Bson::Regex { .. } => {
                let tests = filter::tests(operand)?.into_iter();
                Ok(Unwanted::Elements(Filter::And(tests.map(|test| Filter::Field { path: vec![String::new()], test }).collect())))
            }
            value => Ok(Unwanted::Values(vec![value.clone()])),
        }
    }

    fn is(&self, element: &Bson) -> Outcome<bool> {
        match self {
            Unwanted::Values(values) => Ok(values.iter().any(|value| compare(value, element).is_eq())),
            Unwanted::Documents(filter) => element.as_document().map_or(Ok(false), |document| filter.matches(document)),
            Unwanted::Elements(filter) => filter.matches(&Document::of([("", element.clone())])),
        }
    }
}
