//! What a reader may foretell of a run, and how a value is held against it.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use serde_json::{Value, json};

use crate::check::{Amount, Expectation, OutcomeStatus};
use crate::rows::Wanted;

/// What of a run is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The response of the last call.
    Response,
    /// The response of each call.
    Responses,
    /// How the last call ended.
    Status,
    /// How each attempt ended.
    Statuses,
    /// `errorType` of the last call.
    ErrorType,
    /// How often the function was run.
    Attempts,
    /// Whole seconds of the run after which each attempt begins.
    StartsAt,
    /// How many execution environments were made.
    Environments,
    /// How often there was no room.
    Throttles,
    /// Milliseconds billed for the last call.
    BilledMs,
    /// Milliseconds billed for each call.
    BilledEachMs,
    /// Whether the log holds a text.
    LogHas(String),
    /// The exit status of each program of a machine.
    ExitStatuses,
    /// What is in queues in the end: in the one of that name, or by name.
    Messages(Option<String>),
    /// What is in buckets in the end.
    Objects(Option<String>),
    /// What is in collections of MongoDB in the end.
    Documents(Option<String>),
    /// What is in the database in the end: in a table or by a query, or by name.
    Rows(Option<String>),
}

/// A value, ready to be held against a run.
#[derive(Clone, Debug, PartialEq)]
pub enum Claim {
    /// The judge decides.
    Check(Expectation),
    /// The last call was billed for so many milliseconds.
    BilledLast(RangeInclusive<u64>),
    /// Each call was billed for so many milliseconds.
    BilledEach(Vec<RangeInclusive<u64>>),
}

impl Subject {
    /// The words that `of` may have.
    pub const WORDS: [&str; 17] = [
        "response",
        "responses",
        "status",
        "statuses",
        "error_type",
        "attempts",
        "starts_at",
        "environments",
        "throttles",
        "billed_ms",
        "billed_each_ms",
        "log_has",
        "exit_statuses",
        "messages",
        "objects",
        "documents",
        "rows",
    ];

    /// The subject of that word. `name` is what it is about: a queue, a table, a query, a text of the log.
    #[must_use]
    pub fn new(word: &str, name: Option<String>) -> Option<Subject> {
        Some(match word {
            "response" => Subject::Response,
            "responses" => Subject::Responses,
            "status" => Subject::Status,
            "statuses" => Subject::Statuses,
            "error_type" => Subject::ErrorType,
            "attempts" => Subject::Attempts,
            "starts_at" => Subject::StartsAt,
            "environments" => Subject::Environments,
            "throttles" => Subject::Throttles,
            "billed_ms" => Subject::BilledMs,
            "billed_each_ms" => Subject::BilledEachMs,
            "log_has" => Subject::LogHas(name?),
            "exit_statuses" => Subject::ExitStatuses,
            "messages" => Subject::Messages(name),
            "objects" => Subject::Objects(name),
            "documents" => Subject::Documents(name),
            "rows" => Subject::Rows(name),
            _ => return None,
        })
    }

    /// Whether a value may be a word without quotes of its own.
    #[must_use]
    pub fn takes_words(&self) -> bool {
        matches!(self, Subject::Status | Subject::ErrorType | Subject::BilledMs)
    }

