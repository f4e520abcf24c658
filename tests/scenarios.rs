//! Scenarios as files: what goes in, and the events that come out.
//!
//! A folder of `tests/scenarios` holds `scenario.json`, `expected.jsonl` and `source.md`, which says where the expectation
//! comes from. A line of `expected.jsonl` is an event; only the keys that it names are compared, in order of the events
//! it names; `<request id>` and `<at>` stand for the event's own id and moment, `<log time>` for the 30 letters that OpenWhisk
//! writes before a line. Where `source.md` begins with "model", the expectation is our own model's, complete but for what
//! follows from counted instructions (they differ from compiler to compiler), and `cargo xtask bless` rewrites it.

use std::fs;
use std::path::{Path, PathBuf};

use mini_cloud::Scenario;
use serde_json::Value;
use workbook_tests::{events_of, lines, root};

fn folders() -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = fs::read_dir(root().join("tests/scenarios"))
        .expect("tests/scenarios")
        .map(|entry| entry.expect("listed").path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    assert!(!folders.is_empty(), "no scenario to check");
    folders
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn scenario_in(folder: &Path) -> Scenario {
    Scenario::from_json(&read(&folder.join("scenario.json"))).unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
}

#[test]
fn every_scenario_gives_the_events_it_names() {
    let bless = std::env::var_os("BLESS").is_some();
    let mut wrong = Vec::new();
    for folder in folders() {
        let actual = lines(&events_of(scenario_in(&folder)));
        let source = read(&folder.join("source.md"));
        let is_model = source.to_lowercase().starts_with("model");
        let expected_file = folder.join("expected.jsonl");
        if is_model && bless {
            fs::write(&expected_file, without_compute(&actual)).expect("expected.jsonl can be written");
            continue;
        }
        let expected = read(&expected_file);
        if is_model {
            let actual = without_compute(&actual);
            if expected != actual {
                wrong.push(format!("{}: the model gives other events:\n{actual}", folder.display()));
            }
        } else if let Err(missing) = names_in_order(&expected, &actual) {
            wrong.push(format!("{}: {missing}\nThe events were:\n{actual}", folder.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn the_same_scenario_twice_gives_the_same_bytes() {
    for folder in folders() {
        assert_eq!(lines(&events_of(scenario_in(&folder))), lines(&events_of(scenario_in(&folder))), "{}", folder.display());
    }
}

/// The events without what depends on counted instructions: moments, durations, memory, money.
fn without_compute(lines: &str) -> String {
    let events = lines.lines().map(|line| serde_json::from_str::<Value>(line).expect("an event is JSON"));
    let kept = events.filter_map(|mut event| {
        let text = event["text"].as_str().unwrap_or_default();
        if text.starts_with("REPORT ") || text.starts_with("INIT_REPORT ") {
            return None;
        }
        let fields = event.as_object_mut().expect("an event is an object");
        for measured in ["at", "duration_ms", "init_ms", "billed_ms", "max_memory_mb", "cost", "compute_ms", "busy_ms", "usd"] {
            fields.shift_remove(measured);
        }
        Some(event.to_string() + "\n")
    });
    kept.collect()
}

fn names_in_order(expected: &str, actual: &str) -> Result<(), String> {
    let mut events = actual.lines().map(|line| serde_json::from_str::<Value>(line).expect("an event is JSON"));
    for (index, line) in expected.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        serde_json::from_str::<Value>(line).map_err(|error| format!("expected.jsonl:{}: {error}", index + 1))?;
        if !events.any(|event| covers(&event, &filled_in(line, &event))) {
            return Err(format!("expected.jsonl:{}: no such event, or not in this place: {line}", index + 1));
        }
    }
    Ok(())
}

/// The wanted event, the event's own request id and moment filled in: what no source can tell.
fn filled_in(line: &str, event: &Value) -> Value {
    let own = |key: &str| event[key].as_str().unwrap_or("none");
    let log_time: String = own("text").chars().take(30).filter(|letter| !letter.is_control() && !['"', '\\'].contains(letter)).collect();
    let line = line.replace("<request id>", own("request_id")).replace("<at>", own("at")).replace("<log time>", &log_time);
    serde_json::from_str(&line).expect("it was JSON before")
}

fn covers(actual: &Value, wanted: &Value) -> bool {
    match (actual, wanted) {
        (Value::Object(actual), Value::Object(wanted)) => {
            wanted.iter().all(|(key, wanted)| actual.get(key).is_some_and(|actual| covers(actual, wanted)))
        }
        (actual, wanted) => actual == wanted,
    }
}
