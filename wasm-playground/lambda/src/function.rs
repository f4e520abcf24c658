//! The settings of a function, with AWS's names, defaults and meanings. What is allowed is in `function_validation`.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::openwhisk::ActionSettings;

/// The version that runs unless one was published.
pub(crate) const LATEST: &str = "$LATEST";

/// A deployed function: its code and its configuration.
///
/// Defaults are those of `CreateFunction` and of the console
/// (<https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html>, read 2026-11-22).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FunctionConfig {
    /// Its name, the last part of its ARN.
    pub name: String,
    /// Which runtime it says it runs on. The language is always the engine's; labels and escaping follow this.
    pub runtime: Runtime,
    /// `file.function`: where Lambda begins.
    pub handler: String,
    /// What lies in /var/task: path to text.
    pub files: BTreeMap<String, String>,
    /// Memory in MB, 128 to 10,240; CPU comes in proportion.
    pub memory_mb: u32,
    /// Seconds that an invocation may take, 1 to 900.
    pub timeout_s: u32,
    /// Processor, which decides the price.
    pub architecture: Architecture,
    /// The reader's own environment variables.
    pub environment: BTreeMap<String, String>,
    /// Size of /tmp in MB, 512 to 10,240.
    pub ephemeral_storage_mb: u32,
    /// Text or JSON.
    pub log_format: LogFormat,
    /// Least level of the function's own log lines; only with JSON.
    pub application_log_level: Option<ApplicationLogLevel>,
    /// Least level of Lambda's own lines; only with JSON.
    pub system_log_level: Option<SystemLogLevel>,
    /// CloudWatch log group that takes the logs; none is `/aws/lambda/<name>`.
    #[serde(default)]
    pub log_group: Option<String>,
    /// How many environments may run at once; none is no limit but the account's, 0 switches the function off.
    pub reserved_concurrency: Option<u32>,
    /// How often a failed asynchronous invocation is tried again, 0 to 2.
    pub maximum_retry_attempts: u32,
    /// Seconds that an asynchronous event may grow old, 60 to 21,600.
    pub maximum_event_age_s: u32,
    /// Name of the queue that takes asynchronous events which failed for good.
    pub dead_letter_queue: Option<String>,
    /// ARN that is told of each asynchronous success.
    pub on_success: Option<String>,
    /// ARN that is told of each asynchronous failure.
    pub on_failure: Option<String>,
    /// Who runs the function.
    pub platform: Platform,
    /// What only OpenWhisk knows; without a meaning on Lambda.
    #[serde(default)]
    pub action: ActionSettings,
}

impl FunctionConfig {
    /// A function of this name with AWS's defaults and no code.
    pub fn new(name: &str) -> FunctionConfig {
        FunctionConfig {
            name: name.to_owned(),
            runtime: Runtime::Python314,
            handler: "lambda_function.lambda_handler".to_owned(),
            files: BTreeMap::new(),
            memory_mb: 128,
            timeout_s: 3,
            architecture: Architecture::X86_64,
            environment: BTreeMap::new(),
            ephemeral_storage_mb: 512,
            log_format: LogFormat::Text,
            application_log_level: None,
            system_log_level: None,
            log_group: None,
            reserved_concurrency: None,
            maximum_retry_attempts: 2,
            maximum_event_age_s: 21_600,
            dead_letter_queue: None,
            on_success: None,
            on_failure: None,
            platform: Platform::Lambda,
            action: ActionSettings::default(),
        }
    }

    /// MB of /tmp that are billed: those beyond the free part.
    pub(crate) fn billed_ephemeral_storage_mb(&self) -> u32 {
        self.ephemeral_storage_mb.saturating_sub(crate::figures::FREE_EPHEMERAL_STORAGE_MB)
    }

    /// The log group in which its streams lie, `/aws/lambda/<name>` unless it has another one.
    pub fn log_group(&self) -> String {
        self.log_group.clone().unwrap_or_else(|| format!("/aws/lambda/{}", self.name))
    }

    /// What stands before the version in the name of a log stream. A log group that is not the function's own may hold streams of
    /// several, so there it is the function's name
    /// (<https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-loggroups.html>, read 2026-11-22).
    pub(crate) fn log_stream_prefix(&self) -> &str {
        if self.log_group.is_some() { &self.name } else { "" }
    }

    /// Least level of what the function logs, if Lambda filters it at all: with the JSON format, INFO unless another is set.
    pub(crate) fn least_application_level(&self) -> Option<ApplicationLogLevel> {
        match self.log_format {
            LogFormat::Text => None,
            LogFormat::Json => Some(self.application_log_level.unwrap_or(ApplicationLogLevel::Info)),
        }
    }
}

/// A setting with a fixed set of values, each with AWS's word for it.
macro_rules! words {
    ($(#[$about:meta])* $name:ident { $($(#[$variant_about:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$variant_about])* #[serde(rename = $word)] $variant,)+
        }

        impl $name {
            /// All values, in AWS's order.
            pub const ALL: &[$name] = &[$($name::$variant),+];

            /// AWS's word for it.
            pub const fn word(self) -> &'static str {
                match self {
                    $($name::$variant => $word,)+
                }
            }

            /// The value that this word stands for.
            pub fn from_word(word: &str) -> Option<$name> {
                $name::ALL.iter().copied().find(|value| value.word() == word)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(self.word())
            }
        }
    };
}

words! {
    /// The runtime labels that the workbook knows
    /// (<https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html>, read 2026-11-22).
    Runtime {
        /// Python 3.9.
        Python39 = "python3.9",
        /// Python 3.10.
        Python310 = "python3.10",
        /// Python 3.11.
        Python311 = "python3.11",
        /// Python 3.12.
        Python312 = "python3.12",
        /// Python 3.13.
        Python313 = "python3.13",
        /// Python 3.14.
        Python314 = "python3.14",
    }
}

words! {
    /// Instruction set of the processor.
    Architecture {
        /// Intel and AMD.
        X86_64 = "x86_64",
        /// AWS Graviton, about a fifth cheaper.
        Arm64 = "arm64",
    }
}

words! {
    /// Form of the log lines.
    LogFormat {
        /// Lines for people.
        Text = "Text",
        /// One JSON object a line.
        Json = "JSON",
    }
}

words! {
    /// Levels of the function's own lines.
    ApplicationLogLevel {
        /// Everything.
        Trace = "TRACE",
        /// Python's DEBUG.
        Debug = "DEBUG",
        /// Python's INFO, the default with JSON.
        Info = "INFO",
        /// Python's WARNING.
        Warn = "WARN",
        /// Python's ERROR.
        Error = "ERROR",
        /// Python's CRITICAL.
        Fatal = "FATAL",
    }
}

words! {
    /// Levels of Lambda's own lines.
    SystemLogLevel {
        /// All that Lambda does.
        Debug = "DEBUG",
        /// Starts and reports, the default.
        Info = "INFO",
        /// Failures only.
        Warn = "WARN",
    }
}

words! {
    /// Who runs a function.
    Platform {
        /// AWS Lambda.
        Lambda = "lambda",
        /// Apache OpenWhisk.
        Openwhisk = "openwhisk",
    }
}
