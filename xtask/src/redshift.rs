//! redshift.wasm: SQLite under Redshift's surface, a workspace of its own, compiled for WebAssembly by Rust and clang.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use wasm_encoder::reencode::{Reencode, utils};
use wasmparser::{Parser, Payload};

use crate::paths::Paths;
use crate::process::{cargo, run};
use crate::report::{Count, counted};
use crate::{Result, fingerprint, setup};

/// What an engine needs of it (PROTOCOL.md). The libraries inside export more, which nobody calls.
const EXPORTS: [&str; 6] = ["memory", "allocate", "open", "execute", "image", "answer"];

/// Its workspace.
#[must_use]
pub fn room(paths: &Paths) -> PathBuf {
    paths.root.join("wasm-playground/redshift")
}

/// Builds target/redshift/redshift.wasm.
///
/// # Errors
/// When clang is missing, it does not compile, or what came out is no module.
pub fn build(paths: &Paths) -> Result {
    let mut cargo = guest_cargo(paths, "build")?;
    run(&mut cargo)?;
    let file = paths.target.join("redshift-guest/wasm32-unknown-unknown/release/redshift.wasm");
    let compiled = fs::read(&file).map_err(|error| format!("cannot read {}: {error}", file.display()))?;
    let product = paths.redshift_wasm();
    let pass = fingerprint::of_files(&[paths.root.join("xtask/src/redshift.rs")])?;
    let stamp = format!("{} {pass}", fingerprint::of_bytes(&compiled));
    let made = fingerprint::unless_fresh(&paths.target.join("redshift/redshift.stamp"), &stamp, std::slice::from_ref(&product), || {
        fingerprint::write(&product, &with_our_exports(&compiled)?)
    })?;
    if made {
        let content = fs::read(&product).map_err(|error| format!("cannot read {}: {error}", product.display()))?;
        println!("redshift.wasm: {} bytes, {} bytes gzip -9", content.len(), fingerprint::gzip_size(&content)?);
    }
    Ok(())
}

/// The lints of the guest, for the target that it is made for.
///
/// # Errors
/// When a lint speaks.
pub fn clippy(paths: &Paths) -> Result {
    run(guest_cargo(paths, "clippy")?.args(["--", "-D", "warnings"]))
}

/// The guest's own tests, on this machine: SQLite is the same, compiled by its C compiler.
///
/// # Errors
/// When one fails.
pub fn tests(paths: &Paths) -> Result<Count> {
    counted(cargo().args(["test", "--locked"]).env("CARGO_TARGET_DIR", target(paths)).current_dir(room(paths)))
}

/// A target folder of its own: another lock file, other flags.
fn target(paths: &Paths) -> PathBuf {
    paths.target.join("redshift-guest")
}

fn guest_cargo(paths: &Paths, job: &str) -> Result<Command> {
    let clang = setup::clang()?;
    let mut cargo = cargo();
    cargo.args([job, "--release", "--locked"]);
    setup::wasm_compiler()?.apply(&mut cargo);
    cargo.env("CC_wasm32_unknown_unknown", clang).env("CARGO_TARGET_DIR", target(paths)).current_dir(room(paths));
    Ok(cargo)
}

/// The module with the exports of the protocol and no other.
fn with_our_exports(compiled: &[u8]) -> Result<Vec<u8>> {
    let mut module = wasm_encoder::Module::new();
    OurExports.parse_core_module(&mut module, Parser::new(0), compiled).map_err(|error| format!("redshift.wasm: {error}"))?;
    let out = module.finish();
    for payload in Parser::new(0).parse_all(&out) {
        if let Payload::ExportSection(section) = payload.map_err(|error| format!("redshift.wasm: {error}"))?
            && section.count() as usize != EXPORTS.len()
        {
            return Err(format!("redshift.wasm has {} of the {} exports that PROTOCOL.md names", section.count(), EXPORTS.len()));
        }
    }
    Ok(out)
}

/// Copies a module as it is, but for its exports.
struct OurExports;

impl Reencode for OurExports {
    type Error = std::convert::Infallible;

    fn parse_export(
        &mut self,
        exports: &mut wasm_encoder::ExportSection,
        export: wasmparser::Export<'_>,
    ) -> std::result::Result<(), wasm_encoder::reencode::Error<Self::Error>> {
        if EXPORTS.contains(&export.name) { utils::parse_export(self, exports, export) } else { Ok(()) }
    }
}
