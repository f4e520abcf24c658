//! CREATE.

use std::collections::BTreeSet;

use sqlparser::ast::{Expr, Query, SetExpr};

use super::Database;
use super::answer::{Changed, Outcome};
use super::execute::Run;
use crate::catalogue::{Column, Kind, Relation};
use crate::check::Checker;
use crate::check::coerce::Reason;
use crate::check::insert::column_names;
use crate::check::query::{Compiled, settled};
use crate::error::{Result, SqlError};
use crate::parse::create_table::{ColumnDefinition, CreateTable};
use crate::parse::cursor::{Name, name_of};

/// SELECT … INTO: the table that it makes, and whether it is temporary.
#[must_use]
pub fn select_into(query: &Query) -> Option<(Name, bool)> {
    let SetExpr::Select(select) = query.body.as_ref() else { return None };
    let into = select.into.as_ref()?;
    let idents = match into.targets.first()? {
        Expr::Identifier(ident) => std::slice::from_ref(ident),
        Expr::CompoundIdentifier(idents) => idents.as_slice(),
        _ => return None,
    };
    let schema = idents.len().checked_sub(2).and_then(|index| idents.get(index)).map(name_of);
    Some((Name { schema, name: name_of(idents.last()?), position: None }, into.temporary))
}

impl Database {
    /// A checker for a statement of this run.
    pub fn checker<'a>(&'a self, run: &'a Run<'_>) -> Checker<'a> {
        let mut checker = Checker::new(self.catalogue(), &run.surroundings, Some(run.source));
        checker.told = Some(&run.reads);
        checker
    }

    /// A query.
    ///
    /// # Errors
    /// What Redshift says.
    pub fn query(&mut self, run: &Run<'_>, query: &Query) -> Result<Outcome> {
        if let Some((name, temporary)) = select_into(query) {
            let compiled = self.checker(run).query(query, None)?;
            return self.create_as(run, &CreateTable { query: None, ..empty_table(name, temporary) }, &[], &compiled);
        }
        let compiled = self.checker(run).query(query, None)?;
        let mut outcome = Outcome::command("SELECT");
        let rows = self.rows(&compiled, &mut outcome.work)?;
        outcome.row_count = i64::try_from(rows.len()).unwrap_or(i64::MAX);
        let mut columns = compiled.columns;
        columns.iter_mut().for_each(|column| column.ty = settled(column.ty));
        outcome.result = Some((columns, rows));
        Ok(outcome)
    }

    /// The schema in which something new of this name lies.
    fn schema_for(&self, run: &Run<'_>, name: &Name, temporary: bool) -> Result<String> {
        if temporary {
            return Ok(run.surroundings.temporary.clone());
        }
        let schema = match &name.schema {
            Some(schema) => schema.clone(),
            None => run
                .surroundings
                .path
                .iter()
                .find(|schema| self.catalogue().has_schema(schema).unwrap_or(false))
                .cloned()
                .unwrap_or_default(),
        };
        if schema.is_empty() {
            return Err(SqlError::new("3F000", "no schema has been selected to create in"));
        }
        if !self.catalogue().has_schema(&schema)? {
            return Err(SqlError::new("3F000", format!("schema \"{schema}\" does not exist")).at(name.position));
        }
        Ok(schema)
    }

    /// CREATE TABLE in all its forms.
    ///
    /// # Errors
    /// 42P07 when it is there already, and what Redshift says of columns.
    pub fn create_table(&mut self, run: &Run<'_>, table: &CreateTable) -> Result<Outcome> {
        let schema = self.schema_for(run, &table.name, table.temporary)?;
        if self.catalogue().exactly(&schema, &table.name.name)?.is_some() {
            return exists(table);
        }
        if let Some((names, query)) = &table.query {
            let compiled = self.checker(run).query(query, None)?;
            return self.create_as(run, table, names, &compiled);
        }
        let mut columns = Vec::new();
        let mut diststyle = table.attributes.diststyle.clone().unwrap_or_default();
        if let Some((like, defaults)) = &table.like {
            let like = self.checker(run).relation(like)?;
            diststyle.clone_from(&like.diststyle);
            for column in &like.columns {
                columns.push(Column { default: column.default.clone().filter(|_| *defaults), identity: None, ..column.clone() });
            }
        }
        for definition in &table.columns {
            columns.push(column(definition));
        }
        let mut relation = Relation { oid: 0, schema, name: table.name.name.clone(), kind: Kind::Table, columns, diststyle };
        for (number, column) in (1..).zip(&mut relation.columns) {
            column.number = number;
        }
        attributes(&mut relation, table)?;
        self.check_columns(run, &relation, table)?;
        self.put_table(run, &mut relation)?;
        Ok(Outcome::command("CREATE TABLE"))
    }

    fn check_columns(&self, run: &Run<'_>, relation: &Relation, table: &CreateTable) -> Result {
        let mut seen = BTreeSet::new();
        if relation.columns.len() > 1600 {
            return Err(SqlError::new("54011", "tables can have at most 1600 columns"));
        }
        for column in &relation.columns {
            if !seen.insert(&column.name) {
                let position =
                    table.columns.iter().rev().find(|definition| definition.name == column.name).and_then(|definition| definition.position);
                return Err(SqlError::new("42701", format!("column \"{}\" specified more than once", column.name)).at(position));
            }
            if let Some(default) = &column.default {
                self.checker(run).default_value(default, column)?;
            }
            if column.identity.is_some() && !column.ty.is_integer() {
                return Err(SqlError::new("42601", format!("identity column \"{}\" must be INT or BIGINT", column.name)));
            }
        }
        Ok(())
    }

    fn put_table(&mut self, run: &Run<'_>, relation: &mut Relation) -> Result {
        relation.oid = self.catalogue().next("oid")?;
        self.connection.execute_batch(&format!("create table {}({})", relation.storage(), column_names(relation)))?;
        self.catalogue().put(relation)?;
        self.lock(run.session, relation.oid, &relation.name)
    }

    /// CREATE TABLE AS and SELECT INTO.
    fn create_as(&mut self, run: &Run<'_>, table: &CreateTable, names: &[String], compiled: &Compiled) -> Result<Outcome> {
        let schema = self.schema_for(run, &table.name, table.temporary)?;
        if self.catalogue().exactly(&schema, &table.name.name)?.is_some() {
            return exists(table);
        }
        if names.len() > compiled.columns.len() {
            return Err(SqlError::new("42601", "CREATE TABLE AS specifies too many column names"));
        }
        let columns = (0..).zip(&compiled.columns).map(|(index, from): (usize, _)| Column {
            number: i64::try_from(index + 1).unwrap_or(0),
            name: names.get(index).cloned().unwrap_or_else(|| from.name.clone()),
            ty: settled(from.ty),
            nullable: true,
            default: None,
            identity: None,
            encode: "lzo".to_owned(),
            distkey: false,
            sortkey: 0,
            key: None,
        });
        let mut relation = Relation {
            oid: 0,
            schema,
            name: table.name.name.clone(),
            kind: Kind::Table,
            columns: columns.collect(),
            diststyle: table.attributes.diststyle.clone().unwrap_or_default(),
        };
        attributes(&mut relation, table)?;
        self.check_columns(run, &relation, table)?;
        let types: Vec<_> = relation.columns.iter().map(|column| column.ty).collect();
        let rows = compiled.as_types(&self.checker(run), &types, Reason::Assignment)?;
        self.put_table(run, &mut relation)?;
        let mut outcome = Outcome::command("SELECT");
        let sql = format!("insert into {}({}) {rows}", relation.storage(), column_names(&relation));
        let inserted = self.change(&sql, &mut outcome.work)?;
        self.grown(&relation, inserted)?;
        outcome.row_count = inserted;
        outcome.changes.push(Changed { schema: relation.schema, table: relation.name, inserted, ..Changed::default() });
        Ok(outcome)
    }

    /// CREATE [OR REPLACE] VIEW.
    ///
    /// # Errors
    /// 42P07, and those of its query.
    pub fn create_view(
        &mut self,
        run: &Run<'_>,
        name: &Name,
        replace: bool,
        columns: &[String],
        text: &str,
        query: &Query,
    ) -> Result<Outcome> {
        let schema = self.schema_for(run, name, false)?;
        let old = self.catalogue().exactly(&schema, &name.name)?;
        match &old {
            Some(old) if old.kind == Kind::Table => {
                return Err(SqlError::new("42809", format!("\"{}\" is not a view", name.name)).at(name.position));
            }
            Some(_) if !replace => return Err(SqlError::new("42P07", format!("relation \"{}\" already exists", name.name))),
            _ => {}
        }
        let checker = self.checker(run);
        let compiled = checker.query(query, None)?;
        let reads: BTreeSet<i64> = checker.reads.take().into_iter().collect();
        if columns.len() > compiled.columns.len() {
            return Err(SqlError::new("42601", "CREATE VIEW specifies more column names than columns"));
        }
        let made = (0..).zip(&compiled.columns).map(|(index, from): (usize, _)| Column {
            number: i64::try_from(index + 1).unwrap_or(0),
            name: columns.get(index).cloned().unwrap_or_else(|| from.name.clone()),
            ty: settled(from.ty),
            nullable: true,
            default: None,
            identity: None,
            encode: "none".to_owned(),
            distkey: false,
            sortkey: 0,
            key: None,
        });
        let made: Vec<Column> = made.collect();
        let mut seen = BTreeSet::new();
        if let Some(double) = made.iter().find(|column| !seen.insert(column.name.clone())) {
            return Err(SqlError::new("42701", format!("column \"{}\" specified more than once", double.name)));
        }
        let oid = match old {
            Some(old) => old.oid,
            None => self.catalogue().next("oid")?,
        };
        if reads.contains(&oid) {
            return Err(SqlError::new("42P17", format!("view \"{}\" would read itself", name.name)));
        }
        let kind = Kind::View(text.to_owned(), reads.into_iter().collect());
        self.catalogue().put(&Relation { oid, schema, name: name.name.clone(), kind, columns: made, diststyle: String::new() })?;
        Ok(Outcome::command("CREATE VIEW"))
    }

    /// CREATE SCHEMA.
    ///
    /// # Errors
    /// 42P06 when it is there already.
    pub fn create_schema(&mut self, name: &str, if_not_exists: bool) -> Result<Outcome> {
        let mut outcome = Outcome::command("CREATE SCHEMA");
        if name.starts_with("pg_") || name == "information_schema" {
            return Err(SqlError::new("42939", format!("unacceptable schema name \"{name}\""))
                .detail("The prefix \"pg_\" is reserved for system schemas."));
        }
        if self.catalogue().has_schema(name)? {
            if !if_not_exists {
                return Err(SqlError::new("42P06", format!("schema \"{name}\" already exists")));
            }
            outcome.notices.push(format!("schema \"{name}\" already exists, skipping"));
            return Ok(outcome);
        }
        self.connection.execute("insert into schemas values (?1)", [name])?;
        Ok(outcome)
    }
}

