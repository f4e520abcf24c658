//! UPDATE and DELETE.

use sqlparser::ast::{Assignment, AssignmentTarget, Delete, Expr, FromTable, TableFactor, TableWithJoins, Update, UpdateTableFromKind};

use super::Checker;
use super::expression::{Clause, Place};
use super::from::relation_name;
use super::insert::{guarded, no_column};
use super::scope::Scope;
use crate::catalogue::{Column, Relation};
use crate::error::{Result, SqlError};
use crate::parse::cursor::name_of;

/// Rows to change or take out.
pub struct Change {
    /// Of which table.
    pub relation: Relation,
    /// What SQLite runs.
    pub sql: String,
}

impl Checker<'_> {
    /// Checks an UPDATE.
    ///
    /// # Errors
    /// What Redshift says.
    pub fn update(&self, update: &Update) -> Result<Change> {
        if update.returning.is_some() {
            return Err(SqlError::not_in_redshift("RETURNING"));
        }
        if update.or.is_some()
            || !update.order_by.is_empty()
            || update.limit.is_some()
            || update.output.is_some()
            || !update.table.joins.is_empty()
        {
            return Err(SqlError::not_in_redshift("this form of UPDATE"));
        }
        let (relation, mut scope, alias) = self.target(&update.table.relation)?;
        let mut uses = Vec::new();
        let from = match &update.from {
            None => String::new(),
            Some(UpdateTableFromKind::AfterSet(tables)) => format!(" from {}", self.from(tables, &mut scope, &mut uses)?),
            Some(UpdateTableFromKind::BeforeSet(_)) => return Err(SqlError::not_in_redshift("FROM before SET")),
        };
        let sets = self.assignments(&update.assignments, &relation, &scope)?;
        let filter = self.filter(update.selection.as_ref(), &scope)?;
        Ok(Change { sql: format!("update {} as {alias} set {}{from}{filter}", relation.storage(), sets.join(", ")), relation })
    }

    /// `column = value` for SQLite.
    ///
    /// # Errors
    /// 42703, 42804.
    pub fn assignments(&self, assignments: &[Assignment], relation: &Relation, scope: &Scope<'_>) -> Result<Vec<String>> {
        let mut sets: Vec<String> = Vec::new();
        let mut seen: Vec<String> = Vec::new();
        for assignment in assignments {
            let AssignmentTarget::ColumnName(name) = &assignment.target else {
                return Err(SqlError::not_in_redshift("SET with several columns in brackets"));
            };
            let ident = name.0.last().and_then(|part| part.as_ident()).ok_or_else(|| SqlError::new("42601", "syntax error"))?;
            let name = name_of(ident);
            let column = relation.column(&name).ok_or_else(|| no_column(&name, relation).at(self.position(ident)))?;
            if seen.contains(&name) {
                return Err(SqlError::new("42601", format!("multiple assignments to same column \"{name}\"")).at(self.position(ident)));
            }
            if column.identity.is_some() {
                return Err(SqlError::new("0A000", "cannot set an identity column to a value").at(self.position(ident)));
            }
            let value = self.set_value(&assignment.value, column, scope)?;
            sets.push(format!("c{} = {}", column.number, guarded(&value, column)));
            seen.push(name);
        }
        Ok(sets)
    }

    fn set_value(&self, expr: &Expr, column: &Column, scope: &Scope<'_>) -> Result<String> {
        if matches!(expr, Expr::Identifier(ident) if ident.value.eq_ignore_ascii_case("default")) {
            return match &column.default {
                Some(default) => Ok(self.default_value(default, column)?.sql),
                None => Ok("null".to_owned()),
            };
        }
        let value = self.expression(expr, Place::new(scope, Clause::Update))?;
        Ok(self.assigned(&value, column)?.sql)
    }

    fn filter(&self, selection: Option<&Expr>, scope: &Scope<'_>) -> Result<String> {
        Ok(match selection {
            Some(expr) => format!(" where {}", self.condition(expr, Place::new(scope, Clause::Where), "WHERE")?.sql),
            None => String::new(),
        })
    }

    /// The table that is changed, the scope that holds it, and how SQLite calls it.
    ///
    /// # Errors
    /// 42P01.
    pub fn target(&self, factor: &TableFactor) -> Result<(Relation, Scope<'static>, String)> {
        let TableFactor::Table { name, alias, .. } = factor else { return Err(SqlError::new("42601", "syntax error: a table is wanted")) };
        let relation = self.writable(&relation_name(self, name)?)?;
        let sql = self.fresh('a');
        let mut item = self.item(&relation, &sql);
        if let Some(alias) = alias {
            item.alias = Some(name_of(&alias.name));
            item.schema = None;
        }
        let scope = Scope { items: vec![item], ..Scope::default() };
        Ok((relation, scope, sql))
    }

    /// Checks a DELETE.
    ///
    /// # Errors
    /// What Redshift says.
    pub fn delete(&self, delete: &Delete) -> Result<Change> {
        if delete.returning.is_some() {
            return Err(SqlError::not_in_redshift("RETURNING"));
        }
        if !delete.tables.is_empty() || !delete.order_by.is_empty() || delete.limit.is_some() || delete.output.is_some() {
            return Err(SqlError::not_in_redshift("this form of DELETE"));
        }
        let (FromTable::WithFromKeyword(tables) | FromTable::WithoutKeyword(tables)) = &delete.from;
        let [TableWithJoins { relation: factor, joins }] = tables.as_slice() else {
            return Err(SqlError::new("42601", "syntax error in DELETE"));
        };
        if !joins.is_empty() {
            return Err(SqlError::new("42601", "syntax error in DELETE: write USING"));
        }
        let (relation, mut scope, alias) = self.target(factor)?;
        let storage = relation.storage();
        let sql = match &delete.using {
            None => {
                let filter = self.filter(delete.selection.as_ref(), &scope)?;
                format!("delete from {storage} as {alias}{filter}")
            }
            Some(using) => {
                let mut uses = Vec::new();
                let others = self.from(using, &mut scope, &mut uses)?;
                let filter = self.filter(delete.selection.as_ref(), &scope)?;
                format!("delete from {storage} where rowid in (select {alias}.rowid from {storage} as {alias}, {others}{filter})")
            }
        };
        Ok(Change { relation, sql })
    }
}
