//! What holds for every scenario with services: nothing is lost, nothing is done less than once, time runs forward, loops end.

use std::collections::{BTreeMap, BTreeSet};

use mini_cloud::{Checkpoint, Event, EventKind, InstanceEvent, Scenario, ServiceEvent, Session};
use mini_lambda::{EventKind as LambdaEvent, SimTime};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::flows::obedient;
use crate::random_flow::flow;
use crate::random_scenario::config;

fn parsed(json: &Value) -> Scenario {
    Scenario::from_json(&json.to_string()).unwrap_or_else(|error| panic!("{error}\n{json}"))
}

fn played(json: &Value) -> (Session, Vec<Event>) {
    let mut session = Session::new(parsed(json), obedient());
    let events = session.run_events().unwrap();
    (session, events)
}

fn services(events: &[Event]) -> impl Iterator<Item = &ServiceEvent> {
    events.iter().filter_map(|event| if let EventKind::Service(service) = &event.kind { Some(service) } else { None })
}

fn functions(events: &[Event]) -> impl Iterator<Item = &LambdaEvent> {
    events.iter().filter_map(|event| if let EventKind::Lambda(lambda) = &event.kind { Some(lambda) } else { None })
}

proptest! {
    #![proptest_config(config(120))]

    #[test]
    fn time_runs_forward_over_all_steps(json in flow()) {
        let (_, events) = played(&json);
        prop_assert!(events.windows(2).all(|pair| pair[0].at <= pair[1].at));
    }

    #[test]
    fn every_message_is_in_one_queue_or_was_deleted_or_grew_too_old(json in flow()) {
        let (session, events) = played(&json);
        let mut places: BTreeMap<&str, &str> = BTreeMap::new();
        for event in services(&events) {
            match event {
                ServiceEvent::MessageSent { queue, message_id, .. } => {
                    prop_assert!(places.insert(message_id, queue).is_none(), "sent twice");
                }
                ServiceEvent::MessageDeadLettered { queue, dead_letter_queue, message_id } => {
                    prop_assert_eq!(places.insert(message_id, dead_letter_queue), Some(queue.as_str()));
                }
                ServiceEvent::MessageDeleted { queue, message_id } | ServiceEvent::MessageExpired { queue, message_id } => {
                    prop_assert_eq!(places.remove(message_id.as_str()), Some(queue.as_str()));
                }
                _ => {}
            }
        }
        let stores = session.stores();
        for queue in ["work", "idle", "dlq"] {
            let expected: BTreeSet<&str> = places.iter().filter(|(_, place)| **place == queue).map(|(id, _)| *id).collect();
            let found: Vec<&str> = stores.sqs.message_ids(queue);
            prop_assert_eq!(found.len(), expected.len(), "a message is there twice");
            prop_assert_eq!(found.into_iter().collect::<BTreeSet<_>>(), expected);
        }
        prop_assert!(stores.sqs.message_ids("work").is_empty(), "what a function must work on does not stay");
    }

    #[test]
    fn programs_run_while_their_machine_is_up_and_it_is_billed_for_that_time(json in flow()) {
        let (session, events) = played(&json);
        let (mut since, mut ready, mut reboot, mut running) = (None, None, None, BTreeSet::new());
        let mut billed = 0;
        let seconds = |from: SimTime, to: SimTime| to.since(from).as_micros().div_ceil(1_000_000).max(60);
        for event in &events {
            let EventKind::Instance(kind) = &event.kind else { continue };
            match kind {
                InstanceEvent::Started { ready_at, .. } => {
                    prop_assert!(since.replace(event.at).is_none(), "started twice");
                    ready = Some(*ready_at);
                }
                InstanceEvent::Stopped { billed_s, .. } => {
                    prop_assert!(running.is_empty(), "a program runs on a machine that is stopped");
                    let stretch = seconds(since.take().unwrap(), event.at);
                    prop_assert_eq!(*billed_s, stretch);
                    billed += stretch;
                    (ready, reboot) = (None, None);
                }
                InstanceEvent::Patched { down_at, ready_at, .. } => reboot = Some((*down_at, *ready_at)),
                InstanceEvent::ProgramStarted { pid, .. } => {
                    prop_assert!(ready.is_some_and(|ready| ready <= event.at), "it has not booted");
                    prop_assert!(reboot.is_none_or(|(down, up)| event.at < down || up <= event.at), "it reboots");
                    prop_assert!(running.insert(*pid), "a number was given out twice");
                }
                InstanceEvent::ProgramFinished { pid, .. } => {
                    prop_assert!(running.remove(pid), "it never started");
                    prop_assert!(reboot.is_none_or(|(down, up)| event.at <= down || up < event.at), "it ran on while the machine was down");
                }
                InstanceEvent::ProgramMissed { .. } => {
                    let is_up = ready.is_some_and(|ready| ready <= event.at) && reboot.is_none_or(|(down, up)| event.at < down || up <= event.at);
                    // Of a machine that is about to stop nothing is told until it has.
                    prop_assert!(!is_up || json["steps"].to_string().contains("stop_instance"), "missed by a machine that was up");
                }
                InstanceEvent::Idle { .. } | InstanceEvent::DiskFull { .. } => {}
            }
        }
        prop_assert!(running.is_empty(), "a program never ended");
        billed += since.map_or(0, |since| seconds(since, session.now()));
        let bill = session.bill();
        prop_assert_eq!(bill.instances[0].billed_s, billed);
        prop_assert!(bill.instances[0].busy_ms <= billed * 1_000);
    }

    #[test]
    fn a_message_is_deleted_after_a_function_got_it_or_because_it_passes_no_filter(json in flow()) {
        let (_, events) = played(&json);
        let is_filtered = json["event_sources"][0]["filter_criteria"]["filters"] != json!([]);
        let passes = |body: &str| {
            let end = serde_json::from_str::<Value>(body).ok().and_then(|orders| Some(orders["end"].as_str()?.to_owned()));
            !is_filtered || end.is_some_and(|end| end != "exit")
        };
        let (mut given, mut dropped): (BTreeSet<String>, BTreeSet<&str>) = Default::default();
        for event in &events {
            if let EventKind::Service(ServiceEvent::MessageSent { message_id, body, .. }) = &event.kind && !passes(body) {
                dropped.insert(message_id);
            }
            if let Some(log) = event.log().filter(|log| log.function == "b" && log.text.starts_with("got ")) {
                let got: Value = serde_json::from_str(&log.text[4..]).unwrap();
                given.extend(got["Records"].as_array().into_iter().flatten().filter_map(|record| Some(record["messageId"].as_str()?.to_owned())));
            }
            if let EventKind::Service(ServiceEvent::MessageDeleted { queue, message_id }) = &event.kind {
                let is_dropped = dropped.contains(message_id.as_str());
                prop_assert!(queue != "work" || given.contains(message_id) != is_dropped, "deleted without a run, or run though filtered");
            }
        }
    }

    #[test]
    fn every_event_that_was_accepted_ran_or_was_told_why_not(json in flow()) {
        let (_, events) = played(&json);
        let mut accepted: BTreeMap<&str, (&str, u32)> = BTreeMap::new();
        let (mut failed, mut retries): (BTreeMap<&str, u32>, BTreeMap<&str, u32>) = Default::default();
        let mut dropped: BTreeSet<&str> = BTreeSet::new();
        for event in functions(&events) {
            match event {
                LambdaEvent::InvocationAccepted { function, request_id, .. } => {
                    prop_assert!(accepted.insert(request_id, (function, 0)).is_none(), "an id was given out twice");
                }
                LambdaEvent::InvocationFinished(finished) => {
                    if let Some((_, runs)) = accepted.get_mut(finished.request_id.as_str()) {
                        *runs += 1;
                        prop_assert_eq!(finished.attempt, *runs);
                        prop_assert!(*runs <= 3);
                        if finished.function_error.is_some() {
                            *failed.entry(&finished.request_id).or_default() += 1;
                        }
                    }
                }
                LambdaEvent::RetryScheduled { request_id, .. } => *retries.entry(request_id).or_default() += 1,
                LambdaEvent::InvocationDropped { request_id: Some(id), .. } => drop(dropped.insert(id)),
                _ => {}
            }
        }
        let told: BTreeSet<&str> = services(&events).filter_map(|event| match event {
            ServiceEvent::DeadLetterSent { request_id, .. } | ServiceEvent::DestinationSent { request_id, .. } => Some(request_id.as_str()),
            _ => None,
        }).collect();
        for (id, (function, runs)) in &accepted {
            // A function that was switched off, or had no room for too long, does not run; neither does one that ran in a circle.
            let never = functions(&events).any(|event| matches!(event, LambdaEvent::InvocationThrottled { request_id: Some(other), .. } if other == id));
            let off = json.to_string().contains(r#""reserved_concurrency":0"#);
            prop_assert!(*runs > 0 || never || off || dropped.contains(id), "{function} {id} is lost");
            let config = json["functions"].as_array().unwrap().iter().find(|config| config["name"] == **function).unwrap();
            if *runs == 0 && !config["on_failure"].is_null() {
                prop_assert!(told.contains(id) || services(&events).any(|event| matches!(event, ServiceEvent::DeliveryFailed { .. })), "nobody was told of {id}");
            }
        }
        for (id, count) in &retries {
            prop_assert!(failed.get(id).is_some_and(|failed| failed >= count), "a retry without a failure");
        }
    }

    #[test]
    fn loops_end(json in flow()) {
        let (session, events) = played(&json);
        let steps = json["steps"].as_array().unwrap().len() as u64;
        // Each thing that a step begins has at most three attempts, each of at most 16 runs of each of three functions in one chain.
        let runs = functions(&events).filter(|event| matches!(event, LambdaEvent::InvocationFinished(_))).count() as u64;
        prop_assert!(runs < 20_000 * steps, "{runs} runs");
        // Nothing but the schedule, and messages that nobody looks for, is left after a day.
        let checkpoint = serde_json::to_value(session.checkpoint()).unwrap();
        let planned = checkpoint["around"]["planned"].as_array().cloned().unwrap_or_default();
        prop_assert!(planned.iter().all(|planned| planned["task"].get("attempt").is_none() && planned["task"].get("notify").is_none()), "{planned:?}");
    }

    #[test]
    fn the_same_scenario_gives_the_same_bytes(json in flow()) {
        let bytes = || played(&json).1.iter().map(Event::to_json).collect::<Vec<_>>();
        prop_assert_eq!(bytes(), bytes());
    }

    #[test]
    fn a_checkpoint_can_be_stored_after_every_step(json in flow()) {
        let scenario = parsed(&json);
        let mut session = Session::new(scenario.clone(), obedient());
        let mut last = scenario.start;
        for step in &scenario.steps {
            for event in session.step_events(step).unwrap() {
                prop_assert!(event.at >= last);
                last = event.at;
            }
            let stored = serde_json::to_string(&session.checkpoint()).unwrap();
            let checkpoint: Checkpoint = serde_json::from_str(&stored).unwrap();
            session = Session::restore(scenario.clone(), checkpoint, obedient());
            prop_assert_eq!(serde_json::to_string(&session.checkpoint()).unwrap(), stored);
        }
    }
}