fn exists(table: &CreateTable) -> Result<Outcome> {
    let name = &table.name.name;
    if !table.if_not_exists {
        return Err(SqlError::new("42P07", format!("relation \"{name}\" already exists")));
    }
    let mut outcome = Outcome::command("CREATE TABLE");
    outcome.notices.push(format!("relation \"{name}\" already exists and will be skipped"));
    Ok(outcome)
}

fn empty_table(name: Name, temporary: bool) -> CreateTable {
    CreateTable {
        temporary: temporary || name.name.starts_with('#'),
        name,
        if_not_exists: false,
        columns: Vec::new(),
        like: None,
        keys: Vec::new(),
        attributes: crate::parse::create_table::Attributes::default(),
        query: None,
    }
}

/// A column of a table from its definition; its number is given later.
#[must_use]
pub fn column(definition: &ColumnDefinition) -> Column {
    use crate::types::Type;
    // What ENCODE AUTO and no ENCODE choose. <https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-load.html>, COMPUPDATE, read 2026-11-27.
    let encode = definition.encode.clone().filter(|encode| encode != "auto").unwrap_or_else(|| {
        let plain = definition.sortkey || matches!(definition.ty, Type::Bool | Type::Float4 | Type::Float8);
        if plain {
            "raw"
        } else if definition.ty.is_text() {
            "lzo"
        } else {
            "az64"
        }
        .to_owned()
    });
    Column {
        number: 0,
        name: definition.name.clone(),
        ty: definition.ty,
        nullable: definition.nullable,
        default: definition.default.clone(),
        identity: definition.identity.map(|(seed, step)| (seed, step, definition.identity_by_default)),
        encode,
        distkey: definition.distkey,
        sortkey: i64::from(definition.sortkey),
        key: definition.key.clone(),
    }
}

