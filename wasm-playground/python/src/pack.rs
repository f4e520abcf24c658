//! How python.wasm stores bytecode. build.rs splits it and the program joins it again, so both compile this file.
//!
//! Marshalled code mixes instructions, names, line tables and constants; gzip, which sees python.wasm last, finds much more in each kind
//! by itself. So every kind has its own stream, with the arguments of each instruction apart from those of the others, and what can be
//! derived (inline caches, file names, most qualified names) is left out. That halves the library's share of the download.

/// The streams: fixed ones first, then the arguments by opcode.
pub const STREAMS: usize = FIXED + 256;
const FIXED: usize = 15;

const HEAD: usize = 0;
const FLAGS: usize = 1;
const COUNTS: usize = 2;
const LENGTHS: usize = 3;
const FIRST_LINES: usize = 4;
/// The opcodes of all code.
pub const OPCODES: usize = 5;
const LINES: usize = 6;
const EXCEPTIONS: usize = 7;
const TAGS: usize = 8;
const NUMBERS: usize = 9;
const KINDS: usize = 10;
/// Strings, each with a zero byte behind it: names, local names, own names, constants.
const NAMES: usize = 11;
const LOCALS: usize = 12;
const OWN: usize = 13;
const CONSTANTS: usize = 14;

/// Marks the tag of a constant that holds a zero byte; its length is written before it then.
const WITH_LENGTH: u8 = 0x80;

/// How many empty inline caches follow each opcode.
pub type Caches = [u8; 256];

/// Learns from one code's instructions how many caches follow each opcode at least. Begin with 255 everywhere.
#[allow(dead_code, reason = "for build.rs")]
pub fn learn(caches: &mut Caches, code: &[u8]) {
    let mut rest = code;
    while let [opcode, _, tail @ ..] = rest {
        let empty = tail.chunks(2).take_while(|unit| *unit == [0, 0]).count();
        let least = &mut caches[usize::from(*opcode)];
        *least = (*least).min(u8::try_from(empty).unwrap_or(254));
        rest = &tail[2 * empty..];
    }
}

/// Marshalled code, being read.
#[allow(dead_code, reason = "for build.rs")]
struct Source<'a>(&'a [u8]);

#[allow(dead_code, reason = "for build.rs")]
impl<'a> Source<'a> {
    fn bytes(&mut self, count: usize) -> &'a [u8] {
        let (head, tail) = self.0.split_at(count);
        self.0 = tail;
        head
    }

    fn byte(&mut self) -> u8 {
        self.bytes(1)[0]
    }

    fn number(&mut self) -> usize {
        u32::from_le_bytes(self.bytes(4).try_into().expect("four bytes")) as usize
    }

    fn expect(&mut self, tag: u8) -> usize {
        assert_eq!(self.byte(), tag, "marshalled code has another form than this file knows");
        self.number()
    }

    /// A string by the tag that stands before it.
    fn text(&mut self, tag: u8) -> &'a [u8] {
        let length = if matches!(tag, b'z' | b'Z') { usize::from(self.byte()) } else { self.number() };
        self.bytes(length)
    }

    fn tagged_text(&mut self) -> &'a [u8] {
        let tag = self.byte();
        let text = self.text(tag);
        assert_eq!(tag, text_tag(text), "a name is marshalled in another form than this file knows");
        text
    }
}

/// The tag that the marshaller gives a name.
fn text_tag(text: &[u8]) -> u8 {
    if text.len() < 256 && text.is_ascii() { b'z' } else { b'u' }
}

/// The streams, being filled.
#[allow(dead_code, reason = "for build.rs")]
pub struct Split {
    /// One for each number below [`STREAMS`].
    pub streams: Vec<Vec<u8>>,
    caches: Caches,
}

#[allow(dead_code, reason = "for build.rs")]
impl Split {
    /// Nothing yet.
    pub fn new(caches: Caches) -> Self {
        Self { streams: vec![Vec::new(); STREAMS], caches }
    }

    /// Adds the code of one module.
    pub fn module(&mut self, marshalled: &[u8]) {
        let mut source = Source(marshalled);
        self.code(&mut source, "");
        assert!(source.0.is_empty(), "something follows the module's code");
    }

    fn put(&mut self, stream: usize, mut number: usize) {
        while number >= 0x80 {
            self.streams[stream].push((number & 0x7f) as u8 | 0x80);
            number >>= 7;
        }
        self.streams[stream].push(number as u8);
    }

    fn put_text(&mut self, stream: usize, text: &[u8]) {
        assert!(!text.contains(&0), "a name holds a zero byte");
        self.streams[stream].extend_from_slice(text);
        self.streams[stream].push(0);
    }

