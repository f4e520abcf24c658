//! A [`Scenario`] goes in, [`Event`]s come out: what is deployed, what happens to it, and what AWS would show of it.
//!
//! [`Session`] plays a scenario with an engine that it is given. No I/O, no clock, no Python. Today there are functions
//! only; services and triggers will live here.

mod digests;
mod event;
mod form_encoding;
mod function_text;
pub mod parameters;
mod place;
pub mod record;
pub mod s3;
mod scenario;
pub mod schedule;
pub mod service_call;
pub mod service_error;
mod session;
pub mod sqs;
mod step;
pub mod stores;
mod storing;

pub use event::{Event, EventKind, ScenarioEvent};
pub use mini_lambda::{self, AliasRequest, Engine, EngineFault, FunctionConfig, InvocationFinished, Status};
pub use place::ScenarioError;
pub use scenario::Scenario;
pub use session::{Checkpoint, Emit, Session};
pub use step::{InvocationType, Invoke, Step};
