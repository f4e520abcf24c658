//! Queries within expressions: EXISTS, IN, scalar subqueries, ANY and ALL.

use sqlparser::ast::{BinaryOperator, Expr, Query};

use super::Checker;
use super::coerce::{Reason, common};
use super::expression::Place;
use super::query::Compiled;
use super::typed::Typed;
use crate::error::{Result, SqlError};
use crate::types::Type;

impl Checker<'_> {
    fn inner(&self, query: &Query, at: Place<'_>) -> Result<Compiled> {
        self.query(query, Some(at.scope))
    }

    /// Columns of the queries around that the inner one uses, as this one sees them.
    fn outer_uses(&self, compiled: &Compiled, mut typed: Typed) -> Typed {
        typed.columns.extend(compiled.outer.iter().cloned());
        typed
    }

    /// EXISTS (…).
    ///
    /// # Errors
    /// Those of the query.
    pub fn exists(&self, query: &Query, negated: bool, at: Place<'_>) -> Result<Typed> {
        let compiled = self.inner(query, at)?;
        let not = if negated { "not " } else { "" };
        Ok(self.outer_uses(&compiled, Typed::new(format!("({not}exists ({}))", compiled.sql), Type::Bool)).named("exists"))
    }

    /// A query as a value.
    ///
    /// # Errors
    /// 42601 when it has several columns.
    pub fn scalar_subquery(&self, query: &Query, at: Place<'_>) -> Result<Typed> {
        let compiled = self.inner(query, at)?;
        let [column] = compiled.columns.as_slice() else {
            return Err(SqlError::new("42601", "subquery must return only one column"));
        };
        let name = column.name.clone();
        // SQLite takes the first row of many; Redshift refuses them.
        let sql = format!("(select one_row(c1, count(*) over ()) from ({}))", compiled.sql);
        Ok(self.outer_uses(&compiled, Typed::new(sql, column.ty)).named(&name))
    }

    /// value IN (query).
    ///
    /// # Errors
    /// 42601 when it has several columns, 42883 when the types do not go together.
    pub fn in_subquery(&self, expr: &Expr, query: &Query, negated: bool, at: Place<'_>) -> Result<Typed> {
        let lefts: Vec<Typed> = match expr {
            Expr::Tuple(parts) => parts.iter().map(|part| self.expression(part, at)).collect::<Result<_>>()?,
            single => vec![self.expression(single, at)?],
        };
        let compiled = self.inner(query, at)?;
        if compiled.columns.len() != lefts.len() {
            let many = compiled.columns.len() > lefts.len();
            return Err(SqlError::new("42601", if many { "subquery has too many columns" } else { "subquery has too few columns" }));
        }
        let not = if negated { "not " } else { "" };
        let (mut left_sql, mut right_sql, mut parts) = (Vec::new(), Vec::new(), Vec::new());
        for (number, (left, column)) in (1..).zip(lefts.iter().zip(&compiled.columns)) {
            let ty = common(left.ty, column.ty).ok_or_else(|| super::operators::no_operator("=", Some(left.ty), column.ty))?;
            let ty = match ty {
                Type::Numeric(_, scale) => Type::Numeric(38, scale),
                Type::Unknown | Type::Char(_) | Type::Varchar(_) => Type::TEXT,
                other => other,
            };
            let left = self.coerce(left, ty, Reason::Implicit)?;
            let right = self.coerce(&Typed::new(format!("c{number}"), column.ty), ty, Reason::Implicit)?;
            left_sql.push(left.sql.clone());
            right_sql.push(right.sql);
            parts.push(left);
        }
        let left = if left_sql.len() == 1 { left_sql.concat() } else { format!("({})", left_sql.join(", ")) };
        let sql = format!("({left} {not}in (select {} from ({})))", right_sql.join(", "), compiled.sql);
        let typed = Typed::of(sql, Type::Bool, &parts.iter().collect::<Vec<_>>());
        Ok(self.outer_uses(&compiled, typed))
    }

    /// value = ANY (query), value > ALL (query).
    ///
    /// # Errors
    /// 0A000 for those that no IN can say.
    pub fn quantified(&self, left: &Expr, op: &BinaryOperator, right: &Expr, any: bool, at: Place<'_>) -> Result<Typed> {
        match (op, any, right) {
            (BinaryOperator::Eq, true, Expr::Subquery(query)) => self.in_subquery(left, query, false, at),
            (BinaryOperator::NotEq, false, Expr::Subquery(query)) => self.in_subquery(left, query, true, at),
            _ => Err(SqlError::not_here(format!("{op} {}", if any { "ANY" } else { "ALL" }))),
        }
    }
}
