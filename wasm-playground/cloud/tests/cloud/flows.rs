//! Events on their way: from steps and functions over queues, buckets and schedules to functions, and what becomes of them.

use mini_cloud::{Event, Scenario, Session};
use mini_lambda::{Driver, HostCall, HostReply, Stop};
use serde_json::{Value, json};

use crate::fake_engine::{FakeEngine, Process, Reply, raised, returned};

/// A function that does what its event says, or its variable DO if that is set: `fail`, `exit`, `sleep_ms`, `calls` of services, `return`.
/// Of messages and objects it does what the body of the first message says, or nothing.
/// A program of a machine does what its file says, which is such orders as well; it may `write` a file, and prints its arguments.
pub fn obedient() -> Box<FakeEngine> {
    FakeEngine::new(run_program, |process, event| {
        process.print(&format!("got {event}\n"))?;
        let own = process.spec.variables.get("DO").map(|text| serde_json::from_str(text).unwrap());
        let given: Value = serde_json::from_str(event).unwrap_or_default();
        let in_message = given["Records"][0]["body"].as_str().and_then(|body| serde_json::from_str(body).ok());
        obey(process, &own.or(in_message).unwrap_or(given))
    })
}

fn run_program(process: &Process) -> Result<(), Stop> {
    if process.spec.driver != Driver::Program {
        return Ok(());
    }
    let HostReply::Next { body, .. } = process.call(HostCall::Next)? else { panic!("no program") };
    let program: Value = serde_json::from_slice(&body).unwrap();
    let (errno, text) = process.read_file(program["file"].as_str().unwrap())?;
    assert_eq!(errno, 0, "{program}");
    let orders: Value = serde_json::from_str(&text).unwrap();
    process.print(&format!("runs with {}\n", program["arguments"]))?;
    process.allocate(orders["bytes"].as_u64().unwrap_or_default())?;
    for file in orders["write"].as_array().into_iter().flatten() {
        let text = file["text"].as_str().unwrap().repeat(file["times"].as_u64().unwrap_or(1) as usize);
        let (errno, answer) = process.write_file(file["path"].as_str().unwrap(), &text)?;
        process.print(&format!("wrote {errno} {answer}\n"))?;
    }
    if let Reply::Raised(error) = obey(process, &orders)? {
        process.print_error(&format!("Traceback (most recent call last):\n{error}\n"))?;
        process.exit::<()>(1)?;
    }
    Ok(())
}

fn obey(process: &Process, orders: &Value) -> Result<Reply, Stop> {
    process.sleep(orders["sleep_ms"].as_u64().unwrap_or_default() * 1_000)?;
    for call in orders["calls"].as_array().into_iter().flatten() {
        let text = |name: &str| call[name].as_str().unwrap_or_default();
        let (head, body) = process.ask(text("service"), text("operation"), &call["parameters"], text("body").as_bytes())?;
        process.print(&format!("answer {head} {}\n", String::from_utf8_lossy(&body)))?;
    }
    match orders["end"].as_str().unwrap_or_default() {
        "fail" => raised("ValueError", "no"),
        "exit" => process.exit(1),
        _ => returned(&orders["return"].to_string()),
    }
}

pub fn session(scenario: &Value) -> Session {
    Session::new(Scenario::from_json(&scenario.to_string()).unwrap_or_else(|error| panic!("{error}\n{scenario}")), obedient())
}

pub fn play(scenario: &Value) -> Vec<Event> {
    session(scenario).run_events().unwrap()
}

/// What happened without logs, environments and steps: seconds since the start, type, and the fields that are asked for.
pub fn story(events: &[Event], fields: &[&str]) -> Vec<String> {
    let start = "2026-01-31T09:05:00Z".parse().unwrap();
    let lines = events.iter().filter_map(|event| {
        let json = serde_json::to_value(event).unwrap();
        let kind = json["type"].as_str().unwrap().to_owned();
        let left_out = kind == "log"
            || kind == "instance.idle"
            || kind.starts_with("environment.")
            || kind == "invocation.started"
            || kind == "step.finished";
        let told = fields.iter().filter_map(|field| json.get(*field)).map(|value| value.as_str().map_or(value.to_string(), str::to_owned));
        let text = [kind].into_iter().chain(told).collect::<Vec<_>>().join(" ");
        let millis = event.at.since(start).as_micros() / 1_000;
        (!left_out).then(|| format!("{}.{:03} {text}", millis / 1_000, millis % 1_000))
    });
    lines.collect()
}

