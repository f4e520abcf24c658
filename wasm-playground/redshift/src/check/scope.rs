//! Which names an expression may use: the tables after FROM, and those of the queries around it.

use std::cell::RefCell;

use sqlparser::ast::Ident;

use super::Checker;
use super::typed::{ColumnUse, Origin, Typed};
use crate::error::{Result, SqlError};
use crate::parse::cursor::name_of;
use crate::types::Type;

/// A column that can be named.
#[derive(Clone, Debug)]
pub struct ScopeColumn {
    /// Its name.
    pub name: String,
    /// Its type.
    pub ty: Type,
    /// How SQLite calls it.
    pub sql: String,
    /// Whether it can be NULL.
    pub nullable: bool,
    /// The table that it comes from.
    pub origin: Option<Origin>,
    /// Whether it has gone into a joined column of USING: its bare name and `*` pass it by.
    pub merged: bool,
}

/// A table after FROM.
#[derive(Clone, Debug)]
pub struct Item {
    /// Its alias, or its name. Joined columns of USING lie in an item without one.
    pub alias: Option<String>,
    /// Its schema where it has no alias.
    pub schema: Option<String>,
    /// Its columns.
    pub columns: Vec<ScopeColumn>,
}

/// A query that WITH has named.
#[derive(Clone, Debug)]
pub struct Cte {
    /// Its name.
    pub name: String,
    /// How SQLite calls it.
    pub sql: String,
    /// Names and types of its columns.
    pub columns: Vec<(String, Type)>,
}

/// The names of one query.
#[derive(Default)]
pub struct Scope<'p> {
    /// The query around it.
    pub parent: Option<&'p Scope<'p>>,
    /// Its tables.
    pub items: Vec<Item>,
    /// Columns of the select list that have a name already: Redshift lets later ones use it.
    pub aliases: RefCell<Vec<(String, Typed)>>,
}

impl<'p> Scope<'p> {
    /// An empty scope within another.
    #[must_use]
    pub fn within(parent: Option<&'p Scope<'p>>) -> Scope<'p> {
        Scope { parent, ..Scope::default() }
    }
}

impl Checker<'_> {
    /// A bare column name.
    ///
    /// # Errors
    /// 42703 when there is none, 42702 when there are several.
    pub fn column(&self, ident: &Ident, scope: &Scope<'_>, aliases: bool) -> Result<Typed> {
        let name = name_of(ident);
        let position = self.position(ident);
        let (mut here, mut level) = (Some(scope), 0);
        while let Some(scope) = here {
            let mut found = scope
                .items
                .iter()
                .flat_map(|item| item.columns.iter().map(move |column| (item, column)))
                .filter(|(_, column)| column.name == name && !column.merged);
            if let Some((item, column)) = found.next() {
                if found.next().is_some() {
                    return Err(SqlError::new("42702", format!("column reference \"{name}\" is ambiguous")).at(position));
                }
                return Ok(used(item, column, level, position));
            }
            if level == 0
                && aliases
                && let Some((_, typed)) = scope.aliases.borrow().iter().find(|(alias, _)| *alias == name)
            {
                return Ok(typed.clone());
            }
            here = scope.parent;
            level += 1;
        }
        Err(SqlError::new("42703", format!("column \"{name}\" does not exist")).at(position))
    }

    /// `table.column` or `schema.table.column`.
    ///
    /// # Errors
    /// 42P01 when the table is not after FROM, 42703 when it has no such column.
    pub fn qualified_column(&self, parts: &[Ident], scope: &Scope<'_>) -> Result<Typed> {
        let names: Vec<String> = parts.iter().map(name_of).collect();
        let position = parts.first().and_then(|first| self.position(first));
        let (Some(column), Some(table)) = (names.last(), names.len().checked_sub(2).and_then(|at| names.get(at))) else {
            return Err(SqlError::new("42601", "syntax error").at(position));
        };
        let schema = names.len().checked_sub(3).and_then(|at| names.get(at));
        let (mut here, mut level) = (Some(scope), 0);
        while let Some(scope) = here {
            if let Some(item) = find_item(scope, schema, table) {
                let mut found = item.columns.iter().filter(|candidate| candidate.name == *column);
                let Some(first) = found.next() else {
                    return Err(SqlError::new("42703", format!("column {table}.{column} does not exist")).at(position));
                };
                if found.next().is_some() {
                    return Err(SqlError::new("42702", format!("column reference \"{column}\" is ambiguous")).at(position));
                }
                return Ok(used(item, first, level, position));
            }
            here = scope.parent;
            level += 1;
        }
        Err(missing_table(table).at(position))
    }

    /// The columns of `*` or `table.*`.
    ///
    /// # Errors
    /// 42P01 when the table is not after FROM.
    pub fn star(&self, table: Option<&[Ident]>, scope: &Scope<'_>) -> Result<Vec<(String, Typed)>> {
        let Some(parts) = table else {
            let columns = scope.items.iter().flat_map(|item| item.columns.iter().map(move |column| (item, column)));
            return Ok(columns
                .filter(|(_, column)| !column.merged)
                .map(|(item, column)| (column.name.clone(), used(item, column, 0, None)))
                .collect());
        };
        let names: Vec<String> = parts.iter().map(name_of).collect();
        let table = names.last().cloned().unwrap_or_default();
        let schema = names.len().checked_sub(2).and_then(|at| names.get(at));
        let item = find_item(scope, schema, &table)
            .ok_or_else(|| missing_table(&table).at(parts.first().and_then(|first| self.position(first))))?;
        Ok(item.columns.iter().map(|column| (column.name.clone(), used(item, column, 0, None))).collect())
    }
}

fn missing_table(table: &str) -> SqlError {
    SqlError::new("42P01", format!("missing FROM-clause entry for table \"{table}\""))
}

fn find_item<'s>(scope: &'s Scope<'_>, schema: Option<&String>, table: &str) -> Option<&'s Item> {
    scope.items.iter().find(|item| item.alias.as_deref() == Some(table) && (schema.is_none() || item.schema.as_ref() == schema))
}

fn used(item: &Item, column: &ScopeColumn, level: usize, position: Option<usize>) -> Typed {
    let label = match &item.alias {
        Some(alias) => format!("{alias}.{}", column.name),
        None => column.name.clone(),
    };
    let mut typed = Typed::new(column.sql.clone(), column.ty).named(&column.name);
    typed.columns = vec![ColumnUse { level, label, sql: column.sql.clone(), position }];
    typed.origin = column.origin.clone();
    typed.nullable = column.nullable;
    typed
}
