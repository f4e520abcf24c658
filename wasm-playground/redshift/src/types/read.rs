//! A text becomes a value of a type: literals, casts, and the fields that COPY reads.

use super::date::{self, DAY, NoDate};
use super::interval::Interval;
use super::{Type, decimal};
use crate::error::{Result, SqlError};

/// A value on its way into SQLite.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "the kinds are SQLite's")]
pub enum Datum {
    Null,
    Int(i64),
    Float(f64),
    Text(String),
    /// The units of a decimal.
    Decimal(i128),
}

impl Datum {
    /// As SQL text that SQLite reads.
    #[must_use]
    pub fn literal(&self) -> String {
        match self {
            Datum::Null => "null".to_owned(),
            Datum::Int(i64::MIN) => "(-9223372036854775807-1)".to_owned(),
            Datum::Int(number) => {
                if *number < 0 {
                    format!("({number})")
                } else {
                    number.to_string()
                }
            }
            Datum::Float(number) if number.is_nan() => "'NaN'".to_owned(),
            Datum::Float(number) if number.is_infinite() => {
                if *number > 0.0 {
                    "9e999".to_owned()
                } else {
                    "(-9e999)".to_owned()
                }
            }
            Datum::Float(number) => {
                if *number < 0.0 {
                    format!("({number:?})")
                } else {
                    format!("{number:?}")
                }
            }
            Datum::Text(text) => quoted(text),
            Datum::Decimal(units) => decimal::literal(*units),
        }
    }
}

/// A text literal of SQLite.
#[must_use]
pub fn quoted(text: &str) -> String {
    if text.contains('\0') {
        let hex: String = text.bytes().map(|byte| format!("{byte:02x}")).collect();
        return format!("cast(x'{hex}' as text)");
    }
    format!("'{}'", text.replace('\'', "''"))
}

impl rusqlite::ToSql for Datum {
    fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
        use rusqlite::types::{ToSqlOutput, Value, ValueRef};
        Ok(match self {
            Datum::Null => ToSqlOutput::Owned(Value::Null),
            Datum::Int(number) => ToSqlOutput::Owned(Value::Integer(*number)),
            Datum::Float(number) if number.is_nan() => ToSqlOutput::Borrowed(ValueRef::Text(b"NaN")),
            Datum::Float(number) => ToSqlOutput::Owned(Value::Real(*number)),
            Datum::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
            Datum::Decimal(units) => ToSqlOutput::Owned(Value::Blob(decimal::to_bytes(*units).to_vec())),
        })
    }
}

/// The error for a text that is no value of the type, in PostgreSQL's words.
fn invalid(ty: Type, text: &str) -> SqlError {
    SqlError::new("22P02", format!("invalid input syntax for type {}: \"{text}\"", ty.name()))
}

fn moment_error(ty: Type, text: &str, why: NoDate) -> SqlError {
    match why {
        NoDate::Syntax => SqlError::new("22007", format!("invalid input syntax for type {}: \"{text}\"", short_name(ty))),
        NoDate::Range => SqlError::new("22008", format!("date/time field value out of range: \"{text}\"")),
    }
}

fn short_name(ty: Type) -> &'static str {
    match ty {
        Type::Timestamp => "timestamp",
        other => other.name(),
    }
}

/// Reads a text as a value of the type.
///
/// # Errors
/// 22P02 and 22007 when it does not look like one, 22003 and 22008 when it is out of range, 22001 when it is too long.
pub fn parse(text: &str, ty: Type) -> Result<Datum> {
    Ok(match ty {
        Type::Unknown | Type::Super => Datum::Text(text.to_owned()),
        Type::Bool => Datum::Int(i64::from(boolean(text).ok_or_else(|| invalid(ty, text))?)),
        Type::Int2 | Type::Int4 | Type::Int8 => Datum::Int(integer(text, ty)?),
        Type::Float4 | Type::Float8 => Datum::Float(float(text, ty)?),
        Type::Numeric(precision, scale) => {
            let (units, found) = decimal::parse(text).ok_or_else(|| numeric_error(text, ty))?;
            Datum::Decimal(decimal::fit(decimal::rescale(units, found, scale)?, precision, scale)?)
        }
        Type::Char(length) => Datum::Text(fit_text(text, length, ty)?.trim_end_matches(' ').to_owned()),
        Type::Varchar(length) => Datum::Text(fit_text(text, length, ty)?.to_owned()),
        Type::Date => {
            let parts = date::parse(text).map_err(|why| moment_error(ty, text, why))?;
            Datum::Int(parts.day.ok_or_else(|| moment_error(ty, text, NoDate::Syntax))?)
        }
        Type::Timestamp | Type::TimestampTz => {
            let parts = date::parse(text).map_err(|why| moment_error(ty, text, why))?;
            let day = parts.day.ok_or_else(|| moment_error(ty, text, NoDate::Syntax))?;
            let zone = if ty == Type::TimestampTz { parts.zone.unwrap_or(0) } else { 0 };
            Datum::Int(day * DAY + parts.time.unwrap_or(0) - zone)
        }
        Type::Time => {
            let parts = date::parse(text).map_err(|why| moment_error(ty, text, why))?;
            Datum::Int(parts.time.ok_or_else(|| moment_error(ty, text, NoDate::Syntax))?)
        }
        Type::Interval => {
            let interval = Interval::parse(text, None)
                .ok_or_else(|| SqlError::new("22007", format!("invalid input syntax for type interval: \"{text}\"")))?;
            Datum::Text(interval.to_stored())
        }
    })
}

