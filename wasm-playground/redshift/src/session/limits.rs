//! The workbook's own caps. None of them is Redshift's, and each message says so.

use std::cell::Cell;

use rusqlite::Connection;

use crate::catalogue::Relation;
use crate::error::{Result, SqlError};

/// Rows of a table: what a browser holds with ease.
pub const MOST_ROWS: i64 = 100_000;

/// Instructions of SQLite's machine for one statement: some seconds in a browser. A join of 10,000 by 1,000 rows takes most of it.
pub const MOST_STEPS: u64 = 100_000_000;

/// How many instructions pass between two looks at the count.
const STRIDE: u16 = 10_000;

/// Values of one result.
pub const MOST_VALUES: usize = 1_000_000;

/// Bytes of one result.
pub const MOST_BYTES: usize = 64 << 20;

/// Bytes that SQLite may hold.
const MOST_MEMORY: i64 = 256 << 20;

thread_local! {
    static STEPS: Cell<u64> = const { Cell::new(0) };
}

/// Begins to count for a statement.
pub fn begin_statement() {
    STEPS.set(0);
}

/// Sets the caps of a connection.
///
/// # Errors
/// SQLite's.
pub fn set(connection: &mut Connection) -> Result {
    use rusqlite::limits::Limit;
    connection.pragma_update(None, "hard_heap_limit", MOST_MEMORY)?;
    // One file, no other process: nothing needs to be safe from a crash.
    connection.pragma_update(None, "journal_mode", "memory")?;
    connection.pragma_update(None, "synchronous", "off")?;
    connection.pragma_update(None, "temp_store", "memory")?;
    connection.set_limit(Limit::SQLITE_LIMIT_LENGTH, 32 << 20)?;
    connection.set_limit(Limit::SQLITE_LIMIT_SQL_LENGTH, 64 << 20)?;
    connection.set_limit(Limit::SQLITE_LIMIT_FUNCTION_ARG, 127)?;
    connection.progress_handler(
        i32::from(STRIDE),
        Some(|| {
            STEPS.set(STEPS.get() + u64::from(STRIDE));
            STEPS.get() > MOST_STEPS
        }),
    )?;
    Ok(())
}

/// The error for a table that has grown too large.
#[must_use]
pub fn too_many_rows(relation: &Relation) -> SqlError {
    SqlError::new("53400", format!("table \"{}\" would have more than {MOST_ROWS} rows", relation.name))
        .detail("That is a cap of this workbook, not of Redshift.")
}

/// The error for a result that is too large.
#[must_use]
pub fn too_large_result() -> SqlError {
    SqlError::new("54000", "the result is too large for this workbook")
        .detail(format!("A result may have {MOST_VALUES} values and {} MB here; Redshift has other limits.", MOST_BYTES >> 20))
}
