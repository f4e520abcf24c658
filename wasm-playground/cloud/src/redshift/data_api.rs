//! Redshift's Data API, `boto3.client("redshift-data")`: it takes statements, and one asks later what became of them.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use mini_lambda::{EngineFault, SimDuration, SimTime};
use serde_json::{Value, json};

use super::cluster::{Notes, Nothing, Redshift, has_rows, parse};
use super::data_answers as answers;
use super::data_checks::{invalid, is_id, no_result, no_such_statement, not_here, statements, target, values, wait};
use super::figures::{RESULTS_KEPT, ROWS_OF_A_PAGE, STATEMENTS_OF_A_PAGE};
use super::protocol::{Request as Asked, Tables};
use super::statement::{Part, Phase, Statement, Status};
use crate::model;
use crate::parameters::Parameters;
use crate::service_call::{Answer, Reply, Request};
use crate::service_error::ServiceError;
use crate::stores::Stores;

/// The operations that are here, in alphabetical order.
pub const OPERATIONS: &[&str] = &[
    "BatchExecuteStatement",
    "CancelStatement",
    "DescribeStatement",
    "DescribeTable",
    "ExecuteStatement",
    "GetStatementResult",
    "ListDatabases",
    "ListSchemas",
    "ListStatements",
    "ListTables",
];

/// Parameters that say where to run.
const WHERE: &[&str] = &["ClusterIdentifier", "WorkgroupName", "Database", "DbUser", "SecretArn"];

/// An operation at work.
pub(super) struct Call<'a> {
    pub at: SimTime,
    pub parameters: Parameters<'a>,
    pub stores: &'a Rc<RefCell<Stores>>,
    pub notes: &'a mut Notes,
    /// When the answer is there.
    pub done_at: SimTime,
}

/// A refusal, or the engine failed.
pub(super) enum Problem {
    Refused(ServiceError),
    Fault(EngineFault),
}

impl From<ServiceError> for Problem {
    fn from(error: ServiceError) -> Problem {
        Problem::Refused(error)
    }
}

impl From<EngineFault> for Problem {
    fn from(fault: EngineFault) -> Problem {
        Problem::Fault(fault)
    }
}

impl Redshift {
    /// Does what a request asks of the Data API. Nothing if there is no such operation here: see [`OPERATIONS`].
    pub fn data_api(
        &mut self,
        request: &Request<'_>,
        stores: &Rc<RefCell<Stores>>,
        notes: &mut Notes,
    ) -> Result<Option<Reply>, EngineFault> {
        let parameters = Parameters::new(request.operation, request.parameters);
        let mut call = Call { at: request.at, parameters, stores, notes, done_at: request.at };
        self.go_on(request.at, stores, call.notes)?;
        let answer = match request.operation {
            "ExecuteStatement" => self.execute_statement(&mut call, false),
            "BatchExecuteStatement" => self.execute_statement(&mut call, true),
            "DescribeStatement" => self.describe_statement(&mut call),
            "GetStatementResult" => self.get_statement_result(&mut call),
            "CancelStatement" => self.cancel_statement(&mut call),
            "ListStatements" => self.list_statements(&mut call),
            "ListDatabases" | "ListSchemas" | "ListTables" | "DescribeTable" => self.catalogue(request.operation, &mut call),
            _ => return Ok(None),
        };
        let done_at = call.done_at;
        let answer = match answer {
            Ok(output) => Ok(Answer::ok(output)),
            Err(Problem::Refused(error)) => Err(error),
            Err(Problem::Fault(fault)) => return Err(fault),
        };
        let request_id = self.identifiers.next_uuid("redshift-data-request", "");
        let headers = BTreeMap::from([("x-amzn-requestid".to_owned(), request_id.clone())]);
        Ok(Some(Reply { request_id, headers, done_at, answer, records: Vec::new() }))
    }

