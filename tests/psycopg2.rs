//! psycopg2 in the engine does what psycopg2 does: the handlers of tests/psycopg2 run in the engine against the simulated Redshift, and under
//! CPython with psycopg2 itself against a PostgreSQL server.

#[path = "psycopg2/postgres.rs"]
mod postgres;

use std::fs;
use std::path::Path;

use mini_cloud::Scenario;
use postgres::Postgres;
use serde_json::{Value, json};
use workbook_tests::{events_of, files_in, lines, payloads_of, reference_packages, root, run};

/// At least so many outcomes are compared.
const FEWEST_OUTCOMES: usize = 200;

/// How the handlers get their connection in the engine.
const PLACE: &str =
    "import psycopg2\n\n\ndef connect():\n    return psycopg2.connect(host=\"warehouse\", port=5439, dbname=\"dev\", user=\"awsuser\")\n";

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn in_postgres(server: &Postgres, packages: &Path, case: &Path) -> Vec<Value> {
    let script = root().join("tests/reference/psycopg2_reference.py");
    let mut python = std::process::Command::new("python3");
    let printed = run(python.arg("-B").arg(script).arg(server.port().to_string()).arg(case).env("PYTHONPATH", packages));
    serde_json::from_str(&printed).unwrap_or_else(|error| panic!("{}: {error}: {printed}", case.display()))
}

fn in_the_engine(case: &Path) -> Vec<Value> {
    let attempts = read(&root().join("tests/psycopg2/shared/attempts.py"));
    let scenario = json!({
        "functions": [{
            "name": "case", "handler": "app.handler", "timeout_s": 900, "memory_mb": 1769,
            "files": {"app.py": read(case), "attempts.py": attempts, "place.py": PLACE},
        }],
        "redshift": {},
        "steps": [{"invoke": "case", "event": {}}],
    });
    let scenario = Scenario::from_json(&scenario.to_string()).unwrap_or_else(|error| panic!("{error}"));
    let events = events_of(scenario);
    let payloads = payloads_of(&events, "case");
    let payload = payloads.first().unwrap_or_else(|| panic!("the invocation never finished:\n{}", lines(&events)));
    let found = serde_json::from_str(payload).ok();
    found.unwrap_or_else(|| panic!("{}: {payload}\n{}", case.display(), lines(&events)))
}

/// Outcomes that differ, each with the reason.
fn reviewed_differences() -> Vec<(String, usize)> {
    let table: toml::Table = read(&root().join("tests/psycopg2/differences.toml")).parse().expect("differences.toml is TOML");
    let entries = table.get("difference").and_then(toml::Value::as_array).cloned().unwrap_or_default();
    let mut reviewed = Vec::new();
    for entry in entries {
        assert!(entry["reason"].as_str().is_some_and(|reason| reason.len() > 20), "no reason in {entry}");
        for outcome in entry["outcomes"].as_array().expect("numbers") {
            let number = outcome.as_integer().and_then(|number| usize::try_from(number).ok()).expect("a number from 0");
            reviewed.push((entry["case"].as_str().expect("a name").to_owned(), number));
        }
    }
    reviewed
}

#[test]
fn every_case_does_what_psycopg2_does_with_postgresql() {
    let packages = reference_packages();
    let server = Postgres::start();
    let mut differences = reviewed_differences();
    let (mut compared, mut different) = (0, Vec::new());
    for case in files_in("tests/psycopg2", "py") {
        let name = case.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default().to_owned();
        let (expected, actual) = (in_postgres(&server, &packages, &case), in_the_engine(&case));
        compared += expected.len();
        if expected.len() != actual.len() {
            different.push(format!("{name}: {} outcomes, not {}", actual.len(), expected.len()));
        }
        for (number, (expected, actual)) in expected.iter().zip(&actual).enumerate() {
            let place = differences.iter().position(|difference| *difference == (name.clone(), number));
            let is_reviewed = place.map(|place| differences.remove(place)).is_some();
            if is_reviewed == (expected == actual) {
                let remark = if is_reviewed { " does not differ any more: take it out of differences.toml" } else { "" };
                different.push(format!("{name}: outcome {number}{remark}\n  psycopg2:   {expected}\n  the engine: {actual}"));
            }
        }
    }
    assert!(differences.is_empty(), "differences.toml names outcomes that are not there: {differences:?}");
    assert!(compared >= FEWEST_OUTCOMES, "only {compared} outcomes are compared");
    assert!(different.is_empty(), "{} outcomes differ:\n{}", different.len(), different.join("\n"));
}
