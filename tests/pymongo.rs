//! pymongo in the engine does what MongoDB's pymongo does: the handlers of tests/pymongo run in the engine, and under CPython with pymongo, where
//! mongomock plays the server (or none is asked). And what a function sees of a MongoDB that it cannot reach, or asks too much of.

use mini_cloud::{Event, Scenario};
use serde_json::{Value, json};
use workbook_tests::comparison::{Comparison, read, returned};
use workbook_tests::{events_of, lines, root};

/// The scenario of a handler: itself, and the documents of tests/pymongo/world.json.
fn scenario_of(code: &str) -> Scenario {
    let outcomes = read(&root().join("tests/pymongo/shared/outcomes.py"));
    let world: Value = serde_json::from_str(&read(&root().join("tests/pymongo/world.json"))).expect("world.json is JSON");
    scenario(json!({"app.py": code, "outcomes.py": outcomes}), &world, 900)
}

fn scenario(files: Value, mongodb: &Value, timeout_s: u32) -> Scenario {
    let function = json!({"name": "case", "handler": "app.handler", "files": files, "timeout_s": timeout_s, "memory_mb": 1769});
    let scenario = json!({"functions": [function], "mongodb": mongodb, "steps": [{"invoke": "case", "event": {}}]});
    Scenario::from_json(&scenario.to_string()).unwrap_or_else(|error| panic!("{error}"))
}

/// How the only call ended.
fn finished(events: &[Event]) -> mini_cloud::InvocationFinished {
    events.iter().find_map(Event::finished).cloned().unwrap_or_else(|| panic!("it never ended:\n{}", lines(events)))
}

#[test]
fn every_call_gives_and_raises_what_it_does_with_mongodb_s_pymongo() {
    let comparison =
        Comparison { folder: "tests/pymongo", script: "pymongo_reference.py", reference: "pymongo with mongomock", fewest_calls: 400 };
    comparison.check(scenario_of);
}

#[test]
fn what_is_not_there_says_so_and_names_what_is() {
    let code = r#"
import bson
import pymongo

client = pymongo.MongoClient("mongodb://h/shop")
orders = client.shop.orders

def handler(event, context):
    told = []
    for call in (lambda: client.start_session(), lambda: client.watch(), lambda: orders.watch(), lambda: orders.find({}, collation={"locale": "de"}),
                 lambda: bson.encode({}), lambda: pymongo.AsyncMongoClient, lambda: orders.find().explain(), lambda: client.shop.aggregate([]),
                 lambda: orders.update_one({}, {"$set": {"a": 1}}, session=1), lambda: pymongo.MongoClient(document_class=list)):
        try:
            call()
        except NotImplementedError as error:
            told.append(str(error))
    return told
"#;
    let told = returned(scenario(json!({"app.py": code}), &json!({}), 60));
    let told: Vec<&str> = told.as_array().unwrap_or_else(|| panic!("{told}")).iter().filter_map(Value::as_str).collect();
    let wanted = [
        ("MongoClient.start_session", "admin.command"),
        ("MongoClient.watch", "admin.command"),
        ("Collection.watch", "find_one"),
        ("The option collation of find", "sort"),
        ("bson.encode", "ObjectId"),
        ("pymongo.AsyncMongoClient", "MongoClient"),
        ("Cursor.explain", "sort"),
        ("Database.aggregate", "list_collection_names"),
        ("The option session of update_one", "upsert"),
        ("A document_class other than dict", "dict"),
    ];
    assert_eq!(told.len(), wanted.len(), "{told:#?}");
    for (told, (missing, there)) in told.iter().zip(wanted) {
        assert!(
            told.starts_with(missing) && told.contains("not part of this simulation") && told.contains(there),
            "{told:?} lacks {there:?}"
        );
    }
}

