//! How long requests take beyond what is the same for all: a part by chance, fixed by the seed.

use mini_lambda::{SimDuration, SimTime};

use crate::account::Account;
use crate::model;

/// The most that chance adds to a request to a service.
pub(crate) fn spread(service: &str) -> SimDuration {
    match service {
        "s3" => model::S3_SPREAD,
        "sqs" => model::SQS_SPREAD,
        "lambda" => model::LAMBDA_SPREAD,
        "mongodb" => model::MONGODB_SPREAD,
        "redshift-data" | "redshift-sql" => model::REDSHIFT_SPREAD,
        _ => SimDuration::ZERO,
    }
}

impl Account {
    /// What chance adds to the next request to a service: any part of its spread, by seed, service and how many there were before.
    pub fn chance(&self, service: &str) -> SimDuration {
        let spread = spread(service).as_micros();
        if spread == 0 {
            return SimDuration::ZERO;
        }
        let bytes = self.identifiers.borrow_mut().next("latency", service);
        let number = bytes.iter().take(4).fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
        // 32 bits shared out evenly over the microseconds of the spread, both ends included.
        SimDuration::from_micros((number * (spread + 1)) >> 32)
    }

    /// Seconds since the scenario began.
    pub fn seconds_since_begin(&self, now: SimTime) -> u64 {
        now.since(self.began).as_micros() / 1_000_000
    }
}
