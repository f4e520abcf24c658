//! From simulated time to billed milliseconds and money. Integers to the end; a figure is rounded once, when written.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::figures;
use crate::function::{Architecture, FunctionConfig};
use crate::monthly_bill::MonthlyUsage;
use crate::time::SimDuration;

/// The rules by which time was billed, named by the month in which they began.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum BillingEra {
    /// Duration rounded up to 100 ms, init free. From the beginning,
    /// <https://aws.amazon.com/blogs/aws/run-code-cloud/>, read 2026-11-22.
    #[serde(rename = "2014-11")]
    HundredMilliseconds,
    /// Duration rounded up to 1 ms, init free,
    /// <https://aws.amazon.com/blogs/aws/new-for-aws-lambda-1ms-billing-granularity-adds-cost-savings/>, read 2026-11-22.
    #[serde(rename = "2020-12")]
    OneMillisecond,
    /// Duration and init, their sum rounded up to 1 ms, since 1 August 2025,
    /// <https://aws.amazon.com/blogs/compute/aws-lambda-standardizes-billing-for-init-phase/>, read 2026-11-22.
    #[default]
    #[serde(rename = "2025-08")]
    InitBilled,
}

impl BillingEra {
    /// All eras, oldest first.
    pub const ALL: &[BillingEra] = &[BillingEra::HundredMilliseconds, BillingEra::OneMillisecond, BillingEra::InitBilled];

    /// The month in which it began, `2025-08`.
    pub const fn word(self) -> &'static str {
        match self {
            BillingEra::HundredMilliseconds => "2014-11",
            BillingEra::OneMillisecond => "2020-12",
            BillingEra::InitBilled => "2025-08",
        }
    }

    /// The era of this name.
    pub fn from_word(word: &str) -> Option<BillingEra> {
        BillingEra::ALL.iter().copied().find(|era| era.word() == word)
    }

    /// The unit up to which time is rounded, ms.
    pub const fn step_ms(self) -> u64 {
        match self {
            BillingEra::HundredMilliseconds => 100,
            BillingEra::OneMillisecond | BillingEra::InitBilled => 1,
        }
    }

    /// Whether the time of init is billed.
    pub const fn bills_init(self) -> bool {
        matches!(self, BillingEra::InitBilled)
    }

    /// Milliseconds billed for an invocation. The sum is rounded, not its parts.
    pub const fn billed_ms(self, duration: SimDuration, init: Option<SimDuration>) -> u64 {
        match self {
            BillingEra::HundredMilliseconds => duration.as_micros().div_ceil(100_000) * 100,
            BillingEra::OneMillisecond => duration.as_micros().div_ceil(1_000),
            BillingEra::InitBilled => {
                let init = match init {
                    Some(init) => init,
                    None => SimDuration::ZERO,
                };
                duration.saturating_add(init).as_micros().div_ceil(1_000)
            }
        }
    }
}

/// What was used, as AWS's meters count it, and what that costs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cost {
    /// Memory times billed time, MB·ms. 1,024,000 of them are a GB-second.
    pub mb_ms: u64,
    /// Requests.
    pub requests: u64,
    /// The price in USD, a decimal number with twelve places. Add meters, not prices: this figure is rounded.
    pub usd: String,
}

impl Cost {
    /// The cost of one invocation of `function`, as if there were no free tier.
    pub fn of_invocation(function: &FunctionConfig, billed_ms: u64) -> Cost {
        let mut usage = MonthlyUsage::default();
        usage.add(function, billed_ms, 1);
        let mb_ms = billed_ms.saturating_mul(u64::from(function.memory_mb));
        Cost { mb_ms, requests: 1, usd: usage.price().total().to_string() }
    }
}

/// An exact amount of money: a whole number of 10⁻¹⁰ USD per GB-second, which is 10⁻¹³/1024 USD.
///
/// All of Lambda's prices are whole numbers of this unit per MB·ms or per request, so sums are exact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Usd(u128);

impl Usd {
    /// MB·ms in a GB-second.
    pub(crate) const MB_MS_PER_GB_SECOND: u128 = 1_024 * 1_000;
    /// One unit is 9,765,625 · 10⁻²³ USD.
    const UNIT_IN_E23: u128 = 9_765_625;
    /// Decimal places that are written.
    const PLACES: usize = 12;

    /// Compute of this many MB·ms.
    pub const fn compute(architecture: Architecture, mb_ms: u128) -> Usd {
        let price = match architecture {
            Architecture::X86_64 => figures::GB_SECOND_X86_64,
            Architecture::Arm64 => figures::GB_SECOND_ARM64,
        };
        Usd(price * mb_ms)
    }

    /// /tmp beyond the free part, of this many MB·ms.
    pub const fn ephemeral_storage(mb_ms: u128) -> Usd {
        Usd(figures::EPHEMERAL_GB_SECOND * mb_ms)
    }

    /// This many MB·ms at a price for a GB-second that is none of AWS's.
    pub(crate) const fn at_price(gb_second: u128, mb_ms: u128) -> Usd {
        Usd(gb_second * mb_ms)
    }

    /// The amount as a whole number of 10⁻¹³/1024 USD, to go on with elsewhere.
    pub const fn units(self) -> u128 {
        self.0
    }

    /// This many requests.
    pub const fn requests(count: u128) -> Usd {
        Usd(figures::REQUEST * Usd::MB_MS_PER_GB_SECOND * count)
    }
}

impl Usd {
    /// As people write an amount: from a dollar on with cents, below with three digits that count. Rounded half up, once.
    pub(crate) fn short(self) -> String {
        let e23 = self.0 * Usd::UNIT_IN_E23;
        let digits = e23.to_string().len();
        // A dollar has 24 digits in this unit.
        let places = if digits > 23 { 2 } else { 23 - digits + 3 };
        let places = if e23 == 0 { 2 } else { places.min(Usd::PLACES) };
        let rounding = 10_u128.pow(23 - places as u32);
        let written = (e23 + rounding / 2) / rounding;
        let one = 10_u128.pow(places as u32);
        let text = format!("{}.{:0places$}", written / one, written % one);
        // Cents stay, other zeros at the end say nothing.
        let least = text.find('.').map_or(text.len(), |point| point + 3);
        text[..least].to_owned() + text[least..].trim_end_matches('0')
    }
}

impl std::ops::Add for Usd {
    type Output = Usd;

    fn add(self, other: Usd) -> Usd {
        Usd(self.0 + other.0)
    }
}

impl fmt::Display for Usd {
    /// Twelve decimal places, the last one rounded half up.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rounding = 10_u128.pow(23 - Usd::PLACES as u32);
        let written = (self.0 * Usd::UNIT_IN_E23 + rounding / 2) / rounding;
        let one = 10_u128.pow(Usd::PLACES as u32);
        write!(formatter, "{}.{:0places$}", written / one, written % one, places = Usd::PLACES)
    }
}
