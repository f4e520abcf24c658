//! `swallowed-exception`: something went wrong inside the handler, and its answer pretends that nothing did.
//!
//! From outside, three signs of it can be seen. A service refused a call, which raises an exception in the client, and the run succeeded
//! without a word. The answer of a run that nobody waits for says that it failed. Its log holds an error, and the run succeeded. In the
//! first and the last case a run that still did something after it has dealt with the error, and nothing is said.

use mini_cloud::mini_lambda::{LogOrigin, SimTime};
use mini_cloud::{Event, ServiceEvent};
use serde_json::Value;

use super::Found;
use super::seen::{Run, Seen, short};

/// Refusals that are an answer to a question: is it there, am I the first. And those that clients try again by themselves.
const ANSWERS: [&str; 14] = [
    "404",
    "304",
    "PreconditionFailed",
    "ConditionalRequestConflict",
    "DuplicateKey",
    "11000",
    "SlowDown",
    "Throttling",
    "ThrottlingException",
    "TooManyRequestsException",
    "RequestLimitExceeded",
    "InternalError",
    "ServiceUnavailable",
    "NoSuchBucketPolicy",
];

/// Words of an answer that owns up.
const SIGNS: [&str; 16] = [
    "error",
    "fail",
    "not found",
    "no such",
    "nosuch",
    "missing",
    "gone",
    "cannot",
    "could not",
    "refus",
    "reject",
    "skip",
    "denied",
    "unknown",
    "invalid",
    "false",
];

pub(super) fn find(seen: &Seen<'_>) -> Vec<Found> {
    seen.runs.iter().filter(|run| run.succeeded()).filter_map(|run| of(seen, run)).collect()
}

fn of(seen: &Seen<'_>, run: &Run<'_>) -> Option<Found> {
    let (function, payload) = (run.function, short(&run.finished.payload));
    let nobody_reads = seen.is_async(run) || seen.is_polled(run);
    let saw = if let Some(status) = error_status(&run.finished.payload).filter(|_| nobody_reads) {
        Some(format!(
            "{function} answered {payload}. Nobody waits for this answer: for Lambda the event is done, and status {status} is lost."
        ))
    } else if owns_up(&run.finished.payload) {
        None
    } else if let Some((at, operation, resource, code)) = refusal(seen, run) {
        let place = if resource.is_empty() { String::new() } else { format!(" of {resource}") };
        (!did_something(seen, run, at))
            .then(|| format!("{operation}{place} was refused with {code}. {function} caught that, and answered {payload}."))
    } else if let Some((at, line)) = logged_error(seen, run).filter(|_| nobody_reads) {
        (!did_something(seen, run, at))
            .then(|| format!("{function} wrote {line:?} into its log and returned. For Lambda the event is done."))
    } else {
        None
    };
    saw.map(|saw| Found::new("swallowed-exception", function, saw))
}

/// The last refusal that raised an exception in this run.
fn refusal<'a>(seen: &Seen<'a>, run: &Run<'_>) -> Option<(SimTime, &'a str, &'a str, &'a str)> {
    let refused = seen.during(run).filter_map(|(at, event)| match event {
        ServiceEvent::CallRefused { function, request_id: Some(request), operation, resource, code, .. }
            if function == run.function && request == run.request_id && !ANSWERS.contains(&code.as_str()) =>
        {
            Some((at, operation.as_str(), resource.as_str(), code.as_str()))
        }
        _ => None,
    });
    refused.last()
}

/// Whether anything was changed after this moment of the run: an order put aside, a message for somebody.
fn did_something(seen: &Seen<'_>, run: &Run<'_>, after: SimTime) -> bool {
    let mut changes = seen.during(run).filter(|(at, _)| *at >= after);
    changes.any(|(_, event)| {
        matches!(
            event,
            ServiceEvent::ObjectCreated { .. }
                | ServiceEvent::ObjectDeleted { .. }
                | ServiceEvent::MessageSent { .. }
                | ServiceEvent::CollectionChanged { .. }
                | ServiceEvent::TableChanged { .. }
        )
    })
}

/// The function's own line of the run that is an error's.
fn logged_error(seen: &Seen<'_>, run: &Run<'_>) -> Option<(SimTime, String)> {
    let lines = seen.events.iter().filter_map(|event: &Event| Some((event.at, event.log()?)));
    let mine = lines.filter(|(at, log)| {
        log.origin == LogOrigin::Function && log.request_id.as_deref() == Some(run.request_id) && run.from <= *at && *at <= run.to
    });
    let mut errors = mine.filter(|(_, log)| {
        let text = &log.text;
        text.starts_with("[ERROR]") || text.contains("Traceback (most recent call last)") || text.contains("\"level\": \"ERROR\"")
    });
    errors.next_back().map(|(at, log)| (at, short(log.text.lines().next().unwrap_or_default().trim())))
}

/// The status of an answer in the form of a web page's, where it is an error's.
fn error_status(payload: &str) -> Option<u64> {
    let answer: Value = serde_json::from_str(payload).ok()?;
    answer.get("statusCode")?.as_u64().filter(|status| *status >= 400)
}

/// Whether the answer says that something was not right.
fn owns_up(payload: &str) -> bool {
    let text = payload.to_lowercase();
    // A number in it may be the status of what was refused.
    let numbers = text.split(|letter: char| !letter.is_ascii_digit()).filter_map(|digits| digits.parse::<u16>().ok());
    numbers.into_iter().any(|number| (400..600).contains(&number))
        || SIGNS.iter().any(|sign| text.contains(sign))
        || (text.contains("batchitemfailures") && text.contains("itemidentifier"))
}
