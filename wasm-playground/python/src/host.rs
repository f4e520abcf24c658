//! What the program calls: the two functions of the host, its only imports. FILES.md and `wasm-playground/lambda/src/host.rs` say what
//! the operations mean.

#![allow(unsafe_code, reason = "the host's functions are foreign and take pointers")]

/// Numbers of the operations. The host has the same list.
pub mod operation {
    /// Wall clock and monotonic clock.
    pub const NOW: i32 = 4;
    /// Let simulated time pass.
    pub const SLEEP: i32 = 5;
    /// Random bytes.
    pub const RANDOM: i32 = 6;
    /// The process ends.
    pub const EXIT: i32 = 7;
    /// The allocator reached its limit.
    pub const OUT_OF_MEMORY: i32 = 8;
    /// Standard error.
    pub const STDERR: i32 = 2;
    /// A request about files.
    pub const FILE: i32 = 13;
}

mod import {
    #[link(wasm_import_module = "host")]
    unsafe extern "C" {
        pub fn call(operation: i32, pointer: *const u8, length: usize) -> i32;
        pub fn take(pointer: *mut u8);
    }
}

/// Makes one request and gives its reply.
pub fn call(operation: i32, payload: &[u8]) -> Vec<u8> {
    // SAFETY: the host only reads `length` bytes at `pointer`.
    let length = unsafe { import::call(operation, payload.as_ptr(), payload.len()) };
    let length = usize::try_from(length).unwrap_or(0);
    let mut reply = Vec::with_capacity(length);
    if length > 0 {
        // SAFETY: the host writes exactly the `length` bytes it announced, for which there is room; after it they are initialised.
        unsafe {
            import::take(reply.as_mut_ptr());
            reply.set_len(length);
        }
    }
    reply
}

/// Makes a request after which this environment is no more.
pub fn end(operation: i32, payload: &[u8]) -> ! {
    // SAFETY: as in `call`. It allocates nothing, since the allocator itself ends here.
    unsafe { import::call(operation, payload.as_ptr(), payload.len()) };
    std::process::abort()
}

/// Nanoseconds since 1970 and nanoseconds since the environment began.
pub fn now() -> (i64, i64) {
    let reply = call(operation::NOW, &[]);
    let number = |at: usize| reply.get(at..at + 8).and_then(|bytes| bytes.try_into().ok()).map_or(0, i64::from_le_bytes);
    (number(0), number(8))
}

/// Random bytes from the simulation's seed.
pub fn random(count: usize) -> Vec<u8> {
    call(operation::RANDOM, &u32::try_from(count).unwrap_or(u32::MAX).to_le_bytes())
}

/// Randomness of the Rust crates, too, comes from the host.
#[unsafe(no_mangle)]
unsafe extern "Rust" fn __getrandom_v03_custom(destination: *mut u8, length: usize) -> Result<(), getrandom::Error> {
    let bytes = random(length);
    // SAFETY: getrandom gives `length` writable bytes at `destination`; no more than that is copied.
    unsafe { std::ptr::copy_nonoverlapping(bytes.as_ptr(), destination, length.min(bytes.len())) };
    Ok(())
}
