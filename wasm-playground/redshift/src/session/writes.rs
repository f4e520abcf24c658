//! Statements that change rows: INSERT, UPDATE, DELETE, MERGE, TRUNCATE, LOCK.

use sqlparser::ast::{Delete, Insert, Merge, Update};

use super::answer::{Changed, Outcome};
use super::execute::Run;
use super::{Database, limits};
use crate::catalogue::Relation;
use crate::check::merge::{KEPT, Merging};
use crate::error::{Result, SqlError};
use crate::parse::cursor::Name;
use crate::types::read::Datum;

impl Database {
    /// INSERT.
    ///
    /// # Errors
    /// What Redshift says.
    pub fn insert(&mut self, run: &Run<'_>, insert: &Insert) -> Result<Outcome> {
        let insertion = self.checker(run).insert(insert)?;
        let relation = insertion.relation;
        self.lock(run.session, relation.oid, &relation.name)?;
        let mut outcome = Outcome::command("INSERT");
        let inserted = self.change(&insertion.sql, &mut outcome.work)?;
        self.after_insert(&relation, inserted)?;
        Ok(told(outcome, &relation, |change| change.inserted = inserted))
    }

    /// Identities go on, and the cap is looked at.
    ///
    /// # Errors
    /// 53400 above the workbook's cap.
    pub fn after_insert(&mut self, relation: &Relation, inserted: i64) -> Result {
        for column in &relation.columns {
            if let Some((seed, step, _)) = column.identity {
                self.connection.execute(
                    "insert into identities values (?1, ?2, ?3) on conflict(oid, number) do update set next = next + ?4",
                    [relation.oid, column.number, seed + step * inserted, step * inserted],
                )?;
            }
        }
        self.grown(relation, inserted)
    }

    /// Counts rows that a table got.
    ///
    /// # Errors
    /// 53400 above the workbook's cap.
    pub fn grown(&mut self, relation: &Relation, by: i64) -> Result {
        let rows = match self.counted.get(&relation.oid) {
            Some(rows) => rows + by,
            None => self.catalogue().rows(relation)?,
        };
        self.counted.insert(relation.oid, rows);
        if rows > limits::MOST_ROWS { Err(limits::too_many_rows(relation)) } else { Ok(()) }
    }

    /// UPDATE.
    ///
    /// # Errors
    /// What Redshift says.
    pub fn update(&mut self, run: &Run<'_>, update: &Update) -> Result<Outcome> {
        let change = self.checker(run).update(update)?;
        self.lock(run.session, change.relation.oid, &change.relation.name)?;
        let mut outcome = Outcome::command("UPDATE");
        let updated = self.change(&change.sql, &mut outcome.work)?;
        Ok(told(outcome, &change.relation, |change| change.updated = updated))
    }

    /// DELETE.
    ///
    /// # Errors
    /// What Redshift says.
    pub fn delete(&mut self, run: &Run<'_>, delete: &Delete) -> Result<Outcome> {
        let change = self.checker(run).delete(delete)?;
        self.lock(run.session, change.relation.oid, &change.relation.name)?;
        let mut outcome = Outcome::command("DELETE");
        let deleted = self.change(&change.sql, &mut outcome.work)?;
        self.grown(&change.relation, -deleted)?;
        Ok(told(outcome, &change.relation, |change| change.deleted = deleted))
    }

    /// MERGE with its two branches.
    ///
    /// # Errors
    /// What Redshift says.
    pub fn merge(&mut self, run: &Run<'_>, merge: &Merge) -> Result<Outcome> {
        let merging = self.checker(run).merge(merge)?;
        self.merge_steps(run, &merging)
    }

    /// MERGE … REMOVE DUPLICATES.
    ///
    /// # Errors
    /// What Redshift says.
    pub fn merge_duplicates(&mut self, run: &Run<'_>, target: &Name, source: &Name, on: &sqlparser::ast::Expr) -> Result<Outcome> {
        let merging = self.checker(run).merge_remove_duplicates(target, source, on)?;
        self.merge_steps(run, &merging)
    }

