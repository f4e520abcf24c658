//! Where settled events are told: dead-letter queues and destinations, and what stands in the messages.
//!
//! Record, attributes and conditions as recorded on AWS: LocalStack tests/aws/services/lambda_/test_lambda_destinations.py
//! test_dead_letter_queue, test_assess_lambda_destination_invocation and test_maxeventage (2025-11-24 and 2025-11-25). Names of
//! objects in S3: <https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html>. All read 2026-11-22.

use serde::Serialize;
use serde_json::value::RawValue;

use crate::async_event::{AsyncEvent, Condition, Settlement};
use crate::figures;
use crate::function::{FunctionConfig, LATEST};
use crate::time::SimTime;

/// A place that takes records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Destination<'a> {
    /// An SQS queue of this region, account and name.
    Queue {
        /// Its region.
        region: &'a str,
        /// Its account.
        account: &'a str,
        /// Its name.
        name: &'a str,
    },
    /// A function of this region, account and name.
    Function {
        /// Its region.
        region: &'a str,
        /// Its account.
        account: &'a str,
        /// Its name.
        name: &'a str,
        /// Version or alias.
        qualifier: Option<&'a str>,
    },
    /// An S3 bucket of this name.
    Bucket(&'a str),
}

impl<'a> Destination<'a> {
    /// Takes an ARN apart; none if it is no ARN of a queue, function or bucket.
    pub fn parse(arn: &'a str) -> Option<Destination<'a>> {
        let parts: Vec<&str> = arn.split(':').collect();
        let place =
            |region: &str, account: &str| !region.is_empty() && account.len() == 12 && account.bytes().all(|byte| byte.is_ascii_digit());
        match *parts.as_slice() {
            ["arn", "aws", "sqs", region, account, name] if place(region, account) && !name.is_empty() => {
                Some(Destination::Queue { region, account, name })
            }
            ["arn", "aws", "lambda", region, account, "function", name] if place(region, account) && !name.is_empty() => {
                Some(Destination::Function { region, account, name, qualifier: None })
            }
            ["arn", "aws", "lambda", region, account, "function", name, qualifier]
                if place(region, account) && !name.is_empty() && !qualifier.is_empty() =>
            {
                Some(Destination::Function { region, account, name, qualifier: Some(qualifier) })
            }
            ["arn", "aws", "s3", "", "", name] if !name.is_empty() => Some(Destination::Bucket(name)),
            _ => None,
        }
    }
}

/// One message about a settled event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Delivery {
    /// The event itself, to a dead-letter queue.
    DeadLetter {
        /// Name of the queue.
        queue: String,
        /// The event's text, as it was sent.
        body: String,
        /// Attributes of the message.
        attributes: DeadLetterAttributes,
    },
    /// A record of the invocation, to a destination.
    Record {
        /// ARN of the destination.
        destination: String,
        /// The record, JSON.
        body: String,
    },
}

/// What a message in a dead-letter queue says beside the event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeadLetterAttributes {
    /// `RequestID`, a String.
    pub request_id: String,
    /// `ErrorCode`, a Number: 200 for a function that failed, else the status of the refusal.
    pub error_code: u16,
    /// `ErrorMessage`, a String of at most 1 KB; none if there is nothing to say.
    pub error_message: Option<String>,
}

/// Whom to tell what of an event that was settled `now`. `arn` is the function's, without a qualifier.
pub(crate) fn deliveries(now: SimTime, event: &AsyncEvent, settlement: &Settlement, function: &FunctionConfig, arn: &str) -> Vec<Delivery> {
    let failed = settlement.condition != Condition::Success;
    let mut deliveries = Vec::new();
    if let Some(queue) = function.dead_letter_queue.as_ref().filter(|_| failed) {
        let attributes = dead_letter_attributes(event, settlement);
        deliveries.push(Delivery::DeadLetter { queue: queue.clone(), body: event.payload.clone(), attributes });
    }
    let destination = if failed { &function.on_failure } else { &function.on_success };
    if let Some(destination) = destination {
        let body = record(now, event, settlement, arn);
        deliveries.push(Delivery::Record { destination: destination.clone(), body });
    }
    deliveries
}

