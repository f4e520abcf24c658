//! The world around one process: its clock, its log stream, its files, and the event that it works on.
//!
//! An engine holds it as `Rc<dyn Host>` and calls it while the environment runs, so all is behind cells, and no borrow
//! is held while anyone else is called.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::application_level::of_line;
use crate::engine::Stop;
use crate::event::{Emit, Event, EventKind, LogEvent, LogOrigin};
use crate::file_system::FileSystem;
use crate::function::{ApplicationLogLevel, FunctionConfig};
use crate::host::{Host, HostCall, HostReply};
use crate::lineage::Lineage;
use crate::log_tail::LogTail;
use crate::model::{self, CpuShare};
use crate::openwhisk::log::ActivationLog;
use crate::phase_clock::{PhaseClock, RunningClock};
use crate::random::RandomStream;
use crate::services::{Caller, CallerPhase, ServiceReply, Services};
use crate::telemetry::{Frames, Lines, log_events};
use crate::time::{SimDuration, SimTime};

/// An event on its way to the runtime client.
#[derive(Debug)]
pub(crate) struct NextEvent {
    /// Headers of the Runtime API, a JSON object.
    pub headers: String,
    /// The payload.
    pub body: Vec<u8>,
}

/// What the runtime client handed in.
#[derive(Debug)]
pub(crate) enum Posted {
    /// The handler's response.
    Result(Vec<u8>),
    /// The handler raised: the error object.
    Error(Vec<u8>),
    /// The function did not load: the error object.
    InitError(Vec<u8>),
}

/// The world around one process.
pub(crate) struct Sandbox {
    function: String,
    log_group: Option<String>,
    log_stream: String,
    /// Set if the log format is JSON.
    least_level: Option<ApplicationLogLevel>,
    created: SimTime,
    emit: RefCell<Emit>,
    clock: RunningClock,
    request_id: RefCell<Option<String>>,
    next: RefCell<Option<NextEvent>>,
    posted: RefCell<Option<Posted>>,
    posted_at: Cell<SimTime>,
    stdout: RefCell<Lines>,
    stderr: RefCell<Lines>,
    frames: RefCell<Frames>,
    tail: RefCell<LogTail>,
    random: RefCell<RandomStream>,
    files: RefCell<FileSystem>,
    services: Rc<dyn Services>,
    phase: Cell<CallerPhase>,
    lineage: RefCell<Rc<Lineage>>,
    is_action: bool,
    pub(crate) action_log: RefCell<ActivationLog>,
}

impl Sandbox {
    pub fn new(
        function: &FunctionConfig,
        log_stream: String,
        created: SimTime,
        files: FileSystem,
        services: Rc<dyn Services>,
        emit: Emit,
    ) -> Sandbox {
        let clock = PhaseClock { began: created, limit: SimDuration::ZERO, share: CpuShare::WHOLE, waited: SimDuration::ZERO };
        Sandbox {
            function: function.name.clone(),
            log_group: function.log_group.clone(),
            log_stream,
            least_level: function.least_application_level(),
            created,
            emit: RefCell::new(emit),
            clock: RunningClock::new(clock),
            request_id: RefCell::default(),
            next: RefCell::default(),
            posted: RefCell::default(),
            posted_at: Cell::new(created),
            stdout: RefCell::default(),
            stderr: RefCell::default(),
            frames: RefCell::default(),
            tail: RefCell::default(),
            random: RefCell::new(RandomStream::new([0; 32])),
            files: RefCell::new(files),
            services,
            phase: Cell::new(CallerPhase::Init),
            lineage: RefCell::default(),
            is_action: function.is_action(),
            action_log: RefCell::new(ActivationLog::new(function.action.log_bytes())),
        }
    }

    /// A new process begins: descriptors of the old one are closed, its random bytes start anew.
    pub fn begin_process(&self, random_key: [u8; 32]) {
        self.files.borrow_mut().close_all();
        self.frames.borrow_mut().clear();
        *self.random.borrow_mut() = RandomStream::new(random_key);
    }

