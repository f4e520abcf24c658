//! What AWS refuses about a function's settings, in AWS's words.

use crate::api_error::ApiError;
use crate::destination::Destination;
use crate::environment_variables::EXEC_WRAPPER;
use crate::figures;
use crate::function::{FunctionConfig, LogFormat};
use crate::function_name::{FunctionName, unfit, validation};

/// What `CreateFunction` wants a name to look like, as its refusals print it.
const NAME_PATTERN: &str = r"(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?([a-zA-Z0-9-_]+)(:(\$LATEST|[a-zA-Z0-9-_]+))?";

/// What a destination must look like, as refusals print it.
const DESTINATION_PATTERN: &str = r"$|kafka://([^.]([a-zA-Z0-9\-_.]{0,248}))|arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9\-])+:((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1})?:(\d{12})?:(.*)";

/// A setting that AWS would refuse.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadSetting {
    /// Name of the field in [`FunctionConfig`].
    pub field: &'static str,
    /// What AWS answers.
    pub error: ApiError,
}

/// Names that Lambda keeps for itself
/// (<https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html>, read 2026-11-22).
const RESERVED: &[&str] = &[
    "_HANDLER",
    "_X_AMZN_TRACE_ID",
    "AWS_ACCESS_KEY",
    "AWS_ACCESS_KEY_ID",
    "AWS_DEFAULT_REGION",
    "AWS_EXECUTION_ENV",
    "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
    "AWS_LAMBDA_FUNCTION_NAME",
    "AWS_LAMBDA_FUNCTION_VERSION",
    "AWS_LAMBDA_INITIALIZATION_TYPE",
    "AWS_LAMBDA_LOG_GROUP_NAME",
    "AWS_LAMBDA_LOG_STREAM_NAME",
    "AWS_LAMBDA_RUNTIME_API",
    "AWS_REGION",
    "AWS_SECRET_ACCESS_KEY",
    "AWS_SESSION_TOKEN",
    "LAMBDA_RUNTIME_DIR",
    "LAMBDA_TASK_ROOT",
];

impl FunctionConfig {
    /// All that AWS would refuse, in the order of the settings.
    pub fn problems(&self) -> Vec<BadSetting> {
        if self.is_action() {
            return self.action_problems();
        }
        let mut problems = Vec::new();
        self.check_name(&mut problems);
        self.check_handler(&mut problems);
        self.check_files(&mut problems);
        let mut range = |field, setting: &str, value: u32, allowed: &std::ops::RangeInclusive<u32>| {
            if value < *allowed.start() {
                let wanted = format!("Member must have value greater than or equal to {}", allowed.start());
                problems.push(constraint(field, setting, &value.to_string(), &wanted));
            } else if value > *allowed.end() {
                let wanted = format!("Member must have value less than or equal to {}", allowed.end());
                problems.push(constraint(field, setting, &value.to_string(), &wanted));
            }
        };
        range("memory_mb", "memorySize", self.memory_mb, &figures::MEMORY_MB);
        range("timeout_s", "timeout", self.timeout_s, &figures::TIMEOUT_S);
        range("ephemeral_storage_mb", "ephemeralStorage.size", self.ephemeral_storage_mb, &figures::EPHEMERAL_STORAGE_MB);
        range("maximum_retry_attempts", "maximumRetryAttempts", self.maximum_retry_attempts, &figures::RETRY_ATTEMPTS);
        range("maximum_event_age_s", "maximumEventAgeInSeconds", self.maximum_event_age_s, &figures::EVENT_AGE_S);
        self.check_environment(&mut problems);
        self.check_levels(&mut problems);
        self.check_log_group(&mut problems);
        self.check_destinations(&mut problems);
        problems
    }

