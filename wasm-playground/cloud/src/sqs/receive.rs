//! ReceiveMessage; and receiving by Lambda's pollers. Who receives a message once too often finds it moved instead.

use mini_lambda::{SimDuration, SimTime};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::figures::{BATCH, VISIBILITY_TIMEOUT_S, WAIT_S};
use super::message_attribute::{self, MessageAttributes};
use super::queue::Message;
use super::receipt::Receipt;
use super::refusals::invalid_parameter;
use super::{Call, Sqs, refusals, seconds};
use crate::digests::md5_hex;
use crate::record::{Record, RecordKind};
use crate::service_call::Answer;
use crate::service_error::ServiceError;
use crate::storing;

/// The system attributes that a message of a standard queue can have.
const SYSTEM_ATTRIBUTES: [&str; 10] = [
    "All",
    "SenderId",
    "SentTimestamp",
    "ApproximateReceiveCount",
    "ApproximateFirstReceiveTimestamp",
    "SequenceNumber",
    "MessageDeduplicationId",
    "MessageGroupId",
    "AWSTraceHeader",
    "DeadLetterQueueSourceArn",
];

/// A message in the hands of a receiver.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReceivedMessage {
    /// The message.
    pub message_id: String,
    /// With what this receiver deletes it.
    pub receipt_handle: String,
    /// What was sent.
    pub body: String,
    /// What was sent beside it.
    pub attributes: MessageAttributes,
    /// What SQS says of it: `SenderId`, `ApproximateReceiveCount` and others, all as texts.
    pub system_attributes: Map<String, Value>,
    /// When it can be seen again, if nobody deletes it.
    #[serde(with = "storing::moment")]
    pub visible_at: SimTime,
}

impl Sqs {
    /// Hands out up to `most` messages, which are then hidden for as long as the queue says. Messages that were handed out too often go
    /// to the dead-letter queue instead. This is how Lambda polls.
    ///
    /// # Errors
    /// `NonExistentQueue`.
    pub fn receive(&mut self, at: SimTime, queue: &str, most: usize) -> Result<(Vec<ReceivedMessage>, Vec<Record>), ServiceError> {
        let mut records = Vec::new();
        let hidden_s = self.fresh(queue, at, &mut records)?.settings.visibility_timeout_s;
        let received = self.take(at, queue, most, SimDuration::from_secs(hidden_s.into()), &mut records)?;
        Ok((received, records))
    }

    pub(super) fn receive_message(&mut self, call: &mut Call<'_>) -> Result<Answer, ServiceError> {
        let known = [
            "QueueUrl",
            "AttributeNames",
            "MessageSystemAttributeNames",
            "MessageAttributeNames",
            "MaxNumberOfMessages",
            "VisibilityTimeout",
            "WaitTimeSeconds",
        ];
        call.parameters.allow(&known, &[])?;
        let queue = self.queue_of(&call.parameters)?;
        let settings = self.fresh(&queue, call.at, call.records)?.settings.clone();
        let most = call.parameters.integer("MaxNumberOfMessages")?.unwrap_or(1);
        let Some(most) = usize::try_from(most).ok().filter(|most| (1..=BATCH).contains(most)) else {
            return Err(invalid_parameter(most, "MaxNumberOfMessages", "Must be between 1 and 10, if provided."));
        };
        let wait_s = call.parameters.integer("WaitTimeSeconds")?.unwrap_or(settings.receive_wait_s.into());
        if !WAIT_S.contains(&wait_s) {
            return Err(invalid_parameter(wait_s, "WaitTimeSeconds", "Must be >= 0 and <= 20, if provided."));
        }
        let hidden_s = call.parameters.integer("VisibilityTimeout")?.unwrap_or(settings.visibility_timeout_s.into());
        check_visibility(hidden_s)?;
        let mut system = call.parameters.texts("AttributeNames")?;
        system.extend(call.parameters.texts("MessageSystemAttributeNames")?);
        if let Some(unknown) = system.iter().find(|name| !SYSTEM_ATTRIBUTES.contains(name)) {
            return Err(refusals::unknown_attribute(unknown));
        }
        let user = call.parameters.texts("MessageAttributeNames")?;
        let last = call.at + seconds(wait_s);
        let mut received = Vec::new();
        // Messages that all move to the dead-letter queue leave the receiver waiting.
        while received.is_empty() {
            let Some(at) = self.next_visible(&queue, *call.done_at).filter(|at| *at <= last) else {
                *call.done_at = last;
                break;
            };
            *call.done_at = at;
            received = self.take(at, &queue, most, seconds(hidden_s), call.records)?;
        }
        let mut output = Map::new();
        if !received.is_empty() {
            output.insert("Messages".to_owned(), received.iter().map(|message| message.to_json(&system, &user)).collect());
        }
        Ok(Answer::ok(output.into()))
    }

