//! How python.wasm stores bytecode. build.rs splits it (split.rs) and the program joins it again; both compile this file.
//!
//! Marshalled code mixes instructions, names, line tables and constants; gzip, which sees python.wasm last, finds much more in each kind
//! by itself. So every kind has its own stream, with the arguments of each instruction apart from those of the others, and what can be
//! derived (inline caches, file names, most qualified names) is left out. That halves the library's share of the download.

/// The streams: fixed ones first, then the arguments by opcode.
pub const STREAMS: usize = FIXED + 256;
pub const FIXED: usize = 15;

pub const HEAD: usize = 0;
pub const FLAGS: usize = 1;
pub const COUNTS: usize = 2;
pub const LENGTHS: usize = 3;
pub const FIRST_LINES: usize = 4;
/// The opcodes of all code.
pub const OPCODES: usize = 5;
pub const LINES: usize = 6;
pub const EXCEPTIONS: usize = 7;
pub const TAGS: usize = 8;
pub const NUMBERS: usize = 9;
pub const KINDS: usize = 10;
/// Strings, each with a zero byte behind it: names, local names, own names, constants.
pub const NAMES: usize = 11;
pub const LOCALS: usize = 12;
pub const OWN: usize = 13;
pub const CONSTANTS: usize = 14;

/// Marks the tag of a constant that holds a zero byte; its length is written before it then.
pub const WITH_LENGTH: u8 = 0x80;

/// How many empty inline caches follow each opcode.
pub type Caches = [u8; 256];

/// The tag that the marshaller gives a name.
pub fn text_tag(text: &[u8]) -> u8 {
    if text.len() < 256 && text.is_ascii() { b'z' } else { b'u' }
}

/// What follows a constant's tag.
pub enum Shape {
    Code,
    Several,
    Slice,
    Text,
    Fixed(usize),
    Long,
}

pub fn shape(tag: u8) -> Shape {
    match tag {
        b'c' => Shape::Code,
        b'(' | b'<' | b'>' => Shape::Several,
        b':' => Shape::Slice,
        b'z' | b'Z' | b'u' | b'a' | b'A' | b't' | b's' => Shape::Text,
        b'i' => Shape::Fixed(4),
        b'g' => Shape::Fixed(8),
        b'y' => Shape::Fixed(16),
        b'l' => Shape::Long,
        b'N' | b'T' | b'F' | b'.' | b'S' => Shape::Fixed(0),
        _ => panic!("a constant of a kind that this file does not know: {tag:#x}"),
    }
}

/// Modules that CPython has frozen into its executable: stack traces name them so, though `__file__` is a path.
const FROZEN: [&str; 14] = [
    "_collections_abc",
    "_sitebuiltins",
    "abc",
    "codecs",
    "genericpath",
    "importlib.machinery",
    "importlib.util",
    "io",
    "ntpath",
    "os",
    "posixpath",
    "runpy",
    "site",
    "stat",
];

/// The file that the code of a module names: its path, or what CPython writes for a module of its executable.
pub fn file_of_code(name: &str, path: &str) -> String {
    if FROZEN.contains(&name) { format!("<frozen {name}>") } else { path.to_owned() }
}

/// The usual forms of a qualified name.
pub const FORMS: usize = 3;

pub fn qualify(form: usize, parent: &str, own: &str) -> String {
    match form {
        0 => own.to_owned(),
        1 => format!("{parent}.{own}"),
        _ => format!("{parent}.<locals>.{own}"),
    }
}

/// Reads the streams from where a module begins.
#[derive(Clone)]
pub struct Join<'a> {
    /// What is left of each stream.
    pub streams: Vec<&'a [u8]>,
    caches: &'a Caches,
}

impl<'a> Join<'a> {
    /// From these places on.
    pub fn new(streams: Vec<&'a [u8]>, caches: &'a Caches) -> Self {
        Self { streams, caches }
    }

    /// The marshalled code of one module whose file has this path.
    pub fn module(&mut self, path: &str) -> Vec<u8> {
        let mut out = Vec::new();
        self.code(&mut out, path, "");
        out
    }

