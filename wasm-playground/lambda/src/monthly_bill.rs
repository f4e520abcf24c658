//! A month's bill: what an account used, what of it is free, and what the rest costs. Exact until it is written.

use serde::{Deserialize, Serialize};

use crate::billing::Usd;
use crate::event::InvocationFinished;
use crate::figures;
use crate::function::{Architecture, FunctionConfig};

/// What an account used in a month, as AWS's meters count it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MonthlyUsage {
    /// Requests.
    pub requests: u128,
    /// Memory times billed time of functions on x86_64, MB·ms.
    pub x86_64_mb_ms: u128,
    /// Memory times billed time of functions on arm64, MB·ms.
    pub arm64_mb_ms: u128,
    /// /tmp beyond the free part times billed time, MB·ms.
    pub ephemeral_storage_mb_ms: u128,
}

/// What a month costs, meter by meter, in the first price tier.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MonthlyBill {
    /// For requests.
    pub requests: Usd,
    /// For compute, both architectures.
    pub compute: Usd,
    /// For /tmp beyond the free part.
    pub ephemeral_storage: Usd,
}

/// What one function was used for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Used {
    /// Runs that ended, retries included.
    pub runs: u64,
    /// Those of them that failed.
    pub failed: u64,
    /// Milliseconds that were billed.
    pub billed_ms: u64,
    /// What AWS's meters counted.
    pub usage: MonthlyUsage,
}

impl Used {
    /// Counts one run.
    pub(crate) fn add(&mut self, function: &FunctionConfig, finished: &InvocationFinished) {
        self.runs += 1;
        self.failed += u64::from(finished.function_error.is_some());
        self.billed_ms = self.billed_ms.saturating_add(finished.billed_ms);
        self.usage.add(function, finished.billed_ms, 1);
    }
}

impl MonthlyUsage {
    /// Counts this many invocations of a function, each billed with these milliseconds.
    pub fn add(&mut self, function: &FunctionConfig, billed_ms: u64, invocations: u64) {
        let milliseconds = u128::from(billed_ms) * u128::from(invocations);
        let compute = milliseconds * u128::from(function.memory_mb);
        match function.architecture {
            Architecture::X86_64 => self.x86_64_mb_ms += compute,
            Architecture::Arm64 => self.arm64_mb_ms += compute,
        }
        self.ephemeral_storage_mb_ms += milliseconds * u128::from(function.billed_ephemeral_storage_mb());
        self.requests += u128::from(invocations);
    }

    /// The price of all of it.
    pub fn price(&self) -> MonthlyBill {
        MonthlyBill {
            requests: Usd::requests(self.requests),
            compute: Usd::compute(Architecture::X86_64, self.x86_64_mb_ms) + Usd::compute(Architecture::Arm64, self.arm64_mb_ms),
            ephemeral_storage: Usd::ephemeral_storage(self.ephemeral_storage_mb_ms),
        }
    }

    /// What is left of it after the free tier, which both architectures share. AWS does not say which of them has it first:
    /// here x86_64, then arm64. /tmp has no free tier but the first 512 MB of every function.
    pub fn beyond_free_tier(&self) -> MonthlyUsage {
        let free = figures::FREE_GB_SECONDS * Usd::MB_MS_PER_GB_SECOND;
        let left = free.saturating_sub(self.x86_64_mb_ms);
        MonthlyUsage {
            requests: self.requests.saturating_sub(figures::FREE_REQUESTS),
            x86_64_mb_ms: self.x86_64_mb_ms.saturating_sub(free),
            arm64_mb_ms: self.arm64_mb_ms.saturating_sub(left),
            ephemeral_storage_mb_ms: self.ephemeral_storage_mb_ms,
        }
    }
}

impl MonthlyBill {
    /// All meters together.
    pub fn total(&self) -> Usd {
        self.requests + self.compute + self.ephemeral_storage
    }
}
