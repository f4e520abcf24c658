//! `Fault`: a service that is slow, refuses for its rate, or cannot be reached, as a scenario wants it. What clients see is what AWS answers.

use mini_lambda::{SimDuration, SimTime};
use serde_json::json;

use crate::account::Account;
use crate::dispatcher::{Answered, Head};
use crate::place::{Place, ScenarioError, one_of};
use crate::service_error::ServiceError;
use crate::service_event::ServiceEvent;
use crate::stores::operations;

/// What can be disturbed: as `boto3.client` calls it, and the two that are reached by a connection of their own.
const SERVICES: &[&str] = &["s3", "sqs", "lambda", "mongodb", "redshift-data", "redshift"];
const KEYS: &[&str] = &["service", "kind", "factor", "added_ms", "from_s", "to_s", "operations", "first"];

/// How long Linux tries to connect to a host that does not answer, if the client says nothing: six more packets, each after twice the time
/// of the one before, from one second on: `tcp_syn_retries` is "6, which corresponds to retrying for up to approximately 127 seconds"
/// (<https://lucas-six.github.io/linux-cookbook/cookbook/admin/net/tcp_connect_timeout_client>, after Debian's manual pages, read 2026-11-27).
const LINUX_GIVES_UP: SimDuration = SimDuration::from_secs(127);

/// How a service is disturbed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// It takes longer.
    Slow {
        /// So many times as long.
        factor: u32,
        /// And so much more.
        added: SimDuration,
    },
    /// It refuses, because too much is asked of it.
    Throttled,
    /// Packets go nowhere: nobody answers until the client gives up.
    Unreachable,
    /// Nobody listens there: the connection is refused at once.
    Refused,
}

/// A disturbance of a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The service.
    pub service: String,
    /// What is the matter.
    pub kind: FaultKind,
    /// Seconds from the beginning of the scenario to its beginning.
    pub from_s: u64,
    /// Seconds from the beginning of the scenario to its end; none is for ever.
    pub to_s: Option<u64>,
    /// The operations that it is about; none is all.
    pub operations: Option<Vec<String>>,
    /// How many requests it is about, the first ones; none is all.
    pub first: Option<u32>,
}

impl FaultKind {
    /// Whether it keeps clients from connecting. A connection that is there already goes on.
    const fn is_about_connecting(self) -> bool {
        matches!(self, FaultKind::Unreachable | FaultKind::Refused)
    }

    /// Its word in scenarios and events.
    pub const fn word(self) -> &'static str {
        match self {
            FaultKind::Slow { .. } => "slow",
            FaultKind::Throttled => "throttled",
            FaultKind::Unreachable => "unreachable",
            FaultKind::Refused => "refused",
        }
    }
}

/// The fault that `place` describes.
pub(crate) fn read_fault(place: &Place<'_>) -> Result<Fault, ScenarioError> {
    let fields = place.object()?;
    let field = |name: &str| fields.iter().find(|(key, _)| key == name).map(|(_, value)| value);
    if let Some((_, unknown)) = fields.iter().find(|(key, _)| !KEYS.contains(&key.as_str())) {
        return Err(unknown.unknown(KEYS));
    }
    let missing = |key: &str, known: &[&str]| ScenarioError::at(place.below(key), format!("is missing: there is {}", one_of(known)));
    let service = field("service").ok_or_else(|| missing("service", SERVICES))?.text()?;
    let kinds = ["slow", "throttled", "unreachable", "refused"];
    let kind = field("kind").ok_or_else(|| missing("kind", &kinds))?.word(&kinds, |kind| kind)?;
    let number = |name: &str| field(name).map(Place::setting).transpose();
    if kind != "slow"
        && let Some(value) = field("factor").or(field("added_ms"))
    {
        return Err(value.refuse("belongs to \"slow\" only"));
    }
    let kind = match kind {
        "slow" => {
            let (factor, added_ms) = (number("factor")?.unwrap_or(1), number("added_ms")?.unwrap_or(0));
            if factor == 0 || (factor == 1 && added_ms == 0) {
                return Err(place.refuse("is no slower: give it a \"factor\" of 2 and more, or \"added_ms\""));
            }
            FaultKind::Slow { factor, added: SimDuration::from_millis(u64::from(added_ms)) }
        }
        "throttled" => FaultKind::Throttled,
        "unreachable" => FaultKind::Unreachable,
        _ => FaultKind::Refused,
    };
    let operations = field("operations").map(|value| value.list()?.iter().map(Place::text).collect::<Result<Vec<_>, _>>()).transpose()?;
    Ok(Fault {
        service,
        kind,
        from_s: field("from_s").map_or(Ok(0), Place::number)?,
        to_s: field("to_s").map(|value| value.optional(Place::number)).transpose()?.flatten(),
        operations,
        first: field("first").map(|value| value.optional(Place::setting)).transpose()?.flatten(),
    })
}

