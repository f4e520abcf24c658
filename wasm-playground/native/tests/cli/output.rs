//! What is printed when all is well, and when nobody listens.

use std::process::Stdio;

use super::{command, folder, invoke, run, run_with_input};

#[test]
fn the_event_goes_in_as_it_was_written_and_its_numbers_stay_exact() {
    let app = ("app.py", &b"def handler(event, context):\n    return event\n"[..]);
    let folder = folder("event", &[app, ("event.json", b"{\"big\": 12345678901234567890123, \"text\": \"gr\xc3\xbc\xc3\x9fe\"}\n")]);
    let arguments = ["invoke", "app.py", "--handler", "app.handler", "--event"];
    let expected = r#"{"big": 12345678901234567890123, "text": "grüße"}"#;
    let ran = run(&folder, &[&arguments[..], &["event.json"]].concat());
    assert_eq!((ran.code, ran.payload()), (Some(0), expected));
    let ran = run_with_input(&folder, &[&arguments[..], &["-"]].concat(), b"[true, null]");
    assert_eq!((ran.code, ran.payload()), (Some(0), "[true, null]"));
    // A call without a payload reaches the handler as an empty object.
    assert_eq!(run(&folder, &arguments[..4]).payload(), "{}");
}

#[test]
fn the_second_call_is_warm() {
    let ran = invoke("warm", "calls = 0\n\ndef handler(e, c):\n    global calls\n    calls += 1\n    return calls\n", &["--times", "3"]);
    assert_eq!(ran.code, Some(0));
    assert_eq!(ran.stdout.matches("INIT_START").count(), 1, "{}", ran.stdout);
    for (call, answer) in
        [(1, "Response 1 of 3, status 200\n1\n"), (2, "Response 2 of 3, status 200\n2\n"), (3, "Response 3 of 3, status 200\n3\n")]
    {
        assert!(ran.stdout.contains(answer), "call {call}: {}", ran.stdout);
    }
}

#[test]
fn a_folder_is_the_package_and_variables_are_set() {
    let files: &[(&str, &[u8])] = &[
        ("p/app.py", b"import os\nfrom lib.words import GREETING\n\ndef handler(e, c):\n    return GREETING + os.environ['NAME_TO_GREET'] + c.memory_limit_in_mb\n"),
        ("p/lib/words.py", b"GREETING = 'Hello, '\n"),
        ("p/__pycache__/app.pyc", b"\xff\xff"),
    ];
    let folder = folder("package", files);
    let ran = run(&folder, &["invoke", "p", "--handler", "app.handler", "--env", "NAME_TO_GREET=a=b ", "--memory", "256"]);
    assert_eq!((ran.code, ran.payload()), (Some(0), "\"Hello, a=b 256\""), "{}", ran.stdout);
}

#[test]
fn json_lines_are_events_and_the_same_each_time() {
    let code = "def handler(e, c):\n    print('hi')\n    return {'a': 1}\n";
    let first = invoke("jsonl", code, &["--output", "jsonl"]);
    assert_eq!(first.code, Some(0));
    let events: Vec<serde_json::Value> = first.stdout.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    for event in &events {
        let keys: Vec<&String> = event.as_object().expect("an object").keys().collect();
        assert_eq!((keys[0].as_str(), keys[1].as_str()), ("at", "type"));
    }
    let types: Vec<&str> = events.iter().filter_map(|event| event["type"].as_str()).collect();
    assert!(types.contains(&"log") && types.contains(&"invocation.finished") && types.last() == Some(&"step.finished"), "{types:?}");
    assert_eq!(invoke("jsonl", code, &["--output", "jsonl"]).stdout, first.stdout);
}

#[test]
fn a_scenario_is_played_and_a_failed_function_is_exit_code_1() {
    let scenario = r#"{"functions": [{"name": "fn", "handler": "app.handler", "files": {"app.py": "def handler(e, c):\n    return 1 / e['by']\n"}}],
        "steps": [{"invoke": "fn", "event": {"by": 2}}, {"advance_s": 60}, {"invoke": "fn", "event": {"by": 0}}]}"#;
    let folder = folder("scenario", &[("s.json", scenario.as_bytes())]);
    let ran = run(&folder, &["run", "s.json"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.stdout.contains("ZeroDivisionError") && ran.stdout.contains(r#""payload":"0.5""#), "{}", ran.stdout);
    assert_eq!(run_with_input(&folder, &["run", "-"], scenario.as_bytes()).stdout, ran.stdout);
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let app = ("app.py", &b"def handler(e, c):\n    for i in range(2000):\n        print('x' * 100)\n"[..]);
    let folder = folder("pipe", &[app]);
    let arguments = ["invoke", "app.py", "--handler", "app.handler", "--timeout", "900", "--memory", "1769", "--times", "2"];
    let mut child = command(&folder, &arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(0), ""));
}

#[test]
fn help_says_what_is_printed_and_how_it_exits() {
    let ran = run(&folder("help", &[]), &["invoke", "--help"]);
    assert_eq!(ran.code, Some(0));
    for word in ["--handler", "--event", "--times", "--memory", "--timeout", "--env", "--output", "as CloudWatch would hold it"] {
        assert!(ran.stdout.contains(word), "{word} is not in {}", ran.stdout);
    }
    assert!(run(&folder("help", &[]), &["--help"]).stdout.contains("Exit codes: 0 it ran, 1 the function failed, 2 the input was wrong"));
}

#[test]
fn a_scenario_as_a_story_with_its_sums() {
    let scenario = serde_json::json!({
        "functions": [{"name": "fn", "handler": "app.handler", "maximum_retry_attempts": 1,
                       "files": {"app.py": "def handler(event, context):\n    raise ValueError('no')\n"}}],
        "steps": [{"invoke": "fn", "type": "Event"}, {"until_idle": {}}]});
    let folder = folder("timeline", &[("s.json", scenario.to_string().as_bytes())]);
    let ran = run(&folder, &["run", "s.json", "--output", "timeline"]);
    assert_eq!(ran.code, Some(1), "a function failed: {}", ran.stderr);
    let lines: Vec<&str> = ran.stdout.lines().collect();
    assert!(lines[0].starts_with("Begins 2026-01-31T09:05:00.000Z"), "{}", ran.stdout);
    for part in [
        "waits in the queue",
        "attempt 1 starts cold",
        "attempt 1 failed with ValueError",
        "attempt 2 will be made at 00:01:00",
        "attempt 2 starts warm",
    ] {
        assert_eq!(ran.stdout.matches(part).count(), 1, "{part}: {}", ran.stdout);
    }
    assert!(lines.iter().any(|line| line.starts_with("fn: 2 runs, 1 cold, 2 failed, billed ")), "{}", ran.stdout);
    assert!(ran.stdout.contains("\nMistakes that have a name:\n  No dead letters: "), "{}", ran.stdout);
    let events = run(&folder, &["run", "s.json"]);
    assert!(events.stdout.lines().all(|line| line.starts_with("{\"at\":")), "JSON lines unless something else is asked for");
    let text = run(&folder, &["run", "s.json", "--output", "text"]);
    assert_eq!(text.stdout.matches("Response, status 200, FunctionError: Unhandled").count(), 2, "{}", text.stdout);
}
