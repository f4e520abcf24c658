//! What people see who look at the stores: all that is there, and no trace of the look.

use mini_cloud::{Scenario, Session, Step};
use serde_json::{Value, json};

use crate::fake_engine::{FakeEngine, returned};

fn session(scenario: &Value) -> Session {
    let scenario = Scenario::from_json(&scenario.to_string()).unwrap();
    Session::new(scenario, FakeEngine::handler(|_, _| returned("null")))
}

fn step(session: &mut Session, step: &Value) {
    session.step_events(&Step::from_json(&step.to_string()).unwrap()).unwrap();
}

fn inventory(session: &Session) -> Value {
    serde_json::to_value(session.inventory().unwrap()).unwrap()
}

#[test]
fn objects_are_listed_in_the_order_of_their_keys() {
    let scenario = json!({"functions": [], "buckets": [{"name": "data", "objects": {"b.txt": "two", "a/1.csv": "1"}}], "steps": []});
    let mut session = session(&scenario);
    step(&mut session, &json!({"put_object": {"bucket": "data", "key": "c", "body": "three"}}));
    step(&mut session, &json!({"delete_object": {"bucket": "data", "key": "b.txt"}}));
    let there = inventory(&session);
    let bucket = &there["buckets"][0];
    let keys: Vec<&str> = bucket["objects"].as_array().unwrap().iter().map(|object| object["key"].as_str().unwrap()).collect();
    assert_eq!((bucket["name"].as_str(), keys), (Some("data"), vec!["a/1.csv", "c"]));
    assert_eq!((&bucket["bytes"], &bucket["more"]), (&json!(6), &json!(0)));
    // The MD5 of "1" and S3's type of an object for which none was given.
    let first = &bucket["objects"][0];
    assert_eq!(first["etag"], "c4ca4238a0b923820dcc509a6f75849b");
    assert_eq!(first["content_type"], "binary/octet-stream");
    assert_eq!(first["written_at"], "2026-01-31T09:05:00.000Z");
}

#[test]
fn bytes_that_are_no_text_survive() {
    let mut session = session(&json!({"functions": [], "buckets": [{"name": "data"}], "steps": []}));
    // The first bytes of every PNG, which are no UTF-8: https://www.w3.org/TR/png-3/#5PNG-file-signature.
    step(&mut session, &json!({"put_object": {"bucket": "data", "key": "a.png", "body_base64": "iVBORw0KGgo="}}));
    assert_eq!(session.object("data", "a.png").unwrap(), b"\x89PNG\r\n\x1a\n");
    assert_eq!(session.object("data", "b.png"), None);
    assert_eq!(session.object("other", "a.png"), None);
}

#[test]
fn a_message_says_who_can_see_it() {
    let queues = json!([{"name": "dead"}, {"name": "q", "redrive": {"dead_letter_queue": "dead", "max_receive_count": 2}}]);
    let mut session = session(&json!({"functions": [], "queues": queues, "steps": []}));
    step(&mut session, &json!({"send_message": {"queue": "q", "body": "now"}}));
    step(&mut session, &json!({"send_message": {"queue": "q", "body": "later", "delay_s": 60}}));
    let there = inventory(&session);
    let queue = &there["queues"][1];
    assert_eq!((&queue["name"], &queue["dead_letter_queue"]), (&json!("q"), &json!("dead")));
    let told: Vec<[&Value; 3]> =
        queue["messages"].as_array().unwrap().iter().map(|message| [&message["body"], &message["state"], &message["visible_at"]]).collect();
    assert_eq!(
        told,
        [[&json!("now"), &json!("visible"), &Value::Null], [&json!("later"), &json!("delayed"), &json!("2026-01-31T09:06:00.000Z")]]
    );
}

#[test]
fn a_message_that_is_too_old_is_gone() {
    let mut session = session(&json!({"functions": [], "queues": [{"name": "q", "retention_s": 60}], "steps": []}));
    step(&mut session, &json!({"send_message": {"queue": "q", "body": "old"}}));
    step(&mut session, &json!({"advance_s": 61}));
    assert_eq!(inventory(&session)["queues"][0]["messages"], json!([]));
}

