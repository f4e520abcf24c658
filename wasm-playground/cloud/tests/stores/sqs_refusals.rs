//! The refusals of SQS, word for word. REC: tests/aws/services/sqs/test_sqs.

use mini_cloud::sqs::{MessageAttributes, QueueSettings, Redrive, Sqs};
use serde_json::{Value, json};

use crate::asking::{Ask, PRINCIPAL, URL, at, field, said, sqs};

fn refused(operation: &str, mut parameters: Value) -> (String, String, u16) {
    let mut sqs = sqs(QueueSettings::default());
    if parameters.get("QueueUrl").is_none() {
        parameters["QueueUrl"] = json!(URL);
    }
    let error = sqs.refusal(1.0, operation, parameters);
    let (code, message, status) = said(&error);
    (code.to_owned(), message.to_owned(), status)
}

fn message(operation: &str, parameters: Value) -> String {
    refused(operation, parameters).1
}

/// REC test_non_existent_queue (30-04-2024).
#[test]
fn unknown_queues() {
    let mut sqs = sqs(QueueSettings::default());
    for (operation, parameters) in [
        ("GetQueueUrl", json!({"QueueName": "nobody"})),
        ("ReceiveMessage", json!({"QueueUrl": "https://sqs.us-east-1.amazonaws.com/123456789012/nobody"})),
        ("SendMessage", json!({"QueueUrl": "https://sqs.us-east-1.amazonaws.com/210987654321/q", "MessageBody": "x"})),
    ] {
        let error = sqs.refusal(1.0, operation, parameters);
        assert_eq!(said(&error), ("AWS.SimpleQueueService.NonExistentQueue", "The specified queue does not exist.", 400));
        assert_eq!((field(&error, "QueryErrorCode"), field(&error, "Type")), (&json!("QueueDoesNotExist"), &json!("Sender")));
    }
    assert_eq!(sqs.refusal(1.0, "ReceiveMessage", json!({"QueueUrl": "q"})).code, "InvalidAddress");
    assert!(sqs.send(at(1.0), PRINCIPAL, "nobody", "x", MessageAttributes::new()).is_err());
}

/// REC test_send_receive_max_number_of_messages (30-04-2024), test_send_receive_wait_time_seconds (10-02-2025).
#[test]
fn numbers_out_of_range() {
    let receive = |name: &str, value: i64| message("ReceiveMessage", json!({name: value}));
    assert_eq!(
        receive("MaxNumberOfMessages", 11),
        "Value 11 for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided."
    );
    assert_eq!(
        receive("WaitTimeSeconds", 21),
        "Value 21 for parameter WaitTimeSeconds is invalid. Reason: Must be >= 0 and <= 20, if provided."
    );
    assert_eq!(
        receive("WaitTimeSeconds", -1),
        "Value -1 for parameter WaitTimeSeconds is invalid. Reason: Must be >= 0 and <= 20, if provided."
    );
    let (code, text, status) = refused("ReceiveMessage", json!({"VisibilityTimeout": 43_201}));
    assert_eq!((code.as_str(), status), ("InvalidParameterValue", 400));
    assert!(text.starts_with("Value 43201 for parameter VisibilityTimeout is invalid."));
    let delay = message("SendMessage", json!({"MessageBody": "x", "DelaySeconds": 901}));
    assert!(delay.starts_with("Value 901 for parameter DelaySeconds is invalid."));
}

/// REC test_send_oversized_message (19-08-2025), test_send_message_with_updated_maximum_message_size (30-04-2024).
#[test]
fn messages_that_are_too_long() {
    let mut sqs = sqs(QueueSettings::default());
    let send = |length: usize| json!({"QueueUrl": URL, "MessageBody": "a".repeat(length)});
    sqs.output(1.0, "SendMessage", send(1_048_576));
    let error = sqs.refusal(1.0, "SendMessage", send(1_048_577));
    let expected = "One or more parameters are invalid. Reason: Message must be shorter than 1048576 bytes.";
    assert_eq!(said(&error), ("InvalidParameterValue", expected, 400));
    let mut small = Sqs::new("us-east-1", "123456789012", 1);
    small.create_queue(at(0.0), "q", QueueSettings { maximum_message_bytes: 1_024, ..QueueSettings::default() }).unwrap();
    assert!(small.refusal(1.0, "SendMessage", send(1_025)).message.ends_with("Message must be shorter than 1024 bytes."));
    // Attributes count: a name of 1, a type of 6 and a value of 3 bytes.
    let attributed = |length: usize| json!({"QueueUrl": URL, "MessageBody": "a".repeat(length), "MessageAttributes": {"n": {"DataType": "String", "StringValue": "abc"}}});
    small.output(1.0, "SendMessage", attributed(1_014));
    assert_eq!(small.refusal(1.0, "SendMessage", attributed(1_015)).code, "InvalidParameterValue");
}

