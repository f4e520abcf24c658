//! What waits in a queue, for people who look at it. Looking is no receive: nothing is hidden by it, nothing counted.

use mini_lambda::SimTime;
use serde::Serialize;

use super::Sqs;
use super::queue::Message;
use crate::model::LISTED;

/// A queue and its messages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct QueueInventory {
    /// Its name.
    pub name: String,
    /// Where messages go that are received too often.
    pub dead_letter_queue: Option<String>,
    /// The first of its messages, in the order in which they came.
    pub messages: Vec<MessageEntry>,
    /// How many more there are.
    pub more: usize,
}

/// A message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MessageEntry {
    /// Its id.
    pub message_id: String,
    /// Its text.
    pub body: String,
    /// When it was sent.
    pub sent_at: SimTime,
    /// How often it was received.
    pub receive_count: u32,
    /// Who can see it.
    pub state: MessageState,
    /// From when on it can be received, if it cannot be now.
    pub visible_at: Option<SimTime>,
    /// The ARN of the queue that gave it up.
    pub dead_letter_source: Option<String>,
}

/// Whether a message can be received; the words of SQS's metrics (`ApproximateNumberOfMessagesVisible`, `…NotVisible`, `…Delayed`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MessageState {
    /// It can be.
    Visible,
    /// Somebody has received it and may still delete it.
    InFlight,
    /// It was sent with a delay.
    Delayed,
}

impl Sqs {
    /// All queues in order of name, with their messages as they are at `at`.
    pub fn inventory(&self, at: SimTime) -> Vec<QueueInventory> {
        self.queues
            .iter()
            .map(|(name, queue)| {
                let old = queue.too_old(at);
                let is_there = |number: u64| old.iter().all(|(_, other)| *other != number);
                let mut there = queue.messages().filter(|(number, _)| is_there(*number)).map(|(_, message)| message);
                let messages = there.by_ref().take(LISTED).map(|message| entry(message, at)).collect();
                let dead_letter_queue = queue.settings.redrive.as_ref().map(|redrive| redrive.dead_letter_queue.clone());
                QueueInventory { name: name.clone(), dead_letter_queue, messages, more: there.count() }
            })
            .collect()
    }
}

fn entry(message: &Message, at: SimTime) -> MessageEntry {
    let state = match (message.visible_at <= at, message.receive_count) {
        (true, _) => MessageState::Visible,
        (false, 0) => MessageState::Delayed,
        (false, _) => MessageState::InFlight,
    };
    MessageEntry {
        message_id: message.id.clone(),
        body: message.body.clone(),
        sent_at: message.sent_at,
        receive_count: message.receive_count,
        state,
        visible_at: (state != MessageState::Visible).then_some(message.visible_at),
        dead_letter_source: message.dead_letter_source.clone(),
    }
}
