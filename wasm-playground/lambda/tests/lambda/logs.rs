//! Log events: what becomes one, in which order and stream, how long it may be, and what a caller sees of the log.

use std::collections::BTreeMap;

use mini_lambda::{Answer, EventKind, FunctionConfig, InvokeRequest, LogEvent, Stop};

use crate::fake_engine::{FakeEngine, Process, Reply, returned};
use crate::world::{World, check, function};

/// The `LogResult` of a call, decoded.
pub fn tail_of(world: &mut World, request: &InvokeRequest) -> String {
    String::from_utf8(tail_bytes(world, request)).unwrap()
}

fn tail_bytes(world: &mut World, request: &InvokeRequest) -> Vec<u8> {
    let Answer::Finished(finished) = world.request(&InvokeRequest { log_tail: true, ..request.clone() }) else { panic!("it did not run") };
    decoded(&finished.log_result.unwrap())
}

fn decoded(base64: &str) -> Vec<u8> {
    let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let values: BTreeMap<char, u32> = letters.chars().zip(0..).collect();
    let (mut bytes, mut bits, mut count) = (Vec::new(), 0_u32, 0);
    for letter in base64.trim_end_matches('=').chars() {
        bits = bits << 6 | values[&letter];
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
            bits &= (1 << count) - 1;
        }
    }
    bytes
}

fn log_events(world: &World) -> Vec<LogEvent> {
    world.events().into_iter().filter_map(|event| if let EventKind::Log(log) = event.kind { Some(log) } else { None }).collect()
}

#[test]
fn one_event_a_line_one_event_a_frame() {
    // LocalStack test_lambda_runtimes.py test_multi_line_prints (2025-11-25), standard error like standard output; a record of the
    // runtime client is one event whatever its newlines: FramedTelemetryLogSink in awslambdaric/bootstrap.py.
    let engine = FakeEngine::handler(|process, _| {
        process.print("multi\nline\nstring\nanother\rline\n")?;
        process.print_error("careful\nnow\n")?;
        process.log(0x17, "[ERROR] KeyError: 'x'\nTraceback (most recent call last):")?;
        process.print("beg")?;
        process.print_error("between\n")?;
        process.print("un\nopen")?;
        returned("null")
    });
    let mut world = World::new(function(), engine);
    let request_id = world.invoke("{}").request_id;
    let own: Vec<_> = log_events(&world).into_iter().filter(|log| log.origin == mini_lambda::LogOrigin::Function).collect();
    assert!(own.iter().all(|log| log.request_id.as_deref() == Some(request_id.as_str())));
    let texts: Vec<&str> = own.iter().map(|log| log.text.as_str()).collect();
    assert_eq!(
        texts,
        [
            "multi\n",
            "line\n",
            "string\n",
            "another\rline\n",
            "careful\n",
            "now\n",
            "[ERROR] KeyError: 'x'\nTraceback (most recent call last):",
            "between\n",
            "begun\n",
            "open",
        ]
    );
}

#[test]
fn what_a_process_wrote_last_is_logged_when_it_is_gone() {
    // AWS's "suppressed init": what the module prints stands before START, in the same stream, without INIT_START; CloudWatch lines
    // of 2025, LocalStack test_lambda_invoke_timed_out_environment_reuse (2024-04-08).
    fn dying(process: &Process, _: &str) -> Result<Reply, Stop> {
        process.print("last words")?;
        process.exit(1)
    }
    let engine = FakeEngine::new(
        |process| {
            process.print("loading\nsome")?;
            process.print_error("more")
        },
        dying,
    );
    let mut world = World::new(function(), engine);
    world.invoke("{}");
    world.invoke("{}");
    check(
        &world,
        r#"
        0.000 started
        0.000 | INIT_START Runtime Version: python:3.14.v1
        90.000 | loading\n
        90.000 | some
        90.000 | more
        90.000 invocation cold
        90.000 | START RequestId: RID Version: $LATEST\n
        92.500 | last words
        92.500 | END RequestId: RID\n
        92.500 | REPORT RequestId: RID→Duration: 2.50 ms→Billed Duration: 93 ms→Memory Size: 128 MB→Max Memory Used: 36 MB→Init Duration: 90.00 ms→Status: error→Error Type: Runtime.ExitError\n
        92.500 reset Exit
        92.500 finished Error {"errorType":"Runtime.ExitError","errorMessage":"RequestId: RID Error: Runtime exited with error: exit status 1"}
        182.500 | loading\n
        182.500 | some
        182.500 | more
        182.500 invocation
        182.500 | START RequestId: RID Version: $LATEST\n
        185.000 | last words
        185.000 | END RequestId: RID\n
        185.000 | REPORT RequestId: RID→Duration: 92.50 ms→Billed Duration: 93 ms→Memory Size: 128 MB→Max Memory Used: 36 MB→Status: error→Error Type: Runtime.ExitError\n
        185.000 reset Exit
        185.000 finished Error {"errorType":"Runtime.ExitError","errorMessage":"RequestId: RID Error: Runtime exited with error: exit status 1"}
    "#,
    );
    let events = log_events(&world);
    assert!(events.windows(2).all(|pair| pair[0].log_stream == pair[1].log_stream));
    let loading: Vec<_> = events.iter().filter(|log| ["loading\n", "some", "more"].contains(&log.text.as_str())).collect();
    assert_eq!(loading.len(), 6);
    assert!(loading.iter().all(|log| log.request_id.is_none()), "init belongs to no request");
}

