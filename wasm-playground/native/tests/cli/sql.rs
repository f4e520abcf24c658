//! `mini-lambda sql`, and tables at the end of a time line.

use super::{Ran, folder, run};

const SCENARIO: &str = r#"{
    "functions": [],
    "redshift": {"sql": ["create table orders (id integer, item varchar(20), price decimal(8,2))"]},
    "steps": [{"sql": "insert into orders values (1, 'tea, green', 2.5), (2, 'salt', null)"}]}"#;

fn sql(name: &str, scenario: &str, more: &[&str]) -> Ran {
    let folder = folder(name, &[("shop.json", scenario.as_bytes())]);
    run(&folder, &[&["sql", "shop.json"], more].concat())
}

#[test]
fn rows_are_printed_for_people_and_for_programs() {
    let query = "select id, item, price from orders order by id";
    let ran = sql("sql-table", SCENARIO, &[query]);
    let expected = "id | item       | price\n---+------------+------\n1  | tea, green | 2.50\n2  | salt       | NULL\n(2 rows)\n";
    assert_eq!((ran.code, ran.stdout.as_str(), ran.stderr.as_str()), (Some(0), expected, ""));
    let ran = sql("sql-csv", SCENARIO, &[query, "--output", "csv"]);
    assert_eq!(ran.stdout, "id,item,price\n1,\"tea, green\",2.50\n2,salt,\n");
    let ran = sql("sql-json", SCENARIO, &[query, "--output", "json"]);
    assert_eq!(ran.stdout, "[{\"id\":\"1\",\"item\":\"tea, green\",\"price\":\"2.50\"},{\"id\":\"2\",\"item\":\"salt\",\"price\":null}]\n");
    assert_eq!(sql("sql-delete", SCENARIO, &["delete from orders where id = 1"]).stdout, "DELETE, 1 row\n");
}

#[test]
fn what_is_wrong_is_a_sentence_with_the_place() {
    let ran = sql("sql-wrong", SCENARIO, &["select id\nfrm orders"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""));
    assert!(ran.stderr.contains("syntax error at or near \"orders\"") && ran.stderr.contains("line 2, column 5"), "{}", ran.stderr);
    let ran = sql("sql-no-table", SCENARIO, &["select * from nowhere"]);
    assert!(ran.code == Some(2) && ran.stderr.contains("relation \"nowhere\" does not exist"), "{}", ran.stderr);
    let ran = sql("sql-none", r#"{"functions": [], "steps": []}"#, &["select 1"]);
    assert!(ran.code == Some(2) && ran.stderr.contains("this scenario has no Redshift"), "{}", ran.stderr);
    let refused = SCENARIO.replace("create table orders", "creat table orders");
    let ran = sql("sql-setup", &refused, &["select 1"]);
    assert!(ran.code == Some(2) && ran.stderr.contains("shop.json: redshift.sql[0]: ERROR: syntax error"), "{}", ran.stderr);
}

#[test]
fn a_time_line_ends_with_the_tables() {
    let folder = folder("sql-timeline", &[("shop.json", SCENARIO.as_bytes())]);
    let ran = run(&folder, &["run", "shop.json", "--output", "timeline"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert!(ran.stdout.contains("public.orders is changed: 2 rows inserted, 0 updated, 0 deleted\n"), "{}", ran.stdout);
    let tables = "Table public.orders: 2 rows\n  id | item       | price\n  ---+------------+------\n  1  | tea, green | 2.50\n  2  | salt       | NULL\n";
    assert!(ran.stdout.ends_with(tables), "{}", ran.stdout);
}
