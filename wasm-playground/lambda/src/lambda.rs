//! `Lambda`: the service. It keeps the functions and their environments, and is told what happens and when.
//!
//! Methods take `&self` and hold no borrow while code runs: a running function may call the service again.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use crate::api::{self, InvocationType, InvokeRequest};
use crate::api_error::ApiError;
use crate::billing::BillingEra;
use crate::engine::{Engine, EngineFault};
use crate::environment::ExecutionEnvironment;
use crate::event::{Emit, Event, EventKind, InvocationFinished, RecycleReason};
use crate::function::{FunctionConfig, LATEST};
use crate::identifiers::Identifiers;
use crate::invocation::{Invocation, Run};
use crate::model;
use crate::time::SimTime;

/// What holds for all functions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LambdaSettings {
    /// AWS region, `us-east-1`.
    pub region: String,
    /// The account's twelve digits.
    pub account: String,
    /// The rules by which time is billed.
    pub billing_era: BillingEra,
}

/// What came of a request to run a function.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// When the caller had the answer.
    pub at: SimTime,
    /// The answer.
    pub answer: Answer,
}

/// The answer to a request to run a function.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It ran, well or not.
    Finished(Box<InvocationFinished>),
    /// It might run; nobody asked for more.
    MayRun,
    /// Nothing ran.
    Refused(ApiError),
}

/// The service.
pub struct Lambda {
    settings: LambdaSettings,
    engine: RefCell<Box<dyn Engine>>,
    identifiers: RefCell<Identifiers>,
    functions: RefCell<BTreeMap<String, Rc<FunctionConfig>>>,
    /// Environments that wait for an event. One that works is out of here, in the hands of its invocation.
    idle: RefCell<BTreeMap<String, Vec<ExecutionEnvironment>>>,
}

impl Lambda {
    /// A service without functions.
    pub fn new(settings: LambdaSettings, identifiers: Identifiers, engine: Box<dyn Engine>) -> Lambda {
        Lambda {
            settings,
            engine: RefCell::new(engine),
            identifiers: RefCell::new(identifiers),
            functions: RefCell::default(),
            idle: RefCell::default(),
        }
    }

    /// The function of this name as it is deployed.
    pub fn function(&self, name: &str) -> Option<FunctionConfig> {
        self.functions.borrow().get(name).map(|function| FunctionConfig::clone(function))
    }

    /// All functions as they are deployed, by name.
    pub fn functions(&self) -> Vec<FunctionConfig> {
        self.functions.borrow().values().map(|function| FunctionConfig::clone(function)).collect()
    }

    /// The counters behind all ids, to go on from them.
    pub fn identifiers(&self) -> Identifiers {
        self.identifiers.borrow().clone()
    }

    /// Deploys a new function. Its settings were checked ([`FunctionConfig::problems`]).
    pub fn deploy(&self, function: FunctionConfig) {
        self.functions.borrow_mut().insert(function.name.clone(), Rc::new(function));
    }

    /// Deploys new code or settings of a function: all its environments are replaced. A refusal is told.
    ///
    /// # Errors
    /// [`EngineFault`] for a bug in the simulation.
    pub fn update(&self, now: SimTime, function: FunctionConfig, emit: &Emit) -> Result<(), EngineFault> {
        let name = function.name.clone();
        if !self.functions.borrow().contains_key(&name) {
            refuse(emit, now, "UpdateFunctionConfiguration", &name, &self.no_function(&name));
            return Ok(());
        }
        if let Some(problem) = function.problems().into_iter().next() {
            let operation = if problem.field == "files" { "UpdateFunctionCode" } else { "UpdateFunctionConfiguration" };
            refuse(emit, now, operation, &name, &problem.error);
            return Ok(());
        }
        self.deploy(function);
        self.take_away(now, &name, RecycleReason::Updated, emit)
    }

    /// Takes away a function's idle environments, as AWS does whenever it likes. That there is no such function is told.
    ///
    /// # Errors
    /// [`EngineFault`] for a bug in the simulation.
    pub fn recycle(&self, now: SimTime, name: &str, emit: &Emit) -> Result<(), EngineFault> {
        if !self.functions.borrow().contains_key(name) {
            refuse(emit, now, "Recycle", name, &self.no_function(name));
            return Ok(());
        }
        self.take_away(now, name, RecycleReason::Step, emit)
    }

