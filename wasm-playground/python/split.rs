//! Splits marshalled code into the streams of src/pack.rs, for build.rs.

use crate::pack::{
    CONSTANTS, COUNTS, Caches, EXCEPTIONS, FIRST_LINES, FIXED, FLAGS, FORMS, HEAD, KINDS, LENGTHS, LINES, LOCALS, NAMES, NUMBERS, OPCODES,
    OWN, STREAMS, Shape, TAGS, WITH_LENGTH, qualify, shape, text_tag,
};

/// Learns from one code's instructions how many caches follow each opcode at least. Begin with 255 everywhere.
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
struct Source<'a>(&'a [u8]);

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

/// The streams, being filled.
pub struct Split {
    /// One for each number below [`STREAMS`].
    pub streams: Vec<Vec<u8>>,
    caches: Caches,
}

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

fn utf8(text: &[u8]) -> &str {
    std::str::from_utf8(text).expect("a name is Unicode")
}

fn skip_constants(source: &mut Source<'_>) {
    let mut scratch = Split::new([0; 256]);
    for _ in 0..source.expect(b'(') {
        scratch.constant(source, "");
    }
}
