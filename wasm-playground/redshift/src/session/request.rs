//! A request of PROTOCOL.md.

use serde_json::Value;

use crate::error::{Result, SqlError};

/// What an engine asks.
pub enum Request {
    /// Statements.
    Execute(Box<Execute>),
    /// The end of a session.
    Close(String),
    /// What is committed.
    Tables,
}

/// Statements of one session.
#[derive(Clone, Debug)]
pub struct Execute {
    /// The session's name.
    pub session: String,
    /// The statements.
    pub sql: String,
    /// Named parameters.
    pub parameters: Option<Vec<(String, Option<String>)>>,
    /// Microseconds since 1970.
    pub at_us: i64,
    /// For RANDOM().
    pub seed: u64,
    /// Whether each request is a transaction of its own.
    pub autocommit: bool,
    /// CURRENT_USER.
    pub user: String,
    /// CURRENT_DATABASE().
    pub database: String,
    /// Whether it is a workgroup.
    pub serverless: bool,
    /// Whether more than one statement is refused.
    pub single: bool,
}

fn malformed(what: &str) -> SqlError {
    SqlError::new("08P01", format!("the request has no {what}; PROTOCOL.md says what it needs"))
}

impl Request {
    /// Reads a request.
    ///
    /// # Errors
    /// 08P01.
    pub fn read(bytes: &[u8]) -> Result<Request> {
        let value: Value =
            serde_json::from_slice(bytes).map_err(|error| SqlError::new("08P01", format!("the request is not JSON: {error}")))?;
        let text = |key: &str| value[key].as_str().map(str::to_owned);
        match value["op"].as_str() {
            Some("tables") => Ok(Request::Tables),
            Some("close") => Ok(Request::Close(text("session").ok_or_else(|| malformed("session"))?)),
            Some("execute") => {
                let parameters = value["parameters"].as_array().map(|list| {
                    list.iter()
                        .map(|parameter| {
                            (parameter["name"].as_str().unwrap_or_default().to_owned(), parameter["value"].as_str().map(str::to_owned))
                        })
                        .collect()
                });
                Ok(Request::Execute(Box::new(Execute {
                    session: text("session").ok_or_else(|| malformed("session"))?,
                    sql: text("sql").ok_or_else(|| malformed("sql"))?,
                    parameters,
                    at_us: value["at_us"].as_i64().unwrap_or(0),
                    seed: value["seed"].as_u64().unwrap_or(0),
                    autocommit: value["autocommit"].as_bool().unwrap_or(true),
                    user: text("user").unwrap_or_else(|| "awsuser".to_owned()),
                    database: text("database").unwrap_or_else(|| "dev".to_owned()),
                    serverless: value["serverless"].as_bool().unwrap_or(false),
                    single: value["single"].as_bool().unwrap_or(false),
                })))
            }
            _ => Err(malformed("op that is known")),
        }
    }
}
