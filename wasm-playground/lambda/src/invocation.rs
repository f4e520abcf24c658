//! One invocation, from the event to the report: init if there must be one, the handler, the log lines around them, the bill.

use std::cell::RefCell;

use serde_json::json;

use crate::billing::{BillingEra, Cost};
use crate::engine::{Engine, EngineFault};
use crate::environment::{ExecutionEnvironment, Init};
use crate::event::{EventKind, InvocationFinished, Status};
use crate::failure::{Failure, error_type_of};
use crate::figures;
use crate::identifiers::Identifiers;
use crate::logs::{FailedStatus, Report};
use crate::model::{self, CpuShare};
use crate::platform_event::{InitPhase, PlatformEvent, RuntimeDone};
use crate::sandbox::{NextEvent, Posted};
use crate::time::{SimDuration, SimTime};

/// What is known of an invocation before it runs.
pub(crate) struct Invocation<'a> {
    pub request_id: String,
    /// 1, or more for a retry.
    pub attempt: u32,
    pub payload: Vec<u8>,
    pub client_context: Option<String>,
    pub function_arn: String,
    pub log_tail: bool,
    pub region: &'a str,
    pub billing_era: BillingEra,
}

/// How an invocation ended, for caller and log.
struct Outcome {
    payload: String,
    status: Status,
    error_type: Option<String>,
    /// Set if the process is gone.
    failure: Option<Failure>,
    /// Bytes of the response, if the runtime client sent one.
    responded: Option<usize>,
}

/// What an invocation runs with.
pub(crate) struct Run<'a> {
    pub engine: &'a RefCell<Box<dyn Engine>>,
    pub identifiers: &'a RefCell<Identifiers>,
    pub environment: &'a mut ExecutionEnvironment,
}

