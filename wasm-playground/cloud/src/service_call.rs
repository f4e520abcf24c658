//! A call of a simulated service: what goes in, what comes out. Time is an argument, nobody reads a clock.

use std::collections::BTreeMap;

use mini_lambda::SimTime;
use serde_json::{Map, Value, json};

use crate::record::Record;
use crate::service_error::ServiceError;

/// What somebody asks a service to do.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// When the service acts on it.
    pub at: SimTime,
    /// Who asks, as AWS writes it: `AROAEXAMPLE:name-of-the-function`. It is the `SenderId` of messages.
    pub principal: &'a str,
    /// AWS's name of the operation, `GetObject`.
    pub operation: &'a str,
    /// AWS's parameters, without blobs. Times are microseconds since 1970; blobs inside lists are base64.
    pub parameters: &'a Map<String, Value>,
    /// The blob of the operation, `Body` of `PutObject`; empty for most.
    pub body: &'a [u8],
}

/// What comes of a request that a service knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// The service's id of the request.
    pub request_id: String,
    /// HTTP headers of the answer, with lower-case names.
    pub headers: BTreeMap<String, String>,
    /// When the service has its answer: `at`, or later if it waited for messages.
    pub done_at: SimTime,
    /// The answer, or the refusal.
    pub answer: Result<Answer, ServiceError>,
    /// What changed by it, in order, and what must be told.
    pub records: Vec<Record>,
}

/// The answer of an operation that was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// AWS's output shape, without blobs. Times are microseconds since 1970; blobs inside lists are base64.
    pub output: Value,
    /// The blob of the output, `Body` of `GetObject`; empty for most.
    pub body: Vec<u8>,
}

impl Answer {
    /// An answer with status 200 and without a blob.
    pub fn ok(output: Value) -> Answer {
        Answer { status: 200, output, body: Vec::new() }
    }
}

impl Reply {
    /// HTTP status.
    pub fn status(&self) -> u16 {
        match &self.answer {
            Ok(answer) => answer.status,
            Err(error) => error.status,
        }
    }

    /// The head of the host call's answer; the body is the answer's.
    pub fn head(&self) -> Value {
        let mut head = json!({"status": self.status(), "request_id": self.request_id, "headers": self.headers});
        if let Value::Object(fields) = &mut head {
            match &self.answer {
                Ok(answer) => fields.insert("output".to_owned(), answer.output.clone()),
                Err(error) => fields.insert("error".to_owned(), error.to_json()),
            };
        }
        head
    }
}
