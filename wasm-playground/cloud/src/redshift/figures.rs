//! AWS's numbers of the Data API, each with its source and the day it was read.

use mini_lambda::SimDuration;

/// Bytes of one statement. <https://docs.aws.amazon.com/redshift/latest/mgmt/data-api.html>, cited from memory, to be read.
pub(super) const STATEMENT_BYTES: usize = 100 << 10;

/// Statements of one batch: `SqlList` in botocore 1.44.5's data/redshift-data/2019-12-20/service-2.json, read 2026-11-27.
pub(super) const BATCH_STATEMENTS: usize = 40;

/// The longest that a request waits for a statement: `WaitTimeSeconds` in the same file, read 2026-11-27.
pub(super) const LONGEST_WAIT_S: i64 = 30;

/// How long results are kept. <https://docs.aws.amazon.com/redshift/latest/mgmt/data-api.html>, cited from memory, to be read.
pub(super) const RESULTS_KEPT: SimDuration = SimDuration::from_secs(24 * 60 * 60);

/// Rows of one page of a result. AWS names no number; WSO2's tests of their client, which ran on AWS
/// (<https://github.com/ballerina-platform/module-ballerinax-aws.redshiftdata>, read 2026-11-27), take this one for a page.
pub(super) const ROWS_OF_A_PAGE: usize = 500;

/// Statements of a page of ListStatements at most: `ListStatementsLimit` in botocore's file, read 2026-11-27.
pub(super) const STATEMENTS_OF_A_PAGE: usize = 100;
