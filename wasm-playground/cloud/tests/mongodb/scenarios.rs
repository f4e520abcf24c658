//! MongoDB in scenarios: relaxed Extended JSON, and what is refused.

use mini_cloud::mongodb::MongoDb;
use mini_cloud::mongodb::extended_json;
use mini_cloud::stores::Stores;
use mini_cloud::{Scenario, Session};
use serde_json::{Value, json};

#[path = "../../../lambda/tests/lambda/fake_engine.rs"]
#[allow(dead_code, reason = "shared with mini-lambda's tests, which use all of it")]
mod fake_engine;

fn scenario(mongodb: &str) -> Result<Scenario, String> {
    Scenario::from_json(&format!("{{\"functions\": [], \"steps\": [], \"mongodb\": {mongodb}}}")).map_err(|error| error.to_string())
}

fn stores(mongodb: &str) -> Stores {
    let scenario = scenario(mongodb).unwrap_or_else(|error| panic!("{error}"));
    Session::new(scenario, fake_engine::FakeEngine::handler(|_, _| fake_engine::returned("null"))).stores()
}

fn shown(server: &MongoDb) -> Vec<String> {
    let collections = server.databases().flat_map(|(_, database)| database.names().filter_map(|name| database.collection(name)));
    collections.flat_map(|collection| collection.documents().map(|document| extended_json::to_text(document)).collect::<Vec<_>>()).collect()
}

/// <https://www.mongodb.com/docs/manual/reference/mongodb-extended-json/>: the table of types, in the relaxed form.
#[test]
fn documents_are_shown_as_they_were_written() {
    let documents = [
        r#"{"_id": 1, "int": 5, "double": 1.5, "text": "a\"b", "list": [1, {"x": null}], "flag": true}"#,
        r#"{"_id": {"$oid": "65a0f1c2d3e4f5a6b7c8d9e0"}, "at": {"$date": "2026-01-31T09:05:00Z"}, "price": {"$numberDecimal": "9.90"}}"#,
        r#"{"_id": 2, "old": {"$date": {"$numberLong": "-1000"}}, "bytes": {"$binary": {"base64": "aGk=", "subType": "00"}}}"#,
        r#"{"_id": 3, "like": {"$regularExpression": {"pattern": "^a", "options": "i"}}, "nan": {"$numberDouble": "NaN"}, "t": {"$timestamp": {"t": 1, "i": 2}}}"#,
        r#"{"_id": 4, "least": {"$minKey": 1}, "most": {"$maxKey": 1}, "large": 9007199254740993}"#,
    ];
    let stores = stores(&format!("{{\"shop\": {{\"things\": [{}]}}}}", documents.join(",")));
    assert_eq!(shown(stores.mongodb.as_ref().unwrap()), documents);
}

#[test]
fn a_document_without_an_id_gets_one_of_the_seed() {
    let (one, other) = (stores(r#"{"shop": {"o": [{"a": 1}, {"a": 2}]}}"#), stores(r#"{"shop": {"o": [{"a": 1}, {"a": 2}]}}"#));
    let ids = |stores: &Stores| -> Vec<String> {
        let texts = shown(stores.mongodb.as_ref().unwrap());
        texts.iter().map(|text| serde_json::from_str::<Value>(text).unwrap()["_id"]["$oid"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(ids(&one), ids(&other));
    assert_ne!(ids(&one)[0], ids(&one)[1]);
    assert_eq!(&ids(&one)[0][..8], format!("{:08x}", 1_769_850_300));
}

#[test]
fn mistakes_are_refused_with_their_place() {
    for (mongodb, told) in [
        ("[]", "mongodb: must be an object, not a list"),
        (r#"{"shop": []}"#, "mongodb.shop: must be an object, not a list"),
        (r#"{"shop": {"orders": {}}}"#, "mongodb.shop.orders: must be a list, not an object"),
        (r#"{"a b": {}}"#, "mongodb[\"a b\"]: is no name of a database"),
        (r#"{"shop": {"system.users": []}}"#, "mongodb.shop[\"system.users\"]: is no name of a collection"),
        (r#"{"shop": {"orders": [5]}}"#, "mongodb.shop.orders[0]: must be a document, not a value of type int"),
        (
            r#"{"shop": {"orders": [{"_id": 1}, {"_id": 1}]}}"#,
            "mongodb.shop.orders[1]: E11000 duplicate key error collection: shop.orders index: _id_ dup key: { _id: 1 }",
        ),
        (r#"{"shop": {"orders": [{"a": {"$oid": "x"}}]}}"#, "mongodb.shop.orders[0].a: must be like {\"$oid\":"),
        (r#"{"shop": {"orders": [{"a": [1, {"$date": "yesterday"}]}]}}"#, "mongodb.shop.orders[0].a[1]: must be like {\"$date\":"),
        (r#"{"shop": {"orders": [{"a": {"$dte": 1}}]}}"#, "mongodb.shop.orders[0].a: there is no type \"$dte\"; there is \"$oid\""),
        (r#"{"shop": {"orders": [{"a": 1, "a": 2}]}}"#, "mongodb.shop.orders[0].a: is written twice; keep one"),
        (
            r#"{"shop": {"orders": [{"a": 99999999999999999999}]}}"#,
            "mongodb.shop.orders[0].a: the number 99999999999999999999 does not fit into 64 bits",
        ),
    ] {
        let problem = scenario(mongodb).expect_err(mongodb);
        assert!(problem.starts_with(told), "{mongodb}: {problem}");
    }
    assert!(scenario("null").unwrap().mongodb.is_none());
}

#[test]
fn a_checkpoint_keeps_collections_and_indexes() {
    let mut stores = stores(r#"{"shop": {"orders": [{"_id": 2, "at": {"$date": "2026-01-31T09:05:00Z"}}, {"_id": 1, "n": 1.0}]}}"#);
    let mut server = super::asking::Server(stores.mongodb.take().unwrap());
    server.ok(r#"{"createIndexes": "orders", "$db": "shop", "indexes": [{"key": {"n": 1}, "name": "n_1", "unique": true}]}"#);
    server.ok(r#"{"insert": "orders", "$db": "shop", "documents": [{"_id": {"\u0000": "l3"}, "n": {"\u0000": "n1.50"}}]}"#);
    stores.mongodb = Some(server.0);
    let text = serde_json::to_string(&stores).unwrap();
    let mut restored: Stores = serde_json::from_str(&text).unwrap();
    assert_eq!(restored, stores);
    assert_eq!(serde_json::to_string(&restored).unwrap(), text);
    let mut server = super::asking::Server(restored.mongodb.take().unwrap());
    assert_eq!(server.refused(r#"{"insert": "orders", "$db": "shop", "documents": [{"_id": 9, "n": 1}]}"#).0, 11_000);
    let found = server.ok(r#"{"find": "orders", "$db": "shop", "projection": {"_id": 1}}"#)["cursor"]["firstBatch"].clone();
    assert_eq!(found, json!([{"_id": 2}, {"_id": 1}, {"_id": {"\u{0}": "l3"}}]));
}
