//! The end of memory. A test of its own: SQLite's limit is that of the whole program.

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

fn run(database: &mut Database, sql: &str) -> Value {
    let request = json!({"op": "execute", "session": "a", "sql": sql, "at_us": 0, "seed": 1});
    serde_json::from_slice(&database.answer(request.to_string().as_bytes())).expect("answers are JSON")
}

#[test]
fn memory_has_an_end_and_nothing_is_lost_by_it() {
    let mut database = Database::open(&[], Box::new(Nothing)).expect("an empty database");
    run(&mut database, "create table t (v varchar(max)); insert into t values ('kept')");
    let answer = run(&mut database, "insert into t select repeat('x', 60000) from generate_series(1, 20000) as n");
    assert_eq!(answer["error"]["sqlstate"], "53200", "{answer}");
    assert_eq!(run(&mut database, "select count(*) from t")["results"][0]["rows"], json!([[1]]));
    assert_eq!(run(&mut database, "select repeat('x', 1000000)")["error"]["sqlstate"], "54000");
}