/// REC test_send_empty_message (22-09-2025), test_send_message_with_invalid_payload_characters. The sentence is quoted in logs of users.
#[test]
fn bodies_that_are_no_text() {
    assert_eq!(message("SendMessage", json!({"MessageBody": ""})), "The request must contain the parameter MessageBody.");
    for letter in ['\u{0}', '\u{8}', '\u{13}', '\u{ffff}', '\u{fffe}'] {
        let (code, text, _) = refused("SendMessage", json!({"MessageBody": format!("Invalid-{letter}")}));
        let expected = format!(
            "Invalid binary character '#x{:X}' was found in the message body, the set of allowed characters is #x9 | #xA | #xD | \
             [#x20-#xD7FF] | [#xE000-#xFFFD] | [#x10000-#x10FFFF].",
            u32::from(letter)
        );
        assert_eq!((code.as_str(), text), ("InvalidMessageContents", expected));
    }
    let mut sqs = sqs(QueueSettings::default());
    sqs.output(1.0, "SendMessage", json!({"QueueUrl": URL, "MessageBody": "\t\n\r é😀\u{fffd}\u{10ffff}"}));
}

/// REC test_delete_message_with_illegal_receipt_handle, test_invalid_receipt_handle_should_return_error_message, and the change of
/// visibility of a message that was deleted.
#[test]
fn handles_that_mean_nothing() {
    let mut sqs = sqs(QueueSettings::default());
    let garbage = sqs.refusal(1.0, "DeleteMessage", json!({"QueueUrl": URL, "ReceiptHandle": "garbage"}));
    assert_eq!(
        (garbage.code.as_str(), garbage.message.as_str()),
        ("ReceiptHandleIsInvalid", "The input receipt handle \"garbage\" is not a valid receipt handle.")
    );
    sqs.output(1.0, "SendMessage", json!({"QueueUrl": URL, "MessageBody": "foo"}));
    let handle = sqs.output(1.0, "ReceiveMessage", json!({"QueueUrl": URL}))["Messages"][0]["ReceiptHandle"].as_str().unwrap().to_owned();
    let change = json!({"QueueUrl": URL, "ReceiptHandle": handle, "VisibilityTimeout": 42});
    sqs.output(2.0, "ChangeMessageVisibility", change.clone());
    sqs.output(3.0, "DeleteMessage", json!({"QueueUrl": URL, "ReceiptHandle": handle}));
    let gone = sqs.refusal(4.0, "ChangeMessageVisibility", change);
    let expected = format!(
        "Value {handle} for parameter ReceiptHandle is invalid. Reason: Message does not exist or is not available for visibility timeout change."
    );
    assert_eq!((gone.code.as_str(), gone.message), ("InvalidParameterValue", expected));
    // A handle of another queue is garbage here.
    sqs.create_queue(at(0.0), "other", QueueSettings::default()).unwrap();
    let url = sqs.url("other");
    assert_eq!(sqs.refusal(5.0, "DeleteMessage", json!({"QueueUrl": url, "ReceiptHandle": handle})).code, "ReceiptHandleIsInvalid");
}

/// <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibility.html>, read 2026-11-22: 12 hours
/// from the receive, however often it is changed.
#[test]
fn nothing_is_hidden_for_more_than_twelve_hours() {
    let mut sqs = sqs(QueueSettings::default());
    sqs.output(0.0, "SendMessage", json!({"QueueUrl": URL, "MessageBody": "foo"}));
    let handle = sqs.output(0.0, "ReceiveMessage", json!({"QueueUrl": URL}))["Messages"][0]["ReceiptHandle"].clone();
    let change = |seconds: i64| json!({"QueueUrl": URL, "ReceiptHandle": handle, "VisibilityTimeout": seconds});
    sqs.output(10.0, "ChangeMessageVisibility", change(43_190));
    assert!(sqs.refusal(10.0, "ChangeMessageVisibility", change(43_191)).message.contains("Total VisibilityTimeout"));
}

