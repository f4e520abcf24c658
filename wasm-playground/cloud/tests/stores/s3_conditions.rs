//! Preconditions. REC: tests/aws/services/s3/test_s3, test_s3_api (21-02-2026) and test_s3_preconditions (23-02-2026).

use serde_json::{Value, json};

use crate::asking::{Ask, at, field, put, s3, said};

const FAILED: &str = "At least one of the pre-conditions you specified did not hold";
const NOT_IMPLEMENTED: &str = "A header you provided implies functionality that is not implemented";

fn with(mut parameters: Value, name: &str, value: Value) -> Value {
    parameters[name] = value;
    parameters
}

/// REC test_s3_get_object_preconditions, both variants; the object is written at second 10.
#[test]
fn reading_under_conditions() {
    let mut s3 = s3();
    put(&mut s3, 10.4, "k", b"data");
    let key = json!({"Bucket": "bbb", "Key": "k"});
    let tag = "8d777f385d3dfec8815d20f7496026dc";
    let conditions = [
        ("IfMatch", json!("\"wrong\""), "PreconditionFailed", Some("If-Match")),
        ("IfUnmodifiedSince", json!(at(9.0).as_micros()), "PreconditionFailed", Some("If-Unmodified-Since")),
        ("IfNoneMatch", json!(format!("\"{tag}\"")), "304", None),
        ("IfNoneMatch", json!(tag), "304", None),
        ("IfModifiedSince", json!(at(10.0).as_micros()), "304", None),
    ];
    for (name, value, code, condition) in conditions {
        let got = s3.refusal(20.0, "GetObject", with(key.clone(), name, value.clone()));
        assert_eq!((got.code.as_str(), field(&got, "Condition").as_str()), (code, condition), "{name}");
        let head = s3.refusal(20.0, "HeadObject", with(key.clone(), name, value));
        let expected = if code == "304" { ("304", "Not Modified", 304) } else { ("412", "Precondition Failed", 412) };
        assert_eq!(said(&head), expected, "{name}");
    }
    let fulfilled = [
        ("IfMatch", json!(tag)),
        ("IfUnmodifiedSince", json!(at(10.0).as_micros())),
        ("IfModifiedSince", json!(at(9.0).as_micros())),
        // A moment that is still to come.
        ("IfModifiedSince", json!(at(100.0).as_micros())),
    ];
    for (name, value) in fulfilled {
        assert_eq!(s3.answer(20.0, "GetObject", with(key.clone(), name, value)).body, b"data", "{name}");
    }
}

/// REC test_put_object_if_none_match, test_put_object_if_none_match_validation.
#[test]
fn writing_only_what_is_not_there() {
    let mut s3 = s3();
    let once = json!({"Bucket": "bbb", "Key": "k", "IfNoneMatch": "*"});
    s3.output(1.0, "PutObject", once.clone());
    let error = s3.refusal(2.0, "PutObject", once.clone());
    assert_eq!(said(&error), ("PreconditionFailed", FAILED, 412));
    assert_eq!(field(&error, "Condition"), "If-None-Match");
    s3.output(3.0, "DeleteObject", json!({"Bucket": "bbb", "Key": "k"}));
    s3.output(4.0, "PutObject", once.clone());
    let value = s3.refusal(5.0, "PutObject", with(once, "IfNoneMatch", json!("d41d8cd98f00b204e9800998ecf8427e")));
    assert_eq!(said(&value), ("NotImplemented", NOT_IMPLEMENTED, 501));
    assert_eq!(field(&value, "additionalMessage"), "We don't accept the provided value of If-None-Match header for this API");
}

/// REC test_put_object_if_match, …_validation, test_put_object_if_match_and_if_none_match_validation.
#[test]
fn writing_only_over_what_was_seen() {
    let mut s3 = s3();
    put(&mut s3, 1.0, "k", b"test");
    let over = |tag: &str| json!({"Bucket": "bbb", "Key": "k", "IfMatch": tag});
    assert_eq!(said(&s3.refusal(2.0, "PutObject", over("nonsense"))), ("PreconditionFailed", FAILED, 412));
    s3.output(2.0, "PutObject", over("\"098f6bcd4621d373cade4e832627b4f6\""));
    s3.output(3.0, "DeleteObject", json!({"Bucket": "bbb", "Key": "k"}));
    assert_eq!(s3.refusal(4.0, "PutObject", over("d41d8cd98f00b204e9800998ecf8427e")).code, "NoSuchKey");
    assert_eq!(field(&s3.refusal(4.0, "PutObject", over("*")), "Header"), "If-Match");
    let both = s3.refusal(4.0, "PutObject", with(over("x"), "IfNoneMatch", json!("*")));
    assert_eq!(field(&both, "Header"), "If-Match,If-None-Match");
    assert_eq!(field(&both, "additionalMessage"), "Multiple conditional request headers present in the request");
}

/// REC test_s3_copy_object_preconditions, test_copy_object_if_none_match, test_copy_object_if_match.
#[test]
fn copying_under_conditions() {
    let mut s3 = s3();
    put(&mut s3, 10.0, "k", b"data");
    let copy = json!({"Bucket": "bbb", "Key": "copy", "CopySource": "bbb/k"});
    let conditions = [
        ("CopySourceIfMatch", json!("wrong"), "x-amz-copy-source-If-Match"),
        ("CopySourceIfUnmodifiedSince", json!(at(5.0).as_micros()), "x-amz-copy-source-If-Unmodified-Since"),
        ("CopySourceIfNoneMatch", json!("8d777f385d3dfec8815d20f7496026dc"), "x-amz-copy-source-If-None-Match"),
        ("CopySourceIfModifiedSince", json!(at(15.0).as_micros()), "x-amz-copy-source-If-Modified-Since"),
    ];
    for (name, value, condition) in conditions {
        let error = s3.refusal(20.0, "CopyObject", with(copy.clone(), name, value));
        assert_eq!((error.status, field(&error, "Condition").as_str()), (412, Some(condition)));
    }
    s3.output(20.0, "CopyObject", with(copy.clone(), "IfNoneMatch", json!("*")));
    assert_eq!(s3.refusal(21.0, "CopyObject", with(copy.clone(), "IfNoneMatch", json!("*"))).code, "PreconditionFailed");
    assert_eq!(s3.refusal(21.0, "CopyObject", with(copy.clone(), "IfMatch", json!("wrong"))).code, "PreconditionFailed");
    let missing = with(with(copy, "IfMatch", json!("wrong")), "Key", json!("non-existent-key"));
    assert_eq!(s3.refusal(21.0, "CopyObject", missing).code, "NoSuchKey");
}
