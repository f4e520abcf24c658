//! Whether a document is one that a filter wants.

use std::cmp::Ordering;

use super::expression::Scope;
use super::filter::{Comparison, Filter, Test};
use super::order::{compare, rank};
use super::path;
use super::refusal::{Outcome, Refusal};
use super::regex::Regex;
use super::value::{Bson, Document};

impl Filter {
    /// Whether the document is wanted.
    pub fn matches(&self, document: &Document) -> Outcome<bool> {
        match self {
            Filter::And(all) => every(all, |one| one.matches(document)),
            Filter::Or(some) => some_of(some, |one| one.matches(document)),
            Filter::Nor(none) => Ok(!some_of(none, |one| one.matches(document))?),
            Filter::Field { path, test } => test.passes(document, path),
            Filter::Expression(expression) => Ok(expression.evaluate(&Scope::of(document))?.is_some_and(|value| value.is_true())),
        }
    }
}

impl Test {
    /// Whether what is at a path passes.
    fn passes(&self, document: &Document, path: &[String]) -> Outcome<bool> {
        match self {
            Test::Not(tests) => Ok(!every(tests, |test| test.passes(document, path))?),
            Test::All(tests) => every(tests, |test| test.passes(document, path)),
            _ => {
                let in_arrays = !matches!(self, Test::Size(_) | Test::Element(_) | Test::ElementDocument(_));
                let mut refused = None;
                let found = path::any(document, path, in_arrays, &mut |value| {
                    refused.is_none()
                        && self.accepts(value).unwrap_or_else(|refusal| {
                            refused = Some(refusal);
                            false
                        })
                });
                refused.map_or(Ok(found), Err)
            }
        }
    }

    /// Whether one value passes; `None` is one that is not there.
    fn accepts(&self, value: Option<&Bson>) -> Outcome<bool> {
        let there = value.unwrap_or(&Bson::Null);
        Ok(match self {
            Test::Equal(wanted) => compare(there, wanted).is_eq(),
            Test::Compare(comparison, wanted) => compares(*comparison, there, wanted),
            Test::In(values, patterns) => {
                values.binary_search_by(|wanted| compare(wanted, there)).is_ok() || some_of(patterns, |pattern| fits(pattern, there))?
            }
            Test::Regex(pattern) => fits(pattern, there)?,
            Test::Exists => value.is_some(),
            Test::Type(names) => value.is_some_and(|value| names.contains(&value.type_name())),
            Test::Size(size) => value.and_then(Bson::as_array).is_some_and(|elements| i64::try_from(elements.len()) == Ok(*size)),
            Test::ElementDocument(filter) => {
                let elements = value.and_then(Bson::as_array).unwrap_or_default();
                some_of(elements, |element| element.as_document().map_or(Ok(false), |document| filter.matches(document)))?
            }
            Test::Element(tests) => {
                let elements = value.and_then(Bson::as_array).unwrap_or_default();
                some_of(elements, |element| every(tests, |test| test.accepts_element(element)))?
            }
            Test::Mod { divisor, remainder } => {
                let number = value.and_then(|value| value.as_whole().or_else(|| value.as_double().map(|number| number as i64)));
                number.is_some_and(|number| number.checked_rem(*divisor).unwrap_or(0) == *remainder)
            }
            Test::Never => false,
            Test::Not(tests) => !every(tests, |test| test.accepts(value))?,
            Test::All(tests) => every(tests, |test| test.accepts(value))?,
        })
    }

    /// Whether an element of an array passes; an array inside it is looked into, as at the end of a path.
    fn accepts_element(&self, element: &Bson) -> Outcome<bool> {
        let holder = Document::of([("", element.clone())]);
        self.passes(&holder, &[String::new()])
    }
}

fn every<T>(all: &[T], mut holds: impl FnMut(&T) -> Outcome<bool>) -> Outcome<bool> {
    for one in all {
        if !holds(one)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn some_of<T>(all: &[T], mut holds: impl FnMut(&T) -> Outcome<bool>) -> Outcome<bool> {
    for one in all {
        if holds(one)? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn fits(pattern: &Regex, value: &Bson) -> Outcome<bool> {
    match value {
        Bson::String(text) => pattern.is_match(text),
        _ => Ok(false),
    }
}

/// Values of another type are neither greater nor less; NaN is equal to itself only.
fn compares(comparison: Comparison, value: &Bson, wanted: &Bson) -> bool {
    let is_any = matches!(wanted, Bson::MinKey | Bson::MaxKey);
    if rank(value) != rank(wanted) && !is_any {
        return false;
    }
    let order = compare(value, wanted);
    let is_nan = |value: &Bson| value.as_double().is_some_and(f64::is_nan);
    if is_nan(value) != is_nan(wanted) && !is_any {
        return false;
    }
    match comparison {
        Comparison::Greater => order == Ordering::Greater,
        Comparison::GreaterOrEqual => order != Ordering::Less,
        Comparison::Less => order == Ordering::Less,
        Comparison::LessOrEqual => order != Ordering::Greater,
    }
}

/// The index of the first element that a query's test of an array found: what `$` stands for in an update.
pub(crate) fn position(filter: &Filter, document: &Document, array: &[String]) -> Outcome<Option<usize>> {
    match filter {
        Filter::And(all) => {
            for one in all {
                if let Some(found) = position(one, document, array)? {
                    return Ok(Some(found));
                }
            }
            Ok(None)
        }
        Filter::Field { path, test } if path.starts_with(array) => {
            let elements = path::value(document, array);
            let elements = elements.as_ref().and_then(Bson::as_array).unwrap_or_default();
            for (index, element) in elements.iter().enumerate() {
                let rest = &path[array.len()..];
                let found = match (test, rest.is_empty(), element) {
                    (Test::ElementDocument(inner), true, Bson::Document(document)) => inner.matches(document)?,
                    (Test::Element(tests), true, element) => every(tests, |test| test.accepts_element(element))?,
                    (test, true, element) => test.accepts(Some(element))?,
                    (test, false, Bson::Document(document)) => test.passes(document, rest)?,
                    _ => false,
                };
                if found {
                    return Ok(Some(index));
                }
            }
            Ok(None)
        }
        _ => Ok(None),
    }
}

/// The refusal of an update whose `$` has nothing to stand for.
pub(crate) fn no_position() -> Refusal {
    Refusal::bad_value("The positional operator did not find the match needed from the query.")
}