#[test]
fn looking_changes_nothing() {
    let scenario = json!({"functions": [], "buckets": [{"name": "data", "objects": {"a": "1"}}], "queues": [{"name": "q"}], "steps": []});
    let mut session = session(&scenario);
    step(&mut session, &json!({"send_message": {"queue": "q", "body": "m"}}));
    let before = session.checkpoint();
    let _ = (session.inventory().unwrap(), session.object("data", "a"));
    assert_eq!(session.checkpoint(), before);
}

#[test]
fn a_long_list_is_cut_and_says_so() {
    let objects: serde_json::Map<String, Value> = (0..1_001).map(|number| (format!("{number:04}"), json!("x"))).collect();
    let session = session(&json!({"functions": [], "buckets": [{"name": "data", "objects": objects}], "steps": []}));
    let there = inventory(&session);
    let bucket = &there["buckets"][0];
    assert_eq!((bucket["objects"].as_array().unwrap().len(), &bucket["more"], &bucket["bytes"]), (1_000, &json!(1), &json!(1_001)));
}

#[test]
fn collections_are_counted_and_their_documents_come_fifty_at_a_time() {
    let documents: Vec<Value> = (0..51).map(|number| json!({"_id": number, "price": {"$numberDecimal": "9.90"}})).collect();
    let mongodb = json!({"shop": {"orders": documents, "customers": []}, "archive": {"old": [{"_id": 1}]}});
    let session = session(&json!({"functions": [], "mongodb": mongodb, "steps": []}));
    let collections = inventory(&session)["collections"].clone();
    let counted = json!([
        {"database": "archive", "name": "old", "documents": 1},
        {"database": "shop", "name": "customers", "documents": 0},
        {"database": "shop", "name": "orders", "documents": 51},
    ]);
    assert_eq!(collections, counted);
    let first = session.documents("shop", "orders", 0).unwrap();
    assert_eq!((first.documents.len(), first.total), (50, 51));
    // Relaxed Extended JSON, as a scenario may write it.
    assert_eq!(first.documents[0], r#"{"_id": 0, "price": {"$numberDecimal": "9.90"}}"#);
    assert_eq!(session.documents("shop", "orders", 50).unwrap().documents, [r#"{"_id": 50, "price": {"$numberDecimal": "9.90"}}"#]);
    assert_eq!(session.documents("shop", "orders", usize::MAX).unwrap().documents.len(), 0);
    assert_eq!((session.documents("shop", "other", 0), session.documents("other", "orders", 0)), (None, None));
}

#[test]
fn what_a_scenario_has_not_is_not_there() {
    let there = inventory(&session(&json!({"functions": [], "steps": []})));
    assert_eq!((&there["collections"], &there["tables"], &there["instances"]), (&Value::Null, &Value::Null, &json!([])));
    let empty = inventory(&session(&json!({"functions": [], "mongodb": {}, "steps": []})));
    assert_eq!(empty["collections"], json!([]));
}

#[test]
fn a_machine_says_what_it_does_and_what_it_is_billed_for() {
    let machine = json!({"name": "box", "type": "t3.medium", "patching": null, "started": false, "files": {"a.py": "{}"}});
    let mut session = session(&json!({"functions": [], "instances": [machine], "steps": []}));
    let machine = |session: &Session| inventory(session)["instances"][0].clone();
    let stopped = machine(&session);
    assert_eq!((&stopped["state"], &stopped["billed_s"], &stopped["ready_at"]), (&json!("stopped"), &json!(0), &Value::Null));
    step(&mut session, &json!({"start_instance": "box"}));
    assert_eq!(machine(&session)["state"], "pending");
    step(&mut session, &json!({"advance_s": 10}));
    let booting = machine(&session);
    // It is billed from `running` on, which is before it has booted.
    assert_eq!(booting["state"], "running");
    assert!(booting["ready_at"].as_str().unwrap() > "2026-01-31T09:05:10", "{booting}");
    step(&mut session, &json!({"advance_s": 110}));
    let up = machine(&session);
    assert_eq!((&up["state"], &up["ready_at"], &up["programs"]), (&json!("running"), &Value::Null, &json!(0)));
    assert!(up["billed_s"].as_u64().unwrap() > 60, "{up}");
    step(&mut session, &json!({"stop_instance": "box"}));
    step(&mut session, &json!({"advance_s": 60}));
    assert_eq!(machine(&session)["state"], "stopped");
}
