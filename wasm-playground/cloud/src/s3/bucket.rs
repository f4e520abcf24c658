//! `Bucket`: the keys of one bucket, in the order of their UTF-8 bytes, and the listings that were made of them.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound::{Included, Unbounded};

use mini_lambda::SimTime;
use serde::{Deserialize, Serialize};

use super::history::History;
use super::notification_rule::NotificationRule;
use super::object::Object;
use crate::storing;

/// One bucket.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Bucket {
    #[serde(with = "storing::moment")]
    pub created_at: SimTime,
    pub rules: Vec<NotificationRule>,
    keys: BTreeMap<String, History>,
    listings: Vec<Listing>,
    /// Keys of which something can be forgotten later.
    untidy: BTreeSet<String>,
}

/// The part of a bucket that somebody listed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Listing {
    /// When.
    #[serde(with = "storing::moment")]
    pub at: SimTime,
    /// The keys begin with it.
    pub prefix: String,
    /// The keys come after this one.
    pub after: Option<String>,
    /// The page ended at this one.
    pub until: Option<String>,
}

/// A read that a write comes too late for.
pub(super) struct TooLate {
    pub read_at: SimTime,
    pub listing: bool,
}

impl Listing {
    fn covers(&self, key: &str) -> bool {
        key.starts_with(&self.prefix)
            && self.after.as_deref().is_none_or(|after| key > after)
            && self.until.as_deref().is_none_or(|until| key <= until)
    }
}

impl Bucket {
    pub fn new(created_at: SimTime) -> Bucket {
        Bucket { created_at, rules: Vec::new(), keys: BTreeMap::new(), listings: Vec::new(), untidy: BTreeSet::new() }
    }

    /// An object as it is at `at`; nobody remembers that it was asked for.
    pub fn peek(&self, key: &str, at: SimTime) -> Option<(&Object, SimTime)> {
        self.keys.get(key)?.peek(at)
    }

    /// An object as it is at `at`, and when it was written. A write that comes later in the run and is older will be told.
    pub fn read(&mut self, key: &str, at: SimTime) -> Option<(Object, SimTime)> {
        let history = self.keys.entry(key.to_owned()).or_default();
        history.read(at);
        self.untidy.insert(key.to_owned());
        history.peek(at).map(|(object, written_at)| (object.clone(), written_at))
    }

    /// The same for an operation that writes at `at` what depends on what it reads: it reads a moment before it writes.
    pub fn read_to_write(&mut self, key: &str, at: SimTime) -> Option<(Object, SimTime)> {
        let found = self.peek(key, at).map(|(object, written_at)| (object.clone(), written_at));
        self.read(key, SimTime::from_micros(at.as_micros() - 1));
        found
    }

    /// Puts an object there, or nothing for a deletion; says which read it comes too late for.
    pub fn write(&mut self, key: &str, at: SimTime, object: Option<Object>) -> Option<TooLate> {
        let history = self.keys.entry(key.to_owned()).or_default();
        let span = history.write(at, object);
        let read = history.first_read(span);
        if history.is_untidy() {
            self.untidy.insert(key.to_owned());
        }
        let listed =
            self.listings.iter().filter(|listing| span.contains(listing.at) && listing.covers(key)).map(|listing| listing.at).min();
        match (read, listed) {
            (Some(read_at), listed) if listed.is_none_or(|listed| read_at <= listed) => Some(TooLate { read_at, listing: false }),
            (_, Some(read_at)) => Some(TooLate { read_at, listing: true }),
            (_, None) => None,
        }
    }

    /// Remembers a listing.
    pub fn list(&mut self, listing: Listing) {
        self.listings.push(listing);
    }

    /// All that can be seen at `at`, in order.
    pub fn visible(&self, at: SimTime) -> impl Iterator<Item = (&str, &Object, SimTime)> {
        self.visible_from("", at)
    }

    /// All that can be seen at `at` from a key on, in order.
    pub fn visible_from(&self, first: &str, at: SimTime) -> impl Iterator<Item = (&str, &Object, SimTime)> {
        let range = self.keys.range::<str, _>((Included(first), Unbounded));
        range.filter_map(move |(key, history)| history.peek(at).map(|(object, written_at)| (key.as_str(), object, written_at)))
    }

    /// Drops what nobody needs who reads and writes at `time` or later; says how many bytes of content went.
    pub fn forget_before(&mut self, time: SimTime) -> u64 {
        self.listings.retain(|listing| listing.at > time);
        let mut bytes = 0;
        for key in std::mem::take(&mut self.untidy) {
            let Some(history) = self.keys.get_mut(&key) else { continue };
            bytes += history.forget_before(time);
            if history.is_empty() {
                self.keys.remove(&key);
            } else if history.is_untidy() {
                self.untidy.insert(key);
            }
        }
        bytes
    }
}

/// Whether it is a name for a bucket.
/// <https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html>, read 2026-11-22.
pub(super) fn is_name(name: &str) -> bool {
    let inside = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit();
    (3..=63).contains(&name.len())
        && name.chars().all(|letter| inside(letter) || letter == '.' || letter == '-')
        && name.starts_with(inside)
        && name.ends_with(inside)
        && !name.contains("..")
        && !name.starts_with("xn--")
        && !name.ends_with("-s3alias")
        && !is_address(name)
}

fn is_address(name: &str) -> bool {
    let parts: Vec<&str> = name.split('.').collect();
    parts.len() == 4 && parts.iter().all(|part| !part.is_empty() && part.chars().all(|letter| letter.is_ascii_digit()))
}
