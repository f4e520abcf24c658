//! OpenWhisk's sentences.
//!
//! Of the platform: `Messages` in
//! <https://github.com/apache/openwhisk/blob/master/common/scala/src/main/scala/org/apache/openwhisk/http/ErrorResponse.scala>. Of the
//! program in the container: runHandler.go, initHandler.go and executor.go of
//! <https://github.com/apache/openwhisk-runtime-go/tree/master/openwhisk>. Read 2026-11-22.

/// Of the platform: the container is gone.
pub(crate) const MEMORY_EXHAUSTED: &str = "The action exhausted its memory and was aborted.";
/// Of the platform: the last line of the logs of every developer error.
pub(crate) const LOG_WARNING: &str = "The action did not initialize or run as expected. Log data might be missing.";
/// Of the program in the container: the process ended during a run.
pub(crate) const COMMAND_EXITED: &str = "command exited";
/// Of the program in the container: the process ended before it was ready. In the logs.
pub(crate) const EXITED_IN_INIT: &str = "Command exited abruptly during initialization.";
/// Of the program in the container: the same, as the result.
pub(crate) const CANNOT_START: &str = "Cannot start action. Check logs for details.";
/// Of the program in the container: a result that is JSON and no object or list.
pub(crate) const NO_DICTIONARY: &str = "The action did not return a dictionary or array.";

pub(crate) fn too_many_requests(count: u32, allowed: u32) -> String {
    format!("Too many requests in the last minute (count: {count}, allowed: {allowed}).")
}

pub(crate) fn too_many_at_once(count: u32, allowed: u32) -> String {
    format!("Too many concurrent requests in flight (count: {count}, allowed: {allowed}).")
}

pub(crate) fn request_too_large(is: usize, allowed: usize) -> String {
    format!("Request larger than allowed: {is} > {allowed} bytes.")
}

pub(crate) fn inactive_rule(rule: &str, action: &str) -> String {
    format!("Rule '{rule}' is inactive, action '{action}' was not activated.")
}

pub(crate) fn invalid_init_response(body: &str) -> String {
    with_body("The action failed during initialization", body)
}

pub(crate) fn invalid_run_response(body: &str) -> String {
    with_body("The action did not produce a valid JSON or JSON Array response", body)
}

fn with_body(sentence: &str, body: &str) -> String {
    if body.is_empty() { format!("{sentence}.") } else { format!("{sentence}: {body}") }
}

pub(crate) fn truncated_response(kept: &str, is: usize, allowed: usize) -> String {
    format!("The action produced a response that exceeded the allowed length: {is} > {allowed} bytes. The truncated response was: {kept}")
}

pub(crate) fn timed_out(timeout_ms: u32, init: bool) -> String {
    let end = if init { " during initialization." } else { "." };
    format!("The action exceeded its time limits of {timeout_ms} milliseconds{end}")
}

pub(crate) fn truncated_logs(limit: u64) -> String {
    format!("Logs were truncated because the total bytes size exceeds the limit of {limit} bytes.")
}

/// What is said of a request that is no object, by spray-json and Pekko HTTP, which OpenWhisk reads requests with.
pub(crate) fn malformed(problem: &str) -> String {
    format!("The request content was malformed:\n{problem}")
}
