//! Objects: put, get, head, ranges, copies, deletions. REC: tests/aws/services/s3/test_s3 and test_s3_api, 21-02-2026.

use serde_json::json;

use crate::asking::{Ask, at, field, put, s3, said};

/// REC test_put_object_if_match ("put-obj"), test_s3_get_object_preconditions ("obj-success").
#[test]
fn what_was_put_is_got() {
    let mut s3 = s3();
    let reply = s3.reply(1.7, "PutObject", json!({"Bucket": "bbb", "Key": "in/a.csv"}), b"data");
    let output = json!({"ETag": "\"8d777f385d3dfec8815d20f7496026dc\"", "ChecksumCRC32": "rfPzYw==", "ChecksumType": "FULL_OBJECT",
        "ServerSideEncryption": "AES256"});
    assert_eq!(reply.answer.unwrap().output, output);
    let got = s3.answer(2.0, "GetObject", json!({"Bucket": "bbb", "Key": "in/a.csv"}));
    assert_eq!(got.body, b"data");
    let expected = json!({"AcceptRanges": "bytes", "ChecksumCRC32": "rfPzYw==", "ChecksumType": "FULL_OBJECT", "ContentLength": 4,
        "ContentType": "binary/octet-stream", "ETag": "\"8d777f385d3dfec8815d20f7496026dc\"", "LastModified": at(1.0).as_micros(),
        "Metadata": {}, "ServerSideEncryption": "AES256"});
    assert_eq!((got.status, got.output), (200, expected));
}

/// REC test_head_object_fields.
#[test]
fn a_head_has_no_checksum_and_no_body() {
    let mut s3 = s3();
    put(&mut s3, 1.0, "k", b"something");
    let head = s3.reply(2.0, "HeadObject", json!({"Bucket": "bbb", "Key": "k"}), b"");
    assert_eq!(head.headers["content-length"], "9");
    assert_eq!(head.headers["last-modified"], "Sat, 31 Jan 2026 09:05:01 GMT");
    let head = head.answer.unwrap();
    assert_eq!((head.body.len(), head.output["ContentLength"].as_i64()), (0, Some(9)));
    assert!(head.output.get("ChecksumCRC32").is_none());
    assert_eq!(said(&s3.refusal(2.0, "HeadObject", json!({"Bucket": "bbb", "Key": "no"}))), ("404", "Not Found", 404));
    assert_eq!(said(&s3.refusal(2.0, "HeadBucket", json!({"Bucket": "nobody"}))), ("404", "Not Found", 404));
}

/// REC test_range_key_not_exists, test_get_object_no_such_bucket, test_s3_uppercase_bucket_name.
#[test]
fn what_is_not_there_is_named() {
    let mut s3 = s3();
    let key = s3.refusal(1.0, "GetObject", json!({"Bucket": "bbb", "Key": "my-key"}));
    assert_eq!(said(&key), ("NoSuchKey", "The specified key does not exist.", 404));
    assert_eq!(field(&key, "Key"), "my-key");
    let bucket = s3.refusal(1.0, "GetObject", json!({"Bucket": "nobody", "Key": "k"}));
    assert_eq!(said(&bucket), ("NoSuchBucket", "The specified bucket does not exist", 404));
    assert_eq!(field(&bucket, "BucketName"), "nobody");
    let name = s3.refusal(1.0, "ListObjectsV2", json!({"Bucket": "TestUpper"}));
    assert_eq!(said(&name), ("InvalidBucketName", "The specified bucket is not valid.", 400));
}

/// REC test_get_object_range, for an object of ten bytes.
#[test]
fn ranges_are_those_of_aws() {
    let mut s3 = s3();
    put(&mut s3, 1.0, "k", b"0123456789");
    let parts: [(&str, u16, &str, Option<&str>); 15] = [
        ("bytes=0-8", 206, "012345678", Some("bytes 0-8/10")),
        ("bytes=1-1", 206, "1", Some("bytes 1-1/10")),
        ("bytes=1-0", 200, "0123456789", None),
        ("bytes=1-", 206, "123456789", Some("bytes 1-9/10")),
        ("bytes=-1-", 200, "0123456789", None),
        ("bytes=-2", 206, "89", Some("bytes 8-9/10")),
        ("bytes=-9", 206, "123456789", Some("bytes 1-9/10")),
        ("bytes=-15", 206, "0123456789", Some("bytes 0-9/10")),
        ("bytes=0-100", 206, "0123456789", Some("bytes 0-9/10")),
        ("bytes=0-0", 206, "0", Some("bytes 0-0/10")),
        ("bytes=0--1", 200, "0123456789", None),
        ("bytes=0-1,3-4,7-9", 200, "0123456789", None),
        ("0-1", 200, "0123456789", None),
        ("bytes=-", 200, "0123456789", None),
        ("bytes=99999999999999999999-", 416, "", None),
    ];
    for (range, status, body, content_range) in parts {
        let reply = s3.reply(2.0, "GetObject", json!({"Bucket": "bbb", "Key": "k", "Range": range}), b"");
        assert_eq!(reply.status(), status, "{range}");
        let Ok(answer) = reply.answer else { continue };
        assert_eq!(answer.body, body.as_bytes(), "{range}");
        assert_eq!(answer.output["ContentRange"].as_str(), content_range, "{range}");
        assert_eq!(answer.output.get("ChecksumCRC32").is_some(), body.len() == 10, "{range}");
    }
    for range in ["bytes=-0", "bytes=100-200"] {
        let error = s3.refusal(2.0, "GetObject", json!({"Bucket": "bbb", "Key": "k", "Range": range}));
        assert_eq!(said(&error), ("InvalidRange", "The requested range is not satisfiable", 416));
        assert_eq!((field(&error, "ActualObjectSize"), field(&error, "RangeRequested")), (&json!("10"), &json!(range)));
    }
}

