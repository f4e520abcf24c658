//! The story of a scenario for people: who ran when, which attempt, cold or warm, what came of it, what it cost; and the sums.

use std::collections::BTreeMap;

use mini_cloud::bill::{BillLine, InstanceUse};
use mini_cloud::{Bill, Event, EventKind, InstanceEvent, InvocationFinished, LoadError, Overlap, Scenario, ScenarioEvent, ServiceEvent};
use mini_lambda::{EventKind as LambdaEvent, FunctionConfig, MonthlyUsage, SimTime};

/// Characters of an id that are shown: enough to tell the few of one scenario apart.
const ID_SHOWN: usize = 8;

/// Tells one event after another, and adds up.
pub struct Timeline {
    start: SimTime,
    functions: BTreeMap<String, FunctionConfig>,
    sums: BTreeMap<String, Sum>,
}

/// What one function did, all in all.
#[derive(Default)]
struct Sum {
    runs: u64,
    cold: u64,
    failed: u64,
    billed_ms: u64,
    usage: MonthlyUsage,
}

impl Timeline {
    /// The story of this scenario, at its beginning.
    #[must_use]
    pub fn new(scenario: &Scenario) -> Timeline {
        let functions = scenario.functions.iter().map(|function| (function.name.clone(), function.clone())).collect();
        Timeline { start: scenario.start, functions, sums: BTreeMap::new() }
    }

    /// The first line.
    #[must_use]
    pub fn title(&self) -> String {
        format!("Begins {}; times are hours:minutes:seconds since then.", self.start)
    }

    /// The line of an event; log lines and what is said by other lines has none.
    pub fn line(&mut self, event: &Event) -> Option<String> {
        let told = match &event.kind {
            EventKind::Lambda(LambdaEvent::InvocationFinished(finished)) => Some(self.finished(finished)),
            EventKind::Lambda(event) => self.of_lambda(event),
            EventKind::Service(event) => self.of_service(event),
            EventKind::Instance(event) => Some(self.of_instance(event)),
            EventKind::Scenario(ScenarioEvent::StepFinished { step }) => Some(format!("-- step {step} done")),
        };
        told.map(|told| format!("{}  {told}", self.clock(event.at)))
    }

    /// The sums, a line a function, and all of them together.
    #[must_use]
    pub fn sums(&self) -> Vec<String> {
        let mut all = Sum::default();
        let mut lines = Vec::new();
        for (name, sum) in &self.sums {
            lines.push(format!("{name}: {sum}"));
            all.add(sum);
        }
        if lines.len() != 1 {
            lines.push(format!("All together: {all}"));
        }
        lines
    }

    fn finished(&mut self, finished: &InvocationFinished) -> String {
        let mut function = self.functions.get(&finished.function).cloned().unwrap_or_else(|| FunctionConfig::new(&finished.function));
        // A step of the scenario may have changed it.
        function.memory_mb = finished.memory_mb;
        let sum = self.sums.entry(finished.function.clone()).or_default();
        sum.runs += 1;
        sum.cold += u64::from(finished.cold);
        sum.failed += u64::from(finished.function_error.is_some());
        sum.billed_ms = sum.billed_ms.saturating_add(finished.billed_ms);
        sum.usage.add(&function, finished.billed_ms, 1);
        let came = match &finished.error_type {
            None => "returned".to_owned(),
            Some(error) => format!("failed with {error}"),
        };
        let InvocationFinished { duration_us, billed_ms, cost, .. } = finished;
        format!(
            "{} {} {came} after {} ms, billed {billed_ms} ms, {} USD",
            finished.function,
            attempt(&finished.request_id, finished.attempt),
            duration_us.millis_text(),
            cost.usd
        )
    }

