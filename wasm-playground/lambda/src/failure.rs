//! The ways in which a process is lost, and what the caller is told then.
//!
//! Texts as recorded on AWS: LocalStack tests/aws/services/lambda_/test_lambda.py (test_lambda_runtime_exit,
//! test_lambda_handler_exit, test_lambda_invoke_with_timeout; 2025-11-24), read 2026-11-22.

use serde::Serialize;
use serde_json::Value;

use crate::event::{ResetReason, Status};
use crate::logs::FailedStatus;

/// Why a process is gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// The function did not load, and the runtime client said why.
    Init {
        /// The error object, as the client wrote it.
        error: Vec<u8>,
        /// Its `errorType`.
        error_type: String,
    },
    /// It took too long.
    Timeout,
    /// It wanted more memory than configured.
    OutOfMemory,
    /// It ended with this code.
    Exit(i32),
    /// It crashed. What the engine says of it differs from engine to engine, so no event carries it.
    Crash,
}

/// An error object that Lambda makes itself: two keys, compact.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PlatformError<'a> {
    pub error_type: &'a str,
    pub error_message: String,
}

impl PlatformError<'_> {
    pub fn json(&self) -> String {
        // Two texts are always JSON.
        serde_json::to_string(self).unwrap_or_default()
    }
}

impl Failure {
    /// A failed init with the error object of the runtime client.
    pub fn init(error: Vec<u8>) -> Failure {
        let error_type = error_type_of(&error).unwrap_or_else(|| "Runtime.Unknown".to_owned());
        Failure::Init { error, error_type }
    }

    /// Name of the error's type.
    pub fn error_type(&self) -> &str {
        match self {
            Failure::Init { error_type, .. } => error_type,
            Failure::Timeout => "Sandbox.Timedout",
            Failure::OutOfMemory => "Runtime.OutOfMemory",
            Failure::Exit(_) | Failure::Crash => "Runtime.ExitError",
        }
    }

    /// What the log's reports say.
    pub fn failed_status(&self) -> FailedStatus<'_> {
        match self {
            Failure::Timeout => FailedStatus::Timeout,
            Failure::Init { .. } | Failure::OutOfMemory | Failure::Exit(_) | Failure::Crash => FailedStatus::Error(self.error_type()),
        }
    }

    /// How the invocation ended.
    pub fn status(&self) -> Status {
        match self {
            Failure::Timeout => Status::Timeout,
            Failure::Init { .. } | Failure::OutOfMemory | Failure::Exit(_) | Failure::Crash => Status::Error,
        }
    }

    /// Why the environment was reset.
    pub fn reset_reason(&self) -> ResetReason {
        match self {
            Failure::Init { .. } => ResetReason::InitError,
            Failure::Timeout => ResetReason::Timeout,
            Failure::OutOfMemory => ResetReason::OutOfMemory,
            Failure::Exit(_) => ResetReason::Exit,
            Failure::Crash => ResetReason::Crash,
        }
    }

    /// The payload that the caller gets.
    pub fn payload(&self, request_id: &str, timeout_s: u32) -> String {
        let reason = match self {
            Failure::Init { error, .. } => return String::from_utf8_lossy(error).into_owned(),
            Failure::Timeout => format!("Task timed out after {timeout_s}.00 seconds"),
            Failure::OutOfMemory => "Runtime exited with error: signal: killed".to_owned(),
            // A process's exit code is one byte.
            Failure::Exit(code) if code & 0xff == 0 => "Runtime exited without providing a reason".to_owned(),
            Failure::Exit(code) => format!("Runtime exited with error: exit status {}", code & 0xff),
            Failure::Crash => "Runtime exited with error: signal: segmentation fault".to_owned(),
        };
        let error_message = format!("RequestId: {request_id} Error: {reason}");
        PlatformError { error_type: self.error_type(), error_message }.json()
    }
}

/// The `errorType` of an error object.
pub(crate) fn error_type_of(error: &[u8]) -> Option<String> {
    let error: Value = serde_json::from_slice(error).ok()?;
    Some(error.get("errorType")?.as_str()?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn payloads_as_recorded() {
        let check = |failure: Failure, expected: &str| assert_eq!(failure.payload("RID", 1), expected);
        check(
            Failure::Timeout,
            r#"{"errorType":"Sandbox.Timedout","errorMessage":"RequestId: RID Error: Task timed out after 1.00 seconds"}"#,
        );
        check(
            Failure::Exit(0),
            r#"{"errorType":"Runtime.ExitError","errorMessage":"RequestId: RID Error: Runtime exited without providing a reason"}"#,
        );
        check(
            Failure::Exit(1),
            r#"{"errorType":"Runtime.ExitError","errorMessage":"RequestId: RID Error: Runtime exited with error: exit status 1"}"#,
        );
        check(
            Failure::OutOfMemory,
            r#"{"errorType":"Runtime.OutOfMemory","errorMessage":"RequestId: RID Error: Runtime exited with error: signal: killed"}"#,
        );
    }

    #[test]
    fn exit_codes_are_one_byte_as_on_linux() {
        assert!(Failure::Exit(-1).payload("RID", 1).contains("exit status 255"));
        assert!(Failure::Exit(256).payload("RID", 1).contains("without providing a reason"));
    }
}
