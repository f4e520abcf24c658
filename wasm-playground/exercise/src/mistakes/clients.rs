//! `client-in-handler`: each call makes a client of its own.

use mini_cloud::EventKind;
use mini_cloud::mini_lambda::{CallerPhase, EventKind as LambdaEvent};

use super::Found;
use super::seen::{Seen, note, share};

/// A connection of a database is opened and closed around a piece of work: that is no slip.
const CONNECTIONS: [&str; 1] = ["redshift"];

/// A client that a call made in the handler.
#[derive(Clone, Copy, PartialEq)]
struct Made<'a> {
    function: &'a str,
    service: &'a str,
    request: &'a str,
    log_stream: &'a str,
}

/// Clients that were made in the handler by two calls of one process: once is a client that is made when it is first needed.
pub(super) fn find(seen: &Seen<'_>) -> Vec<Found> {
    let (mut made, mut repeated): (Vec<Made<'_>>, Vec<Made<'_>>) = (Vec::new(), Vec::new());
    // Those whose process still lives.
    let mut alive: Vec<Made<'_>> = Vec::new();
    for event in seen.events {
        match &event.kind {
            EventKind::Lambda(LambdaEvent::EnvironmentReset { log_stream, .. }) => alive.retain(|made| made.log_stream != log_stream),
            EventKind::Lambda(LambdaEvent::ClientCreated { function, request_id: Some(request), service, phase: CallerPhase::Invoke })
                if !CONNECTIONS.contains(&service.as_str()) =>
            {
                let Some(run) = seen.runs_of(function).find(|run| run.request_id == request) else { continue };
                let one = Made { function, service, request, log_stream: run.log_stream };
                let is_again = |earlier: &Made<'_>| {
                    earlier.log_stream == one.log_stream && earlier.service == one.service && earlier.request != one.request
                };
                if alive.iter().any(is_again) {
                    repeated.push(one);
                }
                alive.push(one);
                note(&mut made, one);
            }
            _ => {}
        }
    }
    let mut found: Vec<Found> = Vec::new();
    for Made { function, service, .. } in repeated {
        let is_told = |other: &Found| other.function == function;
        if !found.iter().any(is_told) {
            let mut runs = Vec::new();
            seen.runs_of(function).for_each(|run| note(&mut runs, run.request_id));
            let makers = made.iter().filter(|made| made.function == function && made.service == service).count();
            let who = share(makers, runs.len());
            found.push(Found::new(
                "client-in-handler",
                function,
                format!("{who} calls of {function} made a client for {service} inside the handler."),
            ));
        }
    }
    found
}
