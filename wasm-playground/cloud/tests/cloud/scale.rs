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

/// Seconds, and things told, for so many messages, sent at one moment to a queue that a function works on, a thousand at a time at most.
fn burst_seconds(messages: u32) -> (f64, u32) {
    let engine = FakeEngine::handler(|process, _| process.sleep(200_000).and_then(|()| returned("null")));
    let scenario = r#"{"functions": [{"name": "fn"}], "queues": [{"name": "q"}], "event_sources": [{"queue": "q", "function": "fn"}]}"#;
    let mut session = Session::new(Scenario::from_json(scenario).unwrap(), engine);
    let told = Rc::new(std::cell::Cell::new(0_u32));
    let count = Rc::clone(&told);
    let emit: Emit = Rc::new(move |_: &Event| count.set(count.get() + 1));
    let began = clock();
    let send = Step::from_json(r#"{"send_message": {"queue": "q", "body": "m"}}"#).unwrap();
    (0..messages).for_each(|_| session.step(&send, &emit).unwrap());
    session.step(&Step::from_json(r#"{"until_idle": {}}"#).unwrap(), &emit).unwrap();
    assert_eq!(session.stores().sqs.bodies("q").len(), 0);
    (clock() - began, told.get())
}

/// Seconds, and things told, for so many events at one moment, of which a thousand have room. Of very many, some grow too old before they have had any.
fn throttled_seconds(events: u32) -> (f64, u32) {
    let engine = FakeEngine::handler(|process, _| process.sleep(1_000_000).and_then(|()| returned("null")));
    let mut session = Session::new(Scenario::from_json(r#"{"functions": [{"name": "fn"}]}"#).unwrap(), engine);
    let (finished, told) = (Rc::new(std::cell::Cell::new(0_u32)), Rc::new(std::cell::Cell::new(0_u32)));
    let (runs, count) = (Rc::clone(&finished), Rc::clone(&told));
    let emit: Emit = Rc::new(move |event: &Event| {
        runs.set(runs.get() + u32::from(event.finished().is_some()));
        count.set(count.get() + 1);
    });
    let began = clock();
    let fire = Step::from_json(r#"{"invoke": "fn", "type": "Event", "event": 1}"#).unwrap();
    (0..events).for_each(|_| session.step(&fire, &emit).unwrap());
    session.step(&Step::from_json(r#"{"until_idle": {}}"#).unwrap(), &emit).unwrap();
    assert!(finished.get() == events || finished.get() > 50_000, "{} ran", finished.get());
    (clock() - began, told.get())
}

#[test]
#[allow(clippy::disallowed_macros, reason = "a measurement says what it found")]
#[ignore = "takes minutes without --release, and measures"]
fn bursts_take_as_long_as_there_is_to_tell() {
    for (what, seconds) in [("messages", burst_seconds as fn(u32) -> (f64, u32)), ("throttled events", throttled_seconds)] {
        let ((small, few), (large, many)) = (seconds(10_000), seconds(100_000));
        println!("10,000 {what}: {small:.2} s, {few} things told; 100,000: {large:.2} s, {many} things told");
        // A throttled event is tried again and again, so there is more to tell of each.
        assert!(large / f64::from(many) < small / f64::from(few) * 2.0, "{what}: each thing takes longer, the more there are");
    }
}
