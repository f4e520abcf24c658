//! The mapping between a queue and a function. REC: tests/aws/services/lambda_/event_source_mapping/test_lambda_integration_sqs, 25-11-2025.

use std::collections::BTreeSet;

use mini_cloud::sqs::batch_answer::{BatchOutcome, FunctionAnswer};
use mini_cloud::sqs::event_source::{Batching, EventSourceSettings};
use mini_cloud::sqs::{MessageAttribute, MessageAttributes, QueueSettings, ReceivedMessage, Sqs};
use serde_json::{Value, json};

use crate::asking::{PRINCIPAL, at, sqs};

const ARN: &str = "arn:aws:sqs:us-east-1:123456789012:q";

fn settings(batch_size: u32, batching_window_s: u32) -> EventSourceSettings {
    EventSourceSettings { batch_size, batching_window_s, ..EventSourceSettings::default() }
}

fn received(sqs: &mut Sqs, bodies: &[&str]) -> Vec<ReceivedMessage> {
    for body in bodies {
        sqs.send(at(0.0), PRINCIPAL, "q", body, MessageAttributes::new()).unwrap();
    }
    sqs.receive(at(1.0), "q", bodies.len()).unwrap().0
}

/// REC test_message_body_and_attributes_passed_correctly, with the digest that AWS gave.
#[test]
fn the_event_is_that_of_aws() {
    let mut sqs = sqs(QueueSettings::default());
    let attributes = MessageAttributes::from([
        ("Title".to_owned(), MessageAttribute::string("The Whistler")),
        ("Author".to_owned(), MessageAttribute::string("John Grisham")),
        ("WeeksOn".to_owned(), MessageAttribute::number(6)),
    ]);
    sqs.send(at(0.0), PRINCIPAL, "q", "msg", attributes).unwrap();
    sqs.send(at(0.0), PRINCIPAL, "q", "plain", MessageAttributes::new()).unwrap();
    let messages = sqs.receive(at(1.0), "q", 10).unwrap().0;
    let mut batching = Batching::new(settings(10, 0));
    for message in messages.clone() {
        assert!(batching.add(at(1.0), message, ARN, "us-east-1").is_empty());
    }
    let batch = batching.close().unwrap();
    let event: Value = serde_json::from_str(&batch.event).unwrap();
    let millis = |seconds: f64| at(seconds).as_millis().to_string();
    let expected = json!({
        "messageId": messages[0].message_id,
        "receiptHandle": messages[0].receipt_handle,
        "body": "msg",
        "attributes": {"ApproximateReceiveCount": "1", "SentTimestamp": millis(0.0), "SenderId": PRINCIPAL,
            "ApproximateFirstReceiveTimestamp": millis(1.0)},
        "messageAttributes": {
            "Author": {"stringValue": "John Grisham", "stringListValues": [], "binaryListValues": [], "dataType": "String"},
            "Title": {"stringValue": "The Whistler", "stringListValues": [], "binaryListValues": [], "dataType": "String"},
            "WeeksOn": {"stringValue": "6", "stringListValues": [], "binaryListValues": [], "dataType": "Number"},
        },
        "md5OfMessageAttributes": "d25a6aea97eb8f585bfa92d314504a92",
        "md5OfBody": "6e2baaf3b97dbeef01c0043275f9a0e7",
        "eventSource": "aws:sqs",
        "eventSourceARN": ARN,
        "awsRegion": "us-east-1",
    });
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    let record = &event["Records"][0];
    assert_eq!((keys(record), keys(&record["attributes"])), (keys(&expected), keys(&expected["attributes"])));
    for key in &keys(&expected) {
        assert_eq!(record[key], expected[key], "{key}");
    }
    let plain = &event["Records"][1];
    assert_eq!((&plain["messageAttributes"], plain.get("md5OfMessageAttributes")), (&json!({}), None));
}

/// REC test_sqs_event_source_mapping, test_sqs_event_filter and others: `null` in all mappings with a window, nothing in those without.
#[test]
fn with_a_window_the_digest_of_no_attributes_is_null() {
    let mut sqs = sqs(QueueSettings::default());
    let mut batching = Batching::new(settings(10, 1));
    batching.add(at(1.0), received(&mut sqs, &["plain"]).remove(0), ARN, "us-east-1");
    let event: Value = serde_json::from_str(&batching.close().unwrap().event).unwrap();
    let keys: Vec<&String> = event["Records"][0].as_object().unwrap().keys().collect();
    assert_eq!(keys[4..7], ["messageAttributes", "md5OfMessageAttributes", "md5OfBody"]);
    assert_eq!(event["Records"][0]["md5OfMessageAttributes"], Value::Null);
}

/// REC test_sqs_event_source_mapping_batching_reserved_concurrency and its like; the ranges:
/// <https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html>, read 2026-11-22.
#[test]
fn settings_that_aws_refuses() {
    assert_eq!(settings(10, 0).check(30, 30), Ok(()));
    assert_eq!(settings(10_000, 300).check(30, 3), Ok(()));
    let error = settings(11, 0).check(30, 3).unwrap_err();
    assert_eq!(error.code, "InvalidParameterValueException");
    assert_eq!(error.message, "Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10");
    let slow = settings(1, 0).check(30, 900).unwrap_err();
    assert_eq!(slow.message, "Queue visibility timeout: 30 seconds is less than Function timeout: 900 seconds");
    for wrong in [settings(0, 0), settings(10_001, 1), settings(1, 301)] {
        let error = wrong.check(30, 3).unwrap_err();
        assert!(error.message.contains("failed to satisfy constraint: Member must have value"), "{error}");
    }
}

