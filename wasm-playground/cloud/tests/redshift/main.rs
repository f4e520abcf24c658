//! Tests of the simulated Redshift as a service: who may ask, when, what is told, what survives. The SQL is that of a fake engine.

mod connections;
mod data_api;
#[allow(dead_code, reason = "shared with mini-lambda's tests, which use all of it")]
#[path = "../../../lambda/tests/lambda/fake_engine.rs"]
mod fake_engine;
mod fake_sql;
mod scenarios;
mod world;
