//! An execution environment: one process at a time, started, invoked, lost and started again.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use crate::engine::{Engine, EngineFault, Environment, EnvironmentSpec, Phase, Stop};
use crate::environment_variables::{EXEC_WRAPPER, Surroundings, variables};
use crate::event::{Emit, EventKind, LogOrigin, RecycleReason};
use crate::failure::Failure;
use crate::file_system::FileSystem;
use crate::function::FunctionConfig;
use crate::lifecycle::{State, Transition};
use crate::model::{self, CpuShare};
use crate::openwhisk::{container, figures};
use crate::phase_clock::PhaseClock;
use crate::platform_event::PlatformEvent;
use crate::sandbox::{NextEvent, Posted, Sandbox};
use crate::services::{CallerPhase, Services};
use crate::time::{SimDuration, SimTime};

/// Bytes in a MB of Lambda's.
const MB: u64 = 1024 * 1024;

/// Code of a shell that does not find a command.
const NO_SUCH_COMMAND: i32 = 127;

/// One environment of a function.
pub(crate) struct ExecutionEnvironment {
    /// The settings that it was made with.
    pub function: Rc<FunctionConfig>,
    /// The version that it runs, `$LATEST` or a number.
    pub version: String,
    /// Its log stream, which is its name as well.
    pub log_stream: String,
    /// The world around its process.
    pub sandbox: Rc<Sandbox>,
    /// When its last event was done. If that is in the simulated future, it is busy until then.
    pub last_used: SimTime,
    state: State,
    process: Option<Box<dyn Environment>>,
    variables: BTreeMap<String, String>,
    invoked: bool,
    memory_peak: u64,
}

/// What is around an environment.
pub(crate) struct World<'a> {
    pub region: &'a str,
    pub services: &'a Rc<dyn Services>,
    pub emit: &'a Emit,
}

/// How loading went.
pub(crate) struct Init {
    pub took: SimDuration,
    pub end: Result<(), Failure>,
}

/// How a run of the handler went.
pub(crate) struct Invoked {
    pub took: SimDuration,
    pub end: Result<Posted, Failure>,
}

impl ExecutionEnvironment {
    /// A new one, with nothing loaded. Tells `environment.started`.
    pub fn new(function: Rc<FunctionConfig>, version: String, log_stream: String, now: SimTime, world: World<'_>) -> ExecutionEnvironment {
        let World { region, services, emit } = world;
        let capacity = (u64::from(function.ephemeral_storage_mb) * MB).min(model::MOST_TMP_BYTES);
        let files = if function.is_action() {
            FileSystem::with_code_in(figures::CODE_FOLDER, &container::files(&function), model::MOST_TMP_BYTES, now)
        } else {
            FileSystem::new(&function.files, capacity, now)
        };
        let sandbox = Sandbox::new(&function, log_stream.clone(), now, files, Rc::clone(services), Rc::clone(emit));
        let variables = variables(&function, &Surroundings { region, version: &version, log_stream: &log_stream });
        sandbox.tell(now, EventKind::EnvironmentStarted { function: function.name.clone(), log_stream: log_stream.clone() });
        ExecutionEnvironment {
            function,
            version,
            log_stream,
            sandbox: Rc::new(sandbox),
            last_used: now,
            state: State::New,
            process: None,
            variables,
            invoked: false,
            memory_peak: 0,
        }
    }

    /// Whether nothing was ever loaded.
    pub fn is_new(&self) -> bool {
        self.state == State::New
    }

    /// The variables of the process that is started next.
    pub fn set_variables(&mut self, variables: BTreeMap<String, String>) {
        self.variables = variables;
    }

    /// Whether a process waits for an event.
    pub fn is_ready(&self) -> bool {
        self.state == State::Ready
    }

    /// Starts a process and loads the function. A failure resets the environment; the caller tells it.
    pub fn initialize(
        &mut self,
        engine: &RefCell<Box<dyn Engine>>,
        random_key: [u8; 32],
        now: SimTime,
        limit: SimDuration,
        share: CpuShare,
    ) -> Result<Init, EngineFault> {
        self.become_next(Transition::BeginInit)?;
        self.invoked = false;
        self.memory_peak = 0;
        self.sandbox.begin_process(random_key);
        let spec = EnvironmentSpec {
            handler: self.function.handler.clone(),
            variables: self.variables.clone(),
            memory_limit: u64::from(self.function.memory_mb.saturating_sub(model::BASE_MEMORY_MB)) * MB,
            driver: self.function.platform.into(),
        };
        if self.has_no_wrapper() {
            self.sandbox.begin_phase(PhaseClock { began: now, limit, share, waited: SimDuration::ZERO }, CallerPhase::Init, None);
            self.become_next(Transition::InitFailed)?;
            return Ok(Init { took: model::INVOKE_FIXED, end: Err(Failure::Exit(NO_SUCH_COMMAND)) });
        }
        let host = Rc::clone(&self.sandbox);
        let mut process = engine.borrow_mut().environment(spec, host)?;
        self.sandbox.begin_phase(PhaseClock { began: now, limit, share, waited: self.function.fixed_init() }, CallerPhase::Init, None);
        let phase = process.start();
        let (took, posted, end) = self.end_phase(phase);
        let end = match (end, posted) {
            (Err(Failure::Exit(_)), Some(Posted::InitError(error))) => Err(Failure::init(error)),
            (end, _) => end,
        };
        if end.is_err() {
            drop(process);
            self.become_next(Transition::InitFailed)?;
        } else {
            self.process = Some(process);
            self.become_next(Transition::InitDone)?;
        }
        Ok(Init { took, end })
    }

