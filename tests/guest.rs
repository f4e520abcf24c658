//! python.wasm keeps its promises: it imports the host calls and nothing else, and exports what an engine needs.

use std::collections::BTreeSet;

use wasmparser::{ExternalKind, Parser, Payload};
use xtask::paths::Paths;

fn wasm() -> Vec<u8> {
    let path = Paths::of_this_repository().python_wasm();
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}; run `cargo xtask build` first", path.display()))
}

#[test]
fn it_imports_the_two_host_calls_and_nothing_else() {
    let wasm = wasm();
    let mut imports = BTreeSet::new();
    for payload in Parser::new(0).parse_all(&wasm) {
        if let Payload::ImportSection(section) = payload.expect("a valid module") {
            for import in section.into_imports() {
                let import = import.expect("a valid import");
                imports.insert(format!("{}.{}", import.module, import.name));
            }
        }
    }
    assert_eq!(imports, BTreeSet::from(["host.call".to_owned(), "host.take".to_owned()]));
}

#[test]
fn it_exports_what_an_engine_needs_and_nothing_else() {
    let wasm = wasm();
    let mut exports = BTreeSet::new();
    for payload in Parser::new(0).parse_all(&wasm) {
        if let Payload::ExportSection(section) = payload.expect("a valid module") {
            for export in section {
                let export = export.expect("a valid export");
                let kind = match export.kind {
                    ExternalKind::Func => "function",
                    ExternalKind::Memory => "memory",
                    ExternalKind::Global => "global",
                    _ => "other",
                };
                exports.insert(format!("{kind} {}", export.name));
            }
        }
    }
    let wanted = [
        "function allocate",
        "function boot",
        "function invoke",
        "function memory_peak",
        "function start",
        "global __stack_pointer",
        "global meter",
        "memory memory",
    ];
    assert_eq!(exports, wanted.iter().map(|name| (*name).to_owned()).collect());
}

#[test]
fn the_licences_of_what_is_inside_are_collected() {
    let licences = Paths::of_this_repository().target.join("python/licences");
    let found: Vec<String> = std::fs::read_dir(&licences)
        .expect("target/python/licences")
        .map(|entry| entry.expect("listed").file_name().to_string_lossy().to_lowercase())
        .collect();
    for name in ["rustpython", "awslambdaric", "simplejson"] {
        assert!(found.iter().any(|file| file.contains(name)), "no licence of {name} among {found:?}");
    }
}
