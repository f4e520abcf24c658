//! What the engine calls: the exports of python.wasm.

#![allow(unsafe_code, reason = "an export is an unmangled symbol, and input arrives as a pointer")]

use crate::{interpreter, memory};

/// Gives a buffer of `length` bytes for input. The export that takes the input frees it.
#[unsafe(no_mangle)]
pub extern "C" fn allocate(length: usize) -> *mut u8 {
    Box::into_raw(vec![0_u8; length].into_boxed_slice()).cast()
}

/// Builds the interpreter. The linear memory afterwards is the image of an environment that has not started.
#[unsafe(no_mangle)]
pub extern "C" fn boot() {
    interpreter::boot();
}

/// Initialises the environment with the settings at `pointer` (from [`allocate`]). Returns 0 when the handler is loaded.
///
/// # Safety
/// `pointer` and `length` must be a buffer from [`allocate`] with its length, filled, and not used again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn start(pointer: *mut u8, length: usize) -> i32 {
    // SAFETY: promised by the caller: the buffer came from `allocate` with this very length, and nobody else uses it.
    let settings = unsafe { Box::from_raw(std::ptr::slice_from_raw_parts_mut(pointer, length)) };
    memory::begin();
    interpreter::call("start", Some(settings.into_vec()));
    0
}

/// Handles one invocation. Returns 0 when the result or the error is handed in.
#[unsafe(no_mangle)]
pub extern "C" fn invoke() -> i32 {
    interpreter::call("invoke", None);
    0
}

/// The most bytes held so far above the image.
#[unsafe(no_mangle)]
pub extern "C" fn memory_peak() -> i64 {
    memory::peak()
}
