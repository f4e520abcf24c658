//! `Deployed`: the state of an account as plain data, at the beginning of a scenario or when it was stored.

use std::collections::BTreeMap;

use mini_lambda::{FunctionConfig, Identifiers, Lineage, Published, Used};
use serde::{Deserialize, Serialize};

use crate::bill::requests::S3Requests;
use crate::ec2::instance::Instance;
use crate::ec2::state::InstanceState;
use crate::mongodb::MongoDb;
use crate::mongodb_text::MongoDbConfig;
use crate::narrator::HeldEvent;
use crate::place::ScenarioError;
use crate::polling::MappingState;
use crate::redshift::StoredRedshift;
use crate::rules::Rule;
use crate::scenario::Scenario;
use crate::sqs::QueueSettings;
use crate::stores::Stores;
use crate::timetable::Planned;

/// All that an account is made of, but for its environments.
#[derive(Clone, Debug)]
pub(crate) struct Deployed {
    pub functions: Vec<FunctionConfig>,
    /// Versions and aliases of the functions that have any.
    pub published: Vec<Published>,
    /// How many ids of each kind Lambda gave out.
    pub lambda_identifiers: Identifiers,
    pub around: Around,
}

/// What is around the functions, and on its way between them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Around {
    /// How many ids of each kind were given out that belong to no service.
    pub identifiers: Identifiers,
    pub stores: Stores,
    /// The database of Redshift; none before the scenario's own statements have run.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub redshift: Option<StoredRedshift>,
    /// The chains of requests behind messages that are in a queue, by message.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub lineages: BTreeMap<String, Lineage>,
    /// What event source mappings have in hand, in the order of the scenario.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mappings: Vec<MappingState>,
    /// Machines, in the order of the scenario.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub instances: Vec<InstanceState>,
    /// Requests to S3 that are billed.
    #[serde(default, skip_serializing_if = "S3Requests::is_empty")]
    pub s3_requests: S3Requests,
    /// How many requests met each of the scenario's faults.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub faults_met: Vec<u32>,
    /// What functions were used for.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub used: BTreeMap<String, Used>,
    /// What will happen.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub planned: Vec<Planned>,
    /// What happened in the simulated future and is not told yet.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub held: Vec<HeldEvent>,
}

impl Deployed {
    /// The account at the beginning of a scenario. What AWS refuses is left out: [`refused`] says what.
    pub fn new(scenario: &Scenario) -> Deployed {
        let (stores, _) = deploy(scenario);
        let (instances, held) = Instance::at_begin(scenario);
        Deployed {
            functions: scenario.functions.clone(),
            published: Vec::new(),
            lambda_identifiers: Identifiers::new(scenario.seed),
            around: Around {
                identifiers: Identifiers::new(scenario.seed),
                stores,
                redshift: None,
                lineages: BTreeMap::new(),
                mappings: Vec::new(),
                instances,
                s3_requests: S3Requests::default(),
                used: BTreeMap::new(),
                faults_met: Vec::new(),
                planned: Rule::first_runs(scenario).into_iter().chain(Instance::first_tasks(scenario)).collect(),
                held,
            },
        }
    }
}

/// What AWS refuses of the buckets and queues of a scenario, with the place in its JSON.
pub(crate) fn refused(scenario: &Scenario) -> Option<ScenarioError> {
    deploy(scenario).1.into_iter().next()
}

fn deploy(scenario: &Scenario) -> (Stores, Vec<ScenarioError>) {
    let mut stores = Stores::new(&scenario.region, &scenario.account, scenario.seed);
    let mut refused = Vec::new();
    for (index, bucket) in scenario.buckets.iter().enumerate() {
        refused.extend(bucket.deploy(&mut stores.s3, scenario.start, &format!("buckets[{index}]")).err());
    }
    if let Some(shop) = &scenario.shop {
        refused.extend(shop.deploy_objects(scenario.seed, &mut stores.s3, scenario.start));
    }
    for (index, queue) in scenario.queues.iter().enumerate() {
        let settings = QueueSettings { redrive: None, ..queue.settings.clone() };
        let created = stores.sqs.create_queue(scenario.start, &queue.name, settings);
        refused.extend(created.err().map(|error| ScenarioError::at(format!("queues[{index}]"), error.to_string())));
    }
    // Two queues may need each other, so all are made first.
    for (index, queue) in scenario.queues.iter().enumerate() {
        let set = stores.sqs.set_redrive(&queue.name, queue.settings.redrive.clone());
        refused.extend(set.err().map(|error| ScenarioError::at(format!("queues[{index}].redrive"), error.to_string())));
    }
    if let Some(databases) = all_databases(scenario) {
        let mut mongodb = MongoDb::new(scenario.seed);
        for (database, collection, documents) in databases.collections() {
            let filled = mongodb.fill(scenario.start, database, collection, documents);
            refused.extend(filled.err().map(|(index, problem)| {
                let path = format!("mongodb.{database}.{collection}[{index}]");
                ScenarioError::at(path, problem)
            }));
        }
        stores.mongodb = Some(mongodb);
    }
    (stores, refused)
}

/// What lies in MongoDB at the beginning: the scenario's own documents, and those of its shop. Nothing if there is no MongoDB.
fn all_databases(scenario: &Scenario) -> Option<MongoDbConfig> {
    match scenario.shop.as_ref().and_then(|shop| shop.documents(scenario.seed)) {
        Some(documents) => {
            Some(documents.into_iter().fold(scenario.mongodb.clone().unwrap_or_default(), |all, (database, name, documents)| {
                all.with(&database, &name, documents)
            }))
        }
        None => scenario.mongodb.clone(),
    }
}
