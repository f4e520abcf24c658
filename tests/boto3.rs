//! boto3 in the engine does what AWS's boto3 does: the handlers of tests/boto3 run in the engine, and under CPython with boto3 against moto.

use mini_cloud::Scenario;
use serde_json::{Map, Value, json};
use workbook_tests::comparison::{Comparison, read, returned};
use workbook_tests::root;

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

#[test]
fn every_call_gives_and_raises_what_it_does_with_aws_s_boto3() {
    let comparison = Comparison { folder: "tests/boto3", script: "boto3_reference.py", reference: "boto3 and moto", fewest_calls: 60 };
    comparison.check(scenario_of);
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
