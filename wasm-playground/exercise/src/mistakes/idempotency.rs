//! `not-idempotent`: the same event is handled again, and its effect is there again.

use std::collections::{BTreeMap, BTreeSet};

use super::Found;
use super::batches::{Batch, batches};
use super::seen::{Run, Seen, added, count};

/// How much a run added, by what and where.
type Effects = BTreeMap<(&'static str, String), u64>;

pub(super) fn find(seen: &Seen<'_>) -> Vec<Found> {
    let mut found = attempts(seen);
    found.extend(batches_again(seen));
    found
}

/// Attempts at one event, of which an earlier one failed after it had added something.
fn attempts(seen: &Seen<'_>) -> Vec<Found> {
    let mut by_event: BTreeMap<(&str, &str), Vec<&Run<'_>>> = BTreeMap::new();
    for run in &seen.runs {
        by_event.entry((run.function, run.request_id)).or_default().push(run);
    }
    let mut found = Vec::new();
    for ((function, _), runs) in by_event.into_iter().filter(|(_, runs)| runs.len() > 1) {
        let mut all: BTreeMap<(&str, String), Vec<u64>> = BTreeMap::new();
        for run in runs {
            effects(seen, run).into_iter().for_each(|(what, number)| all.entry(what).or_default().push(number));
        }
        if let Some(((noun, place), numbers)) = all.into_iter().find(|(_, numbers)| numbers.len() > 1) {
            let (times, sum) = (numbers.len(), numbers.iter().sum());
            let each = if numbers.iter().all(|number| *number == numbers[0]) { count(numbers[0], noun) } else { format!("some {noun}s") };
            let saw = format!(
                "{function} was run again for the same event. {times} attempts added {each} each to {place}: {} in all.",
                count(sum, noun)
            );
            found.push(Found::new("not-idempotent", function, saw));
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
        for other in later.filter(|other| !other.messages.is_disjoint(messages)) {
            let together: BTreeSet<&&str> = messages.union(&other.messages).collect();
            let second = effects(seen, other.run);
            let doubled = first.iter().find_map(|(what, one)| {
                let sum = one + second.get(what)?;
                (sum > together.len() as u64).then_some((what, sum))
            });
            if let Some(((noun, place), sum)) = doubled {
                let (function, sum) = (run.function, count(sum, noun));
                let saw = format!(
                    "A batch for {function} failed and came again: {} added {sum} to {place}.",
                    count(together.len() as u64, "message")
                );
                found.push(Found::new("not-idempotent", function, saw));
                break;
            }
        }
    }
    found
}

/// What a run added; nothing where something else ran meanwhile, which may have done it.
fn effects(seen: &Seen<'_>, run: &Run<'_>) -> Effects {
    let mut effects: BTreeMap<(&'static str, String), i64> = BTreeMap::new();
    if seen.was_alone(run) {
        for (noun, place, number) in seen.during(run).filter_map(|(_, event)| added(event)) {
            *effects.entry((noun, place)).or_default() += number;
        }
    }
    // What takes away as much as it adds has replaced it.
    effects
        .into_iter()
        .filter_map(|(what, number)| u64::try_from(number).ok().filter(|number| *number > 0).map(|number| (what, number)))
        .collect()
}
