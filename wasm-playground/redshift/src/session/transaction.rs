//! Transactions of many sessions on one writer of SQLite.
//!
//! SQLite has the transaction of one session open, the active one. When another session comes, that work is taken back (the session is
//! parked) and done again, statement by statement, before its own next one. Nobody sees what is not committed, and nobody waits.

use super::{Database, Done, Session, State};
use crate::error::{Result, SqlError};

impl Database {
    /// Takes the active transaction back, so that SQLite shows what is committed.
    ///
    /// # Errors
    /// SQLite's.
    pub fn park(&mut self) -> Result {
        if let Some(name) = self.active.take() {
            self.connection.execute_batch("rollback")?;
            self.counted.clear();
            if let Some(session) = self.sessions.get_mut(&name) {
                session.load_errors.clear();
            }
        }
        Ok(())
    }

    /// Makes SQLite show what this session sees.
    ///
    /// # Errors
    /// 40001 when what it did cannot be done again after what others did.
    pub fn activate(&mut self, name: &str) -> Result {
        if self.active.as_deref() == Some(name) {
            return Ok(());
        }
        self.park()?;
        let done: Vec<Done> = self.sessions.get(name).map(|session| session.done.clone()).unwrap_or_default();
        if done.is_empty() {
            return Ok(());
        }
        self.begin_writing(name)?;
        for statement in done {
            if self.again(name, &statement).is_err() {
                self.roll_back(name)?;
                if let Some(session) = self.sessions.get_mut(name) {
                    session.state = State::Failed;
                }
                return Err(SqlError::new("40001", "1023")
                    .detail("Serializable isolation violation: another session changed what this transaction had used."));
            }
        }
        Ok(())
    }

    /// Opens SQLite's transaction for this session.
    ///
    /// # Errors
    /// SQLite's.
    pub fn begin_writing(&mut self, name: &str) -> Result {
        if self.active.is_none() {
            self.connection.execute_batch("begin")?;
            self.active = Some(name.to_owned());
        }
        Ok(())
    }

    /// Makes what the session did last.
    ///
    /// # Errors
    /// SQLite's.
    pub fn commit(&mut self, name: &str) -> Result {
        self.activate(name)?;
        if self.active.as_deref() == Some(name) {
            self.connection.execute_batch("commit")?;
            self.active = None;
        }
        self.forget(name);
        Ok(())
    }

    /// Undoes what the session did. What it told of loads stays.
    ///
    /// # Errors
    /// SQLite's.
    pub fn roll_back(&mut self, name: &str) -> Result {
        if self.active.as_deref() == Some(name) {
            self.connection.execute_batch("rollback")?;
            self.active = None;
            self.counted.clear();
        }
        let errors = self.sessions.get_mut(name).map(|session| std::mem::take(&mut session.load_errors)).unwrap_or_default();
        self.forget(name);
        if !errors.is_empty() {
            self.park()?;
            self.keep_load_errors(&errors)?;
        }
        Ok(())
    }

    fn forget(&mut self, name: &str) {
        if let Some(session) = self.sessions.get_mut(name) {
            session.state = State::Idle;
            session.done.clear();
            session.locked.clear();
            session.load_errors.clear();
        }
    }

    /// Claims a table for the open transaction of a session.
    ///
    /// # Errors
    /// 55P03 when another session has claimed it.
    pub fn lock(&mut self, name: &str, oid: i64, table: &str) -> Result {
        let other = self.sessions.iter().find(|(other, session): &(&String, &Session)| *other != name && session.locked.contains(&oid));
        if let Some((other, _)) = other {
            let error = SqlError::new("55P03", format!("table \"{table}\" is locked by the open transaction of another session"))
                .detail("On Redshift this statement would wait until that transaction ends. Nothing can wait here: the other session goes on only later.")
                .hint("Commit or roll back there first.");
            return Err(SqlError { blocked_by: Some(other.clone()), ..error });
        }
        if let Some(session) = self.sessions.get_mut(name) {
            session.locked.insert(oid);
        }
        Ok(())
    }
}
