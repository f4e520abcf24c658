//! An answer of PROTOCOL.md.

use serde_json::{Map, Value, json};

use super::State;
use crate::check::query::OutColumn;

/// What a statement did to a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changed {
    /// Its schema.
    pub schema: String,
    /// Its name.
    pub table: String,
    /// Rows put in.
    pub inserted: i64,
    /// Rows changed.
    pub updated: i64,
    /// Rows taken out.
    pub deleted: i64,
}

/// What a statement cost.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// Instructions of SQLite's machine.
    pub steps: i64,
    /// Rows visited in scans.
    pub rows_read: i64,
    /// Rows put in, changed, taken out.
    pub rows_written: i64,
    /// Bytes that COPY read from S3.
    pub bytes_read: i64,
}

/// What a statement gave.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Its name.
    pub command: String,
    /// How many rows, or -1.
    pub row_count: i64,
    /// Columns and rows, if it has a result.
    pub result: Option<(Vec<OutColumn>, Vec<Vec<Value>>)>,
    /// What a client shows beside.
    pub notices: Vec<String>,
    /// What it did to tables.
    pub changes: Vec<Changed>,
    /// The tables that it looked at: schema and name.
    pub reads: Vec<(String, String)>,
    /// What it cost.
    pub work: Work,
}

impl Outcome {
    /// A statement without rows.
    #[must_use]
    pub fn command(name: &str) -> Outcome {
        Outcome {
            command: name.to_owned(),
            row_count: -1,
            result: None,
            notices: Vec::new(),
            changes: Vec::new(),
            reads: Vec::new(),
            work: Work::default(),
        }
    }

    /// As the answer shows it.
    #[must_use]
    pub fn to_json(self) -> Value {
        let mut out = Map::new();
        out.insert("command".into(), json!(self.command));
        out.insert("row_count".into(), json!(self.row_count));
        if let Some((columns, rows)) = self.result {
            out.insert("columns".into(), columns.iter().map(column).collect());
            out.insert("rows".into(), rows.into_iter().map(Value::Array).collect());
        }
        if !self.notices.is_empty() {
            out.insert("notices".into(), json!(self.notices));
        }
        if !self.changes.is_empty() {
            let change = |change: &Changed| json!({"schema": change.schema, "table": change.table, "inserted": change.inserted, "updated": change.updated, "deleted": change.deleted});
            out.insert("changes".into(), self.changes.iter().map(change).collect());
        }
        if !self.reads.is_empty() {
            let read = |(schema, table): &(String, String)| json!({"schema": schema, "table": table});
            out.insert("reads".into(), self.reads.iter().map(read).collect());
        }
        let work = self.work;
        out.insert(
            "work".into(),
            json!({"steps": work.steps, "rows_read": work.rows_read, "rows_written": work.rows_written, "bytes_read": work.bytes_read}),
        );
        Value::Object(out)
    }
}

fn column(column: &OutColumn) -> Value {
    let (length, precision, scale) = column.ty.sizes();
    let (schema, table) = column.origin.as_ref().map_or(("", ""), |origin| (&origin.schema, &origin.table));
    json!({
        "name": column.name, "type": column.ty.internal_name(), "type_name": column.ty.name(), "oid": column.ty.oid(), "length": length,
        "precision": precision, "scale": scale, "nullable": i32::from(column.nullable), "table": table, "schema": schema,
    })
}

/// The word for how far a transaction is.
#[must_use]
pub fn transaction(state: State) -> &'static str {
    match state {
        State::Idle => "idle",
        State::Open { .. } => "open",
        State::Failed => "failed",
    }
}