#[test]
fn a_long_line_is_several_events() {
    // https://stackoverflow.com/questions/77175643: 2^18 - 26 bytes in one event.
    let euros = |count| "\u{20ac}".repeat(count);
    let engine = FakeEngine::handler(move |process, _| {
        process.print(&format!("{}\nshort\n", euros(100_000)))?;
        process.log(0x0f, &euros(100_000))?;
        returned("null")
    });
    let mut world = World::new(function(), engine);
    world.invoke("{}");
    let texts: Vec<_> = world.log().into_iter().filter(|text| text.starts_with('\u{20ac}') || text.starts_with("short")).collect();
    let lengths: Vec<_> = texts.iter().map(String::len).collect();
    assert_eq!(lengths, [262_116, 37_885, 6, 262_116, 37_884]);
    assert_eq!(texts.concat(), format!("{}\nshort\n{}", euros(100_000), euros(100_000)));
}

#[test]
fn the_tail_is_the_log_from_start_to_report() {
    // LocalStack test_lambda.py test_invocation_with_logs: recorded tails begin with START and have REPORT in them.
    let engine = FakeEngine::new(
        |process| process.print("loading\n"),
        |process, _| {
            process.print("two\nlines\n")?;
            process.log(0x17, "[ERROR] no newline")?;
            returned("null")
        },
    );
    let mut world = World::new(function(), engine);
    for _ in 0..2 {
        let tail = tail_of(&mut world, &InvokeRequest::of("fn"));
        let (before_report, report) = tail.split_once("REPORT RequestId: ").unwrap();
        let id = &report[..36];
        assert_eq!(before_report, format!("START RequestId: {id} Version: $LATEST\ntwo\nlines\n[ERROR] no newlineEND RequestId: {id}\n"));
        assert!(report.ends_with(" MB\t\n") || report.ends_with(" ms\t\n"), "{report}");
    }
}

#[test]
fn a_long_tail_is_its_last_4096_bytes() {
    // https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html, read 2026-11-22.
    let engine = FakeEngine::handler(|process, event| {
        process.print(&format!("{}\n", "\u{20ac}".repeat(event.parse().unwrap())))?;
        returned("null")
    });
    let mut world = World::new(function(), engine);
    let mut tail = |euros: usize| {
        let payload = Some(euros.to_string().into_bytes());
        tail_bytes(&mut world, &InvokeRequest { payload, ..InvokeRequest::of("fn") })
    };
    tail(0);
    let whole = tail(1_000);
    assert!(whole.len() < 4_096 && whole.starts_with(b"START"), "{}", whole.len());
    let (long, longer) = (tail(5_000), tail(100_000));
    assert_eq!((long.len(), longer.len()), (4_096, 4_096), "also where the line is two events");
    assert_eq!(&long[..3], &longer[..3]);
    assert!(String::from_utf8_lossy(&long).ends_with(" MB\t\n"));
}

#[test]
fn a_log_group_of_ones_own() {
    // https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-loggroups.html, read 2026-11-22.
    let group_and_stream = |log_group: Option<&str>| {
        let engine = FakeEngine::handler(|process, _| {
            let of = |name: &str| process.spec.variables[name].clone();
            returned(&format!("{} {}", of("AWS_LAMBDA_LOG_GROUP_NAME"), of("AWS_LAMBDA_LOG_STREAM_NAME")))
        });
        let mut world = World::new(FunctionConfig { log_group: log_group.map(str::to_owned), ..function() }, engine);
        let seen = world.invoke("{}").payload;
        let events = log_events(&world);
        assert!(events.iter().all(|log| log.log_group.as_deref() == log_group && seen.ends_with(&log.log_stream)));
        let json = serde_json::to_value(&events[0]).unwrap();
        assert_eq!(json.get("log_group").and_then(|group| group.as_str()), log_group, "not named unless it is the function's own choice");
        let (start, id) = seen.split_at(seen.len() - 32);
        assert!(id.bytes().all(|byte| byte.is_ascii_hexdigit()), "{id}");
        start.to_owned()
    };
    assert_eq!(group_and_stream(None), "/aws/lambda/fn 2026/01/31/[$LATEST]");
    assert_eq!(group_and_stream(Some("shop/logs#1")), "shop/logs#1 2026/01/31/fn[$LATEST]");
}
