//! Random scenarios with everything between functions: queues, buckets, schedules, retries, destinations, and functions that call on.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

/// What a function does, as its event or message says.
fn orders() -> impl Strategy<Value = Value> {
    let end = select(vec!["return", "return", "return", "fail", "exit"]);
    (0..3_000_u64, vec(call(), 0..3), end).prop_map(|(sleep_ms, calls, end)| json!({"sleep_ms": sleep_ms, "calls": calls, "end": end}))
}

/// A call of a service. What is sent on says nothing, so chains end; functions with a variable DO feed themselves.
fn call() -> impl Strategy<Value = Value> {
    let invoke = |function: &str, kind: &str| json!({"service": "lambda", "operation": "Invoke", "body": "{}", "parameters": {"FunctionName": function, "InvocationType": kind}});
    let url = |queue: &str| format!("https://sqs.us-east-1.amazonaws.com/123456789012/{queue}");
    select(vec![
        json!({"service": "s3", "operation": "PutObject", "body": "x", "parameters": {"Bucket": "data", "Key": "in/from a"}}),
        json!({"service": "s3", "operation": "GetObject", "parameters": {"Bucket": "data", "Key": "in/from a"}}),
        json!({"service": "s3", "operation": "DeleteObject", "parameters": {"Bucket": "data", "Key": "in/from a"}}),
        json!({"service": "sqs", "operation": "SendMessage", "parameters": {"QueueUrl": url("work"), "MessageBody": "{}"}}),
        json!({"service": "sqs", "operation": "SendMessage", "parameters": {"QueueUrl": url("idle"), "MessageBody": "{}"}}),
        json!({"service": "sqs", "operation": "ReceiveMessage", "parameters": {"QueueUrl": url("idle"), "WaitTimeSeconds": 2}}),
        invoke("a", "Event"),
        invoke("b", "RequestResponse"),
        invoke("missing", "Event"),
    ])
}

fn name() -> impl Strategy<Value = &'static str> {
    select(vec!["a", "b"])
}

/// A step that takes no time but a call's own.
fn beginning() -> impl Strategy<Value = Value> {
    let event = (name(), orders(), select(vec!["Event", "Event", "RequestResponse"]))
        .prop_map(|(name, orders, kind)| json!({"invoke": name, "type": kind, "event": orders}));
    let message = (select(vec!["work", "idle", "dlq"]), orders(), select(vec![None, Some(0), Some(7)]))
        .prop_map(|(queue, orders, delay)| json!({"send_message": {"queue": queue, "body": orders.to_string(), "delay_s": delay}}));
    let key = || select(vec!["in/a", "in/b b", "out/c"]);
    prop_oneof![
        4 => event,
        4 => message,
        2 => key().prop_map(|key| json!({"put_object": {"bucket": "data", "key": key, "body": "x"}})),
        1 => key().prop_map(|key| json!({"delete_object": {"bucket": "data", "key": key}})),
        1 => select(vec![json!({"start_instance": "box"}), json!({"stop_instance": "box"}), json!({"patch_instance": "box"}),
                         json!({"run_program": {"instance": "box", "program": "p.py by hand"}})]),
    ]
}

fn step() -> impl Strategy<Value = Value> {
    prop_oneof![
        6 => beginning(),
        1 => vec(beginning(), 1..4).prop_map(|steps| json!({"at_once": steps})),
        2 => (0..200_u64).prop_map(|seconds| json!({"advance_s": seconds})),
        1 => (0..300_u64).prop_map(|seconds| json!({"until_idle": {"at_most_s": seconds}})),
        1 => name().prop_map(|name| json!({"recycle": name})),
        1 => (name(), 0..3_u32).prop_map(|(name, most)| json!({"update_function": {"name": name, "reserved_concurrency": most}})),
    ]
}

