//! Holds checks against the events of a run.

use std::cmp::Ordering;

use mini_cloud::Event;
use mini_cloud::InvocationFinished;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::check::{Amount, Check, Expectation, OutcomeStatus};
use crate::decimal;
use crate::observed::{Step, observe, outcome};
use crate::rows::{FinalState, NoState, first_difference};

/// What became of an exercise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// Every check passed.
    pub passed: bool,
    /// The message of the first check that did not pass: the one to act on now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// One result a check, in the author's order.
    pub results: Vec<CheckResult>,
}

/// What became of one check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckResult {
    /// Id of the check.
    pub id: String,
    /// What was asked.
    pub goal: String,
    /// Whether it was seen.
    pub passed: bool,
    /// The author's message; empty when the check passed.
    pub message: String,
    /// What was expected, in one line; empty when the check passed.
    pub expected: String,
    /// What was there instead, in one line; empty when the check passed.
    pub got: String,
}

/// Judges the events of a run. Checks without a step look at every step that called a function; those about a database are not met.
#[must_use]
pub fn judge(checks: &[Check], events: &[Event]) -> Verdict {
    judge_with(checks, events, &NoState)
}

/// Judges the events of a run, and what is there when it is over.
#[must_use]
pub fn judge_with(checks: &[Check], events: &[Event], state: &dyn FinalState) -> Verdict {
    let steps = observe(events);
    let results: Vec<CheckResult> = checks.iter().map(|check| result(check, &steps, state)).collect();
    let first_failure = results.iter().find(|result| !result.passed);
    Verdict { passed: first_failure.is_none(), message: first_failure.map(|result| result.message.clone()), results }
}

fn result(check: &Check, steps: &[Step<'_>], state: &dyn FinalState) -> CheckResult {
    let looked_at: Vec<&Step<'_>> = match check.step {
        Some(number) => steps.get(number - 1).into_iter().collect(),
        None => steps.iter().collect(),
    };
    let failure = match (check.step, &check.function) {
        (Some(number), _) if looked_at.is_empty() => {
            Some(Failure::new(format!("step {number} to be run"), format!("a run of {} steps", steps.len())))
        }
        (_, Some(function)) => failure(&check.expect, &[&Step::of_function(&looked_at, function)], state),
        (_, None) => failure(&check.expect, &looked_at, state),
    };
    let passed = failure.is_none();
    let Failure { expected, got } = failure.unwrap_or_default();
    CheckResult {
        id: check.id.clone(),
        goal: check.goal.clone(),
        passed,
        message: if passed { String::new() } else { check.message.clone() },
        expected,
        got,
    }
}

#[derive(Default)]
struct Failure {
    expected: String,
    got: String,
}

impl Failure {
    fn new(expected: impl Into<String>, got: impl Into<String>) -> Failure {
        Failure { expected: expected.into(), got: got.into() }
    }
}

