//! `Amount`: money, exact: sums of prices by the request, by the GB-second, by the hour and by the month.

use std::fmt;

use mini_lambda::Usd;

/// A whole number of 1/(81 · 2⁴⁰ · 10¹³) USD.
///
/// Prices are whole numbers of 10⁻¹⁰ USD. Of this unit a MB·ms at such a price for a GB-second is a whole number, and so are a request,
/// a second at such a price for an hour, and a GB for a second at such a price for a month of 30 days: so sums are exact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Amount(u128);

impl Amount {
    /// Nothing.
    pub const ZERO: Amount = Amount(0);
    /// Units of 10⁻¹⁰ USD.
    const E10: u128 = (81 << 40) * 1_000;
    /// Units of one of Lambda's, 10⁻¹³/1024 USD.
    const OF_LAMBDA: u128 = 81 << 30;
    /// Decimal places that are written.
    const PLACES: usize = 12;
    /// Units of the last place that is written.
    const LAST_PLACE: u128 = (81 << 40) * 10;

    /// So many things at a price for each, in 10⁻¹⁰ USD.
    pub const fn times(price: u128, count: u128) -> Amount {
        Amount(price * count * Amount::E10)
    }

    /// So many seconds at a price for an hour, in 10⁻¹⁰ USD.
    pub const fn hourly(hour: u128, seconds: u128) -> Amount {
        Amount(hour * seconds * (Amount::E10 / 3_600))
    }

    /// So many GB for so many seconds, at a price for a GB and a month of 30 days, in 10⁻¹⁰ USD.
    pub const fn monthly(gb_month: u128, gb: u128, seconds: u128) -> Amount {
        Amount(gb_month * gb * seconds * (Amount::E10 / (30 * 86_400)))
    }

    /// So many times this amount.
    #[must_use]
    pub const fn by(self, count: u128) -> Amount {
        Amount(self.0.saturating_mul(count))
    }

    /// An equal share of it for each of so many; what does not come out even, less than 10⁻²⁶ USD each, is left.
    #[must_use]
    pub fn shared(self, count: u128) -> Amount {
        Amount(self.0.checked_div(count).unwrap_or(0))
    }
}

impl From<Usd> for Amount {
    fn from(usd: Usd) -> Amount {
        Amount(usd.units() * Amount::OF_LAMBDA)
    }
}

impl std::ops::Add for Amount {
    type Output = Amount;

    fn add(self, other: Amount) -> Amount {
        Amount(self.0.saturating_add(other.0))
    }
}

impl std::iter::Sum for Amount {
    fn sum<I: Iterator<Item = Amount>>(amounts: I) -> Amount {
        amounts.fold(Amount::ZERO, |sum, amount| sum + amount)
    }
}

impl fmt::Display for Amount {
    /// Twelve decimal places, the last one rounded half up.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let written = self.0.saturating_add(Amount::LAST_PLACE / 2) / Amount::LAST_PLACE;
        let one = 10_u128.pow(12);
        write!(formatter, "{}.{:0places$}", written / one, written % one, places = Amount::PLACES)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_price_is_a_whole_number_of_units() {
        for parts in [1_024_000, 3_600, 30 * 86_400] {
            assert_eq!(Amount::E10 % parts, 0, "{parts}");
        }
    }

    #[test]
    fn hours_months_and_requests() {
        // 0.0416 an hour; 8 GB at 0.08 a month; 0.20 a million.
        assert_eq!(Amount::hourly(416_000_000, 3_600).to_string(), "0.041600000000");
        assert_eq!(Amount::hourly(416_000_000, 60).to_string(), "0.000693333333");
        assert_eq!(Amount::monthly(800_000_000, 8, 30 * 86_400).to_string(), "0.640000000000");
        assert_eq!(Amount::times(2_000, 1_000_000).to_string(), "0.200000000000");
        let minute = Amount::hourly(416_000_000, 60);
        assert_eq!(minute.by(60), Amount::hourly(416_000_000, 3_600), "nothing is lost");
        assert_eq!(minute.by(3).shared(3), minute);
    }

    #[test]
    fn what_lambda_says_is_the_same_here() {
        let compute = Usd::compute(mini_lambda::function::Architecture::X86_64, 1_024_000 * 77);
        assert_eq!(Amount::from(compute).to_string(), compute.to_string());
        assert_eq!(Amount::from(Usd::requests(3)), Amount::times(2_000, 3));
    }
}
