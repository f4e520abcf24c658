//! Compiles all Python that python.wasm carries to bytecode: the shims of this package, the modules of the standard library that
//! library.txt names, the packages that xtask unpacked (awslambdaric, simplejson), and the faces of services' clients (`clients`).
//!
//! Every code object gets the path its file has on AWS Lambda, since stack traces show it. src/pack.rs says how the bytecode is stored.

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use rustpython_compiler::{CompileOpts, Mode};
use rustpython_compiler_core::bytecode::{CodeObject, ConstantData};
use rustpython_compiler_core::marshal;

#[path = "src/pack.rs"]
mod pack;
mod split;

use split::Split;

/// Where AWS's Python keeps its library.
const LIBRARY: &str = "/var/lang/lib/python3.14";

/// What the driver claims as its file. AWS's bootstrap drops the leading frames of a file of this name from a stack trace, and on AWS the
/// loop that our driver splits is in it. The folder is another, or stack traces would show AWS's lines for ours.
const DRIVER_FILE: &str = "/var/runtime/bootstrap.py";

/// One module on its way into python.wasm.
struct Module {
    /// Dotted name.
    name: String,
    /// Whether it is a package (its file is `__init__.py`).
    package: bool,
    /// Path on AWS Lambda, also the `co_filename`.
    path: String,
    /// Where its source lies here.
    source: PathBuf,
    /// Whether the source goes along, for the source lines in stack traces.
    with_source: bool,
}

fn main() -> Result<(), Box<dyn Error>> {
    // The interpreter raises RecursionError when this stack runs low, and it must run low before the engine's own stack does: calls through
    // native code take at most twice as much of that (V8's first compiler), and a browser's worker has 900 KB. Calls of Python functions
    // by Python functions take 88 bytes each.
    println!("cargo:rustc-link-arg-cdylib=-zstack-size={}", 384 << 10);

    let root = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR")?);
    let packages = match std::env::var_os("PYTHON_GUEST_PACKAGES") {
        Some(folder) => PathBuf::from(folder),
        None => root.join("../../target/python/site-packages"),
    };
    for watched in ["library.txt", "shims", "clients", "build.rs", "split.rs", "src/pack.rs"] {
        println!("cargo:rerun-if-changed={}", root.join(watched).display());
    }
    println!("cargo:rerun-if-changed={}", packages.display());
    println!("cargo:rerun-if-env-changed=PYTHON_GUEST_PACKAGES");

    let shims = shims(&root.join("shims"))?;
    let mut library = library(&root.join("library.txt"))?;
    for package in ["awslambdaric", "simplejson"] {
        let folder = packages.join(package);
        if !folder.is_dir() {
            return Err(format!("{} is missing: `cargo xtask build` fetches it", folder.display()).into());
        }
        packaged(&folder, package, &mut library)?;
    }
    clients(&root.join("clients"), "", &mut library)?;
    library.sort_by(|a, b| a.name.cmp(&b.name));

    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    tables(&shims, &library, &out)
}

/// The shims: built-in modules written in Python.
fn shims(folder: &Path) -> Result<Vec<Module>, Box<dyn Error>> {
    let mut modules = Vec::new();
    for entry in fs::read_dir(folder)? {
        let source = entry?.path();
        if source.extension().is_none_or(|extension| extension != "py") {
            continue;
        }
        let name = stem(&source)?;
        let path = match name.as_str() {
            "_lambda_runtime" => DRIVER_FILE.to_owned(),
            // The interpreter takes the frames of this file out of a traceback when an import fails.
            "_library" => "<frozen importlib._bootstrap_external>".to_owned(),
            _ => format!("<frozen {name}>"),
        };
        modules.push(Module { name, package: false, path, source, with_source: false });
    }
    modules.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(modules)
}