    /// Time passes from `from` to `to`, and environments that had nothing to do for too long are taken away.
    ///
    /// # Errors
    /// [`EngineFault`] for a bug in the simulation.
    pub fn advance(&self, from: SimTime, to: SimTime, emit: &Emit) -> Result<(), EngineFault> {
        let mut due = Vec::new();
        for environments in self.idle.borrow_mut().values_mut() {
            due.extend(environments.extract_if(.., |environment| environment.last_used + model::IDLE <= to));
        }
        due.sort_by(|one, other| (one.last_used, &one.log_stream).cmp(&(other.last_used, &other.log_stream)));
        for environment in due {
            let at = from.max(environment.last_used + model::IDLE);
            environment.sandbox.listen(emit);
            environment.recycle(at, RecycleReason::Idle)?;
        }
        Ok(())
    }

    /// Runs a function and waits for it. All that happens is told, refusals included.
    ///
    /// # Errors
    /// [`EngineFault`] when the machine fails; never for the reader's code.
    pub fn invoke(&self, now: SimTime, request: &InvokeRequest, emit: &Emit) -> Result<Answered, EngineFault> {
        self.advance(now, now, emit)?;
        let arn = self.arn(&request.function);
        let function = self.functions.borrow().get(&request.function).cloned();
        if let Err(error) = api::check(request, function.as_deref(), &arn) {
            refuse(emit, now, "Invoke", &request.function, &error);
            return Ok(Answered { at: now, answer: Answer::Refused(error) });
        }
        let Some(function) = function.filter(|_| request.invocation_type != InvocationType::DryRun) else {
            return Ok(Answered { at: now, answer: Answer::MayRun });
        };
        let request_id = self.identifiers.borrow_mut().next_uuid("request", &function.name);
        let mut environment = self.environment(&function, now, emit);
        environment.sandbox.listen(emit);
        let function_arn = match &request.qualifier {
            Some(qualifier) => format!("{arn}:{qualifier}"),
            None => arn,
        };
        let payload = request.payload.clone().filter(|payload| !payload.is_empty());
        let invocation = Invocation {
            request_id,
            attempt: 1,
            payload: payload.unwrap_or_else(|| b"{}".to_vec()),
            client_context: request.client_context.clone(),
            function_arn,
            log_tail: request.log_tail,
            region: &self.settings.region,
            billing_era: self.settings.billing_era,
        };
        let mut run = Run { engine: &self.engine, identifiers: &self.identifiers, environment: &mut environment };
        let (at, finished) = run.invoke(invocation, now)?;
        self.idle.borrow_mut().entry(function.name.clone()).or_default().push(environment);
        Ok(Answered { at, answer: Answer::Finished(Box::new(finished)) })
    }

    /// An environment that waits, or a new one.
    fn environment(&self, function: &Rc<FunctionConfig>, now: SimTime, emit: &Emit) -> ExecutionEnvironment {
        let waiting = self.idle.borrow_mut().get_mut(&function.name).and_then(Vec::pop);
        waiting.unwrap_or_else(|| {
            let id = self.identifiers.borrow_mut().next_hex("environment", &function.name);
            let log_stream = format!("{}/{}[{LATEST}]{id}", now.date(), function.log_stream_prefix());
            ExecutionEnvironment::new(Rc::clone(function), &self.settings.region, log_stream, now, emit)
        })
    }

    fn take_away(&self, now: SimTime, name: &str, reason: RecycleReason, emit: &Emit) -> Result<(), EngineFault> {
        let environments = self.idle.borrow_mut().remove(name).unwrap_or_default();
        environments.into_iter().try_for_each(|environment| {
            environment.sandbox.listen(emit);
            environment.recycle(now, reason)
        })
    }

    fn no_function(&self, name: &str) -> ApiError {
        ApiError::new("ResourceNotFoundException", 404, format!("Function not found: {}", self.arn(name)))
    }

    fn arn(&self, name: &str) -> String {
        format!("arn:aws:lambda:{}:{}:function:{name}", self.settings.region, self.settings.account)
    }
}

fn refuse(emit: &Emit, now: SimTime, operation: &str, function: &str, error: &ApiError) {
    let kind = EventKind::RequestRefused { operation: operation.to_owned(), function: function.to_owned(), error: error.clone() };
    emit(&Event { at: now, kind });
}
