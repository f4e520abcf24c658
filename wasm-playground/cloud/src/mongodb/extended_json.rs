//! Relaxed Extended JSON: how scenarios write documents, and how the page and the command line show them.
//!
//! <https://www.mongodb.com/docs/manual/reference/mongodb-extended-json/>

use super::decimal::Decimal;
use super::json_reader::{Dialect, Unreadable, read_document};
use super::object_id;
use super::value::{Bson, Document};
use super::wire::{write_double, write_text};
use crate::digests::{base64, from_base64};
use crate::place::one_of;

/// The keys that say a type.
const TYPES: &[&str] = &[
    "$oid",
    "$date",
    "$numberInt",
    "$numberLong",
    "$numberDouble",
    "$numberDecimal",
    "$binary",
    "$uuid",
    "$regularExpression",
    "$timestamp",
    "$minKey",
    "$maxKey",
];

/// Reads a document of a scenario.
pub(crate) fn read(text: &str) -> Result<Document, Unreadable> {
    read_document(text, Dialect::Extended)
}

/// The value that an object with a key that begins with `$` stands for.
pub(crate) fn typed(document: &Document) -> Result<Bson, String> {
    let (key, value) = document.first().unwrap_or(("", &Bson::Null));
    if !TYPES.contains(&key) {
        return Err(format!("there is no type {key:?}; there is {}", one_of(TYPES)));
    }
    if document.len() > 1 {
        return Err(format!("{key:?} stands alone in its object"));
    }
    let part = |name: &str| value.as_document().and_then(|parts| parts.get(name));
    let text = value.as_text();
    let read = match key {
        "$oid" => text.and_then(object_id::parse).map(Bson::ObjectId),
        "$date" => match value {
            Bson::String(text) => text.parse::<jiff::Timestamp>().ok().map(|moment| Bson::Date(moment.as_millisecond())),
            other => other.as_whole().map(Bson::Date),
        },
        "$numberInt" => text.and_then(|text| text.parse().ok()).map(Bson::Int32),
        "$numberLong" => text.and_then(|text| text.parse().ok()).map(Bson::Int64),
        "$numberDouble" => text.and_then(|text| text.parse().ok()).map(Bson::Double),
        "$numberDecimal" => text.and_then(Decimal::parse).map(Bson::Decimal),
        "$binary" => {
            let subtype = part("subType").and_then(Bson::as_text).and_then(|text| u8::from_str_radix(text, 16).ok());
            let bytes = part("base64").and_then(Bson::as_text).and_then(from_base64);
            subtype.zip(bytes).map(|(subtype, bytes)| Bson::Binary { subtype, bytes })
        }
        "$uuid" => text.and_then(uuid).map(|bytes| Bson::Binary { subtype: 4, bytes }),
        "$regularExpression" => part("pattern").and_then(Bson::as_text).map(|pattern| {
            let options = part("options").and_then(Bson::as_text).unwrap_or_default();
            Bson::Regex { pattern: pattern.to_owned(), options: options.to_owned() }
        }),
        "$timestamp" => {
            let number = |name: &str| part(name).and_then(Bson::as_whole).and_then(|number| u32::try_from(number).ok());
            number("t").zip(number("i")).map(|(seconds, counter)| Bson::Timestamp { seconds, counter })
        }
        "$minKey" => Some(Bson::MinKey),
        _ => Some(Bson::MaxKey),
    };
    read.ok_or_else(|| format!("must be like {}", example(key)))
}

fn example(key: &str) -> &'static str {
    match key {
        "$oid" => r#"{"$oid": "65a0f1c2d3e4f5a6b7c8d9e0"}, 24 hexadecimal digits"#,
        "$date" => r#"{"$date": "2026-01-31T09:05:00Z"}"#,
        "$numberInt" => r#"{"$numberInt": "5"}"#,
        "$numberLong" => r#"{"$numberLong": "5"}"#,
        "$numberDouble" => r#"{"$numberDouble": "1.5"}"#,
        "$numberDecimal" => r#"{"$numberDecimal": "9.99"}"#,
        "$binary" => r#"{"$binary": {"base64": "aGk=", "subType": "00"}}"#,
        "$uuid" => r#"{"$uuid": "12345678-1234-4234-8234-123456789abc"}"#,
        "$regularExpression" => r#"{"$regularExpression": {"pattern": "^a", "options": "i"}}"#,
        _ => r#"{"$timestamp": {"t": 1, "i": 1}}"#,
    }
}

fn uuid(text: &str) -> Option<Vec<u8>> {
    let digits: String = text.split('-').collect();
    if digits.len() != 32 || !digits.is_ascii() {
        return None;
    }
    (0..32).step_by(2).map(|at| u8::from_str_radix(&digits[at..at + 2], 16).ok()).collect()
}

/// A document in relaxed Extended JSON, with a space after commas and colons.
pub fn to_text(document: &Document) -> String {
    let mut out = String::new();
    write_document(document, &mut out);
    out
}

fn write_document(document: &Document, out: &mut String) {
    out.push('{');
    for (index, (name, value)) in document.iter().enumerate() {
        if index > 0 {
            out.push_str(", ");
        }
        write_text(name, out);
        out.push_str(": ");
        write(value, out);
    }
    out.push('}');
}

fn write(value: &Bson, out: &mut String) {
    let mut texts = |key: &str, text: &str| {
        out.push_str(&format!("{{\"{key}\": "));
        write_text(text, out);
        out.push('}');
    };
    match value {
        Bson::Null => out.push_str("null"),
        Bson::Bool(flag) => out.push_str(&flag.to_string()),
        Bson::Int32(number) => out.push_str(&number.to_string()),
        Bson::Int64(number) => out.push_str(&number.to_string()),
        Bson::Double(number) if number.is_finite() => write_double(*number, out),
        Bson::Double(number) => {
            let mut name = String::new();
            write_double(*number, &mut name);
            texts("$numberDouble", &name);
        }
        Bson::Decimal(number) => texts("$numberDecimal", &number.to_string()),
        Bson::String(text) => write_text(text, out),
        Bson::Document(document) => write_document(document, out),
        Bson::Array(elements) => {
            out.push('[');
            for (index, element) in elements.iter().enumerate() {
                if index > 0 {
                    out.push_str(", ");
                }
                write(element, out);
            }
            out.push(']');
        }
        Bson::ObjectId(id) => texts("$oid", &object_id::hex(id)),
        Bson::Date(millis) => match jiff::Timestamp::from_millisecond(*millis) {
            Ok(moment) if *millis >= 0 => texts("$date", &moment.to_string()),
            _ => out.push_str(&format!("{{\"$date\": {{\"$numberLong\": \"{millis}\"}}}}")),
        },
        Bson::Binary { subtype, bytes } => {
            out.push_str(&format!("{{\"$binary\": {{\"base64\": \"{}\", \"subType\": \"{subtype:02x}\"}}}}", base64(bytes)));
        }
        Bson::Regex { pattern, options } => {
            let parts = Document::of([("pattern", pattern.as_str().into()), ("options", options.as_str().into())]);
            write_document(&Document::of([("$regularExpression", parts.into())]), out);
        }
        Bson::Timestamp { seconds, counter } => {
            out.push_str(&format!("{{\"$timestamp\": {{\"t\": {seconds}, \"i\": {counter}}}}}"));
        }
        Bson::MinKey => out.push_str("{\"$minKey\": 1}"),
        Bson::MaxKey => out.push_str("{\"$maxKey\": 1}"),
    }
}
