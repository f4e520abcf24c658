//! How fast a function may get new environments, 1,000 at once and 100 more in every second since; and how many calls a second are
//! answered, 10 for each environment that may run at once.
//!
//! "1,000 execution environment instances every 10 seconds", for each function, refilled continuously and never more than 1,000:
//! <https://docs.aws.amazon.com/lambda/latest/dg/scaling-behavior.html>, read 2026-11-27. Calls:
//! <https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html#concurrency-vs-requests-per-second>, read 2026-11-27; how AWS
//! measures the second is not written, so it is refilled as environments are.

use crate::figures;
use crate::time::{SimDuration, SimTime};

/// A store that is refilled all the time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Rate {
    /// Microseconds of refilling that are missing.
    missing: SimDuration,
    at: SimTime,
}

impl Rate {
    /// A full store.
    pub fn full(now: SimTime) -> Rate {
        Rate { missing: SimDuration::ZERO, at: now }
    }

    /// Takes a new environment, if there is one.
    pub fn take_environment(&mut self, now: SimTime) -> bool {
        self.take(now, figures::SCALING_ENVIRONMENTS, SimDuration::from_secs(figures::SCALING_PERIOD_S))
    }

    /// Takes a call, if so many environments may run at once.
    pub fn take_call(&mut self, now: SimTime, concurrency: u32) -> bool {
        let most = u64::from(concurrency).saturating_mul(figures::CALLS_PER_SECOND);
        self.take(now, most, SimDuration::from_secs(1))
    }

    /// Takes one of `most`, which come back in `period`.
    fn take(&mut self, now: SimTime, most: u64, period: SimDuration) -> bool {
        // A nested call may lie a little in the future of the next one; then nothing is refilled meanwhile.
        self.missing = self.missing.saturating_sub(now.since(self.at));
        self.at = self.at.max(now);
        let missing = self.missing + SimDuration::from_micros(period.as_micros() / most.max(1));
        if most == 0 || missing > period {
            return false;
        }
        self.missing = missing;
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thousand_at_once_then_a_hundred_a_second() {
        let mut now = SimTime::from_micros(1_000_000_000);
        let mut rate = Rate::full(now);
        let taken = |rate: &mut Rate, now| (0..5_000).filter(|_| rate.take_environment(now)).count();
        assert_eq!(taken(&mut rate, now), 1_000);
        now += SimDuration::from_secs(1);
        assert_eq!(taken(&mut rate, now), 100);
        now += SimDuration::from_secs(60);
        assert_eq!(taken(&mut rate, now), 1_000, "what was not used does not add up");
    }
}
