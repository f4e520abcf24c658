//! Any expression: to whom each kind of it goes, and where it may stand.

use sqlparser::ast::{CastKind, Expr, UnaryOperator};

use super::Checker;
use super::coerce::Reason;
use super::scope::Scope;
use super::typed::Typed;
use crate::error::{Result, SqlError};
use crate::parse::data_type;
use crate::types::Type;

/// The clause that an expression stands in, as errors name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are SQL's own")]
pub enum Clause {
    Select,
    Where,
    On,
    GroupBy,
    Having,
    Qualify,
    OrderBy,
    Values,
    Update,
    Default,
    Limit,
}

impl Clause {
    /// As PostgreSQL names it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Clause::Select => "SELECT",
            Clause::Where => "WHERE",
            Clause::On => "JOIN conditions",
            Clause::GroupBy => "GROUP BY",
            Clause::Having => "HAVING",
            Clause::Qualify => "QUALIFY",
            Clause::OrderBy => "ORDER BY",
            Clause::Values => "VALUES",
            Clause::Update => "UPDATE",
            Clause::Default => "DEFAULT expressions",
            Clause::Limit => "LIMIT",
        }
    }
}

/// Where an expression stands.
#[derive(Clone, Copy)]
pub struct Place<'s> {
    /// The names it may use.
    pub scope: &'s Scope<'s>,
    /// Its clause.
    pub clause: Clause,
    /// Whether it is the argument of an aggregate.
    pub in_aggregate: bool,
    /// Whether it is the argument of a window function, or in its OVER.
    pub in_window: bool,
    /// The texts of the grouping expressions: what equals one of them is the same in the whole group.
    pub keys: &'s [String],
}

impl<'s> Place<'s> {
    /// In this clause, in no aggregate.
    #[must_use]
    pub fn new(scope: &'s Scope<'s>, clause: Clause) -> Place<'s> {
        Place { scope, clause, in_aggregate: false, in_window: false, keys: &[] }
    }

    /// The same place within a group.
    #[must_use]
    pub fn grouped(self, keys: &'s [String]) -> Place<'s> {
        Place { keys, ..self }
    }
}

