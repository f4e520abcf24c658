//! `Statement`: what the Data API was asked to run, and how far it is.

use mini_lambda::SimTime;
use serde::{Deserialize, Serialize};

use super::protocol::{Outcome, Parameter};
use crate::model;
use crate::storing;

/// A statement of the Data API, or several that are run as one transaction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Statement {
    pub id: String,
    pub name: Option<String>,
    pub client_token: Option<String>,
    /// Whether it was sent as a batch.
    pub batch: bool,
    pub parts: Vec<Part>,
    pub parameters: Vec<Parameter>,
    pub target: Target,
    #[serde(with = "storing::moment")]
    pub created_at: SimTime,
    /// When the cluster begins with it, or tries again.
    #[serde(with = "storing::moment")]
    pub starts_at: SimTime,
    /// How often it found a lock.
    pub waits: u32,
    /// What is random in it.
    pub seed: u64,
    /// The process of the cluster that runs it.
    pub pid: u64,
    pub phase: Phase,
}

/// Where the caller said it should run.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Target {
    pub cluster: Option<String>,
    pub workgroup: Option<String>,
    pub database: Option<String>,
    pub user: Option<String>,
    pub secret: Option<String>,
}

/// How far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum Phase {
    /// It waits for its turn.
    Waiting,
    /// The cluster works on it: what it did is not committed yet.
    Running {
        #[serde(with = "storing::moment")]
        ends_at: SimTime,
    },
    /// It is over.
    Over {
        #[serde(with = "storing::moment")]
        at: SimTime,
        status: Status,
    },
}

/// How it ended. The words are AWS's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub(super) enum Status {
    Submitted,
    Picked,
    Started,
    Finished,
    Failed,
    Aborted,
}

/// One SQL statement of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Part {
    pub sql: String,
    /// Redshift's number for it.
    pub query_id: u64,
    pub result: Option<PartResult>,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PartResult {
    pub status: Status,
    /// Microseconds that it took.
    pub took_us: u64,
    /// Redshift's sentence.
    pub error: Option<String>,
    pub outcome: Outcome,
}

impl Status {
    /// AWS's word.
    pub fn word(self) -> &'static str {
        match self {
            Status::Submitted => "SUBMITTED",
            Status::Picked => "PICKED",
            Status::Started => "STARTED",
            Status::Finished => "FINISHED",
            Status::Failed => "FAILED",
            Status::Aborted => "ABORTED",
        }
    }
}

impl Statement {
    /// How it looks at `at`, and since when.
    pub fn status(&self, at: SimTime) -> (Status, SimTime) {
        let picked_at = self.created_at + model::REDSHIFT_DATA_PICK;
        match self.phase {
            Phase::Over { at: end, status } if end <= at => (status, end),
            _ if at < picked_at => (Status::Submitted, self.created_at),
            Phase::Waiting if self.waits == 0 => (Status::Picked, picked_at),
            _ if at < self.starts_at && self.waits == 0 => (Status::Picked, picked_at),
            _ => (Status::Started, self.starts_at.min(at)),
        }
    }

    /// When it goes on, if it is not over.
    pub fn next_moment(&self) -> Option<SimTime> {
        match self.phase {
            Phase::Waiting => Some(self.starts_at),
            Phase::Running { ends_at } => Some(ends_at),
            Phase::Over { .. } => None,
        }
    }

    /// The name of its connection to the database.
    pub fn session(&self) -> String {
        format!("data-{}", self.id)
    }

    /// Redshift's first sentence, if something failed.
    pub fn error(&self) -> Option<&str> {
        self.parts.iter().find_map(|part| part.result.as_ref()?.error.as_deref())
    }

    /// As it can go on with another engine: what was open is begun again.
    pub fn stored(&self) -> Statement {
        let mut stored = self.clone();
        if let Phase::Running { .. } = stored.phase {
            stored.phase = Phase::Waiting;
            stored.parts.iter_mut().for_each(|part| part.result = None);
        }
        stored
    }
}

impl Part {
    pub fn new(sql: &str, query_id: u64) -> Part {
        Part { sql: sql.to_owned(), query_id, result: None }
    }
}
