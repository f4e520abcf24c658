//! Timeout, exit, out of memory, a function that does not load: payloads, log lines, and what the next invocation finds.

use mini_lambda::model::WORK_PER_MS;
use mini_lambda::{FunctionConfig, Status, Stop};

use crate::fake_engine::{FakeEngine, Process, Reply, returned};
use crate::world::{World, check, function};

/// A handler that ends in the way which the event names, and else counts its calls in a global.
fn dying(process: &Process, event: &str) -> Result<Reply, Stop> {
    process.globals.borrow_mut().push("call".to_owned());
    match event {
        "\"sleep\"" => process.sleep(10_000_000)?,
        "\"loop\"" => process.compute(u64::MAX / 2)?,
        "\"exit 0\"" => process.exit(0)?,
        "\"exit 1\"" => process.exit(1)?,
        "\"hoard\"" => process.allocate(10 << 30)?,
        "\"crash\"" => return Err(Stop::Trapped("unreachable".to_owned())),
        _ => {}
    }
    returned(&process.globals.borrow().len().to_string())
}

#[test]
fn what_the_caller_gets() {
    // Texts: LocalStack test_lambda.py test_lambda_invoke_with_timeout, test_lambda_handler_exit (2025-11-24); out of memory: 2026.
    for (event, status, error_type, message) in [
        ("\"sleep\"", Status::Timeout, "Sandbox.Timedout", "Task timed out after 3.00 seconds"),
        ("\"loop\"", Status::Timeout, "Sandbox.Timedout", "Task timed out after 3.00 seconds"),
        ("\"exit 0\"", Status::Error, "Runtime.ExitError", "Runtime exited without providing a reason"),
        ("\"exit 1\"", Status::Error, "Runtime.ExitError", "Runtime exited with error: exit status 1"),
        ("\"hoard\"", Status::Error, "Runtime.OutOfMemory", "Runtime exited with error: signal: killed"),
        ("\"crash\"", Status::Error, "Runtime.ExitError", "Runtime exited with error: signal: segmentation fault"),
    ] {
        let mut world = World::new(function(), FakeEngine::handler(dying));
        let finished = world.invoke(event);
        let expected = format!(r#"{{"errorType":"{error_type}","errorMessage":"RequestId: {} Error: {message}"}}"#, finished.request_id);
        assert_eq!(finished.payload, expected);
        assert_eq!((finished.status, finished.status_code), (status, 200), "{event}");
        assert_eq!(finished.function_error.as_deref(), Some("Unhandled"), "{event}");
        // Globals are back to the beginning, and no Init Duration shows that they are.
        let next = world.invoke("{}");
        assert_eq!((next.payload.as_str(), next.cold, next.init_us), ("1", false, None), "{event}");
    }
}

#[test]
fn a_time_out_is_billed_in_full_and_resets() {
    // REPORT of a cold timeout with its Init Duration, then one without: CloudWatch lines of 2025, section of AWS's
    // "suppressed init"; LocalStack test_lambda_invoke_timed_out_environment_reuse (2024-04-08).
    let engine = FakeEngine::new(|process| process.print("loading\n"), dying);
    let mut world = World::new(FunctionConfig { timeout_s: 1, ..function() }, engine);
    world.invoke("\"sleep\"");
    world.invoke("\"sleep\"");
    check(
        &world,
        r#"
        0.000 started
        0.000 | INIT_START Runtime Version: python:3.14.v1
        90.000 | loading\n
        90.000 invocation cold
        90.000 | START RequestId: RID Version: $LATEST\n
        1090.000 | END RequestId: RID\n
        1090.000 | REPORT RequestId: RID→Duration: 1000.00 ms→Billed Duration: 1090 ms→Memory Size: 128 MB→Max Memory Used: 36 MB→Init Duration: 90.00 ms→Status: timeout\n
        1090.000 reset Timeout
        1090.000 finished Timeout {"errorType":"Sandbox.Timedout","errorMessage":"RequestId: RID Error: Task timed out after 1.00 seconds"}
        1180.000 | loading\n
        1180.000 invocation
        1180.000 | START RequestId: RID Version: $LATEST\n
        2090.000 | END RequestId: RID\n
        2090.000 | REPORT RequestId: RID→Duration: 1000.00 ms→Billed Duration: 1000 ms→Memory Size: 128 MB→Max Memory Used: 36 MB→Status: timeout\n
        2090.000 reset Timeout
        2090.000 finished Timeout {"errorType":"Sandbox.Timedout","errorMessage":"RequestId: RID Error: Task timed out after 1.00 seconds"}
    "#,
    );
}

#[test]
fn the_time_is_over_exactly_at_the_limit() {
    let micros_left = 3_000_000 - 2_500;
    for (sleep, expected) in [(micros_left - 1, Status::Success), (micros_left, Status::Timeout)] {
        let engine = FakeEngine::handler(move |process, _| {
            process.sleep(sleep)?;
            returned("null")
        });
        assert_eq!(World::new(function(), engine).invoke("{}").status, expected);
    }
    // At 1,769 MB a microsecond is a thousandth of a millisecond's work.
    let micro = WORK_PER_MS / 1_000;
    for (work, expected) in [((micros_left - 1) * micro, Status::Success), (micros_left * micro + 1, Status::Timeout)] {
        let engine = FakeEngine::handler(move |process, _| {
            process.compute(work)?;
            returned("null")
        });
        assert_eq!(World::new(FunctionConfig { memory_mb: 1_769, ..function() }, engine).invoke("{}").status, expected);
    }
}

#[test]
fn out_of_memory_uses_all_that_is_configured() {
    let mut world = World::new(function(), FakeEngine::handler(dying));
    let finished = world.invoke("\"hoard\"");
    assert_eq!(finished.max_memory_mb, 128);
    let report = world.log().into_iter().find(|text| text.starts_with("REPORT")).unwrap();
    assert!(report.contains("\tMax Memory Used: 128 MB\t"), "{report}");
    assert!(report.ends_with("\tStatus: error\tError Type: Runtime.OutOfMemory\n"), "{report}");
    // 128 MB less the runtime's 36 are the function's own.
    let roomy = |bytes| {
        let engine = FakeEngine::handler(move |process, _| {
            process.allocate(bytes)?;
            returned("null")
        });
        World::new(function(), engine).invoke("{}").status
    };
    assert_eq!((roomy(92 << 20), roomy((92 << 20) + 1)), (Status::Success, Status::Error));
}

#[test]
fn a_function_that_does_not_load_is_loaded_twice() {
    // Order and form of the lines: CloudWatch, a Python 3.12 function, 2026-04-22; each later event loads once more.
    let engine = FakeEngine::new(|process| process.fail_init("Runtime.ImportModuleError", "No module named 'x'"), |_, _| returned("null"));
    let mut world = World::new(function(), engine);
    world.invoke("{}");
    world.invoke("{}");
    check(
        &world,
        r#"
        0.000 started
        0.000 | INIT_START Runtime Version: python:3.14.v1
        90.000 | [ERROR] Runtime.ImportModuleError: No module named 'x'\n
        90.000 | INIT_REPORT Init Duration: 90.00 ms→Phase: init→Status: error→Error Type: Runtime.ImportModuleError\n
        90.000 reset InitError
        180.000 | [ERROR] Runtime.ImportModuleError: No module named 'x'\n
        180.000 | INIT_REPORT Init Duration: 90.00 ms→Phase: invoke→Status: error→Error Type: Runtime.ImportModuleError\n
        180.000 invocation cold
        180.000 | START RequestId: RID Version: $LATEST\n
        181.000 | END RequestId: RID\n
        181.000 | REPORT RequestId: RID→Duration: 91.00 ms→Billed Duration: 91 ms→Memory Size: 128 MB→Max Memory Used: 36 MB→Status: error→Error Type: Runtime.ImportModuleError\n
        181.000 reset InitError
        181.000 finished Error {"errorMessage": "No module named 'x'", "errorType": "Runtime.ImportModuleError", "requestId": "", "stackTrace": []}
        271.000 | [ERROR] Runtime.ImportModuleError: No module named 'x'\n
        271.000 | INIT_REPORT Init Duration: 90.00 ms→Phase: invoke→Status: error→Error Type: Runtime.ImportModuleError\n
        271.000 invocation
        271.000 | START RequestId: RID Version: $LATEST\n
        272.000 | END RequestId: RID\n
        272.000 | REPORT RequestId: RID→Duration: 91.00 ms→Billed Duration: 91 ms→Memory Size: 128 MB→Max Memory Used: 36 MB→Status: error→Error Type: Runtime.ImportModuleError\n
        272.000 reset InitError
        272.000 finished Error {"errorMessage": "No module named 'x'", "errorType": "Runtime.ImportModuleError", "requestId": "", "stackTrace": []}
    "#,
    );
}

#[test]
fn an_exit_while_loading_is_an_exit_error() {
    let engine = FakeEngine::new(|process| process.exit(1), |_, _| returned("null"));
    let mut world = World::new(function(), engine);
    let finished = world.invoke("{}");
    assert_eq!(finished.error_type.as_deref(), Some("Runtime.ExitError"));
    assert!(finished.payload.ends_with("Error: Runtime exited with error: exit status 1\"}"), "{}", finished.payload);
    let log = world.log().concat();
    assert!(log.contains("Phase: init\tStatus: error\tError Type: Runtime.ExitError\n"), "{log}");
    assert!(log.contains("Phase: invoke\tStatus: error\tError Type: Runtime.ExitError\n"), "{log}");
}

#[test]
fn an_init_over_ten_seconds_is_run_again_under_the_functions_timeout() {
    // AWS's documentation of the init phase; INIT_REPORT with `Status: timeout` recorded in 2026.
    let slow = || FakeEngine::new(|process| process.sleep(11_000_000), |_, _| returned("null"));
    let mut patient = World::new(FunctionConfig { timeout_s: 30, ..function() }, slow());
    let finished = patient.invoke("{}");
    assert_eq!((finished.status, finished.init_us, finished.billed_ms), (Status::Success, None, 11_093));
    assert!(patient.log()[1].starts_with("INIT_REPORT Init Duration: 10000.00 ms\tPhase: init\tStatus: timeout"));

    let mut hasty = World::new(function(), slow());
    let finished = hasty.invoke("{}");
    assert_eq!((finished.status, finished.billed_ms), (Status::Timeout, 3_000));
    assert!(finished.payload.contains("Task timed out after 3.00 seconds"));
    assert_eq!(hasty.invoke("{}").status, Status::Timeout, "and so for ever");
}

#[test]
fn init_has_a_whole_processor_and_its_repetition_the_functions_share() {
    let engine = FakeEngine::new(|process| process.compute(100 * WORK_PER_MS), dying);
    let mut world = World::new(function(), engine);
    let cold = world.invoke("\"exit 1\"");
    assert_eq!(cold.init_us.unwrap().as_micros(), 190_000);
    let reloaded = world.invoke("{}");
    // 100 ms at 1,769 MB are 1,382.031 ms at 128; 90 and 2.5 ms are fixed.
    assert_eq!(reloaded.duration_us.as_micros(), 90_000 + 1_382_031 + 2_500);
}

#[test]
fn a_response_may_have_six_mebibytes_and_a_hundred_bytes() {
    // LocalStack test_lambda.py test_lambda_too_large_response (2025-11-24). The environment stays usable.
    let engine = FakeEngine::handler(|process, event| {
        process.globals.borrow_mut().push("call".to_owned());
        returned(&format!("\"{}\"", "a".repeat(event.parse::<usize>().unwrap() - 2)))
    });
    let mut world = World::new(function(), engine);
    assert_eq!(world.invoke("6291556").status, Status::Success);
    let finished = world.invoke("6291557");
    assert_eq!(
        finished.payload,
        r#"{"errorMessage":"Response payload size exceeded maximum allowed payload size (6291556 bytes).","errorType":"Function.ResponseSizeTooLarge"}"#
    );
    assert_eq!((finished.function_error.as_deref(), finished.cold), (Some("Unhandled"), false));
    assert_eq!(world.invoke("2").status, Status::Success);
}
