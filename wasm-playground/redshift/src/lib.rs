//! redshift.wasm: SQLite under Redshift's surface, as one WebAssembly program that imports nothing but `host.call` and `host.take`.
//!
//! A request holds SQL (PROTOCOL.md). It goes through these rooms:
//!
//! 1. [`parse`]: text becomes statements, by sqlparser's Redshift dialect and parsers of our own for COPY and CREATE TABLE;
//! 2. [`check`]: names are found in the [`catalogue`], every expression gets one of the [`types`], and what Redshift refuses is refused.
//!    Out comes SQL for SQLite;
//! 3. [`session`]: SQLite runs it, in the transaction of the connection that asked. [`functions`] are what it calls meanwhile;
//!    [`copy`] reads objects of S3.
//!
//! [`error`] is what any of them says no with. `abi` and `host` are there in WebAssembly alone; everything else also runs natively, where
//! its tests are.

pub mod catalogue;
pub mod check;
pub mod copy;
pub mod error;
pub mod functions;
pub mod parse;
pub mod session;
pub mod types;

#[cfg(target_arch = "wasm32")]
pub mod abi;
#[cfg(target_arch = "wasm32")]
mod host;
