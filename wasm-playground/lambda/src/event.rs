//! `Event`: all that anyone outside may observe of a function's life, in order of simulated time.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use crate::api_error::ApiError;
use crate::billing::Cost;
use crate::milliseconds;
use crate::openwhisk::ActivationRecord;
use crate::services::CallerPhase;
use crate::time::{SimDuration, SimTime};

/// Whoever is told of events, as they happen: also while code runs.
pub type Emit = Rc<dyn Fn(&Event)>;

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// When.
    pub at: SimTime,
    /// What.
    #[serde(flatten)]
    pub kind: EventKind,
}

/// What can happen to functions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type")]
pub enum EventKind {
    /// A cold start: Lambda made an execution environment.
    #[serde(rename = "environment.started")]
    EnvironmentStarted {
        /// Name of the function.
        function: String,
        /// The environment's log stream, which is its name as well.
        log_stream: String,
    },
    /// An environment lost its process: globals are gone, /tmp and the log stream stay.
    #[serde(rename = "environment.reset")]
    EnvironmentReset {
        /// Name of the function.
        function: String,
        /// The environment's log stream.
        log_stream: String,
        /// Why.
        reason: ResetReason,
    },
    /// An environment is gone for good, /tmp included.
    #[serde(rename = "environment.recycled")]
    EnvironmentRecycled {
        /// Name of the function.
        function: String,
        /// The environment's log stream.
        log_stream: String,
        /// Why.
        reason: RecycleReason,
    },
    /// One log event, as CloudWatch would hold it.
    #[serde(rename = "log")]
    Log(LogEvent),
    /// The handler is about to be called.
    #[serde(rename = "invocation.started")]
    InvocationStarted {
        /// Name of the function.
        function: String,
        /// The id that its logs carry.
        request_id: String,
        /// 1 for the first, more for retries.
        attempt: u32,
        /// Whether an environment had to be made for it.
        cold: bool,
        /// The environment's log stream.
        log_stream: String,
    },
    /// An event was put into the internal queue; nobody waits for it.
    #[serde(rename = "invocation.accepted")]
    InvocationAccepted {
        /// Name of the function.
        function: String,
        /// The id that all its attempts will share.
        request_id: String,
        /// HTTP status of the answer, 202.
        status_code: u16,
    },
    /// There was no room for an event, or for a call of a function or a poller.
    #[serde(rename = "invocation.throttled")]
    InvocationThrottled {
        /// Name of the function.
        function: String,
        /// The event; none for a call that got no id.
        request_id: Option<String>,
        /// AWS's word for the limit.
        reason: String,
        /// When the event is tried again; none if it is not, or if that is the caller's business.
        retry_at: Option<SimTime>,
    },
    /// A run was not made at all.
    #[serde(rename = "invocation.dropped")]
    InvocationDropped {
        /// Name of the function.
        function: String,
        /// The event; none for a call that got no id.
        request_id: Option<String>,
        /// Why.
        reason: DropReason,
    },
    /// A function failed, and its event will be tried again.
    #[serde(rename = "retry.scheduled")]
    RetryScheduled {
        /// Name of the function.
        function: String,
        /// The event.
        request_id: String,
        /// Number of the next attempt, 2 or 3.
        attempt: u32,
        /// When it is made.
        retry_at: SimTime,
    },
    /// The code made a client for a service.
    #[serde(rename = "client.created")]
    ClientCreated {
        /// Name of the function.
        function: String,
        /// The invocation; none during the first init.
        request_id: Option<String>,
        /// `s3`, `sqs`, `lambda`.
        service: String,
        /// Whether it was made once for the environment, or during an invocation.
        phase: CallerPhase,
    },
    /// A dry run: the call might run, and nothing ran.
    #[serde(rename = "invocation.dry_run")]
    InvocationDryRun {
        /// Name of the function.
        function: String,
        /// HTTP status of the answer, 204.
        status_code: u16,
    },
    /// An invocation ended, well or not.
    #[serde(rename = "invocation.finished")]
    InvocationFinished(InvocationFinished),
    /// A version was published, or nothing had changed since this one was.
    #[serde(rename = "version.published")]
    VersionPublished {
        /// Name of the function.
        function: String,
        /// The version's number.
        version: String,
    },
    /// There is a new alias.
    #[serde(rename = "alias.created")]
    AliasCreated {
        /// Name of the function.
        function: String,
        /// Name of the alias.
        alias: String,
        /// The version that it stands for.
        version: String,
    },
    /// An alias stands for another version.
    #[serde(rename = "alias.updated")]
    AliasUpdated {
        /// Name of the function.
        function: String,
        /// Name of the alias.
        alias: String,
        /// The version that it stands for now.
        version: String,
    },
    /// A trigger of OpenWhisk was fired.
    #[serde(rename = "trigger.fired")]
    TriggerFired {
        /// Its name.
        trigger: String,
        /// The id of its activation; none if no rule is active, and nothing happens.
        activation_id: Option<String>,
        /// HTTP status of the answer, 202 or 204.
        status_code: u16,
    },
    /// OpenWhisk wrote down an activation.
    #[serde(rename = "activation.recorded")]
    ActivationRecorded {
        /// Name of the action or trigger.
        function: String,
        /// The activation's id.
        request_id: String,
        /// The record.
        record: Box<ActivationRecord>,
    },
    /// An API refused a request: nothing ran.
    #[serde(rename = "request.refused")]
    RequestRefused {
        /// The API's operation, `Invoke`.
        operation: String,
        /// Name of the function that the request was about.
        function: String,
        /// AWS's code, status and message, and the reason if it was throttled.
        #[serde(flatten)]
        error: ApiError,
    },
}

