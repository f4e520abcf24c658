//! `Bill`: what an account costs from the beginning of a scenario until now: functions, machines, their disks, their requests to S3; and
//! the two ways of doing the same work side by side.
//!
//! MongoDB and Redshift are not on it: both ways use them alike, and neither is paid by the run. Nor is anything else that costs little
//! here and the same in both ways: what lies in S3, queues, logs, a public address.

mod amount;
mod comparison;
pub mod figures;
pub(crate) mod requests;

use mini_lambda::{SimTime, Used};
use serde::Serialize;

use crate::account::Account;
use crate::ec2::figures::DISK_GB_MONTH;
use crate::ec2::instance::Instance;
use crate::ec2::state::price;

pub use amount::Amount;
pub use comparison::{Comparison, ComparisonRequest, Crossing, Way};

/// A bill.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Bill {
    /// When the scenario began.
    pub from: SimTime,
    /// Now.
    pub to: SimTime,
    /// What is paid for.
    pub lines: Vec<BillLine>,
    /// All lines together, USD.
    pub total_usd: String,
    /// The functions that ran.
    pub functions: Vec<FunctionUse>,
    /// The machines.
    pub instances: Vec<InstanceUse>,
}

/// One thing that is paid for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BillLine {
    /// `lambda`, `ec2`, `ebs` or `s3`.
    pub service: &'static str,
    /// Whose it is: a function or a machine.
    pub resource: String,
    /// What is counted.
    pub meter: String,
    /// How much of it, a decimal number.
    pub quantity: String,
    /// Of what.
    pub unit: &'static str,
    /// What it costs, USD.
    pub usd: String,
    #[serde(skip)]
    amount: Amount,
}

/// What a function was used for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FunctionUse {
    /// Its name.
    pub name: String,
    /// Runs, retries included.
    pub runs: u64,
    /// Those of them that failed.
    pub failed: u64,
    /// Milliseconds that were billed.
    pub billed_ms: u64,
    /// What all runs cost, USD, without a free tier.
    pub usd: String,
    /// What one costs on average, USD.
    pub usd_per_run: String,
}

/// What a machine was used for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct InstanceUse {
    /// Its name.
    pub name: String,
    /// Its type.
    pub instance_type: String,
    /// Seconds that it ran.
    pub running_s: u64,
    /// Milliseconds of them in which a program ran.
    pub busy_ms: u64,
    /// Seconds that are billed.
    pub billed_s: u64,
    /// Programs that ran.
    pub runs: u64,
    /// What it costs with its disk, USD.
    pub usd: String,
}

impl BillLine {
    fn new(service: &'static str, resource: &str, meter: &str, quantity: String, unit: &'static str, amount: Amount) -> BillLine {
        let (resource, meter) = (resource.to_owned(), meter.to_owned());
        BillLine { service, resource, meter, quantity, unit, usd: amount.to_string(), amount }
    }
}

impl Bill {
    /// The bill as one JSON object.
    pub fn to_json(&self) -> String {
        // Texts and numbers: there is nothing that JSON cannot hold.
        serde_json::to_string(self).expect("a bill is JSON")
    }
}

impl Account {
    /// The bill from the beginning of the scenario until `now`.
    pub fn bill(&self, now: SimTime) -> Bill {
        let mut lines = Vec::new();
        let mut functions = Vec::new();
        for (name, used) in self.lambda.used() {
            lines.extend(lines_of_function(&name, &used));
            functions.push(use_of_function(name, &used));
        }
        for instance in &self.instances {
            lines.extend(lines_of_instance(instance, self.began, now));
        }
        for (caller, counts) in self.s3_requests.borrow().iter() {
            let machine = self.instances.iter().find(|instance| instance.id == caller);
            let resource = machine.map_or(caller, |instance| &instance.config.name);
            let quantity = counts.writes + counts.reads;
            lines.push(BillLine::new("s3", resource, "requests", quantity.to_string(), "requests", counts.price()));
        }
        lines.retain(|line| line.quantity != "0");
        let total: Amount = lines.iter().map(|line| line.amount).sum();
        let instances = self.instances.iter().map(|instance| use_of_instance(instance, self.began, now)).collect();
        Bill { from: self.began, to: now, lines, total_usd: total.to_string(), functions, instances }
    }
}

fn lines_of_function(name: &str, used: &Used) -> Vec<BillLine> {
    let bill = used.usage.price();
    let mb_ms = used.usage.x86_64_mb_ms + used.usage.arm64_mb_ms;
    let gb_seconds = |mb_ms: u128| decimal(mb_ms, 1_024_000);
    let mut lines = vec![
        BillLine::new("lambda", name, "requests", used.usage.requests.to_string(), "requests", bill.requests.into()),
        BillLine::new("lambda", name, "compute", gb_seconds(mb_ms), "GB-s", bill.compute.into()),
    ];
    if used.usage.ephemeral_storage_mb_ms > 0 {
        let quantity = gb_seconds(used.usage.ephemeral_storage_mb_ms);
        lines.push(BillLine::new("lambda", name, "/tmp beyond 512 MB", quantity, "GB-s", bill.ephemeral_storage.into()));
    }
    lines
}

fn use_of_function(name: String, used: &Used) -> FunctionUse {
    let amount = Amount::from(used.usage.price().total());
    FunctionUse {
        name,
        runs: used.runs,
        failed: used.failed,
        billed_ms: used.billed_ms,
        usd: amount.to_string(),
        usd_per_run: amount.shared(u128::from(used.runs)).to_string(),
    }
}

/// Whole seconds that a disk is there, one that was begun included.
fn disk_seconds(began: SimTime, now: SimTime) -> u64 {
    now.since(began).as_micros().div_ceil(1_000_000)
}

fn disk_price(instance: &Instance, seconds: u64) -> Amount {
    Amount::monthly(DISK_GB_MONTH, u128::from(instance.config.disk_gb), u128::from(seconds))
}

fn lines_of_instance(instance: &Instance, began: SimTime, now: SimTime) -> [BillLine; 2] {
    let billed_s = instance.state.borrow().billed_s(now);
    let disk_s = disk_seconds(began, now);
    let name = &instance.config.name;
    let gb_months = decimal(u128::from(instance.config.disk_gb) * u128::from(disk_s), 30 * 86_400);
    [
        BillLine::new("ec2", name, instance.kind.name, billed_s.to_string(), "s", price(instance.kind, billed_s)),
        BillLine::new("ebs", name, "gp3", gb_months, "GB-month", disk_price(instance, disk_s)),
    ]
}

fn use_of_instance(instance: &Instance, began: SimTime, now: SimTime) -> InstanceUse {
    let state = instance.state.borrow();
    let billed_s = state.billed_s(now);
    InstanceUse {
        name: instance.config.name.clone(),
        instance_type: instance.config.instance_type.clone(),
        running_s: state.ran_us(now) / 1_000_000,
        busy_ms: state.busy_us(now) / 1_000,
        billed_s,
        runs: u64::from(state.processes),
        usd: (price(instance.kind, billed_s) + disk_price(instance, disk_seconds(began, now))).to_string(),
    }
}

/// A fraction with at most six decimal places, rounded half up, without zeros at its end.
fn decimal(numerator: u128, denominator: u128) -> String {
    let millionths = (numerator * 1_000_000 + denominator / 2) / denominator;
    let text = format!("{}.{:06}", millionths / 1_000_000, millionths % 1_000_000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
