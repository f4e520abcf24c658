//! How much a namespace may do: activations and triggers in a minute, and activations at once.
//!
//! By RateThrottler.scala, ActivationThrottler.scala and Entitlement.scala of <https://github.com/apache/openwhisk>, read 2026-11-22:
//! minutes are those of the clock, a request that is refused counts as well, and what waits counts as what runs.

use std::collections::{BTreeMap, BTreeSet};

use super::{figures, messages};
use crate::api_error::ApiError;
use crate::time::SimTime;

/// What a namespace does.
#[derive(Debug, Default)]
pub(crate) struct Namespace {
    invocations: Rate,
    fires: Rate,
    /// Activations whose end nobody knows yet.
    open: BTreeSet<String>,
    /// How many end at which moment.
    ends: BTreeMap<SimTime, u32>,
}

/// Requests of the present minute.
#[derive(Debug, Default)]
struct Rate {
    minute: i64,
    count: u32,
}

impl Rate {
    fn check(&mut self, now: SimTime, allowed: u32) -> Result<(), ApiError> {
        let minute = now.as_millis() / 60_000;
        if minute > self.minute {
            *self = Rate { minute, count: 0 };
        }
        self.count = self.count.saturating_add(1);
        if self.count <= allowed { Ok(()) } else { Err(throttled(messages::too_many_requests(self.count, allowed), "TimedRateLimit")) }
    }
}

impl Namespace {
    /// Whether one more activation may be asked for now.
    pub fn admit(&mut self, now: SimTime) -> Result<(), ApiError> {
        self.invocations.check(now, figures::INVOCATIONS_PER_MINUTE)?;
        let count = self.at_once(now);
        if count < figures::CONCURRENT {
            return Ok(());
        }
        Err(throttled(messages::too_many_at_once(count, figures::CONCURRENT), "ConcurrentRateLimit"))
    }

    /// Whether one more trigger may be fired now.
    pub fn admit_fire(&mut self, now: SimTime) -> Result<(), ApiError> {
        self.fires.check(now, figures::FIRES_PER_MINUTE)
    }

    /// An activation was asked for.
    pub fn begin(&mut self, activation_id: &str) {
        self.open.insert(activation_id.to_owned());
    }

    /// An activation ends at this moment.
    pub fn end(&mut self, activation_id: &str, at: SimTime) {
        // Of one that was asked for before the session was stored, nothing is known here.
        if self.open.remove(activation_id) {
            *self.ends.entry(at).or_default() += 1;
        }
    }

    /// Nobody asks any more what was before this moment.
    pub fn pass(&mut self, now: SimTime) {
        while let Some(first) = self.ends.first_entry().filter(|first| *first.key() <= now) {
            first.remove();
        }
    }

    fn at_once(&self, now: SimTime) -> u32 {
        let running: u32 = self.ends.range((std::ops::Bound::Excluded(now), std::ops::Bound::Unbounded)).map(|(_, count)| count).sum();
        u32::try_from(self.open.len()).unwrap_or(u32::MAX).saturating_add(running)
    }
}

fn throttled(message: String, limit: &str) -> ApiError {
    ApiError::new("Too Many Requests", 429, message).because(limit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::SimDuration;

    #[test]
    fn a_hundred_and_twenty_in_a_minute_of_the_clock() {
        // docs/reference.md ("Invocations per minute"); `tooManyRequests` in ErrorResponse.scala.
        let mut namespace = Namespace::default();
        let mut now: SimTime = "2026-01-31T09:05:59Z".parse().unwrap();
        for _ in 0..120 {
            namespace.admit(now).unwrap();
        }
        let refused = namespace.admit(now).unwrap_err();
        assert_eq!((refused.status, refused.message.as_str()), (429, "Too many requests in the last minute (count: 121, allowed: 120)."));
        assert!(namespace.admit(now).unwrap_err().message.contains("count: 122"), "a refused request counts");
        now += SimDuration::from_secs(1);
        namespace.admit(now).unwrap();
        for _ in 0..60 {
            namespace.admit_fire(now).unwrap();
        }
        let refused = namespace.admit_fire(now).unwrap_err();
        assert_eq!(refused.message, "Too many requests in the last minute (count: 61, allowed: 60).");
    }

    #[test]
    fn a_hundred_at_once() {
        // docs/reference.md ("Per namespace concurrent invocation"); `tooManyConcurrentRequests` in ErrorResponse.scala.
        let mut namespace = Namespace::default();
        let now: SimTime = "2026-01-31T09:05:00Z".parse().unwrap();
        for number in 0..100 {
            namespace.admit(now).unwrap();
            namespace.begin(&number.to_string());
        }
        let refused = namespace.admit(now).unwrap_err();
        assert_eq!(refused.message, "Too many concurrent requests in flight (count: 100, allowed: 100).");
        let end = now + SimDuration::from_secs(2);
        namespace.end("7", end);
        assert!(namespace.admit(now).is_err(), "it runs until then");
        namespace.pass(end);
        namespace.admit(end).unwrap();
    }
}
