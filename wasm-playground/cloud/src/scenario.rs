//! `Scenario`: what is deployed and what happens to it.

use mini_lambda::{BillingEra, FunctionConfig, FunctionName, SimTime, Trigger, figures, reservation_problem};

use crate::ec2::InstanceConfig;
use crate::ec2::checks::{check_command, check_instances};
use crate::ec2::text::read_instance;
use crate::fault::{Fault, check_faults, read_fault};
use crate::function_text::read_function;
use crate::mongodb_text::{MongoDbConfig, read_mongodb};
use crate::openwhisk::checks;
use crate::openwhisk::text::read_trigger;
use crate::place::{Place, ScenarioError, one_of};
use crate::redshift::RedshiftConfig;
use crate::redshift::config::read_redshift;
use crate::shop_config::ShopConfig;
use crate::shop_text::read_shop;
use crate::step::{Step, read_step};
use crate::trigger_checks::check_triggers;
use crate::trigger_text::{read_bucket, read_event_source, read_queue, read_schedule};
use crate::triggers::{BucketConfig, EventSourceConfig, QueueConfig, ScheduleConfig};

/// Every key of a scenario.
const KEYS: &[&str] = &[
    "start",
    "seed",
    "region",
    "account",
    "account_concurrency",
    "billing_era",
    "functions",
    "buckets",
    "queues",
    "event_sources",
    "schedules",
    "instances",
    "faults",
    "triggers",
    "mongodb",
    "shop",
    "redshift",
    "steps",
];

/// The moment at which a scenario begins that names none, in microseconds: 2026-01-31T09:05:00Z.
const DEFAULT_START_US: i64 = 1_769_850_300_000_000;

/// What is deployed, and what happens to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scenario {
    /// When it begins.
    pub start: SimTime,
    /// What everything random is made from.
    pub seed: u64,
    /// AWS region. Prices are those of us-east-1 in all of them.
    pub region: String,
    /// The account's twelve digits.
    pub account: String,
    /// How many calls may run at once in the account.
    pub account_concurrency: u32,
    /// The rules by which time is billed.
    pub billing_era: BillingEra,
    /// The functions.
    pub functions: Vec<FunctionConfig>,
    /// The buckets.
    pub buckets: Vec<BucketConfig>,
    /// The queues.
    pub queues: Vec<QueueConfig>,
    /// Which queues functions work on.
    pub event_sources: Vec<EventSourceConfig>,
    /// What runs at certain times.
    pub schedules: Vec<ScheduleConfig>,
    /// Machines of EC2.
    pub instances: Vec<InstanceConfig>,
    /// Services that are disturbed.
    pub faults: Vec<Fault>,
    /// Triggers of OpenWhisk, and the actions that run when one is fired.
    pub triggers: Vec<Trigger>,
    /// A shop whose customers, orders and refunds lie in buckets and databases.
    pub shop: Option<ShopConfig>,
    /// The database, if there is one.
    pub redshift: Option<RedshiftConfig>,
    /// The databases of MongoDB; none if there is no MongoDB, and nobody answers.
    pub mongodb: Option<MongoDbConfig>,
    /// What happens, in order.
    pub steps: Vec<Step>,
}

impl Default for Scenario {
    /// Nothing is deployed and nothing happens.
    fn default() -> Scenario {
        Scenario {
            start: SimTime::from_micros(DEFAULT_START_US),
            seed: 1,
            region: "us-east-1".to_owned(),
            account: "123456789012".to_owned(),
            account_concurrency: figures::CONCURRENCY,
            billing_era: BillingEra::default(),
            functions: Vec::new(),
            buckets: Vec::new(),
            queues: Vec::new(),
            event_sources: Vec::new(),
            schedules: Vec::new(),
            instances: Vec::new(),
            faults: Vec::new(),
            triggers: Vec::new(),
            shop: None,
            redshift: None,
            mongodb: None,
            steps: Vec::new(),
        }
    }
}

impl Scenario {
    /// Reads a scenario and checks it.
    ///
    /// # Errors
    /// [`ScenarioError`] with the place, `steps[2].invoke`, and what would be right.
    pub fn from_json(json: &str) -> Result<Scenario, ScenarioError> {
        let scenario = read_scenario(&Place::whole(json, "the scenario")?)?;
        scenario.check()?;
        Ok(scenario)
    }

