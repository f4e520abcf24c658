//! The `mini-lambda` command: reads files, plays a scenario, prints what AWS would show.
//!
//! | part | module |
//! |---|---|
//! | what can be typed | [`arguments`] |
//! | `invoke`: one function, from files | `invoke`, `package` (what is deployed), `input` (files and standard input) |
//! | `run`: a scenario | `run` |
//! | `sql`: a question about its database | `sql`, `table` (rows for people) |
//! | `check`: grades exported work | `check`, `grades` (the table, CSV, JSON) |
//! | where Python and SQL are | `engines` |
//! | what is printed | `output`, `timeline`, `mistakes` |
//! | how it ends | [`outcome`] |

pub mod arguments;
mod check;
mod engines;
mod grades;
mod input;
mod invoke;
mod mistakes;
pub mod outcome;
mod output;
mod package;
mod run;
mod sql;
mod table;
mod timeline;

use std::process::ExitCode;

use clap::Parser;

use arguments::{Arguments, Command};
use outcome::{Failure, Outcome};

/// Runs the command with the arguments of this process and says how it ended.
#[must_use]
pub fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version are no errors. Nobody may be listening any more.
            let _ = error.print();
            return if error.use_stderr() { ExitCode::from(outcome::WRONG_INPUT) } else { ExitCode::SUCCESS };
        }
    };
    let ended = match &arguments.command {
        Command::Invoke(invoke) => invoke::invoke(invoke),
        Command::Run(run) => run::run(run),
        Command::Sql(sql) => sql::sql(sql),
        Command::Check(check) => check::check(check),
    };
    match ended {
        Ok(Outcome::Ran) => ExitCode::SUCCESS,
        Ok(Outcome::FunctionFailed) => ExitCode::from(outcome::FUNCTION_FAILED),
        Err(Failure::NobodyListens) => ExitCode::SUCCESS,
        Err(failure) => {
            output::complain(&failure);
            ExitCode::from(failure.exit_code())
        }
    }
}
