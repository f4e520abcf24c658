//! PutObject; and the writing down of every write, which is the same for copies and deletions.

use super::bucket::TooLate;
use super::figures::{HISTORY_BYTES, KEY_BYTES, OBJECT_BYTES};
use super::notification_event::{Happened, Occurrence};
use super::object::{Description, Object};
use super::precondition::WriteCondition;
use super::{Call, S3, refusals};
use crate::record::{Anachronism, Record, RecordKind};
use crate::service_call::Answer;
use crate::service_error::ServiceError;

/// Parameters that change nothing that can be seen here: encryption and checksums are what they are without them.
const HARMLESS: &[&str] =
    &["ChecksumAlgorithm", "ChecksumCRC32", "ContentLength", "ContentMD5", "ServerSideEncryption", "ExpectedBucketOwner"];

impl S3 {
    pub(super) fn put_object(&mut self, call: &mut Call<'_>) -> Result<Answer, ServiceError> {
        let known = [&["Bucket", "Key", "Body"][..], &Description::PARAMETERS, &WriteCondition::PARAMETERS].concat();
        call.parameters.allow(&known, HARMLESS)?;
        let name = call.parameters.required_text("Bucket")?;
        let key = checked_key(call.parameters.required_text("Key")?)?;
        let description = Description::read(&call.parameters)?;
        if call.body.len() > OBJECT_BYTES {
            return Err(refusals::entity_too_large(call.body.len()));
        }
        self.check_write(call, name, key)?;
        let object = Object::new(call.body, description);
        call.headers.insert("etag".to_owned(), object.quoted_etag());
        call.headers.insert("x-amz-server-side-encryption".to_owned(), "AES256".to_owned());
        let output = object.put_output();
        self.write(call, name, key, Some(object), Happened::Put)?;
        Ok(Answer::ok(output))
    }

    /// Refuses a write whose condition is not fulfilled. A condition reads the key.
    pub(super) fn check_write(&mut self, call: &Call<'_>, bucket: &str, key: &str) -> Result<(), ServiceError> {
        let condition = WriteCondition::read(&call.parameters)?;
        let bucket = self.bucket_mut(bucket)?;
        if condition.is_given() {
            let there = bucket.read_to_write(key, call.at);
            condition.check(key, there.as_ref().map(|(object, _)| object))?;
        }
        Ok(())
    }

    /// Writes an object, or a deletion, and writes down all that comes of it.
    pub(super) fn write(
        &mut self,
        call: &mut Call<'_>,
        bucket: &str,
        key: &str,
        object: Option<Object>,
        happened: Happened,
    ) -> Result<(), ServiceError> {
        let size = object.as_ref().map_or(0, Object::size);
        if object.is_some() && self.held.saturating_add(size) > HISTORY_BYTES {
            return Err(refusals::store_is_full());
        }
        self.writes += 1;
        let (number, owner, region) = (self.writes, self.owner(), self.region.clone());
        let there = self.bucket_mut(bucket)?;
        let occurrence = Occurrence { bucket, key, object: object.as_ref(), happened, number, owner: &owner, region: &region };
        let changed = object.is_some() || there.peek(key, call.at).is_some();
        let told = if changed || happened == Happened::DeleteOfMany { occurrence.notifications(call, &there.rules) } else { Vec::new() };
        let change = match &object {
            Some(object) => RecordKind::ObjectCreated { bucket: bucket.to_owned(), key: key.to_owned(), size, etag: object.etag.clone() },
            None => RecordKind::ObjectDeleted { bucket: bucket.to_owned(), key: key.to_owned() },
        };
        // A deletion of nothing is kept too: a run that is computed later may have written something before it.
        let too_late = there.write(key, call.at, object);
        self.held += size;
        if changed {
            call.records.push(Record { at: call.at, kind: change });
            call.records.extend(too_late.map(|read| anachronism(call, bucket, key, &read)));
        }
        call.records.extend(told);
        Ok(())
    }
}

fn anachronism(call: &Call<'_>, bucket: &str, key: &str, read: &TooLate) -> Record {
    let kind = RecordKind::Anachronism(Anachronism {
        bucket: bucket.to_owned(),
        key: key.to_owned(),
        written_at: call.at,
        read_at: read.read_at,
        listing: read.listing,
    });
    Record { at: call.at, kind }
}

/// A key that S3 takes.
pub(super) fn checked_key(key: &str) -> Result<&str, ServiceError> {
    if key.len() > KEY_BYTES { Err(refusals::key_too_long(key.len())) } else { Ok(key) }
}
