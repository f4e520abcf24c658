//! Redshift as the rest of the account meets it: calls of functions, steps, time that passes, processes that end.

use std::cell::RefCell;
use std::rc::Rc;

use mini_lambda::{Caller, EngineFault, EventKind as LambdaEvent, SimTime};
use serde_json::json;

use crate::account::Account;
use crate::asynchronous::role_of;
use crate::dispatcher::{Answered, Head};
use crate::fault::connect_timeout;
use crate::model;
use crate::parameters::Parameters;
use crate::place::ScenarioError;
use crate::redshift::{Notes, OPERATIONS, QueryRefused, QueryResult, Redshift, Table, WireRequest};
use crate::scenario::Scenario;
use crate::service_call::Request;
use crate::service_error::ServiceError;
use crate::service_event::ServiceEvent;
use crate::sql_engine::SqlEngine;
use crate::stores::UnknownOperation;
use crate::timetable::Task;

/// What connections of `psycopg2` may ask.
const WIRE_OPERATIONS: &[&str] = &["Close", "Connect", "Query"];

impl Account {
    /// Runs what a scenario says of its Redshift.
    pub fn set_up_redshift(&self, scenario: &Scenario) -> Result<Result<(), ScenarioError>, EngineFault> {
        let Some(redshift) = &self.redshift else { return Ok(Ok(())) };
        let set_up = redshift.borrow_mut().set_up(scenario.start, &self.stores)?;
        Ok(set_up.map_err(|(index, refused)| ScenarioError::at(format!("redshift.sql[{index}]"), refused.to_string())))
    }

    /// Answers a call of `boto3.client("redshift-data")`.
    pub fn redshift_data(&self, caller: &Caller<'_>, now: SimTime, head: &Head) -> Answered {
        let at = now + model::REDSHIFT_DATA_REQUEST;
        let unknown = || Answered { done_at: now, head: unknown("redshift-data", OPERATIONS).head(), body: Vec::new() };
        let Some(redshift) = &self.redshift else {
            return if OPERATIONS.contains(&head.operation.as_str()) { self.no_redshift(at) } else { unknown() };
        };
        let principal = role_of(caller.function);
        let request = Request { at, principal: &principal, operation: &head.operation, parameters: &head.parameters, body: &[] };
        let mut notes = Notes::default();
        let called = redshift.borrow_mut().data_api(&request, &self.stores, &mut notes);
        self.note_redshift(notes);
        match called {
            Ok(Some(reply)) => Answered { done_at: reply.done_at, head: reply.head(), body: Vec::new() },
            Ok(None) => unknown(),
            Err(fault) => self.engine_failed(at, fault),
        }
    }

    /// Answers a connection of `psycopg2`.
    pub fn redshift_wire(&self, caller: &Caller<'_>, now: SimTime, head: &Head, connect_timeout_ms: u64) -> Answered {
        let Some(redshift) = &self.redshift else {
            // Nobody listens at any address.
            return Answered {
                done_at: now + connect_timeout(connect_timeout_ms),
                head: json!({"no_answer": "connect_timeout"}),
                body: Vec::new(),
            };
        };
        let request = WireRequest {
            at: now,
            owner: caller.log_stream,
            deadline: caller.deadline,
            operation: &head.operation,
            parameters: Parameters::new(&head.operation, &head.parameters),
        };
        let mut notes = Notes::default();
        let called = redshift.borrow_mut().wire(&request, &self.stores, &mut notes);
        self.note_redshift(notes);
        match called {
            Ok(Some(answer)) => {
                let head = match answer.outcome {
                    Ok(output) => json!({"status": 200, "output": output}),
                    Err(error) => json!({"status": error.status, "error": error.to_json()}),
                };
                Answered { done_at: answer.done_at, head, body: answer.body }
            }
            Ok(None) => Answered { done_at: now, head: unknown("redshift-sql", WIRE_OPERATIONS).head(), body: Vec::new() },
            Err(fault) => self.engine_failed(now, fault),
        }
    }

