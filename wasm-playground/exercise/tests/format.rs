//! `exercise.toml`: what is read, and what is refused where and with which words.

use exercise::{Exercise, Expectation};
use serde_json::json;

const GOOD: &str = r#"title = "Greet by name"
minutes = 5
hints = ["What is in the event?", "event is a dictionary.", "Return a text made with event[\"name\"]."]

[function]
handler = "app.handler"
memory_mb = 256

[[steps]]
event = { name = "Ada" }

[[steps]]
event_json = 'null'

[[checks]]
id = "returns"
goal = "Returns something"
message = "Your function returned nothing."
response_not_json = 'null'
step = 1

[[checks]]
id = "greets"
goal = "Greets Ada"
message = "The response should greet Ada."
response = "Hello, Ada!"
step = 1

[wrong]
"wrong-prints.py" = "returns"
"#;

#[test]
fn a_good_file_becomes_a_scenario() {
    let exercise = Exercise::parse("greet", GOOD).unwrap();
    assert_eq!(exercise.name, "greet");
    assert_eq!(exercise.minutes, 5);
    assert_eq!(exercise.checks[0].expect, Expectation::ResponseNot(json!(null)));
    assert_eq!(
        exercise.scenario("CODE"),
        json!({
            "functions": [{"name": "fn", "handler": "app.handler", "memory_mb": 256, "files": {"app.py": "CODE"}}],
            "steps": [{"invoke": "fn", "event": {"name": "Ada"}}, {"invoke": "fn", "event": null}],
        })
    );
}

#[test]
fn the_file_follows_the_handler() {
    let exercise = Exercise::parse("x", &GOOD.replace("app.handler", "orders.nightly.run")).unwrap();
    assert_eq!(exercise.file_name(), "orders/nightly.py");
}

#[test]
fn checks_travel_as_json() {
    let exercise = Exercise::parse("greet", GOOD).unwrap();
    let text = serde_json::to_string(&exercise.checks).unwrap();
    let back: Vec<exercise::Check> = serde_json::from_str(&text).unwrap();
    assert_eq!(back, exercise.checks);
}

/// Replaces a piece of the good file and expects the refusal.
fn refused(from: &str, to: &str, expected: &str) {
    assert!(GOOD.contains(from), "{from}");
    let error = Exercise::parse("greet", &GOOD.replacen(from, to, 1)).unwrap_err();
    let text = error.to_string();
    assert!(text.contains(expected), "expected {expected:?} in {text:?}");
}

#[test]
fn mistakes_are_named_with_place_and_remedy() {
    refused("minutes = 5", "minuets = 5", "line 2, column 1: an exercise has no key `minuets`; write `minutes`");
    refused("minutes = 5", "minutes = \"5\"", "line 2, column 11: `minutes` must be a whole number");
    refused("minutes = 5", "minutes = 0", "line 2, column 1: an exercise needs `minutes` from 1 to 120");
    refused("title = \"Greet by name\"", "", "an exercise needs `title`; write `title = \"Greet by name\"`");
    refused("title = \"Greet by name\"", "title = \" \"", "line 1, column 9: `title` is empty");
    refused("\"event is a dictionary.\", ", "", "line 3, column 9: `hints` must be exactly three texts");
    refused("\"event is a dictionary.\"", "\"\"", "line 3, column 9: `hints` must be exactly three texts");
    refused("memory_mb = 256", "files = {}", "leave `files` out of [function]");
    refused("\"app.handler\"", "\"handler\"", "`handler` in [function] is file.function");
    refused("event = { name = \"Ada\" }", "event = { day = 2026-01-31 }", "line 10, column 17: JSON has no dates");
    refused("event_json = 'null'", "event_json = 'nil'", "line 13, column 14: `event_json` is not JSON");
    refused("step = 1", "step = 3", "line 20, column 1: there is no step 3; steps count from 1, the last is 2");
    refused(
        "response = \"Hello, Ada!\"",
        "log_contain = \"x\"",
        "line 26, column 1: a check has no key `log_contain`; write `log_contains`",
    );
    refused("response = \"Hello, Ada!\"", "", "line 23, column 1: this check asks nothing");
    refused("response = \"Hello, Ada!\"", "response = 1\nattempts = 2", "line 23, column 1: a check asks one thing");
    refused("response = \"Hello, Ada!\"", "status = \"failed\"", "`status` is success, error or timeout, not failed");
    refused("response = \"Hello, Ada!\"", "field = \"a\"", "a check needs `equals`");
    refused("response = \"Hello, Ada!\"", "cost_at_most_usd = 0.1", "`cost_at_most_usd` must be a text in quotes");
    refused("response = \"Hello, Ada!\"", "cost_at_most_usd = \"1e-7\"", "is a decimal number in quotes");
    refused("id = \"greets\"", "id = \"returns\"", "line 23, column 1: two checks are called `returns`");
}

#[test]
fn wrong_variants_must_name_a_check() {
    refused(
        "\"wrong-prints.py\" = \"returns\"",
        "\"wrong-prints.py\" = \"return\"",
        "no check has the id `return`; the ids are returns, greets",
    );
    refused("\"wrong-prints.py\" = \"returns\"", "\"prints.py\" = \"returns\"", "files of common mistakes are called wrong-….py");
    refused("\"wrong-prints.py\" = \"returns\"", "", "an exercise needs at least one common mistake");
}

#[test]
fn broken_toml_is_placed() {
    refused("minutes = 5", "minutes = ", "line 2, column 11: this is not TOML");
    assert!(Exercise::parse("x", "").is_err());
}
