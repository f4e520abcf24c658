//! Asking for an activation: what is refused, who waits for how long, and where it runs. Nothing is ever tried again.
//!
//! By Actions.scala, Entities.scala and PrimitiveActions.scala of <https://github.com/apache/openwhisk>, and docs/actions.md ("at most
//! once", "Blocking invocations and timeouts"), read 2026-11-22.

use std::rc::Rc;

use serde_json::value::RawValue;

use super::activation::{Activation, Container, Ended, patience};
use super::{figures, messages};
use crate::api::{InvocationType, InvokeRequest};
use crate::api_error::ApiError;
use crate::async_event::{AsyncEvent, Condition, settled};
use crate::engine::EngineFault;
use crate::environment::{ExecutionEnvironment, World};
use crate::event::{Emit, Event, EventKind, InvocationFinished, RecycleReason};
use crate::function::{FunctionConfig, LATEST};
use crate::identifiers::hex;
use crate::invoke::Attempted;
use crate::lambda::{Answer, Answered, Lambda};
use crate::lineage::Lineage;
use crate::time::SimTime;

impl Lambda {
    /// The action of this name.
    pub fn action(&self, name: &str) -> Option<Rc<FunctionConfig>> {
        self.functions.borrow().get(name).map(|deployment| Rc::clone(&deployment.latest)).filter(|function| function.is_action())
    }

    /// When a request of this kind that is made now is answered at the latest; none if nobody knows.
    pub fn answered_by(&self, now: SimTime, function: &str) -> Option<SimTime> {
        self.action(function).map(|_| patience(now))
    }

    /// A request to run an action.
    pub(crate) fn activate(
        &self,
        now: SimTime,
        request: &InvokeRequest,
        action: Rc<FunctionConfig>,
        emit: &Emit,
    ) -> Result<Answered, EngineFault> {
        let blocking = match request.invocation_type {
            InvocationType::RequestResponse => true,
            InvocationType::Event => false,
            InvocationType::DryRun => {
                let error = ApiError::new("Bad Request", 400, "OpenWhisk has no dry run: a request to run an action runs it.");
                return Ok(Answered { at: now, answer: Answer::Refused(error) });
            }
        };
        if !blocking {
            let answer = match self.ask_for(now, &action.name, request.payload.as_deref(), &request.lineage, emit) {
                Ok(event) => Answer::Accepted(Box::new(event)),
                Err(error) => Answer::Refused(error),
            };
            return Ok(Answered { at: now, answer });
        }
        let params = match self.admit_activation(now, request.payload.as_deref()) {
            Ok(params) => params,
            Err(error) => return Ok(Answered { at: now, answer: Answer::Refused(error) }),
        };
        let id = self.activation_id(&action.name);
        self.namespace.borrow_mut().begin(&id);
        let activation = Activation { id: id.clone(), transaction: self.transaction(&id), params, asked: now, blocking };
        let (end, finished) = self.run_activation(now, &activation, action, &request.lineage, emit)?;
        if end > patience(now) {
            return Ok(Answered { at: patience(now), answer: Answer::Activation(id) });
        }
        Ok(Answered { at: end, answer: Answer::Finished(Box::new(finished)) })
    }

    /// An action shall run and nobody waits for it: the event waits for its turn.
    pub(crate) fn ask_for(
        &self,
        now: SimTime,
        action: &str,
        payload: Option<&[u8]>,
        lineage: &Lineage,
        emit: &Emit,
    ) -> Result<AsyncEvent, ApiError> {
        let payload = self.admit_activation(now, payload)?;
        let id = self.activation_id(action);
        self.namespace.borrow_mut().begin(&id);
        let kind = EventKind::InvocationAccepted { function: action.to_owned(), request_id: id.clone(), status_code: 202 };
        emit(&Event { at: now, kind });
        Ok(AsyncEvent {
            function: action.to_owned(),
            qualifier: None,
            request_id: id,
            payload,
            accepted_at: now,
            attempts: 0,
            throttles: 0,
            lineage: lineage.clone(),
            response: None,
        })
    }