/// <https://docs.aws.amazon.com/lambda/latest/api/API_EventSourceMappingConfiguration.html>, read 2026-11-22: size, window or 6 MB.
#[test]
fn a_batch_is_complete_by_size_or_by_window() {
    let mut sqs = sqs(QueueSettings::default());
    let mut messages = received(&mut sqs, &["1", "2", "3", "4"]).into_iter();
    let mut batching = Batching::new(settings(3, 5));
    assert_eq!((batching.closes_at(), batching.room(), batching.close()), (None, 3, None));
    assert!(batching.add(at(1.0), messages.next().unwrap(), ARN, "r").is_empty());
    assert!(batching.add(at(3.0), messages.next().unwrap(), ARN, "r").is_empty());
    assert_eq!((batching.closes_at(), batching.room()), (Some(at(6.0)), 1));
    let full = batching.add(at(4.0), messages.next().unwrap(), ARN, "r");
    assert_eq!(full.iter().map(|batch| batch.messages.len()).collect::<Vec<_>>(), [3]);
    assert_eq!((batching.closes_at(), batching.room()), (None, 3));
    assert!(batching.add(at(9.0), messages.next().unwrap(), ARN, "r").is_empty());
    assert_eq!(batching.closes_at(), Some(at(14.0)));
    assert_eq!(batching.close().unwrap().messages[0].body, "4");
    let mut at_once = Batching::new(settings(3, 0));
    at_once.add(at(1.0), received(&mut sqs, &["5"]).remove(0), ARN, "r");
    assert_eq!(at_once.closes_at(), Some(at(1.0)));
}

#[test]
fn a_batch_is_complete_by_bytes() {
    let mut sqs = sqs(QueueSettings::default());
    let body = "\"".repeat(1_000_000);
    let messages = received(&mut sqs, &[body.as_str(); 7]);
    let mut batching = Batching::new(settings(10, 0));
    let mut batches = Vec::new();
    for message in messages {
        batches.extend(batching.add(at(1.0), message, ARN, "r"));
    }
    batches.extend(batching.close());
    // A quote is two bytes of JSON, so three such messages fit into 6,291,456 bytes.
    assert_eq!(batches.iter().map(|batch| batch.messages.len()).collect::<Vec<_>>(), [3, 3, 1]);
    assert!(batches.iter().all(|batch| batch.event.len() <= 6_291_456));
}

/// <https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html>, read 2026-11-22, and REC
/// test_report_batch_item_failures_invalid_result_json_batch_fails, …_empty_json_batch_succeeds, …_on_lambda_error.
#[test]
fn what_a_function_may_answer() {
    let outcome = |text: &str| BatchOutcome::of(FunctionAnswer::Returned(text), true, &["id1", "id2"]);
    let all_right = ["null", "\"\"", "[]", "{}", r#"{"batchItemFailures": []}"#, r#"{"batchItemFailures": null}"#];
    for text in all_right {
        assert_eq!(outcome(text), BatchOutcome::Succeeded, "{text}");
    }
    let all_wrong = [
        r#"{"batchItemFailures": [{"foo": "notvalid"}]}"#,
        r#"{"batchItemFailures": [{"itemIdentifier": ""}]}"#,
        r#"{"batchItemFailures": [{"itemIdentifier": null}]}"#,
        r#"{"batchItemFailures": [{"itemIdentifier": "id1"}, {"itemIdentifier": "nobody"}]}"#,
        r#"{"batchItemFailures": ["id1"]}"#,
        r#"{"batchItemFailures": "id1"}"#,
        "\"text\"",
        "no json",
        "",
    ];
    for text in all_wrong {
        assert_eq!(outcome(text), BatchOutcome::Failed, "{text}");
    }
    let some = outcome(r#"{"batchItemFailures": [{"itemIdentifier": "id2"}, {"itemIdentifier": "id2"}]}"#);
    assert_eq!(some, BatchOutcome::PartlyFailed(BTreeSet::from(["id2".to_owned()])));
    assert!(some.deletes("id1") && !some.deletes("id2"));
    assert_eq!(BatchOutcome::of(FunctionAnswer::Failed, true, &["id1"]), BatchOutcome::Failed);
    // Without the setting the answer is not read.
    assert_eq!(BatchOutcome::of(FunctionAnswer::Returned(all_wrong[0]), false, &["id1"]), BatchOutcome::Succeeded);
    assert_eq!(BatchOutcome::of(FunctionAnswer::Failed, false, &["id1"]), BatchOutcome::Failed);
}

/// REC test_failing_lambda_retries_after_visibility_timeout: the same message again, with a new handle and a higher count.
#[test]
fn what_failed_comes_again_when_its_time_is_over() {
    let mut sqs = sqs(QueueSettings::default());
    let first = received(&mut sqs, &["good", "bad"]);
    let outcome = BatchOutcome::PartlyFailed(BTreeSet::from([first[1].message_id.clone()]));
    let deleted = first.iter().filter(|message| outcome.deletes(&message.message_id)).map(|message| message.receipt_handle.as_str());
    assert_eq!(sqs.settle(at(2.0), "q", deleted).unwrap().len(), 1);
    assert_eq!(sqs.next_visible("q", at(2.0)), Some(at(31.0)));
    assert_eq!(sqs.next_change(at(2.0)), Some(at(31.0)));
    assert!(sqs.receive(at(30.9), "q", 10).unwrap().0.is_empty());
    let second = sqs.receive(at(31.0), "q", 10).unwrap().0;
    assert_eq!((second.len(), &second[0].message_id, second[0].receive_count()), (1, &first[1].message_id, 2));
    assert_ne!(second[0].receipt_handle, first[1].receipt_handle);
}
