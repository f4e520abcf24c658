//! malachite-q as rustpython-common uses it: a quotient of integers to the nearest float, and a float as a quotient.

use core::cmp::Ordering;

use malachite_base::num::conversion::traits::RoundingInto;
use malachite_base::rounding_modes::RoundingMode;
use num_bigint::{BigInt, BigUint, Sign};
use num_rational::Ratio;
use num_traits::ToPrimitive;

/// An integer on its way into a fraction.
pub struct Integer(BigInt);

impl From<&BigInt> for Integer {
    fn from(value: &BigInt) -> Self {
        Self(value.clone())
    }
}

/// A fraction.
pub struct Rational(Ratio<BigInt>);

/// A float that is no number, or infinite.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotFinite;

impl Rational {
    /// The quotient. The denominator is not zero: Python has refused that before.
    pub fn from_integers_ref(numerator: Integer, denominator: Integer) -> Self {
        Self(Ratio::new_raw(numerator.0, denominator.0))
    }

    /// Without its sign, in lowest terms.
    pub fn into_numerator_and_denominator(self) -> (BigUint, BigUint) {
        let (numerator, denominator) = self.0.into_raw();
        (numerator.into_parts().1, denominator.into_parts().1)
    }
}

impl TryFrom<f64> for Rational {
    type Error = NotFinite;

    fn try_from(value: f64) -> Result<Self, NotFinite> {
        Ratio::from_float(value).map(Self).ok_or(NotFinite)
    }
}

/// Bits of a float's significand, and two more that decide how it is rounded.
const BITS: i64 = 53 + 2;

impl RoundingInto<f64> for Rational {
    /// Of the ordering, only what is beyond the largest float is told: RustPython asks for nothing else.
    fn rounding_into(self, RoundingMode::Nearest: RoundingMode) -> (f64, Ordering) {
        let (numerator, denominator) = self.0.into_raw();
        let negative = (numerator.sign() == Sign::Minus) != (denominator.sign() == Sign::Minus);
        let magnitude = nearest(&numerator.into_parts().1, &denominator.into_parts().1);
        match (negative, magnitude.is_infinite()) {
            (false, false) => (magnitude, Ordering::Equal),
            (true, false) => (-magnitude, Ordering::Equal),
            (false, true) => (f64::MAX, Ordering::Less),
            (true, true) => (f64::MIN, Ordering::Greater),
        }
    }
}

/// The float nearest to a quotient.
fn nearest(numerator: &BigUint, denominator: &BigUint) -> f64 {
    if numerator.bits() == 0 {
        return 0.0;
    }
    let signed = |bits: u64| i64::try_from(bits).unwrap_or(i64::MAX);
    // So far to the left that the quotient has BITS or one more; a subnormal float has fewer.
    let shift = (BITS - signed(numerator.bits()) + signed(denominator.bits())).min(1074 + 2);
    let (scaled, divisor) = if shift >= 0 {
        (numerator << shift.unsigned_abs(), denominator.clone())
    } else {
        (numerator.clone(), denominator << shift.unsigned_abs())
    };
    let quotient = &scaled / &divisor;
    let is_exact = &quotient * &divisor == scaled;
    // At most 56 bits; the lowest stands for all that were cut off. Half a unit is decided here, for subnormal floats too.
    let quotient = quotient.to_u64().unwrap_or(u64::MAX) | u64::from(!is_exact);
    let excess = (64 - i64::from(quotient.leading_zeros()) - 53).max(2);
    let (kept, cut) = (quotient >> excess, quotient & ((1 << excess) - 1));
    let half = 1 << (excess - 1);
    let up = cut > half || (cut == half && kept & 1 == 1);
    scale(kept + u64::from(up), excess - shift)
}

/// `significand * 2^exponent`, for a significand of at most 53 bits that needs no rounding.
fn scale(significand: u64, exponent: i64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "it has at most 53 bits")]
    let mut value = significand as f64;
    let mut left = exponent;
    while left != 0 {
        let step = left.clamp(-1000, 1000);
        value *= f64::powi(2.0, i32::try_from(step).unwrap_or_default());
        left -= step;
        if value == 0.0 || value.is_infinite() {
            break;
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    fn divided(numerator: &str, denominator: &str) -> f64 {
        let number = |text: &str| BigInt::parse_bytes(text.as_bytes(), 10).expect("digits");
        let quotient = Rational::from_integers_ref((&number(numerator)).into(), (&number(denominator)).into());
        match quotient.rounding_into(RoundingMode::Nearest) {
            (_, Ordering::Less) => f64::INFINITY,
            (_, Ordering::Greater) => f64::NEG_INFINITY,
            (value, Ordering::Equal) => value,
        }
    }

    #[test]
    fn a_quotient_is_the_nearest_float() {
        assert_eq!(divided("1", "3"), 1.0 / 3.0);
        assert_eq!(divided("-7", "2"), -3.5);
        assert_eq!(divided("0", "5"), 0.0);
        // 2^53 + 1 lies in the middle: to the even one; one more is above it.
        assert_eq!(divided("9007199254740993", "1"), 9_007_199_254_740_992.0);
        assert_eq!(divided("18014398509481987", "2"), 9_007_199_254_740_994.0);
        assert_eq!(divided("9007199254740995", "1"), 9_007_199_254_740_996.0);
    }

    #[test]
    fn the_largest_and_the_smallest_are_met() {
        let power = |bits: u32| BigInt::from(2).pow(bits);
        let of = |numerator: BigInt, denominator: BigInt| divided(&numerator.to_string(), &denominator.to_string());
        assert_eq!(of(power(1024), BigInt::from(1)), f64::INFINITY);
        assert_eq!(of(power(1024) - power(971), BigInt::from(1)), f64::MAX);
        // Half a unit above the largest is as near to 2^1024, which is none.
        assert_eq!(of(power(1024) - power(970) - 1, BigInt::from(1)), f64::MAX);
        assert_eq!(of(power(1024) - power(970), BigInt::from(1)), f64::INFINITY);
        assert_eq!(of(BigInt::from(1), power(1074)), f64::from_bits(1));
        // Half of the smallest is even at zero; a little more is not.
        assert_eq!(of(BigInt::from(1), power(1075)), 0.0);
        assert_eq!(of(BigInt::from(3), power(1076)), f64::from_bits(1));
        assert_eq!(of(-power(1024), BigInt::from(1)), f64::NEG_INFINITY);
    }
}
