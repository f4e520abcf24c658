//! Asking a store as a test would say it: an operation, its parameters as JSON, a moment in seconds.

use mini_cloud::record::RecordKind;
use mini_cloud::s3::S3;
use mini_cloud::service_call::{Answer, Reply, Request};
use mini_cloud::service_error::ServiceError;
use mini_cloud::sqs::{QueueSettings, Sqs};
use mini_lambda::SimTime;
use proptest::test_runner::{Config, RngSeed};
use serde_json::{Map, Value};

pub const START: &str = "2026-01-31T09:05:00Z";
pub const PRINCIPAL: &str = "AROAEXAMPLE:copy";

/// The start, and so many seconds.
pub fn at(seconds: f64) -> SimTime {
    let start: SimTime = START.parse().unwrap();
    SimTime::from_micros(start.as_micros() + (seconds * 1e6).round() as i64)
}

/// An account with the bucket `b`.
pub fn s3() -> S3 {
    let mut s3 = S3::new("us-east-1", 1);
    s3.create_bucket(at(0.0), "bbb").unwrap();
    s3
}

/// An account with the queue `q`.
pub fn sqs(settings: QueueSettings) -> Sqs {
    let mut sqs = Sqs::new("us-east-1", "123456789012", 1);
    sqs.create_queue(at(0.0), "q", settings).unwrap();
    sqs
}

pub const URL: &str = "https://sqs.us-east-1.amazonaws.com/123456789012/q";

pub trait Ask {
    fn send(&mut self, request: &Request<'_>) -> Option<Reply>;

    fn reply(&mut self, seconds: f64, operation: &str, parameters: Value, body: &[u8]) -> Reply {
        let parameters: Map<String, Value> = serde_json::from_value(parameters).unwrap();
        let request = Request { at: at(seconds), principal: PRINCIPAL, operation, parameters: &parameters, body };
        self.send(&request).unwrap_or_else(|| panic!("there is no operation {operation}"))
    }

    fn answer(&mut self, seconds: f64, operation: &str, parameters: Value) -> Answer {
        self.reply(seconds, operation, parameters, b"").answer.unwrap_or_else(|error| panic!("{operation}: {error}"))
    }

    fn output(&mut self, seconds: f64, operation: &str, parameters: Value) -> Value {
        self.answer(seconds, operation, parameters).output
    }

    fn refusal(&mut self, seconds: f64, operation: &str, parameters: Value) -> ServiceError {
        self.reply(seconds, operation, parameters, b"").answer.expect_err(operation)
    }
}

impl Ask for S3 {
    fn send(&mut self, request: &Request<'_>) -> Option<Reply> {
        self.call(request)
    }
}

impl Ask for Sqs {
    fn send(&mut self, request: &Request<'_>) -> Option<Reply> {
        self.call(request)
    }
}

pub fn put(s3: &mut S3, seconds: f64, key: &str, content: &[u8]) -> Vec<RecordKind> {
    let reply = s3.reply(seconds, "PutObject", serde_json::json!({"Bucket": "bbb", "Key": key}), content);
    reply.answer.unwrap_or_else(|error| panic!("{key}: {error}"));
    reply.records.into_iter().map(|record| record.kind).collect()
}

/// Code, message and status.
pub fn said(error: &ServiceError) -> (&str, &str, u16) {
    (&error.code, &error.message, error.status)
}

/// A field of an error.
pub fn field<'a>(error: &'a ServiceError, name: &str) -> &'a Value {
    error.fields.iter().find(|(field, _)| field == name).map_or(&Value::Null, |(_, value)| value)
}

/// How many cases a property has, and from which seed. `PROPTEST_CASES` and `PROPTEST_RNG_SEED` say otherwise.
pub fn config(cases: u32) -> Config {
    let given = Config::default();
    // 256 is proptest's own number where nobody said another.
    let cases = if given.cases == 256 { cases } else { given.cases };
    let rng_seed = if given.rng_seed == RngSeed::Random { RngSeed::Fixed(1) } else { given.rng_seed };
    Config { cases, rng_seed, failure_persistence: None, ..given }
}
