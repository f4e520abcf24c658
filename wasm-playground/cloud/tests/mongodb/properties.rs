//! Whatever is sent: the server answers, and its order of values is one.

use mini_cloud::mongodb::value::{Bson, Document};
use mini_cloud::mongodb::{Decimal, compare, extended_json};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed};

use super::asking::Server;

fn value() -> impl Strategy<Value = Bson> {
    let leaf = prop_oneof![
        Just(Bson::Null),
        Just(Bson::MinKey),
        Just(Bson::MaxKey),
        any::<bool>().prop_map(Bson::Bool),
        any::<i32>().prop_map(Bson::Int32),
        (-3_i32..3).prop_map(Bson::Int32),
        any::<i64>().prop_map(Bson::Int64),
        any::<f64>().prop_map(Bson::Double),
        (-3_i32..3).prop_map(|number| Bson::Double(f64::from(number) / 2.0)),
        (any::<i64>(), -40_i32..40).prop_map(|(digits, power)| Bson::Decimal(Decimal::parse(&format!("{digits}E{power}")).unwrap())),
        "[a-c\"\\\\\u{0}é]{0,3}".prop_map(Bson::String),
        any::<i64>().prop_map(Bson::Date),
        any::<[u8; 12]>().prop_map(Bson::ObjectId),
        any::<Vec<u8>>().prop_map(|bytes| Bson::Binary { subtype: 0, bytes }),
    ];
    leaf.prop_recursive(3, 20, 4, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Bson::Array),
            proptest::collection::vec(("[ab$.]{1,2}", inner), 0..4)
                .prop_map(|fields| Bson::Document(fields.into_iter().collect::<Document>())),
        ]
    })
}

const OPERATORS: &[&str] = &[
    "$eq",
    "$gt",
    "$in",
    "$nin",
    "$not",
    "$exists",
    "$type",
    "$regex",
    "$size",
    "$all",
    "$elemMatch",
    "$mod",
    "$and",
    "$or",
    "$expr",
    "$set",
    "$inc",
    "$push",
    "$pull",
    "$rename",
    "$pop",
    "$each",
    "$slice",
    "$sort",
    "$match",
    "$group",
    "$project",
    "$unwind",
    "$lookup",
    "$limit",
    "$add",
    "$divide",
    "$cond",
    "$map",
    "$dateToString",
    "$substrCP",
    "$arrayElemAt",
    "$range",
    "$round",
    "find",
    "insert",
    "update",
    "delete",
    "aggregate",
    "findAndModify",
    "createIndexes",
    "filter",
    "documents",
    "updates",
    "q",
    "u",
    "multi",
    "upsert",
    "pipeline",
    "cursor",
    "query",
    "indexes",
    "key",
    "a",
    "a.b",
    "a.0",
    "_id",
    "$a.b",
    "$$ROOT",
    "$$this",
    "a.$",
    "a.$[]",
];

/// JSON of words that commands are made of, put together at random.
fn nonsense() -> impl Strategy<Value = serde_json::Value> {
    let word = || proptest::sample::select(OPERATORS).prop_map(str::to_owned);
    let leaf = prop_oneof![
        Just(serde_json::json!(null)),
        any::<bool>().prop_map(Into::into),
        (-3..300_i64).prop_map(Into::into),
        any::<f64>().prop_map(Into::into),
        word().prop_map(Into::into)
    ];
    leaf.prop_recursive(5, 40, 4, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(serde_json::Value::from),
            proptest::collection::vec((proptest::sample::select(OPERATORS).prop_map(str::to_owned), inner), 0..4)
                .prop_map(|fields| serde_json::Value::Object(fields.into_iter().collect())),
        ]
    })
}

fn config() -> Config {
    Config { rng_seed: RngSeed::Fixed(7), cases: 300, failure_persistence: None, ..Config::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_order_is_total(a in value(), b in value(), c in value()) {
        prop_assert_eq!(compare(&a, &b), compare(&b, &a).reverse());
        prop_assert!(compare(&a, &a).is_eq());
        if compare(&a, &b).is_le() && compare(&b, &c).is_le() {
            prop_assert!(compare(&a, &c).is_le());
        }
    }

    #[test]
    fn what_is_stored_is_found_again(value in value()) {
        let document = Document::of([("_id", Bson::Int32(1)), ("v", value)]);
        let text = extended_json::to_text(&document);
        let mut server = Server(mini_cloud::mongodb::MongoDb::new(1));
        server.0.fill("2026-01-31T09:05:00Z".parse().unwrap(), "test", "c", std::slice::from_ref(&document)).unwrap();
        let stored = serde_json::to_string(&server.0).unwrap();
        let restored: mini_cloud::mongodb::MongoDb = serde_json::from_str(&stored).unwrap();
        prop_assert_eq!(&restored, &server.0, "{}", text);
    }

    #[test]
    fn nonsense_is_answered(parts in proptest::collection::vec(nonsense(), 4)) {
        let mut server = Server::with(r#"[{"_id": 1, "a": {"b": [1, {"c": "x"}]}}, {"_id": 2, "a": [1, 2.5, "y", null]}]"#);
        for command in [
            format!("{{\"find\": \"c\", \"filter\": {}, \"projection\": {}, \"sort\": {}, \"limit\": {}}}", parts[0], parts[1], parts[2], parts[3]),
            format!("{{\"update\": \"c\", \"updates\": [{{\"q\": {}, \"u\": {}, \"upsert\": true}}, {{\"q\": {{}}, \"u\": {}, \"multi\": true}}]}}", parts[0], parts[1], parts[2]),
            format!("{{\"aggregate\": \"c\", \"pipeline\": [{}, {}], \"cursor\": {{}}}}", parts[0], parts[1]),
            format!("{{\"aggregate\": \"c\", \"pipeline\": [{{\"$project\": {{\"v\": {}}}}}], \"cursor\": {{}}}}", parts[0]),
            format!("{{\"insert\": \"c\", \"documents\": [{}]}}", parts[0]),
            format!("{{\"createIndexes\": \"c\", \"indexes\": [{}]}}", parts[0]),
            parts[0].to_string(),
        ] {
            let body = server.reply(&command).answer.unwrap().body;
            prop_assert!(body.starts_with(b"{"), "{}", command);
        }
    }

    #[test]
    fn bytes_are_answered(bytes in ".{0,40}") {
        let mut server = Server::with("[]");
        prop_assert!(server.reply(&bytes).answer.is_ok());
    }
}
