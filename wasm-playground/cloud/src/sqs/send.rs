//! SendMessage and SendMessageBatch; and sending by a service, which is how dead letters and destinations arrive.

use mini_lambda::SimTime;
use serde_json::{Map, Value, json};

use super::batch::{self, Entry};
use super::figures::{DELAY_S, MESSAGE_BYTES};
use super::message_attribute::{self, MessageAttributes};
use super::queue::Message;
use super::{Call, Sqs, refusals, seconds};
use crate::digests::md5_hex;
use crate::parameters::{Parameters, missing};
use crate::record::{Record, RecordKind};
use crate::service_call::Answer;
use crate::service_error::ServiceError;

/// What a sender gives.
struct Outgoing {
    body: String,
    attributes: MessageAttributes,
    group_id: Option<String>,
    delay_s: Option<i64>,
}

impl Sqs {
    /// Puts a message into a queue as a service does it: Lambda's dead letters and destinations.
    ///
    /// # Errors
    /// `NonExistentQueue`, and what SendMessage refuses: a body that is too long or has letters that are not allowed.
    pub fn send(
        &mut self,
        at: SimTime,
        principal: &str,
        queue: &str,
        body: &str,
        attributes: MessageAttributes,
    ) -> Result<Vec<Record>, ServiceError> {
        let mut records = Vec::new();
        let limit = self.fresh(queue, at, &mut records)?.settings.maximum_message_bytes;
        let outgoing = Outgoing { body: body.to_owned(), attributes, group_id: None, delay_s: None };
        outgoing.check(limit, false)?;
        self.put(at, principal, queue, outgoing, &mut records)?;
        Ok(records)
    }

    pub(super) fn send_message(&mut self, call: &mut Call<'_>) -> Result<Answer, ServiceError> {
        call.parameters.allow(&["QueueUrl", "MessageBody", "DelaySeconds", "MessageAttributes", "MessageGroupId"], &[])?;
        let queue = self.queue_of(&call.parameters)?;
        let limit = self.fresh(&queue, call.at, call.records)?.settings.maximum_message_bytes;
        let outgoing = Outgoing::read(&call.parameters)?;
        outgoing.check(limit, false)?;
        let sent = self.put(call.at, call.principal, &queue, outgoing, call.records)?;
        Ok(Answer::ok(sent.into()))
    }

    pub(super) fn send_message_batch(&mut self, call: &mut Call<'_>) -> Result<Answer, ServiceError> {
        call.parameters.allow(&["QueueUrl", "Entries"], &[])?;
        let queue = self.queue_of(&call.parameters)?;
        let limit = self.fresh(&queue, call.at, call.records)?.settings.maximum_message_bytes;
        let known = ["Id", "MessageBody", "DelaySeconds", "MessageAttributes", "MessageGroupId"];
        let entries = batch::entries(&call.parameters, "SendMessageBatchRequestEntry", &known)?;
        let outgoing: Vec<(Entry<'_>, Result<Outgoing, ServiceError>)> =
            entries.into_iter().map(|entry| (entry, Outgoing::read(&entry.fields))).collect();
        let whole = outgoing.iter().filter_map(|(_, outgoing)| outgoing.as_ref().ok()).map(Outgoing::size).sum::<usize>();
        let most = usize::try_from(*MESSAGE_BYTES.end()).unwrap_or(usize::MAX);
        if whole > most {
            return Err(refusals::batch_too_long(most, whole));
        }
        let mut answers = batch::Answers::default();
        for (entry, outgoing) in outgoing {
            let checked = outgoing.and_then(|outgoing| outgoing.check(limit, true).map(|()| outgoing));
            let sent = checked.and_then(|outgoing| self.put(call.at, call.principal, &queue, outgoing, call.records));
            answers.add(&entry, sent);
        }
        Ok(Answer::ok(answers.output()))
    }

    /// Puts a message that was checked into a queue; says what SendMessage answers.
    fn put(
        &mut self,
        at: SimTime,
        principal: &str,
        queue: &str,
        outgoing: Outgoing,
        records: &mut Vec<Record>,
    ) -> Result<Map<String, Value>, ServiceError> {
        let id = self.identifiers.next_uuid("message", queue);
        let there = self.queues.get_mut(queue).ok_or_else(refusals::no_such_queue)?;
        let delay_s = outgoing.delay_s.unwrap_or(there.settings.delay_s.into());
        let mut answer = Map::new();
        if let Some(digest) = message_attribute::md5(&outgoing.attributes) {
            answer.insert("MD5OfMessageAttributes".to_owned(), json!(digest));
        }
        answer.insert("MD5OfMessageBody".to_owned(), json!(md5_hex(outgoing.body.as_bytes())));
        answer.insert("MessageId".to_owned(), json!(id));
        let kind = RecordKind::MessageSent { queue: queue.to_owned(), message_id: id.clone(), body: outgoing.body.clone() };
        records.push(Record { at, kind });
        there.insert(Message {
            id,
            body: outgoing.body,
            attributes: outgoing.attributes,
            group_id: outgoing.group_id,
            sender: principal.to_owned(),
            sent_at: at,
            visible_at: at + seconds(delay_s),
            receive_count: 0,
            first_received_us: None,
            last_received_us: None,
            dead_letter_source: None,
        });
        Ok(answer)
    }
}

impl Outgoing {
    fn read(parameters: &Parameters<'_>) -> Result<Outgoing, ServiceError> {
        let body = parameters.text("MessageBody")?.filter(|body| !body.is_empty()).ok_or_else(|| missing("MessageBody"))?.to_owned();
        let delay_s = parameters.integer("DelaySeconds")?;
        if let Some(delay_s) = delay_s.filter(|delay_s| !DELAY_S.contains(delay_s)) {
            return Err(refusals::invalid_parameter(delay_s, "DelaySeconds", "DelaySeconds must be >= 0 and <= 900."));
        }
        let group_id = parameters.text("MessageGroupId")?.map(str::to_owned);
        if let Some(id) = group_id.as_ref().filter(|id| !is_group_id(id)) {
            let reason = "MessageGroupId can only include alphanumeric and punctuation characters. 1 to 128 in length.";
            return Err(refusals::invalid_parameter(id, "MessageGroupId", reason));
        }
        Ok(Outgoing { body, attributes: message_attribute::read(parameters)?, group_id, delay_s })
    }

    /// Bytes of body and attributes, which count together.
    fn size(&self) -> usize {
        self.body.len() + message_attribute::size(&self.attributes)
    }

    fn check(&self, limit: u32, in_batch: bool) -> Result<(), ServiceError> {
        if let Some(letter) = self.body.chars().find(|letter| !is_allowed(*letter)) {
            return Err(refusals::invalid_letter(letter));
        }
        let fits = usize::try_from(limit).is_ok_and(|limit| self.size() <= limit);
        if fits { Ok(()) } else { Err(refusals::message_too_long(limit, in_batch)) }
    }
}

/// The letters of a message.
/// <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html>, read 2026-11-22.
pub(super) fn is_allowed(letter: char) -> bool {
    matches!(letter, '\u{9}' | '\u{A}' | '\u{D}' | '\u{20}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..='\u{10FFFF}')
}

/// Since July 2025 messages of standard queues may belong to a group, which makes their queue fair; order is not kept.
/// Recorded in LocalStack's test_sqs.snapshot.json (test_send_message_to_standard_queue_with_invalid_message_group_id), read 2026-11-22.
fn is_group_id(id: &str) -> bool {
    (1..=128).contains(&id.len()) && id.chars().all(|letter| letter.is_ascii_alphanumeric() || letter.is_ascii_punctuation())
}