/// The modules of the standard library that library.txt names, one a line; `+` before a name takes its source along.
fn library(list: &Path) -> Result<Vec<Module>, Box<dyn Error>> {
    let folder = Path::new(rustpython_pylib::LIB_PATH);
    let mut modules = Vec::new();
    for (number, line) in fs::read_to_string(list)?.lines().enumerate() {
        let line = line.split('#').next().unwrap_or_default().trim();
        for word in line.split_whitespace() {
            let (name, with_source) = match word.strip_prefix('+') {
                Some(name) => (name, true),
                None => (word, false),
            };
            let relative = name.replace('.', "/");
            let (file, package) = [(format!("{relative}/__init__.py"), true), (format!("{relative}.py"), false)]
                .into_iter()
                .find(|(file, _)| folder.join(file).is_file())
                .ok_or_else(|| format!("library.txt:{}: the library has no module {name}", number + 1))?;
            modules.push(Module {
                name: name.to_owned(),
                package,
                path: format!("{LIBRARY}/{file}"),
                source: folder.join(file),
                with_source,
            });
        }
    }
    Ok(modules)
}

/// All modules of an installed package.
fn packaged(folder: &Path, name: &str, modules: &mut Vec<Module>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let source = entry?.path();
        if source.is_dir() || source.extension().is_none_or(|extension| extension != "py") {
            continue;
        }
        let stem = stem(&source)?;
        // A command line and the runner for many requests at once (which wants processes): nothing here starts either.
        if matches!(stem.as_str(), "__main__" | "tool" | "lambda_multi_concurrent_utils" | "lambda_config") {
            continue;
        }
        let package = stem == "__init__";
        modules.push(Module {
            name: if package { name.to_owned() } else { format!("{name}.{stem}") },
            package,
            path: format!("{LIBRARY}/site-packages/{}/{stem}.py", name.replace('.', "/")),
            source,
            // A handler that cannot be called fails in here, and AWS shows the line.
            with_source: name == "awslambdaric",
        });
    }
    Ok(())
}

/// What stack traces show of a client: where calls go in and errors come out.
const CLIENT_SOURCES: [&str; 3] = ["botocore.client", "botocore.context", "botocore.validate"];

/// All modules below a folder of `clients`; `package` is that folder's dotted name with a dot behind it, or empty. AWS's Python has these
/// packages among its own.
fn clients(folder: &Path, package: &str, modules: &mut Vec<Module>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let source = entry?.path();
        let stem = stem(&source)?;
        let name = format!("{package}{stem}");
        if source.is_dir() {
            clients(&source, &format!("{name}."), modules)?;
        } else if source.extension().is_some_and(|extension| extension == "py") {
            let is_package = stem == "__init__";
            let path = format!("{LIBRARY}/site-packages/{}.py", name.replace('.', "/"));
            let name = if is_package { package.trim_end_matches('.').to_owned() } else { name };
            let with_source = CLIENT_SOURCES.contains(&name.as_str());
            modules.push(Module { name, package: is_package, path, source, with_source });
        }
    }
    Ok(())
}

/// Compiles the modules, packs their code and writes the tables that `src/frozen.rs` includes.
fn tables(shims: &[Module], library: &[Module], out: &Path) -> Result<(), Box<dyn Error>> {
    let all = || shims.iter().chain(library);
    let mut caches = [255; 256];
    let mut marshalled = Vec::new();
    for module in all() {
        let code = compiled(module)?;
        learn(&mut caches, &code);
        let mut bytes = Vec::new();
        marshal::serialize_code(&mut bytes, &code);
        marshalled.push(bytes);
    }
    let mut split = Split::new(caches);
    let mut lengths = Vec::new();
    let length_of_each = |split: &Split| split.streams.iter().map(Vec::len).collect::<Vec<_>>();
    for bytes in &marshalled {
        let before = length_of_each(&split);
        split.module(bytes);
        lengths.push(length_of_each(&split).iter().zip(&before).map(|(after, before)| after - before).collect::<Vec<_>>());
    }
    joins_again(&split, &caches, all(), &marshalled)?;

    let fixed = pack::STREAMS - 256;
    fs::write(out.join("streams.bin"), split.streams.concat())?;
    let number = |length: usize| u32::try_from(length).map(u32::to_le_bytes);
    let ends = split.streams.iter().map(|stream| number(stream.len())).collect::<Result<Vec<_>, _>>()?;
    fs::write(out.join("streams.lengths.bin"), ends.concat())?;
    // By stream and then by module: similar numbers stand together.
    let mut table = Vec::new();
    for stream in 0..fixed {
        for module in &lengths {
            table.extend(number(module[stream])?);
        }
    }
    fs::write(out.join("modules.lengths.bin"), table)?;

    let mut text = format!("/// Empty inline caches after each opcode.\nstatic CACHES: pack::Caches = {caches:?};\n");
    for (name, first, modules) in [("SHIMS", 0, shims), ("LIBRARY", shims.len(), library)] {
        writeln!(text, "/// Sorted by name.\nstatic {name}: &[Module] = &[")?;
        for (index, module) in modules.iter().enumerate() {
            let source = if module.with_source { format!("include_str!({:?})", module.source) } else { "\"\"".to_owned() };
            let (name, package, path, number) = (&module.name, module.package, &module.path, first + index);
            writeln!(text, "    Module {{ name: {name:?}, package: {package}, path: {path:?}, number: {number}, source: {source} }},")?;
        }
        text.push_str("];\n");
    }
    fs::write(out.join("modules.rs"), text)?;
    Ok(())
}

