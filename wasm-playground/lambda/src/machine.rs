//! `Machine`: a computer with a disk that stays, and what a program does on it. Who starts programs, and who pays, is known elsewhere.
//!
//! A program is a process of its own: it runs from its first line to its last, and ends with an exit status as on Linux. No time limit but
//! the one that it is given, no retry, no report: what it prints is appended to a file, and that is all that anybody is told.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use serde_json::json;

use crate::engine::{Driver, Engine, EngineFault, EnvironmentSpec, Stop};
use crate::event::{Emit, Event, EventKind, LogEvent, LogOrigin};
use crate::file_system::{FileSystem, StoredFile};
use crate::host::{Host, HostCall, HostReply};
use crate::inode::errno::ENOSPC;
use crate::lineage::Lineage;
use crate::model::{self, CpuShare};
use crate::phase_clock::{PhaseClock, RunningClock};
use crate::random::RandomStream;
use crate::services::{Caller, CallerPhase, ServiceReply, Services};
use crate::telemetry::{Lines, log_events};
use crate::tenant::HOME;
use crate::time::{SimDuration, SimTime};

/// Bytes in a MB.
const MB: u64 = 1024 * 1024;

/// What a shell adds to the number of the signal that ended a program.
const SIGNALLED: i32 = 128;
const SIGKILL: i32 = 9;
const SIGSEGV: i32 = 11;
const SIGTERM: i32 = 15;

/// A computer.
pub struct Machine {
    name: String,
    id: String,
    memory_mb: u32,
    files: RefCell<FileSystem>,
}

/// A program, and what it is started with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Command {
    /// Its file, below the home of the machine's user.
    pub program: String,
    /// The name of its process, unlike that of any other: services know its connections by it.
    pub process: String,
    /// What stands behind its name: `sys.argv[1:]`.
    pub arguments: Vec<String>,
    /// Its environment variables.
    pub variables: BTreeMap<String, String>,
    /// What its random bytes are made from.
    pub random_key: [u8; 32],
    /// After this long the machine ends it.
    pub limit: SimDuration,
}

/// How a program ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProgramEnded {
    /// Simulated time from its start.
    pub took: SimDuration,
    /// The part of it that was computing.
    pub computed: SimDuration,
    /// The exit status as a shell shows it: 0 is well, 128 and more a signal.
    pub exit_code: i32,
    /// Why, if the machine ended it.
    pub killed: Option<Killed>,
    /// Most memory that it held, MB.
    pub memory_mb: u32,
    /// When something found no room on the disk for the first time.
    pub disk_full: Option<SimTime>,
}

/// Why a machine ended a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Killed {
    /// The machine goes down, or the workbook lets no program run longer.
    OutOfTime,
    /// It held more memory than there is.
    OutOfMemory,
    /// It crashed.
    Crashed,
}

impl Machine {
    /// A new machine with these files of its user. `memory_mb` is what a program may hold, `disk_mb` the room for files.
    pub fn new(name: &str, id: &str, memory_mb: u32, disk_mb: u32, files: &BTreeMap<String, String>, now: SimTime) -> Machine {
        Machine::with(name, id, memory_mb, FileSystem::of_machine(files, u64::from(disk_mb) * MB, now))
    }

    /// A machine whose disk was stored.
    pub fn restored(name: &str, id: &str, memory_mb: u32, disk_mb: u32, files: &[StoredFile]) -> Machine {
        Machine::with(name, id, memory_mb, FileSystem::restored(files, u64::from(disk_mb) * MB))
    }

    fn with(name: &str, id: &str, memory_mb: u32, files: FileSystem) -> Machine {
        Machine { name: name.to_owned(), id: id.to_owned(), memory_mb, files: RefCell::new(files) }
    }

    /// Somebody copies files to the home of its user.
    pub fn put_files(&self, files: &BTreeMap<String, String>, now: SimTime) {
        let mut system = self.files.borrow_mut();
        for (name, text) in files {
            system.replace(&format!("{HOME}/{name}"), text.as_bytes(), now);
        }
    }

    /// All that is on its disk.
    pub fn files(&self) -> Vec<StoredFile> {
        self.files.borrow().stored()
    }

    /// Bytes of its disk that files may have, and those that they have.
    pub fn disk_usage(&self) -> (u64, u64) {
        self.files.borrow().usage()
    }

