//! The database of a scenario and its sessions: one door to the engine, through which every statement goes.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use mini_lambda::{EngineFault, Identifiers, SimDuration, SimTime};
use serde::{Deserialize, Serialize};

use super::changes::Changes;
use super::config::RedshiftConfig;
use super::latency;
use super::outside::Objects;
use super::protocol::{Answer, Execute, Outcome, Parameter, Request, SqlError, TableName, Transaction};
use super::statement::Statement;
use super::watch::Watch;
use crate::model;
use crate::scenario::Scenario;
use crate::service_event::{LoadError, Overlap, ServiceEvent};
use crate::sql_engine::{SqlDatabase, SqlEngine, SqlOutside};
use crate::stores::Stores;
use crate::storing;

/// Commands after which nothing is to be written.
const READING: &[&str] = &[
    "SELECT",
    "SHOW",
    "SET",
    "RESET",
    "BEGIN",
    "START TRANSACTION",
    "COMMIT",
    "END",
    "ROLLBACK",
    "ABORT",
    "EXPLAIN",
    "DECLARE",
    "FETCH",
    "CLOSE",
];

/// Rows of `stl_load_errors` that are told of one COPY.
const LOAD_ERRORS_TOLD: usize = 3;

/// A cluster or workgroup while it works.
pub(crate) struct Redshift {
    pub(super) config: RedshiftConfig,
    database: Box<dyn SqlDatabase>,
    /// What was committed when it was asked for last.
    image: Option<Rc<[u8]>>,
    /// Whether something may have changed since.
    changed: bool,
    pub(super) identifiers: Identifiers,
    pub(super) sessions: BTreeMap<String, Session>,
    pub(super) statements: Vec<Statement>,
    watch: Watch,
}

/// A connection.
#[derive(Debug, Default)]
pub(super) struct Session {
    /// The process at its other end; none for those that are nobody's process.
    pub owner: Option<String>,
    pub user: String,
    pub database: String,
    changes: Changes,
    /// Whether the open transaction has written something.
    wrote: bool,
}

impl Session {
    /// A connection of a process.
    pub fn of(owner: &str, user: String, database: String) -> Session {
        Session { owner: Some(owner.to_owned()), user, database, ..Session::default() }
    }
}

/// What is stored of it. Connections are lost with the processes that hold them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct StoredRedshift {
    #[serde(default, skip_serializing_if = "Option::is_none", with = "storing::optional_bytes")]
    image: Option<Rc<[u8]>>,
    identifiers: Identifiers,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    statements: Vec<Statement>,
    watch: Watch,
}

/// Statements for a session.
#[derive(Clone, Copy)]
pub(super) struct Ask<'a> {
    pub session: &'a str,
    pub sql: &'a str,
    pub parameters: Option<&'a [Parameter]>,
    pub at: SimTime,
    pub seed: u64,
    pub autocommit: bool,
    pub single: bool,
    /// Whether it takes no time.
    pub instant: bool,
}

/// What came of them.
pub(super) struct Done {
    pub answer: Answer,
    /// The answer as the engine wrote it.
    pub text: String,
    /// How long they took, a commit included.
    pub took: SimDuration,
}

/// What must be told, and what must be done later: whoever owns the clock does it.
#[derive(Debug, Default)]
pub(crate) struct Notes {
    pub events: Vec<(SimTime, ServiceEvent)>,
    /// Moments at which statements go on.
    pub due: Vec<SimTime>,
}

impl Redshift {
    /// The Redshift of a scenario, if it has one: with nothing in it, or going on from what was stored.
    pub fn of_scenario(
        scenario: &Scenario,
        engine: Option<&dyn SqlEngine>,
        stored: Option<&StoredRedshift>,
    ) -> Result<Option<Redshift>, EngineFault> {
        let Some(config) = &scenario.redshift else { return Ok(None) };
        let nobody = || EngineFault("this scenario has a Redshift, and nobody here runs SQL".to_owned());
        let database = engine.ok_or_else(nobody)?.database(stored.and_then(|stored| stored.image.as_deref()))?;
        let empty = || StoredRedshift {
            image: None,
            identifiers: Identifiers::new(scenario.seed),
            statements: Vec::new(),
            watch: Watch::default(),
        };
        let StoredRedshift { image, identifiers, statements, watch } = stored.cloned().unwrap_or_else(empty);
        let sessions = BTreeMap::new();
        Ok(Some(Redshift { config: config.clone(), database, image, changed: false, identifiers, sessions, statements, watch }))
    }

    /// All that outlives the engine.
    pub fn stored(&mut self) -> Result<StoredRedshift, EngineFault> {
        if self.changed {
            self.image = Some(Rc::from(self.database.image()?));
            self.changed = false;
        }
        Ok(StoredRedshift {
            image: self.image.clone(),
            identifiers: self.identifiers.clone(),
            statements: self.statements.iter().map(Statement::stored).collect(),
            watch: self.watch.clone(),
        })
    }

