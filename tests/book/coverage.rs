//! The coverage table: each statement of the mission, each limit, type of error, era and way of retrying is shown by a cell and asked by
//! an exercise or a question.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use mini_lambda::billing::BillingEra;
use workbook_tests::root;

use crate::chapters::{Ids, ids};
use crate::error_catalogue;

/// What the lessons must carry.
const MISSION: [&str; 25] = [
    "pure compute",
    "fire and forget",
    "compute section",
    "event driven",
    "handler",
    "event",
    "context",
    "return",
    "etl old way",
    "etl new way",
    "etl costs",
    "billing 100 ms",
    "billing 1 ms",
    "why it made sense",
    "logging by default",
    "own logging",
    "openwhisk",
    "not for managing",
    "failed",
    "timed out",
    "bad input",
    "unparsable",
    "other constraints",
    "self-contained",
    "stateless",
];

/// Numbers that say how the platform tries again; all others of that file are limits.
const RETRY_NUMBERS: [&str; 3] = ["RETRY_ATTEMPTS", "RETRY_WAITS_S", "BACK_OFF_S"];

/// Who tries again, and when: `three-ways` and `retries` tell of them.
const RETRIES: [&str; 6] = ["nobody", "asynchronous", "throttled", "polled", "parts of a batch", "init again"];

/// All names that must be covered, by the list that they are on.
fn wanted() -> BTreeMap<&'static str, BTreeSet<String>> {
    let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<_>>();
    let numbers = mdbook_lambda::sources();
    let numbers = numbers.iter().filter_map(|source| source.name.strip_prefix("lambda."));
    let (retries, limits): (BTreeSet<&str>, BTreeSet<&str>) = numbers.partition(|name| RETRY_NUMBERS.contains(name));
    let retries: Vec<&str> = retries.into_iter().chain(RETRIES).collect();
    BTreeMap::from([
        ("mission", owned(&MISSION)),
        ("limit", owned(&Vec::from_iter(limits))),
        ("retry", owned(&retries)),
        ("era", BillingEra::ALL.iter().map(|era| era.word().to_owned()).collect()),
        ("error", error_catalogue::known()),
    ])
}

/// One row of the table.
struct Row {
    of: String,
    names: Vec<String>,
    says: String,
    shown: Vec<String>,
    asked: Vec<String>,
}

fn rows(key: &str) -> Vec<Row> {
    let text = fs::read_to_string(root().join("tests/coverage.toml")).expect("tests/coverage.toml");
    let table: toml::Table = text.parse().unwrap_or_else(|error| panic!("tests/coverage.toml: {error}"));
    let rows = table.get(key).and_then(toml::Value::as_array).cloned().unwrap_or_default();
    let list = |row: &toml::Value, key: &str| {
        let values = row.get(key).and_then(toml::Value::as_array).cloned().unwrap_or_default();
        values.iter().filter_map(toml::Value::as_str).map(str::to_owned).collect()
    };
    let word = |row: &toml::Value, key: &str| row.get(key).and_then(toml::Value::as_str).unwrap_or_default().to_owned();
    let row = |row: &toml::Value| Row {
        of: word(row, "of"),
        names: list(row, "names"),
        says: word(row, if key == "rows" { "says" } else { "why" }),
        shown: list(row, "shown"),
        asked: list(row, "asked"),
    };
    rows.iter().map(row).collect()
}

#[test]
fn everything_is_shown_and_asked() {
    let Ids { cells, asked } = ids();
    let mut missing = Vec::new();
    for row in rows("rows") {
        for (what, ids, known) in [("cell", &row.shown, &cells), ("exercise or question", &row.asked, &asked)] {
            if ids.is_empty() {
                missing.push(format!("no {what}: {}", row.says));
            }
            missing.extend(ids.iter().filter(|id| !known.contains(*id)).map(|id| format!("no {what} is called `{id}`: {}", row.says)));
        }
    }
    assert!(missing.is_empty(), "tests/coverage.toml: {missing:#?}");
}

#[test]
fn nothing_is_missing_in_the_table() {
    let mut wanted = wanted();
    assert_eq!((wanted["era"].len(), wanted["mission"].len()), (3, 25));
    assert!(wanted["limit"].len() > 25 && wanted["error"].len() > 20, "{wanted:#?}");
    let mut strange = Vec::new();
    for row in rows("rows").into_iter().chain(rows("left_out")) {
        assert!(!row.says.is_empty(), "a row about {:?} says nothing", row.names);
        let list = wanted.get_mut(row.of.as_str()).unwrap_or_else(|| panic!("there is no list `{}`", row.of));
        strange.extend(row.names.iter().filter(|name| !list.remove(*name)).map(|name| format!("{}: {name}", row.of)));
    }
    assert!(strange.is_empty(), "these are on no list, or twice in the table: {strange:#?}");
    let missing: Vec<_> = wanted.into_iter().filter(|(_, names)| !names.is_empty()).collect();
    assert!(missing.is_empty(), "tests/coverage.toml lacks {missing:#?}");
}
