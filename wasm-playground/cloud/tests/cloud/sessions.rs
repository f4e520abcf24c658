//! Playing a scenario: events as they happen, checkpoints, and going on from them.

use std::cell::RefCell;
use std::rc::Rc;

use mini_cloud::{Checkpoint, Emit, Event, Scenario, Session, Step};

use crate::fake_engine::{FakeEngine, returned};

fn session(scenario: &str) -> Session {
    Session::new(Scenario::from_json(scenario).unwrap(), counting())
}

/// A handler that counts its calls in a global.
fn counting() -> Box<FakeEngine> {
    FakeEngine::handler(|process, event| {
        process.globals.borrow_mut().push(event.to_owned());
        process.print(&format!("{event}\n"))?;
        returned(&process.globals.borrow().len().to_string())
    })
}

fn types(events: &[Event]) -> Vec<String> {
    let type_of = |event: &Event| serde_json::to_value(event).unwrap()["type"].as_str().unwrap().to_owned();
    events.iter().map(type_of).filter(|name| name != "log").collect()
}

fn payloads(events: &[Event]) -> Vec<String> {
    events.iter().filter_map(Event::finished).map(|finished| finished.payload.clone()).collect()
}

const TWO_CALLS: &str =
    r#"{"functions": [{"name": "fn"}], "steps": [{"invoke": "fn", "event": 1}, {"advance_s": 60}, {"invoke": "fn", "event": 2}]}"#;

#[test]
fn steps_follow_each_other_in_time() {
    let mut session = session(TWO_CALLS);
    let events = session.run_events().unwrap();
    assert_eq!(
        types(&events),
        [
            "environment.started",
            "invocation.started",
            "invocation.finished",
            "step.finished",
            "step.finished",
            "invocation.started",
            "invocation.finished",
            "step.finished"
        ]
    );
    assert_eq!(payloads(&events), ["1", "2"]);
    let last = events.last().unwrap();
    assert_eq!(last.to_json(), r#"{"at":"2026-01-31T09:06:00.093Z","type":"step.finished","step":2}"#);
    assert_eq!((session.now(), last.at.as_micros() % 1_000), (last.at, 500), "only the text cuts half a millisecond off");
}

#[test]
fn events_are_told_while_the_function_runs() {
    let heard: Rc<RefCell<Vec<String>>> = Rc::default();
    let during = Rc::clone(&heard);
    let engine = FakeEngine::handler(move |process, _| {
        process.print("now\n")?;
        returned(if during.borrow().iter().any(|text| text == "now\n") { "true" } else { "false" })
    });
    let mut session = Session::new(Scenario::from_json(TWO_CALLS).unwrap(), engine);
    let sink = Rc::clone(&heard);
    let emit: Emit = Rc::new(move |event: &Event| sink.borrow_mut().extend(event.log().map(|log| log.text.clone())));
    session.run(&emit).unwrap();
    let events = session.step_events(&Step::from_json(r#"{"invoke": "fn"}"#).unwrap()).unwrap();
    assert_eq!(payloads(&events), ["true"]);
}

#[test]
fn an_update_changes_what_it_names_and_starts_cold() {
    let mut session =
        session(r#"{"functions": [{"name": "fn", "memory_mb": 512, "files": {"app.py": "1"}}], "steps": [{"invoke": "fn"}]}"#);
    session.run_events().unwrap();
    let update = Step::from_json(r#"{"update_function": {"name": "fn", "files": {"app.py": "2"}}}"#).unwrap();
    let events = session.step_events(&update).unwrap();
    assert_eq!(types(&events), ["environment.recycled", "step.finished"]);
    let function = &session.checkpoint().functions[0];
    assert_eq!((function.memory_mb, function.files["app.py"].as_str()), (512, "2"));
    let events = session.step_events(&Step::from_json(r#"{"invoke": "fn"}"#).unwrap()).unwrap();
    assert!(events.iter().filter_map(Event::finished).all(|finished| finished.cold));
}

#[test]
fn refusals_are_events() {
    let mut session = session(r#"{"functions": [{"name": "fn"}]}"#);
    let mut check = |step: &str, expected: &str| {
        let events = session.step_events(&Step::from_json(step).unwrap()).unwrap();
        assert_eq!(types(&events), ["request.refused", "step.finished"]);
        assert!(events[0].to_json().contains(expected), "{}", events[0].to_json());
    };
    check(
        r#"{"invoke": "x"}"#,
        r#""type":"request.refused","operation":"Invoke","function":"x","code":"ResourceNotFoundException","status":404,"message":"Function not found: arn:aws:lambda:us-east-1:123456789012:function:x:$LATEST"}"#,
    );
    check(r#"{"invoke": "fn", "payload": "{"}"#, r#""code":"InvalidRequestContentException","status":400"#);
    check(r#"{"update_function": {"name": "fn", "timeout_s": 901}}"#, "at 'timeout' failed to satisfy constraint");
    check(r#"{"update_function": {"name": "x"}}"#, r#""status":404"#);
    check(r#"{"recycle": "x"}"#, r#""status":404"#);
}

#[test]
fn a_checkpoint_keeps_all_but_the_environments() {
    let scenario = Scenario::from_json(TWO_CALLS).unwrap();
    let mut first = Session::new(scenario.clone(), counting());
    first.step_events(&scenario.steps[0]).unwrap();
    first.step_events(&Step::from_json(r#"{"update_function": {"name": "fn", "memory_mb": 256}}"#).unwrap()).unwrap();
    let stored = serde_json::to_string(&first.checkpoint()).unwrap();

    let checkpoint: Checkpoint = serde_json::from_str(&stored).unwrap();
    assert_eq!(serde_json::to_string(&checkpoint).unwrap(), stored);
    let mut second = Session::restore(scenario.clone(), checkpoint, counting());
    assert_eq!(second.now(), first.now());
    let [before, after] = [&mut first, &mut second].map(|session| session.step_events(&scenario.steps[2]).unwrap());
    // The first session's environment was recycled by the update, so both start cold, and are the same from there on.
    assert_eq!(before, after);
    assert!(after.iter().filter_map(Event::finished).all(|finished| finished.cold && finished.memory_mb == 256));
}

#[test]
fn the_same_scenario_gives_the_same_bytes() {
    let bytes = || session(TWO_CALLS).run_events().unwrap().iter().map(Event::to_json).collect::<Vec<_>>().join("\n");
    assert_eq!(bytes(), bytes());
    let other = TWO_CALLS.replacen('{', r#"{"seed": 2, "#, 1);
    assert_ne!(session(&other).run_events().unwrap(), session(TWO_CALLS).run_events().unwrap());
}

#[test]
fn a_very_deep_event_is_handed_over_as_it_is() {
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let mut session = session(&format!(r#"{{"functions": [{{"name": "fn"}}], "steps": [{{"invoke": "fn", "event": {deep}}}]}}"#));
    let events = session.run_events().unwrap();
    assert!(events.iter().filter_map(Event::log).any(|log| log.text == format!("{deep}\n")));
}

#[test]
fn events_can_be_read_back() {
    for event in session(TWO_CALLS).run_events().unwrap() {
        let json = event.to_json();
        assert_eq!(serde_json::from_str::<Event>(&json).unwrap().to_json(), json);
    }
}
