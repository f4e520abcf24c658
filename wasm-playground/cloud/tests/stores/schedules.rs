//! Rules of EventBridge. REC: tests/aws/services/events/test_events_schedule, 22-01-2025; DOC:
//! <https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cron-expressions.html> and eb-rate-expressions.html, read 2026-11-22.

use mini_cloud::schedule::{Schedule, scheduled_event};
use mini_lambda::SimTime;

fn time(text: &str) -> SimTime {
    text.parse().unwrap()
}

/// The next runs after a moment; the rule was made then.
fn runs(expression: &str, after: &str, count: usize) -> Vec<String> {
    let schedule = Schedule::parse(expression).unwrap_or_else(|error| panic!("{error}"));
    let created = time(after);
    let next = |last: &SimTime| schedule.next_after(created, *last);
    std::iter::successors(next(&created), next).take(count).map(|time| time.to_string().replace(":00.000Z", "")).collect()
}

/// REC test_put_rule_with_invalid_schedule_rate: AWS refuses every one of these.
const WRONG_RATES: [&str; 17] = [
    "rate(10 seconds)",
    "rate(10 years)",
    "rate(1 minutes)",
    "rate(1 hours)",
    "rate(1 days)",
    "rate(10 minute)",
    "rate(10 hour)",
    "rate(10 day)",
    "rate()",
    "rate(10)",
    "rate(10 minutess)",
    "rate(foo minutes)",
    "rate(0 minutes)",
    "rate(-10 minutes)",
    "rate(10 MINUTES)",
    "rate( 10 minutes )",
    " rate(10 minutes)",
];

/// REC tests_put_rule_with_invalid_schedule_cron, and what DOC says of `?`, `#` and the six fields.
const WRONG_CRONS: [&str; 22] = [
    "cron(0 1 * * * *)",
    "cron(7 20 * * NOT *)",
    "cron(INVALID)",
    "cron(0 dummy ? * MON-FRI *)",
    "cron(71 8 1 * ? *)",
    "cron(0 2 ? * ? *)",
    "cron(0 2 * * ?)",
    "cron(0 2 * * ? * *)",
    "cron(0 24 * * ? *)",
    "cron(0 2 0 * ? *)",
    "cron(0 2 32 * ? *)",
    "cron(0 2 1 13 ? *)",
    "cron(0 2 ? * 8 *)",
    "cron(0 2 ? * 3#1,6#3 *)",
    "cron(0 2 ? * 3#6 *)",
    "cron(0 2 1 * ? 1969)",
    "cron(0 2 1 * ? 2200)",
    "cron(0/0 2 1 * ? *)",
    "cron(+5 2 1 * ? *)",
    "cron(0 2 1, * ? *)",
    "cron()",
    "cron(0 2 * * ? *",
];

#[test]
fn wrong_expressions_are_refused_in_aws_words_and_explained() {
    for expression in WRONG_RATES.iter().chain(&WRONG_CRONS).chain(&["", "0 2 * * ? *", "at(2026-01-31T09:05:00)"]) {
        let error = Schedule::parse(expression).expect_err(expression);
        let answer = error.to_service_error();
        assert_eq!((answer.code.as_str(), answer.status), ("ValidationException", 400));
        assert_eq!(answer.message, "Parameter ScheduleExpression is not valid.");
        assert!(error.to_string().len() > answer.message.len() + expression.len() + 10, "{error}");
    }
}

/// REC tests_put_rule_with_schedule_cron: AWS takes every one of these.
#[test]
fn right_expressions_are_taken() {
    for expression in [
        "cron(0 2 ? * SAT *)",
        "cron(0 12 * * ? *)",
        "cron(5,35 14 * * ? *)",
        "cron(15 10 ? * 6L 2002-2005)",
        "cron(0 2 ? * SAT#3 *)",
        "cron(* * ? * SAT#3 *)",
        "cron(0/5 5 ? JAN 1-5 2022)",
        "cron(0 10 * * ? *)",
        "cron(15 12 * * ? *)",
        "cron(0 18 ? * MON-FRI *)",
        "cron(0 8 1 * ? *)",
        "cron(0/15 * * * ? *)",
        "cron(0/10 * ? * MON-FRI *)",
        "cron(0/5 8-17 ? * MON-FRI *)",
        "cron(0/30 20-23 ? * MON-FRI *)",
        "cron(0/30 0-2 ? * MON-FRI *)",
        "rate(1 minute)",
        "rate(5 minutes)",
        "rate(1 hour)",
        "rate(1 day)",
        "rate(30 days)",
    ] {
        Schedule::parse(expression).unwrap_or_else(|error| panic!("{error}"));
    }
}

