//! What is said to the database and what it answers: the JSON of `wasm-playground/redshift/PROTOCOL.md` as values.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// SQLSTATE of a statement that would have to wait for another session.
pub(super) const WOULD_WAIT: &str = "55P03";
/// SQLSTATE of a statement that cannot be part of a transaction, like VACUUM.
pub(super) const NOT_IN_A_TRANSACTION: &str = "25001";

/// A request: `{"op": …}`.
#[derive(Serialize)]
#[serde(tag = "op", rename_all = "lowercase")]
pub(super) enum Request<'a> {
    /// Statements for a session.
    Execute(Execute<'a>),
    /// A session ends; what it has open is rolled back.
    Close { session: &'a str },
    /// What there is.
    Tables,
}

/// Statements for a session.
#[derive(Serialize)]
pub(super) struct Execute<'a> {
    pub session: &'a str,
    pub sql: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parameters: Option<&'a [Parameter]>,
    pub at_us: i64,
    pub seed: u64,
    pub autocommit: bool,
    /// More than one statement is refused.
    pub single: bool,
    /// Whether it is a workgroup, whose system views have other names.
    pub serverless: bool,
    pub user: &'a str,
    pub database: &'a str,
}

/// A value for `:name` in a statement. The database makes its type of its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Parameter {
    pub name: String,
    pub value: String,
}

/// What came of the statements of one request.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Answer {
    /// One for each statement before the error.
    pub results: Vec<Outcome>,
    pub error: Option<SqlError>,
    pub transaction: Transaction,
}

/// Where a session stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Transaction {
    Idle,
    Open,
    Failed,
}

/// What came of one statement.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Outcome {
    /// `SELECT`, `INSERT`, `CREATE TABLE`.
    pub command: String,
    /// Rows of the result, or rows that were written; -1 where the statement has no such number.
    #[serde(default)]
    pub row_count: i64,
    /// Absent without a result set.
    #[serde(default)]
    pub columns: Option<Vec<Column>>,
    #[serde(default)]
    pub rows: Vec<Vec<Value>>,
    #[serde(default)]
    pub changes: Vec<Change>,
    /// The tables it looked at.
    #[serde(default)]
    pub reads: Vec<TableName>,
    #[serde(default)]
    pub work: Work,
}

/// A column of a result, or of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Column {
    pub name: String,
    /// PostgreSQL's name, `int4`.
    #[serde(rename = "type")]
    pub kind: String,
    /// What the catalogue shows, `character varying`.
    #[serde(default)]
    pub type_name: String,
    #[serde(default)]
    pub length: i64,
    #[serde(default)]
    pub precision: i64,
    #[serde(default)]
    pub scale: i64,
    /// 1, or true.
    #[serde(default)]
    pub nullable: Value,
    #[serde(default)]
    pub table: String,
    #[serde(default)]
    pub schema: String,
    #[serde(default)]
    pub default: Option<String>,
}

impl Column {
    /// Whether there may be NULL in it.
    pub fn is_nullable(&self) -> bool {
        !matches!(&self.nullable, Value::Bool(false)) && self.nullable.as_i64() != Some(0)
    }
}

/// Rows of a table that a statement changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Change {
    pub schema: String,
    pub table: String,
    #[serde(default)]
    pub inserted: u64,
    #[serde(default)]
    pub updated: u64,
    #[serde(default)]
    pub deleted: u64,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct TableName {
    pub schema: String,
    pub table: String,
}

/// What a statement took: the same on every machine.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Work {
    #[serde(default)]
    pub rows_read: u64,
    #[serde(default)]
    pub rows_written: u64,
    #[serde(default)]
    pub bytes_read: u64,
}

/// A refusal in Redshift's words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct SqlError {
    pub sqlstate: String,
    pub message: String,
    #[serde(default)]
    pub detail: Option<String>,
    #[serde(default)]
    pub hint: Option<String>,
    /// Characters of the text that was sent, from 1.
    #[serde(default)]
    pub position: Option<u64>,
    /// Rows of `stl_load_errors`, where a COPY failed by its data.
    #[serde(default)]
    pub load_errors: Vec<Map<String, Value>>,
    /// The session that must end first, where the statement would have to wait.
    #[serde(default)]
    pub blocked_by: Option<String>,
}

/// The answer to `tables`.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Tables {
    pub tables: Vec<TableState>,
}

/// A table or view and what is in it.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct TableState {
    pub schema: String,
    pub name: String,
    /// `table` or `view`.
    #[serde(default)]
    pub kind: String,
    #[serde(default)]
    pub columns: Vec<Column>,
    /// None for a view.
    #[serde(default)]
    pub rows: Option<u64>,
}

/// A value as people read it; none for NULL.
pub(super) fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        Value::Number(number) if number.is_f64() => number.as_f64().map(|float| float.to_string()),
        other => Some(other.to_string()),
    }
}
