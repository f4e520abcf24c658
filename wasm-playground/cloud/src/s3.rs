//! `S3`: buckets and their objects as a pure store. Every read sees what had been written by its time.
//!
//! | part | modules |
//! |---|---|
//! | what is kept | `bucket`, `history`, `object` |
//! | operations | `put`, `get`, `copy`, `delete`, `list`, `load`, `bucket_operations`; `precondition` and `range` for several |
//! | what functions are told | `notification_rule`, `notification_event` |
//! | what people look at | `inventory` |
//! | numbers | `figures` |

mod bucket;
mod bucket_operations;
mod copy;
mod delete;
pub mod figures;
mod get;
mod history;
pub mod inventory;
mod list;
mod load;
mod notification_event;
mod notification_rule;
mod object;
mod precondition;
mod put;
mod range;
mod refusals;

use std::collections::BTreeMap;

use jiff::Timestamp;
use mini_lambda::{Identifiers, SimTime};
use serde::{Deserialize, Serialize};

use crate::digests::{base64, hex};
use crate::parameters::Parameters;
use crate::record::Record;
use crate::service_call::{Answer, Reply, Request};
use crate::service_error::ServiceError;
use bucket::Bucket;

pub use figures::{HISTORY_BYTES, OBJECT_BYTES};
pub use notification_rule::NotificationRule;

/// The operations that are here, in alphabetical order.
pub const OPERATIONS: &[&str] = &[
    "CopyObject",
    "DeleteObject",
    "DeleteObjects",
    "GetBucketLocation",
    "GetObject",
    "HeadBucket",
    "HeadObject",
    "ListBuckets",
    "ListObjects",
    "ListObjectsV2",
    "PutObject",
];

/// The account's buckets. It is the same again after it was stored and read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct S3 {
    region: String,
    identifiers: Identifiers,
    buckets: BTreeMap<String, Bucket>,
    /// Bytes of all contents that are kept, history included.
    held: u64,
    /// Writes so far: the end of the sequencer of a notification.
    writes: u64,
}

/// What an operation has at hand: who asks, when, and where it writes down what it changed.
struct Call<'a> {
    at: SimTime,
    principal: &'a str,
    request_id: &'a str,
    host_id: &'a str,
    parameters: Parameters<'a>,
    body: &'a [u8],
    headers: &'a mut BTreeMap<String, String>,
    records: &'a mut Vec<Record>,
}

impl S3 {
    /// An account without buckets. All ids are derived from `seed`.
    pub fn new(region: &str, seed: u64) -> S3 {
        S3 { region: region.to_owned(), identifiers: Identifiers::new(seed), buckets: BTreeMap::new(), held: 0, writes: 0 }
    }

    /// Makes a bucket, without versioning.
    ///
    /// # Errors
    /// `InvalidBucketName`, `BucketAlreadyOwnedByYou`.
    pub fn create_bucket(&mut self, at: SimTime, name: &str) -> Result<(), ServiceError> {
        if !bucket::is_name(name) {
            return Err(refusals::invalid_bucket_name(name));
        }
        if self.buckets.contains_key(name) {
            return Err(refusals::bucket_exists(name));
        }
        self.buckets.insert(name.to_owned(), Bucket::new(at));
        Ok(())
    }

    /// Says which functions are told of what happens in a bucket, instead of what was said before.
    ///
    /// # Errors
    /// `NoSuchBucket`, or `InvalidArgument` for rules that AWS refuses.
    pub fn set_notifications(&mut self, bucket: &str, rules: Vec<NotificationRule>) -> Result<(), ServiceError> {
        let rules = notification_rule::checked(rules)?;
        self.bucket_mut(bucket)?.rules = rules;
        Ok(())
    }

    /// Does what a request asks for. Nothing if there is no such operation here: see [`OPERATIONS`].
    pub fn call(&mut self, request: &Request<'_>) -> Option<Reply> {
        let operation = self.operation(request.operation)?;
        let request_id = hex(&self.identifiers.next("s3-request", "")[..8]).to_uppercase();
        let host_id = base64(&[self.identifiers.next("s3-host", ""), self.identifiers.next("s3-host", "")].concat());
        let mut headers = BTreeMap::from([
            ("x-amz-request-id".to_owned(), request_id.clone()),
            ("x-amz-id-2".to_owned(), host_id.clone()),
            ("date".to_owned(), http_date(request.at)),
            ("server".to_owned(), "AmazonS3".to_owned()),
        ]);
        let mut records = Vec::new();
        let mut call = Call {
            at: request.at,
            principal: request.principal,
            request_id: &request_id,
            host_id: &host_id,
            parameters: Parameters::new(request.operation, request.parameters),
            body: request.body,
            headers: &mut headers,
            records: &mut records,
        };
        let answer = operation(self, &mut call);
        Some(Reply { request_id, headers, done_at: request.at, answer, records })
    }

    /// Drops what nobody can ask for any more, because nothing will be read or written before `time`.
    pub fn forget_before(&mut self, time: SimTime) {
        for bucket in self.buckets.values_mut() {
            self.held = self.held.saturating_sub(bucket.forget_before(time));
        }
    }

    /// The keys of a bucket that can be seen at `at`, in the order of their UTF-8 bytes. Asking leaves no trace.
    pub fn keys(&self, bucket: &str, at: SimTime) -> Vec<String> {
        self.buckets.get(bucket).map(|bucket| bucket.visible(at).map(|(key, ..)| key.to_owned()).collect()).unwrap_or_default()
    }

    /// The content of an object as it is at `at`. Asking leaves no trace.
    pub fn content(&self, bucket: &str, key: &str, at: SimTime) -> Option<&[u8]> {
        self.buckets.get(bucket)?.peek(key, at).map(|(object, _)| &*object.content)
    }

    fn operation(&self, name: &str) -> Option<Operation> {
        Some(match name {
            "CopyObject" => S3::copy_object,
            "DeleteObject" => S3::delete_object,
            "DeleteObjects" => S3::delete_objects,
            "GetBucketLocation" => S3::get_bucket_location,
            "GetObject" => S3::get_object,
            "HeadBucket" => S3::head_bucket,
            "HeadObject" => S3::head_object,
            "ListBuckets" => S3::list_buckets,
            "ListObjects" => S3::list_objects,
            "ListObjectsV2" => S3::list_objects_v2,
            "PutObject" => S3::put_object,
            _ => return None,
        })
    }

    fn bucket_mut(&mut self, name: &str) -> Result<&mut Bucket, ServiceError> {
        if !bucket::is_name(name) {
            return Err(refusals::invalid_bucket_name(name));
        }
        self.buckets.get_mut(name).ok_or_else(|| refusals::no_such_bucket(name))
    }

    /// The canonical id of the account, which owns all there is.
    fn owner(&self) -> String {
        hex(&self.identifiers.clone().next("s3-owner", ""))
    }
}

type Operation = fn(&mut S3, &mut Call<'_>) -> Result<Answer, ServiceError>;

/// A moment as HTTP headers write it, `Sat, 31 Jan 2026 09:05:00 GMT`.
fn http_date(at: SimTime) -> String {
    let time = Timestamp::from_microsecond(at.as_micros()).unwrap_or(Timestamp::UNIX_EPOCH);
    jiff::fmt::rfc2822::DateTimePrinter::new().timestamp_to_rfc9110_string(&time).unwrap_or_default()
}

/// The whole second of a moment, which is all that S3 tells of when an object was written.
fn whole_second(at: SimTime) -> SimTime {
    SimTime::from_micros(at.as_micros() - at.as_micros() % 1_000_000)
}
