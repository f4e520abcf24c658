//! Tests of scenarios and sessions, with the fake engine of mini-lambda's tests.

#[allow(dead_code, reason = "shared with mini-lambda's tests, which use all of it")]
#[path = "../../../lambda/tests/lambda/fake_engine.rs"]
mod fake_engine;
mod published;
mod scenarios;
mod sessions;
