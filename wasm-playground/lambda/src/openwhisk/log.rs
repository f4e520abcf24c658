//! The logs of an activation: what a container wrote, line by line, each with its time and stream.
//!
//! Form, limit and what is lost: DockerToActivationLogStore.scala and DockerContainer.scala of <https://github.com/apache/openwhisk>,
//! read 2026-11-22. Docker writes times as Go does, without zeros at the end; the lines that the platform adds have Java's times.

use super::messages;
use crate::time::SimTime;

/// The logs of one activation.
#[derive(Debug)]
pub(crate) struct ActivationLog {
    /// Bytes that may be kept, of the lines as Docker stores them. With 0 nothing is collected.
    limit: u64,
    used: u64,
    truncated: bool,
    lines: Vec<String>,
}

impl ActivationLog {
    /// Empty logs that may hold so many bytes.
    pub fn new(limit: u64) -> ActivationLog {
        ActivationLog { limit, used: 0, truncated: false, lines: Vec::new() }
    }

    /// A line that the process wrote. Returns it as the record shows it, if it is kept.
    pub fn write(&mut self, at: SimTime, stream: &str, line: &str) -> Option<String> {
        if self.truncated || self.limit == 0 {
            return None;
        }
        let time = docker_time(at);
        self.used = self.used.saturating_add(stored_bytes(&time, stream, line));
        if self.used > self.limit {
            self.truncated = true;
            return None;
        }
        Some(self.keep(&time, stream, line))
    }

    /// What the platform adds when it collects the logs: that some are missing, and that the action did not work.
    pub fn collect(&mut self, at: SimTime, developer_error: bool) -> Vec<String> {
        let mut added = Vec::new();
        if self.limit == 0 {
            return added;
        }
        if self.truncated {
            added.push(self.keep(&java_time(at), "stderr", &messages::truncated_logs(self.limit)));
        }
        if developer_error {
            added.push(self.keep(&java_time(at), "stderr", messages::LOG_WARNING));
        }
        added
    }

    /// All lines; the next activation begins without any.
    pub fn take(&mut self) -> Vec<String> {
        self.used = 0;
        self.truncated = false;
        std::mem::take(&mut self.lines)
    }

    fn keep(&mut self, time: &str, stream: &str, line: &str) -> String {
        let line = line.strip_suffix('\n').unwrap_or(line);
        let line = line.strip_suffix('\r').unwrap_or(line);
        let text = format!("{time:<30} {stream}: {line}");
        self.lines.push(text.clone());
        text
    }
}

/// What a line takes in Docker's file: a JSON object and a newline.
fn stored_bytes(time: &str, stream: &str, line: &str) -> u64 {
    let log = serde_json::to_string(line).map_or(0, |text| text.len());
    let around = r#"{"log":,"stream":"","time":""}"#.len() + 1;
    u64::try_from(log + stream.len() + time.len() + around).unwrap_or(u64::MAX)
}

/// `2026-01-31T09:05:00.0925Z`.
fn docker_time(at: SimTime) -> String {
    with_fraction(at, format!("{:06}", at.as_micros() % 1_000_000).trim_end_matches('0'))
}

/// `2026-01-31T09:05:00.092500Z`: no fraction, three digits or six.
fn java_time(at: SimTime) -> String {
    let micros = at.as_micros() % 1_000_000;
    match (micros, micros % 1_000) {
        (0, _) => with_fraction(at, ""),
        (_, 0) => with_fraction(at, &format!("{:03}", micros / 1_000)),
        _ => with_fraction(at, &format!("{micros:06}")),
    }
}

fn with_fraction(at: SimTime, fraction: &str) -> String {
    let text = at.to_string();
    let seconds = text.split('.').next().unwrap_or_default();
    if fraction.is_empty() { format!("{seconds}Z") } else { format!("{seconds}.{fraction}Z") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(fraction: i64) -> SimTime {
        let start: SimTime = "2026-01-31T09:05:00Z".parse().unwrap();
        SimTime::from_micros(start.as_micros() + fraction)
    }

    #[test]
    fn lines_as_the_record_shows_them() {
        // LogLine in DockerToActivationLogStore.scala: the time fills thirty places.
        let mut log = ActivationLog::new(1 << 20);
        let line = |log: &mut ActivationLog, micros| log.write(at(micros), "stdout", "hello\n").unwrap();
        assert_eq!(line(&mut log, 123_456), "2026-01-31T09:05:00.123456Z    stdout: hello");
        assert_eq!(line(&mut log, 92_500), "2026-01-31T09:05:00.0925Z      stdout: hello");
        assert_eq!(line(&mut log, 0), "2026-01-31T09:05:00Z           stdout: hello");
        assert_eq!(
            log.collect(at(92_500), true),
            ["2026-01-31T09:05:00.092500Z    stderr: The action did not initialize or run as expected. Log data might be missing."]
        );
        assert_eq!(log.take().len(), 4);
        assert!(log.take().is_empty());
    }

    #[test]
    fn what_is_too_much_is_cut_off_and_said() {
        // `Messages.truncateLogs`, and DockerContainer.logs: the last line says it.
        let mut log = ActivationLog::new(200);
        let kept: Vec<bool> = (0..5).map(|_| log.write(at(0), "stdout", "0123456789\n").is_some()).collect();
        assert_eq!(kept, [true, true, false, false, false]);
        log.collect(at(0), false);
        let lines = log.take();
        assert!(
            lines[2].ends_with("stderr: Logs were truncated because the total bytes size exceeds the limit of 200 bytes."),
            "{lines:?}"
        );
        let mut nothing = ActivationLog::new(0);
        assert_eq!((nothing.write(at(0), "stdout", "x\n"), nothing.collect(at(0), true)), (None, Vec::new()));
    }
}
