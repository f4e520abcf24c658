//! The judge: each kind of check, met and missed, and what a reader is told.

use std::collections::BTreeMap;

use exercise::{Amount, Check, Expectation, OutcomeStatus, judge};
use mini_cloud::mini_lambda::{self, Cost, InvocationFinished, LogEvent, LogOrigin, SimDuration, SimTime, Status};
use mini_cloud::{Event, EventKind, ScenarioEvent, ServiceEvent, md5_hex};
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

/// What happened after so many seconds.
fn after(seconds: i64, kind: EventKind) -> Event {
    Event { at: SimTime::from_micros(seconds * 1_000_000), kind }
}

fn started(seconds: i64, function: &str) -> Event {
    let (function, request_id, log_stream) = (function.to_owned(), "id".to_owned(), "s".to_owned());
    after(
        seconds,
        EventKind::Lambda(mini_lambda::EventKind::InvocationStarted { function, request_id, attempt: 1, cold: true, log_stream }),
    )
}

fn of(function: &str, change: impl FnOnce(&mut InvocationFinished)) -> Event {
    finished("1", |run| {
        run.function = function.into();
        change(run);
    })
}

fn service(event: ServiceEvent) -> Event {
    after(0, EventKind::Service(event))
}

fn sent(queue: &str, id: &str, body: &str) -> Event {
    service(ServiceEvent::MessageSent { queue: queue.into(), message_id: id.into(), body: body.into() })
}

fn amounts(name: &str, amount: Amount) -> BTreeMap<String, Amount> {
    BTreeMap::from([(name.to_owned(), amount)])
}

/// A check of all that the function `fn` did.
fn of_fn(expect: Expectation) -> Check {
    Check { function: Some("fn".into()), ..check(expect, None) }
}

fn met(check: &Check, events: &[Event]) -> bool {
    judge(std::slice::from_ref(check), events).passed
}

#[test]
fn all_that_one_function_did_is_looked_at_together() {
    let events = [
        started(0, "fn"),
        of("fn", raised("KeyError")),
        end(0),
        started(61, "fn"),
        started(62, "other"),
        of("fn", |_| {}),
        of("other", raised("ValueError")),
        end(1),
    ];
    use OutcomeStatus::{Error, Success};
    assert!(met(&of_fn(Expectation::Statuses(vec![Error, Success])), &events));
    assert!(!met(&of_fn(Expectation::Statuses(vec![Success, Error])), &events));
    assert!(met(&of_fn(Expectation::Status(Success)), &events), "its last attempt, in whatever step");
    assert!(met(&of_fn(Expectation::StartsAt(vec![0, 61])), &events));
    assert!(!met(&of_fn(Expectation::StartsAt(vec![0, 60])), &events));
    assert!(met(&of_fn(Expectation::Responses(vec![json!(1), json!(1.0)])), &events));
    assert!(!met(&of_fn(Expectation::Responses(vec![json!(1)])), &events));
    assert!(!met(&check(Expectation::Status(Success), None), &events), "without a function, each step and everybody");
    assert!(met(&Check { step: Some(2), ..of_fn(Expectation::Attempts(1)) }, &events));
}

#[test]
fn room_and_environments() {
    let throttled = |function: &str| {
        let (function, reason) = (function.to_owned(), "ConcurrentInvocationLimitExceeded".to_owned());
        event(EventKind::Lambda(mini_lambda::EventKind::InvocationThrottled { function, request_id: None, reason, retry_at: None }))
    };
    let made = |function: &str| {
        let (function, log_stream) = (function.to_owned(), "s".to_owned());
        event(EventKind::Lambda(mini_lambda::EventKind::EnvironmentStarted { function, log_stream }))
    };
    let events = [made("fn"), throttled("fn"), throttled("other"), made("fn"), end(0)];
    assert!(met(&of_fn(Expectation::Throttles(1)), &events));
    assert!(met(&check(Expectation::Throttles(2), None), &events));
    assert!(met(&of_fn(Expectation::Environments(2)), &events));
    assert!(!met(&of_fn(Expectation::Environments(1)), &events));
}

#[test]
fn how_programs_ended() {
    let ended = |instance: &str, exit_code: i32| {
        event(EventKind::Instance(mini_cloud::InstanceEvent::ProgramFinished {
            instance: instance.to_owned(),
            program: "etl.py".to_owned(),
            pid: 2_001,
            exit_code,
            killed: None,
            duration_ms: 25,
            compute_ms: 1,
            max_memory_mb: 40,
        }))
    };
    let events = [ended("box", 0), ended("other", 3), end(0), ended("box", 1), end(1)];
    let of_box = |statuses: Vec<i32>| Check { function: Some("box".to_owned()), ..check(Expectation::ExitStatuses(statuses), None) };
    assert!(met(&of_box(vec![0, 1]), &events));
    assert!(!met(&of_box(vec![0]), &events));
    assert!(met(&check(Expectation::ExitStatuses(vec![0, 3, 1]), None), &events), "all machines, without an invocation anywhere");
    assert!(met(&check(Expectation::ExitStatuses(vec![1]), Some(2)), &events));
}

#[test]
fn what_is_left_in_queues() {
    let moved = ServiceEvent::MessageDeadLettered { queue: "q".into(), dead_letter_queue: "dead".into(), message_id: "2".into() };
    let deleted = ServiceEvent::MessageDeleted { queue: "q".into(), message_id: "1".into() };
    let events = [sent("q", "1", "one"), sent("q", "2", "two"), sent("q", "3", "three"), end(0), service(moved), service(deleted), end(1)];
    let holds =
        |queue: &str, amount: Amount, step: Option<usize>| met(&check(Expectation::Messages(amounts(queue, amount)), step), &events);
    let texts = |texts: &[&str]| Amount::Texts(texts.iter().map(|text| (*text).to_owned()).collect());
    assert!(holds("q", Amount::Count(3), Some(1)) && holds("q", Amount::Count(1), Some(2)) && holds("q", Amount::Count(1), None));
    assert!(holds("dead", texts(&["tw"]), None), "a part of the text is enough, and the body moves with the message");
    assert!(holds("q", texts(&["one", "two", "three"]), Some(1)));
    assert!(!holds("q", texts(&["two", "one", "three"]), Some(1)), "in the order in which they came");
    assert!(holds("nowhere", Amount::Count(0), None) && !holds("dead", Amount::Count(0), None));
}

#[test]
fn what_is_left_in_buckets() {
    let created = |key: &str, text: &str| {
        let etag = md5_hex(text.as_bytes());
        service(ServiceEvent::ObjectCreated { bucket: "b".into(), key: key.into(), size: text.len() as u64, etag })
    };
    let deleted = service(ServiceEvent::ObjectDeleted { bucket: "b".into(), key: "x".into() });
    let events = [created("x", "1"), created("y", "old"), created("y", "new"), deleted, end(0)];
    let keys = |keys: &[&str]| Expectation::Objects(amounts("b", Amount::Texts(keys.iter().map(|key| (*key).to_owned()).collect())));
    assert!(met(&check(keys(&["y"]), None), &events));
    assert!(!met(&check(keys(&["x", "y"]), None), &events));
    let text = |key: &str, text: &str| {
        let expect = Expectation::ObjectText { bucket: "b".into(), key: key.into(), text: text.into() };
        judge(&[check(expect, None)], &events).results[0].got.clone()
    };
    assert_eq!((text("y", "new"), text("y", "old"), text("x", "1")), (String::new(), "another content".into(), "no such object".into()));
}
