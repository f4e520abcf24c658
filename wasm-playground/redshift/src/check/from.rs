//! The tables after FROM, and their joins.

use sqlparser::ast::{
    FunctionArg, FunctionArgExpr, Join, JoinConstraint, JoinOperator, ObjectName, TableAlias, TableFactor, TableWithJoins,
};

use super::Checker;
use super::coerce::Reason;
use super::expression::{Clause, Place};
use super::query::{outward, settled};
use super::scope::{Item, Scope, ScopeColumn};
use super::typed::{ColumnUse, Origin};
use crate::catalogue::{Kind, Relation, system};
use crate::error::{Result, SqlError};
use crate::parse::cursor::{Name, name_of};
use crate::types::Type;

/// The name of a relation.
///
/// # Errors
/// 42601 for what is none.
pub fn relation_name(checker: &Checker<'_>, name: &ObjectName) -> Result<Name> {
    let idents: Vec<_> = name.0.iter().filter_map(|part| part.as_ident()).collect();
    let last = idents.last().ok_or_else(|| SqlError::new("42601", "syntax error"))?;
    let schema = idents.len().checked_sub(2).and_then(|index| idents.get(index)).map(|ident| name_of(ident));
    let position = idents.first().and_then(|first| checker.position(first));
    Ok(Name { schema, name: name_of(last), position })
}

/// The error for a relation that is not there.
#[must_use]
pub fn no_relation(name: &Name) -> SqlError {
    SqlError::new("42P01", format!("relation \"{name}\" does not exist")).at(name.position)
}

