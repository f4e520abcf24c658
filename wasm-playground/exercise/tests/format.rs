//! `exercise.toml`: what is read, and what is refused where and with which words.

use exercise::{Exercise, Expectation, OutcomeStatus, ScenarioFile};
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
    refused("\"event is a dictionary.\"", "\" \"", "line 3, column 35: the second hint is empty; write one that says more");
    refused("\"event is a dictionary.\"", "2", "line 3, column 9: `hints` must be exactly three texts");
    refused("memory_mb = 256", "files = {}", "line 7, column 1: leave `files` out of [function]");
    refused("\"app.handler\"", "\"handler\"", "line 6, column 1: `handler` in [function] is file.function");
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
        "line 30, column 1: `wrong-prints.py`: no check has the id `return`; the ids are returns, greets",
    );
    refused(
        "\"wrong-prints.py\" = \"returns\"",
        "\"prints.py\" = \"returns\"",
        "line 30, column 1: `prints.py`: files of common mistakes are called wrong-….py",
    );
    refused("\"wrong-prints.py\" = \"returns\"", "", "an exercise needs at least one common mistake");
}

#[test]
fn broken_toml_is_placed() {
    refused("minutes = 5", "minutes = ", "line 2, column 11: this is not TOML");
    assert!(Exercise::parse("x", "").is_err());
}

#[test]
fn checks_of_a_whole_run() {
    let expect = |text: &str| Exercise::parse("x", &GOOD.replace("response = \"Hello, Ada!\"", text)).unwrap().checks[1].clone();
    assert_eq!(
        expect("statuses = [\"error\", \"success\"]").expect,
        Expectation::Statuses(vec![OutcomeStatus::Error, OutcomeStatus::Success])
    );
    assert_eq!(expect("starts_at = [0, 60]").expect, Expectation::StartsAt(vec![0, 60]));
    assert_eq!(expect("function = \"fn\"\nthrottles = 2").function.as_deref(), Some("fn"));
    let json = |text: &str| serde_json::to_value(expect(text).expect).unwrap();
    assert_eq!(json("messages = { dead = 1, done = [\"a\"] }"), json!({"messages": {"dead": 1, "done": ["a"]}}));
    assert_eq!(json("objects = { photos = [\"a b.jpg\"] }"), json!({"objects": {"photos": ["a b.jpg"]}}));
    let object = json!({"object_text": {"bucket": "photos", "key": "small/a.jpg", "text": ""}});
    assert_eq!(json("object = \"photos/small/a.jpg\"\ntext = \"\""), object);
    refused("response = \"Hello, Ada!\"", "statuses = [\"failed\"]", "`statuses` is how each attempt ended");
    refused("response = \"Hello, Ada!\"", "starts_at = [-1]", "`starts_at` is a list of whole numbers");
    refused("response = \"Hello, Ada!\"", "messages = { dead = \"one\" }", "`messages` says for each by name how many");
    refused("response = \"Hello, Ada!\"", "messages = {}", "`messages` says for each by name how many");
    refused("response = \"Hello, Ada!\"", "object = \"photos\"\ntext = \"x\"", "write `object = \"photos/small/a.jpg\"`");
    refused("response = \"Hello, Ada!\"", "text = \"x\"", "a check needs `object`");
    refused("response = \"Hello, Ada!\"", "object = \"photos/a\"", "a check needs `text`");
}

#[test]
fn other_functions_and_what_makes_a_story() {
    let with = |text: &str| GOOD.replace("[[steps]]\nevent = {", &format!("{text}\n[[steps]]\nevent = {{"));
    assert!(!Exercise::parse("x", GOOD).unwrap().is_story());
    assert!(!Exercise::parse("x", &with("[[steps]]\nadvance_s = 60")).unwrap().is_story());
    assert!(Exercise::parse("x", &with("[[steps]]\nuntil_idle = {}")).unwrap().is_story());
    let queue = Exercise::parse("x", &with("[[scenario.queues]]\nname = \"q\"")).unwrap();
    assert!(queue.is_story());
    let other = "[[scenario.functions]]\nname = \"other\"\nfiles = { \"app.py\" = \"x\" }";
    let functions = Exercise::parse("x", &with(other)).unwrap().scenario("CODE")["functions"].clone();
    assert_eq!(functions[0]["files"]["app.py"], "CODE");
    assert_eq!(functions[1], json!({"name": "other", "handler": "app.handler", "files": {"app.py": "x"}}));
    for wrong in ["[[scenario.functions]]\nname = \"other\"", "[[scenario.functions]]\nname = \"fn\"\nfiles = {}"] {
        let error = Exercise::parse("x", &with(wrong)).unwrap_err().to_string();
        assert!(error.contains("[[scenario.functions]] are the other functions"), "{error}");
    }
}

#[test]
fn a_scenario_around_a_cell() {
    let text = "[[functions]]\nname = \"shop\"\nmemory_mb = 256\n[[functions]]\nname = \"b\"\nhandler = \"x.y\"\nfiles = {}\n\
                [[queues]]\nname = \"q\"\n[[steps]]\nevent = 1\n[[steps]]\nuntil_idle = {}\n";
    let file = ScenarioFile::parse(text).unwrap();
    assert_eq!(json!(file.own), json!({"name": "shop", "handler": "app.handler", "memory_mb": 256}));
    assert_eq!(file.others, [json!({"name": "b", "handler": "x.y", "files": {}})]);
    assert_eq!(json!(file.surroundings), json!({"queues": [{"name": "q"}]}));
    assert_eq!(file.steps, [json!({"invoke": "shop", "event": 1}), json!({"until_idle": {}})]);
    assert_eq!(json!(ScenarioFile::parse("[[steps]]\nadvance_s = 1\n").unwrap().own), json!({"name": "fn", "handler": "app.handler"}));
    let refusal = |text: &str| ScenarioFile::parse(text).unwrap_err().to_string();
    assert!(refusal("x = ").contains("line 1, column 5: this is not TOML"));
    assert!(refusal("start = \"2026-01-31T09:05:00Z\"").contains("a scenario needs at least one step"));
    assert!(refusal("[[functions]]\nmemory_mb = 128").contains("a function needs `name`"));
    let both =
        ScenarioFile::parse("[[functions]]\nname = \"a\"\n[[functions]]\nname = \"b\"\nplatform = \"openwhisk\"\n[[steps]]\nadvance_s = 1")
            .unwrap();
    assert_eq!(both.own["name"], "a", "the first one without files");
    assert_eq!(both.others, [json!({"name": "b", "platform": "openwhisk"})], "and another one with the same code");
}
