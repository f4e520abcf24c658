//! How long many invocations take on this machine. Run with `--release -- --ignored --nocapture`.

use std::rc::Rc;

use mini_cloud::{Emit, Event, Scenario, Session, Step};

use crate::fake_engine::{FakeEngine, returned};

/// Seconds for so many asynchronous invocations, begun in hundreds, each followed by a second; a part of them fails and is tried again.
fn seconds(invocations: u32) -> f64 {
    let engine = FakeEngine::handler(|process, event| {
        process.sleep(200_000)?;
        if event.ends_with('7') { crate::fake_engine::raised("ValueError", "no") } else { returned("null") }
    });
    let scenario = Scenario::from_json(r#"{"functions": [{"name": "fn", "maximum_retry_attempts": 1}]}"#).unwrap();
    let mut session = Session::new(scenario, engine);
    let finished = Rc::new(std::cell::Cell::new(0_u32));
    let count = Rc::clone(&finished);
    let emit: Emit = Rc::new(move |event: &Event| count.set(count.get() + u32::from(event.finished().is_some())));
    let began = clock();
    for hundred in 0..invocations / 100 {
        for one in 0..100 {
            let number = hundred * 100 + one;
            let step = Step::from_json(&format!(r#"{{"invoke": "fn", "type": "Event", "event": {number}}}"#)).unwrap();
            session.step(&step, &emit).unwrap();
        }
        session.step(&Step::from_json(r#"{"advance_s": 1}"#).unwrap(), &emit).unwrap();
    }
    session.step(&Step::from_json(r#"{"until_idle": {}}"#).unwrap(), &emit).unwrap();
    assert_eq!(finished.get(), invocations + invocations / 10);
    clock() - began
}

/// Seconds since some moment. The core reads no clock; a measurement has to.
#[allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "a measurement needs a clock")]
fn clock() -> f64 {
    std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs_f64()
}

#[test]
#[allow(clippy::disallowed_macros, reason = "a measurement says what it found")]
#[ignore = "takes minutes without --release, and measures"]
fn a_hundred_thousand_invocations_take_seconds_and_a_million_ten_times_as_long() {
    let (small, large) = (seconds(100_000), seconds(1_000_000));
    println!("100,000 invocations: {small:.2} s; 1,000,000: {large:.2} s");
    assert!(small < 5.0, "{small} s");
    assert!(large < small * 15.0, "{large} s is not ten times {small} s");
}
