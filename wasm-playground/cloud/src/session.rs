//! `Session`: a scenario being played, step by step. It owns the clock.

use std::cell::RefCell;
use std::rc::Rc;

use mini_lambda::{
    Engine, EngineFault, FunctionConfig, Identifiers, InvokeRequest, Lambda, LambdaSettings, Lineage, NoServices, Published, SimTime,
};
use serde::{Deserialize, Serialize};

use crate::event::{Event, EventKind, ScenarioEvent};
use crate::function_text::apply_settings;
use crate::place::Place;
use crate::scenario::Scenario;
use crate::step::Step;

/// Whoever is told of events, as they happen: also while the guest runs, which is why it is shared and not borrowed.
pub type Emit = Rc<dyn Fn(&Event)>;

/// A scenario being played.
pub struct Session {
    scenario: Scenario,
    lambda: Lambda,
    now: SimTime,
    steps_done: u64,
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
}

impl Session {
    /// A session at the beginning of `scenario`: all is deployed, nothing has happened.
    pub fn new(scenario: Scenario, engine: Box<dyn Engine>) -> Session {
        let identifiers = Identifiers::new(scenario.seed);
        let functions = scenario.functions.clone();
        let now = scenario.start;
        Session::assemble(scenario, engine, identifiers, functions, now, 0)
    }

    /// A session that goes on where `checkpoint` was taken, with cold environments. The scenario must be the one it was
    /// taken with: region, account, seed and era are the scenario's.
    pub fn restore(scenario: Scenario, checkpoint: Checkpoint, engine: Box<dyn Engine>) -> Session {
        let now = SimTime::from_micros(checkpoint.now_us);
        let session = Session::assemble(scenario, engine, checkpoint.identifiers, checkpoint.functions, now, checkpoint.steps_done);
        checkpoint.published.into_iter().for_each(|published| session.lambda.restore_published(published));
        session
    }

    fn assemble(
        scenario: Scenario,
        engine: Box<dyn Engine>,
        identifiers: Identifiers,
        functions: Vec<FunctionConfig>,
        now: SimTime,
        steps_done: u64,
    ) -> Session {
        let settings = LambdaSettings {
            region: scenario.region.clone(),
            account: scenario.account.clone(),
            billing_era: scenario.billing_era,
            account_concurrency: scenario.account_concurrency,
        };
        let lambda = Lambda::new(settings, identifiers, engine, Rc::new(NoServices));
        for function in functions {
            lambda.deploy(function);
        }
        Session { scenario, lambda, now, steps_done }
    }

    /// What it takes to go on from here with another engine.
    pub fn checkpoint(&self) -> Checkpoint {
        Checkpoint {
            now_us: self.now.as_micros(),
            steps_done: self.steps_done,
            functions: self.lambda.functions(),
            published: self.lambda.published(),
            identifiers: self.lambda.identifiers(),
        }
    }

    /// The scenario it was made with.
    pub fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    /// Simulated time.
    pub fn now(&self) -> SimTime {
        self.now
    }

    /// All steps of the scenario, in order.
    ///
    /// # Errors
    /// [`EngineFault`] when the machine fails; never for the reader's code.
    pub fn run(&mut self, emit: &Emit) -> Result<(), EngineFault> {
        let steps = self.scenario.steps.clone();
        steps.iter().try_for_each(|step| self.step(step, emit))
    }

    /// One step; it need not be one of the scenario's. Events are told as they happen.
    ///
    /// # Errors
    /// [`EngineFault`] when the machine fails; never for the reader's code. The step is then not finished.
    pub fn step(&mut self, step: &Step, emit: &Emit) -> Result<(), EngineFault> {
        let outer = Rc::clone(emit);
        let inner: mini_lambda::Emit = Rc::new(move |event| outer(&Event::from(event)));
        self.now = match step {
            Step::AtOnce(steps) => self.at_once(steps, &inner)?,
            step => self.perform(step, &inner)?,
        };
        let finished = ScenarioEvent::StepFinished { step: self.steps_done };
        self.steps_done += 1;
        emit(&Event { at: self.now, kind: EventKind::Scenario(finished) });
        Ok(())
    }

    /// Does a step that begins now. Returns when it is over.
    fn perform(&self, step: &Step, emit: &mini_lambda::Emit) -> Result<SimTime, EngineFault> {
        match step {
            Step::Invoke(invoke) => {
                let request = InvokeRequest {
                    function: invoke.function.clone(),
                    payload: invoke.payload.clone().map(String::into_bytes),
                    invocation_type: invoke.invocation_type,
                    log_tail: invoke.log_tail,
                    client_context: invoke.client_context.clone(),
                    qualifier: invoke.qualifier.clone(),
                    lineage: Lineage::default(),
                };
                return Ok(self.lambda.invoke(self.now, &request, emit)?.at);
            }
            Step::AtOnce(steps) => return self.at_once(steps, emit),
            Step::Advance(duration) => {
                let then = self.now + *duration;
                self.lambda.advance(self.now, then, emit)?;
                return Ok(then);
            }
            Step::UpdateFunction { name, settings } => self.update_function(name, settings, emit)?,
            Step::PublishVersion(name) => self.lambda.publish_version(self.now, name, emit),
            Step::CreateAlias(request) => self.lambda.create_alias(self.now, request, emit),
            Step::UpdateAlias(request) => self.lambda.update_alias(self.now, request, emit),
            Step::Recycle(name) => self.lambda.recycle(self.now, name, emit)?,
        }
        Ok(self.now)
    }

    /// Does steps that all begin now, and tells their events in order of time once all are done. Returns when the last is over.
    fn at_once(&self, steps: &[Step], emit: &mini_lambda::Emit) -> Result<SimTime, EngineFault> {
        let events: Rc<RefCell<Vec<mini_lambda::Event>>> = Rc::default();
        let sink = Rc::clone(&events);
        let later: mini_lambda::Emit = Rc::new(move |event| sink.borrow_mut().push(event.clone()));
        let ends = steps.iter().map(|step| self.perform(step, &later)).collect::<Result<Vec<_>, _>>();
        let mut events = events.take();
        // What happened at the same moment stays in the order of the steps.
        events.sort_by_key(|event| event.at);
        events.iter().for_each(|event| emit(event));
        Ok(ends?.into_iter().fold(self.now, SimTime::max))
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

    fn update_function(&self, name: &str, settings: &str, emit: &mini_lambda::Emit) -> Result<(), EngineFault> {
        let mut function = self.lambda.function(name).unwrap_or_else(|| FunctionConfig::new(name));
        // A step was read by the same function before, so nothing is left to refuse.
        if let Ok(place) = Place::whole(settings, "the settings") {
            let _ = apply_settings(&place, &mut function);
        }
        self.lambda.update(self.now, function, emit)
    }
}

/// A list, and whoever fills it.
fn collector() -> (Rc<RefCell<Vec<Event>>>, Emit) {
    let events = Rc::new(RefCell::new(Vec::new()));
    let sink = Rc::clone(&events);
    (events, Rc::new(move |event: &Event| sink.borrow_mut().push(event.clone())))
}