/// REC test_s3_copy_metadata_directive_copy, test_s3_copy_metadata_replace, test_s3_copy_object_in_place.
#[test]
fn a_copy_keeps_or_replaces_what_was_said() {
    let mut s3 = s3();
    let said_of =
        json!({"Bucket": "bbb", "Key": "k", "ContentType": "application/json", "ContentLanguage": "en-US", "Metadata": {"Key": "value"}});
    s3.reply(1.0, "PutObject", said_of, b"test").answer.unwrap();
    let copied = s3.output(2.0, "CopyObject", json!({"Bucket": "bbb", "Key": "copy", "CopySource": {"Bucket": "bbb", "Key": "k"}}));
    let result = json!({"ChecksumCRC32": "2H9+DA==", "ChecksumType": "FULL_OBJECT", "ETag": "\"098f6bcd4621d373cade4e832627b4f6\"",
        "LastModified": at(2.0).as_micros()});
    assert_eq!(copied, json!({"CopyObjectResult": result, "ServerSideEncryption": "AES256"}));
    let head = s3.output(3.0, "HeadObject", json!({"Bucket": "bbb", "Key": "copy"}));
    assert_eq!(
        (&head["ContentType"], &head["ContentLanguage"], &head["Metadata"]),
        (&json!("application/json"), &json!("en-US"), &json!({"key": "value"}))
    );
    let replace = json!({"Bucket": "bbb", "Key": "copy", "CopySource": "bbb/k", "MetadataDirective": "REPLACE", "ContentType": "image/jpg",
        "Metadata": {"another-key": "value"}});
    s3.output(4.0, "CopyObject", replace);
    let head = s3.output(5.0, "HeadObject", json!({"Bucket": "bbb", "Key": "copy"}));
    assert_eq!((&head["ContentType"], &head["Metadata"]), (&json!("image/jpg"), &json!({"another-key": "value"})));
    assert!(head.get("ContentLanguage").is_none());
    let itself = s3.refusal(6.0, "CopyObject", json!({"Bucket": "bbb", "Key": "k", "CopySource": "bbb/k"}));
    assert_eq!(itself.code, "InvalidRequest");
    assert!(itself.message.starts_with("This copy request is illegal because it is trying to copy an object to itself without changing"));
}

/// REC test_s3_copy_object_src_not_exists (26-10-2023), test_s3_copy_object_wrong_format.
#[test]
fn a_copy_of_nothing_is_refused() {
    let mut s3 = s3();
    let copy = |source: &str| json!({"Bucket": "bbb", "Key": "copy", "CopySource": source});
    assert_eq!(s3.refusal(1.0, "CopyObject", copy("nobody/k")).code, "NoSuchBucket");
    let key = s3.refusal(1.0, "CopyObject", copy("bbb/random-src-key"));
    assert_eq!((key.code.as_str(), field(&key, "Key")), ("NoSuchKey", &json!("random-src-key")));
    let format = s3.refusal(1.0, "CopyObject", copy("bbb"));
    assert_eq!(said(&format), ("InvalidArgument", "Invalid copy source object key", 400));
}

/// REC test_delete_object, test_delete_objects, test_delete_non_existing_keys_quiet, and in another bucket that is not there.
#[test]
fn deleting_what_is_not_there_is_no_error() {
    let mut s3 = s3();
    put(&mut s3, 1.0, "test-delete", b"x");
    let gone = s3.answer(2.0, "DeleteObject", json!({"Bucket": "bbb", "Key": "nonexistent"}));
    assert_eq!((gone.status, gone.output), (204, json!({})));
    let objects = json!({"Objects": [{"Key": "a-wrong-key"}, {"Key": "test-delete"}]});
    let deleted = s3.output(3.0, "DeleteObjects", json!({"Bucket": "bbb", "Delete": objects}));
    assert_eq!(deleted, json!({"Deleted": [{"Key": "a-wrong-key"}, {"Key": "test-delete"}]}));
    let quiet = s3.output(4.0, "DeleteObjects", json!({"Bucket": "bbb", "Delete": {"Objects": [{"Key": "k"}], "Quiet": true}}));
    assert_eq!(quiet, json!({}));
    assert_eq!(s3.refusal(5.0, "DeleteObjects", json!({"Bucket": "nobody", "Delete": {"Objects": [{"Key": "k"}]}})).code, "NoSuchBucket");
    let many: Vec<_> = (0..1001).map(|number| json!({"Key": number.to_string()})).collect();
    for objects in [json!([]), json!(many)] {
        let error = s3.refusal(6.0, "DeleteObjects", json!({"Bucket": "bbb", "Delete": {"Objects": objects}}));
        assert_eq!(error.code, "MalformedXML");
    }
}

