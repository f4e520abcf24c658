//! What functions are told. REC: tests/aws/services/s3/test_s3_notifications_sqs, 21-01-2025.

use mini_cloud::record::RecordKind;
use mini_cloud::s3::{NotificationRule, S3};
use serde_json::{Value, json};

use crate::asking::{Ask, PRINCIPAL, put, s3};

fn rule(function: &str, events: &[&str], prefix: &str, suffix: &str) -> NotificationRule {
    NotificationRule {
        id: format!("tell-{function}"),
        function: function.to_owned(),
        events: events.iter().map(|event| (*event).to_owned()).collect(),
        prefix: prefix.to_owned(),
        suffix: suffix.to_owned(),
    }
}

fn telling(rules: &[NotificationRule]) -> S3 {
    let mut s3 = s3();
    s3.set_notifications("bbb", rules.to_vec()).unwrap();
    s3
}

/// Who was told of what.
fn told(records: &[RecordKind]) -> Vec<(String, Value)> {
    let notifications = records.iter().filter_map(|record| match record {
        RecordKind::Notification(notification) => Some(notification),
        _ => None,
    });
    notifications.map(|told| (told.function.clone(), serde_json::from_str(&told.event).unwrap())).collect()
}

fn kinds(s3: &mut S3, seconds: f64, operation: &str, parameters: Value) -> Vec<RecordKind> {
    s3.reply(seconds, operation, parameters, b"").records.into_iter().map(|record| record.kind).collect()
}

/// REC test_object_created_put, test_key_encoding.
#[test]
fn the_event_of_a_put_is_that_of_aws() {
    let mut s3 = telling(&[rule("f", &["s3:ObjectCreated:*"], "", "")]);
    let told = told(&put(&mut s3, 1.5, "a@b", b"something"));
    let (function, event) = &told[0];
    let record = &event["Records"][0];
    let fields: Vec<&String> = record.as_object().unwrap().keys().collect();
    assert_eq!(
        fields,
        [
            "eventVersion",
            "eventSource",
            "awsRegion",
            "eventTime",
            "eventName",
            "userIdentity",
            "requestParameters",
            "responseElements",
            "s3"
        ]
    );
    assert_eq!((function.as_str(), told.len(), event["Records"].as_array().unwrap().len()), ("f", 1, 1));
    // The example of https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html, read 2026-11-28.
    assert_eq!(record["eventVersion"], "2.5");
    assert_eq!(record["eventSource"], "aws:s3");
    assert_eq!(record["awsRegion"], "us-east-1");
    assert_eq!(record["eventTime"], "2026-01-31T09:05:01.500Z");
    assert_eq!(record["eventName"], "ObjectCreated:Put");
    assert_eq!(record["userIdentity"]["principalId"], format!("AWS:{PRINCIPAL}"));
    let about = &record["s3"];
    assert_eq!((&about["s3SchemaVersion"], &about["configurationId"]), (&json!("1.0"), &json!("tell-f")));
    assert_eq!((&about["bucket"]["name"], &about["bucket"]["arn"]), (&json!("bbb"), &json!("arn:aws:s3:::bbb")));
    let object = &about["object"];
    assert_eq!((&object["key"], &object["size"]), (&json!("a%40b"), &json!(9)));
    assert_eq!(object["eTag"], "437b930db84b8079c2dd804a71936b5f");
    assert_eq!(object.as_object().unwrap().len(), 4);
}

/// REC test_object_created_and_object_removed, test_delete_objects: a deletion tells key and sequencer only, and DeleteObjects tells of
/// keys that were not there.
#[test]
fn copies_and_deletions_have_their_own_names() {
    let mut s3 = telling(&[rule("f", &["s3:ObjectCreated:*", "s3:ObjectRemoved:*"], "", "")]);
    put(&mut s3, 1.0, "k", b"something");
    let copy = told(&kinds(&mut s3, 2.0, "CopyObject", json!({"Bucket": "bbb", "Key": "copy", "CopySource": "bbb/k"})));
    assert_eq!(copy[0].1["Records"][0]["eventName"], "ObjectCreated:Copy");
    let gone = told(&kinds(&mut s3, 3.0, "DeleteObject", json!({"Bucket": "bbb", "Key": "k"})));
    let record = &gone[0].1["Records"][0];
    assert_eq!(record["eventName"], "ObjectRemoved:Delete");
    let fields: Vec<&String> = record["s3"]["object"].as_object().unwrap().keys().collect();
    assert_eq!(fields, ["key", "sequencer"]);
    let objects = json!([{"Key": "copy"}, {"Key": "dummy1"}, {"Key": "dummy2"}]);
    let many = kinds(&mut s3, 4.0, "DeleteObjects", json!({"Bucket": "bbb", "Delete": {"Objects": objects, "Quiet": true}}));
    assert_eq!(told(&many).len(), 3);
    assert_eq!(many.iter().filter(|record| matches!(record, RecordKind::ObjectDeleted { .. })).count(), 1);
}

