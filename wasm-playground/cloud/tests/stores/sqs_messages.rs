//! Messages: sending, receiving, hiding, deleting, dead letters. REC: tests/aws/services/sqs/test_sqs.

use mini_cloud::record::RecordKind;
use mini_cloud::sqs::{QueueSettings, Redrive, Sqs};
use serde_json::{Value, json};

use crate::asking::{Ask, PRINCIPAL, URL, at, sqs};

fn send(sqs: &mut Sqs, seconds: f64, body: &str) -> String {
    let output = sqs.output(seconds, "SendMessage", json!({"QueueUrl": URL, "MessageBody": body}));
    output["MessageId"].as_str().unwrap().to_owned()
}

fn receive(sqs: &mut Sqs, seconds: f64) -> Value {
    sqs.output(seconds, "ReceiveMessage", json!({"QueueUrl": URL, "MaxNumberOfMessages": 10, "AttributeNames": ["All"]}))
}

fn bodies(output: &Value) -> Vec<&str> {
    output["Messages"]
        .as_array()
        .map(|messages| messages.iter().filter_map(|message| message["Body"].as_str()).collect())
        .unwrap_or_default()
}

/// REC test_receive_message_attribute_names_filters[sqs] (04-06-2024), test_receive_empty_queue[sqs] (10-02-2025).
#[test]
fn a_message_is_handed_out_and_hidden() {
    let mut sqs = sqs(QueueSettings::default());
    let sent = sqs.output(1.0, "SendMessage", json!({"QueueUrl": URL, "MessageBody": "msg"}));
    assert_eq!(sent["MD5OfMessageBody"], "6e2baaf3b97dbeef01c0043275f9a0e7");
    let first = receive(&mut sqs, 2.5);
    let message = &first["Messages"][0];
    assert_eq!(
        (&message["Body"], &message["MD5OfBody"], &message["MessageId"]),
        (&json!("msg"), &json!("6e2baaf3b97dbeef01c0043275f9a0e7"), &sent["MessageId"])
    );
    assert!(message["ReceiptHandle"].as_str().unwrap().starts_with("AQEB"));
    let millis = |seconds: f64| at(seconds).as_millis().to_string();
    let attributes = json!({"ApproximateReceiveCount": "1", "SentTimestamp": millis(1.0), "SenderId": PRINCIPAL,
        "ApproximateFirstReceiveTimestamp": millis(2.5)});
    assert_eq!(message["Attributes"], attributes);
    assert_eq!(receive(&mut sqs, 32.4), json!({}));
    let second = receive(&mut sqs, 32.5);
    assert_eq!(second["Messages"][0]["Attributes"]["ApproximateReceiveCount"], "2");
    assert_eq!(second["Messages"][0]["Attributes"]["ApproximateFirstReceiveTimestamp"], millis(2.5));
    assert_ne!(second["Messages"][0]["ReceiptHandle"], message["ReceiptHandle"]);
}

/// Only what is asked for is told. REC test_receive_message_attribute_names_filters[sqs]: "empty_filter", "single_attribute".
#[test]
fn attributes_come_when_asked_for() {
    let mut sqs = sqs(QueueSettings::default());
    send(&mut sqs, 1.0, "msg");
    let plain = sqs.output(2.0, "ReceiveMessage", json!({"QueueUrl": URL, "VisibilityTimeout": 0}));
    let fields: Vec<&String> = plain["Messages"][0].as_object().unwrap().keys().collect();
    assert_eq!(fields, ["MessageId", "ReceiptHandle", "MD5OfBody", "Body"]);
    let one = sqs.output(2.0, "ReceiveMessage", json!({"QueueUrl": URL, "MessageSystemAttributeNames": ["SenderId"]}));
    assert_eq!(one["Messages"][0]["Attributes"], json!({"SenderId": PRINCIPAL}));
}

/// REC test_receive_message_message_attribute_names_filters[sqs] (30-04-2024): digests and all.
#[test]
fn user_attributes_have_the_digests_of_aws() {
    let mut sqs = sqs(QueueSettings::default());
    let text = |value: &str| json!({"DataType": "String", "StringValue": value});
    let attributes = json!({"Help.Me": text("Me"), "Hello": text("There"), "General": text("Kenobi")});
    let sent = sqs.output(1.0, "SendMessage", json!({"QueueUrl": URL, "MessageBody": "msg", "MessageAttributes": attributes}));
    assert_eq!(sent["MD5OfMessageAttributes"], "4c360f3fdafd970e05fae2f149d997f5");
    let cases = [
        (vec!["All"], json!("4c360f3fdafd970e05fae2f149d997f5")),
        (vec!["*"], json!("4c360f3fdafd970e05fae2f149d997f5")),
        (vec![".*"], json!("4c360f3fdafd970e05fae2f149d997f5")),
        (vec!["Foo", "Help"], Value::Null),
        (vec!["Hello", "General"], json!("fca026605781cb4126a1e9044df24232")),
        (vec!["Foo", "Hello"], json!("a311262e065454b75da111d535b8dacd")),
    ];
    for (names, digest) in cases {
        let received = sqs.output(2.0, "ReceiveMessage", json!({"QueueUrl": URL, "VisibilityTimeout": 0, "MessageAttributeNames": names}));
        assert_eq!(received["Messages"][0]["MD5OfMessageAttributes"], digest, "{names:?}");
        assert_eq!(received["Messages"][0].get("MessageAttributes").is_none(), digest.is_null());
    }
}