    fn code(&mut self, source: &mut Source<'_>, parent: &str) {
        for _ in 0..4 {
            let number = source.number();
            self.put(HEAD, number);
        }
        let flags = source.number();
        self.put(FLAGS, flags);

        let length = source.expect(b's');
        self.instructions(source.bytes(length));

        // The constants hold the code of inner functions, which name this one: its name is read ahead.
        let mut ahead = Source(source.0);
        skip_constants(&mut ahead);
        for _ in 0..2 {
            for _ in 0..ahead.expect(b'(') {
                ahead.tagged_text();
            }
        }
        let length = ahead.expect(b's');
        ahead.bytes(length);
        ahead.tagged_text();
        let own = ahead.tagged_text();
        let qualified = ahead.tagged_text();
        let (own, qualified) = (utf8(own), utf8(qualified));
        let form = (0..FORMS).find(|form| qualify(*form, parent, own) == qualified).unwrap_or(FORMS);
        self.put(HEAD, form);
        self.put_text(OWN, own.as_bytes());
        if form == FORMS {
            self.put_text(OWN, qualified.as_bytes());
        }

        let constants = source.expect(b'(');
        self.put(COUNTS, constants);
        for _ in 0..constants {
            self.constant(source, qualified);
        }
        for stream in [NAMES, LOCALS] {
            let count = source.expect(b'(');
            self.put(COUNTS, count);
            for _ in 0..count {
                let text = source.tagged_text();
                self.put_text(stream, text);
            }
        }
        let kinds = source.expect(b's');
        self.put(LENGTHS, kinds);
        self.streams[KINDS].extend_from_slice(source.bytes(kinds));
        for _ in 0..3 {
            source.tagged_text();
        }
        let first = source.number();
        self.put(FIRST_LINES, first);
        for stream in [LINES, EXCEPTIONS] {
            let length = source.expect(b's');
            self.put(LENGTHS, length);
            self.streams[stream].extend_from_slice(source.bytes(length));
        }
    }

    fn instructions(&mut self, code: &[u8]) {
        let mut opcodes = Vec::new();
        let mut rest = code;
        while let [opcode, argument, tail @ ..] = rest {
            opcodes.push(*opcode);
            self.streams[FIXED + usize::from(*opcode)].push(*argument);
            let caches = self.caches[usize::from(*opcode)];
            rest = &tail[2 * usize::from(caches)..];
        }
        self.put(COUNTS, opcodes.len());
        self.streams[OPCODES].extend(opcodes);
    }

    fn constant(&mut self, source: &mut Source<'_>, parent: &str) {
        let tag = source.byte();
        if !matches!(shape(tag), Shape::Text) {
            self.streams[TAGS].push(tag);
        }
        match shape(tag) {
            Shape::Code => self.code(source, parent),
            Shape::Several => {
                let count = source.number();
                self.put(COUNTS, count);
                for _ in 0..count {
                    self.constant(source, parent);
                }
            }
            Shape::Slice => {
                for _ in 0..3 {
                    self.constant(source, parent);
                }
            }
            Shape::Text => {
                let text = source.text(tag);
                if text.contains(&0) {
                    self.streams[TAGS].push(tag | WITH_LENGTH);
                    self.put(LENGTHS, text.len());
                    self.streams[CONSTANTS].extend_from_slice(text);
                } else {
                    self.streams[TAGS].push(tag);
                    self.put_text(CONSTANTS, text);
                }
            }
            Shape::Fixed(length) => self.streams[NUMBERS].extend_from_slice(source.bytes(length)),
            Shape::Long => {
                let head = source.bytes(4);
                let digits = i32::from_le_bytes(head.try_into().expect("four bytes")).unsigned_abs() as usize;
                self.streams[NUMBERS].extend_from_slice(head);
                self.streams[NUMBERS].extend_from_slice(source.bytes(2 * digits));
            }
        }
    }
}

#[allow(dead_code, reason = "for build.rs")]
fn utf8(text: &[u8]) -> &str {
    std::str::from_utf8(text).expect("a name is Unicode")
}

#[allow(dead_code, reason = "for build.rs")]
fn skip_constants(source: &mut Source<'_>) {
    let mut scratch = Split::new([0; 256]);
    for _ in 0..source.expect(b'(') {
        scratch.constant(source, "");
    }
}

/// What follows a constant's tag.
enum Shape {
    Code,
    Several,
    Slice,
    Text,
    Fixed(usize),
    Long,
}

fn shape(tag: u8) -> Shape {
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

/// The usual forms of a qualified name.
const FORMS: usize = 3;

fn qualify(form: usize, parent: &str, own: &str) -> String {
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
