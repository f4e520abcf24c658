//! GetQueueAttributes, GetQueueUrl, ListQueues and PurgeQueue.

use mini_lambda::{SimDuration, SimTime};
use serde_json::{Map, Value, json};

use super::figures::PURGE_S;
use super::refusals::{invalid_parameter, purge_in_progress, unknown_attribute};
use super::{Call, Sqs, refusals};
use crate::digests::{base64, from_base64};
use crate::record::{Record, RecordKind};
use crate::service_call::Answer;
use crate::service_error::ServiceError;

/// Names that AWS knows and that a standard queue without policies and keys has no value for.
const WITHOUT_VALUE: [&str; 8] = [
    "Policy",
    "FifoQueue",
    "ContentBasedDeduplication",
    "KmsMasterKeyId",
    "KmsDataKeyReusePeriodSeconds",
    "DeduplicationScope",
    "FifoThroughputLimit",
    "RedriveAllowPolicy",
];

impl Sqs {
    pub(super) fn get_queue_attributes(&mut self, call: &mut Call<'_>) -> Result<Answer, ServiceError> {
        call.parameters.allow(&["QueueUrl", "AttributeNames"], &[])?;
        let queue = self.queue_of(&call.parameters)?;
        let names = call.parameters.texts("AttributeNames")?;
        self.fresh(&queue, call.at, call.records)?;
        let all = self.attributes(&queue, call.at)?;
        let known = |name: &str| name == "All" || name == "RedrivePolicy" || all.contains_key(name) || WITHOUT_VALUE.contains(&name);
        if let Some(unknown) = names.iter().find(|name| !known(name)) {
            return Err(unknown_attribute(unknown));
        }
        let wanted = |name: &str| names.contains(&"All") || names.contains(&name);
        let told: Map<String, Value> = all.into_iter().filter(|(name, _)| wanted(name)).collect();
        let mut output = Map::new();
        if !told.is_empty() {
            output.insert("Attributes".to_owned(), told.into());
        }
        Ok(Answer::ok(output.into()))
    }

    pub(super) fn get_queue_url(&mut self, call: &mut Call<'_>) -> Result<Answer, ServiceError> {
        call.parameters.allow(&["QueueName"], &["QueueOwnerAWSAccountId"])?;
        let name = call.parameters.required_text("QueueName")?;
        if self.queues.contains_key(name) { Ok(Answer::ok(json!({"QueueUrl": self.url(name)}))) } else { Err(refusals::no_such_queue()) }
    }

    pub(super) fn list_queues(&mut self, call: &mut Call<'_>) -> Result<Answer, ServiceError> {
        call.parameters.allow(&["QueueNamePrefix", "MaxResults", "NextToken"], &[])?;
        let prefix = call.parameters.text("QueueNamePrefix")?.unwrap_or_default();
        let most = call.parameters.integer("MaxResults")?;
        if let Some(most) = most.filter(|most| !(1..=1_000).contains(most)) {
            return Err(invalid_parameter(most, "MaxResults", "Must be an integer from 1 to 1000."));
        }
        let token = call.parameters.text("NextToken")?;
        let after = token.map(|token| from_base64(token).and_then(|bytes| String::from_utf8(bytes).ok()).ok_or(token)).transpose();
        let after = after.map_err(|token| invalid_parameter(token, "NextToken", "Invalid pagination token."))?;
        let matching = self.queues.keys().filter(|name| name.starts_with(prefix) && after.as_ref().is_none_or(|after| *name > after));
        let names: Vec<&String> = matching.collect();
        let most = most.and_then(|most| usize::try_from(most).ok());
        let page = names.get(..most.unwrap_or(usize::MAX).min(names.len())).unwrap_or_default();
        let mut output = Map::new();
        if !page.is_empty() {
            output.insert("QueueUrls".to_owned(), page.iter().map(|name| json!(self.url(name))).collect());
        }
        if let (Some(last), true) = (page.last(), page.len() < names.len()) {
            output.insert("NextToken".to_owned(), json!(base64(last.as_bytes())));
        }
        Ok(Answer::ok(output.into()))
    }

    /// AWS takes up to 60 seconds for it; here all messages go at once.
    pub(super) fn purge_queue(&mut self, call: &mut Call<'_>) -> Result<Answer, ServiceError> {
        call.parameters.allow(&["QueueUrl"], &[])?;
        let name = self.queue_of(&call.parameters)?;
        let queue = self.fresh(&name, call.at, call.records)?;
        let earlier = queue.purged_us.map(SimTime::from_micros);
        if earlier.is_some_and(|earlier| call.at < earlier + SimDuration::from_secs(PURGE_S)) {
            return Err(purge_in_progress(&name));
        }
        queue.purged_us = Some(call.at.as_micros());
        // What others send later in simulated time is not there yet, even if their runs were computed before.
        let numbers: Vec<u64> = queue.messages().filter(|(_, message)| message.sent_at <= call.at).map(|(number, _)| number).collect();
        for message in numbers.into_iter().filter_map(|number| queue.remove(number)) {
            let kind = RecordKind::MessageDeleted { queue: name.clone(), message_id: message.id };
            call.records.push(Record { at: call.at, kind });
        }
        Ok(Answer::ok(json!({})))
    }

    /// All attributes of a queue; AWS writes each as a text.
    fn attributes(&self, name: &str, at: SimTime) -> Result<Map<String, Value>, ServiceError> {
        let queue = self.queues.get(name).ok_or_else(refusals::no_such_queue)?;
        let (settings, counts) = (&queue.settings, queue.counts(at));
        let created = (queue.created_at.as_millis() / 1_000).to_string();
        let mut attributes = Map::new();
        let mut add = |name: &str, value: String| attributes.insert(name.to_owned(), json!(value));
        add("QueueArn", self.arn(name));
        add("ApproximateNumberOfMessages", counts.visible.to_string());
        add("ApproximateNumberOfMessagesNotVisible", counts.in_flight.to_string());
        add("ApproximateNumberOfMessagesDelayed", counts.delayed.to_string());
        add("CreatedTimestamp", created.clone());
        add("LastModifiedTimestamp", created);
        add("VisibilityTimeout", settings.visibility_timeout_s.to_string());
        add("MaximumMessageSize", settings.maximum_message_bytes.to_string());
        add("MessageRetentionPeriod", settings.retention_s.to_string());
        add("DelaySeconds", settings.delay_s.to_string());
        add("ReceiveMessageWaitTimeSeconds", settings.receive_wait_s.to_string());
        add("SqsManagedSseEnabled", "true".to_owned());
        if let Some(redrive) = &settings.redrive {
            let target = self.arn(&redrive.dead_letter_queue);
            add("RedrivePolicy", json!({"deadLetterTargetArn": target, "maxReceiveCount": redrive.max_receive_count}).to_string());
        }
        Ok(attributes)
    }
}
