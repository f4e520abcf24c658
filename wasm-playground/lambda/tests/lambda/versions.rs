//! Versions and aliases: what runs, what it is told of itself, and what AWS refuses.
//!
//! LocalStack tests/aws/services/lambda_/test_lambda.py TestLambdaVersions, TestLambdaAliases, test_invocation_with_qualifier
//! (2025-11-24 and 2025-11-25) and test_lambda_api.py TestLambdaVersions, TestLambdaAlias (2025-11-25), read 2026-11-22.

use std::cell::RefCell;
use std::rc::Rc;

use mini_lambda::{AliasRequest, Answer, EventKind, FunctionConfig, InvocationFinished, InvokeRequest};

use crate::fake_engine::{FakeEngine, returned};
use crate::world::{World, function};

/// A handler that says which code and version it is, and counts its calls.
fn telling() -> Box<FakeEngine> {
    FakeEngine::handler(|process, _| {
        process.globals.borrow_mut().push("call".to_owned());
        let variable = |name: &str| process.spec.variables.get(name).cloned().unwrap_or_default();
        let calls = process.globals.borrow().len();
        returned(&format!("{} {} {calls}", variable("CODE"), variable("AWS_LAMBDA_FUNCTION_VERSION")))
    })
}

fn with_code(code: &str) -> FunctionConfig {
    FunctionConfig { environment: [("CODE".to_owned(), code.to_owned())].into(), ..function() }
}

fn world() -> World {
    World::new(with_code("version1"), telling())
}

fn call(world: &mut World, qualifier: Option<&str>) -> InvocationFinished {
    let request = InvokeRequest { qualifier: qualifier.map(str::to_owned), ..InvokeRequest::of("fn") };
    match world.request(&request) {
        Answer::Finished(finished) => *finished,
        other => panic!("{other:?}"),
    }
}

fn publish(world: &World) -> String {
    world.lambda.publish_version(world.now, "fn", &world.emit);
    match world.events().last().unwrap().kind.clone() {
        EventKind::VersionPublished { version, .. } => version,
        other => panic!("{other:?}"),
    }
}

fn alias(function: &str, name: &str, version: &str) -> AliasRequest {
    AliasRequest { function: function.to_owned(), name: name.to_owned(), version: version.to_owned() }
}

fn update(world: &World, function: FunctionConfig) {
    world.lambda.update(world.now, function, &world.emit).unwrap();
}

fn last_line(world: &World) -> String {
    world.transcript().lines().last().unwrap().split_once(' ').unwrap().1.to_owned()
}

#[test]
fn a_version_keeps_its_code_when_latest_changes() {
    // test_lambda_versions_with_code_changes.
    let mut world = world();
    assert_eq!(publish(&world), "1");
    update(&world, with_code("version2"));
    assert_eq!(call(&mut world, None).payload, "version2 $LATEST 1");
    let first = call(&mut world, Some("1"));
    assert_eq!((first.payload.as_str(), first.executed_version.as_str(), first.cold), ("version1 1 1", "1", true));
    assert_eq!(publish(&world), "2");
    update(&world, with_code("version3"));
    assert_eq!(publish(&world), "3");
    assert_eq!(call(&mut world, Some("3")).payload, "version3 3 1");
    assert_eq!(call(&mut world, None).payload, "version3 $LATEST 1");
    assert_eq!(call(&mut world, Some("2")).payload, "version2 2 1");
    assert_eq!(call(&mut world, Some("1")).payload, "version1 1 2", "its environment is the same one as before");
}

#[test]
fn publishing_what_did_not_change_gives_the_same_version() {
    // test_version_lifecycle: the third publication gives version 2 again.
    let world = world();
    assert_eq!([publish(&world), publish(&world)], ["1", "1"]);
    update(&world, with_code("version2"));
    assert_eq!([publish(&world), publish(&world)], ["2", "2"]);
    // Reserved concurrency belongs to the function, not to a version.
    update(&world, FunctionConfig { reserved_concurrency: Some(5), ..with_code("version2") });
    assert_eq!(publish(&world), "2");
    update(&world, with_code("version1"));
    assert_eq!(publish(&world), "3", "only the last version is looked at");
}

