//! The judge: each kind of check, met and missed, and what a reader is told.

use exercise::{Check, Expectation, OutcomeStatus, judge};
use mini_cloud::mini_lambda::{self, Cost, InvocationFinished, LogEvent, LogOrigin, SimDuration, SimTime, Status};
use mini_cloud::{Event, EventKind, ScenarioEvent};
use serde_json::json;

fn event(kind: EventKind) -> Event {
    Event { at: SimTime::from_micros(0), kind }
}

fn log(text: &str) -> Event {
    event(EventKind::Lambda(mini_lambda::EventKind::Log(LogEvent {
        function: "fn".into(),
        log_group: None,
        log_stream: "s".into(),
        request_id: None,
        origin: LogOrigin::Function,
        text: text.into(),
    })))
}

fn finished(payload: &str, change: impl FnOnce(&mut InvocationFinished)) -> Event {
    let mut finished = InvocationFinished {
        function: "fn".into(),
        request_id: "id".into(),
        attempt: 1,
        cold: true,
        status_code: 200,
        function_error: None,
        payload: payload.into(),
        executed_version: "$LATEST".into(),
        duration_us: SimDuration::from_micros(1_500),
        init_us: None,
        billed_ms: 2,
        memory_mb: 128,
        max_memory_mb: 36,
        status: Status::Success,
        error_type: None,
        cost: Cost { mb_ms: 256, requests: 1, usd: "0.000000204167".into() },
        log_result: None,
    };
    change(&mut finished);
    event(EventKind::Lambda(mini_lambda::EventKind::InvocationFinished(finished)))
}

fn end(step: u64) -> Event {
    event(EventKind::Scenario(ScenarioEvent::StepFinished { step }))
}

fn raised(kind: &str) -> impl FnOnce(&mut InvocationFinished) {
    let kind = kind.to_owned();
    move |finished| {
        finished.function_error = Some("Unhandled".into());
        finished.error_type = Some(kind);
    }
}

fn check(expect: Expectation, step: Option<usize>) -> Check {
    Check { id: "c".into(), goal: "goal".into(), message: "look here".into(), step, function: None, expect }
}

/// Two calls: one answers with an object and logs, one raises.
fn run() -> Vec<Event> {
    vec![
        log("hello Ada\n"),
        finished(r#"{"total": 7.0, "items": [{"name": "tea"}]}"#, |_| {}),
        end(0),
        log("[ERROR] KeyError: 'name'"),
        finished(r#"{"errorMessage": "'name'", "errorType": "KeyError"}"#, raised("KeyError")),
        end(1),
    ]
}

#[track_caller]
fn passes(expect: Expectation, step: Option<usize>) {
    let verdict = judge(&[check(expect, step)], &run());
    assert!(verdict.passed, "{verdict:?}");
    assert_eq!(verdict.message, None);
    assert_eq!(verdict.results[0].message, "");
}

#[track_caller]
fn fails(expect: Expectation, step: Option<usize>, expected: &str, got: &str) {
    let verdict = judge(&[check(expect, step)], &run());
    assert_eq!(verdict.message.as_deref(), Some("look here"));
    assert_eq!((verdict.results[0].expected.as_str(), verdict.results[0].got.as_str()), (expected, got));
}

#[test]
fn responses() {
    passes(Expectation::Response(json!({"items": [{"name": "tea"}], "total": 7})), Some(1));
    fails(Expectation::Response(json!("7")), Some(1), "\"7\"", r#"{"total": 7.0, "items": [{"name": "tea"}]}"#);
    passes(Expectation::ResponseNot(json!(null)), None);
    let field = |path: &str, equals| Expectation::ResponseField { path: path.into(), equals };
    passes(field("items.0.name", json!("tea")), Some(1));
    fails(field("total", json!(8)), Some(1), "total to be 8", "7.0");
    fails(
        field("items.1.name", json!("tea")),
        Some(1),
        "items.1.name to be \"tea\"",
        r#"no items.1.name in {"total": 7.0, "items": [{"name": "tea"}]}"#,
    );
}

#[test]
fn a_check_without_a_step_asks_every_call() {
    fails(Expectation::Status(OutcomeStatus::Success), None, "success", "error (KeyError)");
    passes(Expectation::Status(OutcomeStatus::Success), Some(1));
}

#[test]
fn logs() {
    passes(Expectation::LogContains("Ada".into()), None);
    fails(Expectation::LogContains("Ada".into()), Some(2), "the log to hold \"Ada\"", "no such line");
    fails(Expectation::LogLacks("KeyError".into()), None, "no log line with \"KeyError\"", "[ERROR] KeyError: 'name'");
    passes(Expectation::LogLacks("KeyError".into()), Some(1));
}

#[test]
fn errors_and_attempts() {
    passes(Expectation::ErrorType("KeyError".into()), Some(2));
    fails(Expectation::ErrorType("TypeError".into()), Some(2), "an error of type TypeError", "error (KeyError)");
    passes(Expectation::Attempts(2), None);
    fails(Expectation::Attempts(3), Some(1), "3 attempts", "1 attempt");
}

#[test]
fn time_and_money() {
    passes(Expectation::BilledAtMostMs(2), None);
    fails(Expectation::BilledAtMostMs(1), None, "at most 1 ms billed", "2 ms");
    passes(Expectation::CostAtMostUsd("0.000000204167".into()), None);
    fails(Expectation::CostAtMostUsd("0.0000002".into()), None, "a cost of at most 0.0000002 USD", "0.000000204167 USD");
}

#[test]
fn a_step_that_was_not_run_is_a_miss() {
    fails(Expectation::Attempts(0), Some(3), "step 3 to be run", "a run of 2 steps");
    let verdict = judge(&[check(Expectation::Status(OutcomeStatus::Success), None)], &[]);
    assert_eq!(verdict.results[0].got, "no run");
}

#[test]
fn big_whole_numbers_are_compared_exactly() {
    let events = [finished("9007199254740993", |_| {}), end(0)];
    let verdict = judge(&[check(Expectation::Response(json!(9_007_199_254_740_992_i64)), None)], &events);
    assert!(!verdict.passed);
}

#[test]
fn the_first_miss_is_the_one_to_act_on() {
    let mut second = check(Expectation::Attempts(9), None);
    second.message = "later".into();
    let verdict = judge(&[check(Expectation::LogContains("nowhere".into()), None), second], &run());
    assert_eq!(verdict.message.as_deref(), Some("look here"));
    let json = serde_json::to_string(&verdict).unwrap();
    assert_eq!(serde_json::from_str::<exercise::Verdict>(&json).unwrap(), verdict);
}
