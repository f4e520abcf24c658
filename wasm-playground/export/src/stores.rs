//! Buckets and queues of the template.

use mini_cloud::{BucketConfig, QueueConfig, Scenario};
use serde_json::{Map, Value, json};

use crate::names::Names;

/// Names of buckets are unique in the whole world, so whoever deploys chooses them.
pub(crate) fn bucket_parameter(name: &str) -> Value {
    json!({
        "Type": "String",
        "Description": format!("Name for the bucket that the scenario calls {name}. Nobody else in the world may have it."),
        "AllowedPattern": "^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$",
    })
}

/// A bucket. What functions are told of it stands with the functions.
pub(crate) fn bucket(names: &Names, bucket: &BucketConfig) -> Value {
    json!({
        "Type": "AWS::S3::Bucket",
        "Properties": {"BucketName": {"Ref": names.bucket_parameter(&bucket.name)}},
    })
}

/// A queue, with the settings that are not AWS's own.
pub(crate) fn queue(scenario: &Scenario, names: &Names, queue: &QueueConfig) -> Value {
    let (settings, plain) = (&queue.settings, QueueConfig::default().settings);
    let mut properties = Map::new();
    properties.insert("QueueName".into(), json!(queue.name));
    // Always there: it must not be shorter than the timeout of a function that works on the queue.
    properties.insert("VisibilityTimeout".into(), json!(settings.visibility_timeout_s));
    let numbers = [
        ("DelaySeconds", settings.delay_s, plain.delay_s),
        ("MessageRetentionPeriod", settings.retention_s, plain.retention_s),
        ("MaximumMessageSize", settings.maximum_message_bytes, plain.maximum_message_bytes),
        ("ReceiveMessageWaitTimeSeconds", settings.receive_wait_s, plain.receive_wait_s),
    ];
    for (name, value, default) in numbers {
        if value != default {
            properties.insert(name.into(), json!(value));
        }
    }
    if let Some(redrive) = &settings.redrive {
        let target = match leads_back(scenario, &queue.name) {
            true => json!({"Fn::Sub": queue_arn(&redrive.dead_letter_queue)}),
            false => arn(names, &redrive.dead_letter_queue),
        };
        properties.insert("RedrivePolicy".into(), json!({"deadLetterTargetArn": target, "maxReceiveCount": redrive.max_receive_count}));
    }
    json!({"Type": "AWS::SQS::Queue", "Properties": properties})
}

/// The ARN of a queue of the template, as a reference to it.
pub(crate) fn arn(names: &Names, queue: &str) -> Value {
    json!({"Fn::GetAtt": format!("{}.Arn", names.queue(queue))})
}

fn queue_arn(name: &str) -> String {
    format!("arn:${{AWS::Partition}}:sqs:${{AWS::Region}}:${{AWS::AccountId}}:{name}")
}

/// Whether messages that are given up may come back to this queue: then no queue can be made first, and none may wait for another.
fn leads_back(scenario: &Scenario, from: &str) -> bool {
    let mut at = from.to_owned();
    for _ in &scenario.queues {
        let queue = scenario.queues.iter().find(|queue| queue.name == at);
        match queue.and_then(|queue| queue.settings.redrive.as_ref()) {
            Some(redrive) if redrive.dead_letter_queue == from => return true,
            Some(redrive) => at.clone_from(&redrive.dead_letter_queue),
            None => return false,
        }
    }
    false
}
