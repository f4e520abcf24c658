//! The constants of simulated services: what the simulation itself chose, each with its reason. AWS's own numbers are in the modules of
//! each service; the constants of functions are in [`mini_lambda::model`].

use mini_lambda::SimDuration;

/// How long an event waits in Lambda's internal queue if there is room for it.
///
/// AWS promises nothing. Of a published measurement (<https://github.com/lukehoban/lambdaperf>, read 2026-11-22: about 125 ms from one
/// event of SQS to the next, somewhat more for S3, which goes through this queue) about half is the way into the queue and the run.
pub const ASYNC_QUEUE: SimDuration = SimDuration::from_millis(50);

/// How long it takes until Lambda has found a message that can be seen: it looks all the time.
///
/// About 125 ms were measured from one event of SQS to the next, the function and its `SendMessage` included
/// (<https://github.com/lukehoban/lambdaperf>, read 2026-11-22).
pub const MAPPING_POLL: SimDuration = SimDuration::from_millis(100);

/// How long Lambda waits before it looks again where as many batches are under way as it allows: it allows a few more every second.
pub const MAPPING_GROWTH: SimDuration = SimDuration::from_secs(1);

/// How long S3 takes until it hands a notification to Lambda.
///
/// "Typically, event notifications are delivered in seconds but can sometimes take a minute or longer":
/// <https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventNotifications.html>, cited from memory, to be read. One second is the least of that.
pub const S3_NOTIFICATION: SimDuration = SimDuration::from_secs(1);

/// How long a request to S3 takes apart from its bytes.
///
/// "Small object and first-byte-out latencies of roughly 100-200 milliseconds" is AWS's general number
/// (<https://docs.aws.amazon.com/AmazonS3/latest/userguide/optimizing-performance.html>, cited from memory, to be read); from inside the region small
/// requests take some tens of milliseconds.
pub const S3_REQUEST: SimDuration = SimDuration::from_millis(30);

/// How long a MB takes to or from S3.
///
/// One request gets up to 85 to 90 MB/s:
/// <https://docs.aws.amazon.com/AmazonS3/latest/userguide/optimizing-performance-design-patterns.html>, cited from memory, to be read.
pub const S3_MEGABYTE: SimDuration = SimDuration::from_millis(12);

/// How long a request to SQS takes: "tens or low hundreds of milliseconds" for sending, receiving and deleting
/// (<https://aws.amazon.com/sqs/faqs/>, cited from memory, to be read). The least of it.
pub const SQS_REQUEST: SimDuration = SimDuration::from_millis(10);

/// How long a request to Lambda takes before the function begins, or the event is in the internal queue.
///
/// Callers of warm functions that return at once see 10 to 20 ms where REPORT says 1 or 2.
pub const LAMBDA_REQUEST: SimDuration = SimDuration::from_millis(10);

/// How many objects of a bucket, and messages of a queue, an inventory lists: as many as S3 lists at once. The page must stay quick.
pub const LISTED: usize = 1_000;

/// A request that takes this long without its bytes, and with them.
pub(crate) fn with_bytes(request: SimDuration, bytes: usize) -> SimDuration {
    let bytes = u64::try_from(bytes).unwrap_or(u64::MAX);
    request + SimDuration::from_micros(bytes.saturating_mul(S3_MEGABYTE.as_micros()) >> 20)
}
