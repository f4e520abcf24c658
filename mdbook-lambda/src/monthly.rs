//! What the prose claims of a month's bill: `10000000 5.13`, so many calls as the run made, and what is to pay for them.

use mini_lambda::function::Architecture;
use mini_lambda::{BillRequest, BilledRun, InvocationFinished, figures};
use serde_json::Value;

use crate::cell::Cell;
use crate::runner::Run;

/// Calls a month, in the mix of the run, and the price after the free tier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Month {
    calls: u64,
    /// USD, as the bill of the page writes it.
    usd: String,
}

impl Month {
    /// Reads the attribute's value.
    ///
    /// # Errors
    /// A sentence when it is not two numbers.
    pub(crate) fn read(text: &str) -> Result<Month, String> {
        let message = || format!("`expect-month` is calls a month and what is to pay for them, \"10000000 5.13\", not {text:?}");
        let (calls, usd) = text.split_once(' ').ok_or_else(message)?;
        let is_price = usd.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') && usd.contains('.');
        let calls = calls.parse().ok().filter(|_| is_price).ok_or_else(message)?;
        Ok(Month { calls, usd: usd.to_owned() })
    }

    /// What is not as claimed, as a sentence.
    pub(crate) fn broken_by(&self, cell: &Cell, run: &Run) -> Option<String> {
        let setting = |name: &str| cell.function.get(name).and_then(Value::as_str);
        let architecture = if setting("architecture") == Some("arm64") { Architecture::Arm64 } else { Architecture::X86_64 };
        let calls = run.finished().into_iter().filter(|call| call.function == cell.function_name());
        let runs = calls.map(|call| billed_run(call, architecture)).collect();
        let request = BillRequest { runs, era: cell.era.unwrap_or_default(), calls_a_month: self.calls };
        match request.bill() {
            Ok(bill) if bill.month_beyond_free_tier.usd.short == self.usd => None,
            Ok(bill) => {
                let got = bill.month_beyond_free_tier.usd.short;
                Some(format!("expect-month says {} USD for {} calls, the run gave {got} USD", self.usd, self.calls))
            }
            Err(sentence) => Some(format!("expect-month: {sentence}")),
        }
    }
}

fn billed_run(call: &InvocationFinished, architecture: Architecture) -> BilledRun {
    BilledRun {
        duration: call.duration_us,
        init: call.init_us,
        memory_mb: call.memory_mb,
        architecture,
        ephemeral_storage_mb: figures::FREE_EPHEMERAL_STORAGE_MB,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_and_price() {
        assert_eq!(Month::read("10000000 5.13"), Ok(Month { calls: 10_000_000, usd: "5.13".to_owned() }));
    }

    #[test]
    fn anything_else_is_refused() {
        for text in ["", "5.13", "many 5.13", "1000 free", "1000 5", "-1 5.13"] {
            assert!(Month::read(text).unwrap_err().contains("10000000 5.13"), "{text}");
        }
    }
}
