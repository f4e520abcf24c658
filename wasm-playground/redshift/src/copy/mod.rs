//! COPY: objects of S3 become rows, or reasons why not.
//!
//! - [`objects`]: which objects; [`delimited`], [`json`]: their records; [`fields`]: a field becomes a value;
//! - [`errors`]: the codes, and the rows of stl_load_errors.

pub mod delimited;
pub mod errors;
pub mod fields;
pub mod json;
pub mod objects;

use crate::catalogue::{Column, Relation};
use crate::error::{Result, SqlError};
use crate::parse::copy::{Copy, Format};
use crate::session::answer::{Changed, Outcome};
use crate::session::execute::Run;
use crate::session::{Database, limits};
use crate::types::read::Datum;
use errors::{Bad, Place};

/// A record: its line, its raw bytes, and its fields or what is wrong with it.
pub struct Record {
    /// The line on which it begins.
    pub line: i64,
    /// As it stands in the file.
    pub raw: Vec<u8>,
    /// Its fields in the order of the columns that are loaded; none where the record has no such field at all.
    pub fields: std::result::Result<Vec<Option<Field>>, Bad>,
}

/// A field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Where it begins in the line.
    pub position: i64,
    /// Whether quotes stood around it.
    pub quoted: bool,
}

struct Loading<'a> {
    copy: &'a Copy,
    relation: &'a Relation,
    /// The columns that fields go into.
    columns: Vec<Column>,
    loaded: i64,
    bad: Vec<errors::LoadError>,
    next_identity: i64,
}

impl Database {
    /// COPY.
    ///
    /// # Errors
    /// XX000 with the rows of stl_load_errors when too much of it cannot be loaded.
    pub fn copy(&mut self, run: &Run<'_>, copy: &Copy) -> Result<Outcome> {
        let relation = self.checker(run).writable(&copy.table)?;
        self.lock(run.session, relation.oid, &relation.name)?;
        let columns = targets(copy, &relation)?;
        let query = run.surroundings.last_query;
        let files = objects::find(self.outside.as_ref(), copy, query)?;
        let paths = json::paths(self.outside.as_ref(), copy)?;
        let mut outcome = Outcome::command("COPY");
        let identity = relation.columns.iter().find_map(|column| column.identity.map(|(seed, ..)| (column.number, seed)));
        let next_identity = match identity {
            Some((number, seed)) if !copy.explicit_ids => self.checker(run).next_identity(relation.oid, number, seed)?,
            _ => 0,
        };
        let mut loading = Loading { copy, relation: &relation, columns, loaded: 0, bad: Vec::new(), next_identity };
        let mut scanned = Vec::new();
        for (key, stored) in &files {
            outcome.work.bytes_read += i64::try_from(stored.len()).unwrap_or(0);
            let name = format!("s3://{}/{key}", copy.bucket);
            let lines = self.load_file(&mut loading, &name, stored, &paths, run)?;
            scanned.push((name, lines));
        }
        self.finish(run, loading, &scanned, outcome)
    }

    fn load_file(&self, loading: &mut Loading<'_>, name: &str, stored: &[u8], paths: &[json::Path], run: &Run<'_>) -> Result<i64> {
        let copy = loading.copy;
        let unpacked = if copy.gzip { Some(objects::unpack(stored, name)?) } else { None };
        // Byte order marks are no part of the data.
        let content = unpacked.as_deref().unwrap_or(stored);
        let content = content.strip_prefix(b"\xef\xbb\xbf").unwrap_or(content);
        let sql = insert_sql(loading);
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut lines = 0;
        let names: Vec<String> = loading.columns.iter().map(|column| column.name.clone()).collect();
        let records: Box<dyn Iterator<Item = Record>> = match &copy.format {
            Format::Json(mode) => Box::new(json::Records::new(content, names, paths.to_vec(), mode == "auto ignorecase")),
            _ => Box::new(delimited::Records::new(content, copy, loading.columns.len())),
        };
        for record in records {
            lines = record.line;
            let values = match record.fields {
                Ok(ref fields) => fields::values(fields, &loading.columns, copy),
                Err(bad) => Err((bad, None)),
            };
            match values {
                Ok(mut values) => {
                    if loading.loaded >= limits::MOST_ROWS {
                        return Err(limits::too_many_rows(loading.relation));
                    }
                    self.complete(loading, &mut values, run)?;
                    if !copy.no_load {
                        statement.execute(rusqlite::params_from_iter(&values))?;
                    }
                    loading.loaded += 1;
                }
                Err((bad, column)) => {
                    let place = Place {
                        file: name,
                        line: record.line,
                        raw: &record.raw,
                        column: column.and_then(|index: usize| loading.columns.get(index)),
                    };
                    loading.bad.push(errors::LoadError::new(bad, &place));
                    if loading.bad.len() as u64 >= copy.max_error.max(1) {
                        return Err(self.failed(run, loading));
                    }
                }
            }
        }
        Ok(lines)
    }