    /// Checks a scenario that was put together otherwise, as [`Scenario::from_json`] does.
    ///
    /// # Errors
    /// [`ScenarioError`] with the place in the scenario's JSON.
    pub fn check(&self) -> Result<(), ScenarioError> {
        if self.account.len() != 12 || !self.account.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(ScenarioError::at("account", format!("must be twelve digits, not {:?}", self.account)));
        }
        if !is_region(&self.region) {
            return Err(ScenarioError::at("region", format!("must be like \"us-east-1\", not {:?}", self.region)));
        }
        if self.account_concurrency == 0 {
            return Err(ScenarioError::at("account_concurrency", "must be at least 1"));
        }
        let mut reserved = 0_u32;
        for (index, function) in self.functions.iter().enumerate() {
            let reservation = || reservation_problem(function.reserved_concurrency, reserved, self.account_concurrency);
            if let Some(bad) = function.problems().into_iter().next().or_else(reservation) {
                return Err(ScenarioError::at(format!("functions[{index}].{}", bad.field), bad.error.to_string()));
            }
            if self.functions[..index].iter().any(|earlier| earlier.name == function.name) {
                return Err(ScenarioError::at(
                    format!("functions[{index}].name"),
                    format!("there is a function {:?} already; names are unique", function.name),
                ));
            }
            reserved = reserved.saturating_add(function.reserved_concurrency.unwrap_or(0));
        }
        check_triggers(self)?;
        check_instances(self)?;
        check_faults(&self.faults)?;
        checks::check_triggers(self)?;
        self.steps.iter().enumerate().try_for_each(|(index, step)| self.check_step(&format!("steps[{index}]"), step))
    }

    fn check_step(&self, path: &str, step: &Step) -> Result<(), ScenarioError> {
        checks::check_step(self, path, step)?;
        let (key, name) = match step {
            Step::Invoke(invoke) => ("invoke", &invoke.function),
            Step::UpdateFunction { name, .. } => ("update_function.name", name),
            Step::PublishVersion(name) => ("publish_version", name),
            Step::CreateAlias(alias) => ("create_alias.function", &alias.function),
            Step::UpdateAlias(alias) => ("update_alias.function", &alias.function),
            Step::Recycle(name) => ("recycle", name),
            Step::PutObject { bucket, .. } => return self.known_bucket(bucket, || format!("{path}.put_object.bucket")),
            Step::PutShopFile(file) => return self.known_bucket(&file.bucket, || format!("{path}.put_shop_file.bucket")),
            Step::DeleteObject { bucket, .. } => return self.known_bucket(bucket, || format!("{path}.delete_object.bucket")),
            Step::StartInstance(name) => return self.known_instance(name, || format!("{path}.start_instance")).map(drop),
            Step::StopInstance(name) => return self.known_instance(name, || format!("{path}.stop_instance")).map(drop),
            Step::PatchInstance(name) => return self.known_instance(name, || format!("{path}.patch_instance")).map(drop),
            Step::RunProgram { instance, command } => {
                let instance = self.known_instance(instance, || format!("{path}.run_program.instance"))?;
                let checked = check_command(&instance.all_files(self), command);
                return checked.map_err(|problem| ScenarioError::at(format!("{path}.run_program.program"), problem));
            }
            Step::SendMessage { queue, .. } => return self.known_queue(queue, || format!("{path}.send_message.queue")),
            Step::Sql(_) if self.redshift.is_none() => {
                let problem = "needs a database: give the scenario \"redshift\": {}, with the statements that make its tables in \"sql\"";
                return Err(ScenarioError::at(format!("{path}.sql"), problem));
            }
            Step::Advance(_) | Step::UntilIdle(_) | Step::FireTrigger { .. } | Step::Sql(_) => return Ok(()),
            Step::AtOnce(steps) => {
                let places = steps.iter().enumerate();
                return places.into_iter().try_for_each(|(index, step)| self.check_step(&format!("{path}.at_once[{index}]"), step));
            }
        };
        let plain = match step {
            Step::Invoke(_) => self.plain_name(name),
            _ => Some(name.as_str()),
        };
        self.known_function(plain.unwrap_or(name), || format!("{path}.{key}"))
    }

    /// Refuses a function that is not there.
    pub(crate) fn known_function(&self, name: &str, path: impl FnOnce() -> String) -> Result<(), ScenarioError> {
        known("function", name, self.functions.iter().map(|function| function.name.as_str()), path)
    }

    /// Refuses a bucket that is not there.
    pub(crate) fn known_bucket(&self, name: &str, path: impl FnOnce() -> String) -> Result<(), ScenarioError> {
        known("bucket", name, self.buckets.iter().map(|bucket| bucket.name.as_str()), path)
    }

    /// Refuses a queue that is not there.
    pub(crate) fn known_queue(&self, name: &str, path: impl FnOnce() -> String) -> Result<(), ScenarioError> {
        known("queue", name, self.queues.iter().map(|queue| queue.name.as_str()), path)
    }

    /// The machine of this name; refuses one that is not there.
    fn known_instance(&self, name: &str, path: impl Fn() -> String) -> Result<&InstanceConfig, ScenarioError> {
        known("instance", name, self.instances.iter().map(|instance| instance.name.as_str()), &path)?;
        let found = self.instances.iter().find(|instance| instance.name == name);
        found.ok_or_else(|| ScenarioError::at(path(), "is not there"))
    }

    /// Refuses a trigger that is not there.
    pub(crate) fn known_trigger(&self, name: &str, path: impl FnOnce() -> String) -> Result<(), ScenarioError> {
        known("trigger", name, self.triggers.iter().map(|trigger| trigger.name.as_str()), path)
    }

    /// The ARN of a queue of this account.
    pub(crate) fn queue_arn(&self, name: &str) -> String {
        format!("arn:aws:sqs:{}:{}:{name}", self.region, self.account)
    }

    /// The name in an ARN of this region and account, or in front of a version.
    fn plain_name<'a>(&self, text: &'a str) -> Option<&'a str> {
        let name = FunctionName::parse(text)?;
        let here = name.region.is_none_or(|region| region == self.region) && name.account.is_none_or(|account| account == self.account);
        here.then_some(name.name)
    }
}

