//! A whole query: WITH, its body, ORDER BY and LIMIT.

use sqlparser::ast::{Cte as ParsedCte, Expr, OrderByExpr, OrderByKind, Query, SetExpr, SetOperator, SetQuantifier, Values, With};

use super::Checker;
use super::coerce::Reason;
use super::expression::{Clause, Place};
use super::order::direction;
use super::scope::{Cte, Scope};
use super::typed::{ColumnUse, Origin, Typed};
use crate::error::{Result, SqlError};
use crate::parse::cursor::name_of;
use crate::types::Type;

/// A column of a result.
#[derive(Clone, Debug)]
pub struct OutColumn {
    /// Its name.
    pub name: String,
    /// Its type; unknown for a bare literal.
    pub ty: Type,
    /// The column of a table that it shows unchanged.
    pub origin: Option<Origin>,
    /// Whether it can be NULL.
    pub nullable: bool,
}

/// A checked query: its columns are `c1`, `c2`, … for SQLite.
#[derive(Clone, Debug)]
pub struct Compiled {
    /// Its text for SQLite.
    pub sql: String,
    /// Its columns.
    pub columns: Vec<OutColumn>,
    /// Columns of the queries around that it uses; level 0 is the one right around it.
    pub outer: Vec<ColumnUse>,
}

impl Compiled {
    /// `(…)` after FROM, with the columns in other types.
    ///
    /// # Errors
    /// Those of the conversions.
    pub fn as_types(&self, checker: &Checker<'_>, types: &[Type], reason: Reason) -> Result<String> {
        let mut parts = Vec::new();
        for (number, (column, ty)) in (1..).zip(self.columns.iter().zip(types)) {
            let value = checker.coerce(&Typed::new(format!("c{number}"), column.ty), *ty, reason)?;
            parts.push(format!("{} as c{number}", value.sql));
        }
        Ok(format!("select {} from ({})", parts.join(", "), self.sql))
    }
}

/// Items of an ORDER BY.
///
/// # Errors
/// 0A000 for ORDER BY ALL.
pub fn order_items(query: &Query) -> Result<&[OrderByExpr]> {
    match &query.order_by {
        None => Ok(&[]),
        Some(order) => match &order.kind {
            OrderByKind::Expressions(items) => Ok(items),
            OrderByKind::All(_) => Err(SqlError::not_in_redshift("ORDER BY ALL")),
        },
    }
}