/// Why a run was not made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DropReason {
    /// The function ran too often in one chain of requests.
    RecursiveLoop,
}

/// Why an environment lost its process.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ResetReason {
    /// The function's code did not load.
    InitError,
    /// Init, or the invocation, took longer than it may.
    Timeout,
    /// More memory than configured.
    OutOfMemory,
    /// The process ended itself.
    Exit,
    /// The process crashed.
    Crash,
}

/// Why an environment is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RecycleReason {
    /// New code or new settings.
    Updated,
    /// Nothing to do for a while.
    Idle,
    /// A step of the scenario asked for it.
    Step,
    /// The simulation keeps no more of them at once.
    Room,
    /// OpenWhisk keeps no container whose action failed by itself.
    Failed,
}

/// One event of a log stream.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogEvent {
    /// Name of the function.
    pub function: String,
    /// Name of the group that holds the stream, if it is not `/aws/lambda/<function>`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub log_group: Option<String>,
    /// Name of the stream.
    pub log_stream: String,
    /// The invocation during which it was written; none during init.
    pub request_id: Option<String>,
    /// Who wrote it.
    pub origin: LogOrigin,
    /// The text, with the newline at its end if it has one.
    pub text: String,
}

/// Who wrote a log line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogOrigin {
    /// Lambda itself: INIT_START, START, END, REPORT.
    Platform,
    /// The function or its runtime client; or a program of a machine.
    Function,
}

/// All about an ended invocation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvocationFinished {
    /// Name of the function.
    pub function: String,
    /// The id that its logs carry.
    pub request_id: String,
    /// 1 for the first, more for retries.
    pub attempt: u32,
    /// Whether an environment had to be made for it.
    pub cold: bool,
    /// HTTP status of the answer: 200, even if the function failed.
    pub status_code: u16,
    /// `Unhandled` if the function failed. AWS writes no other value for Python. Of an action, the status in its record.
    pub function_error: Option<String>,
    /// The response as the caller gets it.
    pub payload: String,
    /// The version that ran: `$LATEST`, or the number behind an alias.
    pub executed_version: String,
    /// Simulated time of the invocation; also of a repeated init inside it. In JSON milliseconds, exact to the microsecond.
    #[serde(rename = "duration_ms", with = "milliseconds")]
    pub duration_us: SimDuration,
    /// Simulated time of a cold start's init; none if warm, or if init failed. In JSON as the duration.
    #[serde(rename = "init_ms", with = "milliseconds::optional")]
    pub init_us: Option<SimDuration>,
    /// Milliseconds that are billed.
    pub billed_ms: u64,
    /// Memory configured, MB.
    pub memory_mb: u32,
    /// Most memory used in this environment, MB.
    pub max_memory_mb: u32,
    /// How it ended.
    pub status: Status,
    /// Name of the error's type, if it failed. Of an action, which has none, the status in its record.
    pub error_type: Option<String>,
    /// What it costs.
    pub cost: Cost,
    /// With `log_type` `Tail`: the last 4 KB of its log, base64.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub log_result: Option<String>,
}

/// How an invocation ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// The handler returned.
    Success,
    /// It raised, exited, crashed or did not load.
    Error,
    /// It took too long.
    Timeout,
}
