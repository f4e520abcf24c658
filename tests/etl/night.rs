//! A night of the shop as a scenario, and what is in the warehouse when it is over.

use mini_cloud::{Event, Scenario, Session, ShopConfig, ShopFile};
use serde_json::{Value, json};
use workbook_tests::engines;

use super::book;

/// The day that is loaded.
pub const DAY: &str = "2026-01-30";
/// Its file.
pub const KEY: &str = "orders/2026-01-30.jsonl";

/// The table of the book.
const COLUMNS: &str = "order_id integer not null, line smallint not null, day date not null, placed_at timestamp not null, \
                       customer varchar(40) not null, country char(2) not null, sku varchar(12) not null, \
                       quantity smallint not null, price decimal(8,2) not null";

/// Statements that make tables of these names.
pub fn tables(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| format!("create table {name} ({COLUMNS}) distkey(order_id) sortkey(placed_at)")).collect()
}

/// Both ways in one scenario: the orders lie in MongoDB, a function extracts them at one in the morning, and the file's arrival starts a function
/// that loads `sales`, and a program on a machine that loads `sales_by_machine`. Extract and load are the book's programs.
pub fn both_ways(orders: u32, dirty: usize, memory_mb: u32) -> Value {
    let load = book::cell("money/lines-cross.md", "two-pipelines");
    let extract = book::cell("etl/old-way.md", "nightly-extract");
    json!({
        "start": "2026-01-31T00:30:00Z",
        "functions": [
            {"name": "extract", "handler": "app.handler", "files": {"app.py": extract}, "memory_mb": 1769, "timeout_s": 900},
            {"name": "load", "handler": "app.handler", "files": {"app.py": load}, "memory_mb": memory_mb, "timeout_s": 900,
             "environment": {"TABLE": "sales"}},
        ],
        "instances": [{"name": "etl-box", "type": "t3.large", "code_of": "load", "environment": {"TABLE": "sales_by_machine"},
                       "start_on": {"bucket": "inbox", "prefix": "orders/", "program": "app.py"}}],
        "schedules": [{"name": "at-one", "expression": "cron(0 1 * * ? *)", "function": "extract"}],
        "buckets": [
            {"name": "inbox", "notifications": [{"function": "load", "events": ["s3:ObjectCreated:*"], "prefix": "orders/"}]},
            {"name": "clean"}, {"name": "refused"},
        ],
        "shop": {"day": DAY, "orders": orders, "dirty": dirty, "mongodb": "shop"},
        "redshift": {"sql": tables(&["sales", "sales_by_machine"])},
        "steps": [{"advance_s": 5400}],
    })
}

/// Plays a scenario to its end.
pub fn play(scenario: &Value) -> (Session, Vec<Event>) {
    let scenario = Scenario::from_json(&scenario.to_string()).unwrap_or_else(|error| panic!("{error}\n{scenario}"));
    let mut session = Session::open(scenario, engines()).unwrap_or_else(|problem| panic!("{problem}"));
    let events = session.run_events().expect("the engine works");
    (session, events)
}

/// What a query gives, as lines with commas.
pub fn ask(session: &Session, query: &str) -> Vec<String> {
    let result = session.look(query).unwrap_or_else(|error| panic!("{query}: {error}"));
    let line = |row: &Vec<Option<String>>| row.iter().map(|value| value.as_deref().unwrap_or("NULL")).collect::<Vec<_>>().join(",");
    result.rows.iter().map(line).collect()
}

/// All rows of a table, in order of order and line.
pub fn rows(session: &Session, table: &str) -> Vec<String> {
    ask(session, &format!("select * from {table} order by order_id, line"))
}

/// What the table should hold: the shop's own account of the day, made without any of the book's programs.
pub fn expected(orders: u32, dirty: usize) -> Vec<String> {
    let config: ShopConfig = shop(orders, dirty);
    let file = r#"{"put_shop_file": {"bucket": "b", "key": "k", "collection": "sales", "format": "csv"}}"#;
    let mini_cloud::Step::PutShopFile(file) = mini_cloud::Step::from_json(file).expect("a step") else { panic!("another step") };
    let file: ShopFile = file;
    file.content(&config.shop(1)).lines().skip(1).map(str::to_owned).collect()
}

fn shop(orders: u32, dirty: usize) -> ShopConfig {
    let scenario = json!({"functions": [], "shop": {"day": DAY, "orders": orders, "dirty": dirty}});
    Scenario::from_json(&scenario.to_string()).expect("a scenario").shop.expect("it has a shop")
}