fn function(name: &'static str) -> impl Strategy<Value = Value> {
    let arn = |name: &str| format!("arn:aws:sqs:us-east-1:123456789012:{name}");
    let place =
        select(vec![None, Some(arn("idle")), Some(arn("work")), Some("arn:aws:lambda:us-east-1:123456789012:function:told".to_owned())]);
    let failure = prop_oneof![4 => place.clone(), 1 => Just(Some("arn:aws:s3:::data".to_owned()))];
    let own = prop_oneof![6 => Just(None), 1 => call().prop_map(|call| Some(json!({"calls": [call]}).to_string()))];
    let dead = select(vec![None, Some("dlq")]);
    let reserved = select(vec![None, None, Some(1), Some(2)]);
    let age = select(vec![60_u32, 90, 21_600]);
    (1..5_u32, 0..3_u32, age, dead, place, failure, reserved, own).prop_map(
        move |(timeout, retries, age, dead, success, failure, reserved, own)| {
            let environment = own.map_or(json!({}), |own| json!({"DO": own}));
            json!({"name": name, "timeout_s": timeout, "maximum_retry_attempts": retries, "maximum_event_age_s": age,
                   "dead_letter_queue": dead, "on_success": success, "on_failure": failure, "reserved_concurrency": reserved,
                   "environment": environment})
        },
    )
}

/// A machine whose programs do what functions do; what it writes starts nothing of its own.
fn machine() -> impl Strategy<Value = Value> {
    let cron = select(vec![json!({}), json!({"*/5 * * * *": "p.py", "@reboot": "p.py --boot"})]);
    let patching = select(vec![None, None, Some("*/20 * * * *")]);
    (orders(), cron, patching, any::<bool>(), any::<bool>()).prop_map(|(orders, cron, patching, started, stop_when_done)| {
        json!({"name": "box", "type": "t3.micro", "files": {"p.py": orders.to_string()}, "cron": cron, "patching": patching,
               "started": started, "stop_when_done": stop_when_done, "start_on": {"bucket": "data", "prefix": "out/"}})
    })
}

fn faults() -> impl Strategy<Value = Value> {
    select(vec![
        json!([]),
        json!([]),
        json!([{"service": "s3", "kind": "slow", "factor": 20}, {"service": "sqs", "kind": "throttled", "first": 2}]),
        json!([{"service": "lambda", "kind": "throttled", "to_s": 60}, {"service": "sqs", "kind": "unreachable", "from_s": 100, "to_s": 200}]),
    ])
}

/// A scenario that is not refused, and that is given a day to come to rest.
pub fn flow() -> impl Strategy<Value = Value> {
    let batch = (1..4_u32, 0..3_u32, any::<bool>(), any::<bool>());
    let scheduled = any::<bool>();
    let disturbed = (machine(), faults());
    (any::<u32>(), function("a"), function("b"), batch, 1..4_u32, (scheduled, disturbed), vec(step(), 1..10)).prop_map(
        |(seed, a, b, (size, window, report, filtered), receives, (scheduled, (machine, faults)), mut steps)| {
            steps.push(json!({"until_idle": {"at_most_s": 86_400}}));
            let schedules = if scheduled { json!([{"name": "s", "expression": "rate(1 hour)", "function": "told"}]) } else { json!([]) };
            // Messages that want an end are let through, but for that of the process.
            let filters = if filtered { json!([{"pattern": {"body": {"end": [{"anything-but": "exit"}]}}}]) } else { json!([]) };
            json!({
                "seed": seed, "functions": [a, b, {"name": "told"}],
                "buckets": [{"name": "data", "notifications": [{"function": "a", "events": ["s3:ObjectCreated:*"], "prefix": "in/"}]}],
                "queues": [{"name": "work", "visibility_timeout_s": 10, "redrive": {"dead_letter_queue": "dlq", "max_receive_count": receives}},
                           {"name": "idle"}, {"name": "dlq"}],
                "event_sources": [{"queue": "work", "function": "b", "batch_size": size, "batching_window_s": window,
                                   "report_batch_item_failures": report, "filter_criteria": {"filters": filters}}],
                "schedules": schedules, "instances": [machine], "faults": faults, "steps": steps})
        },
    )
}
