//! `QueueSettings`: what can be set of a queue, AWS's defaults, and what AWS refuses.

use serde::{Deserialize, Serialize};

use super::figures::{DELAY_S, MESSAGE_BYTES, NAME_LENGTH, RECEIVES, RETENTION_S, VISIBILITY_TIMEOUT_S, WAIT_S};
use super::refusals::{invalid_setting, invalid_value};
use crate::service_error::ServiceError;

/// The settings of a standard queue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QueueSettings {
    /// Seconds for which a received message is hidden.
    pub visibility_timeout_s: u32,
    /// Seconds for which a sent message is hidden.
    pub delay_s: u32,
    /// Seconds for which a message is kept.
    pub retention_s: u32,
    /// Bytes that a message may have.
    pub maximum_message_bytes: u32,
    /// Seconds that a receiver waits who does not say for how long.
    pub receive_wait_s: u32,
    /// What becomes of messages that are received again and again.
    pub redrive: Option<Redrive>,
}

/// Where messages go that are received too often.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Redrive {
    /// The name of a queue of the same account and region.
    pub dead_letter_queue: String,
    /// How often a message is received before the next attempt moves it.
    pub max_receive_count: u32,
}

/// The defaults of CreateQueue.
/// Recorded in LocalStack's test_sqs.snapshot.json (test_set_queue_attributes_default_values, 10-12-2025), read 2026-11-22.
impl Default for QueueSettings {
    fn default() -> QueueSettings {
        QueueSettings {
            visibility_timeout_s: 30,
            delay_s: 0,
            retention_s: 345_600,
            maximum_message_bytes: 1_048_576,
            receive_wait_s: 0,
            redrive: None,
        }
    }
}

impl QueueSettings {
    /// Whether AWS takes these settings; the queue of a redrive is not looked for.
    pub(super) fn check(&self) -> Result<(), ServiceError> {
        let settings = [
            ("VisibilityTimeout", self.visibility_timeout_s, VISIBILITY_TIMEOUT_S),
            ("DelaySeconds", self.delay_s, DELAY_S),
            ("MessageRetentionPeriod", self.retention_s, RETENTION_S),
            ("MaximumMessageSize", self.maximum_message_bytes, MESSAGE_BYTES),
            ("ReceiveMessageWaitTimeSeconds", self.receive_wait_s, WAIT_S),
        ];
        for (name, value, range) in settings {
            if !range.contains(&i64::from(value)) {
                return Err(invalid_setting(name).hinting(format!("it must be {} to {}", range.start(), range.end())));
            }
        }
        self.redrive.as_ref().map_or(Ok(()), Redrive::check)
    }
}

impl Redrive {
    fn check(&self) -> Result<(), ServiceError> {
        if RECEIVES.contains(&i64::from(self.max_receive_count)) {
            return Ok(());
        }
        Err(self.refused(&format!(
            "Invalid value for maxReceiveCount: {}, valid values are from 1 to 1000 both inclusive.",
            self.max_receive_count
        )))
    }

    /// A refusal of the policy.
    pub(super) fn refused(&self, reason: &str) -> ServiceError {
        let policy = format!("{{\"deadLetterTargetArn\":\"{}\",\"maxReceiveCount\":{}}}", self.dead_letter_queue, self.max_receive_count);
        invalid_value(format!("Value {policy} for parameter RedrivePolicy is invalid. Reason: {reason}"))
    }
}

/// Whether it is a name for a standard queue.
pub(super) fn check_name(name: &str) -> Result<(), ServiceError> {
    if name.ends_with(".fifo") {
        return Err(ServiceError::not_simulated(format!(
            "This simulation has standard queues only, and {name:?} would be a FIFO queue; leave \".fifo\" out."
        )));
    }
    let letters = name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_');
    if name.is_empty() || name.len() > NAME_LENGTH || !letters {
        return Err(invalid_value("Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length"));
    }
    Ok(())
}
