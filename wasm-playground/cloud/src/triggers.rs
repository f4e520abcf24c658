//! What a scenario says of buckets, queues, event sources and schedules, as plain data.

use std::collections::BTreeMap;

use mini_lambda::SimTime;
use serde_json::json;

use crate::asynchronous::object;
use crate::place::ScenarioError;
use crate::s3::{NotificationRule, S3};
use crate::service_call::Request;
use crate::sqs::QueueSettings;
use crate::sqs::event_source::EventSourceSettings;

/// Who puts what a scenario says into the account, and does its steps.
pub(crate) const READER: &str = "AIDAEXAMPLE";

/// A bucket.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BucketConfig {
    /// Its name, unique in the world.
    pub name: String,
    /// What lies in it at the beginning, by key. Nobody is told of these.
    pub objects: BTreeMap<String, String>,
    /// Which functions are told of what.
    pub notifications: Vec<NotificationRule>,
}

/// A standard queue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QueueConfig {
    /// Its name, unique in account and region.
    pub name: String,
    /// Its settings.
    pub settings: QueueSettings,
}

/// An event source mapping: Lambda takes messages from the queue and hands them to the function.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EventSourceConfig {
    /// Name of the queue.
    pub queue: String,
    /// Name of the function.
    pub function: String,
    /// Sizes and windows.
    pub settings: EventSourceSettings,
}

/// A rule of EventBridge that runs a function at certain times.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ScheduleConfig {
    /// Its name.
    pub name: String,
    /// `rate(5 minutes)` or `cron(0 2 * * ? *)`, in UTC.
    pub expression: String,
    /// Name of the function.
    pub function: String,
    /// What the function gets instead of EventBridge's event: JSON, as it is written.
    pub input: Option<String>,
}

impl BucketConfig {
    /// Makes the bucket, its objects and its notifications, in this order.
    pub(crate) fn deploy(&self, s3: &mut S3, at: SimTime, path: &str) -> Result<(), ScenarioError> {
        s3.create_bucket(at, &self.name).map_err(|error| ScenarioError::at(format!("{path}.name"), error.to_string()))?;
        for (key, content) in &self.objects {
            let parameters = object(json!({"Bucket": self.name, "Key": key}));
            let request = Request { at, principal: READER, operation: "PutObject", parameters: &parameters, body: content.as_bytes() };
            if let Some(Err(error)) = s3.call(&request).map(|reply| reply.answer) {
                return Err(ScenarioError::at(format!("{path}.objects[{key:?}]"), error.to_string()));
            }
        }
        let set = s3.set_notifications(&self.name, self.notifications.clone());
        set.map_err(|error| ScenarioError::at(format!("{path}.notifications"), error.to_string()))
    }
}
