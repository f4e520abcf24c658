//! The program that listens in the container: what it answers the platform, given what became of the process that it drives.
//!
//! By runHandler.go and initHandler.go of <https://github.com/apache/openwhisk-runtime-go/tree/master/openwhisk>, read 2026-11-22.

use serde_json::{Value, json};

use super::messages;

/// An answer of the container.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ContainerResponse {
    /// Whether its HTTP status is 200.
    pub ok: bool,
    /// Its body.
    pub body: String,
}

/// The answer to a run whose launcher wrote this line.
pub(crate) fn after_run(line: String) -> ContainerResponse {
    match serde_json::from_str::<Value>(&line) {
        // Go reads `null` into a map without a complaint.
        Ok(Value::Object(_) | Value::Array(_) | Value::Null) => ContainerResponse { ok: true, body: line },
        Ok(_) | Err(_) => refused(messages::NO_DICTIONARY),
    }
}

/// The answer to a run during which the process ended.
pub(crate) fn exited() -> ContainerResponse {
    refused(messages::COMMAND_EXITED)
}

/// The answer to an init that ended the process before it was ready.
pub(crate) fn exited_in_init() -> ContainerResponse {
    refused(messages::CANNOT_START)
}

fn refused(cause: &str) -> ContainerResponse {
    ContainerResponse { ok: false, body: format!("{}\n", json!({"error": cause})) }
}
