//! What is left after a process died: the next invocation's globals, files, stream, report and time limit.
//!
//! LocalStack tests/aws/services/lambda_/test_lambda.py test_lambda_invoke_timed_out_environment_reuse (2024-04-08) and
//! test_lambda_runtime_exit, test_lambda_handler_exit (2025-11-24), read 2026-11-22.

use mini_lambda::model::WORK_PER_MS;
use mini_lambda::{EventKind, FunctionConfig, Status, Stop};

use crate::fake_engine::{FakeEngine, Process, Reply, returned};
use crate::world::{World, function};

/// Leaves a mark in a global and in /tmp, returns what it found there, and dies as the event says.
fn marking(process: &Process, event: &str) -> Result<Reply, Stop> {
    let found = format!("{} {}", process.globals.borrow().len(), process.read_file("/tmp/mark")?.0 == 0);
    process.globals.borrow_mut().push("mark".to_owned());
    process.write_file("/tmp/mark", "mark")?;
    match event {
        "\"sleep\"" => process.sleep(3_600_000_000)?,
        "\"exit\"" => process.exit(3)?,
        "\"hoard\"" => process.allocate(1 << 40)?,
        "\"crash\"" => return Err(Stop::Trapped("unreachable".to_owned())),
        _ => {}
    }
    returned(&found)
}

fn streams(world: &World) -> Vec<String> {
    let stream = |kind| if let EventKind::InvocationStarted { log_stream, .. } = kind { Some(log_stream) } else { None };
    world.events().into_iter().filter_map(|event| stream(event.kind)).collect()
}

#[test]
fn globals_are_lost_and_files_are_kept() {
    for death in ["\"sleep\"", "\"exit\"", "\"hoard\"", "\"crash\""] {
        let mut world = World::new(function(), FakeEngine::handler(marking));
        assert_eq!(world.invoke("{}").payload, "0 false", "{death}");
        assert_eq!(world.invoke("{}").payload, "1 true", "{death}");
        assert_ne!(world.invoke(death).status, Status::Success, "{death}");
        let next = world.invoke("{}");
        assert_eq!((next.payload.as_str(), next.cold, next.init_us), ("0 true", false, None), "{death}");
        let streams = streams(&world);
        assert!(streams.len() == 4 && streams.windows(2).all(|pair| pair[0] == pair[1]), "the same stream: {streams:?}");
        let log = world.log();
        assert_eq!(log.iter().filter(|text| text.starts_with("INIT_START")).count(), 1, "{death}");
        let report = log.iter().rfind(|text| text.starts_with("REPORT")).unwrap();
        assert!(!report.contains("Init Duration"), "{report}");
    }
}

