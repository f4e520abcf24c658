//! One activation, from the container that takes it to the record.
//!
//! What is sent to the container, which limit holds for what, and what is recorded: ContainerProxy.scala (`initializeAndRun`) and
//! Container.scala of <https://github.com/apache/openwhisk>, read 2026-11-22.

use std::cell::RefCell;

use serde_json::json;

use super::container::{self, Facts};
use super::proxy::{self, ContainerResponse};
use super::record::{ActivationRecord, Times};
use super::response::{ActivationResponse, Outcome};
use super::{figures, messages, model, price};
use crate::engine::{Engine, EngineFault};
use crate::environment::ExecutionEnvironment;
use crate::event::{EventKind, InvocationFinished, LogOrigin, Status};
use crate::failure::Failure;
use crate::function::FunctionConfig;
use crate::identifiers::Identifiers;
use crate::model::CpuShare;
use crate::sandbox::{NextEvent, Posted};
use crate::time::{SimDuration, SimTime};

/// What was asked for.
pub(crate) struct Activation {
    /// 32 hexadecimal digits.
    pub id: String,
    /// The request's own id.
    pub transaction: String,
    /// The parameters, a JSON object.
    pub params: String,
    /// When it was asked for.
    pub asked: SimTime,
    /// Whether somebody waits for the result.
    pub blocking: bool,
}

/// What came of it.
pub(crate) struct Ended {
    pub at: SimTime,
    pub finished: InvocationFinished,
    /// Whether the container can take another activation.
    pub container_lives: bool,
}

/// What an activation runs with.
pub(crate) struct Container<'a> {
    pub engine: &'a RefCell<Box<dyn Engine>>,
    pub identifiers: &'a RefCell<Identifiers>,
    pub environment: &'a mut ExecutionEnvironment,
}

/// How the end came about.
struct End {
    at: SimTime,
    response: ActivationResponse,
    timed_out: bool,
}

impl Container<'_> {
    /// Loads the action if the container is new, and runs it. All was told but that a container is gone.
    pub fn run(&mut self, activation: &Activation, now: SimTime) -> Result<Ended, EngineFault> {
        let cold = self.environment.is_new();
        let function = self.environment.function.clone();
        let limit = SimDuration::from_millis(u64::from(function.action.timeout_ms));
        let start = now + model::WAIT + if cold { model::CONTAINER_START } else { SimDuration::ZERO };
        self.environment.sandbox.begin_request(&activation.id);

        let mut init = None;
        let mut failed = None;
        if cold {
            self.environment.set_variables(container::variables(&function, &facts(&function, activation, start + limit)));
            let key = self.identifiers.borrow_mut().next("random", &self.environment.log_stream);
            let loaded = self.environment.initialize(self.engine, key, start, limit, CpuShare::WHOLE)?;
            init = Some(loaded.took);
            failed = loaded.end.err();
        }
        let began = start + init.unwrap_or(SimDuration::ZERO);
        self.tell_started(activation, cold, began);
        let end = match failed {
            Some(failure) => self.after_failed_init(began, failure),
            None => {
                let facts = facts(&function, activation, began + limit);
                let event = NextEvent { headers: "{}".to_owned(), body: request(&activation.params, &facts) };
                let invoked = self.environment.invoke(event, began, limit)?;
                self.after_run(began + invoked.took, invoked.end)
            }
        };
        self.environment.last_used = end.at;
        let container_lives = end.response.outcome != Outcome::DeveloperError;
        let times = Times { asked: activation.asked, start, init, end: end.at };
        let (at, finished) = (end.at, self.finish(activation, times, end, &function));
        Ok(Ended { at, finished, container_lives })
    }

    fn tell_started(&self, activation: &Activation, cold: bool, at: SimTime) {
        let started = EventKind::InvocationStarted {
            function: self.environment.function.name.clone(),
            request_id: activation.id.clone(),
            attempt: 1,
            cold,
            log_stream: self.environment.log_stream.clone(),
        };
        self.environment.sandbox.tell(at, started);
    }

    fn after_failed_init(&self, at: SimTime, failure: Failure) -> End {
        let answer = match failure {
            Failure::Timeout => {
                let response = ActivationResponse::timed_out(self.environment.function.action.timeout_ms, true);
                return End { at, response, timed_out: true };
            }
            Failure::OutOfMemory => return End { at, response: ActivationResponse::out_of_memory(), timed_out: false },
            Failure::Init { error, .. } => ContainerResponse { ok: false, body: format!("{}\n", String::from_utf8_lossy(&error)) },
            Failure::Exit(_) | Failure::Crash => {
                self.environment.sandbox.write_log(at, "stderr", messages::EXITED_IN_INIT);
                proxy::exited_in_init()
            }
        };
        End { at, response: ActivationResponse::of_failed_init(&answer), timed_out: false }
    }

    fn after_run(&self, at: SimTime, end: Result<Posted, Failure>) -> End {
        let answer = match end {
            Ok(Posted::Result(line) | Posted::Error(line) | Posted::InitError(line)) => {
                proxy::after_run(String::from_utf8_lossy(&line).into_owned())
            }
            Err(Failure::Timeout) => {
                let response = ActivationResponse::timed_out(self.environment.function.action.timeout_ms, false);
                return End { at, response, timed_out: true };
            }
            Err(Failure::OutOfMemory) => return End { at, response: ActivationResponse::out_of_memory(), timed_out: false },
            Err(Failure::Init { .. } | Failure::Exit(_) | Failure::Crash) => proxy::exited(),
        };
        End { at, response: ActivationResponse::of_run(&answer), timed_out: false }
    }

    /// The logs are collected, the record is written, and whoever waits has the answer.
    fn finish(&self, activation: &Activation, times: Times, end: End, function: &FunctionConfig) -> InvocationFinished {
        let sandbox = &self.environment.sandbox;
        let outcome = end.response.outcome;
        let logs = sandbox.collect_logs(end.at, outcome == Outcome::DeveloperError);
        sandbox.end_request();
        let record = ActivationRecord::of_action(function, &activation.id, times, end.response, end.timed_out, logs);
        let duration = end.at.since(times.start);
        let billed_ms = price::billed_ms(duration);
        let failed = (outcome != Outcome::Success).then(|| outcome.status().to_owned());
        let finished = InvocationFinished {
            function: function.name.clone(),
            request_id: activation.id.clone(),
            attempt: 1,
            cold: times.init.is_some(),
            status_code: status_code(activation, outcome, end.at),
            function_error: failed.clone(),
            payload: record.response.result.to_string(),
            executed_version: record.version.clone(),
            duration_us: duration,
            init_us: times.init,
            billed_ms,
            memory_mb: function.memory_mb,
            max_memory_mb: self.environment.max_memory_mb(),
            status: match (outcome, end.timed_out) {
                (Outcome::Success, _) => Status::Success,
                (_, true) => Status::Timeout,
                (Outcome::ApplicationError | Outcome::DeveloperError, false) => Status::Error,
            },
            error_type: failed,
            cost: price::cost(function.memory_mb, billed_ms),
            log_result: None,
        };
        let recorded =
            EventKind::ActivationRecorded { function: function.name.clone(), request_id: activation.id.clone(), record: Box::new(record) };
        sandbox.tell(end.at, recorded);
        sandbox.tell(end.at, EventKind::InvocationFinished(finished.clone()));
        finished
    }
}

