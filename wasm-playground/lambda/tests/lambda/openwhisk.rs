//! Actions of OpenWhisk: records, statuses, limits and logs, by its documents and sources (<https://github.com/apache/openwhisk>,
//! <https://github.com/apache/openwhisk-runtime-python>, <https://github.com/apache/openwhisk-runtime-go>, read 2026-11-22).

use mini_lambda::openwhisk::{ActionSettings, Rule};
use mini_lambda::{
    ActivationRecord, Answer, Event, EventKind, FunctionConfig, HostCall, InvocationType, InvokeRequest, LogOrigin, Status, Stop, Trigger,
};
use serde_json::{Value, json};

use crate::fake_engine::{FakeEngine, Process, Reply, returned};
use crate::world::{World, check};

fn action() -> FunctionConfig {
    FunctionConfig { files: [("__main__.py".to_owned(), String::new())].into(), ..FunctionConfig::action("fn") }
}

fn with_timeout(timeout_ms: u32) -> FunctionConfig {
    FunctionConfig { action: ActionSettings { timeout_ms, ..ActionSettings::default() }, ..action() }
}

/// What a launcher writes: one line of JSON.
fn line(value: &Value) -> Result<Reply, Stop> {
    returned(&format!("{value}\n"))
}

/// Does what its parameters say.
fn obedient(process: &Process, request: &str) -> Result<Reply, Stop> {
    let request: Value = serde_json::from_str(request).unwrap();
    let params = &request["value"];
    process.print(params["print"].as_str().unwrap_or_default())?;
    process.print_error(params["complain"].as_str().unwrap_or_default())?;
    process.sleep(params["sleep_ms"].as_u64().unwrap_or_default() * 1_000)?;
    match params["end"].as_str() {
        Some("exit") => process.exit(1),
        Some("hoard") => process.allocate(1 << 40).and_then(|()| line(&json!({}))),
        Some("request") => line(&request),
        _ => line(params.get("return").unwrap_or(&json!({}))),
    }
}

fn world() -> World {
    World::new(action(), FakeEngine::handler(obedient))
}

fn records(events: &[Event]) -> Vec<ActivationRecord> {
    let recorded = |event: &Event| match &event.kind {
        EventKind::ActivationRecorded { record, .. } => Some(ActivationRecord::clone(record)),
        _ => None,
    };
    events.iter().filter_map(recorded).collect()
}

fn last(world: &World) -> ActivationRecord {
    records(&world.events()).pop().unwrap()
}

fn annotation(record: &ActivationRecord, key: &str) -> Option<Value> {
    record.annotations.iter().find(|annotation| annotation.key == key).map(|annotation| annotation.value.clone())
}

