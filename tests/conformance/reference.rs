//! All cases in CPython 3.14 under AWS's runtime client from PyPI: tests/reference/lambda.mjs.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::process::{Child, Command, Stdio};
use std::time::{SystemTime, UNIX_EPOCH};

use serde_json::{Value, json};
use workbook_tests::root;

use crate::case::Case;
use crate::engine::{TIMEOUT_S, replace};
use crate::transcript::Entry;

const ARN: &str = "arn:aws:lambda:us-east-1:123456789012:function:fn";
const LOG_STREAM: &str = "2026/01/31/[$LATEST]0123456789abcdef0123456789abcdef";

/// The variables that Lambda sets, as recorded on AWS for python3.14: LocalStack tests/aws/services/lambda_/test_lambda_common.py
/// test_introspection_invoke (2026-01-12) and test_lambda.py test_lambda_init_environment (2026-02-18), read 2026-11-22.
const VARIABLES: &[(&str, &str)] = &[
    ("AWS_DEFAULT_REGION", "us-east-1"),
    ("AWS_EXECUTION_ENV", "AWS_Lambda_python3.14"),
    ("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "128"),
    ("AWS_LAMBDA_FUNCTION_NAME", "fn"),
    ("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST"),
    ("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand"),
    ("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/fn"),
    ("AWS_LAMBDA_LOG_STREAM_NAME", LOG_STREAM),
    ("AWS_LAMBDA_RUNTIME_API", "169.254.100.1:9001"),
    ("AWS_REGION", "us-east-1"),
    ("AWS_XRAY_CONTEXT_MISSING", "LOG_ERROR"),
    ("AWS_XRAY_DAEMON_ADDRESS", "169.254.100.1:2000"),
    ("LAMBDA_RUNTIME_DIR", "/var/runtime"),
    ("LAMBDA_TASK_ROOT", "/var/task"),
    ("LANG", "en_US.UTF-8"),
    ("LC_CTYPE", "C.UTF-8"),
    ("LD_LIBRARY_PATH", "/var/lang/lib:/lib64:/usr/lib64:/var/runtime:/var/runtime/lib:/var/task:/var/task/lib:/opt/lib"),
    ("PATH", "/var/lang/bin:/usr/local/bin:/usr/bin/:/bin:/opt/bin"),
    ("PWD", "/var/task"),
    ("PYTHONPATH", "/var/runtime"),
    ("SHLVL", "0"),
    ("TZ", ":UTC"),
    ("_AWS_XRAY_DAEMON_ADDRESS", "169.254.100.1"),
    ("_AWS_XRAY_DAEMON_PORT", "2000"),
];

/// CPython at work; it begins at once.
pub struct Reference {
    node: Child,
}

impl Reference {
    /// Starts it with these cases.
    pub fn start(cases: &[Case]) -> Reference {
        let packages = xtask::paths::Paths::of_this_repository().target.join("python/site-packages");
        let mut node = Command::new("node")
            .arg(root().join("tests/reference/lambda.mjs"))
            .arg(packages)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("Node is needed");
        let wanted: Vec<Value> = cases.iter().map(wanted).collect();
        let mut input = node.stdin.take().expect("it is piped");
        // It reads all before it writes anything; whether it could is seen from its end.
        let _ = input.write_all(json!(wanted).to_string().as_bytes());
        Reference { node }
    }

    /// Waits for it: the transcript of each case by its name.
    pub fn finish(self) -> BTreeMap<String, Vec<Entry>> {
        let output = self.node.wait_with_output().expect("it can be waited for");
        assert!(output.status.success(), "the reference failed, see above");
        let text = String::from_utf8(output.stdout).expect("it writes UTF-8");
        text.split_terminator('\n').map(|line| transcript(&serde_json::from_str(line).expect("a line is JSON"))).collect()
    }
}

fn request_id(number: usize) -> String {
    format!("00000000-0000-4000-8000-{number:012}")
}

fn wanted(case: &Case) -> Value {
    let mut variables: BTreeMap<&str, &str> = VARIABLES.iter().copied().collect();
    variables.extend(case.environment.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    variables.insert("_HANDLER", &case.handler);
    if let Some(format) = &case.log_format {
        variables.insert("AWS_LAMBDA_LOG_FORMAT", format);
        // INFO without a setting: https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-log-level.html, read 2026-11-22.
        variables.insert("AWS_LAMBDA_LOG_LEVEL", case.application_log_level.as_deref().unwrap_or("INFO"));
    }
    let now = SystemTime::now().duration_since(UNIX_EPOCH).expect("it is after 1970").as_millis();
    // All cases run one after the other: the last one, too, shall have its time.
    let deadline = now + u128::from(TIMEOUT_S) * 1_000;
    let events: Vec<Value> = case
        .invocations
        .iter()
        .enumerate()
        .map(|(index, invocation)| {
            let mut headers = json!({
                "Content-Type": "application/json",
                "Lambda-Runtime-Aws-Request-Id": request_id(index + 1),
                "Lambda-Runtime-Deadline-Ms": u64::try_from(deadline).expect("it fits"),
                "Lambda-Runtime-Invoked-Function-Arn": ARN,
                "Lambda-Runtime-Trace-Id": "Root=1-697dc5cc-0123456789abcdef01234567;Parent=0123456789abcdef;Sampled=0",
            });
            if let Some(context) = &invocation.client_context {
                headers["Lambda-Runtime-Client-Context"] = json!(context);
            }
            json!({"body": invocation.event, "headers": headers})
        })
        .collect();
    json!({"name": case.name, "handler": case.handler, "files": case.files, "variables": variables, "events": events})
}

fn transcript(result: &Value) -> (String, Vec<Entry>) {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let name = text(&result["name"]).expect("a result has its name");
    let entries = result["transcript"].as_array().expect("a result has a transcript");
    let mut transcript: Vec<Entry> = entries
        .iter()
        .map(|entry| match text(&entry["log"]) {
            Some(log) => Entry::Log(log),
            None => Entry::Answer { payload: text(&entry["answer"]).expect("an answer is text"), error_type: text(&entry["error_type"]) },
        })
        .collect();
    if result["exit"] == 1 {
        // AWS runs a failed init again inside the invocation: all that it logged comes twice, the answer is the second one's.
        let logs: Vec<Entry> = transcript.iter().filter(|entry| matches!(entry, Entry::Log(_))).cloned().collect();
        transcript.splice(..0, logs);
    }
    let invocations = transcript.iter().filter(|entry| matches!(entry, Entry::Answer { .. })).count();
    for number in 1..=invocations {
        replace(&mut transcript, &request_id(number), &format!("<request id {number}>"));
    }
    replace(&mut transcript, LOG_STREAM, "<log stream>");
    (name, transcript.into_iter().map(Entry::masked).collect())
}