/// Key of the object that holds a record: `aws/lambda/async/<function>/YYYY/MM/DD/YYYY-MM-DDTHH.MM.SS-<UUID>`.
pub fn object_key(now: SimTime, function: &str, uuid: &str) -> String {
    let text = now.to_string();
    // `2026-01-31T09:05:00.123Z`
    let second = text.split('.').next().unwrap_or_default().replace(':', ".");
    format!("aws/lambda/async/{function}/{}/{second}-{uuid}", now.date())
}

fn dead_letter_attributes(event: &AsyncEvent, settlement: &Settlement) -> DeadLetterAttributes {
    let (error_code, message) = match (&settlement.refused, &event.response) {
        (Some(refused), _) => (refused.status, Some(refused.message.clone())),
        (None, Some(response)) => (response.status_code, error_message(&response.payload)),
        (None, None) => (200, None),
    };
    let error_message = message.map(|mut message| {
        message.truncate(message.floor_char_boundary(figures::DEAD_LETTER_MESSAGE_BYTES));
        message
    });
    DeadLetterAttributes { request_id: event.request_id.clone(), error_code, error_message }
}

/// The `errorMessage` of an error object.
fn error_message(error: &str) -> Option<String> {
    let error: serde_json::Value = serde_json::from_str(error).ok()?;
    Some(error.get("errorMessage")?.as_str()?.to_owned())
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Record<'a> {
    version: &'static str,
    timestamp: SimTime,
    request_context: RequestContext<'a>,
    request_payload: Box<RawValue>,
    #[serde(skip_serializing_if = "Option::is_none")]
    response_context: Option<ResponseContext<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    response_payload: Option<Box<RawValue>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RequestContext<'a> {
    request_id: &'a str,
    function_arn: String,
    condition: &'static str,
    approximate_invoke_count: u32,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ResponseContext<'a> {
    status_code: u16,
    executed_version: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    function_error: Option<&'a str>,
}

fn record(now: SimTime, event: &AsyncEvent, settlement: &Settlement, arn: &str) -> String {
    let qualifier = event.qualifier.as_deref().unwrap_or(LATEST);
    let record = Record {
        version: "1.0",
        timestamp: now,
        request_context: RequestContext {
            request_id: &event.request_id,
            function_arn: format!("{arn}:{qualifier}"),
            condition: settlement.condition.word(),
            approximate_invoke_count: event.attempts,
        },
        request_payload: embedded(&event.payload),
        response_context: event.response.as_ref().map(|response| ResponseContext {
            status_code: response.status_code,
            executed_version: &response.executed_version,
            function_error: response.function_error.as_deref(),
        }),
        response_payload: event.response.as_ref().map(|response| embedded(&response.payload)),
    };
    // Texts, numbers and JSON that was read before.
    serde_json::to_string(&record).unwrap_or_default()
}

/// JSON as it is written; a text that is none (a handler returned bytes) as a JSON string.
fn embedded(text: &str) -> Box<RawValue> {
    let raw = RawValue::from_string(text.to_owned()).or_else(|_| serde_json::value::to_raw_value(text));
    raw.unwrap_or_else(|_| RawValue::NULL.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arns_of_queues_functions_and_buckets() {
        let check = |arn, expected| assert_eq!(Destination::parse(arn), expected, "{arn}");
        let (region, account) = ("eu-west-1", "123456789012");
        check("arn:aws:sqs:eu-west-1:123456789012:q", Some(Destination::Queue { region, account, name: "q" }));
        check("arn:aws:s3:::b", Some(Destination::Bucket("b")));
        let function = |qualifier| Some(Destination::Function { region, account, name: "f", qualifier });
        check("arn:aws:lambda:eu-west-1:123456789012:function:f", function(None));
        check("arn:aws:lambda:eu-west-1:123456789012:function:f:live", function(Some("live")));
        for arn in ["", "q", "arn:aws:sqs:eu-west-1:12:q", "arn:aws:sns:eu-west-1:123456789012:t", "arn:aws:s3:::", "arn:aws:s3:::b:c"] {
            check(arn, None);
        }
    }

    #[test]
    fn keys_of_records_in_s3() {
        let now = "2026-01-31T09:05:07.123Z".parse().unwrap();
        assert_eq!(object_key(now, "fn", "u"), "aws/lambda/async/fn/2026/01/31/2026-01-31T09.05.07-u");
    }
}
