//! The lines that Lambda itself writes to a log stream, to the byte.
//!
//! Texts as recorded on AWS: LocalStack tests/aws/services/lambda_ snapshots (2025-11-25) and CloudWatch lines in public
//! issues (2026), read 2026-11-22. REPORT ends with a TAB before its newline unless a status follows.

use crate::function::FunctionConfig;
use crate::identifiers::{derive, hex};
use crate::model;
use crate::time::SimDuration;

/// Why a phase failed, as INIT_REPORT and REPORT say it. An exception that the handler raised is no such failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FailedStatus<'a> {
    /// It took too long.
    Timeout,
    /// An error of this type.
    Error(&'a str),
}

/// What REPORT says.
pub(crate) struct Report<'a> {
    pub request_id: &'a str,
    pub duration: SimDuration,
    pub billed_ms: u64,
    pub memory_mb: u32,
    pub max_memory_mb: u32,
    pub init: Option<SimDuration>,
    pub failed: Option<FailedStatus<'a>>,
}

/// The first line of a stream: a cold start.
pub(crate) fn init_start(function: &FunctionConfig, region: &str) -> String {
    let (version, arn) = (runtime_version(function), runtime_version_arn(function, region));
    format!("INIT_START Runtime Version: {version}\tRuntime Version ARN: {arn}\n")
}

/// `python:3.14.v1`.
pub(crate) fn runtime_version(function: &FunctionConfig) -> String {
    format!("python:{}.{}", function.runtime.word().trim_start_matches("python"), model::RUNTIME_RELEASE)
}

/// The ARN of that version; its 64 digits are invented.
pub(crate) fn runtime_version_arn(function: &FunctionConfig, region: &str) -> String {
    let hash = hex(&derive(0, "runtime version", function.runtime.word(), 0));
    format!("arn:aws:lambda:{region}::runtime:{hash}")
}

/// An init that failed; `phase` is `init`, or `invoke` for one that was run again inside an invocation.
pub(crate) fn init_report(duration: SimDuration, phase: &str, failed: FailedStatus<'_>) -> String {
    format!("INIT_REPORT Init Duration: {} ms\tPhase: {phase}\t{}\n", duration.millis_text(), status(failed))
}

/// The beginning of an invocation.
pub(crate) fn start(request_id: &str, version: &str) -> String {
    format!("START RequestId: {request_id} Version: {version}\n")
}

/// Its end.
pub(crate) fn end(request_id: &str) -> String {
    format!("END RequestId: {request_id}\n")
}

/// What it took.
pub(crate) fn report(report: &Report<'_>) -> String {
    let mut line = format!(
        "REPORT RequestId: {}\tDuration: {} ms\tBilled Duration: {} ms\tMemory Size: {} MB\tMax Memory Used: {} MB\t",
        report.request_id,
        report.duration.millis_text(),
        report.billed_ms,
        report.memory_mb,
        report.max_memory_mb,
    );
    if let Some(init) = report.init {
        line.push_str(&format!("Init Duration: {} ms\t", init.millis_text()));
    }
    if let Some(failed) = report.failed {
        line.push_str(&status(failed));
    }
    line.push('\n');
    line
}

fn status(failed: FailedStatus<'_>) -> String {
    match failed {
        FailedStatus::Timeout => "Status: timeout".to_owned(),
        FailedStatus::Error(error_type) => format!("Status: error\tError Type: {error_type}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(
        duration_us: u64,
        billed_ms: u64,
        memory_mb: u32,
        max_memory_mb: u32,
        init_us: u64,
        failed: Option<FailedStatus<'_>>,
    ) -> String {
        let init = (init_us > 0).then_some(SimDuration::from_micros(init_us));
        let duration = SimDuration::from_micros(duration_us);
        report(&Report { request_id: "RID", duration, billed_ms, memory_mb, max_memory_mb, init, failed })
    }

    #[test]
    fn report_lines_as_recorded() {
        // LocalStack tests/aws/services/lambda_/test_lambda.py test_invocation_with_logs, 2023.
        assert_eq!(
            line(3_010, 4, 128, 36, 110_100, None),
            "REPORT RequestId: RID\tDuration: 3.01 ms\tBilled Duration: 4 ms\tMemory Size: 128 MB\tMax Memory Used: 36 MB\tInit Duration: 110.10 ms\t\n"
        );
        // A Python 3.12 function whose module does not load, CloudWatch, 2026-04-22.
        assert_eq!(
            line(98_710, 99, 512, 46, 0, Some(FailedStatus::Error("Runtime.ImportModuleError"))),
            "REPORT RequestId: RID\tDuration: 98.71 ms\tBilled Duration: 99 ms\tMemory Size: 512 MB\tMax Memory Used: 46 MB\tStatus: error\tError Type: Runtime.ImportModuleError\n"
        );
        // A cold invocation that timed out, CloudWatch, 2025.
        assert_eq!(
            line(300_000_000, 300_524, 512, 128, 523_990, Some(FailedStatus::Timeout)),
            "REPORT RequestId: RID\tDuration: 300000.00 ms\tBilled Duration: 300524 ms\tMemory Size: 512 MB\tMax Memory Used: 128 MB\tInit Duration: 523.99 ms\tStatus: timeout\n"
        );
    }

    #[test]
    fn init_lines_as_recorded() {
        // A Python 3.12 function whose module does not load, CloudWatch, 2026-04-22.
        assert_eq!(
            init_report(SimDuration::from_micros(137_690), "init", FailedStatus::Error("Runtime.ImportModuleError")),
            "INIT_REPORT Init Duration: 137.69 ms\tPhase: init\tStatus: error\tError Type: Runtime.ImportModuleError\n"
        );
        let line = init_start(&FunctionConfig::new("fn"), "us-east-1");
        let (version, arn) = line.split_once('\t').unwrap();
        assert_eq!(version, "INIT_START Runtime Version: python:3.14.v1");
        let hash = arn.strip_prefix("Runtime Version ARN: arn:aws:lambda:us-east-1::runtime:").unwrap().trim_end();
        assert!(hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()));
    }
}
