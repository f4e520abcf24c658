//! `Event`: all that anyone outside may observe, in the order in which it happened.

use mini_lambda::{InvocationFinished, LogEvent, SimTime};
use serde::{Deserialize, Serialize};

use crate::ec2::event::InstanceEvent;
use crate::service_event::ServiceEvent;

/// Something that happened. In JSON one object: `at`, `type`, then what belongs to that type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// When.
    pub at: SimTime,
    /// What.
    #[serde(flatten)]
    pub kind: EventKind,
}

/// What can happen: to a function, to another service, to a machine, or to the scenario itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
#[allow(clippy::large_enum_variant, reason = "nearly all events are of the large kind")]
pub enum EventKind {
    /// To a function.
    Lambda(mini_lambda::EventKind),
    /// To a bucket, a queue, or an event on its way.
    Service(ServiceEvent),
    /// To a machine.
    Instance(InstanceEvent),
    /// To the scenario.
    Scenario(ScenarioEvent),
}

/// What can happen to the scenario itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type")]
pub enum ScenarioEvent {
    /// A step is done; time has passed to this moment.
    #[serde(rename = "step.finished")]
    StepFinished {
        /// Its number in this session, from 0.
        step: u64,
    },
}

impl Event {
    /// The end of an invocation, if this is one.
    pub fn finished(&self) -> Option<&InvocationFinished> {
        match &self.kind {
            EventKind::Lambda(mini_lambda::EventKind::InvocationFinished(finished)) => Some(finished),
            EventKind::Lambda(_) | EventKind::Service(_) | EventKind::Instance(_) | EventKind::Scenario(_) => None,
        }
    }

    /// The log event, if this is one.
    pub fn log(&self) -> Option<&LogEvent> {
        match &self.kind {
            EventKind::Lambda(mini_lambda::EventKind::Log(log)) => Some(log),
            EventKind::Lambda(_) | EventKind::Service(_) | EventKind::Instance(_) | EventKind::Scenario(_) => None,
        }
    }

    /// The event as one line of JSON, without a newline.
    pub fn to_json(&self) -> String {
        // Strings, numbers and objects of them: there is nothing that JSON cannot hold.
        serde_json::to_string(self).expect("an event is JSON")
    }
}

impl From<&mini_lambda::Event> for Event {
    fn from(event: &mini_lambda::Event) -> Event {
        Event { at: event.at, kind: EventKind::Lambda(event.kind.clone()) }
    }
}
