//! Functions of text that do not fit into the table: CONCAT, SUBSTRING and TRIM in SQL's own spelling, TO_CHAR.

use sqlparser::ast::{Expr, TrimWhereField};

use super::no_function;
use crate::check::Checker;
use crate::check::coerce::type_code;
use crate::check::expression::Place;
use crate::check::typed::Typed;
use crate::error::{Result, SqlError};
use crate::types::{LONGEST_VARCHAR, Type};

impl Checker<'_> {
    /// A function of this room; none if it is not here.
    ///
    /// # Errors
    /// 42883 when the arguments are others.
    pub fn text_function(&self, name: &str, values: &[Typed]) -> Result<Option<Typed>> {
        match (name, values) {
            // CONCAT of Redshift takes two, and NULL with anything is NULL.
            // <https://docs.aws.amazon.com/redshift/latest/dg/r_CONCAT.html>.
            ("concat", [a, b]) => {
                let (a, b) = (self.as_text(a)?, self.as_text(b)?);
                let length = a.ty.sizes().0.saturating_add(b.ty.sizes().0).min(LONGEST_VARCHAR);
                Ok(Some(Typed::of(format!("({} || {})", a.sql, b.sql), Type::Varchar(length), &[&a, &b])))
            }
            ("to_char", [value, format]) => {
                if !format.ty.is_text() && format.ty != Type::Unknown {
                    return Err(no_function(name, values));
                }
                let format = self.as_text(format)?;
                if value.ty == Type::Unknown || !(value.ty.is_moment() || value.ty.is_number() || value.ty == Type::Interval) {
                    return Err(no_function(name, values));
                }
                let sql = format!("value_to_char({}, {}, {})", value.sql, format.sql, type_code(value.ty));
                Ok(Some(Typed::of(sql, Type::Varchar(256), &[value, &format])))
            }
            _ => Ok(None),
        }
    }

    /// SUBSTRING(text FROM n FOR m).
    ///
    /// # Errors
    /// 42883.
    pub fn substring(&self, text: &Expr, from: Option<&Expr>, length: Option<&Expr>, at: Place<'_>) -> Result<Typed> {
        let mut arguments = vec![self.expression(text, at)?];
        match from {
            Some(from) => arguments.push(self.expression(from, at)?),
            None => arguments.push(Typed::new("1", Type::Int4)),
        }
        if let Some(length) = length {
            arguments.push(self.expression(length, at)?);
        }
        self.scalar("substring", &arguments)
    }

    /// TRIM([BOTH | LEADING | TRAILING] [what FROM] text).
    ///
    /// # Errors
    /// 42883.
    pub fn trim(
        &self,
        side: Option<&TrimWhereField>,
        what: Option<&Expr>,
        text: &Expr,
        characters: Option<&[Expr]>,
        at: Place<'_>,
    ) -> Result<Typed> {
        let name = match side {
            None | Some(TrimWhereField::Both) => "btrim",
            Some(TrimWhereField::Leading) => "ltrim",
            Some(TrimWhereField::Trailing) => "rtrim",
        };
        let mut arguments = vec![self.expression(text, at)?];
        if let Some(what) = what {
            arguments.push(self.expression(what, at)?);
        }
        match characters {
            Some([one]) => arguments.push(self.expression(one, at)?),
            Some([_, _, ..]) => return Err(SqlError::new("42601", "syntax error in TRIM")),
            _ => {}
        }
        self.scalar(name, &arguments)
    }
}
