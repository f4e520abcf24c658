//! What a scenario may say, and how a refusal names the place and what would be right.

use mini_cloud::{InvocationType, Scenario, Step};
use mini_lambda::BillingEra;
use mini_lambda::function::{ApplicationLogLevel, Architecture, LogFormat, Runtime, SystemLogLevel};

/// A scenario with one function and these steps.
fn with_steps(steps: &str) -> String {
    format!(r#"{{"functions": [{{"name": "fn"}}], "steps": [{steps}]}}"#)
}

/// A scenario with one function that has these settings as well.
fn with_setting(settings: &str) -> String {
    format!(r#"{{"functions": [{{"name": "fn", {settings}}}]}}"#)
}

pub fn refused(json: &str) -> String {
    Scenario::from_json(json).unwrap_err().to_string()
}

#[test]
fn everything_but_functions_has_a_default() {
    let scenario = Scenario::from_json(r#"{"functions": [{"name": "fn"}]}"#).unwrap();
    assert_eq!(scenario.start.to_string(), "2026-01-31T09:05:00.000Z");
    assert_eq!((scenario.seed, scenario.region.as_str(), scenario.account.as_str()), (1, "us-east-1", "123456789012"));
    assert_eq!(scenario.billing_era, BillingEra::InitBilled);
    let function = &scenario.functions[0];
    assert_eq!((function.memory_mb, function.timeout_s, function.ephemeral_storage_mb), (128, 3, 512));
    assert_eq!((function.runtime, function.architecture, function.log_format), (Runtime::Python314, Architecture::X86_64, LogFormat::Text));
    assert_eq!((function.maximum_retry_attempts, function.maximum_event_age_s), (2, 21_600));
    assert_eq!(scenario.steps, []);
}

#[test]
fn everything_can_be_said() {
    let scenario = Scenario::from_json(
        r#"{"start": "2025-07-31T23:00:00+02:00", "seed": 7, "region": "eu-central-1", "account": "111111111111", "billing_era": "2020-12",
            "functions": [{"name": "fn", "runtime": "python3.12", "handler": "app.handler", "files": {"app.py": "x = 1"},
              "memory_mb": 1769, "timeout_s": 900, "architecture": "arm64", "environment": {"STAGE": "test"},
              "ephemeral_storage_mb": 10240, "log_format": "Text", "application_log_level": null, "system_log_level": null,
              "reserved_concurrency": 5, "maximum_retry_attempts": 0, "maximum_event_age_s": 60,
              "dead_letter_queue": null, "on_success": null, "on_failure": null, "platform": "lambda"}],
            "steps": [{"invoke": "fn", "event": {"b": 1, "a": [123456789012345678901234567890]}, "type": "RequestResponse",
                       "log_type": "Tail", "client_context": {"custom": {}}, "qualifier": "$LATEST"},
                      {"invoke": "fn", "payload": "no json", "type": "DryRun"}, {"invoke": "fn"},
                      {"advance_s": 600}, {"update_function": {"name": "fn", "files": {}}}, {"recycle": "fn"}]}"#,
    )
    .unwrap();
    assert_eq!(scenario.start.to_string(), "2025-07-31T21:00:00.000Z");
    let Step::Invoke(first) = &scenario.steps[0] else { panic!() };
    assert_eq!(first.payload.as_deref(), Some(r#"{"b": 1, "a": [123456789012345678901234567890]}"#), "as it is written");
    assert!(first.log_tail);
    let Step::Invoke(second) = &scenario.steps[1] else { panic!() };
    assert_eq!((second.payload.as_deref(), second.invocation_type), (Some("no json"), InvocationType::DryRun));
    let Step::Invoke(third) = &scenario.steps[2] else { panic!() };
    assert_eq!(third.payload, None);
}

#[test]
fn what_is_no_scenario() {
    assert_eq!(refused(""), "the scenario is not JSON: EOF while parsing a value at line 1 column 0");
    assert_eq!(refused("{\n  \"functions\": [}"), "the scenario is not JSON: expected value at line 2 column 17");
    assert_eq!(refused("[]"), "must be an object, not a list");
    assert_eq!(refused("{}"), "functions: is missing: a scenario says which functions there are");
    assert_eq!(refused(r#"{"functions": {}}"#), "functions: must be a list, not an object");
    assert_eq!(refused(r#"{"functions": [1]}"#), "functions[0]: must be an object, not the number 1");
    assert_eq!(refused(r#"{"functions": [{}]}"#), "functions[0].name: is missing: a function has a name");
}

#[test]
fn keys_that_nobody_knows() {
    assert_eq!(
        refused(r#"{"functions": [], "step": []}"#),
        r#"step: no such key; there is "start", "seed", "region", "account", "account_concurrency", "billing_era", "functions", "buckets", "queues", "event_sources", "schedules", "instances", "faults", "triggers", "mongodb", "shop", "redshift" and "steps""#
    );
    assert!(refused(&with_setting(r#""memory": 128"#)).starts_with(r#"functions[0].memory: no such key; there is "name", "runtime","#));
    assert!(
        refused(&with_steps(r#"{"invoke": "fn", "events": {}}"#))
            .starts_with(r#"steps[0].events: no such key; there is "invoke", "event","#)
    );
}

#[test]
fn values_of_the_wrong_type() {
    assert_eq!(
        refused(&with_setting(r#""memory_mb": "big""#)),
        r#"functions[0].memory_mb: must be a whole number, not negative, not the text "big""#
    );
    assert_eq!(
        refused(&with_setting(r#""memory_mb": 128.5"#)),
        "functions[0].memory_mb: must be a whole number, not negative, not the number 128.5"
    );
    assert_eq!(
        refused(&with_setting(r#""memory_mb": -1"#)),
        "functions[0].memory_mb: must be a whole number, not negative, not the number -1"
    );
    assert_eq!(
        refused(&with_setting(r#""memory_mb": 99999999999"#)),
        "functions[0].memory_mb: must be a smaller number, not the number 99999999999"
    );
    assert_eq!(refused(&with_setting(r#""memory_mb": null"#)), "functions[0].memory_mb: must be a whole number, not negative, not null");
    assert_eq!(refused(&with_setting(r#""files": {"app.py": 1}"#)), r#"functions[0].files["app.py"]: must be a text, not the number 1"#);
    assert_eq!(refused(&with_setting(r#""memory_mb": 128, "memory_mb": 256"#)), "functions[0].memory_mb: is written twice; keep one");
    assert_eq!(
        refused(&with_setting(r#""runtime": "python2.7""#)),
        r#"functions[0].runtime: there is no "python2.7"; there is "python3.9", "python3.10", "python3.11", "python3.12", "python3.13" and "python3.14""#
    );
    assert_eq!(
        refused(r#"{"functions": [], "billing_era": "1999"}"#),
        r#"billing_era: there is no "1999"; there is "2014-11", "2020-12" and "2025-08""#
    );
    assert_eq!(
        refused(r#"{"functions": [], "start": "now"}"#),
        r#"start: "now" is no moment between 1970 and 9999; write it like "2026-01-31T09:05:00Z""#
    );
    assert_eq!(refused(r#"{"functions": [], "account": "1"}"#), r#"account: must be twelve digits, not "1""#);
    assert_eq!(refused(r#"{"functions": [], "region": "Frankfurt"}"#), r#"region: must be like "us-east-1", not "Frankfurt""#);
}

#[test]
fn settings_that_aws_refuses_are_refused_in_its_words() {
    assert_eq!(
        refused(&with_setting(r#""memory_mb": 64"#)),
        "functions[0].memory_mb: ValidationException: 1 validation error detected: Value '64' at 'memorySize' failed to satisfy constraint: Member must have value greater than or equal to 128"
    );
    assert_eq!(
        refused(r#"{"functions": [{"name": "fn"}, {"name": "fn"}]}"#),
        r#"functions[1].name: there is a function "fn" already; names are unique"#
    );
}

#[test]
fn how_a_function_logs() {
    let scenario = Scenario::from_json(&with_setting(
        r#""log_format": "JSON", "application_log_level": "WARN", "system_log_level": "DEBUG", "log_group": "shop/logs""#,
    ))
    .unwrap();
    let function = &scenario.functions[0];
    assert_eq!(function.log_format, LogFormat::Json);
    assert_eq!(function.application_log_level, Some(ApplicationLogLevel::Warn));
    assert_eq!(function.system_log_level, Some(SystemLogLevel::Debug));
    assert_eq!(function.log_group.as_deref(), Some("shop/logs"));
    let default = Scenario::from_json(&with_setting(r#""log_group": null"#)).unwrap();
    assert_eq!((default.functions[0].log_group.as_deref(), default.functions[0].log_group().as_str()), (None, "/aws/lambda/fn"));

    assert_eq!(
        refused(&with_setting(r#""log_format": "json""#)),
        r#"functions[0].log_format: there is no "json"; there is "Text" and "JSON""#
    );
    assert_eq!(
        refused(&with_setting(r#""system_log_level": "TRACE""#)),
        r#"functions[0].system_log_level: there is no "TRACE"; there is "DEBUG", "INFO" and "WARN""#
    );
    assert_eq!(refused(&with_setting(r#""log_group": 1"#)), "functions[0].log_group: must be a text, not the number 1");
    // Without JSON there are no levels: https://github.com/aws/aws-cdk/pull/28045, LocalStack's aws_lambda provider.
    for level in ["application_log_level", "system_log_level"] {
        assert_eq!(
            refused(&with_setting(&format!(r#""{level}": "INFO""#))),
            format!(
                "functions[0].{level}: InvalidParameterValueException: LogLevel is not supported when LogFormat is set to \"Text\". Remove \
                 LogLevel from your request or change the LogFormat to \"JSON\" and try again."
            )
        );
    }
    assert_eq!(
        refused(&with_setting(r#""log_group": "a b""#)),
        r"functions[0].log_group: ValidationException: 1 validation error detected: Value 'a b' at 'loggingConfig.logGroup' failed to satisfy constraint: Member must satisfy regular expression pattern: [\.\-_/#A-Za-z0-9]+"
    );
}

#[test]
fn steps_that_make_no_sense() {
    assert_eq!(
        refused(&with_steps(r#"{"recycle": "fn"}, {"advance_s": 1}, {"invoke": "x"}"#)),
        r#"steps[2].invoke: no function named "x"; there is "fn""#
    );
    assert_eq!(refused(r#"{"functions": [], "steps": [{"recycle": "x"}]}"#), r#"steps[0].recycle: no function named "x"; there is none"#);
    assert_eq!(
        refused(&with_steps("{}")),
        r#"steps[0]: is no step: it has none of "invoke", "at_once", "advance_s", "until_idle", "put_object", "put_shop_file", "delete_object", "send_message", "sql", "fire_trigger", "update_function", "publish_version", "create_alias", "update_alias", "recycle", "start_instance", "stop_instance", "patch_instance" and "run_program""#
    );
    assert_eq!(
        refused(&with_steps(r#"{"invoke": "fn", "advance_s": 1}"#)),
        r#"steps[0].advance_s: a step is one thing: "invoke" or "advance_s"; make two of it"#
    );
    assert_eq!(
        refused(&with_steps(r#"{"advance_s": 1, "event": {}}"#)),
        r#"steps[0].event: no such key beside "advance_s", which stands alone"#
    );
    assert_eq!(
        refused(&with_steps(r#"{"advance_s": 1e9}"#)),
        "steps[0].advance_s: must be a whole number, not negative, not the number 1e9"
    );
    assert_eq!(refused(&with_steps(r#"{"advance_s": 315360001}"#)), "steps[0].advance_s: must be at most 315360000, ten years");
    assert_eq!(
        refused(&with_steps(r#"{"update_function": {"files": {}}}"#)),
        "steps[0].update_function.name: is missing: a function has a name"
    );
    assert_eq!(
        refused(&with_steps(r#"{"update_function": {"name": "x"}}"#)),
        r#"steps[0].update_function.name: no function named "x"; there is "fn""#
    );
    assert_eq!(
        refused(&with_steps(r#"{"invoke": "fn", "event": 1, "payload": "1"}"#)),
        r#"steps[0].payload: a call has one payload: "event" or "payload""#
    );
    assert_eq!(
        refused(&with_steps(r#"{"invoke": "fn", "client_context": 1}"#)),
        "steps[0].client_context: must be an object, not the number 1"
    );
}

#[test]
fn every_place_of_a_scenario_is_named() {
    for (json, expected) in [
        (r#"{"functions": [], "steps": {}}"#.to_owned(), "steps: must be a list, not an object"),
        (r#"{"functions": [], "steps": ["invoke"]}"#.to_owned(), r#"steps[0]: must be an object, not the text "invoke""#),
        (r#"{"functions": [], "seed": -1}"#.to_owned(), "seed: must be a whole number, not negative, not the number -1"),
        (r#"{"functions": [], "start": 5}"#.to_owned(), "start: must be a text, not the number 5"),
        (r#"{"functions": [], "region": null}"#.to_owned(), "region: must be a text, not null"),
        (
            r#"{"functions": [], "account_concurrency": "many"}"#.to_owned(),
            r#"account_concurrency: must be a whole number, not negative, not the text "many""#,
        ),
        (r#"{"functions": [], "functions": []}"#.to_owned(), "functions: is written twice; keep one"),
        (with_setting(r#""files": []"#), "functions[0].files: must be an object, not a list"),
        (
            with_setting(r#""files": {"../app.py": ""}"#),
            r#"functions[0].files: InvalidParameterValueException: A file of the deployment package has no usable path: "../app.py". Write it like "app.py" or "lib/rows.py"."#,
        ),
        (
            with_setting(r#""environment": {"A B": "x"}"#),
            "functions[0].environment: ValidationException: 1 validation error detected: Value '{A B=…}' at 'environment.variables' failed to satisfy constraint: Map keys must satisfy constraint: [Member must satisfy regular expression pattern: [a-zA-Z]([a-zA-Z0-9_])+]",
        ),
        (with_setting(r#""environment": {"AB": true}"#), "functions[0].environment.AB: must be a text, not true"),
        (with_setting(r#""architecture": "arm""#), r#"functions[0].architecture: there is no "arm"; there is "x86_64" and "arm64""#),
        (
            with_setting(r#""maximum_retry_attempts": 3"#),
            "functions[0].maximum_retry_attempts: ValidationException: 1 validation error detected: Value '3' at 'maximumRetryAttempts' failed to satisfy constraint: Member must have value less than or equal to 2",
        ),
        (
            with_setting(r#""maximum_event_age_s": 59"#),
            "functions[0].maximum_event_age_s: ValidationException: 1 validation error detected: Value '59' at 'maximumEventAgeInSeconds' failed to satisfy constraint: Member must have value greater than or equal to 60",
        ),
        (
            with_setting(r#""ephemeral_storage_mb": 10241"#),
            "functions[0].ephemeral_storage_mb: ValidationException: 1 validation error detected: Value '10241' at 'ephemeralStorage.size' failed to satisfy constraint: Member must have value less than or equal to 10240",
        ),
        (
            with_setting(r#""reserved_concurrency": "1""#),
            r#"functions[0].reserved_concurrency: must be a whole number, not negative, not the text "1""#,
        ),
        (with_steps(r#"{"invoke": 1}"#), "steps[0].invoke: must be a text, not the number 1"),
        (
            with_steps(r#"{"invoke": "fn", "type": "Sync"}"#),
            r#"steps[0].type: there is no "Sync"; there is "RequestResponse", "Event" and "DryRun""#,
        ),
        (with_steps(r#"{"invoke": "fn", "log_type": "All"}"#), r#"steps[0].log_type: there is no "All"; there is "None" and "Tail""#),
        (with_steps(r#"{"invoke": "fn", "qualifier": 1}"#), "steps[0].qualifier: must be a text, not the number 1"),
        (with_steps(r#"{"invoke": "fn", "payload": {}}"#), "steps[0].payload: must be a text, not an object"),
        (with_steps(r#"{"recycle": ["fn"]}"#), "steps[0].recycle: must be a text, not a list"),
        (
            with_steps(r#"{"update_function": {"name": "fn", "handlers": "x"}}"#),
            r#"steps[0].update_function.handlers: no such key; there is "name","#,
        ),
    ] {
        let refused = refused(&json);
        assert!(refused.starts_with(expected), "{refused}\nexpected: {expected}");
    }
}

#[test]
fn a_step_on_its_own_names_its_place_too() {
    assert_eq!(Step::from_json("nonsense").unwrap_err().to_string(), "the step is not JSON: expected ident at line 1 column 2");
    assert_eq!(
        Step::from_json(r#"{"update_function": {"name": "fn", "memory_mb": []}}"#).unwrap_err().to_string(),
        "update_function.memory_mb: must be a whole number, not negative, not a list"
    );
    assert!(Step::from_json(r#"{"invoke": "anyone"}"#).is_ok(), "whether there is such a function is seen when it is called");
}