/// "serverSelectionTimeoutMS … Defaults to 30000 (30 seconds)": pymongo 4.20.1, `MongoClient`; its sentence for a host that does not answer, from
/// `pymongo.MongoClient("mongodb://10.255.255.1", serverSelectionTimeoutMS=…)`, with `timed out` of the socket in it. Lambda's own timeout is 3 s.
#[test]
fn a_mongodb_that_cannot_be_reached() {
    let code = "import pymongo\nclient = pymongo.MongoClient('mongodb://db.example.com/shop')\n\ndef handler(event, context):\n    return client.shop.orders.find_one()\n";
    let ended = finished(&events_of(scenario(json!({"app.py": code}), &Value::Null, 3)));
    assert_eq!((ended.status, ended.error_type.as_deref()), (mini_cloud::Status::Timeout, Some("Sandbox.Timedout")), "{ended:?}");
    assert_eq!(ended.duration_us.as_micros(), 3_000_000, "{ended:?}");

    let code = r#"
import time

import pymongo
from pymongo.errors import AutoReconnect, ServerSelectionTimeoutError

def handler(event, context):
    told = []
    for options in ({}, {"serverSelectionTimeoutMS": 500}):
        client = pymongo.MongoClient("mongodb://db.example.com/shop", **options)
        began = time.time()
        try:
            client.shop.orders.insert_one({})
        except ServerSelectionTimeoutError as error:
            told.append([round(time.time() - began, 1), str(error)[:65], error.timeout, isinstance(error, AutoReconnect)])
    return told
"#;
    let told = returned(scenario(json!({"app.py": code}), &Value::Null, 60));
    let sentence = "db.example.com:27017: timed out (configured timeouts: socketTimeou";
    let sentence: String = sentence.chars().take(65).collect();
    assert_eq!(told, json!([[30.0, sentence, true, true], [0.5, sentence, true, true]]));
}

/// What AWS's runtime client says of a value that JSON cannot hold: awslambdaric, `MarshalError`.
#[test]
fn documents_with_ids_and_times_are_no_json() {
    for (field, kind) in [("_id", "ObjectId"), ("placed", "datetime")] {
        let code = format!(
            "import pymongo\n\ndef handler(event, context):\n    return pymongo.MongoClient().shop.orders.find_one({{}}, {{'_id': 0}} if {field:?} == 'placed' else {{'_id': 1}})\n"
        );
        let world = json!({"shop": {"orders": [{"placed": {"$date": "2026-01-31T09:05:00Z"}}]}});
        let ended = finished(&events_of(scenario(json!({"app.py": code}), &world, 60)));
        assert_eq!(ended.error_type.as_deref(), Some("Runtime.MarshalError"), "{ended:?}");
        assert!(ended.payload.contains(&format!("Object of type {kind} is not JSON serializable")), "{}", ended.payload);
    }
}

/// Ten times the documents take about ten times as long: eight to twelve times. What the client and each round trip cost once is left out: that is the same
/// with 200, 1200 and 11200 documents, which are written in one message and read in two batches (101 documents, then up to 16 MB).
#[test]
fn the_cost_of_reading_and_writing_grows_with_the_documents() {
    let code = r#"
import datetime
import time

import pymongo

client = pymongo.MongoClient()
orders = client.shop.orders

def order(number):
    return {"_id": number, "customer": {"id": number % 997, "city": "Berlin"}, "placed": datetime.datetime(2026, 1, 1), "total": number * 1.25,
            "items": [{"sku": "SKU-%05d" % (number * k), "qty": k, "price": 9.99} for k in (1, 2, 3)]}

def handler(event, context):
    client.admin.command("ping")
    took = []
    for count in (200, 1200, 11200):
        orders.drop()
        documents = [order(number) for number in range(count)]
        began = time.time()
        orders.insert_many(documents)
        written = time.time()
        found = list(orders.find())
        took.append([written - began, time.time() - written])
        assert found == documents
    return took
"#;
    let took = returned(scenario(json!({"app.py": code}), &json!({}), 60));
    for what in [0, 1] {
        let seconds = |run: usize| took[run][what].as_f64().unwrap_or_else(|| panic!("{took}"));
        let (of_a_thousand, of_ten_thousand) = (seconds(1) - seconds(0), seconds(2) - seconds(1));
        let ratio = of_ten_thousand / of_a_thousand;
        assert!((8.0..=12.0).contains(&ratio), "{ratio}: {took}");
        // bson 4.20.1 takes 4 microseconds to write such a document and 9 to read it; without its compiled part 60 and 97 (CPython 3.11, run 2026-11-27).
        assert!(of_ten_thousand < 10_000.0 * 40e-6, "{of_ten_thousand}: {took}");
    }
}