/// When whoever waits for an activation has waited long enough.
pub(crate) fn patience(asked: SimTime) -> SimTime {
    asked + SimDuration::from_secs(figures::BLOCKING_WAIT_S)
}

/// HTTP status of the answer, by `doInvoke` in Actions.scala of <https://github.com/apache/openwhisk>, read 2026-11-22.
fn status_code(activation: &Activation, outcome: Outcome, end: SimTime) -> u16 {
    if !activation.blocking || end > patience(activation.asked) {
        return 202;
    }
    match outcome {
        Outcome::Success => 200,
        Outcome::ApplicationError | Outcome::DeveloperError => 502,
    }
}

/// What the container is told of the activation.
fn facts(function: &FunctionConfig, activation: &Activation, deadline: SimTime) -> Facts {
    let mut facts = Facts::new();
    let namespace = figures::NAMESPACE;
    facts.insert("namespace".to_owned(), json!(namespace));
    facts.insert("action_name".to_owned(), json!(format!("/{namespace}/{}", function.name)));
    facts.insert("action_version".to_owned(), json!(function.action.version()));
    facts.insert("activation_id".to_owned(), json!(activation.id));
    facts.insert("transaction_id".to_owned(), json!(activation.transaction));
    facts.insert("deadline".to_owned(), json!(deadline.as_millis().to_string()));
    facts
}

/// One line of JSON: the parameters as they were sent, and the facts.
fn request(params: &str, facts: &Facts) -> Vec<u8> {
    let mut line = format!("{{\"value\":{}", params.replace(['\n', '\r'], " "));
    for (name, value) in facts {
        line.push_str(&format!(",{}:{value}", json!(name)));
    }
    line.push('}');
    line.into_bytes()
}

impl crate::sandbox::Sandbox {
    /// A line that the container wrote, if the activation keeps it.
    pub(crate) fn write_log(&self, at: SimTime, stream: &str, line: &str) {
        let kept = self.action_log.borrow_mut().write(at, stream, line);
        if let Some(text) = kept {
            self.log(at, LogOrigin::Function, text);
        }
    }

    /// The logs of the activation that just ended, with what the platform has to say of them.
    fn collect_logs(&self, at: SimTime, developer_error: bool) -> Vec<String> {
        let added = self.action_log.borrow_mut().collect(at, developer_error);
        for text in added {
            self.log(at, LogOrigin::Platform, text);
        }
        self.action_log.borrow_mut().take()
    }
}
