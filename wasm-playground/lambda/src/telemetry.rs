//! From the bytes that a process writes to log events: lines of its standard streams, frames of AWS's runtime client.

/// Cuts a stream into lines: CloudWatch makes one event of each. A carriage return cuts nothing.
#[derive(Debug, Default)]
pub(crate) struct Lines {
    begun: Vec<u8>,
}

impl Lines {
    /// Takes what was written; returns the lines that are complete, newline included.
    pub fn write(&mut self, bytes: &[u8]) -> Vec<String> {
        let mut lines = Vec::new();
        for piece in bytes.split_inclusive(|byte| *byte == b'\n') {
            self.begun.extend_from_slice(piece);
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
    pub fn write(&mut self, bytes: &[u8]) -> Vec<String> {
        self.begun.extend_from_slice(bytes);
        let mut messages = Vec::new();
        while let Some((head, rest)) = self.begun.split_first_chunk::<FRAME_HEAD>() {
            if head[..3] != FRAME_MAGIC {
                self.begun.clear();
                break;
            }
            let length = u32::from_be_bytes([head[4], head[5], head[6], head[7]]) as usize;
            let Some((message, rest)) = rest.split_at_checked(length) else { break };
            messages.push(text(message.to_vec()));
            self.begun = rest.to_vec();
        }
        messages
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

    fn frame(message: &str) -> Vec<u8> {
        let length = (message.len() as u32).to_be_bytes();
        [&[0xa5, 0x5a, 0, 0x0b][..], &length, &0_u64.to_be_bytes(), message.as_bytes()].concat()
    }

    #[test]
    fn frames_keep_their_newlines_together() {
        let mut frames = Frames::default();
        let bytes = [frame("[ERROR]\ttwo\nlines\n"), frame("next")].concat();
        assert!(frames.write(&bytes[..20]).is_empty());
        assert_eq!(frames.write(&bytes[20..]), ["[ERROR]\ttwo\nlines\n", "next"]);
        assert!(frames.write(b"no frame at all..").is_empty());
        assert_eq!(frames.write(&frame("after")), ["after"]);
    }
}
