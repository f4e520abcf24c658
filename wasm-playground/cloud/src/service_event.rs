//! `ServiceEvent`: what can happen to buckets, queues and the events between services.

use mini_lambda::{Condition, SimTime};
use serde::{Deserialize, Serialize};

use crate::record::{Record, RecordKind};
use crate::service_error::ServiceError;

/// What can happen outside functions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type")]
pub enum ServiceEvent {
    /// An object is there, new or instead of an older one.
    #[serde(rename = "object.created")]
    ObjectCreated {
        /// Its bucket.
        bucket: String,
        /// Its key.
        key: String,
        /// Bytes.
        size: u64,
        /// MD5 of the content, without quotes.
        etag: String,
    },
    /// An object is gone.
    #[serde(rename = "object.deleted")]
    ObjectDeleted {
        /// Its bucket.
        bucket: String,
        /// Its key.
        key: String,
    },
    /// A message is in a queue.
    #[serde(rename = "message.sent")]
    MessageSent {
        /// Name of the queue.
        queue: String,
        /// The message.
        message_id: String,
        /// Its body.
        body: String,
    },
    /// A message was handed out and is hidden for a while.
    #[serde(rename = "message.received")]
    MessageReceived {
        /// Name of the queue.
        queue: String,
        /// The message.
        message_id: String,
        /// How often it was handed out by now.
        receive_count: u32,
        /// When it can be seen again, if nobody deletes it.
        visible_at: SimTime,
    },
    /// A message was deleted.
    #[serde(rename = "message.deleted")]
    MessageDeleted {
        /// Name of the queue.
        queue: String,
        /// The message.
        message_id: String,
    },
    /// A message was handed out too often and is in the dead-letter queue now.
    #[serde(rename = "message.dead_lettered")]
    MessageDeadLettered {
        /// The queue in which it was.
        queue: String,
        /// The queue in which it is.
        dead_letter_queue: String,
        /// The message, with the same id.
        message_id: String,
    },
    /// A message was kept for as long as its queue keeps messages, and is gone.
    #[serde(rename = "message.expired")]
    MessageExpired {
        /// Name of the queue.
        queue: String,
        /// The message.
        message_id: String,
    },
    /// A command changed documents of a collection of MongoDB.
    #[serde(rename = "collection.changed")]
    CollectionChanged {
        /// The database.
        database: String,
        /// The collection.
        collection: String,
        /// How many documents are new.
        inserted: u64,
        /// How many are there with another content.
        updated: u64,
        /// How many are gone.
        deleted: u64,
    },
    /// An asynchronous event that failed for good is in its function's dead-letter queue.
    #[serde(rename = "dead_letter.sent")]
    DeadLetterSent {
        /// Name of the function.
        function: String,
        /// The event.
        request_id: String,
        /// Name of the queue.
        queue: String,
        /// The event's text.
        body: String,
    },
    /// A record of an asynchronous invocation went to its destination.
    #[serde(rename = "destination.sent")]
    DestinationSent {
        /// Name of the function.
        function: String,
        /// The event.
        request_id: String,
        /// How it ended.
        condition: Condition,
        /// ARN of the destination.
        destination: String,
        /// The record, JSON.
        body: String,
    },
    /// A message of Lambda's, S3's or a schedule's could not be delivered, and is lost.
    #[serde(rename = "delivery.failed")]
    DeliveryFailed {
        /// Who sent it: a function, a bucket or a schedule.
        from: String,
        /// Where it should have gone.
        to: String,
        /// AWS's code of the refusal.
        code: String,
        /// AWS's sentence.
        message: String,
    },
    /// An API refused a step: nothing happened.
    #[serde(rename = "request.refused")]
    RequestRefused {
        /// The API's operation, `PutObject`.
        operation: String,
        /// The bucket or queue that the request was about.
        resource: String,
        /// AWS's code.
        code: String,
        /// HTTP status.
        status: u16,
        /// AWS's sentence.
        message: String,
    },
    /// Overlapping runs are computed one after another: a write came later in the run than a read that had to see it.
    #[serde(rename = "simulation.anachronism")]
    Anachronism {
        /// The bucket.
        bucket: String,
        /// The key.
        key: String,
        /// When the read happened that did not see the write.
        read_at: SimTime,
        /// Whether that read was a listing.
        listing: bool,
    },
}

impl ServiceEvent {
    /// A refusal of a step.
    pub(crate) fn refused(operation: &str, resource: &str, error: &ServiceError) -> ServiceEvent {
        ServiceEvent::RequestRefused {
            operation: operation.to_owned(),
            resource: resource.to_owned(),
            code: error.code.clone(),
            status: error.status,
            message: error.message.clone(),
        }
    }

    /// Something that is lost on its way.
    pub(crate) fn delivery_failed(from: &str, to: &str, code: &str, message: &str) -> ServiceEvent {
        ServiceEvent::DeliveryFailed { from: from.to_owned(), to: to.to_owned(), code: code.to_owned(), message: message.to_owned() }
    }

    /// What a store's record tells; none for a notification, which is told when it arrives.
    pub(crate) fn of(record: Record) -> Option<ServiceEvent> {
        Some(match record.kind {
            RecordKind::ObjectCreated { bucket, key, size, etag } => ServiceEvent::ObjectCreated { bucket, key, size, etag },
            RecordKind::ObjectDeleted { bucket, key } => ServiceEvent::ObjectDeleted { bucket, key },
            RecordKind::Notification(_) => return None,
            RecordKind::Anachronism(late) => {
                ServiceEvent::Anachronism { bucket: late.bucket, key: late.key, read_at: late.read_at, listing: late.listing }
            }
            RecordKind::MessageSent { queue, message_id, body } => ServiceEvent::MessageSent { queue, message_id, body },
            RecordKind::MessageReceived { queue, message_id, receive_count, visible_at } => {
                ServiceEvent::MessageReceived { queue, message_id, receive_count, visible_at }
            }
            RecordKind::MessageDeleted { queue, message_id } => ServiceEvent::MessageDeleted { queue, message_id },
            RecordKind::MessageDeadLettered { queue, dead_letter_queue, message_id } => {
                ServiceEvent::MessageDeadLettered { queue, dead_letter_queue, message_id }
            }
            RecordKind::MessageExpired { queue, message_id } => ServiceEvent::MessageExpired { queue, message_id },
            RecordKind::CollectionChanged { database, collection, inserted, updated, deleted } => {
                ServiceEvent::CollectionChanged { database, collection, inserted, updated, deleted }
            }
        })
    }
}
