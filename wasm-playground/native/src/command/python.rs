//! Finds python.wasm and makes the engine.

use std::path::{Path, PathBuf};

use crate::WasmtimeEngine;

use super::outcome::Failure;

/// The engine with the Python of `--python`, or of the build that this program belongs to.
///
/// # Errors
/// [`Failure::WrongInput`] if there is none, or it is no Python of ours.
pub fn engine(named: Option<&Path>) -> Result<WasmtimeEngine, Failure> {
    let path = match named {
        Some(path) => path.to_path_buf(),
        None => beside_this_program().ok_or_else(|| {
            Failure::WrongInput(
                "there is no python.wasm where this program was built: make it with `cargo xtask build`, or name one with `--python FILE`"
                    .to_owned(),
            )
        })?,
    };
    let cache = path.parent().unwrap_or(Path::new(".")).join("cache");
    WasmtimeEngine::load(&path, &cache).map_err(|error| Failure::WrongInput(error.to_string()))
}

/// `target/python/python.wasm`, seen from `target/release/mini-lambda` or from anywhere below.
fn beside_this_program() -> Option<PathBuf> {
    let program = std::env::current_exe().ok()?;
    program.ancestors().map(|folder| folder.join("python/python.wasm")).find(|path| path.is_file())
}