/// The package aws-md5-of-message-attributes (<https://www.npmjs.com/package/aws-md5-of-message-attributes>, read 2026-11-22), and REC
/// test_send_message_with_binary_attributes[sqs] (30-04-2024).
#[test]
fn numbers_and_bytes_have_the_digests_of_aws() {
    let mut sqs = sqs(QueueSettings::default());
    // base64 of "Hello binary world!".
    let binary = json!({"DataType": "Binary", "BinaryValue": "SGVsbG8gYmluYXJ5IHdvcmxkIQ=="});
    let number = json!({"DataType": "Number.float", "StringValue": "4563442423554324324264524243.32543234"});
    let text = json!({"DataType": "String", "StringValue": "attribValue 1"});
    let trace = "dHJhY2VwYXJlbnQeMDAtNzc0MDYyZDZjMzcwODFhNWEwYjliNWI4OGUzMDYyN2MtMmQyNDgyMjExZjY0ODlkYS0wMQ==";
    let cases = [
        (json!({"attribName1": text}), "19e27d4e946b072f3f58da80d94fd778"),
        (json!({"customNumberTypeAttrib": number}), "9fe1b90bbd9965bdf77bac517c7d2495"),
        (json!({"binaryAttribute": binary}), "31a92b15d92f8db860eda32aceb656c3"),
        (json!({"attribName1": text, "customNumberTypeAttrib": number, "binaryAttribute": binary}), "c932db14a896c663f83c260297d594ff"),
        (json!({"attr1": {"DataType": "Binary", "BinaryValue": trace}}), "8cbe4db156db8a94db8b801b7addb984"),
    ];
    for (attributes, digest) in cases {
        let sent = sqs.output(1.0, "SendMessage", json!({"QueueUrl": URL, "MessageBody": "test", "MessageAttributes": attributes}));
        assert_eq!(sent["MD5OfMessageAttributes"], digest, "{attributes}");
    }
    let received = sqs.output(2.0, "ReceiveMessage", json!({"QueueUrl": URL, "MaxNumberOfMessages": 10, "MessageAttributeNames": ["All"]}));
    assert_eq!(
        received["Messages"][2]["MessageAttributes"]["binaryAttribute"],
        json!({"BinaryValue": "SGVsbG8gYmluYXJ5IHdvcmxkIQ==", "DataType": "Binary"})
    );
}

/// REC test_delete_after_visibility_timeout[sqs] (28-03-2025); deleting with a handle that is not the newest:
/// <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessage.html>, read 2026-11-22.
#[test]
fn the_newest_handle_deletes() {
    let mut sqs = sqs(QueueSettings { visibility_timeout_s: 1, ..QueueSettings::default() });
    send(&mut sqs, 0.0, "one");
    let first = receive(&mut sqs, 1.0)["Messages"][0]["ReceiptHandle"].clone();
    let second = receive(&mut sqs, 3.0)["Messages"][0]["ReceiptHandle"].clone();
    assert_eq!(sqs.output(3.1, "DeleteMessage", json!({"QueueUrl": URL, "ReceiptHandle": first})), json!({}));
    assert_eq!(sqs.bodies("q"), ["one"]);
    // Its time is over, but nobody has received it since.
    let reply = sqs.reply(5.0, "DeleteMessage", json!({"QueueUrl": URL, "ReceiptHandle": second}), b"");
    assert!(matches!(reply.records[0].kind, RecordKind::MessageDeleted { .. }));
    assert!(sqs.bodies("q").is_empty());
    // Twice is no error: REC test_delete_message_with_deleted_receipt_handle.
    assert_eq!(sqs.output(6.0, "DeleteMessage", json!({"QueueUrl": URL, "ReceiptHandle": second})), json!({}));
}