fn compiled(module: &Module) -> Result<CodeObject, Box<dyn Error>> {
    let source = fs::read_to_string(&module.source)?;
    // The library and the clients go without their documentation, as `python -OO` leaves it out; AWS's packages stay as they are.
    let as_it_is = ["awslambdaric", "simplejson"].iter().any(|name| module.path.starts_with(&format!("{LIBRARY}/site-packages/{name}/")));
    let optimize = if module.path.starts_with(LIBRARY) && !as_it_is { 2 } else { 0 };
    let options = CompileOpts { optimize, ..CompileOpts::default() };
    let mut code = rustpython_compiler::compile(&source, Mode::Exec, &pack::file_of_code(&module.name, &module.path), options)
        .map_err(|error| format!("{}: {error}", module.source.display()))?;
    if !module.with_source {
        lines_only(&mut code);
    }
    Ok(code)
}

fn learn(caches: &mut pack::Caches, code: &CodeObject) {
    split::learn(caches, &code.instructions.original_bytes());
    for constant in code.constants.iter() {
        if let ConstantData::Code { code } = constant {
            learn(caches, code);
        }
    }
}

/// What was split must come out the same.
fn joins_again<'a>(
    split: &Split,
    caches: &pack::Caches,
    modules: impl Iterator<Item = &'a Module>,
    marshalled: &[Vec<u8>],
) -> Result<(), Box<dyn Error>> {
    let mut join = pack::Join::new(split.streams.iter().map(Vec::as_slice).collect(), caches);
    for (module, bytes) in modules.zip(marshalled) {
        if join.module(&pack::file_of_code(&module.name, &module.path)) != *bytes {
            return Err(format!("the code of {} does not survive packing", module.name).into());
        }
    }
    Ok(())
}

/// Forgets the columns of the instructions: they would mark a place in a source line that is not there.
fn lines_only(code: &mut CodeObject) {
    let mut table = Vec::new();
    let mut line = code.first_line_number.map_or(0, |line| line.get() as i64);
    let lines: Vec<i64> = code.locations.iter().map(|(start, _)| start.line.get() as i64).collect();
    for run in lines.chunk_by(|a, b| a == b) {
        for part in run.chunks(8) {
            // An entry of kind 13, "no columns", for up to eight instructions; then how far the line moves (PEP 626).
            table.push(0x80 | 13 << 3 | (part.len() as u8 - 1));
            let moved = run[0] - line;
            line = run[0];
            let mut rest = if moved < 0 { moved.unsigned_abs() << 1 | 1 } else { (moved as u64) << 1 };
            while rest >= 0x40 {
                table.push(0x40 | (rest & 0x3f) as u8);
                rest >>= 6;
            }
            table.push(rest as u8);
        }
    }
    code.linetable = table.into_boxed_slice();
    for constant in code.constants.iter_mut() {
        if let ConstantData::Code { code } = constant {
            lines_only(code);
        }
    }
}

fn stem(path: &Path) -> Result<String, Box<dyn Error>> {
    let stem = path.file_stem().and_then(|stem| stem.to_str());
    Ok(stem.ok_or_else(|| format!("{} has no name", path.display()))?.to_owned())
}
