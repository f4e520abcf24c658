//! Operators that ask for a type, or give another one.

use super::dates;
use super::operators::{Arguments, type_of as type_name};
use crate::mongodb::decimal::Decimal;
use crate::mongodb::object_id;
use crate::mongodb::refusal::{Outcome, Refusal};
use crate::mongodb::value::Bson;

/// `$type`.
pub(crate) fn type_of(_: &str, arguments: Arguments<'_>) -> Outcome<Option<Bson>> {
    Ok(Some(type_name(arguments[0].as_ref()).into()))
}

/// `$isNumber`.
pub(crate) fn is_number(_: &str, arguments: Arguments<'_>) -> Outcome<Option<Bson>> {
    Ok(Some(Bson::Bool(arguments[0].as_ref().is_some_and(Bson::is_number))))
}

/// A value as `$toString` writes it.
pub(crate) fn to_text(value: &Bson) -> Option<String> {
    Some(match value {
        Bson::String(text) => text.clone(),
        Bson::Int32(number) => number.to_string(),
        Bson::Int64(number) => number.to_string(),
        Bson::Double(number) if number.is_finite() => number.to_string(),
        Bson::Double(number) if number.is_nan() => "NaN".to_owned(),
        Bson::Double(number) => if *number > 0.0 { "Infinity" } else { "-Infinity" }.to_owned(),
        Bson::Decimal(number) => number.to_string(),
        Bson::Bool(flag) => flag.to_string(),
        Bson::ObjectId(id) => object_id::hex(id),
        Bson::Date(millis) => format!("{:.3}", jiff::Timestamp::from_millisecond(*millis).ok()?),
        _ => return None,
    })
}

/// `$toInt` and its like. Null stays null.
pub(crate) fn convert(name: &str, arguments: Arguments<'_>) -> Outcome<Option<Bson>> {
    let value = match &arguments[0] {
        None | Some(Bson::Null) => return Ok(Some(Bson::Null)),
        Some(value) => value,
    };
    let converted = match name {
        "$toString" => to_text(value).map(Bson::String),
        "$toBool" => Some(Bson::Bool(value.is_true())),
        "$toDate" => match value {
            Bson::String(text) => {
                text.parse::<jiff::Timestamp>().ok().map(|moment| Bson::Date(moment.as_millisecond())).or_else(|| day(text))
            }
            Bson::Int32(_) => None,
            number if number.is_number() => truncated(number).map(Bson::Date),
            other => dates::millis(other).map(Bson::Date),
        },
        "$toObjectId" => match value {
            Bson::ObjectId(_) => Some(value.clone()),
            Bson::String(text) => object_id::parse(text).map(Bson::ObjectId),
            _ => None,
        },
        "$toDouble" => match value {
            Bson::String(text) => text.parse().ok().map(Bson::Double),
            Bson::Bool(flag) => Some(Bson::Double(f64::from(u8::from(*flag)))),
            Bson::Date(millis) => Some(Bson::Double(*millis as f64)),
            number => number.as_double().map(Bson::Double),
        },
        "$toDecimal" => match value {
            Bson::String(text) => Decimal::parse(text).map(Bson::Decimal),
            Bson::Bool(flag) => Some(Bson::Decimal(Decimal::from_whole(i64::from(*flag)))),
            Bson::Date(millis) => Some(Bson::Decimal(Decimal::from_whole(*millis))),
            number if number.is_number() => Some(Bson::Decimal(crate::mongodb::arithmetic::decimal(number))),
            _ => None,
        },
        _ => {
            let whole = match value {
                Bson::String(text) => text.parse().ok(),
                Bson::Bool(flag) => Some(i64::from(*flag)),
                Bson::Date(millis) if name == "$toLong" => Some(*millis),
                number => truncated(number),
            };
            if name == "$toLong" { whole.map(Bson::Int64) } else { whole.and_then(|number| i32::try_from(number).ok()).map(Bson::Int32) }
        }
    };
    converted.map(Some).ok_or_else(|| refused(name, value))
}

/// A day without a time.
fn day(text: &str) -> Option<Bson> {
    let date: jiff::civil::Date = text.parse().ok()?;
    let moment = jiff::tz::TimeZone::UTC.to_timestamp(date.to_datetime(jiff::civil::Time::midnight())).ok()?;
    Some(Bson::Date(moment.as_millisecond()))
}

fn truncated(number: &Bson) -> Option<i64> {
    number.as_whole().or_else(|| number.as_double().filter(|number| number.abs() < 9.2e18).map(|number| number.trunc() as i64))
}

fn refused(name: &str, value: &Bson) -> Refusal {
    let target = match name {
        "$toInt" => "int",
        "$toLong" => "long",
        "$toDouble" => "double",
        "$toDecimal" => "decimal",
        "$toDate" => "date",
        "$toObjectId" => "objectId",
        _ => "string",
    };
    let problem = match (name, value) {
        ("$toDate", Bson::String(text)) => {
            format!("Error parsing date string '{text}'; passing a time zone identifier as part of the string is not allowed")
        }
        ("$toObjectId", Bson::String(text)) => {
            format!(
                "Failed to parse objectId '{text}' in $convert with no onError value: Invalid string length for parsing to OID, expected 24 but found {}",
                text.len()
            )
        }
        (_, Bson::String(text)) => format!("Failed to parse number '{text}' in $convert with no onError value"),
        (_, number) if number.is_number() => {
            format!("Conversion would overflow target type in $convert with no onError value: {}", to_text(number).unwrap_or_default())
        }
        (_, other) => format!("Unsupported conversion from {} to {target} in $convert with no onError value", other.type_name()),
    };
    Refusal::new(241, problem)
}
