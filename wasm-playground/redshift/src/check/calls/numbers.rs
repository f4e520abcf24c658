//! Functions of numbers whose result has the type of their argument: ABS, ROUND, MOD and the like.

use super::no_function;
use crate::check::Checker;
use crate::check::coerce::Reason;
use crate::check::typed::Typed;
use crate::error::Result;
use crate::types::{MOST_DIGITS, Type};

impl Checker<'_> {
    /// A function of this room; none if it is not here.
    ///
    /// # Errors
    /// 42883 when the arguments are no numbers.
    pub fn number_function(&self, name: &str, values: &[Typed]) -> Result<Option<Typed>> {
        let known = ["abs", "sign", "round", "trunc", "floor", "ceil", "ceiling", "mod"].contains(&name);
        if !known || (name == "trunc" && values.first().is_some_and(|value| value.ty.is_moment())) {
            return Ok(None);
        }
        let mut numbers = Vec::new();
        for value in values {
            numbers.push(match value.ty {
                Type::Unknown => self.coerce(value, Type::Float8, Reason::Implicit)?,
                ty if ty.is_number() => value.clone(),
                _ => return Err(no_function(name, values)),
            });
        }
        let typed = match (name, numbers.as_slice()) {
            ("abs", [value]) => self.absolute(value),
            ("sign", [value]) => self.sign(value),
            ("round" | "trunc", [value]) => self.rounded(name, value, None)?,
            ("round" | "trunc", [value, places]) if places.ty.is_integer() || matches!(values[1].ty, Type::Unknown) => {
                let places = if places.ty.is_integer() { places.clone() } else { self.coerce(&values[1], Type::Int4, Reason::Implicit)? };
                self.rounded(name, value, Some(&places))?
            }
            ("floor" | "ceil" | "ceiling", [value]) => self.whole(if name == "floor" { "floor" } else { "ceil" }, value)?,
            ("mod", [a, b]) => self.arithmetic(a, "%", b)?,
            _ => return Err(no_function(name, values)),
        };
        Ok(Some(typed))
    }

    fn absolute(&self, value: &Typed) -> Typed {
        match value.ty {
            Type::Numeric(..) => self.make("decimal_abs", &[value], value.ty),
            ty if ty.is_float() => value.turned(format!("abs({})", value.sql), ty),
            ty => value.turned(format!("int_abs({}, {})", value.sql, ty.sizes().0 * 8), ty),
        }
    }

    fn sign(&self, value: &Typed) -> Typed {
        match value.ty {
            Type::Numeric(..) => self.make("decimal_sign", &[value], Type::Numeric(1, 0)),
            ty if ty.is_float() => self.make("float_sign", &[value], Type::Float8),
            ty => value.turned(format!("(({0} > 0) - ({0} < 0))", value.sql), ty),
        }
    }

    fn rounded(&self, name: &str, value: &Typed, places: Option<&Typed>) -> Result<Typed> {
        let literal = places.map_or(Some(0), Typed::as_integer);
        match value.ty {
            Type::Numeric(precision, scale) => {
                // With a literal the result has that scale; else it keeps the scale of the argument.
                let to = literal.and_then(|places| u8::try_from(places.max(0)).ok()).map_or(scale, |places| places.min(scale));
                let places = places.map_or_else(|| Typed::new("0", Type::Int4), Clone::clone);
                let precision = (precision - scale + to + u8::from(name == "round")).clamp(1, MOST_DIGITS);
                let sql = format!("decimal_{name}({}, {scale}, {}, {to})", value.sql, places.sql);
                Ok(Typed::of(sql, Type::Numeric(precision, to), &[value, &places]))
            }
            ty if ty.is_float() => {
                let value = self.coerce(value, Type::Float8, Reason::Implicit)?;
                let places = places.map_or_else(|| Typed::new("0", Type::Int4), Clone::clone);
                Ok(Typed::of(format!("float_{name}({}, {})", value.sql, places.sql), Type::Float8, &[&value, &places]))
            }
            ty => match places {
                None => Ok(value.clone()),
                Some(places) => Ok(Typed::of(format!("int_{name}({}, {})", value.sql, places.sql), ty, &[value, places])),
            },
        }
    }

    fn whole(&self, name: &str, value: &Typed) -> Result<Typed> {
        Ok(match value.ty {
            Type::Numeric(precision, scale) => {
                let precision = (precision - scale + 1).clamp(1, MOST_DIGITS);
                value.turned(format!("decimal_{name}({}, {scale})", value.sql), Type::Numeric(precision, 0))
            }
            ty if ty.is_float() => {
                let value = self.coerce(value, Type::Float8, Reason::Implicit)?;
                value.turned(format!("float_{name}({})", value.sql), Type::Float8)
            }
            _ => value.clone(),
        })
    }
}
