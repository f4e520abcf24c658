//! AWS's numbers of the Data API, each with its source and the day it was read.

use mini_lambda::SimDuration;

/// Bytes of one statement. AWS's refusal says "Cannot process query string larger than 100kB", as quoted in
/// <https://www.volcengine.com/article/3024638>, read 2026-11-27; its manual "The maximum query statement size is 100 KB":
/// <https://docs.aws.amazon.com/redshift/latest/mgmt/data-api.html>, as awsdocs/amazon-redshift-management-guide has it in
/// doc_source/data-api.md, read 2026-11-28.
pub const STATEMENT_BYTES: usize = 100 << 10;

/// Statements of one batch: `SqlList` in botocore 1.44.5's model of redshift-data, read 2026-11-27.
pub const BATCH_STATEMENTS: usize = 40;

/// The longest that a request waits for a statement: `WaitTimeSeconds` in botocore 1.44.5's model of redshift-data, read 2026-11-27.
pub const LONGEST_WAIT_S: i64 = 30;

/// How long results are kept: "The maximum retention time for query results is 24 hours".
/// <https://docs.aws.amazon.com/redshift/latest/mgmt/data-api.html>, as awsdocs/amazon-redshift-management-guide has it in
/// doc_source/data-api.md, read 2026-11-28.
pub const RESULTS_KEPT: SimDuration = SimDuration::from_secs(24 * 60 * 60);

/// Rows of one page of a result. AWS names no number; WSO2's tests of their client, which ran on AWS
/// (<https://github.com/ballerina-platform/module-ballerinax-aws.redshiftdata>, read 2026-11-27), take this one for a page.
pub const ROWS_OF_A_PAGE: usize = 500;

/// Statements of a page of ListStatements at most: `ListStatementsLimit` in botocore 1.44.5's model of redshift-data, read 2026-11-27.
pub const STATEMENTS_OF_A_PAGE: usize = 100;
