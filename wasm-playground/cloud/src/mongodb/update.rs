//! `Update`: what becomes of a document that an update found.
//!
//! <https://www.mongodb.com/docs/manual/reference/operator/update/>

use super::filter::Filter;
use super::matching;
use super::path::parts;
use super::pipeline::Pipeline;
use super::place;
use super::refusal::{Outcome, Refusal};
use super::shell_text;
use super::update_arrays as arrays;
use super::update_fields as fields;
use super::value::{Bson, Document};

/// The operators that are here.
const OPERATORS: &[&str] = &[
    "$addToSet",
    "$currentDate",
    "$inc",
    "$max",
    "$min",
    "$mul",
    "$pop",
    "$pull",
    "$pullAll",
    "$push",
    "$rename",
    "$set",
    "$setOnInsert",
    "$unset",
];

/// What an update does.
#[derive(Clone, Debug)]
pub(crate) enum Update {
    /// Another document instead.
    Replace(Document),
    /// Changes of fields, in the order of their paths.
    Change(Vec<Change>),
    /// Stages of an aggregation.
    Pipeline(Pipeline),
}

/// A change of one field.
#[derive(Clone, Debug)]
pub(crate) struct Change {
    pub operator: &'static str,
    pub path: Vec<String>,
    pub operand: Bson,
}

/// What a change has to know beside the document.
pub(crate) struct Around<'a> {
    /// Which element `$` means: by this query.
    pub filter: &'a Filter,
    /// Which elements `$[name]` means.
    pub array_filters: &'a [(String, Filter)],
    /// Whether the document is new.
    pub is_new: bool,
    /// Milliseconds since 1970.
    pub now: i64,
}

impl Update {
    /// Reads an update: operators, a document, or a pipeline.
    pub fn read(update: &Bson) -> Outcome<Update> {
        match update {
            Bson::Array(stages) => Ok(Update::Pipeline(Pipeline::read_update(stages)?)),
            Bson::Document(document) if document.first().is_some_and(|(name, _)| name.starts_with('$')) => {
                Ok(Update::Change(changes(document)?))
            }
            Bson::Document(document) => {
                if let Some((name, _)) = document.iter().find(|(name, _)| name.starts_with('$')) {
                    return Err(Refusal::new(
                        52,
                        format!(
                            "The dollar ($) prefixed field '{name}' in '{name}' is not allowed in the context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith."
                        ),
                    ));
                }
                Ok(Update::Replace(document.clone()))
            }
            _ => Err(Refusal::failed_to_parse("Update argument must be either an object or an array")),
        }
    }

    /// The document as it will be. Its `_id` stays.
    pub fn apply(&self, document: &Document, around: &Around<'_>) -> Outcome<Document> {
        let old_id = document.get("_id");
        match self {
            Update::Replace(replacement) => {
                let mut new = replacement.clone();
                match (old_id, new.get("_id")) {
                    (Some(old), Some(id)) if super::order::compare(old, id).is_ne() => {
                        let shown = shell_text::of_value(id);
                        let problem = format!(
                            "After applying the update, the (immutable) field '_id' was found to have been altered to _id: {shown}"
                        );
                        return Err(Refusal::new(66, problem));
                    }
                    (Some(old), _) => new.put_first("_id", old.clone()),
                    _ => {}
                }
                Ok(new)
            }
            Update::Change(changes) => {
                let mut new = document.clone();
                for change in changes {
                    for path in places(change, &new, around)? {
                        apply(change, &path, &mut new, around)?;
                    }
                }
                Update::same_id(old_id, new)
            }
            Update::Pipeline(pipeline) => Update::same_id(old_id, pipeline.of_document(document)?),
        }
    }

    fn same_id(old: Option<&Bson>, new: Document) -> Outcome<Document> {
        match (old, new.get("_id")) {
            (Some(old), id) if id.is_none_or(|id| super::order::compare(old, id).is_ne()) => {
                Err(Refusal::new(66, "Performing an update on the path '_id' would modify the immutable field '_id'"))
            }
            _ => Ok(new),
        }
    }
}

fn changes(update: &Document) -> Outcome<Vec<Change>> {
    let mut changes: Vec<Change> = Vec::new();
    for (name, operand) in update.iter() {
        let Some(operator) = OPERATORS.iter().copied().find(|known| *known == name) else {
            if name == "$bit" {
                return Err(Refusal::not_simulated("$bit", &OPERATORS.join(", ")));
            }
            return Err(Refusal::failed_to_parse(format!(
                "Unknown modifier: {name}. Expected a valid update modifier or pipeline-style update specified as an array"
            )));
        };
        let Bson::Document(fields) = operand else {
            return Err(Refusal::failed_to_parse(format!(
                "Modifiers operate on fields but we found type {} instead. For example: {{$mod: {{<field>: ...}}}} not {{{name}: {}}}",
                operand.type_name(),
                shell_text::of_value(operand)
            )));
        };
        for (path, operand) in fields.iter() {
            let path = checked(path)?;
            if operator == "$rename" {
                let to = fields::rename_target(&path, operand)?;
                changes.push(Change { operator: "$rename to", path: to, operand: Bson::Null });
            }
            changes.push(Change { operator, path, operand: operand.clone() });
        }
    }
    conflicts(&changes)?;
    changes.retain(|change| change.operator != "$rename to");
    let mut ordered: Vec<Change> = Vec::with_capacity(changes.len());
    for change in changes {
        let at = ordered.partition_point(|before| by_path(&before.path, &change.path).is_le());
        ordered.insert(at, change);
    }
    Ok(ordered)
}