    /// Values for the columns that the file does not fill, after those that it does.
    fn complete(&self, loading: &mut Loading<'_>, values: &mut Vec<Datum>, run: &Run<'_>) -> Result {
        for column in &loading.relation.columns {
            if loading.columns.iter().any(|known| known.number == column.number) {
                continue;
            }
            match (&column.identity, &column.default) {
                (Some((_, step, _)), _) => {
                    values.push(Datum::Int(loading.next_identity));
                    loading.next_identity += step;
                }
                (None, Some(default)) => {
                    let value = self.checker(run).default_value(default, column)?;
                    let sql = format!("select {}", value.sql);
                    values.push(self.connection.query_row(&sql, [], |row| Ok(crate::functions::convert::datum(row.get_ref(0)?)))?);
                }
                (None, None) => values.push(Datum::Null),
            }
        }
        Ok(())
    }

    fn failed(&self, run: &Run<'_>, loading: &Loading<'_>) -> SqlError {
        let table = if run.serverless { "sys_load_error_detail" } else { "stl_load_errors" };
        let mut error = SqlError::new(
            "XX000",
            format!("Load into table '{}' failed.  Check '{table}' system table for details.", loading.relation.name),
        );
        error.load_errors = Some(loading.bad.iter().map(|bad| bad.to_json(loading.relation.oid, run)).collect());
        error
    }

    fn finish(&mut self, run: &Run<'_>, loading: Loading<'_>, scanned: &[(String, i64)], mut outcome: Outcome) -> Result<Outcome> {
        let relation = loading.relation;
        let loaded = if loading.copy.no_load { 0 } else { loading.loaded };
        if loading.copy.explicit_ids || loading.copy.no_load {
            self.grown(relation, loaded)?
        } else {
            self.after_insert(relation, loaded)?
        }
        let query = run.surroundings.last_query;
        for (name, lines) in scanned {
            self.connection.execute(
                "insert into load_commits values (100, ?1, ?2, ?3, ?4)",
                rusqlite::params![query, name, lines, run.surroundings.now_us],
            )?;
        }
        let rows: Vec<Vec<Datum>> = errors::datums(&loading.bad.iter().map(|bad| bad.to_json(relation.oid, run)).collect::<Vec<_>>());
        self.keep_load_errors(&rows)?;
        let session = self.session(run.session);
        session.load_errors.extend(rows);
        session.last_copy_count = loaded;
        session.last_copy_id = query;
        let name = &relation.name;
        outcome.notices.push(if loading.copy.no_load {
            format!("Load into table '{name}' completed, NOLOAD: {} record(s) were read and none was loaded.", loading.loaded)
        } else {
            format!("Load into table '{name}' completed, {loaded} record(s) loaded successfully.")
        });
        if !loading.bad.is_empty() {
            let table = if run.serverless { "sys_load_error_detail" } else { "stl_load_errors" };
            let count = loading.bad.len();
            outcome.notices.push(format!(
                "Load into table '{name}' completed, {count} record(s) could not be loaded.  Check '{table}' system table for details."
            ));
        }
        outcome.row_count = loaded;
        outcome.work.rows_written = loaded;
        if loaded > 0 {
            outcome.changes.push(Changed { schema: relation.schema.clone(), table: name.clone(), inserted: loaded, ..Changed::default() });
        }
        Ok(outcome)
    }
}

/// The columns that fields go into, in their order.
fn targets(copy: &Copy, relation: &Relation) -> Result<Vec<Column>> {
    let takes = |column: &Column| column.identity.is_none() || copy.explicit_ids;
    if copy.columns.is_empty() {
        return Ok(relation.columns.iter().filter(|column| takes(column)).cloned().collect());
    }
    let mut columns: Vec<Column> = Vec::new();
    for name in &copy.columns {
        let column = relation.column(name).ok_or_else(|| crate::check::insert::no_column(name, relation))?;
        if !takes(column) && !matches!(column.identity, Some((_, _, true))) {
            return Err(SqlError::new("0A000", format!("cannot copy into identity column \"{name}\""))
                .hint("EXPLICIT_IDS takes its values from the file."));
        }
        if columns.iter().any(|known| known.name == *name) {
            return Err(SqlError::new("42701", format!("column \"{name}\" specified more than once")));
        }
        columns.push(column.clone());
    }
    for column in &relation.columns {
        let missing = !columns.iter().any(|known| known.number == column.number);
        if missing && !column.nullable && column.default.is_none() && column.identity.is_none() {
            return Err(SqlError::new(
                "23502",
                format!("NOT NULL column without DEFAULT must be included in column list: {}", column.name),
            ));
        }
    }
    Ok(columns)
}

fn insert_sql(loading: &Loading<'_>) -> String {
    let filled = loading.columns.iter().map(|column| column.number);
    let rest = loading
        .relation
        .columns
        .iter()
        .map(|column| column.number)
        .filter(|number| !loading.columns.iter().any(|known| known.number == *number));
    let names: Vec<String> = filled.chain(rest).map(|number| format!("c{number}")).collect();
    let places: Vec<String> = (1..=names.len()).map(|number| format!("?{number}")).collect();
    format!("insert into {}({}) values ({})", loading.relation.storage(), names.join(", "), places.join(", "))
}
