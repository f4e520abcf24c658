//! Listings. REC: tests/aws/services/s3/test_s3_list_operations, 21-02-2026.

use mini_cloud::s3::S3;
use serde_json::{Value, json};

use crate::asking::{Ask, at, field, put, s3, said};

fn filled(keys: &[&str]) -> S3 {
    let mut s3 = s3();
    for key in keys {
        put(&mut s3, 1.0, key, b"content 123");
    }
    s3
}

fn keys(output: &Value) -> Vec<&str> {
    output["Contents"].as_array().map(|contents| contents.iter().filter_map(|object| object["Key"].as_str()).collect()).unwrap_or_default()
}

fn prefixes(output: &Value) -> Vec<&str> {
    let list = output["CommonPrefixes"].as_array();
    list.map(|prefixes| prefixes.iter().filter_map(|prefix| prefix["Prefix"].as_str()).collect()).unwrap_or_default()
}

/// REC test_list_objects_v2_with_prefix.
#[test]
fn a_prefix_chooses() {
    let mut s3 = filled(&["test/foo/bar/123", "test/foo/bar/456", "test/bar/foo/123"]);
    let list = |prefix: &str| json!({"Bucket": "bbb", "Prefix": prefix, "EncodingType": "url"});
    let all = s3.output(2.0, "ListObjectsV2", list("test/"));
    let first = json!({"ChecksumAlgorithm": ["CRC32"], "ChecksumType": "FULL_OBJECT", "ETag": "\"0d9fa06a66933b40f615f530e59edd6b\"",
        "Key": "test/bar/foo/123", "LastModified": at(1.0).as_micros(), "Size": 11, "StorageClass": "STANDARD"});
    assert_eq!(all["Contents"][0], first);
    assert_eq!(keys(&all), ["test/bar/foo/123", "test/foo/bar/123", "test/foo/bar/456"]);
    let mut rest = all.clone();
    rest.as_object_mut().unwrap().shift_remove("Contents");
    assert_eq!(
        rest,
        json!({"EncodingType": "url", "IsTruncated": false, "KeyCount": 3, "MaxKeys": 1000, "Name": "bbb", "Prefix": "test/"})
    );
    assert_eq!(keys(&s3.output(2.0, "ListObjectsV2", list("test/foo"))).len(), 2);
    let none = s3.output(2.0, "ListObjectsV2", list("nothing"));
    assert_eq!(
        none,
        json!({"EncodingType": "url", "IsTruncated": false, "KeyCount": 0, "MaxKeys": 1000, "Name": "bbb", "Prefix": "nothing"})
    );
}

/// REC test_list_objects_v2_with_prefix_and_delimiter.
#[test]
fn a_delimiter_folds() {
    let mut s3 = filled(&["test/foo/bar/123", "test/foo/bar/456", "test/bar/foo/123"]);
    let list = |prefix: &str| json!({"Bucket": "bbb", "Prefix": prefix, "Delimiter": "/"});
    let cases = [("test/", vec!["test/bar/", "test/foo/"]), ("test/foo", vec!["test/foo/"]), ("test/foo/bar", vec!["test/foo/bar/"])];
    for (prefix, expected) in cases {
        let output = s3.output(2.0, "ListObjectsV2", list(prefix));
        assert_eq!((prefixes(&output), keys(&output).len()), (expected.clone(), 0), "{prefix}");
        assert_eq!((&output["KeyCount"], &output["Delimiter"]), (&json!(expected.len()), &json!("/")));
    }
    let mut one = list("test/");
    one["MaxKeys"] = json!(1);
    let output = s3.output(2.0, "ListObjectsV2", one);
    assert_eq!((prefixes(&output), &output["IsTruncated"]), (vec!["test/bar/"], &json!(true)));
    assert!(output["NextContinuationToken"].is_string());
}

/// REC test_list_objects_v2_continuation_common_prefixes.
#[test]
fn pages_go_on_behind_keys_and_prefixes() {
    let mut s3 = filled(&["folder/aSubfolder/subFile1", "folder/aSubfolder/subFile2", "folder/file1", "folder/file2"]);
    let page =
        |token: Option<&Value>| json!({"Bucket": "bbb", "Prefix": "folder/", "Delimiter": "/", "MaxKeys": 1, "ContinuationToken": token});
    let first = s3.output(2.0, "ListObjectsV2", page(None));
    assert_eq!((prefixes(&first), keys(&first).len()), (vec!["folder/aSubfolder/"], 0));
    let second = s3.output(2.0, "ListObjectsV2", page(first.get("NextContinuationToken")));
    assert_eq!((keys(&second), &second["IsTruncated"]), (vec!["folder/file1"], &json!(true)));
    assert_eq!(second["ContinuationToken"], first["NextContinuationToken"]);
    let third = s3.output(2.0, "ListObjectsV2", page(second.get("NextContinuationToken")));
    assert_eq!((keys(&third), &third["IsTruncated"]), (vec!["folder/file2"], &json!(false)));
    assert!(third.get("NextContinuationToken").is_none());
}

