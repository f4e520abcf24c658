//! What a statement failed with: the fields of PostgreSQL's error message.

use serde_json::{Map, Value, json};

/// A refused statement.
#[derive(Clone, Debug, PartialEq)]
pub struct SqlError {
    /// Five characters of the SQL standard and of PostgreSQL's appendix A.
    pub sqlstate: String,
    /// The sentence after `ERROR:`.
    pub message: String,
    /// What stands below it.
    pub detail: Option<String>,
    /// What to do about it.
    pub hint: Option<String>,
    /// Characters of the request's text before the place, and one.
    pub position: Option<usize>,
    /// Rows of stl_load_errors, when a COPY failed by its data.
    pub load_errors: Option<Vec<Value>>,
    /// The session that would have to end first.
    pub blocked_by: Option<String>,
}

/// Most of this crate either works or gives such an error.
pub type Result<T = ()> = std::result::Result<T, SqlError>;

impl SqlError {
    /// An error with its SQLSTATE.
    pub fn new(sqlstate: &str, message: impl Into<String>) -> SqlError {
        SqlError {
            sqlstate: sqlstate.to_owned(),
            message: message.into(),
            detail: None,
            hint: None,
            position: None,
            load_errors: None,
            blocked_by: None,
        }
    }

    /// Something that Redshift has and this simulation does not: it is named, never guessed.
    pub fn not_here(what: impl std::fmt::Display) -> SqlError {
        SqlError::new("0A000", format!("{what} is not part of the simulated Redshift"))
            .hint("The page \"Differences from AWS\" lists what is there.")
    }

    /// Something that PostgreSQL has and Redshift does not.
    pub fn not_in_redshift(what: impl std::fmt::Display) -> SqlError {
        SqlError::new("0A000", format!("{what} is not supported by Amazon Redshift"))
    }

    /// The same with a hint.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> SqlError {
        self.hint = Some(hint.into());
        self
    }

    /// The same with a detail.
    #[must_use]
    pub fn detail(mut self, detail: impl Into<String>) -> SqlError {
        self.detail = Some(detail.into());
        self
    }

    /// The same at a place, unless it has one already.
    #[must_use]
    pub fn at(mut self, position: Option<usize>) -> SqlError {
        self.position = self.position.or(position);
        self
    }

    /// As the answer shows it.
    #[must_use]
    pub fn to_json(&self, statement: usize) -> Value {
        let mut error = Map::new();
        error.insert("sqlstate".into(), json!(self.sqlstate));
        error.insert("message".into(), json!(self.message));
        error.insert("detail".into(), json!(self.detail));
        error.insert("hint".into(), json!(self.hint));
        error.insert("position".into(), json!(self.position));
        error.insert("statement".into(), json!(statement));
        if let Some(rows) = &self.load_errors {
            error.insert("load_errors".into(), json!(rows));
        }
        if let Some(session) = &self.blocked_by {
            error.insert("blocked_by".into(), json!(session));
        }
        Value::Object(error)
    }

    /// How a function called by SQLite says it: SQLite passes on nothing but one text.
    #[must_use]
    pub fn to_sqlite(&self) -> rusqlite::Error {
        let text = format!("{MARK}{}{}{}{}", self.sqlstate, self.message, MARK, self.detail.as_deref().unwrap_or_default());
        rusqlite::Error::UserFunctionError(text.into())
    }
}

/// Begins, and divides, the text of an error that has passed through SQLite.
const MARK: char = '\u{1}';

impl From<rusqlite::Error> for SqlError {
    fn from(error: rusqlite::Error) -> SqlError {
        use rusqlite::ErrorCode;
        let code = error.sqlite_error_code();
        let text = match &error {
            rusqlite::Error::SqliteFailure(_, Some(text)) => text.clone(),
            rusqlite::Error::SqlInputError { msg, .. } => msg.clone(),
            other => other.to_string(),
        };
        if let Some(ours) = text.strip_prefix(MARK)
            && let Some((state, rest)) = ours.split_at_checked(5)
        {
            let (message, detail) = rest.split_once(MARK).unwrap_or((rest, ""));
            let error = SqlError::new(state, message);
            return if detail.is_empty() { error } else { error.detail(detail) };
        }
        match code {
            Some(ErrorCode::OperationInterrupted) => cancelled(),
            Some(ErrorCode::OutOfMemory | ErrorCode::DiskFull) => out_of_memory(),
            Some(ErrorCode::TooBig) => SqlError::new("54000", "String value exceeds the max size of 65535 bytes"),
            // Whatever the checks let through and SQLite refuses is a mistake of the checks; it is said plainly.
            _ => SqlError::new("XX000", format!("the simulated Redshift could not run this statement: {text}")),
        }
    }
}

/// A query that ran for longer than the workbook allows.
#[must_use]
pub fn cancelled() -> SqlError {
    SqlError::new("57014", "Query cancelled on user's request")
        .detail(format!(
            "The workbook cancels a query after {} million steps of its SQL engine.",
            crate::session::limits::MOST_STEPS / 1_000_000
        ))
        .hint("Look for a join without a condition, or a recursion without an end.")
}

/// The memory of the workbook's database is used up.
#[must_use]
pub fn out_of_memory() -> SqlError {
    SqlError::new("53200", "out of memory").detail("The workbook gives its Redshift 256 MB.")
}
