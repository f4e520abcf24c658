//! `MessageAttribute`: what travels beside a message's body; its checks and its digest.

use std::collections::BTreeMap;

use md5::{Digest, Md5};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::figures::ATTRIBUTES;
use super::refusals::invalid_value;
use crate::digests::{base64, from_base64, hex};
use crate::parameters::{Parameters, structure};
use crate::service_error::ServiceError;

/// The attributes of a message, by name.
pub type MessageAttributes = BTreeMap<String, MessageAttribute>;

/// A typed value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MessageAttribute {
    /// `String`, `Number` or `Binary`, and behind a dot whatever the sender likes.
    pub data_type: String,
    /// The value.
    pub value: AttributeValue,
}

/// What an attribute holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AttributeValue {
    /// Of `String` and `Number`.
    Text(String),
    /// Of `Binary`.
    Bytes(Vec<u8>),
}

impl MessageAttribute {
    /// A `String`.
    pub fn string(text: impl Into<String>) -> MessageAttribute {
        MessageAttribute { data_type: "String".to_owned(), value: AttributeValue::Text(text.into()) }
    }

    /// A `Number`.
    pub fn number(number: impl ToString) -> MessageAttribute {
        MessageAttribute { data_type: "Number".to_owned(), value: AttributeValue::Text(number.to_string()) }
    }

    fn bytes(&self) -> &[u8] {
        match &self.value {
            AttributeValue::Text(text) => text.as_bytes(),
            AttributeValue::Bytes(bytes) => bytes,
        }
    }

    /// As ReceiveMessage writes it; bytes are base64.
    fn to_json(&self) -> Value {
        match &self.value {
            AttributeValue::Text(text) => json!({"StringValue": text, "DataType": self.data_type}),
            AttributeValue::Bytes(bytes) => json!({"BinaryValue": base64(bytes), "DataType": self.data_type}),
        }
    }

    /// As the event of Lambda writes it.
    fn to_event(&self) -> Value {
        let (name, value) = match &self.value {
            AttributeValue::Text(text) => ("stringValue", text.clone()),
            AttributeValue::Bytes(bytes) => ("binaryValue", base64(bytes)),
        };
        let mut event = Map::new();
        event.insert(name.to_owned(), json!(value));
        event.insert("stringListValues".to_owned(), json!([]));
        event.insert("binaryListValues".to_owned(), json!([]));
        event.insert("dataType".to_owned(), json!(self.data_type));
        event.into()
    }
}

/// All as ReceiveMessage writes them.
pub(super) fn to_json(attributes: &MessageAttributes) -> Value {
    attributes.iter().map(|(name, attribute)| (name.clone(), attribute.to_json())).collect::<Map<String, Value>>().into()
}

/// All as the event of Lambda writes them.
pub(super) fn to_event(attributes: &MessageAttributes) -> Value {
    attributes.iter().map(|(name, attribute)| (name.clone(), attribute.to_event())).collect::<Map<String, Value>>().into()
}

/// Bytes that attributes add to a message: names, types and values.
pub(super) fn size(attributes: &MessageAttributes) -> usize {
    attributes.iter().map(|(name, attribute)| name.len() + attribute.data_type.len() + attribute.bytes().len()).sum()
}

/// The digest of attributes, which lets a sender see that they arrived. Nothing without attributes.
///
/// Every part is preceded by its length in four bytes, most significant first; one byte between type and value is 1 for texts and
/// 2 for bytes; names are in order. "Calculating the MD5 message digest for message attributes" in
/// <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html>, read 2026-11-22.
pub(super) fn md5(attributes: &MessageAttributes) -> Option<String> {
    if attributes.is_empty() {
        return None;
    }
    let mut digest = Md5::new();
    let part = |digest: &mut Md5, bytes: &[u8]| {
        digest.update(u32::try_from(bytes.len()).unwrap_or(u32::MAX).to_be_bytes());
        digest.update(bytes);
    };
    for (name, attribute) in attributes {
        part(&mut digest, name.as_bytes());
        part(&mut digest, attribute.data_type.as_bytes());
        digest.update([if matches!(attribute.value, AttributeValue::Bytes(_)) { 2 } else { 1 }]);
        part(&mut digest, attribute.bytes());
    }
    Some(hex(&digest.finalize()))
}

