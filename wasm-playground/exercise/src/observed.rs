//! What the judge sees of a run: attempts and log lines, step by step.

use mini_cloud::{Event, EventKind, ScenarioEvent};
use mini_cloud::{InvocationFinished, Status};

use crate::check::OutcomeStatus;

/// All that was seen while one step ran.
#[derive(Default)]
pub(crate) struct Step<'a> {
    /// Every attempt that ended, retries included.
    pub(crate) attempts: Vec<&'a InvocationFinished>,
    /// Every log event, AWS's lines and the function's.
    pub(crate) log: Vec<&'a str>,
}

/// Sorts the events by step.
pub(crate) fn observe(events: &[Event]) -> Vec<Step<'_>> {
    events
        .split_inclusive(|event| matches!(event.kind, EventKind::Scenario(ScenarioEvent::StepFinished { .. })))
        .map(|events| Step {
            attempts: events.iter().filter_map(Event::finished).collect(),
            log: events.iter().filter_map(Event::log).map(|log| log.text.as_str()).collect(),
        })
        .collect()
}

/// How an attempt ended, in the words of a check.
pub(crate) fn outcome(attempt: &InvocationFinished) -> OutcomeStatus {
    // A raised exception is an error here, whatever the REPORT line calls it.
    match (attempt.status, &attempt.function_error) {
        (Status::Timeout, _) => OutcomeStatus::Timeout,
        (Status::Error, _) | (Status::Success, Some(_)) => OutcomeStatus::Error,
        (Status::Success, None) => OutcomeStatus::Success,
    }
}
