//! `[[checks]]` of an exercise: one goal each, and the one thing that it asks.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::check::{Amount, Check, Expectation, OutcomeStatus};
use crate::decimal;
use crate::error::ExerciseError;
use crate::rows::Wanted;
use crate::toml_reader::TableReader;

const CHECK_KEYS: [&str; 33] = [
    "id",
    "goal",
    "message",
    "step",
    "function",
    "response",
    "response_json",
    "response_not",
    "response_not_json",
    "field",
    "equals",
    "equals_json",
    "log_contains",
    "log_lacks",
    "status",
    "error_type",
    "attempts",
    "statuses",
    "starts_at",
    "environments",
    "throttles",
    "exit_statuses",
    "messages",
    "objects",
    "object",
    "text",
    "documents",
    "rows",
    "query",
    "result",
    "result_json",
    "billed_at_most_ms",
    "cost_at_most_usd",
];

pub(crate) fn checks(text: &str, file: &TableReader<'_>, steps: &[Value]) -> Result<Vec<Check>, ExerciseError> {
    let mut checks: Vec<Check> = Vec::new();
    for (table, span) in file.tables("checks")? {
        let reader = TableReader::new(text, table, span, "a check", &CHECK_KEYS)?;
        let check = Check {
            id: reader.required_text("id", "greets-by-name")?,
            goal: reader.required_text("goal", "Answers with the name it was given")?,
            message: reader.required_text("message", "The response should hold the name. Look at event[\\\"name\\\"].")?,
            step: step_number(&reader, steps)?,
            function: reader.text("function")?,
            expect: expectation(&reader)?,
        };
        if checks.iter().any(|other| other.id == check.id) {
            return Err(reader.error("id", format!("two checks are called `{}`; give each its own id", check.id)));
        }
        checks.push(check);
    }
    if checks.is_empty() {
        return Err(file.error(
            "checks",
            "an exercise needs at least one check: write `[[checks]]` and under it id, goal, message and `response = …`",
        ));
    }
    Ok(checks)
}

fn step_number(reader: &TableReader<'_>, steps: &[Value]) -> Result<Option<usize>, ExerciseError> {
    let Some(number) = reader.whole_number("step")? else {
        return Ok(None);
    };
    let count = steps.len();
    match usize::try_from(number) {
        Ok(number) if (1..=count).contains(&number) => Ok(Some(number)),
        _ => Err(reader.error("step", format!("there is no step {number}; steps count from 1, the last is {count}"))),
    }
}

fn expectation(reader: &TableReader<'_>) -> Result<Expectation, ExerciseError> {
    let mut found = Vec::new();
    if let Some(value) = reader.json_or_text("response")? {
        found.push(Expectation::Response(value));
    }
    if let Some(value) = reader.json_or_text("response_not")? {
        found.push(Expectation::ResponseNot(value));
    }
    match (reader.text("field")?, reader.json_or_text("equals")?) {
        (Some(path), Some(equals)) => found.push(Expectation::ResponseField { path, equals }),
        (Some(_), None) => return Err(reader.missing("equals", "\"the value that the field must have\"")),
        (None, Some(_)) => return Err(reader.missing("field", "\"name.of.the.field\"")),
        (None, None) => {}
    }
    found.extend(reader.text("log_contains")?.map(Expectation::LogContains));
    found.extend(reader.text("log_lacks")?.map(Expectation::LogLacks));
    if let Some(name) = reader.text("status")? {
        let status = OutcomeStatus::named(&name)
            .ok_or_else(|| reader.error("status", format!("`status` is success, error or timeout, not {name}")))?;
        found.push(Expectation::Status(status));
    }
    found.extend(reader.text("error_type")?.map(Expectation::ErrorType));
    found.extend(reader.whole_number("attempts")?.map(Expectation::Attempts));
    found.extend(reader.whole_number("environments")?.map(Expectation::Environments));
    found.extend(reader.whole_number("throttles")?.map(Expectation::Throttles));
    found.extend(statuses(reader)?.map(Expectation::Statuses));
    found.extend(numbers(reader, "starts_at")?.map(Expectation::StartsAt));
    let statuses_of_programs = numbers(reader, "exit_statuses")?;
    found.extend(
        statuses_of_programs
            .map(|all| Expectation::ExitStatuses(all.into_iter().filter_map(|status| i32::try_from(status).ok()).collect())),
    );
    found.extend(amounts(reader, "messages")?.map(Expectation::Messages));
    found.extend(amounts(reader, "objects")?.map(Expectation::Objects));
    found.extend(object_text(reader)?);
    found.extend(amounts(reader, "documents")?.map(Expectation::Documents));
    found.extend(rows(reader)?.map(Expectation::Rows));
    found.extend(query(reader)?.map(Expectation::Rows));
    found.extend(reader.whole_number("billed_at_most_ms")?.map(Expectation::BilledAtMostMs));
    if let Some(usd) = reader.text("cost_at_most_usd")? {
        if decimal::compare(&usd, "0").is_none() {
            let message = "`cost_at_most_usd` is a decimal number in quotes: write `cost_at_most_usd = \"0.0000005\"`";
            return Err(reader.error("cost_at_most_usd", message));
        }
        found.push(Expectation::CostAtMostUsd(usd));
    }
    let count = found.len();
    match found.pop() {
        Some(expectation) if count == 1 => Ok(expectation),
        Some(_) => Err(reader.error("id", "a check asks one thing; make a [[checks]] of its own for each")),
        None => Err(reader.error(
            "id",
            "this check asks nothing; add one of response, response_not, field with equals, log_contains, log_lacks, \
             status, error_type, attempts, statuses, starts_at, environments, throttles, exit_statuses, messages, objects, object with text, \
             documents, rows, query with result, billed_at_most_ms, cost_at_most_usd",
        )),
    }
}

