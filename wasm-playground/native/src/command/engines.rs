//! Finds python.wasm and redshift.wasm and makes the engines.

use std::path::{Path, PathBuf};
use std::rc::Rc;

use mini_cloud::Engines;

use crate::{RedshiftEngine, WasmtimeEngine};

use super::outcome::Failure;

/// The engines with the Python of `--python`, or of the build that this program belongs to. SQL is loaded when a scenario needs it.
///
/// # Errors
/// [`Failure::WrongInput`] if there is no Python, or it is none of ours.
pub fn engines(named: Option<&Path>) -> Result<Engines, Failure> {
    python(named).map(|python| with_redshift(&python))
}

/// The engine for functions alone. Its clones share what was loaded.
///
/// # Errors
/// As [`engines`].
pub fn python(named: Option<&Path>) -> Result<WasmtimeEngine, Failure> {
    let path = match named {
        Some(path) => path.to_path_buf(),
        None => beside_this_program("python/python.wasm").ok_or_else(|| {
            Failure::WrongInput(
                "there is no python.wasm where this program was built: make it with `cargo xtask build`, or name one with `--python FILE`"
                    .to_owned(),
            )
        })?,
    };
    let cache = path.parent().unwrap_or(Path::new(".")).join("cache");
    WasmtimeEngine::load(&path, &cache).map_err(|error| Failure::WrongInput(error.to_string()))
}

/// These functions, and the database of the build that this program belongs to.
#[must_use]
pub fn with_redshift(python: &WasmtimeEngine) -> Engines {
    // If it is not there, the first scenario that wants it says so.
    let redshift = beside_this_program("redshift/redshift.wasm").unwrap_or_else(|| PathBuf::from("redshift.wasm"));
    let cache = redshift.parent().unwrap_or(Path::new(".")).join("cache");
    Engines::with_sql(Box::new(python.clone()), Rc::new(RedshiftEngine::at(redshift, cache)))
}

/// `target/python/python.wasm`, seen from `target/release/mini-lambda` or from anywhere below.
fn beside_this_program(file: &str) -> Option<PathBuf> {
    let program = std::env::current_exe().ok()?;
    program.ancestors().map(|folder| folder.join(file)).find(|path| path.is_file())
}
