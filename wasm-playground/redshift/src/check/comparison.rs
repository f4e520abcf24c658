//! Comparisons, BETWEEN, IN and LIKE: both sides get one type, or the operator does not exist.

use sqlparser::ast::{BinaryOperator, Expr};

use super::Checker;
use super::coerce::{Reason, common};
use super::expression::Place;
use super::operators::no_operator;
use super::typed::{Literal, Typed};
use crate::error::{Result, SqlError};
use crate::types::Type;

impl Checker<'_> {
    /// Both values in the type in which they are compared.
    ///
    /// # Errors
    /// 42883 when there is none.
    pub fn comparable(&self, a: &Typed, operator: &str, b: &Typed) -> Result<(Typed, Typed)> {
        let ty = match common(a.ty, b.ty) {
            Some(Type::Unknown) => Type::TEXT,
            Some(Type::Super) => return Err(SqlError::not_here("comparison of SUPER values")),
            Some(ty) => ty,
            None => return Err(no_operator(operator, Some(a.ty), b.ty)),
        };
        // A literal beside a number, a char or a decimal is read without that column's length.
        let free = |typed: &Typed| match (typed.ty, &typed.literal, ty) {
            (Type::Unknown, Literal::Text(_), Type::Char(_) | Type::Varchar(_)) => Type::TEXT,
            (Type::Unknown, Literal::Text(text), Type::Numeric(_, scale)) => {
                let own = crate::types::decimal::parse(text).map_or(scale, |(_, own)| own.max(scale));
                Type::Numeric(38, own)
            }
            _ => ty,
        };
        let (mut x, mut y) = (self.coerce(a, free(a), Reason::Implicit)?, self.coerce(b, free(b), Reason::Implicit)?);
        if let (Type::Numeric(_, s1), Type::Numeric(_, s2)) = (x.ty, y.ty)
            && s1 != s2
        {
            let to = Type::Numeric(38, s1.max(s2));
            (x, y) = (self.coerce(&x, to, Reason::Implicit)?, self.coerce(&y, to, Reason::Implicit)?);
        }
        if ty == Type::Interval {
            x = x.turned(format!("interval_length({})", x.sql), Type::Int8);
            y = y.turned(format!("interval_length({})", y.sql), Type::Int8);
        }
        Ok((x, y))
    }

    /// `a = b` and its like. Trailing blanks count for nothing.
    /// <https://docs.aws.amazon.com/redshift/latest/dg/r_Character_types.html>, "Significance of trailing blanks", read 2026-11-27.
    ///
    /// # Errors
    /// 42883.
    pub fn compared(&self, a: &Typed, operator: &str, b: &Typed) -> Result<Typed> {
        let (x, y) = self.comparable(a, operator, b)?;
        let collation = if x.ty.is_text() { " collate rtrim" } else { "" };
        Ok(Typed::of(format!("({} {operator} {}{collation})", x.sql, y.sql), Type::Bool, &[&x, &y]))
    }

    /// `(a, b) = (c, d)`.
    ///
    /// # Errors
    /// 42601 where they are of different length.
    pub fn rows_compared(&self, lefts: &[Expr], op: &BinaryOperator, rights: &[Expr], at: Place<'_>) -> Result<Typed> {
        if lefts.len() != rights.len() {
            return Err(SqlError::new("42601", "unequal number of entries in row expressions"));
        }
        let join = match op {
            BinaryOperator::Eq => " and ",
            BinaryOperator::NotEq => " or ",
            other => return Err(SqlError::not_here(format!("rows with {other}"))),
        };
        let mut parts = Vec::new();
        for (left, right) in lefts.iter().zip(rights) {
            let (a, b) = (self.expression(left, at)?, self.expression(right, at)?);
            parts.push(self.compared(&a, &op.to_string(), &b)?);
        }
        let sql = format!("({})", parts.iter().map(|part| part.sql.as_str()).collect::<Vec<_>>().join(join));
        Ok(Typed::of(sql, Type::Bool, &parts.iter().collect::<Vec<_>>()))
    }

    /// IS [NOT] DISTINCT FROM, which Redshift lacks.
    ///
    /// # Errors
    /// Always.
    pub fn distinct(&self, _a: &Expr, _b: &Expr, _word: &str, _at: Place<'_>) -> Result<Typed> {
        Err(SqlError::not_here("IS DISTINCT FROM"))
    }

    /// BETWEEN.
    ///
    /// # Errors
    /// 42883.
    pub fn between(&self, expr: &Expr, negated: bool, low: &Expr, high: &Expr, at: Place<'_>) -> Result<Typed> {
        let value = self.expression(expr, at)?;
        let (low, high) = (self.expression(low, at)?, self.expression(high, at)?);
        let (from, to) = (self.compared(&value, ">=", &low)?, self.compared(&value, "<=", &high)?);
        let not = if negated { "not " } else { "" };
        Ok(Typed::of(format!("({not}({} and {}))", from.sql, to.sql), Type::Bool, &[&from, &to]))
    }

    /// IN with a list.
    ///
    /// # Errors
    /// 42883.
    pub fn in_list(&self, expr: &Expr, list: &[Expr], negated: bool, at: Place<'_>) -> Result<Typed> {
        if let Expr::Tuple(lefts) = expr {
            let mut parts = Vec::new();
            for row in list {
                let Expr::Tuple(rights) = row else { return Err(SqlError::new("42601", "unequal number of entries in row expressions")) };
                parts.push(self.rows_compared(lefts, &BinaryOperator::Eq, rights, at)?);
            }
            let not = if negated { "not " } else { "" };
            let sql = format!("({not}({}))", parts.iter().map(|part| part.sql.as_str()).collect::<Vec<_>>().join(" or "));
            return Ok(Typed::of(sql, Type::Bool, &parts.iter().collect::<Vec<_>>()));
        }
        let value = self.expression(expr, at)?;
        let mut members = Vec::new();
        for member in list {
            members.push(self.expression(member, at)?);
        }
        let mut ty = value.ty;
        for member in &members {
            ty = common(ty, member.ty).ok_or_else(|| no_operator("=", Some(value.ty), member.ty))?;
        }
        let all_plain = !matches!(ty, Type::Interval | Type::Super);
        if !all_plain {
            return Err(SqlError::not_here(format!("IN with {}", ty.name())));
        }
        let ty = match ty {
            Type::Unknown | Type::Char(_) | Type::Varchar(_) => Type::TEXT,
            Type::Numeric(_, scale) => {
                let own = members.iter().filter_map(|member| match &member.literal {
                    Literal::Text(text) => crate::types::decimal::parse(text).map(|(_, own)| own),
                    _ => None,
                });
                Type::Numeric(38, own.fold(scale, u8::max))
            }
            other => other,
        };
        let value = self.coerce(&value, ty, Reason::Implicit)?;
        let mut texts = Vec::new();
        let mut parts = vec![&value];
        let members: Vec<Typed> = members.iter().map(|member| self.coerce(member, ty, Reason::Implicit)).collect::<Result<_>>()?;
        for member in &members {
            texts.push(member.sql.clone());
            parts.push(member);
        }
        let collation = if ty.is_text() { " collate rtrim" } else { "" };
        let not = if negated { "not " } else { "" };
        Ok(Typed::of(format!("({}{collation} {not}in ({}))", value.sql, texts.join(", ")), Type::Bool, &parts))
    }

    /// LIKE, ILIKE and SIMILAR TO.
    ///
    /// # Errors
    /// 42883 for what is no text.
    #[expect(clippy::too_many_arguments, reason = "they are the parts of the operator")]
    pub fn like(
        &self,
        function: &str,
        operator: &str,
        negated: bool,
        any: bool,
        sides: [&Expr; 2],
        escape: Option<&Expr>,
        at: Place<'_>,
    ) -> Result<Typed> {
        if any {
            return Err(SqlError::not_in_redshift("LIKE ANY"));
        }
        let [value, pattern] = [self.expression(sides[0], at)?, self.expression(sides[1], at)?];
        let textual = |typed: &Typed| typed.ty.is_text() || typed.ty == Type::Unknown;
        if !textual(&value) || !textual(&pattern) {
            return Err(no_operator(operator, Some(value.ty), pattern.ty));
        }
        let escape = match escape {
            None => "\\".to_owned(),
            Some(escape) => match self.expression(escape, at)?.literal {
                Literal::Text(text) if text.chars().count() <= 1 => text,
                _ => return Err(SqlError::new("22025", "invalid escape string").hint("Escape string must be empty or one character.")),
            },
        };
        let not = if negated { "not " } else { "" };
        let sql = format!("({not}{function}({}, {}, {}))", value.sql, pattern.sql, crate::types::read::quoted(&escape));
        Ok(Typed::of(sql, Type::Bool, &[&value, &pattern]))
    }
}