    fn of_lambda(&self, event: &LambdaEvent) -> Option<String> {
        Some(match event {
            LambdaEvent::InvocationStarted { function, request_id, attempt: number, cold, .. } => {
                format!("{function} {} starts {}", attempt(request_id, *number), if *cold { "cold" } else { "warm" })
            }
            LambdaEvent::InvocationAccepted { function, request_id, .. } => format!("{function} {} waits in the queue", short(request_id)),
            LambdaEvent::InvocationThrottled { function, request_id, reason, retry_at } => {
                let again = retry_at.map_or(String::new(), |then| format!("; again at {}", self.clock(then)));
                format!("{function} {} found no room: {reason}{again}", request_id.as_deref().map_or("a call", short))
            }
            LambdaEvent::InvocationDropped { function, request_id, .. } => {
                format!("{function} {} is stopped: a loop that feeds itself", request_id.as_deref().map_or("a call", short))
            }
            LambdaEvent::RetryScheduled { function, request_id, attempt: number, retry_at } => {
                format!("{function} {} will be made at {}", attempt(request_id, *number), self.clock(*retry_at))
            }
            LambdaEvent::EnvironmentReset { function, reason, .. } => format!("{function} lost its process: {reason:?}"),
            LambdaEvent::EnvironmentRecycled { function, reason, .. } => format!("{function} lost an environment: {reason:?}"),
            LambdaEvent::RequestRefused { operation, function, error } => format!("{operation} of {function} was refused: {error}"),
            LambdaEvent::VersionPublished { function, version } => format!("{function} has version {version}"),
            LambdaEvent::AliasCreated { function, alias, version } | LambdaEvent::AliasUpdated { function, alias, version } => {
                format!("{function}:{alias} is version {version}")
            }
            _ => return None,
        })
    }

    fn of_service(&self, event: &ServiceEvent) -> Option<String> {
        Some(match event {
            ServiceEvent::ObjectCreated { bucket, key, size, .. } => format!("s3://{bucket}/{key} is written, {size} bytes"),
            ServiceEvent::ObjectDeleted { bucket, key } => format!("s3://{bucket}/{key} is deleted"),
            ServiceEvent::MessageSent { queue, message_id, .. } => format!("{queue} has message {}", short(message_id)),
            ServiceEvent::MessageReceived { queue, message_id, receive_count, .. } => {
                format!("{queue} hands out message {}, time {receive_count}", short(message_id))
            }
            ServiceEvent::MessageDeleted { queue, message_id } => format!("{queue} has message {} no more", short(message_id)),
            ServiceEvent::MessageDeadLettered { queue, dead_letter_queue, message_id } => {
                format!("{queue} gives up message {}; it is in {dead_letter_queue}", short(message_id))
            }
            ServiceEvent::MessageExpired { queue, message_id } => {
                format!("{queue} kept message {} too long; it is gone", short(message_id))
            }
            ServiceEvent::CollectionChanged { database, collection, inserted, updated, deleted } => {
                format!("{database}.{collection} has {inserted} documents inserted, {updated} updated, {deleted} deleted")
            }
            ServiceEvent::DeadLetterSent { function, request_id, queue, .. } => {
                format!("{function} {} is given up; its event is in {queue}", short(request_id))
            }
            ServiceEvent::DestinationSent { function, request_id, condition, destination, .. } => {
                format!("{function} {} is told to {destination}: {}", short(request_id), condition.word())
            }
            ServiceEvent::DeliveryFailed { from, to, code, message } => format!("{from} could not reach {to}: {code}: {message}"),
            ServiceEvent::RequestRefused { operation, resource, code, message, .. } => {
                format!("{operation} of {resource} was refused: {code}: {message}")
            }
            ServiceEvent::CallRefused { function, operation, resource, code, .. } => {
                let of = if resource.is_empty() { String::new() } else { format!(" of {resource}") };
                format!("{function}: {operation}{of} is refused: {code}")
            }
            ServiceEvent::FaultMet { service, operation, kind } => format!("{service} is {kind}: {operation}"),
            ServiceEvent::Anachronism { place: Overlap::Object { bucket, key }, read_at, .. } => {
                format!("s3://{bucket}/{key} was read at {} by a run that could not see this write yet", self.clock(*read_at))
            }
            ServiceEvent::Anachronism { place, read_at, .. } => {
                let (what, then) = (place.name(), self.clock(*read_at));
                format!("{what} was read at {then} by a run that overlaps with this one; the simulation cannot show what it would see")
            }
            ServiceEvent::TableChanged { schema, table, inserted, updated, deleted } => {
                format!("{schema}.{table} is changed: {inserted} rows inserted, {updated} updated, {deleted} deleted")
            }
            ServiceEvent::LoadFailed { message, errors, .. } => match errors.first() {
                Some(LoadError { filename, line_number, column, value, code, reason }) => {
                    format!("{message} First: line {line_number} of {filename}, {column} {value:?}: {reason} ({code})")
                }
                None => message.clone(),
            },
            ServiceEvent::QueryFinished { sql, error: Some(error), .. } => format!("{}: {error}", one_line(sql)),
            ServiceEvent::QueryFinished { sql, row_count, .. } if *row_count < 0 => format!("{}: done", one_line(sql)),
            ServiceEvent::QueryFinished { sql, row_count, .. } => format!("{}: {row_count} rows", one_line(sql)),
        })
    }

