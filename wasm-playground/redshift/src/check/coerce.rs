//! From type to type: what happens by itself, what an INSERT does, and what CAST does.

use super::Checker;
use super::typed::{Literal, Typed};
use crate::error::{Result, SqlError};
use crate::types::read::{self, Datum};
use crate::types::{Family, Type};

/// Why a value becomes another type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// An operator or a function wants it.
    Implicit,
    /// It goes into a column.
    Assignment,
    /// CAST or `::`.
    Explicit,
}

impl Checker<'_> {
    /// The value as another type.
    ///
    /// # Errors
    /// 42846 when there is no such cast, 42804 when a column is of another type, and those of reading a literal.
    pub fn coerce(&self, value: &Typed, to: Type, reason: Reason) -> Result<Typed> {
        if value.is_null() {
            return Ok(Typed { literal: Literal::Null, name: value.name.clone(), ..Typed::new("null", to) });
        }
        if let Literal::Text(text) = &value.literal
            && value.ty == Type::Unknown
        {
            return Ok(Typed { name: value.name.clone(), ..constant_of(text, to, reason)? });
        }
        if value.ty == to {
            return Ok(value.clone());
        }
        if !allowed(value.ty, to, reason) {
            return Err(refused(value.ty, to, reason));
        }
        Ok(value.turned(conversion(value, to, reason), to))
    }
}

/// A text literal as a constant of the type.
fn constant_of(text: &str, to: Type, reason: Reason) -> Result<Typed> {
    let text = match (to, reason) {
        // CAST cuts what is too long; an assignment refuses it.
        (Type::Char(length) | Type::Varchar(length), Reason::Explicit) => read::truncated(text, length as usize),
        _ => text,
    };
    if to == Type::Unknown {
        return Ok(Typed::constant(&Datum::Text(text.to_owned()), Type::TEXT));
    }
    Ok(Typed::constant(&read::parse(text, to)?, to))
}

/// <https://docs.aws.amazon.com/redshift/latest/dg/c_Supported_data_types.html>, "Type compatibility and conversion", read 2026-11-27.
fn allowed(from: Type, to: Type, reason: Reason) -> bool {
    let explicit = reason == Reason::Explicit;
    match (from.family(), to.family()) {
        (Family::Unknown, _) => true,
        (Family::Number, Family::Number) => reason != Reason::Implicit || widens(from, to),
        (Family::Number | Family::Date | Family::Time | Family::Bool, Family::Text) => reason != Reason::Implicit,
        (Family::Text, Family::Text) | (Family::Super, Family::Super) => true,
        (Family::Text, Family::Super) | (Family::Super, Family::Text) => explicit,
        (Family::Date, Family::Date) => reason != Reason::Implicit || (from == Type::Date) || (to == Type::TimestampTz),
        (Family::Date, Family::Time) => explicit && from != Type::Date,
        (Family::Text, _) => explicit,
        (Family::Bool, Family::Number) => explicit && to.is_integer(),
        (Family::Number, Family::Bool) => explicit && from.is_integer(),
        (Family::Interval, Family::Text) => explicit,
        (a, b) => a == b,
    }
}

fn rank(ty: Type) -> u8 {
    match ty {
        Type::Int2 => 0,
        Type::Int4 => 1,
        Type::Int8 => 2,
        Type::Numeric(..) => 3,
        Type::Float4 => 4,
        _ => 5,
    }
}

fn widens(from: Type, to: Type) -> bool {
    rank(from) <= rank(to)
}

fn refused(from: Type, to: Type, reason: Reason) -> SqlError {
    match reason {
        Reason::Explicit | Reason::Implicit => SqlError::new("42846", format!("cannot cast type {} to {}", from.name(), to.name())),
        Reason::Assignment => SqlError::new("42804", format!("column is of type {} but expression is of type {}", to.name(), from.name()))
            .hint("You will need to rewrite or cast the expression."),
    }
}

/// SQLite's text for the conversion of a value that is no literal.
fn conversion(value: &Typed, to: Type, reason: Reason) -> String {
    let sql = &value.sql;
    let from = value.ty;
    match to {
        Type::Int2 | Type::Int4 | Type::Int8 => {
            let bits = to.sizes().0 * 8;
            match from {
                Type::Bool => sql.clone(),
                _ if from.is_integer() => {
                    if widens(from, to) {
                        sql.clone()
                    } else {
                        format!("int_fit({sql}, {bits})")
                    }
                }
                Type::Numeric(_, scale) => format!("decimal_to_int({sql}, {scale}, {bits})"),
                _ if from.is_float() => format!("float_to_int({sql}, {bits})"),
                _ => format!("text_to({sql}, {})", type_code(to)),
            }
        }
        Type::Float4 | Type::Float8 => match from {
            Type::Numeric(_, scale) => single(to, &format!("decimal_to_float({sql}, {scale})")),
            _ if from.is_number() => single(to, &format!("cast({sql} as real)")),
            _ => format!("text_to({sql}, {})", type_code(to)),
        },
        Type::Numeric(precision, scale) => match from {
            Type::Numeric(from_precision, from_scale) => {
                let grows = scale >= from_scale && precision - scale >= from_precision - from_scale;
                if grows && scale == from_scale {
                    sql.clone()
                } else {
                    format!("decimal_rescale({sql}, {from_scale}, {scale}, {precision})")
                }
            }
            _ if from.is_integer() => format!("int_to_decimal({sql}, {scale}, {precision})"),
            _ if from.is_float() => format!("float_to_decimal({sql}, {scale}, {precision})"),
            _ => format!("text_to({sql}, {})", type_code(to)),
        },
        Type::Char(length) | Type::Varchar(length) => to_text(value, length, to, reason),
        Type::Bool => match from {
            _ if from.is_integer() => format!("({sql} <> 0)"),
            _ => format!("text_to({sql}, {})", type_code(to)),
        },
        Type::Date => match from {
            Type::Timestamp | Type::TimestampTz => format!("moment_to_date({sql})"),
            _ => format!("text_to({sql}, {})", type_code(to)),
        },
        Type::Timestamp | Type::TimestampTz => match from {
            Type::Date => format!("({sql} * 86400000000)"),
            Type::Timestamp | Type::TimestampTz => sql.clone(),
            _ => format!("text_to({sql}, {})", type_code(to)),
        },
        Type::Time => match from {
            Type::Timestamp | Type::TimestampTz => format!("moment_to_time({sql})"),
            _ => format!("text_to({sql}, {})", type_code(to)),
        },
        Type::Interval => format!("text_to({sql}, {})", type_code(to)),
        Type::Unknown | Type::Super => sql.clone(),
    }
}

