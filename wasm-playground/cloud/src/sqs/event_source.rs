//! The event source mapping between a queue and a function: its settings, when a batch is complete, and the event.
//!
//! Pure rules: who polls, and when, is decided elsewhere. A poller asks [`Batching::room`], receives that many messages, hands
//! each to [`Batching::add`], and closes the batch at [`Batching::closes_at`].

use mini_lambda::{SimDuration, SimTime};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::event_filter::EventFilter;
use super::figures::{MAPPING_BATCH, MAPPING_BYTES, MAPPING_CONCURRENCY, MAPPING_WINDOW_S};
use super::message_attribute;
use super::receive::ReceivedMessage;
use crate::digests::md5_hex;
use crate::service_error::ServiceError;

/// The settings of a mapping; [`Default`] has those of CreateEventSourceMapping.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventSourceSettings {
    /// Messages of one invocation, at most.
    pub batch_size: u32,
    /// Seconds that messages are gathered, at most.
    pub batching_window_s: u32,
    /// Whether the function says which messages failed.
    pub report_batch_item_failures: bool,
    /// How many batches the function works on at once, at most; none is as many as Lambda allows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub maximum_concurrency: Option<u32>,
    /// Patterns, JSON texts, of which a message must match one; without any every message passes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub filters: Vec<String>,
}

impl Default for EventSourceSettings {
    fn default() -> EventSourceSettings {
        EventSourceSettings {
            batch_size: 10,
            batching_window_s: 0,
            report_batch_item_failures: false,
            maximum_concurrency: None,
            filters: Vec::new(),
        }
    }
}

impl EventSourceSettings {
    /// Whether AWS takes the mapping of a queue to a function.
    ///
    /// # Errors
    /// `ValidationException` and `InvalidParameterValueException`, in Lambda's words. The batch size and its window: LocalStack's
    /// test_lambda_integration_sqs.snapshot.json (test_sqs_event_source_mapping_batching_reserved_concurrency and its like, 25-11-2025);
    /// the visibility timeout: as users of AWS quote it; both read 2026-11-22. Filters: see `event_filter`.
    pub fn check(&self, visibility_timeout_s: u32, function_timeout_s: u32) -> Result<(), ServiceError> {
        in_range("batchSize", self.batch_size, MAPPING_BATCH)?;
        in_range("maximumBatchingWindowInSeconds", self.batching_window_s, MAPPING_WINDOW_S)?;
        if let Some(most) = self.maximum_concurrency {
            in_range("scalingConfig.maximumConcurrency", most, MAPPING_CONCURRENCY)?;
        }
        if self.batch_size > 10 && self.batching_window_s == 0 {
            let message = "Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10";
            return Err(invalid(message));
        }
        EventFilter::of(&self.filters)?;
        if visibility_timeout_s < function_timeout_s {
            return Err(invalid(&format!(
                "Queue visibility timeout: {visibility_timeout_s} seconds is less than Function timeout: {function_timeout_s} seconds"
            )));
        }
        Ok(())
    }
}

fn in_range(name: &str, value: u32, range: std::ops::RangeInclusive<i64>) -> Result<(), ServiceError> {
    let value = i64::from(value);
    let wanted = match value {
        _ if value < *range.start() => format!("value greater than or equal to {}", range.start()),
        _ if value > *range.end() => format!("value less than or equal to {}", range.end()),
        _ => return Ok(()),
    };
    Err(broken_constraint(name, &value.to_string(), &wanted))
}

pub(super) fn broken_constraint(name: &str, value: &str, wanted: &str) -> ServiceError {
    let message =
        format!("1 validation error detected: Value '{value}' at '{name}' failed to satisfy constraint: Member must have {wanted}");
    ServiceError::new(400, "ValidationException", message)
}

pub(super) fn invalid(message: &str) -> ServiceError {
    ServiceError::new(400, "InvalidParameterValueException", message).with("Type", "User")
}

/// Messages on their way into one invocation.
#[derive(Clone, Debug)]
pub struct Batching {
    settings: EventSourceSettings,
    open: Option<Open>,
}

/// A batch to which messages can still come.
#[derive(Clone, Debug)]
struct Open {
    since: SimTime,
    messages: Vec<ReceivedMessage>,
    records: Vec<Value>,
    bytes: usize,
}

/// The messages of one invocation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    /// In the order in which they were received.
    pub messages: Vec<ReceivedMessage>,
    /// The event, as JSON text.
    pub event: String,
}

impl Batching {
    /// Nothing is gathered yet.
    pub fn new(settings: EventSourceSettings) -> Batching {
        Batching { settings, open: None }
    }

    /// How many messages the batch has room for.
    pub fn room(&self) -> usize {
        let size = usize::try_from(self.settings.batch_size).unwrap_or(usize::MAX);
        size.saturating_sub(self.open.as_ref().map_or(0, |open| open.messages.len()))
    }

    /// When the open batch is complete although there is room: at the end of its window; at once without one.
    pub fn closes_at(&self) -> Option<SimTime> {
        let window = SimDuration::from_secs(self.settings.batching_window_s.into());
        self.open.as_ref().map(|open| open.since + window)
    }

    /// Takes in a message that was received at `at`. Gives the batches that are complete by it: one that has no room for it, and one
    /// that it fills.
    pub fn add(&mut self, at: SimTime, message: ReceivedMessage, queue_arn: &str, region: &str) -> Vec<Batch> {
        let mut complete = Vec::new();
        let record = event_record(&message, queue_arn, region, self.settings.batching_window_s > 0);
        let bytes = record.to_string().len() + ",".len();
        if self.open.as_ref().is_some_and(|open| open.bytes + bytes > MAPPING_BYTES) {
            complete.extend(self.close());
        }
        let open = self.open.get_or_insert_with(|| Open {
            since: at,
            messages: Vec::new(),
            records: Vec::new(),
            bytes: r#"{"Records":[]}"#.len(),
        });
        open.messages.push(message);
        open.records.push(record);
        open.bytes += bytes;
        if self.room() == 0 {
            complete.extend(self.close());
        }
        complete
    }

    /// Closes the open batch, if there is one.
    pub fn close(&mut self) -> Option<Batch> {
        let open = self.open.take()?;
        Some(Batch { messages: open.messages, event: json!({"Records": open.records}).to_string() })
    }
}

/// A message as the function sees it. Keys and their order as recorded in LocalStack's
/// tests/aws/services/lambda_/event_source_mapping/test_lambda_integration_sqs.snapshot.json
/// (test_message_body_and_attributes_passed_correctly and test_failing_lambda_retries_after_visibility_timeout, 25-11-2025). All its
/// mappings with a batching window write the digest of attributes also where there are none: `null`.
pub fn event_record(message: &ReceivedMessage, queue_arn: &str, region: &str, has_window: bool) -> Value {
    let mut record = Map::new();
    let mut add = |name: &str, value: Value| record.insert(name.to_owned(), value);
    add("messageId", json!(message.message_id));
    add("receiptHandle", json!(message.receipt_handle));
    add("body", json!(message.body));
    add("attributes", Value::Object(message.system_attributes.clone()));
    add("messageAttributes", message_attribute::to_event(&message.attributes));
    if let Some(digest) = message_attribute::md5(&message.attributes) {
        add("md5OfMessageAttributes", json!(digest));
    } else if has_window {
        add("md5OfMessageAttributes", Value::Null);
    }
    add("md5OfBody", json!(md5_hex(message.body.as_bytes())));
    add("eventSource", json!("aws:sqs"));
    add("eventSourceARN", json!(queue_arn));
    add("awsRegion", json!(region));
    record.into()
}
