//! Functions that go wrong in every way that can be typed. The expected texts are AWS's; each says where it is from.

use super::{Ran, invoke, invoke_as};

/// The function failed with this payload, up to the request id.
#[track_caller]
fn failed(ran: &Ran, parts: &[&str]) {
    assert_eq!(ran.code, Some(1), "{}{}", ran.stdout, ran.stderr);
    assert!(ran.stdout.contains("Response, status 200, FunctionError: Unhandled\n"), "{}", ran.stdout);
    for part in parts {
        assert!(ran.payload().contains(part), "{part} is not in {}", ran.payload());
    }
    assert_eq!(ran.stderr, "");
}

#[test]
fn a_function_that_returns() {
    let ran = invoke("returns", "def handler(event, context):\n    return \"What's Up!\"\n", &[]);
    assert_eq!((ran.code, ran.payload()), (Some(0), "\"What's Up!\""));
    assert!(ran.stdout.starts_with("INIT_START Runtime Version: python:3.14."), "{}", ran.stdout);
    assert!(ran.stdout.contains("\nSTART RequestId: ") && ran.stdout.contains("\nREPORT RequestId: "), "{}", ran.stdout);
}

// awslambdaric, bootstrap.py `_get_handler` and lambda_runtime_exception.py
// (https://github.com/aws/aws-lambda-python-runtime-interface-client, read 2026-11-22).
#[test]
fn code_that_does_not_load() {
    let ran = invoke("syntax", "def handler(event, context)\n    return 1\n", &[]);
    failed(&ran, &["\"errorType\": \"Runtime.UserCodeSyntaxError\"", "Syntax error in module 'app': expected ':' (app.py, line 1)"]);
    let ran = invoke("indentation", "def handler(event, context):\nreturn 1\n", &[]);
    failed(&ran, &["Runtime.UserCodeSyntaxError", "(app.py, line 2)"]);
    let ran = invoke("import", "import pandas\n", &[]);
    failed(&ran, &["\"errorType\": \"Runtime.ImportModuleError\"", "Unable to import module 'app': No module named 'pandas'"]);
    failed(&invoke("no-handler", "x = 1\n", &[]), &["Runtime.HandlerNotFound", "Handler 'handler' missing on module 'app'"]);
    failed(&invoke("empty", "", &[]), &["Runtime.HandlerNotFound"]);
    failed(&invoke("module-raises", "{}['a']\n", &[]), &["\"errorType\": \"KeyError\"", "\"errorMessage\": \"'a'\""]);
    failed(&invoke_as("no-dot", "def handler(e, c): pass\n", "app", &[]), &["Runtime.MalformedHandlerName", "Bad handler 'app'"]);
    failed(&invoke_as("no-module", "x = 1\n", "ap.handler", &[]), &["Runtime.ImportModuleError", "No module named 'ap'"]);
}