fn known<'a>(kind: &str, name: &str, all: impl Iterator<Item = &'a str>, path: impl FnOnce() -> String) -> Result<(), ScenarioError> {
    let names: Vec<&str> = all.collect();
    if names.contains(&name) {
        return Ok(());
    }
    Err(ScenarioError::at(path(), format!("no {kind} named {name:?}; there is {}", one_of(&names))))
}

fn read_scenario(place: &Place<'_>) -> Result<Scenario, ScenarioError> {
    let mut scenario = Scenario::default();
    let mut has_functions = false;
    for (key, value) in place.object()? {
        match key.as_str() {
            "start" => scenario.start = value.text()?.parse().map_err(|bad: mini_lambda::time::BadTime| value.refuse(bad.to_string()))?,
            "seed" => scenario.seed = value.number()?,
            "region" => scenario.region = value.text()?,
            "account" => scenario.account = value.text()?,
            "account_concurrency" => scenario.account_concurrency = value.setting()?,
            "billing_era" => scenario.billing_era = value.word(BillingEra::ALL, |era| era.word())?,
            "functions" => {
                has_functions = true;
                scenario.functions = value.list()?.iter().map(read_function).collect::<Result<_, _>>()?;
            }
            "buckets" => scenario.buckets = value.list()?.iter().map(read_bucket).collect::<Result<_, _>>()?,
            "queues" => scenario.queues = value.list()?.iter().map(read_queue).collect::<Result<_, _>>()?,
            "event_sources" => scenario.event_sources = value.list()?.iter().map(read_event_source).collect::<Result<_, _>>()?,
            "schedules" => scenario.schedules = value.list()?.iter().map(read_schedule).collect::<Result<_, _>>()?,
            "instances" => scenario.instances = value.list()?.iter().map(read_instance).collect::<Result<_, _>>()?,
            "faults" => scenario.faults = value.list()?.iter().map(read_fault).collect::<Result<_, _>>()?,
            "triggers" => scenario.triggers = value.list()?.iter().map(read_trigger).collect::<Result<_, _>>()?,
            "shop" => scenario.shop = value.optional(read_shop)?,
            "redshift" => scenario.redshift = value.optional(read_redshift)?,
            "mongodb" => scenario.mongodb = value.optional(read_mongodb)?,
            "packages" | "sequences" => {
                return Err(value.refuse("not here: of OpenWhisk, actions, triggers and rules are simulated; leave it out"));
            }
            "steps" => scenario.steps = value.list()?.iter().map(read_step).collect::<Result<_, _>>()?,
            _ => return Err(value.unknown(KEYS)),
        }
    }
    if !has_functions {
        return Err(ScenarioError::at("functions", "is missing: a scenario says which functions there are"));
    }
    Ok(scenario)
}

/// Letters, digits and hyphens, with at least two hyphens: new regions come, so no list.
fn is_region(region: &str) -> bool {
    region.len() <= 32
        && region.split('-').count() >= 3
        && region.split('-').all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()))
}