impl Run<'_> {
    /// Runs the invocation. Returns when it ended; all else was told.
    pub fn invoke(&mut self, invocation: Invocation<'_>, now: SimTime) -> Result<(SimTime, InvocationFinished), EngineFault> {
        let cold = self.environment.is_new();
        self.environment.sandbox.begin_tail();
        let timeout = SimDuration::from_secs(u64::from(self.environment.function.timeout_s));
        let (began, init) = if cold { self.cold_start(&invocation, now)? } else { (now, None) };
        let (reloading, reload_failure) =
            if self.environment.is_ready() { (SimDuration::ZERO, None) } else { self.reload(began, timeout)? };

        let handler_began = began + reloading;
        self.start(&invocation, cold, handler_began);
        let (handling, duration, outcome) = match reload_failure {
            Some(failure) => {
                let took = (reloading + model::INVOKE_FIXED).min(timeout);
                (SimDuration::ZERO, took, self.lost(failure, &invocation.request_id))
            }
            None => {
                let event = self.next_event(&invocation, handler_began, began + timeout);
                let invoked = self.environment.invoke(event, handler_began, timeout.saturating_sub(reloading))?;
                let outcome = match invoked.end {
                    Ok(posted) => answered(posted),
                    Err(failure) => self.lost(failure, &invocation.request_id),
                };
                (invoked.took, reloading + invoked.took, outcome)
            }
        };
        let end = began + duration;
        self.environment.last_used = end;
        let done = RuntimeDone {
            request_id: &invocation.request_id,
            began: handler_began,
            took: handling,
            response: outcome.responded.map(|bytes| (self.environment.sandbox.posted_at(), bytes)),
            failed: outcome.failure.as_ref().map(Failure::failed_status),
        };
        self.environment.log(end, &PlatformEvent::RuntimeDone(done));
        Ok((end, self.finish(&invocation, cold, init, duration, end, outcome)))
    }

    /// INIT_START and the first init, with its own limit. Returns when it ended, and how long it took if it went well.
    fn cold_start(&mut self, invocation: &Invocation<'_>, now: SimTime) -> Result<(SimTime, Option<SimDuration>), EngineFault> {
        self.environment.log(now, &PlatformEvent::InitStart { region: invocation.region, version: &self.environment.version });
        let key = self.random_key();
        let limit = SimDuration::from_secs(figures::INIT_TIMEOUT_S);
        let init = self.environment.initialize(self.engine, key, now, limit, CpuShare::WHOLE)?;
        let then = now + init.took;
        self.init_done(then, InitPhase::Init, &init);
        match init.end {
            Ok(()) => Ok((then, Some(init.took))),
            Err(failure) => {
                self.environment.tell_reset(then, &failure);
                Ok((then, None))
            }
        }
    }

    /// The init of a process that replaces a lost one: part of the invocation, under its limit, with its share.
    fn reload(&mut self, now: SimTime, limit: SimDuration) -> Result<(SimDuration, Option<Failure>), EngineFault> {
        let key = self.random_key();
        let share = CpuShare::of_memory(self.environment.function.memory_mb);
        let init = self.environment.initialize(self.engine, key, now, limit, share)?;
        self.init_done(now + init.took, InitPhase::Invoke, &init);
        Ok((init.took, init.end.err()))
    }

    fn init_done(&self, now: SimTime, phase: InitPhase, init: &Init) {
        let failed = init.end.as_ref().err().map(Failure::failed_status);
        // What became of the runtime in an init that timed out is recorded nowhere but in the report.
        if failed != Some(FailedStatus::Timeout) {
            self.environment.log(now, &PlatformEvent::InitRuntimeDone { phase, failed });
        }
        self.environment.log(now, &PlatformEvent::InitReport { took: init.took, phase, failed });
    }

    fn start(&self, invocation: &Invocation<'_>, cold: bool, now: SimTime) {
        let sandbox = &self.environment.sandbox;
        sandbox.begin_request(&invocation.request_id);
        let started = EventKind::InvocationStarted {
            function: self.environment.function.name.clone(),
            request_id: invocation.request_id.clone(),
            attempt: invocation.attempt,
            cold,
            log_stream: self.environment.log_stream.clone(),
        };
        sandbox.tell(now, started);
        let start = PlatformEvent::Start { request_id: &invocation.request_id, version: &self.environment.version };
        self.environment.log(now, &start);
    }

    fn next_event(&self, invocation: &Invocation<'_>, now: SimTime, deadline: SimTime) -> NextEvent {
        // Counted by the attempt, so that nothing has to be remembered of each request.
        let trace = self.identifiers.borrow().hex_of("trace", &invocation.request_id, u64::from(invocation.attempt.saturating_sub(1)));
        let seconds = now.as_millis() / 1_000;
        let mut headers = json!({
            "Content-Type": "application/json",
            "Lambda-Runtime-Aws-Request-Id": invocation.request_id,
            "Lambda-Runtime-Deadline-Ms": deadline.as_millis(),
            "Lambda-Runtime-Invoked-Function-Arn": invocation.function_arn,
            "Lambda-Runtime-Trace-Id": format!("Root=1-{seconds:08x}-{};Parent={};Sampled=0", &trace[..24], &trace[16..]),
        });
        if let Some(context) = &invocation.client_context {
            headers["Lambda-Runtime-Client-Context"] = json!(context);
        }
        NextEvent { headers: headers.to_string(), body: invocation.payload.clone() }
    }

    fn lost(&self, failure: Failure, request_id: &str) -> Outcome {
        Outcome {
            payload: failure.payload(request_id, self.environment.function.timeout_s),
            status: failure.status(),
            error_type: Some(failure.error_type().to_owned()),
            failure: Some(failure),
            responded: None,
        }
    }

    /// END and REPORT, the reset if the process is gone, and the end of it all.
    fn finish(
        &self,
        invocation: &Invocation<'_>,
        cold: bool,
        init: Option<SimDuration>,
        duration: SimDuration,
        now: SimTime,
        outcome: Outcome,
    ) -> InvocationFinished {
        let ExecutionEnvironment { function, sandbox, .. } = &*self.environment;
        let billed_ms = invocation.billing_era.billed_ms(duration, init);
        let max_memory_mb = self.environment.max_memory_mb();
        let report = PlatformEvent::Report(Report {
            request_id: &invocation.request_id,
            duration,
            billed_ms,
            memory_mb: function.memory_mb,
            max_memory_mb,
            init,
            failed: outcome.failure.as_ref().map(Failure::failed_status),
        });
        self.environment.log(now, &PlatformEvent::End { request_id: &invocation.request_id });
        self.environment.log(now, &report);
        let tail = sandbox.end_request();
        if let Some(failure) = &outcome.failure {
            self.environment.tell_reset(now, failure);
        }
        let finished = InvocationFinished {
            function: function.name.clone(),
            request_id: invocation.request_id.clone(),
            attempt: invocation.attempt,
            cold,
            status_code: 200,
            function_error: outcome.error_type.is_some().then(|| "Unhandled".to_owned()),
            payload: outcome.payload,
            executed_version: self.environment.version.clone(),
            duration_us: duration,
            init_us: init,
            billed_ms,
            memory_mb: function.memory_mb,
            max_memory_mb,
            status: outcome.status,
            error_type: outcome.error_type,
            cost: Cost::of_invocation(function, billed_ms),
            log_result: invocation.log_tail.then_some(tail),
        };
        sandbox.tell(now, EventKind::InvocationFinished(finished.clone()));
        finished
    }

    fn random_key(&self) -> [u8; 32] {
        self.identifiers.borrow_mut().next("random", &self.environment.log_stream)
    }
}

/// The outcome of an invocation whose process lives on.
fn answered(posted: Posted) -> Outcome {
    match posted {
        Posted::Result(body) if body.len() > figures::RESPONSE_BYTES => {
            let error_type = "Function.ResponseSizeTooLarge";
            let limit = figures::RESPONSE_BYTES;
            let error_message = format!("Response payload size exceeded maximum allowed payload size ({limit} bytes).");
            // Recorded with its keys in this order, not in that of the other errors that Lambda makes itself (LocalStack test_lambda.py
            // test_lambda_too_large_response, 2025-11-24), read 2026-11-27.
            let payload = format!(r#"{{"errorMessage":{},"errorType":"{error_type}"}}"#, json!(error_message));
            Outcome { payload, status: Status::Error, error_type: Some(error_type.to_owned()), failure: None, responded: Some(body.len()) }
        }
        Posted::Result(body) => {
            let payload = text(&body);
            Outcome { payload, status: Status::Success, error_type: None, failure: None, responded: Some(body.len()) }
        }
        Posted::Error(error) | Posted::InitError(error) => {
            let error_type = error_type_of(&error).unwrap_or_else(|| "Runtime.Unknown".to_owned());
            Outcome { payload: text(&error), status: Status::Error, error_type: Some(error_type), failure: None, responded: None }
        }
    }
}

/// A payload as text. Bytes that are none (a handler that returned `bytes`) are marked.
fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
