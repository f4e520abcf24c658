//! Triggers and rules: a named channel for events, and which actions run with each of them.
//!
//! By docs/triggers_rules.md and Triggers.scala of <https://github.com/apache/openwhisk>, read 2026-11-22. Left out: the HTTP headers of the
//! request, which newer versions add to the parameters as `__ow_headers`.

use serde_json::{Value, json};

use super::invoke::parameters;
use super::record::ActivationRecord;
use super::{figures, messages};
use crate::async_event::AsyncEvent;
use crate::event::{Emit, Event, EventKind};
use crate::lambda::{Lambda, refuse};
use crate::lineage::Lineage;
use crate::time::SimTime;

/// A named channel for a kind of events.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trigger {
    /// Its name.
    pub name: String,
    /// What runs when it is fired.
    pub rules: Vec<Rule>,
}

/// One trigger, one action.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rule {
    /// Its name.
    pub name: String,
    /// Name of the action.
    pub action: String,
    /// Whether it was disabled.
    pub inactive: bool,
}

impl Lambda {
    /// Fires a trigger with these parameters, a JSON object; nobody waits for what its rules run. All is told, refusals included.
    /// Returns what shall run.
    pub fn fire_trigger(&self, now: SimTime, trigger: &Trigger, payload: Option<&str>, emit: &Emit) -> Vec<AsyncEvent> {
        let read = parameters(payload.map(str::as_bytes));
        let payload = match read.and_then(|payload| self.namespace.borrow_mut().admit_fire(now).map(|()| payload)) {
            Ok(payload) => payload,
            Err(error) => {
                refuse(emit, now, "FireTrigger", &trigger.name, &error);
                return Vec::new();
            }
        };
        let fired = |activation_id: Option<String>, status_code| {
            emit(&Event { at: now, kind: EventKind::TriggerFired { trigger: trigger.name.clone(), activation_id, status_code } });
        };
        if trigger.rules.iter().all(|rule| rule.inactive) {
            // Nothing is recorded.
            fired(None, 204);
            return Vec::new();
        }
        let id = self.activation_id(&trigger.name);
        fired(Some(id.clone()), 202);
        let (lines, events): (Vec<String>, Vec<Option<AsyncEvent>>) =
            trigger.rules.iter().map(|rule| self.apply(now, rule, &payload, emit)).unzip();
        let payload: Value = serde_json::from_str(&payload).unwrap_or_default();
        let record = ActivationRecord::of_trigger(&trigger.name, &id, now, payload, lines);
        let kind = EventKind::ActivationRecorded { function: trigger.name.clone(), request_id: id, record: Box::new(record) };
        emit(&Event { at: now, kind });
        events.into_iter().flatten().collect()
    }

    /// The line of a rule in the trigger's record, and what shall run.
    fn apply(&self, now: SimTime, rule: &Rule, payload: &str, emit: &Emit) -> (String, Option<AsyncEvent>) {
        let full = |name: &str| format!("{}/{name}", figures::NAMESPACE);
        let (rule_name, action) = (full(&rule.name), full(&rule.action));
        let failed =
            |error: String| json!({"rule": rule_name, "action": action, "statusCode": 1, "success": false, "error": error}).to_string();
        if rule.inactive {
            return (failed(messages::inactive_rule(&rule_name, &action)), None);
        }
        match self.ask_for(now, &rule.action, Some(payload.as_bytes()), &Lineage::default(), emit) {
            Ok(event) => {
                let id = &event.request_id;
                let line = json!({"rule": rule_name, "action": action, "statusCode": 0, "success": true, "activationId": id});
                (line.to_string(), Some(event))
            }
            Err(error) => {
                let (function, reason) = (rule.action.clone(), error.reason.clone().unwrap_or_default());
                emit(&Event { at: now, kind: EventKind::InvocationThrottled { function, request_id: None, reason, retry_at: None } });
                (failed(error.message), None)
            }
        }
    }
}
