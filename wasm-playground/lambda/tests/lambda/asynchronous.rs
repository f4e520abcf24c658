//! Events that nobody waits for: attempts, waits, ages, what is told in the end. The queue here is a loop.

use mini_lambda::{Answer, AsyncEvent, Condition, Delivery, FunctionConfig, InvocationType, InvokeRequest, Lineage, Settlement, Verdict};
use serde_json::{Value, json};

use crate::fake_engine::{FakeEngine, raised, returned};
use crate::world::{World, check, function};

/// A handler that fails as often as the event says.
fn failing(times: usize) -> Box<FakeEngine> {
    let runs = std::cell::Cell::new(0);
    FakeEngine::handler(move |_, _| {
        runs.set(runs.get() + 1);
        if runs.get() <= times { raised("ValueError", "no") } else { returned(r#""done""#) }
    })
}

fn event_request(payload: &str) -> InvokeRequest {
    InvokeRequest { invocation_type: InvocationType::Event, payload: Some(payload.as_bytes().to_vec()), ..InvokeRequest::of("fn") }
}

fn accept(world: &mut World, payload: &str) -> AsyncEvent {
    match world.request(&event_request(payload)) {
        Answer::Accepted(event) => *event,
        other => panic!("{other:?}"),
    }
}

/// Attempt after attempt, each at its time.
fn play(world: &mut World, mut event: AsyncEvent) -> (AsyncEvent, Settlement) {
    loop {
        let attempted = world.lambda.attempt(world.now, event, &world.emit).unwrap();
        world.now = attempted.at;
        match attempted.verdict {
            Verdict::Settled(settlement) => return (attempted.event, settlement),
            Verdict::Again(then) => {
                world.now = then;
                event = attempted.event;
            }
        }
    }
}

fn settled(config: FunctionConfig, engine: Box<FakeEngine>) -> (Condition, u32) {
    let mut world = World::new(config, engine);
    let event = accept(&mut world, "{}");
    let (event, settlement) = play(&mut world, event);
    (settlement.condition, event.attempts)
}

#[test]
fn an_event_is_accepted_and_nothing_runs() {
    // InvocationType Event: 202 and an empty body (LocalStack tests/aws/services/lambda_/test_lambda.py test_invocation_type_event,
    // 2025-11-24).
    let mut world = World::new(function(), failing(0));
    accept(&mut world, "{}");
    check(&world, "0.000 accepted 202");
}

#[test]
fn two_retries_after_one_and_two_minutes_with_the_same_id() {
    // Three END lines with one id: test_invocation_type_event_error and test_request_id_async_invoke_with_retry (2025-11-24); waits:
    // <https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html>, read 2026-11-22.
    let mut world = World::new(function(), failing(9));
    let event = accept(&mut world, r#"{"a":1}"#);
    let id = event.request_id.clone();
    let (event, settlement) = play(&mut world, event);
    assert_eq!((settlement.condition, event.attempts, event.request_id == id), (Condition::RetriesExhausted, 3, true));
    check(
        &world,
        r#"
        0.000 accepted 202
        0.000 started
        0.000 | INIT_START Runtime Version: python:3.14.v1
        90.000 invocation cold
        90.000 | START RequestId: RID Version: $LATEST\n
        92.500 | END RequestId: RID\n
        92.500 | REPORT RequestId: RID→Duration: 2.50 ms→Billed Duration: 93 ms→Memory Size: 128 MB→Max Memory Used: 36 MB→Init Duration: 90.00 ms→\n
        92.500 finished Error {"errorMessage": "no", "errorType": "ValueError", "requestId": "", "stackTrace": []}
        92.500 attempt 2 after 60 s
        60092.500 invocation
        60092.500 | START RequestId: RID Version: $LATEST\n
        60093.500 | END RequestId: RID\n
        60093.500 | REPORT RequestId: RID→Duration: 1.00 ms→Billed Duration: 1 ms→Memory Size: 128 MB→Max Memory Used: 36 MB→\n
        60093.500 finished Error {"errorMessage": "no", "errorType": "ValueError", "requestId": "", "stackTrace": []}
        60093.500 attempt 3 after 120 s
        180093.500 invocation
        180093.500 | START RequestId: RID Version: $LATEST\n
        180094.500 | END RequestId: RID\n
        180094.500 | REPORT RequestId: RID→Duration: 1.00 ms→Billed Duration: 1 ms→Memory Size: 128 MB→Max Memory Used: 36 MB→\n
        180094.500 finished Error {"errorMessage": "no", "errorType": "ValueError", "requestId": "", "stackTrace": []}
        "#,
    );
}

#[test]
fn fewer_retries_and_a_late_success() {
    // MaximumRetryAttempts 0 to 2: test_retries (test_lambda_destinations.py, 2025-11-24).
    let with = |attempts| FunctionConfig { maximum_retry_attempts: attempts, ..function() };
    assert_eq!(settled(with(0), failing(9)), (Condition::RetriesExhausted, 1));
    assert_eq!(settled(with(1), failing(9)), (Condition::RetriesExhausted, 2));
    assert_eq!(settled(with(2), failing(9)), (Condition::RetriesExhausted, 3));
    assert_eq!(settled(with(2), failing(2)), (Condition::Success, 3));
    assert_eq!(settled(with(2), failing(0)), (Condition::Success, 1));
}

#[test]
fn a_retry_that_would_come_too_late_is_not_made() {
    // test_maxeventage (2025-11-24): with 60 s one run, with 90 s two, both EventAgeExceeded.
    let with = |age| FunctionConfig { maximum_event_age_s: age, ..function() };
    assert_eq!(settled(with(60), failing(9)), (Condition::EventAgeExceeded, 1));
    assert_eq!(settled(with(90), failing(9)), (Condition::EventAgeExceeded, 2));
    let mut world = World::new(with(60), failing(9));
    let event = accept(&mut world, "{}");
    play(&mut world, event);
    assert!(world.transcript().lines().last().unwrap().starts_with("92.500 finished"), "settled at once: {}", world.transcript());
}

#[test]
fn no_room_is_no_attempt() {
    // "Lambda returns the event to the queue and attempts to run the function again for up to 6 hours", from 1 s to 5 minutes:
    // <https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html>, read 2026-11-22.
    let engine = FakeEngine::handler(|process, _| process.sleep(2_500_000).and_then(|()| returned("null")));
    let mut world = World::new(FunctionConfig { reserved_concurrency: Some(1), ..function() }, engine);
    let (first, second) = (accept(&mut world, "1"), accept(&mut world, "2"));
    assert!(matches!(world.lambda.attempt(world.now, first, &world.emit).unwrap().verdict, Verdict::Settled(_)));
    let (event, settlement) = play(&mut world, second);
    assert_eq!((settlement.condition, event.attempts, event.throttles), (Condition::Success, 1, 0));
    let transcript = world.transcript();
    let throttles: Vec<&str> = transcript.lines().filter(|line| line.contains("throttled")).collect();
    let reason = "throttled ReservedFunctionConcurrentInvocationLimitExceeded";
    assert_eq!(throttles, [format!("0.000 {reason}, again after 1 s"), format!("1000.000 {reason}, again after 2 s")]);
}

#[test]
fn a_reservation_of_none_settles_at_once() {
    // test_reserved_concurrency (test_lambda.py, 2025-11-25): no run, a record without a response.
    let on_failure = Some("arn:aws:sqs:us-east-1:123456789012:q".to_owned());
    let config = FunctionConfig { reserved_concurrency: Some(0), on_failure, ..function() };
    let mut world = World::new(config, failing(0));
    let event = accept(&mut world, r#"{"a": 1}"#);
    let (event, settlement) = play(&mut world, event);
    let record = record(&world, &event, &settlement);
    assert_eq!(
        record,
        json!({"version": "1.0", "timestamp": "2026-01-31T09:05:00.000Z",
               "requestContext": {"requestId": event.request_id, "functionArn": "arn:aws:lambda:us-east-1:123456789012:function:fn:$LATEST",
                                  "condition": "ZeroReservedConcurrency", "approximateInvokeCount": 0},
               "requestPayload": {"a": 1}})
    );
}

fn record(world: &World, event: &AsyncEvent, settlement: &Settlement) -> Value {
    let deliveries = world.lambda.deliveries(world.now, event, settlement);
    let [Delivery::Record { body, .. }] = deliveries.as_slice() else { panic!("{deliveries:?}") };
    serde_json::from_str(body).unwrap()
}

#[test]
fn an_event_that_waits_runs_on_what_is_deployed_then() {
    // test_async_invoke_queue_upon_function_update (test_lambda.py, 2025-11-24).
    let engine = FakeEngine::handler(|process, _| returned(&format!("{:?}", process.spec.variables["CODE"])));
    let variant = |code: &str| FunctionConfig { environment: [("CODE".to_owned(), code.to_owned())].into(), ..function() };
    let mut world = World::new(variant("old"), engine);
    let event = accept(&mut world, "{}");
    world.lambda.update(world.now, variant("new"), &world.emit).unwrap();
    let (event, _) = play(&mut world, event);
    assert_eq!(event.response.unwrap().payload, r#""new""#);
}

#[test]
fn records_of_success_and_failure() {
    // test_assess_lambda_destination_invocation (2025-11-24): statusCode stays 200, functionError only on failure.
    let arn = |name: &str| Some(format!("arn:aws:sqs:us-east-1:123456789012:{name}"));
    let config = FunctionConfig { on_success: arn("well"), on_failure: arn("badly"), maximum_retry_attempts: 0, ..function() };
    for (times, response, condition) in [
        (0, json!({"responseContext": {"statusCode": 200, "executedVersion": "$LATEST"}, "responsePayload": "done"}), "Success"),
        (
            1,
            json!({"responseContext": {"statusCode": 200, "executedVersion": "$LATEST", "functionError": "Unhandled"},
                   "responsePayload": {"errorMessage": "no", "errorType": "ValueError", "requestId": "", "stackTrace": []}}),
            "RetriesExhausted",
        ),
    ] {
        let mut world = World::new(config.clone(), failing(times));
        let event = accept(&mut world, r#"[1, 2]"#);
        let (event, settlement) = play(&mut world, event);
        let record = record(&world, &event, &settlement);
        assert_eq!(record["requestContext"]["condition"], condition);
        assert_eq!(record["requestContext"]["approximateInvokeCount"], 1);
        assert_eq!(record["requestPayload"], json!([1, 2]));
        assert_eq!((&record["responseContext"], &record["responsePayload"]), (&response["responseContext"], &response["responsePayload"]));
    }
}

#[test]
fn a_dead_letter_is_the_bare_event_with_three_attributes() {
    // test_dead_letter_queue (2025-11-25): RequestID, ErrorCode 200, ErrorMessage; at most 1 KB of it:
    // <https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html>, read 2026-11-22.
    let config = FunctionConfig { dead_letter_queue: Some("dlq".to_owned()), maximum_retry_attempts: 0, ..function() };
    let long = "é".repeat(600);
    let engine = FakeEngine::handler(move |_, _| raised("ValueError", &long));
    let mut world = World::new(config, engine);
    let event = accept(&mut world, r#"{ "a":  1 }"#);
    let (event, settlement) = play(&mut world, event);
    let deliveries = world.lambda.deliveries(world.now, &event, &settlement);
    let [Delivery::DeadLetter { queue, body, attributes }] = deliveries.as_slice() else { panic!("{deliveries:?}") };
    assert_eq!((queue.as_str(), body.as_str()), ("dlq", r#"{ "a":  1 }"#));
    assert_eq!((&attributes.request_id, attributes.error_code), (&event.request_id, 200));
    assert_eq!(attributes.error_message.as_deref(), Some("é".repeat(512).as_str()));
}

#[test]
fn a_success_has_no_dead_letter() {
    let config = FunctionConfig { dead_letter_queue: Some("dlq".to_owned()), ..function() };
    let mut world = World::new(config, failing(0));
    let event = accept(&mut world, "{}");
    let (event, settlement) = play(&mut world, event);
    assert_eq!(world.lambda.deliveries(world.now, &event, &settlement), []);
}

#[test]
fn an_event_may_have_one_megabyte() {
    // <https://aws.amazon.com/blogs/compute/more-room-to-build-serverless-services-now-support-payloads-up-to-1-mb>, read 2026-11-22.
    let mut world = World::new(function(), failing(0));
    let payload = |length: usize| format!("\"{}\"", "a".repeat(length - 2));
    accept(&mut world, &payload(1_048_576));
    let Answer::Refused(error) = world.request(&event_request(&payload(1_048_577))) else { panic!() };
    assert_eq!((error.status, error.code.as_str()), (413, "RequestTooLargeException"));
}

#[test]
fn a_function_that_runs_in_a_circle_is_stopped() {
    // After 16 runs, to the dead-letter queue or the on-failure destination:
    // <https://aws.amazon.com/blogs/compute/detecting-and-stopping-recursive-loops-in-aws-lambda-functions/>, read 2026-11-22.
    let mut world = World::new(function(), failing(0));
    let chain = (0..16).fold(Lineage::default(), |chain, _| chain.with("fn"));
    let request = InvokeRequest { lineage: chain.clone(), ..event_request("{}") };
    let Answer::Accepted(event) = world.request(&request) else { panic!() };
    let (event, settlement) = play(&mut world, *event);
    assert_eq!((settlement.condition, event.attempts), (Condition::RecursiveInvocationException, 0));
    let Answer::Refused(error) = world.request(&InvokeRequest { lineage: chain, ..InvokeRequest::of("fn") }) else { panic!() };
    assert_eq!((error.status, error.code.as_str()), (400, "RecursiveInvocationException"));
    check(
        &world,
        "0.000 accepted 202
         0.000 dropped RecursiveLoop
         0.000 dropped RecursiveLoop
         0.000 refused Invoke 400 RecursiveInvocationException: Lambda has detected your function being invoked in a recursive loop with other Amazon Web Services resources and stopped your function's invocation.",
    );
}

#[test]
fn what_aws_refuses_about_destinations() {
    let problem = |config: FunctionConfig| config.problems().into_iter().map(|bad| format!("{} {}", bad.field, bad.error)).next();
    let arn = |text: &str| Some(text.to_owned());
    let own = FunctionConfig { on_failure: arn("arn:aws:lambda:us-east-1:123456789012:function:fn"), ..function() };
    // TestLambdaEventInvokeConfig (test_lambda_api.py, 2025-11-25).
    let refused = "on_failure InvalidParameterValueException: You can't specify the function as a destination for itself.";
    assert_eq!(problem(own).as_deref(), Some(refused));
    let bucket = || arn("arn:aws:s3:::b");
    assert!(problem(FunctionConfig { on_success: bucket(), ..function() }).unwrap().contains("failed invocations only"));
    assert_eq!(problem(FunctionConfig { on_failure: bucket(), ..function() }), None);
    for text in ["q", "arn:aws:_-/!lambda:us-east-1:123456789012:function:f", "arn:aws:sqs:us-east-1:12:q"] {
        let refused = problem(FunctionConfig { on_failure: arn(text), ..function() }).unwrap();
        let expected = format!(
            "on_failure ValidationException: 1 validation error detected: Value '{text}' at 'destinationConfig.onFailure.destination' \
             failed to satisfy constraint: Member must satisfy regular expression pattern: $|kafka://"
        );
        assert!(refused.starts_with(&expected), "{refused}");
    }
    let role = "arn:aws:iam:us-east-1:123456789012:function:f";
    let refused = format!(
        "on_success InvalidParameterValueException: The provided destination config \
         DestinationConfig(onSuccess=OnSuccess(destination={role}), onFailure=null) is invalid."
    );
    assert_eq!(problem(FunctionConfig { on_success: arn(role), ..function() }), Some(refused));
    let topic = problem(FunctionConfig { on_success: arn("arn:aws:sns:us-east-1:123456789012:t"), ..function() });
    assert!(topic.unwrap().contains("is a destination at AWS, but not here"));
}

#[test]
fn an_event_survives_storage() {
    let mut world = World::new(function(), failing(1));
    let event = accept(&mut world, r#"{"a": 123456789012345678901234567890}"#);
    let event = world.lambda.attempt(world.now, event, &world.emit).unwrap().event;
    let stored: AsyncEvent = serde_json::from_str(&serde_json::to_string(&event).unwrap()).unwrap();
    assert_eq!(stored, event);
}