/// Why the expectation was not met in these steps, if it was not.
fn failure(expectation: &Expectation, steps: &[&Step<'_>], state: &dyn FinalState) -> Option<Failure> {
    match expectation {
        Expectation::LogContains(text) => {
            let seen = steps.iter().any(|step| step.log.iter().any(|line| line.what.contains(text)));
            (!seen).then(|| Failure::new(format!("the log to hold {text:?}"), "no such line"))
        }
        Expectation::LogLacks(text) => steps
            .iter()
            .flat_map(|step| &step.log)
            .find(|line| line.what.contains(text))
            .map(|line| Failure::new(format!("no log line with {text:?}"), shorten(line.what))),
        Expectation::Attempts(expected) => {
            let attempts = steps.iter().map(|step| step.attempts.len() as u64).sum::<u64>();
            (attempts != *expected).then(|| Failure::new(count(*expected, "attempt"), count(attempts, "attempt")))
        }
        Expectation::Statuses(expected) => {
            let got: Vec<OutcomeStatus> = all_attempts(steps).map(outcome).collect();
            (got != *expected).then(|| Failure::new(list(expected), list(&got)))
        }
        Expectation::Responses(expected) => {
            let got: Vec<&str> = all_attempts(steps).map(|attempt| attempt.payload.as_str()).collect();
            let equal = |(got, expected): (&&str, &Value)| serde_json::from_str(got).is_ok_and(|got: Value| same(&got, expected));
            let all = got.len() == expected.len() && got.iter().zip(expected).all(equal);
            (!all).then(|| Failure::new(list(expected), shorten(&list(&got))))
        }
        Expectation::StartsAt(expected) => {
            let got: Vec<u64> = steps.iter().flat_map(|step| step.starts.iter().map(|start| start.what)).collect();
            (got != *expected).then(|| Failure::new(format!("runs that begin at {} s", list(expected)), format!("{} s", list(&got))))
        }
        Expectation::Environments(expected) => {
            let got = steps.iter().map(|step| step.environments.len() as u64).sum::<u64>();
            (got != *expected).then(|| Failure::new(count(*expected, "execution environment"), got.to_string()))
        }
        Expectation::Throttles(expected) => {
            let got = steps.iter().map(|step| step.throttles.len() as u64).sum::<u64>();
            (got != *expected).then(|| Failure::new(format!("to be throttled {expected} times"), format!("{got} times")))
        }
        Expectation::ExitStatuses(expected) => {
            let got: Vec<i32> = steps.iter().flat_map(|step| step.programs.iter().map(|program| program.what)).collect();
            (got != *expected).then(|| Failure::new(format!("programs that end with {}", list(expected)), list(&got)))
        }
        Expectation::Messages(queues) => queues.iter().find_map(|(queue, amount)| {
            let got = steps.last().map(|step| step.stored.messages(queue)).unwrap_or_default();
            let met = match amount {
                Amount::Count(count) => got.len() as u64 == *count,
                Amount::Texts(texts) => got.len() == texts.len() && got.iter().zip(texts).all(|(got, part)| got.contains(part.as_str())),
            };
            (!met).then(|| Failure::new(wanted(amount, "message", queue), shorten(&list(&got))))
        }),
        Expectation::Objects(buckets) => buckets.iter().find_map(|(bucket, amount)| {
            let got = steps.last().map(|step| step.stored.keys(bucket)).unwrap_or_default();
            let met = match amount {
                Amount::Count(count) => got.len() as u64 == *count,
                Amount::Texts(keys) => got.len() == keys.len() && keys.iter().all(|key| got.contains(&key.as_str())),
            };
            (!met).then(|| Failure::new(wanted(amount, "object", bucket), shorten(&list(&got))))
        }),
        Expectation::ObjectText { bucket, key, text } => {
            let stored = steps.last().and_then(|step| step.stored.etag(bucket, key));
            let wanted = || format!("{bucket}/{key} with the content {}", shorten(&format!("{text:?}")));
            match stored {
                Some(etag) if etag == mini_cloud::md5_hex(text.as_bytes()) => None,
                Some(_) => Some(Failure::new(wanted(), "another content")),
                None => Some(Failure::new(wanted(), "no such object")),
            }
        }
        Expectation::Documents(collections) => collections.iter().find_map(|(place, amount)| {
            let got = match state.documents(place) {
                Ok(got) => got,
                Err(sentence) => return Some(Failure::new(wanted(amount, "document", place), sentence)),
            };
            let met = match amount {
                Amount::Count(count) => got.len() as u64 == *count,
                Amount::Texts(texts) => {
                    got.len() == texts.len() && texts.iter().all(|part| got.iter().any(|document| document.contains(part.as_str())))
                }
            };
            (!met).then(|| Failure::new(wanted(amount, "document", place), shorten(&list(&got))))
        }),
        Expectation::Rows(rows) => first_difference(rows, state).map(|(expected, got)| Failure::new(expected, shorten(&got))),
        Expectation::BilledAtMostMs(most) => each_attempt(steps, |attempt| {
            (attempt.billed_ms > *most).then(|| Failure::new(format!("at most {most} ms billed"), format!("{} ms", attempt.billed_ms)))
        }),
        Expectation::CostAtMostUsd(most) => each_attempt(steps, |attempt| {
            (decimal::compare(&attempt.cost.usd, most) != Some(Ordering::Less)
                && decimal::compare(&attempt.cost.usd, most) != Some(Ordering::Equal))
            .then(|| Failure::new(format!("a cost of at most {most} USD"), format!("{} USD", attempt.cost.usd)))
        }),
        Expectation::Response(expected) => last_attempts(steps, |attempt| {
            let got = response(attempt);
            (!got.as_ref().is_some_and(|got| same(got, expected))).then(|| Failure::new(expected.to_string(), shorten(&attempt.payload)))
        }),
        Expectation::ResponseNot(unwanted) => last_attempts(steps, |attempt| {
            response(attempt)
                .is_some_and(|got| same(&got, unwanted))
                .then(|| Failure::new(format!("a response other than {unwanted}"), shorten(&attempt.payload)))
        }),
        Expectation::ResponseField { path, equals } => last_attempts(steps, |attempt| {
            let response = response(attempt);
            match response.as_ref().and_then(|response| field(response, path)) {
                Some(got) if same(got, equals) => None,
                Some(got) => Some(Failure::new(format!("{path} to be {equals}"), shorten(&got.to_string()))),
                None => Some(Failure::new(format!("{path} to be {equals}"), format!("no {path} in {}", shorten(&attempt.payload)))),
            }
        }),
        Expectation::Status(expected) => last_attempts(steps, |attempt| {
            (outcome(attempt) != *expected).then(|| Failure::new(expected.to_string(), how_it_ended(attempt)))
        }),
        Expectation::ErrorType(expected) => last_attempts(steps, |attempt| {
            (attempt.error_type.as_deref() != Some(expected))
                .then(|| Failure::new(format!("an error of type {expected}"), how_it_ended(attempt)))
        }),
    }
}

/// Looks at the last attempt of each step; a run without any is a failure too.
fn last_attempts(steps: &[&Step<'_>], test: impl Fn(&InvocationFinished) -> Option<Failure>) -> Option<Failure> {
    let mut last = steps.iter().filter_map(|step| step.attempts.last().copied()).peekable();
    if last.peek().is_none() {
        return Some(Failure::new("the function to be run", "no run"));
    }
    last.find_map(test)
}

fn each_attempt(steps: &[&Step<'_>], test: impl Fn(&InvocationFinished) -> Option<Failure>) -> Option<Failure> {
    all_attempts(steps).find_map(test)
}

fn all_attempts<'a>(steps: &[&'a Step<'_>]) -> impl Iterator<Item = &'a InvocationFinished> {
    steps.iter().flat_map(|step| step.attempts.iter().copied())
}

/// How much should be in a queue or a bucket.
fn wanted(amount: &Amount, noun: &str, place: &str) -> String {
    match amount {
        Amount::Count(number) => format!("{} in {place}", count(*number, noun)),
        Amount::Texts(texts) => format!("in {place} {}", list(texts)),
    }
}

/// Things with commas between; "nothing" if there are none.
fn list<T: ToString>(things: &[T]) -> String {
    let words: Vec<String> = things.iter().map(T::to_string).collect();
    if words.is_empty() { "nothing".to_owned() } else { words.join(", ") }
}

/// The value at a path of names and list positions with dots between.
fn field<'a>(value: &'a Value, path: &str) -> Option<&'a Value> {
    path.split('.').try_fold(value, |value, name| match value {
        Value::Array(items) => items.get(name.parse::<usize>().ok()?),
        _ => value.get(name),
    })
}

/// Equal as JSON: `1` is `1.0`, keys in any order.
fn same(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) if left.is_f64() || right.is_f64() => left.as_f64() == right.as_f64(),
        (Value::Array(left), Value::Array(right)) => {
            left.len() == right.len() && left.iter().zip(right).all(|(left, right)| same(left, right))
        }
        (Value::Object(left), Value::Object(right)) => {
            left.len() == right.len() && left.iter().all(|(name, value)| right.get(name).is_some_and(|other| same(value, other)))
        }
        _ => left == right,
    }
}

fn response(attempt: &InvocationFinished) -> Option<Value> {
    serde_json::from_str(&attempt.payload).ok()
}

fn how_it_ended(attempt: &InvocationFinished) -> String {
    match (outcome(attempt), &attempt.error_type) {
        (OutcomeStatus::Success, _) => format!("success with {}", shorten(&attempt.payload)),
        (status, None) => status.to_string(),
        (status, Some(error)) => format!("{status} ({error})"),
    }
}

fn count(number: u64, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}

/// At most 200 characters, for one line of a message.
fn shorten(text: &str) -> String {
    let mut characters = text.chars();
    let mut short: String = characters.by_ref().take(200).collect();
    if characters.next().is_some() {
        short.push('…');
    }
    short
}
