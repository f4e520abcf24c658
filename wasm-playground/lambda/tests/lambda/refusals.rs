//! What AWS refuses, in AWS's words.

use mini_lambda::function::{ApplicationLogLevel, LogFormat};
use mini_lambda::{Answer, FunctionConfig, InvocationType, InvokeRequest};

use crate::fake_engine::{FakeEngine, returned};
use crate::world::{World, function};

fn refusal(function: FunctionConfig, request: InvokeRequest) -> String {
    let mut world = World::new(function, FakeEngine::handler(|_, event| returned(event)));
    match world.request(&request) {
        Answer::Refused(error) => {
            assert!(world.transcript().contains("refused Invoke"), "a refusal is told");
            format!("{} {error}", error.status)
        }
        other => panic!("{other:?}"),
    }
}

fn with_payload(payload: &str) -> InvokeRequest {
    InvokeRequest { payload: Some(payload.as_bytes().to_vec()), ..InvokeRequest::of("fn") }
}

#[test]
fn functions_and_versions_that_are_not_there() {
    // LocalStack test_lambda.py TestLambdaFeatures, 2025-11-24: the unqualified call shows $LATEST since 2025.
    assert_eq!(
        refusal(function(), InvokeRequest::of("other")),
        "404 ResourceNotFoundException: Function not found: arn:aws:lambda:us-east-1:123456789012:function:other:$LATEST"
    );
    let qualified = InvokeRequest { qualifier: Some("live".to_owned()), ..InvokeRequest::of("fn") };
    assert_eq!(
        refusal(function(), qualified),
        "404 ResourceNotFoundException: Function not found: arn:aws:lambda:us-east-1:123456789012:function:fn:live"
    );
}

#[test]
fn payloads_that_are_no_json() {
    // LocalStack test_lambda.py test_lambda_invoke_payload_encoding_error, 2025-11-24.
    let bytes = InvokeRequest { payload: Some(b"n\x87r\x9e\xe9\xb5\xd7I\xee\x9bmt".to_vec()), ..InvokeRequest::of("fn") };
    assert_eq!(
        refusal(function(), bytes),
        "400 InvalidRequestContentException: Could not parse request body into json: Could not parse payload into json: Invalid UTF-8 start \
         byte 0x87\n at [Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: 1, column: 3]"
    );
    for payload in ["hello", "{'a': 1}", "{\"a\":", "NaN", "[1,]", "1 2"] {
        let refused = refusal(function(), with_payload(payload));
        let expected = "400 InvalidRequestContentException: Could not parse request body into json: Could not parse payload into json: ";
        assert!(refused.starts_with(expected), "{payload}: {refused}");
    }
}

#[test]
fn payloads_that_are_json_arrive_as_they_are() {
    for (payload, arrives) in
        [("null", "null"), ("[1.50, 123456789012345678901234567890]", "[1.50, 123456789012345678901234567890]"), ("", "{}")]
    {
        let mut world = World::new(function(), FakeEngine::handler(|_, event| returned(event)));
        assert_eq!(world.invoke(payload).payload, arrives);
    }
    let mut world = World::new(function(), FakeEngine::handler(|_, event| returned(event)));
    let Answer::Finished(finished) = world.request(&InvokeRequest::of("fn")) else { panic!() };
    assert_eq!(finished.payload, "{}", "a call without a payload");
}

#[test]
fn requests_over_six_mebibytes() {
    let largest = format!("\"{}\"", "a".repeat(6_291_454));
    let mut world = World::new(function(), FakeEngine::handler(|_, _| returned("null")));
    assert_eq!(world.invoke(&largest).payload, "null");
    assert_eq!(
        refusal(function(), with_payload(&format!("{largest} "))),
        "413 RequestTooLargeException: Request must be smaller than 6291456 bytes for the InvokeFunction operation"
    );
}

#[test]
fn a_function_that_is_switched_off() {
    // LocalStack test_lambda.py TestLambdaConcurrency, 2025-11-24.
    let off = FunctionConfig { reserved_concurrency: Some(0), ..function() };
    assert_eq!(refusal(off, InvokeRequest::of("fn")), "429 TooManyRequestsException: Rate Exceeded.");
}

#[test]
fn a_dry_run_runs_nothing() {
    let mut world = World::new(function(), FakeEngine::handler(|_, _| panic!("it ran")));
    let request = InvokeRequest { invocation_type: InvocationType::DryRun, ..InvokeRequest::of("fn") };
    assert_eq!(world.request(&request), Answer::MayRun);
    assert_eq!(world.transcript(), "0.000 dry run 204\n");
}

