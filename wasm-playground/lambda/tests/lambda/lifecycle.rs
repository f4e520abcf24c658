//! Cold, warm, reset, recycled: what an environment keeps and what the log shows of it.

use mini_lambda::model::WORK_PER_MS;
use mini_lambda::{FunctionConfig, HostCall, HostReply, InvokeRequest, LogOrigin, SimDuration};

use crate::fake_engine::{FakeEngine, raised, returned};
use crate::world::{World, check, function};

/// A handler that counts its calls in a global.
fn counting() -> Box<FakeEngine> {
    FakeEngine::handler(|process, _| {
        process.globals.borrow_mut().push("call".to_owned());
        returned(&process.globals.borrow().len().to_string())
    })
}

#[test]
fn a_cold_start_then_a_warm_one() {
    let engine = FakeEngine::new(
        |process| process.print("loading\n"),
        |process, event| {
            process.print("got ")?;
            process.print(event)?;
            process.print("\nand no newline")?;
            returned("\"What's Up!\"")
        },
    );
    let mut world = World::new(function(), engine);
    world.invoke("{}");
    world.wait(1);
    world.invoke("[1]");
    check(
        &world,
        r#"
        0.000 started
        0.000 | INIT_START Runtime Version: python:3.14.v1
        90.000 | loading\n
        90.000 invocation cold
        90.000 | START RequestId: RID Version: $LATEST\n
        92.500 | got {}\n
        92.500 | and no newline
        92.500 | END RequestId: RID\n
        92.500 | REPORT RequestId: RID→Duration: 2.50 ms→Billed Duration: 93 ms→Memory Size: 128 MB→Max Memory Used: 36 MB→Init Duration: 90.00 ms→\n
        92.500 finished Success "What's Up!"
        1092.500 invocation
        1092.500 | START RequestId: RID Version: $LATEST\n
        1093.500 | got [1]\n
        1093.500 | and no newline
        1093.500 | END RequestId: RID\n
        1093.500 | REPORT RequestId: RID→Duration: 1.00 ms→Billed Duration: 1 ms→Memory Size: 128 MB→Max Memory Used: 36 MB→\n
        1093.500 finished Success "What's Up!"
    "#,
    );
}

#[test]
fn globals_live_as_long_as_the_process() {
    // A counter in a global gives 1, 2, 3 while warm: LocalStack test_lambda.py TestLambdaBehavior, cache test.
    let mut world = World::new(function(), counting());
    assert_eq!([world.invoke("1").payload, world.invoke("1").payload], ["1", "2"]);
    world.lambda.recycle(world.now, "fn", &world.emit).unwrap();
    assert_eq!(world.invoke("1").payload, "1");
    assert!(world.transcript().contains("recycled Step"));
}

#[test]
fn an_exception_keeps_the_environment_warm() {
    // LocalStack test_lambda.py test_invocation_type_event_error: no Init Duration in the REPORT that follows.
    let engine = FakeEngine::handler(|process, _| {
        process.globals.borrow_mut().push("call".to_owned());
        raised("KeyError", &format!("'{}'", process.globals.borrow().len()))
    });
    let mut world = World::new(function(), engine);
    let first = world.invoke("{}");
    assert_eq!(first.function_error.as_deref(), Some("Unhandled"));
    assert_eq!((first.status_code, first.error_type.as_deref()), (200, Some("KeyError")));
    let second = world.invoke("{}");
    assert_eq!((second.cold, second.init_us), (false, None));
    assert!(second.payload.contains("'2'"), "{}", second.payload);
    assert!(world.log().iter().filter(|text| text.starts_with("REPORT")).all(|text| !text.contains("Status")));
}

#[test]
fn an_update_replaces_the_environments() {
    let mut world = World::new(function(), counting());
    world.invoke("1");
    let larger = FunctionConfig { memory_mb: 1_769, ..function() };
    world.lambda.update(world.now, larger, &world.emit).unwrap();
    let finished = world.invoke("1");
    assert_eq!((finished.cold, finished.memory_mb, finished.payload.as_str()), (true, 1_769, "1"));
    assert!(world.transcript().contains("recycled Updated"));
}

#[test]
fn an_idle_environment_is_taken_away_after_seven_minutes() {
    let mut world = World::new(function(), counting());
    world.invoke("1");
    world.wait(419);
    assert!(!world.invoke("1").cold);
    world.wait(420);
    assert!(world.transcript().ends_with(" recycled Idle\n"));
    assert!(world.invoke("1").cold);
}

