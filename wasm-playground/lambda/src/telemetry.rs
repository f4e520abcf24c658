//! From the bytes that a process writes to log events: lines of its standard streams, frames of AWS's runtime client.

use crate::application_level::of_frame;
use crate::figures::LOG_EVENT_BYTES;
use crate::function::ApplicationLogLevel;

/// Cuts a stream into lines: CloudWatch makes one event of each. A carriage return cuts nothing.
#[derive(Debug, Default)]
pub(crate) struct Lines {
    begun: Vec<u8>,
}

impl Lines {
    /// Takes what was written; returns the lines that are complete, newline included. A line that fills a log event is not
    /// waited for: its beginning is returned as if it were a line.
    pub fn write(&mut self, bytes: &[u8]) -> Vec<String> {
        let mut lines = Vec::new();
        for piece in bytes.split_inclusive(|byte| *byte == b'\n') {
            self.begun.extend_from_slice(piece);
            while self.begun.len() > LOG_EVENT_BYTES {
                let rest = self.begun.split_off(letter_before(&self.begun, LOG_EVENT_BYTES));
                lines.push(text(std::mem::replace(&mut self.begun, rest)));
            }
            if piece.ends_with(b"\n") {
                lines.push(text(std::mem::take(&mut self.begun)));
            }
        }
        lines
    }

    /// The last line, which has no newline, if anything of it was written.
    pub fn flush(&mut self) -> Option<String> {
        if self.begun.is_empty() { None } else { Some(text(std::mem::take(&mut self.begun))) }
    }
}

/// A text as log events of at most the size that there is, never cut inside a letter.
pub(crate) fn log_events(mut text: String) -> Vec<String> {
    let mut events = Vec::new();
    while text.len() > LOG_EVENT_BYTES {
        let rest = text.split_off(text.floor_char_boundary(LOG_EVENT_BYTES));
        events.push(std::mem::replace(&mut text, rest));
    }
    events.push(text);
    events
}

/// Where a letter begins, at `end` or shortly before it; `end` itself if this is no UTF-8.
fn letter_before(bytes: &[u8], end: usize) -> usize {
    let is_inside = |index: &usize| bytes.get(*index).is_some_and(|byte| byte & 0b1100_0000 == 0b1000_0000);
    (end.saturating_sub(3)..=end).rev().find(|index| !is_inside(index)).unwrap_or(end)
}

/// A message and its level.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Frame {
    pub level: ApplicationLogLevel,
    pub message: String,
}

/// Cuts frames: 4 bytes type, 4 bytes length, 8 bytes time, then the message, big-endian.
///
/// The protocol is that of `FramedTelemetryLogSink` in awslambdaric/bootstrap.py (awslambdaric 4.2.2, read 2026-11-22).
/// A frame's own time is not used: the simulated clock is the same one.
#[derive(Debug, Default)]
pub(crate) struct Frames {
    begun: Vec<u8>,
}

/// Bytes before the message.
const FRAME_HEAD: usize = 16;
/// The upper 24 bits of every frame type. The lowest byte says level and format.
const FRAME_MAGIC: [u8; 3] = [0xa5, 0x5a, 0x00];

impl Frames {
    /// Takes what was written; returns the messages that are complete. Bytes that are no frame are dropped, as on AWS:
    /// only code that writes to the descriptor itself can send them.
    pub fn write(&mut self, bytes: &[u8]) -> Vec<Frame> {
        self.begun.extend_from_slice(bytes);
        let mut frames = Vec::new();
        while let Some((head, rest)) = self.begun.split_first_chunk::<FRAME_HEAD>() {
            if head[..3] != FRAME_MAGIC {
                self.begun.clear();
                break;
            }
            let length = u32::from_be_bytes([head[4], head[5], head[6], head[7]]) as usize;
            let Some((message, rest)) = rest.split_at_checked(length) else { break };
            frames.push(Frame { level: of_frame(head[3]), message: text(message.to_vec()) });
            self.begun = rest.to_vec();
        }
        frames
    }

    /// Forgets a frame that was begun: its process is gone.
    pub fn clear(&mut self) {
        self.begun.clear();
    }
}

/// Text of a log event; what is not UTF-8 is marked.
fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_event_a_line_and_a_carriage_return_is_no_end() {
        // Recorded: LocalStack tests/aws/services/lambda_/test_lambda_runtimes.py test_multi_line_prints, 2025-11-25.
        let mut lines = Lines::default();
        assert_eq!(lines.write(b"multi\nline\nstring\nanother\rline\n"), ["multi\n", "line\n", "string\n", "another\rline\n"]);
        assert_eq!(lines.flush(), None);
    }

    #[test]
    fn a_line_may_come_in_pieces() {
        let mut lines = Lines::default();
        assert!(lines.write("ü".as_bytes().split_at(1).0).is_empty());
        assert_eq!(lines.write(&["ü".as_bytes().split_at(1).1, b"\nrest"].concat()), ["ü\n"]);
        assert_eq!(lines.flush().as_deref(), Some("rest"));
        assert_eq!(lines.write(b"\xff\n"), ["\u{fffd}\n"]);
    }

    #[test]
    fn an_event_has_at_most_262118_bytes() {
        // https://stackoverflow.com/questions/77175643: long lines of a Lambda function are cut at 2^18 - 26 bytes.
        let most = 262_118;
        assert_eq!(log_events("a".repeat(most)).len(), 1);
        let long = format!("{}{}", "a".repeat(most - 1), "\u{fc}".repeat(most));
        let events = log_events(long.clone());
        assert_eq!(events.concat(), long);
        assert_eq!(events.iter().map(String::len).collect::<Vec<_>>(), [most - 1, most, most]);
    }

    #[test]
    fn a_line_without_end_leaves_in_pieces() {
        let most = 262_118;
        let mut lines = Lines::default();
        assert!(lines.write(&vec![b'a'; most]).is_empty(), "it fits, and more may come");
        let long = lines.write("\u{20ac}b\nc".as_bytes());
        assert_eq!(long.iter().map(String::len).collect::<Vec<_>>(), [most, 5]);
        assert_eq!(long[1], "\u{20ac}b\n");
        assert_eq!(lines.flush().as_deref(), Some("c"));
        // The limit lies inside the letter, which therefore is left for the next piece.
        let euros = lines.write("\u{20ac}".repeat(most / 3 + 1).as_bytes());
        assert_eq!(euros.iter().map(String::len).collect::<Vec<_>>(), [most - most % 3]);
        assert_eq!(lines.flush().as_deref(), Some("\u{20ac}"));
        assert_eq!(lines.write(&vec![0x80; most + 1]), ["\u{fffd}".repeat(most)], "no letter begins anywhere");
    }

    fn frame(message: &str) -> Vec<u8> {
        let length = (message.len() as u32).to_be_bytes();
        [&[0xa5, 0x5a, 0, 0x0b][..], &length, &0_u64.to_be_bytes(), message.as_bytes()].concat()
    }

    fn debug(message: &str) -> Frame {
        Frame { level: ApplicationLogLevel::Debug, message: message.to_owned() }
    }

    #[test]
    fn frames_keep_their_newlines_together() {
        let mut frames = Frames::default();
        let bytes = [frame("[ERROR]\ttwo\nlines\n"), frame("next")].concat();
        assert!(frames.write(&bytes[..20]).is_empty());
        assert_eq!(frames.write(&bytes[20..]), [debug("[ERROR]\ttwo\nlines\n"), debug("next")]);
        assert!(frames.write(b"no frame at all..").is_empty());
        assert_eq!(frames.write(&frame("after")), [debug("after")]);
    }
}
