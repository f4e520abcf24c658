//! Loads that are stopped in the middle, one in each ten milliseconds, and tried again by Lambda.

use std::collections::BTreeSet;
use std::fmt;

use mini_cloud::{Event, Step};
use serde_json::{Value, json};

use super::{book, night};

/// A small day: what is stopped matters here, not how much.
pub const ORDERS: u32 = 5;
/// The function is stopped after so many seconds.
const TIMEOUT_S: u64 = 3;
/// A stop in each so many milliseconds of the load.
const STEP_MS: u64 = 10;

/// Calls the book's loader late at its first try, so that the timeout comes in its middle, and says of each request to a service when it begins
/// and when it is over. After the load it leaves a mark, as many do: the load is then done, and the function is not.
const LATE: &str = r#"
import os
import time

import app

class Told:
    """Something whose calls are told."""

    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        self.thing.__enter__()
        return self

    def __exit__(self, *error):
        return self.told("leave " + type(self.thing).__name__, self.thing.__exit__, *error)

    def __getattr__(self, name):
        do = getattr(self.thing, name)
        def call(*arguments, **named):
            answer = self.told(arguments[0].split()[0] if name == "execute" else name, do, *arguments, **named)
            return Told(answer) if name in ("connect", "cursor") else answer
        return call

    @staticmethod
    def told(what, do, *arguments, **named):
        print(">", what)
        answer = do(*arguments, **named)
        print("<", what)
        return answer

app.s3 = Told(app.s3)
app.psycopg2 = Told(app.psycopg2)

def handler(event, context):
    if time.strftime("%H:%M:%S", time.gmtime()) < "01:00:30":
        time.sleep(int(os.environ["LATE_MS"]) / 1000)
    app.handler(event, context)
    app.s3.put_object(Bucket="done", Key="mark", Body=b"")
"#;

/// A load that was stopped, or was done before it was stopped.
pub struct Stopped {
    /// How late it began.
    late_ms: u64,
    /// The last line that the first try has written.
    last_line: String,
    /// What was in the table between the first try and the second.
    pub between: Vec<String>,
    /// What was there in the end.
    pub rows: Vec<String>,
}

impl fmt::Display for Stopped {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "begun {} ms late and stopped at {:?}", self.late_ms, self.last_line)
    }
}

/// The load that the book ends with.
pub fn idempotent() -> String {
    book::file("etl/capstone/pipeline/solution.py")
}

/// The load that the book begins with.
pub fn naive() -> String {
    book::cell("etl/capstone.md", "fine-day")
}

/// Stops this load at every point: its first try begins so late that the timeout comes after 10, 20, 30 … ms of it.
pub fn at_every_point(code: &str) -> Vec<Stopped> {
    let whole = stopped(code, 0);
    assert_eq!(whole.last_line, "< put_object", "with all its time the load is done");
    let longest = TIMEOUT_S * 1_000;
    let takes = (1..=longest / STEP_MS).map(|steps| longest - steps * STEP_MS);
    let mut all = Vec::new();
    for late_ms in takes {
        let run = stopped(code, late_ms);
        let is_done = run.last_line == whole.last_line && all.last().is_some_and(|last: &Stopped| last.last_line == whole.last_line);
        all.push(run);
        if is_done {
            return all;
        }
    }
    panic!("{TIMEOUT_S} seconds are too short for the whole load");
}

/// Whether the stops came within every request of the load, which are these.
pub fn assert_all_points_were_hit(all: &[Stopped]) {
    let places: BTreeSet<&str> = all.iter().map(|run| run.last_line.as_str()).collect();
    for place in ["get_object", "put_object", "connect", "create", "copy", "delete", "insert", "leave connection"] {
        assert!(places.contains(format!("> {place}").as_str()), "no stop within {place}: {places:?}");
    }
}

fn stopped(code: &str, late_ms: u64) -> Stopped {
    let scenario = scenario(code, late_ms);
    let (mut session, events) = night::play(&scenario);
    let last_line = events.iter().filter_map(written).next_back().unwrap_or_default();
    let between = night::rows(&session, "sales");
    let rest = Step::from_json(r#"{"until_idle": {}}"#).expect("a step");
    session.step_events(&rest).expect("the engine works");
    Stopped { late_ms, last_line, between, rows: night::rows(&session, "sales") }
}

/// What a line of the function's own says of a request.
fn written(event: &Event) -> Option<String> {
    let event = serde_json::to_value(event).expect("events are plain data");
    let line = event["text"].as_str().unwrap_or_default().trim_end();
    (event["type"] == "log" && (line.starts_with("> ") || line.starts_with("< "))).then(|| line.to_owned())
}

fn scenario(code: &str, late_ms: u64) -> Value {
    json!({
        "start": "2026-01-31T01:00:00Z",
        "functions": [{"name": "load", "handler": "late.handler", "files": {"app.py": code, "late.py": LATE}, "timeout_s": TIMEOUT_S, "memory_mb": 1769,
                       "environment": {"LATE_MS": late_ms.to_string()}}],
        "buckets": [
            {"name": "inbox", "notifications": [{"function": "load", "events": ["s3:ObjectCreated:*"], "prefix": "orders/"}]},
            {"name": "clean"}, {"name": "refused"}, {"name": "done"},
        ],
        "shop": {"day": night::DAY, "orders": ORDERS},
        "redshift": {"sql": night::tables(&["sales"])},
        // Half a minute: the first try is over, the second comes after a minute.
        "steps": [{"put_shop_file": {"bucket": "inbox", "key": night::KEY}}, {"advance_s": 30}],
    })
}
