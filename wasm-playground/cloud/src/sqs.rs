//! `Sqs`: standard queues as a pure store. A message is in one queue or gone; whoever receives it hides it for a while.
//!
//! | part | modules |
//! |---|---|
//! | what is kept | `queue`, `queue_settings`, `message_attribute`, `receipt` |
//! | operations | `send`, `receive`, `change`, `queue_operations`; `batch` for those with entries |
//! | Lambda's event source mapping | [`event_source`], `event_filter`, [`batch_answer`] |
//! | what people look at | `inventory` |
//! | numbers | `figures` |

mod batch;
pub mod batch_answer;
mod change;
mod event_filter;
pub mod event_source;
pub mod figures;
pub mod inventory;
mod message_attribute;
mod queue;
mod queue_operations;
mod queue_settings;
mod receipt;
mod receive;
mod refusals;
mod send;

use std::collections::BTreeMap;

use mini_lambda::{Identifiers, SimDuration, SimTime};
use serde::{Deserialize, Serialize};

use crate::parameters::Parameters;
use crate::record::{Record, RecordKind};
use crate::service_call::{Answer, Reply, Request};
use crate::service_error::ServiceError;
use queue::Queue;

pub(crate) use event_filter::EventFilter;
pub use message_attribute::{AttributeValue, MessageAttribute, MessageAttributes};
pub use queue_settings::{QueueSettings, Redrive};
pub use receive::ReceivedMessage;

/// The operations that are here, in alphabetical order.
pub const OPERATIONS: &[&str] = &[
    "ChangeMessageVisibility",
    "ChangeMessageVisibilityBatch",
    "DeleteMessage",
    "DeleteMessageBatch",
    "GetQueueAttributes",
    "GetQueueUrl",
    "ListQueues",
    "PurgeQueue",
    "ReceiveMessage",
    "SendMessage",
    "SendMessageBatch",
];

/// The account's queues. It is the same again after it was stored and read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sqs {
    region: String,
    account: String,
    identifiers: Identifiers,
    queues: BTreeMap<String, Queue>,
}

/// What an operation has at hand: who asks, when, and where it writes down what it changed.
struct Call<'a> {
    at: SimTime,
    principal: &'a str,
    parameters: Parameters<'a>,
    done_at: &'a mut SimTime,
    records: &'a mut Vec<Record>,
}

