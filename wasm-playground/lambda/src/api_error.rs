//! A refusal by one of AWS's APIs: nothing ran, and code, status and message are AWS's own.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What an SDK would raise as `ClientError`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApiError {
    /// AWS's name for it, `ResourceNotFoundException`.
    pub code: String,
    /// HTTP status.
    pub status: u16,
    /// AWS's sentence.
    pub message: String,
    /// AWS's word for the cause, which only a throttled request has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

impl ApiError {
    /// A refusal with this code, status and sentence.
    pub fn new(code: &str, status: u16, message: impl Into<String>) -> ApiError {
        ApiError { code: code.to_owned(), status, message: message.into(), reason: None }
    }

    /// The same refusal with AWS's word for its cause.
    pub fn because(self, reason: &str) -> ApiError {
        ApiError { reason: Some(reason.to_owned()), ..self }
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.code, self.message)
    }
}

impl std::error::Error for ApiError {}
