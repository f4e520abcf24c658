//! Both ways of doing the same work, per run, per month, and where the lines cross.

use mini_lambda::{MonthlyUsage, Used};
use serde::{Deserialize, Serialize};

use super::amount::Amount;
use super::disk_price;
use crate::account::Account;
use crate::ec2::instance::Instance;
use crate::ec2::model;
use crate::ec2::state::price;
use crate::place::one_of;

/// Days of a month, as AWS's prices by the month count them.
const DAYS: u64 = 30;
/// Seconds of a day.
const DAY_S: u64 = 86_400;
/// The most runs a day that are looked at for the place where the lines cross.
const MOST_RUNS_A_DAY: u64 = 1_000_000_000;

/// What is compared.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ComparisonRequest {
    /// The functions that do the work together: each of their runs so far is paid for by the same share of a run of it.
    pub functions: Vec<String>,
    /// The machine that does the same work.
    pub instance: String,
    /// How often the work is done in a day.
    pub runs_per_day: u64,
    /// How often the functions have done the work so far, all together; none is as often as the first of them ran.
    #[serde(default)]
    pub runs: Option<u64>,
    /// Whether the functions' month has its free part, which no other function uses.
    #[serde(default)]
    pub free_tier: bool,
    /// Numbers of runs a day for which both months are wanted as well: a line to draw.
    #[serde(default)]
    pub series: Vec<u64>,
}

/// Both ways.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Comparison {
    /// Runs a day.
    pub runs_per_day: u64,
    /// Days of the month.
    pub days: u64,
    /// The functions' way.
    pub lambda: Way,
    /// The machine's way.
    pub ec2: Way,
    /// `lambda`, `ec2` or `equal`: which month costs less.
    pub cheaper: &'static str,
    /// From how many runs a day on the machine costs less; none if it never does.
    pub crossing: Option<Crossing>,
    /// Both months for other numbers of runs.
    pub series: Vec<Point>,
}

/// One way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Way {
    /// What one run costs on average, USD: of a machine that always runs, its share of the day.
    pub usd_per_run: String,
    /// What a month costs, USD.
    pub usd_per_month: String,
    /// What a month costs in which nothing is done, USD.
    pub usd_per_idle_month: String,
}

/// Where the lines cross.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Crossing {
    /// Runs a day from which on the machine costs less.
    pub runs_per_day: u64,
    /// How many runs a day one machine can do, one after another, at most; none if no program has run on it yet.
    pub most_runs_per_day: Option<u64>,
}

/// Both months for a number of runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Point {
    /// Runs a day.
    pub runs_per_day: u64,
    /// The functions' month, USD.
    pub lambda_usd: String,
    /// The machine's month, USD.
    pub ec2_usd: String,
}

impl ComparisonRequest {
    /// Reads a question.
    ///
    /// # Errors
    /// A sentence that says what is wrong.
    pub fn from_json(json: &str) -> Result<ComparisonRequest, String> {
        serde_json::from_str(json).map_err(|error| format!("this is no question about two ways: {error}"))
    }
}

impl Comparison {
    /// The comparison as one JSON object.
    pub fn to_json(&self) -> String {
        // Texts and numbers: there is nothing that JSON cannot hold.
        serde_json::to_string(self).expect("a comparison is JSON")
    }
}

/// The functions' way: what all runs so far used, and how many times the work was done by it.
struct Functions {
    used: MonthlyUsage,
    times: u128,
    free_tier: bool,
}

/// The machine's way.
struct Machine<'a> {
    instance: &'a Instance,
    /// Time and number of the programs so far.
    programs_us: u64,
    programs: u64,
}

impl Account {
    /// Compares both ways by what ran so far.
    ///
    /// # Errors
    /// A sentence that says what is missing.
    pub fn compare(&self, request: &ComparisonRequest) -> Result<Comparison, String> {
        let used = self.lambda.used();
        let ran = |name: &String| {
            let names: Vec<&str> = used.keys().map(String::as_str).collect();
            used.get(name)
                .copied()
                .ok_or_else(|| format!("the function {name:?} has not run yet; of those that have there is {}", one_of(&names)))
        };
        let all: Vec<Used> = request.functions.iter().map(ran).collect::<Result<_, _>>()?;
        let first = all.first().ok_or("\"functions\" is empty: say who does the work")?;
        let times = request.runs.unwrap_or(first.runs);
        if times == 0 {
            return Err("\"runs\" is 0: the work must have been done once to know what it costs".to_owned());
        }
        let names: Vec<&str> = self.instances.iter().map(|instance| instance.config.name.as_str()).collect();
        let unknown = || format!("there is no machine {:?}; there is {}", request.instance, one_of(&names));
        let (_, instance) = self.instance(&request.instance).ok_or_else(unknown)?;
        if request.runs_per_day > MOST_RUNS_A_DAY || request.series.iter().any(|runs| *runs > MOST_RUNS_A_DAY) {
            return Err(format!("at most {MOST_RUNS_A_DAY} runs a day can be compared"));
        }
        let functions = Functions {
            used: all.iter().fold(MonthlyUsage::default(), |sum, used| added(sum, used.usage)),
            times: u128::from(times),
            free_tier: request.free_tier,
        };
        let machine = {
            let state = instance.state.borrow();
            Machine { instance, programs_us: state.processes_us, programs: u64::from(state.processes) }
        };
        if instance.config.stop_when_done && machine.programs == 0 {
            return Err(format!("no program has run on {:?} yet, so nobody knows how long it is started for", request.instance));
        }
        Ok(compared(&functions, &machine, request))
    }
}

