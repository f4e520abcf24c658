//! `Stores`: the simulated services of an account behind one door. No latency, no functions: whoever wraps it adds them.

use mini_lambda::SimTime;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::mongodb::{self, MongoDb};
use crate::s3::{self, S3};
use crate::service_call::{Reply, Request};
use crate::sqs::{self, Sqs};

/// The stores. They are the same again after they were stored and read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stores {
    /// Buckets and objects.
    pub s3: S3,
    /// Queues and messages.
    pub sqs: Sqs,
    /// Databases of documents; none if the scenario has no MongoDB.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mongodb: Option<MongoDb>,
}

/// What comes of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Called {
    /// The service knows the operation: here is what it did.
    Done(Reply),
    /// There is no such operation, or no such service.
    Unknown(UnknownOperation),
}

/// An operation that AWS may have and this simulation has not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownOperation {
    /// The service that was asked.
    pub service: String,
    /// What that service can do; the services, if there is no such service.
    pub there_is: Vec<String>,
}

/// The services that are here, as `boto3.client` calls them.
pub const SERVICES: &[&str] = &["s3", "sqs"];

/// The operations of a service; nothing for a service that is not here.
pub fn operations(service: &str) -> Option<&'static [&'static str]> {
    match service {
        "s3" => Some(s3::OPERATIONS),
        "sqs" => Some(sqs::OPERATIONS),
        "mongodb" => Some(mongodb::OPERATIONS),
        _ => None,
    }
}

impl Stores {
    /// An account without buckets, queues and MongoDB.
    pub fn new(region: &str, account: &str, seed: u64) -> Stores {
        Stores { s3: S3::new(region, seed), sqs: Sqs::new(region, account, seed), mongodb: None }
    }

    /// Does what a request asks of a service.
    pub fn call(&mut self, service: &str, request: &Request<'_>) -> Called {
        let reply = match service {
            "s3" => self.s3.call(request),
            "sqs" => self.sqs.call(request),
            "mongodb" => self.mongodb.as_mut().and_then(|mongodb| mongodb.call(request)),
            _ => None,
        };
        match reply {
            Some(reply) => Called::Done(reply),
            None => Called::Unknown(UnknownOperation::of(service)),
        }
    }

    /// Drops what nobody can ask for any more, because nothing will be read or written before `time`.
    pub fn forget_before(&mut self, time: SimTime) {
        self.s3.forget_before(time);
    }
}

impl UnknownOperation {
    fn of(service: &str) -> UnknownOperation {
        let there_is = operations(service).unwrap_or(SERVICES).iter().map(|name| (*name).to_owned()).collect();
        UnknownOperation { service: service.to_owned(), there_is }
    }

    /// The head of the host call's answer.
    pub fn head(&self) -> Value {
        json!({"unknown_operation": {"service": self.service, "there_is": self.there_is}})
    }
}
