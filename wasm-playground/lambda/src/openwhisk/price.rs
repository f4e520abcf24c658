//! What an activation costs where OpenWhisk is sold: its time in steps of 100 ms times its memory, and nothing for the request.

use super::figures;
use crate::billing::{Cost, Usd};
use crate::time::SimDuration;

/// Milliseconds that are billed for an activation that took this long, its init included: the record's `duration` holds both.
pub(crate) fn billed_ms(duration: SimDuration) -> u64 {
    duration.as_micros().div_ceil(figures::BILLING_STEP_MS * 1_000) * figures::BILLING_STEP_MS
}

/// The cost of one activation, as if there were no free tier.
pub(crate) fn cost(memory_mb: u32, billed_ms: u64) -> Cost {
    let mb_ms = billed_ms.saturating_mul(u64::from(memory_mb));
    Cost { mb_ms, requests: 0, usd: Usd::at_price(figures::GB_SECOND, u128::from(mb_ms)).to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_the_price_list() {
        // <https://console.ng.bluemix.net/openwhisk/learn/pricing>, read 2026-11-22: 5 million runs of 500 ms with 256 MB are 3.83 USD
        // after 400,000 GB-seconds that are free.
        let mb_ms = 5_000_000 * u128::from(cost(256, billed_ms(SimDuration::from_millis(500))).mb_ms);
        let free = 400_000 * 1_024_000;
        assert_eq!(Usd::at_price(figures::GB_SECOND, mb_ms - free).to_string(), "3.825000000000");
    }

    #[test]
    fn time_is_rounded_up_to_the_next_hundred() {
        let billed = |micros| billed_ms(SimDuration::from_micros(micros));
        assert_eq!([billed(1), billed(100_000), billed(100_001), billed(3_000)], [100, 100, 200, 100]);
    }
}