pub fn in_order(events: &[Event]) {
    assert!(events.windows(2).all(|pair| pair[0].at <= pair[1].at), "time runs backwards");
}

pub fn queue(name: &str) -> String {
    format!("arn:aws:sqs:us-east-1:123456789012:{name}")
}

#[test]
fn an_event_is_tried_three_times_and_ends_in_queue_and_destination() {
    // Waits and counts: LocalStack tests/aws/services/lambda_/test_lambda_destinations.py test_retries, test_dead_letter_queue
    // (2025-11-24 and 2025-11-25). The queue's 50 ms and the init's 90 are the model's.
    let events = play(&json!({
        "functions": [{"name": "fn", "dead_letter_queue": "dlq", "on_failure": queue("failed"), "on_success": queue("fine")}],
        "queues": [{"name": "dlq"}, {"name": "failed"}, {"name": "fine"}],
        "steps": [{"invoke": "fn", "type": "Event", "event": {"end": "fail"}}, {"until_idle": {}}]}));
    in_order(&events);
    assert_eq!(
        story(&events, &["attempt", "queue", "destination", "condition", "status"]),
        [
            "0.000 invocation.accepted",
            "0.142 invocation.finished 1 error",
            "0.142 retry.scheduled 2",
            "60.143 invocation.finished 2 error",
            "60.143 retry.scheduled 3",
            "180.144 invocation.finished 3 error",
            "180.144 message.sent dlq",
            "180.144 dead_letter.sent dlq",
            "180.144 message.sent failed",
            "180.144 destination.sent arn:aws:sqs:us-east-1:123456789012:failed RetriesExhausted",
        ]
    );
    let ids: Vec<&str> = events.iter().filter_map(Event::finished).map(|finished| finished.request_id.as_str()).collect();
    assert!(ids.iter().all(|id| *id == ids[0]));
    let last = events.iter().find(|event| event.to_json().contains("destination.sent")).unwrap();
    let record: Value = serde_json::from_str(serde_json::to_value(last).unwrap()["body"].as_str().unwrap()).unwrap();
    assert_eq!(record["requestContext"]["approximateInvokeCount"], 3);
    assert_eq!(record["responsePayload"]["errorType"], "ValueError");
}

#[test]
fn time_passes_step_by_step_and_the_story_is_the_same() {
    let functions = json!([{"name": "fn", "timeout_s": 30}, {"name": "other"}]);
    let event = json!({"invoke": "fn", "type": "Event", "event": {"sleep_ms": 3500, "end": "fail"}});
    let whole = play(&json!({"functions": functions, "steps": [event, {"advance_s": 300}]}));
    let steps: Vec<Value> = [event].into_iter().chain((0..300).map(|_| json!({"advance_s": 1}))).collect();
    let bit_by_bit = play(&json!({"functions": functions, "steps": steps}));
    in_order(&bit_by_bit);
    assert_eq!(story(&whole, &["attempt", "payload"]), story(&bit_by_bit, &["attempt", "payload"]));
    let position = |kind: &str| bit_by_bit.iter().position(|event| event.to_json().contains(kind)).unwrap();
    let steps_between = bit_by_bit[position("invocation.started")..position("invocation.finished")]
        .iter()
        .filter(|event| event.to_json().contains("step.finished"))
        .count();
    assert_eq!(steps_between, 3, "the end of a run is told when it is reached");
}

#[test]
fn what_is_due_during_a_call_happens_meanwhile() {
    let events = play(&json!({
        "functions": [{"name": "fn", "timeout_s": 120}],
        "steps": [{"invoke": "fn", "type": "Event", "event": {"end": "fail"}}, {"invoke": "fn", "event": {"sleep_ms": 90000}}]}));
    in_order(&events);
    let ends: Vec<u32> = events.iter().filter_map(Event::finished).map(|finished| finished.attempt).collect();
    assert_eq!(ends, [1, 2, 1], "the first attempt and its retry end while the call goes on");
}

