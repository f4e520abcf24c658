//! `all-or-nothing-batch`, `batch-answer`, `unbounded-batch`: what a function makes of a batch of messages, and Lambda of its answer.

use mini_cloud::mini_lambda::{EventKind as LambdaEvent, SimDuration};
use mini_cloud::{EventKind, EventSourceConfig, ServiceEvent};
use serde_json::Value;

use super::Found;
use super::seen::{Run, Seen, count, note};

/// A run that comes as near to its timeout as this is one slow answer away from it: eight tenths.
const NEAR: (u64, u64) = (8, 10);

/// The messages that a run got.
pub(super) struct Batch<'a, 'b> {
    pub(super) run: &'b Run<'a>,
    /// Ids of the messages.
    pub(super) messages: Vec<&'a str>,
    source: &'a EventSourceConfig,
}

/// The batches, in the order in which they were handed over. Where a function works on several at once, nobody can tell from events which
/// messages a run got: those are left out.
pub(super) fn batches<'a, 'b>(seen: &'b Seen<'a>) -> Vec<Batch<'a, 'b>> {
    let mut batches = Vec::new();
    for source in &seen.scenario.event_sources {
        let mut waiting: Vec<&str> = Vec::new();
        for event in seen.events {
            match &event.kind {
                EventKind::Service(ServiceEvent::MessageReceived { queue, message_id, .. }) if *queue == source.queue => {
                    note(&mut waiting, message_id);
                }
                EventKind::Lambda(LambdaEvent::InvocationStarted { function, request_id, .. }) if *function == source.function => {
                    let messages = std::mem::take(&mut waiting);
                    let run = seen.runs.iter().find(|run| run.function == function && run.request_id == request_id);
                    let is_one = (1..=source.settings.batch_size as usize).contains(&messages.len());
                    let is_alone = |run: &&Run<'_>| {
                        seen.runs_of(function).all(|other| std::ptr::eq(*run, other) || other.to <= run.from || run.to <= other.from)
                    };
                    if let Some(run) = run.filter(|run| is_one && seen.is_polled(run) && is_alone(run)) {
                        batches.push(Batch { run, messages, source });
                    }
                }
                _ => {}
            }
        }
    }
    batches
}

pub(super) fn find(seen: &Seen<'_>) -> Vec<Found> {
    let batches = batches(seen);
    let mut found = Vec::new();
    for batch in &batches {
        found.extend(all_or_nothing(seen, batch));
        found.extend(unread_answer(batch));
        found.extend(misread_answer(seen, batch));
    }
    found.extend(unbounded(seen, &batches));
    found
}

/// A run failed, and all its messages came again.
fn all_or_nothing(seen: &Seen<'_>, batch: &Batch<'_, '_>) -> Option<Found> {
    let Batch { run, messages, source } = batch;
    if run.succeeded() || messages.len() < 2 || source.settings.report_batch_item_failures {
        return None;
    }
    let came_again = again(seen, batch);
    let (function, all) = (run.function, messages.len());
    let saw = match run.timed_out() {
        true => format!("{function} was stopped by its timeout with a batch of {all} messages. All {all} went back to {}.", source.queue),
        false => format!("{function} failed with a batch of {all} messages. All {all} went back to {}.", source.queue),
    };
    (came_again.len() == all).then(|| Found::new("all-or-nothing-batch", function, saw))
}

/// An answer that names messages, and nobody reads it.
fn unread_answer(batch: &Batch<'_, '_>) -> Option<Found> {
    let Batch { run, source, .. } = batch;
    let failed = failures(run)?.len() as u64;
    let is_lost = run.succeeded() && !source.settings.report_batch_item_failures && failed > 0;
    let function = run.function;
    let saw = format!(
        "{function} called {} failed in its answer. ReportBatchItemFailures is off, so Lambda deleted them all the same.",
        count(failed, "message")
    );
    is_lost.then(|| Found::new("batch-answer", function, saw))
}

/// An answer that Lambda does not understand: all messages come again.
fn misread_answer(seen: &Seen<'_>, batch: &Batch<'_, '_>) -> Option<Found> {
    let Batch { run, messages, source } = batch;
    if !run.succeeded() || !source.settings.report_batch_item_failures {
        return None;
    }
    let failures = failures(run).unwrap_or_default();
    let named: Vec<&str> = failures.iter().filter_map(|item| item.get("itemIdentifier")?.as_str()).collect();
    let came_again = again(seen, batch);
    let all_meant = messages.iter().all(|id| named.contains(id));
    let function = run.function;
    let saw =
        format!("{function} returned, and yet {} went back to {}: Lambda could not read its answer.", all_of(messages.len()), source.queue);
    (!all_meant && came_again.len() == messages.len()).then(|| Found::new("batch-answer", function, saw))
}

fn all_of(number: usize) -> String {
    if number == 1 { "the message".to_owned() } else { format!("all {number} messages") }
}

/// The messages of the batch that were handed out or put aside after it.
fn again<'a>(seen: &Seen<'a>, batch: &Batch<'a, '_>) -> Vec<&'a str> {
    let mut came_again = Vec::new();
    for (_, event) in seen.services().filter(|(at, _)| *at >= batch.run.to) {
        if let ServiceEvent::MessageReceived { queue, message_id, .. } | ServiceEvent::MessageDeadLettered { queue, message_id, .. } = event
            && *queue == batch.source.queue
            && batch.messages.contains(&message_id.as_str())
        {
            note(&mut came_again, message_id.as_str());
        }
    }
    came_again
}

/// What an answer says of single messages.
fn failures(run: &Run<'_>) -> Option<Vec<Value>> {
    let answer: Value = serde_json::from_str(&run.finished.payload).ok()?;
    answer.get("batchItemFailures")?.as_array().cloned()
}

/// More messages take longer, and the largest batch comes near the timeout, or over it.
fn unbounded(seen: &Seen<'_>, batches: &[Batch<'_, '_>]) -> Vec<Found> {
    let mut found = Vec::new();
    for function in seen.functions() {
        let mine = || batches.iter().filter(|batch| batch.run.function == function.name);
        let timeout = SimDuration::from_secs(u64::from(function.timeout_s));
        let is_near = |took: SimDuration| took.as_micros() * NEAR.1 >= timeout.as_micros() * NEAR.0;
        let Some(largest) = mine().filter(|batch| batch.messages.len() > 1).max_by_key(|batch| batch.messages.len()) else { continue };
        let smaller = mine()
            .filter(|batch| batch.messages.len() < largest.messages.len() && batch.run.succeeded())
            .min_by_key(|batch| batch.messages.len());
        let took = |batch: &Batch<'_, '_>| batch.run.finished.duration_us;
        let grows = smaller.is_none_or(|smaller| took(smaller) < took(largest));
        if !grows || !is_near(took(largest)) || (largest.run.timed_out() && smaller.is_none()) {
            continue;
        }
        let than = smaller.map_or_else(String::new, |smaller| {
            format!("; {} took {} ms", count(smaller.messages.len() as u64, "message"), took(smaller).as_micros() / 1_000)
        });
        let saw = format!(
            "A batch of {} messages took {} ms of the {} s that {} may take{than}.",
            largest.messages.len(),
            took(largest).as_micros() / 1_000,
            function.timeout_s,
            function.name
        );
        found.push(Found::new("unbounded-batch", &function.name, saw));
    }
    found
}
