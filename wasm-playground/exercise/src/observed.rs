//! What the judge sees of a run: attempts and log lines, step by step, and what was in queues and buckets after each step.

use mini_cloud::mini_lambda::{self, SimTime};
use mini_cloud::{Event, EventKind, InstanceEvent, InvocationFinished, ScenarioEvent, Status};

use crate::check::OutcomeStatus;
use crate::stored::Stored;

/// All that was seen while one step ran.
#[derive(Clone, Default)]
pub(crate) struct Step<'a> {
    /// Every attempt that ended, retries included.
    pub(crate) attempts: Vec<&'a InvocationFinished>,
    /// Whole seconds from the first event of the run to the beginning of each attempt.
    pub(crate) starts: Vec<Of<'a, u64>>,
    /// Every log event, AWS's lines and the function's.
    pub(crate) log: Vec<Of<'a, &'a str>>,
    /// Every execution environment that was made.
    pub(crate) environments: Vec<Of<'a, ()>>,
    /// Every call or event for which there was no room.
    pub(crate) throttles: Vec<Of<'a, ()>>,
    /// The exit status of every program of a machine that ended.
    pub(crate) programs: Vec<Of<'a, i32>>,
    /// What is in queues and buckets when the step is over.
    pub(crate) stored: Stored<'a>,
}

/// Something that belongs to a function or to a machine.
#[derive(Clone, Copy)]
pub(crate) struct Of<'a, T> {
    /// Name of the function, or of the machine.
    pub(crate) function: &'a str,
    /// What belongs to it.
    pub(crate) what: T,
}

/// Sorts the events by step.
pub(crate) fn observe(events: &[Event]) -> Vec<Step<'_>> {
    let Some(begin) = events.first().map(|event| event.at) else { return Vec::new() };
    let mut stored = Stored::default();
    events
        .split_inclusive(|event| matches!(event.kind, EventKind::Scenario(ScenarioEvent::StepFinished { .. })))
        .map(|events| {
            let mut step = Step::default();
            for event in events {
                match &event.kind {
                    EventKind::Lambda(kind) => step.note(event.at, begin, kind),
                    EventKind::Service(service) => stored.note(service),
                    EventKind::Instance(InstanceEvent::ProgramFinished { instance, exit_code, .. }) => {
                        step.programs.push(Of { function: instance, what: *exit_code });
                    }
                    EventKind::Instance(_) | EventKind::Scenario(_) => {}
                }
            }
            Step { stored: stored.clone(), ..step }
        })
        .collect()
}

impl<'a> Step<'a> {
    fn note(&mut self, at: SimTime, begin: SimTime, event: &'a mini_lambda::EventKind) {
        use mini_lambda::EventKind;
        match event {
            EventKind::InvocationFinished(finished) => self.attempts.push(finished),
            EventKind::InvocationStarted { function, .. } => {
                self.starts.push(Of { function, what: at.since(begin).as_micros() / 1_000_000 });
            }
            EventKind::Log(log) => self.log.push(Of { function: &log.function, what: &log.text }),
            EventKind::EnvironmentStarted { function, .. } => self.environments.push(Of { function, what: () }),
            EventKind::InvocationThrottled { function, .. } => self.throttles.push(Of { function, what: () }),
            EventKind::RequestRefused { function, error, .. } if error.status == 429 => self.throttles.push(Of { function, what: () }),
            _ => {}
        }
    }

    /// All that belongs to one function in several steps, as if they had been one.
    pub(crate) fn of_function(steps: &[&Step<'a>], function: &str) -> Step<'a> {
        let mut whole = Step::default();
        for step in steps {
            whole.attempts.extend(step.attempts.iter().filter(|attempt| attempt.function == function));
            whole.starts.extend(only(&step.starts, function));
            whole.log.extend(only(&step.log, function));
            whole.environments.extend(only(&step.environments, function));
            whole.throttles.extend(only(&step.throttles, function));
            whole.programs.extend(only(&step.programs, function));
            whole.stored = step.stored.clone();
        }
        whole
    }
}

fn only<'a, T: Copy>(all: &[Of<'a, T>], function: &str) -> Vec<Of<'a, T>> {
    all.iter().filter(|one| one.function == function).copied().collect()
}

/// How an attempt ended, in the words of a check.
pub(crate) fn outcome(attempt: &InvocationFinished) -> OutcomeStatus {
    // A raised exception is an error here, whatever the REPORT line calls it.
    match (attempt.status, &attempt.function_error) {
        (Status::Timeout, _) => OutcomeStatus::Timeout,
        (Status::Error, _) | (Status::Success, Some(_)) => OutcomeStatus::Error,
        (Status::Success, None) => OutcomeStatus::Success,
    }
}
