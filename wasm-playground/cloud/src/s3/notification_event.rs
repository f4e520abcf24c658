//! The event that S3 sends to a function. Keys and their order as in
//! <https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html>; values as recorded in LocalStack's
//! tests/aws/services/s3/test_s3_notifications_sqs.snapshot.json (21-01-2025). Both read 2026-11-22. The version is that of AWS's page, read
//! 2026-11-28: what 2.5 adds, `awsGeneratedTags`, is for buckets that CloudFormation made.

use mini_lambda::{Identifiers, SimTime};
use serde_json::{Map, Value, json};

use super::Call;
use super::bucket_operations::arn;
use super::figures::SOURCE_ADDRESS;
use super::notification_rule::NotificationRule;
use super::object::Object;
use crate::form_encoding::form_encode;
use crate::record::{Notification, Record, RecordKind};

/// What can happen to a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Happened {
    Put,
    Copy,
    Delete,
    /// By DeleteObjects, which tells of keys that were not there too: recorded in the same file, test_delete_objects.
    DeleteOfMany,
}

/// What happened to which key.
pub(super) struct Occurrence<'a> {
    pub bucket: &'a str,
    pub key: &'a str,
    pub object: Option<&'a Object>,
    pub happened: Happened,
    /// The number of the write, in the whole account.
    pub number: u64,
    pub owner: &'a str,
    pub region: &'a str,
}

impl Happened {
    fn event_name(self) -> &'static str {
        match self {
            Happened::Put => "ObjectCreated:Put",
            Happened::Copy => "ObjectCreated:Copy",
            Happened::Delete | Happened::DeleteOfMany => "ObjectRemoved:Delete",
        }
    }
}

impl Occurrence<'_> {
    /// What must be told to whom by these rules.
    pub fn notifications(&self, call: &Call<'_>, rules: &[NotificationRule]) -> Vec<Record> {
        let wanting = rules.iter().filter(|rule| rule.wants(self.happened.event_name(), self.key));
        let told = wanting.map(|rule| Notification {
            bucket: self.bucket.to_owned(),
            function: rule.function.clone(),
            event: json!({"Records": [self.record(call, rule)]}).to_string(),
        });
        told.map(|notification| Record { at: call.at, kind: RecordKind::Notification(notification) }).collect()
    }

    fn record(&self, call: &Call<'_>, rule: &NotificationRule) -> Value {
        json!({
            "eventVersion": "2.5",
            "eventSource": "aws:s3",
            "awsRegion": self.region,
            "eventTime": call.at.to_string(),
            "eventName": self.happened.event_name(),
            "userIdentity": {"principalId": format!("AWS:{}", call.principal)},
            "requestParameters": {"sourceIPAddress": SOURCE_ADDRESS},
            "responseElements": {"x-amz-request-id": call.request_id, "x-amz-id-2": call.host_id},
            "s3": {
                "s3SchemaVersion": "1.0",
                "configurationId": rule.id,
                "bucket": {
                    "name": self.bucket,
                    "ownerIdentity": {"principalId": principal_id(self.owner)},
                    "arn": arn(self.bucket),
                },
                "object": self.object(call.at),
            },
        })
    }

    /// A deletion tells the key and the sequencer only.
    fn object(&self, at: SimTime) -> Value {
        let mut fields = Map::new();
        fields.insert("key".to_owned(), json!(form_encode(self.key)));
        if let Some(object) = self.object {
            fields.insert("size".to_owned(), json!(object.size()));
            fields.insert("eTag".to_owned(), json!(object.etag));
        }
        fields.insert("sequencer".to_owned(), json!(sequencer(at, self.number)));
        fields.into()
    }
}

/// Hexadecimal digits that grow with the time of the write, and at one time with its number.
fn sequencer(at: SimTime, number: u64) -> String {
    format!("00{:014X}{:04X}", at.as_micros(), number & 0xFFFF)
}

/// The owner as notifications write it: 14 letters and digits.
fn principal_id(owner: &str) -> String {
    let mut identifiers = Identifiers::new(0);
    identifiers.next_hex("s3-principal", owner).to_uppercase().chars().take(13).fold("A".to_owned(), |id, letter| id + &letter.to_string())
}
