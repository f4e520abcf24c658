//! What the judge sees of a run: attempts and log lines, step by step.

use mini_cloud::Event;
use serde_json::Value;

use crate::check::OutcomeStatus;

/// All that was seen while one step ran.
#[derive(Default)]
pub(crate) struct Step {
    /// Every attempt that ended, retries included.
    pub(crate) attempts: Vec<Attempt>,
    /// Every log event, AWS's lines and the function's.
    pub(crate) log: Vec<String>,
}

/// One run of a function.
pub(crate) struct Attempt {
    /// The response, or the error object, as text.
    pub(crate) payload: String,
    pub(crate) status: Option<OutcomeStatus>,
    pub(crate) error_type: Option<String>,
    pub(crate) billed_ms: u64,
    /// Decimal text.
    pub(crate) cost_usd: String,
}

impl Attempt {
    /// The payload as JSON; `None` when it is none (bytes).
    pub(crate) fn response(&self) -> Option<Value> {
        serde_json::from_str(&self.payload).ok()
    }
}

/// Sorts the events by step. An event's names are read from its JSON, the form that everybody shares.
pub(crate) fn observe(events: &[Event]) -> Vec<Step> {
    let mut steps = vec![Step::default()];
    let mut open = true;
    for event in events {
        let event = serde_json::to_value(event).unwrap_or_default();
        if !open {
            steps.push(Step::default());
            open = true;
        }
        let Some(step) = steps.last_mut() else { continue };
        match event["type"].as_str() {
            Some("log") => step.log.push(text(&event, "text")),
            Some("invocation.finished") => step.attempts.push(attempt(&event)),
            Some("step.finished") => open = false,
            _ => {}
        }
    }
    steps
}

fn attempt(event: &Value) -> Attempt {
    Attempt {
        payload: text(event, "payload"),
        status: event["status"].as_str().and_then(OutcomeStatus::named),
        error_type: event["error_type"].as_str().map(str::to_owned),
        billed_ms: event["billed_ms"].as_u64().unwrap_or_default(),
        cost_usd: text(&event["cost"], "usd"),
    }
}

fn text(value: &Value, key: &str) -> String {
    value[key].as_str().unwrap_or_default().to_owned()
}