/// REC test_list_objects_v2_continuation_start_after.
#[test]
fn keys_are_in_the_order_of_their_bytes_and_pages_can_start_anywhere() {
    let names: Vec<String> = (0..12).map(|number| format!("test_{number}")).collect();
    let mut s3 = filled(&names.iter().map(String::as_str).collect::<Vec<_>>());
    let first = s3.output(2.0, "ListObjectsV2", json!({"Bucket": "bbb", "MaxKeys": 5}));
    assert_eq!(keys(&first), ["test_0", "test_1", "test_10", "test_11", "test_2"]);
    let rest = s3.output(2.0, "ListObjectsV2", json!({"Bucket": "bbb", "ContinuationToken": first["NextContinuationToken"]}));
    assert_eq!((&rest["KeyCount"], keys(&rest)[0]), (&json!(7), "test_3"));
    let after = s3.output(2.0, "ListObjectsV2", json!({"Bucket": "bbb", "StartAfter": "test_7", "MaxKeys": 2}));
    assert_eq!((keys(&after), &after["StartAfter"], &after["IsTruncated"]), (vec!["test_8", "test_9"], &json!("test_7"), &json!(false)));
    for token in ["", "nonsense", "a2V5"] {
        let error = s3.refusal(2.0, "ListObjectsV2", json!({"Bucket": "bbb", "ContinuationToken": token}));
        assert_eq!(said(&error), ("InvalidArgument", "The continuation token provided is incorrect", 400), "{token:?}");
        assert_eq!(field(&error, "ArgumentName"), "continuation-token");
    }
}

/// REC test_list_objects_next_marker, test_list_objects_marker_common_prefixes.
#[test]
fn the_older_listing_has_markers() {
    let mut s3 = filled(&["folder/aSubfolder/subFile1", "folder/aSubfolder/subFile2", "folder/file1", "folder/file2"]);
    let page = |marker: &str| json!({"Bucket": "bbb", "Prefix": "folder/", "Delimiter": "/", "MaxKeys": 1, "Marker": marker});
    let first = s3.output(2.0, "ListObjects", page(""));
    assert_eq!(
        (&first["NextMarker"], &first["Marker"], prefixes(&first)),
        (&json!("folder/aSubfolder/"), &json!(""), vec!["folder/aSubfolder/"])
    );
    let second = s3.output(2.0, "ListObjects", page("folder/aSubfolder/"));
    assert_eq!((&second["NextMarker"], keys(&second)), (&json!("folder/file1"), vec!["folder/file1"]));
    let undelimited = s3.output(2.0, "ListObjects", json!({"Bucket": "bbb", "MaxKeys": 1}));
    assert_eq!((&undelimited["IsTruncated"], undelimited.get("NextMarker")), (&json!(true), None));
    assert_eq!(undelimited["Contents"][0]["Owner"]["ID"].as_str().map(str::len), Some(64));
}

/// REC test_list_ops_encoding_type_validation, test_list_objects_with_prefix[%2F].
#[test]
fn listings_can_be_encoded() {
    let mut s3 = filled(&["a b/é@"]);
    let encoded = s3.output(2.0, "ListObjectsV2", json!({"Bucket": "bbb", "EncodingType": "url", "Delimiter": "%2F", "Prefix": "a b"}));
    assert_eq!((keys(&encoded), &encoded["Delimiter"], &encoded["Prefix"]), (vec!["a+b/%C3%A9%40"], &json!("%252F"), &json!("a+b")));
    assert_eq!(keys(&s3.output(2.0, "ListObjectsV2", json!({"Bucket": "bbb"}))), ["a b/é@"]);
    for (value, told) in [("value", json!("value")), ("", Value::Null)] {
        let error = s3.refusal(2.0, "ListObjectsV2", json!({"Bucket": "bbb", "EncodingType": value}));
        assert_eq!(said(&error), ("InvalidArgument", "Invalid Encoding Method specified in Request", 400));
        assert_eq!(field(&error, "ArgumentValue"), &told);
    }
}

/// <https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html>, read 2026-11-22: never more than 1,000 keys.
#[test]
fn a_page_has_at_most_a_thousand_keys() {
    let names: Vec<String> = (0..1_001).map(|number| format!("{number:04}")).collect();
    let mut s3 = filled(&names.iter().map(String::as_str).collect::<Vec<_>>());
    let output = s3.output(2.0, "ListObjectsV2", json!({"Bucket": "bbb", "MaxKeys": 5_000}));
    assert_eq!((&output["KeyCount"], &output["MaxKeys"], &output["IsTruncated"]), (&json!(1000), &json!(1000), &json!(true)));
    let none = s3.output(2.0, "ListObjectsV2", json!({"Bucket": "bbb", "MaxKeys": 0}));
    assert_eq!((&none["KeyCount"], &none["IsTruncated"]), (&json!(0), &json!(false)));
    assert_eq!(s3.refusal(2.0, "ListObjectsV2", json!({"Bucket": "bbb", "MaxKeys": -1})).code, "InvalidArgument");
}
