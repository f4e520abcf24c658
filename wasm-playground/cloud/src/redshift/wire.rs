//! Connections to the database, as `psycopg2` has them: a session that lasts until somebody closes it, or its process dies.
//! `wasm-playground/python/CLIENTS.md` has the requests.

use std::cell::RefCell;
use std::rc::Rc;

use mini_lambda::{EngineFault, SimTime};
use serde_json::{Value, json};

use super::cluster::{Ask, Notes, Redshift, Session};
use super::protocol::WOULD_WAIT;
use crate::model;
use crate::parameters::Parameters;
use crate::service_error::ServiceError;
use crate::stores::Stores;

/// A request of a connection.
pub(crate) struct WireRequest<'a> {
    pub at: SimTime,
    /// The process that asks.
    pub owner: &'a str,
    /// When that process is stopped at the latest.
    pub deadline: SimTime,
    pub operation: &'a str,
    pub parameters: Parameters<'a>,
}

/// Its answer.
pub(crate) struct WireAnswer {
    pub done_at: SimTime,
    /// What goes into the head of the host call's answer: `output`, or `error` with SQLSTATE and sentence.
    pub outcome: Result<Value, ServiceError>,
    /// The engine's answer to statements.
    pub body: Vec<u8>,
}

impl Redshift {
    /// Does what a connection asks. Nothing if there is no such operation.
    pub fn wire(
        &mut self,
        request: &WireRequest<'_>,
        stores: &Rc<RefCell<Stores>>,
        notes: &mut Notes,
    ) -> Result<Option<WireAnswer>, EngineFault> {
        self.go_on(request.at, stores, notes)?;
        match request.operation {
            "Connect" => Ok(Some(self.connect(request))),
            "Query" => self.query(request, stores, notes).map(Some),
            "Close" => {
                if let Ok(session) = request.parameters.required_text("session") {
                    self.close(session)?;
                }
                Ok(Some(answer(request.at, Ok(json!({})))))
            }
            _ => Ok(None),
        }
    }

    fn connect(&mut self, request: &WireRequest<'_>) -> WireAnswer {
        let text = |name: &str| request.parameters.text(name).ok().flatten().unwrap_or_default().to_owned();
        let (database, user) = (text("database"), text("user"));
        let done_at = request.at + model::REDSHIFT_CONNECT;
        let is_wrong = |given: &str, only: &Option<String>| only.as_ref().is_some_and(|only| given != only);
        if is_wrong(&user, &self.config.user) {
            return answer(done_at, Err(refused("28000", format!("password authentication failed for user \"{user}\""))));
        }
        if is_wrong(&database, &self.config.database) {
            return answer(done_at, Err(refused("3D000", format!("database \"{database}\" does not exist"))));
        }
        let pid = self.next_number("pid");
        let session = format!("connection-{pid}");
        self.sessions.insert(session.clone(), Session::of(request.owner, user, database));
        answer(done_at, Ok(json!({"session": session, "pid": pid})))
    }

    fn query(&mut self, request: &WireRequest<'_>, stores: &Rc<RefCell<Stores>>, notes: &mut Notes) -> Result<WireAnswer, EngineFault> {
        let parameters = &request.parameters;
        let session = parameters.text("session").ok().flatten().unwrap_or_default();
        let sql = parameters.text("sql").ok().flatten().unwrap_or_default();
        let autocommit = parameters.flag("autocommit").unwrap_or_default();
        if !self.sessions.contains_key(session) {
            return Ok(answer(request.at, Err(refused("08006", "server closed the connection unexpectedly"))));
        }
        let mut at = request.at;
        loop {
            let seed = self.next_seed();
            let ask = Ask { session, sql, parameters: None, at, seed, autocommit, single: false, instant: false };
            let done = self.execute(&ask, stores, notes)?;
            match done.answer.error.as_ref().filter(|error| error.sqlstate == WOULD_WAIT) {
                None => return Ok(WireAnswer { done_at: at + done.took, outcome: Ok(json!({})), body: done.text.into_bytes() }),
                // Redshift lets it wait until the other one is over.
                Some(error) => match self.end_of(error.blocked_by.as_deref()).filter(|end| *end > at) {
                    Some(end) => {
                        at = end;
                        self.go_on(at, stores, notes)?;
                    }
                    // Nobody knows when that is: the caller waits until it is stopped.
                    None => return Ok(answer(request.deadline.max(request.at), Err(refused(WOULD_WAIT, error.message.clone())))),
                },
            }
        }
    }
}

fn answer(done_at: SimTime, outcome: Result<Value, ServiceError>) -> WireAnswer {
    WireAnswer { done_at, outcome, body: Vec::new() }
}

fn refused(sqlstate: &str, message: impl Into<String>) -> ServiceError {
    ServiceError::new(500, sqlstate, message)
}
