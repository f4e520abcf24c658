//! `timeout-too-short`: the same event is stopped by the timeout again and again.

use super::Found;
use super::seen::{Run, Seen, by_event, note};

pub(super) fn find(seen: &Seen<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for function in seen.functions() {
        let runs: Vec<&Run<'_>> = seen.runs_of(&function.name).collect();
        let events = by_event(&seen.runs);
        let again =
            events.iter().find(|runs| runs[0].function == function.name && runs.len() > 1 && runs.iter().all(|run| run.timed_out()));
        // A batch that comes again has another request id each time.
        let batch = runs.len() > 1 && runs.iter().all(|run| run.timed_out() && seen.is_polled(run));
        let (name, seconds) = (&function.name, function.timeout_s);
        if let Some(runs) = again {
            let saw = format!("{} attempts of {name} at the same event were all stopped after {seconds} s, its timeout.", runs.len());
            found.push(Found::new("timeout-too-short", name, saw));
        } else if batch {
            let mut ids = Vec::new();
            runs.iter().for_each(|run| note(&mut ids, run.request_id));
            let saw = format!("{} batches for {name} were all stopped after {seconds} s, its timeout, and came again.", ids.len());
            found.push(Found::new("timeout-too-short", name, saw));
        }
    }
    found
}