    fn execute_statement(&mut self, call: &mut Call<'_>, batch: bool) -> Result<Value, Problem> {
        let own = if batch { &["Sqls", "ExecutionMode"][..] } else { &["Sql"] };
        let known = [WHERE, own, &["Parameters", "StatementName", "WithEvent", "ClientToken", "WaitTimeSeconds", "ResultFormat"]].concat();
        not_here(&call.parameters)?;
        call.parameters.allow(&known, &["SessionId", "SessionKeepAliveSeconds"])?;
        let target = target(&call.parameters, &self.config)?;
        let sqls = statements(&call.parameters, batch)?;
        let parameters = values(&call.parameters, &sqls)?;
        let seconds = wait(&call.parameters)?;
        let token = call.parameters.text("ClientToken")?.map(str::to_owned);
        let known = token.as_ref().and_then(|token| self.statements.iter().position(|known| known.client_token.as_ref() == Some(token)));
        let index = match known {
            Some(index) => index,
            None => {
                let starts_at = call.at + model::REDSHIFT_DATA_PICK + model::REDSHIFT_CONNECT;
                let statement = Statement {
                    id: self.identifiers.next_uuid("redshift-statement", ""),
                    name: call.parameters.text("StatementName")?.map(str::to_owned),
                    client_token: token,
                    batch,
                    parts: sqls.iter().map(|sql| Part::new(sql, self.next_number("query"))).collect(),
                    parameters,
                    target,
                    created_at: call.at,
                    starts_at,
                    waits: 0,
                    seed: self.next_seed(),
                    pid: self.next_number("pid"),
                    phase: Phase::Waiting,
                };
                call.notes.due.push(starts_at);
                self.statements.retain(|old| old.created_at + RESULTS_KEPT > call.at || old.next_moment().is_some());
                self.statements.push(statement);
                self.statements.len() - 1
            }
        };
        let waited = self.wait_for(index, seconds, call)?;
        let statement = self.statements.get(index).ok_or_else(|| no_such_statement(""))?;
        Ok(answers::accepted(statement, (seconds > 0).then_some(waited)))
    }

    fn describe_statement(&mut self, call: &mut Call<'_>) -> Result<Value, Problem> {
        call.parameters.allow(&["Id", "WaitTimeSeconds"], &[])?;
        let seconds = wait(&call.parameters)?;
        let (index, _) = self.find(call)?;
        let waited = self.wait_for(index, seconds, call)?;
        Ok(self.statements.get(index).map(|statement| answers::described(statement, waited)).unwrap_or_default())
    }

    fn get_statement_result(&mut self, call: &mut Call<'_>) -> Result<Value, Problem> {
        call.parameters.allow(&["Id", "NextToken", "WaitTimeSeconds"], &[])?;
        let seconds = wait(&call.parameters)?;
        let (index, part) = self.find(call)?;
        let at = self.wait_for(index, seconds, call)?;
        let Some(statement) = self.statements.get(index) else { return Err(no_such_statement("").into()) };
        let first = match call.parameters.text("NextToken")? {
            None | Some("") => 0,
            Some(token) => token.parse().map_err(|_| invalid("Invalid pagination token."))?,
        };
        let (status, _) = statement.status(at);
        // Of a batch one asks for each statement.
        let part = if statement.batch { part } else { part.or(Some(0)) };
        let result = part.and_then(|part| statement.parts.get(part)).and_then(|part| part.result.as_ref());
        match result.filter(|result| status == Status::Finished && has_rows(&result.outcome)) {
            Some(result) => Ok(answers::page(&result.outcome, first, ROWS_OF_A_PAGE)),
            None => Err(no_result(&statement.id).into()),
        }
    }

    fn cancel_statement(&mut self, call: &mut Call<'_>) -> Result<Value, Problem> {
        call.parameters.allow(&["Id"], &[])?;
        let (index, _) = self.find(call)?;
        let Some(statement) = self.statements.get(index) else { return Err(no_such_statement("").into()) };
        let (status, _) = statement.status(call.at);
        if matches!(status, Status::Finished | Status::Failed | Status::Aborted) || statement.next_moment().is_none() {
            // The sentence is AWS's, by moto 5.2.5 and Grafana's plugin, which looks for it.
            let message = format!("Could not cancel a query that is already in {} state with ID: {}", status.word(), statement.id);
            return Err(invalid(message).into());
        }
        self.cancel(index, call.at)?;
        Ok(json!({"Status": true}))
    }

