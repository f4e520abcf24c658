//! Finds the source of rustpython-stdlib and names the modules of it that [`modules`](src/lib.rs) compiles.
//!
//! The crate cannot be built in parts: with it come code pages of East Asia, XML, pickling, and compressors that functions here do not use,
//! a seventh of the download. So its files are compiled from here, unmodified, those that are wanted.

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Modules with the name of their file; each is also a module of Python.
const MODULES: &[&str] = &[
    "_asyncio",
    "_datetime",
    "_heapq",
    "_opcode",
    "_queue",
    "_tokenize",
    "array",
    "binascii",
    "bisect",
    "blake2",
    "cmath",
    "contextvars",
    "csv",
    "hashlib",
    "json",
    "math",
    "md5",
    "pystruct",
    "random",
    "sha1",
    "sha256",
    "sha3",
    "sha512",
    "statistics",
    "suggestions",
    "unicodedata",
    "zlib",
];

/// What those need inside the crate.
const INNER: &[&str] = &["compression"];

fn main() -> Result<(), Box<dyn Error>> {
    let source = source()?;
    let file = |name: &str| source.join(name).with_extension("rs");
    let mut text = format!("#[macro_use]\n#[path = {:?}]\npub(crate) mod macros;\n", file("macros"));
    for name in INNER.iter().chain(MODULES) {
        writeln!(text, "#[path = {:?}]\nmod {name};", file(name))?;
    }
    text.push_str("/// The definitions of all modules.\n");
    text.push_str("pub fn stdlib_module_defs(ctx: &vm::Context) -> Vec<&'static vm::builtins::PyModuleDef> {\n    vec![\n");
    for name in MODULES {
        writeln!(text, "        {name}::module_def(ctx),")?;
    }
    text.push_str("    ]\n}\n");
    std::fs::write(PathBuf::from(std::env::var("OUT_DIR")?).join("modules.rs"), text)?;
    println!("cargo:rerun-if-changed=build.rs");
    Ok(())
}

/// The crate's source lies beside that of rustpython-pylib, which says where it is.
fn source() -> Result<PathBuf, Box<dyn Error>> {
    let library = Path::new(rustpython_pylib::LIB_PATH);
    let packages = library.ancestors().nth(2).ok_or("the library of Python lies nowhere")?;
    ["rustpython-stdlib-0.6.0", "rustpython-stdlib"]
        .into_iter()
        .map(|name| packages.join(name).join("src"))
        .find(|folder| folder.is_dir())
        .ok_or_else(|| format!("no source of rustpython-stdlib 0.6.0 in {}: run `cargo fetch --locked`", packages.display()).into())
}
