//! Event source mappings at work: Lambda looks for messages, hands them to the function in batches, and deletes what was handled.

use std::collections::BTreeMap;

use mini_lambda::{Answer, EngineFault, InvokeRequest, Lineage, SimDuration, SimTime};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::account::Account;
use crate::asynchronous::{object, role_of};
use crate::figures;
use crate::model;
use crate::scenario::Scenario;
use crate::service_call::Request;
use crate::sqs::EventFilter;
use crate::sqs::ReceivedMessage;
use crate::sqs::batch_answer::{BatchOutcome, FunctionAnswer};
use crate::sqs::event_source::{Batch, Batching, EventSourceSettings, event_record};
use crate::timetable::Task;

/// A queue, its function, and what is under way between them.
#[derive(Clone, Debug)]
pub(crate) struct Mapping {
    queue: String,
    function: String,
    settings: EventSourceSettings,
    filter: EventFilter,
    batching: Batching,
    state: MappingState,
}

/// What a mapping has in hand, as it is stored.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MappingState {
    /// When Lambda looks next, microseconds since 1970.
    next_poll_us: Option<i64>,
    /// Since when batches are under way, microseconds since 1970.
    busy_since_us: Option<i64>,
    /// Batches that a function works on.
    in_flight: u32,
    /// Messages that are gathered, each with when it was received, microseconds since 1970.
    gathered: Vec<(i64, ReceivedMessage)>,
}

impl Mapping {
    /// The mappings of a scenario, with what they had in hand when they were stored.
    pub fn all(scenario: &Scenario, states: Vec<MappingState>) -> Vec<Mapping> {
        let mut states = states.into_iter();
        let mapping = |config: &crate::triggers::EventSourceConfig| {
            let state = states.next().unwrap_or_default();
            let mut batching = Batching::new(config.settings.clone());
            for (at_us, message) in &state.gathered {
                batching.add(SimTime::from_micros(*at_us), message.clone(), &scenario.queue_arn(&config.queue), &scenario.region);
            }
            let (queue, function, settings) = (config.queue.clone(), config.function.clone(), config.settings.clone());
            // A scenario was checked before, so nothing is left to refuse.
            let filter = EventFilter::of(&settings.filters).unwrap_or_default();
            Mapping { queue, function, settings, filter, batching, state }
        };
        scenario.event_sources.iter().map(mapping).collect()
    }

    /// What it has in hand.
    pub fn state(&self) -> MappingState {
        self.state.clone()
    }

    /// How many batches Lambda lets a function work on at once: five, and more the longer there is something to do.
    fn most_in_flight(&self, now: SimTime) -> u32 {
        let busy = self.state.busy_since_us.map_or(SimDuration::ZERO, |since| now.since(SimTime::from_micros(since)));
        let more = busy.as_micros() / 1_000_000 * u64::from(figures::POLLERS_PER_MINUTE) / 60;
        let more = u32::try_from(more).unwrap_or(u32::MAX);
        figures::POLLERS_AT_FIRST.saturating_add(more).min(figures::MOST_POLLERS).min(self.settings.maximum_concurrency.unwrap_or(u32::MAX))
    }
}

impl Account {
    /// Plans when Lambda looks into queues next. `now` is how far the simulation has come.
    pub fn plan_polls(&self, now: SimTime) {
        let stores = self.stores.borrow();
        for (number, mapping) in self.mappings.borrow_mut().iter_mut().enumerate() {
            let Some(visible) = stores.sqs.next_visible(&mapping.queue, now) else { continue };
            let busy = mapping.state.in_flight >= mapping.most_in_flight(now);
            let at = visible + if busy { model::MAPPING_GROWTH } else { model::MAPPING_POLL };
            if mapping.state.next_poll_us.is_none_or(|planned| at.as_micros() < planned) {
                mapping.state.next_poll_us = Some(at.as_micros());
                self.timetable.plan(at, Task::Poll { mapping: number });
            }
        }
    }

    /// Whether a queue holds a message that a function will get, hidden ones included.
    pub fn has_messages_for_functions(&self) -> bool {
        let stores = self.stores.borrow();
        self.mappings.borrow().iter().any(|mapping| stores.sqs.next_visible(&mapping.queue, self.now.get()).is_some())
    }

    /// Lambda looks for messages.
    pub fn poll(&self, at: SimTime, number: usize) -> Result<(), EngineFault> {
        let wanted = self.with_mapping(number, |mapping| {
            let planned = mapping.state.next_poll_us == Some(at.as_micros());
            if planned {
                mapping.state.next_poll_us = None;
            }
            planned
        });
        // An earlier look was planned later on, and has been.
        if wanted != Some(true) {
            return Ok(());
        }
        // Several batches may begin now; what one of them does later waits until all have begun.
        self.narrator.set_limit(at);
        while let Some(batches) = self.receive(at, number) {
            for batch in batches {
                self.hand_over(at, number, batch)?;
            }
        }
        self.plan_polls(at);
        Ok(())
    }

    /// The window of a batch is over.
    pub fn close(&self, at: SimTime, number: usize) -> Result<(), EngineFault> {
        let batch = self.with_mapping(number, |mapping| {
            let due = mapping.batching.closes_at().is_some_and(|closes_at| closes_at <= at);
            if due {
                mapping.state.gathered.clear()
            }
            due.then(|| mapping.batching.close()).flatten()
        });
        match batch.flatten() {
            Some(batch) => self.hand_over(at, number, batch),
            None => Ok(()),
        }
    }

