//! How a scenario writes machines, and the steps that are about them.

use super::config::{CronEntry, InstanceConfig, StartOn};
use super::figures::INSTANCE_TYPES;
use crate::place::{Place, ScenarioError, one_of};
use crate::step::Step;

const KEYS: &[&str] = &[
    "name",
    "type",
    "files",
    "code_of",
    "environment",
    "cron",
    "start_on",
    "disk_gb",
    "disk_free_mb",
    "started",
    "stop_when_done",
    "patching",
];
const START_ON_KEYS: &[&str] = &["bucket", "prefix", "suffix", "program"];

/// The machine that `place` describes.
pub(crate) fn read_instance(place: &Place<'_>) -> Result<InstanceConfig, ScenarioError> {
    let mut instance = InstanceConfig::new("", "");
    let (mut named, mut has_type) = (false, false);
    for (key, value) in place.object()? {
        match key.as_str() {
            "name" => (instance.name, named) = (value.text()?, true),
            "type" => (instance.instance_type, has_type) = (value.text()?, true),
            "files" => instance.files = value.texts()?,
            "code_of" => instance.code_of = value.optional(Place::text)?,
            "environment" => instance.environment = value.texts()?,
            "cron" => instance.cron = read_cron(&value)?,
            "start_on" => instance.start_on = value.optional(read_start_on)?,
            "disk_gb" => instance.disk_gb = value.setting()?,
            "disk_free_mb" => instance.disk_free_mb = value.setting()?,
            "started" => instance.started = value.flag()?,
            "stop_when_done" => instance.stop_when_done = value.flag()?,
            "patching" => instance.patching = value.optional(Place::text)?,
            _ => return Err(value.unknown(KEYS)),
        }
    }
    if !named {
        return Err(ScenarioError::at(place.below("name"), "is missing: a machine has a name"));
    }
    if !has_type {
        let types: Vec<&str> = INSTANCE_TYPES.iter().map(|kind| kind.name).collect();
        return Err(ScenarioError::at(place.below("type"), format!("is missing: there is {}", one_of(&types))));
    }
    Ok(instance)
}

/// `{"0 2 * * *": "etl.py", "@hourly": ["a.py", "b.py"]}`.
fn read_cron(place: &Place<'_>) -> Result<Vec<CronEntry>, ScenarioError> {
    let mut entries = Vec::new();
    for (when, value) in place.object()? {
        let commands = if value.json().starts_with('[') {
            value.list()?.iter().map(Place::text).collect::<Result<_, _>>()?
        } else {
            vec![value.text()?]
        };
        entries.extend(commands.into_iter().map(|command| CronEntry { when: when.clone(), command }));
    }
    Ok(entries)
}

fn read_start_on(place: &Place<'_>) -> Result<StartOn, ScenarioError> {
    let mut start = StartOn { bucket: String::new(), prefix: String::new(), suffix: String::new(), command: String::new() };
    let mut has_bucket = false;
    for (key, value) in place.object()? {
        match key.as_str() {
            "bucket" => (start.bucket, has_bucket) = (value.text()?, true),
            "prefix" => start.prefix = value.text()?,
            "suffix" => start.suffix = value.text()?,
            "program" => start.command = value.text()?,
            _ => return Err(value.unknown(START_ON_KEYS)),
        }
    }
    if !has_bucket {
        return Err(ScenarioError::at(place.below("bucket"), "is missing: say where the files arrive"));
    }
    Ok(start)
}

/// `{"run_program": {"instance": "etl-box", "program": "etl.py --all"}}`.
pub(crate) fn read_run_program(place: &Place<'_>) -> Result<Step, ScenarioError> {
    let (mut instance, mut command) = (None, None);
    for (key, value) in place.object()? {
        match key.as_str() {
            "instance" => instance = Some(value.text()?),
            "program" => command = Some(value.text()?),
            _ => return Err(value.unknown(&["instance", "program"])),
        }
    }
    let missing = |key: &str, why: &str| ScenarioError::at(place.below(key), format!("is missing: {why}"));
    Ok(Step::RunProgram {
        instance: instance.ok_or_else(|| missing("instance", "say on which machine"))?,
        command: command.ok_or_else(|| missing("program", "say what runs, \"etl.py\""))?,
    })
}
