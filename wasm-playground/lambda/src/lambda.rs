//! `Lambda`: the service. It keeps the functions and their environments, and is told what happens and when.
//!
//! What `Invoke` does is in `invoke`, what is published in `versions`, how much may run at once in `concurrency`. Methods take
//! `&self` and hold no borrow while code runs: a running function may call the service again.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use crate::api_error::ApiError;
use crate::async_event::{AsyncEvent, Settlement};
use crate::billing::BillingEra;
use crate::concurrency::{Running, reservation_problem};
use crate::deployment::{Deployment, Published};
use crate::destination::{Delivery, deliveries};
use crate::engine::{Engine, EngineFault};
use crate::environment::ExecutionEnvironment;
use crate::event::{Emit, Event, EventKind, InvocationFinished, RecycleReason};
use crate::fleet::Fleet;
use crate::function::{FunctionConfig, LATEST};
use crate::function_validation::BadSetting;
use crate::identifiers::Identifiers;
use crate::monthly_bill::Used;
use crate::openwhisk::namespace::Namespace;
use crate::services::Services;
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
    /// How many calls may run at once in the account, [`figures::CONCURRENCY`](crate::figures::CONCURRENCY) unless AWS granted more.
    pub account_concurrency: u32,
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
    /// Its event waits in the internal queue: hand it to [`Lambda::attempt`] when it is taken from there.
    Accepted(Box<AsyncEvent>),
    /// It might run; nobody asked for more.
    MayRun,
    /// An action runs on; the caller waited long enough and has the id of its activation.
    Activation(String),
    /// Nothing ran.
    Refused(ApiError),
}

/// The service.
pub struct Lambda {
    pub(crate) settings: LambdaSettings,
    pub(crate) engine: RefCell<Box<dyn Engine>>,
    pub(crate) identifiers: RefCell<Identifiers>,
    pub(crate) functions: RefCell<BTreeMap<String, Deployment>>,
    /// What functions have reserved, by name.
    pub(crate) reserved: RefCell<BTreeMap<String, u32>>,
    pub(crate) fleet: RefCell<Fleet>,
    pub(crate) running: RefCell<Running>,
    pub(crate) namespace: RefCell<Namespace>,
    pub(crate) used: RefCell<BTreeMap<String, Used>>,
    pub(crate) services: Rc<dyn Services>,
}

impl Lambda {
    /// A service without functions, among these other services.
    pub fn new(settings: LambdaSettings, identifiers: Identifiers, engine: Box<dyn Engine>, services: Rc<dyn Services>) -> Lambda {
        Lambda {
            settings,
            engine: RefCell::new(engine),
            identifiers: RefCell::new(identifiers),
            functions: RefCell::default(),
            reserved: RefCell::default(),
            fleet: RefCell::default(),
            running: RefCell::default(),
            namespace: RefCell::default(),
            used: RefCell::default(),
            services,
        }
    }

    /// The engine, for whoever else runs code in the account.
    pub fn engine(&self) -> &RefCell<Box<dyn Engine>> {
        &self.engine
    }

    /// The function of this name as it is deployed.
    pub fn function(&self, name: &str) -> Option<FunctionConfig> {
        self.functions.borrow().get(name).map(|deployment| FunctionConfig::clone(&deployment.latest))
    }

    /// All functions as they are deployed, by name.
    pub fn functions(&self) -> Vec<FunctionConfig> {
        self.functions.borrow().values().map(|deployment| FunctionConfig::clone(&deployment.latest)).collect()
    }

    /// The counters behind all ids, to go on from them.
    pub fn identifiers(&self) -> Identifiers {
        self.identifiers.borrow().clone()
    }

    /// What each function was used for, by name; functions that never ran are left out, and so are actions, which AWS does not bill.
    pub fn used(&self) -> BTreeMap<String, Used> {
        self.used.borrow().clone()
    }

    /// Goes on counting from here.
    pub fn restore_used(&self, used: BTreeMap<String, Used>) {
        *self.used.borrow_mut() = used;
    }

    /// Deploys a new function. Its settings were checked ([`FunctionConfig::problems`]).
    pub fn deploy(&self, function: FunctionConfig) {
        self.note_reservation(&function);
        self.functions.borrow_mut().insert(function.name.clone(), Deployment::new(function));
    }

    fn note_reservation(&self, function: &FunctionConfig) {
        let mut reserved = self.reserved.borrow_mut();
        match function.reserved_concurrency {
            Some(most) => drop(reserved.insert(function.name.clone(), most)),
            None => drop(reserved.remove(&function.name)),
        }
    }

    /// What was published of the functions, by name; functions of which nothing was are left out.
    pub fn published(&self) -> Vec<Published> {
        self.functions.borrow().values().filter_map(Deployment::published).collect()
    }

    /// Puts back what was published of a deployed function.
    pub fn restore_published(&self, published: Published) {
        if let Some(deployment) = self.functions.borrow_mut().get_mut(&published.function) {
            deployment.restore(published);
        }
    }

