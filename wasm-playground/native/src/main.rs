//! `mini-lambda`: the command. All it does is in [`mini_lambda_cli::command`].

use std::process::ExitCode;

fn main() -> ExitCode {
    mini_lambda_cli::command::main()
}
