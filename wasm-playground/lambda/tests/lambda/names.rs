//! How a call may name its function, and what AWS says to other names.
//!
//! Recorded: LocalStack tests/aws/services/lambda_/test_lambda_api.py test_function_name_and_qualifier_validation, the cases of
//! `invoke`, and test_get_function_wrong_region[invoke] (2025-11-25), read 2026-11-22.

use mini_lambda::{Answer, FunctionConfig, InvokeRequest};

use crate::fake_engine::{FakeEngine, returned};
use crate::world::World;

const NAME_PATTERN: &str = r"(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?([a-zA-Z0-9-_\.]+)(:(\$LATEST(\.PUBLISHED)?|[a-zA-Z0-9-_]+))?";

fn answer(name: &str, qualifier: Option<&str>) -> String {
    let engine = FakeEngine::handler(|_, _| returned("null"));
    let mut world = World::new(FunctionConfig::new("my-function"), engine);
    let request = InvokeRequest { qualifier: qualifier.map(str::to_owned), ..InvokeRequest::of(name) };
    match world.request(&request) {
        Answer::Refused(error) => format!("{} {error}", error.status),
        Answer::Finished(_) => "200".to_owned(),
        other @ (Answer::MayRun | Answer::Accepted(_) | Answer::Activation(_)) => panic!("{other:?}"),
    }
}

fn unfit(parameter: &str, value: &str, wanted: &str) -> String {
    format!("400 ValidationException: 1 validation error detected: Value '{value}' at '{parameter}' failed to satisfy constraint: {wanted}")
}

#[test]
fn names_that_do_not_fit_the_pattern() {
    for name in [
        "my-function!",
        "*",
        "invalid-account:function:my-function",
        "arn:aws:lambda:invalid-region:123456789012:function:my-function",
        "arn:aws:ec2:us-east-1:123456789012:instance:i-1234567890abcdef0",
        &format!("arn:aws:lambda:invalid-region:123456789012:function:my-function{}", "a".repeat(170)),
        "arn:aws:lambda:us-east-1:123456789012:function:my-function:1:2",
        "function:my-function:$LATEST:extra",
        "arn:aws:lambda::123456789012:function:my-function",
        "arn:aws:lambda:us-east-1::function:my-function",
        "arn:aws:lambda:us-east-1:123456789012:function:my-function:$LATES",
    ] {
        let pattern = format!("Member must satisfy regular expression pattern: {NAME_PATTERN}");
        assert_eq!(answer(name, None), unfit("functionName", name, &pattern));
    }
}

#[test]
fn qualifiers_that_do_not_fit() {
    let pattern = r"Member must satisfy regular expression pattern: \$(LATEST(\.PUBLISHED)?)|[a-zA-Z0-9-_$]+";
    assert_eq!(answer("my-function", Some("invalid!")), unfit("qualifier", "invalid!", pattern));
    let long = "a".repeat(129);
    assert_eq!(answer("my-function", Some(&long)), unfit("qualifier", &long, "Member must have length less than or equal to 128"));
    assert_eq!(answer("my-function", Some("")), unfit("qualifier", "", "Member must have length greater than or equal to 1"));
    let both = answer(&format!("arn:aws:lambda:invalid-region:123456789012:function:my-function-{}", "a".repeat(170)), Some(&long));
    assert!(both.starts_with("400 ValidationException: 2 validation errors detected: "), "{both}");
    assert!(both.contains("at 'qualifier'") && both.contains("at 'functionName'"), "{both}");
}

#[test]
fn names_of_functions_that_are_not_there() {
    let missing =
        |rest: &str| format!("404 ResourceNotFoundException: Function not found: arn:aws:lambda:us-east-1:123456789012:function:{rest}");
    let long = "a".repeat(65);
    assert_eq!(answer(&long, None), missing(&format!("{long}:$LATEST")));
    assert_eq!(answer("arn:aws:lambda:us-east-1:123456789012:function", None), missing("function:$LATEST"));
    assert_eq!(answer("arn:aws:lambda:us-east-1:123456789012:function:my-function", Some("$latest")), missing("my-function:$latest"));
}

#[test]
fn a_version_behind_the_name_must_be_the_qualifier() {
    let mismatch =
        "400 InvalidParameterValueException: The derived qualifier from the function name does not match the specified qualifier.";
    assert_eq!(answer("arn:aws:lambda:us-east-1:123456789012:function:my-function:$LATEST", Some("1")), mismatch);
    // test_ops_with_arn_qualifier_mismatch: also where there is no such function.
    assert_eq!(answer("some-function:1", Some("$LATEST")), mismatch);
    assert_eq!(answer("my-function:$LATEST", Some("$LATEST")), "200");
}

#[test]
fn functions_of_other_regions_and_accounts() {
    assert_eq!(
        answer("arn:aws:lambda:eu-central-1:123456789012:function:my-function", None),
        "404 ResourceNotFoundException: Functions from 'eu-central-1' are not reachable in this region ('us-east-1')"
    );
    // test_function_arns, "function_arn_other_account_exc": code and status; the text is not recorded.
    assert!(answer("111111111111:function:my-function", None).starts_with("403 AccessDeniedException: "));
}