/// REC test_send_message_with_empty_string_attribute (30-04-2024); the others by
/// <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html>, read 2026-11-22.
#[test]
fn attributes_that_are_none() {
    let attribute = |name: &str, value: Value| refused("SendMessage", json!({"MessageBody": "x", "MessageAttributes": {name: value}}));
    let empty = attribute("ErrorDetails", json!({"DataType": "String", "StringValue": ""}));
    assert_eq!(empty.1, "Message (user) attribute 'ErrorDetails' must contain a non-empty value of type 'String'.");
    for (name, value) in [
        ("n", json!({"StringValue": "x"})),
        ("n", json!({"DataType": "Text", "StringValue": "x"})),
        ("n", json!({"DataType": "Number", "StringValue": "x"})),
        ("n", json!({"DataType": "Binary", "BinaryValue": "no base64!"})),
        ("n", json!({"DataType": "String", "StringValue": "Invalid-\u{8}"})),
        ("AWS.name", json!({"DataType": "String", "StringValue": "x"})),
        (".name", json!({"DataType": "String", "StringValue": "x"})),
        ("na me", json!({"DataType": "String", "StringValue": "x"})),
    ] {
        assert_eq!(attribute(name, value.clone()).0, "InvalidParameterValue", "{name} {value}");
    }
    let eleven: serde_json::Map<String, Value> =
        (0..11).map(|number| (format!("n{number}"), json!({"DataType": "String", "StringValue": "x"}))).collect();
    assert_eq!(refused("SendMessage", json!({"MessageBody": "x", "MessageAttributes": eleven})).0, "InvalidParameterValue");
    let unknown = refused("GetQueueAttributes", json!({"AttributeNames": ["Foobar"]}));
    assert_eq!((unknown.0.as_str(), unknown.1.as_str()), ("InvalidAttributeName", "Unknown Attribute Foobar."));
}

/// REC test_send_message_to_standard_queue_with_invalid_message_group_id (30-07-2025), and test_fair_queue_with_message_group_id.
#[test]
fn groups_have_names() {
    for id in ["", "group 123", &"a".repeat(129)] {
        let expected = format!(
            "Value {id} for parameter MessageGroupId is invalid. Reason: MessageGroupId can only include alphanumeric and punctuation \
             characters. 1 to 128 in length."
        );
        assert_eq!(message("SendMessage", json!({"MessageBody": "x", "MessageGroupId": id})), expected);
    }
    let mut sqs = sqs(QueueSettings::default());
    sqs.output(1.0, "SendMessage", json!({"QueueUrl": URL, "MessageBody": "x", "MessageGroupId": "g-1"}));
    let received = sqs.output(1.0, "ReceiveMessage", json!({"QueueUrl": URL, "AttributeNames": ["MessageGroupId"]}));
    assert_eq!(received["Messages"][0]["Attributes"], json!({"MessageGroupId": "g-1"}));
}

/// REC test_successive_purge_calls_fail (30-04-2024).
#[test]
fn a_queue_is_purged_once_a_minute() {
    let mut sqs = sqs(QueueSettings::default());
    sqs.output(0.0, "SendMessage", json!({"QueueUrl": URL, "MessageBody": "x"}));
    assert_eq!(sqs.reply(1.0, "PurgeQueue", json!({"QueueUrl": URL}), b"").records.len(), 1);
    assert!(sqs.bodies("q").is_empty());
    let error = sqs.refusal(60.9, "PurgeQueue", json!({"QueueUrl": URL}));
    let expected = "Only one PurgeQueue operation on q is allowed every 60 seconds.";
    assert_eq!(said(&error), ("AWS.SimpleQueueService.PurgeQueueInProgress", expected, 403));
    sqs.output(61.0, "PurgeQueue", json!({"QueueUrl": URL}));
}

/// REC test_standard_queue_cannot_have_fifo_suffix and test_redrive_policy_attribute_validity say which are refused.
#[test]
fn queues_that_cannot_be() {
    let mut sqs = sqs(QueueSettings::default());
    let mut create = |name: &str, settings: QueueSettings| sqs.create_queue(at(0.0), name, settings).unwrap_err();
    assert!(create("orders.fifo", QueueSettings::default()).message.contains("standard queues only"));
    for name in ["", "a b", "a/b", &"a".repeat(81)] {
        assert_eq!(create(name, QueueSettings::default()).code, "InvalidParameterValue", "{name}");
    }
    assert_eq!(create("q", QueueSettings::default()).code, "QueueAlreadyExists");
    let settings = QueueSettings { visibility_timeout_s: 43_201, ..QueueSettings::default() };
    assert_eq!(
        create("new", settings).to_string(),
        "InvalidAttributeValue: Invalid value for the parameter VisibilityTimeout. (it must be 0 to 43200)"
    );
    assert_eq!(create("new", QueueSettings { retention_s: 59, ..QueueSettings::default() }).code, "InvalidAttributeValue");
    let redrive = |queue: &str, count: u32| Some(Redrive { dead_letter_queue: queue.to_owned(), max_receive_count: count });
    for redrive in [redrive("nobody", 3), redrive("q", 0), redrive("q", 1_001)] {
        assert_eq!(create("new", QueueSettings { redrive, ..QueueSettings::default() }).code, "InvalidParameterValue");
    }
    assert!(sqs.set_redrive("q", redrive("q", 3)).is_err());
}
