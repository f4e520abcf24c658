//! DROP.

use super::Database;
use super::answer::Outcome;
use super::execute::Run;
use crate::catalogue::{Kind, Relation};
use crate::error::{Result, SqlError};
use crate::parse::cursor::Name;

impl Database {
    /// DROP TABLE and DROP VIEW.
    ///
    /// # Errors
    /// 42P01 when it is not there, 2BP01 when views read it.
    pub fn drop_relations(&mut self, run: &Run<'_>, names: &[Name], if_exists: bool, cascade: bool, view: bool) -> Result<Outcome> {
        let what = if view { "view" } else { "table" };
        let mut outcome = Outcome::command(if view { "DROP VIEW" } else { "DROP TABLE" });
        for name in names {
            let found = match self.catalogue().find(name, &run.surroundings.temporary, &run.surroundings.path) {
                Err(error) if if_exists && error.sqlstate == "3F000" => None,
                other => other?,
            };
            let Some(relation) = found else {
                if !if_exists {
                    return Err(SqlError::new("42P01", format!("{what} \"{}\" does not exist", name.name)));
                }
                outcome.notices.push(format!("{what} \"{}\" does not exist, skipping", name.name));
                continue;
            };
            if (relation.kind != Kind::Table) != view {
                let hint = if view { "Use DROP TABLE to remove a table." } else { "Use DROP VIEW to remove a view." };
                return Err(SqlError::new("42809", format!("\"{}\" is not a {what}", name.name)).hint(hint));
            }
            self.drop_one(run, &relation, cascade)?;
        }
        Ok(outcome)
    }

    fn drop_one(&mut self, run: &Run<'_>, relation: &Relation, cascade: bool) -> Result {
        self.lock(run.session, relation.oid, &relation.name)?;
        let what = |relation: &Relation| if relation.kind == Kind::Table { "table" } else { "view" };
        for view in self.catalogue().views_of(relation.oid)? {
            if !cascade {
                return Err(SqlError::new(
                    "2BP01",
                    format!("cannot drop {} {} because other objects depend on it", what(relation), relation.name),
                )
                .detail(format!("view {} depends on {} {}", view.name, what(relation), relation.name))
                .hint("Use DROP ... CASCADE to drop the dependent objects too."));
            }
            self.drop_one(run, &view, true)?;
        }
        self.counted.remove(&relation.oid);
        self.catalogue().remove(relation)
    }

    /// DROP SCHEMA.
    ///
    /// # Errors
    /// 3F000 when it is not there, 2BP01 when it is not empty.
    pub fn drop_schemas(&mut self, run: &Run<'_>, names: &[String], if_exists: bool, cascade: bool) -> Result<Outcome> {
        let mut outcome = Outcome::command("DROP SCHEMA");
        for name in names {
            if !self.catalogue().has_schema(name)? {
                if !if_exists {
                    return Err(SqlError::new("3F000", format!("schema \"{name}\" does not exist")));
                }
                outcome.notices.push(format!("schema \"{name}\" does not exist, skipping"));
                continue;
            }
            let inside: Vec<Relation> = self.catalogue().all()?.into_iter().filter(|relation| relation.schema == *name).collect();
            if let (Some(first), false) = (inside.first(), cascade) {
                return Err(SqlError::new("2BP01", format!("cannot drop schema {name} because other objects depend on it"))
                    .detail(format!("table {}.{} depends on schema {name}", first.schema, first.name))
                    .hint("Use DROP ... CASCADE to drop the dependent objects too."));
            }
            for relation in inside {
                // A view may have gone with its table.
                if self.catalogue().exactly(&relation.schema, &relation.name)?.is_some() {
                    self.drop_one(run, &relation, true)?;
                }
            }
            self.connection.execute("delete from schemas where name = ?1", [name])?;
        }
        Ok(outcome)
    }
}