    /// Runs a program that starts `now`. What it prints is told as it goes into its log file.
    ///
    /// # Errors
    /// [`EngineFault`] when the engine fails; never for the reader's code.
    pub fn run(
        self: &Rc<Machine>,
        engine: &RefCell<Box<dyn Engine>>,
        services: &Rc<dyn Services>,
        now: SimTime,
        command: &Command,
        emit: &Emit,
    ) -> Result<ProgramEnded, EngineFault> {
        self.files.borrow_mut().close_all();
        let spec = EnvironmentSpec {
            handler: command.program.clone(),
            variables: command.variables.clone(),
            memory_limit: u64::from(self.memory_mb.saturating_sub(model::BASE_MEMORY_MB)) * MB,
            driver: Driver::Program,
        };
        let clock = PhaseClock { began: now, limit: command.limit, share: CpuShare::WHOLE, waited: model::PROGRAM_FIXED };
        let process = Rc::new(Process {
            machine: Rc::clone(self),
            services: Rc::clone(services),
            emit: Rc::clone(emit),
            name: command.process.clone(),
            log: log_file(&command.program),
            clock: RunningClock::new(clock),
            begin: RefCell::new(Some(begin(command))),
            stdout: RefCell::default(),
            stderr: RefCell::default(),
            random: RefCell::new(RandomStream::new(command.random_key)),
            disk_full: Cell::new(None),
        });
        let host: Rc<dyn Host> = Rc::<Process>::clone(&process);
        // No borrow is held while it runs: a program may call functions, which need the engine.
        let mut environment = engine.borrow_mut().environment(spec, host)?;
        let phase = environment.start();
        drop(environment);
        Ok(process.ended(&phase.end, phase.work, phase.memory_peak))
    }
}

/// Where a machine keeps what a program prints: `/var/log/etl.log` for `etl.py`.
fn log_file(program: &str) -> String {
    let name = program.rsplit('/').next().unwrap_or(program);
    format!("{}/{}.log", crate::tenant::LOGS, name.strip_suffix(".py").unwrap_or(name))
}

/// What the guest is told of the program.
fn begin(command: &Command) -> Vec<u8> {
    let file = format!("{HOME}/{}", command.program);
    json!({"file": file, "folder": HOME, "program": command.program, "arguments": command.arguments}).to_string().into_bytes()
}

/// The world around a program.
struct Process {
    machine: Rc<Machine>,
    services: Rc<dyn Services>,
    emit: Emit,
    name: String,
    log: String,
    clock: RunningClock,
    begin: RefCell<Option<Vec<u8>>>,
    stdout: RefCell<Lines>,
    stderr: RefCell<Lines>,
    random: RefCell<RandomStream>,
    disk_full: Cell<Option<SimTime>>,
}

impl Process {
    fn ended(&self, end: &Result<(), Stop>, work: u64, memory_peak: u64) -> ProgramEnded {
        let clock = self.clock.phase();
        let elapsed = clock.elapsed(work);
        let (exit_code, killed) = match end {
            // The meter is read at loop heads only, so a program may come back a little too late.
            _ if elapsed >= clock.limit => (SIGNALLED + SIGTERM, Some(Killed::OutOfTime)),
            Ok(()) => (0, None),
            // A process's exit code is one byte.
            Err(Stop::Exited(code)) => (code & 0xff, None),
            Err(Stop::OutOfTime) => (SIGNALLED + SIGTERM, Some(Killed::OutOfTime)),
            Err(Stop::OutOfMemory) => (SIGNALLED + SIGKILL, Some(Killed::OutOfMemory)),
            Err(Stop::Trapped(_)) => (SIGNALLED + SIGSEGV, Some(Killed::Crashed)),
        };
        let took = if killed == Some(Killed::OutOfTime) { clock.limit } else { elapsed };
        let rest = [self.stdout.borrow_mut().flush(), self.stderr.borrow_mut().flush()];
        self.write_log(clock.began + took, rest.into_iter().flatten());
        let used = u32::try_from(memory_peak.div_ceil(MB)).unwrap_or(u32::MAX);
        let memory_mb =
            if killed == Some(Killed::OutOfMemory) { self.machine.memory_mb } else { model::BASE_MEMORY_MB.saturating_add(used) };
        ProgramEnded {
            took,
            computed: clock.share.time_of(work).min(took),
            exit_code,
            killed,
            memory_mb: memory_mb.min(self.machine.memory_mb),
            disk_full: self.disk_full.get(),
        }
    }

