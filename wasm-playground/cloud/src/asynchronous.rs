//! Events that nobody waits for: into Lambda's internal queue, out of it again, and what is told in the end.

use mini_lambda::destination::object_key;
use mini_lambda::{
    Answer, ApiError, AsyncEvent, DeadLetterAttributes, Delivery, Destination, EngineFault, InvocationType, InvokeRequest, Lineage,
    Settlement, SimTime, Verdict,
};
use serde_json::{Map, Value, json};

use crate::account::Account;
use crate::model;
use crate::service_call::Request;
use crate::service_error::ServiceError;
use crate::service_event::ServiceEvent;
use crate::stores::Called;
use crate::timetable::Task;

impl Account {
    /// An event that was accepted waits for its turn.
    pub fn enqueue(&self, at: SimTime, event: AsyncEvent) {
        self.timetable.plan(at + model::ASYNC_QUEUE, Task::Attempt(Box::new(event)));
    }

    /// Somebody who waits for nothing sends an event to a function; a refusal is told, and the event is lost.
    pub fn fire(&self, at: SimTime, from: &str, function: &str, payload: String, lineage: Lineage) -> Result<(), EngineFault> {
        if let Err(error) = self.send_event(at, function, None, payload, lineage)? {
            self.tell(at, ServiceEvent::delivery_failed(from, function, &error.code, &error.message));
        }
        Ok(())
    }

    /// An event is taken from the internal queue.
    pub fn attempt(&self, at: SimTime, event: AsyncEvent) -> Result<(), EngineFault> {
        let attempted = self.lambda.attempt(at, event, &self.emit)?;
        let event = Box::new(attempted.event);
        match attempted.verdict {
            Verdict::Again(then) => self.timetable.plan(then, Task::Attempt(event)),
            Verdict::Settled(settlement) => self.timetable.plan(attempted.at, Task::Settle { event, settlement }),
        }
        Ok(())
    }

    /// Whoever must know of the end of an event is told.
    pub fn settle(&self, at: SimTime, event: &AsyncEvent, settlement: &Settlement) {
        for delivery in self.lambda.deliveries(at, event, settlement) {
            // The record was made by the run, so it goes on in the run's chain.
            let lineage = event.lineage.with(&event.function);
            let (to, sent) = match delivery {
                Delivery::DeadLetter { queue, body, attributes } => {
                    let message = Outgoing { queue: &queue, body: &body, attributes: to_sqs(&attributes) };
                    let sent = self.send_message(at, &event.function, message, &lineage);
                    let told = ServiceEvent::DeadLetterSent {
                        function: event.function.clone(),
                        request_id: event.request_id.clone(),
                        queue: queue.clone(),
                        body,
                    };
                    (queue, sent.map(|()| told))
                }
                Delivery::Record { destination, body } => {
                    let sent = self.send_record(at, &event.function, &destination, &body, &lineage);
                    let told = ServiceEvent::DestinationSent {
                        function: event.function.clone(),
                        request_id: event.request_id.clone(),
                        condition: settlement.condition,
                        destination: destination.clone(),
                        body,
                    };
                    (destination, sent.map(|()| told))
                }
            };
            match sent {
                Ok(told) => self.tell(at, told),
                Err(error) => self.tell(at, ServiceEvent::delivery_failed(&event.function, &to, &error.code, &error.message)),
            }
        }
    }

    /// An event for a function, from whoever waits for nothing.
    fn send_event(
        &self,
        at: SimTime,
        function: &str,
        qualifier: Option<&str>,
        payload: String,
        lineage: Lineage,
    ) -> Result<Result<(), ApiError>, EngineFault> {
        let request = InvokeRequest {
            payload: Some(payload.into_bytes()),
            invocation_type: InvocationType::Event,
            qualifier: qualifier.map(str::to_owned),
            lineage,
            ..InvokeRequest::of(function)
        };
        Ok(match self.lambda.call(at, &request, &self.emit)?.answer {
            Answer::Accepted(event) => {
                self.enqueue(at, *event);
                Ok(())
            }
            Answer::Refused(error) => Err(error),
            Answer::Finished(_) | Answer::MayRun | Answer::Activation(_) => Ok(()),
        })
    }

