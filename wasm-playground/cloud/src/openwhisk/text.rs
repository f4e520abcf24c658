//! How a scenario writes actions, triggers, rules and the firing of a trigger.

use mini_lambda::FunctionConfig;
use mini_lambda::function::Platform;
use mini_lambda::openwhisk::{Rule, Trigger};

use crate::place::{Place, ScenarioError};
use crate::step::Step;

/// Settings of a function that OpenWhisk does not have, and what to do about it.
const OF_LAMBDA: &[(&str, &str)] = &[
    ("runtime", "its Python is the installation's; leave it out"),
    ("timeout_s", "it counts milliseconds: write \"timeout_ms\""),
    ("architecture", "leave it out"),
    ("ephemeral_storage_mb", "leave it out"),
    ("log_format", "leave it out"),
    ("application_log_level", "leave it out"),
    ("system_log_level", "leave it out"),
    ("log_group", "its logs are in the record of each activation; leave it out"),
    ("reserved_concurrency", "its limits belong to the namespace; leave it out"),
    ("maximum_retry_attempts", "it tries nothing again; leave it out"),
    ("maximum_event_age_s", "it tries nothing again; leave it out"),
    ("dead_letter_queue", "an activation that fails is in its record and nowhere else; leave it out"),
    ("on_success", "use a trigger with a rule; leave it out"),
    ("on_failure", "an activation that fails is in its record and nowhere else; leave it out"),
];
/// Settings of an action that Lambda does not have.
const OF_OPENWHISK: &[(&str, &str)] =
    &[("timeout_ms", "it counts seconds: write \"timeout_s\""), ("logs_mb", "its logs have no such limit; leave it out")];

/// The platform that a function names; Lambda if it names none.
pub(crate) fn read_platform(place: &Place<'_>) -> Result<Platform, ScenarioError> {
    let fields = place.object()?;
    let named = fields.iter().find(|(key, _)| key == "platform");
    named.map_or(Ok(Platform::Lambda), |(_, value)| value.word(Platform::ALL, |platform| platform.word()))
}

/// Refuses settings of the other platform.
pub(crate) fn check_settings(place: &Place<'_>, platform: Platform) -> Result<(), ScenarioError> {
    let (foreign, this, owner) = match platform {
        Platform::Lambda => (OF_OPENWHISK, "Lambda", "OpenWhisk's"),
        Platform::Openwhisk => (OF_LAMBDA, "OpenWhisk", "Lambda's"),
    };
    for (key, value) in place.object()? {
        if let Some((_, advice)) = foreign.iter().find(|(name, _)| *name == key) {
            return Err(value.refuse(format!("is a setting of {owner} and has no meaning on {this}: {advice}")));
        }
    }
    Ok(())
}

/// A new function of this name with its platform's defaults.
pub(crate) fn defaults(name: &str, platform: Platform) -> FunctionConfig {
    match platform {
        Platform::Lambda => FunctionConfig::new(name),
        Platform::Openwhisk => FunctionConfig::action(name),
    }
}

/// Of an action that is one file, `wsk action create` needs no more than the file: its function is `main`.
pub(crate) fn find_entry(place: &Place<'_>, function: &mut FunctionConfig) -> Result<(), ScenarioError> {
    let has_handler = place.object()?.iter().any(|(key, _)| key == "handler");
    let mut files = function.files.keys();
    if let (false, true, Some(file), None) = (has_handler, function.is_action(), files.next(), files.next())
        && let Some(stem) = file.strip_suffix(".py")
    {
        function.handler = format!("{stem}.main");
    }
    Ok(())
}

/// The trigger that `place` describes.
pub(crate) fn read_trigger(place: &Place<'_>) -> Result<Trigger, ScenarioError> {
    let mut trigger = Trigger::default();
    let mut rules = Vec::new();
    for (key, value) in place.object()? {
        match key.as_str() {
            "name" => trigger.name = value.text()?,
            "rules" => rules = value.list()?,
            "feed" => return Err(value.refuse("not here: feeds are not simulated; fire the trigger with a step")),
            _ => return Err(value.unknown(&["name", "rules"])),
        }
    }
    if trigger.name.is_empty() {
        return Err(ScenarioError::at(place.below("name"), "is missing: a trigger has a name"));
    }
    trigger.rules = rules.iter().map(|rule| read_rule(rule, &trigger.name)).collect::<Result<_, _>>()?;
    Ok(trigger)
}

/// A rule: the name of an action, or an object that says more.
fn read_rule(place: &Place<'_>, trigger: &str) -> Result<Rule, ScenarioError> {
    let named = |action: &str| format!("{trigger}-{action}");
    if let Ok(action) = place.text() {
        return Ok(Rule { name: named(&action), action, inactive: false });
    }
    let mut rule = Rule::default();
    for (key, value) in place.object()? {
        match key.as_str() {
            "name" => rule.name = value.text()?,
            "action" => rule.action = value.text()?,
            "active" => rule.inactive = !value.flag()?,
            _ => return Err(value.unknown(&["name", "action", "active"])),
        }
    }
    if rule.action.is_empty() {
        return Err(ScenarioError::at(place.below("action"), "is missing: say which action the rule runs"));
    }
    if rule.name.is_empty() {
        rule.name = named(&rule.action);
    }
    Ok(rule)
}

/// The step that fires a trigger.
pub(crate) fn read_fire(place: &Place<'_>) -> Result<Step, ScenarioError> {
    let (mut name, mut payload) = (None, None);
    for (key, value) in place.object()? {
        match key.as_str() {
            "name" => name = Some(value.text()?),
            "payload" => payload = Some(value.json().to_owned()),
            _ => return Err(value.unknown(&["name", "payload"])),
        }
    }
    let name = name.ok_or_else(|| ScenarioError::at(place.below("name"), "is missing: say which trigger is fired"))?;
    Ok(Step::FireTrigger { name, payload })
}
