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
    /// A service refused what code asked of it: its client raises an exception there.
    #[serde(rename = "call.refused")]
    CallRefused {
        /// The function or the machine whose code asked.
        function: String,
        /// The invocation; none during the first init.
        request_id: Option<String>,
        /// The service, as `boto3.client` calls it.
        service: String,
        /// What was asked of it, `GetObject`.
        operation: String,
        /// What it was about: `bucket/key`, a queue, a function; empty where the operation names nothing.
        resource: String,
        /// The service's code, `NoSuchKey`; SQLSTATE of a database.
        code: String,
        /// The service's sentence.
        message: String,
    },
    /// A request met a service that is disturbed, as the scenario wants it.
    #[serde(rename = "fault.met")]
    FaultMet {
        /// The service.
        service: String,
        /// What was asked of it.
        operation: String,
        /// `slow`, `throttled`, `unreachable` or `refused`.
        kind: String,
    },
    /// Overlapping runs are computed one after another: a write came later in the run than a read that had to see it.
    #[serde(rename = "simulation.anachronism")]
    Anachronism {
        /// What was read and written.
        #[serde(flatten)]
        place: Overlap,
        /// When the read happened that did not see the write.
        read_at: SimTime,
        /// Whether that read was a listing.
        listing: bool,
    },
    /// A transaction of Redshift is committed: so many rows of a table are other ones now.
    #[serde(rename = "table.changed")]
    TableChanged {
        /// Its schema.
        schema: String,
        /// Its name.
        table: String,
        /// New rows.
        inserted: u64,
        /// Rows with new values.
        updated: u64,
        /// Rows that are gone.
        deleted: u64,
    },
    /// A COPY of Redshift loaded nothing, because of its data.
    #[serde(rename = "load.failed")]
    LoadFailed {
        /// The table's name.
        table: String,
        /// Redshift's sentence.
        message: String,
        /// The first rows of `stl_load_errors`.
        errors: Vec<LoadError>,
    },
    /// A query of a step, or a statement of Redshift's Data API, is over.
    #[serde(rename = "query.finished")]
    QueryFinished {
        /// The statement; the first one of several.
        sql: String,
        /// Its id in the Data API; none for a step.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        statement_id: Option<String>,
        /// Redshift's sentence, if it failed. In the Data API, too, nobody is told of it who does not ask.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        error: Option<String>,
        /// Names of the columns of a step's result.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        columns: Vec<String>,
        /// The first rows of a step's result, as text; nothing for NULL.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        rows: Vec<Vec<Option<String>>>,
        /// Rows of the whole result, or rows that were written; -1 where the statement has no such number.
        row_count: i64,
    },
}

/// What an overlap is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Overlap {
    /// An object of S3.
    Object {
        /// The bucket.
        bucket: String,
        /// The key.
        key: String,
    },
    /// A table of Redshift.
    Table {
        /// The schema.
        schema: String,
        /// The table.
        table: String,
    },
}

impl Overlap {
    /// Where it is: the bucket, or Redshift.
    pub fn place(&self) -> &str {
        match self {
            Overlap::Object { bucket, .. } => bucket,
            Overlap::Table { .. } => REDSHIFT,
        }
    }

    /// What it is in there: the key, or the table.
    pub fn name(&self) -> String {
        match self {
            Overlap::Object { key, .. } => key.clone(),
            Overlap::Table { schema, table } => format!("{schema}.{table}"),
        }
    }
}

/// The name of the place where tables change.
pub const REDSHIFT: &str = "redshift";

/// A row of `stl_load_errors`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LoadError {
    /// The object, `s3://bucket/key`.
    pub filename: String,
    /// The line in it, from 1.
    pub line_number: u64,
    /// The column's name.
    pub column: String,
    /// What stood there.
    pub value: String,
    /// Redshift's code.
    pub code: i64,
    /// Redshift's words.
    pub reason: String,
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
                let place = Overlap::Object { bucket: late.bucket, key: late.key };
                ServiceEvent::Anachronism { place, read_at: late.read_at, listing: late.listing }
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
