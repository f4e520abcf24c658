//! Requests with entries. REC: tests/aws/services/sqs/test_sqs.

use mini_cloud::sqs::QueueSettings;
use serde_json::{Value, json};

use crate::asking::{Ask, URL, field, said, sqs};

fn batch(entries: Value) -> Value {
    json!({"QueueUrl": URL, "Entries": entries})
}

/// REC test_send_batch_message_size (30-04-2024).
#[test]
fn some_fail_and_some_do_not() {
    let mut sqs = sqs(QueueSettings { maximum_message_bytes: 1_024, ..QueueSettings::default() });
    let output = sqs.output(
        1.0,
        "SendMessageBatch",
        batch(json!([
            {"Id": "long", "MessageBody": "a".repeat(1_025)},
            {"Id": "right", "MessageBody": "a".repeat(1_024)},
        ])),
    );
    let failed = json!([{"Code": "InvalidParameterValue", "Id": "long", "SenderFault": true,
        "Message": "One or more parameters cannot be validated. Reason: Message must be shorter than 1024 bytes."}]);
    assert_eq!(output["Failed"], failed);
    let sent = &output["Successful"][0];
    assert_eq!((&sent["Id"], &sent["MD5OfMessageBody"]), (&json!("right"), &json!("c9a34cfc85d982698c6ac89f76071abd")));
    assert_eq!(sqs.bodies("q").len(), 1);
}

/// REC test_batch_send_with_invalid_char_should_succeed.
#[test]
fn a_wrong_letter_fails_its_entry_only() {
    let mut sqs = sqs(QueueSettings::default());
    let mut entries: Vec<Value> = (0..9).map(|number| json!({"Id": number.to_string(), "MessageBody": number.to_string()})).collect();
    entries.push(json!({"Id": "9", "MessageBody": "\u{1}"}));
    let output = sqs.output(1.0, "SendMessageBatch", batch(json!(entries)));
    assert_eq!((&output["Failed"][0]["Id"], &output["Failed"][0]["Code"]), (&json!("9"), &json!("InvalidMessageContents")));
    assert_eq!(sqs.bodies("q"), ["0", "1", "2", "3", "4", "5", "6", "7", "8"]);
    let none = sqs.output(1.0, "SendMessageBatch", batch(json!([{"Id": "1", "MessageBody": "a"}])));
    assert!(none.get("Failed").is_none());
}

/// REC test_too_many_entries_in_batch_request, test_invalid_batch_id, test_delete_message_batch_invalid_msg_id (30-04-2024).
#[test]
fn whole_batches_are_refused() {
    let mut sqs = sqs(QueueSettings::default());
    let twenty: Vec<Value> = (0..20).map(|number| json!({"Id": number.to_string(), "MessageBody": "a"})).collect();
    let many = sqs.refusal(1.0, "SendMessageBatch", batch(json!(twenty)));
    let expected = "Maximum number of entries per request are 10. You have sent 20.";
    assert_eq!(said(&many), ("AWS.SimpleQueueService.TooManyEntriesInBatchRequest", expected, 400));
    assert_eq!(field(&many, "QueryErrorCode"), "TooManyEntriesInBatchRequest");
    for id in ["", &"testLongId".repeat(10), "invalid:id"] {
        let error = sqs.refusal(1.0, "DeleteMessageBatch", batch(json!([{"Id": id, "ReceiptHandle": "x"}])));
        let expected =
            "A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.";
        assert_eq!(said(&error), ("AWS.SimpleQueueService.InvalidBatchEntryId", expected, 400));
    }
    assert_eq!(sqs.refusal(1.0, "SendMessageBatch", batch(json!([]))).code, "AWS.SimpleQueueService.EmptyBatchRequest");
    let twice = batch(json!([{"Id": "1", "MessageBody": "a"}, {"Id": "1", "MessageBody": "b"}]));
    assert_eq!(sqs.refusal(1.0, "SendMessageBatch", twice).code, "AWS.SimpleQueueService.BatchEntryIdsNotDistinct");
    assert!(sqs.bodies("q").is_empty());
}

/// REC test_send_message_batch_with_oversized_contents (19-08-2025).
#[test]
fn a_batch_has_a_size() {
    let mut sqs = sqs(QueueSettings::default());
    let entries = json!([{"Id": "1", "MessageBody": "a"}, {"Id": "2", "MessageBody": "a".repeat(1_048_576)}]);
    let error = sqs.refusal(1.0, "SendMessageBatch", batch(entries));
    let expected = "Batch requests cannot be longer than 1048576 bytes. You have sent 1048577 bytes.";
    assert_eq!(said(&error), ("AWS.SimpleQueueService.BatchRequestTooLong", expected, 400));
}

#[test]
fn many_are_deleted_and_hidden_at_once() {
    let mut sqs = sqs(QueueSettings::default());
    sqs.output(0.0, "SendMessageBatch", batch(json!([{"Id": "1", "MessageBody": "a"}, {"Id": "2", "MessageBody": "b"}])));
    let received = sqs.output(1.0, "ReceiveMessage", json!({"QueueUrl": URL, "MaxNumberOfMessages": 10}));
    let handle = |index: usize| received["Messages"][index]["ReceiptHandle"].clone();
    let hidden = sqs.output(
        2.0,
        "ChangeMessageVisibilityBatch",
        batch(json!([
            {"Id": "x", "ReceiptHandle": handle(0), "VisibilityTimeout": 100},
            {"Id": "y", "ReceiptHandle": "garbage", "VisibilityTimeout": 100},
        ])),
    );
    assert_eq!(hidden["Successful"], json!([{"Id": "x"}]));
    assert_eq!(hidden["Failed"][0]["Code"], "ReceiptHandleIsInvalid");
    let deleted = sqs.output(
        3.0,
        "DeleteMessageBatch",
        batch(json!([{"Id": "x", "ReceiptHandle": handle(0)}, {"Id": "y", "ReceiptHandle": handle(1)}])),
    );
    assert_eq!(deleted, json!({"Successful": [{"Id": "x"}, {"Id": "y"}]}));
    assert!(sqs.bodies("q").is_empty());
}