/// LocalStack test_lambda.py test_lambda_runtime_wrapper_not_found (2025-11-24), read 2026-11-27.
#[test]
fn a_process_whose_wrapper_is_not_there_exits_with_127() {
    let wrapped =
        |path: &str| FunctionConfig { environment: [("AWS_LAMBDA_EXEC_WRAPPER".to_owned(), path.to_owned())].into(), ..function() };
    let mut world = World::new(wrapped("/idontexist.sh"), FakeEngine::handler(|_, _| returned("null")));
    for _ in 0..2 {
        let finished = world.invoke("{}");
        let id = &finished.request_id;
        let words = "Runtime exited with error: exit status 127";
        let expected = format!(r#"{{"errorType":"Runtime.ExitError","errorMessage":"RequestId: {id} Error: {words}"}}"#);
        assert_eq!((finished.payload, finished.init_us), (expected, None));
    }
    let deployed = FunctionConfig { files: [("wrap.sh".to_owned(), "#!/bin/bash".to_owned())].into(), ..wrapped("/var/task/wrap.sh") };
    assert!(deployed.problems()[0].error.message.contains("No script can run here"));
}

#[test]
fn every_exit_code_has_its_words() {
    // 0 and 1: recorded 2025-11-24 and 2026-09; 127: test_lambda_runtime_wrapper_not_found, 2025-11-24.
    for (code, words) in [
        (0, "Runtime exited without providing a reason"),
        (1, "Runtime exited with error: exit status 1"),
        (3, "Runtime exited with error: exit status 3"),
        (127, "Runtime exited with error: exit status 127"),
        (-1, "Runtime exited with error: exit status 255"),
    ] {
        let expected = |id: &str| format!(r#"{{"errorType":"Runtime.ExitError","errorMessage":"RequestId: {id} Error: {words}"}}"#);
        let mut in_handler = World::new(function(), FakeEngine::handler(move |process, _| process.exit(code)));
        let finished = in_handler.invoke("{}");
        assert_eq!(finished.payload, expected(&finished.request_id));
        let mut in_init = World::new(function(), FakeEngine::new(move |process| process.exit(code), |_, _| returned("null")));
        let finished = in_init.invoke("{}");
        assert_eq!(finished.payload, expected(&finished.request_id));
        let report = in_init.log().into_iter().find(|text| text.starts_with("REPORT")).unwrap();
        assert!(report.ends_with("\tStatus: error\tError Type: Runtime.ExitError\n"), "{report}");
    }
}

#[test]
fn a_repeated_init_counts_and_is_limited_by_the_functions_timeout() {
    // The init after a death is slow because of a file that the handler left: 5 s of sleep, or compute.
    let engine = || {
        FakeEngine::new(
            |process| {
                if process.read_file("/tmp/slow")?.0 == 0 { process.sleep(5_000_000) } else { Ok(()) }
            },
            |process, event| {
                if event == "\"die\"" {
                    process.write_file("/tmp/slow", "")?;
                    process.exit(1)?;
                }
                returned("null")
            },
        )
    };
    let mut patient = World::new(FunctionConfig { timeout_s: 10, ..function() }, engine());
    patient.invoke("\"die\"");
    let next = patient.invoke("{}");
    // 90 ms and 5 s of init, 2.5 ms of a first invocation.
    assert_eq!((next.status, next.duration_us.as_micros(), next.billed_ms), (Status::Success, 5_092_500, 5_093));
    let mut hasty = World::new(FunctionConfig { timeout_s: 4, ..function() }, engine());
    hasty.invoke("\"die\"");
    for _ in 0..2 {
        let next = hasty.invoke("{}");
        assert_eq!((next.status, next.duration_us.as_micros(), next.billed_ms), (Status::Timeout, 4_000_000, 4_000), "and so for ever");
        let expected = format!(
            r#"{{"errorType":"Sandbox.Timedout","errorMessage":"RequestId: {} Error: Task timed out after 4.00 seconds"}}"#,
            next.request_id
        );
        assert_eq!(next.payload, expected);
    }
}

#[test]
fn the_time_left_after_a_repeated_init_is_the_handlers() {
    let engine = FakeEngine::new(
        |process| process.compute(10 * WORK_PER_MS),
        |process, event| match event {
            "\"die\"" => process.exit(1),
            _ => {
                process.sleep(880_000)?;
                returned("null")
            }
        },
    );
    let mut world = World::new(FunctionConfig { timeout_s: 1, ..function() }, engine);
    world.invoke("\"die\"");
    // 90 ms and 138.203 ms of init at 128 MB, 2.5 ms and 880 ms of the handler: more than a second.
    assert_eq!(world.invoke("{}").status, Status::Timeout);
}

#[test]
fn ten_seconds_of_init_are_the_limit_also_where_the_timeout_is_shorter() {
    // On-demand init may take 10 s, whatever the function's own timeout
    // (<https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html>, read 2026-11-22).
    let engine = FakeEngine::new(|process| process.sleep(9_000_000), |_, _| returned("null"));
    let mut world = World::new(FunctionConfig { timeout_s: 1, ..function() }, engine);
    let finished = world.invoke("{}");
    assert_eq!((finished.status, finished.init_us.map(|init| init.as_micros())), (Status::Success, Some(9_090_000)));
    assert_eq!(finished.billed_ms, 9_093);
}