    fn take(&mut self, stream: usize, count: usize) -> &'a [u8] {
        let (head, tail) = self.streams[stream].split_at(count);
        self.streams[stream] = tail;
        head
    }

    fn number(&mut self, stream: usize) -> usize {
        let mut number = 0;
        for (index, byte) in self.streams[stream].iter().enumerate() {
            number |= usize::from(byte & 0x7f) << (7 * index);
            if byte & 0x80 == 0 {
                self.streams[stream] = &self.streams[stream][index + 1..];
                break;
            }
        }
        number
    }

    fn text(&mut self, stream: usize) -> &'a [u8] {
        let end = self.streams[stream].iter().position(|byte| *byte == 0).unwrap_or(0);
        let text = self.take(stream, end);
        self.take(stream, 1);
        text
    }

    fn own(&mut self) -> &'a str {
        std::str::from_utf8(self.text(OWN)).unwrap_or_default()
    }

    fn code(&mut self, out: &mut Vec<u8>, path: &str, parent: &str) {
        for stream in [HEAD, HEAD, HEAD, HEAD, FLAGS] {
            let number = self.number(stream);
            put(out, number);
        }
        self.instructions(out);
        let form = self.number(HEAD);
        let own = self.own();
        let qualified = if form == FORMS { self.own().to_owned() } else { qualify(form, parent, own) };
        let constants = self.number(COUNTS);
        out.push(b'(');
        put(out, constants);
        for _ in 0..constants {
            self.constant(out, path, &qualified);
        }
        for stream in [NAMES, LOCALS] {
            let count = self.number(COUNTS);
            out.push(b'(');
            put(out, count);
            for _ in 0..count {
                put_text(out, self.text(stream));
            }
        }
        let kinds = self.number(LENGTHS);
        out.push(b's');
        put(out, kinds);
        out.extend_from_slice(self.take(KINDS, kinds));
        for text in [path, own, &qualified] {
            put_text(out, text.as_bytes());
        }
        let first = self.number(FIRST_LINES);
        put(out, first);
        for stream in [LINES, EXCEPTIONS] {
            let length = self.number(LENGTHS);
            out.push(b's');
            put(out, length);
            out.extend_from_slice(self.take(stream, length));
        }
    }

    fn instructions(&mut self, out: &mut Vec<u8>) {
        out.push(b's');
        let length_at = out.len();
        put(out, 0);
        let begin = out.len();
        let count = self.number(COUNTS);
        for opcode in self.take(OPCODES, count) {
            let argument = self.take(FIXED + usize::from(*opcode), 1)[0];
            out.extend_from_slice(&[*opcode, argument]);
            let caches = self.caches[usize::from(*opcode)];
            out.resize(out.len() + 2 * usize::from(caches), 0);
        }
        let length = (out.len() - begin) as u32;
        out[length_at..begin].copy_from_slice(&length.to_le_bytes());
    }

    fn constant(&mut self, out: &mut Vec<u8>, path: &str, parent: &str) {
        let marked = self.take(TAGS, 1)[0];
        let tag = marked & !WITH_LENGTH;
        out.push(tag);
        match shape(tag) {
            Shape::Code => self.code(out, path, parent),
            Shape::Several => {
                let count = self.number(COUNTS);
                put(out, count);
                for _ in 0..count {
                    self.constant(out, path, parent);
                }
            }
            Shape::Slice => {
                for _ in 0..3 {
                    self.constant(out, path, parent);
                }
            }
            Shape::Text => {
                let text = if marked == tag {
                    self.text(CONSTANTS)
                } else {
                    let length = self.number(LENGTHS);
                    self.take(CONSTANTS, length)
                };
                if matches!(tag, b'z' | b'Z') {
                    out.push(text.len() as u8);
                } else {
                    put(out, text.len());
                }
                out.extend_from_slice(text);
            }
            Shape::Fixed(length) => out.extend_from_slice(self.take(NUMBERS, length)),
            Shape::Long => {
                let head = self.take(NUMBERS, 4);
                out.extend_from_slice(head);
                let digits = i32::from_le_bytes([head[0], head[1], head[2], head[3]]).unsigned_abs() as usize;
                out.extend_from_slice(self.take(NUMBERS, 2 * digits));
            }
        }
    }
}

fn put(out: &mut Vec<u8>, number: usize) {
    out.extend_from_slice(&(number as u32).to_le_bytes());
}

fn put_text(out: &mut Vec<u8>, text: &[u8]) {
    let tag = text_tag(text);
    out.push(tag);
    if tag == b'z' {
        out.push(text.len() as u8);
    } else {
        put(out, text.len());
    }
    out.extend_from_slice(text);
}
