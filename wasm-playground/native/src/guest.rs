//! What python.wasm exports, as wasmtime shows it.

use wasmtime::{AsContextMut, Global, Instance, Memory, TypedFunc, Val};

/// The exports of one instance.
#[derive(Clone)]
pub struct Guest {
    /// Its memory.
    pub memory: Memory,
    stack_pointer: Global,
    meter: Global,
    allocate: TypedFunc<i32, i32>,
    boot: TypedFunc<(), ()>,
    start: TypedFunc<(i32, i32), i32>,
    invoke: TypedFunc<(), i32>,
    memory_peak: TypedFunc<(), i64>,
}

impl Guest {
    /// Finds the exports.
    ///
    /// # Errors
    /// A sentence that names the one that is missing or of another kind.
    pub fn of(mut store: impl AsContextMut, instance: &Instance) -> Result<Guest, String> {
        let missing = |name: &str| format!("it has no export {name:?} of the right kind");
        let memory = instance.get_memory(&mut store, "memory").ok_or_else(|| missing("memory"))?;
        let global = |store: &mut _, name| instance.get_global(store, name).ok_or_else(|| missing(name));
        let stack_pointer = global(&mut store, "__stack_pointer")?;
        let meter = global(&mut store, "meter")?;
        if !matches!(meter.get(&mut store), Val::I64(_)) || !matches!(stack_pointer.get(&mut store), Val::I32(_)) {
            return Err(missing("meter"));
        }
        Ok(Guest {
            memory,
            stack_pointer,
            meter,
            allocate: instance.get_typed_func(&mut store, "allocate").map_err(|_| missing("allocate"))?,
            boot: instance.get_typed_func(&mut store, "boot").map_err(|_| missing("boot"))?,
            start: instance.get_typed_func(&mut store, "start").map_err(|_| missing("start"))?,
            invoke: instance.get_typed_func(&mut store, "invoke").map_err(|_| missing("invoke"))?,
            memory_peak: instance.get_typed_func(&mut store, "memory_peak").map_err(|_| missing("memory_peak"))?,
        })
    }

    /// The work left.
    pub fn left(&self, store: impl AsContextMut) -> i64 {
        match self.meter.get(store) {
            Val::I64(left) => left,
            _ => 0,
        }
    }

    /// Sets the work left.
    pub fn set_left(&self, store: impl AsContextMut, left: i64) {
        // It is mutable and an i64: `of` and the validation of the module have seen to it.
        let _ = self.meter.set(store, Val::I64(left));
    }

    /// The stack pointer of compiled Rust.
    pub fn stack_pointer(&self, store: impl AsContextMut) -> i32 {
        match self.stack_pointer.get(store) {
            Val::I32(pointer) => pointer,
            _ => 0,
        }
    }

    /// Sets the stack pointer.
    ///
    /// # Errors
    /// When the export is not mutable.
    pub fn set_stack_pointer(&self, store: impl AsContextMut, pointer: i32) -> Result<(), String> {
        self.stack_pointer.set(store, Val::I32(pointer)).map_err(|error| error.to_string())
    }

    /// Builds the interpreter.
    pub fn boot(&self, store: impl AsContextMut<Data: 'static>) -> wasmtime::Result<()> {
        on_a_large_stack(|| self.boot.call(store, ()))
    }

    /// Initialises the environment with these settings, JSON.
    pub fn start(&self, mut store: impl AsContextMut<Data: 'static>, settings: &str) -> wasmtime::Result<i32> {
        on_a_large_stack(|| {
            let length = i32::try_from(settings.len())?;
            let pointer = self.allocate.call(&mut store, length)?;
            self.memory.write(&mut store, pointer.cast_unsigned() as usize, settings.as_bytes())?;
            self.start.call(&mut store, (pointer, length))
        })
    }

    /// Handles one invocation.
    pub fn invoke(&self, store: impl AsContextMut<Data: 'static>) -> wasmtime::Result<i32> {
        on_a_large_stack(|| self.invoke.call(store, ()))
    }

    /// The most bytes held above the boot image; 0 where the guest is too broken to say.
    pub fn memory_peak(&self, store: impl AsContextMut<Data: 'static>) -> u64 {
        let peak = on_a_large_stack(|| self.memory_peak.call(store, ()));
        peak.ok().and_then(|bytes| u64::try_from(bytes).ok()).unwrap_or(0)
    }

    /// Bytes of its memory; none if they lie outside.
    pub fn bytes<'a, T: 'static>(&self, store: impl Into<wasmtime::StoreContext<'a, T>>, pointer: u32, length: u32) -> Option<&'a [u8]> {
        let store = store.into();
        let end = (pointer as usize).checked_add(length as usize)?;
        self.memory.data(store).get(pointer as usize..end)
    }
}

/// Stack that WebAssembly may use: a thousand frames of Python, RustPython's limit, take less than half of it.
pub const GUEST_STACK: usize = 8 << 20;
/// Stack around it: for the host calls at its far end, which may run other environments in turn.
const HOST_STACK: usize = 2 << 20;

/// wasmtime runs the guest on the stack of its caller, and a thread of a test has 2 MB of it.
pub fn on_a_large_stack<R>(run: impl FnOnce() -> R) -> R {
    stacker::grow(GUEST_STACK + HOST_STACK, run)
}