impl Checker<'_> {
    /// Checks a query within another, or alone.
    ///
    /// # Errors
    /// What Redshift says.
    pub fn query(&self, query: &Query, around: Option<&Scope<'_>>) -> Result<Compiled> {
        refuse_clauses(query)?;
        let known = self.ctes.borrow().len();
        let with = query.with.as_ref().map(|with| self.with(with, around)).transpose();
        let compiled = with.and_then(|with| Ok((with, self.body(query, around)?)));
        self.ctes.borrow_mut().truncate(known);
        let (with, mut compiled) = compiled?;
        if let Some((text, outer)) = with {
            compiled.sql = format!("{text} {}", compiled.sql);
            compiled.outer.extend(outer);
        }
        Ok(compiled)
    }

    fn body(&self, query: &Query, around: Option<&Scope<'_>>) -> Result<Compiled> {
        match query.body.as_ref() {
            SetExpr::Select(select) => self.select(select, query, around),
            other => {
                let compiled = self.set_expression(other, around)?;
                let order = self.order_of_result(order_items(query)?, &compiled)?;
                let limit = self.limit(query, None)?;
                Ok(Compiled { sql: format!("{}{order}{limit}", compiled.sql), ..compiled })
            }
        }
    }

    /// A body without ORDER BY.
    ///
    /// # Errors
    /// What Redshift says.
    pub fn set_expression(&self, body: &SetExpr, around: Option<&Scope<'_>>) -> Result<Compiled> {
        match body {
            SetExpr::Select(select) => self.select(select, &bare_query(), around),
            SetExpr::Query(query) => {
                let inner = self.query(query, around)?;
                // In brackets it may have an ORDER BY or WITH of its own.
                Ok(Compiled { sql: format!("select * from ({})", inner.sql), ..inner })
            }
            SetExpr::SetOperation { left, op, set_quantifier, right } => self.set_operation(left, *op, *set_quantifier, right, around),
            SetExpr::Values(values) => self.values(values, around),
            SetExpr::Table(_) => Err(SqlError::not_in_redshift("TABLE name")),
            SetExpr::Insert(_) | SetExpr::Update(_) | SetExpr::Delete(_) | SetExpr::Merge(_) => {
                Err(SqlError::not_in_redshift("a change of data within WITH"))
            }
        }
    }

    fn values(&self, values: &Values, around: Option<&Scope<'_>>) -> Result<Compiled> {
        let scope = Scope::within(around);
        let mut rows = Vec::new();
        for row in &values.rows {
            let row: Vec<Typed> =
                row.content.iter().map(|expr| self.expression(expr, Place::new(&scope, Clause::Values))).collect::<Result<_>>()?;
            rows.push(row);
        }
        let width = rows.first().map_or(0, Vec::len);
        if rows.iter().any(|row| row.len() != width) {
            return Err(SqlError::new("42601", "VALUES lists must all be the same length"));
        }
        let mut columns = Vec::new();
        let mut outer = Vec::new();
        for index in 0..width {
            let column: Vec<Typed> = rows.iter().map(|row| row[index].clone()).collect();
            let (typed, ty) = self.one_type(&column, "VALUES")?;
            for (row, typed) in rows.iter_mut().zip(typed) {
                outer.extend(outward(&typed.columns));
                row[index] = typed;
            }
            columns.push(OutColumn { name: format!("column{}", index + 1), ty, origin: None, nullable: true });
        }
        let names: Vec<String> = (1..=width).map(|number| format!("column{number} as c{number}")).collect();
        let rows: Vec<String> =
            rows.iter().map(|row| format!("({})", row.iter().map(|value| value.sql.as_str()).collect::<Vec<_>>().join(", "))).collect();
        Ok(Compiled { sql: format!("select {} from (values {})", names.join(", "), rows.join(", ")), columns, outer })
    }

    /// ORDER BY after UNION and the like: names and numbers of result columns.
    fn order_of_result(&self, items: &[OrderByExpr], compiled: &Compiled) -> Result<String> {
        let mut parts = Vec::new();
        for item in items {
            let number = match &item.expr {
                Expr::Identifier(ident) => {
                    let name = name_of(ident);
                    let found = compiled.columns.iter().position(|column| column.name == name);
                    found.ok_or_else(|| SqlError::new("42703", format!("column \"{name}\" does not exist")).at(self.position(ident)))? + 1
                }
                expr => position_in_list(expr, compiled.columns.len())?.ok_or_else(|| {
                    SqlError::new("0A000", "invalid UNION/INTERSECT/EXCEPT ORDER BY clause")
                        .detail("Only result column names can be used, not expressions or functions.")
                })?,
            };
            parts.push(format!("{number}{}", direction(item)?));
        }
        Ok(if parts.is_empty() { String::new() } else { format!(" order by {}", parts.join(", ")) })
    }

    fn with(&self, with: &With, around: Option<&Scope<'_>>) -> Result<(String, Vec<ColumnUse>)> {
        let (mut texts, mut outer) = (Vec::new(), Vec::new());
        for cte in &with.cte_tables {
            let (text, uses) = self.cte(cte, with.recursive, around)?;
            texts.push(text);
            outer.extend(uses);
        }
        let word = if with.recursive { "with recursive" } else { "with" };
        Ok((format!("{word} {}", texts.join(", ")), outer))
    }

    fn cte(&self, cte: &ParsedCte, recursive: bool, around: Option<&Scope<'_>>) -> Result<(String, Vec<ColumnUse>)> {
        let name = name_of(&cte.alias.name);
        let names: Vec<String> = cte.alias.columns.iter().map(|column| name_of(&column.name)).collect();
        let sql = self.fresh('w');
        if let (true, SetExpr::SetOperation { left, op: SetOperator::Union, set_quantifier, right }) = (recursive, cte.query.body.as_ref())
        {
            let anchor = self.set_expression(left, around)?;
            self.name_cte(&name, &sql, &names, &anchor)?;
            let types: Vec<Type> = anchor.columns.iter().map(|column| settled(column.ty)).collect();
            if !matches!(right.as_ref(), SetExpr::Select(_)) {
                return Err(SqlError::not_here("a recursive part of WITH that is no plain SELECT"));
            }
            self.wanted.replace(Some(types.clone()));
            let next = self.set_expression(right, around)?;
            if next.columns.len() != anchor.columns.len() {
                return Err(SqlError::new("42601", "each UNION query must have the same number of columns"));
            }
            let (first, second) = (anchor.as_types(self, &types, Reason::Assignment)?, next.sql);
            let union = if *set_quantifier == SetQuantifier::All {
                "union all"
            } else {
                return Err(SqlError::not_in_redshift("UNION in a recursive query").hint("Write UNION ALL."));
            };
            let columns: Vec<String> = (1..=types.len()).map(|number| format!("c{number}")).collect();
            let outer = anchor.outer.into_iter().chain(next.outer).collect();
            return Ok((format!("{sql}({}) as ({first} {union} {second})", columns.join(", ")), outer));
        }
        let compiled = self.query(&cte.query, around)?;
        self.name_cte(&name, &sql, &names, &compiled)?;
        Ok((format!("{sql} as ({})", compiled.sql), compiled.outer))
    }

    fn name_cte(&self, name: &str, sql: &str, names: &[String], compiled: &Compiled) -> Result {
        if names.len() > compiled.columns.len() {
            return Err(SqlError::new(
                "42P10",
                format!("WITH query \"{name}\" has {} columns available but {} columns specified", compiled.columns.len(), names.len()),
            ));
        }
        let columns = compiled
            .columns
            .iter()
            .enumerate()
            .map(|(index, column)| (names.get(index).cloned().unwrap_or_else(|| column.name.clone()), settled(column.ty)));
        self.ctes.borrow_mut().push(Cte { name: name.to_owned(), sql: sql.to_owned(), columns: columns.collect() });
        Ok(())
    }
}

