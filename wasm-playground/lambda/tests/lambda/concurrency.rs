//! Calls at the same moment: environments of their own, limits, and updates under way.

use mini_lambda::model::WORK_PER_MS;
use mini_lambda::{
    Answer, ApiError, EventKind, FunctionConfig, InvocationFinished, InvokeRequest, SimDuration, SimTime, reservation_problem,
};

use crate::fake_engine::{FakeEngine, returned};
use crate::world::{World, function};

/// A handler that sleeps as many milliseconds as the event says and counts its calls.
fn sleeping() -> Box<FakeEngine> {
    FakeEngine::handler(|process, event| {
        process.globals.borrow_mut().push("call".to_owned());
        process.sleep(event.parse::<u64>().unwrap() * 1_000)?;
        let code = process.spec.variables.get("CODE").cloned().unwrap_or_default();
        returned(&format!("{code}{}", process.globals.borrow().len()))
    })
}

fn limited(name: &str, reserved_concurrency: Option<u32>) -> FunctionConfig {
    FunctionConfig { reserved_concurrency, ..FunctionConfig::new(name) }
}

/// A call that begins at the world's present moment and does not move it.
fn begin(world: &World, name: &str, milliseconds: u64) -> Result<(SimTime, InvocationFinished), ApiError> {
    let payload = Some(milliseconds.to_string().into_bytes());
    let answered = world.lambda.invoke(world.now, &InvokeRequest { payload, ..InvokeRequest::of(name) }, &world.emit).unwrap();
    match answered.answer {
        Answer::Finished(finished) => Ok((answered.at, *finished)),
        Answer::Refused(error) => Err(error),
        other @ (Answer::MayRun | Answer::Accepted(_) | Answer::Activation(_)) => panic!("{other:?}"),
    }
}

fn streams(world: &World) -> Vec<String> {
    let stream = |kind| if let EventKind::InvocationStarted { log_stream, .. } = kind { Some(log_stream) } else { None };
    world.events().into_iter().filter_map(|event| stream(event.kind)).collect()
}

#[test]
fn every_call_of_one_moment_has_an_environment_of_its_own() {
    // One event at a time per environment; each has its own globals and log stream
    // (<https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html>, read 2026-11-22).
    let world = World::new(function(), sleeping());
    let calls: Vec<_> = (0..3).map(|_| begin(&world, "fn", 100).unwrap()).collect();
    assert!(calls.iter().all(|(end, finished)| finished.cold && finished.payload == "1" && *end == calls[0].0));
    let mut streams = streams(&world);
    streams.sort();
    streams.dedup();
    assert_eq!(streams.len(), 3);
}

#[test]
fn an_environment_is_free_from_the_end_of_its_event_on() {
    let mut world = World::new(function(), sleeping());
    let (end, _) = begin(&world, "fn", 100).unwrap();
    world.now = end - SimDuration::from_micros(1);
    assert!(begin(&world, "fn", 100).unwrap().1.cold);
    world.now = end;
    assert!(!begin(&world, "fn", 100).unwrap().1.cold);
}

#[test]
fn of_those_that_are_free_the_one_that_was_used_last_is_taken() {
    // The model's own rule: see model.rs.
    let mut world = World::new(function(), sleeping());
    begin(&world, "fn", 100).unwrap();
    begin(&world, "fn", 500).unwrap();
    begin(&world, "fn", 200).unwrap();
    world.wait(60);
    begin(&world, "fn", 0).unwrap();
    let streams = streams(&world);
    assert_eq!(streams[3], streams[1], "the one whose event ended last");
}

#[test]
fn reserved_concurrency_is_a_limit() {
    // test_reserved_concurrency_async_queue: a second synchronous call while one runs is refused
    // (LocalStack tests/aws/services/lambda_/test_lambda.py, 2025-11-24).
    let mut world = World::new(limited("fn", Some(1)), sleeping());
    let (end, _) = begin(&world, "fn", 100).unwrap();
    let error = begin(&world, "fn", 100).unwrap_err();
    assert_eq!((error.status, error.to_string().as_str()), (429, "TooManyRequestsException: Rate Exceeded."));
    assert_eq!(error.reason.as_deref(), Some("ReservedFunctionConcurrentInvocationLimitExceeded"));
    let finished = world.events().iter().filter(|event| matches!(event.kind, EventKind::InvocationFinished(_))).count();
    assert_eq!(finished, 1, "a refused call has no report and no price");
    world.now = end;
    assert!(begin(&world, "fn", 100).is_ok());
}