/// REC test_change_message_visibility_after_visibility_timeout_expiration[sqs] (30-04-2024).
#[test]
fn visibility_can_be_changed() {
    let mut sqs = sqs(QueueSettings::default());
    send(&mut sqs, 0.0, "one");
    let handle = receive(&mut sqs, 0.0)["Messages"][0]["ReceiptHandle"].clone();
    let change = |seconds: i64| json!({"QueueUrl": URL, "ReceiptHandle": handle, "VisibilityTimeout": seconds});
    sqs.output(10.0, "ChangeMessageVisibility", change(40));
    assert_eq!(sqs.next_visible("q", at(10.0)), Some(at(50.0)));
    sqs.output(11.0, "ChangeMessageVisibility", change(0));
    assert_eq!(sqs.next_visible("q", at(11.0)), Some(at(11.0)));
    sqs.output(60.0, "ChangeMessageVisibility", change(20));
    assert_eq!(sqs.next_visible("q", at(60.0)), Some(at(80.0)));
}

/// <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-delay-queues.html>, read 2026-11-22: a message's own
/// delay is stronger than its queue's.
#[test]
fn delays_hide_what_was_sent() {
    let mut sqs = sqs(QueueSettings { delay_s: 10, ..QueueSettings::default() });
    send(&mut sqs, 0.0, "by the queue");
    sqs.output(0.0, "SendMessage", json!({"QueueUrl": URL, "MessageBody": "by itself", "DelaySeconds": 0}));
    assert_eq!(bodies(&receive(&mut sqs, 9.9)), ["by itself"]);
    assert_eq!(bodies(&receive(&mut sqs, 10.0)), ["by the queue"]);
}

/// <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-short-and-long-polling.html>, read 2026-11-22.
#[test]
fn a_long_poll_waits_for_what_will_be_visible() {
    let mut sqs = sqs(QueueSettings::default());
    sqs.output(0.0, "SendMessage", json!({"QueueUrl": URL, "MessageBody": "later", "DelaySeconds": 7}));
    let poll = |wait: i64| json!({"QueueUrl": URL, "WaitTimeSeconds": wait});
    let short = sqs.reply(1.0, "ReceiveMessage", poll(0), b"");
    assert_eq!((short.done_at, short.answer.unwrap().output), (at(1.0), json!({})));
    let empty = sqs.reply(1.0, "ReceiveMessage", poll(5), b"");
    assert_eq!((empty.done_at, empty.answer.unwrap().output), (at(6.0), json!({})));
    let found = sqs.reply(1.0, "ReceiveMessage", poll(20), b"");
    assert_eq!((found.done_at, bodies(&found.answer.unwrap().output)), (at(7.0), vec!["later"]));
    assert_eq!(found.records[0].at, at(7.0));
}

/// REC test_dead_letter_queue_message_attributes (30-04-2024): same id and body, the count goes on, the source is told.
#[test]
fn who_is_received_too_often_is_moved() {
    let mut sqs = sqs(QueueSettings { visibility_timeout_s: 2, ..QueueSettings::default() });
    sqs.create_queue(at(0.0), "dead", QueueSettings::default()).unwrap();
    sqs.set_redrive("q", Some(Redrive { dead_letter_queue: "dead".into(), max_receive_count: 1 })).unwrap();
    let id = send(&mut sqs, 0.0, "message-1");
    assert_eq!(bodies(&receive(&mut sqs, 1.0)), ["message-1"]);
    assert_eq!(sqs.bodies("dead").len(), 0);
    let empty = sqs.reply(3.0, "ReceiveMessage", json!({"QueueUrl": URL}), b"");
    assert_eq!(empty.answer.unwrap().output, json!({}));
    let moved = RecordKind::MessageDeadLettered { queue: "q".into(), dead_letter_queue: "dead".into(), message_id: id.clone() };
    assert_eq!(empty.records[0].kind, moved);
    assert_eq!((sqs.message_ids("q").len(), sqs.message_ids("dead")), (0, vec![id.as_str()]));
    let url = sqs.url("dead");
    let dead = sqs.output(4.0, "ReceiveMessage", json!({"QueueUrl": url, "AttributeNames": ["All"]}));
    let message = &dead["Messages"][0];
    assert_eq!((&message["MessageId"], &message["Body"]), (&json!(id), &json!("message-1")));
    assert_eq!(message["Attributes"]["ApproximateReceiveCount"], "2");
    assert_eq!(message["Attributes"]["DeadLetterQueueSourceArn"], "arn:aws:sqs:us-east-1:123456789012:q");
}

