//! Services that are slow, throttled or out of reach: what a client is answered, and when; and the part of latency that is chance.

use mini_cloud::{Event, Scenario};
use serde_json::{Value, json};

use crate::flows::{in_order, play, queue};

fn url(name: &str) -> String {
    format!("https://sqs.us-east-1.amazonaws.com/123456789012/{name}")
}

/// One function that makes these calls, one after another.
fn calling(calls: Value, faults: Value) -> Value {
    json!({
        "functions": [{"name": "fn", "timeout_s": 900}, {"name": "other"}], "buckets": [{"name": "data", "objects": {"a": "1"}}], "queues": [{"name": "q"}],
        "faults": faults, "steps": [{"invoke": "fn", "event": {"calls": calls}}]})
}

fn get() -> Value {
    json!({"service": "s3", "operation": "GetObject", "parameters": {"Bucket": "data", "Key": "a"}})
}

/// The answers of the calls, each with the milliseconds since the one before.
fn answers(scenario: &Value) -> Vec<(u64, Value)> {
    let events = play(scenario);
    in_order(&events);
    let logs: Vec<&Event> = events
        .iter()
        .filter(|event| event.log().is_some_and(|log| log.text.starts_with("got ") || log.text.starts_with("answer ")))
        .collect();
    let answer = |pair: &[&Event]| {
        let text = &pair[1].log().unwrap().text;
        let mut values = serde_json::Deserializer::from_str(text.strip_prefix("answer ").unwrap()).into_iter::<Value>();
        (pair[1].at.since(pair[0].at).as_micros() / 1_000, values.next().unwrap().unwrap())
    };
    logs.windows(2).map(answer).collect()
}

#[test]
fn chance_adds_up_to_a_fifth_and_is_fixed_by_the_seed() {
    let calls: Value = (0..60).map(|_| get()).collect();
    let times = |seed: u64| {
        let mut scenario = calling(calls.clone(), json!([]));
        scenario["seed"] = json!(seed);
        answers(&scenario).into_iter().map(|(ms, _)| ms).collect::<Vec<_>>()
    };
    let (first, again, other) = (times(1), times(1), times(2));
    assert_eq!(first, again);
    assert_ne!(first, other);
    // 30 ms and 6 of chance: the model's.
    assert!(first.iter().all(|ms| (30..=36).contains(ms)), "{first:?}");
    assert!(first.iter().collect::<std::collections::BTreeSet<_>>().len() > 3, "{first:?}");
}

#[test]
fn a_slow_service_answers_late() {
    let slow = |fault: Value| answers(&calling(json!([get()]), json!([fault])))[0].clone();
    let (ms, head) = slow(json!({"service": "s3", "kind": "slow", "added_ms": 2000}));
    assert!((2_030..=2_036).contains(&ms), "{ms}");
    assert_eq!(head["status"], 200);
    let (ms, _) = slow(json!({"service": "s3", "kind": "slow", "factor": 10}));
    assert!((300..=306).contains(&ms), "{ms}");
    // The client of the test waits 60 s for an answer.
    let (ms, head) = slow(json!({"service": "s3", "kind": "slow", "added_ms": 90000}));
    assert_eq!((ms, &head["no_answer"]), (60_000, &json!("read_timeout")));
}

#[test]
fn each_service_throttles_in_its_own_words() {
    let send = json!({"service": "sqs", "operation": "SendMessage", "parameters": {"QueueUrl": url("q"), "MessageBody": "x"}});
    let invoke = json!({"service": "lambda", "operation": "Invoke", "body": "{}", "parameters": {"FunctionName": "other"}});
    let faults: Value =
        ["s3", "sqs", "lambda"].iter().map(|service| json!({"service": service, "kind": "throttled", "first": 1})).collect();
    let heads: Vec<Value> = answers(&calling(json!([get(), get(), send, invoke]), faults)).into_iter().map(|(_, head)| head).collect();
    let told = |head: &Value| (head["status"].as_u64().unwrap(), head["error"]["code"].clone(), head["error"]["message"].clone());
    // Status and code: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html; the table of botocore (data/_retry.json); and for
    // Lambda https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html, all read 2026-11-22.
    assert_eq!(told(&heads[0]), (503, json!("SlowDown"), json!("Please reduce your request rate.")));
    assert_eq!(heads[1]["status"], 200, "only the first one");
    assert_eq!((heads[2]["status"].as_u64(), &heads[2]["error"]["code"]), (Some(403), &json!("RequestThrottled")));
    assert_eq!(told(&heads[3]), (429, json!("TooManyRequestsException"), json!("Rate Exceeded.")));
}