impl Checker<'_> {
    /// A table or view by its name.
    ///
    /// # Errors
    /// 42P01.
    pub fn relation(&self, name: &Name) -> Result<Relation> {
        self.catalogue.find(name, &self.surroundings.temporary, &self.surroundings.path)?.ok_or_else(|| no_relation(name))
    }

    /// All that stands after FROM: its text for SQLite. The names go into the scope.
    ///
    /// # Errors
    /// 42P01, 42712 for two tables of one name, and those of conditions.
    pub fn from(&self, tables: &[TableWithJoins], scope: &mut Scope<'_>, uses: &mut Vec<ColumnUse>) -> Result<String> {
        let mut groups = Vec::new();
        for group in tables {
            let text = self.joined(group, scope, uses)?;
            let turned = group.joins.iter().any(|join| {
                matches!(join.join_operator, JoinOperator::Right(_) | JoinOperator::RightOuter(_) | JoinOperator::FullOuter(_))
            });
            groups.push(if tables.len() > 1 && turned { format!("({text})") } else { text });
        }
        Ok(groups.join(", "))
    }

    fn joined(&self, group: &TableWithJoins, scope: &mut Scope<'_>, uses: &mut Vec<ColumnUse>) -> Result<String> {
        let start = scope.items.len();
        let mut text = self.factor(&group.relation, scope, uses)?;
        for join in &group.joins {
            let middle = scope.items.len();
            let right = self.factor(&join.relation, scope, uses)?;
            let (word, constraint) = operator(join)?;
            let condition = match constraint {
                Some(JoinConstraint::On(expr)) => {
                    let typed = self.condition(expr, Place::new(scope, Clause::On), "JOIN/ON")?;
                    uses.extend(typed.columns.iter().filter(|column| column.level > 0).cloned());
                    format!(" on {}", typed.sql)
                }
                Some(JoinConstraint::Using(names)) => {
                    let names: Vec<String> = names.iter().filter_map(|name| name.0.last()?.as_ident()).map(name_of).collect();
                    self.using(&names, start, middle, word, scope)?
                }
                Some(JoinConstraint::Natural) => {
                    let names = common_names(scope, start, middle);
                    self.using(&names, start, middle, word, scope)?
                }
                Some(JoinConstraint::None) if word != "cross join" => {
                    return Err(SqlError::new("42601", "syntax error: JOIN needs ON or USING"));
                }
                _ => String::new(),
            };
            text = format!("{text} {word} {right}{condition}");
        }
        Ok(text)
    }

    /// Columns of the same name on both sides become one.
    fn using(&self, names: &[String], start: usize, middle: usize, word: &str, scope: &mut Scope<'_>) -> Result<String> {
        let mut conditions = Vec::new();
        let mut merged = Vec::new();
        for name in names {
            let (left, right) = (take(scope, start, middle, name, "left")?, take(scope, middle, scope.items.len(), name, "right")?);
            let (a, b) = (super::typed::Typed::new(left.sql.clone(), left.ty), super::typed::Typed::new(right.sql.clone(), right.ty));
            conditions.push(self.compared(&a, "=", &b)?.sql);
            let sql = match word {
                "right join" => right.sql.clone(),
                "full join" => format!("coalesce({}, {})", left.sql, right.sql),
                _ => left.sql.clone(),
            };
            merged.push(ScopeColumn { name: name.clone(), ty: left.ty, sql, nullable: true, origin: None, merged: false });
        }
        scope.items.insert(start, Item { alias: None, schema: None, columns: merged });
        Ok(if conditions.is_empty() { " on 1".to_owned() } else { format!(" on {}", conditions.join(" and ")) })
    }

    fn factor(&self, factor: &TableFactor, scope: &mut Scope<'_>, uses: &mut Vec<ColumnUse>) -> Result<String> {
        let (source, item) = match factor {
            TableFactor::Table { name, alias, args, sample, version, .. } => {
                if sample.is_some() || version.is_some() {
                    return Err(SqlError::not_in_redshift("TABLESAMPLE"));
                }
                match args {
                    Some(args) => self.table_function(name, &args.args, alias.as_ref(), scope)?,
                    None => self.named_table(name, alias.as_ref())?,
                }
            }
            TableFactor::Function { name, args, alias, .. } => self.table_function(name, args, alias.as_ref(), scope)?,
            TableFactor::Derived { lateral, subquery, alias, .. } => {
                if *lateral {
                    return Err(SqlError::not_in_redshift("LATERAL"));
                }
                let compiled = self.query(subquery, scope.parent)?;
                uses.extend(compiled.outer.iter().map(|column| ColumnUse { level: column.level + 1, ..column.clone() }));
                let sql = self.fresh('a');
                let columns = compiled.columns.iter().enumerate().map(|(index, column)| ScopeColumn {
                    name: column.name.clone(),
                    ty: settled(column.ty),
                    sql: format!("{sql}.c{}", index + 1),
                    nullable: column.nullable,
                    origin: column.origin.clone(),
                    merged: false,
                });
                let Some(alias) = alias else {
                    return Err(
                        SqlError::new("42601", "subquery in FROM must have an alias").hint("For example, FROM (SELECT ...) [AS] foo.")
                    );
                };
                let item = Item { alias: Some(name_of(&alias.name)), schema: None, columns: columns.collect() };
                (format!("({}) as {sql}", compiled.sql), with_alias(item, Some(alias))?)
            }
            TableFactor::NestedJoin { table_with_joins, alias: None } => {
                return Ok(format!("({})", self.joined(table_with_joins, scope, uses)?));
            }
            TableFactor::Pivot { .. } => return Err(SqlError::not_here("PIVOT")),
            TableFactor::Unpivot { .. } => return Err(SqlError::not_here("UNPIVOT")),
            TableFactor::UNNEST { .. } => return Err(SqlError::not_here("UNNEST")),
            other => return Err(SqlError::not_in_redshift(other)),
        };
        if let Some(alias) = &item.alias
            && scope.items.iter().any(|other| other.alias.as_ref() == Some(alias) && other.schema == item.schema)
        {
            return Err(SqlError::new("42712", format!("table name \"{alias}\" specified more than once")));
        }
        scope.items.push(item);
        Ok(source)
    }

    fn named_table(&self, name: &ObjectName, alias: Option<&TableAlias>) -> Result<(String, Item)> {
        let name = relation_name(self, name)?;
        let sql = self.fresh('a');
        if name.schema.is_none() {
            let cte = self.ctes.borrow().iter().rev().find(|cte| cte.name == name.name).cloned();
            if let Some(cte) = cte {
                let columns = numbered(&sql, cte.columns.iter().map(|(name, ty)| (name.as_str(), *ty)));
                let item = Item { alias: Some(name.name), schema: None, columns };
                return Ok((format!("{} as {sql}", cte.sql), with_alias(item, alias)?));
            }
        }
        if let Some(relation) = self.catalogue.find(&name, &self.surroundings.temporary, &self.surroundings.path).or_else(|error| {
            // information_schema is no schema of the reader's.
            if matches!(name.schema.as_deref(), Some("information_schema" | "pg_catalog")) { Ok(None) } else { Err(error) }
        })? {
            let source = format!("{} as {sql}", self.storage(&relation)?);
            return Ok((source, with_alias(self.item(&relation, &sql), alias)?));
        }
        match system::find(self.catalogue, name.schema.as_deref(), &name.name, &self.surroundings.temporary)? {
            Some(relation) => {
                let columns = numbered(&sql, relation.columns.iter().copied());
                let item = Item { alias: Some(relation.name.to_owned()), schema: Some(relation.schema.to_owned()), columns };
                Ok((format!("{} as {sql}", relation.source), with_alias(item, alias)?))
            }
            None => Err(no_relation(&name)),
        }
    }

    /// What SQLite reads for a relation: a table, or the query of a view.
    fn storage(&self, relation: &Relation) -> Result<String> {
        self.reads.borrow_mut().push(relation.oid);
        match &relation.kind {
            Kind::Table => {
                if let Some(told) = self.told {
                    told.borrow_mut().push((relation.schema.clone(), relation.name.clone()));
                }
                Ok(relation.storage())
            }
            Kind::View(text, _) => {
                let source = crate::parse::Source::new(text);
                let tokens = source.statements(None)?.into_iter().next().unwrap_or_default();
                let query = crate::parse::cursor::Cursor::new(&source, tokens).query()?;
                let types: Vec<Type> = relation.columns.iter().map(|column| column.ty).collect();
                let compiled = self.in_view(|| self.query(&query, None))?;
                Ok(format!("({})", compiled.as_types(self, &types, Reason::Assignment)?))
            }
        }
    }

    /// A relation as an item of a scope, under this name of SQLite's.
    #[must_use]
    pub fn item(&self, relation: &Relation, sql: &str) -> Item {
        let origin = Origin { schema: relation.schema.clone(), table: relation.name.clone() };
        let is_view = relation.kind != Kind::Table;
        let columns = relation.columns.iter().enumerate().map(|(index, column)| ScopeColumn {
            name: column.name.clone(),
            ty: column.ty,
            sql: if is_view { format!("{sql}.c{}", index + 1) } else { format!("{sql}.c{}", column.number) },
            nullable: column.nullable,
            origin: Some(origin.clone()),
            merged: false,
        });
        Item { alias: Some(relation.name.clone()), schema: Some(relation.schema.clone()), columns: columns.collect() }
    }

    /// generate_series(from, to[, step]): of the leader node, as on Redshift, and so without tables beside it there. Here it may have them.
    fn table_function(
        &self,
        name: &ObjectName,
        args: &[FunctionArg],
        alias: Option<&TableAlias>,
        scope: &Scope<'_>,
    ) -> Result<(String, Item)> {
        let name = relation_name(self, name)?;
        if name.name != "generate_series" {
            return Err(SqlError::new("42883", format!("function {}() does not exist", name.name)).at(name.position));
        }
        let mut numbers = Vec::new();
        let place = Scope::within(scope.parent);
        for arg in args {
            let FunctionArg::Unnamed(FunctionArgExpr::Expr(expr)) = arg else {
                return Err(SqlError::new("42601", "syntax error in generate_series"));
            };
            let typed = self.expression(expr, Place::new(&place, Clause::Values))?;
            if outward(&typed.columns).next().is_some() {
                return Err(SqlError::not_in_redshift("LATERAL"));
            }
            numbers.push(self.coerce(&typed, Type::Int8, Reason::Implicit)?.sql);
        }
        let (from, to, step) = match numbers.as_slice() {
            [from, to] => (from.clone(), to.clone(), "1".to_owned()),
            [from, to, step] => (from.clone(), to.clone(), format!("int_nonzero({step})")),
            _ => return Err(SqlError::new("42883", "function generate_series needs two or three arguments")),
        };
        let (sql, series) = (self.fresh('a'), self.fresh('g'));
        let source = format!(
            "(with recursive {series}(c1, f, t, s) as (select {from}, {from}, {to}, {step} union all select c1 + s, f, t, s from {series} \
             where (s > 0 and c1 + s <= t) or (s < 0 and c1 + s >= t)) select c1 from {series} where (s > 0 and f <= t) or (s < 0 and f >= t)) as {sql}"
        );
        let column = alias.map_or_else(|| "generate_series".to_owned(), |alias| name_of(&alias.name));
        let item =
            Item { alias: Some("generate_series".to_owned()), schema: None, columns: numbered(&sql, [(column.as_str(), Type::Int8)]) };
        Ok((source, with_alias(item, alias)?))
    }
}

