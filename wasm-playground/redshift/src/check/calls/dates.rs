//! Functions of dates and times: DATEADD, DATEDIFF, DATE_TRUNC, EXTRACT and the like.

use sqlparser::ast::{Expr, Value};

use super::no_function;
use crate::check::Checker;
use crate::check::coerce::Reason;
use crate::check::expression::Place;
use crate::check::typed::{Literal, Typed};
use crate::error::{Result, SqlError};
use crate::functions::date_part::Part;
use crate::types::Type;
use crate::types::read::quoted;

/// A part of a date, written as a word or as a text.
fn part(expr: &Expr) -> Result<(Part, String)> {
    let name = match expr {
        Expr::Identifier(ident) => ident.value.to_lowercase(),
        Expr::Value(value) => match &value.value {
            Value::SingleQuotedString(text) => text.to_lowercase(),
            other => return Err(SqlError::new("42601", format!("syntax error at or near \"{other}\""))),
        },
        other => return Err(SqlError::new("42601", format!("{other} is no part of a date")).hint("Write day, month, year, hour, …")),
    };
    match Part::by_name(&name) {
        Some(part) => Ok((part, name)),
        None => Err(SqlError::new("22023", format!("timestamp units \"{name}\" not recognized"))),
    }
}

impl Checker<'_> {
    /// A function of this room; none if it is not here.
    ///
    /// # Errors
    /// 42883 when the arguments are others, 22023 for a part that no date has.
    pub fn date_function(&self, name: &str, arguments: &[&Expr], at: Place<'_>) -> Result<Option<Typed>> {
        let values =
            |from: usize| -> Result<Vec<Typed>> { arguments.iter().skip(from).map(|argument| self.expression(argument, at)).collect() };
        Ok(Some(match (name, arguments) {
            ("dateadd" | "date_add", [unit, _, _]) => self.dateadd(part(unit)?.0, &values(1)?)?,
            ("datediff" | "date_diff", [unit, _, _]) => self.datediff(part(unit)?.0, &values(1)?)?,
            ("date_trunc", [unit, _]) => self.date_trunc(part(unit)?.0, &values(1)?)?,
            ("date_part" | "pgdate_part", [unit, _]) => self.date_part(&part(unit)?.1, &values(1)?[0], Type::Float8)?,
            ("trunc", [_]) => {
                let value = &values(0)?[0];
                if !value.ty.is_moment() {
                    return Ok(None);
                }
                self.coerce(value, Type::Date, Reason::Explicit)?
            }
            ("last_day", [_]) => {
                let value = self.moment(name, &values(0)?, 0)?;
                value.turned(format!("moment_last_day({})", value.sql), Type::Date)
            }
            ("add_months", [_, _]) => {
                let values = values(0)?;
                let moment = self.moment(name, &values, 0)?;
                let months = self.coerce(&values[1], Type::Int8, Reason::Implicit)?;
                Typed::of(format!("moment_add_months({}, {})", moment.sql, months.sql), Type::Timestamp, &[&moment, &months])
            }
            ("months_between", [_, _]) => {
                let values = values(0)?;
                let (a, b) = (self.moment(name, &values, 0)?, self.moment(name, &values, 1)?);
                Typed::of(format!("moment_months_between({}, {})", a.sql, b.sql), Type::Float8, &[&a, &b])
            }
            ("next_day", [_, _]) => {
                let values = values(0)?;
                let (moment, day) = (self.moment(name, &values, 0)?, self.as_text(&values[1])?);
                Typed::of(format!("moment_next_day({}, {})", moment.sql, day.sql), Type::Date, &[&moment, &day])
            }
            ("date_cmp" | "timestamp_cmp", [_, _]) => {
                let values = values(0)?;
                let (a, b) = (self.moment(name, &values, 0)?, self.moment(name, &values, 1)?);
                Typed::of(format!("(({0} > {1}) - ({0} < {1}))", a.sql, b.sql), Type::Int4, &[&a, &b])
            }
            ("to_date", [_, _]) => self.by_format("text_to_date", &values(0)?, Type::Date)?,
            ("to_timestamp", [_, _]) => self.by_format("text_to_timestamp", &values(0)?, Type::TimestampTz)?,
            ("convert_timezone", [_, _] | [_, _, _]) => self.convert_timezone(&values(0)?)?,
            ("date", [_]) => self.coerce(&values(0)?[0], Type::Date, Reason::Explicit)?,
            _ => return Ok(None),
        }))
    }

    /// The argument as a timestamp.
    fn moment(&self, name: &str, values: &[Typed], index: usize) -> Result<Typed> {
        let value = values.get(index).ok_or_else(|| no_function(name, values))?;
        match value.ty {
            // The time of a day is a moment of 1970-01-01.
            Type::TimestampTz | Type::Time => Ok(value.turned(value.sql.clone(), Type::Timestamp)),
            Type::Unknown | Type::Date | Type::Timestamp => self.coerce(value, Type::Timestamp, Reason::Implicit),
            _ => Err(no_function(name, values)),
        }
    }

    /// The type in which a moment is given back.
    fn kept(value: &Typed) -> Type {
        if value.ty == Type::TimestampTz { Type::TimestampTz } else { Type::Timestamp }
    }

    fn dateadd(&self, part: Part, values: &[Typed]) -> Result<Typed> {
        let moment = self.moment("dateadd", values, 1)?;
        let number = match values[0].ty {
            Type::Unknown => self.coerce(&values[0], Type::Int8, Reason::Implicit)?,
            ty if ty.is_number() => self.coerce(&values[0], Type::Int8, Reason::Explicit)?,
            _ => return Err(no_function("dateadd", values)),
        };
        let sql = format!("moment_dateadd({}, {}, {})", part.code(), number.sql, moment.sql);
        Ok(Typed::of(sql, Self::kept(&values[1]), &[&number, &moment]))
    }

    fn datediff(&self, part: Part, values: &[Typed]) -> Result<Typed> {
        let (from, to) = (self.moment("datediff", values, 0)?, self.moment("datediff", values, 1)?);
        let sql = format!("moment_datediff({}, {}, {})", part.code(), from.sql, to.sql);
        Ok(Typed::of(sql, Type::Int8, &[&from, &to]))
    }

    fn date_trunc(&self, part: Part, values: &[Typed]) -> Result<Typed> {
        let moment = self.moment("date_trunc", values, 0)?;
        Ok(moment.turned(format!("moment_trunc({}, {})", part.code(), moment.sql), Self::kept(&values[0])))
    }

    /// EXTRACT(field FROM value). Redshift gives an integer: <https://docs.aws.amazon.com/redshift/latest/dg/r_EXTRACT_function.html>.
    ///
    /// # Errors
    /// 22023 for a field that no date has.
    pub fn extract(&self, field: &str, expr: &Expr, at: Place<'_>) -> Result<Typed> {
        let value = self.expression(expr, at)?;
        let field = field.trim_matches(['\'', '"']).to_lowercase();
        Ok(self.date_part(&field, &value, Type::Int4)?.named("date_part"))
    }

    fn date_part(&self, name: &str, value: &Typed, ty: Type) -> Result<Typed> {
        let unknown = || SqlError::new("22023", format!("timestamp units \"{name}\" not recognized"));
        let part = Part::by_name(name).ok_or_else(unknown)?;
        let ty = if part == Part::Epoch && ty == Type::Int4 { Type::Int8 } else { ty };
        let (function, value) = match value.ty {
            Type::Interval => ("interval_part", value.clone()),
            Type::Time => ("moment_part", value.clone()),
            _ => ("moment_part", self.moment("date_part", std::slice::from_ref(value), 0)?),
        };
        let sql = format!("{function}({}, {})", part.code(), value.sql);
        Ok(value.turned(if ty.is_integer() { format!("cast({sql} as integer)") } else { sql }, ty))
    }

    fn by_format(&self, function: &str, values: &[Typed], ty: Type) -> Result<Typed> {
        let (text, format) = (self.as_text(&values[0])?, self.as_text(&values[1])?);
        Ok(self.make(function, &[&text, &format], ty))
    }

    fn convert_timezone(&self, values: &[Typed]) -> Result<Typed> {
        let zones = values.get(..values.len() - 1).unwrap_or_default();
        for zone in zones {
            utc_only(zone)?;
        }
        self.moment("convert_timezone", values, values.len() - 1)
    }

    /// `moment AT TIME ZONE zone`.
    ///
    /// # Errors
    /// 0A000 for any zone but UTC.
    pub fn at_time_zone(&self, moment: &Expr, zone: &Expr, at: Place<'_>) -> Result<Typed> {
        let moment = self.expression(moment, at)?;
        utc_only(&self.expression(zone, at)?)?;
        let ty = if moment.ty == Type::TimestampTz { Type::Timestamp } else { Type::TimestampTz };
        let moment = self.moment("timezone", &[moment], 0)?;
        Ok(moment.turned(moment.sql.clone(), ty).named("timezone"))
    }
}

/// The simulation has no table of time zones.
fn utc_only(zone: &Typed) -> Result {
    match &zone.literal {
        Literal::Text(name) if ["utc", "gmt", "etc/utc", "zulu", "z"].contains(&name.to_lowercase().as_str()) => Ok(()),
        Literal::Text(name) => {
            Err(SqlError::not_here(format!("the time zone {}", quoted(name))).hint("UTC is here; add or take away hours with DATEADD."))
        }
        _ => Err(SqlError::not_here("a time zone that is no literal")),
    }
}
