//! What is defined: schemas, tables, views. It lies in SQLite beside the rows, so that a transaction takes it back with them.
//!
//! A table of Redshift is the table `t<oid>` of SQLite with the columns `c<number>`: names are the catalogue's alone, and a rename changes
//! nothing but the catalogue. SQLite's columns have no type, so that it converts nothing by itself.

pub mod stored;
pub mod system;

use rusqlite::{Connection, OptionalExtension, params};

use crate::error::{Result, SqlError};
use crate::parse::cursor::Name;
use crate::types::Type;

/// A column of a table or view.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its number: `c<number>` in SQLite. Numbers of dropped columns are not used again.
    pub number: i64,
    /// Its name.
    pub name: String,
    /// Its type.
    pub ty: Type,
    /// Whether NULL may stand in it.
    pub nullable: bool,
    /// The text of its default.
    pub default: Option<String>,
    /// First value, step, and whether a value may be given instead.
    pub identity: Option<(i64, i64, bool)>,
    /// Its compression.
    pub encode: String,
    /// Whether it is the distribution key.
    pub distkey: bool,
    /// Its place in the sort key from 1, or 0.
    pub sortkey: i64,
    /// A constraint that is told and not enforced.
    pub key: Option<String>,
}

/// What a relation is.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// A table of rows.
    Table,
    /// The text of a query, and the relations it reads.
    View(String, Vec<i64>),
}

/// A table or view.
#[derive(Clone, Debug, PartialEq)]
pub struct Relation {
    /// Its number.
    pub oid: i64,
    /// Its schema; that of a temporary table is `pg_temp_<session>`.
    pub schema: String,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// Its columns in order.
    pub columns: Vec<Column>,
    /// AUTO, EVEN, ALL or KEY.
    pub diststyle: String,
}

impl Relation {
    /// The table of SQLite that holds its rows.
    #[must_use]
    pub fn storage(&self) -> String {
        format!("t{}", self.oid)
    }

    /// A column by its name.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// Whether it belongs to one session.
    #[must_use]
    pub fn is_temporary(&self) -> bool {
        self.schema.starts_with(TEMPORARY)
    }
}

/// How the schemas of temporary tables begin.
pub const TEMPORARY: &str = "pg_temp_";

/// The first number of a relation of the reader's.
const FIRST_OID: i64 = 100_100;

/// Makes the tables of the catalogue in an empty database.
///
/// # Errors
/// SQLite's.
pub fn create(connection: &Connection) -> Result {
    connection.execute_batch(&format!(
        "create table schemas(name text primary key);
         insert into schemas values ('public');
         create table relations(oid integer primary key, schema text not null, name text not null, definition text not null, unique(schema, name));
         create table counters(name text primary key, value integer not null);
         insert into counters values ('oid', {FIRST_OID});
         create table identities(oid integer not null, number integer not null, next integer not null, primary key(oid, number));
         {}",
        system::STORED_TABLES
    ))?;
    Ok(())
}

/// The catalogue of a connection.
#[derive(Clone, Copy)]
pub struct Catalogue<'a> {
    /// Where it lies.
    pub connection: &'a Connection,
}

impl Catalogue<'_> {
    /// Whether the schema is there.
    ///
    /// # Errors
    /// SQLite's.
    pub fn has_schema(&self, name: &str) -> Result<bool> {
        let mut statement = self.connection.prepare_cached("select 1 from schemas where name = ?1")?;
        Ok(statement.exists(params![name])?)
    }

    /// The relation of exactly this schema and name.
    ///
    /// # Errors
    /// SQLite's.
    pub fn exactly(&self, schema: &str, name: &str) -> Result<Option<Relation>> {
        let mut statement = self.connection.prepare_cached("select oid, definition from relations where schema = ?1 and name = ?2")?;
        let found: Option<(i64, String)> = statement.query_row(params![schema, name], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
        Ok(found.and_then(|(oid, definition)| stored::read(oid, schema, name, &definition)))
    }

    /// The relation that a name means: a temporary table of the session first, then along the search path.
    ///
    /// # Errors
    /// SQLite's, and 3F000 for a schema that is not there.
    pub fn find(&self, name: &Name, temporary: &str, path: &[String]) -> Result<Option<Relation>> {
        if let Some(schema) = &name.schema {
            if schema == "pg_temp" {
                return self.exactly(temporary, &name.name);
            }
            if !self.has_schema(schema)? && !schema.starts_with(TEMPORARY) {
                return Err(SqlError::new("3F000", format!("schema \"{schema}\" does not exist")).at(name.position));
            }
            return self.exactly(schema, &name.name);
        }
        if let Some(found) = self.exactly(temporary, &name.name)? {
            return Ok(Some(found));
        }
        for schema in path {
            if let Some(found) = self.exactly(schema, &name.name)? {
                return Ok(Some(found));
            }
        }
        Ok(None)
    }

    /// All relations, in order of schema and name.
    ///
    /// # Errors
    /// SQLite's.
    pub fn all(&self) -> Result<Vec<Relation>> {
        let mut statement = self.connection.prepare_cached("select oid, schema, name, definition from relations order by schema, name")?;
        let rows = statement.query_map([], |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?, row.get::<_, String>(3)?))
        })?;
        let mut relations = Vec::new();
        for row in rows {
            let (oid, schema, name, definition) = row?;
            relations.extend(stored::read(oid, &schema, &name, &definition));
        }
        Ok(relations)
    }

    /// Writes a relation, new or changed.
    ///
    /// # Errors
    /// SQLite's.
    pub fn put(&self, relation: &Relation) -> Result {
        self.connection.execute(
            "insert or replace into relations(oid, schema, name, definition) values (?1, ?2, ?3, ?4)",
            params![relation.oid, relation.schema, relation.name, stored::write(relation)],
        )?;
        Ok(())
    }

    /// Takes a relation out, with its rows.
    ///
    /// # Errors
    /// SQLite's.
    pub fn remove(&self, relation: &Relation) -> Result {
        if relation.kind == Kind::Table {
            self.connection.execute_batch(&format!("drop table if exists {}", relation.storage()))?;
        }
        self.connection.execute("delete from relations where oid = ?1", params![relation.oid])?;
        self.connection.execute("delete from identities where oid = ?1", params![relation.oid])?;
        Ok(())
    }

    /// The next number of a kind.
    ///
    /// # Errors
    /// SQLite's.
    pub fn next(&self, counter: &str) -> Result<i64> {
        self.connection.execute("update counters set value = value + 1 where name = ?1", params![counter])?;
        let mut statement = self.connection.prepare_cached("select value from counters where name = ?1")?;
        Ok(statement.query_row(params![counter], |row| row.get(0))?)
    }

    /// Views that read this relation.
    ///
    /// # Errors
    /// SQLite's.
    pub fn views_of(&self, oid: i64) -> Result<Vec<Relation>> {
        let mut all = self.all()?;
        all.retain(|relation| matches!(&relation.kind, Kind::View(_, reads) if reads.contains(&oid)));
        Ok(all)
    }

    /// How many rows a table has.
    ///
    /// # Errors
    /// SQLite's.
    pub fn rows(&self, relation: &Relation) -> Result<i64> {
        if relation.kind != Kind::Table {
            return Ok(0);
        }
        Ok(self.connection.query_row(&format!("select count(*) from {}", relation.storage()), [], |row| row.get(0))?)
    }
}
