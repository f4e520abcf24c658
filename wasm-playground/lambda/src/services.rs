//! The seam between a running function and the services around it: a call as data, and its answer at a later moment.

use crate::lineage::Lineage;
use crate::time::SimTime;

/// Whoever answers the calls that functions make to services. Methods take `&self`: a service may run another function meanwhile.
pub trait Services {
    /// Answers one call that is made now. The caller waits until [`ServiceReply::done_at`], or until its time is up.
    fn call(&self, caller: &Caller<'_>, now: SimTime, head: &[u8], body: &[u8]) -> ServiceReply;
}

/// Who calls.
#[derive(Clone, Copy, Debug)]
pub struct Caller<'a> {
    /// Name of the function.
    pub function: &'a str,
    /// The invocation; none during the first init.
    pub request_id: Option<&'a str>,
    /// The environment's log stream.
    pub log_stream: &'a str,
    /// What the environment does.
    pub phase: CallerPhase,
    /// The chain of requests that led here, this run included.
    pub lineage: &'a Lineage,
    /// When the environment is stopped at the latest.
    pub deadline: SimTime,
}

/// What an environment does while it calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CallerPhase {
    /// It loads the function.
    Init,
    /// It runs the handler.
    Invoke,
}

/// The answer to a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceReply {
    /// When the caller has it.
    pub done_at: SimTime,
    /// Status, headers, output or error, a JSON object.
    pub head: String,
    /// What JSON cannot hold: an object's content, a payload.
    pub body: Vec<u8>,
}

/// A world without services: every call is answered at once that there is no such thing.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoServices;

impl Services for NoServices {
    fn call(&self, _: &Caller<'_>, now: SimTime, _: &[u8], _: &[u8]) -> ServiceReply {
        let head = r#"{"unknown_operation": {"service": "", "there_is": []}}"#.to_owned();
        ServiceReply { done_at: now, head, body: Vec::new() }
    }
}
