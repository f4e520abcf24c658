//! `Session`: a scenario being played, step by step.

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

use mini_lambda::{EngineFault, FunctionConfig, Identifiers, Published, SimTime};
use serde::{Deserialize, Serialize};

use crate::account::Account;
use crate::bill::{Bill, Comparison, ComparisonRequest};
use crate::deployed::{Around, Deployed};
use crate::engines::Engines;
use crate::event::{Event, EventKind, ScenarioEvent};
use crate::inventory::Inventory;
use crate::mongodb::DocumentPage;
use crate::place::ScenarioError;
use crate::redshift::{QueryRefused, QueryResult, Redshift, Table};
use crate::scenario::Scenario;
use crate::sql_engine::SqlEngine;
use crate::step::Step;
use crate::stores::Stores;

/// Whoever is told of events, as they happen: also while the guest runs, which is why it is shared and not borrowed.
pub type Emit = Rc<dyn Fn(&Event)>;

/// A scenario being played.
pub struct Session {
    scenario: Scenario,
    account: Rc<Account>,
    /// Runs the SQL of questions.
    sql: Option<Rc<dyn SqlEngine>>,
    steps_done: u64,
    /// Why no step can be done.
    problem: Option<CannotPlay>,
}

/// Why a scenario cannot be played.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CannotPlay {
    /// A statement of its Redshift is refused.
    Scenario(ScenarioError),
    /// The machine failed.
    Engine(EngineFault),
}

/// Why a question about the final state has no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LookError {
    /// The scenario has no Redshift.
    NoRedshift,
    /// Redshift refuses the statement.
    Refused(QueryRefused),
    /// The machine failed.
    Engine(EngineFault),
}

/// What survives a lost engine: everything but the environments, which start cold again (and with them /tmp).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Checkpoint {
    /// Simulated time, microseconds since 1970.
    pub now_us: i64,
    /// Steps that are done.
    pub steps_done: u64,
    /// The functions as they are deployed now.
    pub functions: Vec<FunctionConfig>,
    /// Versions and aliases of the functions that have any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub published: Vec<Published>,
    /// How many ids of each kind were given out.
    pub identifiers: Identifiers,
    /// Buckets, queues, and all that is on its way: events that wait, schedules, messages in hand.
    pub(crate) around: Around,
}

impl Session {
    /// A session at the beginning of `scenario`: all is deployed, nothing has happened. If its Redshift cannot be made, every step fails
    /// with the reason; [`Session::open`] says it at once.
    pub fn new(scenario: Scenario, engines: impl Into<Engines>) -> Session {
        let deployed = Deployed::new(&scenario);
        let mut session = Session::of(scenario, engines.into(), deployed, None);
        if session.problem.is_none() {
            session.problem = match session.account.set_up_redshift(&session.scenario) {
                Ok(set_up) => set_up.err().map(CannotPlay::Scenario),
                Err(fault) => Some(CannotPlay::Engine(fault)),
            };
        }
        session
    }

    /// As [`Session::new`].
    ///
    /// # Errors
    /// [`CannotPlay`] when a statement of its Redshift is refused, or nobody can run it.
    pub fn open(scenario: Scenario, engines: impl Into<Engines>) -> Result<Session, CannotPlay> {
        let session = Session::new(scenario, engines);
        match session.problem {
            None => Ok(session),
            Some(problem) => Err(problem),
        }
    }

    /// A session that goes on where `checkpoint` was taken, with cold environments. The scenario must be the one it was
    /// taken with: region, account, seed and era are the scenario's, and so are event sources and schedules.
    pub fn restore(scenario: Scenario, checkpoint: Checkpoint, engines: impl Into<Engines>) -> Session {
        let now = SimTime::from_micros(checkpoint.now_us);
        let Checkpoint { steps_done, functions, published, identifiers, around, .. } = checkpoint;
        let deployed = Deployed { functions, published, lambda_identifiers: identifiers, around };
        Session { steps_done, ..Session::of(scenario, engines.into(), deployed, Some(now)) }
    }

    fn of(scenario: Scenario, engines: Engines, deployed: Deployed, now: Option<SimTime>) -> Session {
        let now = now.unwrap_or(scenario.start);
        let (redshift, problem) = match Redshift::of_scenario(&scenario, engines.sql.as_deref(), deployed.around.redshift.as_ref()) {
            Ok(redshift) => (redshift, None),
            Err(fault) => (None, Some(CannotPlay::Engine(fault))),
        };
        let account = Account::new(&scenario, engines.functions, redshift, deployed, now);
        Session { scenario, account, sql: engines.sql, steps_done: 0, problem }
    }

    /// What it takes to go on from here with another engine.
    pub fn checkpoint(&self) -> Checkpoint {
        let Deployed { functions, published, lambda_identifiers, around } = self.account.deployed();
        let (now_us, steps_done) = (self.now().as_micros(), self.steps_done);
        Checkpoint { now_us, steps_done, functions, published, identifiers: lambda_identifiers, around }
    }

    /// The scenario it was made with.
    pub fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    /// Simulated time.
    pub fn now(&self) -> SimTime {
        self.account.now.get()
    }

