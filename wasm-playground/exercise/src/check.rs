//! What an exercise asks of a run: one goal each, with the sentence a reader gets who has missed it.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::rows::Wanted;

/// One goal of an exercise.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Check {
    /// Name of the check inside its exercise, for `[wrong]`.
    pub id: String,
    /// What is asked, shown in the list of goals.
    pub goal: String,
    /// What a reader is told who has missed the goal: what to look at, not the answer.
    pub message: String,
    /// The step it looks at, counted from 1; without it every step with an invocation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<usize>,
    /// The function it looks at. With it and without a step, all that the function did in the whole run is looked at together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub function: Option<String>,
    /// What must be seen.
    pub expect: Expectation,
}

/// What must be seen in the events.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Expectation {
    /// The response is this JSON value. `1` and `1.0` are equal, the order of an object's keys does not matter.
    Response(Value),
    /// The response is anything but this JSON value.
    ResponseNot(Value),
    /// A field of the response has this value.
    ResponseField {
        /// Names and list positions with dots between: `order.items.0.price`.
        path: String,
        /// The value it must have.
        equals: Value,
    },
    /// A log line holds this text.
    LogContains(String),
    /// No log line holds this text.
    LogLacks(String),
    /// How the last attempt ended.
    Status(OutcomeStatus),
    /// `errorType` of the last attempt.
    ErrorType(String),
    /// How often the function was run, retries included.
    Attempts(u64),
    /// How each attempt ended, in order.
    Statuses(Vec<OutcomeStatus>),
    /// The response of each attempt, in order.
    Responses(Vec<Value>),
    /// Whole seconds from the first event of the run to the beginning of each attempt, in order.
    StartsAt(Vec<u64>),
    /// How many execution environments were made.
    Environments(u64),
    /// How often there was no room for a call or an event.
    Throttles(u64),
    /// The exit status of each program of a machine, in the order in which they ended. A check's `function` is then the machine.
    ExitStatuses(Vec<i32>),
    /// What is in queues in the end, by name of the queue; texts are parts of the messages, in the order in which they came.
    Messages(BTreeMap<String, Amount>),
    /// What was put into buckets and is still there, by name of the bucket; texts are the keys, in any order.
    Objects(BTreeMap<String, Amount>),
    /// An object was put into a bucket, is still there, and has this content.
    ObjectText {
        /// Name of the bucket.
        bucket: String,
        /// Its key.
        key: String,
        /// Its whole content.
        text: String,
    },
    /// What is in collections of MongoDB in the end, by `database.collection`; texts are parts of the documents' JSON, in any order.
    Documents(BTreeMap<String, Amount>),
    /// What is in the database in the end, by name of the table or by query.
    Rows(BTreeMap<String, Wanted>),
    /// No attempt was billed for more milliseconds.
    BilledAtMostMs(u64),
    /// No attempt cost more US dollars; a decimal number as text, since money is never a float.
    CostAtMostUsd(String),
}

/// How much of something there is: a number, or a text for each.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Amount {
    /// So many, whatever they are.
    Count(u64),
    /// One for each text.
    Texts(Vec<String>),
}

/// How an attempt ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OutcomeStatus {
    /// The handler returned.
    Success,
    /// The handler raised, or the process ended.
    Error,
    /// The time limit was reached.
    Timeout,
}

impl OutcomeStatus {
    /// The status of that name: `success`, `error` or `timeout`.
    #[must_use]
    pub fn named(name: &str) -> Option<OutcomeStatus> {
        match name {
            "success" => Some(OutcomeStatus::Success),
            "error" => Some(OutcomeStatus::Error),
            "timeout" => Some(OutcomeStatus::Timeout),
            _ => None,
        }
    }
}

impl fmt::Display for OutcomeStatus {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            OutcomeStatus::Success => "success",
            OutcomeStatus::Error => "error",
            OutcomeStatus::Timeout => "timeout",
        })
    }
}
