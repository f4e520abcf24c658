//! Machine code of a WebAssembly file: compiled once, then read from the cache.
#![allow(unsafe_code, reason = "wasmtime cannot know whether a file of machine code is one that it wrote")]

use wasmtime::{Config, Engine, Module};

use crate::cache::Cache;
use crate::guest::GUEST_STACK;

/// The compiled module. wasmtime writes its own version and the settings into the file and refuses any other.
///
/// # Errors
/// A sentence when the bytes are no valid module.
pub fn module(wasm: &[u8], cache: &Cache) -> Result<Module, String> {
    let mut config = Config::new();
    config.max_wasm_stack(GUEST_STACK);
    // Not used, but never smaller than the other.
    config.async_stack_size(GUEST_STACK);
    // The same not-a-number in every engine: its bits can reach a reader by `struct.pack`.
    config.cranelift_nan_canonicalization(true);
    let engine = Engine::new(&config).map_err(|error| error.to_string())?;
    let kept = cache.path("machine-code");
    if kept.exists() {
        // SAFETY: only `Cache::keep` writes files of this name, whole, with what `Module::serialize` gave; a file of another
        // wasmtime is refused. Whoever can write to the cache folder can also replace this program.
        if let Ok(module) = unsafe { Module::deserialize_file(&engine, &kept) } {
            return Ok(module);
        }
    }
    let module = Module::new(&engine, wasm).map_err(|error| format!("{error:#}"))?;
    if let Ok(bytes) = module.serialize() {
        cache.keep("machine-code", &bytes);
    }
    Ok(module)
}
