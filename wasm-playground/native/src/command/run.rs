//! `mini-lambda run`: a scenario from a file, its events to standard output.

use mini_cloud::{Scenario, Session};

use super::arguments::{Run, RunForm};
use super::outcome::{Failure, Outcome};
use super::output::Printer;
use super::timeline::Timeline;
use super::{input, python};

/// Plays the scenario.
///
/// # Errors
/// [`Failure`] for wrong input, and when the engine fails.
pub fn run(arguments: &Run) -> Result<Outcome, Failure> {
    let text = input::text(&arguments.scenario, "the scenario")?;
    let scenario = Scenario::from_json(&text)
        .map_err(|error| Failure::WrongInput(format!("the scenario, {}: {error}", arguments.scenario.display())))?;
    let steps = scenario.steps.clone();
    let mut session = Session::new(scenario, Box::new(python::engine(arguments.python.as_deref())?));
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
    printer.check()?;
    Ok(printer.outcome())
}
