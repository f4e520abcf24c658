//! `mini-lambda run`: a scenario from a file, its events to standard output.

use std::path::Path;

use mini_cloud::{CannotPlay, Scenario, Session};

use super::arguments::{Run, RunForm};
use super::outcome::{Failure, Outcome};
use super::output::Printer;
use super::timeline::Timeline;
use super::{engines, input, mistakes, table};

/// The session of a scenario in a file, at its beginning.
///
/// # Errors
/// [`Failure::WrongInput`] for a scenario that is none, its SQL included; what else can go wrong with engines.
pub fn open(scenario: &Path, python: Option<&Path>) -> Result<Session, Failure> {
    let text = input::text(scenario, "the scenario")?;
    let wrong = |problem: String| Failure::WrongInput(format!("the scenario, {}: {problem}", scenario.display()));
    let parsed = Scenario::from_json(&text).map_err(|error| wrong(error.to_string()))?;
    match Session::open(parsed, engines::engines(python)?) {
        Ok(session) => Ok(session),
        Err(CannotPlay::Scenario(error)) => Err(wrong(error.to_string())),
        Err(CannotPlay::Engine(fault)) => Err(fault.into()),
    }
}

/// Plays the scenario.
///
/// # Errors
/// [`Failure`] for wrong input, and when the engine fails.
pub fn run(arguments: &Run) -> Result<Outcome, Failure> {
    let mut session = open(&arguments.scenario, arguments.python.as_deref())?;
    let steps = session.scenario().steps.clone();
    let printer = match arguments.output {
        RunForm::Text => Printer::text(1),
        RunForm::Jsonl => Printer::json_lines(),
        RunForm::Timeline => Printer::timeline(Timeline::new(session.scenario())),
    };
    for step in &steps {
        session.step(step, &printer.emit())?;
        printer.check()?;
    }
    printer.close(&session.bill());
    if arguments.output == RunForm::Timeline {
        printer.print(&table::of_session(&session)?);
        printer.print(&mistakes::lines(session.scenario(), &printer.events(), arguments.python.as_deref()));
    }
    printer.check()?;
    Ok(printer.outcome())
}
