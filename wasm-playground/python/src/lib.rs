//! python.wasm: RustPython 0.6 with the part of Python's library that functions use and AWS's own runtime client, as one WebAssembly
//! program that imports nothing but `host.call` and `host.take`.
//!
//! # The story of one environment
//!
//! 1. `boot()` builds the interpreter, puts the shims in the places of what an operating system would give (`posix`, `time`, `_thread`,
//!    files, streams: the Python files in `shims/`), and loads the modules that AWS's runtime always has loaded. It asks the host
//!    nothing, so its result is the same every time: the engine keeps the linear memory as an image and copies it into each
//!    new environment instead of booting again.
//! 2. `start(pointer, length)` takes the settings of one environment (JSON: `handler`, `variables`, `memory_limit`,
//!    `driver`), seeds `random`, fills `os.environ`, imports `awslambdaric` and loads the handler. All code outside the handler runs here. If that fails, the
//!    runtime client reports it and the process exits: the call does not return.
//! 3. `invoke()` is one turn of the runtime's loop: ask for the next event, run the handler, hand in the result or the error.
//!
//! An action of OpenWhisk (`driver` is `openwhisk`) goes through the same three, driven by `shims/_openwhisk_runtime.py`. A program of a
//! machine (`driver` is `program`) runs as a whole in `start`, by `shims/_program_runtime.py`, and exits.
//!
//! `shims/_lambda_runtime.py` drives 2 and 3 with AWS's own functions. A new process begins with 1 (or its image); nothing is ever torn down:
//! an environment ends when its engine drops the instance.
//!
//! # The rooms
//!
//! - [`abi`]: what the engine calls. `host`: what the program calls. FILES.md: the requests about files.
//! - `memory`: the allocator, which counts and stops the environment at its limit.
//! - `frozen`: the modules that build.rs compiled; `pack`: how their code is stored. `host_module`: `_host`, the door through which the shims reach the host.
//! - `interpreter`: puts all that together; `recursion_text` mends one message of it.

pub mod abi;
mod frozen;
mod host;
mod host_module;
mod interpreter;
mod memory;
mod pack;
mod recursion_text;