    fn of_instance(&self, event: &InstanceEvent) -> String {
        match event {
            InstanceEvent::Started { instance, instance_type, usd_per_hour, ready_at, .. } => {
                format!("{instance} runs, a {instance_type} for {usd_per_hour} USD an hour; ready at {}", self.clock(*ready_at))
            }
            InstanceEvent::Stopped { instance, billed_s, usd, busy_ms, .. } => {
                format!("{instance} is stopped: billed {billed_s} s, {usd} USD, busy for {busy_ms} ms of it")
            }
            InstanceEvent::Patched { instance, down_at, ready_at, .. } => {
                format!("{instance} is patched: reboots at {}, ready at {}", self.clock(*down_at), self.clock(*ready_at))
            }
            InstanceEvent::Idle { instance, running_s, busy_ms } => {
                format!("{instance} ran for {running_s} s of this day, and worked for {busy_ms} ms of them")
            }
            InstanceEvent::DiskFull { instance, program, pid } => format!("{instance}: no room on the disk for {program} [{pid}]"),
            InstanceEvent::ProgramStarted { instance, program, arguments, pid, trigger } => {
                let arguments: String = arguments.iter().map(|argument| format!(" {argument}")).collect();
                format!("{instance}: {program}{arguments} [{pid}] starts, by {}", trigger.word())
            }
            InstanceEvent::ProgramFinished { instance, program, pid, exit_code, duration_ms, .. } => {
                format!("{instance}: {program} [{pid}] ends with exit status {exit_code} after {duration_ms} ms")
            }
            InstanceEvent::ProgramMissed { instance, program, trigger, reason, key, .. } => {
                let file = key.as_ref().map_or(String::new(), |key| format!(" for {key}"));
                format!("{instance}: {program}{file} does not start by {}: the machine is {}", trigger.word(), reason.word())
            }
        }
    }

    /// Simulated time since the beginning, `00:01:00.142`.
    fn clock(&self, at: SimTime) -> String {
        let millis = at.since(self.start).as_micros() / 1_000;
        let (seconds, minutes) = (millis / 1_000, millis / 60_000);
        format!("{:02}:{:02}:{:02}.{:03}", minutes / 60, minutes % 60, seconds % 60, millis % 1_000)
    }
}

impl Sum {
    fn add(&mut self, other: &Sum) {
        self.runs += other.runs;
        self.cold += other.cold;
        self.failed += other.failed;
        self.billed_ms = self.billed_ms.saturating_add(other.billed_ms);
        let (mine, others) = (&mut self.usage, &other.usage);
        mine.requests += others.requests;
        mine.x86_64_mb_ms += others.x86_64_mb_ms;
        mine.arm64_mb_ms += others.arm64_mb_ms;
        mine.ephemeral_storage_mb_ms += others.ephemeral_storage_mb_ms;
    }
}

impl std::fmt::Display for Sum {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Sum { runs, cold, failed, billed_ms, usage } = self;
        write!(formatter, "{runs} runs, {cold} cold, {failed} failed, billed {billed_ms} ms, {} USD (simulated)", usage.price().total())
    }
}

/// A statement in one line.
fn one_line(sql: &str) -> String {
    sql.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A bill, line by line.
#[must_use]
pub fn bill_lines(bill: &Bill) -> Vec<String> {
    let mut lines = vec!["The bill (simulated):".to_owned()];
    for line in &bill.lines {
        let BillLine { service, resource, meter, quantity, unit, usd, .. } = line;
        let of = if meter == unit { String::new() } else { format!(" of {meter}") };
        lines.push(format!("  {service} {resource}: {quantity} {unit}{of}, {usd} USD"));
    }
    lines.push(format!("  together {} USD", bill.total_usd));
    for instance in &bill.instances {
        let InstanceUse { name, running_s, busy_ms, runs, .. } = instance;
        lines.push(format!(
            "  {name} ran for {running_s} s, and worked for {}.{:03} s of them in {runs} programs",
            busy_ms / 1_000,
            busy_ms % 1_000
        ));
    }
    lines
}

fn short(id: &str) -> &str {
    id.get(..ID_SHOWN).unwrap_or(id)
}

fn attempt(request_id: &str, number: u32) -> String {
    format!("{} attempt {number}", short(request_id))
}
