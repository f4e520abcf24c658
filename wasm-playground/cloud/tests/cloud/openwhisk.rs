//! Actions of OpenWhisk in scenarios: beside functions of Lambda, run by triggers, and what a scenario may say of them.

use mini_cloud::{Event, Scenario, Session, Step};
use serde_json::{Value, json};

use crate::fake_engine::{FakeEngine, returned};

/// What runs on both platforms: an action gets its parameters wrapped in what OpenWhisk says of the activation.
fn on_both() -> Box<FakeEngine> {
    FakeEngine::handler(|process, event| {
        let given: Value = serde_json::from_str(event).unwrap();
        let params = given.get("value").unwrap_or(&given);
        process.print(&format!("got {params}\n"))?;
        process.sleep(params["sleep_ms"].as_u64().unwrap_or_default() * 1_000)?;
        if let Some(call) = params.get("call") {
            let (head, _) = process.ask("lambda", "Invoke", &json!({"FunctionName": call}), b"{}")?;
            process.print(&format!("answer {}\n", head["error"]["message"]))?;
        }
        returned(&json!({"got": params}).to_string())
    })
}

fn session(scenario: &Value) -> Session {
    Session::new(Scenario::from_json(&scenario.to_string()).unwrap_or_else(|error| panic!("{error}\n{scenario}")), on_both())
}

fn play(scenario: &Value) -> Vec<Event> {
    let events = session(scenario).run_events().unwrap();
    assert!(events.windows(2).all(|pair| pair[0].at <= pair[1].at), "time runs backwards");
    events
}

/// Type, function and what else is asked for, without logs, environments and steps.
fn story(events: &[Event], fields: &[&str]) -> Vec<String> {
    let lines = events.iter().filter_map(|event| {
        let json = serde_json::to_value(event).unwrap();
        let kind = json["type"].as_str().unwrap().to_owned();
        let left_out = kind == "log" || kind.starts_with("environment.") || kind == "invocation.started" || kind == "step.finished";
        let told =
            fields.iter().filter_map(|field| json.pointer(field)).map(|value| value.as_str().map_or(value.to_string(), str::to_owned));
        (!left_out).then(|| [kind].into_iter().chain(told).collect::<Vec<_>>().join(" "))
    });
    lines.collect()
}

fn refused(scenario: Value) -> String {
    Scenario::from_json(&scenario.to_string()).unwrap_err().to_string()
}

#[test]
fn the_same_event_on_both_platforms() {
    let events = play(&json!({
        "functions": [{"name": "ours", "platform": "openwhisk", "files": {"app.py": ""}}, {"name": "theirs"}],
        "steps": [{"invoke": "ours", "event": {"a": 1}}, {"invoke": "theirs", "event": {"a": 1}}]}));
    let finished: Vec<_> = events.iter().filter_map(Event::finished).collect();
    assert_eq!(finished[0].payload, finished[1].payload);
    let logs = |function: &str| -> Vec<String> {
        events.iter().filter_map(Event::log).filter(|log| log.function == function).map(|log| log.text.clone()).collect()
    };
    assert_eq!(logs("ours"), ["2026-01-31T09:05:00.488Z       stdout: got {\"a\":1}"]);
    assert!(logs("theirs").iter().any(|text| text.starts_with("REPORT ")));
}

#[test]
fn a_trigger_with_two_rules_runs_two_actions_once_each() {
    // docs/triggers_rules.md of apache/openwhisk: "a single trigger event invokes multiple actions".
    let events = play(&json!({
        "functions": [{"name": "classifyImage", "platform": "openwhisk"}, {"name": "thumbnailImage", "platform": "openwhisk"}],
        "triggers": [{"name": "imageUpload", "rules": ["classifyImage", {"name": "thumbnails", "action": "thumbnailImage"}]}],
        "steps": [{"fire_trigger": {"name": "imageUpload", "payload": {"key": "cat.jpg"}}}, {"until_idle": {}}]}));
    assert_eq!(
        story(&events, &["/function", "/trigger", "/status", "/record/response/status"]),
        [
            "trigger.fired imageUpload",
            "invocation.accepted classifyImage",
            "invocation.accepted thumbnailImage",
            "activation.recorded imageUpload success",
            "activation.recorded classifyImage success",
            "invocation.finished classifyImage success",
            "activation.recorded thumbnailImage success",
            "invocation.finished thumbnailImage success",
        ]
    );
    let record =
        events.iter().map(|event| serde_json::to_value(event).unwrap()).find(|event| event["type"] == "activation.recorded").unwrap();
    let first: Value = serde_json::from_str(record["record"]["logs"][0].as_str().unwrap()).unwrap();
    assert_eq!((&first["rule"], &first["action"]), (&json!("guest/imageUpload-classifyImage"), &json!("guest/classifyImage")));
}

