//! Statements in a PostgreSQL server, by psql.

use std::io::Write;
use std::process::{Command, Stdio};

use crate::cases::{Case, Given};
use crate::postgres::Postgres;

/// Stands between two values; none of the statements has it.
const BETWEEN: char = '\u{1f}';

fn psql(server: &Postgres, database: &str) -> Command {
    let mut psql = Command::new("psql");
    psql.args(["-X", "-q", "-A", "-t", "-F", "\u{1f}", "-h", "127.0.0.1", "-U", "awsuser", "-p"])
        .arg(server.port().to_string())
        .arg(database);
    psql.env("PGTZ", "UTC").env("PGOPTIONS", "-c client_min_messages=error").env("PGCLIENTENCODING", "UTF8");
    psql
}

/// What each statement gives, in a database of its own.
///
/// # Panics
/// When psql does not run.
pub fn run_all(server: &Postgres, file: &str, cases: &[Case], one_by_one: bool) -> Vec<Given> {
    let database: String = file.chars().filter(char::is_ascii_lowercase).collect();
    let made = psql(server, "postgres").args(["-c", &format!("create database {database}")]).output().expect("psql");
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    if one_by_one {
        return cases.iter().map(|case| alone(server, &database, &case.sql)).collect();
    }
    let mut script = String::from("\\pset null '\\\\N'\n");
    for case in cases {
        script.push_str(&format!("\\echo @@next\n{}\n;\n\\echo @@state :SQLSTATE :LAST_ERROR_MESSAGE\n", case.sql));
    }
    let mut child = psql(server, &database).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("psql");
    let mut input = child.stdin.take().expect("a pipe");
    let writer = std::thread::spawn(move || input.write_all(script.as_bytes()));
    let output = child.wait_with_output().expect("psql ends");
    writer.join().expect("a thread").expect("psql reads its script");
    let printed = String::from_utf8(output.stdout).expect("UTF-8");
    let given: Vec<Given> = printed.split("@@next\n").skip(1).map(read).collect();
    assert_eq!(given.len(), cases.len(), "{file}: psql did not run every statement");
    given
}

/// One statement's part of what psql printed.
fn read(part: &str) -> Given {
    let mut given = Given::default();
    for line in part.lines() {
        match line.strip_prefix("@@state ") {
            Some(state) => {
                let (state, message) = state.split_once(' ').unwrap_or((state, ""));
                given.state = state.to_owned();
                // psql keeps the last message until the next error.
                given.message = if state == "00000" { String::new() } else { message.to_owned() };
            }
            None => given.rows.push(line.split(BETWEEN).map(str::to_owned).collect()),
        }
    }
    given
}

fn alone(server: &Postgres, database: &str, sql: &str) -> Given {
    let output = psql(server, database).args(["-v", "VERBOSITY=verbose", "-c", sql]).output().expect("psql");
    let errors = String::from_utf8_lossy(&output.stderr);
    let error = errors.lines().find_map(|line| line.strip_prefix("ERROR:  ")).and_then(|line| line.split_once(": "));
    let (state, message) = error.unwrap_or(("00000", ""));
    let printed = String::from_utf8_lossy(&output.stdout);
    let rows = printed.lines().map(|line| line.split(BETWEEN).map(str::to_owned).collect());
    Given { rows: rows.collect(), state: state.to_owned(), message: message.to_owned() }
}
