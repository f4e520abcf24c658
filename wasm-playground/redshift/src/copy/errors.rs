//! What can be wrong with a record: Redshift's codes, and the rows of stl_load_errors.

use serde_json::{Map, Value, json};

use crate::catalogue::Column;
use crate::catalogue::system::LOAD_ERRORS;
use crate::session::BACKEND;
use crate::session::execute::Run;
use crate::types::Type;
use crate::types::read::Datum;

/// Codes of <https://docs.aws.amazon.com/redshift/latest/dg/r_Load_Error_Reference.html>.
pub mod code {
    /// More fields than columns.
    pub const EXTRA_COLUMNS: i64 = 1202;
    /// Too long, or out of range.
    pub const RANGE: i64 = 1204;
    /// No date.
    pub const DATE: i64 = 1205;
    /// No timestamp.
    pub const TIMESTAMP: i64 = 1206;
    /// No digit where one must be.
    pub const DIGIT: i64 = 1207;
    /// No float.
    pub const FLOAT: i64 = 1208;
    /// No boolean.
    pub const BOOLEAN: i64 = 1210;
    /// Nothing where NULL may not be.
    pub const NOT_NULL: i64 = 1213;
    /// Fewer fields than columns, or broken quotes.
    pub const DELIMITER: i64 = 1214;
    /// A line that is none.
    pub const LINE: i64 = 1216;
    /// A NUL, or bytes that are no UTF-8.
    pub const UTF8: i64 = 1220;
    /// No JSON for a SUPER column.
    pub const SUPER: i64 = 1224;
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bad {
    /// err_code.
    pub code: i64,
    /// err_reason.
    pub reason: String,
    /// The field, as it was.
    pub field: String,
    /// Where it begins in the line.
    pub position: i64,
}

impl Bad {
    /// A reason without a field.
    #[must_use]
    pub fn line(code: i64, reason: &str) -> Bad {
        Bad { code, reason: reason.to_owned(), field: String::new(), position: 0 }
    }
}

/// Where it stood.
pub struct Place<'a> {
    /// `s3://bucket/key`.
    pub file: &'a str,
    /// The line, from 1.
    pub line: i64,
    /// The record as it stands in the file.
    pub raw: &'a [u8],
    /// The column that the field goes into.
    pub column: Option<&'a Column>,
}

/// A row of stl_load_errors.
#[derive(Clone, Debug)]
pub struct LoadError {
    file: String,
    line: i64,
    column: String,
    ty: String,
    length: String,
    raw: String,
    bad: Bad,
}

/// The first bytes of a text; what is not ASCII becomes a point, as in stl_load_errors.
fn shown(bytes: &[u8], most: usize) -> String {
    String::from_utf8_lossy(bytes).chars().map(|c| if c.is_ascii() && c != '\0' { c } else { '.' }).take(most).collect()
}

impl LoadError {
    /// At this place.
    #[must_use]
    pub fn new(bad: Bad, place: &Place<'_>) -> LoadError {
        let (column, ty, length) = place.column.map_or_else(Default::default, |column| {
            let length = match column.ty {
                Type::Numeric(precision, scale) => format!("{precision}, {scale}"),
                Type::Char(length) | Type::Varchar(length) => length.to_string(),
                _ => "0".to_owned(),
            };
            let name = if let Type::Char(_) = column.ty { "char" } else { column.ty.internal_name() };
            (column.name.clone(), name.to_owned(), length)
        });
        LoadError { file: place.file.to_owned(), line: place.line, column, ty, length, raw: shown(place.raw, 1024), bad }
    }

    /// By the names of the columns.
    #[must_use]
    pub fn to_json(&self, table: i64, run: &Run<'_>) -> Value {
        let bad = &self.bad;
        let values = [
            json!(100),
            json!(0),
            json!(table),
            json!(run.surroundings.now_us),
            json!(BACKEND),
            json!(run.surroundings.last_query),
            json!(self.file),
            json!(self.line),
            json!(self.column),
            json!(self.ty),
            json!(self.length),
            json!(bad.position),
            json!(self.raw),
            json!(shown(bad.field.as_bytes(), 1024)),
            json!(bad.code),
            json!(bad.reason.chars().take(100).collect::<String>()),
            json!(0),
        ];
        LOAD_ERRORS.iter().zip(values).map(|((name, _), value)| ((*name).to_owned(), value)).collect::<Map<_, _>>().into()
    }
}

/// Such rows as SQLite takes them.
#[must_use]
pub fn datums(rows: &[Value]) -> Vec<Vec<Datum>> {
    let datum = |value: &Value| match value {
        Value::String(text) => Datum::Text(text.clone()),
        Value::Number(number) => number.as_i64().map_or(Datum::Null, Datum::Int),
        _ => Datum::Null,
    };
    rows.iter().map(|row| LOAD_ERRORS.iter().map(|(name, _)| datum(&row[*name])).collect()).collect()
}

/// Rows of stl_load_errors as a client gets them: the time as text.
#[must_use]
pub fn told(rows: &[Value]) -> Vec<Value> {
    rows.iter()
        .map(|row| {
            let mut row = row.clone();
            if let Some(micros) = row["starttime"].as_i64() {
                row["starttime"] = json!(crate::types::date::timestamp_text(micros));
            }
            row
        })
        .collect()
}
