//! Whatever a reader may type: sources bent and broken at random go through the engine, and each gets an answer.
//!
//! The cases run in a child process, so that a crash of the engine itself would be a finding and not the end of all tests. They are
//! random but the same in every run (`FUZZ_SEED` chooses others, `FUZZ_CASES` more of them).

use std::path::PathBuf;
use std::process::Command;
use std::{env, fs};

use mini_cloud::{Scenario, Session};
use proptest::collection::vec;
use proptest::prelude::{Just, Strategy, any, prop_oneof};
use proptest::sample::Index;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner};
use serde_json::{Value, json};
use workbook_tests::{engine, lines, root};

/// In the child's environment: where it notes the source that it is about to run.
const NOTE: &str = "FUZZ_NOTE";
/// Cases of a usual run: together less than half a minute.
const CASES: u32 = 80;

/// Pieces that break or bend a program: half statements, endless work, deep structures, strange characters.
const PIECES: &[&str] = &[
    "(",
    ")",
    "]",
    "}",
    "\"",
    "'''",
    "\\",
    ":",
    "\t",
    "\n    ",
    "\0",
    "\u{feff}",
    "é",
    "𝔘",
    "\u{202e}",
    "# -*- coding: latin-1 -*-\n",
    "lambda: ",
    "yield ",
    "await ",
    "async ",
    "return",
    "raise",
    "del handler\n",
    "global handler\n",
    "import os; os._exit(3)\n",
    "exit()\n",
    "while True: pass\n",
    "10**10**7",
    "'a' * 10**10",
    "[[]] * 10**9",
    "handler(event, context)",
    "exec(open(__file__).read())\n",
    "eval('(' * 5000)\n",
    "object.__subclasses__(object)",
    "import sys; sys.setrecursionlimit(10**6)\n",
    "import ctypes\n",
    "import _host\n",
    "print('x' * 10**6)\n",
    "f'{{{'",
    "b'\\xff'",
    "0x",
    "1e999",
    "*",
    "**",
    "->",
    ":=",
    "match event:\n    case {**rest}: pass\n",
    "try:\n    pass\nexcept* ValueError:\n    pass\n",
    "class handler(type): __call__ = None\n",
    "handler = 5\n",
    "def handler(): yield from handler()\n",
];

/// One change of a program; places are in parts of its length.
#[derive(Clone, Debug)]
enum Change {
    Insert(Index, &'static str),
    Remove(Index, usize),
    Repeat(Index, usize, usize),
    Swap(Index, Index),
}

fn change() -> impl Strategy<Value = Change> {
    let piece = any::<Index>().prop_map(|index| *index.get(PIECES));
    prop_oneof![
        4 => (any::<Index>(), piece).prop_map(|(at, piece)| Change::Insert(at, piece)),
        2 => (any::<Index>(), 1..40_usize).prop_map(|(at, length)| Change::Remove(at, length)),
        1 => (any::<Index>(), 1..30_usize, 2..200_usize).prop_map(|(at, length, times)| Change::Repeat(at, length, times)),
        1 => (any::<Index>(), any::<Index>()).prop_map(|(one, other)| Change::Swap(one, other)),
    ]
}

impl Change {
    fn apply(&self, text: &mut Vec<char>) {
        if text.is_empty() {
            return;
        }
        let end = |at: usize, length: usize, text: &[char]| (at + length).min(text.len());
        match self {
            Change::Insert(at, piece) => {
                let at = at.index(text.len());
                text.splice(at..at, piece.chars());
            }
            Change::Remove(at, length) => {
                let at = at.index(text.len());
                text.drain(at..end(at, *length, text));
            }
            Change::Repeat(at, length, times) => {
                let at = at.index(text.len());
                let piece = text[at..end(at, *length, text)].repeat(*times);
                text.splice(at..at, piece);
            }
            Change::Swap(one, other) => {
                let (one, other) = (one.index(text.len()), other.index(text.len()));
                text.swap(one, other);
            }
        }
    }
}

/// Programs to begin from: the checks of the language and library, which use all of it.
fn seeds() -> Vec<String> {
    let mut paths = Vec::new();
    xtask::fingerprint::collect(&root().join("tests/python"), &mut paths).expect("tests/python");
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "py"));
    paths.sort();
    paths.iter().map(|path| fs::read_to_string(path).expect("a Python file")).collect()
}

