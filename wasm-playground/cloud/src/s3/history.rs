//! `History`: what was written to one key and who had read it, each with its time.

use std::collections::BTreeSet;
use std::ops::Bound::{Excluded, Unbounded};

use mini_lambda::SimTime;
use serde::{Deserialize, Serialize};

use super::object::Object;
use crate::storing;

/// One key's writes and reads.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct History {
    /// By time; of two at the same time the later call is later here.
    versions: Vec<Version>,
    /// When it was read, microseconds.
    reads: BTreeSet<i64>,
}

/// A write.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Version {
    #[serde(with = "storing::moment")]
    at: SimTime,
    /// Nothing for a deletion.
    object: Option<Object>,
}

/// The moments between a write and the next one, both excluded: whoever read then had to see the write.
#[derive(Clone, Copy, Debug)]
pub(super) struct Span {
    after: SimTime,
    before: Option<SimTime>,
}

impl Span {
    pub fn contains(self, time: SimTime) -> bool {
        time > self.after && self.before.is_none_or(|before| time < before)
    }
}

impl History {
    /// What can be seen at `at`, and when it was written.
    pub fn peek(&self, at: SimTime) -> Option<(&Object, SimTime)> {
        let known = self.versions.partition_point(|version| version.at <= at);
        let version = self.versions.get(known.checked_sub(1)?)?;
        version.object.as_ref().map(|object| (object, version.at))
    }

    pub fn read(&mut self, at: SimTime) {
        self.reads.insert(at.as_micros());
    }

    /// Puts a write where it belongs, and says which reads it comes too late for.
    pub fn write(&mut self, at: SimTime, object: Option<Object>) -> Span {
        let place = self.versions.partition_point(|version| version.at <= at);
        let before = self.versions.get(place).map(|version| version.at);
        self.versions.insert(place, Version { at, object });
        Span { after: at, before }
    }

    /// The first read inside a span.
    pub fn first_read(&self, span: Span) -> Option<SimTime> {
        let end = span.before.map_or(Unbounded, |before| Excluded(before.as_micros()));
        if span.before.is_some_and(|before| before <= span.after) {
            return None;
        }
        self.reads.range((Excluded(span.after.as_micros()), end)).next().copied().map(SimTime::from_micros)
    }

    /// Drops what nobody needs who reads and writes at `time` or later; says how many bytes of content went.
    pub fn forget_before(&mut self, time: SimTime) -> u64 {
        self.reads = self.reads.split_off(&time.as_micros());
        let known = self.versions.partition_point(|version| version.at <= time);
        // The last of them is what can be seen at `time`; a deletion looks the same as nothing.
        let last_is_deletion =
            known.checked_sub(1).and_then(|last| self.versions.get(last)).is_some_and(|version| version.object.is_none());
        let dropped = if last_is_deletion { known } else { known.saturating_sub(1) };
        self.versions.drain(..dropped).filter_map(|version| version.object).map(|object| object.size()).sum()
    }

    /// Whether there is nothing left of it.
    pub fn is_empty(&self) -> bool {
        self.versions.is_empty() && self.reads.is_empty()
    }

    /// Whether a later `forget_before` finds something to drop.
    pub fn is_untidy(&self) -> bool {
        self.versions.len() > 1 || !self.reads.is_empty() || self.versions.iter().any(|version| version.object.is_none())
    }
}