#[test]
fn log_lines_leave_at_once_while_nothing_else_is_due() {
    let heard: std::rc::Rc<std::cell::Cell<usize>> = Default::default();
    let during = std::rc::Rc::clone(&heard);
    let engine = FakeEngine::handler(move |process, _| {
        let before = during.get();
        process.print("now\n")?;
        returned(if during.get() == before + 1 { "true" } else { "false" })
    });
    let scenario = json!({"functions": [{"name": "fn"}], "steps": [{"invoke": "fn"}]}).to_string();
    let mut session = Session::new(Scenario::from_json(&scenario).unwrap(), engine);
    let payload: std::rc::Rc<std::cell::RefCell<String>> = Default::default();
    let (count, told) = (std::rc::Rc::clone(&heard), std::rc::Rc::clone(&payload));
    let emit: mini_cloud::Emit = std::rc::Rc::new(move |event: &Event| {
        count.set(count.get() + 1);
        if let Some(finished) = event.finished() {
            told.replace(finished.payload.clone());
        }
    });
    session.run(&emit).unwrap();
    assert_eq!(*payload.borrow(), "true");
}

#[test]
fn an_object_tells_a_function_with_the_key_as_a_form_writes_it() {
    // LocalStack tests/aws/services/s3/test_s3_notifications_sqs.py (2025-01-21): a space is written `+`.
    let notification = json!({"function": "fn", "events": ["s3:ObjectCreated:*"], "prefix": "in/", "suffix": ".csv"});
    let events = play(&json!({
        "functions": [{"name": "fn"}],
        "buckets": [{"name": "data", "objects": {"in/old.csv": "0"}, "notifications": [notification]}],
        "steps": [{"put_object": {"bucket": "data", "key": "in/a b.csv", "body": "1,2"}},
                  {"put_object": {"bucket": "data", "key": "out/a.csv", "body": "1,2"}},
                  {"delete_object": {"bucket": "data", "key": "in/a b.csv"}}, {"until_idle": {}}]}));
    in_order(&events);
    assert_eq!(
        story(&events, &["key", "size"]),
        [
            "0.000 object.created in/a b.csv 3",
            "0.000 object.created out/a.csv 3",
            "0.000 object.deleted in/a b.csv",
            "1.000 invocation.accepted",
            "1.142 invocation.finished",
        ]
    );
    let got = events.iter().filter_map(Event::log).find_map(|log| log.text.strip_prefix("got ")).unwrap();
    let record: Value = serde_json::from_str(got).unwrap();
    let record = &record["Records"][0];
    assert_eq!((&record["s3"]["object"]["key"], &record["eventName"]), (&json!("in/a+b.csv"), &json!("ObjectCreated:Put")));
}

#[test]
fn a_schedule_runs_by_rate_and_by_cron() {
    // LocalStack tests/aws/services/events/test_events_schedule.py (2024-05-15): the event of EventBridge, or the target's input.
    let events = play(&json!({
        "functions": [{"name": "fn"}],
        "schedules": [{"name": "often", "expression": "rate(5 minutes)", "function": "fn", "input": {"return": 1}},
                      {"name": "nightly", "expression": "cron(10 9 * * ? *)", "function": "fn"}],
        "steps": [{"until_idle": {}}, {"advance_s": 601}]}));
    in_order(&events);
    let accepted: Vec<String> = story(&events, &[]).into_iter().filter(|line| line.ends_with("accepted")).collect();
    assert_eq!(accepted, ["300.000 invocation.accepted", "300.000 invocation.accepted", "600.000 invocation.accepted"]);
    let got: Vec<&str> = events.iter().filter_map(Event::log).filter_map(|log| log.text.strip_prefix("got ")).collect();
    let event: Value = serde_json::from_str(got.iter().find(|text| text.contains("aws.events")).unwrap()).unwrap();
    assert_eq!(
        (&event["time"], &event["resources"]),
        (&json!("2026-01-31T09:10:00Z"), &json!(["arn:aws:events:us-east-1:123456789012:rule/nightly"]))
    );
    assert_eq!(got.iter().filter(|text| **text == "{\"return\":1}\n").count(), 2);
}