    /// Another one with all that is committed in this one, and none of its connections.
    pub(super) fn copy(&mut self, engine: &dyn SqlEngine) -> Result<Redshift, EngineFault> {
        let StoredRedshift { image, identifiers, .. } = self.stored()?;
        Ok(Redshift {
            config: self.config.clone(),
            database: engine.database(image.as_deref())?,
            image,
            changed: false,
            identifiers,
            sessions: BTreeMap::new(),
            statements: Vec::new(),
            watch: Watch::default(),
        })
    }

    /// Forgets what nobody needs who comes at `time` or later.
    pub fn forget_before(&mut self, time: SimTime) {
        self.watch.forget_before(time);
    }

    /// A number for what is random in a statement.
    pub(super) fn next_seed(&mut self) -> u64 {
        let bytes = self.identifiers.next("redshift-seed", "");
        // JSON's numbers are exact up to 53 bits everywhere.
        bytes.iter().take(6).fold(0, |seed, byte| seed << 8 | u64::from(*byte))
    }

    /// Runs statements. What they commit is there once they are done.
    pub(super) fn execute(&mut self, ask: &Ask<'_>, stores: &Rc<RefCell<Stores>>, notes: &mut Notes) -> Result<Done, EngineFault> {
        let session = self.sessions.entry(ask.session.to_owned()).or_default();
        let named = |given: &str, usual: &str| if given.is_empty() { usual.to_owned() } else { given.to_owned() };
        let (user, database) = (named(&session.user, self.config.user_name()), named(&session.database, self.config.database_name()));
        let request = Request::Execute(Execute {
            session: ask.session,
            sql: ask.sql,
            parameters: ask.parameters,
            at_us: ask.at.as_micros(),
            seed: ask.seed,
            autocommit: ask.autocommit,
            single: ask.single,
            serverless: self.config.is_serverless(),
            user: &user,
            database: &database,
        });
        let text = self.call(&request, Rc::new(Objects { stores: Rc::clone(stores), at: ask.at }))?;
        let answer: Answer = parse(&text)?;
        let failed = answer.error.is_some();
        self.changed = self.changed || failed || answer.results.iter().any(writes);
        let took = latency::of_statements(&answer.results, failed);
        let reads: Vec<TableName> = answer.results.iter().flat_map(|outcome| outcome.reads.iter().cloned()).collect();
        reads.iter().for_each(|table| self.note_overlap(table, ask.at, true, notes));
        let committed = self.committed(ask.session, &answer);
        let took = match committed {
            _ if ask.instant => SimDuration::ZERO,
            Some(_) => took.saturating_add(model::REDSHIFT_COMMIT),
            None => took,
        };
        self.tell_changes(committed.unwrap_or_default(), ask.at + took, notes);
        if let Some(error) = answer.error.as_ref().filter(|error| !error.load_errors.is_empty()) {
            notes.events.push((ask.at + took, load_failed(error)));
        }
        Ok(Done { answer, text, took })
    }

    /// A session ends; what it has open is gone.
    pub(super) fn close(&mut self, session: &str) -> Result<(), EngineFault> {
        self.sessions.remove(session);
        self.call(&Request::Close { session }, Rc::new(Nothing)).map(drop)
    }

    /// A process is gone, and its connections with it.
    pub fn close_all_of(&mut self, owner: &str) -> Result<(), EngineFault> {
        let theirs = self.sessions.iter().filter(|(_, session)| session.owner.as_deref() == Some(owner));
        let names: Vec<String> = theirs.map(|(name, _)| name.clone()).collect();
        names.iter().try_for_each(|name| self.close(name))
    }

    /// Asks the engine and gives its answer as it is.
    pub(super) fn call(&mut self, request: &Request<'_>, outside: Rc<dyn SqlOutside>) -> Result<String, EngineFault> {
        // Texts, numbers and lists of them: there is nothing that JSON cannot hold.
        let request = serde_json::to_string(request).map_err(|error| EngineFault(format!("the SQL engine's request: {error}")))?;
        self.database.call(&request, outside)
    }

    /// What this answer has committed, by table; none if it has not written anything for good.
    fn committed(&mut self, session: &str, answer: &Answer) -> Option<Vec<(TableName, super::changes::Amounts)>> {
        let session = self.sessions.entry(session.to_owned()).or_default();
        let mut committed = None;
        for outcome in &answer.results {
            match outcome.command.as_str() {
                "COMMIT" | "END" if session.wrote => commit(session, &mut committed),
                "ROLLBACK" | "ABORT" => forget(session),
                command => {
                    outcome.changes.iter().for_each(|change| session.changes.add(change));
                    session.wrote = session.wrote || !READING.contains(&command);
                }
            }
        }
        match (&answer.error, answer.transaction) {
            (_, Transaction::Open) => {}
            (Some(_), _) | (None, Transaction::Failed) => forget(session),
            (None, Transaction::Idle) if session.wrote => commit(session, &mut committed),
            (None, Transaction::Idle) => {}
        }
        committed
    }