#[test]
fn a_service_that_cannot_be_reached_costs_the_patience_of_its_client() {
    // The client of the test says nothing of connecting: Linux gives up after 127 s. The read timeout is another one.
    let (ms, head) = answers(&calling(json!([get()]), json!([{"service": "s3", "kind": "unreachable"}])))[0].clone();
    assert_eq!((ms, &head["no_answer"]), (127_000, &json!("connect_timeout")));
    let (ms, head) = answers(&calling(json!([get()]), json!([{"service": "s3", "kind": "refused"}])))[0].clone();
    assert!(ms <= 6, "{ms}");
    assert_eq!(head["no_answer"], "unreachable");
    // A function of three seconds does not see it.
    let mut short = calling(json!([get()]), json!([{"service": "s3", "kind": "unreachable"}]));
    short["functions"][0]["timeout_s"] = json!(3);
    let events = play(&short);
    assert_eq!(events.iter().find_map(Event::finished).unwrap().error_type.as_deref(), Some("Sandbox.Timedout"));
}

#[test]
fn mongodb_and_redshift_are_out_of_reach_as_their_clients_know_it() {
    // What `pymongo` and `psycopg2` make of it is in their faces; here is what they are told, and when: `serverSelectionTimeoutMS` is the
    // client's (0 where the test says none), a connection gives up when Linux does.
    let find = json!({"service": "mongodb", "operation": "find", "parameters": {}});
    let connect = json!({"service": "redshift-sql", "operation": "Connect", "parameters": {"database": "dev", "user": "awsuser"}});
    for kind in ["unreachable", "refused"] {
        let mut scenario =
            calling(json!([find, connect]), json!([{"service": "mongodb", "kind": kind}, {"service": "redshift", "kind": kind}]));
        scenario["mongodb"] = json!({"shop": {"orders": []}});
        let answers = answers(&scenario);
        assert_eq!(answers[0].1["no_answer"], "unreachable");
        // The client of the test says nothing of connecting, so Linux gives up.
        let expected = if kind == "refused" { "unreachable" } else { "connect_timeout" };
        assert_eq!(answers[1].1["no_answer"], expected);
        assert_eq!(answers[1].0, if kind == "refused" { answers[1].0.min(4) } else { 127_000 });
    }
}

#[test]
fn a_fault_has_its_time_and_its_operations() {
    let put = json!({"service": "s3", "operation": "PutObject", "body": "x", "parameters": {"Bucket": "data", "Key": "b"}});
    let mut scenario = calling(
        json!([put, get()]),
        json!([{"service": "s3", "kind": "throttled", "from_s": 100, "to_s": 200, "operations": ["GetObject"]}]),
    );
    let call = scenario["steps"][0].clone();
    scenario["steps"] = json!([call, {"advance_s": 150}, call, {"advance_s": 100}, call]);
    let events = play(&scenario);
    let met: Vec<Value> =
        events.iter().map(|event| serde_json::to_value(event).unwrap()).filter(|event| event["type"] == "fault.met").collect();
    assert_eq!(met.len(), 1);
    assert_eq!((&met[0]["operation"], &met[0]["kind"]), (&json!("GetObject"), &json!("throttled")));
}

#[test]
fn a_step_of_the_readers_meets_no_fault() {
    let scenario = json!({"functions": [{"name": "fn", "on_success": queue("q")}], "buckets": [{"name": "data"}], "queues": [{"name": "q"}],
        "faults": [{"service": "s3", "kind": "throttled"}, {"service": "sqs", "kind": "unreachable"}],
        "steps": [{"put_object": {"bucket": "data", "key": "a", "body": "x"}}, {"send_message": {"queue": "q", "body": "x"}}]});
    let events = play(&scenario);
    assert!(events.iter().any(|event| event.to_json().contains("object.created")));
    assert!(events.iter().any(|event| event.to_json().contains("message.sent")));
}

#[test]
fn wrong_faults_are_refused_with_their_place() {
    let refused = |fault: Value, place: &str, part: &str| {
        let error = Scenario::from_json(&calling(json!([]), json!([fault])).to_string()).unwrap_err();
        assert_eq!(error.path, place, "{error}");
        assert!(error.problem.contains(part), "{error}");
    };
    refused(json!({"service": "dynamodb", "kind": "slow", "factor": 2}), "faults[0].service", "there is \"s3\"");
    refused(json!({"service": "s3", "kind": "broken"}), "faults[0].kind", "there is \"slow\"");
    refused(json!({"service": "s3"}), "faults[0].kind", "is missing");
    refused(json!({"service": "s3", "kind": "slow"}), "faults[0]", "is no slower");
    refused(json!({"service": "s3", "kind": "throttled", "factor": 2}), "faults[0].factor", "belongs to \"slow\"");
    refused(json!({"service": "mongodb", "kind": "throttled"}), "faults[0].kind", "does not throttle");
    refused(json!({"service": "s3", "kind": "throttled", "operations": ["Get"]}), "faults[0].operations", "no operation \"Get\"");
    refused(json!({"service": "s3", "kind": "throttled", "operations": []}), "faults[0].operations", "is empty");
    refused(json!({"service": "s3", "kind": "throttled", "from_s": 5, "to_s": 5}), "faults[0].to_s", "more than");
    refused(json!({"service": "s3", "kind": "throttled", "first": 0}), "faults[0].first", "1 and more");
    refused(json!({"service": "s3", "kind": "throttled", "until": 1}), "faults[0].until", "no such key");
}
