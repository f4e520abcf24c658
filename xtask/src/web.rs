//! The simulation for the browser: the crate `wasm-playground`, then its JavaScript and its types by wasm-bindgen.

use std::fs;
use std::path::Path;

use wasm_bindgen_cli_support::Bindgen;

use crate::paths::Paths;
use crate::process::{cargo, run};
use crate::{Result, fingerprint, setup};

const PACKAGE: &str = "wasm-playground";
const STEM: &str = "wasm_playground";

/// Builds target/web: `wasm_playground_bg.wasm`, the module `wasm_playground.js` that theme/worker.ts imports, its types.
///
/// # Errors
/// When there is no compiler for WebAssembly, or the crate does not compile.
pub fn build(paths: &Paths) -> Result {
    let mut cargo = cargo();
    cargo.args(["build", "--profile", "web", "--locked", "--package", PACKAGE]);
    setup::wasm_compiler()?.apply(&mut cargo);
    run(cargo.current_dir(&paths.root))?;
    bind(&paths.target.join("wasm32-unknown-unknown/web").join(format!("{STEM}.wasm")), &paths.target.join("web"))
}

/// The lints, for the target that the crate is made for.
///
/// # Errors
/// When a lint speaks.
pub fn clippy(paths: &Paths) -> Result {
    let mut cargo = cargo();
    cargo.args(["clippy", "--profile", "web", "--locked", "--package", PACKAGE]);
    setup::wasm_compiler()?.apply(&mut cargo);
    run(cargo.args(["--", "-D", "warnings"]).current_dir(&paths.root))
}

/// Does nothing when the folder was made from these very bytes.
fn bind(compiled: &Path, folder: &Path) -> Result {
    let bytes = fs::read(compiled).map_err(|error| format!("cannot read {}: {error}", compiled.display()))?;
    let products = [".js", ".d.ts", "_bg.wasm"].map(|end| folder.join(format!("{STEM}{end}")));
    fingerprint::unless_fresh(&folder.join("made-from"), &fingerprint::of_bytes(&bytes), &products, || {
        generate(compiled, folder).map_err(|error| format!("wasm-bindgen refuses {}: {error}", compiled.display()))
    })
    .map(|_| ())
}

fn generate(compiled: &Path, folder: &Path) -> Result {
    let make = || {
        let mut bindgen = Bindgen::new();
        bindgen.input_path(compiled).out_name(STEM).typescript(true).remove_name_section(true).remove_producers_section(true);
        bindgen.web(true)?.generate(folder)
    };
    make().map_err(|error| format!("{error:#}"))
}
