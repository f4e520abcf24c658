//! Checks what a scenario says of actions and triggers: names of what is not there, and what only the other platform can do.

use std::collections::BTreeSet;

use mini_lambda::InvocationType;
use mini_lambda::openwhisk::is_name;

use super::text::check_settings;
use crate::place::{Place, ScenarioError};
use crate::scenario::Scenario;
use crate::step::{Invoke, Step};

/// Checks triggers and rules.
pub(crate) fn check_triggers(scenario: &Scenario) -> Result<(), ScenarioError> {
    let mut names: BTreeSet<&str> = actions(scenario).into_iter().collect();
    let check_name = |name: &str, path: String| {
        if is_name(name) { Ok(()) } else { Err(ScenarioError::at(path, "The name of the entity contains illegal characters.")) }
    };
    for (index, trigger) in scenario.triggers.iter().enumerate() {
        let path = format!("triggers[{index}]");
        check_name(&trigger.name, format!("{path}.name"))?;
        if !names.insert(&trigger.name) {
            return Err(ScenarioError::at(format!("{path}.name"), taken(&trigger.name)));
        }
        for (number, rule) in trigger.rules.iter().enumerate() {
            let path = format!("{path}.rules[{number}]");
            known_action(scenario, &rule.action, || path.clone())?;
            check_name(&rule.name, path.clone())?;
            if !names.insert(&rule.name) {
                return Err(ScenarioError::at(path, taken(&rule.name)));
            }
        }
    }
    Ok(())
}

fn taken(name: &str) -> String {
    format!("there is an action, a trigger or a rule {name:?} already; names are unique in a namespace")
}

/// Checks what a step wants of an action, if it is about one.
pub(crate) fn check_step(scenario: &Scenario, path: &str, step: &Step) -> Result<(), ScenarioError> {
    let of_lambda = |name: &str, key: &str| of_lambda(scenario, name, || format!("{path}.{key}"));
    match step {
        Step::Invoke(invoke) if actions(scenario).contains(&invoke.function.as_str()) => check_invoke(path, invoke),
        Step::UpdateFunction { name, settings } => {
            let Some(function) = scenario.functions.iter().find(|function| function.name == *name) else { return Ok(()) };
            let below = |error: ScenarioError| ScenarioError::at(format!("{path}.update_function.{}", error.path), error.problem);
            Place::whole(settings, "the settings").and_then(|place| check_settings(&place, function.platform)).map_err(below)
        }
        Step::PublishVersion(name) => of_lambda(name, "publish_version"),
        Step::CreateAlias(alias) => of_lambda(&alias.function, "create_alias.function"),
        Step::UpdateAlias(alias) => of_lambda(&alias.function, "update_alias.function"),
        Step::FireTrigger { name, .. } => scenario.known_trigger(name, || format!("{path}.fire_trigger.name")),
        _ => Ok(()),
    }
}

fn check_invoke(path: &str, invoke: &Invoke) -> Result<(), ScenarioError> {
    let refuse = |key: &str, advice: &str| {
        Err(ScenarioError::at(format!("{path}.{key}"), format!("has no meaning on OpenWhisk, where this action runs: {advice}")))
    };
    match invoke {
        Invoke { invocation_type: InvocationType::DryRun, .. } => {
            refuse("type", "there is \"RequestResponse\", a blocking invocation, and \"Event\", one that is not waited for")
        }
        Invoke { log_tail: true, .. } => refuse("log_type", "the record of the activation holds all its logs; leave it out"),
        Invoke { client_context: Some(_), .. } => refuse("client_context", "leave it out"),
        Invoke { qualifier: Some(_), .. } => refuse("qualifier", "there is one version of an action at a time; leave it out"),
        Invoke { .. } => Ok(()),
    }
}

/// Refuses an action where only a function of Lambda can be.
pub(crate) fn of_lambda(scenario: &Scenario, name: &str, path: impl FnOnce() -> String) -> Result<(), ScenarioError> {
    if actions(scenario).contains(&name) {
        return Err(ScenarioError::at(path(), format!("{name:?} runs on OpenWhisk, and this is AWS's: name a function of Lambda")));
    }
    Ok(())
}

fn known_action(scenario: &Scenario, name: &str, path: impl Fn() -> String) -> Result<(), ScenarioError> {
    scenario.known_function(name, &path)?;
    if actions(scenario).contains(&name) {
        return Ok(());
    }
    Err(ScenarioError::at(path(), format!("{name:?} runs on Lambda: a rule runs an action, a function with \"platform\": \"openwhisk\"")))
}

fn actions(scenario: &Scenario) -> Vec<&str> {
    scenario.functions.iter().filter(|function| function.is_action()).map(|function| function.name.as_str()).collect()
}
