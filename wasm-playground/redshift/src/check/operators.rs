//! Arithmetic, concatenation, AND and OR; comparisons are in [`super::comparison`].

use sqlparser::ast::{BinaryOperator, Expr};

use super::Checker;
use super::coerce::{Reason, common};
use super::expression::Place;
use super::typed::{Literal, Typed};
use crate::error::{Result, SqlError};
use crate::types::{MOST_DIGITS, Type};

/// The error for operands that an operator does not take.
#[must_use]
pub fn no_operator(operator: &str, left: Option<Type>, right: Type) -> SqlError {
    let left = left.map(|left| format!("{} ", left.name())).unwrap_or_default();
    SqlError::new("42883", format!("operator does not exist: {left}{operator} {}", right.name()))
        .hint("No operator matches the given name and argument type(s). You might need to add explicit type casts.")
}

impl Checker<'_> {
    /// An operator between two expressions.
    ///
    /// # Errors
    /// 42883 when it does not take their types, and theirs.
    pub fn binary(&self, left: &Expr, op: &BinaryOperator, right: &Expr, at: Place<'_>) -> Result<Typed> {
        use BinaryOperator as Op;
        if matches!(op, Op::And | Op::Or) {
            let word = if *op == Op::And { "AND" } else { "OR" };
            let (a, b) = (self.condition(left, at, word)?, self.condition(right, at, word)?);
            return Ok(Typed::of(format!("({} {} {})", a.sql, word.to_lowercase(), b.sql), Type::Bool, &[&a, &b]));
        }
        if let (Expr::Tuple(lefts), Expr::Tuple(rights)) = (left, right) {
            return self.rows_compared(lefts, op, rights, at);
        }
        let (a, b) = (self.expression(left, at)?, self.expression(right, at)?);
        match op {
            Op::Eq | Op::NotEq | Op::Lt | Op::LtEq | Op::Gt | Op::GtEq => self.compared(&a, &op.to_string(), &b),
            Op::Plus | Op::Minus | Op::Multiply | Op::Divide | Op::Modulo => self.arithmetic(&a, &op.to_string(), &b),
            Op::StringConcat => self.concatenated(&a, &b),
            Op::PGRegexMatch => self.regex(&a, &b, "~", "text_matches", false),
            Op::PGRegexNotMatch => self.regex(&a, &b, "!~", "text_matches", true),
            Op::PGRegexIMatch => self.regex(&a, &b, "~*", "text_imatches", false),
            Op::PGRegexNotIMatch => self.regex(&a, &b, "!~*", "text_imatches", true),
            Op::PGExp => {
                let (a, b) = (self.coerce(&a, Type::Float8, Reason::Implicit)?, self.coerce(&b, Type::Float8, Reason::Implicit)?);
                Ok(Typed::of(format!("float_power({}, {})", a.sql, b.sql), Type::Float8, &[&a, &b]))
            }
            Op::BitwiseAnd | Op::BitwiseOr | Op::PGBitwiseXor | Op::PGBitwiseShiftLeft | Op::PGBitwiseShiftRight => self.bits(&a, op, &b),
            other => Err(no_operator(&other.to_string(), Some(a.ty), b.ty)),
        }
    }

    fn regex(&self, a: &Typed, b: &Typed, operator: &str, function: &str, negated: bool) -> Result<Typed> {
        if !(a.ty.is_text() || a.ty == Type::Unknown) || !(b.ty.is_text() || b.ty == Type::Unknown) {
            return Err(no_operator(operator, Some(a.ty), b.ty));
        }
        let not = if negated { "not " } else { "" };
        Ok(Typed::of(format!("({not}{function}({}, {}))", a.sql, b.sql), Type::Bool, &[a, b]))
    }

    fn bits(&self, a: &Typed, op: &BinaryOperator, b: &Typed) -> Result<Typed> {
        let sign = op.to_string();
        let ty = common(a.ty, b.ty).filter(|ty| ty.is_integer()).ok_or_else(|| no_operator(&sign, Some(a.ty), b.ty))?;
        if sign == "#" {
            return Ok(Typed::of(format!("(({0} | {1}) - ({0} & {1}))", a.sql, b.sql), ty, &[a, b]));
        }
        Ok(Typed::of(format!("({} {sign} {})", a.sql, b.sql), ty, &[a, b]))
    }

    /// `||`: whatever it is becomes text, if one side is.
    fn concatenated(&self, a: &Typed, b: &Typed) -> Result<Typed> {
        let textual = |typed: &Typed| typed.ty.is_text() || typed.ty == Type::Unknown;
        if !textual(a) && !textual(b) {
            return Err(no_operator("||", Some(a.ty), b.ty));
        }
        let (a, b) = (self.as_text(a)?, self.as_text(b)?);
        let length = a.ty.sizes().0.saturating_add(b.ty.sizes().0).min(crate::types::LONGEST_VARCHAR);
        Ok(Typed::of(format!("({} || {})", a.sql, b.sql), Type::Varchar(length), &[&a, &b]))
    }

    /// The value as text of its own length.
    ///
    /// # Errors
    /// Those of the conversion.
    pub fn as_text(&self, value: &Typed) -> Result<Typed> {
        let to = match (value.ty, &value.literal) {
            (Type::Unknown, Literal::Text(text)) => Type::Varchar(u32::try_from(text.len()).unwrap_or(1).max(1)),
            (Type::Char(length) | Type::Varchar(length), _) => Type::Varchar(length),
            (Type::Unknown, _) => Type::TEXT,
            _ => Type::Varchar(64),
        };
        self.coerce(value, to, Reason::Explicit)
    }

    /// `-x`.
    ///
    /// # Errors
    /// 42883.
    pub fn negated(&self, value: &Typed) -> Result<Typed> {
        let sql = &value.sql;
        match value.ty {
            Type::Numeric(..) => Ok(value.turned(format!("decimal_negate({sql})"), value.ty)),
            Type::Interval => Ok(value.turned(format!("interval_times({sql}, -1)"), value.ty)),
            ty if ty.is_integer() => Ok(value.turned(format!("int_fit(-{sql}, {})", ty.sizes().0 * 8), ty)),
            ty if ty.is_number() => Ok(value.turned(format!("(-{sql})"), ty)),
            Type::Unknown => Err(SqlError::new("42725", "operator is not unique: - unknown")),
            other => Err(no_operator("-", None, other)),
        }
    }

    /// `+ - * / %`.
    ///
    /// # Errors
    /// 42883 and 42725.
    pub fn arithmetic(&self, a: &Typed, op: &str, b: &Typed) -> Result<Typed> {
        let (a, b) = match (a.ty, b.ty) {
            (Type::Unknown, Type::Unknown) => {
                return Err(SqlError::new("42725", format!("operator is not unique: unknown {op} unknown"))
                    .hint("Could not choose a best candidate operator. You might need to add explicit type casts."));
            }
            (Type::Date, Type::Unknown) if op == "+" => {
                return Err(SqlError::new("42725", "operator is not unique: date + unknown")
                    .hint("Could not choose a best candidate operator. You might need to add explicit type casts."));
            }
            (Type::Unknown, other) => (self.coerce(a, partner(other, op), Reason::Implicit)?, b.clone()),
            (other, Type::Unknown) => (a.clone(), self.coerce(b, partner(other, op), Reason::Implicit)?),
            _ => (a.clone(), b.clone()),
        };
        if !a.ty.is_number() || !b.ty.is_number() {
            return self.moments(&a, op, &b);
        }
        let ty = common(a.ty, b.ty).ok_or_else(|| no_operator(op, Some(a.ty), b.ty))?;
        if let Type::Numeric(..) = ty {
            return self.decimals(&a, op, &b);
        }
        let (x, y) = (self.coerce(&a, ty, Reason::Implicit)?, self.coerce(&b, ty, Reason::Implicit)?);
        let sql = if ty.is_float() {
            if op == "%" {
                return Err(no_operator(op, Some(a.ty), b.ty));
            }
            let divisor = if op == "/" { format!("float_nonzero({})", y.sql) } else { y.sql.clone() };
            format!("float_finite({} {op} {divisor})", x.sql)
        } else {
            let bits = ty.sizes().0 * 8;
            match op {
                "/" => format!("({} / int_nonzero({}))", x.sql, y.sql),
                "%" => format!("({} % int_nonzero({}))", x.sql, y.sql),
                _ if ty == Type::Int8 => {
                    let function = match op {
                        "+" => "int_add",
                        "-" => "int_subtract",
                        _ => "int_multiply",
                    };
                    format!("{function}({}, {})", x.sql, y.sql)
                }
                // Two of 32 bits cannot leave the 64 of SQLite.
                _ => format!("int_fit({} {op} {}, {bits})", x.sql, y.sql),
            }
        };
        Ok(Typed::of(sql, ty, &[&x, &y]))
    }

    /// Precision and scale of results: <https://docs.aws.amazon.com/redshift/latest/dg/r_numeric_computations201.html>, read 2026-11-27.
    fn decimals(&self, a: &Typed, op: &str, b: &Typed) -> Result<Typed> {
        let ((p1, s1), (p2, s2)) = (a.ty.as_numeric().unwrap_or((38, 0)), b.ty.as_numeric().unwrap_or((38, 0)));
        let (x, y) = (self.coerce(a, Type::Numeric(p1, s1), Reason::Implicit)?, self.coerce(b, Type::Numeric(p2, s2), Reason::Implicit)?);
        let (precision, scale) = result_size(op, (p1.into(), s1.into()), (p2.into(), s2.into()));
        let ty = Type::Numeric(precision, scale);
        let name = match op {
            "+" => "decimal_add",
            "-" => "decimal_subtract",
            "*" => "decimal_multiply",
            "/" => "decimal_divide",
            _ => "decimal_modulo",
        };
        Ok(Typed::of(format!("{name}({}, {s1}, {}, {s2}, {scale})", x.sql, y.sql), ty, &[&x, &y]))
    }

    /// Dates, times and intervals.
    fn moments(&self, a: &Typed, op: &str, b: &Typed) -> Result<Typed> {
        let make = |sql: String, ty: Type| Ok(Typed::of(sql, ty, &[a, b]));
        let (x, y) = (&a.sql, &b.sql);
        match (a.ty, op, b.ty) {
            (Type::Date, "+", ty) if ty.is_integer() => make(format!("({x} + {y})"), Type::Date),
            (ty, "+", Type::Date) if ty.is_integer() => make(format!("({x} + {y})"), Type::Date),
            (Type::Date, "-", ty) if ty.is_integer() => make(format!("({x} - {y})"), Type::Date),
            (Type::Date, "-", Type::Date) => make(format!("({x} - {y})"), Type::Int4),
            (left, "-", right) if left.is_moment() && right.is_moment() => {
                let to = common(left, right).unwrap_or(Type::Timestamp);
                let (p, q) = (self.coerce(a, to, Reason::Implicit)?, self.coerce(b, to, Reason::Implicit)?);
                make(format!("interval_of({} - {})", p.sql, q.sql), Type::Interval)
            }
            (left, "+" | "-", Type::Interval) if left.is_moment() => {
                let to = if left == Type::TimestampTz { left } else { Type::Timestamp };
                let moment = self.coerce(a, to, Reason::Implicit)?;
                let sign = if op == "+" { 1 } else { -1 };
                make(format!("moment_add({}, {y}, {sign})", moment.sql), to)
            }
            (Type::Interval, "+", right) if right.is_moment() => self.moments(b, op, a),
            (Type::Time, "+" | "-", Type::Interval) => {
                let sign = if op == "+" { 1 } else { -1 };
                make(format!("time_add({x}, {y}, {sign})"), Type::Time)
            }
            (Type::Date, "+", Type::Time) => make(format!("({x} * 86400000000 + {y})"), Type::Timestamp),
            (Type::Interval, "+", Type::Interval) => make(format!("interval_add({x}, {y}, 1)"), Type::Interval),
            (Type::Interval, "-", Type::Interval) => make(format!("interval_add({x}, {y}, -1)"), Type::Interval),
            (Type::Interval, "*", ty) if ty.is_number() => {
                let factor = self.coerce(b, Type::Float8, Reason::Implicit)?;
                make(format!("interval_times({x}, {})", factor.sql), Type::Interval)
            }
            (ty, "*", Type::Interval) if ty.is_number() => self.moments(b, op, a),
            (Type::Interval, "/", ty) if ty.is_number() => {
                let divisor = self.coerce(b, Type::Float8, Reason::Implicit)?;
                make(format!("interval_times({x}, 1.0 / float_nonzero({}))", divisor.sql), Type::Interval)
            }
            (left, _, right) => Err(no_operator(op, Some(left), right)),
        }
    }
}

