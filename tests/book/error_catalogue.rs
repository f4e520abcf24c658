//! The error catalogue has every type of error that a function can get here, and every code with which Lambda refuses a request.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use workbook_tests::root;

use crate::chapters::read;

/// Beginnings of the types that the platform gives; all others are names of Python's classes.
const PLATFORMS: [&str; 3] = ["Runtime.", "Function.", "Sandbox."];

/// Types and codes as they stand in the code: in the core, and in the program of AWS's that calls handlers.
pub fn known() -> BTreeSet<String> {
    let mut sources = Vec::new();
    xtask::fingerprint::collect(&root().join("wasm-playground/lambda/src"), &mut sources).expect("the core");
    let client: PathBuf = root().join("target/python/site-packages/awslambdaric/lambda_runtime_exception.py");
    assert!(client.exists(), "{} is missing: `cargo xtask build` fetches it", client.display());
    sources.push(client);
    let mut known = BTreeSet::new();
    for file in sources {
        let text = fs::read_to_string(&file).expect("code is text");
        // What stands in tests of the core is not what it gives.
        let text = text.split("#[cfg(test)]").next().unwrap_or_default();
        let mut before = "";
        for (at, word) in text.split('"').enumerate() {
            let is_literal = at % 2 == 1;
            let is_type = PLATFORMS.iter().any(|platform| word.starts_with(platform) && is_name(&word[platform.len()..]));
            let is_code = before.trim_end().ends_with("ApiError::new(") && is_name(word);
            let is_condition = before.contains("Condition::") && before.trim_end().ends_with("=>") && is_name(word);
            if is_literal && (is_type || is_code || is_condition) {
                known.insert(word.to_owned());
            }
            before = word;
        }
    }
    known
}

fn is_name(word: &str) -> bool {
    !word.is_empty() && word.chars().all(char::is_alphanumeric)
}

#[test]
fn every_type_and_code_is_in_the_catalogue() {
    let (known, catalogue) = (known(), read("errors.md"));
    for word in ["Runtime.ExitError", "TooManyRequestsException", "RetriesExhausted", "Runtime.MarshalError"] {
        assert!(known.contains(word), "{word} was not found in the code: {known:#?}");
    }
    let has = |word: &str| catalogue.contains(&format!("`{word}`")) || catalogue.contains(&format!("### {word}\n"));
    let missing: Vec<_> = known.iter().filter(|word| !has(word)).collect();
    assert!(missing.is_empty(), "src/errors.md lacks {missing:#?}");
}

#[test]
fn every_entry_says_what_it_means_shows_it_and_mends_it() {
    let catalogue = read("errors.md");
    let mut incomplete = Vec::new();
    for entry in catalogue.split("\n### ").skip(1) {
        let entry = entry.split("\n## ").next().unwrap_or(entry);
        let title = entry.lines().next().unwrap_or_default();
        for part in ["**Meaning.**", "```python,lambda,id=error-", "**Mend it.**"] {
            if !entry.contains(part) {
                incomplete.push(format!("{title}: {part}"));
            }
        }
    }
    assert!(incomplete.is_empty(), "src/errors.md: {incomplete:#?}");
}
