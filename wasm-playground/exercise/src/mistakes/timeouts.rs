//! `timeout-too-short`: the same event is stopped by the time-out again and again.

use std::collections::{BTreeMap, BTreeSet};

use super::Found;
use super::seen::{Run, Seen};

pub(super) fn find(seen: &Seen<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for function in seen.functions() {
        let runs: Vec<&Run<'_>> = seen.runs_of(&function.name).collect();
        let mut by_event: BTreeMap<&str, Vec<&Run<'_>>> = BTreeMap::new();
        for run in &runs {
            by_event.entry(run.request_id).or_default().push(run);
        }
        let again = by_event.values().find(|runs| runs.len() > 1 && runs.iter().all(|run| run.timed_out()));
        // A batch that comes again has another request id each time.
        let batch = runs.len() > 1 && runs.iter().all(|run| run.timed_out() && seen.is_polled(run));
        let (name, seconds) = (&function.name, function.timeout_s);
        if let Some(runs) = again {
            let saw = format!("{} attempts of {name} at the same event were all stopped after {seconds} s, its timeout.", runs.len());
            found.push(Found::new("timeout-too-short", name, saw));
        } else if batch {
            let ids: BTreeSet<&str> = runs.iter().map(|run| run.request_id).collect();
            let saw = format!("{} batches for {name} were all stopped after {seconds} s, its timeout, and came again.", ids.len());
            found.push(Found::new("timeout-too-short", name, saw));
        }
    }
    found
}
