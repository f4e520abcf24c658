//! What becomes of an event that nobody waits for: when it is tried again, and when it is settled. Pure rules, no queue, no clock.
//!
//! Retries, ages and conditions as recorded on AWS: LocalStack tests/aws/services/lambda_/test_lambda_destinations.py test_retries,
//! test_maxeventage and test_lambda_destination_default_retries (2025-11-24 and 2025-11-25), test_lambda.py
//! test_reserved_concurrency (2025-11-25). Waits: <https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html>.
//! All read 2026-11-22.

use serde::{Deserialize, Serialize};

use crate::api_error::ApiError;
use crate::event::InvocationFinished;
use crate::figures;
use crate::function::FunctionConfig;
use crate::lineage::Lineage;
use crate::time::{SimDuration, SimTime, micros};

/// An event that was accepted and waits in the internal queue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AsyncEvent {
    /// Name of the function.
    pub function: String,
    /// Version or alias, as the caller wrote it.
    pub qualifier: Option<String>,
    /// The id that all its attempts share.
    pub request_id: String,
    /// The event's JSON text, as it was sent.
    pub payload: String,
    /// When it was accepted: its age counts from here.
    #[serde(with = "micros")]
    pub accepted_at: SimTime,
    /// How often the function ran with it.
    pub attempts: u32,
    /// How often in a row there was no room for it.
    pub throttles: u32,
    /// The chain of requests that led here.
    pub lineage: Lineage,
    /// What the function made of it last.
    pub response: Option<AsyncResponse>,
}

/// What a function made of an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AsyncResponse {
    /// HTTP status of the run, 200.
    pub status_code: u16,
    /// The version that ran.
    pub executed_version: String,
    /// `Unhandled` if it failed.
    pub function_error: Option<String>,
    /// Result or error object.
    pub payload: String,
}

/// What becomes of an event next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is tried again then.
    Again(SimTime),
    /// It is done with, well or not.
    Settled(Settlement),
}

/// Why an event is done with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settlement {
    /// AWS's word for it.
    pub condition: Condition,
    /// What refused it in the end, if it did not run to an end.
    pub refused: Option<ApiError>,
}

/// AWS's words for how an event ended, as destination records write them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Condition {
    /// The function returned.
    Success,
    /// It failed, and there was no retry left.
    RetriesExhausted,
    /// The next attempt would have come too late.
    EventAgeExceeded,
    /// The function is switched off by a reservation of 0.
    ZeroReservedConcurrency,
    /// The function ran too often in one chain of requests. AWS drops such an event to the same places; its word in the record is
    /// not recorded anywhere that was found, so this is the name of the exception.
    RecursiveInvocationException,
}

impl Condition {
    /// AWS's word.
    pub const fn word(self) -> &'static str {
        match self {
            Condition::Success => "Success",
            Condition::RetriesExhausted => "RetriesExhausted",
            Condition::EventAgeExceeded => "EventAgeExceeded",
            Condition::ZeroReservedConcurrency => "ZeroReservedConcurrency",
            Condition::RecursiveInvocationException => "RecursiveInvocationException",
        }
    }
}

impl AsyncEvent {
    /// The function ran with it until `now`.
    pub(crate) fn ran(&mut self, finished: &InvocationFinished) {
        self.attempts = self.attempts.saturating_add(1);
        self.throttles = 0;
        self.response = Some(AsyncResponse {
            status_code: finished.status_code,
            executed_version: finished.executed_version.clone(),
            function_error: finished.function_error.clone(),
            payload: finished.payload.clone(),
        });
    }

    /// What becomes of it after the run that ended `now`, by the function's present settings.
    pub(crate) fn after_run(&self, now: SimTime, function: &FunctionConfig) -> Verdict {
        if self.response.as_ref().is_some_and(|response| response.function_error.is_none()) {
            return settled(Condition::Success, None);
        }
        if self.attempts > function.maximum_retry_attempts {
            return settled(Condition::RetriesExhausted, None);
        }
        let waits = figures::RETRY_WAITS_S;
        let nth = usize::try_from(self.attempts.saturating_sub(1)).unwrap_or(usize::MAX);
        let wait = waits.get(nth).or(waits.last()).copied().unwrap_or_default();
        self.again(now + SimDuration::from_secs(wait), function, None)
    }

    /// What becomes of it if there was no room for it `now`.
    pub(crate) fn after_throttle(&mut self, now: SimTime, function: &FunctionConfig, refused: ApiError) -> Verdict {
        let doubled = 1_u64.checked_shl(self.throttles).unwrap_or(u64::MAX);
        let wait = figures::BACK_OFF_S.start().saturating_mul(doubled).min(*figures::BACK_OFF_S.end());
        self.throttles = self.throttles.saturating_add(1);
        self.again(now + SimDuration::from_secs(wait), function, Some(refused))
    }

    /// An attempt that would come too late is not made, and the event is settled at once.
    fn again(&self, then: SimTime, function: &FunctionConfig, refused: Option<ApiError>) -> Verdict {
        let oldest = SimDuration::from_secs(u64::from(function.maximum_event_age_s));
        if then.since(self.accepted_at) > oldest { settled(Condition::EventAgeExceeded, refused) } else { Verdict::Again(then) }
    }
}

pub(crate) fn settled(condition: Condition, refused: Option<ApiError>) -> Verdict {
    Verdict::Settled(Settlement { condition, refused })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event() -> AsyncEvent {
        AsyncEvent {
            function: "fn".to_owned(),
            qualifier: None,
            request_id: "r".to_owned(),
            payload: "{}".to_owned(),
            accepted_at: SimTime::from_micros(1_000_000_000),
            attempts: 0,
            throttles: 0,
            lineage: Lineage::default(),
            response: None,
        }
    }

    #[test]
    fn back_off_doubles_from_one_second_to_five_minutes() {
        // <https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html>, read 2026-11-22.
        let (mut event, mut now, mut waits) = (event(), SimTime::from_micros(1_000_000_000), Vec::new());
        while let Verdict::Again(then) =
            event.after_throttle(now, &FunctionConfig::new("fn"), ApiError::new("TooManyRequestsException", 429, ""))
        {
            waits.push(then.since(now).as_micros() / 1_000_000);
            now = then;
        }
        assert_eq!(waits[..11], [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]);
        let hours = now.since(event.accepted_at).as_micros() / 3_600_000_000;
        assert_eq!(hours, 5, "up to six hours, and not a minute longer");
    }
}