    fn merge_steps(&mut self, run: &Run<'_>, merging: &Merging) -> Result<Outcome> {
        let relation = &merging.relation;
        self.lock(run.session, relation.oid, &relation.name)?;
        let mut outcome = Outcome::command("MERGE");
        if self.any(&merging.ambiguous, &mut outcome.work)? {
            return Err(SqlError::new("21000", "Found multiple matches to update the same tuple."));
        }
        self.connection.execute_batch(&format!("drop table if exists {KEPT}; {}", merging.prepare))?;
        if let Some((keep, _)) = &merging.equals {
            self.connection.execute_batch(&format!("drop table if exists temp.matching; {keep}"))?;
        }
        let matched = self.change(&merging.matched.0, &mut outcome.work)?;
        let mut merged_away = 0;
        if let Some((_, equal)) = &merging.equals {
            merged_away = self.change(equal, &mut outcome.work)?;
            self.connection.execute_batch("drop table temp.matching")?;
        }
        let inserted = self.change(&merging.insert, &mut outcome.work)?;
        self.connection.execute_batch(&format!("drop table {KEPT}"))?;
        self.grown(relation, -merged_away - if merging.matched.1 { matched } else { 0 })?;
        self.after_insert(relation, inserted)?;
        outcome.row_count = matched + inserted;
        let is_delete = merging.matched.1;
        Ok(told(outcome, relation, |change| {
            change.inserted = inserted;
            change.deleted = merged_away;
            if is_delete { change.deleted = matched } else { change.updated = matched }
        }))
    }

    /// TRUNCATE, which commits its transaction.
    /// <https://docs.aws.amazon.com/redshift/latest/dg/r_TRUNCATE.html>.
    ///
    /// # Errors
    /// 42P01.
    pub fn truncate(&mut self, run: &Run<'_>, name: &Name) -> Result<Outcome> {
        let relation = self.checker(run).writable(name)?;
        self.lock(run.session, relation.oid, &relation.name)?;
        let mut outcome = Outcome::command("TRUNCATE TABLE");
        let deleted = self.change(&format!("delete from {}", relation.storage()), &mut outcome.work)?;
        self.counted.insert(relation.oid, 0);
        self.commit(run.session)?;
        outcome = told(outcome, &relation, |change| change.deleted = deleted);
        outcome.row_count = -1;
        Ok(outcome)
    }

    /// LOCK.
    ///
    /// # Errors
    /// 42P01, and 55P03 when another session has it.
    pub fn lock_tables(&mut self, run: &Run<'_>, names: &[Name]) -> Result<Outcome> {
        for name in names {
            let relation = self.checker(run).writable(name)?;
            self.lock(run.session, relation.oid, &relation.name)?;
        }
        if self.session(run.session).state == super::State::Idle {
            self.session(run.session).locked.clear();
        }
        Ok(Outcome::command("LOCK TABLE"))
    }

    /// Writes rows of stl_load_errors outside of any transaction.
    ///
    /// # Errors
    /// SQLite's.
    pub fn keep_load_errors(&self, rows: &[Vec<Datum>]) -> Result {
        let places: Vec<String> = (1..=crate::catalogue::system::LOAD_ERRORS.len()).map(|number| format!("?{number}")).collect();
        let mut statement = self.connection.prepare_cached(&format!("insert into load_errors values ({})", places.join(", ")))?;
        for row in rows {
            statement.execute(rusqlite::params_from_iter(row))?;
        }
        Ok(())
    }
}

fn told(mut outcome: Outcome, relation: &Relation, set: impl FnOnce(&mut Changed)) -> Outcome {
    let mut change = Changed { schema: relation.schema.clone(), table: relation.name.clone(), ..Changed::default() };
    set(&mut change);
    if outcome.row_count < 0 {
        outcome.row_count = change.inserted + change.updated + change.deleted;
    }
    if change.inserted + change.updated + change.deleted > 0 {
        outcome.changes.push(change);
    }
    outcome
}
