//! The Python modules that build.rs compiled into the program.

use std::sync::OnceLock;

use rustpython_vm::frozen::{FrozenCodeObject, FrozenModule};

use crate::pack::{self, Join, OPCODES, STREAMS};

/// One compiled module.
pub struct Module {
    /// Dotted name.
    pub name: &'static str,
    /// Whether it has submodules.
    pub package: bool,
    /// Its path on AWS Lambda.
    pub path: &'static str,
    /// Its place among all modules in the streams.
    number: usize,
    /// Its text where stack traces show it, else empty.
    pub source: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/modules.rs"));

/// All streams, one behind the other.
static DATA: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/streams.bin"));
/// How long each stream is, `u32`.
static STREAM_LENGTHS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/streams.lengths.bin"));
/// How much of each fixed stream each module has, `u32`, by stream and then by module.
static MODULE_LENGTHS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/modules.lengths.bin"));

/// The streams whose shares are in [`MODULE_LENGTHS`]; those of the arguments behind them follow from the opcodes.
const FIXED: usize = STREAMS - 256;

/// The shims, as the interpreter's table of frozen modules takes them. Called once: their code stays in memory.
pub fn shims() -> impl Iterator<Item = (&'static str, FrozenModule)> {
    SHIMS.iter().map(|module| {
        let code = FrozenCodeObject { bytes: &*module.code().leak() };
        (module.name, FrozenModule { code, package: module.package })
    })
}

/// A module of the library or of an installed package.
pub fn library(name: &str) -> Option<&'static Module> {
    let at = LIBRARY.binary_search_by(|module| module.name.cmp(name)).ok()?;
    LIBRARY.get(at)
}

impl Module {
    /// Its code as the interpreter reads frozen code: an LZ4 block, here of one piece that is not compressed.
    pub fn code(&self) -> Vec<u8> {
        let starts = &starts()[self.number];
        let streams = starts.iter().map(|start| DATA.get(*start as usize..).unwrap_or_default()).collect();
        let code = Join::new(streams, &CACHES).module(&pack::file_of_code(self.name, self.path));
        let mut block = Vec::with_capacity(code.len() + code.len() / 255 + 16);
        block.extend_from_slice(&u32::try_from(code.len()).unwrap_or_default().to_le_bytes());
        // No module is as short as 15 bytes: the length always goes on behind the token.
        block.push(0xf0);
        let mut rest = code.len() - 15;
        while rest >= 255 {
            block.push(255);
            rest -= 255;
        }
        block.push(u8::try_from(rest).unwrap_or_default());
        block.extend_from_slice(&code);
        block
    }
}

/// Where each module begins in each stream.
fn starts() -> &'static [[u32; STREAMS]] {
    static STARTS: OnceLock<Vec<[u32; STREAMS]>> = OnceLock::new();
    STARTS.get_or_init(|| {
        let number =
            |bytes: &[u8], at: usize| bytes.get(4 * at..4 * at + 4).and_then(|bytes| bytes.try_into().ok()).map_or(0, u32::from_le_bytes);
        let mut at = [0; STREAMS];
        let mut end = 0;
        for (stream, start) in at.iter_mut().enumerate() {
            *start = end;
            end += number(STREAM_LENGTHS, stream);
        }
        let modules = SHIMS.len() + LIBRARY.len();
        (0..modules)
            .map(|module| {
                let start = at;
                for (stream, at) in at.iter_mut().take(FIXED).enumerate() {
                    *at += number(MODULE_LENGTHS, stream * modules + module);
                }
                let opcodes = DATA.get(start[OPCODES] as usize..at[OPCODES] as usize);
                for opcode in opcodes.unwrap_or_default() {
                    at[FIXED + usize::from(*opcode)] += 1;
                }
                start
            })
            .collect()
    })
}
