//! `Inventory`: what lies in the account at one moment, for people who look at it.

use mini_lambda::SimTime;
use serde::Serialize;

use crate::ec2::instance::Instance;
use crate::ec2::inventory::InstanceInventory;
use crate::mongodb::CollectionInventory;
use crate::redshift::Table;
use crate::s3::inventory::BucketInventory;
use crate::sqs::inventory::QueueInventory;
use crate::stores::Stores;

/// All stores with what is in them, and the machines. Objects, documents and rows are counted, and listed without their content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Inventory {
    /// The moment.
    pub at: SimTime,
    /// In order of name.
    pub buckets: Vec<BucketInventory>,
    /// In order of name.
    pub queues: Vec<QueueInventory>,
    /// The collections of MongoDB, in order of their databases and names; nothing if the scenario has no MongoDB.
    pub collections: Option<Vec<CollectionInventory>>,
    /// The tables and views of Redshift, in order of name; nothing if the scenario has no Redshift.
    pub tables: Option<Vec<Table>>,
    /// Machines of EC2, in the order of the scenario.
    pub instances: Vec<InstanceInventory>,
}

impl Inventory {
    /// What lies in these stores at `at`, beside these tables and machines.
    pub(crate) fn of(stores: &Stores, tables: Option<Vec<Table>>, instances: &[Instance], at: SimTime) -> Inventory {
        Inventory {
            at,
            buckets: stores.s3.inventory(at),
            queues: stores.sqs.inventory(at),
            collections: stores.mongodb.as_ref().map(|mongodb| mongodb.inventory()),
            tables,
            instances: instances.iter().map(|instance| InstanceInventory::of(instance, at)).collect(),
        }
    }
}
