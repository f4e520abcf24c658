//! A session with a fake database, and a function that does what its event says.

use std::rc::Rc;

use mini_cloud::{Engines, Event, EventKind, Scenario, ServiceEvent, Session};
use mini_lambda::Stop;
use serde_json::{Value, json};

use crate::fake_engine::{FakeEngine, Process, Reply, returned};
use crate::fake_sql::FakeSql;

/// A session of this scenario, whose function `fn` is there already.
pub fn session(scenario: &Value) -> Session {
    opened(scenario, &Rc::default()).unwrap_or_else(|problem| panic!("{problem}"))
}

/// As `session`, with a SQL engine that can be asked afterwards; refusals are given back.
pub fn opened(scenario: &Value, sql: &Rc<FakeSql>) -> Result<Session, String> {
    let parsed = parsed(scenario).map_err(|error| error.to_string())?;
    Session::open(parsed, engines(sql)).map_err(|problem| problem.to_string())
}

pub fn parsed(scenario: &Value) -> Result<Scenario, mini_cloud::ScenarioError> {
    let mut scenario = scenario.clone();
    if scenario.get("functions").is_none() {
        scenario["functions"] = json!([{"name": "fn", "timeout_s": 60}]);
    }
    Scenario::from_json(&scenario.to_string())
}

pub fn engines(sql: &Rc<FakeSql>) -> Engines {
    let sql: Rc<dyn mini_cloud::SqlEngine> = Rc::clone(sql) as Rc<dyn mini_cloud::SqlEngine>;
    Engines::with_sql(FakeEngine::handler(obey), sql)
}

/// Does a list of things and returns the answers: `{"sql": …}` in a connection that lasts as long as the process, `{"data": operation, …}` of the
/// Data API (`"<n>"` as `Id` is the id that answer n gave), `{"sleep_s": n}`, `{"exit": 1}`.
fn obey(process: &Process, event: &str) -> Result<Reply, Stop> {
    let mut answers: Vec<Value> = Vec::new();
    for wish in serde_json::from_str::<Vec<Value>>(event).unwrap() {
        let answer = if let Some(sql) = wish.get("sql") {
            query(process, sql, wish["autocommit"] == json!(true))?
        } else if let Some(operation) = wish.get("data") {
            let mut parameters = wish["with"].clone();
            if let Some(number) = parameters["Id"].as_str().and_then(|id| id.strip_prefix('<')?.strip_suffix('>')?.parse::<usize>().ok()) {
                parameters["Id"] = answers[number]["output"]["Id"].clone();
            }
            process.ask("redshift-data", operation.as_str().unwrap(), &parameters, b"")?.0
        } else if let Some(seconds) = wish["sleep_s"].as_f64() {
            process.sleep((seconds * 1e6) as u64)?;
            json!("slept")
        } else {
            return process.exit(1);
        };
        answers.push(answer);
    }
    returned(&Value::from(answers).to_string())
}

/// A statement in the process's own connection, which is made at the first one.
fn query(process: &Process, sql: &Value, autocommit: bool) -> Result<Value, Stop> {
    let known = process.globals.borrow().first().cloned();
    let session = match known {
        Some(session) => session,
        None => {
            let (head, _) = process.ask("redshift-sql", "Connect", &json!({"database": "dev", "user": "etl"}), b"")?;
            let Some(session) = head["output"]["session"].as_str() else { return Ok(head) };
            process.globals.borrow_mut().push(session.to_owned());
            session.to_owned()
        }
    };
    let (head, body) = process.ask("redshift-sql", "Query", &json!({"session": session, "sql": sql, "autocommit": autocommit}), b"")?;
    Ok(if head.get("error").is_some() { head } else { serde_json::from_slice(&body).unwrap() })
}

/// What the functions returned, one list for each run that ended well.
pub fn answers(events: &[Event]) -> Vec<Vec<Value>> {
    let payloads = events.iter().filter_map(Event::finished).filter(|run| run.function_error.is_none());
    payloads.map(|run| serde_json::from_str(&run.payload).unwrap()).collect()
}

/// What happened to the database, each with the milliseconds since the first event.
pub fn story(events: &[Event]) -> Vec<String> {
    let begin = events.first().map(|event| event.at).unwrap_or_default();
    let told = events.iter().filter_map(|event| {
        let EventKind::Service(service) = &event.kind else { return None };
        let what = match service {
            ServiceEvent::TableChanged { table, inserted, updated, deleted, .. } => format!("{table} +{inserted} ~{updated} -{deleted}"),
            ServiceEvent::LoadFailed { table, errors, .. } => format!("{table} not loaded: {}", errors[0].reason),
            ServiceEvent::QueryFinished { sql, error: Some(error), .. } => format!("{sql}: {error}"),
            ServiceEvent::QueryFinished { sql, rows, row_count, .. } => format!("{sql}: {row_count} {rows:?}"),
            ServiceEvent::RequestRefused { operation, code, message, .. } => format!("{operation} refused: {code}: {message}"),
            ServiceEvent::Anachronism { place, .. } => format!("anachronism at {}", place.name()),
            _ => return None,
        };
        Some(format!("{} {what}", event.at.since(begin).as_micros() / 1_000))
    });
    told.collect()
}

/// Whether events come in order of time.
pub fn in_order(events: &[Event]) {
    assert!(events.windows(2).all(|pair| pair[0].at <= pair[1].at), "{events:#?}");
}

/// The rows of a table at the end.
pub fn rows_of(session: &Session, table: &str) -> String {
    session.look(&format!("rows of {table}")).unwrap().rows[0][0].clone().unwrap()
}
