//! `Record`: something that changed in a store, or that somebody must be told.

use mini_lambda::SimTime;

/// A change and its moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// When it took effect.
    pub at: SimTime,
    /// What it was.
    pub kind: RecordKind,
}

/// What can change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecordKind {
    /// An object is there, new or instead of an older one.
    ObjectCreated {
        /// Its bucket.
        bucket: String,
        /// Its key, as written by the caller.
        key: String,
        /// Bytes.
        size: u64,
        /// MD5 of the content in hexadecimal, without quotes.
        etag: String,
    },
    /// An object is gone.
    ObjectDeleted {
        /// Its bucket.
        bucket: String,
        /// Its key.
        key: String,
    },
    /// A function must be told of an object.
    Notification(Notification),
    /// A write came later in the run than a read that had to see it.
    Anachronism(Anachronism),
    /// A message is in a queue.
    MessageSent {
        /// The queue's name.
        queue: String,
        /// The message.
        message_id: String,
        /// Its body.
        body: String,
    },
    /// A message was handed out and is hidden for a while.
    MessageReceived {
        /// The queue's name.
        queue: String,
        /// The message.
        message_id: String,
        /// How often it was handed out by now.
        receive_count: u32,
        /// When it can be seen again, if nobody deletes it.
        visible_at: SimTime,
    },
    /// A message was deleted.
    MessageDeleted {
        /// The queue's name.
        queue: String,
        /// The message.
        message_id: String,
    },
    /// A message was handed out too often and is in the dead-letter queue now.
    MessageDeadLettered {
        /// The queue in which it was.
        queue: String,
        /// The queue in which it is.
        dead_letter_queue: String,
        /// The message, with the same id.
        message_id: String,
    },
    /// A message was kept for as long as its queue keeps messages, and is gone.
    MessageExpired {
        /// The queue's name.
        queue: String,
        /// The message.
        message_id: String,
    },
    /// A command changed documents of a collection of MongoDB.
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
}

/// An event that S3 sends to a function.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notification {
    /// The bucket that tells it.
    pub bucket: String,
    /// The function to invoke, asynchronously.
    pub function: String,
    /// The event as JSON text.
    pub event: String,
}

/// Overlapping attempts run one after another, so a write can be computed after a read that it precedes in simulated time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anachronism {
    /// The bucket.
    pub bucket: String,
    /// The key.
    pub key: String,
    /// When the write took effect.
    pub written_at: SimTime,
    /// When the read happened that did not see it: the first of them.
    pub read_at: SimTime,
    /// Whether that read was a listing.
    pub listing: bool,
}