    /// Buckets and queues as they are now.
    pub fn stores(&self) -> Stores {
        self.account.stores.borrow().clone()
    }

    /// What is there now, for people who look at it.
    ///
    /// # Errors
    /// [`EngineFault`] when the machine fails that runs the SQL of its Redshift.
    pub fn inventory(&self) -> Result<Inventory, EngineFault> {
        let tables = self.scenario.redshift.as_ref().map(|_| self.tables()).transpose()?;
        Ok(Inventory::of(&self.account.stores.borrow(), tables, &self.account.instances, self.now()))
    }

    /// Some documents of a collection of MongoDB, from the one with this number on; nothing where there is no such collection. Asking
    /// leaves no trace.
    pub fn documents(&self, database: &str, collection: &str, from: usize) -> Option<DocumentPage> {
        self.account.stores.borrow().mongodb.as_ref()?.page(database, collection, from)
    }

    /// The content of an object as it is now. Asking leaves no trace.
    pub fn object(&self, bucket: &str, key: &str) -> Option<Vec<u8>> {
        self.account.stores.borrow().s3.content(bucket, key, self.now()).map(<[u8]>::to_vec)
    }

    /// What a query of Redshift gives now. Whatever it does is done to a copy, and nobody is told.
    ///
    /// # Errors
    /// [`LookError`] when there is no Redshift, when it refuses the statement, or the machine fails.
    pub fn look(&self, sql: &str) -> Result<QueryResult, LookError> {
        let Some(engine) = &self.sql else { return Err(LookError::NoRedshift) };
        match self.account.look(sql, &**engine) {
            Ok(Some(looked)) => looked.map_err(LookError::Refused),
            Ok(None) => Err(LookError::NoRedshift),
            Err(fault) => Err(LookError::Engine(fault)),
        }
    }

    /// The tables of Redshift as they are now, by name; none without a Redshift.
    ///
    /// # Errors
    /// [`EngineFault`] when the machine fails.
    pub fn tables(&self) -> Result<Vec<Table>, EngineFault> {
        self.account.tables()
    }

    /// What all costs from the beginning of the scenario until now.
    pub fn bill(&self) -> Bill {
        self.account.bill(self.now())
    }

    /// Both ways of doing the same work, by what ran so far.
    ///
    /// # Errors
    /// A sentence that says what is wrong with the question.
    pub fn compare(&self, request: &ComparisonRequest) -> Result<Comparison, String> {
        self.account.compare(request)
    }

    /// All steps of the scenario, in order.
    ///
    /// # Errors
    /// [`EngineFault`] when the machine fails; never for the reader's code.
    pub fn run(&mut self, emit: &Emit) -> Result<(), EngineFault> {
        let steps = self.scenario.steps.clone();
        steps.iter().try_for_each(|step| self.step(step, emit))
    }

    /// One step; it need not be one of the scenario's. Events are told as they happen, and in order of time: what a function does
    /// after the end of the step is told by a later one.
    ///
    /// # Errors
    /// [`EngineFault`] when the machine fails; never for the reader's code. The step is then not finished.
    pub fn step(&mut self, step: &Step, emit: &Emit) -> Result<(), EngineFault> {
        if let Some(problem) = &self.problem {
            return Err(EngineFault(problem.to_string()));
        }
        self.account.narrator.listen(emit);
        self.account.play(step)?;
        let finished = ScenarioEvent::StepFinished { step: self.steps_done };
        self.steps_done += 1;
        emit(&Event { at: self.now(), kind: EventKind::Scenario(finished) });
        Ok(())
    }

    /// The events of one step, for whoever does not want them one by one.
    ///
    /// # Errors
    /// As [`Session::step`].
    pub fn step_events(&mut self, step: &Step) -> Result<Vec<Event>, EngineFault> {
        let (events, emit) = collector();
        self.step(step, &emit)?;
        Ok(events.take())
    }

    /// The events of all steps of the scenario.
    ///
    /// # Errors
    /// As [`Session::run`].
    pub fn run_events(&mut self) -> Result<Vec<Event>, EngineFault> {
        let (events, emit) = collector();
        self.run(&emit)?;
        Ok(events.take())
    }
}

impl fmt::Display for CannotPlay {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CannotPlay::Scenario(refused) => refused.fmt(formatter),
            CannotPlay::Engine(fault) => fault.fmt(formatter),
        }
    }
}

impl std::error::Error for CannotPlay {}

impl fmt::Display for LookError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LookError::NoRedshift => {
                formatter.write_str("this scenario has no Redshift: give it \"redshift\": {\"sql\": [\"create table …\"]}")
            }
            LookError::Refused(refused) => refused.fmt(formatter),
            LookError::Engine(fault) => fault.fmt(formatter),
        }
    }
}

impl std::error::Error for LookError {}

/// A list, and whoever fills it.
fn collector() -> (Rc<RefCell<Vec<Event>>>, Emit) {
    let events = Rc::new(RefCell::new(Vec::new()));
    let sink = Rc::clone(&events);
    (events, Rc::new(move |event: &Event| sink.borrow_mut().push(event.clone())))
}