#[test]
fn a_reservation_of_none_switches_a_function_off() {
    // test_reserved_concurrency, 2025-11-25.
    let world = World::new(limited("fn", Some(0)), sleeping());
    let error = begin(&world, "fn", 1).unwrap_err();
    assert_eq!(error.reason.as_deref(), Some("ReservedFunctionConcurrentInvocationLimitExceeded"));
    let json = serde_json::to_value(world.events().last().unwrap()).unwrap();
    assert_eq!(json["reason"], "ReservedFunctionConcurrentInvocationLimitExceeded", "{json}");
}

#[test]
fn functions_without_a_reservation_share_what_is_left() {
    // <https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html>, read 2026-11-22: what one function reserves, no
    // other can use.
    let world = World::with_account_concurrency(105, limited("a", None), sleeping());
    world.lambda.deploy(limited("b", None));
    world.lambda.deploy(limited("reserved", Some(5)));
    (0..60).for_each(|_| drop(begin(&world, "a", 1_000).unwrap()));
    (0..40).for_each(|_| drop(begin(&world, "b", 1_000).unwrap()));
    for name in ["a", "b"] {
        assert_eq!(begin(&world, name, 1).unwrap_err().reason.as_deref(), Some("ConcurrentInvocationLimitExceeded"));
    }
    (0..5).for_each(|_| drop(begin(&world, "reserved", 1_000).unwrap()));
    let error = begin(&world, "reserved", 1).unwrap_err();
    assert_eq!(error.reason.as_deref(), Some("ReservedFunctionConcurrentInvocationLimitExceeded"));
}

/// <https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html#concurrency-vs-requests-per-second>: ten calls a second for each
/// environment that may run at once, however short they are.
#[test]
fn an_environment_answers_ten_calls_a_second() {
    let reason = |reserved: Option<u32>, calls: usize| {
        let config = FunctionConfig { reserved_concurrency: reserved, ..function() };
        let mut world = World::new(config, FakeEngine::handler(|_, _| returned("null")));
        let refused = (0..calls).find_map(|call| match world.request(&InvokeRequest::of("fn")) {
            Answer::Refused(error) => Some((call, error.reason.unwrap_or_default())),
            _ => None,
        });
        let waited = refused.clone().map(|_| {
            world.now += SimDuration::from_millis(200);
            matches!(world.request(&InvokeRequest::of("fn")), Answer::Finished(_))
        });
        (refused, waited)
    };
    let (refused, later) = reason(Some(1), 20);
    let (call, why) = refused.unwrap();
    // The first call takes 92.5 ms and each after it 1 ms, in which a tenth of a call comes back for every 10 ms.
    assert!((10..=12).contains(&call), "{call}");
    assert_eq!((why.as_str(), later), ("ReservedFunctionInvocationRateLimitExceeded", Some(true)));
    assert_eq!(reason(None, 40).0, None, "an account has 1,000 environments, which answer 10,000 calls a second");
}

#[test]
fn a_dry_run_needs_no_concurrency() {
    let mut world = World::new(limited("fn", Some(0)), sleeping());
    let request = InvokeRequest { invocation_type: mini_lambda::InvocationType::DryRun, ..InvokeRequest::of("fn") };
    assert_eq!(world.request(&request), Answer::MayRun);
}

#[test]
fn a_hundred_must_stay_unreserved() {
    // LocalStack tests/aws/services/lambda_/test_lambda_api.py test_function_concurrency_limits (2025-11-25).
    let problem = |reserved, others, account| reservation_problem(Some(reserved), others, account).map(|bad| bad.error.to_string());
    let refused = |least: u32| {
        Some(format!(
            "InvalidParameterValueException: Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [{least}]."
        ))
    };
    assert_eq!(problem(900, 0, 1_000), None);
    assert_eq!(problem(901, 0, 1_000), refused(100));
    assert_eq!(problem(1_001, 0, 1_000), refused(100));
    assert_eq!(problem(400, 500, 1_000), None);
    assert_eq!(problem(401, 500, 1_000), refused(100));
    assert_eq!(problem(u32::MAX, u32::MAX, 1_000), refused(100));
    // An account whose limit is 10 is told "[10]": <https://github.com/awslabs/fhir-works-on-aws-deployment/issues/691> (2022-09-09).
    assert_eq!(problem(1, 0, 10), refused(10));
    assert_eq!(problem(0, 0, 10), None, "none can always be reserved: the function is off");
}

#[test]
fn a_reservation_is_checked_against_all_functions_and_touches_no_environment() {
    let mut world = World::new(function(), sleeping());
    world.lambda.deploy(limited("other", Some(500)));
    world.invoke("1");
    world.lambda.update(world.now, FunctionConfig { reserved_concurrency: Some(401), ..function() }, &world.emit).unwrap();
    assert!(world.transcript().contains("refused PutFunctionConcurrency 400 InvalidParameterValueException"), "{}", world.transcript());
    world.lambda.update(world.now, FunctionConfig { reserved_concurrency: Some(400), ..function() }, &world.emit).unwrap();
    assert!(!world.invoke("1").cold);
}

