//! `NotificationRule`: which events of a bucket a function is told of; and the combinations of rules that AWS refuses.

use serde::{Deserialize, Serialize};

use super::figures::KEY_BYTES;
use super::refusals;
use crate::place::one_of;
use crate::service_error::ServiceError;

/// The events that can happen here. AWS has more, for versions, tags, restores and replicas.
/// <https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html>, read 2026-11-22.
const EVENTS: [&str; 5] =
    ["s3:ObjectCreated:*", "s3:ObjectCreated:Put", "s3:ObjectCreated:Copy", "s3:ObjectRemoved:*", "s3:ObjectRemoved:Delete"];

/// One function, its events, and the keys that they must be of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NotificationRule {
    /// The rule's name in the event's `configurationId`.
    pub id: String,
    /// The function.
    pub function: String,
    /// `s3:ObjectCreated:*` and its like.
    pub events: Vec<String>,
    /// What keys must begin with; empty for all. It is compared with the key as it is, not as the event writes it.
    pub prefix: String,
    /// What keys must end with; empty for all.
    pub suffix: String,
}

impl NotificationRule {
    /// Whether the function is told of this, `ObjectCreated:Put` for instance.
    pub fn wants(&self, event: &str, key: &str) -> bool {
        let named = self.events.iter().filter_map(|wanted| wanted.strip_prefix("s3:"));
        let mut matching = named.filter(|wanted| *wanted == event || wanted.strip_suffix('*').is_some_and(|kind| event.starts_with(kind)));
        matching.next().is_some() && key.starts_with(&self.prefix) && key.ends_with(&self.suffix)
    }

    fn check(&self) -> Result<(), ServiceError> {
        if let Some(event) = self.events.iter().find(|event| !EVENTS.contains(&event.as_str())) {
            let error = refusals::invalid_argument("The event is not supported for notifications", "Event", event.as_str());
            return Err(error.hinting(format!("there is {}", one_of(&EVENTS))));
        }
        if self.events.is_empty() {
            return Err(refusals::malformed_xml().hinting(format!("a rule needs events; there is {}", one_of(&EVENTS))));
        }
        match [("prefix", &self.prefix), ("suffix", &self.suffix)].iter().find(|(_, text)| text.len() > KEY_BYTES) {
            Some((name, text)) => {
                let message = format!("filter rule value cannot be longer than {KEY_BYTES} bytes");
                Err(refusals::invalid_argument(&message, "FilterRule.Value", text.as_str()).hinting(format!("shorten the {name}")))
            }
            None => Ok(()),
        }
    }

    fn overlaps(&self, other: &NotificationRule) -> bool {
        let events = self.events.iter().any(|one| other.events.iter().any(|two| share_events(one, two)));
        events && one_begins_the_other(&self.prefix, &other.prefix) && one_ends_the_other(&self.suffix, &other.suffix)
    }
}

/// Rules that AWS takes together.
///
/// # Errors
/// `InvalidArgument` for unknown events and for two rules of which one key could fulfil both.
pub(super) fn checked(rules: Vec<NotificationRule>) -> Result<Vec<NotificationRule>, ServiceError> {
    for (index, rule) in rules.iter().enumerate() {
        rule.check()?;
        if let Some(earlier) = rules.iter().take(index).find(|earlier| earlier.overlaps(rule)) {
            // AWS's sentence as quoted in https://github.com/DataDog/datadog-serverless-functions (README), read 2026-11-22.
            let message = "Configuration is ambiguously defined. Cannot have overlapping suffixes in two rules if the prefixes are \
                           overlapping for the same event type.";
            let hint = format!(
                "{:?} and {:?} could both be told of one object; tell them apart by prefix or suffix",
                earlier.function, rule.function
            );
            return Err(ServiceError::new(400, "InvalidArgument", message).hinting(hint));
        }
    }
    Ok(rules)
}

fn share_events(one: &str, two: &str) -> bool {
    let covers = |wide: &str, narrow: &str| wide.strip_suffix('*').is_some_and(|kind| narrow.starts_with(kind));
    one == two || covers(one, two) || covers(two, one)
}

fn one_begins_the_other(one: &str, two: &str) -> bool {
    one.starts_with(two) || two.starts_with(one)
}

fn one_ends_the_other(one: &str, two: &str) -> bool {
    one.ends_with(two) || two.ends_with(one)
}
