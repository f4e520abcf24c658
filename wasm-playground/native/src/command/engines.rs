//! Finds python.wasm and redshift.wasm and makes the engines.

use std::path::{Path, PathBuf};
use std::rc::Rc;

use mini_cloud::Engines;

use crate::{RedshiftEngine, WasmtimeEngine};

use super::outcome::Failure;

/// Python and SQL, each loaded once for all sessions.
pub struct Machines {
    python: WasmtimeEngine,
    redshift: RedshiftEngine,
}

impl Machines {
    /// With the Python of `--python`, or of the build that this program belongs to.
    ///
    /// # Errors
    /// [`Failure::WrongInput`] if there is no Python, or it is none of ours.
    pub fn find(named: Option<&Path>) -> Result<Machines, Failure> {
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
        let python = WasmtimeEngine::load(&path, &cache).map_err(|error| Failure::WrongInput(error.to_string()))?;
        // If it is not there, the first scenario that wants it says so.
        let redshift = beside_this_program("redshift/redshift.wasm").unwrap_or_else(|| PathBuf::from("redshift.wasm"));
        let cache = redshift.parent().unwrap_or(Path::new(".")).join("cache");
        Ok(Machines { python, redshift: RedshiftEngine::at(redshift, cache) })
    }

    /// The engines of one session. SQL is loaded when a scenario needs it.
    pub fn engines(&self) -> Engines {
        Engines::with_sql(Box::new(self.python.clone()), Rc::new(self.redshift.clone()))
    }
}

/// The engines with the Python of `--python`, or of the build that this program belongs to.
///
/// # Errors
/// As [`Machines::find`].
pub fn engines(named: Option<&Path>) -> Result<Engines, Failure> {
    Machines::find(named).map(|machines| machines.engines())
}

/// `target/python/python.wasm`, seen from `target/release/mini-lambda` or from anywhere below.
fn beside_this_program(file: &str) -> Option<PathBuf> {
    let program = std::env::current_exe().ok()?;
    program.ancestors().map(|folder| folder.join(file)).find(|path| path.is_file())
}
