//! Numbers of SQS, with their source and the day they were read. Pages of API references were read as botocore 1.43.11 carries them.

use std::ops::RangeInclusive;

/// Seconds for which a received message is hidden.
/// <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html>, read 2026-11-22.
pub const VISIBILITY_TIMEOUT_S: RangeInclusive<i64> = 0..=43_200;

/// Seconds for which a sent message is hidden.
/// <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html>, read 2026-11-22.
pub const DELAY_S: RangeInclusive<i64> = 0..=900;

/// Seconds for which a queue keeps a message.
/// <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html>, read 2026-11-22.
pub const RETENTION_S: RangeInclusive<i64> = 60..=1_209_600;

/// Bytes that a queue takes in one message: 1 MiB since August 2025, 256 KiB before.
/// Recorded in LocalStack's tests/aws/services/sqs/test_sqs.snapshot.json (test_send_oversized_message, 19-08-2025), read 2026-11-22.
pub const MESSAGE_BYTES: RangeInclusive<i64> = 1_024..=1_048_576;

/// Seconds that a receiver may wait for messages.
/// <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html>, read 2026-11-22.
pub const WAIT_S: RangeInclusive<i64> = 0..=20;

/// Messages of one answer, and entries of one batch.
/// <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html>, read 2026-11-22.
pub const BATCH: usize = 10;

/// How often a message may be received before it goes to the dead-letter queue. AWS names both ends when it refuses another number, as
/// quoted in LocalStack's localstack/services/sqs/provider.py, read 2026-11-22.
pub const RECEIVES: RangeInclusive<i64> = 1..=1_000;

/// Attributes of one message.
/// <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html>, read 2026-11-22.
pub const ATTRIBUTES: usize = 10;

/// Letters of a queue's name.
/// <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html>, read 2026-11-22.
pub const NAME_LENGTH: usize = 80;

/// Seconds between two purges of a queue.
/// <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_PurgeQueue.html>, read 2026-11-22.
pub const PURGE_S: u64 = 60;

/// Messages that one event source mapping gives to one invocation.
/// <https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html>, read 2026-11-22.
pub const MAPPING_BATCH: RangeInclusive<i64> = 1..=10_000;

/// Seconds that an event source mapping may gather messages.
/// <https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html>, read 2026-11-22.
pub const MAPPING_WINDOW_S: RangeInclusive<i64> = 0..=300;

/// Batches that an event source mapping may be limited to at once.
/// <https://docs.aws.amazon.com/lambda/latest/api/API_ScalingConfig.html>, read 2026-11-27.
pub const MAPPING_CONCURRENCY: RangeInclusive<i64> = 2..=1_000;

/// Filters of one event source mapping, before a higher quota is granted.
/// <https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html>, read 2026-11-27.
pub const FILTERS: usize = 5;

/// Characters of a filter's pattern.
/// <https://docs.aws.amazon.com/lambda/latest/api/API_Filter.html>, as botocore's data/lambda/2015-03-31/service-2.json carries it, read 2026-11-27.
pub const PATTERN_LENGTH: usize = 4_096;

/// Bytes of the event that an event source mapping makes: those of a synchronous request.
/// <https://docs.aws.amazon.com/lambda/latest/api/API_EventSourceMappingConfiguration.html>, read 2026-11-22.
pub const MAPPING_BYTES: usize = mini_lambda::figures::REQUEST_BYTES;