// awslambdaric, bootstrap.py `handle_event_request` and `make_error` (as above).
#[test]
fn a_handler_that_raises() {
    let ran = invoke("raises", "def handler(event, context):\n    raise ValueError('no')\n", &[]);
    failed(&ran, &["\"errorType\": \"ValueError\"", "\"errorMessage\": \"no\"", r#"/var/task/app.py\", line 2, in handler\n"#]);
    assert!(ran.stdout.contains("[ERROR] ValueError: no\nTraceback (most recent call last):\n"), "{}", ran.stdout);
    let ran = invoke("arity", "def handler(event):\n    pass\n", &[]);
    failed(&ran, &["TypeError", "handler() takes 1 positional argument but 2 were given"]);
    let ran = invoke("recursion", "def f(n):\n    return f(n + 1)\n\ndef handler(e, c):\n    return f(0)\n", &["--timeout", "900"]);
    failed(&ran, &["\"errorType\": \"RecursionError\"", "maximum recursion depth exceeded", "more times]"]);
}

// awslambdaric, lambda_runtime_marshaller.py with simplejson (as above).
#[test]
fn a_response_that_is_no_json() {
    for (name, value, kind) in [
        ("set", "{1, 2}", "set"),
        ("function", "handler", "function"),
        ("generator", "(x for x in [])", "generator"),
        ("object", "object()", "object"),
    ] {
        let ran = invoke(&format!("marshal-{name}"), &format!("def handler(e, c):\n    return {value}\n"), &[]);
        let message = format!("Unable to marshal response: Object of type {kind} is not JSON serializable");
        failed(&ran, &["\"errorType\": \"Runtime.MarshalError\"", &message]);
    }
    let ran = invoke("marshal-circle", "def handler(e, c):\n    a = []\n    a.append(a)\n    return a\n", &[]);
    failed(&ran, &["Runtime.MarshalError", "Circular reference detected"]);
}

// Shape of the payload since November 2025: LocalStack's recordings against AWS, tests/aws/services/lambda_/test_lambda.py
// `test_lambda_invoke_with_timeout`, recorded 2025-11-24 (https://github.com/localstack/localstack, read 2026-11-22).
#[test]
fn endless_work_times_out() {
    let endless = [
        ("while", "    while True: pass\n"),
        ("native", "    return sum(range(10**12))\n"),
        (
            "caught",
            "    try:\n        while True: pass\n    except BaseException:\n        return 'caught'\n    finally:\n        print('finally')\n",
        ),
        ("power", "    return 10 ** 10 ** 7\n"),
        ("sleep", "    import time\n    time.sleep(60)\n"),
    ];
    for (name, body) in endless {
        let ran = invoke(&format!("endless-{name}"), &format!("def handler(e, c):\n{body}"), &["--timeout", "1"]);
        failed(&ran, &["\"errorType\":\"Sandbox.Timedout\"", "Error: Task timed out after 1.00 seconds"]);
        assert!(ran.stdout.contains("Duration: 1000.00 ms") && ran.stdout.contains("Status: timeout"), "{}", ran.stdout);
        assert!(!ran.stdout.contains("finally"), "{}", ran.stdout);
    }
}

// The same recordings, `test_lambda_runtime_exit` and `test_lambda_handler_exit`.
#[test]
fn a_process_that_ends_itself() {
    for (name, call, reason) in [
        ("sys-0", "import sys; sys.exit(0)", "Runtime exited without providing a reason"),
        ("sys-3", "import sys; sys.exit(3)", "Runtime exited with error: exit status 3"),
        ("os-0", "import os; os._exit(0)", "Runtime exited without providing a reason"),
        ("os-1", "import os; os._exit(1)", "Runtime exited with error: exit status 1"),
    ] {
        let ran = invoke(&format!("exit-{name}"), &format!("def handler(e, c):\n    {call}\n"), &[]);
        failed(&ran, &["\"errorType\":\"Runtime.ExitError\"", reason]);
    }
    let ran = invoke("exit-init", "import sys\nsys.exit(1)\n", &[]);
    failed(&ran, &["\"errorType\":\"Runtime.ExitError\"", "exit status 1"]);
}

// Since 2026 the type is Runtime.OutOfMemory: https://docs.aws.amazon.com/lambda/latest/dg/troubleshooting-invocation.html, read 2026-11-22.
#[test]
fn memory_that_is_not_there() {
    for (name, body) in
        [("at-once", "    return len(bytearray(10**9))\n"), ("growing", "    a = []\n    while True: a.append(bytearray(10**6))\n")]
    {
        let ran = invoke(&format!("memory-{name}"), &format!("def handler(e, c):\n{body}"), &["--timeout", "900"]);
        failed(&ran, &["\"errorType\":\"Runtime.OutOfMemory\"", "signal: killed"]);
        assert!(ran.stdout.contains("Memory Size: 128 MB\tMax Memory Used: 128 MB"), "{}", ran.stdout);
    }
}

// https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html (6 MB), read 2026-11-22; the sentence and 6,291,556:
// LocalStack's recordings, `test_lambda_too_large_response`.
#[test]
fn a_response_that_is_too_large() {
    let ran = invoke("large", "def handler(e, c):\n    return 'x' * 7_000_000\n", &["--timeout", "900", "--memory", "10240"]);
    failed(&ran, &["Function.ResponseSizeTooLarge", "maximum allowed payload size (6291556 bytes)"]);
}

#[test]
fn megabytes_of_print() {
    let ran = invoke(
        "print",
        "def handler(e, c):\n    for _ in range(40):\n        print('x' * 100_000)\n",
        &["--timeout", "900", "--memory", "1769"],
    );
    assert_eq!((ran.code, ran.payload()), (Some(0), "null"));
    assert!(ran.stdout.len() > 4_000_000);
}
