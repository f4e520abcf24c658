//! From type to type, and the guards around values.

use rusqlite::types::ValueRef;

use super::{Arguments, Scalar};
use crate::check::coerce::type_of_code;
use crate::error::SqlError;
use crate::types::date::DAY;
use crate::types::read::{self, Datum};
use crate::types::{Type, write};

/// The functions of this room.
pub const FUNCTIONS: &[Scalar] = &[
    // text, type
    Scalar("text_to", 2, |a| read::parse(a.text(0), type_of_code(a.int(1)))),
    // value, type
    Scalar("value_to_text", 2, |a| Ok(Datum::Text(to_text(a)))),
    // text, length, whether char
    Scalar("text_fit", 3, |a| {
        let length = u32::try_from(a.int(1)).unwrap_or(u32::MAX);
        let ty = if a.int(2) == 1 { Type::Char(length) } else { Type::Varchar(length) };
        read::fit_text(a.text(0), length, ty).map(|text| Datum::Text(text.to_owned()))
    }),
    Scalar("text_cut", 2, |a| Ok(Datum::Text(read::truncated(a.text(0), usize::try_from(a.int(1)).unwrap_or(usize::MAX)).to_owned()))),
    Scalar("moment_to_date", 1, |a| Ok(Datum::Int(a.int(0).div_euclid(DAY)))),
    Scalar("moment_to_time", 1, |a| Ok(Datum::Int(a.int(0).rem_euclid(DAY)))),
];

/// Those that want to see NULL.
pub const WITH_NULLS: &[Scalar] = &[
    // value, name of the column
    Scalar("not_null", 2, |a| match a.raw(0) {
        ValueRef::Null => Err(SqlError::new("23502", format!("Cannot insert a NULL value into column {}", a.text(1)))),
        other => Ok(datum(other)),
    }),
    // value, number of rows
    Scalar("one_row", 2, |a| {
        if a.int(1) > 1 {
            return Err(SqlError::new("21000", "more than one row returned by a subquery used as an expression"));
        }
        Ok(datum(a.raw(0)))
    }),
    Scalar("value_greatest", -1, |a| Ok(extreme(a, std::cmp::Ordering::Greater))),
    Scalar("value_least", -1, |a| Ok(extreme(a, std::cmp::Ordering::Less))),
];

fn to_text(arguments: &Arguments<'_, '_>) -> String {
    write::to_text(arguments.raw(0), type_of_code(arguments.int(1))).unwrap_or_default()
}

/// A value as it came.
#[must_use]
pub fn datum(value: ValueRef<'_>) -> Datum {
    match value {
        ValueRef::Null => Datum::Null,
        ValueRef::Integer(number) => Datum::Int(number),
        ValueRef::Real(number) => Datum::Float(number),
        ValueRef::Text(bytes) => Datum::Text(String::from_utf8_lossy(bytes).into_owned()),
        ValueRef::Blob(bytes) => crate::types::decimal::from_bytes(bytes).map_or(Datum::Null, Datum::Decimal),
    }
}

fn extreme(arguments: &Arguments<'_, '_>, wanted: std::cmp::Ordering) -> Datum {
    let mut best: Option<Datum> = None;
    for index in 0..arguments.count() {
        let value = datum(arguments.raw(index));
        if value == Datum::Null {
            continue;
        }
        let better = best.as_ref().is_none_or(|best| compare(&value, best) == wanted);
        if better {
            best = Some(value);
        }
    }
    best.unwrap_or(Datum::Null)
}

fn compare(a: &Datum, b: &Datum) -> std::cmp::Ordering {
    match (a, b) {
        (Datum::Int(a), Datum::Int(b)) => a.cmp(b),
        (Datum::Decimal(a), Datum::Decimal(b)) => a.cmp(b),
        (Datum::Float(a), Datum::Float(b)) => a.total_cmp(b),
        (Datum::Text(a), Datum::Text(b)) => a.cmp(b),
        _ => std::cmp::Ordering::Equal,
    }
}
