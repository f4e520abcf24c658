//! The seam between Lambda and the code it runs: what a function may ask of the world outside, as plain values.
//!
//! `python.wasm` imports two functions and nothing else:
//!
//! - `host.call(operation: i32, pointer: i32, length: i32) -> i32` hands over a request and returns the length of the reply;
//! - `host.take(pointer: i32)` copies that reply into the guest's memory.
//!
//! An engine decodes the request with [`HostCall::decode`], asks its [`Host`], and gives the guest [`HostReply::encode`].
//! All integers are little-endian.

use std::borrow::Cow;

use crate::engine::Stop;
use crate::time::{SimDuration, SimTime};

/// Numbers of the operations, the first argument of `host.call`. The guest has the same list.
pub mod operation {
    /// Payload: bytes for standard output. Reply: empty.
    pub const STDOUT: i32 = 1;
    /// Payload: bytes for standard error. Reply: empty.
    pub const STDERR: i32 = 2;
    /// Payload: bytes that the runtime client wrote to `_LAMBDA_TELEMETRY_LOG_FD`. Reply: empty.
    pub const LOG_FRAME: i32 = 3;
    /// Payload: empty. Reply: `i64` nanoseconds since 1970, `i64` monotonic nanoseconds since the environment began.
    pub const NOW: i32 = 4;
    /// Payload: `u64` nanoseconds. Reply: empty.
    pub const SLEEP: i32 = 5;
    /// Payload: `u32` count. Reply: that many bytes.
    pub const RANDOM: i32 = 6;
    /// Payload: `i32` exit code. Never returns.
    pub const EXIT: i32 = 7;
    /// Payload: empty; the allocator reached the limit. Never returns.
    pub const OUT_OF_MEMORY: i32 = 8;
    /// Payload: empty. Reply: `u32` length of the headers, the headers as a JSON object of strings, the event's bytes.
    pub const NEXT: i32 = 9;
    /// Payload: `u32` length of the head, the head as JSON `{"request_id", "content_type"}`, the response's bytes.
    pub const POST_RESULT: i32 = 10;
    /// Payload: as [`POST_RESULT`], the body being the error object.
    pub const POST_ERROR: i32 = 11;
    /// Payload: the error object as JSON.
    pub const POST_INIT_ERROR: i32 = 12;
    /// Payload: `u32` length of the head, the head as JSON (see `wasm-playground/python/FILES.md`), data to write.
    /// Reply: `i32` errno (0 for success), then JSON or data.
    pub const FILE: i32 = 13;
    /// Payload: `u32` length of the head, the head as JSON (service, operation, parameters), bytes that JSON cannot hold.
    /// Reply: the same of the answer. The call takes simulated time; if that is not there, it does not return.
    pub const SERVICE: i32 = 14;
    /// Payload: name of a service, for which a client was made. Reply: empty.
    pub const CLIENT_CREATED: i32 = 15;
    /// Payload: name of a step of a package, `boto3.import`, at which AWS's package does work that the face of it here does not. Reply:
    /// empty. The step takes as long as there.
    pub const PACKAGE_WORK: i32 = 16;
}

/// One wish of the guest.
#[derive(Debug, PartialEq, Eq)]
pub enum HostCall<'a> {
    /// Bytes for standard output.
    Stdout(&'a [u8]),
    /// Bytes for standard error.
    Stderr(&'a [u8]),
    /// Framed log records of the runtime client.
    LogFrame(&'a [u8]),
    /// What time is it?
    Now,
    /// Let simulated time pass.
    Sleep(SimDuration),
    /// This many random bytes, from the simulation's seed.
    Random(usize),
    /// The process ends with this code.
    Exit(i32),
    /// The allocator reached the memory limit.
    OutOfMemory,
    /// The runtime client asks for the next invocation.
    Next,
    /// The runtime client hands in the response.
    PostResult {
        /// Content type, `application/json` or `application/unknown`.
        content_type: String,
        /// The response as the runtime client wrote it.
        body: &'a [u8],
    },
    /// The runtime client hands in the error object of a failed invocation.
    PostError(&'a [u8]),
    /// The runtime client hands in the error object of a failed init.
    PostInitError(&'a [u8]),
    /// A request to the file system of the environment.
    File {
        /// The request, JSON.
        head: &'a [u8],
        /// Bytes to write; empty for other requests.
        data: &'a [u8],
    },
    /// A call of a service of AWS.
    Service {
        /// Service, operation and parameters, JSON.
        head: &'a [u8],
        /// What JSON cannot hold; empty for most operations.
        body: &'a [u8],
    },
    /// The code made a client for this service.
    ClientCreated(&'a [u8]),
    /// This step of a package is work that is not done here.
    PackageWork(&'a [u8]),
}

/// What the host answers.
#[derive(Debug, PartialEq, Eq)]
pub enum HostReply<'a> {
    /// Done, nothing to say.
    Empty,
    /// Wall clock, and a small monotonic clock that starts with the environment.
    Time {
        /// Simulated wall clock.
        now: SimTime,
        /// Simulated time since the environment was created.
        monotonic: SimDuration,
    },
    /// Random bytes.
    Bytes(Cow<'a, [u8]>),
    /// The next invocation, headers as the Runtime API names them.
    Next {
        /// JSON object of header names and values.
        headers: String,
        /// The event.
        body: Vec<u8>,
    },
    /// Answer of the file system.
    File {
        /// 0, or the Linux error number.
        errno: i32,
        /// JSON or file content.
        data: Vec<u8>,
    },
    /// Answer of a service.
    Service {
        /// Status, headers, output or error, JSON.
        head: String,
        /// What JSON cannot hold; empty for most operations.
        body: Vec<u8>,
    },
}

/// A request that no guest of ours can have written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadHostCall {
    /// Number of the operation.
    pub operation: i32,
    /// What is wrong with it.
    pub reason: &'static str,
}

/// The world outside, as an environment sees it. Methods take `&self`: the guest calls back while the session runs it.
pub trait Host {
    /// Answers one wish. `work` is what the environment has executed since the present phase began, in metered instructions.
    ///
    /// # Errors
    /// A [`Stop`] ends the environment: the engine must trap the guest and report that same stop.
    fn call(&self, work: u64, call: HostCall<'_>) -> Result<HostReply<'static>, Stop>;

    /// The work at which the present phase runs out of simulated time. It shrinks when time passes otherwise (sleep),
    /// so an engine asks after each call and sets the guest's meter by it.
    fn work_limit(&self) -> u64;
}