/// The examples of DOC with what DOC says that they mean. 31 January 2026 is a Saturday.
#[test]
fn crons_run_when_the_documentation_says() {
    let saturday = "2026-01-31T09:05:30Z";
    assert_eq!(runs("cron(0 10 * * ? *)", saturday, 2), ["2026-01-31T10:00", "2026-02-01T10:00"]);
    assert_eq!(runs("cron(15 12 * * ? *)", saturday, 1), ["2026-01-31T12:15"]);
    assert_eq!(runs("cron(0 18 ? * MON-FRI *)", saturday, 6)[4..], ["2026-02-06T18:00", "2026-02-09T18:00"]);
    assert_eq!(runs("cron(0 8 1 * ? *)", saturday, 2), ["2026-02-01T08:00", "2026-03-01T08:00"]);
    assert_eq!(runs("cron(0/15 * * * ? *)", saturday, 4), ["2026-01-31T09:15", "2026-01-31T09:30", "2026-01-31T09:45", "2026-01-31T10:00"]);
    assert_eq!(runs("cron(0/5 8-17 ? * MON-FRI *)", "2026-02-06T17:50:00Z", 2), ["2026-02-06T17:55", "2026-02-09T08:00"]);
    // "1/10": from the first minute on every tenth.
    assert_eq!(runs("cron(1/10 * * * ? *)", "2026-01-31T09:00:00Z", 3), ["2026-01-31T09:01", "2026-01-31T09:11", "2026-01-31T09:21"]);
    // "3#2 would be the second Tuesday of the month".
    assert_eq!(runs("cron(0 2 ? * 3#2 *)", saturday, 2), ["2026-02-10T02:00", "2026-03-10T02:00"]);
    assert_eq!(runs("cron(15 10 ? * 6L 2002-2005)", "2002-01-01T00:00:00Z", 2), ["2002-01-25T10:15", "2002-02-22T10:15"]);
    assert_eq!(runs("cron(0 0 L * ? *)", saturday, 2), ["2026-02-28T00:00", "2026-03-31T00:00"]);
    assert_eq!(runs("cron(0 0 ? * L *)", saturday, 1), ["2026-02-07T00:00"]);
    // "3W": the weekday nearest to the third; 3 January 2026 is a Saturday, 3 May a Sunday, 3 February a Tuesday.
    assert_eq!(runs("cron(0 0 3W 1,2,5 ? 2026)", "2025-12-31T00:00:00Z", 3), ["2026-01-02T00:00", "2026-02-03T00:00", "2026-05-04T00:00"]);
    // The nearest weekday is one of the same month: 1 August 2026 is a Saturday, 31 May 2026 a Sunday.
    assert_eq!(runs("cron(0 0 1W 8 ? 2026)", saturday, 2), ["2026-08-03T00:00"]);
    assert_eq!(runs("cron(0 0 31W 5 ? 2026)", saturday, 2), ["2026-05-29T00:00"]);
    assert_eq!(runs("cron(0 0 LW 5,6 ? 2026)", saturday, 2), ["2026-05-29T00:00", "2026-06-30T00:00"]);
    assert_eq!(
        runs("cron(0 0 ? * fri-mon 2026)", "2026-02-05T00:00:00Z", 5),
        ["2026-02-06T00:00", "2026-02-07T00:00", "2026-02-08T00:00", "2026-02-09T00:00", "2026-02-13T00:00"]
    );
}

#[test]
fn some_never_run_again() {
    for (expression, after) in [
        ("cron(15 10 ? * 6L 2002-2005)", "2026-01-31T09:05:00Z"),
        ("cron(0 0 30 2 ? *)", "2026-01-31T09:05:00Z"),
        ("cron(0 0 29 2 ? 2027)", "2026-01-31T09:05:00Z"),
        ("cron(0 0 ? 2 1#5 2026)", "2026-01-31T09:05:00Z"),
        ("cron(* * * * ? *)", "2199-12-31T23:59:00Z"),
        ("rate(9000000 days)", "2026-01-31T09:05:00Z"),
    ] {
        assert!(runs(expression, after, 1).is_empty(), "{expression}");
    }
    assert_eq!(runs("cron(0 0 29 2 ? *)", "2097-01-01T00:00:00Z", 1), ["2104-02-29T00:00"]);
    assert!(Schedule::parse("rate(99999999999999999999 days)").is_err());
}

/// DOC: a rate "starts when you create the scheduled event rule, and then it runs on a defined schedule".
#[test]
fn rates_count_from_when_the_rule_was_made() {
    assert_eq!(runs("rate(5 minutes)", "2026-01-31T09:03:00Z", 2), ["2026-01-31T09:08", "2026-01-31T09:13"]);
    assert_eq!(runs("rate(1 day)", "2026-02-28T09:03:00Z", 1), ["2026-03-01T09:03"]);
    let schedule = Schedule::parse("rate(1 hour)").unwrap();
    let created = time("2026-01-31T09:03:00Z");
    assert_eq!(schedule.next_after(created, time("2026-01-31T12:30:00Z")), Some(time("2026-01-31T13:03:00Z")));
    assert_eq!(schedule.next_after(created, time("2026-01-31T13:03:00Z")), Some(time("2026-01-31T14:03:00Z")));
    assert_eq!(schedule.next_after(created, time("2026-01-31T08:00:00Z")), Some(time("2026-01-31T10:03:00Z")));
}

/// REC tests_schedule_rate_target_sqs (15-05-2024).
#[test]
fn the_event_is_that_of_aws() {
    let event = scheduled_event("2c3a…", "123456789012", "us-east-1", "nightly", time("2026-01-31T09:05:00Z"));
    assert_eq!(
        event,
        "{\"version\":\"0\",\"id\":\"2c3a…\",\"detail-type\":\"Scheduled Event\",\"source\":\"aws.events\",\"account\":\"123456789012\",\
         \"time\":\"2026-01-31T09:05:00Z\",\"region\":\"us-east-1\",\"resources\":[\"arn:aws:events:us-east-1:123456789012:rule/nightly\"],\
         \"detail\":{}}"
    );
}
