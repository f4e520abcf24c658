//! `Queue`: the messages of one queue, and when each can be seen.

use std::collections::{BTreeMap, BTreeSet};

use mini_lambda::{SimDuration, SimTime};
use serde::{Deserialize, Serialize};

use super::message_attribute::MessageAttributes;
use super::queue_settings::QueueSettings;
use crate::storing;

/// One queue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Queue {
    pub settings: QueueSettings,
    #[serde(with = "storing::moment")]
    pub created_at: SimTime,
    /// When it was purged last, microseconds.
    pub purged_us: Option<i64>,
    messages: BTreeMap<u64, Message>,
    /// When messages can be seen, microseconds, and which.
    visible: BTreeSet<(i64, u64)>,
    /// When messages are too old, microseconds, and which.
    too_old: BTreeSet<(i64, u64)>,
    next_number: u64,
}

/// One message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Message {
    pub id: String,
    pub body: String,
    pub attributes: MessageAttributes,
    pub group_id: Option<String>,
    pub sender: String,
    #[serde(with = "storing::moment")]
    pub sent_at: SimTime,
    #[serde(with = "storing::moment")]
    pub visible_at: SimTime,
    pub receive_count: u32,
    /// When it was received first and last, microseconds.
    pub first_received_us: Option<i64>,
    pub last_received_us: Option<i64>,
    /// The ARN of the queue that gave it up.
    pub dead_letter_source: Option<String>,
}

/// How many messages there are of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub visible: usize,
    pub in_flight: usize,
    pub delayed: usize,
}

impl Queue {
    pub fn new(settings: QueueSettings, created_at: SimTime) -> Queue {
        Queue {
            settings,
            created_at,
            purged_us: None,
            messages: BTreeMap::new(),
            visible: BTreeSet::new(),
            too_old: BTreeSet::new(),
            next_number: 0,
        }
    }

    /// Puts a message in. It grows old from when it was sent, in whichever queue that was.
    pub fn insert(&mut self, message: Message) {
        let number = self.next_number;
        self.next_number += 1;
        self.visible.insert((message.visible_at.as_micros(), number));
        let end = message.sent_at + SimDuration::from_secs(self.settings.retention_s.into());
        self.too_old.insert((end.as_micros(), number));
        self.messages.insert(number, message);
    }

    /// Takes a message out.
    pub fn remove(&mut self, number: u64) -> Option<Message> {
        let message = self.messages.remove(&number)?;
        self.visible.remove(&(message.visible_at.as_micros(), number));
        let end = message.sent_at + SimDuration::from_secs(self.settings.retention_s.into());
        self.too_old.remove(&(end.as_micros(), number));
        Some(message)
    }

    pub fn message(&self, number: u64) -> Option<&Message> {
        self.messages.get(&number)
    }

    /// Changes when a message can be seen.
    pub fn hide_until(&mut self, number: u64, visible_at: SimTime) {
        if let Some(message) = self.messages.get_mut(&number) {
            self.visible.remove(&(message.visible_at.as_micros(), number));
            message.visible_at = visible_at;
            self.visible.insert((visible_at.as_micros(), number));
        }
    }

    /// Counts a receive, and hides the message.
    pub fn receive(&mut self, number: u64, at: SimTime, hidden_for: SimDuration) {
        if let Some(message) = self.messages.get_mut(&number) {
            message.receive_count = message.receive_count.saturating_add(1);
            message.first_received_us.get_or_insert(at.as_micros());
            message.last_received_us = Some(at.as_micros());
        }
        self.hide_until(number, at + hidden_for);
    }

    /// The messages that can be seen at `at`, those first that could be seen first.
    pub fn visible_numbers(&self, at: SimTime) -> impl Iterator<Item = u64> {
        let end = (at.as_micros(), u64::MAX);
        self.visible.range(..=end).map(|(_, number)| *number)
    }

    /// The first moment from `from` on at which a message can be seen.
    pub fn next_visible(&self, from: SimTime) -> Option<SimTime> {
        let (first, _) = self.visible.first()?;
        Some(SimTime::from_micros(*first).max(from))
    }

    /// The first moment after `after` at which a message begins to be seen.
    pub fn next_change(&self, after: SimTime) -> Option<SimTime> {
        let start = (std::ops::Bound::Excluded((after.as_micros(), u64::MAX)), std::ops::Bound::Unbounded);
        self.visible.range(start).next().map(|(time, _)| SimTime::from_micros(*time))
    }

    /// The messages that are too old at `at`, and since when.
    pub fn too_old(&self, at: SimTime) -> Vec<(SimTime, u64)> {
        let end = (at.as_micros(), u64::MAX);
        self.too_old.range(..=end).map(|(time, number)| (SimTime::from_micros(*time), *number)).collect()
    }

    /// All messages, in the order in which they came.
    pub fn messages(&self) -> impl Iterator<Item = (u64, &Message)> {
        self.messages.iter().map(|(number, message)| (*number, message))
    }

    pub fn counts(&self, at: SimTime) -> Counts {
        let mut counts = Counts::default();
        for message in self.messages.values() {
            match (message.visible_at <= at, message.receive_count) {
                (true, _) => counts.visible += 1,
                (false, 0) => counts.delayed += 1,
                (false, _) => counts.in_flight += 1,
            }
        }
        counts
    }
}