fn checked(path: &str) -> Outcome<Vec<String>> {
    if path.is_empty() {
        return Err(Refusal::new(56, "An empty update path is not valid."));
    }
    let parts = parts(path);
    if parts.iter().any(String::is_empty) {
        return Err(Refusal::new(56, format!("The update path '{path}' contains an empty field name, which is not allowed.")));
    }
    Ok(parts)
}

/// New fields come in the order of their names; numbers in the order of numbers.
fn by_path(a: &[String], b: &[String]) -> std::cmp::Ordering {
    let number = |part: &String| super::path::index(part);
    let parts = a.iter().zip(b).map(|(a, b)| match (number(a), number(b)) {
        (Some(a), Some(b)) => a.cmp(&b),
        _ => a.cmp(b),
    });
    parts.into_iter().find(|order| order.is_ne()).unwrap_or_else(|| a.len().cmp(&b.len()))
}

fn conflicts(changes: &[Change]) -> Outcome<()> {
    for (index, change) in changes.iter().enumerate() {
        let other = changes[..index].iter().find(|other| other.path.starts_with(&change.path) || change.path.starts_with(&other.path));
        if let Some(other) = other {
            let shared = if other.path.len() < change.path.len() { &other.path } else { &change.path };
            let (path, at) = (change.path.join("."), shared.join("."));
            return Err(Refusal::new(40, format!("Updating the path '{path}' would create a conflict at '{at}'")));
        }
    }
    Ok(())
}

/// The places that a change means: `$`, `$[]` and `$[name]` stand for elements of arrays.
fn places(change: &Change, document: &Document, around: &Around<'_>) -> Outcome<Vec<Vec<String>>> {
    let Some(at) = change.path.iter().position(|part| part.starts_with('$')) else { return Ok(vec![change.path.clone()]) };
    let (array, part) = (&change.path[..at], &change.path[at]);
    let indexes: Vec<usize> = if part == "$" {
        vec![matching::position(around.filter, document, array)?.ok_or_else(matching::no_position)?]
    } else {
        let Some(name) = part.strip_prefix("$[").and_then(|part| part.strip_suffix(']')) else {
            return Err(Refusal::new(
                52,
                format!("The dollar ($) prefixed field '{part}' in '{}' is not valid for storage.", change.path.join(".")),
            ));
        };
        let Some(Bson::Array(elements)) = place::get(document, array) else {
            let path = array.join(".");
            return Err(Refusal::bad_value(format!("The path '{path}' must exist in the document in order to apply array updates.")));
        };
        let filter = around.array_filters.iter().find(|(known, _)| known == name).map(|(_, filter)| filter);
        if !name.is_empty() && filter.is_none() {
            let path = change.path.join(".");
            return Err(Refusal::bad_value(format!("No array filter found for identifier '{name}' in path '{path}'")));
        }
        let mut chosen = Vec::new();
        for (index, element) in elements.iter().enumerate() {
            let holder = Document::of([(name, element.clone())]);
            if filter.map_or(Ok(true), |filter| filter.matches(&holder))? {
                chosen.push(index);
            }
        }
        chosen
    };
    let mut all = Vec::new();
    for index in indexes {
        let mut path = array.to_vec();
        path.push(index.to_string());
        path.extend_from_slice(&change.path[at + 1..]);
        let inner = Change { path, ..change.clone() };
        all.extend(places(&inner, document, around)?);
    }
    Ok(all)
}

fn apply(change: &Change, path: &[String], document: &mut Document, around: &Around<'_>) -> Outcome<()> {
    let operand = &change.operand;
    match change.operator {
        "$set" => place::set(document, path, operand.clone()),
        "$setOnInsert" if around.is_new => place::set(document, path, operand.clone()),
        "$setOnInsert" => Ok(()),
        "$unset" => {
            place::remove(document, path);
            Ok(())
        }
        "$currentDate" => fields::current_date(document, path, operand, around.now),
        "$rename" => fields::rename(document, path, operand),
        "$inc" | "$mul" => fields::calculated(change.operator, document, path, operand),
        "$min" | "$max" => fields::extreme(change.operator, document, path, operand),
        "$push" => arrays::push(document, path, operand),
        "$addToSet" => arrays::add_to_set(document, path, operand),
        "$pop" => arrays::pop(document, path, operand),
        _ => arrays::pull(change.operator, document, path, operand),
    }
}
