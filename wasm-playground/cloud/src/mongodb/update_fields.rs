//! Update operators of single values.

use super::arithmetic::{Operation, calculate, integer};
use super::order::compare;
use super::path::parts;
use super::place;
use super::refusal::{Outcome, Refusal};
use super::shell_text;
use super::value::{Bson, Document};

fn id_text(document: &Document) -> String {
    format!("{{_id: {}}}", document.get("_id").map_or_else(|| "null".to_owned(), shell_text::of_value))
}

/// `$inc` and `$mul`.
pub(crate) fn calculated(operator: &str, document: &mut Document, path: &[String], operand: &Bson) -> Outcome<()> {
    let name = path.last().map_or("", String::as_str);
    if !operand.is_number() {
        let verb = if operator == "$inc" { "increment" } else { "multiply" };
        let shown = shell_text::of_value(operand);
        return Err(Refusal::type_mismatch(format!("Cannot {verb} with non-numeric argument: {{{name}: {shown}}}")));
    }
    let operation = if operator == "$inc" { Operation::Add } else { Operation::Multiply };
    let new = match place::get(document, path) {
        None if operation == Operation::Add => operand.clone(),
        None => calculate(operation, operand, &Bson::Int32(0)).unwrap_or(Bson::Int32(0)),
        Some(old) => {
            let Some(new) = calculate(operation, old, operand) else {
                return Err(Refusal::type_mismatch(format!(
                    "Cannot apply {operator} to a value of non-numeric type. {} has the field '{name}' of non-numeric type {}",
                    id_text(document),
                    old.type_name()
                )));
            };
            if integer(old).is_some() && integer(operand).is_some() && integer(&new).is_none() {
                return Err(Refusal::bad_value(format!(
                    "Failed to apply {operator} operations to current value ((NumberLong){}) for document {}",
                    shell_text::of_value(old),
                    id_text(document)
                )));
            }
            new
        }
    };
    place::set(document, path, new)
}

/// `$min` and `$max`.
pub(crate) fn extreme(operator: &str, document: &mut Document, path: &[String], operand: &Bson) -> Outcome<()> {
    let stays = place::get(document, path).is_some_and(|old| {
        let order = compare(operand, old);
        if operator == "$min" { order.is_ge() } else { order.is_le() }
    });
    if stays { Ok(()) } else { place::set(document, path, operand.clone()) }
}

/// `$currentDate`: a date, or a timestamp.
pub(crate) fn current_date(document: &mut Document, path: &[String], operand: &Bson, now: i64) -> Outcome<()> {
    let kind = match operand {
        Bson::Bool(_) => "date",
        Bson::Document(inner) => match inner.get("$type").and_then(Bson::as_text) {
            Some(kind @ ("date" | "timestamp")) if inner.len() == 1 => kind,
            _ => {
                let problem = "The '$type' string field is required to be 'date' or 'timestamp': {$currentDate: {field : {$type: 'date'}}}";
                return Err(Refusal::bad_value(problem));
            }
        },
        other => {
            let problem = format!(
                "{} is not valid type for $currentDate. Please use a boolean ('true') or a $type expression ({{$type: 'timestamp/date'}}).",
                other.type_name()
            );
            return Err(Refusal::bad_value(problem));
        }
    };
    let value = if kind == "date" {
        Bson::Date(now)
    } else {
        Bson::Timestamp { seconds: u32::try_from(now.div_euclid(1000)).unwrap_or_default(), counter: 1 }
    };
    place::set(document, path, value)
}

/// Where `$rename` moves a field.
pub(crate) fn rename_target(path: &[String], operand: &Bson) -> Outcome<Vec<String>> {
    let from = path.join(".");
    let Bson::String(to) = operand else {
        return Err(Refusal::bad_value(format!("The 'to' field for $rename must be a string: {from}: {}", shell_text::of_value(operand))));
    };
    if *to == from {
        return Err(Refusal::bad_value(format!("The source and target field for $rename must differ: {from}: \"{to}\"")));
    }
    Ok(parts(to))
}

/// `$rename`.
pub(crate) fn rename(document: &mut Document, path: &[String], operand: &Bson) -> Outcome<()> {
    let Some(value) = place::get(document, path).cloned() else { return Ok(()) };
    place::remove(document, path);
    place::set(document, &rename_target(path, operand)?, value)
}