    /// Codes and texts as recorded: LocalStack tests/aws/services/lambda_/test_lambda_api.py TestLambdaEventInvokeConfig
    /// (test_lambda_eventinvokeconfig_exceptions, 2025-11-25), read 2026-11-27. S3 takes failures only:
    /// <https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html>, read 2026-11-22; what AWS says otherwise is not
    /// recorded anywhere that was found.
    fn check_destinations(&self, problems: &mut Vec<BadSetting>) {
        for (field, setting, arn) in [
            ("on_success", "destinationConfig.onSuccess.destination", &self.on_success),
            ("on_failure", "destinationConfig.onFailure.destination", &self.on_failure),
        ] {
            let Some(arn) = arn else { continue };
            match Destination::parse(arn) {
                _ if !is_arn(arn) => {
                    let wanted = format!("Member must satisfy regular expression pattern: {DESTINATION_PATTERN}");
                    problems.push(constraint(field, setting, arn, &wanted));
                }
                Some(Destination::Function { name, .. }) if name == self.name => {
                    problems.push(invalid(field, "You can't specify the function as a destination for itself.".to_owned()));
                }
                Some(Destination::Bucket(_)) if field == "on_success" => {
                    let message = format!("The destination ARN {arn} is a bucket: S3 takes records of failed invocations only.");
                    problems.push(invalid(field, message));
                }
                Some(_) => {}
                None if arn.starts_with("arn:aws:sns:") || arn.starts_with("arn:aws:events:") => {
                    let message = format!("{arn} is a destination at AWS, but not here: take a queue, a function or a bucket.");
                    problems.push(invalid(field, message));
                }
                None => problems.push(invalid(field, self.invalid_destinations())),
            }
        }
    }

    fn invalid_destinations(&self) -> String {
        let written = |kind: &str, arn: &Option<String>| match arn {
            Some(arn) => format!("{kind}(destination={arn})"),
            None => "null".to_owned(),
        };
        let (success, failure) = (written("OnSuccess", &self.on_success), written("OnFailure", &self.on_failure));
        format!("The provided destination config DestinationConfig(onSuccess={success}, onFailure={failure}) is invalid.")
    }

    /// Codes and texts as recorded: LocalStack tests/aws/services/lambda_/test_lambda_api.py test_function_arns and
    /// test_function_name_and_qualifier_validation (2025-11-25), read 2026-11-22.
    fn check_name(&self, problems: &mut Vec<BadSetting>) {
        let most = |length| format!("Member must have length less than or equal to {length}");
        match FunctionName::parse(&self.name).filter(|name| !name.name.contains('.')) {
            None => {
                let wanted = format!("Member must satisfy regular expression pattern: {NAME_PATTERN}");
                problems.push(constraint("name", "functionName", &self.name, &wanted));
            }
            Some(_) if self.name.len() > figures::ARN_LENGTH => {
                problems.push(constraint("name", "functionName", &self.name, &most(figures::ARN_LENGTH)));
            }
            Some(name) if name.name != self.name => {
                // AWS takes the name out of an ARN. Here every name is written in one way only, so these words are our own.
                let message = format!("{:?} is an ARN or has a version; write the name alone: {:?}", self.name, name.name);
                problems.push(invalid("name", message));
            }
            Some(name) if name.name.len() > figures::NAME_LENGTH => {
                // The words of a validation with the code of another refusal: recorded so.
                let broken = constraint("name", "functionName", &self.name, &most(figures::NAME_LENGTH));
                problems.push(invalid("name", broken.error.message));
            }
            Some(_) => {}
        }
    }

    fn check_handler(&self, problems: &mut Vec<BadSetting>) {
        if self.handler.is_empty() || self.handler.chars().any(char::is_whitespace) {
            let wanted = r"Member must satisfy regular expression pattern: [^\s]+";
            problems.push(constraint("handler", "handler", &self.handler, wanted));
        } else if self.handler.chars().count() > figures::HANDLER_LENGTH {
            let wanted = format!("Member must have length less than or equal to {}", figures::HANDLER_LENGTH);
            problems.push(constraint("handler", "handler", &self.handler, &wanted));
        }
    }

    fn check_files(&self, problems: &mut Vec<BadSetting>) {
        for path in self.files.keys() {
            let bad_part = |part: &str| part.is_empty() || part == "." || part == ".." || part.contains('\0') || part.len() > 255;
            if path.len() > 1_024 || path.split('/').any(bad_part) {
                let message =
                    format!("A file of the deployment package has no usable path: {path:?}. Write it like \"app.py\" or \"lib/rows.py\".");
                problems.push(invalid("files", message));
            }
            let folder = format!("{path}/");
            if self.files.range(folder.clone()..).next().is_some_and(|(other, _)| other.starts_with(&folder)) {
                problems.push(invalid("files", format!("The deployment package has {path:?} as a file and as a folder.")));
            }
        }
        if self.files.values().map(String::len).sum::<usize>() > figures::CODE_BYTES {
            problems.push(invalid("files", format!("Unzipped size must be smaller than {} bytes", figures::CODE_BYTES)));
        }
    }

