//! Small Python files, full of assertions, that run in the engine and in CPython 3.14: the language and the library.
//!
//! Each file of `tests/python/*/` has a `handler` that asserts and returns "ok"; it is called twice. CPython is npm's Pyodide in Node
//! (`tests/reference`). Comments say what is otherwise:
//!
//! - `# only on Lambda: why`: the file is about Lambda's environment, or CPython needs what Pyodide has not.
//! - `statement  # differs: sentence`: CPython passes this line and the engine must fail it. The sentence stands on the page of
//!   known differences, which readers read.
//! - `# ends the environment: sentence`: the same for a file that ends the process.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use mini_cloud::Scenario;
use serde_json::json;
use workbook_tests::{events_of, payloads_of, root};

const DIFFERS: &str = "# differs: ";
const ENDS: &str = "# ends the environment: ";
const LAMBDA_ONLY: &str = "# only on Lambda: ";

/// Modules of library.txt that nobody imports by name: others are made of them.
const FOUND_INSIDE_OTHERS: &[&str] = &["encodings", "genericpath", "opcode", "selectors", "socketserver"];

struct Check {
    name: String,
    path: PathBuf,
    code: String,
}

impl Check {
    fn says(&self, marker: &str) -> bool {
        self.code.lines().any(|line| line.starts_with(marker))
    }

    /// What the comments name as known differences.
    fn sentences(&self) -> impl Iterator<Item = &str> {
        self.code.lines().filter_map(|line| line.split_once(DIFFERS).or_else(|| line.split_once(ENDS))).map(|(_, sentence)| sentence)
    }

    /// The file with every line that differs turned round: it fails where the line passes. Numbers of lines stay what they are
    /// but for those lines.
    fn for_the_engine(&self) -> String {
        self.code.lines().map(|line| turned_round(line) + "\n").collect()
    }
}

fn turned_round(line: &str) -> String {
    let Some((statement, _)) = line.split_once(DIFFERS) else { return line.to_owned() };
    let indent = &line[..line.len() - line.trim_start().len()];
    let statement = statement.trim();
    assert!(!statement.is_empty(), "the mark stands behind a statement of one line: {line}");
    let found = json!(format!("it does no longer differ, take the mark off: {statement}"));
    format!("{indent}try: {statement}\n{indent}except Exception: pass\n{indent}else: raise AssertionError({found})")
}

fn checks() -> Vec<Check> {
    let folder = root().join("tests/python");
    let mut paths = Vec::new();
    xtask::fingerprint::collect(&folder, &mut paths).expect("tests/python");
    paths.retain(|path| path.parent() != Some(&folder) && path.extension().is_some_and(|extension| extension == "py"));
    paths.sort();
    paths
        .into_iter()
        .map(|path| {
            let code = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            let name = path.strip_prefix(&folder).unwrap_or(&path).to_string_lossy().into_owned();
            Check { name, path, code }
        })
        .collect()
}

fn helper() -> String {
    fs::read_to_string(root().join("tests/python/checks.py")).expect("tests/python/checks.py")
}

/// The payloads of two calls.
fn payloads(check: &Check, helper: &str) -> Vec<String> {
    let scenario = json!({
        "functions": [{
            "name": "fn", "handler": "app.handler", "timeout_s": 900, "memory_mb": 512,
            "files": {"app.py": check.for_the_engine(), "checks.py": helper},
        }],
        "steps": [{"invoke": "fn", "event": {}}, {"invoke": "fn", "event": {}}],
    });
    let scenario = Scenario::from_json(&scenario.to_string()).unwrap_or_else(|error| panic!("{}: {error}", check.name));
    payloads_of(&events_of(scenario), "fn")
}

fn passes(check: &Check, payloads: &[String]) -> bool {
    payloads.len() == 2
        && payloads
            .iter()
            .all(|payload| if check.says(ENDS) { payload.contains("\"errorType\":\"Runtime.ExitError\"") } else { payload == "\"ok\"" })
}

#[test]
fn every_file_passes_in_the_engine() {
    let (checks, helper) = (checks(), helper());
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    let failures: BTreeMap<&str, Vec<String>> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..workers)
            .map(|worker| {
                let (checks, helper) = (&checks, &helper);
                scope.spawn(move || {
                    let mine = checks.iter().skip(worker).step_by(workers);
                    let found = mine.map(|check| (check, payloads(check, helper)));
                    found
                        .filter(|(check, payloads)| !passes(check, payloads))
                        .map(|(check, payloads)| (check.name.as_str(), payloads))
                        .collect()
                })
            })
            .collect();
        threads.into_iter().flat_map(|thread| -> Vec<_> { thread.join().expect("a worker") }).collect()
    });
    let failures: Vec<String> = failures.iter().map(|(name, payloads)| format!("{name}\n{}", payloads.join("\n"))).collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn every_file_passes_in_cpython() {
    let checks: Vec<Check> = checks().into_iter().filter(|check| !check.says(LAMBDA_ONLY)).collect();
    assert!(checks.len() >= 150, "only {} files are compared with CPython", checks.len());
    let outcome = Command::new("node")
        .arg("tests/reference/python.mjs")
        .args(checks.iter().map(|check| &check.path))
        .current_dir(root())
        .output()
        .expect("node is needed: install Node 20 or later");
    let said = String::from_utf8_lossy(&outcome.stderr).into_owned();
    assert!(outcome.status.success(), "tests/reference/python.mjs: {said}");
    let failures: BTreeMap<String, String> = serde_json::from_slice(&outcome.stdout).unwrap_or_else(|error| panic!("{error}: {said}"));
    let failures: Vec<String> = failures.iter().map(|(file, failure)| format!("{file}\n{failure}")).collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn every_difference_stands_on_the_page() {
    let page = fs::read_to_string(root().join("src/differences.md")).expect("src/differences.md");
    let page = page.split_whitespace().collect::<Vec<_>>().join(" ");
    let checks = checks();
    let missing: Vec<String> = checks
        .iter()
        .flat_map(|check| check.sentences().map(move |sentence| (check, sentence)))
        .filter(|(_, sentence)| sentence.len() < 20 || !page.contains(sentence.trim()))
        .map(|(check, sentence)| format!("{}: {sentence}", check.name))
        .collect();
    assert!(missing.is_empty(), "src/differences.md does not say: {missing:#?}");
}

#[test]
fn every_module_of_the_library_is_used() {
    let library = fs::read_to_string(root().join("wasm-playground/python/library.txt")).expect("library.txt");
    let checks = checks();
    let imports: Vec<&str> = checks
        .iter()
        .flat_map(|check| check.code.lines())
        .map(str::trim_start)
        .filter(|line| line.starts_with("import ") || line.starts_with("from "))
        .flat_map(|line| line.split(|c: char| !(c.is_alphanumeric() || c == '_')))
        .collect();
    let unused: Vec<&str> = library
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace)
        .map(|module| module.trim_start_matches('+'))
        .filter(|module| !module.starts_with('_') && !module.contains('.') && !FOUND_INSIDE_OTHERS.contains(module))
        .filter(|module| !imports.contains(module))
        .collect();
    assert!(unused.is_empty(), "no file of tests/python imports {unused:?}");
}
