//! Overlapping attempts: a read sees what had been written by its time, in whatever order the runs were computed.

use mini_cloud::record::{Anachronism, RecordKind};
use mini_cloud::s3::S3;
use serde_json::json;

use crate::asking::{Ask, at, put, s3};

fn get(s3: &mut S3, seconds: f64) -> Option<Vec<u8>> {
    s3.reply(seconds, "GetObject", json!({"Bucket": "bbb", "Key": "k"}), b"").answer.ok().map(|answer| answer.body)
}

fn anachronisms(records: &[RecordKind]) -> Vec<&Anachronism> {
    records.iter().filter_map(|record| if let RecordKind::Anachronism(late) = record { Some(late) } else { None }).collect()
}

/// Two overlapping read-modify-writes lose one update, as on AWS.
#[test]
fn overlapping_updates_lose_one() {
    let mut s3 = s3();
    put(&mut s3, 0.0, "k", b"0");
    // The first attempt reads at 1 and writes at 5; the second one, computed later, reads at 3 and writes at 4.
    assert_eq!(get(&mut s3, 1.0).unwrap(), b"0");
    assert!(anachronisms(&put(&mut s3, 5.0, "k", b"1")).is_empty());
    assert_eq!(get(&mut s3, 3.0).unwrap(), b"0");
    assert!(anachronisms(&put(&mut s3, 4.0, "k", b"1 too")).is_empty());
    assert_eq!(get(&mut s3, 4.5).unwrap(), b"1 too");
    assert_eq!(get(&mut s3, 6.0).unwrap(), b"1");
}

#[test]
fn a_write_that_a_read_had_to_see_is_reported() {
    let mut s3 = s3();
    assert_eq!(get(&mut s3, 4.5), None);
    let records = put(&mut s3, 4.0, "k", b"too late");
    let expected = Anachronism { bucket: "bbb".into(), key: "k".into(), written_at: at(4.0), read_at: at(4.5), listing: false };
    assert_eq!(anachronisms(&records), [&expected]);
    // A later version hides this one from the read: nothing is wrong with it.
    assert!(anachronisms(&put(&mut s3, 3.0, "k", b"hidden")).is_empty());
    // At the very moment of the read there is no saying who was first.
    assert!(anachronisms(&put(&mut s3, 4.5, "k", b"same moment")).is_empty());
}

#[test]
fn listings_are_reads_of_what_they_covered() {
    let mut s3 = s3();
    put(&mut s3, 1.0, "in/a", b"");
    put(&mut s3, 1.0, "in/c", b"");
    s3.output(5.0, "ListObjectsV2", json!({"Bucket": "bbb", "Prefix": "in/", "MaxKeys": 1}));
    for (key, told) in [("in/0", true), ("in/a", true), ("in/b", false), ("out/a", false)] {
        let records = put(&mut s3, 4.0, key, b"late");
        assert_eq!(anachronisms(&records).len(), usize::from(told), "{key}");
    }
    s3.output(6.0, "ListObjectsV2", json!({"Bucket": "bbb", "Prefix": "in/"}));
    let records = put(&mut s3, 5.5, "in/z", b"late");
    assert!(anachronisms(&records)[0].listing);
}

#[test]
fn a_condition_and_the_source_of_a_copy_are_reads() {
    let mut s3 = s3();
    s3.output(5.0, "PutObject", json!({"Bucket": "bbb", "Key": "k", "IfNoneMatch": "*"}));
    assert_eq!(anachronisms(&put(&mut s3, 4.0, "k", b"")).len(), 1);
    s3.output(6.0, "CopyObject", json!({"Bucket": "bbb", "Key": "copy", "CopySource": "bbb/k"}));
    assert_eq!(anachronisms(&put(&mut s3, 5.5, "k", b"")).len(), 1);
}

#[test]
fn deleting_nothing_is_nothing() {
    let mut s3 = s3();
    assert_eq!(get(&mut s3, 5.0), None);
    let reply = s3.reply(4.0, "DeleteObject", json!({"Bucket": "bbb", "Key": "k"}), b"");
    assert!(reply.records.is_empty(), "{:?}", reply.records);
}

#[test]
fn forgetting_changes_nothing_that_can_be_asked() {
    let mut s3 = s3();
    for (seconds, content) in [(1.0, "1"), (2.0, "2"), (8.0, "8")] {
        put(&mut s3, seconds, "k", content.as_bytes());
    }
    put(&mut s3, 1.0, "gone", b"x");
    s3.output(2.0, "DeleteObject", json!({"Bucket": "bbb", "Key": "gone"}));
    get(&mut s3, 7.0);
    let before = serde_json::to_string(&s3).unwrap().len();
    s3.forget_before(at(5.0));
    let after = serde_json::to_string(&s3).unwrap();
    assert!(after.len() < before && !after.contains("gone"), "{after}");
    assert_eq!((get(&mut s3, 5.0).unwrap(), get(&mut s3, 9.0).unwrap()), (b"2".to_vec(), b"8".to_vec()));
    assert_eq!(anachronisms(&put(&mut s3, 6.0, "k", b"6"))[0].read_at, at(7.0));
}

#[test]
fn a_store_is_the_same_after_it_was_stored() {
    let mut s3 = s3();
    put(&mut s3, 1.000_001, "k", &[0, 255, 7]);
    get(&mut s3, 2.0);
    s3.output(2.5, "ListObjectsV2", json!({"Bucket": "bbb"}));
    let mut again: S3 = serde_json::from_str(&serde_json::to_string(&s3).unwrap()).unwrap();
    assert_eq!(again, s3);
    assert_eq!(put(&mut again, 1.5, "k", b"late"), put(&mut s3, 1.5, "k", b"late"));
}
