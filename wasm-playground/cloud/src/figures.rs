//! AWS's numbers about what lies between services, each with its source and the day it was read. Those of one service are in its module.

/// Batches of one event source mapping that Lambda processes at once when messages appear.
/// <https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html>, read 2026-11-27.
pub const POLLERS_AT_FIRST: u32 = 5;

/// How many more it processes at once after a minute, as long as there are messages: "up to 300 more".
/// <https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html>, read 2026-11-27.
pub const POLLERS_PER_MINUTE: u32 = 300;

/// How many it processes at once at most. Until 2025 the page said 1,000.
/// <https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html>, read 2026-11-27.
pub const MOST_POLLERS: u32 = 1_250;
