//! A [`Scenario`] goes in, [`Event`]s come out: what is deployed, what happens to it, and what AWS would show of it.
//!
//! [`Session`] plays a scenario with an engine that it is given. No I/O, no clock, no Python.
//!
//! | part | modules |
//! |---|---|
//! | what is said | `scenario`, `step`, `triggers`; read by `place`, `function_text`, `trigger_text`, `trigger_checks` |
//! | what is there | `account`, `deployed`, [`stores`] ([`s3`], [`sqs`], [`service_call`], [`record`]), [`redshift`], [`schedule`] |
//! | how it goes on | `session`, `play`, `progress`, `timetable`; `asynchronous`, `polling`, `rules`, `store_calls` |
//! | the open relative | `openwhisk`, over [`mini_lambda::openwhisk`] |
//! | what functions reach | `dispatcher`, `lambda_service`, `redshift_calls` |
//! | who runs it | `engines`, `sql_engine`, `sql_host` |
//! | what is told | `event`, `service_event`, `narrator` |
//! | numbers | [`figures`] (AWS's), [`model`] (the simulation's own) |

mod account;
mod asynchronous;
mod deployed;
mod digests;
mod dispatcher;
mod engines;
mod event;
pub mod figures;
mod form_encoding;
mod function_text;
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
pub mod redshift;
mod redshift_calls;
mod rules;
pub mod s3;
mod scenario;
pub mod schedule;
pub mod service_call;
pub mod service_error;
mod service_event;
mod session;
mod sql_engine;
mod sql_host;
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
pub use engines::Engines;
pub use event::{Event, EventKind, ScenarioEvent};
pub use mini_lambda::{self, AliasRequest, Engine, EngineFault, FunctionConfig, InvocationFinished, Status};
pub use place::ScenarioError;
pub use redshift::{QueryRefused, QueryResult, RedshiftConfig, Table};
pub use scenario::Scenario;
pub use service_event::{LoadError, Overlap, REDSHIFT, ServiceEvent};
pub use session::{CannotPlay, Checkpoint, Emit, LookError, Session};
pub use sql_engine::{SqlDatabase, SqlEngine, SqlOutside};
pub use sql_host::sql_host_reply;
pub use step::{InvocationType, Invoke, Step};
pub use triggers::{BucketConfig, EventSourceConfig, QueueConfig, ScheduleConfig};
