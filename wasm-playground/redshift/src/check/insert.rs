//! INSERT: which columns get which values, in their types.

use sqlparser::ast::{Expr, Insert, Query, SetExpr, TableObject};

use super::Checker;
use super::coerce::Reason;
use super::expression::{Clause, Place};
use super::from::relation_name;
use super::scope::Scope;
use super::typed::Typed;
use crate::catalogue::{Column, Kind, Relation};
use crate::error::{Result, SqlError};
use crate::parse::cursor::name_of;

/// Rows to put in.
pub struct Insertion {
    /// Into which table.
    pub relation: Relation,
    /// What SQLite runs.
    pub sql: String,
}

impl Checker<'_> {
    /// Checks an INSERT.
    ///
    /// # Errors
    /// What Redshift says.
    pub fn insert(&self, insert: &Insert) -> Result<Insertion> {
        refuse(insert)?;
        let TableObject::TableName(name) = &insert.table else { return Err(SqlError::not_in_redshift("INSERT INTO a function")) };
        let relation = self.writable(&relation_name(self, name)?)?;
        let targets = self.targets(&relation, insert)?;
        let sql = match &insert.source {
            None => {
                if !insert.columns.is_empty() || !insert.assignments.is_empty() {
                    return Err(SqlError::not_in_redshift("INSERT … SET"));
                }
                self.rows(&relation, &[], &[Vec::new()])?
            }
            Some(query) => match plain_values(query) {
                Some(rows) => {
                    let rows: Vec<Vec<&Expr>> = rows.iter().map(|row| row.content.iter().collect()).collect();
                    self.rows(&relation, &targets, &rows)?
                }
                None => self.rows_of_query(&relation, &targets, query)?,
            },
        };
        Ok(Insertion { relation, sql })
    }

    /// A table that rows can be put into.
    ///
    /// # Errors
    /// 42P01; 42809 for views.
    pub fn writable(&self, name: &crate::parse::cursor::Name) -> Result<Relation> {
        let relation = self.relation(name)?;
        match relation.kind {
            Kind::Table => Ok(relation),
            Kind::View(..) => {
                Err(SqlError::new("42809", format!("cannot change view \"{}\"", relation.name)).hint("Change the table that it reads."))
            }
        }
    }

    fn targets(&self, relation: &Relation, insert: &Insert) -> Result<Vec<Column>> {
        if insert.columns.is_empty() {
            // An identity is no target unless it is named.
            return Ok(relation.columns.iter().filter(|column| column.identity.is_none()).cloned().collect());
        }
        let idents: Vec<_> = insert.columns.iter().filter_map(|name| name.0.last()?.as_ident()).collect();
        let mut targets: Vec<Column> = Vec::new();
        for ident in idents {
            let name = name_of(ident);
            let column = relation.column(&name).ok_or_else(|| no_column(&name, relation).at(self.position(ident)))?;
            if targets.iter().any(|other| other.name == name) {
                return Err(SqlError::new("42701", format!("column \"{name}\" specified more than once")).at(self.position(ident)));
            }
            if matches!(column.identity, Some((_, _, false))) {
                return Err(SqlError::new("0A000", "cannot set an identity column to a value").at(self.position(ident)));
            }
            targets.push(column.clone());
        }
        Ok(targets)
    }

    /// INSERT of rows that are written out.
    fn rows(&self, relation: &Relation, targets: &[Column], rows: &[Vec<&Expr>]) -> Result<String> {
        let scope = Scope::default();
        let at = Place::new(&scope, Clause::Values);
        let mut texts = Vec::new();
        for (index, row) in (0_i64..).zip(rows) {
            if row.len() > targets.len() && !(targets.is_empty() && row.is_empty()) {
                return Err(SqlError::new("42601", "INSERT has more expressions than target columns"));
            }
            if row.len() < targets.len()
                && rows.len() == 1
                && !row.is_empty()
                && row.len() != targets.len()
                && targets.len() != relation.columns.len()
            {
                return Err(SqlError::new("42601", "INSERT has more target columns than expressions"));
            }
            let mut given: Vec<(i64, Typed)> = Vec::new();
            for (column, expr) in targets.iter().zip(row) {
                if is_default(expr) {
                    continue;
                }
                let value = self.expression(expr, at)?;
                given.push((column.number, self.assigned(&value, column)?));
            }
            let values = self.complete(relation, &given, &|next, step| (next + step * index).to_string())?;
            texts.push(format!("({})", values.join(", ")));
        }
        Ok(format!("insert into {}({}) values {}", relation.storage(), column_names(relation), texts.join(", ")))
    }

    fn rows_of_query(&self, relation: &Relation, targets: &[Column], query: &Query) -> Result<String> {
        let compiled = self.query(query, None)?;
        if compiled.columns.len() > targets.len() {
            return Err(SqlError::new("42601", "INSERT has more expressions than target columns"));
        }
        let mut given = Vec::new();
        for (number, (column, from)) in (1..).zip(targets.iter().zip(&compiled.columns)) {
            given.push((column.number, self.assigned(&Typed::new(format!("c{number}"), from.ty), column)?));
        }
        let values = self.complete(relation, &given, &|next, step| format!("{next} + {step} * (row_number() over () - 1)"))?;
        Ok(format!("insert into {}({}) select {} from ({})", relation.storage(), column_names(relation), values.join(", "), compiled.sql))
    }

    /// A value in the type of its column.
    ///
    /// # Errors
    /// 42804 with the name of the column, and those of the conversion.
    pub fn assigned(&self, value: &Typed, column: &Column) -> Result<Typed> {
        self.coerce(value, column.ty, Reason::Assignment).map_err(|mut error| {
            if let Some(rest) = error.message.strip_prefix("column is of type") {
                error.message = format!("column \"{}\" is of type{rest}", column.name);
            }
            error
        })
    }

    /// One value for each column of the table: given, default, identity or NULL; never NULL where none may be.
    fn complete(&self, relation: &Relation, given: &[(i64, Typed)], identity: &dyn Fn(i64, i64) -> String) -> Result<Vec<String>> {
        let mut values = Vec::new();
        for column in &relation.columns {
            let value = match given.iter().find(|(number, _)| *number == column.number) {
                Some((_, value)) => value.sql.clone(),
                None => match (&column.identity, &column.default) {
                    (Some((seed, step, _)), _) => identity(self.next_identity(relation.oid, column.number, *seed)?, *step),
                    (None, Some(default)) => self.default_value(default, column)?.sql,
                    (None, None) => "null".to_owned(),
                },
            };
            values.push(guarded(&value, column));
        }
        Ok(values)
    }

    /// The value of a default.
    ///
    /// # Errors
    /// Those of its expression.
    pub fn default_value(&self, text: &str, column: &Column) -> Result<Typed> {
        let source = crate::parse::Source::new(text);
        let tokens = source.statements(None)?.into_iter().next().unwrap_or_default();
        let expr = crate::parse::cursor::Cursor::new(&source, tokens).expression()?;
        let scope = Scope::default();
        let value = self.in_view(|| self.expression(&expr, Place::new(&scope, Clause::Default)))?;
        self.assigned(&value, column)
    }

    /// The number that the next row of an identity gets.
    ///
    /// # Errors
    /// SQLite's.
    pub fn next_identity(&self, oid: i64, number: i64, seed: i64) -> Result<i64> {
        use rusqlite::OptionalExtension;
        let mut statement = self.catalogue.connection.prepare_cached("select next from identities where oid = ?1 and number = ?2")?;
        Ok(statement.query_row([oid, number], |row| row.get(0)).optional()?.unwrap_or(seed))
    }
}

