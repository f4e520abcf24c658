//! The level of what a function logs, by which Lambda filters it when the log format is JSON.
//!
//! <https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-log-level.html>, read 2026-11-22.

use serde_json::Value;

use crate::function::ApplicationLogLevel;
use crate::time::SimTime;

/// Keys under which a line may say when it was written: those of AWS's runtime clients.
const TIMESTAMPS: &[&str] = &["timestamp", "time"];

/// Level of a line on a standard stream: what it says itself if it is a JSON object with a `level` that AWS knows and a time
/// (RFC 3339), else INFO.
pub(crate) fn of_line(line: &str) -> ApplicationLogLevel {
    stated(line).unwrap_or(ApplicationLogLevel::Info)
}

fn stated(line: &str) -> Option<ApplicationLogLevel> {
    if !line.trim_start().starts_with('{') {
        return None;
    }
    let record: Value = serde_json::from_str(line).ok()?;
    let level = ApplicationLogLevel::from_word(&record.get("level")?.as_str()?.to_uppercase())?;
    let is_time = |value: &Value| value.as_str().is_some_and(|text| text.parse::<SimTime>().is_ok());
    TIMESTAMPS.iter().any(|key| record.get(*key).is_some_and(is_time)).then_some(level)
}

/// Level of a record that came in a frame, from the last byte of the frame's type: `_JSON_FRAME_TYPES` and `_TEXT_FRAME_TYPES` in
/// awslambdaric/lambda_runtime_log_utils.py (awslambdaric 4.2.2, read 2026-11-22). A frame without a level is INFO like a line.
pub(crate) fn of_frame(kind: u8) -> ApplicationLogLevel {
    match kind >> 2 {
        1 => ApplicationLogLevel::Trace,
        2 => ApplicationLogLevel::Debug,
        4 => ApplicationLogLevel::Warn,
        5 => ApplicationLogLevel::Error,
        6 => ApplicationLogLevel::Fatal,
        _ => ApplicationLogLevel::Info,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_info_unless_it_says_otherwise() {
        // The first line is the example of AWS's page; the others are its sentences.
        let level = |line: &str| of_line(line).word();
        assert_eq!(level(r#"{"level": "debug", "msg": "my debug log", "timestamp": "2024-11-02T16:51:31.587199Z"}"#), "DEBUG");
        assert_eq!(level(r#"{"level": "ERROR", "time": "2024-11-02T16:51:31Z"}"#), "ERROR");
        for line in [
            "plain text",
            "",
            "{broken",
            r#"["level", "ERROR"]"#,
            r#"{"msg": "no level", "timestamp": "2024-11-02T16:51:31Z"}"#,
            r#"{"level": 3, "timestamp": "2024-11-02T16:51:31Z"}"#,
            r#"{"level": "NOTICE", "timestamp": "2024-11-02T16:51:31Z"}"#,
            r#"{"level": "ERROR"}"#,
            r#"{"level": "ERROR", "timestamp": "yesterday"}"#,
        ] {
            assert_eq!(level(line), "INFO", "{line}");
        }
    }

    #[test]
    fn a_frame_carries_its_level() {
        for (kind, expected) in [
            (0x02, "INFO"),
            (0x03, "INFO"),
            (0x0a, "DEBUG"),
            (0x0b, "DEBUG"),
            (0x0e, "INFO"),
            (0x0f, "INFO"),
            (0x12, "WARN"),
            (0x13, "WARN"),
            (0x16, "ERROR"),
            (0x17, "ERROR"),
            (0x1a, "FATAL"),
            (0x1b, "FATAL"),
        ] {
            assert_eq!(of_frame(kind).word(), expected, "{kind:#x}");
        }
    }
}
