//! What can be typed after `mini-lambda`.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Runs Lambda functions on this machine, without an account, as AWS Lambda would.
#[derive(Debug, Parser)]
#[command(name = "mini-lambda", version, about, after_help = EXIT_CODES)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

const EXIT_CODES: &str = "Exit codes: 0 it ran, 1 the function failed, 2 the input was wrong, 3 mini-lambda itself failed.

All times, memory and costs are simulated: the same input gives the same output on every machine.";

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Deploy a function from files and call it
    #[command(long_about = INVOKE)]
    Invoke(Invoke),
    /// Play a scenario and print what happens
    #[command(long_about = RUN)]
    Run(Run),
    /// Play a scenario, then ask its Redshift
    #[command(long_about = SQL)]
    Sql(Sql),
    /// Grade exported work: every file of a folder
    #[command(long_about = CHECK)]
    Check(Check),
}

const INVOKE: &str = "Deploy a function from files and call it.

With `--output text` it prints each event of the log as CloudWatch would hold it, while it happens, and after each call the \
answer: a line `Response, status 200` (with `FunctionError: Unhandled` if the function failed) and the payload. A request \
that AWS refuses is shown as its error, and nothing runs. With `--output jsonl` it prints all events of the simulation, one \
JSON object a line. Sentences about wrong input go to standard error.";

const RUN: &str = "Play a scenario and print what happens.

A scenario is a JSON file that says which functions, buckets, queues and schedules there are, and what happens to them. \
`--output jsonl` prints all events, one JSON object a line; `--output text` the log and the answers; `--output timeline` a story: \
who ran when, which attempt, cold or warm, what came of it, what it cost, and at the end the sums and the tables of Redshift. A request that is refused is an \
event as any other.";

const SQL: &str = "Play a scenario, then run SQL on what its Redshift holds in the end, and print the result.

The scenario needs the key `redshift`. The events of the scenario are not printed; `mini-lambda run` does that. What the statements \
change is shown and forgotten. A statement that Redshift refuses is a sentence with the place, and exit code 2.";

const CHECK: &str = "Grade exported work: every file of a folder, and of the folders in it.

Each file is what a reader saved with \"Your work\" in the page. Its exercises are run and judged as in the page, with the starters, \
checks and scenarios of the book's sources. A file that cannot be read, an exercise that cannot be judged and code that never ends are \
rows of their own, each with a sentence; they neither harm this machine nor hold up the others. Exit code 0 says that all files were \
looked at, whatever was in them.";

/// `mini-lambda check`.
#[derive(Debug, Args)]
pub struct Check {
    /// The folder with the files
    #[arg(value_name = "FOLDER")]
    pub folder: PathBuf,
    /// The folder of the book whose exercises count, with `src` in it
    #[arg(long, value_name = "FOLDER", default_value = ".")]
    pub book: PathBuf,
    /// What to print
    #[arg(long, value_enum, default_value_t = TableForm::Table)]
    pub output: TableForm,
    /// How many times as much as usual a submission may compute and print before it is stopped
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u64).range(1..=1_000))]
    pub patience: u64,
    /// Where python.wasm is; without it, where `cargo xtask build` puts it
    #[arg(long, value_name = "FILE")]
    pub python: Option<PathBuf>,
}

/// `mini-lambda invoke`.
#[derive(Debug, Args)]
pub struct Invoke {
    /// Files of the deployment package, or a folder that is the package
    #[arg(required = true, value_name = "FILE|FOLDER")]
    pub code: Vec<PathBuf>,
    /// The handler setting: FILE.FUNCTION
    #[arg(long, default_value = "lambda_function.lambda_handler")]
    pub handler: String,
    /// The event, a JSON file, or `-` for standard input; without it the call has no payload
    #[arg(long, value_name = "FILE|-")]
    pub event: Option<PathBuf>,
    /// How many calls, one after another
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    pub times: u32,
    /// Memory in MB, 128 to 10240
    #[arg(long, value_name = "MB", default_value_t = 128)]
    pub memory: u32,
    /// Seconds that a call may take, 1 to 900
    #[arg(long, value_name = "S", default_value_t = 3)]
    pub timeout: u32,
    /// An environment variable; may be given several times
    #[arg(long = "env", value_name = "K=V")]
    pub variables: Vec<String>,
    /// What to print
    #[arg(long, value_enum, default_value_t = OutputForm::Text)]
    pub output: OutputForm,
    /// Where python.wasm is; without it, where `cargo xtask build` puts it
    #[arg(long, value_name = "FILE")]
    pub python: Option<PathBuf>,
}

/// `mini-lambda run`.
#[derive(Debug, Args)]
pub struct Run {
    /// The scenario, or `-` for standard input
    #[arg(value_name = "SCENARIO.json|-")]
    pub scenario: PathBuf,
    /// What to print
    #[arg(long, value_enum, default_value_t = RunForm::Jsonl)]
    pub output: RunForm,
    /// Where python.wasm is; without it, where `cargo xtask build` puts it
    #[arg(long, value_name = "FILE")]
    pub python: Option<PathBuf>,
}

/// `mini-lambda sql`.
#[derive(Debug, Args)]
pub struct Sql {
    /// The scenario, or `-` for standard input
    #[arg(value_name = "SCENARIO.json|-")]
    pub scenario: PathBuf,
    /// The statement; of several, the result of the last one is shown
    #[arg(value_name = "SQL")]
    pub statement: String,
    /// What to print
    #[arg(long, value_enum, default_value_t = TableForm::Table)]
    pub output: TableForm,
    /// Where python.wasm is; without it, where `cargo xtask build` puts it
    #[arg(long, value_name = "FILE")]
    pub python: Option<PathBuf>,
}

/// How to print rows, of Redshift or of grades.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum TableForm {
    /// Columns with lines between, for people
    Table,
    /// Comma-separated values, the first line has the names
    Csv,
    /// A JSON list with one object a row
    Json,
}

/// What to print.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum OutputForm {
    /// The log and the answers, for people
    Text,
    /// All events, one JSON object a line
    Jsonl,
}

/// What to print of a scenario.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum RunForm {
    /// The log and the answers, for people
    Text,
    /// All events, one JSON object a line
    Jsonl,
    /// Who ran when, what came of it, what it cost
    Timeline,
}