impl Checker<'_> {
    /// Checks an expression.
    ///
    /// # Errors
    /// What Redshift says.
    pub fn expression(&self, expr: &Expr, at: Place<'_>) -> Result<Typed> {
        let mut typed = self.any(expr, at)?;
        if !at.keys.is_empty() && !at.in_aggregate {
            if at.keys.contains(&typed.sql) {
                typed.columns.retain(|column| column.level > 0);
                typed.aggregate = false;
            } else {
                typed.columns.retain(|column| column.level > 0 || !at.keys.contains(&column.sql));
            }
        }
        Ok(typed)
    }

    /// Checks an expression that must be a condition.
    ///
    /// # Errors
    /// 42804 when it is none.
    pub fn condition(&self, expr: &Expr, at: Place<'_>, what: &str) -> Result<Typed> {
        let typed = self.expression(expr, at)?;
        match typed.ty {
            Type::Bool => Ok(typed),
            Type::Unknown => self.coerce(&typed, Type::Bool, Reason::Implicit),
            other => Err(SqlError::new("42804", format!("argument of {what} must be type boolean, not type {}", other.name()))),
        }
    }

    fn any(&self, expr: &Expr, at: Place<'_>) -> Result<Typed> {
        match expr {
            Expr::Identifier(ident) => self.identifier(ident, at),
            Expr::CompoundIdentifier(parts) => self.qualified_column(parts, at.scope),
            Expr::Value(value) => self.value(&value.value, at),
            Expr::TypedString(typed) => self.typed_string(typed),
            Expr::Interval(interval) => self.interval(interval, at),
            Expr::Nested(inner) => {
                let inner = self.expression(inner, at)?;
                let sql = format!("({})", inner.sql);
                // Brackets change nothing, and a group is known by its text.
                Ok(if inner.sql.starts_with('(') { inner } else { Typed { sql, ..inner } })
            }
            Expr::UnaryOp { op, expr } => self.unary(*op, expr, at),
            Expr::BinaryOp { left, op, right } => self.binary(left, op, right, at),
            Expr::Cast { kind, expr, data_type, format } => {
                if *kind == CastKind::SafeCast || format.is_some() {
                    return Err(SqlError::not_in_redshift("SAFE_CAST"));
                }
                let to = data_type::of(data_type)?;
                let value = self.expression(expr, at)?;
                let name = value.name.clone().unwrap_or_else(|| to.internal_name().to_owned());
                if *kind == CastKind::TryCast {
                    return Err(SqlError::not_here("TRY_CAST"));
                }
                Ok(self.coerce(&value, to, Reason::Explicit)?.named(&name))
            }
            Expr::Convert { expr, data_type: Some(data_type), .. } => {
                let to = data_type::of(data_type)?;
                let value = self.expression(expr, at)?;
                self.coerce(&value, to, Reason::Explicit)
            }
            Expr::IsNull(inner) => self.is_null(inner, true, at),
            Expr::IsNotNull(inner) => self.is_null(inner, false, at),
            Expr::IsTrue(inner) => self.is_bool(inner, "is 1", "IS TRUE", at),
            Expr::IsNotTrue(inner) => self.is_bool(inner, "is not 1", "IS NOT TRUE", at),
            Expr::IsFalse(inner) => self.is_bool(inner, "is 0", "IS FALSE", at),
            Expr::IsNotFalse(inner) => self.is_bool(inner, "is not 0", "IS NOT FALSE", at),
            Expr::IsUnknown(inner) => self.is_bool(inner, "is null", "IS UNKNOWN", at),
            Expr::IsNotUnknown(inner) => self.is_bool(inner, "is not null", "IS NOT UNKNOWN", at),
            Expr::IsDistinctFrom(a, b) => self.distinct(a, b, "is not", at),
            Expr::IsNotDistinctFrom(a, b) => self.distinct(a, b, "is", at),
            Expr::Between { expr, negated, low, high } => self.between(expr, *negated, low, high, at),
            Expr::InList { expr, list, negated } => self.in_list(expr, list, *negated, at),
            Expr::Like { negated, any, expr, pattern, escape_char } => {
                self.like("text_like", "~~", *negated, *any, [expr, pattern], escape_char.as_deref(), at)
            }
            Expr::ILike { negated, any, expr, pattern, escape_char } => {
                self.like("text_ilike", "~~*", *negated, *any, [expr, pattern], escape_char.as_deref(), at)
            }
            Expr::SimilarTo { negated, expr, pattern, escape_char } => {
                self.like("text_similar", "SIMILAR TO", *negated, false, [expr, pattern], escape_char.as_deref(), at)
            }
            Expr::Case { operand, conditions, else_result, .. } => self.case(operand.as_deref(), conditions, else_result.as_deref(), at),
            Expr::Function(function) => self.call(function, at),
            Expr::Extract { field, expr, .. } => self.extract(&field.to_string(), expr, at),
            Expr::Ceil { expr, .. } => self.call_with("ceil", &[expr], at),
            Expr::Floor { expr, .. } => self.call_with("floor", &[expr], at),
            Expr::Position { expr, r#in } => self.call_with("strpos", &[r#in, expr], at).map(|typed| typed.named("position")),
            Expr::Substring { expr, substring_from, substring_for, .. } => {
                self.substring(expr, substring_from.as_deref(), substring_for.as_deref(), at)
            }
            Expr::Trim { trim_where, trim_what, expr, trim_characters } => {
                self.trim(trim_where.as_ref(), trim_what.as_deref(), expr, trim_characters.as_deref(), at)
            }
            Expr::Exists { subquery, negated } => self.exists(subquery, *negated, at),
            Expr::Subquery(query) => self.scalar_subquery(query, at),
            Expr::InSubquery { expr, subquery, negated } => self.in_subquery(expr, subquery, *negated, at),
            Expr::AnyOp { left, compare_op, right, .. } => self.quantified(left, compare_op, right, true, at),
            Expr::AllOp { left, compare_op, right } => self.quantified(left, compare_op, right, false, at),
            Expr::AtTimeZone { timestamp, time_zone } => self.at_time_zone(timestamp, time_zone, at),
            Expr::Collate { .. } => Err(SqlError::not_here("COLLATE")),
            Expr::Array(_) => Err(SqlError::not_in_redshift("ARRAY[…]").hint("Redshift keeps lists in a SUPER column.")),
            Expr::Tuple(_) => Err(SqlError::not_here("a row of values here")),
            Expr::JsonAccess { .. } | Expr::CompoundFieldAccess { .. } => Err(SqlError::not_here("navigation into SUPER values (PartiQL)")),
            Expr::GroupingSets(_) | Expr::Cube(_) | Expr::Rollup(_) => Err(SqlError::not_here("GROUPING SETS, CUBE and ROLLUP")),
            Expr::Overlay { .. } => Err(SqlError::not_in_redshift("OVERLAY")),
            Expr::Wildcard(_) | Expr::QualifiedWildcard(..) => Err(SqlError::new("42601", "syntax error at or near \"*\"")),
            other => Err(SqlError::not_here(format!("the expression {other}"))),
        }
    }

    fn identifier(&self, ident: &sqlparser::ast::Ident, at: Place<'_>) -> Result<Typed> {
        // A double-quoted name is always a column; some bare words are functions without brackets.
        if ident.quote_style.is_none()
            && let Some(typed) = self.bare_word(&ident.value.to_ascii_lowercase(), at.clause)?
        {
            return Ok(typed);
        }
        self.column(ident, at.scope, at.clause == Clause::Select || at.clause == Clause::Qualify)
    }

    fn unary(&self, op: UnaryOperator, expr: &Expr, at: Place<'_>) -> Result<Typed> {
        match op {
            UnaryOperator::Not => {
                let inner = self.condition(expr, at, "NOT")?;
                Ok(Typed::of(format!("(not {})", inner.sql), Type::Bool, &[&inner]))
            }
            UnaryOperator::Plus => {
                let inner = self.expression(expr, at)?;
                if inner.ty.is_number() { Ok(inner) } else { Err(super::operators::no_operator("+", None, inner.ty)) }
            }
            UnaryOperator::Minus => {
                if let Expr::Value(value) = expr
                    && let sqlparser::ast::Value::Number(text, _) = &value.value
                {
                    return super::literal::number(&format!("-{text}"));
                }
                let inner = self.expression(expr, at)?;
                self.negated(&inner)
            }
            UnaryOperator::PGSquareRoot => self.call_with("sqrt", &[expr], at),
            UnaryOperator::PGAbs => self.call_with("abs", &[expr], at),
            other => Err(SqlError::not_here(format!("the operator {other}"))),
        }
    }

    fn is_null(&self, inner: &Expr, is: bool, at: Place<'_>) -> Result<Typed> {
        let inner = self.expression(inner, at)?;
        let word = if is { "is null" } else { "is not null" };
        Ok(Typed::of(format!("({} {word})", inner.sql), Type::Bool, &[&inner]))
    }

    fn is_bool(&self, inner: &Expr, test: &str, what: &str, at: Place<'_>) -> Result<Typed> {
        let inner = self.condition(inner, at, what)?;
        Ok(Typed::of(format!("({} {test})", inner.sql), Type::Bool, &[&inner]))
    }
}