/// `statuses = ["error", "success"]`.
fn statuses(reader: &TableReader<'_>) -> Result<Option<Vec<OutcomeStatus>>, ExerciseError> {
    let Some(value) = reader.get("statuses") else { return Ok(None) };
    let words: Option<Vec<OutcomeStatus>> = match reader.json(value)? {
        Value::Array(words) => words.iter().map(|word| OutcomeStatus::named(word.as_str()?)).collect(),
        _ => None,
    };
    let message = "`statuses` is how each attempt ended: write `statuses = [\"error\", \"timeout\", \"success\"]`";
    words.map(Some).ok_or_else(|| reader.value_error(value, message))
}

/// `starts_at = [0, 60, 180]`.
fn numbers(reader: &TableReader<'_>, key: &str) -> Result<Option<Vec<u64>>, ExerciseError> {
    let Some(value) = reader.get(key) else { return Ok(None) };
    let numbers: Option<Vec<u64>> = match reader.json(value)? {
        Value::Array(numbers) => numbers.iter().map(Value::as_u64).collect(),
        _ => None,
    };
    numbers.map(Some).ok_or_else(|| reader.value_error(value, format!("`{key}` is a list of whole numbers: write `{key} = [0, 60, 180]`")))
}

/// `messages = { failed = 1, done = ["part of its text"] }`.
fn amounts(reader: &TableReader<'_>, key: &str) -> Result<Option<BTreeMap<String, Amount>>, ExerciseError> {
    let Some(value) = reader.get(key) else { return Ok(None) };
    let amounts = serde_json::from_value(reader.json(value)?).ok().filter(|amounts: &BTreeMap<String, Amount>| !amounts.is_empty());
    let message =
        format!("`{key}` says for each by name how many there are, or a text for each: `{key} = {{ failed = 1, done = [\"a\"] }}`");
    amounts.map(Some).ok_or_else(|| reader.value_error(value, message))
}

/// `object = "bucket/key"` with `text`.
fn object_text(reader: &TableReader<'_>) -> Result<Option<Expectation>, ExerciseError> {
    let Some(place) = reader.text("object")? else {
        let alone = reader.get("text").map(|_| reader.missing("object", "\"bucket/key\""));
        return alone.map_or(Ok(None), Err);
    };
    let wrong = || reader.error("object", "`object` names bucket and key: write `object = \"photos/small/a.jpg\"`");
    let (bucket, key) = place.split_once('/').ok_or_else(wrong)?;
    // An empty object is an object too, so this is not read as a text that says something.
    match reader.get("text").and_then(|value| value.get_ref().as_str()) {
        Some(text) => Ok(Some(Expectation::ObjectText { bucket: bucket.to_owned(), key: key.to_owned(), text: text.to_owned() })),
        None => Err(reader.missing("text", "\"the whole content\"")),
    }
}

/// `rows = { orders = 23, "select max(id) from orders" = [[23]] }`.
fn rows(reader: &TableReader<'_>) -> Result<Option<BTreeMap<String, Wanted>>, ExerciseError> {
    let Some(value) = reader.get("rows") else { return Ok(None) };
    let rows = serde_json::from_value(reader.json(value)?).ok().filter(|rows: &BTreeMap<String, Wanted>| !rows.is_empty());
    let message = "`rows` says for each table how many rows it has, or a text for each; for a query, its rows: \
                   `rows = { orders = 23, \"select max(id) from orders\" = [[23]] }`";
    rows.map(Some).ok_or_else(|| reader.value_error(value, message))
}

/// `query = "select …"` with `result`.
fn query(reader: &TableReader<'_>) -> Result<Option<BTreeMap<String, Wanted>>, ExerciseError> {
    match (reader.text("query")?, reader.json_or_text("result")?) {
        (None, None) => Ok(None),
        (Some(query), Some(result)) => match serde_json::from_value(result) {
            Ok(table) => Ok(Some(BTreeMap::from([(query, Wanted::Table(table))]))),
            Err(_) => Err(reader.error("query", "the `result` of a query is a list of rows: write `result_json = '[[23, 10]]'`")),
        },
        (Some(_), None) => Err(reader.missing("result", "[[23, 10]]")),
        (None, Some(_)) => Err(reader.missing("query", "\"select count(*) from orders\"")),
    }
}