    /// Appends to the log file, and tells what found room there.
    fn write_log(&self, at: SimTime, lines: impl IntoIterator<Item = String>) {
        for line in lines {
            let written = self.machine.files.borrow_mut().append(&self.log, line.as_bytes(), at);
            let length = written.map_or(0, |bytes| usize::try_from(bytes).unwrap_or(usize::MAX).min(line.len()));
            if length < line.len() {
                self.note_full_disk(at);
            }
            let kept = &line[..line.floor_char_boundary(length)];
            if !kept.is_empty() {
                log_events(kept.to_owned()).into_iter().for_each(|text| self.tell_log(at, text));
            }
        }
    }

    fn tell_log(&self, at: SimTime, text: String) {
        let log = LogEvent {
            function: self.machine.name.clone(),
            log_group: Some(self.log.clone()),
            log_stream: self.machine.id.clone(),
            request_id: None,
            origin: LogOrigin::Function,
            text,
        };
        (self.emit)(&Event { at, kind: EventKind::Log(log) });
    }

    fn note_full_disk(&self, at: SimTime) {
        if self.disk_full.get().is_none() {
            self.disk_full.set(Some(at));
        }
    }

    /// A call of a service, in the name of the machine: its role's sessions are called by its id.
    fn call_service(&self, now: SimTime, head: &[u8], body: &[u8]) -> HostReply<'static> {
        let lineage = Lineage::default();
        let caller = Caller {
            function: &self.machine.id,
            request_id: None,
            log_stream: &self.name,
            phase: CallerPhase::Invoke,
            lineage: &lineage,
            deadline: self.clock.phase().deadline(),
        };
        let ServiceReply { done_at, head, body } = self.services.call(&caller, now, head, body);
        self.clock.wait(done_at.since(now));
        HostReply::Service { head, body }
    }
}

impl Host for Process {
    fn call(&self, work: u64, call: HostCall<'_>) -> Result<HostReply<'static>, Stop> {
        let now = self.clock.now(work)?;
        match call {
            HostCall::Stdout(bytes) | HostCall::LogFrame(bytes) => {
                let lines = self.stdout.borrow_mut().write(bytes);
                self.write_log(now, lines);
                Ok(HostReply::Empty)
            }
            HostCall::Stderr(bytes) => {
                let lines = self.stderr.borrow_mut().write(bytes);
                self.write_log(now, lines);
                Ok(HostReply::Empty)
            }
            HostCall::Now => Ok(HostReply::Time { now, monotonic: now.since(self.clock.phase().began) }),
            HostCall::Sleep(duration) => {
                self.clock.wait(duration);
                self.clock.in_time(work, HostReply::Empty)
            }
            HostCall::Random(count) => Ok(HostReply::Bytes(Cow::Owned(self.random.borrow_mut().take(count)))),
            HostCall::Exit(code) => Err(Stop::Exited(code)),
            HostCall::OutOfMemory => Err(Stop::OutOfMemory),
            HostCall::Next => match self.begin.borrow_mut().take() {
                Some(body) => Ok(HostReply::Next { headers: "{}".to_owned(), body }),
                None => Err(Stop::Trapped("a program asked for an event".to_owned())),
            },
            HostCall::PostResult { .. } | HostCall::PostError(_) | HostCall::PostInitError(_) => {
                Err(Stop::Trapped("a program has no one to answer".to_owned()))
            }
            HostCall::Service { head, body } => {
                let reply = self.call_service(now, head, body);
                self.clock.in_time(work, reply)
            }
            HostCall::ClientCreated(_) => Ok(HostReply::Empty),
            HostCall::PackageWork(step) => {
                self.clock.wait(CpuShare::WHOLE.time_of(model::package_work(step)));
                self.clock.in_time(work, HostReply::Empty)
            }
            HostCall::File { head, data } => {
                let reply = self.machine.files.borrow_mut().handle(head, data, now);
                if let HostReply::File { errno: ENOSPC, .. } = reply {
                    self.note_full_disk(now);
                }
                Ok(reply)
            }
        }
    }

    fn work_limit(&self) -> u64 {
        self.clock.work_limit()
    }
}