    fn check_environment(&self, problems: &mut Vec<BadSetting>) {
        const CANNOT: &str =
            "Lambda was unable to configure your environment variables because the environment variables you have provided";
        let reserved: Vec<&str> = self.environment.keys().map(String::as_str).filter(|name| RESERVED.contains(name)).collect();
        if !reserved.is_empty() {
            let message = format!(
                "{CANNOT} contains reserved keys that are currently not supported for modification. Reserved keys used in this request: {}",
                reserved.join(", ")
            );
            problems.push(invalid("environment", message));
        }
        let allowed = |name: &str| {
            name.len() >= 2
                && name.starts_with(|letter: char| letter.is_ascii_alphabetic())
                && name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_')
        };
        if let Some(name) = self.environment.keys().find(|name| !allowed(name) && !RESERVED.contains(&name.as_str())) {
            let wanted = "Map keys must satisfy constraint: [Member must satisfy regular expression pattern: [a-zA-Z]([a-zA-Z0-9_])+]";
            problems.push(constraint("environment", "environment.variables", &format!("{{{name}=…}}"), wanted));
        }
        let wrapper = self.environment.get(EXEC_WRAPPER).and_then(|path| path.strip_prefix("/var/task/"));
        if wrapper.is_some_and(|path| self.files.contains_key(path)) {
            let message = format!("{EXEC_WRAPPER} names a script of the deployment package. No script can run here; leave it out.");
            problems.push(invalid("environment", message));
        }
        // Maps of texts are always JSON.
        let measured = serde_json::to_string(&self.environment).unwrap_or_default();
        if measured.len() > figures::ENVIRONMENT_BYTES {
            let message = format!("{CANNOT} exceeded the 4KB limit. String measured: {measured}");
            problems.push(invalid("environment", message));
        }
    }

    fn check_log_group(&self, problems: &mut Vec<BadSetting>) {
        let Some(group) = &self.log_group else {
            return;
        };
        let mut refuse = |wanted: &str| problems.push(constraint("log_group", "loggingConfig.logGroup", group, wanted));
        let allowed = |letter: char| letter.is_ascii_alphanumeric() || ".-_/#".contains(letter);
        if group.is_empty() {
            refuse("Member must have length greater than or equal to 1");
        } else if !group.chars().all(allowed) {
            refuse(r"Member must satisfy regular expression pattern: [\.\-_/#A-Za-z0-9]+");
        } else if group.len() > figures::LOG_GROUP_LENGTH {
            refuse(&format!("Member must have length less than or equal to {}", figures::LOG_GROUP_LENGTH));
        } else if group.starts_with("aws/") {
            // AWS takes the setting, cannot make the group, and drops every log event
            // (<https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-loggroups.html>, read 2026-11-22). The words are ours.
            let message = "A log group whose name begins with \"aws/\" cannot be made: nothing would be logged. Choose another name.";
            problems.push(invalid("log_group", message.to_owned()));
        }
    }

    fn check_levels(&self, problems: &mut Vec<BadSetting>) {
        if self.log_format == LogFormat::Json {
            return;
        }
        const MESSAGE: &str = "LogLevel is not supported when LogFormat is set to \"Text\". Remove LogLevel from your request or change the \
                               LogFormat to \"JSON\" and try again.";
        for (field, set) in
            [("application_log_level", self.application_log_level.is_some()), ("system_log_level", self.system_log_level.is_some())]
        {
            if set {
                problems.push(invalid(field, MESSAGE.to_owned()));
            }
        }
    }
}

/// Whether a text looks like an ARN: the part of [`DESTINATION_PATTERN`] that can be meant here.
fn is_arn(text: &str) -> bool {
    let plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    match *text.splitn(6, ':').collect::<Vec<_>>().as_slice() {
        ["arn", partition, service, region, account, _] => {
            let is_account = account.is_empty() || account.len() == 12 && account.bytes().all(|byte| byte.is_ascii_digit());
            partition.starts_with("aws") && plain(partition) && !service.is_empty() && plain(service) && plain(region) && is_account
        }
        _ => false,
    }
}

fn constraint(field: &'static str, setting: &str, value: &str, wanted: &str) -> BadSetting {
    BadSetting { field, error: validation(&[unfit(setting, value, wanted)]) }
}

fn invalid(field: &'static str, message: String) -> BadSetting {
    BadSetting { field, error: ApiError::new("InvalidParameterValueException", 400, message) }
}