/// A bare literal that became a column is text.
#[must_use]
pub fn settled(ty: Type) -> Type {
    if ty == Type::Unknown { Type::TEXT } else { ty }
}

/// What is used of the queries around, as the next one around sees it.
pub fn outward(uses: &[ColumnUse]) -> impl Iterator<Item = ColumnUse> {
    uses.iter().filter(|column| column.level > 0).map(|column| ColumnUse { level: column.level - 1, ..column.clone() })
}

/// The number of a result column, if the expression is one.
///
/// # Errors
/// 42P10 when there is no such column.
pub fn position_in_list(expr: &Expr, columns: usize) -> Result<Option<usize>> {
    let Expr::Value(value) = expr else { return Ok(None) };
    let sqlparser::ast::Value::Number(text, _) = &value.value else { return Ok(None) };
    match text.parse::<usize>() {
        Ok(number) if (1..=columns).contains(&number) => Ok(Some(number)),
        _ => Err(SqlError::new("42P10", format!("ORDER BY position {text} is not in select list"))),
    }
}

fn bare_query() -> Query {
    Query {
        with: None,
        body: Box::new(SetExpr::Values(Values { explicit_row: false, value_keyword: false, rows: Vec::new() })),
        order_by: None,
        limit_clause: None,
        fetch: None,
        locks: Vec::new(),
        for_clause: None,
        settings: None,
        format_clause: None,
        pipe_operators: Vec::new(),
    }
}

fn refuse_clauses(query: &Query) -> Result {
    if !query.locks.is_empty() {
        return Err(SqlError::not_in_redshift("SELECT FOR UPDATE"));
    }
    if query.for_clause.is_some() || query.settings.is_some() || query.format_clause.is_some() || !query.pipe_operators.is_empty() {
        return Err(SqlError::not_in_redshift("a clause of this query"));
    }
    Ok(())
}