/// Checks the faults of a scenario.
pub(crate) fn check_faults(faults: &[Fault]) -> Result<(), ScenarioError> {
    for (index, fault) in faults.iter().enumerate() {
        let at = |key: &str, problem: String| Err(ScenarioError::at(format!("faults[{index}].{key}"), problem));
        if !SERVICES.contains(&fault.service.as_str()) {
            return at("service", format!("there is no service {:?} here; there is {}", fault.service, one_of(SERVICES)));
        }
        if fault.kind == FaultKind::Throttled && ["mongodb", "redshift"].contains(&fault.service.as_str()) {
            return at("kind", format!("{:?} does not throttle: it is \"slow\", \"unreachable\" or \"refused\"", fault.service));
        }
        if fault.to_s.is_some_and(|to| to <= fault.from_s) {
            return at("to_s", format!("must be more than \"from_s\", which is {}", fault.from_s));
        }
        let known = if fault.service == "lambda" { Some(&["Invoke"] as &[&str]) } else { operations(&fault.service) };
        if let (Some(known), Some(named)) = (known, &fault.operations)
            && let Some(unknown) = named.iter().find(|name| !known.contains(&name.as_str()))
        {
            return at("operations", format!("{} has no operation {unknown:?}; there is {}", fault.service, one_of(known)));
        }
        if fault.operations.as_ref().is_some_and(Vec::is_empty) {
            return at("operations", "is empty: leave it out for all operations".to_owned());
        }
        if fault.first == Some(0) {
            return at("first", "must be 1 and more: a fault that meets nobody is none".to_owned());
        }
    }
    Ok(())
}

impl Account {
    /// A request on its way to its service: chance adds something, and what is the matter with the service today.
    pub(crate) fn send(
        &self,
        now: SimTime,
        head: &Head,
        connect_timeout: SimDuration,
        answer: impl FnOnce(SimTime) -> Answered,
    ) -> Answered {
        let sent = now + self.chance(&head.service);
        let Some(kind) = self.fault_for(now, head) else { return answer(sent) };
        let told =
            ServiceEvent::FaultMet { service: head.service.clone(), operation: head.operation.clone(), kind: kind.word().to_owned() };
        self.tell(now, told);
        match kind {
            FaultKind::Slow { factor, added } => {
                let Answered { done_at, head, body } = answer(sent + added);
                let longer = done_at.since(sent + added).as_micros().saturating_mul(u64::from(factor - 1));
                Answered { done_at: done_at + SimDuration::from_micros(longer), head, body }
            }
            FaultKind::Throttled => self.throttled(sent + throttle_time(&head.service), head),
            // A client of MongoDB looks for its server again and again, whatever it hears.
            FaultKind::Unreachable | FaultKind::Refused if head.service == "mongodb" => no_answer(now + connect_timeout, "unreachable"),
            // A client of MongoDB looks again and again for a server, until it has had enough.
            FaultKind::Unreachable | FaultKind::Refused if head.service == "mongodb" => no_answer(now + connect_timeout, "unreachable"),
            FaultKind::Unreachable => no_answer(now + connect_timeout, "connect_timeout"),
            FaultKind::Refused => no_answer(sent, "unreachable"),
        }
    }

    /// The first fault that this request meets; it is counted.
    fn fault_for(&self, now: SimTime, head: &Head) -> Option<FaultKind> {
        let second = self.seconds_since_begin(now);
        let mut met = self.faults_met.borrow_mut();
        let service = if head.service == "redshift-sql" { "redshift" } else { &head.service };
        let (index, fault) = self.faults.iter().enumerate().find(|(index, fault)| {
            fault.service == service
                && (head.service != "redshift-sql" || head.operation == "Connect" || !fault.kind.is_about_connecting())
                && second >= fault.from_s
                && fault.to_s.is_none_or(|to| second < to)
                && fault.operations.as_ref().is_none_or(|operations| operations.contains(&head.operation))
                && fault.first.is_none_or(|first| met.get(*index).copied().unwrap_or(0) < first)
        })?;
        if met.len() <= index {
            met.resize(index + 1, 0);
        }
        met[index] = met[index].saturating_add(1);
        Some(fault.kind)
    }

    fn throttled(&self, at: SimTime, head: &Head) -> Answered {
        let error = throttle(&head.service);
        let request_id = self.identifiers.borrow_mut().next_uuid("throttled-request", &head.service);
        let header = if head.service == "s3" { "x-amz-request-id" } else { "x-amzn-requestid" };
        let head = json!({"status": error.status, "request_id": request_id, "headers": {header: request_id}, "error": error.to_json()});
        Answered { done_at: at, head, body: Vec::new() }
    }
}

/// How long the client of a call tries to connect.
pub(crate) fn connect_timeout(asked_ms: u64) -> SimDuration {
    if asked_ms == 0 { LINUX_GIVES_UP } else { SimDuration::from_millis(asked_ms) }
}

/// A refusal comes as fast as an answer.
fn throttle_time(service: &str) -> SimDuration {
    match service {
        "s3" => crate::model::S3_REQUEST,
        "lambda" => crate::model::LAMBDA_REQUEST,
        _ => crate::model::SQS_REQUEST,
    }
}

/// What a service answers of which too much is asked.
fn throttle(service: &str) -> ServiceError {
    match service {
        // "503 Slow Down … Please reduce your request rate.": https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html; recorded in
        // public logs as "An error occurred (SlowDown) when calling the PutObject operation …: Please reduce your request rate.", read 2026-11-27.
        "s3" => ServiceError::new(503, "SlowDown", "Please reduce your request rate."),
        // The code and status for which botocore's table for SQS tries again (data/_retry.json of 1.44.5, read 2026-11-22).
        "sqs" => ServiceError::new(403, "RequestThrottled", "The request was denied due to request throttling."),
        "lambda" => ServiceError::new(429, "TooManyRequestsException", "Rate Exceeded.")
            .with("Type", "User")
            .with("Reason", "CallerRateLimitExceeded"),
        _ => ServiceError::new(400, "ThrottlingException", "Rate exceeded"),
    }
}

fn no_answer(at: SimTime, why: &str) -> Answered {
    Answered { done_at: at, head: json!({"no_answer": why}), body: Vec::new() }
}
