//! Input that is wrong: one sentence that says what, where, and what to do, and exit code 2.

use super::{folder, run, run_with_input};

const APP: (&str, &[u8]) = ("app.py", b"def handler(event, context):\n    return event\n");

/// Runs in a folder with these files; nothing is printed but one sentence with all these parts.
#[track_caller]
fn refused(name: &str, files: &[(&str, &[u8])], arguments: &[&str], parts: &[&str]) {
    let ran = run(&folder(name, files), arguments);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""), "{}", ran.stderr);
    for part in parts {
        assert!(ran.stderr.contains(part), "{part} is not in {}", ran.stderr);
    }
}

#[test]
fn files_that_are_not_there_or_no_text() {
    refused("no-code", &[], &["invoke", "app.py"], &["mini-lambda: the code, app.py: there is no such file"]);
    refused("no-event", &[APP], &["invoke", "app.py", "--event", "e.json"], &["the event, e.json: there is no such file"]);
    refused("folder-event", &[APP], &["invoke", "app.py", "--event", "."], &["the event, .:", "folder"]);
    refused("no-scenario", &[], &["run", "s.json"], &["the scenario, s.json: there is no such file"]);
    refused("latin", &[("app.py", b"x = '\xe9'\n")], &["invoke", "app.py"], &["the code, app.py: it is not UTF-8 text (byte 6)"]);
    refused("latin-event", &[APP, ("e.json", b"\"\xe9\"")], &["invoke", "app.py", "--event", "e.json"], &["not UTF-8 text (byte 2)"]);
    refused("empty-folder", &[("p/__pycache__/x", b"")], &["invoke", "p"], &["the deployment package is empty"]);
    refused("twice", &[APP, ("b/app.py", b"")], &["invoke", "app.py", "b"], &["there is a file \"app.py\" in the package already"]);
    refused("no-python", &[APP], &["invoke", "app.py", "--python", "p.wasm"], &["cannot read p.wasm", "cargo xtask build"]);
    refused(
        "bad-python",
        &[APP, ("p.wasm", b"x")],
        &["invoke", "app.py", "--python", "p.wasm"],
        &["p.wasm is not the Python of this build"],
    );
}

// The texts are the API's validation messages, as its model constrains them
// (https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html, read 2026-11-22).
#[test]
fn settings_out_of_range_are_refused_in_the_words_of_aws() {
    let check = |name: &str, option: &str, value: &str, message: &str| {
        refused(name, &[APP], &["invoke", "app.py", option, value], &[option, message]);
    };
    check("memory-low", "--memory", "64", "Member must have value greater than or equal to 128");
    check("memory-high", "--memory", "10241", "Member must have value less than or equal to 10240");
    check("timeout-0", "--timeout", "0", "Member must have value greater than or equal to 1");
    check("timeout-high", "--timeout", "901", "Member must have value less than or equal to 900");
    check("handler-space", "--handler", "a b", "Member must satisfy regular expression pattern");
    check("env-reserved", "--env", "AWS_REGION=x", "reserved keys that are currently not supported");
    check("env-name", "--env", "1A=x", "Member must satisfy regular expression pattern");
}

#[test]
fn options_that_mean_nothing() {
    refused("env-plain", &[APP], &["invoke", "app.py", "--env", "STAGE"], &["--env \"STAGE\" has no \"=\""]);
    refused("env-twice", &[APP], &["invoke", "app.py", "--env", "AB=1", "--env", "AB=2"], &["--env names \"AB\" twice"]);
    for (name, arguments) in [
        ("times-0", &["invoke", "app.py", "--times", "0"][..]),
        ("times-word", &["invoke", "app.py", "--times", "many"]),
        ("memory-word", &["invoke", "app.py", "--memory", "1GB"]),
        ("memory-huge", &["invoke", "app.py", "--memory", "99999999999"]),
        ("timeout-minus", &["invoke", "app.py", "--timeout=-1"]),
        ("output-word", &["invoke", "app.py", "--output", "xml"]),
    ] {
        let (option, _) = arguments[2].split_once('=').unwrap_or((arguments[2], ""));
        refused(name, &[APP], arguments, &["error: invalid value", option]);
    }
    refused("nothing", &[], &[], &["Usage: mini-lambda"]);
    refused("no-file", &[], &["invoke"], &["<FILE|FOLDER>"]);
    refused("unknown", &[], &["deploy"], &["unrecognized subcommand 'deploy'"]);
}

// The code and the beginning of the sentence are AWS's: LocalStack's recordings, test_lambda.py `TestLambdaErrors`
// (recorded 2025-11-24; https://github.com/localstack/localstack, read 2026-11-22).
#[test]
fn an_event_that_is_not_json_is_refused_as_aws_refuses_it() {
    for (name, event) in [("word", "hello"), ("comma", "{\"a\": 1,}"), ("open", "{"), ("nan", "[NaN]"), ("two", "1 2")] {
        let folder = folder(&format!("event-{name}"), &[APP]);
        let ran = run_with_input(&folder, &["invoke", "app.py", "--handler", "app.handler", "--event", "-"], event.as_bytes());
        assert_eq!(ran.code, Some(2), "{event}: {}", ran.stdout);
        let refusal = "Refused, status 400: InvalidRequestContentException: Could not parse request body into json";
        assert!(ran.stdout.starts_with(refusal), "{}", ran.stdout);
        assert!(!ran.stdout.contains("START"), "{}", ran.stdout);
    }
}

#[test]
fn scenarios_name_the_place_that_is_wrong() {
    let check = |name: &str, text: &str, parts: &[&str]| {
        let parts = [&["the scenario, s.json: "], parts].concat();
        refused(name, &[("s.json", text.as_bytes())], &["run", "s.json"], &parts);
    };
    check("scenario-empty", "", &["is not JSON"]);
    check("scenario-broken", "{\"functions\": [}", &["is not JSON", "line 1 column 16"]);
    check("scenario-key", r#"{"functions": [], "step": []}"#, &["step"]);
    check(
        "scenario-name",
        r#"{"functions": [{"name": "fn"}], "steps": [{"invoke": "fm"}]}"#,
        &["steps[0].invoke: no function named \"fm\"", "\"fn\""],
    );
    check("scenario-memory", r#"{"functions": [{"name": "fn", "memory_mb": 1}], "steps": []}"#, &["functions[0].memory_mb"]);
}
