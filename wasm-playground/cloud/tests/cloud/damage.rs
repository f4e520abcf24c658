//! Damaged scenarios: whatever the text is, nothing panics, and a refusal names a place that is there.

use mini_cloud::{Scenario, ScenarioError, Session, Step};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Map, Value, json};

use crate::random_scenario::{config, scenario, steered};

/// Any JSON, not very deep.
fn anything() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
        select(vec!["a", "b", "$LATEST", "live", "", "arn:aws:lambda:us-east-1:123456789012:function:a", "2025-08", "Tail"])
            .prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            vec((key(), inner), 0..4).prop_map(|fields| Value::Object(fields.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

/// Any key, rather often one that means something.
fn key() -> impl Strategy<Value = String> {
    let known = select(vec![
        "name",
        "files",
        "invoke",
        "event",
        "payload",
        "type",
        "qualifier",
        "client_context",
        "at_once",
        "advance_s",
        "update_function",
        "publish_version",
        "create_alias",
        "update_alias",
        "recycle",
        "function",
        "version",
        "routing_config",
        "memory_mb",
        "timeout_s",
        "environment",
        "reserved_concurrency",
        "steps",
        "functions",
        "start",
        "seed",
        "region",
        "account",
        "buckets",
        "log_format",
    ]);
    prop_oneof![3 => known.prop_map(str::to_owned), 1 => "[a-zA-Z_ .\\[\\]-]{0,8}"]
}

/// One piece of damage somewhere in a document.
#[derive(Clone, Debug)]
enum Damage {
    Replace(Value),
    Remove,
    Add(String, Value),
    Rename(String),
}

fn damage() -> impl Strategy<Value = Damage> {
    prop_oneof![
        4 => anything().prop_map(Damage::Replace),
        1 => Just(Damage::Remove),
        2 => (key(), anything()).prop_map(|(key, value)| Damage::Add(key, value)),
        1 => key().prop_map(Damage::Rename),
    ]
}

/// The JSON pointers of all values below `value`.
fn pointers(value: &Value, at: &str, all: &mut Vec<String>) {
    let escaped = |key: &str| key.replace('~', "~0").replace('/', "~1");
    let children: Vec<(String, &Value)> = match value {
        Value::Array(items) => items.iter().enumerate().map(|(index, item)| (index.to_string(), item)).collect(),
        Value::Object(fields) => fields.iter().map(|(key, item)| (escaped(key), item)).collect(),
        _ => Vec::new(),
    };
    for (key, child) in children {
        let pointer = format!("{at}/{key}");
        all.push(pointer.clone());
        pointers(child, &pointer, all);
    }
}

fn apply(document: &mut Value, place: &Index, damage: Damage) {
    let mut all = Vec::new();
    pointers(document, "", &mut all);
    if all.is_empty() {
        return;
    }
    let pointer = place.get(&all).clone();
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    let key = key.replace("~1", "/").replace("~0", "~");
    match (damage, document.pointer_mut(parent)) {
        (Damage::Replace(value), Some(Value::Object(fields))) => drop(fields.insert(key, value)),
        (Damage::Replace(value), Some(Value::Array(items))) => items[key.parse::<usize>().unwrap()] = value,
        (Damage::Remove, Some(Value::Object(fields))) => drop(fields.shift_remove(&key)),
        (Damage::Remove, Some(Value::Array(items))) => drop(items.remove(key.parse().unwrap())),
        (Damage::Add(name, value), Some(Value::Object(fields))) => drop(fields.insert(name, value)),
        (Damage::Add(_, value), Some(Value::Array(items))) => items.push(value),
        (Damage::Rename(name), Some(Value::Object(fields))) => {
            let value = fields.shift_remove(&key).unwrap_or_default();
            fields.insert(name, value);
        }
        _ => {}
    }
}

/// Whether a refusal's place is in the document: `steps[2].invoke`, `files["app.py"]`. One that is missing has a parent there.
fn is_there(document: &Value, error: &ScenarioError) -> bool {
    let mut at = document;
    let mut rest = error.path.as_str();
    while !rest.is_empty() {
        let (found, next) = if let Some(quoted) = rest.strip_prefix("[\"") {
            let Some((name, next)) = quoted.split_once("\"]") else { return false };
            (at.get(name), next)
        } else if let Some(number) = rest.strip_prefix('[') {
            let Some((number, next)) = number.split_once(']') else { return false };
            (number.parse::<usize>().ok().and_then(|index| at.get(index)), next)
        } else {
            let name = rest.strip_prefix('.').unwrap_or(rest);
            let end = name.find(['.', '[']).unwrap_or(name.len());
            (at.get(&name[..end]), &name[end..])
        };
        match found {
            Some(found) => (at, rest) = (found, next),
            None => return next.is_empty() && error.problem.contains("is missing"),
        }
    }
    true
}

proptest! {
    #![proptest_config(config(600))]

    #[test]
    fn a_damaged_scenario_is_played_or_refused_with_a_place(json in scenario(), blows in vec((any::<Index>(), damage()), 1..4)) {
        let mut document = json;
        for (place, damage) in blows {
            apply(&mut document, &place, damage);
        }
        let text = document.to_string();
        match Scenario::from_json(&text) {
            Ok(scenario) => drop(Session::new(scenario, steered()).run_events().unwrap()),
            Err(error) => {
                prop_assert!(!error.problem.is_empty());
                prop_assert!(!error.path.is_empty(), "no place: {error}");
                // Names with quotes or other odd letters are written as Rust escapes them: not looked up here.
                prop_assert!(error.path.contains('\\') || is_there(&document, &error), "{error}\n{document}");
            }
        }
    }

    #[test]
    fn damaged_text_is_refused_or_played(json in scenario(), place in any::<Index>(), length in 0..20_usize, put in ".{0,6}") {
        let text: Vec<char> = json.to_string().chars().collect();
        let begin = place.index(text.len());
        let end = (begin + length).min(text.len());
        let damaged: String = text[..begin].iter().copied().chain(put.chars()).chain(text[end..].iter().copied()).collect();
        match Scenario::from_json(&damaged) {
            Ok(scenario) => drop(Session::new(scenario, steered()).run_events().unwrap()),
            Err(error) => {
                let is_object = serde_json::from_str::<serde::de::IgnoredAny>(&damaged).is_ok() && damaged.trim_start().starts_with('{');
                prop_assert!(!error.problem.is_empty());
                prop_assert!(!is_object || !error.path.is_empty(), "no place: {error}\n{damaged}");
            }
        }
    }

    #[test]
    fn any_step_is_read_or_refused(step in anything()) {
        if let Ok(step) = Step::from_json(&step.to_string()) {
            let scenario = Scenario::from_json(&json!({"functions": [{"name": "a"}]}).to_string()).unwrap();
            drop(Session::new(scenario, steered()).step_events(&step).unwrap());
        }
    }

    #[test]
    fn any_text_is_refused(text in ".{0,60}") {
        prop_assert!(Scenario::from_json(&text).is_err());
    }

    #[test]
    fn any_name_and_qualifier_is_answered(name in "[a-z0-9:$_.!-]{0,40}|.{0,10}|arn:aws:lambda:[a-z0-9:-]{0,40}", qualifier in proptest::option::of("[a-z0-9$!]{0,6}")) {
        let scenario = Scenario::from_json(&json!({"functions": [{"name": "a"}]}).to_string()).unwrap();
        let step = Step::from_json(&json!({"invoke": name, "qualifier": qualifier}).to_string()).unwrap();
        let events = Session::new(scenario, steered()).step_events(&step).unwrap();
        prop_assert!(events.len() > 1);
    }
}
