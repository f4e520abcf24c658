//! The two imports of redshift.wasm: what the database asks goes to whoever called it.

use std::rc::Rc;

use mini_cloud::SqlOutside;
use wasmtime::{Caller, Linker, Memory};

/// One instance's line to the world around it; the data of its store.
#[derive(Default)]
pub struct SqlHost {
    /// Set once the instance is there.
    memory: Option<Memory>,
    /// Set for the length of a call.
    outside: Option<Rc<dyn SqlOutside>>,
    /// Bytes that wait for `host.take`.
    reply: Vec<u8>,
}

impl SqlHost {
    /// Tells the host its instance.
    pub fn connect(&mut self, memory: Memory) {
        self.memory = Some(memory);
    }

    /// A call begins.
    pub fn begin(&mut self, outside: Rc<dyn SqlOutside>) {
        self.outside = Some(outside);
    }

    /// It is over.
    pub fn end(&mut self) {
        self.outside = None;
    }
}

/// Offers `host.call` and `host.take`.
///
/// # Errors
/// Never for a fresh linker.
pub fn link(linker: &mut Linker<SqlHost>) -> wasmtime::Result<()> {
    linker.func_wrap("host", "call", call)?;
    linker.func_wrap("host", "take", take)?;
    Ok(())
}

fn call(mut caller: Caller<'_, SqlHost>, operation: i32, pointer: u32, length: u32) -> wasmtime::Result<u32> {
    let (Some(memory), Some(outside)) = (caller.data().memory, caller.data().outside.clone()) else {
        return Err(wasmtime::Error::msg("a host call when nobody had called the database"));
    };
    let from = pointer as usize;
    let payload = memory.data(&caller).get(from..from.saturating_add(length as usize)).ok_or_else(beyond)?;
    let reply = mini_cloud::sql_host_reply(operation, payload, outside.as_ref()).map_err(wasmtime::Error::msg)?;
    let length = u32::try_from(reply.len())?;
    caller.data_mut().reply = reply;
    Ok(length)
}

fn take(mut caller: Caller<'_, SqlHost>, pointer: u32) -> wasmtime::Result<()> {
    let memory = caller.data().memory.ok_or_else(beyond)?;
    let reply = std::mem::take(&mut caller.data_mut().reply);
    memory.write(&mut caller, pointer as usize, &reply).map_err(|_| beyond())
}

fn beyond() -> wasmtime::Error {
    wasmtime::Error::msg("a host call with bytes outside the memory")
}
