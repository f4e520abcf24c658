//! `Engine` on the browser's WebAssembly: one module, one boot image, one instance for each execution environment.

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use js_sys::WebAssembly::{Instance, Module};
use js_sys::{Error, RangeError};
use mini_lambda::{Engine, EngineFault, Environment, EnvironmentSpec, Host, HostCall, HostReply, Phase, SimDuration, SimTime, Stop};
use wasm_bindgen::prelude::*;

use crate::bridge::{Bridge, Imports};
use crate::guest::Guest;
use crate::image::BootImage;

/// Python in this browser. Clones share the module, the image and the spare.
#[derive(Clone)]
pub struct BrowserEngine(Rc<Shared>);

struct Shared {
    module: Module,
    image: OnceCell<BootImage>,
    /// An instance that holds the boot image and has done nothing: the next environment.
    spare: RefCell<Option<InstanceOfPython>>,
}

impl BrowserEngine {
    /// Takes the compiled guest, and its image where some worker has made one of the same module before.
    pub fn new(module: Module, image: Option<BootImage>) -> Self {
        let image = image.map_or_else(OnceCell::new, OnceCell::from);
        Self(Rc::new(Shared { module, image, spare: RefCell::default() }))
    }

    /// The boot image; the first call boots an instance for it, which becomes the spare.
    ///
    /// # Errors
    /// When the module cannot be instantiated or its `boot` traps: not the reader's doing.
    pub fn image(&self) -> Result<BootImage, EngineFault> {
        if let Some(image) = self.0.image.get() {
            return Ok(image.clone());
        }
        let instance = self.instance()?;
        instance.bridge.begin_phase();
        instance.guest().boot().map_err(|error| fault("boot", &error))?;
        let image = self.0.image.get_or_init(|| BootImage::of(instance.guest())).clone();
        self.0.spare.replace(Some(instance));
        Ok(image)
    }

    /// Makes the next environment's instance, unless there is one: worth calling when there is nothing else to do.
    ///
    /// # Errors
    /// When this browser has no memory for one more.
    pub fn prepare(&self) -> Result<(), EngineFault> {
        let image = self.image()?;
        if self.0.spare.borrow().is_none() {
            let instance = self.instance()?;
            image.copy_into(instance.guest());
            self.0.spare.replace(Some(instance));
        }
        Ok(())
    }

    fn instance(&self) -> Result<InstanceOfPython, EngineFault> {
        let bridge = Bridge::new(Rc::new(BootHost));
        let imports = bridge.imports();
        let instance = Instance::new(&self.0.module, imports.object()).map_err(|error| fault("instantiate", &error))?;
        bridge.connect(instance.exports().unchecked_into::<Guest>());
        Ok(InstanceOfPython { bridge, _imports: imports })
    }
}

impl Engine for BrowserEngine {
    fn most_environments(&self) -> usize {
        mini_lambda::model::MOST_ENVIRONMENTS
    }

    fn environment(&mut self, spec: EnvironmentSpec, host: Rc<dyn Host>) -> Result<Box<dyn Environment>, EngineFault> {
        self.prepare()?;
        let instance = self.0.spare.take().expect("it was prepared");
        instance.bridge.serve(host);
        Ok(Box::new(BrowserEnvironment { instance, spec }))
    }
}

fn fault(what: &str, error: &JsValue) -> EngineFault {
    EngineFault(format!("python.wasm does not {what}: {}", text_of(error)))
}

struct InstanceOfPython {
    bridge: Rc<Bridge>,
    _imports: Imports,
}

impl InstanceOfPython {
    fn guest(&self) -> &Guest {
        self.bridge.guest()
    }
}

struct BrowserEnvironment {
    instance: InstanceOfPython,
    spec: EnvironmentSpec,
}

impl BrowserEnvironment {
    /// Runs one phase of the guest and measures it.
    fn phase(&self, run: impl FnOnce(&Guest) -> Result<i32, JsValue>) -> Phase {
        let InstanceOfPython { bridge, .. } = &self.instance;
        bridge.begin_phase();
        let outcome = run(bridge.guest());
        let work = bridge.work();
        let end = match outcome {
            Ok(0) => Ok(()),
            Ok(code) => Err(Stop::Trapped(format!("the guest returned {code}"))),
            Err(thrown) => Err(bridge.take_stop().unwrap_or_else(|| self.why(&thrown))),
        };
        // What follows is bookkeeping, not the reader's work.
        bridge.guest().meter().set_left(i64::MAX);
        let memory_peak = bridge.guest().memory_peak().ok().and_then(|bytes| u64::try_from(bytes).ok()).unwrap_or(0);
        Phase { end, work, memory_peak }
    }

    fn why(&self, thrown: &JsValue) -> Stop {
        if is_stack_overflow(thrown) {
            Stop::Trapped("call stack exhausted".to_owned())
        } else if self.instance.bridge.is_out_of_work() {
            Stop::OutOfTime
        } else {
            Stop::Trapped(text_of(thrown))
        }
    }
}

impl Environment for BrowserEnvironment {
    fn start(&mut self) -> Phase {
        let input = serde_json::json!({
            "handler": self.spec.handler,
            "variables": self.spec.variables,
            "memory_limit": self.spec.memory_limit,
            "driver": self.spec.driver,
        })
        .to_string();
        self.phase(|guest| {
            let length = u32::try_from(input.len()).expect("the variables are a few KB");
            let pointer = guest.allocate(length)?;
            guest.write(pointer, input.as_bytes()).ok_or("the guest's buffer lies outside its memory")?;
            guest.start(pointer, length)
        })
    }

    fn invoke(&mut self) -> Phase {
        self.phase(Guest::invoke)
    }
}

/// Chromium and WebKit throw a `RangeError`, Firefox an `InternalError: too much recursion`.
fn is_stack_overflow(thrown: &JsValue) -> bool {
    thrown.is_instance_of::<RangeError>() || thrown.dyn_ref::<Error>().is_some_and(|error| error.name() == "InternalError")
}

fn text_of(thrown: &JsValue) -> String {
    match thrown.dyn_ref::<Error>() {
        Some(error) => String::from(error.message()),
        None => thrown.as_string().unwrap_or_else(|| format!("{thrown:?}")),
    }
}

/// The host during `boot`: there is no environment yet, so all answers are zeros.
struct BootHost;

impl Host for BootHost {
    fn call(&self, _work: u64, call: HostCall<'_>) -> Result<HostReply<'static>, Stop> {
        match call {
            HostCall::Now => Ok(HostReply::Time { now: SimTime::from_micros(0), monotonic: SimDuration::ZERO }),
            HostCall::Random(count) => Ok(HostReply::Bytes(vec![0; count].into())),
            other => Err(Stop::Trapped(format!("{other:?} during boot"))),
        }
    }

    fn work_limit(&self) -> u64 {
        u64::MAX
    }
}
