//! Runs functions on this machine: [`WasmtimeEngine`] is the engine of the command line, of the preprocessor and of the tests.
//!
//! | part | modules |
//! |---|---|
//! | python.wasm in wasmtime | [`engine`], `environment`, `guest`, `bridge` |
//! | redshift.wasm in wasmtime | [`sql`], `sql_host` |
//! | starting fast | `compiled` (machine code), `image` (memory of a booted interpreter), `cache` |
//! | grading what readers hand in | [`grading`] and below it |
//! | the `mini-lambda` command | [`command`] and below it |

mod bridge;
mod cache;
pub mod command;
mod compiled;
pub mod engine;
mod environment;
pub mod grading;
mod guest;
mod image;
pub mod sql;
mod sql_host;

pub use engine::{LoadError, WasmtimeEngine};
pub use sql::RedshiftEngine;