    fn list_statements(&mut self, call: &mut Call<'_>) -> Result<Value, Problem> {
        let known = ["MaxResults", "NextToken", "Status", "StatementName", "ClusterIdentifier", "WorkgroupName", "Database"];
        call.parameters.allow(&known, &["RoleLevel"])?;
        let status = call.parameters.text("Status")?.filter(|status| *status != "ALL");
        let name = call.parameters.text("StatementName")?.unwrap_or_default();
        let wanted = |statement: &&Statement| {
            status.is_none_or(|status| statement.status(call.at).0.word() == status)
                && (name.is_empty() || statement.name.as_ref().is_some_and(|own| own.starts_with(name)))
        };
        let all: Vec<&Statement> = self.statements.iter().rev().filter(wanted).collect();
        let (first, most) = paging(&call.parameters, STATEMENTS_OF_A_PAGE)?;
        let shown: Value = all.iter().skip(first).take(most).map(|statement| answers::listed(statement, call.at)).collect();
        Ok(with_token(json!({"Statements": shown}), first + most, all.len()))
    }

    /// The tables of the database, and what is made of them.
    fn catalogue(&mut self, operation: &str, call: &mut Call<'_>) -> Result<Value, Problem> {
        let known = [WHERE, &["ConnectedDatabase", "SchemaPattern", "TablePattern", "Schema", "Table", "MaxResults", "NextToken"]].concat();
        call.parameters.allow(&known, &[])?;
        target(&call.parameters, &self.config)?;
        call.done_at += model::REDSHIFT_CONNECT + model::REDSHIFT_STATEMENT;
        let text = self.call(&Asked::Tables, Rc::new(Nothing))?;
        let tables: Tables = parse(&text)?;
        let (first, most) = paging(&call.parameters, 1_000)?;
        let pattern = |name: &str| call.parameters.text(name).map(|pattern| pattern.unwrap_or("%"));
        let (schema_pattern, table_pattern) = (pattern("SchemaPattern")?, pattern("TablePattern")?);
        let (key, all): (&str, Vec<Value>) = match operation {
            "ListDatabases" => ("Databases", vec![json!(self.config.database_name())]),
            "ListSchemas" => {
                let own = tables.tables.iter().map(|table| table.schema.as_str());
                let mut schemas: Vec<&str> = ["information_schema", "pg_catalog", "public"].into_iter().chain(own).collect();
                schemas.sort_unstable();
                schemas.dedup();
                ("Schemas", schemas.into_iter().filter(|schema| is_like(schema, schema_pattern)).map(|schema| json!(schema)).collect())
            }
            "ListTables" => {
                let wanted =
                    tables.tables.iter().filter(|table| is_like(&table.schema, schema_pattern) && is_like(&table.name, table_pattern));
                let shown = wanted.map(|table| {
                    json!({"name": table.name, "schema": table.schema, "type": if table.kind == "view" { "VIEW" } else { "TABLE" }})
                });
                ("Tables", shown.collect())
            }
            _ => {
                let (schema, name) = (call.parameters.text("Schema")?, call.parameters.text("Table")?);
                let found = tables
                    .tables
                    .iter()
                    .find(|table| schema.is_none_or(|schema| table.schema == schema) && name.is_none_or(|name| table.name == name));
                let Some(table) = found else { return Ok(json!({"ColumnList": []})) };
                let columns = table.columns.iter().map(|column| {
                    let mut column = column.clone();
                    (column.schema, column.table) = (table.schema.clone(), table.name.clone());
                    answers::of_column(&column, column.default.as_deref())
                });
                let answer = json!({"TableName": table.name, "ColumnList": columns.collect::<Value>()});
                return Ok(answer);
            }
        };
        let shown: Value = all.iter().skip(first).take(most).cloned().collect();
        Ok(with_token(json!({key: shown}), first + most, all.len()))
    }

