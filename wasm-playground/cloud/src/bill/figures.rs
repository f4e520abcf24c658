//! AWS's prices of requests to S3, each with its source and the day it was read: us-east-1, S3 Standard, in units of 10⁻¹⁰ USD.

/// A request that writes or lists: PUT, COPY, POST and LIST, 0.005 for a thousand. Deleting costs nothing.
/// <https://c3x.dev/blog/s3-request-fees-explained>, read 2026-11-27.
pub const S3_WRITE: u128 = 50_000;

/// A request that reads: GET, HEAD and all others, 0.0004 for a thousand.
/// <https://c3x.dev/blog/s3-request-fees-explained>, read 2026-11-27.
pub const S3_READ: u128 = 4_000;
