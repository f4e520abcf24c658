//! What detectors look at: the runs of functions, each with what happened while it ran, and who nobody waited for.

use mini_cloud::mini_lambda::function::Platform;
use mini_cloud::mini_lambda::{EventKind as LambdaEvent, FunctionConfig, SimTime};
use mini_cloud::{Event, EventKind, InvocationFinished, Scenario, ServiceEvent, Status, Step};

/// A run of a function of Lambda's that came to an end.
pub(crate) struct Run<'a> {
    pub(crate) function: &'a str,
    pub(crate) request_id: &'a str,
    pub(crate) log_stream: &'a str,
    /// When the handler was called. Init lies before it.
    pub(crate) from: SimTime,
    /// When it was over.
    pub(crate) to: SimTime,
    pub(crate) finished: &'a InvocationFinished,
}

impl Run<'_> {
    /// Whether the handler returned.
    pub(crate) fn succeeded(&self) -> bool {
        self.finished.status == Status::Success
    }

    pub(crate) fn timed_out(&self) -> bool {
        self.finished.status == Status::Timeout
    }
}

/// A scenario and its events, sorted for detectors.
pub(crate) struct Seen<'a> {
    pub(crate) scenario: &'a Scenario,
    pub(crate) events: &'a [Event],
    /// In the order in which they began.
    pub(crate) runs: Vec<Run<'a>>,
    /// Requests that nobody waited for.
    accepted: Vec<&'a str>,
}

impl<'a> Seen<'a> {
    pub(crate) fn of(scenario: &'a Scenario, events: &'a [Event]) -> Seen<'a> {
        let mut seen = Seen { scenario, events, runs: Vec::new(), accepted: Vec::new() };
        for (number, event) in events.iter().enumerate() {
            match &event.kind {
                EventKind::Lambda(LambdaEvent::InvocationStarted { function, request_id, attempt, log_stream, .. })
                    if seen.function(function).is_some() =>
                {
                    let end = events[number..].iter().find_map(|later| {
                        let finished = later.finished()?;
                        let is_its = finished.function == *function && finished.request_id == *request_id && finished.attempt == *attempt;
                        is_its.then_some((later.at, finished))
                    });
                    if let Some((to, finished)) = end {
                        seen.runs.push(Run { function, request_id, log_stream, from: event.at, to, finished });
                    }
                }
                EventKind::Lambda(LambdaEvent::InvocationAccepted { request_id, .. }) => {
                    seen.accepted.push(request_id);
                }
                _ => {}
            }
        }
        seen
    }

    /// The function of Lambda's with this name, as it was deployed at the beginning.
    pub(crate) fn function(&self, name: &str) -> Option<&'a FunctionConfig> {
        self.scenario.functions.iter().find(|function| function.name == name && function.platform == Platform::Lambda)
    }

    /// The functions of Lambda's, by name.
    pub(crate) fn functions(&self) -> impl Iterator<Item = &'a FunctionConfig> {
        self.scenario.functions.iter().filter(|function| function.platform == Platform::Lambda)
    }

    pub(crate) fn runs_of(&self, function: &str) -> impl Iterator<Item = &Run<'a>> {
        self.runs.iter().filter(move |run| run.function == function)
    }

    /// Whether the event came through Lambda's own queue: the answer is read by nobody.
    pub(crate) fn is_async(&self, run: &Run<'_>) -> bool {
        self.accepted.contains(&run.request_id)
    }

    /// Whether the event came from a queue of SQS.
    pub(crate) fn is_polled(&self, run: &Run<'_>) -> bool {
        !self.is_async(run)
            && self.scenario.event_sources.iter().any(|source| source.function == run.function)
            && !steps(self.scenario).any(|step| matches!(step, Step::Invoke(invoke) if invoke.function == run.function))
    }

    /// Whether nothing else ran meanwhile: then what happened in this time was done by this run.
    pub(crate) fn was_alone(&self, run: &Run<'_>) -> bool {
        let others = self.runs.iter().filter(|other| !std::ptr::eq(*other, run));
        others.into_iter().all(|other| other.to <= run.from || run.to <= other.from) && self.scenario.instances.is_empty()
    }

    /// What happened to services while it ran.
    pub(crate) fn during(&self, run: &Run<'_>) -> impl Iterator<Item = (SimTime, &'a ServiceEvent)> {
        let (from, to) = (run.from, run.to);
        self.events.iter().filter(move |event| from <= event.at && event.at <= to).filter_map(|event| match &event.kind {
            EventKind::Service(service) => Some((event.at, service)),
            EventKind::Lambda(_) | EventKind::Instance(_) | EventKind::Scenario(_) => None,
        })
    }

    /// Everything that happened to services.
    pub(crate) fn services(&self) -> impl Iterator<Item = (SimTime, &'a ServiceEvent)> {
        self.events.iter().filter_map(|event| match &event.kind {
            EventKind::Service(service) => Some((event.at, service)),
            EventKind::Lambda(_) | EventKind::Instance(_) | EventKind::Scenario(_) => None,
        })
    }
}

/// All steps, those that begin at once one by one.
pub(crate) fn steps(scenario: &Scenario) -> impl Iterator<Item = &Step> {
    scenario.steps.iter().flat_map(|step| match step {
        Step::AtOnce(steps) => steps.as_slice(),
        one => std::slice::from_ref(one),
    })
}

/// Something that was added to the world, where adding it again makes two of it: what, where, and how much more of it there is.
pub(crate) fn added(event: &ServiceEvent) -> Option<(&'static str, String, i64)> {
    let more = |inserted: u64, deleted: u64| i64::try_from(inserted).unwrap_or(i64::MAX).saturating_sub_unsigned(deleted);
    match event {
        ServiceEvent::MessageSent { queue, .. } => Some(("message", queue.clone(), 1)),
        ServiceEvent::CollectionChanged { database, collection, inserted, deleted, .. } => {
            Some(("document", format!("{database}.{collection}"), more(*inserted, *deleted)))
        }
        // A temporary table goes with its session, and what is in it.
        ServiceEvent::TableChanged { schema, table, inserted, deleted, .. } if !schema.starts_with("pg_temp") => {
            Some(("row", table.clone(), more(*inserted, *deleted)))
        }
        _ => None,
    }
}

/// `1 message`, `3 messages`.
pub(crate) fn count(number: u64, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

/// `Each of 3`, `2 of 3`.
pub(crate) fn share(part: usize, whole: usize) -> String {
    if part == whole { format!("Each of {whole}") } else { format!("{part} of {whole}") }
}

/// A text in one line, not too long.
pub(crate) fn short(text: &str) -> String {
    const MOST: usize = 80;
    let mut letters = text.chars();
    let cut: String = letters.by_ref().take(MOST).collect();
    if letters.next().is_some() { format!("{cut}…") } else { cut }
}

/// Puts something into a list unless it is there.
pub(crate) fn note<T: PartialEq>(list: &mut Vec<T>, thing: T) {
    if !list.contains(&thing) {
        list.push(thing);
    }
}

/// Runs of the same event of a function, in the order in which each event came first. Lists, since trees of many kinds cost the page
/// some 14 KB after gzip.
pub(crate) fn by_event<'b, 'a>(runs: &'b [Run<'a>]) -> Vec<Vec<&'b Run<'a>>> {
    let mut events: Vec<Vec<&Run<'a>>> = Vec::new();
    for run in runs {
        match events.iter_mut().find(|event| event[0].request_id == run.request_id && event[0].function == run.function) {
            Some(event) => event.push(run),
            None => events.push(vec![run]),
        }
    }
    events
}
