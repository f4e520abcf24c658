//! CopyObject.

use serde_json::{Value, json};

use super::notification_event::Happened;
use super::object::{Description, Object};
use super::precondition::{ReadCondition, WriteCondition};
use super::put::checked_key;
use super::{Call, S3, refusals, whole_second};
use crate::parameters::Parameters;
use crate::service_call::Answer;
use crate::service_error::ServiceError;

const HARMLESS: &[&str] = &["ChecksumAlgorithm", "ServerSideEncryption", "ExpectedBucketOwner", "ExpectedSourceBucketOwner"];

impl S3 {
    pub(super) fn copy_object(&mut self, call: &mut Call<'_>) -> Result<Answer, ServiceError> {
        let known = [
            &["Bucket", "Key", "CopySource", "MetadataDirective"][..],
            &Description::PARAMETERS,
            &ReadCondition::OF_SOURCE,
            &WriteCondition::PARAMETERS,
        ]
        .concat();
        call.parameters.allow(&known, HARMLESS)?;
        let bucket = call.parameters.required_text("Bucket")?;
        let key = checked_key(call.parameters.required_text("Key")?)?;
        let (source_bucket, source_key) = source(&call.parameters)?;
        let replaces = replaces(&call.parameters)?;
        let condition = ReadCondition::of_source(&call.parameters)?;
        self.bucket_mut(bucket)?;
        let found = self.bucket_mut(&source_bucket)?.read_to_write(&source_key, call.at);
        let (original, written_at) = found.ok_or_else(|| refusals::no_such_key(&source_key))?;
        condition.check(&original, written_at, call.at)?;
        if !replaces && bucket == source_bucket && key == source_key {
            return Err(refusals::copy_to_itself());
        }
        self.check_write(call, bucket, key)?;
        let description = if replaces { Description::read(&call.parameters)? } else { original.description.clone() };
        let copy = Object { description, ..original };
        let output = json!({
            "CopyObjectResult": {
                "ETag": copy.quoted_etag(),
                "LastModified": whole_second(call.at).as_micros(),
                "ChecksumType": "FULL_OBJECT",
                "ChecksumCRC32": copy.crc32,
            },
            "ServerSideEncryption": "AES256",
        });
        self.write(call, bucket, key, Some(copy), Happened::Copy)?;
        Ok(Answer::ok(output))
    }
}

/// Bucket and key of `CopySource`: an object with both, or the text `bucket/key`, not encoded.
fn source(parameters: &Parameters<'_>) -> Result<(String, String), ServiceError> {
    match parameters.value("CopySource") {
        Some(Value::Object(fields)) => {
            let source = Parameters::new("CopySource", fields);
            source.allow(&["Bucket", "Key"], &[])?;
            Ok((source.required_text("Bucket")?.to_owned(), source.required_text("Key")?.to_owned()))
        }
        _ => {
            let text = parameters.required_text("CopySource")?;
            let parts = text.strip_prefix('/').unwrap_or(text).split_once('/');
            let (bucket, key) = parts.filter(|(bucket, key)| !bucket.is_empty() && !key.is_empty()).ok_or_else(wrong_source)?;
            Ok((bucket.to_owned(), key.to_owned()))
        }
    }
}

/// test_s3_copy_object_wrong_format in LocalStack's snapshots of S3, 21-02-2026.
fn wrong_source() -> ServiceError {
    refusals::invalid_argument("Invalid copy source object key", "x-amz-copy-source", "x-amz-copy-source")
}

fn replaces(parameters: &Parameters<'_>) -> Result<bool, ServiceError> {
    match parameters.text("MetadataDirective")? {
        None | Some("COPY") => Ok(false),
        Some("REPLACE") => Ok(true),
        Some(other) => Err(refusals::invalid_argument("Unknown metadata directive.", "x-amz-metadata-directive", other)),
    }
}
