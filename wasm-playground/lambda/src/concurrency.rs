//! How many calls run at once, and when one more is refused.
//!
//! Code, message and reason of a function's own limit as recorded on AWS: LocalStack tests/aws/services/lambda_/test_lambda.py
//! TestLambdaConcurrency (2025-11-24 and 2025-11-25). The reason of the account's limit is AWS's word for it:
//! <https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html> and the API's `ThrottleReason`. Read 2026-11-22.

use std::collections::BTreeMap;

use crate::api_error::ApiError;
use crate::figures;
use crate::function_validation::BadSetting;
use crate::lambda::Lambda;
use crate::scaling::Rate;
use crate::time::SimTime;

/// The calls of all functions in simulated time.
///
/// Runs that overlap are executed one after another, so a call may be known that begins in the future of the next one: a nested
/// one, begun late in the run of its caller.
#[derive(Debug, Default)]
pub(crate) struct Running {
    functions: BTreeMap<String, Calls>,
    /// The same of all functions together.
    all: Calls,
    /// No call begins before this moment any more.
    past: SimTime,
}

/// The calls of one function.
#[derive(Debug, Default)]
struct Calls {
    /// How many ran at the end of what is past.
    running: i64,
    /// By how many it changes, and when.
    changes: BTreeMap<SimTime, i64>,
    /// When the last one began.
    last_begin: SimTime,
    /// Its new environments.
    growth: Option<Rate>,
    /// Its calls that somebody waits for.
    answered: Option<Rate>,
}

impl Running {
    /// A call began; nobody knows when it ends.
    pub fn begin(&mut self, function: &str, now: SimTime) {
        let past = self.past;
        self.all.begin(past, now);
        self.calls(function).begin(past, now);
    }

    /// A call ends at this moment.
    pub fn end(&mut self, function: &str, until: SimTime) {
        let past = self.past;
        self.all.change(past, until, -1);
        self.calls(function).change(past, until, -1);
    }

    /// No call will begin before this moment.
    pub fn pass(&mut self, now: SimTime) {
        self.past = self.past.max(now);
    }

    /// Whether the function may have one more environment now.
    fn may_grow(&mut self, function: &str, now: SimTime) -> bool {
        self.calls(function).growth.get_or_insert(Rate::full(now)).take_environment(now)
    }

    /// Whether one more call may be answered now by the environments that may run at once: a function's own, or those without an owner.
    fn may_answer(&mut self, owner: Option<&str>, now: SimTime, concurrency: u32) -> bool {
        let calls = if let Some(function) = owner { self.calls(function) } else { &mut self.all };
        calls.answered.get_or_insert(Rate::full(now)).take_call(now, concurrency)
    }

    /// The most calls of the function that run at any moment from now on, as far as they are known.
    fn most(&mut self, function: &str, now: SimTime) -> i64 {
        let past = self.past;
        self.functions.get_mut(function).map_or(0, |calls| calls.most(past, now))
    }

    /// The most calls of functions without a reservation that run at any moment from now on, as far as they are known.
    fn most_unreserved(&mut self, now: SimTime, reserved: &BTreeMap<String, u32>) -> i64 {
        if self.all.last_begin <= now {
            // From now on calls only end, so the most of each is what runs now.
            return self.all.most(self.past, now) - reserved.keys().map(|function| self.most(function, now)).sum::<i64>();
        }
        let past = self.past;
        let unreserved = self.functions.iter_mut().filter(|(function, _)| !reserved.contains_key(*function));
        unreserved.map(|(_, calls)| calls.most(past, now)).sum()
    }

    fn calls(&mut self, function: &str) -> &mut Calls {
        if !self.functions.contains_key(function) {
            self.functions.insert(function.to_owned(), Calls::default());
        }
        self.functions.entry(function.to_owned()).or_default()
    }
}

impl Calls {
    fn begin(&mut self, past: SimTime, now: SimTime) {
        self.last_begin = self.last_begin.max(now);
        self.change(past, now, 1);
    }

    fn change(&mut self, past: SimTime, at: SimTime, by: i64) {
        self.forget(past);
        if at <= past {
            self.running += by;
        } else {
            *self.changes.entry(at).or_default() += by;
        }
    }

    fn forget(&mut self, past: SimTime) {
        while let Some(first) = self.changes.first_entry().filter(|first| *first.key() <= past) {
            self.running += first.remove();
        }
    }

    fn most(&mut self, past: SimTime, now: SimTime) -> i64 {
        self.forget(past);
        let mut running = self.running + self.changes.range(..=now).map(|(_, by)| by).sum::<i64>();
        let mut most = running;
        if self.last_begin > now {
            for by in self.changes.range((std::ops::Bound::Excluded(now), std::ops::Bound::Unbounded)).map(|(_, by)| by) {
                running += by;
                most = most.max(running);
            }
        }
        most
    }
}

impl Lambda {
    /// Whether one more call of this function may run now. `warm` says whether an environment waits for it: a new one needs a place
    /// in the function's scaling rate as well. Calls that somebody waits for have a rate of their own.
    pub(crate) fn admit(&self, now: SimTime, name: &str, warm: bool, somebody_waits: bool) -> Result<(), ApiError> {
        let reserved = self.reserved.borrow();
        let owner = reserved.contains_key(name).then_some(name);
        let mut running = self.running.borrow_mut();
        let (used, limit, reason) = match reserved.get(name) {
            Some(limit) => (running.most(name, now), *limit, "ReservedFunctionConcurrentInvocationLimitExceeded"),
            None => {
                let others = reserved.values().fold(0_u32, |sum, most| sum.saturating_add(*most));
                let used = running.most_unreserved(now, &reserved);
                (used, self.settings.account_concurrency.saturating_sub(others), "ConcurrentInvocationLimitExceeded")
            }
        };
        let throttled = |reason: &str| Err(ApiError::new("TooManyRequestsException", 429, "Rate Exceeded.").because(reason));
        if used >= i64::from(limit) || !(warm || running.may_grow(name, now)) {
            return throttled(reason);
        }
        if somebody_waits && !running.may_answer(owner, now, limit) {
            // AWS's words for it: `ThrottleReason` of the API.
            let reserved = "ReservedFunctionInvocationRateLimitExceeded";
            return throttled(if owner.is_some() { reserved } else { "FunctionInvocationRateLimitExceeded" });
        }
        Ok(())
    }
}

/// What AWS refuses about a function's reserved concurrency, if the other functions of the account have reserved `others`.
///
/// Some concurrency must stay for functions without a reservation: 100, or all that an account with less than that has
/// (<https://github.com/awslabs/fhir-works-on-aws-deployment/issues/691>, read 2026-11-22).
pub fn reservation_problem(reserved: Option<u32>, others: u32, account_concurrency: u32) -> Option<BadSetting> {
    let least = figures::UNRESERVED_CONCURRENCY.min(account_concurrency);
    let left = account_concurrency.checked_sub(others).and_then(|left| left.checked_sub(reserved.unwrap_or(0)));
    if reserved.unwrap_or(0) == 0 || left.is_some_and(|left| left >= least) {
        return None;
    }
    // LocalStack tests/aws/services/lambda_/test_lambda_api.py test_function_concurrency_limits (2025-11-25), read 2026-11-22.
    let message = format!(
        "Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum \
         value of [{least}]."
    );
    Some(BadSetting { field: "reserved_concurrency", error: ApiError::new("InvalidParameterValueException", 400, message) })
}