/// A value that is checked for NULL where its column has none.
#[must_use]
pub fn guarded(value: &str, column: &Column) -> String {
    if column.nullable { value.to_owned() } else { format!("not_null({value}, {})", crate::types::read::quoted(&column.name)) }
}

/// The error for a column that a table has not.
#[must_use]
pub fn no_column(name: &str, relation: &Relation) -> SqlError {
    SqlError::new("42703", format!("column \"{name}\" of relation \"{}\" does not exist", relation.name))
}

/// The columns of SQLite's table.
#[must_use]
pub fn column_names(relation: &Relation) -> String {
    relation.columns.iter().map(|column| format!("c{}", column.number)).collect::<Vec<_>>().join(", ")
}

fn plain_values(query: &Query) -> Option<&[sqlparser::ast::Parens<Vec<Expr>>]> {
    match query.body.as_ref() {
        SetExpr::Values(values) if query.with.is_none() && query.order_by.is_none() && query.limit_clause.is_none() => Some(&values.rows),
        _ => None,
    }
}

fn is_default(expr: &Expr) -> bool {
    matches!(expr, Expr::Identifier(ident) if ident.quote_style.is_none() && ident.value.eq_ignore_ascii_case("default"))
}

fn refuse(insert: &Insert) -> Result {
    if insert.on.is_some() {
        return Err(SqlError::not_in_redshift("INSERT … ON CONFLICT").hint("Use MERGE, or DELETE and INSERT in one transaction."));
    }
    if !insert.into {
        return Err(SqlError::new("42601", format!("syntax error at or near \"{}\"", insert.table)).hint("Write INSERT INTO."));
    }
    if insert.returning.is_some() {
        return Err(SqlError::not_in_redshift("RETURNING"));
    }
    let other = insert.or.is_some()
        || insert.ignore
        || insert.overwrite
        || insert.replace_into
        || insert.partitioned.is_some()
        || insert.output.is_some();
    if other || insert.table_alias.is_some() || insert.priority.is_some() || insert.insert_alias.is_some() {
        return Err(SqlError::not_in_redshift("this form of INSERT"));
    }
    Ok(())
}