    /// A step of the reader's.
    pub fn run_sql(&self, at: SimTime, sql: &str) -> Result<(), EngineFault> {
        self.with_redshift(|redshift, stores, notes| redshift.step(sql, at, stores, notes))
    }

    /// Statements of the Data API whose time has come go on.
    pub fn go_on_with_statements(&self, at: SimTime) -> Result<(), EngineFault> {
        self.with_redshift(|redshift, stores, notes| redshift.go_on(at, stores, notes))
    }

    /// A process is gone: its connections are closed, and what they had open is rolled back.
    pub fn close_connections(&self, owner: &str) {
        if let Some(redshift) = &self.redshift
            && let Err(fault) = redshift.borrow_mut().close_all_of(owner)
        {
            self.fault.replace(Some(fault));
        }
    }

    /// What a query gives now; none without a Redshift. Whatever it does is done to a copy, which `engine` makes.
    pub fn look(&self, sql: &str, engine: &dyn SqlEngine) -> Result<Option<Result<QueryResult, QueryRefused>>, EngineFault> {
        let Some(redshift) = &self.redshift else { return Ok(None) };
        self.go_on_with_statements(self.now.get())?;
        redshift.borrow_mut().look(sql, self.now.get(), &self.stores, engine).map(Some)
    }

    /// The tables as they are now; none without a Redshift.
    pub fn tables(&self) -> Result<Vec<Table>, EngineFault> {
        self.redshift.as_ref().map_or(Ok(Vec::new()), |redshift| redshift.borrow_mut().tables())
    }

    fn with_redshift(
        &self,
        work: impl FnOnce(&mut Redshift, &Rc<RefCell<crate::stores::Stores>>, &mut Notes) -> Result<(), EngineFault>,
    ) -> Result<(), EngineFault> {
        let Some(redshift) = &self.redshift else { return Ok(()) };
        let mut notes = Notes::default();
        let worked = work(&mut redshift.borrow_mut(), &self.stores, &mut notes);
        self.note_redshift(notes);
        worked
    }

    /// Tells what happened, and plans what follows.
    fn note_redshift(&self, notes: Notes) {
        notes.due.into_iter().for_each(|at| self.timetable.plan(at, Task::Statements));
        let mut events: Vec<(SimTime, ServiceEvent)> = notes.events;
        events.sort_by_key(|(at, _)| *at);
        events.into_iter().for_each(|(at, event)| self.tell(at, event));
    }

    /// <https://github.com/aws/aws-cdk/issues/30536>, read 2026-11-27.
    fn no_redshift(&self, at: SimTime) -> Answered {
        let error = ServiceError::new(400, "ValidationException", "Redshift endpoint doesn't exist in this region.");
        self.refused_by_redshift(at, &error)
    }

    fn engine_failed(&self, at: SimTime, fault: EngineFault) -> Answered {
        let error = ServiceError::new(500, "InternalServerException", fault.to_string());
        self.fault.replace(Some(fault));
        self.refused_by_redshift(at, &error)
    }

    fn refused_by_redshift(&self, at: SimTime, error: &ServiceError) -> Answered {
        let request_id = self.identifiers.borrow_mut().next_uuid("redshift-data-request", "");
        let head = json!({
            "status": error.status, "request_id": request_id, "headers": {"x-amzn-requestid": request_id}, "error": error.to_json(),
        });
        Answered { done_at: at, head, body: Vec::new() }
    }
}

/// The process whose end an event tells, if it tells one.
pub(crate) fn ended_process(event: &LambdaEvent) -> Option<&str> {
    match event {
        LambdaEvent::EnvironmentReset { log_stream, .. } | LambdaEvent::EnvironmentRecycled { log_stream, .. } => Some(log_stream),
        _ => None,
    }
}

fn unknown(service: &str, operations: &[&str]) -> UnknownOperation {
    UnknownOperation { service: service.to_owned(), there_is: operations.iter().map(|name| (*name).to_owned()).collect() }
}
