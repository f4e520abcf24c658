//! SQL in SQLite: rows of a query, and counts of changes.

use rusqlite::StatementStatus;
use serde_json::Value;

use super::answer::Work;
use super::{Database, limits};
use crate::check::query::{Compiled, settled};
use crate::error::Result;
use crate::types::write;

impl Database {
    /// Rows of a checked query, as a client gets them.
    ///
    /// # Errors
    /// Those that its functions raise, and the workbook's caps.
    pub fn rows(&self, compiled: &Compiled, work: &mut Work) -> Result<Vec<Vec<Value>>> {
        let mut statement = self.connection.prepare(&compiled.sql)?;
        let mut out = Vec::new();
        let (mut values, mut bytes) = (0_usize, 0_usize);
        let types: Vec<_> = compiled.columns.iter().map(|column| settled(column.ty)).collect();
        {
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let mut line = Vec::with_capacity(types.len());
                for (index, ty) in types.iter().enumerate() {
                    let value = write::to_json(row.get_ref(index)?, *ty);
                    if let Value::String(text) = &value {
                        bytes += text.len();
                    }
                    line.push(value);
                }
                values += types.len().max(1);
                if values > limits::MOST_VALUES || bytes > limits::MOST_BYTES {
                    return Err(limits::too_large_result());
                }
                out.push(line);
            }
        }
        add(&statement, work);
        Ok(out)
    }

    /// Runs a statement that changes rows; how many.
    ///
    /// # Errors
    /// Those that its functions raise.
    pub fn change(&self, sql: &str, work: &mut Work) -> Result<i64> {
        let mut statement = self.connection.prepare(sql)?;
        let changed = i64::try_from(statement.execute([])?).unwrap_or(i64::MAX);
        add(&statement, work);
        work.rows_written += changed;
        Ok(changed)
    }

    /// Whether a query has a row.
    ///
    /// # Errors
    /// Those that its functions raise.
    pub fn any(&self, sql: &str, work: &mut Work) -> Result<bool> {
        let mut statement = self.connection.prepare(sql)?;
        let any = statement.exists([])?;
        add(&statement, work);
        Ok(any)
    }
}

fn add(statement: &rusqlite::Statement<'_>, work: &mut Work) {
    work.steps += i64::from(statement.get_status(StatementStatus::VmStep));
    work.rows_read += i64::from(statement.get_status(StatementStatus::FullscanStep));
}
