//! Tests of scenarios and sessions, with the fake engine of mini-lambda's tests.

mod calls;
mod damage;
#[allow(dead_code, reason = "shared with mini-lambda's tests, which use all of it")]
#[path = "../../../lambda/tests/lambda/fake_engine.rs"]
mod fake_engine;
mod faults;
mod flow_properties;
mod flows;
mod inventory;
mod machines;
mod mappings;
mod openwhisk;
mod properties;
mod published;
mod random_flow;
mod random_scenario;
mod scale;
mod scenario_services;
mod scenarios;
mod sessions;
mod shop;
