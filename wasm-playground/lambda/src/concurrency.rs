//! How many calls run at once, and when one more is refused.
//!
//! Code, message and reason of a function's own limit as recorded on AWS: LocalStack tests/aws/services/lambda_/test_lambda.py
//! TestLambdaConcurrency (2025-11-24 and 2025-11-25). The reason of the account's limit is AWS's word for it:
//! <https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html> and the API's `ThrottleReason`. Read 2026-11-22.

use crate::api_error::ApiError;
use crate::figures;
use crate::function_validation::BadSetting;
use crate::lambda::Lambda;
use crate::time::SimTime;

/// Calls that have begun. One whose end lies in the past is forgotten.
#[derive(Debug, Default)]
pub(crate) struct Running(Vec<RunningCall>);

#[derive(Debug)]
struct RunningCall {
    request_id: String,
    function: String,
    until: SimTime,
}

impl Running {
    /// A call began; nobody knows when it ends.
    pub fn begin(&mut self, request_id: &str, function: &str) {
        self.0.push(RunningCall { request_id: request_id.to_owned(), function: function.to_owned(), until: SimTime::END });
    }

    /// The call ends at this moment.
    pub fn end(&mut self, request_id: &str, until: SimTime) {
        for call in self.0.iter_mut().filter(|call| call.request_id == request_id) {
            call.until = until;
        }
    }

    /// How many calls of such functions run at this moment.
    fn count(&mut self, now: SimTime, of: impl Fn(&str) -> bool) -> usize {
        self.0.retain(|call| call.until > now);
        self.0.iter().filter(|call| of(&call.function)).count()
    }
}

impl Lambda {
    /// Whether one more call of this function may run now.
    pub(crate) fn admit(&self, now: SimTime, name: &str) -> Result<(), ApiError> {
        let functions = self.functions.borrow();
        let reserved = |name: &str| functions.get(name).and_then(|deployment| deployment.latest.reserved_concurrency);
        let mut running = self.running.borrow_mut();
        let (used, limit, reason) = match reserved(name) {
            Some(limit) => {
                let used = running.count(now, |function| function == name);
                (used, limit, "ReservedFunctionConcurrentInvocationLimitExceeded")
            }
            None => {
                let others: u32 = functions.keys().filter_map(|name| reserved(name)).sum();
                let used = running.count(now, |function| reserved(function).is_none());
                (used, self.settings.account_concurrency.saturating_sub(others), "ConcurrentInvocationLimitExceeded")
            }
        };
        if used < limit as usize {
            return Ok(());
        }
        Err(ApiError::new("TooManyRequestsException", 429, "Rate Exceeded.").because(reason))
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
