//! One function of the template: its settings, what calls it, and what it may reach.

use mini_cloud::Scenario;
use mini_cloud::mini_lambda::function::LogFormat;
use mini_cloud::mini_lambda::{Destination, FunctionConfig};
use serde_json::{Map, Value, json};

use crate::names::Names;
use crate::{lambdas, stores};

/// The resource. Settings that are AWS's defaults are left out where the reader would not look for them.
pub(crate) fn resource(scenario: &Scenario, names: &Names, function: &FunctionConfig) -> Value {
    let plain = FunctionConfig::new(&function.name);
    let mut properties = Map::new();
    let mut set = |name: &str, value: Value| properties.insert(name.into(), value);
    set("FunctionName", json!(function.name));
    set("Runtime", json!(function.runtime.word()));
    set("Handler", json!(function.handler));
    set("CodeUri", json!(format!("functions/{}/", function.name)));
    set("MemorySize", json!(function.memory_mb));
    set("Timeout", json!(function.timeout_s));
    set("Architectures", json!([function.architecture.word()]));
    if function.ephemeral_storage_mb != plain.ephemeral_storage_mb {
        set("EphemeralStorage", json!({"Size": function.ephemeral_storage_mb}));
    }
    if !function.environment.is_empty() {
        set("Environment", json!({"Variables": function.environment}));
    }
    if let Some(logging) = logging(function) {
        set("LoggingConfig", logging);
    }
    if let Some(reserved) = function.reserved_concurrency {
        set("ReservedConcurrentExecutions", json!(reserved));
    }
    if let Some(queue) = &function.dead_letter_queue {
        set("DeadLetterQueue", json!({"Type": "SQS", "TargetArn": stores::arn(names, queue)}));
    }
    if let Some(asynchronous) = asynchronous(names, function, &plain) {
        set("EventInvokeConfig", asynchronous);
    }
    let policies = policies(scenario, names, function);
    if !policies.is_empty() {
        set("Policies", policies.into());
    }
    let events = events(scenario, names, function);
    if !events.is_empty() {
        set("Events", Value::Object(events));
    }
    json!({"Type": "AWS::Serverless::Function", "Properties": properties})
}

fn logging(function: &FunctionConfig) -> Option<Value> {
    let mut logging = Map::new();
    if function.log_format == LogFormat::Json {
        logging.insert("LogFormat".into(), json!("JSON"));
        if let Some(level) = function.application_log_level {
            logging.insert("ApplicationLogLevel".into(), json!(level.word()));
        }
        if let Some(level) = function.system_log_level {
            logging.insert("SystemLogLevel".into(), json!(level.word()));
        }
    }
    if let Some(group) = &function.log_group {
        logging.insert("LogGroup".into(), json!(group));
    }
    (!logging.is_empty()).then_some(Value::Object(logging))
}

/// Retries, age and destinations of asynchronous invocations.
fn asynchronous(names: &Names, function: &FunctionConfig, plain: &FunctionConfig) -> Option<Value> {
    let mut settings = Map::new();
    if function.maximum_retry_attempts != plain.maximum_retry_attempts {
        settings.insert("MaximumRetryAttempts".into(), json!(function.maximum_retry_attempts));
    }
    if function.maximum_event_age_s != plain.maximum_event_age_s {
        settings.insert("MaximumEventAgeInSeconds".into(), json!(function.maximum_event_age_s));
    }
    let mut destinations = Map::new();
    for (name, arn) in [("OnSuccess", &function.on_success), ("OnFailure", &function.on_failure)] {
        if let Some(destination) = arn.as_deref().and_then(Destination::parse) {
            destinations.insert(name.into(), place(names, destination));
        }
    }
    if !destinations.is_empty() {
        settings.insert("DestinationConfig".into(), Value::Object(destinations));
    }
    (!settings.is_empty()).then_some(Value::Object(settings))
}

