//! A [`Scenario`] goes in, [`Event`]s come out: what is deployed, what happens to it, and what AWS would show of it.
//!
//! [`Session`] plays a scenario with an engine that it is given. No I/O, no clock, no Python.
//!
//! | part | modules |
//! |---|---|
//! | what is said | `scenario`, `step`, `triggers`; read by `place`, `function_text`, `trigger_text`, `mongodb_text`, `trigger_checks` |
//! | what is there | `account`, `deployed`, [`stores`] ([`s3`], [`sqs`], [`mongodb`], [`service_call`], [`record`]), [`redshift`], [`schedule`] |
//! | what passes a filter | [`event_pattern`] |
//! | how it goes on | `session`, `play`, `progress`, `timetable`; `asynchronous`, `polling`, `rules`, `store_calls` |
//! | machines | [`ec2`] |
//! | money | [`bill`] |
//! | the open relative | `openwhisk`, over [`mini_lambda::openwhisk`] |
//! | what people look at | [`inventory`] |
//! | what there is to work on | [`shop`]: a small shop and its days, made from a seed; `shop_config`, `shop_text` |
//! | what functions reach | `dispatcher`, `lambda_service`, `redshift_calls`, `latency`, [`fault`] |
//! | who runs it | `engines`, `sql_engine`, `sql_host` |
//! | what is told | `event`, `service_event`, `narrator` |
//! | numbers | [`figures`] (AWS's), [`model`] (the simulation's own) |

mod account;
mod asynchronous;
pub mod bill;
mod deployed;
mod digests;
mod dispatcher;
pub mod ec2;
mod engines;
mod event;
pub mod event_pattern;
pub mod fault;
pub mod figures;
mod form_encoding;
mod function_text;
pub mod inventory;
mod lambda_service;
mod latency;
pub mod model;
pub mod mongodb;
mod mongodb_text;
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
pub mod shop;
mod shop_config;
mod shop_text;
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

pub use bill::{Bill, Comparison, ComparisonRequest};
pub use digests::md5_hex;
pub use ec2::event::InstanceEvent;
pub use ec2::{CronEntry, InstanceConfig, InstanceInventory, Power, StartOn};
pub use engines::Engines;
pub use event::{Event, EventKind, ScenarioEvent};
pub use fault::{Fault, FaultKind};
pub use inventory::Inventory;
pub use mini_lambda::{self, AliasRequest, Engine, EngineFault, FunctionConfig, InvocationFinished, Status};
pub use mongodb_text::MongoDbConfig;
pub use place::ScenarioError;
pub use redshift::{QueryRefused, QueryResult, RedshiftConfig, Table, TableColumn};
pub use scenario::Scenario;
pub use service_event::{LoadError, Overlap, REDSHIFT, ServiceEvent};
pub use session::{CannotPlay, Checkpoint, Emit, LookError, Session};
pub use shop_config::{ShopConfig, ShopFile};
pub use sql_engine::{SqlDatabase, SqlEngine, SqlOutside};
pub use sql_host::sql_host_reply;
pub use step::{InvocationType, Invoke, Step};
pub use triggers::{BucketConfig, EventSourceConfig, QueueConfig, ScheduleConfig};
