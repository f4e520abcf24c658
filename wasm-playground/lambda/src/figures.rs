//! AWS's numbers, each once, each with its source and the day it was read. Prices are those of us-east-1, in USD.
//!
//! Rules that use them are elsewhere; constants that the simulation itself chose are in [`crate::model`].

/// Memory that a function may have, MB. The API model allows 32,768 for managed instances only.
/// <https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html>, read 2026-11-22.
pub const MEMORY_MB: std::ops::RangeInclusive<u32> = 128..=10_240;

/// Seconds that an invocation may take.
/// <https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html>, read 2026-11-22.
pub const TIMEOUT_S: std::ops::RangeInclusive<u32> = 1..=900;

/// Size of /tmp, MB.
/// <https://docs.aws.amazon.com/lambda/latest/dg/configuration-ephemeral-storage.html>, read 2026-11-22.
pub const EPHEMERAL_STORAGE_MB: std::ops::RangeInclusive<u32> = 512..=10_240;

/// How often an asynchronous event may be tried again.
/// <https://docs.aws.amazon.com/lambda/latest/api/API_PutFunctionEventInvokeConfig.html>, read 2026-11-22.
pub const RETRY_ATTEMPTS: std::ops::RangeInclusive<u32> = 0..=2;

/// Seconds that an asynchronous event may grow old.
/// <https://docs.aws.amazon.com/lambda/latest/api/API_PutFunctionEventInvokeConfig.html>, read 2026-11-22.
pub const EVENT_AGE_S: std::ops::RangeInclusive<u32> = 60..=21_600;

/// Environments that an account may run at once in a region, before a higher quota is granted.
/// <https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html>, read 2026-11-22.
pub const CONCURRENCY: u32 = 1_000;

/// Environments that no reservation may take away.
/// <https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html>, read 2026-11-22.
pub const UNRESERVED_CONCURRENCY: u32 = 100;

/// New environments that a function may get at once, and again in every [`SCALING_PERIOD_S`].
/// <https://docs.aws.amazon.com/lambda/latest/dg/scaling-behavior.html>, read 2026-11-22.
pub const SCALING_ENVIRONMENTS: u64 = 1_000;

/// Seconds in which a function may get [`SCALING_ENVIRONMENTS`] more.
/// <https://docs.aws.amazon.com/lambda/latest/dg/scaling-behavior.html>, read 2026-11-22.
pub const SCALING_PERIOD_S: u64 = 10;

/// Calls a second for each environment that may run at once: "10 requests per second".
/// <https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html>, read 2026-11-22;
/// <https://docs.aws.amazon.com/lambda/latest/dg/scaling-behavior.html> ("or 10,000 requests per second"), read 2026-11-27.
pub const CALLS_PER_SECOND: u64 = 10;

/// How often a function may run in one chain of requests. AWS says "about 16", and "after exceeding 16 invocations".
/// <https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html>, read 2026-11-22.
pub const RUNS_IN_A_CHAIN: u32 = 16;

/// Bytes of an asynchronous request: 1 MB since 24 October 2025, 256 KB before.
/// <https://aws.amazon.com/blogs/compute/more-room-to-build-serverless-services-now-support-payloads-up-to-1-mb>, read 2026-11-22.
pub const ASYNC_REQUEST_BYTES: usize = 1_048_576;

/// Seconds that an asynchronous event waits before its first retry after a function error, and before its second: "a one-minute wait
/// between the first two attempts, and two minutes between the second and third attempts".
/// <https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html>, read 2026-11-27.
pub const RETRY_WAITS_S: [u64; 2] = [60, 120];

/// Seconds that a throttled asynchronous event waits at first, and at most: "the retry interval increases exponentially from 1 second
/// after the first attempt to a maximum of 5 minutes". AWS names no factor and no jitter; here the wait doubles, without any.
/// <https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html>, read 2026-11-27.
pub const BACK_OFF_S: std::ops::RangeInclusive<u64> = 1..=300;

/// Bytes of the error message that a message in a dead-letter queue brings.
/// <https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html>, read 2026-11-22.
pub const DEAD_LETTER_MESSAGE_BYTES: usize = 1_024;

/// Characters of a function's name.
/// <https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html>, read 2026-11-22.
pub const NAME_LENGTH: usize = 64;

/// Characters of a function's ARN where one is created or changed.
/// <https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html>, read 2026-11-22.
pub const ARN_LENGTH: usize = 140;

