//! What AWS Lambda does around a function: environments, invocations, log lines, bills. No I/O, no clock, no Python.
//!
//! [`Lambda`] is the service. It is told what happens and when, runs code through an [`Engine`], and says what came of it
//! by [`Event`]s.
//!
//! | part | modules |
//! |---|---|
//! | what is deployed | [`function`], `function_validation`, `function_name`, `deployment`, `versions`, `environment_variables` |
//! | running it | `lambda`, `api`, `json_complaint`, `invoke`, `concurrency`, `scaling`, `fleet`, `invocation`, `environment`, `lifecycle`, `failure`, `sandbox` |
//! | without waiting | [`async_event`], [`destination`], [`lineage`] |
//! | the seam to the code | [`engine`], [`host`], [`services`], `host_bytes`, `file_requests`, `file_system`, `tenant`, `inode`, `open_files`, `random` |
//! | what is seen of it | [`event`], [`billing`], `milliseconds`, `monthly_bill`, `run_bill`, [`identifiers`], [`api_error`] |
//! | programs | [`machine`] |
//! | logs | `platform_event`, `logs`, `system_log`, `telemetry`, `application_level`, `log_tail` |
//! | the open relative | [`openwhisk`] |
//! | numbers | [`figures`] (AWS's), [`model`] (the simulation's own), [`time`] |

mod api;
pub mod api_error;
mod application_level;
pub mod async_event;
pub mod billing;
mod concurrency;
mod deployment;
pub mod destination;
pub mod engine;
mod environment;
mod environment_variables;
pub mod event;
mod failure;
pub mod figures;
mod file_requests;
mod file_system;
mod fleet;
pub mod function;
mod function_name;
mod function_validation;
pub mod host;
mod host_bytes;
pub mod identifiers;
mod inode;
mod invocation;
mod invoke;
mod json_complaint;
mod lambda;
mod lifecycle;
pub mod lineage;
mod log_tail;
mod logs;
pub mod machine;
mod milliseconds;
pub mod model;
mod monthly_bill;
mod open_files;
pub mod openwhisk;
mod phase_clock;
mod platform_event;
mod random;
mod run_bill;
mod sandbox;
mod scaling;
pub mod services;
mod system_log;
mod telemetry;
mod tenant;
pub mod time;
mod versions;

pub use api::{InvocationType, InvokeRequest};
pub use api_error::ApiError;
pub use async_event::{AsyncEvent, AsyncResponse, Condition, Settlement, Verdict};
pub use billing::{BillingEra, Cost, Usd};
pub use concurrency::reservation_problem;
pub use deployment::Published;
pub use destination::{DeadLetterAttributes, Delivery, Destination};
pub use engine::{Driver, Engine, EngineFault, Environment, EnvironmentSpec, Phase, Stop};
pub use event::{DropReason, Emit, Event, EventKind, InvocationFinished, LogEvent, LogOrigin, RecycleReason, ResetReason, Status};
pub use file_system::StoredFile;
pub use function::FunctionConfig;
pub use function_name::FunctionName;
pub use function_validation::BadSetting;
pub use host::{BadHostCall, Host, HostCall, HostReply};
pub use host_bytes::MOST_RANDOM_BYTES;
pub use identifiers::Identifiers;
pub use invoke::Attempted;
pub use lambda::{Answer, Answered, Lambda, LambdaSettings};
pub use lineage::Lineage;
pub use machine::{Command, Killed, Machine, ProgramEnded};
pub use monthly_bill::{MonthlyBill, MonthlyUsage, Used};
pub use openwhisk::{ActionSettings, ActivationRecord, Trigger};
pub use run_bill::{BillRequest, BilledRun, EraBill, Money, PricedUsage, RunBill};
pub use services::{Caller, CallerPhase, NoServices, ServiceReply, Services};
pub use tenant::HOME;
pub use time::{SimDuration, SimTime};
pub use versions::AliasRequest;
