//! Queues and the functions that work on them: batches, retries, partial failures, filters, windows.

use mini_cloud::Event;
use serde_json::{Value, json};

use crate::flows::{in_order, play, queue, session, story};

#[test]
fn a_failing_batch_comes_again_until_it_is_dead_lettered() {
    // test_failing_lambda_retries_after_visibility_timeout and test_redrive_policy_with_failing_lambda (LocalStack
    // tests/aws/services/lambda_/event_source_mapping/test_lambda_integration_sqs.py, 2025-11-25): the same message, received once
    // more each time; its function's own retries and destinations are not used.
    let redrive = json!({"dead_letter_queue": "dlq", "max_receive_count": 2});
    let scenario = json!({
        "functions": [{"name": "fn", "dead_letter_queue": "dlq", "on_failure": queue("dlq")}],
        "queues": [{"name": "q", "redrive": redrive}, {"name": "dlq"}],
        "event_sources": [{"queue": "q", "function": "fn"}],
        "steps": [{"send_message": {"queue": "q", "body": "{\"end\": \"fail\"}"}}, {"until_idle": {}}]});
    let mut session = session(&scenario);
    let events = session.run_events().unwrap();
    in_order(&events);
    assert_eq!(
        story(&events, &["receive_count", "attempt"]),
        [
            "0.000 message.sent",
            "0.100 message.received 1",
            "0.192 invocation.finished 1",
            "30.200 message.received 2",
            "30.201 invocation.finished 1",
            "60.300 message.dead_lettered",
        ]
    );
    assert_eq!(session.stores().sqs.bodies("dlq"), [r#"{"end": "fail"}"#]);
    assert_eq!(session.stores().sqs.bodies("q"), [""; 0]);
}

#[test]
fn only_the_messages_that_a_function_names_come_again() {
    // test_report_batch_item_failures (2025-11-25). The function cannot know the ids here, so it names a wrong one: the whole batch
    // comes again; with an empty list none does.
    let scenario = |answer: Value| {
        json!({
            "functions": [{"name": "fn"}], "queues": [{"name": "q"}],
            "event_sources": [{"queue": "q", "function": "fn", "report_batch_item_failures": true}],
            "steps": [{"send_message": {"queue": "q", "body": json!({"return": answer}).to_string()}},
                      {"send_message": {"queue": "q", "body": "two"}}, {"advance_s": 20}]})
    };
    let left = |answer: Value| {
        let mut session = session(&scenario(answer));
        session.run_events().unwrap();
        session.stores().sqs.bodies("q").len()
    };
    assert_eq!(left(json!({"batchItemFailures": []})), 0);
    assert_eq!(left(json!({"batchItemFailures": [{"itemIdentifier": "x"}]})), 2);
    assert_eq!(left(Value::Null), 0);
}

/// The table of <https://docs.aws.amazon.com/lambda/latest/dg/with-sqs-filtering.html>, read 2026-11-27; recorded with the same bodies in
/// LocalStack's test_lambda_integration_sqs.py (test_sqs_event_filter, 2025-11-25).
#[test]
fn only_messages_that_match_reach_the_function_and_the_others_are_deleted() {
    let got = |patterns: Value, bodies: &[&str]| {
        let filters: Vec<Value> = patterns.as_array().unwrap().iter().map(|pattern| json!({"pattern": pattern})).collect();
        let sends = bodies.iter().map(|body| json!({"send_message": {"queue": "q", "body": body}})).collect::<Vec<_>>();
        let mut session = session(&json!({
            "functions": [{"name": "fn"}], "queues": [{"name": "q"}],
            "event_sources": [{"queue": "q", "function": "fn", "filter_criteria": {"filters": filters}}],
            "steps": [{"at_once": sends}, {"until_idle": {}}]}));
        let events = session.run_events().unwrap();
        in_order(&events);
        assert_eq!(session.stores().sqs.bodies("q"), Vec::<String>::new(), "none is left");
        let log = events.iter().filter_map(Event::log).find_map(|log| log.text.strip_prefix("got ").map(str::to_owned));
        let event: Value = log.map_or(Value::Null, |event| serde_json::from_str(&event).unwrap());
        event["Records"].as_array().into_iter().flatten().map(|record| record["body"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let orders = [r#"{"my-key": "my-value"}"#, r#"{"my-key": "other"}"#, "plain", r#"{"my-number": 101}"#];
    assert_eq!(got(json!([{"body": {"my-key": ["my-value"]}}]), &orders), [orders[0]], "JSON against JSON; plain text is dropped");
    assert_eq!(got(json!([{"body": ["plain"]}]), &orders), [orders[2]], "plain text against plain text; JSON is dropped");
    assert_eq!(got(json!([{"eventSource": ["aws:sqs"]}]), &orders), orders, "nothing is said of bodies");
    assert_eq!(got(json!([{"eventSource": ["aws:sns"]}]), &orders), Vec::<String>::new());
    let two = json!([{"body": {"my-number": [{"numeric": [">", 100]}]}}, {"body": ["plain"]}]);
    assert_eq!(got(two, &orders), [orders[2], orders[3]], "one of several filters is enough");
    assert_eq!(got(json!([]), &orders), orders, "no filter lets all through");
    assert_eq!(got(json!(["{\"body\": {\"my-key\": [\"other\"]}}"]), &orders), [orders[1]], "a pattern as AWS takes it: a text");
}

/// <https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html>, read 2026-11-27: five batches at once, fewer if the mapping says so.
#[test]
fn a_mapping_may_be_limited_to_fewer_batches_at_once() {
    let environments = |maximum_concurrency: Value| {
        let sends = vec![json!({"send_message": {"queue": "q", "body": r#"{"sleep_ms": 1000}"#}}); 12];
        let events = play(&json!({
            "functions": [{"name": "fn"}], "queues": [{"name": "q"}],
            "event_sources": [{"queue": "q", "function": "fn", "batch_size": 1, "maximum_concurrency": maximum_concurrency}],
            "steps": [{"at_once": sends}, {"until_idle": {}}]}));
        in_order(&events);
        let of_type = |kind: &str| events.iter().filter(|event| serde_json::to_value(event).unwrap()["type"] == kind).count();
        (of_type("invocation.finished"), of_type("environment.started"))
    };
    assert_eq!(environments(json!(2)), (12, 2));
    let (calls, at_once) = environments(Value::Null);
    assert!(calls == 12 && (5..=12).contains(&at_once), "{at_once}");
}

#[test]
fn messages_are_gathered_for_a_window() {
    let events = play(&json!({
        "functions": [{"name": "fn"}], "queues": [{"name": "q"}],
        "event_sources": [{"queue": "q", "function": "fn", "batch_size": 3, "batching_window_s": 5}],
        "steps": [{"send_message": {"queue": "q", "body": "1"}}, {"advance_s": 2}, {"send_message": {"queue": "q", "body": "2"}},
                  {"until_idle": {}}, {"send_message": {"queue": "q", "body": "3"}}, {"send_message": {"queue": "q", "body": "4"}},
                  {"send_message": {"queue": "q", "body": "5"}}, {"until_idle": {}}]}));
    in_order(&events);
    let batches: Vec<usize> = events
        .iter()
        .filter_map(Event::log)
        .filter(|log| log.text.starts_with("got"))
        .map(|log| log.text.matches("messageId").count())
        .collect();
    assert_eq!(batches, [2, 3]);
    let ends: Vec<String> = story(&events, &[]).into_iter().filter(|line| line.ends_with("finished")).collect();
    assert_eq!(ends, ["5.192 invocation.finished", "5.293 invocation.finished"], "a full batch waits for nobody");
}
