//! What is in queues and buckets, worked out from the events of a run.

use std::collections::BTreeMap;

use mini_cloud::ServiceEvent;

/// What was put into queues and buckets during the run and is still there.
#[derive(Clone, Debug, Default)]
pub struct Stored<'a> {
    /// Messages by queue, each with its id and body, in the order in which they came.
    queues: BTreeMap<&'a str, Vec<(&'a str, &'a str)>>,
    /// Keys by bucket, each with the MD5 of the content.
    buckets: BTreeMap<&'a str, BTreeMap<&'a str, &'a str>>,
}

impl<'a> Stored<'a> {
    /// Takes note of what happened.
    pub fn note(&mut self, event: &'a ServiceEvent) {
        match event {
            ServiceEvent::MessageSent { queue, message_id, body } => self.queues.entry(queue).or_default().push((message_id, body)),
            ServiceEvent::MessageDeleted { queue, message_id } | ServiceEvent::MessageExpired { queue, message_id } => {
                self.take(queue, message_id);
            }
            ServiceEvent::MessageDeadLettered { queue, dead_letter_queue, message_id } => {
                if let Some(message) = self.take(queue, message_id) {
                    self.queues.entry(dead_letter_queue).or_default().push(message);
                }
            }
            ServiceEvent::ObjectCreated { bucket, key, etag, .. } => {
                self.buckets.entry(bucket).or_default().insert(key, etag);
            }
            ServiceEvent::ObjectDeleted { bucket, key } => {
                self.buckets.entry(bucket).or_default().remove(key.as_str());
            }
            _ => {}
        }
    }

    /// The bodies of the messages of a queue.
    pub fn messages(&self, queue: &str) -> Vec<&'a str> {
        self.queues.get(queue).into_iter().flatten().map(|(_, body)| *body).collect()
    }

    /// The keys of a bucket.
    pub fn keys(&self, bucket: &str) -> Vec<&'a str> {
        self.buckets.get(bucket).into_iter().flat_map(BTreeMap::keys).copied().collect()
    }

    /// The MD5 of an object.
    pub fn etag(&self, bucket: &str, key: &str) -> Option<&'a str> {
        self.buckets.get(bucket)?.get(key).copied()
    }

    /// Queues that hold something, each with how many messages.
    pub fn queues(&self) -> impl Iterator<Item = (&'a str, usize)> {
        self.queues.iter().filter(|(_, messages)| !messages.is_empty()).map(|(queue, messages)| (*queue, messages.len()))
    }

    /// Buckets into which something was put, by name.
    pub fn buckets(&self) -> impl Iterator<Item = &'a str> {
        self.buckets.iter().filter(|(_, keys)| !keys.is_empty()).map(|(bucket, _)| *bucket)
    }

    fn take(&mut self, queue: &str, id: &str) -> Option<(&'a str, &'a str)> {
        let messages = self.queues.get_mut(queue)?;
        let place = messages.iter().position(|(other, _)| *other == id)?;
        Some(messages.remove(place))
    }
}