/// `MessageAttributes` of SendMessage.
pub(super) fn read(parameters: &Parameters<'_>) -> Result<MessageAttributes, ServiceError> {
    let Some(given) = parameters.object("MessageAttributes")? else { return Ok(MessageAttributes::new()) };
    if given.len() > ATTRIBUTES {
        return Err(invalid_value(format!("Number of message attributes [{}] exceeds the allowed maximum [{ATTRIBUTES}].", given.len())));
    }
    given.iter().map(|(name, value)| Ok((checked_name(name)?.to_owned(), attribute(name, value)?))).collect()
}

fn attribute(name: &str, value: &Value) -> Result<MessageAttribute, ServiceError> {
    let fields = structure("MessageAttributes", value)?;
    fields.allow(&["DataType", "StringValue", "BinaryValue"], &[])?;
    let data_type = fields.text("DataType")?.unwrap_or_default();
    if data_type.is_empty() {
        return Err(invalid_value(format!("The message attribute '{name}' must contain non-empty message attribute type.")));
    }
    let kind = data_type.split('.').next().unwrap_or_default();
    let empty = || {
        // test_send_message_with_empty_string_attribute.
        invalid_value(format!("Message (user) attribute '{name}' must contain a non-empty value of type '{kind}'."))
    };
    let value = match kind {
        "String" | "Number" => {
            AttributeValue::Text(fields.text("StringValue")?.filter(|text| !text.is_empty()).ok_or_else(empty)?.to_owned())
        }
        "Binary" => {
            let bytes = fields.text("BinaryValue")?.and_then(from_base64).filter(|bytes| !bytes.is_empty());
            AttributeValue::Bytes(bytes.ok_or_else(empty)?)
        }
        _ => {
            return Err(invalid_value(format!(
                "The message attribute '{name}' has an invalid message attribute type, the set of supported type prefixes is Binary, \
                 Number, and String."
            )));
        }
    };
    if let AttributeValue::Text(text) = &value {
        check_text(name, kind, text)?;
    }
    Ok(MessageAttribute { data_type: data_type.to_owned(), value })
}

fn check_text(name: &str, kind: &str, text: &str) -> Result<(), ServiceError> {
    if kind == "Number" && !text.parse::<f64>().is_ok_and(f64::is_finite) {
        return Err(invalid_value(format!("Can't cast the value of message (user) attribute '{name}' to a number.")));
    }
    match text.chars().find(|letter| !super::send::is_allowed(*letter)) {
        Some(letter) => Err(invalid_value(format!(
            "Invalid binary character '#x{:X}' was found in the message attribute '{name}' value.",
            u32::from(letter)
        ))),
        None => Ok(()),
    }
}

/// The rules of names: letters, digits, `_`, `-` and single dots inside; not `AWS.` or `Amazon.` at the start.
/// <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html>, read 2026-11-22.
fn checked_name(name: &str) -> Result<&str, ServiceError> {
    let lower = name.to_lowercase();
    let letters = name.chars().all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-' | '.'));
    let dots = name.starts_with('.') || name.ends_with('.') || name.contains("..");
    if name.is_empty() || name.len() > 256 || !letters || dots || lower.starts_with("aws.") || lower.starts_with("amazon.") {
        let hint = "a name has up to 256 letters, digits, hyphens, underscores and single dots inside; \"AWS.\" and \"Amazon.\" are AWS's";
        return Err(invalid_value(format!("Invalid message (user) attribute name '{name}'.")).hinting(hint));
    }
    Ok(name)
}
