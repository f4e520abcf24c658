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
}

impl ApiError {
    /// A refusal with this code, status and sentence.
    pub fn new(code: &str, status: u16, message: impl Into<String>) -> ApiError {
        ApiError { code: code.to_owned(), status, message: message.into() }
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.code, self.message)
    }
}

impl std::error::Error for ApiError {}
