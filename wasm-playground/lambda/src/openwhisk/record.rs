//! The record of an activation, as `wsk activation get` shows it.
//!
//! Fields: docs/actions.md ("Understanding the activation record"), docs/annotations.md, WhiskActivation.scala and `constructWhiskActivation`
//! in ContainerProxy.scala of <https://github.com/apache/openwhisk>, read 2026-11-22.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::figures;
use super::response::{ActivationResponse, Outcome};
use crate::function::FunctionConfig;
use crate::time::{SimDuration, SimTime};

/// What OpenWhisk writes down of an activation of an action or a trigger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ActivationRecord {
    /// The namespace that it belongs to, `guest`.
    pub namespace: String,
    /// Name of the action or trigger.
    pub name: String,
    /// The action's version, `0.0.1`.
    pub version: String,
    /// Who asked for it.
    pub subject: String,
    /// 32 hexadecimal digits.
    pub activation_id: String,
    /// When it began, init included: milliseconds since 1970.
    pub start: i64,
    /// When it ended; a trigger's has no end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<i64>,
    /// Milliseconds from one to the other.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duration: Option<u64>,
    /// How it ended.
    pub response: RecordedResponse,
    /// What it wrote, line by line; of a trigger, one line for each rule.
    pub logs: Vec<String>,
    /// What else is known of it.
    pub annotations: Vec<Annotation>,
    /// Whether it is shared; never.
    pub publish: bool,
}

/// How an activation ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RecordedResponse {
    /// `success`, `application error`, `action developer error` or `whisk internal error`.
    pub status: String,
    /// The same as a number, 0 to 3.
    pub status_code: u8,
    /// Whether it is the first of them.
    pub success: bool,
    /// What came back; with anything but a success an object with `error`.
    pub result: Value,
    /// Letters of the container's answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<usize>,
}

/// A key and a value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Annotation {
    /// `path`, `waitTime`, `kind`, `initTime`, `limits`, `timeout`.
    pub key: String,
    /// What is said of it.
    pub value: Value,
}

/// When an activation of an action did what.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Times {
    /// When it was asked for.
    pub asked: SimTime,
    /// When init began, or the run if the container was warm.
    pub start: SimTime,
    /// How long init took; none if the container was warm.
    pub init: Option<SimDuration>,
    /// When it ended.
    pub end: SimTime,
}

impl ActivationRecord {
    /// The record of an action's activation.
    pub(crate) fn of_action(
        function: &FunctionConfig,
        activation_id: &str,
        times: Times,
        response: ActivationResponse,
        timed_out: bool,
        logs: Vec<String>,
    ) -> ActivationRecord {
        let millis = |duration: SimDuration| duration.as_micros() / 1_000;
        let mut annotations = vec![
            annotation("path", json!(format!("{}/{}", figures::NAMESPACE, function.name))),
            annotation("waitTime", json!(millis(times.start.since(times.asked)))),
            annotation("kind", json!(figures::KIND)),
            annotation("timeout", json!(timed_out)),
            annotation(
                "limits",
                json!({
                    "concurrency": 1, "logs": function.action.logs_mb, "memory": function.memory_mb, "timeout": function.action.timeout_ms,
                }),
            ),
        ];
        annotations.extend(times.init.map(|init| annotation("initTime", json!(millis(init)))));
        let (start, end) = (times.start.as_millis(), times.end.as_millis());
        ActivationRecord {
            version: function.action.version(),
            end: Some(end),
            duration: Some(end.abs_diff(start)),
            logs,
            annotations,
            ..ActivationRecord::bare(&function.name, activation_id, start, response)
        }
    }

    /// The record of a trigger that was fired: what it was fired with, and a line for each rule.
    pub(crate) fn of_trigger(name: &str, activation_id: &str, at: SimTime, payload: Value, logs: Vec<String>) -> ActivationRecord {
        let response = ActivationResponse { outcome: Outcome::Success, result: payload, size: None };
        ActivationRecord { logs, ..ActivationRecord::bare(name, activation_id, at.as_millis(), response) }
    }

    fn bare(name: &str, activation_id: &str, start: i64, response: ActivationResponse) -> ActivationRecord {
        let ActivationResponse { outcome, result, size } = response;
        let response = RecordedResponse {
            status: outcome.status().to_owned(),
            status_code: outcome.status_code(),
            success: outcome == Outcome::Success,
            result,
            size,
        };
        ActivationRecord {
            namespace: figures::NAMESPACE.to_owned(),
            name: name.to_owned(),
            version: "0.0.1".to_owned(),
            subject: figures::NAMESPACE.to_owned(),
            activation_id: activation_id.to_owned(),
            start,
            end: None,
            duration: None,
            response,
            logs: Vec::new(),
            annotations: Vec::new(),
            publish: false,
        }
    }
}

fn annotation(key: &str, value: Value) -> Annotation {
    Annotation { key: key.to_owned(), value }
}
