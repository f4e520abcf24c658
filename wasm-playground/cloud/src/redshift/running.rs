//! The statements of the Data API go on as time does: each begins at its moment, and what it did is committed at another.

use std::cell::RefCell;
use std::rc::Rc;

use mini_lambda::{EngineFault, SimDuration, SimTime};

use super::cluster::{Ask, Done, Notes, Redshift, sentence};
use super::protocol::{NOT_IN_A_TRANSACTION, Outcome, SqlError, WOULD_WAIT};
use super::statement::{PartResult, Phase, Status};
use crate::model;
use crate::service_event::ServiceEvent;
use crate::stores::Stores;

/// The longest time between two looks at a lock.
const LONGEST_LOOK: SimDuration = SimDuration::from_secs(60);

/// How the parts of a statement went.
struct Went {
    took: SimDuration,
    failed: bool,
    wrote: bool,
}

impl Redshift {
    /// Does what is due by `until`, in order of time.
    pub fn go_on(&mut self, until: SimTime, stores: &Rc<RefCell<Stores>>, notes: &mut Notes) -> Result<(), EngineFault> {
        while let Some(index) = self.next_due(until) {
            match self.statements.get(index).map(|statement| statement.phase) {
                Some(Phase::Waiting) => self.begin(index, stores, notes)?,
                Some(Phase::Running { ends_at }) => self.end(index, ends_at, stores, notes)?,
                _ => return Ok(()),
            }
        }
        Ok(())
    }

    /// The statement that goes on first, if that is by `until`.
    fn next_due(&self, until: SimTime) -> Option<usize> {
        let moments = self.statements.iter().enumerate().filter_map(|(index, statement)| Some((statement.next_moment()?, index)));
        moments.filter(|(moment, _)| *moment <= until).min().map(|(_, index)| index)
    }

    /// The cluster begins with a statement.
    fn begin(&mut self, index: usize, stores: &Rc<RefCell<Stores>>, notes: &mut Notes) -> Result<(), EngineFault> {
        let Some(mut statement) = self.statements.get(index).cloned() else { return Ok(()) };
        let session = statement.session();
        let opened = self.sessions.entry(session.clone()).or_default();
        opened.user = statement.target.user.clone().unwrap_or_default();
        opened.database = statement.target.database.clone().unwrap_or_default();
        let mut went = Went { took: SimDuration::ZERO, failed: false, wrote: false };
        let wrong = statement.target.database.clone().filter(|name| self.config.database.as_ref().is_some_and(|only| only != name));
        if let Some(name) = wrong {
            let error = Some(format!("FATAL: database \"{name}\" does not exist"));
            went.failed = true;
            statement
                .parts
                .iter_mut()
                .for_each(|part| part.result = Some(PartResult { status: Status::Failed, error: error.clone(), ..aborted() }));
        }
        for part in &mut statement.parts {
            if went.failed {
                part.result.get_or_insert_with(aborted);
                continue;
            }
            let ask = Ask {
                session: &session,
                sql: &part.sql,
                parameters: (!statement.parameters.is_empty()).then_some(statement.parameters.as_slice()),
                at: statement.starts_at + went.took,
                seed: statement.seed,
                autocommit: false,
                single: true,
                instant: false,
            };
            let done = self.in_a_transaction(&ask, stores, notes)?;
            if let Some(error) = &done.answer.error {
                if error.sqlstate == WOULD_WAIT {
                    return self.wait(index, error, notes);
                }
                went.failed = true;
            }
            went.took += done.took;
            went.wrote = went.wrote || done.answer.results.iter().any(|outcome| outcome.command != "SELECT");
            part.result = Some(result(done, &part.sql));
        }
        if went.wrote && !went.failed {
            went.took += model::REDSHIFT_COMMIT;
        }
        let ends_at = statement.starts_at + went.took;
        statement.phase = Phase::Running { ends_at };
        notes.due.push(ends_at);
        self.put(index, statement);
        Ok(())
    }

