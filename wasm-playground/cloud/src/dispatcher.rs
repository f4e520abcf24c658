//! `Dispatcher`: answers the calls of running functions: the right service, after its latency.

use std::rc::Weak;

use mini_lambda::{Caller, ServiceReply, Services, SimDuration, SimTime};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::account::Account;
use crate::asynchronous::role_of;
use crate::fault::connect_timeout;
use crate::lambda_service;
use crate::model;
use crate::service_call::Request;
use crate::service_event::ServiceEvent;
use crate::stores::{Called, SERVICES};

/// The services of an account, as its functions reach them.
pub(crate) struct Dispatcher {
    /// The account owns the functions that own this.
    account: Weak<Account>,
}

/// The head of a call.
#[derive(Deserialize)]
pub(crate) struct Head {
    pub service: String,
    pub operation: String,
    #[serde(default)]
    pub parameters: Map<String, Value>,
    #[serde(default)]
    client: Client,
}

/// What the client that calls was made with.
#[derive(Default, Deserialize)]
struct Client {
    /// How long it waits for an answer; 0 is for ever.
    #[serde(default)]
    read_timeout_ms: u64,
    /// How long it tries to connect; 0 is as long as the system does.
    #[serde(default)]
    connect_timeout_ms: u64,
    /// How long a client of MongoDB looks for a server.
    #[serde(default)]
    server_selection_timeout_ms: u64,
}

impl Head {
    /// What it is about: bucket and key, a queue, a function.
    fn resource(&self) -> String {
        let text = |name: &str| self.parameters.get(name).and_then(Value::as_str);
        match (text("Bucket"), text("Key"), text("QueueUrl"), text("FunctionName")) {
            (Some(bucket), Some(key), ..) => format!("{bucket}/{key}"),
            (Some(bucket), ..) => bucket.to_owned(),
            (.., Some(url), _) => url.rsplit('/').next().unwrap_or(url).to_owned(),
            (.., Some(function)) => function.to_owned(),
            _ => String::new(),
        }
    }
}

/// An answer, and when it is there.
pub(crate) struct Answered {
    pub done_at: SimTime,
    pub head: Value,
    pub body: Vec<u8>,
}

impl Dispatcher {
    /// A dispatcher of this account.
    pub fn new(account: Weak<Account>) -> Dispatcher {
        Dispatcher { account }
    }
}

impl Services for Dispatcher {
    fn call(&self, caller: &Caller<'_>, now: SimTime, head: &[u8], body: &[u8]) -> ServiceReply {
        let reply = |answered: Answered| {
            let Answered { done_at, head, body } = answered;
            ServiceReply { done_at, head: head.to_string(), body }
        };
        let (Some(account), Ok(head)) = (self.account.upgrade(), serde_json::from_slice::<Head>(head)) else {
            return reply(unknown("", now));
        };
        let patience = SimDuration::from_millis(head.client.read_timeout_ms);
        let gives_up_at = if patience == SimDuration::ZERO { SimTime::END } else { now + patience };
        // What happens after the caller is stopped, or has given up, must not be told before what the caller still does.
        let limit = account.narrator.limit();
        account.narrator.set_limit(limit.min(caller.deadline).min(gives_up_at));
        let patience_to_connect = match head.service.as_str() {
            "mongodb" => SimDuration::from_millis(head.client.server_selection_timeout_ms),
            _ => connect_timeout(head.client.connect_timeout_ms),
        };
        let answered = account.send(now, &head, patience_to_connect, |sent| account.answer(caller, sent, &head, body));
        if answered.done_at <= caller.deadline && answered.done_at <= gives_up_at {
            account.narrator.set_limit(limit);
            if let Some(refused) = refusal(caller, &head, &answered.head) {
                account.tell(answered.done_at, refused);
            }
        }
        if answered.done_at > gives_up_at && answered.head.get("no_answer").is_none() {
            return reply(Answered { done_at: gives_up_at, head: json!({"no_answer": "read_timeout"}), body: Vec::new() });
        }
        reply(answered)
    }
}

impl Account {
    fn answer(&self, caller: &Caller<'_>, now: SimTime, head: &Head, body: &[u8]) -> Answered {
        let latency = match head.service.as_str() {
            "lambda" => return lambda_service::answer(self, caller, now + model::LAMBDA_REQUEST, head, body),
            "redshift-data" => return self.redshift_data(caller, now, head),
            "redshift-sql" => return self.redshift_wire(caller, now, head, head.client.connect_timeout_ms),
            "s3" => model::with_bytes(model::S3_REQUEST, body.len()),
            "sqs" => model::SQS_REQUEST,
            "mongodb" if self.stores.borrow().mongodb.is_none() => return no_server(now, &head.client),
            "mongodb" => model::mongodb_request(&head.operation, body.len()),
            service => return unknown(service, now),
        };
        let principal = role_of(caller.function);
        let at = now + latency;
        let request = Request { at, principal: &principal, operation: &head.operation, parameters: &head.parameters, body };
        match self.store(&head.service, &request, caller.lineage) {
            Called::Done(reply) => {
                if head.service == "s3" {
                    self.s3_requests.borrow_mut().count(caller.function, &head.operation);
                }
                let head = reply.head();
                let body = reply.answer.map(|answer| answer.body).unwrap_or_default();
                let done_at = model::with_bytes(SimDuration::ZERO, body.len());
                Answered { done_at: reply.done_at + done_at, head, body }
            }
            Called::Unknown(unknown) => Answered { done_at: now, head: unknown.head(), body: Vec::new() },
        }
    }
}

/// What is told where a service refused; nothing where it answered, or nobody did.
fn refusal(caller: &Caller<'_>, asked: &Head, answer: &Value) -> Option<ServiceEvent> {
    let error = answer.get("error").filter(|error| error.is_object())?;
    let text = |name: &str| error.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    Some(ServiceEvent::CallRefused {
        function: caller.function.to_owned(),
        request_id: caller.request_id.map(str::to_owned),
        service: asked.service.clone(),
        operation: asked.operation.clone(),
        resource: asked.resource(),
        code: text("code"),
        message: text("message"),
    })
}

/// Nobody answers a client of MongoDB: it looks for a server until it has had enough.
fn no_server(now: SimTime, client: &Client) -> Answered {
    let done_at = now + SimDuration::from_millis(client.server_selection_timeout_ms);
    Answered { done_at, head: json!({"no_answer": "unreachable"}), body: Vec::new() }
}

/// There is no such service.
fn unknown(service: &str, now: SimTime) -> Answered {
    let there_is: Vec<&str> = SERVICES.iter().copied().chain(["lambda", "redshift-data"]).collect();
    let head = json!({"unknown_operation": {"service": service, "there_is": there_is}});
    Answered { done_at: now, head, body: Vec::new() }
}
