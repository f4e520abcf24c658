//! `ServiceError`: what a service of AWS answers when it refuses, in AWS's own words.

use std::fmt;

use serde_json::{Map, Value, json};

/// A refusal. `boto3` raises it as `ClientError`; the fields beside code and message stand in its `response["Error"]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceError {
    /// HTTP status.
    pub status: u16,
    /// AWS's name for it, `NoSuchKey`.
    pub code: String,
    /// AWS's sentence.
    pub message: String,
    /// What AWS adds to it, `BucketName` for instance.
    pub fields: Vec<(String, Value)>,
    /// What to do about it, in the workbook's words, where AWS's sentence says too little. No SDK shows it.
    pub hint: Option<String>,
}

impl ServiceError {
    /// A refusal with this status, code and sentence.
    pub fn new(status: u16, code: impl Into<String>, message: impl Into<String>) -> ServiceError {
        ServiceError { status, code: code.into(), message: message.into(), fields: Vec::new(), hint: None }
    }

    /// With one more field.
    #[must_use]
    pub fn with(mut self, field: &str, value: impl Into<Value>) -> ServiceError {
        self.fields.push((field.to_owned(), value.into()));
        self
    }

    /// With advice in the workbook's words.
    #[must_use]
    pub fn hinting(mut self, hint: impl Into<String>) -> ServiceError {
        self.hint = Some(hint.into());
        self
    }

    /// A refusal of something that AWS has and this simulation does not.
    pub fn not_simulated(problem: impl Into<String>) -> ServiceError {
        ServiceError::new(501, "NotImplemented", problem)
    }

    /// The object below `error` in the head of a host call's answer.
    pub fn to_json(&self) -> Value {
        let mut error = Map::new();
        error.insert("code".to_owned(), json!(self.code));
        error.insert("message".to_owned(), json!(self.message));
        error.extend(self.fields.iter().cloned());
        Value::Object(error)
    }
}

impl fmt::Display for ServiceError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.code, self.message)?;
        match &self.hint {
            Some(hint) => write!(formatter, " ({hint})"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for ServiceError {}
