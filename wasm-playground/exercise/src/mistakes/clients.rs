//! `client-in-handler`: each call makes a client of its own.

use std::collections::{BTreeMap, BTreeSet};

use mini_cloud::EventKind;
use mini_cloud::mini_lambda::{CallerPhase, EventKind as LambdaEvent};

use super::Found;
use super::seen::{Seen, share};

/// A connection of a database is opened and closed around a piece of work: that is no slip.
const CONNECTIONS: [&str; 1] = ["redshift"];

/// Clients that were made in the handler by two calls of one process: once is a client that is made when it is first needed.
pub(super) fn find(seen: &Seen<'_>) -> Vec<Found> {
    let streams: BTreeMap<&str, &str> = seen.runs.iter().map(|run| (run.request_id, run.log_stream)).collect();
    // By function and service: all requests that made one, and by process those of its present life.
    let mut makers: BTreeMap<(&str, &str), BTreeSet<&str>> = BTreeMap::new();
    let mut alive: BTreeMap<(&str, &str), BTreeSet<&str>> = BTreeMap::new();
    let mut repeated: BTreeSet<(&str, &str)> = BTreeSet::new();
    for event in seen.events {
        match &event.kind {
            EventKind::Lambda(LambdaEvent::EnvironmentReset { log_stream, .. }) => alive.retain(|(stream, _), _| *stream != log_stream),
            EventKind::Lambda(LambdaEvent::ClientCreated { function, request_id: Some(request), service, phase: CallerPhase::Invoke })
                if !CONNECTIONS.contains(&service.as_str()) =>
            {
                let Some(stream) = streams.get(request.as_str()) else { continue };
                makers.entry((function, service)).or_default().insert(request);
                let makers_of_process = alive.entry((stream, service)).or_default();
                makers_of_process.insert(request);
                if makers_of_process.len() > 1 {
                    repeated.insert((function, service));
                }
            }
            _ => {}
        }
    }
    let found = repeated.into_iter().map(|(function, service)| {
        let runs: BTreeSet<&str> = seen.runs_of(function).map(|run| run.request_id).collect();
        let made = makers.get(&(function, service)).map_or(0, BTreeSet::len);
        let saw = format!("{} calls of {function} made a client for {service} inside the handler.", share(made, runs.len()));
        Found::new("client-in-handler", function, capital(&saw))
    });
    found.collect()
}

fn capital(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
