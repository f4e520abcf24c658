//! The Invoke API: what a caller asks, and what is refused before anything runs.
//!
//! Codes and messages as recorded on AWS: LocalStack tests/aws/services/lambda_/test_lambda.py TestLambdaFeatures and
//! TestLambdaErrors (2025-11-24), read 2026-11-22.

use crate::api_error::ApiError;
use crate::figures;
use crate::function::LATEST;
use crate::json_complaint::complaint;
use crate::lineage::Lineage;
use crate::log_tail::base64;

/// A request to run a function.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvokeRequest {
    /// The function: its name or ARN, with or without version or alias behind it.
    pub function: String,
    /// The payload's bytes; none is a call without one.
    pub payload: Option<Vec<u8>>,
    /// Whether to wait for the answer.
    pub invocation_type: InvocationType,
    /// Whether the answer brings the end of the log with it.
    pub log_tail: bool,
    /// What a mobile application says of itself: a JSON object.
    pub client_context: Option<String>,
    /// Version or alias; none is `$LATEST`.
    pub qualifier: Option<String>,
    /// The chain of requests that led here; empty for a request from outside.
    pub lineage: Lineage,
}

impl InvokeRequest {
    /// A call of this function without a payload, waited for.
    pub fn of(function: &str) -> InvokeRequest {
        InvokeRequest {
            function: function.to_owned(),
            payload: None,
            invocation_type: InvocationType::RequestResponse,
            log_tail: false,
            client_context: None,
            qualifier: None,
            lineage: Lineage::default(),
        }
    }
}

/// How a function is called.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum InvocationType {
    /// The caller waits for the answer.
    #[default]
    RequestResponse,
    /// The event is put into a queue.
    Event,
    /// Nothing runs; the caller learns whether it might.
    DryRun,
}

impl InvocationType {
    /// All of them, in AWS's order.
    pub const ALL: &[InvocationType] = &[InvocationType::RequestResponse, InvocationType::Event, InvocationType::DryRun];

    /// AWS's word for it.
    pub const fn word(self) -> &'static str {
        match self {
            InvocationType::RequestResponse => "RequestResponse",
            InvocationType::Event => "Event",
            InvocationType::DryRun => "DryRun",
        }
    }
}

/// `Function not found`, as AWS words it since 2025: with the version, also when none was named.
pub(crate) fn not_found(arn: &str, qualifier: Option<&str>) -> ApiError {
    let message = format!("Function not found: {arn}:{}", qualifier.unwrap_or(LATEST));
    ApiError::new("ResourceNotFoundException", 404, message)
}

/// Whether the request is small enough to be read at all.
pub(crate) fn check_size(request: &InvokeRequest) -> Result<(), ApiError> {
    let size = request.payload.as_deref().map_or(0, <[u8]>::len);
    let most = match request.invocation_type {
        InvocationType::Event => figures::ASYNC_REQUEST_BYTES,
        InvocationType::RequestResponse | InvocationType::DryRun => figures::REQUEST_BYTES,
    };
    if size <= most {
        return Ok(());
    }
    let message = format!("Request must be smaller than {most} bytes for the InvokeFunction operation");
    Err(ApiError::new("RequestTooLargeException", 413, message))
}

/// Whether client context and payload can be handed to a function.
pub(crate) fn check_content(request: &InvokeRequest) -> Result<(), ApiError> {
    let context_bytes = request.client_context.as_deref().map_or(0, |context| base64(context.as_bytes()).len());
    if context_bytes > figures::CLIENT_CONTEXT_BYTES {
        // AWS's own words are not recorded anywhere that was found.
        let message =
            format!("Client context must be at most {} bytes in base64; this one has {context_bytes}", figures::CLIENT_CONTEXT_BYTES);
        return Err(ApiError::new("InvalidRequestContentException", 400, message));
    }
    let payload = request.payload.as_deref().unwrap_or_default();
    if !payload.is_empty()
        && let Err(error) = serde_json::from_slice::<serde::de::IgnoredAny>(payload)
    {
        // What our JSON library refuses and AWS's would take is refused in our words: there is no other reader of JSON here.
        let why = complaint(payload).unwrap_or_else(|| error.to_string());
        let message = format!("Could not parse request body into json: Could not parse payload into json: {why}");
        return Err(ApiError::new("InvalidRequestContentException", 400, message));
    }
    Ok(())
}