    fn tell_changes(&mut self, changes: Vec<(TableName, super::changes::Amounts)>, at: SimTime, notes: &mut Notes) {
        for (table, rows) in changes {
            let TableName { schema, table: name } = table.clone();
            if rows.is_some() {
                let (inserted, updated, deleted) = (rows.inserted, rows.updated, rows.deleted);
                notes.events.push((at, ServiceEvent::TableChanged { schema, table: name, inserted, updated, deleted }));
            }
            self.note_overlap(&table, at, false, notes);
        }
    }

    fn note_overlap(&mut self, table: &TableName, at: SimTime, reads: bool, notes: &mut Notes) {
        let overlap = if reads { self.watch.read(table, at) } else { self.watch.write(table, at) };
        if let Some(read_at) = overlap {
            let place = Overlap::Table { schema: table.schema.clone(), table: table.table.clone() };
            notes.events.push((at, ServiceEvent::Anachronism { place, read_at, listing: false }));
        }
    }
}

fn commit(session: &mut Session, committed: &mut Option<Vec<(TableName, super::changes::Amounts)>>) {
    session.wrote = false;
    committed.get_or_insert_default().extend(session.changes.take());
}

fn forget(session: &mut Session) {
    session.wrote = false;
    session.changes.take();
}

/// The event of a COPY that failed by its data.
fn load_failed(error: &SqlError) -> ServiceEvent {
    // "Load into table 'orders' failed.  Check …"
    let table = error.message.split('\'').nth(1).unwrap_or_default().to_owned();
    let first = error.load_errors.iter().take(LOAD_ERRORS_TOLD);
    let text = |row: &serde_json::Map<String, serde_json::Value>, key: &str| {
        row.get(key).and_then(super::protocol::text_of).unwrap_or_default().trim().to_owned()
    };
    let errors = first.map(|row| LoadError {
        filename: text(row, "filename"),
        line_number: text(row, "line_number").parse().unwrap_or_default(),
        column: text(row, "colname"),
        value: text(row, "raw_field_value"),
        code: text(row, "err_code").parse().unwrap_or_default(),
        reason: text(row, "err_reason"),
    });
    ServiceEvent::LoadFailed { table, message: error.message.clone(), errors: errors.collect() }
}

/// What the engine answered.
pub(super) fn parse<'a, T: Deserialize<'a>>(text: &'a str) -> Result<T, EngineFault> {
    serde_json::from_str(text).map_err(|error| {
        let shown: String = text.chars().take(200).collect();
        EngineFault(format!("the SQL engine's answer is not what PROTOCOL.md says: {error}: {shown}"))
    })
}

/// Redshift's sentence as its clients show it, with the place if there is one.
pub(super) fn sentence(error: &SqlError, sql: &str) -> String {
    let mut sentence = format!("ERROR: {}", error.message);
    if let Some(detail) = &error.detail {
        sentence.push_str(&format!(" Detail: {detail}"));
    }
    if let Some(hint) = &error.hint {
        sentence.push_str(&format!(" Hint: {hint}"));
    }
    match error.position {
        Some(position) => format!("{sentence} {}", place_in(sql, position)),
        None => sentence,
    }
}

/// `(line 2, column 5: "frm")`: where a statement could not be read.
fn place_in(sql: &str, position: u64) -> String {
    let before: Vec<char> = sql.chars().take(usize::try_from(position).unwrap_or(usize::MAX).saturating_sub(1)).collect();
    let line = before.iter().filter(|letter| **letter == '\n').count() + 1;
    let column = before.iter().rev().take_while(|letter| **letter != '\n').count() + 1;
    let word: String = sql.chars().skip(before.len()).take_while(|letter| !letter.is_whitespace()).take(20).collect();
    if word.is_empty() { format!("(line {line}, column {column}: the end)") } else { format!("(line {line}, column {column}: {word:?})") }
}

/// Nothing is outside.
pub(super) struct Nothing;

impl SqlOutside for Nothing {
    fn objects(&self, _: &str, _: &str) -> Result<Vec<(String, Vec<u8>)>, String> {
        Err("NoSuchBucket".to_owned())
    }

    fn object(&self, _: &str, _: &str) -> Result<Vec<u8>, String> {
        Err("NoSuchBucket".to_owned())
    }
}

/// Whether a statement may have changed something.
pub(super) fn writes(outcome: &Outcome) -> bool {
    !READING.contains(&outcome.command.as_str())
}

/// Whether an outcome brought rows.
pub(super) fn has_rows(outcome: &Outcome) -> bool {
    outcome.columns.is_some()
}
