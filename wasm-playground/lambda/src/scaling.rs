//! How fast a function may get new environments: 1,000 at once, and 100 more in every second since.
//!
//! "1,000 execution environment instances every 10 seconds", for each function, refilled continuously and never more than 1,000:
//! <https://docs.aws.amazon.com/lambda/latest/dg/scaling-behavior.html>, read 2026-11-22.

use crate::figures;
use crate::time::{SimDuration, SimTime};

/// What one environment takes from the store, microseconds of refilling.
const ONE: u64 = figures::SCALING_PERIOD_S * 1_000_000 / figures::SCALING_ENVIRONMENTS;

/// A store of new environments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ScalingRate {
    /// Microseconds of refilling that are missing.
    missing: SimDuration,
    at: SimTime,
}

impl ScalingRate {
    /// A full store.
    pub fn full(now: SimTime) -> ScalingRate {
        ScalingRate { missing: SimDuration::ZERO, at: now }
    }

    /// Takes one, if there is one.
    pub fn take(&mut self, now: SimTime) -> bool {
        // A nested call may lie a little in the future of the next one; then nothing is refilled meanwhile.
        self.missing = self.missing.saturating_sub(now.since(self.at));
        self.at = self.at.max(now);
        let missing = self.missing + SimDuration::from_micros(ONE);
        if missing > SimDuration::from_secs(figures::SCALING_PERIOD_S) {
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
        let mut rate = ScalingRate::full(now);
        let taken = |rate: &mut ScalingRate, now| (0..5_000).filter(|_| rate.take(now)).count();
        assert_eq!(taken(&mut rate, now), 1_000);
        now += SimDuration::from_secs(1);
        assert_eq!(taken(&mut rate, now), 100);
        now += SimDuration::from_secs(60);
        assert_eq!(taken(&mut rate, now), 1_000, "what was not used does not add up");
    }
}
