//! `Lineage`: how often each function ran in the chain of requests that led to one, and when such a chain is stopped.
//!
//! Lambda counts in the trace header of requests, over Lambda, SQS and S3, and stops a function that would run more than 16 times
//! in one chain: <https://aws.amazon.com/blogs/compute/detecting-and-stopping-recursive-loops-in-aws-lambda-functions/> and
//! <https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html>, read 2026-11-22.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::api_error::ApiError;
use crate::figures;

/// Runs in one chain, by function. A request from outside has an empty one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Lineage(BTreeMap<String, u32>);

impl Lineage {
    /// Whether the request came from outside.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How often this function ran in the chain.
    pub fn runs_of(&self, function: &str) -> u32 {
        self.0.get(function).copied().unwrap_or(0)
    }

    /// The chain with one more run of this function.
    #[must_use]
    pub fn with(&self, function: &str) -> Lineage {
        let mut longer = self.clone();
        let runs = longer.0.entry(function.to_owned()).or_default();
        *runs = runs.saturating_add(1);
        longer
    }

    /// The longer of two chains, function by function: a batch has as many origins as messages.
    #[must_use]
    pub fn joined(mut self, other: &Lineage) -> Lineage {
        for (function, runs) in &other.0 {
            let mine = self.0.entry(function.clone()).or_default();
            *mine = (*mine).max(*runs);
        }
        self
    }

    /// Whether this function may run once more in the chain. The code is AWS's, the message that of the SDK's model of Lambda
    /// (boto/botocore, data/lambda/2015-03-31/service-2.json, read 2026-11-22).
    pub(crate) fn check(&self, function: &str) -> Result<(), ApiError> {
        if self.runs_of(function) < figures::RUNS_IN_A_CHAIN {
            return Ok(());
        }
        let message = "Lambda has detected your function being invoked in a recursive loop with other Amazon Web Services resources and \
                       stopped your function's invocation.";
        Err(ApiError::new(RECURSIVE, 400, message))
    }
}

/// Code of the refusal of a function that ran too often in one chain.
pub(crate) const RECURSIVE: &str = "RecursiveInvocationException";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_seventeenth_run_in_a_chain_is_refused() {
        let chain = (0..16).fold(Lineage::default(), |chain, run| {
            assert_eq!(chain.check("a"), Ok(()), "run {}", run + 1);
            chain.with("a")
        });
        assert_eq!(chain.check("a").unwrap_err().status, 400);
        assert_eq!(chain.check("b"), Ok(()), "every function has its own count");
    }

    #[test]
    fn of_two_chains_the_longer_one_counts() {
        let joined = Lineage::default().with("a").with("a").joined(&Lineage::default().with("a").with("b"));
        assert_eq!((joined.runs_of("a"), joined.runs_of("b")), (2, 1));
    }
}