    /// Whether the process cannot be started, since the script that shall start it is not there. Recorded: LocalStack test_lambda.py
    /// test_lambda_runtime_wrapper_not_found (2025-11-24), read 2026-11-27. One that is there is refused with the settings.
    fn has_no_wrapper(&self) -> bool {
        !self.function.is_action() && self.function.environment.contains_key(EXEC_WRAPPER)
    }

    /// Hands the process an event and runs the handler. A failure resets the environment (the caller tells it), an
    /// exception does not.
    pub fn invoke(&mut self, event: NextEvent, now: SimTime, limit: SimDuration) -> Result<Invoked, EngineFault> {
        self.become_next(Transition::BeginInvoke)?;
        let Some(mut process) = self.process.take() else {
            return Err(EngineFault("a ready environment has no process".to_owned()));
        };
        let waited = self.function.fixed_run(!self.invoked);
        self.invoked = true;
        let clock = PhaseClock { began: now, limit, share: self.function.run_share(), waited };
        self.sandbox.begin_phase(clock, CallerPhase::Invoke, Some(event));
        let phase = process.invoke();
        let (took, posted, end) = self.end_phase(phase);
        let end = match (end, posted) {
            (Ok(()), Some(posted)) => Ok(posted),
            (Ok(()), None) => Err(Failure::Crash),
            (Err(failure), _) => Err(failure),
        };
        if end.is_ok() {
            self.process = Some(process);
            self.become_next(Transition::InvokeDone)?;
        } else {
            drop(process);
            self.become_next(Transition::ProcessDied)?;
        }
        Ok(Invoked { took, end })
    }

    /// Takes the environment away.
    pub fn recycle(mut self, now: SimTime, reason: RecycleReason) -> Result<(), EngineFault> {
        self.become_next(Transition::Recycle)?;
        let (function, log_stream) = (self.function.name.clone(), self.log_stream.clone());
        self.sandbox.tell(now, EventKind::EnvironmentRecycled { function, log_stream, reason });
        Ok(())
    }

    /// Lambda's own word in the log, if the function's settings let it through.
    pub fn log(&self, now: SimTime, event: &PlatformEvent<'_>) {
        if let Some(text) = event.text(&self.function, now) {
            self.sandbox.log(now, LogOrigin::Platform, text);
        }
    }

    /// Tells that the process is gone.
    pub fn tell_reset(&self, now: SimTime, failure: &Failure) {
        let (function, log_stream) = (self.function.name.clone(), self.log_stream.clone());
        let reason = failure.reset_reason();
        self.sandbox.tell(now, EventKind::EnvironmentReset { function, log_stream, reason });
    }

    /// Most memory used by the present process, or the last one: whole MB, at most what is configured.
    pub fn max_memory_mb(&self) -> u32 {
        let used = u32::try_from(self.memory_peak.div_ceil(MB)).unwrap_or(u32::MAX);
        model::BASE_MEMORY_MB.saturating_add(used).min(self.function.memory_mb)
    }

    /// How long the phase took, what the runtime client posted, and whether the process lives.
    fn end_phase(&mut self, phase: Phase) -> (SimDuration, Option<Posted>, Result<(), Failure>) {
        let (elapsed, posted) = self.sandbox.end_phase(phase.work);
        self.memory_peak = self.memory_peak.max(phase.memory_peak);
        let (took, end) = match phase.end {
            // The meter is read at loop heads only, so a phase may come back a little too late.
            Ok(()) if self.sandbox.is_over(elapsed) => (elapsed, Err(Failure::Timeout)),
            Ok(()) => (elapsed, Ok(())),
            Err(Stop::OutOfTime) => (self.sandbox.limit(), Err(Failure::Timeout)),
            Err(Stop::OutOfMemory) => {
                self.memory_peak = u64::MAX;
                (elapsed, Err(Failure::OutOfMemory))
            }
            Err(Stop::Exited(code)) => (elapsed, Err(Failure::Exit(code))),
            Err(Stop::Trapped(_)) => (elapsed, Err(Failure::Crash)),
        };
        (took, posted, end)
    }

    fn become_next(&mut self, transition: Transition) -> Result<(), EngineFault> {
        self.state = self.state.after(transition).map_err(|refused| EngineFault(refused.to_string()))?;
        Ok(())
    }
}