#[test]
fn a_record_may_go_to_a_function_or_a_bucket() {
    let bucket = json!({"name": "data"});
    let arn = "arn:aws:lambda:us-east-1:123456789012:function:told";
    let mut session = session(&json!({
        "functions": [{"name": "a", "on_success": arn}, {"name": "b", "maximum_retry_attempts": 0, "on_failure": "arn:aws:s3:::data"},
                      {"name": "told"}],
        "buckets": [bucket],
        "steps": [{"invoke": "a", "type": "Event", "event": {"return": 7}}, {"until_idle": {}},
                  {"invoke": "b", "type": "Event", "event": {"end": "exit"}}, {"until_idle": {}}]}));
    let events = session.run_events().unwrap();
    in_order(&events);
    let told: Vec<&str> =
        events.iter().filter_map(Event::log).filter(|log| log.function == "told").filter_map(|log| log.text.strip_prefix("got ")).collect();
    let record: Value = serde_json::from_str(told[0]).unwrap();
    assert_eq!((&record["responsePayload"], &record["requestContext"]["condition"]), (&json!(7), &json!("Success")));
    // <https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html>, read 2026-11-22.
    let keys = session.stores().s3.keys("data", session.now());
    assert!(keys[0].starts_with("aws/lambda/async/b/2026/01/31/2026-01-31T09.05.00-"), "{keys:?}");
    let content = session.stores().s3.content("data", &keys[0], session.now()).map(<[u8]>::to_vec).unwrap();
    let record: Value = serde_json::from_slice(&content).unwrap();
    assert_eq!(record["responsePayload"]["errorType"], "Runtime.ExitError");
}

#[test]
fn a_checkpoint_keeps_what_is_on_its_way() {
    let scenario = json!({
        "functions": [{"name": "fn", "timeout_s": 30}],
        "queues": [{"name": "q"}],
        "buckets": [{"name": "data", "notifications": [{"function": "fn", "events": ["s3:ObjectCreated:*"]}]}],
        "event_sources": [{"queue": "q", "function": "fn", "batch_size": 5, "batching_window_s": 20}],
        "schedules": [{"name": "s", "expression": "rate(1 minute)", "function": "fn"}],
        "steps": [{"send_message": {"queue": "q", "body": "{\"end\": \"fail\"}"}}, {"invoke": "fn", "type": "Event", "event": {"sleep_ms": 9000}},
                  {"put_object": {"bucket": "data", "key": "k", "body": "x"}}, {"advance_s": 3}, {"send_message": {"queue": "q", "body": "2"}},
                  {"advance_s": 30}, {"advance_s": 60}]});
    let parsed = Scenario::from_json(&scenario.to_string()).unwrap();
    let whole = play(&scenario);
    let mut session = Session::new(parsed.clone(), obedient());
    let mut pieces = Vec::new();
    for step in &parsed.steps {
        pieces.extend(session.step_events(step).unwrap());
        let stored = serde_json::to_string(&session.checkpoint()).unwrap();
        session = Session::restore(parsed.clone(), serde_json::from_str(&stored).unwrap(), obedient());
        assert_eq!(serde_json::to_string(&session.checkpoint()).unwrap(), stored);
    }
    in_order(&pieces);
    // Cold starts differ, so only what does not depend on them is compared.
    let what = |events: &[Event]| {
        let mut kinds: Vec<String> =
            story(events, &["receive_count", "attempt", "key"]).iter().map(|line| line.split_once(' ').unwrap().1.to_owned()).collect();
        kinds.sort();
        kinds
    };
    assert_eq!(what(&pieces), what(&whole));
}

#[test]
fn requests_that_are_refused_are_told() {
    let mut session = session(&json!({"functions": [{"name": "fn"}], "buckets": [{"name": "data"}], "queues": [{"name": "q"}]}));
    let mut check = |step: Value, expected: &str| {
        let events = session.step_events(&mini_cloud::Step::from_json(&step.to_string()).unwrap()).unwrap();
        assert!(events[0].to_json().contains(expected), "{}", events[0].to_json());
    };
    check(
        json!({"put_object": {"bucket": "none", "key": "k", "body": ""}}),
        r#""operation":"PutObject","resource":"none","code":"NoSuchBucket","status":404"#,
    );
    check(json!({"send_message": {"queue": "none", "body": "m"}}), r#""operation":"SendMessage","resource":"none""#);
    check(json!({"send_message": {"queue": "q", "body": ""}}), r#""code":"MissingParameter""#);
    let payload = format!("\"{}\"", "a".repeat(1_048_575));
    check(json!({"invoke": "fn", "type": "Event", "payload": payload}), r#""code":"RequestTooLargeException","status":413"#);
}
