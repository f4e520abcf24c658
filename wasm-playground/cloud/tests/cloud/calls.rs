//! Functions that call services: other functions, queues and buckets; what overlaps, what times out, what runs in a circle.

use mini_cloud::Event;
use serde_json::{Value, json};

use crate::flows::{in_order, play, queue, session, story};

#[test]
fn a_caller_waits_for_the_function_that_it_calls() {
    let invoke = |event: &Value, kind: &str| json!({"service": "lambda", "operation": "Invoke", "body": event.to_string(), "parameters": {"FunctionName": "b", "InvocationType": kind}});
    let sleepy = json!({"sleep_ms": 1000, "return": "done"});
    let events = play(&json!({
        "functions": [{"name": "a", "timeout_s": 10}, {"name": "b", "timeout_s": 10}],
        "steps": [{"invoke": "a", "event": {"calls": [invoke(&sleepy, "RequestResponse"), invoke(&sleepy, "Event")]}}, {"until_idle": {}}]}));
    in_order(&events);
    let ends: Vec<(String, u64)> =
        events.iter().filter_map(Event::finished).map(|finished| (finished.function.clone(), finished.duration_us.as_micros())).collect();
    // 2.5 ms of its own, 10 on the way to each call and up to 2 by chance, 90 of init, and what the other one took.
    let names: Vec<&str> = ends.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["b", "a", "b"]);
    assert_eq!((ends[0].1, ends[2].1), (1_002_500, 1_001_000));
    assert!((1_115_000..=1_119_000).contains(&ends[1].1), "{ends:?}");
    let answers: Vec<&str> = events.iter().filter_map(Event::log).filter_map(|log| log.text.strip_prefix("answer ")).collect();
    assert!(answers[0].contains(r#""FunctionError""#).then_some(()).is_none() && answers[0].ends_with(" \"done\"\n"), "{answers:?}");
    assert!(answers[1].contains(r#""StatusCode":202"#), "{answers:?}");
}

#[test]
fn a_caller_may_time_out_while_the_other_goes_on() {
    let call = json!({"service": "lambda", "operation": "Invoke", "body": "{\"sleep_ms\": 5000}", "parameters": {"FunctionName": "b"}});
    let events = play(&json!({
        "functions": [{"name": "a", "timeout_s": 1}, {"name": "b", "timeout_s": 10}],
        "steps": [{"invoke": "a", "event": {"calls": [call]}}, {"until_idle": {}}]}));
    in_order(&events);
    assert_eq!(story(&events, &["function", "status"]), ["1.090 invocation.finished a timeout", "5.195 invocation.finished b success"]);
}

#[test]
fn a_refusal_is_told_when_the_caller_has_it() {
    // Code and sentence: <https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html>; the key is in the bucket of the request.
    let get = json!({"service": "s3", "operation": "GetObject", "parameters": {"Bucket": "data", "Key": "in/a.csv"}});
    let send = json!({"service": "sqs", "operation": "SendMessage", "parameters": {"QueueUrl": "https://sqs.us-east-1.amazonaws.com/123456789012/no", "MessageBody": "x"}});
    let events = play(&json!({
        "functions": [{"name": "fn"}], "buckets": [{"name": "data", "objects": {"in/b.csv": "1"}}],
        "steps": [{"invoke": "fn", "event": {"calls": [get, send]}}]}));
    in_order(&events);
    let told: Vec<Value> = events.iter().map(|event| serde_json::from_str(&event.to_json()).unwrap()).collect();
    let finished = told.iter().find(|event| event["type"] == "invocation.finished").unwrap();
    let refused: Vec<&Value> = told.iter().filter(|event| event["type"] == "call.refused").collect();
    assert_eq!(refused.len(), 2);
    let first = refused[0];
    assert_eq!((&first["function"], &first["request_id"]), (&json!("fn"), &finished["request_id"]));
    assert_eq!((&first["service"], &first["operation"], &first["resource"]), (&json!("s3"), &json!("GetObject"), &json!("data/in/a.csv")));
    assert_eq!((&first["code"], &first["message"]), (&json!("NoSuchKey"), &json!("The specified key does not exist.")));
    assert_eq!((&refused[1]["service"], &refused[1]["resource"]), (&json!("sqs"), &json!("no")));
    assert!(first["at"].as_str() < finished["at"].as_str(), "before the handler goes on");
}

#[test]
fn a_refusal_that_nobody_hears_is_not_told() {
    // The function is stopped before the answer is there.
    let get = json!({"service": "s3", "operation": "GetObject", "parameters": {"Bucket": "data", "Key": "a"}});
    let events = play(&json!({
        "functions": [{"name": "fn", "timeout_s": 1}], "buckets": [{"name": "data"}],
        "steps": [{"invoke": "fn", "event": {"sleep_ms": 995, "calls": [get]}}]}));
    assert_eq!(story(&events, &["status"]), ["1.090 invocation.finished timeout"]);
    assert!(!events.iter().any(|event| event.to_json().contains("call.refused")));
}

#[test]
fn a_client_that_waits_no_longer_goes_on() {
    // botocore waits 60 s for an answer by default
    // (<https://botocore.amazonaws.com/v1/documentation/api/latest/reference/config.html>, read 2026-11-22).
    let call = json!({"service": "lambda", "operation": "Invoke", "body": "{\"sleep_ms\": 90000}", "parameters": {"FunctionName": "b"}});
    let events = play(&json!({
        "functions": [{"name": "a", "timeout_s": 300}, {"name": "b", "timeout_s": 300}],
        "steps": [{"invoke": "a", "event": {"calls": [call]}}, {"until_idle": {}}]}));
    in_order(&events);
    let answer = events.iter().filter_map(Event::log).find_map(|log| log.text.strip_prefix("answer ")).unwrap();
    assert_eq!(answer, "{\"no_answer\":\"read_timeout\"} \n");
    assert_eq!(story(&events, &["function"]), ["60.092 invocation.finished a", "90.195 invocation.finished b"]);
}

#[test]
fn overlapping_attempts_lose_an_update_as_on_aws() {
    // Both read before either has written: each sees the old object, and the later write wins.
    let get = json!({"service": "s3", "operation": "GetObject", "parameters": {"Bucket": "data", "Key": "n"}});
    let put = |value: &str| json!({"service": "s3", "operation": "PutObject", "parameters": {"Bucket": "data", "Key": "n"}, "body": value});
    // The second one begins a little later: chance lies between 30 and 36 ms for each request.
    let call = |value: &str, sleep_ms: u64| json!({"invoke": "fn", "event": {"sleep_ms": sleep_ms, "calls": [get, put(value)]}});
    let mut session = session(&json!({
        "functions": [{"name": "fn"}], "buckets": [{"name": "data", "objects": {"n": "0"}}],
        "steps": [{"at_once": [call("1", 0), call("2", 20)]}]}));
    let events = session.run_events().unwrap();
    in_order(&events);
    let read: Vec<&str> = events
        .iter()
        .filter_map(Event::log)
        .filter(|log| log.text.starts_with("answer") && log.text.contains("AcceptRanges"))
        .map(|log| log.text.trim_end().rsplit(' ').next().unwrap())
        .collect();
    assert_eq!(read, ["0", "0"]);
    assert_eq!(session.stores().s3.content("data", "n", session.now()), Some(&b"2"[..]));
}

/// A function that sends what it gets back to where it came from.
fn loop_over(service: &str) -> Value {
    let again = match service {
        "sqs" => {
            json!({"service": "sqs", "operation": "SendMessage", "parameters": {"QueueUrl": "https://sqs.us-east-1.amazonaws.com/123456789012/q", "MessageBody": "again"}})
        }
        "s3" => json!({"service": "s3", "operation": "PutObject", "parameters": {"Bucket": "data", "Key": "k"}, "body": "again"}),
        _ => json!({"service": "lambda", "operation": "Invoke", "parameters": {"FunctionName": "fn", "InvocationType": "Event"}}),
    };
    json!({
        "functions": [{"name": "fn", "environment": {"DO": json!({"calls": [again]}).to_string()}, "on_failure": queue("lost")}],
        "queues": [{"name": "q", "redrive": {"dead_letter_queue": "dlq", "max_receive_count": 2}}, {"name": "dlq"}, {"name": "lost"}],
        "buckets": [{"name": "data", "notifications": [{"function": "fn", "events": ["s3:ObjectCreated:*"]}]}],
        "event_sources": [{"queue": "q", "function": "fn"}]})
}

#[test]
fn loops_that_feed_themselves_are_stopped_after_sixteen_runs() {
    // <https://aws.amazon.com/blogs/compute/detecting-and-stopping-recursive-loops-in-aws-lambda-functions/>, read 2026-11-22: after 16
    // invocations; an asynchronous event goes to the on-failure destination, a message to the queue's dead-letter queue.
    for (service, first, lost) in [
        ("sqs", json!({"send_message": {"queue": "q", "body": "first"}}), "dlq"),
        ("s3", json!({"put_object": {"bucket": "data", "key": "k", "body": "first"}}), "lost"),
        ("lambda", json!({"invoke": "fn", "type": "Event"}), "lost"),
    ] {
        let mut scenario = loop_over(service);
        scenario["steps"] = json!([first, {"until_idle": {}}]);
        let mut session = session(&scenario);
        let events = session.run_events().unwrap();
        in_order(&events);
        assert_eq!(events.iter().filter_map(Event::finished).count(), 16, "{service}");
        assert!(events.iter().any(|event| event.to_json().contains("recursive_loop")), "{service}");
        assert_eq!(session.stores().sqs.bodies(lost).len(), 1, "{service}");
    }
}
