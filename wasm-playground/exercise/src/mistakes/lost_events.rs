//! `lost-event`: an event is gone after its last try, or a message comes again for ever.

use mini_cloud::mini_lambda::EventKind as LambdaEvent;
use mini_cloud::{EventKind, ServiceEvent};

use super::Found;
use super::seen::{Run, Seen, by_event, count, short};

/// So often a message may come before it is one that never ends. Two tries and a success are nothing to speak of.
const TRIES: u32 = 4;

pub(super) fn find(seen: &Seen<'_>) -> Vec<Found> {
    let mut found = asynchronous(seen);
    found.extend(polled(seen));
    found
}

/// Events of Lambda's own queue whose tries are over.
fn asynchronous(seen: &Seen<'_>) -> Vec<Found> {
    let last = by_event(&seen.runs).into_iter().filter_map(|mut runs| runs.pop()).filter(|run| seen.is_async(run));
    let lost = last.filter(|run| {
        let Some(function) = seen.function(run.function) else { return false };
        !run.succeeded()
            && function.dead_letter_queue.is_none()
            && function.on_failure.is_none()
            // Who wants no retries has thought of it.
            && (2..=run.finished.attempt).contains(&(function.maximum_retry_attempts + 1))
            && !is_tried_again(seen, run)
    });
    let found = lost.map(|run| {
        let tries = count(u64::from(run.finished.attempt), "time");
        let how = run.finished.error_type.as_deref().map_or_else(|| "it was stopped".to_owned(), |error| format!("with {error}"));
        let saw = format!("The event {} failed {tries}, at last {how}. {} keeps no dead letters, so it is gone.", id(run), run.function);
        Found::new("lost-event", run.function, saw)
    });
    found.collect()
}

fn is_tried_again(seen: &Seen<'_>, run: &Run<'_>) -> bool {
    seen.events.iter().any(|event| {
        matches!(&event.kind, EventKind::Lambda(LambdaEvent::RetryScheduled { request_id, attempt, .. })
            if request_id == run.request_id && *attempt > run.finished.attempt)
    })
}

fn id<'a>(run: &Run<'a>) -> &'a str {
    run.request_id.get(..8).unwrap_or(run.request_id)
}

/// Messages of a queue that puts none aside.
fn polled(seen: &Seen<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for source in &seen.scenario.event_sources {
        let is_endless = seen.scenario.queues.iter().any(|queue| queue.name == source.queue && queue.settings.redrive.is_none());
        if !is_endless {
            continue;
        }
        let mut received: Vec<(&str, u32)> = Vec::new();
        for (_, event) in seen.services() {
            match event {
                ServiceEvent::MessageReceived { queue, message_id, receive_count, .. } if *queue == source.queue => {
                    received.retain(|(id, _)| id != message_id);
                    received.push((message_id, *receive_count));
                }
                ServiceEvent::MessageDeleted { queue, message_id } if *queue == source.queue => {
                    received.retain(|(id, _)| id != message_id);
                }
                _ => {}
            }
        }
        if let Some(tries) = received.into_iter().map(|(_, tries)| tries).max().filter(|tries| *tries >= TRIES) {
            let queue = short(&source.queue);
            let saw = format!("A message of {queue} was handed to {} {tries} times, and {queue} never puts it aside.", source.function);
            found.push(Found::new("lost-event", &source.function, saw));
        }
    }
    found
}
