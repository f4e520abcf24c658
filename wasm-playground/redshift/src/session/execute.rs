//! The statements of a request, one after another, in their transactions.

use std::cell::RefCell;

use serde_json::{Map, Value, json};

use super::answer::{Outcome, transaction};
use super::request::{Execute, Request};
use super::{Database, Done, State, limits};
use crate::check::Surroundings;
use crate::error::{Result, SqlError};
use crate::parse::source::text_of;
use crate::parse::{Source, Statement, parse};

/// What a statement runs with.
pub struct Run<'a> {
    /// The session's name.
    pub session: &'a str,
    /// The text, for positions.
    pub source: &'a Source<'a>,
    /// Who asks, and when.
    pub surroundings: Surroundings,
    /// Whether it is a workgroup.
    pub serverless: bool,
    /// The tables that it has looked at so far.
    pub reads: RefCell<Vec<(String, String)>>,
}

impl Database {
    /// Answers a request.
    pub fn answer(&mut self, request: &[u8]) -> Vec<u8> {
        let answer = match Request::read(request) {
            Ok(Request::Execute(execute)) => self.execute(&execute),
            Ok(Request::Close(session)) => match self.close(&session) {
                Ok(()) => json!({"transaction": "idle"}),
                Err(error) => json!({"error": error.to_json(0)}),
            },
            Ok(Request::Tables) => match self.tables() {
                Ok(tables) => json!({"tables": tables}),
                Err(error) => json!({"error": error.to_json(0)}),
            },
            Err(error) => json!({"results": [], "error": error.to_json(0), "transaction": "idle"}),
        };
        answer.to_string().into_bytes()
    }

    /// The statements of a request.
    pub fn execute(&mut self, request: &Execute) -> Value {
        crate::functions::random::seed(request.seed);
        let mut results = Vec::new();
        let error = self.statements(request, &mut results);
        let state = self.session(&request.session).state;
        let mut answer = Map::new();
        answer.insert("results".into(), results.into_iter().map(Outcome::to_json).collect());
        answer.insert(
            "error".into(),
            error.map_or(Value::Null, |(index, mut error)| {
                error.load_errors = error.load_errors.map(|rows| crate::copy::errors::told(&rows));
                error.to_json(index)
            }),
        );
        answer.insert("transaction".into(), json!(transaction(state)));
        Value::Object(answer)
    }

    fn statements(&mut self, request: &Execute, results: &mut Vec<Outcome>) -> Option<(usize, SqlError)> {
        let source = Source::new(&request.sql);
        let name = request.session.as_str();
        let statements = match source.statements(request.parameters.as_deref()) {
            Ok(statements) => statements,
            Err(error) => {
                self.fail(name);
                return Some((0, error));
            }
        };
        if request.single && statements.len() > 1 {
            return Some((0, SqlError::new("42601", "cannot insert multiple commands into a prepared statement")));
        }
        let several = statements.len() > 1;
        for (index, tokens) in statements.into_iter().enumerate() {
            let text = text_of(&tokens);
            let outcome = parse(&source, tokens)
                .and_then(|statement| self.one(request, &source, &text, &statement, several))
                .map_err(|error| self.after_error(name, error));
            match outcome {
                Ok(outcome) => results.push(outcome),
                Err(error) => return Some((index, error)),
            }
        }
        if self.session(name).state == (State::Open { implicit: true })
            && let Err(error) = self.commit(name)
        {
            return Some((results.len().saturating_sub(1), error));
        }
        None
    }

    /// A failed statement takes its transaction with it.
    fn after_error(&mut self, name: &str, error: SqlError) -> SqlError {
        self.fail(name);
        if let Some(rows) = error.load_errors.as_ref().filter(|rows| !rows.is_empty()) {
            let rows = crate::copy::errors::datums(rows);
            // They stay, whatever becomes of the load.
            if let Err(other) = self.park().and_then(|()| self.keep_load_errors(&rows)) {
                return other;
            }
        }
        error
    }