/// DISTKEY, SORTKEY and the constraints of a table find their columns.
fn attributes(relation: &mut Relation, table: &CreateTable) -> Result {
    let name = relation.name.clone();
    let missing = |column: &str| SqlError::new("42703", format!("column \"{column}\" does not exist in table \"{name}\""));
    if let Some(key) = &table.attributes.distkey {
        relation.columns.iter_mut().find(|column| column.name == *key).ok_or_else(|| missing(key))?.distkey = true;
    }
    for (place, key) in (1..).zip(&table.attributes.sortkey) {
        relation.columns.iter_mut().find(|column| column.name == *key).ok_or_else(|| missing(key))?.sortkey = place;
    }
    if relation.columns.iter().filter(|column| column.distkey).count() > 1 {
        return Err(SqlError::new("42601", "Only one DISTKEY column is allowed"));
    }
    let has_key = relation.columns.iter().any(|column| column.distkey);
    if has_key && !matches!(relation.diststyle.as_str(), "" | "KEY") {
        return Err(SqlError::new("42601", format!("DISTKEY cannot be used with DISTSTYLE {}", relation.diststyle)));
    }
    if !has_key && relation.diststyle == "KEY" {
        return Err(SqlError::new("42601", "DISTSTYLE KEY needs a DISTKEY column"));
    }
    for (key, columns) in &table.keys {
        for wanted in columns {
            let column = relation.columns.iter_mut().find(|column| column.name == *wanted);
            let column = column.ok_or_else(|| SqlError::new("42703", format!("column \"{wanted}\" named in key does not exist")))?;
            column.key = Some(key.clone());
            column.nullable &= key != "PRIMARY KEY";
        }
    }
    Ok(())
}
