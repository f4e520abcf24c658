//! `Engine` on wasmtime: one module, one boot image, one instance for each execution environment.

use std::fmt;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::{Arc, Mutex};

use mini_lambda::{Engine, EngineFault, Environment, EnvironmentSpec, Host, HostCall, HostReply, SimDuration, SimTime, Stop};
use wasmtime::{InstancePre, Linker, Store};

use crate::bridge::{self, Bridge};
use crate::cache::Cache;
use crate::compiled;
use crate::environment::WasmtimeEnvironment;
use crate::guest::Guest;
use crate::image::BootImage;

/// Python in wasmtime. Clones share the machine code and the image, between threads too.
#[derive(Clone)]
pub struct WasmtimeEngine {
    python: InstancePre<Bridge>,
    image: Arc<BootImage>,
}

/// Why there is no engine.
#[derive(Debug)]
#[non_exhaustive]
pub enum LoadError {
    /// The file cannot be read.
    NotReadable {
        /// The file.
        path: PathBuf,
        /// What the operating system says.
        error: std::io::Error,
    },
    /// The file is no guest of ours, or an old one.
    NotPython {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
}

impl fmt::Display for LoadError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotReadable { path, error } => {
                write!(formatter, "cannot read {}: {error}; `cargo xtask build` makes python.wasm", path.display())
            }
            Self::NotPython { path, reason } => {
                write!(formatter, "{} is not the Python of this build: {reason}; `cargo xtask build` makes it anew", path.display())
            }
        }
    }
}

impl std::error::Error for LoadError {}

impl WasmtimeEngine {
    /// Loads the guest. Machine code and boot image are kept in the folder `cache`, by the hash of the file; without them
    /// it takes about ten seconds. A cache that cannot be written is done without.
    ///
    /// # Errors
    /// [`LoadError`] when the file cannot be read, is not WebAssembly, or lacks what an engine needs.
    pub fn load(python_wasm: &Path, cache: &Path) -> Result<WasmtimeEngine, LoadError> {
        let wasm = std::fs::read(python_wasm).map_err(|error| LoadError::NotReadable { path: python_wasm.to_path_buf(), error })?;
        // Tests load it from many threads at once: one of them does the work, the others find it done.
        static LOADING: Mutex<()> = Mutex::new(());
        let _one_at_a_time = LOADING.lock();
        Self::of_wasm(&wasm, &Cache::new(cache, "python", &wasm))
            .map_err(|reason| LoadError::NotPython { path: python_wasm.to_path_buf(), reason })
    }

    fn of_wasm(wasm: &[u8], cache: &Cache) -> Result<WasmtimeEngine, String> {
        let module = compiled::module(wasm, cache)?;
        let mut linker = Linker::new(module.engine());
        bridge::link(&mut linker).map_err(|error| error.to_string())?;
        let python = linker.instantiate_pre(&module).map_err(|error| error.to_string())?;
        let image = match BootImage::from_cache(cache) {
            Some(image) => image,
            None => boot(&python)?.keep(cache),
        };
        Ok(WasmtimeEngine { python, image: Arc::new(image) })
    }
}

impl Engine for WasmtimeEngine {
    fn most_environments(&self) -> usize {
        mini_lambda::model::MOST_ENVIRONMENTS
    }

    fn environment(&mut self, spec: EnvironmentSpec, host: Rc<dyn Host>) -> Result<Box<dyn Environment>, EngineFault> {
        let (mut store, guest) = instance(&self.python, host).map_err(EngineFault)?;
        self.image.copy_into(&mut store, &guest).map_err(EngineFault)?;
        Ok(Box::new(WasmtimeEnvironment::new(store, guest, spec)))
    }
}

fn instance(python: &InstancePre<Bridge>, host: Rc<dyn Host>) -> Result<(Store<Bridge>, Guest), String> {
    let mut store = Store::new(python.module().engine(), Bridge::new(host));
    let instance = python.instantiate(&mut store).map_err(|error| format!("python.wasm cannot be instantiated: {error}"))?;
    let guest = Guest::of(&mut store, &instance)?;
    store.data_mut().connect(&guest);
    Ok((store, guest))
}

/// Boots one instance for the image of all.
fn boot(python: &InstancePre<Bridge>) -> Result<BootImage, String> {
    let (mut store, guest) = instance(python, Rc::new(BootHost))?;
    let fresh = guest.memory.data(&store).to_vec();
    Bridge::begin_phase(&mut store);
    if let Err(error) = guest.boot(&mut store) {
        return Err(match store.data_mut().take_stop() {
            Some(Stop::Trapped(reason)) => format!("it does not boot: {reason}"),
            _ => format!("it does not boot: {error:#}"),
        });
    }
    Ok(BootImage::of(&mut store, &guest, &fresh))
}

/// The host during `boot`: there is no environment yet, so all answers are zeros.
struct BootHost;

impl Host for BootHost {
    fn call(&self, _work: u64, call: HostCall<'_>) -> Result<HostReply<'static>, Stop> {
        match call {
            HostCall::Now => Ok(HostReply::Time { now: SimTime::from_micros(0), monotonic: SimDuration::ZERO }),
            HostCall::Random(count) => Ok(HostReply::Bytes(vec![0; count].into())),
            // The guest says why it gives up.
            HostCall::Stderr(text) | HostCall::Stdout(text) => Err(Stop::Trapped(String::from_utf8_lossy(text).trim_end().to_owned())),
            other => Err(Stop::Trapped(format!("{other:?} during boot"))),
        }
    }

    fn work_limit(&self) -> u64 {
        u64::MAX
    }
}