#[test]
fn the_log_stream_is_named_after_date_version_and_environment() {
    let mut world = World::new(function(), counting());
    world.invoke("1");
    let mini_lambda::EventKind::EnvironmentStarted { log_stream, .. } = world.events()[0].kind.clone() else { panic!() };
    let hash = log_stream.strip_prefix("2026/01/31/[$LATEST]").unwrap();
    assert!(hash.len() == 32 && hash.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')), "{hash}");
}

#[test]
fn a_function_has_a_clock_and_a_share_of_a_processor() {
    for (memory_mb, expected) in [(1_769, "[1000, 5000]"), (3_538, "[1000, 5000]"), (128, "[13820, 5000]")] {
        let engine = FakeEngine::handler(|process, _| {
            let time = || match process.call(HostCall::Now) {
                Ok(HostReply::Time { now, .. }) => now,
                other => panic!("{other:?}"),
            };
            let before = time();
            process.compute(WORK_PER_MS)?;
            let middle = time();
            process.sleep(5_000)?;
            returned(&format!("[{}, {}]", middle.since(before).as_micros(), time().since(middle).as_micros()))
        });
        let mut world = World::new(FunctionConfig { memory_mb, ..function() }, engine);
        assert_eq!(world.invoke("{}").payload, expected, "at {memory_mb} MB");
    }
}

#[test]
fn memory_is_the_base_and_what_the_guest_held_at_most() {
    let engine = || {
        FakeEngine::handler(|process, event| {
            process.allocate(event.parse().unwrap())?;
            returned("null")
        })
    };
    let mut world = World::new(function(), engine());
    // 36 MB of the runtime alone: REPORT lines recorded on AWS.
    assert_eq!(world.invoke("0").max_memory_mb, 36);
    assert_eq!(world.invoke("1").max_memory_mb, 37);
    assert_eq!(world.invoke("10485760").max_memory_mb, 46);
    assert_eq!(world.invoke("0").max_memory_mb, 46, "the most so far in this environment");
}

#[test]
fn log_lines_belong_to_their_invocation() {
    let engine = FakeEngine::new(
        |process| process.print("loading\n"),
        |process, _| {
            process.print("working\n")?;
            returned("null")
        },
    );
    let mut world = World::new(function(), engine);
    let request_id = world.invoke("{}").request_id;
    let logs: Vec<_> = world
        .events()
        .into_iter()
        .filter_map(|event| if let mini_lambda::EventKind::Log(log) = event.kind { Some(log) } else { None })
        .collect();
    let of = |text: &str| logs.iter().find(|log| log.text == text).unwrap();
    assert_eq!((of("loading\n").request_id.as_deref(), of("loading\n").origin), (None, LogOrigin::Function));
    assert_eq!(of("working\n").request_id.as_deref(), Some(request_id.as_str()));
    assert_eq!(logs[0].origin, LogOrigin::Platform);
}

#[test]
fn the_handler_is_told_about_its_invocation() {
    let engine = FakeEngine::handler(|process, _| returned(&format!("{:?}", process.spec.variables)));
    let mut world = World::new(FunctionConfig { environment: [("STAGE".to_owned(), "test".to_owned())].into(), ..function() }, engine);
    let variables = world.invoke("{}").payload;
    for expected in [
        r#""STAGE": "test""#,
        r#""_HANDLER": "app.handler""#,
        r#""AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "128""#,
        r#""AWS_EXECUTION_ENV": "AWS_Lambda_python3.14""#,
        r#""TZ": ":UTC""#,
        r#""AWS_REGION": "us-east-1""#,
    ] {
        assert!(variables.contains(expected), "{expected} in {variables}");
    }
    assert!(!variables.contains("AWS_LAMBDA_FUNCTION_TIMEOUT"), "only the emulator of AWS has it");
}

#[test]
fn the_tail_of_the_log_comes_with_the_answer_if_asked_for() {
    let mut world = World::new(function(), FakeEngine::handler(|_, _| returned("null")));
    let mini_lambda::Answer::Finished(finished) = world.request(&InvokeRequest { log_tail: true, ..InvokeRequest::of("fn") }) else {
        panic!()
    };
    // "START RequestId: " in base64; INIT_START is not part of it.
    assert!(finished.log_result.unwrap().starts_with("U1RBUlQgUmVxdWVzdElkOi"));
    assert_eq!(world.invoke("{}").log_result, None);
    assert_eq!(finished.duration_us, SimDuration::from_micros(2_500));
}
