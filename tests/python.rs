//! Small Python files, full of assertions, that run in the engine: the language and the library that functions use.
//!
//! Each file of `tests/python` has a `handler` that asserts and returns "ok". Where the machine's own CPython is new
//! enough, the same file runs there too, so that the assertions are about Python and not about us.

use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

use mini_cloud::Scenario;
use serde_json::{Value, json};
use workbook_tests::{events_of, files_in, lines};

#[test]
fn every_file_passes_in_the_engine() {
    let mut failures = BTreeMap::new();
    let files = files_in("tests/python", "py");
    assert!(files.len() >= 20, "only {} files of Python checks", files.len());
    for file in &files {
        let code = fs::read_to_string(file).expect("a Python file");
        let scenario = json!({
            "functions": [{"name": "fn", "handler": "app.handler", "files": {"app.py": code}, "timeout_s": 900, "memory_mb": 512}],
            "steps": [{"invoke": "fn", "event": {}}, {"invoke": "fn", "event": {}}],
        });
        let scenario = Scenario::from_json(&scenario.to_string()).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let events = lines(&events_of(scenario));
        let payloads: Vec<String> = events
            .lines()
            .map(|line| serde_json::from_str::<Value>(line).expect("an event is JSON"))
            .filter(|event| event["type"] == "invocation.finished")
            .map(|event| event["payload"].as_str().unwrap_or_default().to_owned())
            .collect();
        if payloads != ["\"ok\"", "\"ok\""] {
            failures.insert(file.clone(), payloads);
        }
    }
    assert!(failures.is_empty(), "{failures:#?}");
}

#[test]
fn every_file_passes_in_cpython() {
    // Files that say `# needs 3.12` or so are left out on an older CPython.
    let version = Command::new("python3").args(["-c", "import sys; print(sys.version_info[1])"]).output().expect("python3 is needed");
    let minor: u32 = String::from_utf8_lossy(&version.stdout).trim().parse().expect("a version");
    let mut failures = BTreeMap::new();
    for file in files_in("tests/python", "py") {
        let code = fs::read_to_string(&file).expect("a Python file");
        let needs = code
            .lines()
            .find_map(|line| line.strip_prefix("# needs 3."))
            .and_then(|rest| rest.split_whitespace().next())
            .and_then(|minor| minor.parse().ok())
            .unwrap_or(0);
        if code.contains("# only on Lambda") || needs > minor {
            continue;
        }
        let program = format!("{code}\nassert handler({{}}, None) == 'ok'\n");
        let outcome = Command::new("python3").args(["-I", "-c", &program]).output().expect("python3 is needed");
        if !outcome.status.success() {
            failures.insert(file, String::from_utf8_lossy(&outcome.stderr).into_owned());
        }
    }
    assert!(failures.is_empty(), "{failures:#?}");
}
