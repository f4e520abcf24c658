//! boto3 in the engine does what AWS's boto3 does: the handlers of tests/boto3 run in the engine, and under CPython with boto3 against moto.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use mini_cloud::Scenario;
use serde_json::{Map, Value, json};
use workbook_tests::{events_of, files_in, lines, payloads_of, reference_packages, root, run};

/// At least so many calls are compared.
const FEWEST_CALLS: usize = 60;

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn reference_outcomes(packages: &Path, case: &Path) -> Vec<Value> {
    let script = root().join("tests/reference/boto3_reference.py");
    let printed = run(Command::new("python3").arg("-B").arg(script).arg(case).env("PYTHONPATH", packages));
    serde_json::from_str(&printed).unwrap_or_else(|error| panic!("{}: {error}: {printed}", case.display()))
}

/// The scenario of a handler: itself and the world of tests/boto3/world.json.
fn scenario_of(code: &str) -> Scenario {
    let mut world: Map<String, Value> = serde_json::from_str(&read(&root().join("tests/boto3/world.json"))).expect("world.json is JSON");
    let shared = read(&root().join("tests/boto3/shared/outcomes.py"));
    let mut functions = vec![json!({
        "name": "case", "handler": "app.handler", "files": {"app.py": code, "outcomes.py": shared}, "timeout_s": 900, "memory_mb": 1769,
    })];
    for name in world.remove("functions").and_then(|names| names.as_array().cloned()).expect("world.json names functions") {
        let echo = "def handler(event, context):\n    return event\n";
        functions.push(json!({"name": name, "handler": "app.handler", "files": {"app.py": echo}}));
    }
    world.insert("functions".to_owned(), functions.into());
    world.insert("steps".to_owned(), json!([{"invoke": "case", "event": {}}]));
    Scenario::from_json(&Value::Object(world).to_string()).unwrap_or_else(|error| panic!("{error}"))
}

/// What the handler returned in the engine.
fn returned(scenario: Scenario) -> Value {
    let events = events_of(scenario);
    let payloads = payloads_of(&events, "case");
    let payload = payloads.first().unwrap_or_else(|| panic!("the invocation never finished:\n{}", lines(&events)));
    serde_json::from_str(payload).unwrap_or_else(|error| panic!("{error}: {payload}\n{}", lines(&events)))
}

/// Outcomes in which moto and the engine differ: tests/boto3/differences.toml says of each where AWS's way is recorded, if it is.
fn reviewed_differences() -> BTreeSet<(String, usize)> {
    let table: toml::Table = read(&root().join("tests/boto3/differences.toml")).parse().expect("differences.toml is TOML");
    let mut reviewed = BTreeSet::new();
    for entry in table["difference"].as_array().expect("a list") {
        assert!(entry["reason"].as_str().is_some_and(|reason| reason.len() > 20), "no reason in {entry}");
        let case = entry["case"].as_str().expect("a name");
        for outcome in entry["outcomes"].as_array().expect("numbers") {
            let number = outcome.as_integer().and_then(|number| usize::try_from(number).ok()).expect("a number from 0");
            reviewed.insert((case.to_owned(), number));
        }
    }
    reviewed
}

fn is_call(outcome: &Value) -> bool {
    outcome.get("gave").is_some() || outcome.get("raised").is_some()
}

#[test]
fn every_call_gives_and_raises_what_it_does_with_aws_s_boto3() {
    let packages = reference_packages();
    let mut calls = 0;
    let mut different = Vec::new();
    let mut differences = reviewed_differences();
    for case in files_in("tests/boto3", "py") {
        let expected = reference_outcomes(&packages, &case);
        let actual = returned(scenario_of(&read(&case)));
        let actual = actual.as_array().unwrap_or_else(|| panic!("{}: {actual}", case.display()));
        calls += expected.iter().filter(|outcome| is_call(outcome)).count();
        if expected.len() != actual.len() {
            different.push(format!("{}: {} outcomes, not {}", case.display(), actual.len(), expected.len()));
        }
        let name = case.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        for (number, (expected, actual)) in expected.iter().zip(actual).enumerate() {
            let reviewed = differences.remove(&(name.to_owned(), number));
            if reviewed && expected == actual {
                different.push(format!("{}: outcome {number} does not differ any more: take it out of differences.toml", case.display()));
            }
            if expected != actual && !reviewed {
                different.push(format!("{}: outcome {number}\n  boto3 and moto: {expected}\n  the engine:     {actual}", case.display()));
            }
        }
    }
    assert!(differences.is_empty(), "differences.toml names outcomes that are not there: {differences:?}");
    assert!(calls >= FEWEST_CALLS, "only {calls} calls are compared");
    assert!(different.is_empty(), "{} of the outcomes differ:\n{}", different.len(), different.join("\n"));
}

