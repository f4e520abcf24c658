//! Numbers of S3, with their source and the day they were read; and the two that the simulation chose.

/// Bytes of a key in UTF-8.
/// <https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html>, read 2026-11-22.
pub const KEY_BYTES: usize = 1_024;

/// Bytes of user-defined metadata: names and values.
/// <https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html>, read 2026-11-22.
pub const METADATA_BYTES: usize = 2_048;

/// Keys of one answer to a listing, and of one DeleteObjects.
/// <https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html>, read 2026-11-22.
pub const PAGE: usize = 1_000;

/// Content type of an object for which none was given.
/// Recorded in LocalStack's tests/aws/services/s3/test_s3.snapshot.json (test_head_object_fields, 21-02-2026), read 2026-11-22.
pub const CONTENT_TYPE: &str = "binary/octet-stream";

/// The model's own: bytes of one object. AWS takes 5 GB in one PutObject; a browser's tab cannot.
pub const OBJECT_BYTES: usize = 64 * 1_024 * 1_024;

/// The model's own: bytes of all objects, so that a function that writes for ever stops before the browser does.
pub const HISTORY_BYTES: u64 = 512 * 1_024 * 1_024;

/// The model's own: the address from which notifications say that requests came, one of those kept for documentation.
pub const SOURCE_ADDRESS: &str = "192.0.2.10";
