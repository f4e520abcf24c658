//! What Lambda says of a payload that is no JSON: the words of the JSON library behind its API, Jackson, and where it found the mistake.
//!
//! The service's sentences are recorded: LocalStack tests/aws/services/lambda_/test_lambda.py test_lambda_invoke_payload_encoding_error
//! (2025-11-24) and tests/aws/services/events/test_events_patterns.py test_invalid_json_event_pattern; the others are Jackson's of 2025:
//! <https://github.com/FasterXML/jackson-core/blob/2.20/src/main/java/com/fasterxml/jackson/core/json/UTF8StreamJsonParser.java> and
//! `base/ParserBase.java`. All read 2026-11-27. Bytes are read as Jackson reads them, so a letter beyond ASCII is named by its first byte.

mod letters;
mod mistake;

use letters::{begins_name, described, goes_on_name};
use mistake::Mistake;

/// What values look like, as Jackson lists them.
const VALUES: &str = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";
/// Where a text came from is not told.
const SOURCE: &str = "[Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled)";
/// Letters of a token that is repeated in a complaint.
const TOKEN_LENGTH: usize = 256;

/// The complaint about a text; none if there is nothing to complain of.
pub(crate) fn complaint(text: &[u8]) -> Option<String> {
    let mut reader = Reader { text, at: 0, row: 1, row_begins: 0, open: Vec::new() };
    reader.document().err().map(|Mistake { message, row, column }| format!("{message}\n at {SOURCE}; line: {row}, column: {column}]"))
}

type Found<T> = Result<T, Mistake>;

/// An array or object that is not closed yet.
struct Open {
    is_array: bool,
    /// Whether its first entry was looked for.
    is_begun: bool,
    row: usize,
    column: usize,
}

struct Reader<'a> {
    text: &'a [u8],
    /// Behind the byte that was read last.
    at: usize,
    row: usize,
    row_begins: usize,
    open: Vec<Open>,
}