fn numbered<'c>(sql: &str, columns: impl IntoIterator<Item = (&'c str, Type)>) -> Vec<ScopeColumn> {
    let column = |(number, (name, ty)): (usize, (&str, Type))| ScopeColumn {
        name: name.to_owned(),
        ty,
        sql: format!("{sql}.c{number}"),
        nullable: true,
        origin: None,
        merged: false,
    };
    (1..).zip(columns).map(column).collect()
}

/// The alias, and the names that it gives to columns.
fn with_alias(mut item: Item, alias: Option<&TableAlias>) -> Result<Item> {
    let Some(alias) = alias else { return Ok(item) };
    let name = name_of(&alias.name);
    if alias.columns.len() > item.columns.len() {
        let message =
            format!("table \"{name}\" has {} columns available but {} columns specified", item.columns.len(), alias.columns.len());
        return Err(SqlError::new("42P10", message));
    }
    for (column, named) in item.columns.iter_mut().zip(&alias.columns) {
        column.name = name_of(&named.name);
    }
    item.alias = Some(name);
    item.schema = None;
    Ok(item)
}

fn operator(join: &Join) -> Result<(&'static str, Option<&JoinConstraint>)> {
    Ok(match &join.join_operator {
        JoinOperator::Join(constraint) | JoinOperator::Inner(constraint) => ("join", Some(constraint)),
        JoinOperator::Left(constraint) | JoinOperator::LeftOuter(constraint) => ("left join", Some(constraint)),
        JoinOperator::Right(constraint) | JoinOperator::RightOuter(constraint) => ("right join", Some(constraint)),
        JoinOperator::FullOuter(constraint) => ("full join", Some(constraint)),
        JoinOperator::CrossJoin(JoinConstraint::None) => ("cross join", None),
        _ => return Err(SqlError::not_in_redshift("this kind of JOIN")),
    })
}

fn common_names(scope: &Scope<'_>, start: usize, middle: usize) -> Vec<String> {
    let names = |items: &[Item]| -> Vec<String> {
        items.iter().flat_map(|item| &item.columns).filter(|column| !column.merged).map(|column| column.name.clone()).collect()
    };
    let right = names(scope.items.get(middle..).unwrap_or_default());
    let mut left = names(scope.items.get(start..middle).unwrap_or_default());
    left.retain(|name| right.contains(name));
    left.dedup();
    left
}

fn take(scope: &mut Scope<'_>, from: usize, to: usize, name: &str, side: &str) -> Result<ScopeColumn> {
    let items = scope.items.get_mut(from..to).unwrap_or_default();
    let mut found = items.iter_mut().flat_map(|item| &mut item.columns).filter(|column| column.name == name && !column.merged);
    let Some(column) = found.next() else {
        return Err(SqlError::new("42703", format!("column \"{name}\" specified in USING clause does not exist in {side} table")));
    };
    let copy = column.clone();
    column.merged = true;
    if found.next().is_some() {
        return Err(SqlError::new("42702", format!("common column name \"{name}\" appears more than once in {side} table")));
    }
    Ok(copy)
}
