//! Connections of functions: transactions, locks, processes that die, overlapping runs.

use std::rc::Rc;

use serde_json::{Value, json};

use crate::fake_sql::FakeSql;
use crate::world::{answers, in_order, opened, rows_of, session, story};

fn call(wishes: &Value) -> Value {
    json!({"invoke": "fn", "event": wishes})
}

#[test]
fn a_transaction_is_told_when_it_is_committed() {
    let wishes = json!([{"sql": "add 2 to t"}, {"sql": "add 3 to t; take 1 from u"}, {"sql": "rows of t"}, {"sql": "commit"}]);
    let mut session = session(&json!({"redshift": {}, "steps": [call(&wishes)]}));
    let events = session.run_events().unwrap();
    in_order(&events);
    let told = story(&events);
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].ends_with(" t +5 ~0 -0") && told[1].ends_with(" u +0 ~0 -1"), "{told:?}");
    let answer = &answers(&events)[0];
    assert_eq!((&answer[2]["results"][0]["rows"][0][0], &answer[2]["transaction"]), (&json!(5), &json!("open")));
    assert_eq!(answer[3]["transaction"], "idle");
}

#[test]
fn what_is_rolled_back_is_not_told() {
    let wishes = json!([{"sql": "add 2 to t"}, {"sql": "rollback"}, {"sql": "add 1 to t"}, {"sql": "fail x"}, {"sql": "rows of t"}, {"sql": "commit"},
        {"sql": "add 4 to t", "autocommit": true}, {"sql": "add 8 to t; fail x", "autocommit": true}]);
    let mut session = session(&json!({"redshift": {}, "steps": [call(&wishes)]}));
    let events = session.run_events().unwrap();
    let told = story(&events);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].ends_with(" t +4 ~0 -0"), "{told:?}");
    assert_eq!(answers(&events)[0][4]["error"]["sqlstate"], "25P02");
    assert_eq!(rows_of(&session, "t"), "4");
}

#[test]
fn statements_take_time_and_commits_more() {
    let took = |wishes: Value| {
        let events = session(&json!({"redshift": {}, "steps": [call(&wishes)]})).run_events().unwrap();
        let run = events.iter().find_map(mini_cloud::Event::finished).unwrap();
        assert_eq!(run.function_error, None, "{}", run.payload);
        run.duration_us.as_micros() / 1_000
    };
    let one = took(json!([{"sql": "rows of t"}]));
    // 80 ms for the connection, 20 for the statement; the rest is the function's own.
    assert!((100..115).contains(&one), "{one}");
    // Chance adds up to 4 ms to a request.
    let about = |took: u64, expected: u64, requests: u64| {
        assert!((expected..=expected + 4 * requests + 1).contains(&took), "{took}, not {expected}")
    };
    about(took(json!([{"sql": "rows of t"}, {"sql": "rows of t"}])) - one, 20, 1);
    about(took(json!([{"sql": "rows of t", "autocommit": true}, {"sql": "add 1000 to t", "autocommit": true}])) - one, 20 + 10 + 40, 1);
    let all: Vec<Value> = (0..10).map(|_| json!({"sql": "add 1 to t", "autocommit": true})).collect();
    let (first, rows) = (&all[0], all.len() as u64);
    about(took(json!(all)) - took(json!([first])), (rows - 1) * 60, rows - 1);
}

#[test]
fn a_connection_lasts_as_long_as_its_process() {
    let open = call(&json!([{"sql": "add 1 to t"}]));
    let look = json!([{"sql": "rows of t"}, {"sql": "commit"}]);
    // Warm: the transaction of the first call goes on in the second.
    let mut warm = session(&json!({"redshift": {}, "steps": [open, call(&look)]}));
    let events = warm.run_events().unwrap();
    assert_eq!(answers(&events)[1][0]["results"][0]["rows"][0][0], 1);
    assert_eq!(rows_of(&warm, "t"), "1");
    for death in [json!([{"sql": "add 1 to t"}, {"exit": 1}]), json!([{"sql": "add 1 to t"}, {"sleep_s": 61}])] {
        let mut session = session(&json!({"redshift": {}, "steps": [call(&death), call(&look)]}));
        let events = session.run_events().unwrap();
        assert_eq!(answers(&events)[0][0]["results"][0]["rows"][0][0], 0, "{death}");
        assert_eq!(story(&events), [""; 0], "{death}");
    }
    let mut recycled = session(&json!({"redshift": {}, "steps": [open, {"recycle": "fn"}, call(&look)]}));
    assert_eq!(answers(&recycled.run_events().unwrap())[1][0]["results"][0]["rows"][0][0], 0);
}

#[test]
fn a_lock_that_nobody_gives_back_is_waited_for_until_the_time_is_up() {
    let functions = json!([{"name": "fn", "timeout_s": 30}, {"name": "other", "timeout_s": 3}]);
    let steps = json!([call(&json!([{"sql": "add 1 to t"}])), {"invoke": "other", "event": [{"sql": "add 1 to t"}]},
        {"sql": "add 1 to t"}, {"invoke": "other", "event": [{"sql": "rows of t"}]}]);
    let events = session(&json!({"functions": functions, "redshift": {}, "steps": steps})).run_events().unwrap();
    in_order(&events);
    let runs: Vec<String> =
        events.iter().filter_map(mini_cloud::Event::finished).map(|run| format!("{} {:?}", run.function, run.status)).collect();
    assert_eq!(runs, ["fn Success", "other Timeout", "other Success"]);
    assert!(story(&events)[0].contains("sql refused: 55P03: ERROR: could not obtain lock on relation"), "{:?}", story(&events));
}

#[test]
fn a_connection_that_is_gone_is_told_so() {
    let sql: Rc<FakeSql> = Rc::default();
    let wishes = json!([{"sql": "rows of t"}]);
    let mut session = opened(&json!({"redshift": {"database": "shop"}, "steps": [call(&wishes)]}), &sql).unwrap();
    let events = session.run_events().unwrap();
    let error = &answers(&events)[0][0]["error"];
    assert_eq!((&error["code"], &error["message"]), (&json!("3D000"), &json!("database \"dev\" does not exist")));
}

#[test]
fn without_redshift_nobody_listens() {
    let events = session(&json!({"functions": [{"name": "fn", "timeout_s": 900}], "steps": [call(&json!([{"sql": "rows of t"}]))]}))
        .run_events()
        .unwrap();
    let run = events.iter().find_map(mini_cloud::Event::finished).unwrap();
    assert_eq!(answers(&events)[0][0]["no_answer"], "connect_timeout");
    assert_eq!(run.duration_us.as_micros() / 1_000_000, 127);
}

#[test]
fn overlapping_runs_that_the_simulation_cannot_show_are_told() {
    let writes = call(&json!([{"sleep_s": 5}, {"sql": "add 1 to t", "autocommit": true}]));
    let reads = call(&json!([{"sql": "rows of t"}]));
    let events = session(&json!({"redshift": {}, "steps": [{"at_once": [writes, reads]}]})).run_events().unwrap();
    let told = story(&events);
    // The reader comes first by the clock, and is computed after the writer: it sees a row of the future.
    assert_eq!(answers(&events)[0][0]["results"][0]["rows"][0][0], 1);
    assert!(told[0].ends_with("anachronism at public.t") && told.len() == 2, "{told:?}");
    let events = session(&json!({"redshift": {}, "steps": [{"at_once": [reads, writes]}]})).run_events().unwrap();
    assert_eq!(story(&events).len(), 1, "in this order all is well");
}