    /// A record for a destination: a queue, a function or a bucket of this account.
    fn send_record(&self, at: SimTime, from: &str, arn: &str, body: &str, lineage: &Lineage) -> Result<(), ServiceError> {
        match Destination::parse(arn).filter(|destination| self.is_here(destination)) {
            Some(Destination::Queue { name, .. }) => {
                self.send_message(at, from, Outgoing { queue: name, body, attributes: Map::new() }, lineage)
            }
            Some(Destination::Function { name, qualifier, .. }) => {
                let sent = self.send_event(at, name, qualifier, body.to_owned(), lineage.clone());
                let sent = sent.map_err(|fault| {
                    let error = ServiceError::new(500, "ServiceException", fault.to_string());
                    self.fault.replace(Some(fault));
                    error
                })?;
                sent.map_err(|error| ServiceError::new(error.status, error.code, error.message))
            }
            Some(Destination::Bucket(bucket)) => {
                let uuid = self.identifiers.borrow_mut().next_uuid("record", from);
                let key = object_key(at, from, &uuid);
                let parameters = object(json!({"Bucket": bucket, "Key": key, "ContentType": "application/json"}));
                self.must(at, "s3", "PutObject", from, &parameters, body.as_bytes(), lineage)
            }
            None => Err(ServiceError::new(404, "ResourceNotFoundException", format!("There is no destination {arn} in this account."))),
        }
    }

    fn send_message(&self, at: SimTime, from: &str, message: Outgoing<'_>, lineage: &Lineage) -> Result<(), ServiceError> {
        let url = self.stores.borrow().sqs.url(message.queue);
        let parameters = object(json!({"QueueUrl": url, "MessageBody": message.body, "MessageAttributes": message.attributes}));
        self.must(at, "sqs", "SendMessage", from, &parameters, b"", lineage)
    }

    /// A call that a service makes for a function.
    #[allow(clippy::too_many_arguments, reason = "each is a part of one request")]
    fn must(
        &self,
        at: SimTime,
        service: &str,
        operation: &str,
        from: &str,
        parameters: &Map<String, Value>,
        body: &[u8],
        lineage: &Lineage,
    ) -> Result<(), ServiceError> {
        let principal = role_of(from);
        match self.store(service, &Request { at, principal: &principal, operation, parameters, body }, lineage) {
            Called::Done(reply) => reply.answer.map(drop),
            Called::Unknown(unknown) => Err(ServiceError::not_simulated(unknown.head().to_string())),
        }
    }

    fn is_here(&self, destination: &Destination<'_>) -> bool {
        match destination {
            Destination::Queue { region, account, .. } | Destination::Function { region, account, .. } => {
                *region == self.region && *account == self.number
            }
            Destination::Bucket(_) => true,
        }
    }
}

/// A message for a queue.
struct Outgoing<'a> {
    queue: &'a str,
    body: &'a str,
    attributes: Map<String, Value>,
}

/// Who a function is for other services: its role, in a session with its name.
pub(crate) fn role_of(function: &str) -> String {
    format!("AROAEXAMPLE:{function}")
}

/// SQS takes no attribute without a value.
fn to_sqs(attributes: &DeadLetterAttributes) -> Map<String, Value> {
    let mut written = object(json!({
        "RequestID": {"DataType": "String", "StringValue": attributes.request_id},
        "ErrorCode": {"DataType": "Number", "StringValue": attributes.error_code.to_string()},
    }));
    if let Some(message) = attributes.error_message.as_ref().filter(|message| !message.is_empty()) {
        written.insert("ErrorMessage".to_owned(), json!({"DataType": "String", "StringValue": message}));
    }
    written
}

/// The fields of an object; none of anything else.
pub(crate) fn object(value: Value) -> Map<String, Value> {
    if let Value::Object(fields) = value { fields } else { Map::new() }
}
