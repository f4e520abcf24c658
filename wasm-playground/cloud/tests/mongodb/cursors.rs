//! Batches of cursors.

use mini_lambda::SimDuration;
use serde_json::{Value, json};

use super::asking::Server;

fn thousand() -> Server {
    let documents: Vec<String> = (0..1000).map(|number| format!("{{\"_id\": {number}}}")).collect();
    Server::with(&format!("[{}]", documents.join(",")))
}

fn id(answer: &Value) -> i64 {
    let text = answer["cursor"]["id"]["\u{0}"].as_str().unwrap();
    text[1..].parse().unwrap()
}

/// "the initial batch size is the lesser of 101 documents or 16 mebibytes (MiB) worth of documents": <https://mongodb.com/docs/rapid/reference/method/cursor.batchSize>, read 2026-11-27.
#[test]
fn the_first_batch_has_101_documents_and_the_next_all_that_follow() {
    let mut server = thousand();
    let first = server.ok(r#"{"find": "c"}"#);
    assert_eq!(first["cursor"]["firstBatch"].as_array().unwrap().len(), 101);
    assert_eq!(first["cursor"]["ns"], "test.c");
    let next = server.ok(&format!("{{\"getMore\": {}, \"collection\": \"c\"}}", id(&first)));
    assert_eq!(next["cursor"]["nextBatch"].as_array().unwrap().len(), 899);
    assert_eq!((id(&next), next["cursor"]["nextBatch"][0].clone()), (0, json!({"_id": 101})));
    let (code, told) = server.refused(&format!("{{\"getMore\": {}, \"collection\": \"c\"}}", id(&first)));
    assert_eq!((code, told), (43, format!("cursor id {} not found", id(&first))));
}

#[test]
fn batches_may_be_smaller_or_end_early() {
    let mut server = thousand();
    let first = server.ok(r#"{"find": "c", "batchSize": 2, "limit": 5, "skip": 10}"#);
    assert_eq!(first["cursor"]["firstBatch"], json!([{"_id": 10}, {"_id": 11}]));
    let next = server.ok(&format!("{{\"getMore\": {}, \"collection\": \"c\", \"batchSize\": 2}}", id(&first)));
    assert_eq!(next["cursor"]["nextBatch"], json!([{"_id": 12}, {"_id": 13}]));
    let killed = server.ok(&format!("{{\"killCursors\": \"c\", \"cursors\": [{}]}}", id(&next)));
    assert_eq!(killed["cursorsKilled"].as_array().unwrap().len(), 1);
    let single = server.ok(r#"{"find": "c", "batchSize": 2, "singleBatch": true}"#);
    assert_eq!((id(&single), single["cursor"]["firstBatch"].as_array().unwrap().len()), (0, 2));
    let aggregated = server.ok(r#"{"aggregate": "c", "pipeline": [{"$match": {"_id": {"$lt": 150}}}], "cursor": {"batchSize": 0}}"#);
    assert_eq!(aggregated["cursor"]["firstBatch"], json!([]));
    assert_ne!(id(&aggregated), 0);
}

/// <https://www.mongodb.com/docs/manual/core/cursors/#closure-of-inactive-cursors>: ten minutes.
#[test]
fn a_cursor_that_nobody_uses_is_closed() {
    let start: mini_lambda::SimTime = "2026-01-31T09:05:00Z".parse().unwrap();
    for (minutes, is_open) in [(9, true), (11, false)] {
        let mut server = thousand();
        let first = server.ok(r#"{"find": "c"}"#);
        let later = start + SimDuration::from_secs(minutes * 60);
        let reply = server.reply_at(later, &format!("{{\"getMore\": {}, \"collection\": \"c\"}}", id(&first)));
        let answer: Value = serde_json::from_slice(&reply.answer.unwrap().body).unwrap();
        assert_eq!(answer["ok"] == 1.0, is_open, "after {minutes} minutes");
    }
}
