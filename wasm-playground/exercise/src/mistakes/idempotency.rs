//! `not-idempotent`: the same event is handled again, and its effect is there again.

use super::Found;
use super::batches::{Batch, batches};
use super::seen::{Run, Seen, added, by_event, count, note};

/// How much a run added of something in a place.
struct Effect {
    noun: &'static str,
    place: String,
    number: i64,
}

pub(super) fn find(seen: &Seen<'_>) -> Vec<Found> {
    let mut found = attempts(seen);
    found.extend(batches_again(seen));
    found
}

/// Attempts at one event, of which an earlier one failed after it had added something.
fn attempts(seen: &Seen<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for runs in by_event(&seen.runs).into_iter().filter(|runs| runs.len() > 1) {
        let all: Vec<Effect> = runs.iter().flat_map(|run| effects(seen, run)).collect();
        for Effect { noun, place, number } in &all {
            let numbers: Vec<u64> =
                all.iter().filter(|other| other.noun == *noun && other.place == *place).map(|other| other.number.unsigned_abs()).collect();
            if numbers.len() > 1 {
                let (function, times, sum) = (runs[0].function, numbers.len(), count(numbers.iter().sum(), noun));
                let is_same = numbers.iter().all(|other| *other == number.unsigned_abs());
                let each = if is_same { count(number.unsigned_abs(), noun) } else { format!("some {noun}s") };
                let saw =
                    format!("{function} was run again for the same event. {times} attempts added {each} each to {place}: {sum} in all.");
                found.push(Found::new("not-idempotent", function, saw));
                break;
            }
        }
    }
    found
}

/// Batches that failed half-way, and whose messages came again.
fn batches_again(seen: &Seen<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    let all = batches(seen);
    for (number, Batch { run, messages, .. }) in all.iter().enumerate().filter(|(_, batch)| !batch.run.succeeded()) {
        let first = effects(seen, run);
        let later = all[number + 1..].iter().filter(|other| other.run.function == run.function);
        for other in later.filter(|other| other.messages.iter().any(|id| messages.contains(id))) {
            let mut together = messages.clone();
            other.messages.iter().for_each(|id| note(&mut together, *id));
            let second = effects(seen, other.run);
            let doubled = first.iter().find_map(|one| {
                let again = second.iter().find(|again| again.noun == one.noun && again.place == one.place)?;
                let sum = one.number.unsigned_abs() + again.number.unsigned_abs();
                (sum > together.len() as u64).then_some((one, sum))
            });
            if let Some((Effect { noun, place, .. }, sum)) = doubled {
                let (function, sum, messages) = (run.function, count(sum, noun), count(together.len() as u64, "message"));
                let saw = format!("A batch for {function} failed and came again: {messages} added {sum} to {place}.");
                found.push(Found::new("not-idempotent", function, saw));
                break;
            }
        }
    }
    found
}

/// What a run added; nothing where something else ran meanwhile, which may have done it. What takes away as much as it adds has replaced it.
fn effects(seen: &Seen<'_>, run: &Run<'_>) -> Vec<Effect> {
    let mut effects: Vec<Effect> = Vec::new();
    if seen.was_alone(run) {
        for (noun, place, number) in seen.during(run).filter_map(|(_, event)| added(event)) {
            match effects.iter_mut().find(|effect| effect.noun == noun && effect.place == place) {
                Some(effect) => effect.number += number,
                None => effects.push(Effect { noun, place, number }),
            }
        }
    }
    effects.retain(|effect| effect.number > 0);
    effects
}
