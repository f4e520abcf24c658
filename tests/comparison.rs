//! Compares what handlers return in the engine with what they return under CPython with the real client library: tests/reference.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use mini_cloud::Scenario;
use serde_json::Value;

use crate::{events_of, files_in, lines, payloads_of, reference_packages, root, run};

/// Handlers, and what they are compared with.
pub struct Comparison<'a> {
    /// The folder of the handlers and of `differences.toml`, `tests/boto3`.
    pub folder: &'a str,
    /// The script of `tests/reference` that runs one of them under CPython.
    pub script: &'a str,
    /// What it runs them with, for sentences.
    pub reference: &'a str,
    /// At least so many calls must be compared.
    pub fewest_calls: usize,
}

/// A file's text.
///
/// # Panics
/// When it cannot be read.
#[must_use]
pub fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// What the function `case` returned in the engine.
///
/// # Panics
/// When it did not end, or returned no JSON.
#[must_use]
pub fn returned(scenario: Scenario) -> Value {
    let events = events_of(scenario);
    let payloads = payloads_of(&events, "case");
    let payload = payloads.first().unwrap_or_else(|| panic!("the invocation never finished:\n{}", lines(&events)));
    serde_json::from_str(payload).unwrap_or_else(|error| panic!("{error}: {payload}\n{}", lines(&events)))
}

fn is_call(outcome: &Value) -> bool {
    outcome.get("gave").is_some() || outcome.get("raised").is_some()
}

impl Comparison<'_> {
    fn reference_outcomes(&self, packages: &Path, case: &Path) -> Vec<Value> {
        let script = root().join("tests/reference").join(self.script);
        let printed = run(Command::new("python3").arg("-B").arg(script).arg(case).env("PYTHONPATH", packages));
        serde_json::from_str(&printed).unwrap_or_else(|error| panic!("{}: {error}: {printed}", case.display()))
    }

    /// Outcomes that differ and may: differences.toml says of each what the real service is believed to do.
    fn reviewed_differences(&self) -> BTreeSet<(String, usize)> {
        let table: toml::Table = read(&root().join(self.folder).join("differences.toml")).parse().expect("differences.toml is TOML");
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

    /// Runs all handlers in both worlds. `scenario_of` puts a handler's code into a scenario, as its function `case`.
    ///
    /// # Panics
    /// When an outcome differs that was not reviewed, or does not differ any more.
    pub fn check(&self, scenario_of: impl Fn(&str) -> Scenario) {
        let packages = reference_packages();
        let mut calls = 0;
        let mut different = Vec::new();
        let mut differences = self.reviewed_differences();
        for case in files_in(self.folder, "py") {
            let expected = self.reference_outcomes(&packages, &case);
            let actual = returned(scenario_of(&read(&case)));
            let actual = actual.as_array().unwrap_or_else(|| panic!("{}: {actual}", case.display()));
            calls += expected.iter().filter(|outcome| is_call(outcome)).count();
            if expected.len() != actual.len() {
                different.push(format!("{}: {} outcomes, not {}", case.display(), actual.len(), expected.len()));
            }
            let name = case.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
            for (number, (expected, actual)) in expected.iter().zip(actual).enumerate() {
                let reviewed = differences.remove(&(name.to_owned(), number));
                let place = format!("{}: outcome {number}", case.display());
                if reviewed && expected == actual {
                    different.push(format!("{place} does not differ any more: take it out of differences.toml"));
                }
                if expected != actual && !reviewed {
                    different.push(format!("{place}\n  {}: {expected}\n  the engine: {actual}", self.reference));
                }
            }
        }
        assert!(differences.is_empty(), "differences.toml names outcomes that are not there: {differences:?}");
        assert!(calls >= self.fewest_calls, "only {calls} calls are compared");
        assert!(different.is_empty(), "{} of the outcomes differ:\n{}", different.len(), different.join("\n"));
    }
}
