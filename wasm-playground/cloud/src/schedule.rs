//! `Schedule`: when a rule of EventBridge runs, by its `rate(…)` or `cron(…)`; and the event that it sends.

mod cron;
mod cron_field;
mod event;
mod rate;

use std::fmt;

use mini_lambda::SimTime;

use crate::service_error::ServiceError;
use cron::Cron;
use rate::Rate;

pub use event::scheduled_event;

/// When a rule runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule(Kind);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    Rate(Rate),
    Cron(Cron),
}

/// An expression that AWS refuses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadExpression {
    /// The expression.
    pub expression: String,
    /// What is wrong with it, and what would be right: in the workbook's words, since AWS does not say.
    pub reason: String,
}

impl Schedule {
    /// Reads an expression.
    ///
    /// # Errors
    /// [`BadExpression`], where AWS answers `ValidationException`.
    pub fn parse(expression: &str) -> Result<Schedule, BadExpression> {
        let inside = |kind: &str| expression.strip_prefix(kind)?.strip_prefix('(')?.strip_suffix(')');
        let parsed = match (inside("rate"), inside("cron")) {
            (Some(rate), _) => Rate::parse(rate).map(Kind::Rate),
            (None, Some(cron)) => Cron::parse(cron).map(Kind::Cron),
            (None, None) => Err("write \"rate(5 minutes)\" or \"cron(0 2 * * ? *)\"".to_owned()),
        };
        parsed.map(Schedule).map_err(|reason| BadExpression { expression: expression.to_owned(), reason })
    }

    /// The first run after `after`, of a rule made at `created`. Nothing if it never runs again.
    pub fn next_after(&self, created: SimTime, after: SimTime) -> Option<SimTime> {
        match &self.0 {
            Kind::Rate(rate) => rate.next_after(created, after),
            Kind::Cron(cron) => cron.next_after(after),
        }
    }
}

impl BadExpression {
    /// The answer of PutRule. Recorded in LocalStack's tests/aws/services/events/test_events_schedule.snapshot.json
    /// (tests_put_rule_with_invalid_schedule_cron, 22-01-2025), read 2026-11-22.
    pub fn to_service_error(&self) -> ServiceError {
        ServiceError::new(400, "ValidationException", "Parameter ScheduleExpression is not valid.").hinting(self.reason.clone())
    }
}

impl fmt::Display for BadExpression {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Parameter ScheduleExpression is not valid. {:?}: {}", self.expression, self.reason)
    }
}

impl std::error::Error for BadExpression {}
