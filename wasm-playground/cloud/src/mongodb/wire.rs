//! How documents travel between the face of `pymongo` and this server, and how checkpoints keep them: JSON, in which a value that JSON does
//! not know is an object with the one key NUL (no field of MongoDB's can have that name), and a text: a letter, then the value.

use super::decimal::Decimal;
use super::object_id;
use super::value::{Bson, Document};
use crate::digests::{base64, from_base64};

/// The key of such an object.
pub(crate) const MARK: &str = "\0";

/// The value of a marked text.
pub(crate) fn unmarked(text: &str) -> Result<Bson, String> {
    let mut letters = text.chars();
    let kind = letters.next();
    let rest = letters.as_str();
    let value = match kind {
        Some('o') => object_id::parse(rest).map(Bson::ObjectId),
        Some('d') => rest.parse().ok().map(Bson::Date),
        Some('l') => rest.parse().ok().map(Bson::Int64),
        Some('n') => Decimal::parse(rest).map(Bson::Decimal),
        Some('b') => rest
            .split_once(',')
            .and_then(|(subtype, bytes)| Some(Bson::Binary { subtype: subtype.parse().ok()?, bytes: from_base64(bytes)? })),
        Some('r') => {
            rest.split_once(',').map(|(options, pattern)| Bson::Regex { pattern: pattern.to_owned(), options: options.to_owned() })
        }
        Some('t') => rest
            .split_once(',')
            .and_then(|(seconds, counter)| Some(Bson::Timestamp { seconds: seconds.parse().ok()?, counter: counter.parse().ok()? })),
        Some('-') => Some(Bson::MinKey),
        Some('+') => Some(Bson::MaxKey),
        _ => None,
    };
    value.ok_or_else(|| format!("{text:?} is no value of BSON"))
}

/// Writes a document.
pub(crate) fn write_document(document: &Document, out: &mut String) {
    out.push('{');
    for (index, (name, value)) in document.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        write_text(name, out);
        out.push(':');
        write_value(value, out);
    }
    out.push('}');
}

fn write_value(value: &Bson, out: &mut String) {
    match value {
        Bson::Null => out.push_str("null"),
        Bson::Bool(flag) => out.push_str(if *flag { "true" } else { "false" }),
        Bson::Int32(number) => out.push_str(&number.to_string()),
        Bson::Double(number) => write_double(*number, out),
        Bson::String(text) => write_text(text, out),
        Bson::Document(document) => write_document(document, out),
        Bson::Array(elements) => {
            out.push('[');
            for (index, element) in elements.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                write_value(element, out);
            }
            out.push(']');
        }
        Bson::ObjectId(id) => mark('o', &object_id::hex(id), out),
        Bson::Date(millis) => mark('d', &millis.to_string(), out),
        Bson::Int64(number) => mark('l', &number.to_string(), out),
        Bson::Decimal(number) => mark('n', &number.to_string(), out),
        Bson::Binary { subtype, bytes } => mark('b', &format!("{subtype},{}", base64(bytes)), out),
        Bson::Regex { pattern, options } => mark('r', &format!("{options},{pattern}"), out),
        Bson::Timestamp { seconds, counter } => mark('t', &format!("{seconds},{counter}"), out),
        Bson::MinKey => mark('-', "", out),
        Bson::MaxKey => mark('+', "", out),
    }
}

fn mark(kind: char, text: &str, out: &mut String) {
    out.push_str("{\"\\u0000\":");
    write_text(&format!("{kind}{text}"), out);
    out.push('}');
}

/// As Python's `json` reads it: NaN and infinities by their names, and a point or an exponent in all others.
pub(crate) fn write_double(number: f64, out: &mut String) {
    if number.is_nan() {
        out.push_str("NaN");
    } else if number.is_infinite() {
        out.push_str(if number > 0.0 { "Infinity" } else { "-Infinity" });
    } else {
        out.push_str(&format!("{number:?}"));
    }
}

/// A text in quotes.
pub(crate) fn write_text(text: &str, out: &mut String) {
    out.push('"');
    let mut plain = 0;
    for (at, byte) in text.bytes().enumerate() {
        if byte >= 0x20 && byte != b'"' && byte != b'\\' {
            continue;
        }
        out.push_str(&text[plain..at]);
        plain = at + 1;
        match byte {
            b'"' => out.push_str("\\\""),
            b'\\' => out.push_str("\\\\"),
            b'\n' => out.push_str("\\n"),
            _ => out.push_str(&format!("\\u{byte:04x}")),
        }
    }
    out.push_str(&text[plain..]);
    out.push('"');
}
