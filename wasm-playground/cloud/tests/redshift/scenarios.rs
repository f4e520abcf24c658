//! The scenario's own statements, steps with SQL, checkpoints, what is refused.

use std::rc::Rc;

use mini_cloud::{Checkpoint, LookError, Session};
use serde_json::{Value, json};

use crate::fake_sql::FakeSql;
use crate::world::{engines, in_order, opened, parsed, rows_of, session, story};

#[test]
fn the_statements_of_a_scenario_run_before_anything_happens() {
    let mut session = session(&json!({
        "buckets": [{"name": "data", "objects": {"in/a.csv": "1\n2\n", "in/b.csv": "3\n", "out.csv": "4\n"}}],
        "redshift": {"sql": ["add 2 to orders", "copy orders from data in/"]},
        "steps": [{"sql": "rows of orders"}, {"sql": "take 1 from orders"}]}));
    let events = session.run_events().unwrap();
    in_order(&events);
    assert_eq!(story(&events), ["0 rows of orders: 1 [[Some(\"5\")]]", "0 orders +0 ~0 -1", "0 take 1 from orders: 1 []"]);
    assert_eq!(rows_of(&session, "orders"), "4");
    let tables = session.tables().unwrap();
    assert_eq!((tables[0].name.as_str(), tables[0].rows), ("orders", Some(4)));
    let columns: Vec<(&str, &str)> = tables[0].columns.iter().map(|column| (column.name.as_str(), column.type_name.as_str())).collect();
    assert_eq!(columns, [("id", "integer"), ("note", "character varying")]);
    assert_eq!(session.inventory().unwrap().tables, Some(tables));
}

