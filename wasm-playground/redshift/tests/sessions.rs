//! Sessions beside one another, transactions, parameters, and the workbook's caps: requests of PROTOCOL.md, on this machine.

use redshift::session::{Database, Objects, Outside};
use serde_json::{Value, json};

/// No bucket at all.
struct Nothing;

impl Outside for Nothing {
    fn objects(&self, _: &str, _: &str) -> Objects {
        Err("NoSuchBucket".to_owned())
    }

    fn object(&self, _: &str, _: &str) -> Objects {
        Err("NoSuchBucket".to_owned())
    }
}

fn database() -> Database {
    Database::open(&[], Box::new(Nothing)).expect("an empty database")
}

fn ask(database: &mut Database, request: &Value) -> Value {
    serde_json::from_slice(&database.answer(request.to_string().as_bytes())).expect("answers are JSON")
}

fn run(database: &mut Database, session: &str, sql: &str) -> Value {
    ask(database, &json!({"op": "execute", "session": session, "sql": sql, "at_us": 1_769_850_300_000_000_i64, "seed": 1}))
}

fn done(database: &mut Database, session: &str, sql: &str) -> Value {
    let answer = run(database, session, sql);
    assert_eq!(answer["error"], Value::Null, "{sql}: {answer}");
    answer
}

/// The only value of the last result.
fn value(database: &mut Database, session: &str, sql: &str) -> Value {
    let answer = done(database, session, sql);
    answer["results"].as_array().expect("a list").last().expect("a result")["rows"][0][0].clone()
}

fn state(answer: &Value) -> &str {
    answer["error"]["sqlstate"].as_str().unwrap_or("none")
}

#[test]
fn what_is_open_is_invisible_to_others_and_goes_on_after_them() {
    let mut database = database();
    done(&mut database, "a", "create table t (v int); create table u (v int)");
    done(&mut database, "a", "begin; insert into t values (1)");
    assert_eq!(value(&mut database, "b", "select count(*) from t"), 0);
    done(&mut database, "b", "insert into u values (9)");
    assert_eq!(value(&mut database, "a", "select count(*) from t"), 1);
    done(&mut database, "a", "insert into t values (2); commit");
    assert_eq!(value(&mut database, "b", "select count(*) from t"), 2);
    assert_eq!(value(&mut database, "a", "select v from u"), 9);
}

#[test]
fn a_table_that_another_transaction_has_written_is_locked_and_its_owner_named() {
    let mut database = database();
    done(&mut database, "a", "create table t (v int)");
    done(&mut database, "a", "begin; insert into t values (1)");
    let refused = run(&mut database, "b", "insert into t values (2)");
    assert_eq!((state(&refused), &refused["error"]["blocked_by"]), ("55P03", &json!("a")));
    done(&mut database, "a", "rollback");
    done(&mut database, "b", "insert into t values (2)");
    assert_eq!(value(&mut database, "a", "select v from t"), 2);
}

#[test]
fn a_closed_session_leaves_nothing_open_and_no_temporary_table() {
    let mut database = database();
    done(&mut database, "a", "create table t (v int); create temp table scratch (v int)");
    done(&mut database, "a", "begin; insert into t values (1)");
    assert_eq!(ask(&mut database, &json!({"op": "close", "session": "a"}))["transaction"], "idle");
    assert_eq!(value(&mut database, "b", "select count(*) from t"), 0);
    assert_eq!(state(&run(&mut database, "a", "select * from scratch")), "42P01");
    done(&mut database, "b", "insert into t values (2)");
}

#[test]
fn several_statements_of_one_request_are_one_transaction() {
    let mut database = database();
    done(&mut database, "a", "create table t (v int)");
    let answer = run(&mut database, "a", "insert into t values (1); insert into t values ('x')");
    assert_eq!((state(&answer), &answer["error"]["statement"], &answer["transaction"]), ("22P02", &json!(1), &json!("idle")));
    assert_eq!(value(&mut database, "a", "select count(*) from t"), 0);
    let refused = ask(&mut database, &json!({"op": "execute", "session": "a", "sql": "select 1; select 2", "single": true}));
    assert_eq!(state(&refused), "42601");
}

#[test]
fn without_autocommit_the_first_statement_opens_a_transaction() {
    let mut database = database();
    done(&mut database, "a", "create table t (v int)");
    let request = |sql: &str| json!({"op": "execute", "session": "p", "sql": sql, "autocommit": false});
    assert_eq!(ask(&mut database, &request("insert into t values (1)"))["transaction"], "open");
    assert_eq!(value(&mut database, "a", "select count(*) from t"), 0);
    assert_eq!(ask(&mut database, &request("select 1/0"))["transaction"], "failed");
    assert_eq!(state(&ask(&mut database, &request("select 1"))), "25P02");
    assert_eq!(ask(&mut database, &request("rollback"))["transaction"], "idle");
    ask(&mut database, &request("insert into t values (2)"));
    assert_eq!(ask(&mut database, &request("commit"))["transaction"], "idle");
    assert_eq!(value(&mut database, "a", "select v from t"), 2);
}

