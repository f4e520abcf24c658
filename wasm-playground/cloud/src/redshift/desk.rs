//! The reader's own desk: statements of a scenario's beginning and of its steps, questions about the final state.

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

use mini_lambda::{EngineFault, SimTime};
use serde::Serialize;

use super::cluster::{Ask, Notes, Nothing, Redshift, parse, sentence, writes};
use super::protocol::{Answer, Request, SqlError, TableState, Tables, text_of};
use crate::model;
use crate::service_event::{REDSHIFT, ServiceEvent};
use crate::sql_engine::SqlEngine;
use crate::stores::Stores;

/// The session of what the reader asks.
const DESK: &str = "desk";

/// What a query brought.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct QueryResult {
    /// `SELECT`, `INSERT`, `CREATE TABLE`.
    pub command: String,
    /// Names of the columns; none for a statement without a result.
    pub columns: Vec<String>,
    /// Values as text; nothing for NULL.
    pub rows: Vec<Vec<Option<String>>>,
    /// Rows of the result, or rows that were written; -1 where the statement has no such number.
    pub row_count: i64,
    /// Whether any of the statements changes something.
    pub writes: bool,
}

/// What Redshift refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct QueryRefused {
    /// The code of SQL's standard, `42601`.
    pub sqlstate: String,
    /// Redshift's sentence, with the place.
    pub message: String,
}

impl fmt::Display for QueryRefused {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} [{}]", self.message, self.sqlstate)
    }
}

/// A table or view, and how much is in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Table {
    /// Its schema.
    pub schema: String,
    /// Its name.
    pub name: String,
    /// Its columns, in order.
    pub columns: Vec<TableColumn>,
    /// Its rows; none for a view.
    pub rows: Option<u64>,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TableColumn {
    /// Its name.
    pub name: String,
    /// Its type as the catalogue shows it, `character varying(40)`.
    pub type_name: String,
}

impl Redshift {
    /// The scenario's own statements, before anything happens. Gives the number of the first that is refused, and Redshift's sentence.
    pub fn set_up(&mut self, at: SimTime, stores: &Rc<RefCell<Stores>>) -> Result<Result<(), (usize, QueryRefused)>, EngineFault> {
        for (index, sql) in self.config.sql.clone().iter().enumerate() {
            // Nobody is told of what was there before.
            if let Err(refused) = self.at_the_desk(sql, at, true, stores, &mut Notes::default())? {
                return Ok(Err((index, refused)));
            }
        }
        self.close(DESK)?;
        Ok(Ok(()))
    }

    /// A step: it happens in a moment, is committed, and told.
    pub fn step(&mut self, sql: &str, at: SimTime, stores: &Rc<RefCell<Stores>>, notes: &mut Notes) -> Result<(), EngineFault> {
        self.go_on(at, stores, notes)?;
        let event = match self.at_the_desk(sql, at, true, stores, notes)? {
            Ok(result) => ServiceEvent::QueryFinished {
                sql: sql.to_owned(),
                statement_id: None,
                error: None,
                columns: result.columns,
                rows: result.rows.into_iter().take(model::MOST_ROWS_TOLD).collect(),
                row_count: result.row_count,
            },
            Err(QueryRefused { sqlstate, message }) => ServiceEvent::RequestRefused {
                operation: "sql".to_owned(),
                resource: REDSHIFT.to_owned(),
                code: sqlstate,
                status: 400,
                message,
            },
        };
        notes.events.push((at, event));
        Ok(())
    }

    /// A question about what is there now. It is asked of a copy, so that whatever it does is gone with it: a COMMIT, too, and the rows
    /// of `stl_load_errors` that a rollback would leave.
    pub fn look(
        &mut self,
        sql: &str,
        at: SimTime,
        stores: &Rc<RefCell<Stores>>,
        engine: &dyn SqlEngine,
    ) -> Result<Result<QueryResult, QueryRefused>, EngineFault> {
        self.copy(engine)?.at_the_desk(sql, at, true, stores, &mut Notes::default())
    }

    /// All tables and views, by name.
    pub fn tables(&mut self) -> Result<Vec<Table>, EngineFault> {
        let text = self.call(&Request::Tables, Rc::new(Nothing))?;
        let tables: Tables = parse(&text)?;
        Ok(tables.tables.into_iter().map(Table::from).collect())
    }

    fn at_the_desk(
        &mut self,
        sql: &str,
        at: SimTime,
        autocommit: bool,
        stores: &Rc<RefCell<Stores>>,
        notes: &mut Notes,
    ) -> Result<Result<QueryResult, QueryRefused>, EngineFault> {
        let seed = self.next_seed();
        let ask = Ask { session: DESK, sql, parameters: None, at, seed, autocommit, single: false, instant: true };
        let done = self.execute(&ask, stores, notes)?;
        Ok(match &done.answer.error {
            Some(error) => Err(refused(error, sql)),
            None => Ok(result(done.answer)),
        })
    }
}

fn refused(error: &SqlError, sql: &str) -> QueryRefused {
    QueryRefused { sqlstate: error.sqlstate.clone(), message: sentence(error, sql) }
}

impl From<TableState> for Table {
    fn from(table: TableState) -> Table {
        let columns = table.columns.into_iter().map(|column| TableColumn { name: column.name, type_name: column.type_name });
        Table { schema: table.schema, name: table.name, columns: columns.collect(), rows: table.rows }
    }
}

/// The result of the last statement.
fn result(answer: Answer) -> QueryResult {
    let writes = answer.results.iter().any(writes);
    let Some(outcome) = answer.results.into_iter().next_back() else { return QueryResult::default() };
    let columns = outcome.columns.unwrap_or_default();
    QueryResult {
        command: outcome.command,
        columns: columns.into_iter().map(|column| column.name).collect(),
        rows: outcome.rows.iter().map(|row| row.iter().map(text_of).collect()).collect(),
        row_count: outcome.row_count,
        writes,
    }
}
