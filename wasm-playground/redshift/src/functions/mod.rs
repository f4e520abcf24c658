//! The functions that SQLite calls while it runs a query: exact decimals, dates, text, patterns, aggregates.
//!
//! The checks ([`crate::check`]) choose among them by type; what gets here has the right kind already.

pub mod aggregates;
pub mod convert;
pub mod date_part;
pub mod decimals;
pub mod floats;
pub mod format;
pub mod hashes;
pub mod integers;
pub mod moments;
pub mod parse_format;
pub mod pattern;
pub mod random;
pub mod texts;

use rusqlite::Connection;
use rusqlite::functions::{Context, FunctionFlags};
use rusqlite::types::ValueRef;

use crate::error::{Result, SqlError};
use crate::types::decimal;
use crate::types::read::Datum;

/// The arguments of a call.
pub struct Arguments<'a, 'c>(&'a Context<'c>);

impl<'a> Arguments<'a, '_> {
    /// How many.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// One as SQLite has it.
    #[must_use]
    pub fn raw(&self, index: usize) -> ValueRef<'a> {
        self.0.get_raw(index)
    }

    /// One as a whole number.
    #[must_use]
    pub fn int(&self, index: usize) -> i64 {
        match self.raw(index) {
            ValueRef::Integer(number) => number,
            #[expect(clippy::cast_possible_truncation, reason = "an `as` of floats saturates")]
            ValueRef::Real(number) => number as i64,
            _ => 0,
        }
    }

    /// One as a float.
    #[must_use]
    pub fn float(&self, index: usize) -> f64 {
        match self.raw(index) {
            #[expect(clippy::cast_precision_loss, reason = "that is what a float is")]
            ValueRef::Integer(number) => number as f64,
            ValueRef::Real(number) => number,
            ValueRef::Text(b"NaN") => f64::NAN,
            _ => 0.0,
        }
    }

    /// One as text.
    #[must_use]
    pub fn text(&self, index: usize) -> &'a str {
        match self.raw(index) {
            ValueRef::Text(bytes) => std::str::from_utf8(bytes).unwrap_or_default(),
            _ => "",
        }
    }

    /// One as the units of a decimal.
    #[must_use]
    pub fn decimal(&self, index: usize) -> i128 {
        match self.raw(index) {
            ValueRef::Blob(bytes) => decimal::from_bytes(bytes).unwrap_or(0),
            ValueRef::Integer(number) => number.into(),
            _ => 0,
        }
    }

    /// A small number: a scale, a precision.
    #[must_use]
    pub fn small(&self, index: usize) -> u8 {
        u8::try_from(self.int(index)).unwrap_or(0)
    }
}

/// A function: its name for SQLite, how many arguments (-1: any), and what it does. NULL in, NULL out.
pub struct Scalar(pub &'static str, pub i32, pub fn(&Arguments<'_, '_>) -> Result<Datum>);

/// Makes all functions known to a connection.
///
/// # Errors
/// SQLite's.
pub fn register(connection: &Connection) -> Result {
    let rooms = [
        convert::FUNCTIONS,
        integers::FUNCTIONS,
        decimals::FUNCTIONS,
        floats::FUNCTIONS,
        texts::FUNCTIONS,
        hashes::FUNCTIONS,
        pattern::FUNCTIONS,
        moments::FUNCTIONS,
        format::FUNCTIONS,
        parse_format::FUNCTIONS,
        random::FUNCTIONS,
    ];
    for function in rooms.into_iter().flatten() {
        scalar(connection, function, true)?;
    }
    for function in convert::WITH_NULLS {
        scalar(connection, function, false)?;
    }
    aggregates::register(connection)
}

fn scalar(connection: &Connection, function: &Scalar, strict: bool) -> Result {
    let run = function.2;
    // Not "deterministic": SQLite would run such a one on constants before it knows whether its branch of a CASE is ever taken.
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_INNOCUOUS;
    connection.create_scalar_function(function.0, function.1, flags, move |context| {
        let arguments = Arguments(context);
        if strict && (0..context.len()).any(|index| matches!(arguments.raw(index), ValueRef::Null)) {
            return Ok(Datum::Null);
        }
        run(&arguments).map_err(|error| error.to_sqlite())
    })?;
    Ok(())
}

/// A text result, held to the longest varchar.
///
/// # Errors
/// 54000 for more.
pub fn text(value: impl Into<String>) -> Result<Datum> {
    let value = value.into();
    if value.len() > crate::types::LONGEST_VARCHAR as usize {
        return Err(SqlError::new("54000", "String value exceeds the max size of 65535 bytes"));
    }
    Ok(Datum::Text(value))
}