    /// From now on events go to `emit`.
    pub fn listen(&self, emit: &Emit) {
        *self.emit.borrow_mut() = Rc::clone(emit);
    }

    /// What the code does from now on belongs to this chain of requests.
    pub fn begin_chain(&self, lineage: Lineage) {
        *self.lineage.borrow_mut() = Rc::new(lineage);
    }

    /// An invocation begins, perhaps with an init.
    pub fn begin_tail(&self) {
        *self.tail.borrow_mut() = LogTail::default();
    }

    /// Log lines now belong to this invocation. As text, the tail of its log begins here: recorded ones begin with START. In JSON a
    /// cold start's begins with `platform.initStart` (recorded 2024-05-20).
    pub fn begin_request(&self, request_id: &str) {
        *self.request_id.borrow_mut() = Some(request_id.to_owned());
        if self.least_level.is_none() {
            self.begin_tail();
        }
    }

    /// Log lines belong to no invocation any more. Returns the tail of its log.
    pub fn end_request(&self) -> String {
        *self.request_id.borrow_mut() = None;
        self.tail.take().base64()
    }

    /// A phase begins.
    pub fn begin_phase(&self, clock: PhaseClock, phase: CallerPhase, next: Option<NextEvent>) {
        self.clock.begin(clock);
        self.phase.set(phase);
        *self.next.borrow_mut() = next;
        *self.posted.borrow_mut() = None;
    }

    /// A phase ended after this much work: lines without a newline are logged. Returns how long it took, at most its
    /// limit, and what the runtime client handed in.
    pub fn end_phase(&self, work: u64) -> (SimDuration, Option<Posted>) {
        let clock = self.clock.phase();
        let elapsed = clock.elapsed(work).min(clock.limit);
        // OpenWhisk writes its mark for the end of an activation behind such a line, and with the mark it is lost.
        let keeps_on = self.is_action && self.phase.get() == CallerPhase::Init;
        if !keeps_on {
            let rest = [self.stdout.borrow_mut().flush(), self.stderr.borrow_mut().flush()];
            if !self.is_action {
                self.log_lines(clock.began + elapsed, "", rest.into_iter().flatten());
            }
        }
        (elapsed, self.posted.borrow_mut().take())
    }

    /// Whether the phase that was ended last used up its time.
    pub fn is_over(&self, elapsed: SimDuration) -> bool {
        elapsed >= self.clock.phase().limit
    }

    /// How long the present phase may take.
    pub fn limit(&self) -> SimDuration {
        self.clock.phase().limit
    }

    /// When the runtime client handed in what it did last.
    pub fn posted_at(&self) -> SimTime {
        self.posted_at.get()
    }

    /// Writes a log event, or several if it is too long for one.
    pub fn log(&self, at: SimTime, origin: LogOrigin, text: String) {
        match self.least_level {
            None => self.tail.borrow_mut().add(&text),
            Some(_) => self.tail.borrow_mut().add_line(&text),
        }
        for text in log_events(text) {
            let log = LogEvent {
                function: self.function.clone(),
                log_group: self.log_group.clone(),
                log_stream: self.log_stream.clone(),
                request_id: self.request_id.borrow().clone(),
                origin,
                text,
            };
            self.tell(at, EventKind::Log(log));
        }
    }

    /// Tells an event.
    pub fn tell(&self, at: SimTime, kind: EventKind) {
        let emit = Rc::clone(&self.emit.borrow());
        emit(&Event { at, kind });
    }

    fn log_lines(&self, at: SimTime, stream: &str, lines: impl IntoIterator<Item = String>) {
        for line in lines {
            if self.is_action {
                self.write_log(at, stream, &line);
            } else if self.least_level.is_none_or(|least| of_line(&line) >= least) {
                self.log(at, LogOrigin::Function, line);
            }
        }
    }