/// What a text literal beside a value of this type is.
fn partner(other: Type, op: &str) -> Type {
    match other {
        Type::Numeric(..) => Type::Numeric(MOST_DIGITS, 10),
        Type::Timestamp | Type::TimestampTz if op == "+" => Type::Interval,
        other => other,
    }
}

fn result_size(op: &str, (p1, s1): (i32, i32), (p2, s2): (i32, i32)) -> (u8, u8) {
    let (mut scale, mut precision) = match op {
        "+" | "-" => {
            let scale = s1.max(s2);
            (scale, (p1 - s1).max(p2 - s2) + 1 + scale)
        }
        "*" => (s1 + s2, p1 + p2 + 1),
        "/" => {
            let scale = (s1 + p2 - s2 + 1).max(4);
            (scale, p1 - s1 + s2 + scale)
        }
        _ => (s1.max(s2), (p1 - s1).max(p2 - s2) + s1.max(s2)),
    };
    if precision > 38 {
        // "If the calculated precision is over 38, the scale is reduced": digits before the point win, down to a scale of 4 or less.
        scale = (38 - (precision - scale)).max(scale.min(4));
        precision = 38;
    }
    let scale = scale.clamp(0, 37);
    (u8::try_from(precision.clamp(1, 38)).unwrap_or(38), u8::try_from(scale).unwrap_or(0))
}
