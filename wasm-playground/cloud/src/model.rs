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
/// <https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventNotifications.html>, read 2026-11-27. One second is the least of that.
pub const S3_NOTIFICATION: SimDuration = SimDuration::from_secs(1);

/// How long a request to S3 takes apart from its bytes.
///
/// Of requests below 512 KB AWS says that "median latencies are often in the tens of milliseconds range"
/// (<https://docs.aws.amazon.com/AmazonS3/latest/userguide/optimizing-performance-design-patterns.html>, read 2026-11-27); "roughly 100-200
/// milliseconds", its general number for small objects, is what it promises from anywhere
/// (<https://docs.aws.amazon.com/AmazonS3/latest/userguide/optimizing-performance.html>, read 2026-11-27).
pub const S3_REQUEST: SimDuration = SimDuration::from_millis(30);

/// How long a MB takes to or from S3.
///
/// "Make one concurrent request for each 85-90 MB/s of desired network throughput":
/// <https://docs.aws.amazon.com/AmazonS3/latest/userguide/optimizing-performance-design-patterns.html>, read 2026-11-27.
pub const S3_MEGABYTE: SimDuration = SimDuration::from_millis(12);

/// How long a request to SQS takes: "tens or low hundreds of milliseconds" for sending, receiving and deleting
/// (<https://aws.amazon.com/sqs/faqs/>, as quoted in two public repositories, read 2026-11-27). The least of it.
pub const SQS_REQUEST: SimDuration = SimDuration::from_millis(10);

/// How long a request to Lambda takes before the function begins, or the event is in the internal queue.
///
/// Callers of warm functions that return at once see 10 to 20 ms where REPORT says 1 or 2.
pub const LAMBDA_REQUEST: SimDuration = SimDuration::from_millis(10);

/// How many objects of a bucket, and messages of a queue, an inventory lists: as many as S3 lists at once. The page must stay quick.
pub const LISTED: usize = 1_000;

/// How many documents of a collection are shown at once: each may have 16 MB, and people read a screen or two.
pub const DOCUMENTS_SHOWN: usize = 50;

/// How many rows of a query's result are shown at once. The page must stay quick.
pub const ROWS_SHOWN: usize = 200;

/// How long it takes until a connection to Redshift is there: TCP, TLS and the login are some round trips inside the region, and
/// Redshift starts a process for each connection. AWS promises nothing.
pub const REDSHIFT_CONNECT: SimDuration = SimDuration::from_millis(80);

/// How long a statement takes apart from its rows: the leader node parses and plans it and has the compute nodes run it. AWS promises
/// nothing. A small query whose code is compiled already takes some tens of milliseconds; the compilation of a new one, which may take
/// seconds on Redshift, is left out.
pub const REDSHIFT_STATEMENT: SimDuration = SimDuration::from_millis(20);

/// How long the commit of a transaction takes that changed something: all nodes write it, and commits of a cluster wait for each other
/// in one queue. That is why Redshift is slow at many small transactions.
pub const REDSHIFT_COMMIT: SimDuration = SimDuration::from_millis(40);

/// Rows that a small cluster reads in a millisecond: a million in a second, since it reads columns and not rows.
pub const REDSHIFT_ROWS_READ_PER_MS: u64 = 1_000;

/// Rows that INSERT, UPDATE or DELETE write in a millisecond; writing columns costs more than reading them.
pub const REDSHIFT_ROWS_WRITTEN_PER_MS: u64 = 100;

/// How long a COPY takes apart from its bytes: it lists the objects, shares them out among the slices, and looks at a sample for the
/// compression.
pub const REDSHIFT_COPY: SimDuration = SimDuration::from_millis(500);

/// How long a COPY takes for a MB. One slice reads one object at a time, at about 20 MB/s with parsing.
pub const REDSHIFT_COPY_MEGABYTE: SimDuration = SimDuration::from_millis(50);

/// How long a request to Redshift's Data API takes: it is an HTTP service like the others.
pub const REDSHIFT_DATA_REQUEST: SimDuration = SimDuration::from_millis(20);

/// How long a statement waits in the Data API until it is PICKED: somebody has to take it from a queue.
pub const REDSHIFT_DATA_PICK: SimDuration = SimDuration::from_millis(50);

/// The most rows that are told of a query's result, a cap of this simulation: an event is for people.
pub const MOST_ROWS_TOLD: usize = 100;

/// The most that chance adds to a request to S3: a fifth of what it takes. A service's own measurements have a long tail, which is left
/// out: chance here shows that no two requests are alike, and a scenario's `faults` show what a bad day is.
pub const S3_SPREAD: SimDuration = SimDuration::from_millis(6);

/// The most that chance adds to a request to SQS: a fifth of it.
pub const SQS_SPREAD: SimDuration = SimDuration::from_millis(2);

/// The most that chance adds to a request to Lambda: a fifth of it.
pub const LAMBDA_SPREAD: SimDuration = SimDuration::from_millis(2);

/// The most that chance adds to a request to MongoDB, which is one round trip in a network: less than that.
pub const MONGODB_SPREAD: SimDuration = SimDuration::from_micros(400);

/// The most that chance adds to a request to Redshift, by its data API or by a connection: a fifth of what the request itself takes.
pub const REDSHIFT_SPREAD: SimDuration = SimDuration::from_millis(4);

/// How long a command to MongoDB takes, apart from its documents: a round trip inside the region, and the server's own work.
///
/// Round trips between availability zones take about a millisecond, and the server answers a simple command in less. A batch of a cursor
/// (getMore) is such a command, too.
pub const MONGODB_COMMAND: SimDuration = SimDuration::from_millis(2);

/// How long the first command of a client takes more: TCP, TLS, the greeting, and proof of the password (SCRAM), several round trips and some
/// milliseconds of hashing on both sides. MongoDB promises nothing; this is the order of magnitude that people see from inside a region.
pub const MONGODB_CONNECT: SimDuration = SimDuration::from_millis(50);

/// Documents that MongoDB looks at in a millisecond, without an index. It promises nothing; a collection in memory is scanned at about a
/// million small documents a second.
pub const MONGODB_DOCUMENTS_PER_MS: u64 = 1_000;

/// How long a request to MongoDB takes until it acts on it.
pub(crate) fn mongodb_request(operation: &str, bytes: usize) -> SimDuration {
    with_bytes(if operation == "hello" { MONGODB_CONNECT } else { MONGODB_COMMAND }, bytes)
}

/// How long MongoDB takes to look at so many documents.
pub(crate) fn mongodb_work(documents: usize) -> SimDuration {
    let documents = u64::try_from(documents).unwrap_or(u64::MAX);
    SimDuration::from_micros(documents.saturating_mul(1_000) / MONGODB_DOCUMENTS_PER_MS)
}

/// A request that takes this long without its bytes, and with them.
pub(crate) fn with_bytes(request: SimDuration, bytes: usize) -> SimDuration {
    let bytes = u64::try_from(bytes).unwrap_or(u64::MAX);
    request + SimDuration::from_micros(bytes.saturating_mul(S3_MEGABYTE.as_micros()) >> 20)
}
