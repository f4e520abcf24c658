//! Random histories of a bucket, compared with a list of writes that is searched from the beginning each time.

use std::collections::BTreeSet;

use mini_cloud::s3::S3;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::asking::{Ask, at, config, s3};

/// A write: when, which key, what; nothing for a deletion.
type Write = (u8, String, Option<u8>);

/// Keys of few letters, so that they share prefixes, are folded and collide.
fn key() -> impl Strategy<Value = String> {
    "[a/é ]{1,4}"
}

fn writes() -> impl Strategy<Value = Vec<Write>> {
    prop::collection::vec((0..20u8, key(), prop::option::weighted(0.8, any::<u8>())), 0..30)
}

/// What a key holds at a time: of all writes until then the latest, and of those at one time the last that was computed.
fn model<'w>(writes: &'w [Write], key: &str, time: u8) -> Option<&'w u8> {
    let known = writes.iter().filter(|(at, of, _)| *at <= time && of == key);
    known
        .fold(None, |latest: Option<&Write>, write| if latest.is_some_and(|latest| latest.0 > write.0) { latest } else { Some(write) })?
        .2
        .as_ref()
}

fn played(writes: &[Write]) -> S3 {
    let mut s3 = s3();
    for (time, key, content) in writes {
        let parameters = json!({"Bucket": "bbb", "Key": key});
        let (operation, body) = match content {
            Some(content) => ("PutObject", vec![*content]),
            None => ("DeleteObject", vec![]),
        };
        s3.reply(f64::from(*time), operation, parameters, &body).answer.unwrap();
    }
    s3
}

/// Keys and common prefixes of all pages.
fn listed(s3: &mut S3, time: u8, prefix: &str, delimiter: &str, most: usize) -> (Vec<String>, Vec<String>) {
    let (mut keys, mut prefixes) = (Vec::new(), Vec::new());
    let mut token = Value::Null;
    for _ in 0..100 {
        let query = json!({"Bucket": "bbb", "Prefix": prefix, "Delimiter": delimiter, "MaxKeys": most, "ContinuationToken": token});
        let page = s3.output(f64::from(time), "ListObjectsV2", query);
        let texts = |list: &Value, field: &str| -> Vec<String> {
            list.as_array().into_iter().flatten().map(|item| item[field].as_str().unwrap().to_owned()).collect()
        };
        let (found, folded) = (texts(&page["Contents"], "Key"), texts(&page["CommonPrefixes"], "Prefix"));
        assert!(found.len() + folded.len() <= most);
        assert_eq!(page["KeyCount"], found.len() + folded.len());
        keys.extend(found);
        prefixes.extend(folded);
        token = page["NextContinuationToken"].clone();
        assert_eq!(page["IsTruncated"], !token.is_null());
        if token.is_null() {
            return (keys, prefixes);
        }
    }
    panic!("pages without end");
}

proptest! {
    #![proptest_config(config(128))]

    #[test]
    fn reads_are_those_of_the_model(writes in writes(), forgotten in 0..20u8) {
        let mut s3 = played(&writes);
        let keys: BTreeSet<&String> = writes.iter().map(|(_, key, _)| key).collect();
        for forget in [false, true] {
            if forget {
                s3.forget_before(at(f64::from(forgotten)));
            }
            for time in (if forget { forgotten } else { 0 })..21 {
                for key in &keys {
                    let content = s3.content("bbb", key, at(f64::from(time)));
                    prop_assert_eq!(content.and_then(<[u8]>::first), model(&writes, key, time), "{:?} at {}", key, time);
                }
            }
        }
    }

    #[test]
    fn listings_are_those_of_the_model(writes in writes(), prefix in "[a/é]{0,2}", delimiter in "[/a]?", most in 1..5usize, time in 0..21u8) {
        let mut s3 = played(&writes);
        let there: BTreeSet<&String> = writes.iter().map(|(_, key, _)| key).filter(|key| model(&writes, key, time).is_some()).collect();
        let mut keys = Vec::new();
        let mut prefixes = BTreeSet::new();
        for key in there.into_iter().filter(|key| key.starts_with(&prefix)) {
            match key[prefix.len()..].find(&delimiter).filter(|_| !delimiter.is_empty()) {
                Some(end) => { prefixes.insert(key[..prefix.len() + end + delimiter.len()].to_owned()); }
                None => keys.push(key.clone()),
            }
        }
        let expected = (keys, prefixes.into_iter().collect::<Vec<_>>());
        prop_assert_eq!(listed(&mut s3, time, &prefix, &delimiter, most), expected);
    }

    #[test]
    fn a_record_is_written_for_every_change(writes in writes()) {
        let mut s3 = s3();
        for (index, (time, key, content)) in writes.iter().enumerate() {
            let operation = if content.is_some() { "PutObject" } else { "DeleteObject" };
            let reply = s3.reply(f64::from(*time), operation, json!({"Bucket": "bbb", "Key": key}), b"");
            let changes = content.is_some() || model(&writes[..index], key, *time).is_some();
            // Nobody reads here, so there is no anachronism, and nobody is told.
            prop_assert_eq!(reply.records.len(), usize::from(changes));
        }
    }

    #[test]
    fn requests_of_any_kind_get_an_answer(bucket in "[a-zA-Z.]{0,5}", key in any::<String>(), range in "bytes=[0-9-]{0,30}", body in any::<Vec<u8>>()) {
        let mut s3 = s3();
        for bucket in [bucket.as_str(), "bbb"] {
            let parameters = json!({"Bucket": bucket, "Key": key, "Range": range});
            s3.reply(1.0, "PutObject", json!({"Bucket": bucket, "Key": key}), &body);
            let got = s3.reply(2.0, "GetObject", parameters, b"");
            if let Ok(answer) = got.answer {
                prop_assert!(answer.body.len() <= body.len());
                prop_assert_eq!(&answer.output["ContentLength"], answer.body.len());
            }
        }
    }
}