    /// The value as something that can be held against a run.
    ///
    /// # Errors
    /// A sentence that says what a value of this subject looks like.
    pub fn claim(&self, value: &Value) -> Result<Claim, String> {
        let check = |expectation: Option<Expectation>, form: &str| match expectation {
            Some(expectation) => Ok(Claim::Check(expectation)),
            None => Err(format!("{value} is no such thing: {form}")),
        };
        let number = value.as_u64();
        match self {
            Subject::Response => Ok(Claim::Check(Expectation::Response(value.clone()))),
            Subject::Responses => check(value.as_array().cloned().map(Expectation::Responses), "`responses` is a list, `value = '[1, 2]'`"),
            Subject::Status => check(status(value).map(Expectation::Status), "`status` is success, error or timeout"),
            Subject::Statuses => check(
                list(value, status).map(Expectation::Statuses),
                "`statuses` is a list of success, error and timeout, `value = '[\"error\", \"success\"]'`",
            ),
            Subject::ErrorType => {
                check(value.as_str().map(|name| Expectation::ErrorType(name.to_owned())), "`error_type` is a name, `value = \"KeyError\"`")
            }
            Subject::Attempts => check(number.map(Expectation::Attempts), "`attempts` is a whole number, `value = 3`"),
            Subject::StartsAt => check(
                list(value, Value::as_u64).map(Expectation::StartsAt),
                "`starts_at` is a list of whole seconds, `value = [0, 60, 180]`",
            ),
            Subject::Environments => check(number.map(Expectation::Environments), "`environments` is a whole number, `value = 2`"),
            Subject::Throttles => check(number.map(Expectation::Throttles), "`throttles` is a whole number, `value = 2`"),
            Subject::LogHas(text) => check(
                value.as_bool().map(|has| match has {
                    true => Expectation::LogContains(text.clone()),
                    false => Expectation::LogLacks(text.clone()),
                }),
                "`log_has` is true or false, `value = true`",
            ),
            Subject::ExitStatuses => check(
                list(value, |status| i32::try_from(status.as_i64()?).ok()).map(Expectation::ExitStatuses),
                "`exit_statuses` is a list of whole numbers, `value = [0, 1]`",
            ),
            Subject::Messages(name) => check(amounts(name, value).map(Expectation::Messages), AMOUNTS),
            Subject::Objects(name) => check(amounts(name, value).map(Expectation::Objects), AMOUNTS),
            Subject::Documents(name) => check(amounts(name, value).map(Expectation::Documents), AMOUNTS),
            Subject::Rows(name) => check(
                serde_json::from_value(named(name, value)).ok().map(|rows: BTreeMap<String, Wanted>| Expectation::Rows(rows)),
                "`rows` is a number, a text for each, or the rows of a query, `value = '[[23, \"a\"]]'`",
            ),
            Subject::BilledMs => match range(value) {
                Some(range) => Ok(Claim::BilledLast(range)),
                None => Err(format!("{value} is no billed time: `value = 100`, or `value = \"100..199\"`")),
            },
            Subject::BilledEachMs => match list(value, range) {
                Some(ranges) => Ok(Claim::BilledEach(ranges)),
                None => Err(format!("{value} is no list of billed times: `value = '[100, \"1..9\"]'`")),
            },
        }
    }
}

const AMOUNTS: &str = "with `name` it is a number, or a list with a text for each; without, these by name, `value = '{\"failed\": 1}'`";

fn status(value: &Value) -> Option<OutcomeStatus> {
    OutcomeStatus::named(value.as_str()?)
}

fn list<T>(value: &Value, read: impl Fn(&Value) -> Option<T>) -> Option<Vec<T>> {
    value.as_array()?.iter().map(read).collect()
}

/// The value under its name, or what is by name already.
fn named(name: &Option<String>, value: &Value) -> Value {
    name.as_ref().map_or_else(|| value.clone(), |name| json!({ name: value }))
}

fn amounts(name: &Option<String>, value: &Value) -> Option<BTreeMap<String, Amount>> {
    serde_json::from_value(named(name, value)).ok().filter(|amounts: &BTreeMap<String, Amount>| !amounts.is_empty())
}

/// `100`, or `"100..199"` with both ends in it.
fn range(value: &Value) -> Option<RangeInclusive<u64>> {
    if let Some(number) = value.as_u64() {
        return Some(number..=number);
    }
    let (from, to) = value.as_str()?.split_once("..")?;
    let (from, to) = (from.trim().parse().ok()?, to.trim().parse().ok()?);
    (from <= to).then_some(from..=to)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(word: &str, name: Option<&str>, value: Value) -> Result<Claim, String> {
        Subject::new(word, name.map(str::to_owned)).unwrap().claim(&value)
    }

    #[test]
    fn every_word_is_a_subject() {
        for word in Subject::WORDS {
            assert!(Subject::new(word, Some("x".to_owned())).is_some(), "{word}");
        }
        assert_eq!(Subject::new("log_has", None), None, "a text to look for is needed");
        assert_eq!(Subject::new("colour", None), None);
    }

    #[test]
    fn values_become_claims() {
        assert_eq!(claim("log_has", Some("x"), json!(false)), Ok(Claim::Check(Expectation::LogLacks("x".into()))));
        let amounts = BTreeMap::from([("dead".to_owned(), Amount::Count(2))]);
        assert_eq!(claim("messages", Some("dead"), json!(2)), Ok(Claim::Check(Expectation::Messages(amounts.clone()))));
        assert_eq!(claim("messages", None, json!({"dead": 2})), Ok(Claim::Check(Expectation::Messages(amounts))));
        assert_eq!(claim("billed_each_ms", None, json!([100, "1..9"])), Ok(Claim::BilledEach(vec![100..=100, 1..=9])));
    }

    #[test]
    fn values_of_another_form_are_refused() {
        for (word, value) in [
            ("responses", json!(1)),
            ("status", json!("failed")),
            ("statuses", json!(["error", "gone"])),
            ("attempts", json!(-1)),
            ("starts_at", json!([0, "x"])),
            ("log_has", json!("true")),
            ("messages", json!("two")),
            ("rows", json!(-1)),
            ("billed_ms", json!("9..1")),
            ("billed_each_ms", json!("1..9")),
        ] {
            assert!(claim(word, Some("x"), value.clone()).is_err(), "{word} {value}");
        }
    }
}
