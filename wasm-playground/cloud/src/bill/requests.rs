//! Requests to S3 that functions and machines made, as S3 bills them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::amount::Amount;
use super::figures::{S3_READ, S3_WRITE};

/// Requests to S3, by who made them: the name of a function, or the id of a machine.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct S3Requests(BTreeMap<String, Counts>);

/// Requests of one caller.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Counts {
    /// PUT, COPY and LIST.
    pub writes: u64,
    /// GET, HEAD and others.
    pub reads: u64,
}

impl S3Requests {
    /// Counts a request that S3 answered.
    pub fn count(&mut self, caller: &str, operation: &str) {
        let counts = self.0.entry(caller.to_owned()).or_default();
        match operation {
            "DeleteObject" | "DeleteObjects" => {}
            "PutObject" | "CopyObject" | "ListObjects" | "ListObjectsV2" | "ListBuckets" => counts.writes += 1,
            _ => counts.reads += 1,
        }
    }

    /// Who made how many.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Counts)> {
        self.0.iter().map(|(caller, counts)| (caller.as_str(), *counts))
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Counts {
    /// What they cost.
    pub fn price(self) -> Amount {
        Amount::times(S3_WRITE, u128::from(self.writes)) + Amount::times(S3_READ, u128::from(self.reads))
    }
}
