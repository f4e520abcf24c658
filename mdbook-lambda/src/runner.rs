//! Runs scenarios in the real engine and keeps what they did, so that a typo fix in a lesson runs nothing again.

use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use exercise::{Check, Mistake, Verdict, judge_with, mistakes_with};
use mini_cloud::{Engines, Event, Scenario, Session, SqlEngine};
use mini_lambda::{Engine, InvocationFinished};
use mini_lambda_cli::{RedshiftEngine, WasmtimeEngine};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};

/// Makes the engines for one session. Called only when something really has to run.
pub type EngineMaker = Box<dyn FnMut() -> Result<Engines, String>>;

/// What a scenario did.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Run {
    /// Everything that happened.
    pub(crate) events: Vec<Event>,
    /// What the checks say to them.
    pub(crate) verdict: Verdict,
    /// The mistakes with a name that it shows.
    pub(crate) mistakes: Vec<Mistake>,
}

impl Run {
    /// Every call that ended, in order.
    pub(crate) fn finished(&self) -> Vec<&InvocationFinished> {
        self.events.iter().filter_map(Event::finished).collect()
    }

    /// Milliseconds billed for each call of a function.
    pub(crate) fn billed_ms(&self, function: &str) -> Vec<u64> {
        self.finished().iter().filter(|call| call.function == function).map(|call| call.billed_ms).collect()
    }
}

/// Runs scenarios, or takes them from the cache.
pub struct Runner {
    make: EngineMaker,
    /// Folder of the cache, and what else a recording depends on: the simulation and Python.
    cache: Option<(PathBuf, String)>,
    /// Scenarios that were run.
    pub(crate) ran: usize,
    /// Scenarios that were in the cache.
    pub(crate) cached: usize,
}

impl Runner {
    /// A runner with an engine that is there already, and that keeps nothing.
    #[must_use]
    pub fn with_engine<E: Engine + Clone + 'static>(engine: &E) -> Runner {
        let engine = engine.clone();
        Runner::new(Box::new(move || Ok(Box::new(engine.clone()).into())))
    }

    /// A runner with wasmtime, for the book under `root`, that keeps nothing.
    #[must_use]
    pub fn with_wasmtime(root: &Path) -> Runner {
        Runner::new(wasmtime_maker(root))
    }

    /// A runner that keeps nothing.
    #[must_use]
    pub fn new(make: EngineMaker) -> Runner {
        Runner { make, cache: None, ran: 0, cached: 0 }
    }

    /// Keeps recordings in a folder, apart for each `version` of what produces them.
    #[must_use]
    pub fn with_cache(mut self, folder: PathBuf, version: String) -> Runner {
        self.cache = Some((folder, version));
        self
    }

    /// Runs all steps of a scenario and judges what happened. Where `is_watched`, the mistakes that have a name are looked for, which may make
    /// calls again.
    ///
    /// # Errors
    /// A sentence when the scenario is wrong or the engine failed; never for the code's own failures.
    pub(crate) fn run(&mut self, scenario: &Value, checks: &[Check], is_watched: bool) -> Result<Run, String> {
        let kept = self.cache.as_ref().map(|(folder, version)| {
            let question = serde_json::json!([version, scenario, checks, is_watched]).to_string();
            folder.join(format!("{}.json", hash(question.as_bytes())))
        });
        if let Some(run) = kept.as_deref().and_then(recall) {
            self.cached += 1;
            return Ok(run);
        }
        let run = self.run_now(scenario, checks, is_watched)?;
        self.ran += 1;
        if let Some(file) = kept {
            keep(&file, &run);
        }
        Ok(run)
    }

    fn run_now(&mut self, scenario: &Value, checks: &[Check], is_watched: bool) -> Result<Run, String> {
        let scenario = Scenario::from_json(&scenario.to_string()).map_err(|error| error.to_string())?;
        let mut session = Session::open(scenario, (self.make)()?).map_err(|problem| problem.to_string())?;
        let events = session.run_events().map_err(|fault| fault.to_string())?;
        let verdict = judge_with(checks, &events, &session);
        let make = RefCell::new(&mut self.make);
        let stage = || -> Result<_, String> {
            let engines = (make.borrow_mut())()?;
            Ok((session.scenario().clone(), engines))
        };
        let mistakes = if is_watched { mistakes_with(session.scenario(), &events, &stage) } else { Vec::new() };
        Ok(Run { events, verdict, mistakes })
    }
}

fn recall(file: &Path) -> Option<Run> {
    serde_json::from_slice(&fs::read(file).ok()?).ok()
}

/// A cache that cannot be written costs time, nothing else.
fn keep(file: &Path, run: &Run) {
    let written = serde_json::to_vec(run).ok().and_then(|text| {
        fs::create_dir_all(file.parent()?).ok()?;
        let unfinished = file.with_extension(format!("{}.part", std::process::id()));
        fs::write(&unfinished, text).ok()?;
        fs::rename(&unfinished, file).ok()
    });
    if written.is_none() {
        eprintln!("warning: the recording could not be kept in {}", file.display());
    }
}

/// First 16 hex digits of the SHA-256.
pub(crate) fn hash(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// Runs cells in wasmtime, with the `python.wasm` of the book under `root`. Python is loaded at the first use.
#[must_use]
pub(crate) fn wasmtime_maker(root: &Path) -> EngineMaker {
    let root = root.to_path_buf();
    let mut loaded: Option<WasmtimeEngine> = None;
    let sql = Rc::new(RedshiftEngine::at(redshift_wasm(&root), target(&root).join("redshift/cache")));
    Box::new(move || {
        let engine = match &loaded {
            Some(engine) => engine.clone(),
            None => loaded.insert(wasmtime(&root)?).clone(),
        };
        Ok(Engines::with_sql(Box::new(engine), Rc::clone(&sql) as Rc<dyn SqlEngine>))
    })
}

/// The engine that runs the cells of the book under `root`.
///
/// # Errors
/// A sentence when `python.wasm` was not built, or by another version of this project.
pub fn wasmtime(root: &Path) -> Result<WasmtimeEngine, String> {
    WasmtimeEngine::load(&python_wasm(root), &target(root).join("python/cache")).map_err(|error| error.to_string())
}

/// The file with the database.
pub(crate) fn redshift_wasm(root: &Path) -> PathBuf {
    target(root).join("redshift/redshift.wasm")
}

/// The file that every engine loads.
pub(crate) fn python_wasm(root: &Path) -> PathBuf {
    target(root).join("python/python.wasm")
}

/// Where cargo and xtask put what they build.
pub(crate) fn target(root: &Path) -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |folder| root.join(folder))
}
