//! The settings of an action, and what OpenWhisk refuses about them.
//!
//! Limits: <https://github.com/apache/openwhisk/blob/master/docs/reference.md>. Sentences: TimeLimit.scala, MemoryLimit.scala,
//! LogLimit.scala and ErrorResponse.scala of <https://github.com/apache/openwhisk>. Read 2026-11-22.

use serde::{Deserialize, Serialize};

use super::figures;
use crate::api_error::ApiError;
use crate::function::{FunctionConfig, Platform};
use crate::function_validation::BadSetting;
use crate::model::{self, CpuShare};
use crate::time::SimDuration;

/// What an action has and a function of Lambda has not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActionSettings {
    /// Milliseconds that its init may take, and each of its runs, 100 to 300,000.
    pub timeout_ms: u32,
    /// MB of logs that an activation keeps, 0 to 10.
    pub logs_mb: u32,
    /// How often it was updated: the last part of its version.
    pub updates: u32,
}

impl Default for ActionSettings {
    fn default() -> ActionSettings {
        ActionSettings { timeout_ms: figures::DEFAULT_TIMEOUT_MS, logs_mb: figures::DEFAULT_LOGS_MB, updates: 0 }
    }
}

impl ActionSettings {
    /// The action's version: `0.0.1`, and one more with each update.
    pub fn version(&self) -> String {
        format!("0.0.{}", self.updates.saturating_add(1))
    }

    /// Bytes of logs that an activation keeps.
    pub(crate) fn log_bytes(&self) -> u64 {
        u64::from(self.logs_mb) << 20
    }
}

impl FunctionConfig {
    /// An action of this name with OpenWhisk's defaults and no code.
    pub fn action(name: &str) -> FunctionConfig {
        FunctionConfig {
            platform: Platform::Openwhisk,
            memory_mb: figures::DEFAULT_MEMORY_MB,
            handler: "__main__.main".to_owned(),
            ..FunctionConfig::new(name)
        }
    }

    /// Whether OpenWhisk runs it.
    pub fn is_action(&self) -> bool {
        self.platform == Platform::Openwhisk
    }

    /// The file whose code is sent as the action, and the function in it: the two parts of the handler setting.
    pub(crate) fn entry(&self) -> (String, &str) {
        let (file, function) = self.handler.rsplit_once('.').unwrap_or((&self.handler, "main"));
        (format!("{file}.py"), function)
    }

    /// How long an environment of it is kept without an event.
    pub(crate) fn idle(&self) -> SimDuration {
        if self.is_action() { SimDuration::from_secs(figures::IDLE_CONTAINER_S) } else { model::IDLE }
    }

    /// What an init takes before it reaches the function's module.
    pub(crate) fn fixed_init(&self) -> SimDuration {
        if self.is_action() { super::model::INIT_FIXED } else { model::INIT_FIXED }
    }

    /// What an invocation takes apart from the function's own code.
    pub(crate) fn fixed_run(&self, first: bool) -> SimDuration {
        match (self.is_action(), first) {
            (true, _) => super::model::RUN_FIXED,
            (false, true) => model::INVOKE_FIXED + model::FIRST_INVOKE_EXTRA,
            (false, false) => model::INVOKE_FIXED,
        }
    }

    /// The part of a processor that its code gets. Containers share what a machine has in proportion to their memory, but only when it
    /// is short of it (`cpuShare` in ContainerPool.scala); here nobody else is on the machine.
    pub(crate) fn run_share(&self) -> CpuShare {
        if self.is_action() { CpuShare::WHOLE } else { CpuShare::of_memory(self.memory_mb) }
    }

    /// All that OpenWhisk would refuse, and all settings that it does not have.
    pub(crate) fn action_problems(&self) -> Vec<BadSetting> {
        let mut problems = Vec::new();
        let mut refuse = |field, message: String| {
            problems.push(BadSetting { field, error: ApiError::new("Bad Request", 400, message) });
        };
        if !is_name(&self.name) {
            refuse("name", "The name of the entity contains illegal characters.".to_owned());
        } else if self.name.len() > figures::NAME_LENGTH {
            refuse("name", format!("Name longer than allowed: {} > {}.", self.name.len(), figures::NAME_LENGTH));
        }
        let (file, function) = self.entry();
        let names_one = |part: &str| part.chars().all(|letter| letter.is_alphanumeric() || letter == '_') && !part.is_empty();
        if !names_one(function) || file.contains(char::is_whitespace) {
            refuse("handler", format!("{:?} names no file and function; write them like \"__main__.main\".", self.handler));
        }
        if self.files.values().map(String::len).sum::<usize>() > figures::CODE_BYTES {
            refuse("files", format!("exec larger than allowed: more than {} bytes.", figures::CODE_BYTES));
        }
        let memory = ("memory_mb", "memory", " MB", self.memory_mb, figures::MEMORY_MB);
        let timeout = ("timeout_ms", "duration", " milliseconds", self.action.timeout_ms, figures::TIMEOUT_MS);
        let logs = ("logs_mb", "log", " MB", self.action.logs_mb, figures::LOGS_MB);
        for (field, name, unit, is, allowed) in [memory, timeout, logs] {
            let size = if unit == " MB" { " size" } else { "" };
            if is < *allowed.start() {
                refuse(field, format!("{name}{size} {is}{unit} below allowed threshold of {}{unit}", allowed.start()));
            } else if is > *allowed.end() {
                refuse(field, format!("{name}{size} {is}{unit} exceeds allowed threshold of {}{unit}", allowed.end()));
            }
        }
        for field in self.foreign() {
            refuse(field, format!("{field:?} is a setting of Lambda; OpenWhisk has none of that meaning."));
        }
        problems
    }

    /// The settings of Lambda's that are not as they were.
    fn foreign(&self) -> Vec<&'static str> {
        let unset = FunctionConfig::new(&self.name);
        let all = [
            ("runtime", self.runtime != unset.runtime),
            ("timeout_s", self.timeout_s != unset.timeout_s),
            ("architecture", self.architecture != unset.architecture),
            ("ephemeral_storage_mb", self.ephemeral_storage_mb != unset.ephemeral_storage_mb),
            ("log_format", self.log_format != unset.log_format),
            ("application_log_level", self.application_log_level.is_some()),
            ("system_log_level", self.system_log_level.is_some()),
            ("log_group", self.log_group.is_some()),
            ("reserved_concurrency", self.reserved_concurrency.is_some()),
            ("maximum_retry_attempts", self.maximum_retry_attempts != unset.maximum_retry_attempts),
            ("maximum_event_age_s", self.maximum_event_age_s != unset.maximum_event_age_s),
            ("dead_letter_queue", self.dead_letter_queue.is_some()),
            ("on_success", self.on_success.is_some()),
            ("on_failure", self.on_failure.is_some()),
        ];
        all.into_iter().filter(|(_, set)| *set).map(|(field, _)| field).collect()
    }
}

/// Whether OpenWhisk takes this name for an action, a trigger or a rule: "entity names" in docs/reference.md.
pub fn is_name(name: &str) -> bool {
    let word = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    name.starts_with(word) && !name.ends_with(' ') && name.chars().all(|letter| word(letter) || " @.&-".contains(letter))
}
