//! Holds checks against the events of a run.

use std::cmp::Ordering;

use mini_cloud::Event;
use mini_cloud::InvocationFinished;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::check::{Check, Expectation, OutcomeStatus};
use crate::decimal;
use crate::observed::{Step, observe, outcome};

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

/// Judges the events of a run. Checks without a step look at every step that called a function.
#[must_use]
pub fn judge(checks: &[Check], events: &[Event]) -> Verdict {
    let steps = observe(events);
    let results: Vec<CheckResult> = checks.iter().map(|check| result(check, &steps)).collect();
    let first_failure = results.iter().find(|result| !result.passed);
    Verdict { passed: first_failure.is_none(), message: first_failure.map(|result| result.message.clone()), results }
}

fn result(check: &Check, steps: &[Step<'_>]) -> CheckResult {
    let failure = match check.step {
        Some(number) => match steps.get(number - 1) {
            Some(step) => failure(&check.expect, &[step]),
            None => Some(Failure::new(format!("step {number} to be run"), format!("a run of {} steps", steps.len()))),
        },
        None => failure(&check.expect, &steps.iter().collect::<Vec<_>>()),
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
fn failure(expectation: &Expectation, steps: &[&Step<'_>]) -> Option<Failure> {
    match expectation {
        Expectation::LogContains(text) => {
            let seen = steps.iter().any(|step| step.log.iter().any(|line| line.contains(text)));
            (!seen).then(|| Failure::new(format!("the log to hold {text:?}"), "no such line"))
        }
        Expectation::LogLacks(text) => steps
            .iter()
            .flat_map(|step| &step.log)
            .find(|line| line.contains(text))
            .map(|line| Failure::new(format!("no log line with {text:?}"), shorten(line))),
        Expectation::Attempts(expected) => {
            let attempts = steps.iter().map(|step| step.attempts.len() as u64).sum::<u64>();
            (attempts != *expected).then(|| Failure::new(count(*expected, "attempt"), count(attempts, "attempt")))
        }
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
    steps.iter().flat_map(|step| &step.attempts).find_map(|attempt| test(attempt))
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
