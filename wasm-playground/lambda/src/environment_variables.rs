//! The environment variables that code sees: AWS's, then the reader's own.
//!
//! Recorded on AWS for python3.9 to 3.14: LocalStack tests/aws/services/lambda_/test_lambda_common.py
//! test_introspection_invoke (2026-01-12) and test_lambda.py test_lambda_init_environment (2026-02-18), read 2026-11-22.

use std::collections::BTreeMap;

use crate::function::{FunctionConfig, Runtime};
use crate::identifiers::{derive, hex};

/// What the variables say about where the function runs.
pub(crate) struct Surroundings<'a> {
    /// AWS region.
    pub region: &'a str,
    /// The version that runs.
    pub version: &'a str,
    /// The environment's log stream.
    pub log_stream: &'a str,
}

/// Variables whose value the reader's own may replace
/// (<https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html>, read 2026-11-22).
const REPLACEABLE: &[(&str, &str)] = &[
    ("LANG", "en_US.UTF-8"),
    ("LD_LIBRARY_PATH", "/var/lang/lib:/lib64:/usr/lib64:/var/runtime:/var/runtime/lib:/var/task:/var/task/lib:/opt/lib"),
    ("PATH", "/var/lang/bin:/usr/local/bin:/usr/bin/:/bin:/opt/bin"),
    ("PWD", "/var/task"),
    ("PYTHONPATH", "/var/runtime"),
    ("SHLVL", "0"),
    ("TZ", ":UTC"),
    ("AWS_XRAY_CONTEXT_MISSING", "LOG_ERROR"),
    ("AWS_XRAY_DAEMON_ADDRESS", "169.254.100.1:2000"),
    ("_AWS_XRAY_DAEMON_ADDRESS", "169.254.100.1"),
    ("_AWS_XRAY_DAEMON_PORT", "2000"),
];

/// The variable that names a script which starts the process.
pub(crate) const EXEC_WRAPPER: &str = "AWS_LAMBDA_EXEC_WRAPPER";

/// All variables of a new environment.
pub(crate) fn variables(function: &FunctionConfig, surroundings: &Surroundings<'_>) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    let mut set = |name: &str, value: &str| all.insert(name.to_owned(), value.to_owned());
    for (name, value) in REPLACEABLE {
        set(name, value);
    }
    if function.runtime >= Runtime::Python312 {
        set("LC_CTYPE", "C.UTF-8");
    }
    for (name, value) in &function.environment {
        set(name, value);
    }
    set("_HANDLER", &function.handler);
    set("AWS_LAMBDA_FUNCTION_NAME", &function.name);
    set("AWS_LAMBDA_FUNCTION_VERSION", surroundings.version);
    set("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", &function.memory_mb.to_string());
    set("AWS_LAMBDA_LOG_GROUP_NAME", &function.log_group());
    set("AWS_LAMBDA_LOG_STREAM_NAME", surroundings.log_stream);
    set("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
    set("AWS_LAMBDA_RUNTIME_API", "169.254.100.1:9001");
    set("AWS_EXECUTION_ENV", &format!("AWS_Lambda_{}", function.runtime));
    set("AWS_REGION", surroundings.region);
    set("AWS_DEFAULT_REGION", surroundings.region);
    set("LAMBDA_TASK_ROOT", "/var/task");
    set("LAMBDA_RUNTIME_DIR", "/var/runtime");
    // Keys of a role that nobody has: right in form, worth nothing.
    let key = |kind| hex(&derive(0, kind, surroundings.log_stream, 0)).to_uppercase();
    set("AWS_ACCESS_KEY_ID", &format!("ASIA{}", &key("access key")[..16]));
    set("AWS_SECRET_ACCESS_KEY", &key("secret key")[..40]);
    set("AWS_SESSION_TOKEN", &key("session token"));
    if let Some(level) = function.least_application_level() {
        set("AWS_LAMBDA_LOG_FORMAT", function.log_format.word());
        set("AWS_LAMBDA_LOG_LEVEL", level.word());
    }
    all
}
