//! `Invoke`: from a request to an environment, and back with the answer.

use std::rc::Rc;

use crate::api::{self, InvocationType, InvokeRequest};
use crate::api_error::ApiError;
use crate::async_event::{AsyncEvent, Condition, Verdict, settled};
use crate::engine::EngineFault;
use crate::environment::{ExecutionEnvironment, World};
use crate::event::{DropReason, Emit, Event, EventKind, InvocationFinished};
use crate::function::{FunctionConfig, LATEST};
use crate::function_name::{FunctionName, resolve};
use crate::invocation::{Invocation, Run};
use crate::lambda::{Answer, Answered, Lambda, refuse};
use crate::lineage::{Lineage, RECURSIVE};
use crate::time::SimTime;

/// What a request is about, once it was looked up.
struct Target {
    /// Code and settings of the version.
    function: Rc<FunctionConfig>,
    /// The version's own name, `$LATEST` or a number.
    version: String,
    /// The ARN as the caller wrote it: with the alias, without a qualifier if there was none.
    invoked_arn: String,
    /// Version or alias, as the caller wrote it.
    qualifier: Option<String>,
}

/// One run that was admitted.
struct Admitted<'a> {
    target: Target,
    request_id: String,
    attempt: u32,
    payload: Vec<u8>,
    client_context: Option<String>,
    log_tail: bool,
    lineage: &'a Lineage,
}

/// What came of an event that was taken from the internal queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempted {
    /// When it was known.
    pub at: SimTime,
    /// The event as it goes on.
    pub event: AsyncEvent,
    /// What becomes of it.
    pub verdict: Verdict,
}

impl Lambda {
    /// Runs a function and waits for it, or accepts its event if nobody waits. All that happens is told, refusals included.
    ///
    /// # Errors
    /// [`EngineFault`] when the machine fails; never for the reader's code.
    pub fn invoke(&self, now: SimTime, request: &InvokeRequest, emit: &Emit) -> Result<Answered, EngineFault> {
        self.advance(now, now, emit)?;
        let answered = self.call(now, request, emit)?;
        if let Answer::Refused(error) = &answered.answer {
            let name = FunctionName::parse(&request.function).map_or(request.function.as_str(), |parsed| parsed.name);
            refuse(emit, now, "Invoke", name, error);
        }
        Ok(answered)
    }

    /// As [`Lambda::invoke`], for a function or a service that calls: a refusal is an answer like any other and not told. The call
    /// may begin before the end of another one that ran already.
    ///
    /// # Errors
    /// As [`Lambda::invoke`].
    pub fn call(&self, now: SimTime, request: &InvokeRequest, emit: &Emit) -> Result<Answered, EngineFault> {
        if let Some(action) = self.action(&request.function) {
            return self.activate(now, request, action, emit);
        }
        let refused = |error| Ok(Answered { at: now, answer: Answer::Refused(error) });
        let target = match self.target(request) {
            Ok(target) => target,
            Err(error) => return refused(error),
        };
        match request.invocation_type {
            // A dry run uses no concurrency, so none is missing.
            InvocationType::DryRun => {
                let kind = EventKind::InvocationDryRun { function: target.function.name.clone(), status_code: 204 };
                emit(&Event { at: now, kind });
                return Ok(Answered { at: now, answer: Answer::MayRun });
            }
            InvocationType::Event => {
                return Ok(Answered { at: now, answer: Answer::Accepted(Box::new(self.accept(now, request, target, emit))) });
            }
            InvocationType::RequestResponse => {}
        }
        if let Err(error) =
            self.check_chain(now, &request.lineage, &target, None, emit).and_then(|()| self.admit_target(now, &target, true))
        {
            return refused(error);
        }
        let admitted = Admitted {
            request_id: self.identifiers.borrow_mut().next_uuid("request", &target.function.name),
            attempt: 1,
            payload: payload_of(request),
            client_context: request.client_context.clone(),
            log_tail: request.log_tail,
            lineage: &request.lineage,
            target,
        };
        let (at, finished) = self.run(now, admitted, emit)?;
        Ok(Answered { at, answer: Answer::Finished(Box::new(finished)) })
    }

