//! What is wrong with the machines of a scenario: unknown types, times that never come, programs and buckets that are not there.

use std::collections::BTreeMap;

use mini_lambda::{HOME, SimTime};

use super::command_line::CommandLine;
use super::config::InstanceConfig;
use super::crontab::When;
use super::figures::{DISK_GB, INSTANCE_TYPES};
use super::model;
use crate::place::{ScenarioError, one_of};
use crate::scenario::Scenario;

/// The type of this name.
pub(crate) fn instance_type(name: &str) -> Option<&'static super::figures::InstanceType> {
    INSTANCE_TYPES.iter().find(|kind| kind.name == name)
}

/// Checks all machines of a scenario.
pub(crate) fn check_instances(scenario: &Scenario) -> Result<(), ScenarioError> {
    for (index, instance) in scenario.instances.iter().enumerate() {
        let path = format!("instances[{index}]");
        if instance.name.is_empty() {
            return Err(ScenarioError::at(format!("{path}.name"), "is empty: a machine has a name"));
        }
        if scenario.instances.iter().take(index).any(|other| other.name == instance.name) {
            return Err(ScenarioError::at(
                format!("{path}.name"),
                format!("there is a machine {:?} already; names are unique", instance.name),
            ));
        }
        check(scenario, instance, &path)?;
    }
    Ok(())
}

fn check(scenario: &Scenario, instance: &InstanceConfig, path: &str) -> Result<(), ScenarioError> {
    let at = |key: &str, problem: String| Err(ScenarioError::at(format!("{path}.{key}"), problem));
    if instance_type(&instance.instance_type).is_none() {
        let types: Vec<&str> = INSTANCE_TYPES.iter().map(|kind| kind.name).collect();
        return at("type", format!("there is no type {:?} here; there is {}", instance.instance_type, one_of(&types)));
    }
    if !DISK_GB.contains(&instance.disk_gb) {
        return at("disk_gb", format!("must be {} to {}, not {}", DISK_GB.start(), DISK_GB.end(), instance.disk_gb));
    }
    if !(1..=model::DISK_FREE_MB).contains(&instance.disk_free_mb) {
        let most = model::DISK_FREE_MB;
        let problem =
            format!("must be 1 to {most}, not {}: a cap of this simulation, which keeps the files in memory", instance.disk_free_mb);
        return at("disk_free_mb", problem);
    }
    if let Some(function) = &instance.code_of {
        scenario.known_function(function, || format!("{path}.code_of"))?;
    }
    let files = instance.all_files(scenario);
    let bytes: usize = files.values().map(String::len).sum();
    if bytes >> 20 >= usize::try_from(instance.disk_free_mb).unwrap_or(usize::MAX) {
        return at("files", format!("are {bytes} bytes, more than the {} MB of \"disk_free_mb\"", instance.disk_free_mb));
    }
    for name in files.keys() {
        let parts_are_names = name.split('/').all(|part| !part.is_empty() && part != "." && part != "..");
        if !parts_are_names || name.contains('\0') {
            return at(&format!("files[{name:?}]"), format!("must be a path below {HOME}, like \"etl.py\" or \"jobs/etl.py\""));
        }
    }
    for entry in &instance.cron {
        let key = format!("cron[{:?}]", entry.when);
        check_time(&entry.when, scenario.start).or_else(|problem| at(&key, problem))?;
        check_command(&files, &entry.command).or_else(|problem| at(&key, problem))?;
    }
    if let Some(when) = &instance.patching {
        check_time(when, scenario.start).or_else(|problem| at("patching", problem))?;
        if When::parse(when) == Ok(When::Reboot) {
            return at("patching", "patching ends with a reboot, so it cannot begin with one; write a time, \"0 3 15 * *\"".to_owned());
        }
    }
    if let Some(start) = &instance.start_on {
        scenario.known_bucket(&start.bucket, || format!("{path}.start_on.bucket"))?;
        let command = instance.arrival_command(&files);
        check_command(&files, &command).or_else(|problem| at("start_on.program", problem))?;
    }
    Ok(())
}

fn check_time(when: &str, start: SimTime) -> Result<(), String> {
    match When::parse(when)? {
        When::At(times) if times.next_after(start).is_none() => {
            Err("never comes: no day is both of that month and of that number".to_owned())
        }
        When::At(_) | When::Reboot => Ok(()),
    }
}

/// Refuses a command whose program is none of the machine's files.
pub(crate) fn check_command(files: &BTreeMap<String, String>, command: &str) -> Result<(), String> {
    let command = CommandLine::parse(command)?;
    if files.contains_key(&command.program) {
        return Ok(());
    }
    let files: Vec<&str> = files.keys().map(String::as_str).collect();
    Err(format!("the machine has no program {:?}; its files are {}", command.program, one_of(&files)))
}

impl InstanceConfig {
    /// What runs when a file arrives: what was said, or the only program that there is.
    pub(crate) fn arrival_command(&self, files: &BTreeMap<String, String>) -> String {
        let said = self.start_on.as_ref().map(|start| start.command.clone()).filter(|command| !command.is_empty());
        let mut programs = files.keys().filter(|name| name.ends_with(".py"));
        let only = match (programs.next(), programs.next()) {
            (Some(program), None) => Some(program.clone()),
            _ => None,
        };
        said.or(only).unwrap_or_default()
    }
}
