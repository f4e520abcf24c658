//! Named mistakes: each kind is named where a run shows it, and nowhere else.
//!
//! A file of `tests/mistakes` is called as its kind. Each run of `shows` shows this mistake and no other, in a sentence with the parts
//! in `saw`; the runs of `right` show none. The same files are run in Chromium (`tests/browser/mistakes.test.mjs`).

use std::fs;

use exercise::{MISTAKES, Mistake, mistakes_with};
use mini_cloud::{Scenario, Session};
use serde_json::Value;
use workbook_tests::{engines, files_in, root};

fn mistakes_of(scenario: &Value) -> Vec<Mistake> {
    let scenario = Scenario::from_json(&scenario.to_string()).unwrap_or_else(|error| panic!("{error}"));
    let events = Session::new(scenario.clone(), engines()).run_events().expect("the engine works");
    let stage = || -> Result<_, String> { Ok((scenario.clone(), engines())) };
    mistakes_with(&scenario, &events, &stage)
}

#[test]
fn every_kind_is_named_where_it_is_shown_and_nowhere_else() {
    let mut kinds: Vec<String> = Vec::new();
    for file in files_in("tests/mistakes", "json") {
        let kind = file.file_stem().expect("a name").to_string_lossy().into_owned();
        let case: Value = serde_json::from_str(&fs::read_to_string(&file).expect("text")).expect("JSON");
        for shown in case["shows"].as_array().filter(|shown| !shown.is_empty()).expect("a run that shows it") {
            let found = mistakes_of(&shown["scenario"]);
            let names: Vec<&str> = found.iter().map(|mistake| mistake.name.as_str()).collect();
            assert_eq!(names, [kind.as_str()], "{found:?}");
            for part in shown["saw"].as_array().expect("a list") {
                assert!(found[0].saw.contains(part.as_str().expect("text")), "{kind}: {}", found[0].saw);
            }
        }
        let right = case["right"].as_array().filter(|right| !right.is_empty()).expect("a run that is right");
        for scenario in right {
            assert_eq!(mistakes_of(scenario), [], "{kind}: {scenario}");
        }
        kinds.push(kind);
    }
    let mut all: Vec<&str> = MISTAKES.iter().map(|kind| kind.name).collect();
    all.sort_unstable();
    assert_eq!(kinds, all, "each kind has a file of its own");
}

/// The id that mdBook gives to a heading: lower case, blanks as hyphens, other signs left out.
fn heading_id(heading: &str) -> String {
    let kept = heading.trim().to_lowercase().replace(' ', "-");
    kept.chars().filter(|letter| letter.is_alphanumeric() || *letter == '-' || *letter == '_').collect()
}

#[test]
fn the_lesson_of_each_kind_is_there() {
    for kind in MISTAKES {
        let (file, heading) = kind.lesson.split_once('#').expect("a heading");
        let text = fs::read_to_string(root().join("src").join(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
        let title = text.lines().find_map(|line| line.strip_prefix("# ")).expect("a title");
        assert_eq!(kind.lesson_title, title, "{}", kind.name);
        let mut headings = text.lines().filter_map(|line| line.strip_prefix("## ")).map(heading_id);
        assert!(headings.any(|id| id == heading), "{}: {file} has no heading #{heading}", kind.name);
    }
}