fn single(to: Type, sql: &str) -> String {
    if to == Type::Float4 { format!("float_single({sql})") } else { sql.to_owned() }
}

fn to_text(value: &Typed, length: u32, to: Type, reason: Reason) -> String {
    let sql = &value.sql;
    let text = match value.ty {
        Type::Char(_) | Type::Varchar(_) | Type::Unknown | Type::Super => sql.clone(),
        // A plain integer needs no function of ours.
        Type::Int2 | Type::Int4 | Type::Int8 => format!("cast({sql} as text)"),
        other => format!("value_to_text({sql}, {})", type_code(other)),
    };
    let from_length = match value.ty {
        Type::Char(length) | Type::Varchar(length) => length,
        Type::Unknown | Type::Super => u32::MAX,
        _ => 40,
    };
    let fits = from_length <= length;
    match to {
        Type::Char(_) if reason == Reason::Explicit => format!("rtrim(text_cut({text}, {length}))"),
        Type::Char(_) if fits => format!("rtrim({text})"),
        Type::Char(_) => format!("rtrim(text_fit({text}, {length}, 1))"),
        _ if fits || length == crate::types::LONGEST_VARCHAR => text,
        _ if reason == Reason::Explicit => format!("text_cut({text}, {length})"),
        _ => format!("text_fit({text}, {length}, 0)"),
    }
}

/// A type as one number, for functions of SQLite that need to know it. [`type_of_code`] is its inverse.
#[must_use]
pub fn type_code(ty: Type) -> i64 {
    match ty {
        Type::Unknown => 0,
        Type::Bool => 1,
        Type::Int2 => 2,
        Type::Int4 => 3,
        Type::Int8 => 4,
        Type::Float4 => 5,
        Type::Float8 => 6,
        Type::Date => 7,
        Type::Timestamp => 8,
        Type::TimestampTz => 9,
        Type::Time => 10,
        Type::Interval => 11,
        Type::Super => 12,
        Type::Numeric(precision, scale) => 10_000_000 + i64::from(precision) * 100 + i64::from(scale),
        Type::Char(length) => 20_000_000 + i64::from(length),
        Type::Varchar(length) => 30_000_000 + i64::from(length),
    }
}

/// The type of such a number.
#[must_use]
pub fn type_of_code(code: i64) -> Type {
    let small = |number: i64| u8::try_from(number).unwrap_or(0);
    match code {
        1 => Type::Bool,
        2 => Type::Int2,
        3 => Type::Int4,
        4 => Type::Int8,
        5 => Type::Float4,
        6 => Type::Float8,
        7 => Type::Date,
        8 => Type::Timestamp,
        9 => Type::TimestampTz,
        10 => Type::Time,
        11 => Type::Interval,
        12 => Type::Super,
        10_000_000..20_000_000 => Type::Numeric(small((code - 10_000_000) / 100), small(code % 100)),
        20_000_000..30_000_000 => Type::Char(u32::try_from(code - 20_000_000).unwrap_or(1)),
        30_000_000.. => Type::Varchar(u32::try_from(code - 30_000_000).unwrap_or(1)),
        _ => Type::Unknown,
    }
}

/// The type that holds values of both; none where they do not go together.
#[must_use]
pub fn common(a: Type, b: Type) -> Option<Type> {
    if a == b {
        return Some(a);
    }
    Some(match (a, b) {
        (Type::Unknown, other) | (other, Type::Unknown) => other,
        _ if a.is_number() && b.is_number() => common_number(a, b),
        _ if a.is_text() && b.is_text() => {
            let length = a.sizes().0.max(b.sizes().0);
            if matches!((a, b), (Type::Char(_), Type::Char(_))) { Type::Char(length) } else { Type::Varchar(length) }
        }
        _ if a.is_moment() && b.is_moment() => {
            if a == Type::TimestampTz || b == Type::TimestampTz {
                Type::TimestampTz
            } else {
                Type::Timestamp
            }
        }
        _ => return None,
    })
}

fn common_number(a: Type, b: Type) -> Type {
    if a.is_float() || b.is_float() {
        return if a == Type::Float4 && b == Type::Float4 { Type::Float4 } else { Type::Float8 };
    }
    if a.is_integer() && b.is_integer() {
        return if rank(a) > rank(b) { a } else { b };
    }
    let ((p1, s1), (p2, s2)) = (a.as_numeric().unwrap_or((38, 0)), b.as_numeric().unwrap_or((38, 0)));
    let scale = s1.max(s2);
    let whole = (p1 - s1).max(p2 - s2);
    Type::Numeric((whole + scale).min(crate::types::MOST_DIGITS), scale)
}