    /// A call of a service: the environment waits for the answer, or until its time is up.
    fn call_service(&self, now: SimTime, head: &[u8], body: &[u8]) -> HostReply<'static> {
        let request_id = self.request_id.borrow().clone();
        let lineage = Rc::clone(&self.lineage.borrow());
        let caller = Caller {
            function: &self.function,
            request_id: request_id.as_deref(),
            log_stream: &self.log_stream,
            phase: self.phase.get(),
            lineage: &lineage,
            deadline: self.clock.phase().deadline(),
        };
        let ServiceReply { done_at, head, body } = self.services.call(&caller, now, head, body);
        self.clock.wait(done_at.since(now));
        HostReply::Service { head, body }
    }

    fn client_created(&self, now: SimTime, service: &[u8]) {
        let created = EventKind::ClientCreated {
            function: self.function.clone(),
            request_id: self.request_id.borrow().clone(),
            service: String::from_utf8_lossy(service).into_owned(),
            phase: self.phase.get(),
        };
        self.tell(now, created);
    }

    fn post(&self, at: SimTime, posted: Posted) -> Result<HostReply<'static>, Stop> {
        *self.posted.borrow_mut() = Some(posted);
        self.posted_at.set(at);
        Ok(HostReply::Empty)
    }
}

impl Host for Sandbox {
    fn call(&self, work: u64, call: HostCall<'_>) -> Result<HostReply<'static>, Stop> {
        let now = self.clock.now(work)?;
        match call {
            HostCall::Stdout(bytes) => {
                let lines = self.stdout.borrow_mut().write(bytes);
                self.log_lines(now, "stdout", lines);
                Ok(HostReply::Empty)
            }
            HostCall::Stderr(bytes) => {
                let lines = self.stderr.borrow_mut().write(bytes);
                self.log_lines(now, "stderr", lines);
                Ok(HostReply::Empty)
            }
            HostCall::LogFrame(bytes) => {
                let frames = self.frames.borrow_mut().write(bytes);
                for frame in frames {
                    if self.least_level.is_none_or(|least| frame.level >= least) {
                        self.log(now, LogOrigin::Function, frame.message);
                    }
                }
                Ok(HostReply::Empty)
            }
            HostCall::Now => Ok(HostReply::Time { now, monotonic: now.since(self.created) }),
            HostCall::Sleep(duration) => {
                self.clock.wait(duration);
                self.clock.in_time(work, HostReply::Empty)
            }
            HostCall::Random(count) => Ok(HostReply::Bytes(Cow::Owned(self.random.borrow_mut().take(count)))),
            HostCall::Exit(code) => Err(Stop::Exited(code)),
            HostCall::OutOfMemory => Err(Stop::OutOfMemory),
            HostCall::Next => match self.next.borrow_mut().take() {
                Some(next) => Ok(HostReply::Next { headers: next.headers, body: next.body }),
                None => Err(Stop::Trapped("the runtime client asked for an event when there was none".to_owned())),
            },
            HostCall::PostResult { body, .. } => self.post(now, Posted::Result(body.to_vec())),
            HostCall::PostError(body) => self.post(now, Posted::Error(body.to_vec())),
            HostCall::PostInitError(body) => self.post(now, Posted::InitError(body.to_vec())),
            HostCall::Service { head, body } => {
                let reply = self.call_service(now, head, body);
                self.clock.in_time(work, reply)
            }
            HostCall::ClientCreated(service) => {
                self.client_created(now, service);
                Ok(HostReply::Empty)
            }
            HostCall::PackageWork(step) => {
                self.clock.wait(self.clock.phase().share.time_of(model::package_work(step)));
                self.clock.in_time(work, HostReply::Empty)
            }
            HostCall::File { head, data } => Ok(self.files.borrow_mut().handle(head, data, now)),
        }
    }

    fn work_limit(&self) -> u64 {
        self.clock.work_limit()
    }
}