#[test]
fn a_busy_environment_finishes_its_event_before_an_update_takes_it() {
    // LocalStack tests/aws/services/lambda_/test_lambda.py test_function_update_during_invoke (2024-05-15): the call that runs
    // ends with variant 1, one after the update gets variant 2.
    let variant = |name: &str| FunctionConfig { environment: [("CODE".to_owned(), name.to_owned())].into(), ..function() };
    let mut world = World::new(variant("variant-1 "), sleeping());
    world.invoke("0");
    let before = world.now;
    let (end, running) = begin(&world, "fn", 1_000).unwrap();
    world.now = before + SimDuration::from_millis(500);
    world.lambda.update(world.now, variant("variant-2 "), &world.emit).unwrap();
    let (_, after) = begin(&world, "fn", 1).unwrap();
    assert_eq!((running.payload.as_str(), after.payload.as_str(), after.cold), ("variant-1 2", "variant-2 1", true));
    let recycled = world.events().into_iter().find(|event| matches!(event.kind, EventKind::EnvironmentRecycled { .. })).unwrap();
    assert_eq!(recycled.at, end);
}

#[test]
fn a_busy_environment_is_not_idle() {
    let mut world = World::new(FunctionConfig { timeout_s: 900, ..function() }, sleeping());
    let (end, _) = begin(&world, "fn", 800_000).unwrap();
    world.wait(600);
    world.lambda.recycle(world.now, "fn", &world.emit).unwrap();
    assert!(!world.transcript().contains("recycled"), "{}", world.transcript());
    world.lambda.advance(world.now, end + SimDuration::from_secs(420), &world.emit).unwrap();
    assert!(world.transcript().ends_with("recycled Idle\n"));
}

#[test]
fn a_call_that_died_frees_its_place_too() {
    let engine = FakeEngine::handler(|process, event| {
        if event == "\"exit\"" {
            process.exit(1)?;
        }
        process.compute(WORK_PER_MS)?;
        returned("null")
    });
    let mut world = World::new(limited("fn", Some(1)), engine);
    (0..3).for_each(|_| assert_eq!(world.invoke("\"exit\"").error_type.as_deref(), Some("Runtime.ExitError")));
    assert_eq!(world.invoke("1").payload, "null");
}

#[test]
fn a_function_gets_a_thousand_environments_at_once_and_a_hundred_more_a_second() {
    // <https://docs.aws.amazon.com/lambda/latest/dg/scaling-behavior.html>, read 2026-11-22. One that is free needs no new one.
    let mut world = World::with_account_concurrency(10_000, function(), sleeping());
    let ends: Vec<_> = (0..1_000).map(|_| begin(&world, "fn", 1_500).unwrap().0).collect();
    assert_eq!(begin(&world, "fn", 1).unwrap_err().status, 429);
    world.lambda.deploy(FunctionConfig::new("other"));
    assert!(begin(&world, "other", 1).is_ok(), "every function has its own rate");
    world.now += SimDuration::from_secs(1);
    assert_eq!((0..200).filter(|_| begin(&world, "fn", 5_000).is_ok()).count(), 100);
    world.now = ends[0];
    assert_eq!((0..1_000).filter(|_| begin(&world, "fn", 1).is_ok()).count(), 1_000);
}

#[test]
fn a_call_that_lies_in_the_future_keeps_its_place() {
    // A nested call begins late in the run of its caller, and is executed before an event that begins earlier.
    let mut world = World::new(limited("fn", Some(1)), sleeping());
    let start = world.now;
    world.now = start + SimDuration::from_secs(5);
    let (end, _) = begin(&world, "fn", 1_000).unwrap();
    world.now = start + SimDuration::from_secs(3);
    assert!(begin(&world, "fn", 1_000).is_err(), "nobody knows yet how long it would take");
    world.now = end;
    assert!(begin(&world, "fn", 1_000).is_ok());
}

#[test]
fn a_nested_call_of_an_unreserved_function_counts_too() {
    let mut world = World::with_account_concurrency(2, limited("a", None), sleeping());
    world.lambda.deploy(limited("b", None));
    world.lambda.deploy(limited("off", Some(0)));
    let start = world.now;
    world.now = start + SimDuration::from_secs(5);
    begin(&world, "b", 1_000).unwrap();
    begin(&world, "b", 1_000).unwrap();
    world.now = start;
    assert!(begin(&world, "a", 1).is_err(), "two run five seconds from now, and nobody knows yet how long this one takes");
    world.now = start + SimDuration::from_secs(7);
    assert!(begin(&world, "a", 1).is_ok());
}
