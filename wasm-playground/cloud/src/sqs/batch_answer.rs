//! What a function's answer means for the messages of its batch.
//!
//! <https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html>, read 2026-11-22: complete success for an empty or null
//! list and an empty or null answer; complete failure for an exception, a text that is no JSON of this form, and an `itemIdentifier` that
//! is empty, null, under a wrong key, or of no message of the batch. Two of them are recorded in LocalStack's
//! test_lambda_integration_sqs.snapshot.json (test_report_batch_item_failures_…, 25-11-2025).

use std::collections::BTreeSet;

use serde_json::Value;

/// How an invocation with a batch ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FunctionAnswer<'a> {
    /// An exception, a timeout, the end of the process.
    Failed,
    /// The function returned this JSON text.
    Returned(&'a str),
}

/// What becomes of the messages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BatchOutcome {
    /// All are deleted.
    Succeeded,
    /// None is deleted: all can be seen again when their time is over.
    Failed,
    /// These are not deleted, by their ids; the others are.
    PartlyFailed(BTreeSet<String>),
}

impl BatchOutcome {
    /// What an answer means. Without `report_batch_item_failures` only failing counts, and what was returned does not.
    pub fn of(answer: FunctionAnswer<'_>, report_batch_item_failures: bool, message_ids: &[&str]) -> BatchOutcome {
        match answer {
            FunctionAnswer::Failed => BatchOutcome::Failed,
            FunctionAnswer::Returned(_) if !report_batch_item_failures => BatchOutcome::Succeeded,
            FunctionAnswer::Returned(text) => match failures(text) {
                None => BatchOutcome::Failed,
                Some(failed) if failed.is_empty() => BatchOutcome::Succeeded,
                Some(failed) if failed.iter().all(|id| message_ids.contains(&id.as_str())) => BatchOutcome::PartlyFailed(failed),
                Some(_) => BatchOutcome::Failed,
            },
        }
    }

    /// Whether a message is deleted.
    pub fn deletes(&self, message_id: &str) -> bool {
        match self {
            BatchOutcome::Succeeded => true,
            BatchOutcome::Failed => false,
            BatchOutcome::PartlyFailed(failed) => !failed.contains(message_id),
        }
    }
}

/// The ids that an answer names; nothing if it cannot be understood.
fn failures(text: &str) -> Option<BTreeSet<String>> {
    let none = Some(BTreeSet::new());
    match serde_json::from_str(text).ok()? {
        Value::Null => none,
        Value::String(text) if text.is_empty() => none,
        Value::Array(items) if items.is_empty() => none,
        Value::Object(fields) => match fields.get("batchItemFailures") {
            None | Some(Value::Null) => none,
            Some(Value::Array(items)) => items.iter().map(identifier).collect(),
            Some(_) => None,
        },
        _ => None,
    }
}

fn identifier(item: &Value) -> Option<String> {
    item.get("itemIdentifier")?.as_str().filter(|id| !id.is_empty()).map(str::to_owned)
}
