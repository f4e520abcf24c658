//! The door to the stores.

use mini_cloud::s3;
use mini_cloud::service_call::Request;
use mini_cloud::sqs;
use mini_cloud::stores::{Called, Stores, operations};
use serde_json::{Map, Value, json};

use crate::asking::{PRINCIPAL, at};

fn request<'a>(operation: &'a str, parameters: &'a Map<String, Value>, body: &'a [u8]) -> Request<'a> {
    Request { at: at(1.0), principal: PRINCIPAL, operation, parameters, body }
}

fn parameters(value: Value) -> Map<String, Value> {
    serde_json::from_value(value).unwrap()
}

#[test]
fn an_answer_has_the_head_of_a_host_call() {
    let mut stores = Stores::new("us-east-1", "123456789012", 1);
    stores.s3.create_bucket(at(0.0), "bbb").unwrap();
    let key = parameters(json!({"Bucket": "bbb", "Key": "k"}));
    let Called::Done(put) = stores.call("s3", &request("PutObject", &key, b"test")) else { panic!("S3 can put") };
    assert_eq!(put.head()["status"], 200);
    assert_eq!(put.head()["output"]["ETag"], "\"098f6bcd4621d373cade4e832627b4f6\"");
    assert_eq!(put.head()["headers"]["x-amz-request-id"], put.head()["request_id"]);
    let missing = parameters(json!({"Bucket": "bbb", "Key": "no"}));
    let Called::Done(got) = stores.call("s3", &request("GetObject", &missing, b"")) else { panic!("S3 can get") };
    let error = json!({"code": "NoSuchKey", "message": "The specified key does not exist.", "Key": "no"});
    assert_eq!((&got.head()["status"], &got.head()["error"]), (&json!(404), &error));
    assert_ne!(got.request_id, put.request_id);
}

#[test]
fn what_is_not_there_names_what_is() {
    let mut stores = Stores::new("us-east-1", "123456789012", 1);
    let none = Map::new();
    let Called::Unknown(unknown) = stores.call("s3", &request("PutBucketPolicy", &none, b"")) else { panic!("there is no policy") };
    assert_eq!(unknown.head(), json!({"unknown_operation": {"service": "s3", "there_is": s3::OPERATIONS}}));
    let Called::Unknown(unknown) = stores.call("dynamodb", &request("GetItem", &none, b"")) else { panic!("there is no DynamoDB") };
    assert_eq!(unknown.there_is, ["s3", "sqs"]);
}

#[test]
fn every_operation_of_the_lists_is_there_and_survives_nonsense() {
    let nonsense = [
        json!({}),
        json!({"Bucket": 1, "QueueUrl": []}),
        json!({"Bucket": "", "Key": "", "QueueUrl": "", "Entries": 5}),
        json!({"x": null}),
    ];
    for (service, names) in [("s3", s3::OPERATIONS), ("sqs", sqs::OPERATIONS)] {
        assert_eq!(operations(service), Some(names));
        assert!(names.is_sorted());
        for name in names {
            for parameters in &nonsense {
                let mut stores = Stores::new("us-east-1", "123456789012", 1);
                let called = stores.call(service, &request(name, parameters.as_object().unwrap(), b"\xff"));
                assert!(matches!(called, Called::Done(_)), "{service} {name}");
            }
        }
    }
}

#[test]
fn ids_of_one_service_do_not_depend_on_the_other() {
    let none = Map::new();
    let mut alone = Stores::new("us-east-1", "123456789012", 1);
    let mut mixed = Stores::new("us-east-1", "123456789012", 1);
    mixed.call("sqs", &request("ListQueues", &none, b""));
    assert_eq!(alone.call("s3", &request("ListBuckets", &none, b"")), mixed.call("s3", &request("ListBuckets", &none, b"")));
    let again: Stores = serde_json::from_str(&serde_json::to_string(&mixed).unwrap()).unwrap();
    assert_eq!(again, mixed);
}
