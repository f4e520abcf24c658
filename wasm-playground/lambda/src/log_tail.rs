//! The end of an invocation's log, for `LogType=Tail`: its last 4 KB, base64.

use crate::figures;

/// Keeps the last bytes of what it is given. A cut through a letter is a cut through a letter: AWS's are bytes, too.
#[derive(Debug, Default)]
pub(crate) struct LogTail(Vec<u8>);

impl LogTail {
    /// Adds a text where the one before it ends.
    pub fn add(&mut self, text: &str) {
        self.0.extend_from_slice(text.as_bytes());
        let too_many = self.0.len().saturating_sub(figures::LOG_TAIL_BYTES);
        self.0.drain(..too_many);
    }

    /// Adds a text on a line of its own, whether the one before it ended with a newline or not.
    pub fn add_line(&mut self, text: &str) {
        if self.0.last().is_some_and(|last| *last != b'\n') {
            self.0.push(b'\n');
        }
        self.add(text);
    }

    pub fn base64(&self) -> String {
        base64(&self.0)
    }
}

/// Standard base64 with padding (RFC 4648, section 4).
pub(crate) fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let byte = |index: usize| u32::from(group.get(index).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * place) & 63) as usize];
            text.push(if place <= group.len() { char::from(letter) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_as_in_rfc_4648_section_10() {
        for (plain, coded) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy")]
        {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
    }

    #[test]
    fn only_the_last_4096_bytes_are_kept() {
        let mut tail = LogTail::default();
        tail.add(&"a".repeat(5_000));
        tail.add("end");
        assert_eq!(tail.0.len(), 4_096);
        assert!(tail.0.ends_with(b"aend"));
    }

    #[test]
    fn the_cut_may_go_through_a_letter() {
        let mut tail = LogTail::default();
        tail.add(&"\u{fc}".repeat(2_048));
        tail.add("!");
        assert_eq!(tail.0.len(), 4_096);
        assert_eq!(tail.0[..3], [0xbc, 0xc3, 0xbc], "the second half of a letter, then whole ones");
    }

    #[test]
    fn lines_are_kept_apart() {
        let mut tail = LogTail::default();
        for line in ["{1}", "{2}\n", "{3}"] {
            tail.add_line(line);
        }
        assert_eq!(tail.0, b"{1}\n{2}\n{3}");
    }
}
