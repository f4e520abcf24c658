//! ORDER BY and LIMIT.

use sqlparser::ast::{Expr, LimitClause, OrderByExpr, OrderBySort, Query};

use super::Checker;
use super::coerce::Reason;
use super::expression::{Clause, Place};
use super::scope::Scope;
use super::typed::{Literal, Typed};
use crate::error::{Result, SqlError};
use crate::types::Type;

impl Checker<'_> {
    /// One item of an ORDER BY, its text with direction, and the value.
    ///
    /// # Errors
    /// Those of the expression.
    pub fn order_item(&self, item: &OrderByExpr, at: Place<'_>) -> Result<(String, Typed)> {
        let typed = self.expression(&item.expr, at)?;
        let text = format!("{}{}", typed.sql, direction(item)?);
        Ok((text, typed))
    }

    /// LIMIT, OFFSET, FETCH FIRST and TOP as SQLite's.
    ///
    /// # Errors
    /// 2201W for numbers below zero.
    pub fn limit(&self, query: &Query, top: Option<&Expr>) -> Result<String> {
        let (mut limit, mut offset) = (top, None);
        match &query.limit_clause {
            None => {}
            Some(LimitClause::LimitOffset { limit: some, offset: after, limit_by }) => {
                if !limit_by.is_empty() {
                    return Err(SqlError::not_in_redshift("LIMIT BY"));
                }
                limit = some.as_ref().or(limit);
                offset = after.as_ref().map(|offset| &offset.value);
            }
            Some(LimitClause::OffsetCommaLimit { .. }) => {
                return Err(SqlError::new("42601", "LIMIT #,# syntax is not supported").hint("Use separate LIMIT and OFFSET clauses."));
            }
        }
        if let Some(fetch) = &query.fetch {
            if fetch.percent || fetch.with_ties {
                return Err(SqlError::not_in_redshift("FETCH … PERCENT or WITH TIES"));
            }
            limit = fetch.quantity.as_ref().or(limit);
        }
        let limit = limit.map(|expr| self.count(expr, "LIMIT", "2201W")).transpose()?.flatten();
        let offset = offset.map(|expr| self.count(expr, "OFFSET", "2201X")).transpose()?.flatten();
        Ok(match (limit, offset) {
            (None, None) => String::new(),
            (Some(limit), None) => format!(" limit {limit}"),
            (limit, Some(offset)) => format!(" limit {} offset {offset}", limit.unwrap_or_else(|| "-1".to_owned())),
        })
    }

    fn count(&self, expr: &Expr, what: &str, sqlstate: &str) -> Result<Option<String>> {
        let scope = Scope::default();
        let value = self.expression(expr, Place::new(&scope, Clause::Limit))?;
        if value.is_null() {
            return Ok(None);
        }
        if value.as_integer().is_some_and(|number| number < 0) {
            return Err(SqlError::new(sqlstate, format!("{what} must not be negative")));
        }
        match (value.ty, &value.literal) {
            (ty, _) if ty.is_integer() => Ok(Some(format!("max(0, {})", value.sql))),
            (Type::Unknown, Literal::Text(_)) => Ok(Some(self.coerce(&value, Type::Int8, Reason::Implicit)?.sql)),
            (other, _) => Err(SqlError::new("42804", format!("argument of {what} must be type bigint, not type {}", other.name()))),
        }
    }
}

/// NULLs are the largest: last going up, first going down, unless it is said.
///
/// # Errors
/// 0A000 for USING.
pub fn direction(item: &OrderByExpr) -> Result<&'static str> {
    let descending = match &item.options.sort {
        None | Some(OrderBySort::Asc) => false,
        Some(OrderBySort::Desc) => true,
        Some(OrderBySort::Using(_)) => return Err(SqlError::not_in_redshift("ORDER BY … USING")),
    };
    Ok(match (descending, item.options.nulls_first.unwrap_or(descending)) {
        (false, false) => " asc nulls last",
        (false, true) => " asc nulls first",
        (true, false) => " desc nulls last",
        (true, true) => " desc nulls first",
    })
}