/// <https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html> and UsingMetadata.html, read 2026-11-22.
#[test]
fn keys_and_metadata_have_their_limits() {
    let mut s3 = s3();
    put(&mut s3, 1.0, &"é".repeat(512), b"");
    let long = s3.refusal(1.0, "PutObject", json!({"Bucket": "bbb", "Key": "k".repeat(1025)}));
    assert_eq!(said(&long), ("KeyTooLongError", "Your key is too long", 400));
    assert_eq!((field(&long, "Size"), field(&long, "MaxSizeAllowed")), (&json!("1025"), &json!("1024")));
    let metadata = |length: usize| json!({"Bucket": "bbb", "Key": "k", "Metadata": {"name": "v".repeat(length)}});
    s3.reply(1.0, "PutObject", metadata(2044), b"").answer.unwrap();
    assert_eq!(s3.refusal(1.0, "PutObject", metadata(2045)).code, "MetadataTooLarge");
}

#[test]
fn every_kind_of_key_and_content_comes_back() {
    let mut s3 = s3();
    let everything: Vec<u8> = (0..=255).collect();
    let large = vec![7; 5 * 1024 * 1024];
    for (key, content) in [("a b+c&d=é/😀?#%2F", &everything), ("..", &vec![]), ("\u{1}\n\"'<>", &large), ("/", &everything)] {
        put(&mut s3, 1.0, key, content);
        assert_eq!(&s3.answer(2.0, "GetObject", json!({"Bucket": "bbb", "Key": key})).body, content, "{key:?}");
    }
}

/// REC test_create_bucket_head_bucket, test_different_location_constraint, test_list_buckets_by_prefix_with_case_sensitivity.
#[test]
fn buckets_tell_their_region() {
    let mut s3 = s3();
    let head = s3.output(1.0, "HeadBucket", json!({"Bucket": "bbb"}));
    assert_eq!(head, json!({"AccessPointAlias": false, "BucketArn": "arn:aws:s3:::bbb", "BucketRegion": "us-east-1"}));
    assert_eq!(s3.output(1.0, "GetBucketLocation", json!({"Bucket": "bbb"})), json!({"LocationConstraint": null}));
    let buckets = s3.output(1.0, "ListBuckets", json!({}));
    let expected = json!([{"BucketArn": "arn:aws:s3:::bbb", "CreationDate": at(0.0).as_micros(), "Name": "bbb"}]);
    assert_eq!((&buckets["Buckets"], buckets["Owner"]["ID"].as_str().map(str::len)), (&expected, Some(64)));
    assert_eq!(s3.output(1.0, "ListBuckets", json!({"Prefix": "BBB"}))["Buckets"], json!([]));
}

#[test]
fn what_is_not_simulated_says_so_and_what_is() {
    let mut s3 = s3();
    let error = s3.refusal(1.0, "GetObject", json!({"Bucket": "bbb", "Key": "k", "VersionId": "v"}));
    assert_eq!((error.status, error.code.as_str()), (501, "NotImplemented"));
    assert!(error.message.contains("\"VersionId\"") && error.message.contains("\"Range\""), "{error}");
    let wrong = s3.refusal(1.0, "GetObject", json!({"Bucket": 5, "Key": "k"}));
    assert_eq!(said(&wrong), ("SerializationException", "NUMBER_VALUE can not be converted to a String", 400));
}

/// <https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html>, read 2026-11-22.
#[test]
fn buckets_have_names_that_aws_takes() {
    let mut s3 = s3();
    for name in ["my.bucket-1", "123", &"a".repeat(63)] {
        s3.create_bucket(at(0.0), name).unwrap();
    }
    for name in ["ab", &"a".repeat(64), "Upper", "under_score", "-a-", "a..b", "192.168.5.4", "ende.", "xn--abc", "abc-s3alias", ""] {
        assert_eq!(s3.create_bucket(at(0.0), name).unwrap_err().code, "InvalidBucketName", "{name}");
    }
    assert_eq!(s3.create_bucket(at(0.0), "bbb").unwrap_err().code, "BucketAlreadyOwnedByYou");
}