#[test]
fn logs_and_answer_carry_the_version() {
    // test_invocation_with_qualifier: `START RequestId: … Version: 1`, ExecutedVersion 1.
    let mut world = world();
    publish(&world);
    let finished = call(&mut world, Some("1"));
    assert_eq!(finished.executed_version, "1");
    let start = world.log().into_iter().find(|text| text.starts_with("START")).unwrap();
    assert_eq!(start, format!("START RequestId: {} Version: 1\n", finished.request_id));
    let streams: Vec<String> = world
        .events()
        .into_iter()
        .filter_map(|event| if let EventKind::EnvironmentStarted { log_stream, .. } = event.kind { Some(log_stream) } else { None })
        .collect();
    assert!(streams.len() == 1 && streams[0].starts_with("2026/01/31/[1]"), "{streams:?}");
}

#[test]
fn the_arn_is_as_the_caller_wrote_it() {
    // test_lambda_alias_moving, test_invocation_with_qualifier; `:$LATEST` stays if it was written.
    let seen: Rc<RefCell<Vec<String>>> = Rc::default();
    let sink = Rc::clone(&seen);
    let engine = FakeEngine::with_headers(move |headers| {
        let headers: serde_json::Value = serde_json::from_str(headers).unwrap();
        sink.borrow_mut().push(headers["Lambda-Runtime-Invoked-Function-Arn"].as_str().unwrap().to_owned());
    });
    let mut world = World::new(function(), engine);
    publish(&world);
    world.lambda.create_alias(world.now, &alias("fn", "alias1", "1"), &world.emit);
    let arn = "arn:aws:lambda:us-east-1:123456789012:function:fn";
    for (name, qualifier, suffix, executed) in [
        ("fn", None, "", "$LATEST"),
        ("fn", Some("1"), ":1", "1"),
        ("fn", Some("alias1"), ":alias1", "1"),
        ("fn", Some("$LATEST"), ":$LATEST", "$LATEST"),
        ("fn:alias1", None, ":alias1", "1"),
        ("fn:1", Some("1"), ":1", "1"),
        ("123456789012:function:fn", None, "", "$LATEST"),
        (&format!("{arn}:alias1"), None, ":alias1", "1"),
        (arn, Some("1"), ":1", "1"),
    ] {
        let request = InvokeRequest { qualifier: qualifier.map(str::to_owned), ..InvokeRequest::of(name) };
        let Answer::Finished(finished) = world.request(&request) else { panic!("{name}") };
        assert_eq!(finished.executed_version, executed, "{name} {qualifier:?}");
        assert_eq!(seen.borrow().last().unwrap(), &format!("{arn}{suffix}"), "{name} {qualifier:?}");
    }
}

#[test]
fn an_alias_moves_from_version_to_version() {
    // test_lambda_alias_moving.
    let mut world = world();
    publish(&world);
    world.lambda.create_alias(world.now, &alias("fn", "alias1", "1"), &world.emit);
    assert_eq!(last_line(&world), "alias alias1 is 1");
    assert_eq!(call(&mut world, Some("alias1")).payload, "version1 1 1");
    update(&world, with_code("version2"));
    assert_eq!(call(&mut world, Some("alias1")).payload, "version1 1 2");
    publish(&world);
    assert_eq!(call(&mut world, Some("alias1")).payload, "version1 1 3");
    world.lambda.update_alias(world.now, &alias("fn", "alias1", "2"), &world.emit);
    assert_eq!(last_line(&world), "alias alias1 is now 2");
    assert_eq!(call(&mut world, Some("alias1")).payload, "version2 2 1");
}

#[test]
fn an_alias_may_stand_for_latest() {
    // test_notfound_and_invalid_routingconfigs, "create-alias-latest".
    let mut world = world();
    world.lambda.create_alias(world.now, &alias("fn", "custom-latest", "$LATEST"), &world.emit);
    let finished = call(&mut world, Some("custom-latest"));
    assert_eq!((finished.payload.as_str(), finished.executed_version.as_str()), ("version1 $LATEST 1", "$LATEST"));
}

