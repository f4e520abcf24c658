//! The two imports of python.wasm: what the guest asks goes to the `Host`, and the meter is set by its answer.

use std::rc::Rc;

use mini_lambda::{Host, HostCall, Stop};
use wasmtime::{Caller, Linker, Store};

use crate::guest::Guest;

/// One instance's line to its host; the data of its store.
pub struct Bridge {
    host: Rc<dyn Host>,
    /// Set once the instance is there; the imports had to exist before it.
    guest: Option<Guest>,
    /// Bytes that wait for `host.take`.
    reply: Vec<u8>,
    /// Why the host ended the guest.
    stop: Option<Stop>,
    /// Work of the present phase up to the moment when the meter was last read.
    done: u64,
    /// What the meter showed then.
    left: i64,
}

impl Bridge {
    /// A line to this host, for an instance to come.
    pub fn new(host: Rc<dyn Host>) -> Bridge {
        Bridge { host, guest: None, reply: Vec::new(), stop: None, done: 0, left: 0 }
    }

    /// Tells the bridge its instance.
    pub fn connect(&mut self, guest: &Guest) {
        self.guest = Some(guest.clone());
    }

    /// A new phase: nothing done, the meter at the host's limit.
    pub fn begin_phase(store: &mut Store<Bridge>) {
        let limit = store.data().host.work_limit();
        store.data_mut().done = 0;
        if let Some(guest) = store.data().guest.clone() {
            let left = store.data_mut().refill(limit);
            guest.set_left(store, left);
        }
    }

    /// Instructions executed since the phase began, up to now.
    pub fn work(store: &mut Store<Bridge>) -> u64 {
        let Some(guest) = store.data().guest.clone() else { return 0 };
        let left = guest.left(&mut *store);
        store.data_mut().count(left)
    }

    /// The stop that the host asked for, if any.
    pub fn take_stop(&mut self) -> Option<Stop> {
        self.stop.take()
    }

    /// Adds what was executed since the meter was last read; it shows `left` now.
    fn count(&mut self, left: i64) -> u64 {
        // The meter only counts down.
        let spent = u64::try_from(i128::from(self.left) - i128::from(left)).unwrap_or(0);
        self.left = left;
        self.done = self.done.saturating_add(spent);
        self.done
    }

    /// What the meter must show for the guest to stop at `limit`.
    fn refill(&mut self, limit: u64) -> i64 {
        let left = i128::from(limit) - i128::from(self.done);
        self.left = i64::try_from(left).unwrap_or(if left < 0 { i64::MIN } else { i64::MAX });
        self.left
    }
}

/// Offers `host.call` and `host.take`.
///
/// # Errors
/// Never for a fresh linker.
pub fn link(linker: &mut Linker<Bridge>) -> wasmtime::Result<()> {
    linker.func_wrap("host", "call", call)?;
    linker.func_wrap("host", "take", take)?;
    Ok(())
}

/// `host.call`. An `Err` unwinds the guest.
fn call(mut caller: Caller<'_, Bridge>, operation: i32, pointer: u32, length: u32) -> wasmtime::Result<u32> {
    let guest = connected(&caller)?;
    let left = guest.left(&mut caller);
    let work = caller.data_mut().count(left);
    let host = Rc::clone(&caller.data().host);
    let payload = guest.bytes(&caller, pointer, length).ok_or_else(outside)?;
    let answer = match HostCall::decode(operation, payload) {
        Ok(call) => host.call(work, call),
        Err(bad) => Err(Stop::Trapped(format!("host call {}: {}", bad.operation, bad.reason))),
    };
    match answer {
        Ok(reply) => {
            let bytes = reply.encode();
            let length = u32::try_from(bytes.len())?;
            caller.data_mut().reply = bytes;
            let left = caller.data_mut().refill(host.work_limit());
            guest.set_left(&mut caller, left);
            Ok(length)
        }
        Err(stop) => {
            caller.data_mut().stop = Some(stop);
            Err(wasmtime::Error::msg("stopped by the host"))
        }
    }
}

/// `host.take`.
fn take(mut caller: Caller<'_, Bridge>, pointer: u32) -> wasmtime::Result<()> {
    let guest = connected(&caller)?;
    let reply = std::mem::take(&mut caller.data_mut().reply);
    guest.memory.write(&mut caller, pointer as usize, &reply).map_err(|_| outside())
}

fn connected(caller: &Caller<'_, Bridge>) -> wasmtime::Result<Guest> {
    caller.data().guest.clone().ok_or_else(|| wasmtime::Error::msg("a host call before the instance was ready"))
}

fn outside() -> wasmtime::Error {
    wasmtime::Error::msg("a host call with bytes outside the memory")
}
