//! Tests of the service against a fake engine. A test is a function, what happens to it, and a transcript.

mod asynchronous;
mod billing;
mod concurrency;
mod cpu_share;
mod deaths;
mod determinism;
mod failures;
mod fake_engine;
mod files;
mod json_logs;
mod lifecycle;
mod logs;
mod names;
mod openwhisk;
mod refusals;
mod run_bill;
mod service_calls;
mod versions;
mod world;
