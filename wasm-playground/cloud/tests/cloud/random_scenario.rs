//! Random valid scenarios as JSON text, and the function that their events steer.

use mini_lambda::Stop;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

use crate::fake_engine::{FakeEngine, Process, Reply, raised, returned};

/// How many cases a property has, and from which seed. `PROPTEST_CASES` and `PROPTEST_RNG_SEED` say otherwise.
pub fn config(cases: u32) -> ProptestConfig {
    let given = ProptestConfig::default();
    // 256 is proptest's own number where nobody said another.
    let cases = if given.cases == 256 { cases } else { given.cases };
    let rng_seed = match given.rng_seed {
        proptest::test_runner::RngSeed::Random => proptest::test_runner::RngSeed::Fixed(1),
        fixed => fixed,
    };
    ProptestConfig { cases, rng_seed, failure_persistence: None, ..given }
}

/// A function that loads and ends as its variable LOAD and its event say.
pub fn steered() -> Box<FakeEngine> {
    FakeEngine::new(load, handle)
}

fn load(process: &Process) -> Result<(), Stop> {
    process.print("loading\n")?;
    // Some microseconds, so that an init is no whole number of milliseconds.
    process.compute(12_345_678)?;
    match process.spec.variables.get("LOAD").map_or("", String::as_str) {
        "slow" => process.sleep(11_000_000),
        "work" => process.compute(4_000_000_000),
        "fail" => process.fail_init("Runtime.ImportModuleError", "No module named 'x'"),
        "exit" => process.exit(3),
        _ => Ok(()),
    }
}

fn handle(process: &Process, event: &str) -> Result<Reply, Stop> {
    let event: Value = serde_json::from_str(event).unwrap_or_default();
    process.print("working\n")?;
    process.compute(event["work"].as_u64().unwrap_or_default())?;
    process.sleep(event["sleep_us"].as_u64().unwrap_or_default())?;
    process.allocate(event["bytes"].as_u64().unwrap_or_default())?;
    match event["end"].as_str().unwrap_or_default() {
        "raise" => raised("KeyError", "'x'"),
        "exit" => process.exit(1),
        "crash" => Err(Stop::Trapped("unreachable".to_owned())),
        _ => returned(&format!("{{\"version\": {:?}}}", process.spec.variables.get("AWS_LAMBDA_FUNCTION_VERSION"))),
    }
}

fn event() -> impl Strategy<Value = Value> {
    let end = select(vec!["return", "return", "return", "raise", "exit", "crash"]);
    (0..2_000_000_000_u64, 0..2_000_000_u64, 0..200_000_000_u64, end)
        .prop_map(|(work, sleep_us, bytes, end)| json!({"work": work, "sleep_us": sleep_us, "bytes": bytes, "end": end}))
}

fn invoke() -> impl Strategy<Value = Value> {
    let qualifier = select(vec![None, None, None, Some("$LATEST"), Some("1"), Some("2"), Some("live"), Some("missing")]);
    let kind = select(vec!["RequestResponse", "RequestResponse", "RequestResponse", "DryRun"]);
    (name(), event(), qualifier, kind)
        .prop_map(|(name, event, qualifier, kind)| json!({"invoke": name, "event": event, "qualifier": qualifier, "type": kind}))
}

fn name() -> impl Strategy<Value = &'static str> {
    select(vec!["a", "b"])
}

fn step() -> impl Strategy<Value = Value> {
    let version = || select(vec!["1", "2", "$LATEST"]);
    let alias = move |kind: &'static str| {
        (name(), version()).prop_map(move |(name, version)| json!({kind: {"function": name, "name": "live", "version": version}}))
    };
    prop_oneof![
        6 => invoke(),
        2 => vec(invoke(), 1..5).prop_map(|calls| json!({"at_once": calls})),
        2 => (0..900_u64).prop_map(|seconds| json!({"advance_s": seconds})),
        2 => (name(), memory()).prop_map(|(name, memory)| json!({"update_function": {"name": name, "memory_mb": memory}})),
        1 => (name(), 0..4_u32).prop_map(|(name, most)| json!({"update_function": {"name": name, "reserved_concurrency": most}})),
        2 => name().prop_map(|name| json!({"publish_version": name})),
        1 => alias("create_alias"),
        1 => alias("update_alias"),
        1 => name().prop_map(|name| json!({"recycle": name})),
    ]
}

fn memory() -> impl Strategy<Value = u32> {
    select(vec![128, 129, 512, 1_024, 1_769, 3_008, 10_240])
}

fn function(name: &'static str) -> impl Strategy<Value = Value> {
    let load = select(vec!["", "", "", "work", "slow", "fail", "exit"]);
    let reserved = select(vec![None, None, Some(1), Some(2)]);
    let architecture = select(vec!["x86_64", "arm64"]);
    (memory(), 1..20_u32, 512..=10_240_u32, load, reserved, architecture).prop_map(
        move |(memory, timeout, storage, load, reserved, architecture)| {
            json!({"name": name, "memory_mb": memory, "timeout_s": timeout, "ephemeral_storage_mb": storage,
                   "architecture": architecture, "reserved_concurrency": reserved, "environment": {"LOAD": load}})
        },
    )
}

/// A scenario that is not refused.
pub fn scenario() -> impl Strategy<Value = Value> {
    let era = select(vec!["2014-11", "2020-12", "2025-08"]);
    (any::<u32>(), era, function("a"), function("b"), vec(step(), 1..12)).prop_map(|(seed, era, a, b, steps)| {
        json!({"start": "2026-01-31T23:59:00Z", "seed": seed, "billing_era": era, "account_concurrency": 1_000,
               "functions": [a, b], "steps": steps})
    })
}