fn program() -> impl Strategy<Value = String> {
    let programs = seeds();
    assert!(programs.len() >= 20, "only {} programs to begin from", programs.len());
    (Just(programs), any::<Index>(), vec(change(), 1..6)).prop_map(|(programs, which, changes)| {
        let mut text: Vec<char> = which.get(&programs).chars().collect();
        changes.iter().for_each(|change| change.apply(&mut text));
        text.into_iter().collect()
    })
}

fn number(variable: &str, otherwise: u32) -> u32 {
    env::var(variable).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

#[test]
fn every_source_gets_an_answer() {
    let note = env::temp_dir().join(format!("fire-and-forget-fuzz-{}.py", std::process::id()));
    let mut child = Command::new(env::current_exe().expect("this program"));
    child.args(["--exact", "the_cases", "--ignored", "--nocapture"]).env(NOTE, &note);
    let outcome = child.output().expect("a child process");
    let (said, last) = (String::from_utf8_lossy(&outcome.stdout), fs::read_to_string(&note).unwrap_or_default());
    let _ = fs::remove_file(&note);
    assert!(
        outcome.status.success() && said.contains("1 passed"),
        "{}\n{said}\n{}\nThe source it ran last:\n{last}",
        outcome.status,
        String::from_utf8_lossy(&outcome.stderr),
    );
}

#[test]
#[ignore = "the other half of every_source_gets_an_answer, which runs it in a process of its own"]
fn the_cases() {
    let note = PathBuf::from(env::var_os(NOTE).expect("the parent says where to note the source"));
    let mut seed = [0; 32];
    seed[..4].copy_from_slice(&number("FUZZ_SEED", 1).to_le_bytes());
    let config = Config { cases: number("FUZZ_CASES", CASES), failure_persistence: None, max_shrink_iters: 60, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &seed));
    let outcome = runner.run(&program(), |source| {
        fs::write(&note, &source).expect("the note can be written");
        answered(&source).map_err(TestCaseError::fail)
    });
    outcome.unwrap_or_else(|failure| panic!("{failure}"));
}

/// Runs a source twice in one environment and looks whether all is as it is after any function.
fn answered(source: &str) -> Result<(), String> {
    let scenario = json!({
        "functions": [{"name": "fn", "handler": "app.handler", "files": {"app.py": source}, "timeout_s": 2}],
        "steps": [{"invoke": "fn", "event": {"name": "Ada"}}, {"invoke": "fn", "event": []}],
    });
    let scenario = Scenario::from_json(&scenario.to_string()).map_err(|refused| format!("the scenario was refused: {refused}"))?;
    let play = || Session::new(scenario.clone(), Box::new(engine())).run_events().map_err(|fault| format!("the engine failed: {fault}"));
    let events = play()?;
    if lines(&events) != lines(&play()?) {
        return Err("the same source gave other events the second time".to_owned());
    }
    let mut finished = 0;
    let mut before = None;
    for event in &events {
        if before.is_some_and(|before| event.at < before) {
            return Err(format!("time ran backwards: {event:?}"));
        }
        before = Some(event.at);
        if let Some(end) = event.finished() {
            finished += 1;
            let is_json = serde_json::from_str::<Value>(&end.payload).is_ok();
            if end.function_error.is_some() && !is_json {
                return Err(format!("an error that is no JSON: {}", end.payload));
            }
        }
    }
    if finished == 2 { Ok(()) } else { Err(format!("{finished} answers to two calls")) }
}
