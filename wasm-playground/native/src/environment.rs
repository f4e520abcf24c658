//! `Environment`: one instance of python.wasm, from its start to its last invocation.

use mini_lambda::{Environment, EnvironmentSpec, Phase, Stop};
use wasmtime::{Store, Trap};

use crate::bridge::Bridge;
use crate::guest::Guest;

/// One execution environment in wasmtime. Dropping it frees its memory and runs no code.
pub struct WasmtimeEnvironment {
    store: Store<Bridge>,
    guest: Guest,
    spec: EnvironmentSpec,
}

impl WasmtimeEnvironment {
    /// An environment in an instance that holds the boot image.
    pub fn new(store: Store<Bridge>, guest: Guest, spec: EnvironmentSpec) -> WasmtimeEnvironment {
        WasmtimeEnvironment { store, guest, spec }
    }

    /// Runs one phase of the guest and measures it.
    fn phase(&mut self, run: impl FnOnce(&Guest, &mut Store<Bridge>) -> wasmtime::Result<i32>) -> Phase {
        Bridge::begin_phase(&mut self.store);
        let outcome = run(&self.guest, &mut self.store);
        let work = Bridge::work(&mut self.store);
        let end = match outcome {
            Ok(0) => Ok(()),
            Ok(code) => Err(Stop::Trapped(format!("the guest returned {code}"))),
            Err(error) => Err(self.store.data_mut().take_stop().unwrap_or_else(|| self.why(&error))),
        };
        // What follows is bookkeeping, not the reader's work.
        self.guest.set_left(&mut self.store, i64::MAX);
        let memory_peak = self.guest.memory_peak(&mut self.store);
        Phase { end, work, memory_peak }
    }

    fn why(&mut self, error: &wasmtime::Error) -> Stop {
        match error.downcast_ref::<Trap>() {
            Some(Trap::StackOverflow) => Stop::Trapped("call stack exhausted".to_owned()),
            Some(Trap::UnreachableCodeReached) if self.guest.left(&mut self.store) < 0 => Stop::OutOfTime,
            Some(trap) => Stop::Trapped(trap.to_string()),
            None => Stop::Trapped(error.root_cause().to_string()),
        }
    }
}

impl Environment for WasmtimeEnvironment {
    fn start(&mut self) -> Phase {
        let settings = serde_json::json!({
            "handler": self.spec.handler,
            "variables": self.spec.variables,
            "memory_limit": self.spec.memory_limit,
            "driver": self.spec.driver,
        })
        .to_string();
        self.phase(|guest, store| guest.start(store, &settings))
    }

    fn invoke(&mut self) -> Phase {
        self.phase(|guest, store| guest.invoke(store))
    }
}