/// <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/setting-up-dead-letter-queue-retention.html>, read 2026-11-22: in a
/// standard queue a message grows old from when it was sent, in the dead-letter queue too.
#[test]
fn messages_grow_old() {
    let mut sqs = sqs(QueueSettings { visibility_timeout_s: 1, retention_s: 600, ..QueueSettings::default() });
    sqs.create_queue(at(0.0), "dead", QueueSettings { retention_s: 100, ..QueueSettings::default() }).unwrap();
    sqs.set_redrive("q", Some(Redrive { dead_letter_queue: "dead".into(), max_receive_count: 1 })).unwrap();
    let id = send(&mut sqs, 0.0, "old");
    receive(&mut sqs, 0.0);
    receive(&mut sqs, 50.0);
    assert_eq!(sqs.message_ids("dead"), [id.as_str()]);
    let url = sqs.url("dead");
    let late = sqs.reply(100.0, "ReceiveMessage", json!({"QueueUrl": url}), b"");
    assert_eq!(late.answer.unwrap().output, json!({}));
    assert_eq!(
        (late.records[0].at, &late.records[0].kind),
        (at(100.0), &RecordKind::MessageExpired { queue: "dead".into(), message_id: id })
    );
}

/// REC test_set_queue_attributes_default_values[sqs] (10-12-2025).
#[test]
fn queues_tell_their_attributes() {
    let mut sqs = sqs(QueueSettings::default());
    send(&mut sqs, 0.0, "hidden");
    receive(&mut sqs, 1.0);
    send(&mut sqs, 1.0, "visible");
    sqs.output(1.0, "SendMessage", json!({"QueueUrl": URL, "MessageBody": "delayed", "DelaySeconds": 9}));
    let told = sqs.output(2.0, "GetQueueAttributes", json!({"QueueUrl": URL, "AttributeNames": ["All"]}));
    let created = (at(0.0).as_millis() / 1000).to_string();
    let expected = json!({"ApproximateNumberOfMessages": "1", "ApproximateNumberOfMessagesDelayed": "1",
        "ApproximateNumberOfMessagesNotVisible": "1", "CreatedTimestamp": created, "DelaySeconds": "0", "LastModifiedTimestamp": created,
        "MaximumMessageSize": "1048576", "MessageRetentionPeriod": "345600", "QueueArn": "arn:aws:sqs:us-east-1:123456789012:q",
        "ReceiveMessageWaitTimeSeconds": "0", "SqsManagedSseEnabled": "true", "VisibilityTimeout": "30"});
    assert_eq!(told["Attributes"], expected);
    assert_eq!(sqs.output(2.0, "GetQueueAttributes", json!({"QueueUrl": URL})), json!({}));
    let one = sqs.output(2.0, "GetQueueAttributes", json!({"QueueUrl": URL, "AttributeNames": ["QueueArn"]}));
    assert_eq!(one, json!({"Attributes": {"QueueArn": "arn:aws:sqs:us-east-1:123456789012:q"}}));
}

/// REC test_list_queues_pagination (19-03-2025).
#[test]
fn queues_are_listed_and_found() {
    let mut sqs = Sqs::new("us-east-1", "123456789012", 1);
    assert_eq!(sqs.output(0.0, "ListQueues", json!({})), json!({}));
    for name in ["b", "a", "test-1", "test-2", "test-3"] {
        sqs.create_queue(at(0.0), name, QueueSettings::default()).unwrap();
    }
    assert_eq!(sqs.output(0.0, "ListQueues", json!({}))["QueueUrls"].as_array().unwrap().len(), 5);
    let page = sqs.output(0.0, "ListQueues", json!({"QueueNamePrefix": "test", "MaxResults": 2}));
    assert_eq!(page["QueueUrls"], json!([sqs.url("test-1"), sqs.url("test-2")]));
    let rest = sqs.output(0.0, "ListQueues", json!({"QueueNamePrefix": "test", "MaxResults": 2, "NextToken": page["NextToken"]}));
    assert_eq!(rest, json!({"QueueUrls": [sqs.url("test-3")]}));
    let url = sqs.output(0.0, "GetQueueUrl", json!({"QueueName": "a"}));
    assert_eq!(url, json!({"QueueUrl": "https://sqs.us-east-1.amazonaws.com/123456789012/a"}));
}

#[test]
fn a_store_is_the_same_after_it_was_stored() {
    let mut sqs = sqs(QueueSettings::default());
    let attributes = json!({"a": {"DataType": "Binary", "BinaryValue": "AAH/"}});
    sqs.output(0.000_001, "SendMessage", json!({"QueueUrl": URL, "MessageBody": "é", "MessageAttributes": attributes}));
    receive(&mut sqs, 1.0);
    let mut again: Sqs = serde_json::from_str(&serde_json::to_string(&sqs).unwrap()).unwrap();
    assert_eq!(again, sqs);
    assert_eq!(receive(&mut again, 40.0), receive(&mut sqs, 40.0));
}