    /// Deploys new code or settings of a function: the environments of `$LATEST` are replaced, one that works when its event
    /// is done. Published versions are not touched. A refusal is told.
    ///
    /// # Errors
    /// [`EngineFault`] for a bug in the simulation.
    pub fn update(&self, now: SimTime, mut function: FunctionConfig, emit: &Emit) -> Result<(), EngineFault> {
        let name = function.name.clone();
        let Some(before) = self.function(&name) else {
            refuse(emit, now, "UpdateFunctionConfiguration", &name, &self.no_function(&name));
            return Ok(());
        };
        if let Some(problem) = self.update_problem(&function) {
            refuse(emit, now, operation_of(problem.field), &name, &problem.error);
            return Ok(());
        }
        function.action.updates = before.action.updates + u32::from(function.is_action());
        // What belongs to no version is changed by other requests, which touch no environment.
        let keeps_environments = before != function && before.is_same_version(&function);
        self.note_reservation(&function);
        if let Some(deployment) = self.functions.borrow_mut().get_mut(&name) {
            deployment.latest = Rc::new(function);
        }
        if keeps_environments {
            return Ok(());
        }
        self.take_away(now, &name, RecycleReason::Updated, emit, |environment| environment.version == LATEST)
    }

    fn update_problem(&self, function: &FunctionConfig) -> Option<BadSetting> {
        let functions = self.functions.borrow();
        let others = functions.values().filter(|other| other.latest.name != function.name);
        let reserved = others.filter_map(|other| other.latest.reserved_concurrency).sum();
        let problem = function.problems().into_iter().next();
        problem.or_else(|| reservation_problem(function.reserved_concurrency, reserved, self.settings.account_concurrency))
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
        self.take_away(now, name, RecycleReason::Step, emit, |environment| environment.last_used <= now)
    }

    /// Time passes from `from` to `to`, and environments that had nothing to do for too long are taken away. No call begins before
    /// `from` any more.
    ///
    /// # Errors
    /// [`EngineFault`] for a bug in the simulation.
    pub fn advance(&self, from: SimTime, to: SimTime, emit: &Emit) -> Result<(), EngineFault> {
        self.running.borrow_mut().pass(from);
        self.namespace.borrow_mut().pass(from);
        let due = self.fleet.borrow_mut().take_idle(to);
        for environment in due {
            let at = from.max(environment.last_used + environment.function.idle());
            environment.sandbox.listen(emit);
            environment.recycle(at, RecycleReason::Idle)?;
        }
        Ok(())
    }

    /// Takes away the environments that the engine has no room for; one that works first finishes its event.
    ///
    /// # Errors
    /// [`EngineFault`] for a bug in the simulation.
    pub fn make_room(&self, now: SimTime, emit: &Emit) -> Result<(), EngineFault> {
        let most = self.engine.borrow().most_environments();
        let surplus = self.fleet.borrow_mut().take_surplus(most);
        surplus.into_iter().try_for_each(|environment| {
            environment.sandbox.listen(emit);
            let at = now.max(environment.last_used);
            environment.recycle(at, RecycleReason::Room)
        })
    }

    /// Takes away those environments of a function; one that works first finishes its event.
    fn take_away(
        &self,
        now: SimTime,
        name: &str,
        reason: RecycleReason,
        emit: &Emit,
        which: impl Fn(&ExecutionEnvironment) -> bool,
    ) -> Result<(), EngineFault> {
        let taken = self.fleet.borrow_mut().take(name, which);
        taken.into_iter().try_for_each(|environment| {
            environment.sandbox.listen(emit);
            let at = now.max(environment.last_used);
            environment.recycle(at, reason)
        })
    }

    /// Whom to tell what of an event that was settled `now`: its function's dead-letter queue and destination.
    pub fn deliveries(&self, now: SimTime, event: &AsyncEvent, settlement: &Settlement) -> Vec<Delivery> {
        let functions = self.functions.borrow();
        let Some(deployment) = functions.get(&event.function) else { return Vec::new() };
        let version = deployment.find(event.qualifier.as_deref().unwrap_or(LATEST));
        // Destinations belong to the function as a whole, the dead-letter queue to the version.
        let settings = FunctionConfig {
            dead_letter_queue: version.and_then(|(_, version)| version.dead_letter_queue.clone()),
            on_success: deployment.latest.on_success.clone(),
            on_failure: deployment.latest.on_failure.clone(),
            ..FunctionConfig::new(&event.function)
        };
        deliveries(now, event, settlement, &settings, &self.arn(&event.function))
    }

    pub(crate) fn no_function(&self, name: &str) -> ApiError {
        ApiError::new("ResourceNotFoundException", 404, format!("Function not found: {}", self.arn(name)))
    }

    pub(crate) fn arn(&self, name: &str) -> String {
        format!("arn:aws:lambda:{}:{}:function:{name}", self.settings.region, self.settings.account)
    }
}

/// The request of AWS's API that changes this setting.
fn operation_of(field: &str) -> &'static str {
    match field {
        "files" => "UpdateFunctionCode",
        "reserved_concurrency" => "PutFunctionConcurrency",
        "maximum_retry_attempts" | "maximum_event_age_s" | "on_success" | "on_failure" => "PutFunctionEventInvokeConfig",
        _ => "UpdateFunctionConfiguration",
    }
}

/// Tells that a request was refused.
pub(crate) fn refuse(emit: &Emit, now: SimTime, operation: &str, function: &str, error: &ApiError) {
    let kind = EventKind::RequestRefused { operation: operation.to_owned(), function: function.to_owned(), error: error.clone() };
    emit(&Event { at: now, kind });
}