/// Functions and buckets are named and not referred to: two that wait for each other could never be made.
fn place(names: &Names, destination: Destination<'_>) -> Value {
    match destination {
        Destination::Queue { name, .. } => json!({"Type": "SQS", "Destination": stores::arn(names, name)}),
        Destination::Function { name, qualifier, .. } => {
            let qualifier = qualifier.map(|qualifier| format!(":{qualifier}")).unwrap_or_default();
            let arn = format!("arn:${{AWS::Partition}}:lambda:${{AWS::Region}}:${{AWS::AccountId}}:function:{name}{qualifier}");
            json!({"Type": "Lambda", "Destination": {"Fn::Sub": arn}})
        }
        Destination::Bucket(name) => {
            json!({"Type": "S3Bucket", "Destination": {"Fn::Sub": format!("arn:${{AWS::Partition}}:s3:::${{{}}}", names.bucket_parameter(name))}})
        }
    }
}

/// What a function may do that calls AWS: all that the scenario has, since nobody knows what code will ask for. A bucket is named by its
/// parameter, because the bucket waits for the function that it tells.
fn policies(scenario: &Scenario, names: &Names, function: &FunctionConfig) -> Vec<Value> {
    let calls_aws = function.files.values().any(|text| text.contains("boto3"));
    if !calls_aws {
        return Vec::new();
    }
    let buckets =
        scenario.buckets.iter().map(|bucket| json!({"S3CrudPolicy": {"BucketName": {"Ref": names.bucket_parameter(&bucket.name)}}}));
    let queues = scenario.queues.iter().flat_map(|queue| {
        let name = json!({"Fn::GetAtt": format!("{}.QueueName", names.queue(&queue.name))});
        [json!({"SQSSendMessagePolicy": {"QueueName": name}}), json!({"SQSPollerPolicy": {"QueueName": name}})]
    });
    let functions = lambdas(scenario)
        .filter(|other| other.name != function.name)
        .map(|other| json!({"LambdaInvokePolicy": {"FunctionName": other.name}}));
    buckets.chain(queues).chain(functions).collect()
}

/// What calls the function: buckets, queues, schedules.
fn events(scenario: &Scenario, names: &Names, function: &FunctionConfig) -> Map<String, Value> {
    let mut events = Map::new();
    for bucket in &scenario.buckets {
        for rule in bucket.notifications.iter().filter(|rule| rule.function == function.name) {
            let mut properties = json!({"Bucket": {"Ref": names.bucket(&bucket.name)}, "Events": rule.events});
            let ends = [("prefix", &rule.prefix), ("suffix", &rule.suffix)];
            let rules: Vec<Value> = ends
                .into_iter()
                .filter(|(_, value)| !value.is_empty())
                .map(|(name, value)| json!({"Name": name, "Value": value}))
                .collect();
            if !rules.is_empty() {
                properties["Filter"] = json!({"S3Key": {"Rules": rules}});
            }
            let id = format!("{}Event{}", names.bucket(&bucket.name), events.len() + 1);
            events.insert(id, json!({"Type": "S3", "Properties": properties}));
        }
    }
    for source in scenario.event_sources.iter().filter(|source| source.function == function.name) {
        let mut properties = json!({"Queue": stores::arn(names, &source.queue), "BatchSize": source.settings.batch_size});
        if source.settings.batching_window_s > 0 {
            properties["MaximumBatchingWindowInSeconds"] = json!(source.settings.batching_window_s);
        }
        if source.settings.report_batch_item_failures {
            properties["FunctionResponseTypes"] = json!(["ReportBatchItemFailures"]);
        }
        events.insert(format!("{}Messages", names.queue(&source.queue)), json!({"Type": "SQS", "Properties": properties}));
    }
    for schedule in scenario.schedules.iter().filter(|schedule| schedule.function == function.name) {
        let mut properties = json!({"Name": schedule.name, "Schedule": schedule.expression});
        if let Some(input) = &schedule.input {
            properties["Input"] = json!(input);
        }
        events.insert(format!("Schedule{}", events.len() + 1), json!({"Type": "Schedule", "Properties": properties}));
    }
    events
}