    /// Takes an event from the internal queue and runs its function, if there is room. All that happens is told, retries included.
    ///
    /// # Errors
    /// As [`Lambda::invoke`].
    pub fn attempt(&self, now: SimTime, mut event: AsyncEvent, emit: &Emit) -> Result<Attempted, EngineFault> {
        if let Some(action) = self.action(&event.function) {
            return self.attempt_activation(now, event, action, emit);
        }
        let found = self.find(&event.function, event.qualifier.as_deref());
        let target = match found {
            Ok(target) => target,
            // The version is gone: nothing can ever run.
            Err(error) => return Ok(Attempted { at: now, event, verdict: settled(Condition::RetriesExhausted, Some(error)) }),
        };
        // What becomes of events is a setting of the function, not of its versions.
        let settings = self.function(&event.function).unwrap_or_else(|| FunctionConfig::clone(&target.function));
        if settings.reserved_concurrency == Some(0) {
            let refused = self.admit(now, &event.function, true, false).err();
            return Ok(Attempted { at: now, event, verdict: settled(Condition::ZeroReservedConcurrency, refused) });
        }
        if let Err(error) = self.check_chain(now, &event.lineage, &target, Some(&event.request_id), emit) {
            return Ok(Attempted { at: now, event, verdict: settled(Condition::RecursiveInvocationException, Some(error)) });
        }
        if let Err(error) = self.admit_target(now, &target, false) {
            let reason = error.reason.clone().unwrap_or_default();
            let verdict = event.after_throttle(now, &settings, error);
            let retry_at = if let Verdict::Again(then) = &verdict { Some(*then) } else { None };
            let (function, request_id) = (event.function.clone(), Some(event.request_id.clone()));
            emit(&Event { at: now, kind: EventKind::InvocationThrottled { function, request_id, reason, retry_at } });
            return Ok(Attempted { at: now, event, verdict });
        }
        let admitted = Admitted {
            target,
            request_id: event.request_id.clone(),
            attempt: event.attempts.saturating_add(1),
            payload: event.payload.clone().into_bytes(),
            client_context: None,
            log_tail: false,
            lineage: &event.lineage,
        };
        let (at, finished) = self.run(now, admitted, emit)?;
        event.ran(&finished);
        let verdict = event.after_run(at, &settings);
        if let Verdict::Again(retry_at) = verdict {
            let (function, request_id) = (event.function.clone(), event.request_id.clone());
            let attempt = event.attempts.saturating_add(1);
            emit(&Event { at, kind: EventKind::RetryScheduled { function, request_id, attempt, retry_at } });
        }
        Ok(Attempted { at, event, verdict })
    }

    /// An event goes into the internal queue.
    fn accept(&self, now: SimTime, request: &InvokeRequest, target: Target, emit: &Emit) -> AsyncEvent {
        let function = target.function.name.clone();
        let request_id = self.identifiers.borrow_mut().next_uuid("request", &function);
        let kind = EventKind::InvocationAccepted { function: function.clone(), request_id: request_id.clone(), status_code: 202 };
        emit(&Event { at: now, kind });
        AsyncEvent {
            function,
            qualifier: target.qualifier,
            request_id,
            // It was read as JSON before.
            payload: String::from_utf8_lossy(&payload_of(request)).into_owned(),
            accepted_at: now,
            attempts: 0,
            throttles: 0,
            lineage: request.lineage.clone(),
            response: None,
        }
    }

    fn target(&self, request: &InvokeRequest) -> Result<Target, ApiError> {
        api::check_size(request)?;
        let target = self.find(&request.function, request.qualifier.as_deref())?;
        api::check_content(request)?;
        Ok(target)
    }

