//! How a scenario writes a function's settings, on creation and in an update.

use mini_lambda::FunctionConfig;
use mini_lambda::function::{ApplicationLogLevel, Architecture, LogFormat, Platform, Runtime, SystemLogLevel};

use crate::openwhisk::text::{check_settings, defaults, find_entry, read_platform};
use crate::place::{Place, ScenarioError};

/// Every key of a function.
const KEYS: &[&str] = &[
    "name",
    "runtime",
    "handler",
    "files",
    "memory_mb",
    "timeout_s",
    "architecture",
    "environment",
    "ephemeral_storage_mb",
    "log_format",
    "application_log_level",
    "system_log_level",
    "log_group",
    "reserved_concurrency",
    "maximum_retry_attempts",
    "maximum_event_age_s",
    "dead_letter_queue",
    "on_success",
    "on_failure",
    "platform",
    "timeout_ms",
    "logs_mb",
];

/// The function that `place` describes.
pub(crate) fn read_function(place: &Place<'_>) -> Result<FunctionConfig, ScenarioError> {
    let platform = read_platform(place)?;
    let mut function = defaults(&read_name(place)?, platform);
    check_settings(place, platform)?;
    apply_settings(place, &mut function)?;
    find_entry(place, &mut function)?;
    Ok(function)
}

/// The name of the function that `place` is about.
pub(crate) fn read_name(place: &Place<'_>) -> Result<String, ScenarioError> {
    let fields = place.object()?;
    let name = fields.iter().find(|(key, _)| key == "name");
    let (_, name) = name.ok_or_else(|| ScenarioError::at(place.below("name"), "is missing: a function has a name"))?;
    name.text()
}

/// Puts the settings that `place` holds into `function`, the rest stays. Files and environment are replaced whole, as on AWS.
pub(crate) fn apply_settings(place: &Place<'_>, function: &mut FunctionConfig) -> Result<(), ScenarioError> {
    for (key, value) in place.object()? {
        match key.as_str() {
            "name" => function.name = value.text()?,
            "runtime" => function.runtime = value.word(Runtime::ALL, |runtime| runtime.word())?,
            "handler" => function.handler = value.text()?,
            "files" => function.files = value.texts()?,
            "memory_mb" => function.memory_mb = value.setting()?,
            "timeout_s" => function.timeout_s = value.setting()?,
            "architecture" => function.architecture = value.word(Architecture::ALL, |architecture| architecture.word())?,
            "environment" => function.environment = value.texts()?,
            "ephemeral_storage_mb" => function.ephemeral_storage_mb = value.setting()?,
            "log_format" => function.log_format = value.word(LogFormat::ALL, |format| format.word())?,
            "application_log_level" => {
                let level = value.optional(|value| value.word(ApplicationLogLevel::ALL, |level| level.word()))?;
                function.application_log_level = level;
            }
            "system_log_level" => {
                let level = value.optional(|value| value.word(SystemLogLevel::ALL, |level| level.word()))?;
                function.system_log_level = level;
            }
            "log_group" => function.log_group = value.optional(Place::text)?,
            "reserved_concurrency" => function.reserved_concurrency = value.optional(Place::setting)?,
            "maximum_retry_attempts" => function.maximum_retry_attempts = value.setting()?,
            "maximum_event_age_s" => function.maximum_event_age_s = value.setting()?,
            "dead_letter_queue" => function.dead_letter_queue = value.optional(Place::text)?,
            "on_success" => function.on_success = value.optional(Place::text)?,
            "on_failure" => function.on_failure = value.optional(Place::text)?,
            "platform" => {
                if value.word(Platform::ALL, |platform| platform.word())? != function.platform {
                    return Err(value.refuse("a function stays where it is; deploy another one"));
                }
            }
            "timeout_ms" => function.action.timeout_ms = value.setting()?,
            "logs_mb" => function.action.logs_mb = value.setting()?,
            "provisioned_concurrency" | "snap_start" => {
                return Err(value.refuse("not here yet: this build starts environments when they are called for; leave it out"));
            }
            _ => return Err(value.unknown(KEYS)),
        }
    }
    Ok(())
}
