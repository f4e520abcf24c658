//! `Parameters`: AWS's parameters read from JSON. What has the wrong type is refused as AWS's servers do.

use serde_json::{Map, Value};

use crate::place::one_of;
use crate::service_error::ServiceError;

/// The parameters of one request, or one object inside them.
#[derive(Clone, Copy, Debug)]
pub struct Parameters<'a> {
    /// What they belong to, `GetObject`: for sentences.
    of: &'a str,
    fields: &'a Map<String, Value>,
}

impl<'a> Parameters<'a> {
    /// The parameters of an operation.
    pub fn new(of: &'a str, fields: &'a Map<String, Value>) -> Parameters<'a> {
        Parameters { of, fields }
    }

    /// Refuses a parameter that the simulation does not know, instead of doing something else than AWS in silence.
    /// `harmless` ones change nothing that can be seen here.
    ///
    /// # Errors
    /// `NotImplemented`, with the names that are known.
    pub fn allow(&self, known: &[&str], harmless: &[&str]) -> Result<(), ServiceError> {
        let unknown = self.fields.keys().find(|name| !known.contains(&name.as_str()) && !harmless.contains(&name.as_str()));
        match unknown {
            None => Ok(()),
            Some(name) => Err(ServiceError::not_simulated(format!(
                "This simulation has no parameter {name:?} of {}; there is {}.",
                self.of,
                one_of(known)
            ))),
        }
    }

    /// A parameter as it is; `null` is as good as left out.
    pub fn value(&self, name: &str) -> Option<&'a Value> {
        self.fields.get(name).filter(|value| !value.is_null())
    }

    /// A text.
    ///
    /// # Errors
    /// `SerializationException` if it is something else.
    pub fn text(&self, name: &str) -> Result<Option<&'a str>, ServiceError> {
        match self.value(name) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(other) => Err(cannot_be(other, "a String")),
        }
    }

    /// A text that must be there and not empty.
    ///
    /// # Errors
    /// `MissingParameter` without it; `SerializationException` if it is something else.
    pub fn required_text(&self, name: &str) -> Result<&'a str, ServiceError> {
        self.text(name)?.filter(|text| !text.is_empty()).ok_or_else(|| missing(name))
    }

    /// A whole number.
    ///
    /// # Errors
    /// `SerializationException` if it is something else.
    pub fn integer(&self, name: &str) -> Result<Option<i64>, ServiceError> {
        match self.value(name) {
            None => Ok(None),
            Some(value) => value.as_i64().map(Some).ok_or_else(|| cannot_be(value, "an Integer")),
        }
    }

    /// `true` or `false`; false if it is left out.
    ///
    /// # Errors
    /// `SerializationException` if it is something else.
    pub fn flag(&self, name: &str) -> Result<bool, ServiceError> {
        match self.value(name) {
            None => Ok(false),
            Some(Value::Bool(flag)) => Ok(*flag),
            Some(other) => Err(cannot_be(other, "a Boolean")),
        }
    }

    /// A list; empty if it is left out.
    ///
    /// # Errors
    /// `SerializationException` if it is something else.
    pub fn list(&self, name: &str) -> Result<&'a [Value], ServiceError> {
        match self.value(name) {
            None => Ok(&[]),
            Some(Value::Array(items)) => Ok(items),
            Some(other) => Err(cannot_be(other, "a list")),
        }
    }

    /// A list of texts; empty if it is left out.
    ///
    /// # Errors
    /// `SerializationException` if it is something else.
    pub fn texts(&self, name: &str) -> Result<Vec<&'a str>, ServiceError> {
        self.list(name)?.iter().map(|item| item.as_str().ok_or_else(|| cannot_be(item, "a String"))).collect()
    }

    /// An object.
    ///
    /// # Errors
    /// `SerializationException` if it is something else.
    pub fn object(&self, name: &str) -> Result<Option<&'a Map<String, Value>>, ServiceError> {
        match self.value(name) {
            None => Ok(None),
            Some(Value::Object(fields)) => Ok(Some(fields)),
            Some(other) => Err(cannot_be(other, "a structure")),
        }
    }
}

/// An item of a list that must be an object.
///
/// # Errors
/// `SerializationException` if it is something else.
pub(crate) fn structure<'a>(of: &'a str, item: &'a Value) -> Result<Parameters<'a>, ServiceError> {
    match item {
        Value::Object(fields) => Ok(Parameters::new(of, fields)),
        other => Err(cannot_be(other, "a structure")),
    }
}

/// What SQS says of a parameter that is missing; recorded in LocalStack's tests/aws/services/sqs/test_sqs.snapshot.json
/// (`test_send_empty_message`, 22-09-2025), read 2026-11-22.
pub(crate) fn missing(name: &str) -> ServiceError {
    ServiceError::new(400, "MissingParameter", format!("The request must contain the parameter {name}."))
        .with("QueryErrorCode", "MissingRequiredParameterException")
        .with("Type", "Sender")
}

/// `boto3` refuses such values itself; a server of AWS says this.
fn cannot_be(value: &Value, wanted: &str) -> ServiceError {
    let kind = match value {
        Value::Null => "NULL_VALUE",
        Value::Bool(true) => "TRUE_VALUE",
        Value::Bool(false) => "FALSE_VALUE",
        Value::Number(number) if number.is_f64() => "DECIMAL_VALUE",
        Value::Number(_) => "NUMBER_VALUE",
        Value::String(_) => "STRING_VALUE",
        Value::Array(_) => "START_ARRAY",
        Value::Object(_) => "START_OBJECT",
    };
    ServiceError::new(400, "SerializationException", format!("{kind} can not be converted to {wanted}"))
}
