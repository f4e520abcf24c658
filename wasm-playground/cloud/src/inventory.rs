//! `Inventory`: what lies in the account at one moment, for people who look at it.

use mini_lambda::SimTime;
use serde::Serialize;

use crate::s3::inventory::BucketInventory;
use crate::sqs::inventory::QueueInventory;
use crate::stores::Stores;

/// Buckets and queues with what is in them. Objects are listed without their content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Inventory {
    /// The moment.
    pub at: SimTime,
    /// In order of name.
    pub buckets: Vec<BucketInventory>,
    /// In order of name.
    pub queues: Vec<QueueInventory>,
}

impl Inventory {
    /// What lies in these stores at `at`.
    pub fn of(stores: &Stores, at: SimTime) -> Inventory {
        Inventory { at, buckets: stores.s3.inventory(at), queues: stores.sqs.inventory(at) }
    }
}