    /// Hands out up to `most` messages.
    fn take(
        &mut self,
        at: SimTime,
        queue: &str,
        most: usize,
        hidden_for: SimDuration,
        records: &mut Vec<Record>,
    ) -> Result<Vec<ReceivedMessage>, ServiceError> {
        let arn = self.arn(queue);
        let there = self.fresh(queue, at, records)?;
        let redrive = there.settings.redrive.clone();
        let gives_up = |message: &Message| redrive.as_ref().is_some_and(|redrive| message.receive_count >= redrive.max_receive_count);
        let mut given_up = Vec::new();
        let mut handed_out = Vec::new();
        for number in there.visible_numbers(at) {
            if handed_out.len() == most {
                break;
            }
            let tired = there.message(number).is_some_and(gives_up);
            if tired { given_up.push(number) } else { handed_out.push(number) }
        }
        for number in &handed_out {
            there.receive(*number, at, hidden_for);
        }
        let received: Vec<ReceivedMessage> =
            handed_out.iter().filter_map(|number| Some(ReceivedMessage::new(&arn, *number, there.message(*number)?))).collect();
        records.extend(received.iter().map(|message| Record { at, kind: message.record(queue) }));
        let moved: Vec<Message> = given_up.into_iter().filter_map(|number| there.remove(number)).collect();
        if let Some(redrive) = redrive {
            self.dead_letter(at, queue, &arn, &redrive.dead_letter_queue, moved, records)?;
        }
        Ok(received)
    }

    /// Puts messages that a queue gave up into its dead-letter queue: same id, same body, same age.
    fn dead_letter(
        &mut self,
        at: SimTime,
        queue: &str,
        arn: &str,
        dead_letter_queue: &str,
        messages: Vec<Message>,
        records: &mut Vec<Record>,
    ) -> Result<(), ServiceError> {
        let target = self.queues.get_mut(dead_letter_queue).ok_or_else(refusals::no_such_queue)?;
        for message in messages {
            let kind = RecordKind::MessageDeadLettered {
                queue: queue.to_owned(),
                dead_letter_queue: dead_letter_queue.to_owned(),
                message_id: message.id.clone(),
            };
            records.push(Record { at, kind });
            target.insert(Message { visible_at: at, dead_letter_source: Some(arn.to_owned()), ..message });
        }
        Ok(())
    }
}

impl ReceivedMessage {
    fn new(arn: &str, number: u64, message: &Message) -> ReceivedMessage {
        let mut system = Map::new();
        let mut add = |name: &str, value: String| system.insert(name.to_owned(), json!(value));
        add("ApproximateReceiveCount", message.receive_count.to_string());
        add("SentTimestamp", message.sent_at.as_millis().to_string());
        add("SenderId", message.sender.clone());
        if let Some(first) = message.first_received_us {
            add("ApproximateFirstReceiveTimestamp", SimTime::from_micros(first).as_millis().to_string());
        }
        if let Some(group_id) = &message.group_id {
            add("MessageGroupId", group_id.clone());
        }
        if let Some(source) = &message.dead_letter_source {
            add("DeadLetterQueueSourceArn", source.clone());
        }
        ReceivedMessage {
            message_id: message.id.clone(),
            receipt_handle: Receipt { number, receive_count: message.receive_count }.handle(arn),
            body: message.body.clone(),
            attributes: message.attributes.clone(),
            system_attributes: system,
            visible_at: message.visible_at,
        }
    }

    /// How often it was handed out by now.
    pub fn receive_count(&self) -> u32 {
        let count = self.system_attributes.get("ApproximateReceiveCount").and_then(Value::as_str);
        count.and_then(|count| count.parse().ok()).unwrap_or_default()
    }

    fn record(&self, queue: &str) -> RecordKind {
        RecordKind::MessageReceived {
            queue: queue.to_owned(),
            message_id: self.message_id.clone(),
            receive_count: self.receive_count(),
            visible_at: self.visible_at,
        }
    }

    /// As ReceiveMessage gives it, with the attributes that were asked for. The digest is that of those.
    fn to_json(&self, system: &[&str], user: &[&str]) -> Value {
        let mut output = Map::new();
        output.insert("MessageId".to_owned(), json!(self.message_id));
        output.insert("ReceiptHandle".to_owned(), json!(self.receipt_handle));
        output.insert("MD5OfBody".to_owned(), json!(md5_hex(self.body.as_bytes())));
        output.insert("Body".to_owned(), json!(self.body));
        let wanted = |name: &&String| system.contains(&"All") || system.contains(&name.as_str());
        let told: Map<String, Value> =
            self.system_attributes.iter().filter(|(name, _)| wanted(name)).map(|(name, value)| (name.clone(), value.clone())).collect();
        if !told.is_empty() {
            output.insert("Attributes".to_owned(), told.into());
        }
        let attributes: MessageAttributes = self
            .attributes
            .iter()
            .filter(|(name, _)| user.iter().any(|pattern| matches(pattern, name)))
            .map(|(name, attribute)| (name.clone(), attribute.clone()))
            .collect();
        if let Some(digest) = message_attribute::md5(&attributes) {
            output.insert("MD5OfMessageAttributes".to_owned(), json!(digest));
            output.insert("MessageAttributes".to_owned(), message_attribute::to_json(&attributes));
        }
        output.into()
    }
}

/// `All`, `*`, `.*`, `prefix.*` or a name.
/// Recorded in LocalStack's test_sqs.snapshot.json (test_receive_message_message_attribute_names_filters), read 2026-11-22.
fn matches(pattern: &str, name: &str) -> bool {
    match pattern {
        "All" | "*" | ".*" => true,
        _ => pattern == name || pattern.strip_suffix(".*").is_some_and(|prefix| name.starts_with(prefix)),
    }
}

/// Seconds for which a message may be hidden.
pub(super) fn check_visibility(hidden_s: i64) -> Result<(), ServiceError> {
    if VISIBILITY_TIMEOUT_S.contains(&hidden_s) {
        return Ok(());
    }
    Err(invalid_parameter(hidden_s, "VisibilityTimeout", "Must be >= 0 and <= 43200, if provided."))
}