#[test]
fn what_aws_refuses_about_aliases() {
    let world = world();
    publish(&world);
    let arn = "arn:aws:lambda:us-east-1:123456789012:function";
    let create = |request: AliasRequest, expected: &str| {
        world.lambda.create_alias(world.now, &request, &world.emit);
        assert_eq!(last_line(&world), expected);
    };
    // test_alias_naming.
    create(alias("fn", "2024-01-02", "1"), "alias 2024-01-02 is 1");
    create(
        alias("fn", "2024", "1"),
        "refused CreateAlias 400 ValidationException: 1 validation error detected: Value '2024' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: (?!^[0-9]+$)([a-zA-Z0-9-_]+)",
    );
    // test_notfound_and_invalid_routingconfigs.
    create(alias("fn", "custom", "10"), &format!("refused CreateAlias 404 ResourceNotFoundException: Function not found: {arn}:fn:10"));
    create(
        alias("fn-unknown", "custom", "1"),
        &format!("refused CreateAlias 404 ResourceNotFoundException: Function not found: {arn}:fn-unknown:1"),
    );
    create(alias("fn", "custom", "1"), "alias custom is 1");
    create(
        alias("fn", "custom", "1"),
        &format!("refused CreateAlias 409 ResourceConflictException: Alias already exists: {arn}:fn:custom"),
    );
    let update = |request: AliasRequest, expected: &str| {
        world.lambda.update_alias(world.now, &request, &world.emit);
        assert_eq!(last_line(&world), expected);
    };
    update(
        alias("fn", "non-existent", "1"),
        &format!("refused UpdateAlias 404 ResourceNotFoundException: Cannot find alias arn: {arn}:fn:non-existent"),
    );
    update(alias("fn", "custom", "7"), &format!("refused UpdateAlias 404 ResourceNotFoundException: Function not found: {arn}:fn:7"));
    // Pattern and lengths: API reference of CreateAlias.
    create(
        alias("fn", &"a".repeat(129), "one"),
        &format!(
            "refused CreateAlias 400 ValidationException: 2 validation errors detected: Value '{}' at 'name' failed to satisfy constraint: Member must have length less than or equal to 128; Value 'one' at 'functionVersion' failed to satisfy constraint: Member must satisfy regular expression pattern: (\\$LATEST|[0-9]+)",
            "a".repeat(129)
        ),
    );
    world.lambda.publish_version(world.now, "x", &world.emit);
    assert_eq!(last_line(&world), format!("refused PublishVersion 404 ResourceNotFoundException: Function not found: {arn}:x"));
}

#[test]
fn versions_that_are_not_there() {
    let mut world = world();
    publish(&world);
    for missing in ["2", "0", "01", "live", "$latest", "18446744073709551616"] {
        let request = InvokeRequest { qualifier: Some(missing.to_owned()), ..InvokeRequest::of("fn") };
        let Answer::Refused(error) = world.request(&request) else { panic!("{missing}") };
        let expected = format!("Function not found: arn:aws:lambda:us-east-1:123456789012:function:fn:{missing}");
        assert_eq!((error.status, error.code.as_str(), error.message), (404, "ResourceNotFoundException", expected));
    }
}

#[test]
fn an_update_replaces_the_environments_of_latest_only() {
    let mut world = world();
    publish(&world);
    call(&mut world, Some("1"));
    call(&mut world, None);
    update(&world, with_code("version2"));
    assert!(!call(&mut world, Some("1")).cold);
    assert!(call(&mut world, None).cold);
    world.lambda.recycle(world.now, "fn", &world.emit).unwrap();
    assert!(call(&mut world, Some("1")).cold && call(&mut world, None).cold, "a step takes all that are idle");
}

#[test]
fn records_in_json_carry_the_version() {
    // `functionVersion` and `version` of <https://docs.aws.amazon.com/lambda/latest/dg/telemetry-schema-reference.html>,
    // read 2026-11-22.
    let json = FunctionConfig { log_format: mini_lambda::function::LogFormat::Json, ..with_code("a") };
    let mut world = World::new(json, telling());
    publish(&world);
    call(&mut world, Some("1"));
    let records: Vec<serde_json::Value> = world.log().iter().filter_map(|text| serde_json::from_str(text).ok()).collect();
    let record = |name: &str| records.iter().find(|record| record["type"] == name).unwrap()["record"].clone();
    assert_eq!(record("platform.initStart")["functionVersion"], "1");
    assert_eq!(record("platform.start")["version"], "1");
}
