//! The refusals of S3, word for word as LocalStack's tests recorded them on AWS (tests/aws/services/s3, snapshots of
//! 21-02-2026 where nothing else is said), read 2026-11-22.

use serde_json::Value;

use super::figures::{HISTORY_BYTES, KEY_BYTES, METADATA_BYTES, OBJECT_BYTES};
use crate::service_error::ServiceError;

/// test_s3: test_get_object_no_such_bucket.
pub(super) fn no_such_bucket(name: &str) -> ServiceError {
    ServiceError::new(404, "NoSuchBucket", "The specified bucket does not exist").with("BucketName", name)
}

/// test_s3: test_range_key_not_exists.
pub(super) fn no_such_key(key: &str) -> ServiceError {
    ServiceError::new(404, "NoSuchKey", "The specified key does not exist.").with("Key", key)
}

/// test_s3: test_head_object_fields. An answer to HEAD has no body, so the SDK knows the status only.
pub(super) fn head_not_found() -> ServiceError {
    ServiceError::new(404, "404", "Not Found")
}

/// test_s3: test_s3_uppercase_bucket_name.
pub(super) fn invalid_bucket_name(name: &str) -> ServiceError {
    ServiceError::new(400, "InvalidBucketName", "The specified bucket is not valid.")
        .with("BucketName", name)
        .hinting("a bucket's name has 3 to 63 lower-case letters, digits, dots and hyphens, and begins and ends with a letter or digit")
}

/// <https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html>, read 2026-11-22.
pub(super) fn bucket_exists(name: &str) -> ServiceError {
    let message = "Your previous request to create the named bucket succeeded and you already own it.";
    ServiceError::new(409, "BucketAlreadyOwnedByYou", message).with("BucketName", name)
}

/// <https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html>, read 2026-11-22.
pub(super) fn key_too_long(size: usize) -> ServiceError {
    ServiceError::new(400, "KeyTooLongError", "Your key is too long")
        .with("MaxSizeAllowed", KEY_BYTES.to_string())
        .with("Size", size.to_string())
}

/// <https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html>, read 2026-11-22.
pub(super) fn metadata_too_large(size: usize) -> ServiceError {
    ServiceError::new(400, "MetadataTooLarge", "Your metadata headers exceed the maximum allowed metadata size")
        .with("MaxSizeAllowed", METADATA_BYTES.to_string())
        .with("Size", size.to_string())
}

/// <https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html>, read 2026-11-22; the limit is the simulation's.
pub(super) fn entity_too_large(size: usize) -> ServiceError {
    ServiceError::new(400, "EntityTooLarge", "Your proposed upload exceeds the maximum allowed object size")
        .with("MaxSizeAllowed", OBJECT_BYTES.to_string())
        .with("ProposedSize", size.to_string())
        .hinting("the limit is this simulation's: AWS takes 5 GB in one request")
}

/// The simulation's own: there is no such refusal on AWS.
pub(super) fn store_is_full() -> ServiceError {
    ServiceError::new(507, "InsufficientStorage", format!("This simulation keeps {HISTORY_BYTES} bytes of objects; delete some."))
}

/// test_s3_api: test_put_object_if_none_match and its like.
pub(super) fn precondition_failed(condition: &str) -> ServiceError {
    ServiceError::new(412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold")
        .with("Condition", condition)
}

/// test_s3: test_s3_get_object_preconditions.
pub(super) fn not_modified() -> ServiceError {
    ServiceError::new(304, "304", "Not Modified")
}

/// test_s3_api: test_put_object_if_match_validation and its like.
pub(super) fn header_not_implemented(header: &str, more: &str) -> ServiceError {
    ServiceError::new(501, "NotImplemented", "A header you provided implies functionality that is not implemented")
        .with("Header", header)
        .with("additionalMessage", more)
}

/// test_s3: test_invalid_range_error.
pub(super) fn invalid_range(asked: &str, size: usize) -> ServiceError {
    ServiceError::new(416, "InvalidRange", "The requested range is not satisfiable")
        .with("ActualObjectSize", size.to_string())
        .with("RangeRequested", asked)
}

/// test_s3_api: test_bucket_notification_with_missing_values_in_rule.
pub(super) fn malformed_xml() -> ServiceError {
    let message = "The XML you provided was not well-formed or did not validate against our published schema";
    ServiceError::new(400, "MalformedXML", message)
}

/// An argument that S3 does not take.
pub(super) fn invalid_argument(message: &str, name: &str, value: impl Into<Value>) -> ServiceError {
    ServiceError::new(400, "InvalidArgument", message).with("ArgumentName", name).with("ArgumentValue", value)
}

/// test_s3: test_s3_copy_object_in_place.
pub(super) fn copy_to_itself() -> ServiceError {
    let message = "This copy request is illegal because it is trying to copy an object to itself without changing the object's \
                   metadata, storage class, website redirect location or encryption attributes.";
    ServiceError::new(400, "InvalidRequest", message)
}
