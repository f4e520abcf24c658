//! What holds for every scenario: bills, pairs, order of time, limits, the same bytes again, ids that survive a checkpoint.

use std::collections::{BTreeMap, BTreeSet};

use mini_cloud::{Checkpoint, Event, InvocationFinished, Scenario, Session};
use mini_lambda::function::Architecture;
use mini_lambda::{EventKind, MonthlyUsage, SimTime};
use proptest::prelude::*;
use serde_json::Value;

use crate::random_scenario::{config, scenario, steered};

fn parsed(json: &Value) -> Scenario {
    Scenario::from_json(&json.to_string()).unwrap_or_else(|error| panic!("{error}\n{json}"))
}

fn events(json: &Value) -> Vec<Event> {
    Session::new(parsed(json), steered()).run_events().unwrap()
}

fn finished(events: &[Event]) -> Vec<(SimTime, InvocationFinished)> {
    events.iter().filter_map(|event| Some((event.at, event.finished()?.clone()))).collect()
}

/// Twelve decimals of a price in 10⁻¹⁰ USD a GB-second and MB·ms, half up: the rule written a second time.
fn usd(rate_times_mb_ms: u128, requests: u128) -> String {
    // 10⁻¹⁰ USD / 1,024,000, in units of 10⁻¹² USD: × 100 / 1,024,000.
    let exact = rate_times_mb_ms + requests * 2_000 * 1_024_000;
    let picos = (exact * 100 * 2 + 1_024_000) / (2 * 1_024_000);
    format!("{}.{:012}", picos / 1_000_000_000_000, picos % 1_000_000_000_000)
}