#[test]
fn settings_out_of_range() {
    let check = |function: FunctionConfig, field: &str, expected: &str| {
        let problems = function.problems();
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert_eq!((problems[0].field, problems[0].error.to_string().as_str()), (field, expected));
    };
    const FAILED: &str = "ValidationException: 1 validation error detected: Value";
    let constraint = |rest: &str| format!("{FAILED} {rest}");
    check(
        FunctionConfig { memory_mb: 127, ..function() },
        "memory_mb",
        &constraint("'127' at 'memorySize' failed to satisfy constraint: Member must have value greater than or equal to 128"),
    );
    check(
        FunctionConfig { memory_mb: 10_241, ..function() },
        "memory_mb",
        &constraint("'10241' at 'memorySize' failed to satisfy constraint: Member must have value less than or equal to 10240"),
    );
    check(
        FunctionConfig { timeout_s: 0, ..function() },
        "timeout_s",
        &constraint("'0' at 'timeout' failed to satisfy constraint: Member must have value greater than or equal to 1"),
    );
    check(
        FunctionConfig { timeout_s: 901, ..function() },
        "timeout_s",
        &constraint("'901' at 'timeout' failed to satisfy constraint: Member must have value less than or equal to 900"),
    );
    check(
        FunctionConfig { handler: "app handler".to_owned(), ..function() },
        "handler",
        &constraint(r"'app handler' at 'handler' failed to satisfy constraint: Member must satisfy regular expression pattern: [^\s]+"),
    );
    check(
        FunctionConfig { environment: [("AWS_REGION".to_owned(), "x".to_owned())].into(), ..function() },
        "environment",
        "InvalidParameterValueException: Lambda was unable to configure your environment variables because the environment variables you have provided contains reserved keys that are currently not supported for modification. Reserved keys used in this request: AWS_REGION",
    );
    check(
        FunctionConfig { application_log_level: Some(ApplicationLogLevel::Debug), ..function() },
        "application_log_level",
        "InvalidParameterValueException: LogLevel is not supported when LogFormat is set to \"Text\". Remove LogLevel from your request or change the LogFormat to \"JSON\" and try again.",
    );
    let json = FunctionConfig { log_format: LogFormat::Json, application_log_level: Some(ApplicationLogLevel::Debug), ..function() };
    assert_eq!(json.problems(), []);
}

#[test]
fn more_settings_out_of_range() {
    let fields = |function: FunctionConfig| function.problems().into_iter().map(|problem| problem.field).collect::<Vec<_>>();
    assert_eq!(fields(function()), [""; 0]);
    assert_eq!(fields(FunctionConfig { name: "a b".to_owned(), ..function() }), ["name"]);
    assert_eq!(fields(FunctionConfig { name: "a".repeat(65), ..function() }), ["name"]);
    assert_eq!(fields(FunctionConfig { handler: "a".repeat(129), ..function() }), ["handler"]);
    assert_eq!(fields(FunctionConfig { ephemeral_storage_mb: 511, ..function() }), ["ephemeral_storage_mb"]);
    assert_eq!(fields(FunctionConfig { maximum_retry_attempts: 3, ..function() }), ["maximum_retry_attempts"]);
    assert_eq!(fields(FunctionConfig { maximum_event_age_s: 59, ..function() }), ["maximum_event_age_s"]);
    let variable = |name: &str, size| FunctionConfig { environment: [(name.to_owned(), "x".repeat(size))].into(), ..function() };
    assert_eq!(fields(variable("1A", 1)), ["environment"]);
    assert_eq!(fields(variable("A-B", 1)), ["environment"]);
    assert_eq!(fields(variable("AB", 4_087)), [""; 0], "4,096 bytes with quotes, colon and brackets");
    assert_eq!(fields(variable("AB", 4_088)), ["environment"]);
    for path in ["", "/app.py", "../app.py", "a//b.py", "a/", "a/./b", "a\0b"] {
        assert_eq!(fields(FunctionConfig { files: [(path.to_owned(), String::new())].into(), ..function() }), ["files"], "{path:?}");
    }
    let both = [("a".to_owned(), String::new()), ("a/b".to_owned(), String::new())].into();
    assert_eq!(fields(FunctionConfig { files: both, ..function() }), ["files"]);
    assert_eq!(fields(FunctionConfig { memory_mb: 0, timeout_s: 0, ..function() }), ["memory_mb", "timeout_s"]);
}

#[test]
fn names_that_cannot_be_deployed() {
    // LocalStack tests/aws/services/lambda_/test_lambda_api.py test_function_arns and
    // test_function_name_and_qualifier_validation[…-create_function] (2025-11-25), read 2026-11-22.
    let refused = |name: &str| {
        let problems = FunctionConfig { name: name.to_owned(), ..function() }.problems();
        assert_eq!(problems.iter().map(|problem| problem.field).collect::<Vec<_>>(), ["name"], "{name}");
        problems[0].error.to_string()
    };
    let pattern = r"Member must satisfy regular expression pattern: (arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?([a-zA-Z0-9-_]+)(:(\$LATEST|[a-zA-Z0-9-_]+))?";
    for name in ["invalid:function:name", "my-function!", "*", "my.function", ""] {
        let expected = format!(
            "ValidationException: 1 validation error detected: Value '{name}' at 'functionName' failed to satisfy constraint: {pattern}"
        );
        assert_eq!(refused(name), expected);
    }
    let long = "a".repeat(65);
    assert_eq!(
        refused(&long),
        format!(
            "InvalidParameterValueException: 1 validation error detected: Value '{long}' at 'functionName' failed to satisfy constraint: Member must have length less than or equal to 64"
        )
    );
    let longer = format!("my-function:{}", "a".repeat(129));
    assert_eq!(
        refused(&longer),
        format!(
            "ValidationException: 1 validation error detected: Value '{longer}' at 'functionName' failed to satisfy constraint: Member must have length less than or equal to 140"
        )
    );
    assert!(refused("arn:aws:lambda:us-east-1:123456789012:function:fn").ends_with("write the name alone: \"fn\""));
}

