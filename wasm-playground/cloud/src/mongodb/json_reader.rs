//! Reads documents: those that the face of `pymongo` sends, and relaxed Extended JSON as scenarios have it.

use super::extended_json;
use super::value::{Bson, Document};
use super::wire;

/// Documents in documents, at most: MongoDB's limit is 200 for what it stores
/// (`maxBSONDepth`, src/mongo/bson/bson_depth.h), and its manual promises 100.
const DEEPEST: usize = 200;

/// How values that JSON does not know are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dialect {
    /// Between the face and this server: see `wire`.
    Wire,
    /// <https://www.mongodb.com/docs/manual/reference/mongodb-extended-json/>, relaxed.
    Extended,
}

/// What is wrong with a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Unreadable {
    /// Where, below the value that was read: `.items[2].price`.
    pub path: String,
    /// What is wrong, and what would be right.
    pub problem: String,
}

/// Reads one document; nothing but white space may follow.
pub(crate) fn read_document(text: &str, dialect: Dialect) -> Result<Document, Unreadable> {
    let mut reader = Reader { text, at: 0, depth: 0, dialect };
    let value = reader.value()?;
    reader.space();
    match value {
        _ if reader.at < text.len() => Err(reader.problem("something follows the document")),
        Bson::Document(document) => Ok(document),
        other => Err(Unreadable { path: String::new(), problem: format!("must be a document, not a value of type {}", other.type_name()) }),
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
    dialect: Dialect,
}

impl Reader<'_> {
    fn problem(&self, problem: impl Into<String>) -> Unreadable {
        Unreadable { path: String::new(), problem: problem.into() }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
    }

    fn eat(&mut self, byte: u8) -> bool {
        self.space();
        let is_there = self.peek() == Some(byte);
        self.at += usize::from(is_there);
        is_there
    }

    fn word(&mut self, word: &str, value: Bson) -> Option<Bson> {
        self.text[self.at..].starts_with(word).then(|| {
            self.at += word.len();
            value
        })
    }

    fn value(&mut self) -> Result<Bson, Unreadable> {
        self.space();
        let word = match self.peek() {
            Some(b'{') => return self.document(),
            Some(b'[') => return self.array(),
            Some(b'"') => return self.string().map(Bson::String),
            Some(b't') => self.word("true", Bson::Bool(true)),
            Some(b'f') => self.word("false", Bson::Bool(false)),
            Some(b'n') => self.word("null", Bson::Null),
            Some(b'N') => self.word("NaN", Bson::Double(f64::NAN)),
            Some(b'I') => self.word("Infinity", Bson::Double(f64::INFINITY)),
            Some(b'-') if self.text[self.at..].starts_with("-I") => self.word("-Infinity", Bson::Double(f64::NEG_INFINITY)),
            Some(b'-' | b'0'..=b'9') => return self.number(),
            _ => None,
        };
        word.ok_or_else(|| self.problem("is no value"))
    }

    fn number(&mut self) -> Result<Bson, Unreadable> {
        let rest = &self.text[self.at..];
        let end = rest.bytes().position(|byte| !matches!(byte, b'-' | b'+' | b'.' | b'e' | b'E' | b'0'..=b'9')).unwrap_or(rest.len());
        let number = &rest[..end];
        self.at += end;
        let read =
            if number.contains(['.', 'e', 'E']) { number.parse().ok().map(Bson::Double) } else { number.parse().ok().map(Bson::whole) };
        read.ok_or_else(|| self.problem(format!("the number {number} does not fit into 64 bits")))
    }

    /// The text behind a quote, without its escapes.
    fn string(&mut self) -> Result<String, Unreadable> {
        self.at += 1;
        let mut string = String::new();
        loop {
            let rest = &self.text[self.at..];
            let plain = rest.bytes().position(|byte| matches!(byte, b'"' | b'\\')).ok_or_else(|| self.problem("a text does not end"))?;
            string.push_str(&rest[..plain]);
            self.at += plain + 1;
            if rest.as_bytes()[plain] == b'"' {
                return Ok(string);
            }
            let escape = self.peek().ok_or_else(|| self.problem("a text does not end"))?;
            self.at += 1;
            string.push(match escape {
                b'n' => '\n',
                b't' => '\t',
                b'r' => '\r',
                b'b' => '\u{8}',
                b'f' => '\u{c}',
                b'u' => self.escaped()?,
                b'"' | b'\\' | b'/' => char::from(escape),
                _ => return Err(self.problem("a text has an escape that JSON does not know")),
            });
        }
    }

    /// The character behind `\u`, both halves of it.
    fn escaped(&mut self) -> Result<char, Unreadable> {
        let text = self.text;
        let unit = |at: usize| text.get(at..at + 4).and_then(|digits| u32::from_str_radix(digits, 16).ok());
        let broken = || Unreadable { path: String::new(), problem: "a text has half of a character (a lone surrogate)".to_owned() };
        let first = unit(self.at).ok_or_else(broken)?;
        if !(0xD800..0xE000).contains(&first) {
            self.at += 4;
            return char::from_u32(first).ok_or_else(broken);
        }
        let follows = text.get(self.at + 4..).is_some_and(|rest| rest.starts_with("\\u"));
        let second = if follows { unit(self.at + 6) } else { None };
        let second = second.filter(|second| first < 0xDC00 && (0xDC00..0xE000).contains(second)).ok_or_else(broken)?;
        self.at += 10;
        char::from_u32(0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00)).ok_or_else(broken)
    }

    fn deeper(&mut self) -> Result<(), Unreadable> {
        self.at += 1;
        self.depth += 1;
        if self.depth > DEEPEST { Err(self.problem(format!("Document exceeds maximum nested object depth: {DEEPEST}"))) } else { Ok(()) }
    }

    fn array(&mut self) -> Result<Bson, Unreadable> {
        self.deeper()?;
        let mut elements = Vec::new();
        if !self.eat(b']') {
            loop {
                let element = self.value().map_err(|bad| below(&format!("[{}]", elements.len()), bad))?;
                elements.push(element);
                if self.eat(b']') {
                    break;
                }
                if !self.eat(b',') {
                    return Err(self.problem("a list does not end"));
                }
            }
        }
        self.depth -= 1;
        Ok(Bson::Array(elements))
    }

    fn document(&mut self) -> Result<Bson, Unreadable> {
        self.deeper()?;
        let mut document = Document::new();
        if !self.eat(b'}') {
            loop {
                self.space();
                if self.peek() != Some(b'"') {
                    return Err(self.problem("a document does not end"));
                }
                let name = self.string()?;
                if !self.eat(b':') {
                    return Err(self.problem("a field has no value"));
                }
                let value = self.value().map_err(|bad| below(&format!(".{name}"), bad))?;
                if self.dialect == Dialect::Extended && document.get(&name).is_some() {
                    return Err(below(&format!(".{name}"), self.problem("is written twice; keep one")));
                }
                document.push(name, value);
                if self.eat(b'}') {
                    break;
                }
                if !self.eat(b',') {
                    return Err(self.problem("a document does not end"));
                }
            }
        }
        self.depth -= 1;
        match (self.dialect, document.first()) {
            (Dialect::Wire, Some((wire::MARK, Bson::String(text)))) => wire::unmarked(text).map_err(|problem| self.problem(problem)),
            (Dialect::Extended, Some((name, _))) if name.starts_with('$') => {
                extended_json::typed(&document).map_err(|bad| self.problem(bad))
            }
            _ => Ok(Bson::Document(document)),
        }
    }
}

fn below(step: &str, bad: Unreadable) -> Unreadable {
    Unreadable { path: format!("{step}{}", bad.path), ..bad }
}