/// <https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html>, read 2026-11-22: a later event of a key
/// has the larger sequencer.
#[test]
fn sequencers_grow_with_time() {
    let mut s3 = telling(&[rule("f", &["s3:ObjectCreated:Put"], "", "")]);
    let mut last = String::new();
    for seconds in [1.0, 1.0, 1.000_001, 2.0, 3_000_000.0] {
        let event = told(&put(&mut s3, seconds, "k", b"")).remove(0).1;
        let sequencer = event["Records"][0]["s3"]["object"]["sequencer"].as_str().unwrap().to_owned();
        assert!(sequencer.len() == last.len() || last.is_empty());
        assert!(sequencer > last, "{sequencer} after {last}");
        last = sequencer;
    }
}

/// REC test_notifications_with_filter; <https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-filtering.html>.
#[test]
fn filters_look_at_the_key_as_it_is() {
    let rules = [rule("put", &["s3:ObjectCreated:Put"], "in put/", ".csv"), rule("gone", &["s3:ObjectRemoved:Delete"], "", ".csv")];
    let mut s3 = telling(&rules);
    let names = |records: &[RecordKind]| told(records).into_iter().map(|(function, _)| function).collect::<Vec<_>>();
    assert_eq!(names(&put(&mut s3, 1.0, "in put/a.csv", b"")), ["put"]);
    for key in ["in+put/a.csv", "in put/a.CSV", "in put/a.txt", "out/in put/a.csv"] {
        assert!(names(&put(&mut s3, 1.0, key, b"")).is_empty(), "{key}");
    }
    assert_eq!(names(&kinds(&mut s3, 2.0, "DeleteObject", json!({"Bucket": "bbb", "Key": "in put/a.csv"}))), ["gone"]);
    let copied = kinds(&mut s3, 2.0, "CopyObject", json!({"Bucket": "bbb", "Key": "in put/b.csv", "CopySource": "bbb/in+put/a.csv"}));
    assert!(names(&copied).is_empty());
}

/// "Example notification configurations with invalid prefix and suffix overlapping" in
/// <https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-filtering.html>, read 2026-11-22.
#[test]
fn rules_that_overlap_are_ambiguous() {
    let created = &["s3:ObjectCreated:*"][..];
    let put_only = &["s3:ObjectCreated:Put"][..];
    let removed = &["s3:ObjectRemoved:*"][..];
    let pairs = [
        (true, rule("a", created, "", ""), rule("b", put_only, "", "")),
        (true, rule("a", created, "images", ""), rule("b", created, "images/", "")),
        (true, rule("a", created, "", ".jpg"), rule("b", created, "", "jpg")),
        (true, rule("a", created, "images", ""), rule("b", created, "", ".jpg")),
        (false, rule("a", created, "images/", ".jpg"), rule("b", created, "images/", ".png")),
        (false, rule("a", created, "in/", ""), rule("b", created, "out/", "")),
        (false, rule("a", created, "", ""), rule("b", removed, "", "")),
    ];
    for (refused, one, two) in pairs {
        let answer = s3().set_notifications("bbb", vec![one.clone(), two.clone()]);
        assert_eq!(answer.is_err(), refused, "{one:?} {two:?}");
        let Err(error) = answer else { continue };
        assert_eq!(error.code, "InvalidArgument");
        assert_eq!(
            error.message,
            "Configuration is ambiguously defined. Cannot have overlapping suffixes in two rules if the prefixes are overlapping for the \
             same event type."
        );
        assert!(error.hint.unwrap().contains("\"b\""));
    }
}

#[test]
fn unknown_events_and_buckets_are_refused() {
    let mut s3 = s3();
    let error = s3.set_notifications("bbb", vec![rule("f", &["ObjectCreated"], "", "")]).unwrap_err();
    assert!(error.to_string().contains("\"s3:ObjectCreated:*\""), "{error}");
    assert!(s3.set_notifications("bbb", vec![rule("f", &[], "", "")]).is_err());
    assert_eq!(s3.set_notifications("nobody", vec![]).unwrap_err().code, "NoSuchBucket");
}
