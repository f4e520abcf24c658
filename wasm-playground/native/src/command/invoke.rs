//! `mini-lambda invoke`: one function, made of files, called some times.

use std::collections::BTreeMap;

use mini_cloud::{FunctionConfig, Invoke as Call, Scenario, Session, Step};

use super::arguments::{Invoke, OutputForm};
use super::outcome::{Failure, Outcome};
use super::output::Printer;
use super::{engines, input, package};

/// The function's name; its log lines do not show it.
const NAME: &str = "fn";

/// Deploys, calls, prints.
///
/// # Errors
/// [`Failure`] for wrong input, for a request that AWS refuses, and when the engine fails.
pub fn invoke(arguments: &Invoke) -> Result<Outcome, Failure> {
    let function = function(arguments)?;
    let payload = arguments.event.as_deref().map(|path| input::text(path, "the event")).transpose()?;
    let call = Step::Invoke(Call { function: NAME.to_owned(), payload, ..Call::default() });
    let scenario = Scenario { functions: vec![function], ..Scenario::default() };
    let mut session = Session::new(scenario, engines::engines(arguments.python.as_deref())?);
    let printer = match arguments.output {
        OutputForm::Text => Printer::text(arguments.times),
        OutputForm::Jsonl => Printer::json_lines(),
    };
    for _ in 0..arguments.times {
        session.step(&call, &printer.emit())?;
        printer.check()?;
        if printer.refused() {
            return Err(Failure::Refused);
        }
    }
    Ok(printer.outcome())
}

fn function(arguments: &Invoke) -> Result<FunctionConfig, Failure> {
    let function = FunctionConfig {
        handler: arguments.handler.clone(),
        memory_mb: arguments.memory,
        timeout_s: arguments.timeout,
        environment: variables(&arguments.variables)?,
        files: package::read(&arguments.code)?,
        ..FunctionConfig::new(NAME)
    };
    match function.problems().into_iter().next() {
        None => Ok(function),
        Some(bad) => Err(Failure::WrongInput(format!("{}: {}", option_of(bad.field), bad.error))),
    }
}

/// What to type for a setting.
fn option_of(field: &str) -> &str {
    match field {
        "memory_mb" => "--memory",
        "timeout_s" => "--timeout",
        "environment" => "--env",
        "handler" => "--handler",
        "files" => "the code",
        other => other,
    }
}

fn variables(given: &[String]) -> Result<BTreeMap<String, String>, Failure> {
    let mut variables = BTreeMap::new();
    for variable in given {
        let Some((name, value)) = variable.split_once('=') else {
            return Err(Failure::WrongInput(format!("--env {variable:?} has no \"=\"; write it like STAGE=test")));
        };
        if variables.insert(name.to_owned(), value.to_owned()).is_some() {
            return Err(Failure::WrongInput(format!("--env names {name:?} twice; name it once")));
        }
    }
    Ok(variables)
}