type Operation = fn(&mut Sqs, &mut Call<'_>) -> Result<Answer, ServiceError>;

impl Sqs {
    /// An account without queues. All ids are derived from `seed`.
    pub fn new(region: &str, account: &str, seed: u64) -> Sqs {
        let (region, account) = (region.to_owned(), account.to_owned());
        Sqs { region, account, identifiers: Identifiers::new(seed), queues: BTreeMap::new() }
    }

    /// Makes a standard queue. Its dead-letter queue must be there already; if two queues need each other, see [`Sqs::set_redrive`].
    ///
    /// # Errors
    /// `InvalidParameterValue`, `InvalidAttributeValue`, `QueueAlreadyExists`; `NotImplemented` for FIFO queues.
    pub fn create_queue(&mut self, at: SimTime, name: &str, settings: QueueSettings) -> Result<(), ServiceError> {
        queue_settings::check_name(name)?;
        settings.check()?;
        if self.queues.contains_key(name) {
            return Err(ServiceError::new(400, "QueueAlreadyExists", "A queue already exists with the same name."));
        }
        let redrive = settings.redrive.clone();
        self.check_redrive(redrive.as_ref())?;
        self.queues.insert(name.to_owned(), Queue::new(settings, at));
        Ok(())
    }

    /// Says where messages go that are received too often.
    ///
    /// # Errors
    /// `InvalidParameterValue` if that queue is not there; `NonExistentQueue`.
    pub fn set_redrive(&mut self, queue: &str, redrive: Option<Redrive>) -> Result<(), ServiceError> {
        self.check_redrive(redrive.as_ref())?;
        if let Some(redrive) = redrive.as_ref().filter(|redrive| redrive.dead_letter_queue == queue) {
            return Err(redrive.refused("A queue cannot be its own dead letter target."));
        }
        let queue = self.queues.get_mut(queue).ok_or_else(refusals::no_such_queue)?;
        let settings = QueueSettings { redrive, ..queue.settings.clone() };
        settings.check()?;
        queue.settings = settings;
        Ok(())
    }

    /// Does what a request asks for. Nothing if there is no such operation here: see [`OPERATIONS`].
    pub fn call(&mut self, request: &Request<'_>) -> Option<Reply> {
        let operation = self.operation(request.operation)?;
        let request_id = self.identifiers.next_uuid("sqs-request", "");
        let mut done_at = request.at;
        let mut records = Vec::new();
        let mut call = Call {
            at: request.at,
            principal: request.principal,
            parameters: Parameters::new(request.operation, request.parameters),
            done_at: &mut done_at,
            records: &mut records,
        };
        let answer = operation(self, &mut call);
        let headers = BTreeMap::from([
            ("x-amzn-requestid".to_owned(), request_id.clone()),
            ("content-type".to_owned(), "application/x-amz-json-1.0".to_owned()),
            ("connection".to_owned(), "keep-alive".to_owned()),
        ]);
        Some(Reply { request_id, headers, done_at, answer, records })
    }

    /// The names of all queues, in order.
    pub fn queue_names(&self) -> impl Iterator<Item = &str> {
        self.queues.keys().map(String::as_str)
    }

    /// The settings of a queue.
    pub fn settings(&self, queue: &str) -> Option<&QueueSettings> {
        self.queues.get(queue).map(|queue| &queue.settings)
    }

    /// The bodies of all messages of a queue, hidden ones included, in the order in which they came.
    pub fn bodies(&self, queue: &str) -> Vec<&str> {
        self.queues.get(queue).map(|queue| queue.messages().map(|(_, message)| message.body.as_str()).collect()).unwrap_or_default()
    }

    /// The ids of all messages of a queue, hidden ones included, in the order in which they came.
    pub fn message_ids(&self, queue: &str) -> Vec<&str> {
        self.queues.get(queue).map(|queue| queue.messages().map(|(_, message)| message.id.as_str()).collect()).unwrap_or_default()
    }

    /// The first moment from `from` on at which a message of a queue can be received; `from` if one can be already.
    pub fn next_visible(&self, queue: &str, from: SimTime) -> Option<SimTime> {
        self.queues.get(queue)?.next_visible(from)
    }

    /// The first moment after `after` at which a message of any queue begins to be seen.
    pub fn next_change(&self, after: SimTime) -> Option<SimTime> {
        self.queues.values().filter_map(|queue| queue.next_change(after)).min()
    }

    /// The ARN of a queue of this account, whether it is there or not.
    pub fn arn(&self, queue: &str) -> String {
        format!("arn:aws:sqs:{}:{}:{queue}", self.region, self.account)
    }

    /// The address of a queue of this account, whether it is there or not.
    pub fn url(&self, queue: &str) -> String {
        format!("https://sqs.{}.amazonaws.com/{}/{queue}", self.region, self.account)
    }

    fn operation(&self, name: &str) -> Option<Operation> {
        Some(match name {
            "ChangeMessageVisibility" => Sqs::change_message_visibility,
            "ChangeMessageVisibilityBatch" => Sqs::change_message_visibility_batch,
            "DeleteMessage" => Sqs::delete_message,
            "DeleteMessageBatch" => Sqs::delete_message_batch,
            "GetQueueAttributes" => Sqs::get_queue_attributes,
            "GetQueueUrl" => Sqs::get_queue_url,
            "ListQueues" => Sqs::list_queues,
            "PurgeQueue" => Sqs::purge_queue,
            "ReceiveMessage" => Sqs::receive_message,
            "SendMessage" => Sqs::send_message,
            "SendMessageBatch" => Sqs::send_message_batch,
            _ => return None,
        })
    }

    fn check_redrive(&self, redrive: Option<&Redrive>) -> Result<(), ServiceError> {
        match redrive {
            Some(redrive) if !self.queues.contains_key(&redrive.dead_letter_queue) => {
                Err(redrive.refused("Dead letter target does not exist."))
            }
            _ => Ok(()),
        }
    }

    /// The name of the queue that a request is about, which is there.
    fn queue_of(&self, parameters: &Parameters<'_>) -> Result<String, ServiceError> {
        let url = parameters.required_text("QueueUrl")?;
        let path = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")).ok_or_else(|| refusals::invalid_address(url))?;
        let mut parts = path.trim_end_matches('/').rsplit('/');
        let (name, account) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        if account == self.account && self.queues.contains_key(name) { Ok(name.to_owned()) } else { Err(refusals::no_such_queue()) }
    }

    /// The queue by its name, without the messages that are too old by now.
    fn fresh(&mut self, name: &str, at: SimTime, records: &mut Vec<Record>) -> Result<&mut Queue, ServiceError> {
        let queue = self.queues.get_mut(name).ok_or_else(refusals::no_such_queue)?;
        for (since, number) in queue.too_old(at) {
            if let Some(message) = queue.remove(number) {
                let kind = RecordKind::MessageExpired { queue: name.to_owned(), message_id: message.id };
                records.push(Record { at: since, kind });
            }
        }
        Ok(queue)
    }
}

fn seconds(seconds: i64) -> SimDuration {
    SimDuration::from_secs(u64::try_from(seconds).unwrap_or_default())
}
