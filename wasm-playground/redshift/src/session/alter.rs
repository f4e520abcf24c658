//! ALTER TABLE.

use super::Database;
use super::answer::{Changed, Outcome};
use super::definitions::column;
use super::execute::Run;
use crate::catalogue::{Column, Relation};
use crate::check::insert::{column_names, no_column};
use crate::error::{Result, SqlError};
use crate::parse::create_table::ColumnDefinition;
use crate::parse::cursor::Name;
use crate::parse::statement::Alteration;
use crate::types::Type;

impl Database {
    /// ALTER TABLE.
    ///
    /// # Errors
    /// What Redshift says.
    pub fn alter_table(&mut self, run: &Run<'_>, name: &Name, change: &Alteration) -> Result<Outcome> {
        let mut relation = self.checker(run).writable(name)?;
        self.lock(run.session, relation.oid, &relation.name)?;
        let outcome = Outcome::command("ALTER TABLE");
        match change {
            Alteration::AddColumn(definition) => self.add_column(run, &mut relation, definition)?,
            Alteration::DropColumn { name, cascade } => self.drop_column(&mut relation, name, *cascade)?,
            Alteration::RenameColumn { from, to } => {
                self.unread(&relation)?;
                if relation.column(to).is_some() {
                    return Err(SqlError::new("42701", format!("column \"{to}\" of relation \"{}\" already exists", relation.name)));
                }
                the_column(&mut relation, from)?.name.clone_from(to);
            }
            Alteration::RenameTo(to) => {
                self.unread(&relation)?;
                self.free_name(&relation.schema, to)?;
                relation.name.clone_from(to);
            }
            Alteration::SetSchema(schema) => {
                self.unread(&relation)?;
                if !self.catalogue().has_schema(schema)? {
                    return Err(SqlError::new("3F000", format!("schema \"{schema}\" does not exist")));
                }
                self.free_name(schema, &relation.name)?;
                relation.schema.clone_from(schema);
            }
            Alteration::ColumnType { name, ty } => longer(the_column(&mut relation, name)?, *ty)?,
            Alteration::AddKey(key, columns) => {
                for name in columns {
                    the_column(&mut relation, name)?.key = Some(key.clone());
                }
            }
            Alteration::Append(from) => return self.append(run, &relation, from),
            Alteration::Layout => {}
        }
        self.catalogue().put(&relation)?;
        Ok(outcome)
    }

    /// Names that a view reads stay.
    fn unread(&self, relation: &Relation) -> Result {
        match self.catalogue().views_of(relation.oid)?.first() {
            Some(view) => Err(SqlError::not_here(format!("renaming what a view (\"{}\") reads", view.name))),
            None => Ok(()),
        }
    }

    fn free_name(&self, schema: &str, name: &str) -> Result {
        match self.catalogue().exactly(schema, name)? {
            Some(_) => Err(SqlError::new("42P07", format!("relation \"{name}\" already exists"))),
            None => Ok(()),
        }
    }

    fn add_column(&self, run: &Run<'_>, relation: &mut Relation, definition: &ColumnDefinition) -> Result {
        if relation.column(&definition.name).is_some() {
            let message = format!("column \"{}\" of relation \"{}\" already exists", definition.name, relation.name);
            return Err(SqlError::new("42701", message).at(definition.position));
        }
        if definition.identity.is_some() {
            return Err(SqlError::not_in_redshift("ALTER TABLE ADD COLUMN with IDENTITY"));
        }
        if !definition.nullable && definition.default.is_none() {
            return Err(SqlError::new("42601", "ALTER TABLE ADD COLUMN defined as NOT NULL must have a non-null default expression"));
        }
        let number = relation.columns.iter().map(|column| column.number).max().unwrap_or(0) + 1;
        let added = Column { number, ..column(definition) };
        self.connection.execute_batch(&format!("alter table {} add column c{number}", relation.storage()))?;
        if let Some(default) = &added.default {
            let value = self.checker(run).default_value(default, &added)?;
            self.connection.execute(&format!("update {} set c{number} = {}", relation.storage(), value.sql), [])?;
        }
        relation.columns.push(added);
        Ok(())
    }

