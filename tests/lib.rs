//! What the tests of the whole house share: where it lies, its engine, and the packages that it is compared with.

pub mod comparison;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::rc::Rc;

use exercise::Showcase;
use mini_cloud::{Engines, Event, Scenario, Session, SqlEngine};
use mini_lambda_cli::{RedshiftEngine, WasmtimeEngine};
use serde_json::Value;

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

/// The same with a database, which is loaded when a scenario wants it.
#[must_use]
pub fn engines() -> Engines {
    thread_local! {
        static SQL: Rc<RedshiftEngine> = {
            let folder = xtask::paths::Paths::of_this_repository().target.join("redshift");
            Rc::new(RedshiftEngine::at(folder.join("redshift.wasm"), folder.join("cache")))
        };
    }
    Engines::with_sql(Box::new(engine()), SQL.with(|sql| Rc::clone(sql) as Rc<dyn SqlEngine>))
}

/// Runs a scenario to its end.
///
/// # Panics
/// When the engine itself fails.
#[must_use]
pub fn events_of(scenario: Scenario) -> Vec<Event> {
    Session::new(scenario, engines()).run_events().expect("the engine works")
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

/// What a program prints.
///
/// # Panics
/// When it cannot be run, or fails.
pub fn run(command: &mut Command) -> String {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("Python prints UTF-8")
}

/// The packages that tests/reference/requirements.txt pins, for CPython; fetched below target when that file has changed.
///
/// # Panics
/// When pip is missing or cannot fetch them.
#[must_use]
pub fn reference_packages() -> PathBuf {
    let requirements = root().join("tests/reference/requirements.txt");
    let wanted = std::fs::read_to_string(&requirements).expect("requirements.txt");
    let folder = root().join("target/reference");
    let stamp = folder.join("requirements.txt");
    if std::fs::read_to_string(&stamp).is_ok_and(|made| made == wanted) {
        return folder;
    }
    xtask::setup::python_with_pip().unwrap_or_else(|problem| panic!("{problem}"));
    let _ = std::fs::remove_dir_all(&folder);
    // Not a venv: Debian's Python makes one only with another package.
    let mut pip = Command::new("python3");
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--target"]);
    let output = pip.arg(&folder).arg("--requirement").arg(&requirements).output().expect("python3 starts");
    assert!(output.status.success(), "pip: {}", String::from_utf8_lossy(&output.stderr));
    std::fs::write(&stamp, wanted).expect("target/reference can be written");
    folder
}

/// The scenarios of the Playground's gallery, each with its code in it, in order of name.
///
/// # Panics
/// When one cannot be read.
#[must_use]
pub fn showcases() -> Vec<(Showcase, Value)> {
    let gallery = root().join("src/playground");
    let mut folders: Vec<PathBuf> =
        std::fs::read_dir(&gallery).expect("the gallery").map(|entry| entry.expect("a folder can be listed").path()).collect();
    folders.sort();
    let read = |folder: &PathBuf| {
        let id = folder.file_name().expect("a folder has a name").to_string_lossy();
        let toml = std::fs::read_to_string(folder.join("scenario.toml")).unwrap_or_else(|error| panic!("{id}: {error}"));
        let showcase = Showcase::parse(&id, &toml).unwrap_or_else(|error| panic!("{id}: {error}"));
        let code = showcase.function_names().map(|name| (name.to_owned(), code_in(&folder.join(name)))).collect();
        let scenario = showcase.scenario(&code);
        (showcase, scenario)
    };
    folders.iter().map(read).collect()
}

fn code_in(folder: &Path) -> BTreeMap<String, String> {
    let mut files = Vec::new();
    xtask::fingerprint::collect(folder, &mut files).expect("a function has a folder");
    let text = |file: &PathBuf| {
        let path = file.strip_prefix(folder).expect("it lies there").to_string_lossy().into_owned();
        (path, std::fs::read_to_string(file).expect("code is text"))
    };
    files.iter().map(text).collect()
}
