//! `mini-lambda sql`: plays a scenario, then asks its Redshift.

use std::io::Write;
use std::rc::Rc;

use mini_cloud::{Emit, Event, LookError};

use super::arguments::{Sql, TableForm};
use super::outcome::{Failure, Outcome};
use super::run::open;
use super::table;

/// Plays the scenario and prints what the statement gives.
///
/// # Errors
/// [`Failure`] for wrong input, SQL that is refused included, and when an engine fails.
pub fn sql(arguments: &Sql) -> Result<Outcome, Failure> {
    let mut session = open(&arguments.scenario, arguments.python.as_deref())?;
    if session.scenario().redshift.is_none() {
        return Err(Failure::WrongInput(format!("the scenario, {}: {}", arguments.scenario.display(), LookError::NoRedshift)));
    }
    let nobody: Emit = Rc::new(|_: &Event| {});
    session.run(&nobody)?;
    let result = session.look(&arguments.statement).map_err(|error| match error {
        LookError::Engine(fault) => Failure::Engine(fault),
        refused @ (LookError::NoRedshift | LookError::Refused(_)) => Failure::WrongInput(refused.to_string()),
    })?;
    let text = match arguments.output {
        TableForm::Table => table::for_people(&result),
        TableForm::Csv => table::csv(&result),
        TableForm::Json => table::json(&result),
    };
    let mut out = std::io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(Outcome::Ran)
}
