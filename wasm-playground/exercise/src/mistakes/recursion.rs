//! `recursion`: a function writes to the place that triggers it.

use mini_cloud::mini_lambda::EventKind as LambdaEvent;
use mini_cloud::{EventKind, ServiceEvent, Step};

use super::Found;
use super::seen::{Run, Seen, steps};

pub(super) fn find(seen: &Seen<'_>) -> Vec<Found> {
    let mut found: Vec<Found> = written(seen);
    for event in seen.events {
        if let EventKind::Lambda(LambdaEvent::InvocationDropped { function, .. }) = &event.kind {
            let runs = seen.runs_of(function).count();
            let saw = format!(
                "{function} ran {runs} times in one chain, each run started by what the one before had sent, until Lambda stopped it."
            );
            found.push(Found::new("recursion", function, saw));
        }
    }
    found
}

/// A function each of whose runs wrote where its own trigger looks. One that writes nothing for its own objects has a guard.
fn written(seen: &Seen<'_>) -> Vec<Found> {
    let readers: Vec<(&str, &str)> = steps(seen.scenario)
        .filter_map(|step| match step {
            Step::PutObject { bucket, key, .. } => Some((bucket.as_str(), key.as_str())),
            Step::PutShopFile(file) => Some((file.bucket.as_str(), file.key.as_str())),
            _ => None,
        })
        .collect();
    let wrote = |run: &Run<'_>| {
        let mut written = seen.during(run).filter(|_| seen.was_alone(run)).filter_map(|(_, event)| match event {
            ServiceEvent::ObjectCreated { bucket, key, .. } if !readers.contains(&(bucket.as_str(), key.as_str())) => Some((bucket, key)),
            _ => None,
        });
        written.find(|(bucket, key)| {
            let config = seen.scenario.buckets.iter().find(|config| config.name == **bucket);
            let mut rules = config.into_iter().flat_map(|config| &config.notifications);
            rules.any(|rule| rule.function == run.function && rule.wants("ObjectCreated:Put", key))
        })
    };
    let mut found = Vec::new();
    for function in seen.functions() {
        let written: Vec<_> = seen.runs_of(&function.name).map(wrote).collect();
        if let (Some(Some((bucket, key))), true) = (written.first(), written.len() > 1 && written.iter().all(Option::is_some)) {
            let (name, runs) = (&function.name, written.len());
            let saw = format!("{name} wrote {key:?} into the bucket {bucket}, where new objects start {name}. It ran {runs} times.");
            found.push(Found::new("recursion", name, saw));
        }
    }
    found
}
