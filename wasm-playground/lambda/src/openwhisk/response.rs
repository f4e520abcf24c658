//! How an activation ended, as the platform understands the container's answer.
//!
//! By ActivationResult.scala and Container.scala of <https://github.com/apache/openwhisk>, read 2026-11-22. The words for each status are
//! those of docs/actions.md ("Understanding the activation record").

use serde_json::{Value, json};

use super::proxy::ContainerResponse;
use super::{figures, messages};

/// The key that makes a result an error.
const ERROR: &str = "error";

/// How an activation ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// `main` returned.
    Success,
    /// It returned an error, or raised: the launcher makes an error of that.
    ApplicationError,
    /// It did not load, took too long, ended the process, or returned what cannot be a result.
    DeveloperError,
}

impl Outcome {
    /// The number in the record.
    pub const fn status_code(self) -> u8 {
        match self {
            Outcome::Success => 0,
            Outcome::ApplicationError => 1,
            Outcome::DeveloperError => 2,
        }
    }

    /// The words in the record.
    pub const fn status(self) -> &'static str {
        match self {
            Outcome::Success => "success",
            Outcome::ApplicationError => "application error",
            Outcome::DeveloperError => "action developer error",
        }
    }
}

/// What the record says of the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ActivationResponse {
    pub outcome: Outcome,
    pub result: Value,
    /// Letters of the container's answer, if there was one.
    pub size: Option<usize>,
}

impl ActivationResponse {
    /// The action ran to its end, well or not.
    pub fn of_run(response: &ContainerResponse) -> ActivationResponse {
        let ContainerResponse { ok, body } = response;
        if body.len() > figures::RESULT_BYTES {
            let kept = &body[..body.floor_char_boundary(figures::RESULT_BYTES)];
            let sentence = messages::truncated_response(kept, body.len(), figures::RESULT_BYTES);
            return ActivationResponse { size: Some(body.len()), ..error(Outcome::ApplicationError, json!(sentence)) };
        }
        let response = match (serde_json::from_str::<Value>(body), ok) {
            (Ok(Value::Object(mut fields)), true) => match fields.remove(ERROR) {
                Some(cause) => error(Outcome::ApplicationError, cause),
                None => ActivationResponse { outcome: Outcome::Success, result: Value::Object(fields), size: None },
            },
            (Ok(Value::Object(mut fields)), false) => {
                let cause = fields.remove(ERROR).unwrap_or_else(|| json!(messages::invalid_run_response(body)));
                error(Outcome::DeveloperError, cause)
            }
            (Ok(Value::Array(items)), true) => ActivationResponse { outcome: Outcome::Success, result: Value::Array(items), size: None },
            (Ok(_) | Err(_), _) => error(Outcome::DeveloperError, json!(messages::invalid_run_response(body))),
        };
        ActivationResponse { size: Some(utf16_length(body)), ..response }
    }

    /// The action could not be loaded.
    pub fn of_failed_init(response: &ContainerResponse) -> ActivationResponse {
        let body = &response.body;
        let named = serde_json::from_str::<Value>(body).ok().and_then(|value| value.get(ERROR).cloned());
        let cause = named.unwrap_or_else(|| json!(messages::invalid_init_response(body)));
        ActivationResponse { size: Some(utf16_length(body)), ..error(Outcome::DeveloperError, cause) }
    }

    /// Init or run took as long as they may.
    pub fn timed_out(timeout_ms: u32, init: bool) -> ActivationResponse {
        error(Outcome::DeveloperError, json!(messages::timed_out(timeout_ms, init)))
    }

    /// The container had no memory left.
    pub fn out_of_memory() -> ActivationResponse {
        error(Outcome::DeveloperError, json!(messages::MEMORY_EXHAUSTED))
    }
}

fn error(outcome: Outcome, cause: Value) -> ActivationResponse {
    ActivationResponse { outcome, result: json!({ ERROR: cause }), size: None }
}

/// Java counts letters so.
fn utf16_length(text: &str) -> usize {
    text.encode_utf16().count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::openwhisk::proxy;

    fn run(line: &str) -> (u8, Value) {
        let response = ActivationResponse::of_run(&proxy::after_run(line.to_owned()));
        (response.outcome.status_code(), response.result)
    }

    #[test]
    fn results_and_what_becomes_of_them() {
        // Cases and texts: PythonBasicTests.scala of openwhisk-runtime-python (application errors, arrays, termination), runHandler.go of
        // openwhisk-runtime-go, ActivationResponseTests.scala of openwhisk.
        assert_eq!(run("{\"greeting\": \"hello\"}\n"), (0, json!({"greeting": "hello"})));
        assert_eq!(run("[\"a\", \"b\"]\n"), (0, json!(["a", "b"])));
        assert_eq!(run("{\"error\": \"sorry\"}\n"), (1, json!({"error": "sorry"})));
        assert_eq!(run("{\"error\": {\"code\": 7}, \"more\": 1}\n"), (1, json!({"error": {"code": 7}})), "only the error is kept");
        for line in ["\"not a json object\"\n", "7\n", "true\n", "{\"a\": NaN}\n"] {
            assert_eq!(run(line), (2, json!({"error": "The action did not return a dictionary or array."})), "{line}");
        }
        assert_eq!(
            run("null\n"),
            (2, json!({"error": "The action did not produce a valid JSON or JSON Array response: null\n"})),
            "what the container lets through, the platform refuses"
        );
        let exited = ActivationResponse::of_run(&proxy::exited());
        assert_eq!((exited.result, exited.size), (json!({"error": "command exited"}), Some(27)));
    }

    #[test]
    fn a_result_has_at_most_a_megabyte() {
        // docs/reference.md ("Per activation result size"), `truncatedResponse` in ErrorResponse.scala.
        let of = |length: usize| run(&format!("{{\"a\": \"{}\"}}\n", "a".repeat(length - 10)));
        assert_eq!(of(1_048_576).0, 0);
        let (code, result) = of(1_048_577);
        let text = result["error"].as_str().unwrap();
        assert_eq!(code, 1);
        let begin =
            "The action produced a response that exceeded the allowed length: 1048577 > 1048576 bytes. The truncated response was: {\"a\"";
        assert!(text.starts_with(begin), "{}", &text[..200]);
    }

    #[test]
    fn inits_that_fail() {
        let init = |body: &str| {
            ActivationResponse::of_failed_init(&ContainerResponse { ok: false, body: body.to_owned() }).result["error"].clone()
        };
        assert_eq!(
            ActivationResponse::of_failed_init(&proxy::exited_in_init()).result,
            json!({"error": "Cannot start action. Check logs for details."})
        );
        assert_eq!(init("oops"), "The action failed during initialization: oops");
        assert_eq!(init(""), "The action failed during initialization.");
    }
}