#[test]
fn parameters_are_values_and_never_sql() {
    let mut database = database();
    done(&mut database, "a", "create table t (v int, name varchar(40)); insert into t values (7, 'a'), (8, 'b')");
    let ask_for =
        |sql: &str, value: &str| json!({"op": "execute", "session": "a", "sql": sql, "parameters": [{"name": "x", "value": value}]});
    assert_eq!(ask(&mut database, &ask_for("select name from t where v = :x", "7"))["results"][0]["rows"], json!([["a"]]));
    assert_eq!(state(&ask(&mut database, &ask_for("select name from t where v = :x", "7 or true"))), "22P02");
    assert_eq!(ask(&mut database, &ask_for("select count(*) from t where name = :x", "x' or 'a'='a"))["results"][0]["rows"], json!([[0]]));
    assert_eq!(state(&ask(&mut database, &ask_for("select :y", "7"))), "42P02");
    assert_eq!(ask(&mut database, &ask_for("select v::varchar from t where v = :x", "8"))["results"][0]["rows"], json!([["8"]]));
}

#[test]
fn truncate_commits_and_says_so_by_the_state() {
    let mut database = database();
    done(&mut database, "a", "create table t (v int); insert into t values (1)");
    assert_eq!(done(&mut database, "a", "begin")["transaction"], "open");
    assert_eq!(done(&mut database, "a", "truncate t")["transaction"], "idle");
    done(&mut database, "a", "rollback");
    assert_eq!(value(&mut database, "b", "select count(*) from t"), 0);
}

#[test]
fn endless_queries_and_deep_ones_end_with_an_error_that_names_the_workbook() {
    let mut database = database();
    let deep = format!("select {}1", "1 + ".repeat(5000));
    let brackets = format!("select {}1{}", "(".repeat(5000), ")".repeat(5000));
    let nested = format!("select {}1{}", "abs(".repeat(70), ")".repeat(70));
    let unions = vec!["select 1"; 400].join(" union ");
    for sql in [deep.as_str(), &brackets, &nested, &unions] {
        let answer = run(&mut database, "a", sql);
        assert_eq!(state(&answer), "54001", "{}", &sql[..60]);
        assert!(answer["error"]["detail"].as_str().expect("a detail").contains("workbook"));
    }
    let answer = run(&mut database, "a", "with recursive n(i) as (select 1::bigint union all select i + 1 from n) select count(*) from n");
    assert_eq!(state(&answer), "57014");
    assert!(answer["error"]["detail"].as_str().expect("a detail").contains("workbook"));
    assert_eq!(value(&mut database, "a", "select 1"), 1);
}

#[test]
fn requests_that_are_none_are_told_so() {
    let mut database = database();
    for request in
        ["", "{", "[]", "{\"op\": \"dance\"}", "{\"op\": \"execute\"}", "{\"op\": \"execute\", \"session\": 5, \"sql\": \"select 1\"}"]
    {
        let answer: Value = serde_json::from_slice(&database.answer(request.as_bytes())).expect("JSON");
        assert_eq!(state(&answer), "08P01", "{request}");
    }
}

#[test]
fn the_tables_that_are_committed_are_listed_with_their_rows() {
    let mut database = database();
    done(
        &mut database,
        "a",
        "create table orders (id int not null, v varchar(5)); insert into orders values (1, 'a'); create view seen as select id from orders",
    );
    done(&mut database, "a", "create temp table scratch (v int)");
    done(&mut database, "a", "begin; insert into orders values (2, 'b')");
    let tables = ask(&mut database, &json!({"op": "tables"}))["tables"].clone();
    let names: Vec<(&str, &str, &Value)> = tables
        .as_array()
        .expect("a list")
        .iter()
        .map(|t| (t["name"].as_str().expect("a name"), t["kind"].as_str().expect("a kind"), &t["rows"]))
        .collect();
    assert_eq!(names, [("orders", "table", &json!(1)), ("seen", "view", &Value::Null)]);
    assert_eq!(value(&mut database, "a", "select count(*) from orders"), 2);
}

#[test]
fn a_statement_tells_what_it_read_changed_and_cost() {
    let mut database = database();
    done(&mut database, "a", "create table t (v int); create table u (v int); create view w as select v from t");
    done(&mut database, "a", "insert into t values (1), (2)");
    let copied = done(&mut database, "a", "insert into u select v from w where v > 1");
    let result = &copied["results"][0];
    assert_eq!(result["reads"], json!([{"schema": "public", "table": "t"}]));
    assert_eq!(result["changes"], json!([{"schema": "public", "table": "u", "inserted": 1, "updated": 0, "deleted": 0}]));
    assert!(result["work"]["steps"].as_i64().expect("a number") > 0);
    assert_eq!(result["work"]["rows_written"], 1);
}
