//! The same again gives the same again, and what does not belong together does not touch.

use mini_lambda::{HostCall, HostReply};

use crate::fake_engine::{FakeEngine, Process, Reply, returned};
use crate::world::{World, function};

fn random(process: &Process, _: &str) -> Result<Reply, mini_lambda::Stop> {
    let HostReply::Bytes(bytes) = process.call(HostCall::Random(8))? else { panic!() };
    process.print(&format!("{bytes:?}\n"))?;
    process.compute(12_345_678)?;
    if bytes[0] % 2 == 0 { process.exit(1) } else { returned(&format!("{bytes:?}")) }
}

#[test]
fn the_same_twice() {
    let run = || {
        let mut world = World::new(function(), FakeEngine::handler(random));
        (0..10).for_each(|_| drop(world.invoke("{}")));
        serde_json::to_string(&world.events()).unwrap()
    };
    assert_eq!(run(), run());
}

#[test]
fn one_more_log_line_changes_no_id() {
    let ids = |engine| {
        let mut world = World::new(function(), engine);
        (0..3).map(|_| world.invoke("{}").request_id).collect::<Vec<_>>()
    };
    let silent = ids(FakeEngine::handler(|_, _| returned("null")));
    let chatty = ids(FakeEngine::handler(|process, _| process.print("hello\n").and_then(|()| returned("null"))));
    assert_eq!(silent, chatty);
    assert_ne!(silent[0], silent[1]);
}

#[test]
fn time_never_runs_backwards_and_start_end_report_pair_up() {
    let mut world = World::new(function(), FakeEngine::handler(random));
    (0..20).for_each(|_| drop(world.invoke("{}")));
    let events = world.events();
    assert!(events.windows(2).all(|pair| pair[0].at <= pair[1].at));
    let log = world.log();
    let count = |start: &str| log.iter().filter(|text| text.starts_with(start)).count();
    assert_eq!((count("START"), count("END"), count("REPORT")), (20, 20, 20));
}

#[test]
fn events_are_flat_objects_that_begin_with_time_and_type() {
    let mut world = World::new(function(), FakeEngine::handler(|_, _| returned("null")));
    world.invoke("{}");
    for event in world.events() {
        let json = serde_json::to_string(&event).unwrap();
        assert!(json.starts_with("{\"at\":\"2026-01-31T09:05:00."), "{json}");
        assert!(json[32..].starts_with(",\"type\":\""), "{json}");
        assert_eq!(json, serde_json::to_string(&serde_json::from_str::<mini_lambda::Event>(&json).unwrap()).unwrap());
    }
    let last = serde_json::to_value(world.events().last().unwrap()).unwrap();
    assert_eq!(last["type"], "invocation.finished");
    assert_eq!((&last["duration_ms"], &last["init_ms"], &last["billed_ms"]), (&2.5.into(), &90.into(), &93.into()));
    assert_eq!(last["cost"], serde_json::json!({"mb_ms": 11_904, "requests": 1, "usd": "0.000000393750"}));
}

#[test]
fn a_new_process_has_other_random_bytes() {
    let engine = FakeEngine::handler(|process, event| {
        let HostReply::Bytes(bytes) = process.call(HostCall::Random(8))? else { panic!() };
        process.print(&format!("{bytes:?}\n"))?;
        if event == "1" { process.exit(1) } else { returned("null") }
    });
    let mut world = World::new(function(), engine);
    world.invoke("1");
    world.invoke("1");
    let printed: Vec<_> = world.log().into_iter().filter(|text| text.starts_with('[')).collect();
    assert_eq!(printed.len(), 2);
    assert_ne!(printed[0], printed[1]);
}