proptest! {
    #![proptest_config(config(150))]

    #[test]
    fn billed_time_is_the_ceiling_of_the_sum(json in scenario()) {
        for (_, finished) in finished(&events(&json)) {
            let duration = finished.duration_us.as_micros();
            let init = finished.init_us.map_or(0, |init| init.as_micros());
            let expected = match json["billing_era"].as_str() {
                Some("2014-11") => duration.div_ceil(100_000) * 100,
                Some("2020-12") => duration.div_ceil(1_000),
                _ => (duration + init).div_ceil(1_000),
            };
            prop_assert_eq!(finished.billed_ms, expected);
        }
    }

    #[test]
    fn money_adds_up_exactly(json in scenario()) {
        let scenario = parsed(&json);
        let settings: BTreeMap<_, _> = scenario.functions.iter().map(|function| (function.name.clone(), function)).collect();
        let (mut one_by_one, mut total, mut requests) = (MonthlyUsage::default(), 0_u128, 0_u128);
        for (_, finished) in finished(&events(&json)) {
            // An update of the scenario changes memory, which the event tells; architecture and /tmp stay.
            let mut function = settings[&finished.function].clone();
            function.memory_mb = finished.memory_mb;
            let rate = if function.architecture == Architecture::Arm64 { 133_334 } else { 166_667 };
            let milliseconds = u128::from(finished.billed_ms);
            let price = rate * milliseconds * u128::from(function.memory_mb)
                + 309 * milliseconds * u128::from(function.ephemeral_storage_mb - 512);
            prop_assert_eq!(&finished.cost.usd, &usd(price, 1));
            prop_assert_eq!(u128::from(finished.cost.mb_ms), milliseconds * u128::from(function.memory_mb));
            one_by_one.add(&function, finished.billed_ms, 1);
            total += price;
            requests += 1;
        }
        prop_assert_eq!(one_by_one.price().total().to_string(), usd(total, requests));
    }

    #[test]
    fn start_end_and_report_pair_up(json in scenario()) {
        let events = events(&json);
        let mut lines: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for log in events.iter().filter_map(Event::log) {
            for word in ["START", "END", "REPORT"] {
                if let Some(rest) = log.text.strip_prefix(&format!("{word} RequestId: ")) {
                    prop_assert_eq!(log.request_id.as_deref(), Some(&rest[..36]));
                    lines.entry(rest[..36].to_owned()).or_default().push(word.to_owned());
                }
            }
        }
        let finished = finished(&events);
        prop_assert_eq!(lines.len(), finished.len());
        for (_, finished) in finished {
            prop_assert_eq!(&lines[&finished.request_id], &["START", "END", "REPORT"]);
            let report = events.iter().filter_map(Event::log).find(|log| {
                log.text.starts_with("REPORT") && log.request_id.as_ref() == Some(&finished.request_id)
            });
            let text = &report.unwrap().text;
            let expected = format!("\tBilled Duration: {} ms\tMemory Size: {} MB\t", finished.billed_ms, finished.memory_mb);
            prop_assert!(text.contains(&expected), "{}", text);
            prop_assert_eq!(text.contains("Init Duration"), finished.init_us.is_some());
        }
    }

    #[test]
    fn time_never_runs_backwards(json in scenario()) {
        let events = events(&json);
        prop_assert!(events.windows(2).all(|pair| pair[0].at <= pair[1].at));
    }

    #[test]
    fn an_environment_works_on_one_event_at_a_time_and_no_limit_is_passed(json in scenario()) {
        let events = events(&json);
        let (mut busy, mut running, mut known) = (BTreeSet::new(), BTreeMap::<String, usize>::new(), BTreeSet::new());
        let mut streams = BTreeMap::new();
        for event in &events {
            let mini_cloud::EventKind::Lambda(kind) = &event.kind else { continue };
            match kind {
                EventKind::EnvironmentStarted { log_stream, .. } => {
                    prop_assert!(known.insert(log_stream.clone()), "an id was given out twice");
                }
                EventKind::InvocationStarted { function, request_id, log_stream, .. } => {
                    prop_assert!(busy.insert(log_stream.clone()), "two events in one environment");
                    prop_assert!(known.contains(log_stream));
                    streams.insert(request_id.clone(), log_stream.clone());
                    *running.entry(function.clone()).or_default() += 1;
                }
                EventKind::InvocationFinished(finished) => {
                    busy.remove(&streams[&finished.request_id]);
                    *running.entry(finished.function.clone()).or_default() -= 1;
                }
                EventKind::EnvironmentRecycled { log_stream, .. } => {
                    prop_assert!(!busy.contains(log_stream), "taken away while it works");
                    prop_assert!(known.remove(log_stream), "taken away twice");
                }
                _ => {}
            }
            // Reservations change by steps to at most 3, and are at most 2 from the beginning; `at_once` has at most 4 calls.
            prop_assert!(running.values().all(|count| *count <= 4));
        }
        prop_assert!(busy.is_empty());
    }

    #[test]
    fn the_same_scenario_gives_the_same_bytes(json in scenario()) {
        let bytes = || events(&json).iter().map(Event::to_json).collect::<Vec<_>>();
        prop_assert_eq!(bytes(), bytes());
    }

    #[test]
    fn a_checkpoint_after_every_step_changes_no_id(json in scenario()) {
        let scenario = parsed(&json);
        let ids = |events: &[Event]| finished(events).into_iter().map(|(_, finished)| (finished.function, finished.request_id)).collect::<Vec<_>>();
        let mut session = Session::new(scenario.clone(), steered());
        let (mut all, mut streams) = (Vec::new(), BTreeSet::new());
        for step in &scenario.steps {
            let events = session.step_events(step).unwrap();
            for event in &events {
                if let mini_cloud::EventKind::Lambda(EventKind::EnvironmentStarted { log_stream, .. }) = &event.kind {
                    prop_assert!(streams.insert(log_stream.clone()), "an environment's id was given out twice");
                }
            }
            all.extend(events);
            let stored = serde_json::to_string(&session.checkpoint()).unwrap();
            let checkpoint: Checkpoint = serde_json::from_str(&stored).unwrap();
            session = Session::restore(scenario.clone(), checkpoint, steered());
            prop_assert_eq!(serde_json::to_string(&session.checkpoint()).unwrap(), stored);
        }
        let mut expected = ids(&events(&json));
        let mut found = ids(&all);
        // Calls that began at once end in another order if they start cold.
        expected.sort();
        found.sort();
        prop_assert_eq!(found, expected);
    }
}
