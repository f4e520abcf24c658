//! Asking the server as a test would say it: commands as JSON, in the form of the wire.

use mini_cloud::mongodb::MongoDb;
use mini_cloud::service_call::{Reply, Request};
use mini_lambda::SimTime;
use serde_json::{Map, Value};

pub struct Server(pub MongoDb);

impl Server {
    /// A server whose collection `test.c` holds these documents.
    pub fn with(documents: &str) -> Server {
        let mut server = Server(MongoDb::new(1));
        if documents != "[]" {
            server.ok(&format!("{{\"insert\": \"c\", \"documents\": {documents}}}"));
        }
        server
    }

    pub fn reply(&mut self, command: &str) -> Reply {
        self.reply_at("2026-01-31T09:05:00Z".parse().unwrap(), command)
    }

    pub fn reply_at(&mut self, at: SimTime, command: &str) -> Reply {
        let request = Request { at, principal: "", operation: "", parameters: &Map::new(), body: command.as_bytes() };
        self.0.call(&request).unwrap()
    }

    pub fn answer(&mut self, command: &str) -> Value {
        let body = self.reply(command).answer.unwrap().body;
        serde_json::from_slice(&body).unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&body)))
    }

    /// The answer of a command that is not refused.
    pub fn ok(&mut self, command: &str) -> Value {
        let answer = self.answer(command);
        assert_eq!(answer["ok"], 1.0, "{command}: {answer}");
        answer
    }

    /// Code and sentence of a refusal; of the first statement's, if those of a write were refused.
    pub fn refused(&mut self, command: &str) -> (i64, String) {
        let answer = self.answer(command);
        let error = answer["writeErrors"].get(0).unwrap_or(&answer);
        let sentence = error["errmsg"].as_str().unwrap_or_else(|| panic!("{command} is not refused: {answer}"));
        (error["code"].as_i64().unwrap(), sentence.to_owned())
    }

    /// What a query finds.
    pub fn find(&mut self, filter: &str) -> Vec<Value> {
        let answer = self.ok(&format!("{{\"find\": \"c\", \"filter\": {filter}}}"));
        answer["cursor"]["firstBatch"].as_array().unwrap().clone()
    }

    /// The ids of what a query finds.
    pub fn ids(&mut self, filter: &str) -> Vec<i64> {
        let answer = self.ok(&format!("{{\"find\": \"c\", \"filter\": {filter}, \"projection\": {{\"_id\": 1}}}}"));
        answer["cursor"]["firstBatch"].as_array().unwrap().iter().map(|document| document["_id"].as_i64().unwrap()).collect()
    }

    /// What an aggregation gives.
    pub fn aggregate(&mut self, pipeline: &str) -> Value {
        self.ok(&format!("{{\"aggregate\": \"c\", \"pipeline\": {pipeline}, \"cursor\": {{}}}}"))["cursor"]["firstBatch"].clone()
    }

    /// What becomes of the document `_id` 1.
    pub fn updated(&mut self, update: &str) -> Value {
        let answer = self.ok(&format!("{{\"update\": \"c\", \"updates\": [{{\"q\": {{\"_id\": 1}}, \"u\": {update}}}]}}"));
        assert!(answer.get("writeErrors").is_none(), "{update}: {answer}");
        self.find("{\"_id\": 1}")[0].clone()
    }
}
