//! Checks what a scenario says of buckets, queues, triggers and destinations: what AWS refuses, and names of what is not there.

use mini_lambda::{Destination, FunctionConfig};

use crate::deployed;
use crate::openwhisk::checks::of_lambda;
use crate::place::ScenarioError;
use crate::scenario::Scenario;
use crate::schedule::Schedule;

/// Checks all of it.
pub(crate) fn check_triggers(scenario: &Scenario) -> Result<(), ScenarioError> {
    for (index, file) in scenario.shop.iter().flat_map(|shop| &shop.objects).enumerate() {
        scenario.known_bucket(&file.bucket, || format!("shop.objects[{index}].bucket"))?;
    }
    if let Some(refused) = deployed::refused(scenario) {
        return Err(refused);
    }
    for (index, bucket) in scenario.buckets.iter().enumerate() {
        for (rule, notification) in bucket.notifications.iter().enumerate() {
            lambda_function(scenario, &notification.function, || format!("buckets[{index}].notifications[{rule}].function"))?;
        }
    }
    for (index, function) in scenario.functions.iter().enumerate() {
        check_deliveries(scenario, function, &format!("functions[{index}]"))?;
    }
    check_event_sources(scenario)?;
    check_schedules(scenario)
}

fn check_deliveries(scenario: &Scenario, function: &FunctionConfig, path: &str) -> Result<(), ScenarioError> {
    if let Some(queue) = &function.dead_letter_queue {
        scenario.known_queue(queue, || format!("{path}.dead_letter_queue"))?;
    }
    for (key, arn) in [("on_success", &function.on_success), ("on_failure", &function.on_failure)] {
        let Some(destination) = arn.as_deref().and_then(Destination::parse) else { continue };
        let path = || format!("{path}.{key}");
        let here = |region: &str, account: &str| {
            if region == scenario.region && account == scenario.account {
                return Ok(());
            }
            let problem =
                format!("is in region {region:?} and account {account:?}; here is {:?} and {:?}", scenario.region, scenario.account);
            Err(ScenarioError::at(path(), problem))
        };
        match destination {
            Destination::Queue { region, account, name } => {
                here(region, account)?;
                scenario.known_queue(name, path)?;
            }
            Destination::Function { region, account, name, .. } => {
                here(region, account)?;
                lambda_function(scenario, name, path)?;
            }
            Destination::Bucket(name) => scenario.known_bucket(name, path)?,
        }
    }
    Ok(())
}

fn check_event_sources(scenario: &Scenario) -> Result<(), ScenarioError> {
    for (index, source) in scenario.event_sources.iter().enumerate() {
        let path = |key: &str| format!("event_sources[{index}]{key}");
        scenario.known_queue(&source.queue, || path(".queue"))?;
        lambda_function(scenario, &source.function, || path(".function"))?;
        let earlier = scenario.event_sources.iter().take(index);
        if earlier.into_iter().any(|other| (&other.queue, &other.function) == (&source.queue, &source.function)) {
            // LocalStack's test_lambda_integration_sqs.snapshot.json (test_duplicate_event_source_mappings, 25-11-2025), read 2026-11-27; AWS
            // names the other mapping's id, which mappings have none of here.
            let (arn, function) = (scenario.queue_arn(&source.queue), &source.function);
            let problem = format!(
                "ResourceConflictException: An event source mapping with SQS arn (\" {arn} \") and function (\" {function} \") already \
                 exists. Please update or delete the existing mapping"
            );
            return Err(ScenarioError::at(path(""), problem));
        }
        let queue = scenario.queues.iter().find(|queue| queue.name == source.queue);
        let function = scenario.functions.iter().find(|function| function.name == source.function);
        if let (Some(queue), Some(function)) = (queue, function) {
            let checked = source.settings.check(queue.settings.visibility_timeout_s, function.timeout_s);
            checked.map_err(|error| ScenarioError::at(path(""), error.to_string()))?;
        }
    }
    Ok(())
}

fn check_schedules(scenario: &Scenario) -> Result<(), ScenarioError> {
    for (index, schedule) in scenario.schedules.iter().enumerate() {
        let path = |key: &str| format!("schedules[{index}].{key}");
        lambda_function(scenario, &schedule.function, || path("function"))?;
        Schedule::parse(&schedule.expression).map_err(|bad| ScenarioError::at(path("expression"), bad.to_string()))?;
        if scenario.schedules.iter().take(index).any(|other| other.name == schedule.name) {
            return Err(ScenarioError::at(path("name"), format!("there is a schedule {:?} already; names are unique", schedule.name)));
        }
    }
    Ok(())
}

/// Refuses a function that is not there, and an action: nothing of AWS's can call it.
fn lambda_function(scenario: &Scenario, name: &str, path: impl Fn() -> String) -> Result<(), ScenarioError> {
    scenario.known_function(name, &path)?;
    of_lambda(scenario, name, path)
}
