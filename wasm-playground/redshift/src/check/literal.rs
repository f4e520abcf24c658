//! Literals, and the words that are functions without brackets.

use sqlparser::ast::{Interval as ParsedInterval, TypedString, Value};

use super::Checker;
use super::coerce::Reason;
use super::expression::{Clause, Place};
use super::typed::{Literal, Typed};
use crate::error::{Result, SqlError};
use crate::parse::data_type;
use crate::types::date::DAY;
use crate::types::interval::Interval;
use crate::types::read::Datum;
use crate::types::{Type, decimal};

/// A number as it was written: the smallest integer type that holds it (from integer on), else numeric with its own digits.
///
/// # Errors
/// 22003 for more than 38 digits.
pub fn number(text: &str) -> Result<Typed> {
    let literal = Literal::Number(text.to_owned());
    if !text.contains(['.', 'e', 'E']) {
        if let Ok(small) = text.parse::<i32>() {
            return Ok(Typed { literal, ..Typed::constant(&Datum::Int(small.into()), Type::Int4) });
        }
        if let Ok(big) = text.parse::<i64>() {
            return Ok(Typed { literal, ..Typed::constant(&Datum::Int(big), Type::Int8) });
        }
    }
    if text.contains(['e', 'E']) {
        let number: f64 = text.parse().map_err(|_| SqlError::new("42601", format!("syntax error at or near \"{text}\"")))?;
        return Ok(Typed { literal, ..Typed::constant(&Datum::Float(number), Type::Float8) });
    }
    let (units, scale) = decimal::parse(text).ok_or_else(decimal::overflow)?;
    let digits = u8::try_from(units.unsigned_abs().to_string().len()).unwrap_or(u8::MAX).max(scale);
    let units = decimal::fit(units, 38, scale)?;
    Ok(Typed { literal, ..Typed::constant(&Datum::Decimal(units), Type::Numeric(digits.max(1), scale)) })
}

impl Checker<'_> {
    /// A literal.
    ///
    /// # Errors
    /// What is no literal of Redshift.
    pub fn value(&self, value: &Value, _at: Place<'_>) -> Result<Typed> {
        Ok(match value {
            Value::Number(text, _) => number(text)?,
            Value::SingleQuotedString(text) | Value::EscapedStringLiteral(text) | Value::NationalStringLiteral(text) => {
                let sql = crate::types::read::quoted(text);
                Typed { literal: Literal::Text(text.clone()), nullable: false, ..Typed::new(sql, Type::Unknown) }
            }
            Value::DollarQuotedString(quoted) => {
                let sql = crate::types::read::quoted(&quoted.value);
                Typed { literal: Literal::Text(quoted.value.clone()), ..Typed::new(sql, Type::Unknown) }
            }
            Value::Boolean(value) => Typed::constant(&Datum::Int(i64::from(*value)), Type::Bool).named("bool"),
            Value::Null => Typed { literal: Literal::Null, ..Typed::new("null", Type::Unknown) },
            Value::Placeholder(name) => return Err(SqlError::new("42601", format!("syntax error at or near \"{name}\""))),
            other => return Err(SqlError::not_in_redshift(format!("the literal {other}"))),
        })
    }

    /// `date '2026-01-31'`.
    ///
    /// # Errors
    /// Those of reading it.
    pub fn typed_string(&self, typed: &TypedString) -> Result<Typed> {
        let to = data_type::of(&typed.data_type)?;
        let Some(text) = typed.value.value.clone().into_string() else {
            return Err(SqlError::new("42601", "syntax error"));
        };
        Ok(Typed::constant(&crate::types::read::parse(&text, to)?, to).named(to.internal_name()))
    }

    /// `interval '1 day'`, `interval '1' day`.
    ///
    /// # Errors
    /// 22007 when it is none.
    pub fn interval(&self, interval: &ParsedInterval, at: Place<'_>) -> Result<Typed> {
        let value = self.expression(&interval.value, at)?;
        let text = match &value.literal {
            Literal::Text(text) | Literal::Number(text) => text.clone(),
            _ => return Err(SqlError::not_here("INTERVAL of something that is no literal").hint("Write n * interval '1 day', or DATEADD.")),
        };
        let unit = interval.leading_field.as_ref().map(|field| field.to_string().to_lowercase());
        let parsed = Interval::parse(&text, unit.as_deref())
            .ok_or_else(|| SqlError::new("22007", format!("invalid input syntax for type interval: \"{text}\"")))?;
        Ok(Typed::constant(&Datum::Text(parsed.to_stored()), Type::Interval).named("interval"))
    }

    /// SYSDATE, CURRENT_DATE and their like; none for any other word.
    ///
    /// # Errors
    /// 42601 for words that mean something only elsewhere.
    pub fn bare_word(&self, word: &str, clause: Clause) -> Result<Option<Typed>> {
        let surroundings = self.surroundings;
        let moment = surroundings.transaction_us;
        Ok(Some(match word {
            "sysdate" => Typed::constant(&Datum::Int(moment), Type::Timestamp).named("timestamp"),
            "current_date" => Typed::constant(&Datum::Int(moment.div_euclid(DAY)), Type::Date).named("date"),
            "current_timestamp" => Typed::constant(&Datum::Int(moment), Type::TimestampTz).named("timestamptz"),
            "localtimestamp" => Typed::constant(&Datum::Int(moment), Type::Timestamp).named("timestamp"),
            "localtime" => Typed::constant(&Datum::Int(moment.rem_euclid(DAY)), Type::Time).named("time"),
            "current_user" | "user" | "session_user" => {
                let name = Datum::Text(surroundings.user.clone());
                self.coerce(&Typed::constant(&name, Type::Varchar(128)), Type::Varchar(128), Reason::Implicit)?.named(word)
            }
            "current_schema" => {
                let schema = surroundings.path.first().cloned().unwrap_or_default();
                Typed::constant(&Datum::Text(schema), Type::Varchar(128)).named(word)
            }
            "default" if clause != Clause::Values => return Err(SqlError::new("42601", "DEFAULT is not allowed in this context")),
            _ => return Ok(None),
        }))
    }
}