    fn fail(&mut self, name: &str) {
        let state = self.session(name).state;
        // What cannot even be rolled back is a database without a transaction: there is nothing more to undo.
        let _ = self.roll_back(name);
        self.session(name).state = match state {
            State::Open { implicit: false } | State::Failed => State::Failed,
            _ => State::Idle,
        };
    }

    fn one(&mut self, request: &Execute, source: &Source<'_>, text: &str, statement: &Statement, several: bool) -> Result<Outcome> {
        let name = request.session.as_str();
        let state = self.session(name).state;
        if let Some(outcome) = self.control(name, statement, request.at_us)? {
            return Ok(outcome);
        }
        if state == State::Failed {
            return Err(SqlError::new("25P02", "current transaction is aborted, commands ignored until end of transaction block"));
        }
        if state == State::Idle && (!request.autocommit || several) {
            let session = self.session(name);
            session.state = State::Open { implicit: request.autocommit };
            session.transaction_us = request.at_us;
        }
        let alone = self.session(name).state == State::Idle;
        if alone {
            self.session(name).transaction_us = request.at_us;
        }
        self.activate(name)?;
        self.queries += 1;
        let query = self.queries;
        self.session(name).last_query = query;
        let surroundings = self.surroundings(request);
        let run = Run { session: name, source, surroundings, serverless: request.serverless, reads: RefCell::default() };
        let writes = writes(statement);
        if writes {
            self.begin_writing(name)?;
        }
        limits::begin_statement();
        let mut outcome = self.perform(&run, statement)?;
        outcome.reads = run.reads.take();
        outcome.reads.sort_unstable();
        outcome.reads.dedup();
        if writes && alone {
            self.commit(name)?;
        } else if writes && !matches!(statement, Statement::Truncate(_)) {
            self.session(name).done.push(Done { sql: text.to_owned(), at_us: request.at_us, seed: request.seed });
        }
        Ok(outcome)
    }

    /// Does a statement again after another session ran.
    ///
    /// # Errors
    /// Whatever it fails with now.
    pub fn again(&mut self, name: &str, done: &Done) -> Result {
        crate::functions::random::seed(done.seed);
        let source = Source::new(&done.sql);
        let request = Execute {
            session: name.to_owned(),
            sql: String::new(),
            parameters: None,
            at_us: done.at_us,
            seed: done.seed,
            autocommit: false,
            user: "awsuser".to_owned(),
            database: "dev".to_owned(),
            serverless: false,
            single: false,
        };
        for tokens in source.statements(None)? {
            let statement = parse(&source, tokens)?;
            let run = Run {
                session: name,
                source: &source,
                surroundings: self.surroundings(&request),
                serverless: false,
                reads: RefCell::default(),
            };
            limits::begin_statement();
            self.perform(&run, &statement)?;
        }
        Ok(())
    }

    fn surroundings(&mut self, request: &Execute) -> Surroundings {
        let session = self.session(&request.session);
        Surroundings {
            temporary: session.temporary(),
            path: session.path.clone(),
            now_us: request.at_us,
            transaction_us: session.transaction_us,
            user: request.user.clone(),
            database: request.database.clone(),
            last_copy_count: session.last_copy_count,
            last_query: session.last_query,
            last_copy_id: session.last_copy_id,
        }
    }

    /// BEGIN, COMMIT and ROLLBACK; none for other statements.
    fn control(&mut self, name: &str, statement: &Statement, at_us: i64) -> Result<Option<Outcome>> {
        let state = self.session(name).state;
        Ok(Some(match statement {
            Statement::Begin => {
                let mut outcome = Outcome::command("BEGIN");
                match state {
                    State::Open { implicit: false } => outcome.notices.push("there is already a transaction in progress".to_owned()),
                    State::Failed => {
                        return Err(SqlError::new(
                            "25P02",
                            "current transaction is aborted, commands ignored until end of transaction block",
                        ));
                    }
                    _ => {
                        let session = self.session(name);
                        session.state = State::Open { implicit: false };
                        session.transaction_us = at_us;
                    }
                }
                outcome
            }
            Statement::Commit if state == State::Failed => {
                self.roll_back(name)?;
                Outcome::command("ROLLBACK")
            }
            Statement::Commit | Statement::Rollback => {
                let commit = matches!(statement, Statement::Commit);
                let mut outcome = Outcome::command(if commit { "COMMIT" } else { "ROLLBACK" });
                if state == State::Idle {
                    outcome.notices.push("there is no transaction in progress".to_owned());
                }
                if commit {
                    self.commit(name)?
                } else {
                    self.roll_back(name)?
                }
                outcome
            }
            _ => return Ok(None),
        }))
    }