    fn drop_column(&self, relation: &mut Relation, name: &str, cascade: bool) -> Result {
        let column = the_column(relation, name)?.clone();
        let views = self.catalogue().views_of(relation.oid)?;
        if let Some(view) = views.first() {
            if cascade {
                return Err(SqlError::not_here("DROP COLUMN … CASCADE where views read the table"));
            }
            return Err(SqlError::new(
                "2BP01",
                format!("cannot drop table {} column {name} because other objects depend on it", relation.name),
            )
            .detail(format!("view {} depends on table {}", view.name, relation.name))
            .hint("Use DROP ... CASCADE to drop the dependent objects too."));
        }
        if column.distkey {
            return Err(SqlError::new("0A000", format!("cannot drop distkey column \"{name}\"")));
        }
        if column.sortkey != 0 {
            return Err(SqlError::new("0A000", format!("cannot drop sortkey column \"{name}\"")));
        }
        if relation.columns.len() == 1 {
            return Err(SqlError::new("42601", "cannot drop the only column of a table"));
        }
        self.connection.execute_batch(&format!("alter table {} drop column c{}", relation.storage(), column.number))?;
        relation.columns.retain(|column| column.name != name);
        Ok(())
    }

    /// APPEND FROM: rows move from one table to another. <https://docs.aws.amazon.com/redshift/latest/dg/r_ALTER_TABLE_APPEND.html>.
    fn append(&mut self, run: &Run<'_>, relation: &Relation, from: &Name) -> Result<Outcome> {
        if self.session(run.session).state != super::State::Idle {
            return Err(SqlError::new("25001", "ALTER TABLE APPEND cannot run inside a transaction block"));
        }
        let source = self.checker(run).writable(from)?;
        self.lock(run.session, source.oid, &source.name)?;
        let matching: Vec<String> = relation
            .columns
            .iter()
            .map(|column| match source.column(&column.name) {
                Some(found) if found.ty == column.ty => Ok(format!("c{}", found.number)),
                _ => Err(SqlError::new("42804", format!("column \"{}\" is not the same in both tables", column.name))),
            })
            .collect::<Result<_>>()?;
        let mut outcome = Outcome::command("ALTER TABLE APPEND");
        let sql = format!(
            "insert into {}({}) select {} from {}",
            relation.storage(),
            column_names(relation),
            matching.join(", "),
            source.storage()
        );
        let inserted = self.change(&sql, &mut outcome.work)?;
        let deleted = self.change(&format!("delete from {}", source.storage()), &mut outcome.work)?;
        self.grown(&source, -deleted)?;
        self.grown(relation, inserted)?;
        outcome.row_count = inserted;
        outcome.changes.push(Changed { schema: relation.schema.clone(), table: relation.name.clone(), inserted, ..Changed::default() });
        outcome.changes.push(Changed { schema: source.schema.clone(), table: source.name, deleted, ..Changed::default() });
        Ok(outcome)
    }
}

fn the_column<'r>(relation: &'r mut Relation, name: &str) -> Result<&'r mut Column> {
    let missing = no_column(name, relation);
    relation.columns.iter_mut().find(|column| column.name == name).ok_or(missing)
}

/// Redshift changes nothing of a column's type but the length of a varchar.
/// <https://docs.aws.amazon.com/redshift/latest/dg/r_ALTER_TABLE.html>.
fn longer(column: &mut Column, ty: Type) -> Result {
    match (column.ty, ty) {
        (Type::Varchar(old), Type::Varchar(new)) if new >= old => {
            column.ty = ty;
            Ok(())
        }
        (Type::Varchar(_), Type::Varchar(_)) => Err(SqlError::not_here("a shorter VARCHAR by ALTER COLUMN")),
        _ => Err(SqlError::new("0A000", format!("ALTER COLUMN TYPE is only supported for VARCHAR, not for \"{}\"", column.name))),
    }
}