#[test]
fn a_refused_statement_is_a_mistake_in_the_scenario() {
    let wrong = json!({"redshift": {"sql": ["add 1 to t", "add 1 to t;\nfail slect"]}, "steps": []});
    let problem = opened(&wrong, &Rc::default()).err().unwrap();
    let sentence = "redshift.sql[1]: ERROR: syntax error at or near \"slect\" (line 2, column 6: \"slect\") [42601]";
    assert_eq!(problem, sentence);
    // Whoever did not ask hears it at the first step.
    let mut session = Session::new(parsed(&wrong).unwrap(), engines(&Rc::default()));
    assert!(session.run_events().is_ok(), "no step, nothing to say");
    let step = mini_cloud::Step::from_json(r#"{"sql": "rows of t"}"#).unwrap();
    assert!(session.step_events(&step).unwrap_err().to_string().contains(sentence));
}

#[test]
fn keys_are_checked() {
    let refused = |redshift: Value, steps: Value| {
        parsed(&json!({"redshift": redshift, "steps": steps})).err().map(|error| error.to_string()).unwrap_or_default()
    };
    assert_eq!(
        refused(json!({"sqls": []}), json!([])),
        r#"redshift.sqls: no such key; there is "sql", "cluster", "workgroup", "database" and "user""#
    );
    assert_eq!(refused(json!({"sql": "x"}), json!([])), "redshift.sql: must be a list, not the text \"x\"");
    assert!(refused(json!({"cluster": "A b"}), json!([])).starts_with("redshift.cluster: must be 1 to 63 lower-case letters"));
    assert!(refused(json!({"cluster": "a", "workgroup": "b"}), json!([])).starts_with("redshift: has a cluster and a workgroup"));
    assert!(refused(Value::Null, json!([{"sql": "x"}])).starts_with("steps[0].sql: needs a database"));
    assert_eq!(refused(json!({}), json!([{"sql": "x"}])), "");
}

#[test]
fn a_refused_step_is_told_and_changes_nothing() {
    let steps = json!([{"sql": "add 1 to t; fail nowhere"}, {"sql": "rows of t"}]);
    let events = session(&json!({"redshift": {}, "steps": steps})).run_events().unwrap();
    let refused = "0 sql refused: 42601: ERROR: syntax error at or near \"nowhere\" (line 1, column 18: \"nowhere\")";
    assert_eq!(story(&events), [refused, "0 rows of t: 1 [[Some(\"0\")]]"]);
}

#[test]
fn looking_leaves_no_trace() {
    let mut session = session(&json!({"redshift": {"sql": ["add 1 to t"]}, "steps": [{"sql": "rows of t"}]}));
    session.run_events().unwrap();
    let before = session.checkpoint();
    let looked = session.look("add 5 to t; rows of t").unwrap();
    assert_eq!((looked.rows, looked.writes), (vec![vec![Some("6".to_owned())]], true));
    assert_eq!(rows_of(&session, "t"), "1");
    // A commit is gone with the copy, too.
    assert_eq!(session.look("begin; add 5 to t; commit; rows of t").unwrap().rows, [[Some("6".to_owned())]]);
    assert!(!session.look("rows of t").unwrap().writes);
    assert_eq!((rows_of(&session, "t").as_str(), session.checkpoint()), ("1", before));
    let LookError::Refused(refused) = session.look("fail x").unwrap_err() else { panic!("refused") };
    assert_eq!(
        (refused.sqlstate.as_str(), refused.message.as_str()),
        ("42601", "ERROR: syntax error at or near \"x\" (line 1, column 6: \"x\")")
    );
    let without = Session::new(parsed(&json!({"steps": []})).unwrap(), engines(&Rc::default()));
    assert_eq!(without.look("rows of t").unwrap_err(), LookError::NoRedshift);
    assert!(without.tables().unwrap().is_empty());
}

#[test]
fn a_scenario_without_redshift_never_asks_for_a_database() {
    let sql: Rc<FakeSql> = Rc::default();
    opened(&json!({"steps": [{"advance_s": 5}]}), &sql).unwrap().run_events().unwrap();
    assert!(sql.asked.borrow().is_empty());
    let alone = Session::new(
        parsed(&json!({"redshift": {}, "steps": []})).unwrap(),
        crate::fake_engine::FakeEngine::handler(|_, _| crate::fake_engine::returned("1")),
    );
    assert!(alone.look("rows of t").is_err());
}

#[test]
fn a_checkpoint_holds_what_is_committed() {
    let scenario = json!({
        "redshift": {"sql": ["add 1 to t"]},
        "steps": [{"sql": "add 2 to t"}, {"invoke": "fn", "event": [{"sql": "add 10 to t"}]}, {"advance_s": 1}, {"sql": "rows of t"}]});
    let sql: Rc<FakeSql> = Rc::default();
    let mut before = opened(&scenario, &sql).unwrap();
    let steps = before.scenario().steps.clone();
    before.step_events(&steps[0]).unwrap();
    // The function left its transaction open; with the environment it is lost.
    before.step_events(&steps[1]).unwrap();
    let stored = serde_json::to_string(&before.checkpoint()).unwrap();
    let images = *sql.images.borrow();
    before.step_events(&steps[2]).unwrap();
    before.checkpoint();
    assert_eq!(*sql.images.borrow(), images, "an image is made only when something changed");
    let checkpoint: Checkpoint = serde_json::from_str(&stored).unwrap();
    let mut after = Session::restore(before.scenario().clone(), checkpoint.clone(), engines(&Rc::default()));
    assert_eq!(after.checkpoint(), checkpoint);
    assert_eq!(story(&after.step_events(&steps[3]).unwrap()), ["0 rows of t: 1 [[Some(\"3\")]]"]);
}

#[test]
fn requests_have_time_seed_and_names() {
    let sql: Rc<FakeSql> = Rc::default();
    let redshift = json!({"workgroup": "etl", "database": "shop", "user": "ada"});
    let mut session =
        opened(&json!({"redshift": redshift, "steps": [{"advance_s": 2}, {"sql": "rows of t"}, {"sql": "rows of t"}]}), &sql).unwrap();
    session.run_events().unwrap();
    let asked = sql.asked.borrow();
    let queries: Vec<&Value> = asked.iter().filter(|request| request["op"] == "execute").collect();
    assert_eq!(queries[0]["at_us"], 1_769_850_302_000_000_i64);
    assert_eq!((&queries[0]["user"], &queries[0]["database"], &queries[0]["serverless"]), (&json!("ada"), &json!("shop"), &json!(true)));
    assert_ne!(queries[0]["seed"], queries[1]["seed"]);
}
