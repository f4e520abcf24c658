//! What the tests of the whole house share: where it lies, and its engine.

pub mod comparison;

use std::path::{Path, PathBuf};

use mini_cloud::{Event, Scenario, Session};
use mini_lambda_cli::WasmtimeEngine;

/// The repository.
///
/// # Panics
/// Never: the manifest of this package lies in it.
#[must_use]
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests lies in the repository")
}

/// The engine that the command line and the preprocessor use, with the same python.wasm. Each thread loads it once.
///
/// # Panics
/// When `cargo xtask build` has not made python.wasm yet.
#[must_use]
pub fn engine() -> WasmtimeEngine {
    thread_local! {
        static ENGINE: WasmtimeEngine = {
            let paths = xtask::paths::Paths::of_this_repository();
            let cache = paths.target.join("python/cache");
            WasmtimeEngine::load(&paths.python_wasm(), &cache).expect("python.wasm: run `cargo xtask build` first")
        };
    }
    ENGINE.with(WasmtimeEngine::clone)
}

/// Runs a scenario to its end.
///
/// # Panics
/// When the engine itself fails.
#[must_use]
pub fn events_of(scenario: Scenario) -> Vec<Event> {
    Session::new(scenario, Box::new(engine())).run_events().expect("the engine works")
}

/// The responses of all calls of this function, in the order in which they ended.
#[must_use]
pub fn payloads_of(events: &[Event], function: &str) -> Vec<String> {
    let finished = events.iter().filter_map(Event::finished).filter(|finished| finished.function == function);
    finished.map(|finished| finished.payload.clone()).collect()
}

/// Events as the command line prints them: one JSON object a line.
///
/// # Panics
/// Never: events are plain data.
#[must_use]
pub fn lines(events: &[Event]) -> String {
    events.iter().map(|event| serde_json::to_string(event).expect("events are plain data") + "\n").collect()
}

/// The files of a folder in order of name; folders left out.
///
/// # Panics
/// When the folder is not there.
#[must_use]
pub fn files_in(folder: &str, extension: &str) -> Vec<PathBuf> {
    let folder = root().join(folder);
    let mut files: Vec<PathBuf> = std::fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.expect("a folder can be listed").path())
        .filter(|path| path.extension().is_some_and(|found| found == extension))
        .collect();
    files.sort();
    files
}