/// Characters of a qualifier: a version, or the name of an alias.
/// <https://docs.aws.amazon.com/lambda/latest/api/API_CreateAlias.html>, read 2026-11-22.
pub const QUALIFIER_LENGTH: usize = 128;

/// Characters of the handler setting.
/// <https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html>, read 2026-11-22.
pub const HANDLER_LENGTH: usize = 128;

/// Bytes of the environment variables, as one JSON object with its quotes and brackets.
/// <https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html>, read 2026-11-22.
pub const ENVIRONMENT_BYTES: usize = 4_096;

/// Bytes of the unzipped code.
/// <https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html>, read 2026-11-22.
pub const CODE_BYTES: usize = 262_144_000;

/// Bytes of a synchronous request.
/// <https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html>, read 2026-11-22.
pub const REQUEST_BYTES: usize = 6_291_456;

/// Bytes of a synchronous response: 6 MiB and 100, as AWS's own error message says.
/// Recorded in LocalStack's tests/aws/services/lambda_/test_lambda.snapshot.json, read 2026-11-22.
pub const RESPONSE_BYTES: usize = 6_291_556;

/// Bytes of the client context, as base64.
/// <https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html>, read 2026-11-22.
pub const CLIENT_CONTEXT_BYTES: usize = 3_583;

/// Characters of a log group's name.
/// <https://docs.aws.amazon.com/lambda/latest/api/API_LoggingConfig.html>, read 2026-11-22.
pub const LOG_GROUP_LENGTH: usize = 512;

/// Bytes of one log event: 256 KB less the 26 that CloudWatch Logs adds to each. Lambda cuts what is longer into several events.
///
/// Seen in logs of Lambda (<https://stackoverflow.com/questions/77175643>, "2^18 - 26") and measured against CloudWatch Logs
/// (<https://github.com/kislyuk/watchtower/pull/112>). Since April 2025 `PutLogEvents` takes 1 MB, but what Lambda itself sends is
/// still cut at 256 KB (<https://github.com/newrelic/newrelic-lambda-layers/pull/350>, 2025-05-22). All read 2026-11-22.
pub const LOG_EVENT_BYTES: usize = 262_118;

/// Bytes of the log that `LogType=Tail` returns.
/// <https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html>, read 2026-11-22.
pub const LOG_TAIL_BYTES: usize = 4_096;

/// Seconds that init may take on demand, before it is run again inside the invocation.
/// <https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html>, read 2026-11-22.
pub const INIT_TIMEOUT_S: u64 = 10;

/// Memory at which a function has one whole vCPU, MB; below it, a share in proportion.
/// <https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html>, read 2026-11-22.
pub const ONE_VCPU_MB: u64 = 1_769;

/// Price of a GB-second on x86_64, first tier, in units of 10⁻¹⁰ USD: 0.0000166667.
/// <https://aws.amazon.com/lambda/pricing/>, read 2026-11-22.
pub const GB_SECOND_X86_64: u128 = 166_667;

/// Price of a GB-second on arm64, first tier, in units of 10⁻¹⁰ USD: 0.0000133334.
/// <https://aws.amazon.com/lambda/pricing/>, read 2026-11-22.
pub const GB_SECOND_ARM64: u128 = 133_334;

/// Price of a GB-second of /tmp above 512 MB, in units of 10⁻¹⁰ USD: 0.0000000309.
/// <https://aws.amazon.com/lambda/pricing/>, read 2026-11-22.
pub const EPHEMERAL_GB_SECOND: u128 = 309;

/// Price of a request, in units of 10⁻¹⁰ USD: 0.20 for a million.
/// <https://aws.amazon.com/lambda/pricing/>, read 2026-11-22.
pub const REQUEST: u128 = 2_000;

/// Requests a month that cost nothing.
/// <https://aws.amazon.com/lambda/pricing/>, read 2026-11-22.
pub const FREE_REQUESTS: u128 = 1_000_000;

/// GB-seconds a month that cost nothing, x86_64 and arm64 together.
/// <https://aws.amazon.com/lambda/pricing/>, read 2026-11-22.
pub const FREE_GB_SECONDS: u128 = 400_000;

/// /tmp that costs nothing, MB.
/// <https://aws.amazon.com/lambda/pricing/>, read 2026-11-22.
pub const FREE_EPHEMERAL_STORAGE_MB: u32 = 512;

/// vCPUs of a function with the most memory.
/// <https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html>, read 2026-11-22.
pub const MOST_VCPUS: u64 = 6;