    /// Where a statement is in the list, and which part of it is meant.
    fn find(&self, call: &Call<'_>) -> Result<(usize, Option<usize>), ServiceError> {
        let id = call.parameters.required_text("Id")?;
        is_id(id)?;
        let (uuid, part) = id.split_once(':').map_or((id, None), |(uuid, part)| (uuid, part.parse::<usize>().ok()));
        let is_it = |statement: &Statement| statement.id == uuid && statement.created_at + RESULTS_KEPT > call.at;
        let index = self.statements.iter().position(is_it).ok_or_else(|| no_such_statement(id))?;
        let part = part.map(|part| part.wrapping_sub(1));
        let parts = self.statements.get(index).map_or(0, |statement| statement.parts.len());
        if part.is_some_and(|part| part >= parts) { Err(no_such_statement(id)) } else { Ok((index, part)) }
    }

    /// Waits for a statement, at most so long. Returns when.
    fn wait_for(&mut self, index: usize, seconds: u64, call: &mut Call<'_>) -> Result<SimTime, EngineFault> {
        let limit = call.at + SimDuration::from_secs(seconds);
        while let Some(moment) = self.statements.get(index).and_then(Statement::next_moment) {
            if moment > limit {
                call.done_at = limit;
                return Ok(limit);
            }
            self.go_on(moment, call.stores, call.notes)?;
        }
        if let Some(Phase::Over { at, .. }) = self.statements.get(index).map(|statement| statement.phase) {
            call.done_at = at.max(call.at).min(limit);
        }
        Ok(call.done_at)
    }

    /// The next number of this kind, as Redshift counts: large, and rising.
    pub(super) fn next_number(&mut self, kind: &str) -> u64 {
        let bytes = self.identifiers.next("redshift-number", kind);
        1_073_741_824 + bytes.iter().take(3).fold(0, |number, byte| number << 8 | u64::from(*byte))
    }
}

/// Where a page begins, and how long it is.
fn paging(parameters: &Parameters<'_>, usual: usize) -> Result<(usize, usize), ServiceError> {
    let first = match parameters.text("NextToken")? {
        None | Some("") => 0,
        Some(token) => token.parse().map_err(|_| invalid("Invalid pagination token."))?,
    };
    let most = parameters.integer("MaxResults")?.and_then(|most| usize::try_from(most).ok()).filter(|most| *most > 0);
    Ok((first, most.map_or(usual, |most| most.min(usual))))
}

fn with_token(mut answer: Value, next: usize, all: usize) -> Value {
    if next < all {
        answer["NextToken"] = json!(next.to_string());
    }
    answer
}

/// SQL's LIKE: `%` is any text, `_` any letter.
fn is_like(text: &str, pattern: &str) -> bool {
    match pattern.chars().next() {
        None => text.is_empty(),
        Some('%') => {
            let rest = &pattern[1..];
            text.char_indices().map(|(index, _)| index).chain([text.len()]).any(|index| is_like(&text[index..], rest))
        }
        Some(wanted) => match text.chars().next() {
            Some(letter) if wanted == '_' || wanted == letter => is_like(&text[letter.len_utf8()..], &pattern[wanted.len_utf8()..]),
            _ => false,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::is_like;

    #[test]
    fn patterns_are_those_of_sql() {
        for (text, pattern) in [("orders", "%"), ("orders", "ord%"), ("orders", "o_ders"), ("", "%"), ("a%", "a%"), ("ümlaut", "_mlaut")] {
            assert!(is_like(text, pattern), "{text} {pattern}");
        }
        for (text, pattern) in [("orders", "ord"), ("orders", "rders%"), ("", "_"), ("Orders", "orders")] {
            assert!(!is_like(text, pattern), "{text} {pattern}");
        }
    }
}