    /// A function is done with a batch.
    pub fn handled(&self, at: SimTime, number: usize, receipts: Vec<String>) {
        let Some((queue, function)) = self.with_mapping(number, |mapping| {
            mapping.state.in_flight = mapping.state.in_flight.saturating_sub(1);
            if mapping.state.in_flight == 0 {
                mapping.state.busy_since_us = None;
            }
            (mapping.queue.clone(), mapping.function.clone())
        }) else {
            return;
        };
        self.delete(at, &queue, &function, receipts);
        self.plan_polls(at);
    }

    /// Lambda deletes messages of a function's queue.
    fn delete(&self, at: SimTime, queue: &str, function: &str, receipts: impl IntoIterator<Item = String>) {
        let (url, principal) = (self.stores.borrow().sqs.url(queue), role_of(function));
        for receipt in receipts {
            let parameters = object(json!({"QueueUrl": url, "ReceiptHandle": receipt}));
            let request = Request { at, principal: &principal, operation: "DeleteMessage", parameters: &parameters, body: b"" };
            // A message that became visible meanwhile, and was received by somebody else, stays: SQS refuses the old receipt.
            self.store("sqs", &request, &Lineage::default());
        }
    }

    /// Receives once. The batches that are complete by it; none if there was nothing, or nobody may look.
    fn receive(&self, at: SimTime, number: usize) -> Option<Vec<Batch>> {
        let (queue, room) = self.with_mapping(number, |mapping| {
            let free = mapping.state.in_flight < mapping.most_in_flight(at);
            free.then(|| (mapping.queue.clone(), mapping.batching.room()))
        })??;
        let (messages, records) = self.stores.borrow_mut().sqs.receive(at, &queue, room).ok()?;
        self.note(at, &records, &Lineage::default());
        if messages.is_empty() {
            return None;
        }
        let (arn, region) = (self.stores.borrow().sqs.arn(&queue), self.region.clone());
        // What does not pass the filter is deleted at once, and no part of a batch.
        let (messages, dropped) = self.with_mapping(number, |mapping| {
            let passes = |message: &ReceivedMessage| mapping.filter.lets_through(&event_record(message, &arn, &region, false));
            let (messages, dropped): (Vec<_>, Vec<_>) = messages.into_iter().partition(passes);
            (messages, (mapping.function.clone(), dropped))
        })?;
        self.delete(at, &queue, &dropped.0, dropped.1.into_iter().map(|message| message.receipt_handle));
        self.with_mapping(number, |mapping| {
            let mut batches = Vec::new();
            for message in messages {
                mapping.state.gathered.push((at.as_micros(), message.clone()));
                let complete = mapping.batching.add(at, message, &arn, &region);
                let taken: usize = complete.iter().map(|batch| batch.messages.len()).sum();
                mapping.state.gathered.drain(..taken);
                batches.extend(complete);
            }
            match mapping.batching.closes_at() {
                Some(closes_at) if closes_at <= at => {
                    batches.extend(mapping.batching.close());
                    mapping.state.gathered.clear();
                }
                Some(closes_at) => self.timetable.plan(closes_at, Task::Close { mapping: number }),
                None => {}
            }
            batches
        })
    }

    /// A batch goes to its function.
    fn hand_over(&self, at: SimTime, number: usize, batch: Batch) -> Result<(), EngineFault> {
        let Some((function, report)) = self.with_mapping(number, |mapping| {
            mapping.state.in_flight += 1;
            mapping.state.busy_since_us.get_or_insert(at.as_micros());
            (mapping.function.clone(), mapping.settings.report_batch_item_failures)
        }) else {
            return Ok(());
        };
        let payload = Some(batch.event.into_bytes());
        let lineage = self.lineage_of(&batch.messages);
        let answered = self.lambda.call(at, &InvokeRequest { payload, lineage, ..InvokeRequest::of(&function) }, &self.emit)?;
        let answer = match &answered.answer {
            Answer::Finished(finished) if finished.function_error.is_none() => FunctionAnswer::Returned(&finished.payload),
            Answer::Refused(error) => {
                // The messages stay hidden until their time is over, and have been received once more.
                self.tell_throttled(at, &function, error);
                FunctionAnswer::Failed
            }
            Answer::Finished(_) | Answer::Accepted(_) | Answer::MayRun | Answer::Activation(_) => FunctionAnswer::Failed,
        };
        let ids: Vec<&str> = batch.messages.iter().map(|message| message.message_id.as_str()).collect();
        let outcome = BatchOutcome::of(answer, report, &ids);
        let handled = batch.messages.into_iter().filter(|message| outcome.deletes(&message.message_id));
        let receipts = handled.map(|message| message.receipt_handle).collect();
        self.timetable.plan(answered.at, Task::Handled { mapping: number, receipts });
        Ok(())
    }

    /// The chain behind a batch: the longest of its messages'.
    fn lineage_of(&self, messages: &[ReceivedMessage]) -> Lineage {
        let lineages: std::cell::Ref<'_, BTreeMap<String, Lineage>> = self.lineages.borrow();
        let known = messages.iter().filter_map(|message| lineages.get(&message.message_id));
        known.fold(Lineage::default(), Lineage::joined)
    }

    fn with_mapping<T>(&self, number: usize, act: impl FnOnce(&mut Mapping) -> T) -> Option<T> {
        self.mappings.borrow_mut().get_mut(number).map(act)
    }
}
