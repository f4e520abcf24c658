//! What a cell claims of its run, beyond single values: how attempts ended and when they began, and what was left in queues and buckets.

use std::collections::BTreeMap;

use exercise::{Amount, Expectation, OutcomeStatus, Wanted};

/// `expect-attempts`: how many there are, or how each of them ended.
///
/// # Errors
/// A sentence.
pub(crate) fn attempts(text: &str) -> Result<Expectation, String> {
    if let Ok(count) = text.parse() {
        return Ok(Expectation::Attempts(count));
    }
    let statuses: Option<Vec<OutcomeStatus>> = text.split_whitespace().map(OutcomeStatus::named).collect();
    let statuses = statuses.filter(|statuses| !statuses.is_empty());
    statuses
        .map(Expectation::Statuses)
        .ok_or_else(|| format!("`expect-attempts` is how many there are, or how each ended, \"error timeout success\"; not {text:?}"))
}

/// `expect-at`: in which second of the run each attempt begins.
///
/// # Errors
/// A sentence.
pub(crate) fn starts(text: &str) -> Result<Expectation, String> {
    let seconds: Option<Vec<u64>> = text.split_whitespace().map(|word| word.parse().ok()).collect();
    let seconds = seconds.filter(|seconds| !seconds.is_empty());
    seconds
        .map(Expectation::StartsAt)
        .ok_or_else(|| format!("`expect-at` is the whole seconds after which each attempt begins, \"0 60 180\"; not {text:?}"))
}

/// `expect-exit`: how each program of a machine ended.
///
/// # Errors
/// A sentence.
pub(crate) fn exit_statuses(text: &str) -> Result<Expectation, String> {
    let statuses: Option<Vec<i32>> = text.split_whitespace().map(|word| word.parse().ok()).collect();
    let statuses = statuses.filter(|statuses| !statuses.is_empty());
    statuses
        .map(Expectation::ExitStatuses)
        .ok_or_else(|| format!("`expect-exit` is the exit status of each program, in order, \"0 1 143\"; not {text:?}"))
}

/// `expect-messages`, `expect-objects` and `expect-documents`: how many there are in each queue, bucket or collection, or a text for each.
///
/// # Errors
/// A sentence.
pub(crate) fn amounts(key: &str, text: &str) -> Result<Expectation, String> {
    let amounts: Option<BTreeMap<String, Amount>> = serde_json::from_str(text).ok();
    let kind = match key {
        "expect-messages" => Expectation::Messages,
        "expect-objects" => Expectation::Objects,
        _ => Expectation::Documents,
    };
    amounts.filter(|amounts| !amounts.is_empty()).map(kind).ok_or_else(|| {
        format!("`{key}` is JSON with a number, or a text for each: {key}='{{\"failed\": 1, \"done\": [\"a text\"]}}'; not {text}")
    })
}

/// `expect-rows`: how many rows are in each table, or a text for each; or what a query gives.
///
/// # Errors
/// A sentence.
pub(crate) fn rows(text: &str) -> Result<BTreeMap<String, Wanted>, String> {
    let rows: Option<BTreeMap<String, Wanted>> = serde_json::from_str(text).ok();
    rows.filter(|rows| !rows.is_empty()).ok_or_else(|| {
        format!(
            "`expect-rows` is JSON with a number for a table, or the rows of a query: \
             expect-rows='{{\"orders\": 23, \"select max(id) from orders\": [[23]]}}'; not {text}"
        )
    })
}

/// Whether a claim is about the whole run, and not about its last call.
pub(crate) fn is_about_all(claim: &Expectation) -> bool {
    !matches!(
        claim,
        Expectation::Response(_)
            | Expectation::ResponseNot(_)
            | Expectation::ResponseField { .. }
            | Expectation::Status(_)
            | Expectation::ErrorType(_)
    )
}

/// Whether a claim is about something that no single function has.
pub(crate) fn is_about_everybody(claim: &Expectation) -> bool {
    matches!(
        claim,
        Expectation::LogContains(_)
            | Expectation::LogLacks(_)
            | Expectation::ExitStatuses(_)
            | Expectation::Messages(_)
            | Expectation::Objects(_)
            | Expectation::Documents(_)
            | Expectation::Rows(_)
            | Expectation::ObjectText { .. }
    )
}