impl Reader<'_> {
    /// One value, and nothing behind it.
    fn document(&mut self) -> Found<()> {
        let Some(first) = self.next_visible()? else { return Err(self.mistake("No content to map due to end-of-input".to_owned())) };
        self.value(first)?;
        while let Some(open) = self.open.last_mut() {
            let (is_array, is_begun) = (open.is_array, std::mem::replace(&mut open.is_begun, true));
            let Some(byte) = self.next_visible()? else { return Err(self.unclosed()) };
            match byte {
                b']' | b'}' => self.close(byte)?,
                _ if !is_begun => self.entry(is_array, byte)?,
                b',' => {
                    let Some(byte) = self.next_visible()? else { return Err(self.within()) };
                    self.entry(is_array, byte)?;
                }
                _ => return Err(self.unexpected(byte, &format!("was expecting comma to separate {} entries", self.kind()))),
            }
        }
        match self.next_visible()? {
            None => Ok(()),
            Some(_) => Err(self.mistake("Trailing token found after value".to_owned())),
        }
    }

    /// A value; of an array or object only its beginning.
    fn value(&mut self, first: u8) -> Found<()> {
        match first {
            b'"' => self.string("string value"),
            b'[' | b'{' => {
                let is_array = first == b'[';
                self.open.push(Open { is_array, is_begun: false, row: self.row, column: self.at - self.row_begins });
                Ok(())
            }
            b'-' | b'0'..=b'9' => self.number(first),
            b't' => self.word("true"),
            b'f' => self.word("false"),
            b'n' => self.word("null"),
            b'N' => self.word("NaN").and_then(|()| Err(self.non_standard("NaN"))),
            b'I' => self.word("Infinity").and_then(|()| Err(self.non_standard("Infinity"))),
            b',' | b']' | b'}' => Err(self.unexpected(first, "expected a value")),
            b'+' => Err(self.plus_sign()),
            _ if begins_name(first) => Err(self.unknown_token(char::from(first).to_string())),
            _ => Err(self.unexpected(first, &format!("expected a valid value {VALUES}"))),
        }
    }

    fn entry(&mut self, is_array: bool, first: u8) -> Found<()> {
        if is_array { self.value(first) } else { self.field(first) }
    }

    fn field(&mut self, first: u8) -> Found<()> {
        if first != b'"' {
            return Err(self.unexpected(first, "was expecting double-quote to start field name"));
        }
        self.string("name")?;
        match self.next_visible()? {
            Some(b':') => {}
            Some(other) => return Err(self.unexpected(other, "was expecting a colon to separate field name and value")),
            None => return Err(self.within()),
        }
        let Some(byte) = self.next_visible()? else { return Err(self.within()) };
        self.value(byte)
    }

    fn close(&mut self, marker: u8) -> Found<()> {
        let (is_array, marker) = (marker == b']', char::from(marker));
        match self.open.pop() {
            Some(open) if open.is_array == is_array => Ok(()),
            Some(open) => {
                let (kind, wanted) = if open.is_array { ("Array", ']') } else { ("Object", '}') };
                let begin = format!("{SOURCE}; line: {}, column: {}]", open.row, open.column);
                Err(self
                    .mistake_before(format!("Unexpected close marker '{marker}': expected '{wanted}' (for {kind} starting at {begin})")))
            }
            None => Err(self.mistake_before(format!("Unexpected close marker '{marker}'"))),
        }
    }

    fn string(&mut self, what: &str) -> Found<()> {
        loop {
            match self.next() {
                Some(b'"') => return Ok(()),
                Some(b'\\') => self.escape()?,
                Some(control @ ..=0x1f) => {
                    let message = format!(
                        "Illegal unquoted character ({}): has to be escaped using backslash to be included in {what}",
                        described(control)
                    );
                    return Err(self.mistake_before(message));
                }
                Some(0x80..) => self.letter()?,
                Some(_) => {}
                None if what == "name" => return Err(self.mistake("Unexpected end-of-input in field name".to_owned())),
                None => return Err(self.mistake("Unexpected end-of-input: was expecting closing quote for a string value".to_owned())),
            }
        }
    }

    fn escape(&mut self) -> Found<()> {
        match self.next() {
            Some(b'b' | b't' | b'n' | b'f' | b'r' | b'"' | b'/' | b'\\') => Ok(()),
            Some(b'u') => {
                for _ in 0..4 {
                    match self.next() {
                        Some(digit) if digit.is_ascii_hexdigit() => {}
                        Some(other) => return Err(self.unexpected(other, "expected a hex-digit for character escape sequence")),
                        None => return Err(self.mistake("Unexpected end-of-input in character escape sequence".to_owned())),
                    }
                }
                Ok(())
            }
            Some(other) => Err(self.mistake_before(format!("Unrecognized character escape {}", described(other)))),
            None => Err(self.mistake("Unexpected end-of-input in character escape sequence".to_owned())),
        }
    }

    /// The rest of a letter beyond ASCII, whose first byte was read.
    fn letter(&mut self) -> Found<()> {
        let first = self.text[self.at - 1];
        let rest = match first {
            0xc2..=0xdf => 1,
            0xe0..=0xef => 2,
            0xf0..=0xf4 => 3,
            _ => return Err(self.mistake(format!("Invalid UTF-8 start byte 0x{first:x}"))),
        };
        for _ in 0..rest {
            match self.next() {
                Some(0x80..=0xbf) => {}
                Some(other) => return Err(self.mistake(format!("Invalid UTF-8 middle byte 0x{other:x}"))),
                None => return Err(self.mistake("Unexpected end-of-input in a value".to_owned())),
            }
        }
        Ok(())
    }

    fn number(&mut self, first: u8) -> Found<()> {
        let mut digit = Some(first);
        if first == b'-' {
            digit = self.next();
            match digit {
                Some(b'0'..=b'9') => {}
                Some(other) => {
                    return Err(self.not_in_number(other, "expected digit (0-9) to follow minus sign, for valid numeric value"));
                }
                None => return Err(self.mistake("Unexpected end-of-input in a Number value".to_owned())),
            }
        }
        if digit == Some(b'0') && self.peek().is_some_and(|next| next.is_ascii_digit()) {
            return Err(self.mistake("Invalid numeric value: Leading zeroes not allowed".to_owned()));
        }
        self.digits();
        if self.peek() == Some(b'.') {
            self.next();
            self.some_digits("Decimal point not followed by a digit")?;
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.next();
            if matches!(self.peek(), Some(b'+' | b'-')) {
                self.next();
            }
            self.some_digits("Exponent indicator not followed by a digit")?;
        }
        match self.peek() {
            Some(next) if self.open.is_empty() && !matches!(next, b' ' | b'\t' | b'\n' | b'\r') => {
                self.next();
                Err(self.unexpected(next, "Expected space separating root-level values"))
            }
            _ => Ok(()),
        }
    }

    fn digits(&mut self) -> usize {
        let from = self.at;
        while self.peek().is_some_and(|next| next.is_ascii_digit()) {
            self.at += 1;
        }
        self.at - from
    }

    fn some_digits(&mut self, complaint: &str) -> Found<()> {
        if self.digits() > 0 {
            return Ok(());
        }
        match self.next() {
            Some(other) => Err(self.not_in_number(other, complaint)),
            None => Err(self.mistake("Unexpected end-of-input in a Number value".to_owned())),
        }
    }

    /// `true`, `false`, `null`, whose first letter was read.
    fn word(&mut self, word: &str) -> Found<()> {
        for (index, letter) in word.bytes().enumerate().skip(1) {
            if self.peek() != Some(letter) {
                return Err(self.unknown_token(word[..index].to_owned()));
            }
            self.at += 1;
        }
        match self.peek() {
            Some(next) if next >= b'0' && goes_on_name(next) => Err(self.unknown_token(word.to_owned())),
            _ => Ok(()),
        }
    }

    /// A token that nobody knows: its letters are read on to find out what it is.
    fn unknown_token(&mut self, mut token: String) -> Mistake {
        while let Some(byte) = self.next() {
            if byte >= 0x80
                && let Err(broken) = self.letter()
            {
                return broken;
            }
            if !goes_on_name(byte) {
                break;
            }
            token.push(char::from(byte));
            if token.len() >= TOKEN_LENGTH {
                token.push_str("...");
                break;
            }
        }
        self.mistake(format!("Unrecognized token '{token}': was expecting {VALUES}"))
    }

    /// The next byte that is no white space.
    fn next_visible(&mut self) -> Found<Option<u8>> {
        loop {
            match self.next() {
                Some(b' ' | b'\t') => {}
                Some(b'\n') => self.new_row(),
                Some(b'\r') => {
                    if self.peek() == Some(b'\n') {
                        self.at += 1;
                    }
                    self.new_row();
                }
                Some(control @ ..=0x1f) => {
                    let letter = described(control);
                    let message = format!(r"Illegal character ({letter}): only regular white space (\r, \n, \t) is allowed between tokens");
                    return Err(self.mistake(message));
                }
                byte => return Ok(byte),
            }
        }
    }

    fn new_row(&mut self) {
        self.row += 1;
        self.row_begins = self.at;
    }

    fn next(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.at += 1;
        Some(byte)
    }

    fn peek(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn complaints_as_recorded() {
        let check = |text: &[u8], expected: &str, column: usize| {
            let expected = format!(
                "{expected}\n at [Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: 1, column: {column}]"
            );
            assert_eq!(complaint(text), Some(expected), "{}", String::from_utf8_lossy(text));
        };
        // test_lambda_invoke_payload_encoding_error, 2025-11-24, with the bytes of its names.
        check(b"n\x87r\x9e\xe9\xb5\xd7I\xee\x9bmt", "Invalid UTF-8 start byte 0x87", 3);
        check(b"\x99\xeb,j\x07\xa1zYh", &format!("Unexpected character ((CTRL-CHAR, code 153)): expected a valid value {VALUES}"), 1);
        // test_invalid_json_event_pattern: words of the same library in another service. That one reads letters where this one reads bytes, and
        // stops one before the end of a token.
        check(b"this is valid json but not a dict", &format!("Unrecognized token 'this': was expecting {VALUES}"), 6);
        check(b"{'bad': 'quotation'}", "Unexpected character (''' (code 39)): was expecting double-quote to start field name", 2);
        check(b"{\"not\": closed mark\"", &format!("Unrecognized token 'closed': was expecting {VALUES}"), 16);
    }

    #[test]
    fn complaints_of_the_library() {
        let check = |text: &str, expected: &str| {
            let complaint = complaint(text.as_bytes()).unwrap_or_else(|| panic!("nothing is said of {text}"));
            let first = complaint.split("\n at ").next().unwrap_or_default().replace(SOURCE, "[S");
            assert_eq!(first, expected, "{text}");
        };
        check("", "No content to map due to end-of-input");
        check("{\"a\":", "Unexpected end-of-input within/between Object entries");
        check("{\"a\": 1", "Unexpected end-of-input: expected close marker for Object (start marker at [S; line: 1, column: 1])");
        check(" [1, 2", "Unexpected end-of-input: expected close marker for Array (start marker at [S; line: 1, column: 2])");
        check("[1,", "Unexpected end-of-input within/between Array entries");
        check("[1,]", "Unexpected character (']' (code 93)): expected a value");
        check("[1 2]", "Unexpected character ('2' (code 50)): was expecting comma to separate Array entries");
        check("[1}", "Unexpected close marker '}': expected ']' (for Array starting at [S; line: 1, column: 1])");
        check("{\"a\" 1}", "Unexpected character ('1' (code 49)): was expecting a colon to separate field name and value");
        check("{\"a\": 1,}", "Unexpected character ('}' (code 125)): was expecting double-quote to start field name");
        check("\"abc", "Unexpected end-of-input: was expecting closing quote for a string value");
        check(
            "\"a\nb\"",
            "Illegal unquoted character ((CTRL-CHAR, code 10)): has to be escaped using backslash to be included in string value",
        );
        check(r#""\x""#, "Unrecognized character escape 'x' (code 120)");
        check("NaN", "Non-standard token 'NaN': enable `JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS` to allow");
        check("01", "Invalid numeric value: Leading zeroes not allowed");
        check("[1.]", "Unexpected character (']' (code 93)) in numeric value: Decimal point not followed by a digit");
        check("nulls", &format!("Unrecognized token 'nulls': was expecting {VALUES}"));
        check("nothing", &format!("Unrecognized token 'nothing': was expecting {VALUES}"));
    }

    #[test]
    fn depth_has_no_limit() {
        let deep = "[".repeat(1_000_000);
        assert!(
            complaint(deep.as_bytes()).is_some_and(|said| said.starts_with("Unexpected end-of-input: expected close marker for Array"))
        );
    }

    #[test]
    fn rows_are_counted_and_json_is_let_through() {
        let complaint_of = |text: &str| complaint(text.as_bytes());
        assert!(complaint_of("{\n \"a\": 1,\r\n b}").is_some_and(|said| said.ends_with("line: 3, column: 2]")));
        for json in ["null", " [1.5e-3, -0, \"ü\\u00fc\", {}, [], true] ", "{\"a\": {\"b\": [false]}}", "12 "] {
            assert_eq!(complaint_of(json), None, "{json}");
        }
    }
}
