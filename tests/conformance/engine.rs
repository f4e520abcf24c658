//! A case in our engine.

use mini_cloud::{Event, Scenario, Session};
use mini_lambda::LogOrigin;
use mini_lambda_cli::WasmtimeEngine;
use serde_json::{Map, Value, json};

use crate::case::Case;
use crate::transcript::Entry;

/// How long a function may run, in seconds.
pub const TIMEOUT_S: u32 = 900;

/// Runs it, and returns what came out.
pub fn run(case: &Case, engine: &WasmtimeEngine) -> Vec<Entry> {
    let scenario = Scenario::from_json(&scenario(case)).unwrap_or_else(|error| panic!("{}: {error}", case.name));
    let events = Session::new(scenario, Box::new(engine.clone())).run_events().unwrap_or_else(|fault| panic!("{}: {fault}", case.name));
    let mut transcript: Vec<Entry> = events.iter().filter_map(entry).collect();
    for (number, id) in events.iter().filter_map(Event::finished).map(|finished| &finished.request_id).enumerate() {
        replace(&mut transcript, id, &format!("<request id {}>", number + 1));
    }
    if let Some(log) = events.iter().find_map(Event::log) {
        replace(&mut transcript, &log.log_stream, "<log stream>");
    }
    transcript.into_iter().map(Entry::masked).collect()
}

/// As text, so that events stay as the case writes them.
fn scenario(case: &Case) -> String {
    let mut function = Map::new();
    let mut set = |key: &str, value: Value| function.insert(key.to_owned(), value);
    set("name", json!("fn"));
    set("handler", json!(case.handler));
    set("files", json!(case.files));
    set("environment", json!(case.environment));
    set("timeout_s", json!(TIMEOUT_S));
    for (key, value) in [("log_format", &case.log_format), ("application_log_level", &case.application_log_level)] {
        if let Some(value) = value {
            set(key, json!(value));
        }
    }
    let steps: Vec<String> = case
        .invocations
        .iter()
        .map(|invocation| {
            let context = invocation.client_context.as_ref().map(|context| format!(r#","client_context":{context}"#)).unwrap_or_default();
            format!(r#"{{"invoke":"fn","event":{}{context}}}"#, invocation.event)
        })
        .collect();
    format!(r#"{{"functions":[{}],"steps":[{}]}}"#, Value::Object(function), steps.join(","))
}

fn entry(event: &Event) -> Option<Entry> {
    if let Some(finished) = event.finished() {
        return Some(Entry::Answer { payload: finished.payload.clone(), error_type: finished.error_type.clone() });
    }
    event.log().filter(|log| log.origin == LogOrigin::Function).map(|log| Entry::Log(log.text.clone()))
}

/// Replaces text in all entries.
pub fn replace(transcript: &mut [Entry], from: &str, to: &str) {
    for entry in transcript {
        entry.replace(from, to);
    }
}
