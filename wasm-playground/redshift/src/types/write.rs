//! A stored value becomes text, or JSON for a client.

use rusqlite::types::ValueRef;
use serde_json::Value;

use super::date;
use super::interval::Interval;
use super::{Type, decimal};

/// The text of a value, as PostgreSQL writes it; none for NULL.
#[must_use]
pub fn to_text(value: ValueRef<'_>, ty: Type) -> Option<String> {
    Some(match value {
        ValueRef::Null => return None,
        ValueRef::Integer(number) => match ty {
            Type::Bool => if number == 0 { "false" } else { "true" }.to_owned(),
            Type::Date => date::date_text(number),
            Type::Timestamp => date::timestamp_text(number),
            Type::TimestampTz => format!("{}+00", date::timestamp_text(number)),
            Type::Time => date::time_text(number),
            _ => number.to_string(),
        },
        ValueRef::Real(number) => float_text(number, ty),
        ValueRef::Blob(bytes) => {
            let scale = if let Type::Numeric(_, scale) = ty { scale } else { 0 };
            decimal::from_bytes(bytes).map_or_else(String::new, |units| decimal::to_text(units, scale))
        }
        ValueRef::Text(bytes) => {
            let text = String::from_utf8_lossy(bytes).into_owned();
            match ty {
                Type::Char(length) => {
                    format!("{text:<width$}", width = (length as usize).saturating_sub(text.len() - text.chars().count()))
                }
                Type::Interval => Interval::from_stored(&text).map_or(text, Interval::to_text),
                _ => text,
            }
        }
    })
}

/// The shortest text that reads back as the same number.
#[must_use]
pub fn float_text(number: f64, ty: Type) -> String {
    if number.is_nan() {
        return "NaN".to_owned();
    }
    if number.is_infinite() {
        return if number > 0.0 { "Infinity" } else { "-Infinity" }.to_owned();
    }
    #[expect(clippy::cast_possible_truncation, reason = "a real is a single")]
    let (plain, scientific) = if ty == Type::Float4 {
        (format!("{}", number as f32), format!("{:e}", number as f32))
    } else {
        (format!("{number}"), format!("{number:e}"))
    };
    let exponent: i32 = scientific.split_once('e').and_then(|(_, exponent)| exponent.parse().ok()).unwrap_or(0);
    let most = if ty == Type::Float4 { 6 } else { 15 };
    if number != 0.0 && (exponent < -4 || exponent >= most) {
        let (mantissa, _) = scientific.split_once('e').unwrap_or((&scientific, ""));
        return format!("{mantissa}e{}{:02}", if exponent < 0 { '-' } else { '+' }, exponent.abs());
    }
    plain
}

/// A value as a client gets it: numbers and booleans as they are, the rest as text.
#[must_use]
pub fn to_json(value: ValueRef<'_>, ty: Type) -> Value {
    match (value, ty) {
        (ValueRef::Null, _) => Value::Null,
        (ValueRef::Integer(number), Type::Bool) => Value::Bool(number != 0),
        (ValueRef::Integer(number), Type::Int2 | Type::Int4 | Type::Int8 | Type::Unknown) => Value::from(number),
        #[expect(clippy::cast_precision_loss, reason = "a float column may hold an integer that SQLite made of it")]
        (ValueRef::Integer(number), Type::Float4 | Type::Float8) => Value::from(number as f64),
        (ValueRef::Real(number), _) => {
            serde_json::Number::from_f64(number).map_or_else(|| Value::String(float_text(number, ty)), Value::Number)
        }
        _ => to_text(value, ty).map_or(Value::Null, Value::String),
    }
}
