//! Values as MongoDB's sentences show them: `{ _id: ObjectId('…'), name: "Ada" }`.

use super::object_id;
use super::value::{Bson, Document};
use super::wire::write_double;

/// A document.
pub(crate) fn of_document(document: &Document) -> String {
    if document.is_empty() {
        return "{}".to_owned();
    }
    let fields: Vec<String> = document.iter().map(|(name, value)| format!("{name}: {}", of_value(value))).collect();
    format!("{{ {} }}", fields.join(", "))
}

/// A value.
pub(crate) fn of_value(value: &Bson) -> String {
    match value {
        Bson::MinKey => "MinKey".to_owned(),
        Bson::MaxKey => "MaxKey".to_owned(),
        Bson::Null => "null".to_owned(),
        Bson::Int32(number) => number.to_string(),
        Bson::Int64(number) => number.to_string(),
        Bson::Double(number) => {
            let mut text = String::new();
            write_double(*number, &mut text);
            text
        }
        Bson::Decimal(number) => number.to_string(),
        Bson::String(text) => format!("\"{text}\""),
        Bson::Document(document) => of_document(document),
        Bson::Array(elements) if elements.is_empty() => "[]".to_owned(),
        Bson::Array(elements) => {
            let elements: Vec<String> = elements.iter().map(of_value).collect();
            format!("[ {} ]", elements.join(", "))
        }
        Bson::Binary { subtype, bytes } => format!("BinData({subtype}, {})", crate::digests::hex(bytes).to_uppercase()),
        Bson::ObjectId(id) => format!("ObjectId('{}')", object_id::hex(id)),
        Bson::Bool(flag) => flag.to_string(),
        Bson::Date(millis) => format!("new Date({millis})"),
        Bson::Timestamp { seconds, counter } => format!("Timestamp({seconds}, {counter})"),
        Bson::Regex { pattern, options } => format!("/{pattern}/{options}"),
    }
}
