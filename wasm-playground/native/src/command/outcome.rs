//! How the command ends: its exit codes, and the sentences for what went wrong.

use std::fmt;

use mini_cloud::EngineFault;

/// Exit code: a function ran and failed.
pub const FUNCTION_FAILED: u8 = 1;
/// Exit code: the input was wrong, and nothing or not all of it ran.
pub const WRONG_INPUT: u8 = 2;
/// Exit code: the simulation itself failed.
pub const BROKEN: u8 = 3;

/// All that was asked for has run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// And no function failed.
    Ran,
    /// At least one invocation ended with a function error.
    FunctionFailed,
}

/// Why not all has run.
#[derive(Debug)]
#[non_exhaustive]
pub enum Failure {
    /// The input is wrong. The sentence says what, where, and what to do.
    WrongInput(String),
    /// AWS would have refused a request; it has been shown.
    Refused,
    /// Whoever read the output has gone away, as `head` does.
    NobodyListens,
    /// The output cannot be written.
    CannotWrite(std::io::Error),
    /// The engine failed, not the function.
    Engine(EngineFault),
}

impl Failure {
    /// The process's exit code for it.
    #[must_use]
    pub fn exit_code(&self) -> u8 {
        match self {
            Failure::WrongInput(_) | Failure::Refused => WRONG_INPUT,
            Failure::NobodyListens => 0,
            Failure::CannotWrite(_) | Failure::Engine(_) => BROKEN,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::WrongInput(sentence) => formatter.write_str(sentence),
            Failure::Refused => formatter.write_str("the request was refused and nothing ran"),
            Failure::NobodyListens => formatter.write_str("nobody reads the output"),
            Failure::CannotWrite(error) => write!(formatter, "cannot write to standard output: {error}"),
            Failure::Engine(fault) => write!(formatter, "{fault}; this is a fault of mini-lambda, not of your function"),
        }
    }
}

impl From<EngineFault> for Failure {
    fn from(fault: EngineFault) -> Failure {
        Failure::Engine(fault)
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Failure {
        if error.kind() == std::io::ErrorKind::BrokenPipe { Failure::NobodyListens } else { Failure::CannotWrite(error) }
    }
}