    /// A statement that cannot be part of a transaction is run for itself.
    fn in_a_transaction(&mut self, ask: &Ask<'_>, stores: &Rc<RefCell<Stores>>, notes: &mut Notes) -> Result<Done, EngineFault> {
        let done = self.execute(ask, stores, notes)?;
        if done.answer.error.as_ref().is_none_or(|error| error.sqlstate != NOT_IN_A_TRANSACTION) {
            return Ok(done);
        }
        self.execute(&Ask { sql: "rollback", parameters: None, ..*ask }, stores, notes)?;
        self.execute(&Ask { autocommit: true, ..*ask }, stores, notes)
    }

    /// A statement found a table locked: it is tried again when the other one is over, or after a while.
    fn wait(&mut self, index: usize, error: &SqlError, notes: &mut Notes) -> Result<(), EngineFault> {
        let blocker = error.blocked_by.clone();
        let known_end = self.end_of(blocker.as_deref());
        let Some(statement) = self.statements.get_mut(index) else { return Ok(()) };
        let look = SimDuration::from_secs(1 << statement.waits.min(6)).min(LONGEST_LOOK);
        let now = statement.starts_at;
        statement.waits = statement.waits.saturating_add(1);
        statement.starts_at = known_end.filter(|end| *end > now).unwrap_or(now + look);
        notes.due.push(statement.starts_at);
        let session = statement.session();
        self.close(&session)
    }

    /// When the statement of this session is over, if it is one and that is known.
    pub(super) fn end_of(&self, session: Option<&str>) -> Option<SimTime> {
        let id = session?.strip_prefix("data-")?;
        let statement = self.statements.iter().find(|statement| statement.id == id)?;
        if let Phase::Running { ends_at } = statement.phase { Some(ends_at) } else { None }
    }

    /// The cluster is done with a statement.
    fn end(&mut self, index: usize, at: SimTime, stores: &Rc<RefCell<Stores>>, notes: &mut Notes) -> Result<(), EngineFault> {
        let Some(mut statement) = self.statements.get(index).cloned() else { return Ok(()) };
        let session = statement.session();
        let failed = statement.parts.iter().any(|part| part.result.as_ref().is_some_and(|result| result.status == Status::Failed));
        if !failed {
            let seed = statement.seed;
            // The commit's own time is in the statement's already.
            let commit =
                Ask { session: &session, sql: "commit", parameters: None, at, seed, autocommit: false, single: true, instant: true };
            self.execute(&commit, stores, notes)?;
        }
        self.close(&session)?;
        let status = if failed { Status::Failed } else { Status::Finished };
        statement.phase = Phase::Over { at, status };
        let last = statement.parts.last().and_then(|part| part.result.as_ref());
        let finished = ServiceEvent::QueryFinished {
            sql: statement.parts.first().map(|part| part.sql.clone()).unwrap_or_default(),
            statement_id: Some(statement.id.clone()),
            error: statement.error().map(str::to_owned),
            columns: Vec::new(),
            rows: Vec::new(),
            row_count: last.filter(|_| !failed).map_or(-1, |result| result.outcome.row_count),
        };
        notes.events.push((at, finished));
        self.put(index, statement);
        Ok(())
    }

    /// Somebody cancels a statement: what it did is gone.
    pub(super) fn cancel(&mut self, index: usize, at: SimTime) -> Result<(), EngineFault> {
        let Some(statement) = self.statements.get_mut(index) else { return Ok(()) };
        statement.phase = Phase::Over { at, status: Status::Aborted };
        statement.parts.iter_mut().for_each(|part| part.result = Some(aborted()));
        let session = statement.session();
        self.close(&session)
    }

    fn put(&mut self, index: usize, statement: super::statement::Statement) {
        if let Some(place) = self.statements.get_mut(index) {
            *place = statement;
        }
    }
}

fn result(done: Done, sql: &str) -> PartResult {
    let outcome = done.answer.results.into_iter().next_back().unwrap_or_default();
    match &done.answer.error {
        None => PartResult { status: Status::Finished, took_us: done.took.as_micros(), error: None, outcome },
        Some(error) => {
            let error = Some(sentence(error, sql));
            PartResult {
                status: Status::Failed,
                took_us: done.took.as_micros(),
                error,
                outcome: Outcome { row_count: -1, ..Outcome::default() },
            }
        }
    }
}

fn aborted() -> PartResult {
    PartResult { status: Status::Aborted, took_us: 0, error: None, outcome: Outcome { row_count: -1, ..Outcome::default() } }
}
