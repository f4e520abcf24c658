//! Versions, aliases and calls at once, as steps of a scenario.

use mini_cloud::{Checkpoint, Event, Scenario, Session, Step};

use crate::fake_engine::{FakeEngine, returned};

/// A handler that sleeps for as many milliseconds as its event says, and returns its variable CODE and its version.
fn telling() -> Box<FakeEngine> {
    FakeEngine::handler(|process, event| {
        process.sleep(event.parse::<u64>().unwrap_or(0) * 1_000)?;
        let variable = |name: &str| process.spec.variables.get(name).cloned().unwrap_or_default();
        returned(&format!("{}{}", variable("CODE"), variable("AWS_LAMBDA_FUNCTION_VERSION")))
    })
}

fn session(functions: &str, steps: &str) -> Session {
    let scenario = format!(r#"{{"functions": [{functions}], "steps": [{steps}]}}"#);
    Session::new(Scenario::from_json(&scenario).unwrap_or_else(|error| panic!("{error}")), telling())
}

const FUNCTION: &str = r#"{"name": "fn", "environment": {"CODE": "a"}}"#;

fn payloads(events: &[Event]) -> Vec<String> {
    events.iter().filter_map(Event::finished).map(|finished| finished.payload.clone()).collect()
}

fn types(events: &[Event]) -> Vec<String> {
    let type_of = |event: &Event| serde_json::to_value(event).unwrap()["type"].as_str().unwrap().to_owned();
    events.iter().map(type_of).filter(|name| name != "log").collect()
}

fn times(events: &[Event]) -> Vec<i64> {
    events.iter().map(|event| event.at.as_micros()).collect()
}

#[test]
fn versions_and_aliases_are_steps() {
    let mut session = session(
        FUNCTION,
        r#"{"publish_version": "fn"}, {"create_alias": {"function": "fn", "name": "live", "version": "1"}},
           {"update_function": {"name": "fn", "environment": {"CODE": "b"}}}, {"publish_version": "fn"},
           {"invoke": "fn", "qualifier": "live"}, {"update_alias": {"function": "fn", "name": "live", "version": "2"}},
           {"invoke": "fn:live"}, {"invoke": "arn:aws:lambda:us-east-1:123456789012:function:fn:1"}, {"invoke": "fn"}"#,
    );
    let events = session.run_events().unwrap();
    assert_eq!(payloads(&events), ["a1", "b2", "a1", "b$LATEST"]);
    let published: Vec<String> =
        events.iter().map(Event::to_json).filter(|json| json.contains("version.published") || json.contains("alias.")).collect();
    assert_eq!(
        published,
        [
            r#"{"at":"2026-01-31T09:05:00.000Z","type":"version.published","function":"fn","version":"1"}"#,
            r#"{"at":"2026-01-31T09:05:00.000Z","type":"alias.created","function":"fn","alias":"live","version":"1"}"#,
            r#"{"at":"2026-01-31T09:05:00.000Z","type":"version.published","function":"fn","version":"2"}"#,
            r#"{"at":"2026-01-31T09:05:00.092Z","type":"alias.updated","function":"fn","alias":"live","version":"2"}"#,
        ]
    );
}

#[test]
fn a_checkpoint_keeps_versions_and_aliases() {
    let mut first = session(
        FUNCTION,
        r#"{"publish_version": "fn"}, {"create_alias": {"function": "fn", "name": "live", "version": "1"}},
           {"update_function": {"name": "fn", "environment": {"CODE": "b"}}}"#,
    );
    first.run_events().unwrap();
    let stored = serde_json::to_string(&first.checkpoint()).unwrap();
    let checkpoint: Checkpoint = serde_json::from_str(&stored).unwrap();
    let mut second = Session::restore(first.scenario().clone(), checkpoint, telling());
    assert_eq!(serde_json::to_string(&second.checkpoint()).unwrap(), stored);
    for step in [r#"{"invoke": "fn:live"}"#, r#"{"publish_version": "fn"}"#, r#"{"invoke": "fn:2"}"#] {
        let step = Step::from_json(step).unwrap();
        let [before, after] = [&mut first, &mut second].map(|session| session.step_events(&step).unwrap());
        assert_eq!(before, after);
    }
    assert_eq!(second.checkpoint().published[0].versions.len(), 2);
}

#[test]
fn a_checkpoint_without_versions_is_read_as_before() {
    let first = session(FUNCTION, "");
    let stored = serde_json::to_value(first.checkpoint()).unwrap();
    assert_eq!(stored.get("published"), None);
    let checkpoint: Checkpoint = serde_json::from_value(stored).unwrap();
    assert_eq!(checkpoint.published, []);
}

#[test]
fn calls_at_once_have_environments_of_their_own() {
    let mut session = session(
        FUNCTION,
        r#"{"at_once": [{"invoke": "fn", "event": 300}, {"invoke": "fn", "event": 100}, {"invoke": "fn", "event": 200}]},
           {"advance_s": 1}, {"at_once": [{"invoke": "fn"}, {"invoke": "fn"}]}"#,
    );
    let events = session.run_events().unwrap();
    let times = times(&events);
    assert!(times.is_sorted(), "time never runs backwards");
    let cold: Vec<bool> = events.iter().filter_map(Event::finished).map(|finished| finished.cold).collect();
    assert_eq!(cold, [true, true, true, false, false]);
    let durations: Vec<u64> = events.iter().filter_map(Event::finished).map(|finished| finished.duration_us.as_micros()).collect();
    assert_eq!(durations[..3], [102_500, 202_500, 302_500], "in order of their ends");
    assert_eq!(types(&events).iter().filter(|name| *name == "step.finished").count(), 3);
    let first_end = events.iter().find(|event| types(std::slice::from_ref(event)) == ["step.finished"]).unwrap();
    assert_eq!(first_end.at.as_micros() - times[0], 90_000 + 302_500, "the step ends with the last answer");
}

#[test]
fn one_call_too_many_is_refused_and_not_billed() {
    let mut session = session(
        r#"{"name": "fn", "reserved_concurrency": 2}"#,
        r#"{"at_once": [{"invoke": "fn", "event": 1}, {"invoke": "fn", "event": 1}, {"invoke": "fn", "event": 1}]}"#,
    );
    let events = session.run_events().unwrap();
    assert_eq!(payloads(&events).len(), 2);
    let refused: Vec<String> = events.iter().map(Event::to_json).filter(|json| json.contains("request.refused")).collect();
    assert_eq!(
        refused,
        [
            r#"{"at":"2026-01-31T09:05:00.000Z","type":"request.refused","operation":"Invoke","function":"fn","code":"TooManyRequestsException","status":429,"message":"Rate Exceeded.","reason":"ReservedFunctionConcurrentInvocationLimitExceeded"}"#
        ]
    );
}

#[test]
fn the_account_has_a_limit_that_a_scenario_may_name() {
    let scenario = r#"{"account_concurrency": 2, "functions": [{"name": "fn"}],
        "steps": [{"at_once": [{"invoke": "fn"}, {"invoke": "fn"}, {"invoke": "fn"}]}]}"#;
    let mut session = Session::new(Scenario::from_json(scenario).unwrap(), telling());
    let events = session.run_events().unwrap();
    assert!(events.iter().any(|event| event.to_json().contains(r#""reason":"ConcurrentInvocationLimitExceeded""#)));
}

#[test]
fn an_update_at_the_same_moment_lets_the_running_call_finish() {
    // LocalStack tests/aws/services/lambda_/test_lambda.py test_function_update_during_invoke (2024-05-15), read 2026-11-22.
    let mut session = session(
        FUNCTION,
        r#"{"at_once": [{"invoke": "fn", "event": 500}, {"update_function": {"name": "fn", "environment": {"CODE": "b"}}},
                        {"invoke": "fn", "event": 10}]}"#,
    );
    let events = session.run_events().unwrap();
    assert_eq!(payloads(&events), ["b$LATEST", "a$LATEST"], "in order of their ends");
    assert_eq!(types(&events)[types(&events).len() - 3..], ["invocation.finished", "environment.recycled", "step.finished"]);
}

#[test]
fn a_dry_run_is_told() {
    let mut session = session(FUNCTION, r#"{"invoke": "fn", "type": "DryRun"}"#);
    let events = session.run_events().unwrap();
    assert_eq!(types(&events), ["invocation.dry_run", "step.finished"]);
    assert!(events[0].to_json().ends_with(r#""type":"invocation.dry_run","function":"fn","status_code":204}"#));
}

#[test]
fn what_is_no_such_step() {
    let refused = |steps: &str| {
        let scenario = format!(r#"{{"functions": [{FUNCTION}], "steps": [{{"advance_s": 1}}, {steps}]}}"#);
        Scenario::from_json(&scenario).unwrap_err().to_string()
    };
    assert_eq!(refused(r#"{"at_once": []}"#), "steps[1].at_once: is empty: say what begins at once");
    let many = vec![r#"{"invoke": "fn"}"#; 33].join(", ");
    assert_eq!(
        refused(&format!(r#"{{"at_once": [{many}]}}"#)),
        "steps[1].at_once: must be at most 32 steps, not 33: a cap of this simulation, not AWS's"
    );
    assert_eq!(refused(r#"{"at_once": {"invoke": "fn"}}"#), "steps[1].at_once: must be a list, not an object");
    assert_eq!(
        refused(r#"{"at_once": [{"invoke": "fn"}, {"invoke": "x"}]}"#),
        r#"steps[1].at_once[1].invoke: no function named "x"; there is "fn""#
    );
    assert_eq!(
        refused(r#"{"at_once": [{"advance_s": 1}]}"#),
        "steps[1].at_once[0].advance_s: no time passes while things begin at once; make it a step of its own"
    );
    assert_eq!(
        refused(r#"{"at_once": [{"at_once": [{"invoke": "fn"}]}]}"#),
        "steps[1].at_once[0].at_once: is inside another one; write one list"
    );
    assert_eq!(
        refused(r#"{"at_once": [{"invoke": "fn"}], "event": 1}"#),
        r#"steps[1].event: no such key beside "at_once", which stands alone"#
    );
    assert_eq!(refused(r#"{"publish_version": "x"}"#), r#"steps[1].publish_version: no function named "x"; there is "fn""#);
    assert_eq!(refused(r#"{"publish_version": 1}"#), "steps[1].publish_version: must be a text, not the number 1");
    assert_eq!(
        refused(r#"{"create_alias": {"function": "x", "name": "live", "version": "1"}}"#),
        r#"steps[1].create_alias.function: no function named "x"; there is "fn""#
    );
    assert_eq!(
        refused(r#"{"update_alias": {"function": "fn", "name": "live"}}"#),
        r#"steps[1].update_alias.version: is missing: an alias stands for a version, like "1""#
    );
    assert_eq!(
        refused(r#"{"create_alias": {"function": "fn", "name": "live", "version": 1}}"#),
        "steps[1].create_alias.version: must be a text, not the number 1"
    );
    assert_eq!(
        refused(r#"{"create_alias": {"function": "fn", "alias": "live"}}"#),
        r#"steps[1].create_alias.alias: no such key; there is "function", "name" and "version""#
    );
    assert_eq!(
        refused(r#"{"invoke": "arn:aws:lambda:eu-central-1:123456789012:function:fn"}"#),
        r#"steps[1].invoke: no function named "arn:aws:lambda:eu-central-1:123456789012:function:fn"; there is "fn""#
    );
    assert_eq!(refused(r#"{"invoke": "fn!"}"#), r#"steps[1].invoke: no function named "fn!"; there is "fn""#);
}

#[test]
fn what_is_not_here_yet_is_refused_by_name() {
    let refused = |functions: &str, steps: &str| {
        Scenario::from_json(&format!(r#"{{"functions": [{functions}], "steps": [{steps}]}}"#)).unwrap_err().to_string()
    };
    assert_eq!(
        refused(FUNCTION, r#"{"create_alias": {"function": "fn", "name": "live", "version": "1", "routing_config": {"2": 0.5}}}"#),
        "steps[0].create_alias.routing_config: not here yet: in this build an alias stands for one version, without weights"
    );
    for key in ["provisioned_concurrency", "snap_start"] {
        assert_eq!(
            refused(&format!(r#"{{"name": "fn", "{key}": 1}}"#), ""),
            format!("functions[0].{key}: not here yet: this build starts environments when they are called for; leave it out")
        );
    }
}

#[test]
fn reservations_are_checked_over_all_functions() {
    let refused = |functions: &str| Scenario::from_json(&format!(r#"{{"functions": [{functions}]}}"#)).unwrap_err().to_string();
    let reserved = |name: &str, number: u32| format!(r#"{{"name": "{name}", "reserved_concurrency": {number}}}"#);
    let expected = "reserved_concurrency: InvalidParameterValueException: Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [100].";
    assert_eq!(refused(&reserved("a", 901)), format!("functions[0].{expected}"));
    assert_eq!(refused(&format!("{}, {}", reserved("a", 900), reserved("b", 1))), format!("functions[1].{expected}"));
    assert!(Scenario::from_json(&format!(r#"{{"functions": [{}, {}]}}"#, reserved("a", 900), reserved("b", 0))).is_ok());
    let most = format!(r#"{{"account_concurrency": 0, "functions": [{}]}}"#, reserved("a", 1));
    assert_eq!(Scenario::from_json(&most).unwrap_err().to_string(), "account_concurrency: must be at least 1");
}
