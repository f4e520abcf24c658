//! The two ways of ETL that the book teaches, with the book's own programs: both load the same day row for row; ten times the rows cost about ten
//! times the compute; and wherever a load is stopped, each order is in the warehouse once.
//!
//! What a table should hold is the shop's own account (`mini_cloud::shop`, the collection `sales`), which none of these programs made.

mod etl {
    pub mod book;
    pub mod night;
    pub mod stops;
}

use etl::{night, stops};
use mini_cloud::Event;
use serde_json::Value;

/// A field of the one event of this type that this function or machine has.
fn field(events: &[Event], kind: &str, owner: &str, field: &str) -> f64 {
    let all = events.iter().map(|event| serde_json::to_value(event).expect("events are plain data"));
    let is_it = |event: &Value| event["type"] == kind && (event["function"] == owner || event["instance"] == owner);
    let found: Vec<f64> = all.filter(is_it).map(|event| event[field].as_f64().unwrap_or_else(|| panic!("no {field} in {event}"))).collect();
    assert_eq!(found.len(), 1, "{kind} of {owner}: {found:?}");
    found[0]
}

/// Plays a night of this size, and holds both tables against the shop's own account. Returns the milliseconds that the machine computed.
fn loaded_both_ways(orders: u32, dirty: usize) -> f64 {
    let (session, events) = night::play(&night::both_ways(orders, dirty, 1769));
    let expected = night::expected(orders, dirty);
    for table in ["sales", "sales_by_machine"] {
        let rows = night::rows(&session, table);
        assert_eq!(rows.len(), expected.len(), "rows of {table}");
        let other = rows.iter().zip(&expected).find(|(row, expected)| row != expected);
        assert_eq!(other, None, "the first row of {table} that is not as it should be");
    }
    field(&events, "program.finished", "etl-box", "compute_ms")
}

#[test]
fn both_ways_load_the_same_day_row_for_row() {
    // 14, 1,053, 10,009 and 99,819 rows; the last three with dirty orders among them.
    let start = loaded_both_ways(4, 0);
    loaded_both_ways(400, 10);
    let ten_thousand = loaded_both_ways(4_000, 10);
    let hundred_thousand = loaded_both_ways(40_000, 10);
    // What the start of the program and its imports compute is the same for every day, and nearly all of the first one.
    let growth = (hundred_thousand - start) / (ten_thousand - start);
    assert!((8.0..=12.0).contains(&growth), "ten times the rows computed {growth} times as long: {ten_thousand} ms, {hundred_thousand} ms");
}

#[test]
fn ten_times_the_rows_cost_a_function_ten_times_the_compute() {
    // What takes twice as long with half a processor is computing; what does not is waiting.
    let compute = |orders: u32| {
        let duration = |memory_mb: u32| {
            let (_, events) = night::play(&night::both_ways(orders, 10, memory_mb));
            field(&events, "invocation.finished", "load", "duration_ms")
        };
        // 1,769 MB are one processor; with 885 MB it is, but for a thousandth, half of one.
        duration(885) - duration(1769)
    };
    let (few, many) = (compute(400), compute(4_000));
    let growth = many / few;
    assert!((8.0..=12.0).contains(&growth), "ten times the rows computed {growth} times as long: {few} ms, {many} ms");
}

#[test]
fn wherever_a_load_is_stopped_each_order_is_there_once() {
    let expected = night::expected(stops::ORDERS, 0);
    let stopped = stops::at_every_point(&stops::idempotent());
    for run in &stopped {
        assert!(run.between.is_empty() || run.between == expected, "{run}: after the stop, part of a day is there");
        assert_eq!(run.rows, expected, "{run}: in the end");
    }
    stops::assert_all_points_were_hit(&stopped);
}

#[test]
fn the_naive_load_doubles_the_day_if_it_is_stopped_after_its_commit() {
    let expected = night::expected(stops::ORDERS, 0).len();
    let stopped = stops::at_every_point(&stops::naive());
    let doubled: Vec<_> = stopped.iter().filter(|run| run.rows.len() == 2 * expected).collect();
    assert!(!doubled.is_empty(), "no stop has doubled it");
    assert!(doubled.iter().all(|run| run.between.len() == expected), "it is doubled where the first try was committed");
    let others = stopped.iter().filter(|run| run.rows.len() != 2 * expected);
    assert!(others.into_iter().all(|run| run.rows.len() == expected), "and nothing else goes wrong");
}
