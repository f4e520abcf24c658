//! A [`Scenario`] goes in, [`Event`]s come out: what is deployed, what happens to it, and what AWS would show of it.
//!
//! [`Session`] plays a scenario with an engine that it is given. No I/O, no clock, no Python.
//!
//! | part | modules |
//! |---|---|
//! | what is said | `scenario`, `step`, `triggers`; read by `place`, `function_text`, `trigger_text`, `trigger_checks` |
//! | what is there | `account`, `deployed`, [`stores`] ([`s3`], [`sqs`], [`service_call`], [`record`]), [`schedule`] |
//! | how it goes on | `session`, `play`, `progress`, `timetable`; `asynchronous`, `polling`, `rules`, `store_calls` |
//! | the open relative | `openwhisk`, over [`mini_lambda::openwhisk`] |
//! | what people look at | [`inventory`] |
//! | what functions reach | `dispatcher`, `lambda_service` |
//! | what is told | `event`, `service_event`, `narrator` |
//! | numbers | [`figures`] (AWS's), [`model`] (the simulation's own) |

mod account;
mod asynchronous;
mod deployed;
mod digests;
mod dispatcher;
mod event;
pub mod figures;
mod form_encoding;
mod function_text;
pub mod inventory;
mod lambda_service;
pub mod model;
mod narrator;
mod openwhisk;
pub mod parameters;
mod place;
mod play;
mod polling;
mod progress;
pub mod record;
mod rules;
pub mod s3;
mod scenario;
pub mod schedule;
pub mod service_call;
pub mod service_error;
mod service_event;
mod session;
pub mod sqs;
mod step;
mod store_calls;
pub mod stores;
mod storing;
mod timetable;
mod trigger_checks;
mod trigger_text;
mod triggers;

pub use digests::md5_hex;
pub use event::{Event, EventKind, ScenarioEvent};
pub use inventory::Inventory;
pub use mini_lambda::{self, AliasRequest, Engine, EngineFault, FunctionConfig, InvocationFinished, Status};
pub use place::ScenarioError;
pub use scenario::Scenario;
pub use service_event::ServiceEvent;
pub use session::{Checkpoint, Emit, Session};
pub use step::{InvocationType, Invoke, Step};
pub use triggers::{BucketConfig, EventSourceConfig, QueueConfig, ScheduleConfig};
