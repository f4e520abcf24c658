//! Lambda as functions call it: `Invoke`.

use mini_lambda::{Answer, Caller, FunctionName, InvocationType, InvokeRequest, SimTime};
use serde_json::{Map, Value, json};

use crate::account::Account;
use crate::digests::from_base64;
use crate::dispatcher::{Answered, Head};
use crate::parameters::Parameters;
use crate::service_error::ServiceError;
use crate::stores::UnknownOperation;

/// The operations that are here.
const OPERATIONS: &[&str] = &["Invoke"];

/// Answers a call that reaches Lambda at `at`.
pub(crate) fn answer(account: &Account, caller: &Caller<'_>, at: SimTime, head: &Head, body: &[u8]) -> Answered {
    if head.operation != "Invoke" {
        let there_is = OPERATIONS.iter().map(|name| (*name).to_owned()).collect();
        let unknown = UnknownOperation { service: "lambda".to_owned(), there_is };
        return Answered { done_at: at, head: unknown.head(), body: Vec::new() };
    }
    let request = match read(&head.parameters, body) {
        Ok(request) => InvokeRequest { lineage: caller.lineage.clone(), ..request },
        Err(error) => return refused(account, at, &error),
    };
    if account.lambda.action(&request.function).is_some() {
        // An action of OpenWhisk is nothing that Lambda knows.
        let arn = format!("arn:aws:lambda:{}:{}:function:{}", account.region, account.number, request.function);
        return refused(account, at, &ServiceError::new(404, "ResourceNotFoundException", format!("Function not found: {arn}:$LATEST")));
    }
    match account.lambda.call(at, &request, &account.emit) {
        Ok(answered) => answer_of(account, &request, answered),
        Err(fault) => {
            let error = ServiceError::new(500, "ServiceException", fault.to_string());
            account.fault.replace(Some(fault));
            refused(account, at, &error)
        }
    }
}

fn read(parameters: &Map<String, Value>, body: &[u8]) -> Result<InvokeRequest, ServiceError> {
    let parameters = Parameters::new("Invoke", parameters);
    parameters.allow(&["FunctionName", "InvocationType", "LogType", "ClientContext", "Qualifier"], &[])?;
    let kind = parameters.text("InvocationType")?.unwrap_or("RequestResponse");
    let invocation_type = InvocationType::ALL.iter().copied().find(|known| known.word() == kind).ok_or_else(|| {
        let message = format!(
            "1 validation error detected: Value '{kind}' at 'invocationType' failed to satisfy constraint: Member must satisfy enum value \
             set: [Event, RequestResponse, DryRun]"
        );
        ServiceError::new(400, "ValidationException", message)
    })?;
    let client_context = match parameters.text("ClientContext")? {
        None => None,
        Some(text) => {
            let decoded = from_base64(text).and_then(|bytes| String::from_utf8(bytes).ok());
            let refused =
                || ServiceError::new(400, "InvalidRequestContentException", "Client context must be a valid Base64-encoded JSON object.");
            Some(decoded.ok_or_else(refused)?)
        }
    };
    Ok(InvokeRequest {
        payload: (!body.is_empty()).then(|| body.to_vec()),
        invocation_type,
        log_tail: parameters.text("LogType")? == Some("Tail"),
        client_context,
        qualifier: parameters.text("Qualifier")?.map(str::to_owned),
        ..InvokeRequest::of(parameters.required_text("FunctionName")?)
    })
}

/// What the caller gets, by <https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html>, read 2026-11-22.
fn answer_of(account: &Account, request: &InvokeRequest, answered: mini_lambda::Answered) -> Answered {
    let at = answered.at;
    let id = |account: &Account| account.identifiers.borrow_mut().next_uuid("lambda-request", &request.function);
    let (request_id, output, body) = match answered.answer {
        Answer::Finished(finished) => {
            let mut output = json!({"StatusCode": finished.status_code, "ExecutedVersion": finished.executed_version});
            if let Some(error) = finished.function_error {
                output["FunctionError"] = json!(error);
            }
            if let Some(tail) = finished.log_result {
                output["LogResult"] = json!(tail);
            }
            (finished.request_id, output, finished.payload.into_bytes())
        }
        Answer::Accepted(event) => {
            let id = event.request_id.clone();
            account.enqueue(at, *event);
            (id, json!({"StatusCode": 202}), Vec::new())
        }
        Answer::MayRun | Answer::Activation(_) => (id(account), json!({"StatusCode": 204}), Vec::new()),
        Answer::Refused(error) => {
            account.tell_throttled(at, FunctionName::parse(&request.function).map_or(&request.function, |name| name.name), &error);
            let mut refusal = ServiceError::new(error.status, error.code, error.message).with("Type", "User");
            if let Some(reason) = error.reason {
                refusal = refusal.with("Reason", reason);
            }
            return refused(account, at, &refusal);
        }
    };
    let head = json!({
        "status": output["StatusCode"], "request_id": request_id, "headers": {"x-amzn-requestid": request_id}, "output": output,
    });
    Answered { done_at: at, head, body }
}

fn refused(account: &Account, at: SimTime, error: &ServiceError) -> Answered {
    let request_id = account.identifiers.borrow_mut().next_uuid("lambda-request", "");
    let head = json!({
        "status": error.status, "request_id": request_id, "headers": {"x-amzn-requestid": request_id}, "error": error.to_json(),
    });
    Answered { done_at: at, head, body: Vec::new() }
}
