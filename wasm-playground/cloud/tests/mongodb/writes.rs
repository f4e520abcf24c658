//! Inserts, deletes, unique indexes.

use mini_cloud::record::RecordKind;
use serde_json::json;

use super::asking::Server;

/// The sentence as servers of today print it (<https://fixdevs.com/blog/mongodb-duplicate-key-error/>, read 2026-11-27); `keyPattern` and `keyValue` since 4.4.
#[test]
fn a_key_is_there_once() {
    let mut server = Server::with(r#"[{"_id": 1, "email": "ada@example.com"}]"#);
    server.ok(r#"{"createIndexes": "c", "indexes": [{"key": {"email": 1}, "name": "email_1", "unique": true}]}"#);
    let answer = server.ok(r#"{"insert": "c", "documents": [{"_id": 2, "email": "ada@example.com"}, {"_id": 3}]}"#);
    let sentence = "E11000 duplicate key error collection: test.c index: email_1 dup key: { email: \"ada@example.com\" }";
    let error =
        json!({"index": 0, "code": 11000, "errmsg": sentence, "keyPattern": {"email": 1}, "keyValue": {"email": "ada@example.com"}});
    assert_eq!((&answer["n"], &answer["writeErrors"]), (&json!(0), &json!([error])));
    let answer =
        server.ok(r#"{"insert": "c", "documents": [{"_id": 1}, {"_id": 3}, {"_id": 4}, {"_id": 5, "email": "e"}], "ordered": false}"#);
    assert_eq!(answer["n"], 2);
    assert_eq!(answer["writeErrors"][0]["errmsg"], "E11000 duplicate key error collection: test.c index: _id_ dup key: { _id: 1 }");
    assert_eq!(answer["writeErrors"][1]["errmsg"], "E11000 duplicate key error collection: test.c index: email_1 dup key: { email: null }");
    let id = r#"{"\u0000": "o507f1f77bcf86cd799439011"}"#;
    let (_, told) = server.refused(&format!("{{\"insert\": \"d\", \"documents\": [{{\"_id\": {id}}}, {{\"_id\": {id}}}]}}"));
    assert_eq!(told, "E11000 duplicate key error collection: test.d index: _id_ dup key: { _id: ObjectId('507f1f77bcf86cd799439011') }");
    // 1 and 1.0 are the same key.
    assert_eq!(server.refused(r#"{"insert": "c", "documents": [{"_id": 1.0, "email": "x"}]}"#).0, 11_000);
    let (code, told) = server.refused(r#"{"update": "c", "updates": [{"q": {"_id": 5}, "u": {"$set": {"email": "ada@example.com"}}}]}"#);
    assert!(code == 11_000 && told == sentence, "{told}");
    assert_eq!(server.find(r#"{"_id": 5}"#), [json!({"_id": 5, "email": "e"})]);
    server.ok(r#"{"dropIndexes": "c", "index": "email_1"}"#);
    server.ok(r#"{"insert": "c", "documents": [{"_id": 6, "email": "e"}]}"#);
    let (code, told) = server.refused(r#"{"createIndexes": "c", "indexes": [{"key": {"email": 1}, "name": "email_1", "unique": true}]}"#);
    assert!(code == 11_000 && told.starts_with("Index build failed: ") && told.ends_with("dup key: { email: \"e\" }"), "{told}");
}

/// <https://www.mongodb.com/docs/manual/core/index-multikey/>: a key for each element; "You cannot index parallel arrays".
#[test]
fn indexes_of_arrays_and_several_fields() {
    let mut server = Server::with("[]");
    server.ok(r#"{"createIndexes": "c", "indexes": [{"key": {"a": 1, "b": -1}, "name": "a_1_b_-1", "unique": true}, {"key": {"tags": 1}, "name": "tags_1", "sparse": true}]}"#);
    server.ok(r#"{"insert": "c", "documents": [{"_id": 1, "a": 1, "b": 1}, {"_id": 2, "a": 1, "b": 2, "tags": ["x", "y"]}, {"_id": 3, "a": [5, 6], "b": 1}]}"#);
    assert_eq!(server.refused(r#"{"insert": "c", "documents": [{"_id": 4, "a": 6, "b": 1}]}"#).0, 11_000);
    assert_eq!(server.refused(r#"{"insert": "c", "documents": [{"_id": 4, "a": [6], "b": [1, 2]}]}"#).0, 11_000);
    assert_eq!(
        server.refused(r#"{"insert": "c", "documents": [{"_id": 4, "a": [6, 7], "b": [1, 2]}]}"#),
        (171, "cannot index parallel arrays [b] [a]".to_owned())
    );
    assert_eq!(server.ids(r#"{"a": {"$in": [6, 1]}}"#), [1, 2, 3]);
    assert_eq!(server.ids(r#"{"tags": "y"}"#), [2]);
    assert_eq!(server.ids(r#"{"tags": null}"#), [1, 3]);
    let names = server.ok(r#"{"listIndexes": "c"}"#)["cursor"]["firstBatch"].clone();
    assert_eq!(names[0], json!({"v": 2, "key": {"_id": 1}, "name": "_id_"}));
    assert_eq!(names[1], json!({"v": 2, "key": {"a": 1, "b": -1}, "name": "a_1_b_-1", "unique": true}));
    assert_eq!(server.refused(r#"{"dropIndexes": "c", "index": "none"}"#), (27, "index not found with name [none]".to_owned()));
    assert_eq!(server.refused(r#"{"dropIndexes": "c", "index": "_id_"}"#), (72, "cannot drop _id index".to_owned()));
    assert_eq!(server.refused(r#"{"createIndexes": "c", "indexes": [{"key": {"a": "text"}, "name": "t"}]}"#).0, 238);
    assert_eq!(server.refused(r#"{"createIndexes": "c", "indexes": [{"key": {"a": 1}, "name": "t", "expireAfterSeconds": 5}]}"#).0, 238);
}

/// An index spares looking at the other documents, which is time.
#[test]
fn an_index_saves_work() {
    let documents: Vec<String> = (0..5000).map(|number| format!("{{\"_id\": {number}, \"k\": {}}}", number % 50)).collect();
    let mut server = Server::with(&format!("[{}]", documents.join(",")));
    let took = |server: &mut Server, filter: &str| {
        let at = "2026-01-31T09:05:00Z".parse().unwrap();
        server.reply_at(at, &format!("{{\"find\": \"c\", \"filter\": {filter}}}")).done_at.since(at).as_micros()
    };
    assert_eq!(took(&mut server, r#"{"k": 7}"#), 5_000);
    assert_eq!(took(&mut server, r#"{"_id": 7}"#), 1);
    assert_eq!(took(&mut server, r#"{"_id": {"$in": [7, 9, 99999]}}"#), 2);
    server.ok(r#"{"createIndexes": "c", "indexes": [{"key": {"k": 1}, "name": "k_1"}]}"#);
    assert_eq!(took(&mut server, r#"{"k": 7}"#), 100);
}

#[test]
fn what_changed_is_told() {
    let mut server = Server::with("[]");
    let mut told = |command: &str| -> Vec<RecordKind> { server.reply(command).records.into_iter().map(|record| record.kind).collect() };
    let changed = |collection: &str, inserted, updated, deleted| {
        vec![RecordKind::CollectionChanged { database: "shop".into(), collection: collection.into(), inserted, updated, deleted }]
    };
    assert_eq!(told(r#"{"insert": "o", "$db": "shop", "documents": [{"_id": 1}, {"_id": 2}, {"_id": 2}]}"#), changed("o", 2, 0, 0));
    assert_eq!(
        told(r#"{"update": "o", "$db": "shop", "updates": [{"q": {}, "u": {"$set": {"a": 1}}, "multi": true}]}"#),
        changed("o", 0, 2, 0)
    );
    assert_eq!(told(r#"{"update": "o", "$db": "shop", "updates": [{"q": {}, "u": {"$set": {"a": 1}}, "multi": true}]}"#), []);
    assert_eq!(
        told(r#"{"update": "o", "$db": "shop", "updates": [{"q": {"_id": 3}, "u": {"$set": {"a": 1}}, "upsert": true}]}"#),
        changed("o", 1, 0, 0)
    );
    assert_eq!(told(r#"{"delete": "o", "$db": "shop", "deletes": [{"q": {"_id": {"$lt": 3}}, "limit": 0}]}"#), changed("o", 0, 0, 2));
    assert_eq!(told(r#"{"find": "o", "$db": "shop"}"#), []);
    assert_eq!(told(r#"{"drop": "o", "$db": "shop"}"#), changed("o", 0, 0, 1));
}

/// <https://www.mongodb.com/docs/manual/reference/limits/#mongodb-limit-BSON-Document-Size>: 16 mebibytes.
#[test]
fn a_document_may_be_so_large() {
    let mut server = Server::with("[]");
    // Five bytes around, the id with its name 9, the name of `t` 3, the text's length and end 5.
    let room = 16 * 1024 * 1024 - 5 - 9 - 3 - 5;
    let insert = |length: usize| format!("{{\"insert\": \"c\", \"documents\": [{{\"_id\": 1, \"t\": \"{}\"}}]}}", "x".repeat(length));
    assert_eq!(server.refused(&insert(room + 1)).0, 10_334);
    server.ok(&insert(room));
    assert_eq!(
        server.refused(r#"{"insert": "c", "documents": [{"_id": [1]}]}"#),
        (53, "The '_id' value cannot be of type array".to_owned())
    );
}

#[test]
fn collections_come_and_go() {
    let mut server = Server::with("[{\"_id\": 1}]");
    let names = |server: &mut Server| -> Vec<String> {
        let answer = server.ok(r#"{"listCollections": 1}"#);
        answer["cursor"]["firstBatch"].as_array().unwrap().iter().map(|entry| entry["name"].as_str().unwrap().to_owned()).collect()
    };
    server.ok(r#"{"create": "empty"}"#);
    assert_eq!(names(&mut server), ["c", "empty"]);
    assert_eq!(server.refused(r#"{"create": "c"}"#), (48, "Collection test.c already exists.".to_owned()));
    server.ok(r#"{"renameCollection": "test.c", "to": "test.d"}"#);
    assert_eq!(server.refused(r#"{"renameCollection": "test.d", "to": "test.empty"}"#), (48, "target namespace exists".to_owned()));
    server.ok(r#"{"drop": "empty"}"#);
    assert_eq!(names(&mut server), ["d"]);
    assert_eq!(server.ok(r#"{"listDatabases": 1, "$db": "admin"}"#)["databases"][0]["name"], "test");
    server.ok(r#"{"dropDatabase": 1}"#);
    assert_eq!(server.ok(r#"{"listDatabases": 1, "$db": "admin"}"#)["databases"], json!([]));
    assert_eq!(server.ok(r#"{"ping": 1}"#), json!({"ok": 1.0}));
}