#[test]
fn what_is_not_there_says_so_and_names_what_is() {
    let code = r#"
import boto3

def handler(event, context):
    s3 = boto3.client("s3")
    told = []
    for call in (lambda: boto3.client("dynamodb"), lambda: boto3.resource("dynamodb"), lambda: s3.create_multipart_upload(Bucket="landing-zone"),
                 lambda: s3.get_paginator("list_multipart_uploads"), lambda: s3.generate_presigned_url("get_object"),
                 lambda: boto3.client("lambda").get_waiter("function_exists")):
        try:
            call()
        except NotImplementedError as error:
            told.append(str(error))
    return told
"#;
    let told = returned(scenario_of(code));
    let told: Vec<&str> = told.as_array().expect("a list").iter().filter_map(Value::as_str).collect();
    let wanted = [
        ("service dynamodb", "There is: s3, sqs, lambda, redshift-data."),
        ("service dynamodb", "There is: s3, sqs."),
        ("create_multipart_upload", "put_object"),
        ("list_multipart_uploads", "list_objects_v2"),
        ("generate_presigned_url", "get_object and put_object"),
        ("function_exists", "There is: none."),
    ];
    assert_eq!(told.len(), wanted.len(), "{told:#?}");
    for (told, (missing, there)) in told.iter().zip(wanted) {
        assert!(told.contains(missing) && told.contains(there), "{told:?} lacks {missing:?} or {there:?}");
    }
}

/// botocore's legacy mode tries five times, with a random part of 1, 2, 4 and 8 s between the tries, and says so in the error
/// (botocore 1.44.5, data/_retry.json and exceptions.py, read 2026-11-22). "Set reserved concurrency to 0 to throttle all invocations"
/// (<https://docs.aws.amazon.com/lambda/latest/dg/per-function-concurrency.html>, read 2026-11-22).
#[test]
fn a_throttled_call_is_tried_five_times() {
    let code = r#"
import time

import boto3
from botocore.config import Config

def handler(event, context):
    told = []
    for config in (None, Config(retries={"max_attempts": 0}), Config(retries={"mode": "standard", "total_max_attempts": 2})):
        functions = boto3.client("lambda", config=config)
        began = time.time()
        try:
            functions.invoke(FunctionName="throttled", Payload=b"{}")
        except functions.exceptions.TooManyRequestsException as error:
            metadata = error.response["ResponseMetadata"]
            told.append([str(error).rpartition(": ")[0], metadata["HTTPStatusCode"], metadata["RetryAttempts"], time.time() - began < 16])
    return told
"#;
    let scenario = json!({
        "functions": [
            {"name": "case", "handler": "app.handler", "files": {"app.py": code}, "timeout_s": 60, "memory_mb": 1769},
            {"name": "throttled", "handler": "app.handler", "files": {"app.py": "def handler(event, context): ..."}, "reserved_concurrency": 0},
        ],
        "steps": [{"invoke": "case", "event": {}}],
    });
    let scenario = Scenario::from_json(&scenario.to_string()).unwrap_or_else(|error| panic!("{error}"));
    let told = |retries: u32| {
        let text =
            format!("An error occurred (TooManyRequestsException) when calling the Invoke operation (reached max retries: {retries})");
        json!([text, 429, retries, true])
    };
    assert_eq!(returned(scenario), json!([told(4), told(0), told(1)]));
}
