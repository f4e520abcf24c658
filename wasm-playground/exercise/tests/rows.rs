//! Checks of what is in a database when a run is over.

use std::collections::BTreeMap;

use exercise::{Check, Exercise, Expectation, FinalState, Rows, Wanted, judge, judge_with};
use serde_json::{Value, json};

/// A database with two answers.
struct Answers;

impl FinalState for Answers {
    fn rows(&self, query: &str) -> Result<Rows, String> {
        let text = |values: &[&str]| values.iter().map(|value| (*value != "NULL").then(|| (*value).to_owned())).collect::<Vec<_>>();
        match query {
            "select * from orders" => Ok(vec![text(&["1", "tea", "2.50"]), text(&["2", "salt", "NULL"])]),
            "select count(*), sum(price) from orders" => Ok(vec![text(&["2", "2.50"])]),
            "select * from empty" => Ok(Vec::new()),
            other => Err(format!("ERROR: relation does not exist in {other}")),
        }
    }

    fn documents(&self, place: &str) -> Result<Vec<String>, String> {
        if place == "shop.orders" {
            Ok(vec![r#"{"_id": 1, "item": "tea"}"#.to_owned(), r#"{"_id": 2}"#.to_owned()])
        } else {
            Err("no MongoDB".to_owned())
        }
    }
}

fn result(rows: Value) -> Option<(String, String)> {
    let rows: BTreeMap<String, Wanted> = serde_json::from_value(rows).unwrap();
    let check =
        Check { id: "c".into(), goal: "goal".into(), message: "look".into(), step: None, function: None, expect: Expectation::Rows(rows) };
    let result = judge_with(&[check], &[], &Answers).results.remove(0);
    (!result.passed).then_some((result.expected, result.got))
}

#[track_caller]
fn met(rows: Value) {
    assert_eq!(result(rows), None);
}

#[track_caller]
fn missed(rows: Value, expected: &str, got: &str) {
    assert_eq!(result(rows), Some((expected.to_owned(), got.to_owned())));
}

#[test]
fn a_table_has_so_many_rows_or_these() {
    met(json!({"orders": 2, "empty": 0}));
    met(json!({"orders": ["salt", "1,tea"]}));
    met(json!({"orders": [[1, "tea", 2.5], ["2", "salt", null]]}));
    missed(json!({"orders": 3}), "3 rows in orders", "2");
    missed(json!({"empty": 1}), "1 row in empty", "0");
    missed(json!({"orders": ["salt", "sugar"]}), "in orders the rows salt; sugar", "1,tea,2.50; 2,salt,NULL");
    missed(json!({"orders": ["salt"]}), "in orders the rows salt", "1,tea,2.50; 2,salt,NULL");
    missed(json!({"empty": ["x"]}), "in empty the rows x", "no row");
    missed(
        json!({"orders": [[1, "tea", 2.5], [2, "salt", 0]]}),
        r#"from orders [[1,"tea",2.5],[2,"salt",0]]"#,
        r#"[["1","tea","2.50"],["2","salt",null]]"#,
    );
}

#[test]
fn a_query_gives_these_rows() {
    met(json!({"select count(*), sum(price) from orders": [[2, 2.5]]}));
    met(json!({"select count(*), sum(price) from orders": [["2", "2.50"]]}));
    missed(
        json!({"select count(*), sum(price) from orders": [["2", "2.5"]]}),
        r#"from select count(*), sum(price) from orders [["2","2.5"]]"#,
        r#"[["2","2.50"]]"#,
    );
    missed(json!({"select nothing": 1}), "1 row in select nothing", "ERROR: relation does not exist in select nothing");
}

#[test]
fn documents_are_counted_or_named_by_a_part() {
    let got = |documents: Value| {
        let expect = Expectation::Documents(serde_json::from_value(documents).unwrap());
        let check = Check { id: "c".into(), goal: "goal".into(), message: "look".into(), step: None, function: None, expect };
        let result = judge_with(&[check], &[], &Answers).results.remove(0);
        (!result.passed).then_some((result.expected, result.got))
    };
    assert_eq!(got(json!({"shop.orders": 2})), None);
    assert_eq!(got(json!({"shop.orders": ["\"_id\": 2", "tea"]})), None);
    let both = "{\"_id\": 1, \"item\": \"tea\"}, {\"_id\": 2}".to_owned();
    assert_eq!(got(json!({"shop.orders": 1})), Some(("1 document in shop.orders".to_owned(), both)));
    assert_eq!(got(json!({"shop.x": 1})), Some(("1 document in shop.x".to_owned(), "no MongoDB".to_owned())));
    assert_eq!(exercise("documents = { \"shop.orders\" = 2 }"), Ok(json!({"documents": {"shop.orders": 2}})));
}

#[test]
fn without_a_database_nothing_is_there() {
    let rows = BTreeMap::from([("orders".to_owned(), Wanted::Count(0))]);
    let check =
        Check { id: "c".into(), goal: "goal".into(), message: "look".into(), step: None, function: None, expect: Expectation::Rows(rows) };
    assert_eq!(judge(&[check], &[]).results[0].got, "no database to ask");
}

fn exercise(check: &str) -> Result<Value, String> {
    let text = format!(
        "title = \"T\"\nminutes = 5\nhints = [\"a\", \"b\", \"c\"]\n[[steps]]\nevent = {{}}\n[[checks]]\nid = \"c\"\ngoal = \"g\"\nmessage = \"m\"\n{check}\n[wrong]\n\"wrong-a.py\" = \"c\"\n"
    );
    let exercise = Exercise::parse("e", &text).map_err(|error| error.to_string())?;
    Ok(serde_json::to_value(&exercise.checks[0].expect).unwrap())
}

#[test]
fn authors_write_tables_or_a_query() {
    assert_eq!(
        exercise("rows = { orders = 23, \"select max(id) from orders\" = [[23]] }"),
        Ok(json!({"rows": {"orders": 23, "select max(id) from orders": [[23]]}}))
    );
    let query = json!({"rows": {"select 1": [[1, null]]}});
    assert_eq!(exercise("query = \"select 1\"\nresult_json = '[[1, null]]'"), Ok(query));
    for (wrong, sentence) in [
        ("rows = 5", "`rows` says for each table how many rows it has"),
        ("rows = {}", "`rows` says for each table how many rows it has"),
        ("query = \"select 1\"", "result"),
        ("result = [[1]]", "query"),
        ("query = \"select 1\"\nresult = \"1\"", "is a list of rows"),
    ] {
        let refused = exercise(wrong).unwrap_err();
        assert!(refused.contains(sentence), "{wrong}: {refused}");
    }
}