    fn find(&self, function: &str, qualifier: Option<&str>) -> Result<Target, ApiError> {
        let name = resolve(function, qualifier, &self.settings.region, &self.settings.account)?;
        let arn = self.arn(name.name);
        let functions = self.functions.borrow();
        let functions_of_lambda = functions.get(name.name).filter(|deployment| !deployment.latest.is_action());
        let found = functions_of_lambda.and_then(|deployment| deployment.find(name.qualifier.unwrap_or(LATEST)));
        let Some((version, function)) = found else {
            return Err(api::not_found(&arn, name.qualifier));
        };
        let invoked_arn = match name.qualifier {
            Some(qualifier) => format!("{arn}:{qualifier}"),
            None => arn,
        };
        Ok(Target { function, version, invoked_arn, qualifier: name.qualifier.map(str::to_owned) })
    }

    /// Stops a function that runs in a circle, and tells it.
    fn check_chain(&self, now: SimTime, lineage: &Lineage, target: &Target, request_id: Option<&str>, emit: &Emit) -> Result<(), ApiError> {
        let function = &target.function.name;
        lineage.check(function).inspect_err(|error| {
            debug_assert_eq!(error.code, RECURSIVE);
            let (function, request_id) = (function.clone(), request_id.map(str::to_owned));
            emit(&Event { at: now, kind: EventKind::InvocationDropped { function, request_id, reason: DropReason::RecursiveLoop } });
        })
    }

    fn admit_target(&self, now: SimTime, target: &Target, somebody_waits: bool) -> Result<(), ApiError> {
        let name = &target.function.name;
        let warm = self.fleet.borrow().has_free(name, &target.version, now);
        self.admit(now, name, warm, somebody_waits)
    }

    fn run(&self, now: SimTime, admitted: Admitted<'_>, emit: &Emit) -> Result<(SimTime, InvocationFinished), EngineFault> {
        let Admitted { target, request_id, attempt, payload, client_context, log_tail, lineage } = admitted;
        self.running.borrow_mut().begin(&target.function.name, now);
        let mut environment = self.environment(&target, now, emit);
        environment.sandbox.listen(emit);
        environment.sandbox.begin_chain(lineage.with(&target.function.name));
        let invocation = Invocation {
            request_id,
            attempt,
            payload,
            client_context,
            function_arn: target.invoked_arn,
            log_tail,
            region: &self.settings.region,
            billing_era: self.settings.billing_era,
        };
        let mut run = Run { engine: &self.engine, identifiers: &self.identifiers, environment: &mut environment };
        let outcome = run.invoke(invocation, now);
        self.running.borrow_mut().end(&target.function.name, outcome.as_ref().map_or(now, |(at, _)| *at));
        let (at, finished) = outcome?;
        self.used.borrow_mut().entry(target.function.name.clone()).or_default().add(&target.function, &finished);
        self.fleet.borrow_mut().put(environment);
        Ok((at, finished))
    }

    /// A free environment of this version, else a new one.
    fn environment(&self, target: &Target, now: SimTime, emit: &Emit) -> ExecutionEnvironment {
        let Target { function, version, .. } = target;
        let free = self.fleet.borrow_mut().take_free(&function.name, version, now);
        free.unwrap_or_else(|| {
            // A name has no colon, so no version shares its counter with a function.
            let parent = if version == LATEST { function.name.clone() } else { format!("{}:{version}", function.name) };
            let id = self.identifiers.borrow_mut().next_hex("environment", &parent);
            let log_stream = format!("{}/{}[{version}]{id}", now.date(), function.log_stream_prefix());
            let world = World { region: &self.settings.region, services: &self.services, emit };
            ExecutionEnvironment::new(Rc::clone(function), version.clone(), log_stream, now, world)
        })
    }
}

/// The payload of a request; no payload is an empty object.
fn payload_of(request: &InvokeRequest) -> Vec<u8> {
    request.payload.clone().filter(|payload| !payload.is_empty()).unwrap_or_else(|| b"{}".to_vec())
}
