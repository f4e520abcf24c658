//! DeleteMessage and ChangeMessageVisibility, one or many at a time; and what Lambda's pollers delete.

use mini_lambda::SimTime;
use serde_json::{Map, json};

use super::figures::VISIBILITY_TIMEOUT_S;
use super::receipt::Receipt;
use super::receive::check_visibility;
use super::{Call, Sqs, batch, refusals, seconds};
use crate::parameters::missing;
use crate::record::{Record, RecordKind};
use crate::service_call::Answer;
use crate::service_error::ServiceError;

impl Sqs {
    /// Deletes messages by their receipt handles; the others stay hidden until their time is over. This is how Lambda ends a batch.
    ///
    /// # Errors
    /// `NonExistentQueue`, `ReceiptHandleIsInvalid`.
    pub fn settle<'h>(
        &mut self,
        at: SimTime,
        queue: &str,
        handles: impl IntoIterator<Item = &'h str>,
    ) -> Result<Vec<Record>, ServiceError> {
        let mut records = Vec::new();
        self.fresh(queue, at, &mut records)?;
        for handle in handles {
            self.delete(at, queue, handle, &mut records)?;
        }
        Ok(records)
    }

    pub(super) fn delete_message(&mut self, call: &mut Call<'_>) -> Result<Answer, ServiceError> {
        call.parameters.allow(&["QueueUrl", "ReceiptHandle"], &[])?;
        let queue = self.queue_of(&call.parameters)?;
        self.fresh(&queue, call.at, call.records)?;
        self.delete(call.at, &queue, call.parameters.required_text("ReceiptHandle")?, call.records)?;
        Ok(Answer::ok(json!({})))
    }

    pub(super) fn delete_message_batch(&mut self, call: &mut Call<'_>) -> Result<Answer, ServiceError> {
        call.parameters.allow(&["QueueUrl", "Entries"], &[])?;
        let queue = self.queue_of(&call.parameters)?;
        self.fresh(&queue, call.at, call.records)?;
        let mut answers = batch::Answers::default();
        for entry in batch::entries(&call.parameters, "DeleteMessageBatchRequestEntry", &["Id", "ReceiptHandle"])? {
            let handle = entry.fields.required_text("ReceiptHandle");
            let deleted = handle.and_then(|handle| self.delete(call.at, &queue, handle, call.records));
            answers.add(&entry, deleted.map(|()| Map::new()));
        }
        Ok(Answer::ok(answers.output()))
    }

    pub(super) fn change_message_visibility(&mut self, call: &mut Call<'_>) -> Result<Answer, ServiceError> {
        call.parameters.allow(&["QueueUrl", "ReceiptHandle", "VisibilityTimeout"], &[])?;
        let queue = self.queue_of(&call.parameters)?;
        self.fresh(&queue, call.at, call.records)?;
        let handle = call.parameters.required_text("ReceiptHandle")?;
        let hidden_s = call.parameters.integer("VisibilityTimeout")?.ok_or_else(|| missing("VisibilityTimeout"))?;
        self.hide(call.at, &queue, handle, hidden_s)?;
        Ok(Answer::ok(json!({})))
    }

    pub(super) fn change_message_visibility_batch(&mut self, call: &mut Call<'_>) -> Result<Answer, ServiceError> {
        call.parameters.allow(&["QueueUrl", "Entries"], &[])?;
        let queue = self.queue_of(&call.parameters)?;
        self.fresh(&queue, call.at, call.records)?;
        let known = ["Id", "ReceiptHandle", "VisibilityTimeout"];
        let mut answers = batch::Answers::default();
        for entry in batch::entries(&call.parameters, "ChangeMessageVisibilityBatchRequestEntry", &known)? {
            let handle = entry.fields.required_text("ReceiptHandle");
            let hidden_s =
                entry.fields.integer("VisibilityTimeout").and_then(|hidden_s| hidden_s.ok_or_else(|| missing("VisibilityTimeout")));
            let changed = handle.and_then(|handle| self.hide(call.at, &queue, handle, hidden_s?));
            answers.add(&entry, changed.map(|()| Map::new()));
        }
        Ok(Answer::ok(answers.output()))
    }

    /// Deleting twice is no error. Of a message that somebody else has received since, the older handle deletes nothing: AWS says that
    /// it may or may not (<https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessage.html>, read 2026-11-22).
    fn delete(&mut self, at: SimTime, queue: &str, handle: &str, records: &mut Vec<Record>) -> Result<(), ServiceError> {
        let receipt = Receipt::parse(handle, &self.arn(queue)).ok_or_else(|| refusals::invalid_receipt(handle))?;
        let there = self.queues.get_mut(queue).ok_or_else(refusals::no_such_queue)?;
        let newest = there.message(receipt.number).is_some_and(|message| message.receive_count == receipt.receive_count);
        if let Some(message) = newest.then(|| there.remove(receipt.number)).flatten() {
            let kind = RecordKind::MessageDeleted { queue: queue.to_owned(), message_id: message.id };
            records.push(Record { at, kind });
        }
        Ok(())
    }

    fn hide(&mut self, at: SimTime, queue: &str, handle: &str, hidden_s: i64) -> Result<(), ServiceError> {
        let receipt = Receipt::parse(handle, &self.arn(queue)).ok_or_else(|| refusals::invalid_receipt(handle))?;
        check_visibility(hidden_s)?;
        let there = self.queues.get_mut(queue).ok_or_else(refusals::no_such_queue)?;
        let message = there.message(receipt.number).filter(|message| message.receive_count == receipt.receive_count);
        let received_us = message.and_then(|message| message.last_received_us).ok_or_else(|| refusals::not_in_flight(handle))?;
        let visible_at = at + seconds(hidden_s);
        if visible_at > SimTime::from_micros(received_us) + seconds(*VISIBILITY_TIMEOUT_S.end()) {
            let reason = "Total VisibilityTimeout for the message is beyond the limit [43200 seconds].";
            return Err(refusals::invalid_parameter(hidden_s, "VisibilityTimeout", reason));
        }
        there.hide_until(receipt.number, visible_at);
        Ok(())
    }
}
