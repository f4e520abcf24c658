//! `Engine`: whoever can run a handler. wasmtime, the browser, or a closure in a test.

use std::collections::BTreeMap;
use std::rc::Rc;

use serde::Serialize;

use crate::function::Platform;
use crate::host::Host;

/// Makes execution environments.
pub trait Engine {
    /// A new environment with nothing loaded: one microVM of Lambda's, one WebAssembly instance of ours.
    ///
    /// # Errors
    /// [`EngineFault`] when the machine itself fails (the module does not load); never for the reader's code.
    fn environment(&mut self, spec: EnvironmentSpec, host: Rc<dyn Host>) -> Result<Box<dyn Environment>, EngineFault>;

    /// How many environments there may be between two runs; no limit by default. An engine whose environments take real memory says
    /// [`MOST_ENVIRONMENTS`](crate::model::MOST_ENVIRONMENTS), in a browser as elsewhere: else the same scenario would differ.
    fn most_environments(&self) -> usize {
        usize::MAX
    }
}

/// What an environment is made with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnvironmentSpec {
    /// The handler setting, `file.function`; of a program, its file.
    pub handler: String,
    /// All environment variables, AWS's and the reader's.
    pub variables: BTreeMap<String, String>,
    /// Bytes that the guest may hold above an empty environment.
    pub memory_limit: u64,
    /// Who drives the code.
    pub driver: Driver,
}

/// Who drives the code of an environment, as the guest is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Driver {
    /// AWS's runtime client, which loads a handler and calls it for each event.
    #[serde(rename = "lambda")]
    RuntimeClient,
    /// OpenWhisk's launcher.
    #[serde(rename = "openwhisk")]
    Launcher,
    /// Nobody: it is a program, which runs from its first line to its last during [`Environment::start`].
    #[serde(rename = "program")]
    Program,
}

impl From<Platform> for Driver {
    fn from(platform: Platform) -> Driver {
        match platform {
            Platform::Lambda => Driver::RuntimeClient,
            Platform::Openwhisk => Driver::Launcher,
        }
    }
}

/// One execution environment. Dropping it runs no code of the reader's.
pub trait Environment {
    /// Loads the function: everything outside the handler runs. A program runs as a whole. Called once.
    fn start(&mut self) -> Phase;
    /// Runs the handler for the invocation that the host hands out next.
    fn invoke(&mut self) -> Phase;
}

/// How a phase went, and what it took.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phase {
    /// `Ok` when the runtime client came back for more; it has told the host the result by then.
    pub end: Result<(), Stop>,
    /// Metered instructions of this phase.
    pub work: u64,
    /// The most bytes held so far above an empty environment.
    pub memory_peak: u64,
}

/// Why an environment is gone. After any of these it must be dropped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    /// The phase used up its simulated time, by computing or by waiting.
    OutOfTime,
    /// More memory than configured.
    OutOfMemory,
    /// `sys.exit`, `os._exit` or an uncaught exit of the runtime client, with its code.
    Exited(i32),
    /// The guest crashed; the text is the engine's, for a developer.
    Trapped(String),
}

/// The machine failed, not the function. The text says what and is meant for a developer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EngineFault(pub String);

impl std::fmt::Display for EngineFault {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "the engine failed: {}", self.0)
    }
}

impl std::error::Error for EngineFault {}
