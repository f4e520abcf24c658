//! Tests of scenarios and sessions, with the fake engine of mini-lambda's tests.

mod damage;
#[allow(dead_code, reason = "shared with mini-lambda's tests, which use all of it")]
#[path = "../../../lambda/tests/lambda/fake_engine.rs"]
mod fake_engine;
mod flows;
mod properties;
mod published;
mod random_scenario;
mod scenarios;
mod sessions;