#[test]
fn code_that_is_too_large() {
    // LocalStack tests/aws/services/lambda_/test_lambda_api.py test_oversized_unzipped_lambda (2025-11-25), read 2026-11-22.
    let half = "x".repeat(131_072_000);
    let files = |last: &str| [("a.py".to_owned(), half.clone()), ("b.py".to_owned(), format!("{half}{last}"))].into();
    assert_eq!(FunctionConfig { files: files(""), ..function() }.problems(), []);
    let problems = FunctionConfig { files: files("x"), ..function() }.problems();
    assert_eq!(problems[0].error.to_string(), "InvalidParameterValueException: Unzipped size must be smaller than 262144000 bytes");
}

#[test]
fn the_environment_has_four_kilobytes_in_all() {
    // LocalStack tests/aws/services/lambda_/test_lambda_api.py test_lambda_envvars_near_limit_succeeds and
    // test_large_environment_variables_fails (2025-11-25), read 2026-11-22: 4 KB less 7 bytes of JSON and 9 of the name fit.
    let variable = |size: usize| FunctionConfig { environment: [("LARGE_VAR".to_owned(), "x".repeat(size))].into(), ..function() };
    assert_eq!(variable(4_096 - 7 - 9).problems(), []);
    let message = variable(4_096 - 6 - 9).problems()[0].error.to_string();
    let expected = "InvalidParameterValueException: Lambda was unable to configure your environment variables because the environment variables you have provided exceeded the 4KB limit. String measured: {\"LARGE_VAR\":\"xxx";
    assert!(message.starts_with(expected), "{}", &message[..300]);
}

#[test]
fn client_context_up_to_3583_bytes_of_base64() {
    // <https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html>, read 2026-11-22. 2,685 bytes are 3,580 in base64, 2,688 are 3,584.
    let with_context = |size: usize| {
        let context = format!(r#"{{"custom":{{"k":"{}"}}}}"#, "x".repeat(size - 19));
        assert_eq!(context.len(), size);
        InvokeRequest { client_context: Some(context), ..InvokeRequest::of("fn") }
    };
    let mut world = World::new(function(), FakeEngine::handler(|_, _| returned("null")));
    assert!(matches!(world.request(&with_context(2_685)), Answer::Finished(_)));
    assert_eq!(
        refusal(function(), with_context(2_688)),
        "400 InvalidRequestContentException: Client context must be at most 3583 bytes in base64; this one has 3584"
    );
}

#[test]
fn an_update_that_is_refused_changes_nothing() {
    let mut world = World::new(function(), FakeEngine::handler(|_, _| returned("null")));
    world.invoke("{}");
    world.lambda.update(world.now, FunctionConfig { memory_mb: 1, ..function() }, &world.emit).unwrap();
    world.lambda.update(world.now, FunctionConfig::new("other"), &world.emit).unwrap();
    let transcript = world.transcript();
    assert!(transcript.contains("refused UpdateFunctionConfiguration 400 ValidationException: 1 validation error"), "{transcript}");
    assert!(
        transcript.contains("404 ResourceNotFoundException: Function not found: arn:aws:lambda:us-east-1:123456789012:function:other\n")
    );
    assert!(!world.invoke("{}").cold);
}

#[test]
fn names_of_log_groups() {
    // Pattern and lengths: https://docs.aws.amazon.com/lambda/latest/api/API_LoggingConfig.html, read 2026-11-22.
    let refused = |name: &str| {
        let problems = FunctionConfig { log_group: Some(name.to_owned()), ..function() }.problems();
        problems.into_iter().map(|problem| format!("{} {}", problem.field, problem.error)).collect::<Vec<_>>().join("\n")
    };
    let constraint = |value: &str, wanted: &str| {
        format!(
            "log_group ValidationException: 1 validation error detected: Value '{value}' at 'loggingConfig.logGroup' failed to satisfy \
             constraint: Member must {wanted}"
        )
    };
    for name in ["a", "/aws/lambda/fn", "shop.logs-1_2/all#3", &"a".repeat(512)] {
        assert_eq!(refused(name), "", "{name}");
    }
    assert_eq!(refused(""), constraint("", "have length greater than or equal to 1"));
    assert_eq!(refused("a b"), constraint("a b", r"satisfy regular expression pattern: [\.\-_/#A-Za-z0-9]+"));
    assert_eq!(refused("\u{fc}"), constraint("\u{fc}", r"satisfy regular expression pattern: [\.\-_/#A-Za-z0-9]+"));
    let long = "a".repeat(513);
    assert_eq!(refused(&long), constraint(&long, "have length less than or equal to 512"));
    assert!(refused("aws/fn").starts_with("log_group InvalidParameterValueException: A log group whose name begins with \"aws/\""));
}
