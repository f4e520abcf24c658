//! What a scenario may say of buckets, queues, triggers and destinations, and how a refusal names the place.

use crate::scenarios::refused;

/// A scenario with a function, a bucket, a queue, and this key.
fn with_key(key: &str) -> String {
    format!(r#"{{"functions": [{{"name": "fn", "timeout_s": 30}}], {key}}}"#)
}

#[test]
fn buckets_and_queues_that_aws_refuses() {
    let check = |key: &str, expected: &str| {
        let refused = refused(&with_key(key));
        assert!(refused.starts_with(expected), "{key}\n{refused}");
    };
    check(r#""buckets": [{}]"#, "buckets[0].name: is missing: a bucket has a name");
    check(r#""buckets": [{"name": "B"}]"#, "buckets[0].name: InvalidBucketName");
    check(r#""buckets": [{"name": "bbb"}, {"name": "bbb"}]"#, "buckets[1].name: BucketAlreadyOwnedByYou");
    check(
        r#""buckets": [{"name": "bbb", "object": {}}]"#,
        r#"buckets[0].object: no such key; there is "name", "objects" and "notifications""#,
    );
    check(r#""buckets": [{"name": "bbb", "objects": {"": "x"}}]"#, "buckets[0].objects[\"\"]:");
    let rule = |rule: &str| format!(r#""buckets": [{{"name": "bbb", "notifications": [{rule}]}}]"#);
    check(&rule(r#"{"events": []}"#), "buckets[0].notifications[0].function: is missing");
    check(&rule(r#"{"function": "fn", "events": ["s3:Nothing"]}"#), "buckets[0].notifications: InvalidArgument");
    check(
        &rule(r#"{"function": "x", "events": ["s3:ObjectCreated:*"]}"#),
        r#"buckets[0].notifications[0].function: no function named "x"; there is "fn""#,
    );
    let twice =
        r#"{"function": "fn", "events": ["s3:ObjectCreated:*"]}, {"function": "fn", "events": ["s3:ObjectCreated:Put"], "prefix": "in/"}"#;
    check(&rule(twice), "buckets[0].notifications: InvalidArgument");
    check(r#""queues": [{"name": "a b"}]"#, "queues[0]: InvalidParameterValue");
    check(r#""queues": [{"name": "q"}, {"name": "q"}]"#, "queues[1]: QueueAlreadyExists");
    check(r#""queues": [{"name": "q", "delay_s": 901}]"#, "queues[0]: InvalidAttributeValue");
    check(r#""queues": [{"name": "q", "redrive": {"max_receive_count": 3}}]"#, "queues[0].redrive.dead_letter_queue: is missing");
    let redrive = |queue: &str, count: u32| {
        format!(r#""queues": [{{"name": "q", "redrive": {{"dead_letter_queue": "{queue}", "max_receive_count": {count}}}}}]"#)
    };
    check(&redrive("x", 3), "queues[0].redrive: InvalidParameterValue");
    check(&redrive("q", 1_001), "queues[0].redrive: InvalidParameterValue");
}

#[test]
fn triggers_and_destinations_that_lead_nowhere() {
    let check = |key: &str, expected: &str| {
        let refused = refused(&with_key(&format!(r#""queues": [{{"name": "q"}}], {key}"#)));
        assert!(refused.starts_with(expected), "{key}\n{refused}");
    };
    let source = |fields: &str| format!(r#""event_sources": [{fields}]"#);
    check(&source(r#"{"queue": "x", "function": "fn"}"#), r#"event_sources[0].queue: no queue named "x"; there is "q""#);
    check(&source(r#"{"queue": "q", "function": "x"}"#), r#"event_sources[0].function: no function named "x"; there is "fn""#);
    check(&source(r#"{"queue": "q"}"#), "event_sources[0].function: is missing");
    check(&source(r#"{"queue": "q", "function": "fn", "batch_size": 0}"#), "event_sources[0]: ValidationException");
    check(
        &source(r#"{"queue": "q", "function": "fn", "batch_size": 11}"#),
        "event_sources[0]: InvalidParameterValueException: Maximum batch",
    );
    check(
        &source(r#"{"queue": "q", "function": "fn", "report_batch_item_failures": 1}"#),
        "event_sources[0].report_batch_item_failures: must be",
    );
    check(
        &source(r#"{"queue": "q", "function": "fn"}, {"queue": "q", "function": "fn"}"#),
        "event_sources[1]: ResourceConflictException: An event source mapping with SQS arn (\" arn:aws:sqs:us-east-1:123456789012:q \") and \
         function (\" fn \") already exists. Please update or delete the existing mapping",
    );
    // LocalStack's test_lambda_integration_sqs.snapshot.json (test_sqs_invalid_event_filter, 25-11-2025), read 2026-11-27.
    check(
        &source(r#"{"queue": "q", "function": "fn", "maximum_concurrency": 1}"#),
        "event_sources[0]: ValidationException: 1 validation error detected: Value '1' at 'scalingConfig.maximumConcurrency' failed to satisfy \
         constraint: Member must have value greater than or equal to 2",
    );
    let filtered = |filters: &str| source(&format!(r#"{{"queue": "q", "function": "fn", "filter_criteria": {filters}}}"#));
    for pattern in ["null", r#""simple string""#, r#"{"eventSource": "aws:sqs"}"#, r#"{"eventSource": []}"#, r#""{\"eventSource\": []}""#] {
        let filters = format!(r#"{{"filters": [{{"pattern": {pattern}}}]}}"#);
        check(&filtered(&filters), "event_sources[0]: InvalidParameterValueException: Invalid filter pattern definition.");
    }
    let long = format!(r#"{{"filters": [{{"pattern": {{"body": ["{}"]}}}}]}}"#, "x".repeat(4_096));
    check(&filtered(&long), "event_sources[0]: ValidationException: 1 validation error detected: Value '{\"body\": [\"xxx");
    let six = format!(r#"{{"filters": [{}]}}"#, [r#"{"pattern": {"body": ["a"]}}"#; 6].join(", "));
    check(&filtered(&six), "event_sources[0]: InvalidParameterValueException: An event source mapping has at most 5 filters; these are 6.");
    check(&filtered(r#"{"filter": []}"#), r#"event_sources[0].filter_criteria.filter: no such key; there is "filters""#);
    check(&filtered(r#"{"filters": [{}]}"#), "event_sources[0].filter_criteria.filters[0].pattern: is missing: say what passes");
    check(
        &filtered(r#"{"filters": [{"patern": {}}]}"#),
        r#"event_sources[0].filter_criteria.filters[0].patern: no such key; there is "pattern""#,
    );
    check(&filtered("[]"), "event_sources[0].filter_criteria: must be an object, not a list");
    let schedule = |expression: &str| format!(r#""schedules": [{{"name": "s", "expression": "{expression}", "function": "fn"}}]"#);
    for wrong in ["", "rate(1 minutes)", "rate(5 minute)", "rate(0 minutes)", "cron(* * * * *)", "cron(0 2 * * * *)", "every day"] {
        check(&schedule(wrong), "schedules[0].expression: Parameter ScheduleExpression is not valid.");
    }
    check(r#""schedules": [{"name": "s", "function": "fn"}]"#, "schedules[0].expression: is missing");
    let with = |setting: &str| format!(r#"{{"functions": [{{"name": "fn", {setting}}}], "queues": [{{"name": "q"}}]}}"#);
    assert_eq!(refused(&with(r#""dead_letter_queue": "x""#)), r#"functions[0].dead_letter_queue: no queue named "x"; there is "q""#);
    assert!(refused(&with(r#""on_failure": "q""#)).starts_with("functions[0].on_failure: ValidationException"));
    let arn = "arn:aws:sqs:us-east-1:123456789012:x";
    assert_eq!(refused(&with(&format!(r#""on_success": "{arn}""#))), r#"functions[0].on_success: no queue named "x"; there is "q""#);
    let own = r#""on_failure": "arn:aws:lambda:us-east-1:123456789012:function:fn""#;
    assert!(refused(&with(own)).ends_with("You can't specify the function as a destination for itself."));
    let far = r#""on_failure": "arn:aws:sqs:eu-west-1:123456789012:q""#;
    assert!(refused(&with(far)).starts_with(r#"functions[0].on_failure: is in region "eu-west-1""#));
}

#[test]
fn steps_of_services() {
    let check = |step: &str, expected: &str| {
        let refused =
            refused(&format!(r#"{{"functions": [], "buckets": [{{"name": "bbb"}}], "queues": [{{"name": "q"}}], "steps": [{step}]}}"#));
        assert_eq!(refused, expected);
    };
    check(
        r#"{"put_object": {"bucket": "x", "key": "k", "body": ""}}"#,
        r#"steps[0].put_object.bucket: no bucket named "x"; there is "bbb""#,
    );
    check(r#"{"put_object": {"bucket": "bbb", "key": "k"}}"#, r#"steps[0].put_object.body: is missing: "put_object" needs it"#);
    check(
        r#"{"put_object": {"bucket": "bbb", "kye": "k"}}"#,
        r#"steps[0].put_object.kye: no such key; there is "bucket", "key", "body" and "body_base64""#,
    );
    check(
        r#"{"put_object": {"bucket": "bbb", "key": "k", "body": "", "body_base64": ""}}"#,
        r#"steps[0].put_object.body_base64: an object has one content: "body" or "body_base64""#,
    );
    check(
        r#"{"put_object": {"bucket": "bbb", "key": "k", "body_base64": "a"}}"#,
        r#"steps[0].put_object.body_base64: must be base64 with padding, like "aGVsbG8=""#,
    );
    check(r#"{"delete_object": {"bucket": "bbb"}}"#, r#"steps[0].delete_object.key: is missing: "delete_object" needs it"#);
    check(r#"{"send_message": {"queue": "x", "body": "m"}}"#, r#"steps[0].send_message.queue: no queue named "x"; there is "q""#);
    check(r#"{"send_message": "q"}"#, r#"steps[0].send_message: must be an object, not the text "q""#);
    check(r#"{"until_idle": {"at_most_s": 315360001}}"#, "steps[0].until_idle.at_most_s: must be at most 315360000, ten years");
    check(
        r#"{"at_once": [{"until_idle": {}}]}"#,
        "steps[0].at_once[0].until_idle: no time passes while things begin at once; make it a step of its own",
    );
}
