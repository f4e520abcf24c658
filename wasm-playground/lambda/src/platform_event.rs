//! What Lambda itself has to say in a function's log, and whether the function's settings let it be said.

use crate::function::{FunctionConfig, LogFormat, SystemLogLevel};
use crate::logs::{self, FailedStatus, Report};
use crate::system_log;
use crate::time::{SimDuration, SimTime};

/// One event of Lambda's own.
pub(crate) enum PlatformEvent<'a> {
    /// A cold start begins.
    InitStart { region: &'a str, version: &'a str },
    /// The function is loaded, or is not and the runtime client said why. Only JSON has a word for it.
    InitRuntimeDone { phase: InitPhase, failed: Option<FailedStatus<'a>> },
    /// An init is over. As text only a failed one is reported.
    InitReport { took: SimDuration, phase: InitPhase, failed: Option<FailedStatus<'a>> },
    /// The handler is about to be called.
    Start { request_id: &'a str, version: &'a str },
    /// The runtime client is done with the event, or gone. Only JSON has a word for it.
    RuntimeDone(RuntimeDone<'a>),
    /// The invocation is over. Only text has a word for it.
    End { request_id: &'a str },
    /// What it took.
    Report(Report<'a>),
}

/// Where an init belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum InitPhase {
    /// To itself: a cold start.
    Init,
    /// To an invocation, whose environment had lost its process.
    Invoke,
}

/// How the runtime client came through an event.
pub(crate) struct RuntimeDone<'a> {
    pub request_id: &'a str,
    /// When it was handed the event.
    pub began: SimTime,
    /// How long until it asked for the next one, or was gone.
    pub took: SimDuration,
    /// Its response, if it sent one: when, and how many bytes. An error object is none.
    pub response: Option<(SimTime, usize)>,
    pub failed: Option<FailedStatus<'a>>,
}

impl InitPhase {
    /// AWS's word for it.
    pub const fn word(self) -> &'static str {
        match self {
            InitPhase::Init => "init",
            InitPhase::Invoke => "invoke",
        }
    }
}

impl PlatformEvent<'_> {
    /// The log event that comes of it at this moment, if the function's format and level let it through.
    pub fn text(&self, function: &FunctionConfig, at: SimTime) -> Option<String> {
        match function.log_format {
            LogFormat::Text => self.line(function),
            LogFormat::Json => {
                let least = function.system_log_level.unwrap_or(SystemLogLevel::Info);
                let (level, record) = system_log::record(self, function, at)?;
                (level >= least).then_some(record)
            }
        }
    }

    fn line(&self, function: &FunctionConfig) -> Option<String> {
        match self {
            PlatformEvent::InitStart { region, .. } => Some(logs::init_start(function, region)),
            PlatformEvent::InitReport { took, phase, failed } => failed.map(|failed| logs::init_report(*took, phase.word(), failed)),
            PlatformEvent::Start { request_id, version } => Some(logs::start(request_id, version)),
            PlatformEvent::End { request_id } => Some(logs::end(request_id)),
            PlatformEvent::Report(report) => Some(logs::report(report)),
            PlatformEvent::InitRuntimeDone { .. } | PlatformEvent::RuntimeDone(_) => None,
        }
    }
}
