//! Lambda's own log records in the JSON format: their shapes, and the level of each.
//!
//! Shapes and order of keys as recorded in CloudWatch on AWS, where messages have no newline at their end:
//! - all records of a cold start with the level DEBUG, 2024-05-20, and one that timed out, 2026-07-09;
//! - `platform.report` and a `platform.initReport` that timed out, of a python3.12 function, 2024-06-17.
//!
//! Since June 2024 `platform.report` has its status behind the metrics. An `errorType` stands behind its status; that it is there
//! is said by <https://docs.aws.amazon.com/lambda/latest/dg/telemetry-schema-reference.html>, read 2026-11-22.

use serde_json::{Value, json};

use crate::function::{FunctionConfig, SystemLogLevel};
use crate::logs::{self, FailedStatus, Report};
use crate::platform_event::{PlatformEvent, RuntimeDone};
use crate::time::{SimDuration, SimTime};

/// How all environments are initialised here.
const INITIALIZATION_TYPE: &str = "on-demand";

/// The record of an event and its level; none for an event that JSON has no word for.
pub(crate) fn record(event: &PlatformEvent<'_>, function: &FunctionConfig, at: SimTime) -> Option<(SystemLogLevel, String)> {
    let (level, name, record) = match event {
        PlatformEvent::InitStart { region, version } => (SystemLogLevel::Info, "platform.initStart", init_start(function, region, version)),
        PlatformEvent::InitRuntimeDone { phase, failed } => {
            let mut record = json!({ "initializationType": INITIALIZATION_TYPE, "phase": phase.word() });
            put_status(&mut record, *failed);
            (debug_unless(*failed), "platform.initRuntimeDone", record)
        }
        PlatformEvent::InitReport { took, phase, failed } => {
            let mut record = json!({ "initializationType": INITIALIZATION_TYPE, "phase": phase.word() });
            put_status(&mut record, *failed);
            record["metrics"] = json!({ "durationMs": millis(*took) });
            (debug_unless(*failed), "platform.initReport", record)
        }
        PlatformEvent::Start { request_id, version } => {
            (SystemLogLevel::Info, "platform.start", json!({ "requestId": request_id, "version": version }))
        }
        PlatformEvent::RuntimeDone(done) => (debug_unless(done.failed), "platform.runtimeDone", runtime_done(done)),
        PlatformEvent::Report(report) => {
            let level = if report.failed.is_some() { SystemLogLevel::Warn } else { SystemLogLevel::Info };
            (level, "platform.report", self::report(report))
        }
        PlatformEvent::End { .. } => return None,
    };
    Some((level, json!({ "time": at, "type": name, "record": record }).to_string()))
}

/// Level of what nobody needs to know unless it failed
/// (<https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-log-level.html>, "System log level event mapping", as
/// reproduced row by row in Neaox/overcast, internal/services/lambda/logging_json_test.go, read 2026-11-22; a `platform.initReport`
/// is DEBUG for on-demand environments only).
fn debug_unless(failed: Option<FailedStatus<'_>>) -> SystemLogLevel {
    if failed.is_some() { SystemLogLevel::Warn } else { SystemLogLevel::Debug }
}

fn init_start(function: &FunctionConfig, region: &str, version: &str) -> Value {
    json!({
        "initializationType": INITIALIZATION_TYPE,
        "phase": "init",
        "runtimeVersion": logs::runtime_version(function),
        "runtimeVersionArn": logs::runtime_version_arn(function, region),
        "functionName": function.name,
        "functionVersion": version,
    })
}

fn runtime_done(done: &RuntimeDone<'_>) -> Value {
    let mut record = json!({ "requestId": done.request_id });
    put_status(&mut record, done.failed);
    if let Some((responded, _)) = done.response {
        // How long until the response began, how long it was sent, and how long until the client asked for the next event. Nothing
        // of it is there without a response: aws-lambda-runtime-interface-emulator, internal/lambda/telemetry/events_api.go
        // (GetRuntimeDoneSpans), read 2026-11-22. A response is sent in no time here.
        let span = |name: &str, start: SimTime, took: SimDuration| json!({ "name": name, "start": start, "durationMs": millis(took) });
        let spans = [
            span("responseLatency", done.began, responded.since(done.began)),
            span("responseDuration", responded, SimDuration::ZERO),
            span("runtimeOverhead", responded, (done.began + done.took).since(responded)),
        ];
        record["spans"] = json!(spans);
    }
    let produced = done.response.map_or(0, |(_, bytes)| bytes);
    record["metrics"] = json!({ "durationMs": millis(done.took), "producedBytes": produced });
    record
}

fn report(report: &Report<'_>) -> Value {
    let mut metrics = json!({
        "durationMs": millis(report.duration),
        "billedDurationMs": report.billed_ms,
        "memorySizeMB": report.memory_mb,
        "maxMemoryUsedMB": report.max_memory_mb,
    });
    if let Some(init) = report.init {
        metrics["initDurationMs"] = json!(millis(init));
    }
    let mut record = json!({ "requestId": report.request_id, "metrics": metrics });
    put_status(&mut record, report.failed);
    record
}

/// A status, and the type of its error if it has one. An exception that the handler raised is a success: the runtime client came
/// through (aws-lambda-runtime-interface-emulator, internal/lambda/rapid/handlers.go doInvoke, read 2026-11-22).
fn put_status(record: &mut Value, failed: Option<FailedStatus<'_>>) {
    match failed {
        None => record["status"] = json!("success"),
        Some(FailedStatus::Timeout) => record["status"] = json!("timeout"),
        Some(FailedStatus::Error(error_type)) => {
            record["status"] = json!("error");
            record["errorType"] = json!(error_type);
        }
    }
}

/// Milliseconds, with the microseconds behind the point: `1233.96`, `5000.0`.
fn millis(duration: SimDuration) -> f64 {
    duration.as_micros() as f64 / 1_000.0
}
