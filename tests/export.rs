//! Scenarios taken to AWS: AWS's own checker accepts each template, and the code does the same under AWS's runtime client.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use mini_cloud::{Scenario, Step};
use serde_json::{Value, json};
use take_to_aws::Content;
use workbook_tests::{reference_packages, root, showcases};

#[allow(dead_code, reason = "shared with the conformance tests, which read cases from files")]
#[path = "conformance/case.rs"]
mod case;
#[path = "conformance/engine.rs"]
mod engine;
#[path = "conformance/reference.rs"]
mod reference;
#[path = "conformance/transcript.rs"]
mod transcript;

use case::{Case, Invocation};
use reference::Reference;

fn package(title: &str, scenario: &Value) -> BTreeMap<String, Content> {
    let scenario = Scenario::from_json(&scenario.to_string()).unwrap_or_else(|error| panic!("{title}: {error}"));
    take_to_aws::files(&scenario, title).unwrap_or_else(|nothing| panic!("{title}: {nothing}"))
}

/// A scenario with everything that a template can hold.
fn everything() -> Value {
    json!({
        "functions": [
            {"name": "work", "handler": "app.handler", "files": {"app.py": "import boto3\n"}, "dead_letter_queue": "dead", "maximum_retry_attempts": 0,
             "maximum_event_age_s": 60, "on_success": "arn:aws:lambda:us-east-1:123456789012:function:next", "on_failure": "arn:aws:s3:::kept",
             "runtime": "python3.13", "memory_mb": 10240, "timeout_s": 20, "architecture": "arm64", "environment": {"STAGE": "1", "QUIET": "yes"},
             "ephemeral_storage_mb": 10240, "log_format": "JSON", "application_log_level": "TRACE", "system_log_level": "WARN",
             "log_group": "/shop/logs", "reserved_concurrency": 0},
            {"name": "next", "handler": "app.handler", "files": {"app.py": "code\n"}, "on_success": "arn:aws:sqs:us-east-1:123456789012:q",
             "on_failure": "arn:aws:lambda:us-east-1:123456789012:function:work"},
            {"name": "twin", "platform": "openwhisk", "handler": "app.main", "files": {"app.py": "x"}}],
        "buckets": [
            {"name": "kept", "notifications": [{"function": "work", "events": ["s3:ObjectCreated:*", "s3:ObjectRemoved:*"], "prefix": "in/", "suffix": ".csv"},
                                               {"function": "next", "events": ["s3:ObjectCreated:Put"], "prefix": "other/"}]},
            {"name": "other.bucket"}],
        "queues": [{"name": "dead", "retention_s": 1_209_600}, {"name": "q", "visibility_timeout_s": 60, "delay_s": 5, "receive_wait_s": 20,
            "maximum_message_bytes": 1024, "redrive": {"dead_letter_queue": "dead", "max_receive_count": 3}},
            {"name": "ping", "redrive": {"dead_letter_queue": "pong", "max_receive_count": 1}},
            {"name": "pong", "redrive": {"dead_letter_queue": "ping", "max_receive_count": 1}}],
        "event_sources": [{"queue": "q", "function": "work", "batch_size": 100, "batching_window_s": 5, "report_batch_item_failures": true}],
        "schedules": [{"name": "often", "expression": "rate(5 minutes)", "function": "next"},
                      {"name": "nightly", "expression": "cron(0 2 * * ? *)", "function": "next", "input": {"full": true}}],
        "steps": [{"invoke": "work", "event": {}}]
    })
}

/// What cfn-lint says of these templates; nothing where all is right.
fn complaints(templates: &[std::path::PathBuf]) -> String {
    let lint = "import sys, cfnlint.runner; sys.exit(cfnlint.runner.main())";
    let mut python = Command::new("python3");
    let run = python.args(["-B", "-c", lint, "--"]).args(templates).env("PYTHONPATH", reference_packages()).output();
    let output = run.expect("python3 starts");
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() || !said.is_empty(), "cfn-lint failed and says nothing");
    said
}

fn write(folder: &Path, files: &BTreeMap<String, Content>) -> std::path::PathBuf {
    let _ = fs::remove_dir_all(folder);
    for (path, content) in files {
        let file = folder.join(path);
        fs::create_dir_all(file.parent().expect("a file lies in a folder")).expect("target can be written");
        fs::write(&file, content.bytes()).expect("target can be written");
    }
    folder.join("template.yaml")
}

#[test]
fn cfn_lint_finds_nothing_in_any_template() {
    let target = root().join("target/export");
    let mut templates = vec![write(&target.join("everything"), &package("Everything", &everything()))];
    for (showcase, scenario) in showcases() {
        templates.push(write(&target.join(&showcase.id), &package(&showcase.title, &scenario)));
    }
    assert!(templates.len() > 6, "only {} templates", templates.len());
    assert_eq!(complaints(&templates), "");
    // The checker does see mistakes.
    let broken = target.join("broken.yaml");
    let template = fs::read_to_string(&templates[0]).expect("it was written");
    fs::write(&broken, template.replace("MemorySize: 10240", "MemorySiz: 10240")).expect("target can be written");
    assert!(complaints(&[broken]).contains("MemorySiz"));
}

/// Functions of the gallery that ask nobody but their event: no service, no clock.
fn plain_cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for (showcase, scenario) in showcases() {
        let files = package(&showcase.title, &scenario);
        let scenario = Scenario::from_json(&scenario.to_string()).expect("the gallery is checked");
        for function in &scenario.functions {
            let folder = format!("functions/{}/", function.name);
            let code: BTreeMap<String, String> = files
                .iter()
                .filter_map(|(path, content)| {
                    Some((path.strip_prefix(&folder)?.to_owned(), String::from_utf8(content.bytes().to_vec()).ok()?))
                })
                .collect();
            let asks = code.values().any(|text| ["boto3", "import time", "datetime"].iter().any(|word| text.contains(word)));
            let events: Vec<Invocation> = scenario
                .steps
                .iter()
                .filter_map(|step| match step {
                    Step::Invoke(invoke) if invoke.function == function.name => invoke.payload.clone(),
                    _ => None,
                })
                .map(|event| Invocation { event, client_context: None })
                .collect();
            if code.is_empty() || asks || events.is_empty() {
                continue;
            }
            for Invocation { event, .. } in &events {
                let sent = files.values().any(|content| content.bytes() == event.as_bytes());
                assert!(sent, "{}: the package lacks the event {event}", showcase.id);
            }
            cases.push(Case {
                name: format!("{}/{}", showcase.id, function.name),
                handler: function.handler.clone(),
                files: code,
                environment: function.environment.clone(),
                log_format: None,
                application_log_level: None,
                invocations: events,
            });
        }
    }
    cases
}

#[test]
fn exported_code_does_the_same_under_awss_own_runtime_client() {
    let cases = plain_cases();
    assert!(cases.len() >= 2, "only {} functions are compared", cases.len());
    let reference = Reference::start(&cases);
    let python = workbook_tests::engine();
    let here: Vec<_> = cases.iter().map(|case| engine::run(case, &python)).collect();
    let on_aws = reference.finish();
    for (case, here) in cases.iter().zip(here) {
        assert_eq!(on_aws.get(&case.name), Some(&here), "{}", case.name);
    }
}
