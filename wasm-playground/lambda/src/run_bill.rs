//! What calls cost that were made: today and by the older rules, and what as many of them as somebody likes would cost in a month.
//!
//! Asked and answered in JSON, so that whoever draws a bill computes nothing. Money comes as text: `exact` with twelve places, and
//! `short` as people write it.

use serde::{Deserialize, Serialize};

use crate::billing::{BillingEra, Usd};
use crate::figures;
use crate::function::Architecture;
use crate::milliseconds;
use crate::monthly_bill::{MonthlyBill, MonthlyUsage};
use crate::time::SimDuration;

/// So many calls of a kind are what people compare prices by.
const MILLION: u64 = 1_000_000;
/// The most calls a month that are asked for: more than nearly anybody makes, and sums stay exact.
const MOST_CALLS: u64 = 10_000_000_000;
/// The most calls of one question.
const MOST_RUNS: usize = 100_000;
/// No call takes longer, init and all: it would have been stopped long before.
const LONGEST_RUN: SimDuration = SimDuration::from_secs(3_600);

/// Which calls, and how many of them a month.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BillRequest {
    /// The calls.
    pub runs: Vec<BilledRun>,
    /// The rules under which they were made; today's without one.
    #[serde(default)]
    pub era: BillingEra,
    /// Calls a month, in the same mix.
    pub calls_a_month: u64,
}

/// One call, as its report and its function's settings have it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BilledRun {
    /// Its duration; in JSON milliseconds, as events have it.
    #[serde(rename = "duration_ms", with = "milliseconds")]
    pub duration: SimDuration,
    /// Its cold start's init, if it had one.
    #[serde(default, rename = "init_ms", with = "milliseconds::optional")]
    pub init: Option<SimDuration>,
    /// Memory configured, MB.
    pub memory_mb: u32,
    /// Processor of the function.
    #[serde(default = "default_architecture")]
    pub architecture: Architecture,
    /// Size of /tmp, MB.
    #[serde(default = "default_storage")]
    pub ephemeral_storage_mb: u32,
}

fn default_architecture() -> Architecture {
    Architecture::X86_64
}

fn default_storage() -> u32 {
    figures::FREE_EPHEMERAL_STORAGE_MB
}

/// What they cost.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RunBill {
    /// How many calls it is about.
    pub runs: u64,
    /// Duration of all, and init where there was one, before rounding: milliseconds with two decimals.
    pub duration_ms: String,
    /// Init of all cold starts.
    pub init_ms: String,
    /// Milliseconds billed for all.
    pub billed_ms: u64,
    /// All of them, without the free tier.
    pub run: PricedUsage,
    /// A million calls in the same mix, without the free tier.
    pub million: PricedUsage,
    /// Calls a month that the next two are about.
    pub calls_a_month: u64,
    /// A month, without the free tier.
    pub month: PricedUsage,
    /// What is left of the month after the free tier.
    pub month_beyond_free_tier: PricedUsage,
    /// Requests and GB-seconds that a month has free.
    pub free_requests: u64,
    /// See `free_requests`.
    pub free_gb_seconds: u64,
    /// The same calls by the rules of each era, oldest first.
    pub eras: Vec<EraBill>,
}

/// An amount of use and its price, meter by meter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PricedUsage {
    /// Requests.
    pub requests: u64,
    /// Compute, as a decimal number.
    pub gb_seconds: String,
    /// For requests.
    pub requests_usd: Money,
    /// For compute.
    pub compute_usd: Money,
    /// For /tmp beyond the free part.
    pub storage_usd: Money,
    /// All together.
    pub usd: Money,
}

/// The calls by the rules of one era.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EraBill {
    /// The month in which it began.
    pub era: BillingEra,
    /// Whether the calls were made under it.
    pub is_current: bool,
    /// The unit up to which it rounds, ms.
    pub step_ms: u64,
    /// Whether init counts.
    pub bills_init: bool,
    /// What counts, before rounding: milliseconds with two decimals.
    pub counted_ms: String,
    /// Billed for all calls.
    pub billed_ms: u64,
    /// What a million calls cost.
    pub million_usd: Money,
}

/// An amount of money, written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Money {
    /// With twelve decimal places.
    pub exact: String,
    /// As people write it: from a dollar on with cents, below with three digits that count.
    pub short: String,
}

impl From<Usd> for Money {
    fn from(usd: Usd) -> Money {
        Money { exact: usd.to_string(), short: usd.short() }
    }
}

impl BillRequest {
    /// Reads a request and works it out; the answer as JSON text.
    ///
    /// # Errors
    /// A sentence when it is no request: what is wrong, and where.
    pub fn answer(json: &str) -> Result<String, String> {
        let request: BillRequest = serde_json::from_str(json).map_err(|error| format!("this is no question about a bill: {error}"))?;
        let bill = request.bill()?;
        Ok(serde_json::to_string(&bill).expect("a bill is plain data"))
    }

