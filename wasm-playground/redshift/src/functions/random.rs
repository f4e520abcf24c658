//! Randomness from the seed of the request.

use std::cell::Cell;

use super::Scalar;
use crate::types::read::Datum;

thread_local! {
    static STATE: Cell<u64> = const { Cell::new(0) };
}

/// Begins the numbers of a request.
pub fn seed(seed: u64) {
    STATE.set(seed);
}

/// The next 64 bits (splitmix64, of public knowledge).
pub fn next() -> u64 {
    let state = STATE.get().wrapping_add(0x9e37_79b9_7f4a_7c15);
    STATE.set(state);
    let mut z = state;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// The functions of this room.
pub const FUNCTIONS: &[Scalar] = &[Scalar("random_float", 0, |_| {
    #[expect(clippy::cast_precision_loss, reason = "53 bits are what a float holds")]
    let number = (next() >> 11) as f64 / (1_u64 << 53) as f64;
    Ok(Datum::Float(number))
})];