fn numeric_error(text: &str, ty: Type) -> SqlError {
    // A number that is one, but too long for 38 digits.
    let digits = text.trim().trim_start_matches(['-', '+']);
    if !digits.is_empty()
        && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        && digits.matches('.').count() <= 1
        && digits != "."
    {
        return decimal::overflow();
    }
    invalid(ty, text)
}

/// Reads a boolean, in the forms that Redshift takes.
/// <https://docs.aws.amazon.com/redshift/latest/dg/r_Boolean_type.html>.
#[must_use]
pub fn boolean(text: &str) -> Option<bool> {
    match text.trim().to_ascii_lowercase().as_str() {
        "t" | "true" | "y" | "yes" | "1" | "on" => Some(true),
        "f" | "false" | "n" | "no" | "0" | "off" => Some(false),
        _ => None,
    }
}

/// The largest number of an integer type.
#[must_use]
pub fn integer_limit(ty: Type) -> i64 {
    match ty {
        Type::Int2 => i16::MAX.into(),
        Type::Int4 => i32::MAX.into(),
        _ => i64::MAX,
    }
}

fn integer(text: &str, ty: Type) -> Result<i64> {
    let digits = text.trim();
    let body = digits.strip_prefix(['-', '+']).unwrap_or(digits);
    if body.is_empty() || !body.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(invalid(ty, text));
    }
    let number: i64 = digits.parse().map_err(|_| out_of_range(text, ty))?;
    let limit = integer_limit(ty);
    if number > limit || number < -limit - 1 { Err(out_of_range(text, ty)) } else { Ok(number) }
}

fn out_of_range(text: &str, ty: Type) -> SqlError {
    SqlError::new("22003", format!("value \"{text}\" is out of range for type {}", ty.name()))
}

fn float(text: &str, ty: Type) -> Result<f64> {
    let trimmed = text.trim();
    let number = match trimmed.to_ascii_lowercase().as_str() {
        "nan" => f64::NAN,
        "infinity" | "inf" | "+infinity" => f64::INFINITY,
        "-infinity" | "-inf" => f64::NEG_INFINITY,
        other if other.bytes().all(|byte| byte.is_ascii_digit() || b"+-.e".contains(&byte)) => {
            let number: f64 = other.parse().map_err(|_| invalid(ty, text))?;
            if number.is_infinite() {
                return Err(SqlError::new("22003", format!("\"{trimmed}\" is out of range for type {}", ty.name())));
            }
            number
        }
        _ => return Err(invalid(ty, text)),
    };
    #[expect(clippy::cast_possible_truncation, reason = "a real is a single")]
    Ok(if ty == Type::Float4 { f64::from(number as f32) } else { number })
}

/// Holds a text to a length in bytes; blanks that are too many are cut off.
///
/// # Errors
/// 22001.
pub fn fit_text(text: &str, length: u32, ty: Type) -> Result<&str> {
    let length = length as usize;
    if text.len() <= length {
        return Ok(text);
    }
    match text.split_at_checked(length) {
        Some((kept, rest)) if rest.bytes().all(|byte| byte == b' ') => Ok(kept),
        _ => Err(SqlError::new("22001", format!("value too long for type {}", ty.full_name()))),
    }
}

/// The longest beginning of a text that has at most so many bytes.
#[must_use]
pub fn truncated(text: &str, length: usize) -> &str {
    if text.len() <= length {
        return text;
    }
    let mut end = length;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}