    /// The bill.
    ///
    /// # Errors
    /// A sentence when there are no calls, or too many to be meant.
    pub fn bill(&self) -> Result<RunBill, String> {
        if self.runs.is_empty() || self.runs.len() > MOST_RUNS {
            return Err(format!("`runs` must be 1 to {MOST_RUNS} calls, not {}", self.runs.len()));
        }
        if self.calls_a_month > MOST_CALLS {
            return Err(format!("`calls_a_month` must be at most {MOST_CALLS}, not {}", self.calls_a_month));
        }
        self.runs.iter().enumerate().try_for_each(|(index, run)| run.check(index))?;
        let used = usage(&self.runs, self.era);
        let month = scaled(&used, self.calls_a_month, self.runs.len());
        let init = self.runs.iter().filter_map(|run| run.init).fold(SimDuration::ZERO, SimDuration::saturating_add);
        let duration = self.runs.iter().fold(init, |sum, run| sum.saturating_add(run.duration));
        Ok(RunBill {
            runs: self.runs.len() as u64,
            duration_ms: duration.millis_text(),
            init_ms: init.millis_text(),
            billed_ms: billed_ms(&self.runs, self.era),
            run: PricedUsage::of(&used),
            million: PricedUsage::of(&scaled(&used, MILLION, self.runs.len())),
            calls_a_month: self.calls_a_month,
            month: PricedUsage::of(&month),
            month_beyond_free_tier: PricedUsage::of(&month.beyond_free_tier()),
            free_requests: u64::try_from(figures::FREE_REQUESTS).unwrap_or(u64::MAX),
            free_gb_seconds: u64::try_from(figures::FREE_GB_SECONDS).unwrap_or(u64::MAX),
            eras: BillingEra::ALL.iter().map(|era| self.era_bill(*era)).collect(),
        })
    }

    fn era_bill(&self, era: BillingEra) -> EraBill {
        let counted = self.runs.iter().fold(SimDuration::ZERO, |sum, run| {
            let init = run.init.filter(|_| era.bills_init()).unwrap_or(SimDuration::ZERO);
            sum.saturating_add(run.duration).saturating_add(init)
        });
        let million = scaled(&usage(&self.runs, era), MILLION, self.runs.len());
        EraBill {
            era,
            is_current: era == self.era,
            step_ms: era.step_ms(),
            bills_init: era.bills_init(),
            counted_ms: counted.millis_text(),
            billed_ms: billed_ms(&self.runs, era),
            million_usd: million.price().total().into(),
        }
    }
}

impl BilledRun {
    fn check(&self, index: usize) -> Result<(), String> {
        let (memory, storage) = (figures::MEMORY_MB.end(), figures::EPHEMERAL_STORAGE_MB.end());
        if self.duration.saturating_add(self.init.unwrap_or(SimDuration::ZERO)) > LONGEST_RUN {
            return Err(format!("`runs[{index}]` took longer than an hour; no call does"));
        }
        if self.memory_mb > *memory || self.ephemeral_storage_mb > *storage {
            return Err(format!("`runs[{index}]` has more than {memory} MB of memory, or than {storage} MB of /tmp; no function has"));
        }
        Ok(())
    }
}

impl PricedUsage {
    fn of(usage: &MonthlyUsage) -> PricedUsage {
        let price: MonthlyBill = usage.price();
        PricedUsage {
            requests: u64::try_from(usage.requests).unwrap_or(u64::MAX),
            gb_seconds: gb_seconds(usage.x86_64_mb_ms + usage.arm64_mb_ms),
            requests_usd: price.requests.into(),
            compute_usd: price.compute.into(),
            storage_usd: price.ephemeral_storage.into(),
            usd: price.total().into(),
        }
    }
}

fn billed_ms(runs: &[BilledRun], era: BillingEra) -> u64 {
    runs.iter().map(|run| era.billed_ms(run.duration, run.init)).fold(0, u64::saturating_add)
}

fn usage(runs: &[BilledRun], era: BillingEra) -> MonthlyUsage {
    let mut usage = MonthlyUsage::default();
    for run in runs {
        let billed = u128::from(era.billed_ms(run.duration, run.init));
        let compute = billed * u128::from(run.memory_mb);
        match run.architecture {
            Architecture::X86_64 => usage.x86_64_mb_ms += compute,
            Architecture::Arm64 => usage.arm64_mb_ms += compute,
        }
        let storage = run.ephemeral_storage_mb.saturating_sub(figures::FREE_EPHEMERAL_STORAGE_MB);
        usage.ephemeral_storage_mb_ms += billed * u128::from(storage);
        usage.requests += 1;
    }
    usage
}

/// The use of `calls` calls in the mix of these, which are `runs`. A meter is rounded to its unit, half up.
fn scaled(usage: &MonthlyUsage, calls: u64, runs: usize) -> MonthlyUsage {
    let (calls, runs) = (u128::from(calls), runs as u128);
    let scale = |meter: u128| (meter * calls + runs / 2) / runs;
    MonthlyUsage {
        requests: calls,
        x86_64_mb_ms: scale(usage.x86_64_mb_ms),
        arm64_mb_ms: scale(usage.arm64_mb_ms),
        ephemeral_storage_mb_ms: scale(usage.ephemeral_storage_mb_ms),
    }
}

/// GB-seconds with at most six decimal places, without zeros at the end.
fn gb_seconds(mb_ms: u128) -> String {
    const PLACES: u128 = 1_000_000;
    let millionths = (mb_ms * PLACES + Usd::MB_MS_PER_GB_SECOND / 2) / Usd::MB_MS_PER_GB_SECOND;
    let text = format!("{}.{:06}", millionths / PLACES, millionths % PLACES);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