    fn perform(&mut self, run: &Run<'_>, statement: &Statement) -> Result<Outcome> {
        match statement {
            Statement::Query(query) => self.query(run, query),
            Statement::Insert(insert) => self.insert(run, insert),
            Statement::Update(update) => self.update(run, update),
            Statement::Delete(delete) => self.delete(run, delete),
            Statement::Merge(merge) => self.merge(run, merge),
            Statement::MergeRemoveDuplicates { target, source, on } => self.merge_duplicates(run, target, source, on),
            Statement::Copy(copy) => self.copy(run, copy),
            Statement::CreateTable(table) => self.create_table(run, table),
            Statement::CreateView { name, replace, columns, text, query } => self.create_view(run, name, *replace, columns, text, query),
            Statement::CreateSchema { name, if_not_exists } => self.create_schema(name, *if_not_exists),
            Statement::DropTable { names, if_exists, cascade } => self.drop_relations(run, names, *if_exists, *cascade, false),
            Statement::DropView { names, if_exists, cascade } => self.drop_relations(run, names, *if_exists, *cascade, true),
            Statement::DropSchema { names, if_exists, cascade } => self.drop_schemas(run, names, *if_exists, *cascade),
            Statement::Truncate(name) => self.truncate(run, name),
            Statement::AlterTable { name, change } => self.alter_table(run, name, change),
            Statement::Lock(names) => self.lock_tables(run, names),
            Statement::Set { name, value } => self.set(run, name, value),
            Statement::Show(name) => self.show(run, name),
            Statement::Nothing { command, tables, in_transaction, notice } => {
                if !in_transaction && self.session(run.session).state == (State::Open { implicit: false }) {
                    return Err(SqlError::new("25001", format!("{command} cannot run inside a transaction block")));
                }
                for table in tables {
                    self.checker(run).relation(table)?;
                }
                let mut outcome = Outcome::command(command);
                outcome.notices.extend(notice.clone());
                Ok(outcome)
            }
            Statement::Begin | Statement::Commit | Statement::Rollback => Ok(Outcome::command("")),
        }
    }

    fn tables(&mut self) -> Result<Vec<Value>> {
        self.park()?;
        let mut tables = Vec::new();
        for relation in self.catalogue().all()?.into_iter().filter(|relation| !relation.is_temporary()) {
            let is_table = relation.kind == crate::catalogue::Kind::Table;
            let rows = if is_table { json!(self.catalogue().rows(&relation)?) } else { Value::Null };
            let columns: Vec<Value> = relation
                .columns
                .iter()
                .map(|column| json!({"name": column.name, "type": column.ty.internal_name(), "type_name": column.ty.full_name(), "nullable": column.nullable}))
                .collect();
            tables.push(json!({
                "schema": relation.schema, "name": relation.name, "kind": if is_table { "table" } else { "view" }, "columns": columns, "rows": rows,
            }));
        }
        Ok(tables)
    }
}

/// Whether a statement changes what SQLite holds.
fn writes(statement: &Statement) -> bool {
    let reads = matches!(statement, Statement::Set { .. } | Statement::Show(_) | Statement::Nothing { .. } | Statement::Lock(_));
    let into = matches!(statement, Statement::Query(query) if super::definitions::select_into(query).is_some());
    !reads && (into || !matches!(statement, Statement::Query(_)))
}