#[test]
fn a_blocking_call_ends_after_a_minute_and_the_rest_is_told_later() {
    // docs/actions.md of apache/openwhisk, "Blocking invocations and timeouts".
    let scenario = json!({
        "functions": [{"name": "slow", "platform": "openwhisk", "timeout_ms": 300_000}],
        "steps": [{"invoke": "slow", "event": {"sleep_ms": 90_000}}, {"until_idle": {}}]});
    let events = play(&scenario);
    let position = |kind: &str| events.iter().position(|event| event.to_json().contains(kind)).unwrap();
    assert!(position("step.finished") < position("invocation.finished"));
    assert_eq!(events[position("step.finished")].at.to_string(), "2026-01-31T09:06:00.000Z");
    let finished = events.iter().find_map(Event::finished).unwrap();
    assert_eq!((finished.status_code, finished.payload.as_str()), (202, r#"{"got":{"sleep_ms":90000}}"#));
}

#[test]
fn a_minute_takes_a_hundred_and_twenty_activations_and_sixty_triggers() {
    // docs/reference.md of apache/openwhisk; a rule's request counts like any other (Triggers.scala).
    let mut session = session(&json!({
        "functions": [{"name": "fn", "platform": "openwhisk"}],
        "triggers": [{"name": "t", "rules": ["fn", {"name": "again", "action": "fn"}, {"name": "more", "action": "fn"}]}]}));
    let mut step = |text: &str| session.step_events(&Step::from_json(text).unwrap()).unwrap();
    let fire = r#"{"fire_trigger": {"name": "t"}}"#;
    for _ in 0..33 {
        step(fire);
    }
    // A hundred at once, waiting or running: the hundredth is there, the next two are not.
    let events = story(&step(fire), &["/function", "/reason", "/status_code"]);
    assert_eq!(
        events[1..4],
        ["invocation.accepted fn 202", "invocation.throttled fn ConcurrentRateLimit", "invocation.throttled fn ConcurrentRateLimit"]
    );
    let invoke = r#"{"invoke": "fn"}"#;
    let refused = step(invoke)[0].to_json();
    assert!(refused.contains("Too many concurrent requests in flight (count: 100, allowed: 100)."), "{refused}");
    step(r#"{"until_idle": {}}"#);
    (0..17).for_each(|_| drop(step(invoke)));
    let refused = step(invoke)[0].to_json();
    assert!(refused.contains("Too many requests in the last minute (count: 121, allowed: 120)."), "{refused}");
    (0..26).for_each(|_| drop(step(fire)));
    let refused = step(fire)[0].to_json();
    assert!(refused.contains(r#""operation":"FireTrigger","function":"t","code":"Too Many Requests","status":429"#), "{refused}");
    assert!(refused.contains("Too many requests in the last minute (count: 61, allowed: 60)."), "{refused}");
    step(r#"{"advance_s": 60}"#);
    assert!(step(invoke).iter().any(|event| event.finished().is_some()), "a new minute");
}

#[test]
fn nothing_of_lambda_finds_an_action() {
    let events = play(&json!({
        "functions": [{"name": "fn"}, {"name": "act", "platform": "openwhisk"}],
        "steps": [{"invoke": "fn", "event": {"call": "act"}}]}));
    let answer = events.iter().filter_map(Event::log).find_map(|log| log.text.strip_prefix("answer ")).unwrap();
    assert_eq!(answer, "\"Function not found: arn:aws:lambda:us-east-1:123456789012:function:act:$LATEST\"\n");
}

#[test]
fn a_checkpoint_keeps_what_waits() {
    let scenario = Scenario::from_json(
        &json!({
            "functions": [{"name": "fn", "platform": "openwhisk", "timeout_ms": 1000, "logs_mb": 1}],
            "triggers": [{"name": "t", "rules": ["fn"]}]})
        .to_string(),
    )
    .unwrap();
    let mut before = Session::new(scenario.clone(), on_both());
    before.step_events(&Step::from_json(r#"{"update_function": {"name": "fn", "memory_mb": 512}}"#).unwrap()).unwrap();
    before.step_events(&Step::from_json(r#"{"fire_trigger": {"name": "t", "payload": {"a": 1}}}"#).unwrap()).unwrap();
    let stored = serde_json::to_string(&before.checkpoint()).unwrap();
    let mut after = Session::restore(scenario, serde_json::from_str(&stored).unwrap(), on_both());
    let events = after.step_events(&Step::from_json(r#"{"until_idle": {}}"#).unwrap()).unwrap();
    let finished = events.iter().find_map(Event::finished).unwrap();
    assert_eq!((finished.executed_version.as_str(), finished.memory_mb), ("0.0.2", 512));
    assert_eq!(finished.payload, r#"{"got":{"a":1}}"#);
}

#[test]
fn settings_without_a_meaning_are_refused_by_name() {
    let with = |key: &str, value: Value| {
        let mut function = json!({"name": "fn", "platform": "openwhisk"});
        function[key] = value;
        refused(json!({"functions": [function]}))
    };
    assert_eq!(
        with("timeout_s", json!(3)),
        "functions[0].timeout_s: is a setting of Lambda's and has no meaning on OpenWhisk: it counts milliseconds: write \"timeout_ms\""
    );
    for (key, value) in [
        ("runtime", json!("python3.12")),
        ("architecture", json!("arm64")),
        ("ephemeral_storage_mb", json!(512)),
        ("log_format", json!("Text")),
        ("application_log_level", json!("INFO")),
        ("system_log_level", json!("INFO")),
        ("log_group", json!("g")),
        ("reserved_concurrency", json!(1)),
        ("maximum_retry_attempts", json!(0)),
        ("maximum_event_age_s", json!(60)),
        ("dead_letter_queue", json!("q")),
        ("on_success", json!("arn")),
        ("on_failure", json!("arn")),
    ] {
        let said = with(key, value);
        assert!(said.starts_with(&format!("functions[0].{key}: is a setting of Lambda's and has no meaning on OpenWhisk")), "{said}");
    }
    assert_eq!(
        with("memory_mb", json!(1024)),
        "functions[0].memory_mb: Bad Request: memory size 1024 MB exceeds allowed threshold of 512 MB"
    );
    assert_eq!(
        refused(json!({"functions": [{"name": "fn", "timeout_ms": 3000}]})),
        "functions[0].timeout_ms: is a setting of OpenWhisk's and has no meaning on Lambda: it counts seconds: write \"timeout_s\""
    );
    let function = json!({"name": "fn", "platform": "openwhisk"});
    assert_eq!(
        refused(json!({"functions": [function], "steps": [{"update_function": {"name": "fn", "log_group": "g"}}]})),
        "steps[0].update_function.log_group: is a setting of Lambda's and has no meaning on OpenWhisk: its logs are in the record of each \
         activation; leave it out"
    );
}

#[test]
fn what_only_the_other_platform_can_do() {
    let act = json!({"name": "act", "platform": "openwhisk"});
    let with = |key: &str, value: Value| {
        let mut scenario = json!({"functions": [act, {"name": "fn"}]});
        scenario[key] = value;
        refused(scenario)
    };
    let aws = "\"act\" runs on OpenWhisk, and this is AWS's: name a function of Lambda";
    assert_eq!(
        with("schedules", json!([{"name": "s", "expression": "rate(1 minute)", "function": "act"}])),
        format!("schedules[0].function: {aws}")
    );
    let notification = json!({"function": "act", "events": ["s3:ObjectCreated:*"]});
    assert_eq!(
        with("buckets", json!([{"name": "data", "notifications": [notification]}])),
        format!("buckets[0].notifications[0].function: {aws}")
    );
    assert_eq!(with("steps", json!([{"publish_version": "act"}])), format!("steps[0].publish_version: {aws}"));
    assert_eq!(
        with("steps", json!([{"invoke": "act", "log_type": "Tail"}])),
        "steps[0].log_type: has no meaning on OpenWhisk, where this action runs: the record of the activation holds all its logs; leave it out"
    );
    assert_eq!(
        with("triggers", json!([{"name": "t", "rules": ["fn"]}])),
        "triggers[0].rules[0]: \"fn\" runs on Lambda: a rule runs an action, a function with \"platform\": \"openwhisk\""
    );
    assert_eq!(
        with("triggers", json!([{"name": "act", "rules": []}])),
        "triggers[0].name: there is an action, a trigger or a rule \"act\" already; names are unique in a namespace"
    );
    assert_eq!(
        with("triggers", json!([{"name": "t", "rules": ["none"]}])),
        "triggers[0].rules[0]: no function named \"none\"; there is \"act\" and \"fn\""
    );
    assert_eq!(
        with("steps", json!([{"fire_trigger": {"name": "t"}}])),
        "steps[0].fire_trigger.name: no trigger named \"t\"; there is none"
    );
    assert_eq!(with("packages", json!([])), "packages: not here: of OpenWhisk, actions, triggers and rules are simulated; leave it out");
    assert_eq!(with("sequences", json!([])), "sequences: not here: of OpenWhisk, actions, triggers and rules are simulated; leave it out");
}

#[test]
fn the_one_file_of_an_action_is_its_entry() {
    let handler = |function: Value| {
        let scenario = Scenario::from_json(&json!({"functions": [function]}).to_string()).unwrap();
        scenario.functions[0].handler.clone()
    };
    assert_eq!(handler(json!({"name": "fn", "platform": "openwhisk", "files": {"hello.py": ""}})), "hello.main");
    assert_eq!(handler(json!({"name": "fn", "platform": "openwhisk", "files": {"hello.py": ""}, "handler": "hello.niam"})), "hello.niam");
    assert_eq!(handler(json!({"name": "fn", "platform": "openwhisk", "files": {"__main__.py": "", "b.py": ""}})), "__main__.main");
}