fn compared(functions: &Functions, machine: &Machine<'_>, request: &ComparisonRequest) -> Comparison {
    let runs = request.runs_per_day;
    let month_runs = u128::from(runs) * u128::from(DAYS);
    let (lambda, ec2) = (functions.month(runs), machine.month(runs));
    let way = |month: Amount, idle: Amount| Way {
        usd_per_run: month.shared(month_runs).to_string(),
        usd_per_month: month.to_string(),
        usd_per_idle_month: idle.to_string(),
    };
    let crossing = first(|runs| functions.month(runs) > machine.month(runs));
    Comparison {
        runs_per_day: runs,
        days: DAYS,
        lambda: way(lambda, functions.month(0)),
        ec2: way(ec2, machine.month(0)),
        cheaper: match lambda.cmp(&ec2) {
            std::cmp::Ordering::Less => "lambda",
            std::cmp::Ordering::Greater => "ec2",
            std::cmp::Ordering::Equal => "equal",
        },
        crossing: crossing.map(|runs_per_day| Crossing { runs_per_day, most_runs_per_day: machine.most_runs() }),
        series: request
            .series
            .iter()
            .map(|runs| Point {
                runs_per_day: *runs,
                lambda_usd: functions.month(*runs).to_string(),
                ec2_usd: machine.month(*runs).to_string(),
            })
            .collect(),
    }
}

impl Functions {
    /// A month with so many runs a day.
    fn month(&self, runs_per_day: u64) -> Amount {
        let runs = u128::from(runs_per_day) * u128::from(DAYS);
        // What so many runs use; meters are shared out before they are priced, so that the free part is one of whole units.
        let of = |meter: u128| (meter * runs).div_ceil(self.times);
        let usage = MonthlyUsage {
            requests: of(self.used.requests),
            x86_64_mb_ms: of(self.used.x86_64_mb_ms),
            arm64_mb_ms: of(self.used.arm64_mb_ms),
            ephemeral_storage_mb_ms: of(self.used.ephemeral_storage_mb_ms),
        };
        let billed = if self.free_tier { usage.beyond_free_tier() } else { usage };
        billed.price().total().into()
    }
}

impl Machine<'_> {
    /// A month with so many runs a day: one machine that always runs, or one that is started for each run and stopped after it.
    fn month(&self, runs_per_day: u64) -> Amount {
        let disk = disk_price(self.instance, DAYS * DAY_S);
        if !self.instance.config.stop_when_done {
            return disk + price(self.instance.kind, DAYS * DAY_S);
        }
        let each = price(self.instance.kind, self.seconds_a_start());
        let always = price(self.instance.kind, DAYS * DAY_S);
        // Nobody starts a machine again that is still running.
        disk + each.by(u128::from(runs_per_day) * u128::from(DAYS)).min(always)
    }

    /// Seconds that are billed for a start, one run, and the stop.
    fn seconds_a_start(&self) -> u64 {
        let run = self.programs_us.checked_div(self.programs).unwrap_or(0);
        (model::BOOT.as_micros() + run).div_ceil(1_000_000).max(crate::ec2::figures::LEAST_BILLED_S)
    }

    /// How many runs one machine can do in a day, one after another.
    fn most_runs(&self) -> Option<u64> {
        let run = self.programs_us.checked_div(self.programs)?;
        let boot = if self.instance.config.stop_when_done { model::BOOT.as_micros() + model::PENDING.as_micros() } else { 0 };
        (DAY_S * 1_000_000).checked_div(run + boot)
    }
}

/// The least number for which something holds that holds for all greater ones.
fn first(holds: impl Fn(u64) -> bool) -> Option<u64> {
    if !holds(MOST_RUNS_A_DAY) {
        return None;
    }
    let (mut no, mut yes) = (0, MOST_RUNS_A_DAY);
    if holds(no) {
        return Some(no);
    }
    while yes - no > 1 {
        let middle = no + (yes - no) / 2;
        if holds(middle) { yes = middle } else { no = middle }
    }
    Some(yes)
}

fn added(one: MonthlyUsage, other: MonthlyUsage) -> MonthlyUsage {
    MonthlyUsage {
        requests: one.requests + other.requests,
        x86_64_mb_ms: one.x86_64_mb_ms + other.x86_64_mb_ms,
        arm64_mb_ms: one.arm64_mb_ms + other.arm64_mb_ms,
        ephemeral_storage_mb_ms: one.ephemeral_storage_mb_ms + other.ephemeral_storage_mb_ms,
    }
}