#[test]
fn a_record_says_all_of_an_activation() {
    // docs/actions.md "Understanding the activation record", docs/annotations.md; `initTime` only on a cold start.
    let mut world = world();
    let finished = world.invoke(r#"{"return": {"greeting": "Hello stranger!"}}"#);
    let cold = last(&world);
    assert_eq!(finished.payload, r#"{"greeting":"Hello stranger!"}"#);
    assert_eq!((finished.status, finished.status_code, finished.function_error), (Status::Success, 200, None));
    assert_eq!(cold.activation_id.len(), 32);
    assert!(cold.activation_id.chars().all(|digit| digit.is_ascii_digit() || ('a'..='f').contains(&digit)));
    // The model's 405 ms until the container is there, 80 of init and 3 of run.
    let start = 1_769_850_300_405_i64;
    assert_eq!(
        serde_json::to_value(&cold).unwrap(),
        json!({
            "namespace": "guest", "name": "fn", "version": "0.0.1", "subject": "guest", "activationId": cold.activation_id,
            "start": start, "end": start + 83, "duration": 83,
            "response": {"status": "success", "statusCode": 0, "success": true, "result": {"greeting": "Hello stranger!"}, "size": 31},
            "logs": [],
            "annotations": [
                {"key": "path", "value": "guest/fn"}, {"key": "waitTime", "value": 405}, {"key": "kind", "value": "python:3.10"},
                {"key": "timeout", "value": false},
                {"key": "limits", "value": {"concurrency": 1, "logs": 10, "memory": 256, "timeout": 60000}},
                {"key": "initTime", "value": 80}],
            "publish": false})
    );
    world.invoke("{}");
    let warm = last(&world);
    assert_eq!((annotation(&warm, "initTime"), annotation(&warm, "waitTime"), warm.duration), (None, Some(json!(5)), Some(3)));
}

#[test]
fn nothing_of_lambdas_is_in_the_logs() {
    let mut world = world();
    world.invoke(r#"{"print": "hello stdout\n", "complain": "hello stderr\nwithout end"}"#);
    // testEcho in PythonBasicTests.scala; LogLine in DockerToActivationLogStore.scala. A line without an end is lost: the mark for the end
    // of the activation follows on the same line, and `CompleteAfterOccurrences` takes that line away.
    check(
        &world,
        r#"
        0.000 started
        485.000 invocation cold
        488.000 | 2026-01-31T09:05:00.488Z       stdout: hello stdout
        488.000 | 2026-01-31T09:05:00.488Z       stderr: hello stderr
        488.000 recorded fn success
        488.000 finished Success {}
        "#,
    );
    assert_eq!(last(&world).logs, world.log());
    assert!(world.events().iter().all(|event| !matches!(&event.kind, EventKind::Log(log) if log.origin == LogOrigin::Platform)));
}

#[test]
fn an_action_is_told_of_its_activation() {
    // `initializeAndRun` in ContainerProxy.scala; testEnv in PythonBasicTests.scala. The deadline is that of the run.
    let mut world = world();
    let finished = world.invoke(r#"{"end": "request", "big": 123456789012345678901234567890}"#);
    let request: Value = serde_json::from_str(&finished.payload).unwrap();
    assert_eq!(request["namespace"], "guest");
    assert_eq!(request["action_name"], "/guest/fn");
    assert_eq!(request["action_version"], "0.0.1");
    assert_eq!(request["activation_id"], json!(finished.request_id));
    assert_eq!(request["transaction_id"].as_str().unwrap().len(), 32);
    assert_eq!(request["deadline"], "1769850360485");
}

#[test]
fn the_process_has_the_platforms_variables_and_its_own() {
    let engine = FakeEngine::handler(|process, _| line(&json!(process.spec.variables)));
    let function = FunctionConfig { environment: [("SOME_VAR".to_owned(), "xyz".to_owned())].into(), ..action() };
    let mut world = World::new(function, engine);
    let finished = world.invoke("{}");
    let variables: Value = serde_json::from_str(&finished.payload).unwrap();
    // testEnvParameters in PythonBasicTests.scala: parameters of the init are variables.
    assert_eq!(variables["SOME_VAR"], "xyz");
    assert_eq!(variables["__OW_ACTIVATION_ID"], json!(finished.request_id));
    assert_eq!((&variables["__OW_NAMESPACE"], &variables["__OW_API_HOST"]), (&json!("guest"), &json!("http://172.17.0.1:3233")));
    assert!(variables.as_object().unwrap().keys().all(|name| !name.starts_with("AWS_") && !name.starts_with("LAMBDA_")));
    assert_eq!(variables["__OW_API_KEY"], Value::Null, "docs/annotations.md: absent unless asked for");
}

#[test]
fn statuses_and_what_the_caller_gets() {
    // Codes: docs/actions.md. HTTP status: `doInvoke` in Actions.scala. Texts: runHandler.go, ErrorResponse.scala.
    for (event, http, code, status, error) in [
        (r#"{"return": {"error": "sorry"}}"#, 502, 1, "application error", "sorry"),
        (r#"{"return": "text"}"#, 502, 2, "action developer error", "The action did not return a dictionary or array."),
        (r#"{"return": null}"#, 502, 2, "action developer error", "The action did not produce a valid JSON or JSON Array response: null\n"),
        (r#"{"end": "exit"}"#, 502, 2, "action developer error", "command exited"),
        (r#"{"end": "hoard"}"#, 502, 2, "action developer error", "The action exhausted its memory and was aborted."),
    ] {
        let mut world = world();
        let finished = world.invoke(event);
        let response = last(&world).response;
        assert_eq!((response.status_code, response.status.as_str(), response.success), (code, status, false), "{event}");
        assert_eq!(response.result, json!({"error": error}), "{event}");
        assert_eq!(finished.payload, json!({"error": error}).to_string());
        assert_eq!((finished.status, finished.status_code, finished.function_error.as_deref()), (Status::Error, http, Some(status)));
    }
}

#[test]
fn a_developer_error_ends_the_container_and_is_said_in_the_logs() {
    // ContainerProxy.scala: any end but success and application error is a failure of the container, which is destroyed.
    // DockerToActivationLogStore.scala: the last line.
    let mut world = world();
    world.invoke(r#"{"return": 7, "print": "seven\n"}"#);
    world.invoke(r#"{"return": {"error": "mine"}}"#);
    let third = world.invoke("{}");
    assert!(!third.cold, "an application error leaves the container");
    check(
        &world,
        r#"
        0.000 started
        485.000 invocation cold
        488.000 | 2026-01-31T09:05:00.488Z       stdout: seven
        488.000 | 2026-01-31T09:05:00.488Z       stderr: The action did not initialize or run as expected. Log data might be missing.
        488.000 recorded fn action developer error
        488.000 finished Error {"error":"The action did not return a dictionary or array."}
        488.000 recycled Failed
        488.000 started
        973.000 invocation cold
        976.000 recorded fn application error
        976.000 finished Error {"error":"mine"}
        981.000 invocation
        984.000 recorded fn success
        984.000 finished Success {}
        "#,
    );
}

#[test]
fn the_limit_holds_for_init_and_run_separately() {
    // docs/actions.md: "applies to both the initialization and the execution separately"; `timedoutActivation` in ErrorResponse.scala.
    let engine = |load_ms: u64| FakeEngine::new(move |process| process.sleep(load_ms * 1_000), obedient);
    let mut both = World::new(with_timeout(200), engine(100));
    assert_eq!(both.invoke(r#"{"sleep_ms": 150}"#).status, Status::Success, "together they are longer");

    let mut run = World::new(with_timeout(200), engine(0));
    let finished = run.invoke(r#"{"sleep_ms": 197}"#);
    assert_eq!(finished.payload, r#"{"error":"The action exceeded its time limits of 200 milliseconds."}"#);
    assert_eq!((finished.status, finished.duration_us.as_micros()), (Status::Timeout, 280_000));
    assert_eq!((annotation(&last(&run), "timeout"), last(&run).response.status_code), (Some(json!(true)), 2));

    let mut init = World::new(with_timeout(200), engine(120));
    let finished = init.invoke("{}");
    assert_eq!(finished.payload, r#"{"error":"The action exceeded its time limits of 200 milliseconds during initialization."}"#);
    assert_eq!((finished.init_us.unwrap().as_micros(), finished.duration_us.as_micros()), (200_000, 200_000));
    assert!(init.invoke("{}").cold, "its container is gone");
}

#[test]
fn inits_that_fail() {
    // "detect termination at init" in PythonBasicTests.scala; initHandler.go.
    let mut exits = World::new(action(), FakeEngine::new(|process| process.exit(1), obedient));
    let finished = exits.invoke("{}");
    assert_eq!(finished.payload, r#"{"error":"Cannot start action. Check logs for details."}"#);
    assert!(exits.log()[0].ends_with("stderr: Command exited abruptly during initialization."), "{:?}", exits.log());
    assert_eq!(last(&exits).response.status_code, 2);
    // "log compilation errors" and "report error if zip-encoded action does not include required file".
    let broken = FakeEngine::new(
        |process| {
            process.print_error("invalid syntax\n")?;
            process.call(HostCall::PostInitError(
                br#"{"error": "The action failed to generate or locate a binary. See logs for details."}"#,
            ))?;
            process.exit(1)
        },
        obedient,
    );
    let mut broken = World::new(action(), broken);
    let finished = broken.invoke("{}");
    assert_eq!(finished.payload, r#"{"error":"The action failed to generate or locate a binary. See logs for details."}"#);
    assert!(broken.log()[0].ends_with("stderr: invalid syntax"), "{:?}", broken.log());
}

#[test]
fn whoever_waits_for_a_minute_gets_the_id_and_the_action_goes_on() {
    // docs/actions.md "Blocking invocations and timeouts".
    let world = World::new(with_timeout(300_000), FakeEngine::handler(obedient));
    let payload = Some(br#"{"sleep_ms": 90000}"#.to_vec());
    let answered = world.lambda.invoke(world.now, &InvokeRequest { payload, ..InvokeRequest::of("fn") }, &world.emit).unwrap();
    let record = last(&world);
    assert_eq!(answered.answer, Answer::Activation(record.activation_id.clone()));
    assert_eq!(answered.at.since(world.now).as_micros(), 60_000_000);
    assert_eq!((record.duration, record.response.status_code), (Some(90_083), 0));
}

#[test]
fn nothing_is_tried_again() {
    let mut world = world();
    let payload = Some(br#"{"end": "exit"}"#.to_vec());
    let request = InvokeRequest { payload, invocation_type: InvocationType::Event, ..InvokeRequest::of("fn") };
    let Answer::Accepted(event) = world.request(&request) else { panic!() };
    let attempted = world.lambda.attempt(world.now, *event, &world.emit).unwrap();
    assert!(matches!(attempted.verdict, mini_lambda::Verdict::Settled(_)), "{:?}", attempted.verdict);
    assert_eq!(records(&world.events()).len(), 1);
}

#[test]
fn time_is_billed_in_steps_of_a_hundred_milliseconds() {
    // <https://console.ng.bluemix.net/openwhisk/learn/pricing>, read 2026-11-22: 0.000017 USD a GB-second, rounded up to 100 ms, and no
    // price for requests.
    let mut world = world();
    let cold = world.invoke(r#"{"sleep_ms": 20}"#);
    assert_eq!((cold.duration_us.as_micros(), cold.billed_ms, cold.memory_mb), (103_000, 200, 256));
    assert_eq!((cold.cost.mb_ms, cold.cost.requests, cold.cost.usd.as_str()), (51_200, 0, "0.000000850000"));
    assert_eq!(world.invoke("{}").billed_ms, 100);
}

#[test]
fn a_container_is_kept_for_ten_minutes() {
    // `idle-container` in core/invoker/src/main/resources/application.conf.
    let mut world = world();
    world.invoke("{}");
    world.wait(599);
    assert!(!world.invoke("{}").cold);
    world.wait(600);
    assert!(world.invoke("{}").cold);
}

#[test]
fn requests_that_are_refused() {
    // Entities.scala (`isWhithinRange`), spray-json's and Pekko HTTP's words for what is no object.
    let refused = |payload: &[u8]| match world().request(&InvokeRequest { payload: Some(payload.to_vec()), ..InvokeRequest::of("fn") }) {
        Answer::Refused(error) => (error.status, error.message),
        other => panic!("{other:?}"),
    };
    assert_eq!(refused(b"[1]"), (400, "The request content was malformed:\nJSON object expected".to_owned()));
    assert!(refused(b"{").1.starts_with("The request content was malformed:\n"));
    let large = format!("{{\"a\": \"{}\"}}", "a".repeat(1_048_576));
    assert_eq!(refused(large.as_bytes()), (413, "Request larger than allowed: 1048585 > 1048576 bytes.".to_owned()));
}

#[test]
fn an_action_has_a_version_that_counts_its_updates() {
    let mut world = world();
    world.invoke("{}");
    world.lambda.update(world.now, FunctionConfig { memory_mb: 512, ..action() }, &world.emit).unwrap();
    let finished = world.invoke("{}");
    assert_eq!((finished.executed_version.as_str(), finished.cold, finished.memory_mb), ("0.0.2", true, 512));
}

#[test]
fn settings_that_openwhisk_refuses_or_does_not_have() {
    // Sentences: MemoryLimit.scala, TimeLimit.scala, LogLimit.scala, ErrorResponse.scala.
    let refused = |function: FunctionConfig| {
        function.problems().into_iter().map(|bad| (bad.field, bad.error.message)).next().map(|(field, text)| format!("{field}: {text}"))
    };
    assert_eq!(refused(action()), None);
    let check = |function: FunctionConfig, expected: &str| assert_eq!(refused(function).as_deref(), Some(expected));
    check(FunctionConfig { memory_mb: 1_024, ..action() }, "memory_mb: memory size 1024 MB exceeds allowed threshold of 512 MB");
    check(FunctionConfig { memory_mb: 64, ..action() }, "memory_mb: memory size 64 MB below allowed threshold of 128 MB");
    check(with_timeout(99), "timeout_ms: duration 99 milliseconds below allowed threshold of 100 milliseconds");
    check(with_timeout(300_001), "timeout_ms: duration 300001 milliseconds exceeds allowed threshold of 300000 milliseconds");
    let logs = ActionSettings { logs_mb: 11, ..ActionSettings::default() };
    check(FunctionConfig { action: logs, ..action() }, "logs_mb: log size 11 MB exceeds allowed threshold of 10 MB");
    check(FunctionConfig { name: "a/b".to_owned(), ..action() }, "name: The name of the entity contains illegal characters.");
    check(
        FunctionConfig { timeout_s: 5, ..action() },
        "timeout_s: \"timeout_s\" is a setting of Lambda; OpenWhisk has none of that meaning.",
    );
    assert!(FunctionConfig { name: "hello.py v2".to_owned(), ..action() }.problems().is_empty(), "docs/reference.md, entity names");
}

fn trigger(rules: Vec<Rule>) -> Trigger {
    Trigger { name: "locationUpdate".to_owned(), rules }
}

fn rule(name: &str, inactive: bool) -> Rule {
    Rule { name: name.to_owned(), action: "fn".to_owned(), inactive }
}

#[test]
fn a_trigger_runs_what_its_rules_say() {
    // docs/triggers_rules.md; Triggers.scala (`activate`, `activateRules`, `RuleActivationResult`).
    let world = world();
    let payload = r#"{"name": "Donald", "place": "Washington, D.C."}"#;
    let rules = trigger(vec![rule("one", false), rule("two", true), rule("three", false)]);
    let events = world.lambda.fire_trigger(world.now, &rules, Some(payload), &world.emit);
    assert_eq!(events.iter().map(|event| event.payload.as_str()).collect::<Vec<_>>(), [payload, payload]);
    let record = last(&world);
    let line = |name: &str, rest: Value| {
        let mut line = json!({"rule": format!("guest/{name}"), "action": "guest/fn"});
        line.as_object_mut().unwrap().extend(rest.as_object().unwrap().clone());
        line.to_string()
    };
    assert_eq!(
        record.logs,
        [
            line("one", json!({"statusCode": 0, "success": true, "activationId": events[0].request_id})),
            line(
                "two",
                json!({"statusCode": 1, "success": false, "error": "Rule 'guest/two' is inactive, action 'guest/fn' was not activated."})
            ),
            line("three", json!({"statusCode": 0, "success": true, "activationId": events[1].request_id})),
        ]
    );
    assert_eq!((record.end, record.duration, record.response.result["name"].clone()), (None, None, json!("Donald")));
}

#[test]
fn a_trigger_without_an_active_rule_does_nothing() {
    // docs/triggers_rules.md: "has no visible effect"; Triggers.scala: 204, no record.
    let world = world();
    assert!(world.lambda.fire_trigger(world.now, &trigger(vec![rule("off", true)]), None, &world.emit).is_empty());
    check(&world, "0.000 fired locationUpdate 204");
}
