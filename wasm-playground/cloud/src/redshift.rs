//! `Redshift`: the cluster or workgroup of a scenario. Its SQL is run by whoever is the [`SqlEngine`](crate::SqlEngine); who may ask, how
//! long it takes, what is told and what survives is decided here.
//!
//! | part | modules |
//! |---|---|
//! | what a scenario says | `config` |
//! | the database and its sessions | `cluster`, `protocol`, `changes`, `watch`, `outside`, `latency` |
//! | the Data API of `boto3` | `data_api` (its operations), `data_answers` (shapes), `data_checks` (what is refused), `statement`, `running` |
//! | connections of `psycopg2` | `wire` |
//! | the reader's own SQL, and what is stored | `desk` |
//! | numbers | `figures` |

mod changes;
mod cluster;
pub(crate) mod config;
mod data_answers;
mod data_api;
mod data_checks;
mod desk;
pub mod figures;
mod latency;
mod outside;
mod protocol;
mod running;
mod statement;
mod watch;
mod wire;

pub(crate) use cluster::{Notes, Redshift, StoredRedshift};
pub use config::RedshiftConfig;
pub(crate) use data_api::OPERATIONS;
pub use desk::{QueryRefused, QueryResult, Table, TableColumn};
pub(crate) use wire::WireRequest;