    /// It is the turn of an event. It runs once, and is done with.
    pub(crate) fn attempt_activation(
        &self,
        now: SimTime,
        mut event: AsyncEvent,
        action: Rc<FunctionConfig>,
        emit: &Emit,
    ) -> Result<Attempted, EngineFault> {
        let id = event.request_id.clone();
        let transaction = self.transaction(&id);
        let activation = Activation { id, transaction, params: event.payload.clone(), asked: event.accepted_at, blocking: false };
        let (at, finished) = self.run_activation(now, &activation, action, &event.lineage, emit)?;
        event.ran(&finished);
        let condition = if finished.function_error.is_none() { Condition::Success } else { Condition::RetriesExhausted };
        Ok(Attempted { at, event, verdict: settled(condition, None) })
    }

    fn run_activation(
        &self,
        now: SimTime,
        activation: &Activation,
        action: Rc<FunctionConfig>,
        lineage: &Lineage,
        emit: &Emit,
    ) -> Result<(SimTime, InvocationFinished), EngineFault> {
        let name = action.name.clone();
        let free = self.fleet.borrow_mut().take_free(&name, LATEST, now);
        let mut environment = free.unwrap_or_else(|| self.container(action, now, emit));
        environment.sandbox.listen(emit);
        environment.sandbox.begin_chain(lineage.with(&name));
        let ran = Container { engine: &self.engine, identifiers: &self.identifiers, environment: &mut environment }.run(activation, now);
        self.namespace.borrow_mut().end(&activation.id, ran.as_ref().map_or(now, |ended| ended.at));
        let Ended { at, finished, container_lives } = ran?;
        if container_lives {
            self.fleet.borrow_mut().put(environment);
        } else {
            environment.recycle(at, RecycleReason::Failed)?;
        }
        Ok((at, finished))
    }

    fn container(&self, action: Rc<FunctionConfig>, now: SimTime, emit: &Emit) -> ExecutionEnvironment {
        // Docker's names for containers are 64 hexadecimal digits.
        let id = hex(&self.identifiers.borrow_mut().next("container", &action.name));
        let world = World { region: &self.settings.region, services: &self.services, emit };
        ExecutionEnvironment::new(action, LATEST.to_owned(), id, now, world)
    }

    /// Whether an activation may be asked for with this payload; the parameters that it gets.
    fn admit_activation(&self, now: SimTime, payload: Option<&[u8]>) -> Result<String, ApiError> {
        let params = parameters(payload)?;
        self.namespace.borrow_mut().admit(now)?;
        Ok(params)
    }

    pub(crate) fn activation_id(&self, name: &str) -> String {
        self.identifiers.borrow_mut().next_uuid("activation", name).replace('-', "")
    }

    fn transaction(&self, activation_id: &str) -> String {
        // Made of the activation's own id, so that nothing has to be counted for each.
        self.identifiers.borrow().hex_of("transaction", activation_id, 0)
    }
}

/// The parameters in a request: a JSON object as it was written, `{}` if there was none.
pub(crate) fn parameters(payload: Option<&[u8]>) -> Result<String, ApiError> {
    let payload = payload.filter(|payload| !payload.is_empty()).unwrap_or(b"{}");
    if payload.len() > figures::PARAMETER_BYTES {
        let message = messages::request_too_large(payload.len(), figures::PARAMETER_BYTES);
        return Err(ApiError::new("Content Too Large", 413, message));
    }
    let refused = |problem: &str| ApiError::new("Bad Request", 400, messages::malformed(problem));
    let raw: Box<RawValue> = serde_json::from_slice(payload).map_err(|error| refused(&error.to_string()))?;
    if !raw.get().starts_with('{') {
        return Err(refused("JSON object expected"));
    }
    Ok(raw.get().to_owned())
}
