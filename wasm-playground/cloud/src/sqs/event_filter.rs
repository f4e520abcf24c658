//! The filter of an event source mapping: which messages a function gets. Lambda deletes the others.
//!
//! <https://docs.aws.amazon.com/lambda/latest/dg/with-sqs-filtering.html> and
//! <https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html>, read 2026-11-27. Recorded: LocalStack's
//! test_lambda_integration_sqs.snapshot.json (test_sqs_event_filter, test_sqs_invalid_event_filter, 25-11-2025).

use serde_json::Value;

use super::event_source::{broken_constraint, invalid};
use super::figures::{FILTERS, PATTERN_LENGTH};
use crate::event_pattern::EventPattern;
use crate::service_error::ServiceError;

/// Patterns, of which a message must match one. Without any every message passes.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct EventFilter {
    patterns: Vec<EventPattern>,
}

impl EventFilter {
    /// Reads the patterns' JSON.
    ///
    /// # Errors
    /// `InvalidParameterValueException`, in Lambda's words, and `ValidationException` for a pattern that is too long.
    pub fn of(patterns: &[String]) -> Result<EventFilter, ServiceError> {
        if patterns.len() > FILTERS {
            // AWS's own words are not recorded anywhere that was found.
            return Err(invalid(&format!("An event source mapping has at most {FILTERS} filters; these are {}.", patterns.len())));
        }
        if let Some(long) = patterns.iter().find(|pattern| pattern.chars().count() > PATTERN_LENGTH) {
            let wanted = format!("length less than or equal to {PATTERN_LENGTH}");
            return Err(broken_constraint("filterCriteria.filters.1.member.pattern", long, &wanted));
        }
        let read = patterns.iter().map(|pattern| EventPattern::read(pattern)).collect::<Result<_, _>>();
        Ok(EventFilter { patterns: read.map_err(|_| invalid("Invalid filter pattern definition."))? })
    }

    /// Whether the function gets a message, a record of its event.
    pub fn lets_through(&self, record: &Value) -> bool {
        self.patterns.is_empty() || self.patterns.iter().any(|pattern| passes(pattern, record))
    }
}

/// A pattern says by its form whether bodies are JSON or plain text, and a body of the other kind does not pass.
fn passes(pattern: &EventPattern, record: &Value) -> bool {
    let Some(wants_json) = pattern.wants_object_at("body") else { return pattern.matches(record) };
    let body = record.get("body").and_then(Value::as_str).unwrap_or_default();
    let json: Option<Value> = serde_json::from_str(body).ok().filter(|json: &Value| json.is_object() || json.is_array());
    match json {
        Some(json) if wants_json => {
            let mut record = record.clone();
            record["body"] = json;
            pattern.matches(&record)
        }
        None if !wants_json => pattern.matches(record),
        _ => false,
    }
}
