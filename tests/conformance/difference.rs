//! differences.toml: the reviewed list of what may differ from AWS, each with its reason.

use std::collections::BTreeMap;
use std::fs;

use workbook_tests::root;

use crate::transcript::Entry;

/// Something that may differ.
pub struct Difference {
    /// In these cases.
    cases: Vec<String>,
    /// Text on AWS.
    lambda: String,
    /// Text in its place here.
    here: String,
}

impl Difference {
    /// The list.
    pub fn all() -> Vec<Difference> {
        let path = root().join("tests/conformance/differences.toml");
        let table: toml::Table = fs::read_to_string(&path).expect("differences.toml").parse().expect("it is TOML");
        let list = table["difference"].as_array().expect("it holds differences");
        let text = |entry: &toml::Value, key: &str| {
            entry
                .get(key)
                .and_then(toml::Value::as_str)
                .unwrap_or_else(|| panic!("differences.toml: {key} is missing in {entry}"))
                .to_owned()
        };
        list.iter()
            .map(|entry| {
                assert!(text(entry, "reason").len() > 20, "differences.toml: no reason in {entry}");
                let cases = entry["cases"].as_array().expect("cases are a list");
                let cases = cases.iter().map(|case| case.as_str().expect("a case is a name").to_owned()).collect();
                Difference { cases, lambda: text(entry, "lambda"), here: text(entry, "here") }
            })
            .collect()
    }

    /// Turns what came out on AWS into what may come out here. Returns the cases in which there was nothing to turn.
    pub fn apply(&self, transcripts: &mut BTreeMap<String, Vec<Entry>>) -> Vec<String> {
        let mut useless = Vec::new();
        for case in &self.cases {
            let mut found = false;
            if let Some(transcript) = transcripts.get_mut(case) {
                transcript.retain_mut(|entry| {
                    let replaced = entry.replace(&self.lambda, &self.here) || entry.replace(&escaped(&self.lambda), &escaped(&self.here));
                    found |= replaced;
                    !(replaced && *entry == Entry::Log(String::new()))
                });
            }
            if !found {
                useless.push(format!("{case}: AWS's side does not say {:?}", self.lambda));
            }
        }
        useless
    }
}

/// As inside a text of JSON.
fn escaped(text: &str) -> String {
    let quoted = serde_json::to_string(text).expect("text is JSON");
    quoted[1..quoted.len() - 1].to_owned()
}
