//! `exercise.toml`: what an author writes about one exercise.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};
use toml::de::DeTable;

use crate::check::{Check, Expectation, OutcomeStatus};
use crate::decimal;
use crate::error::ExerciseError;
use crate::toml_reader::TableReader;

/// Keys on the top level of `exercise.toml`.
pub const FILE_KEYS: [&str; 8] = ["title", "minutes", "hints", "function", "scenario", "steps", "checks", "wrong"];

const CHECK_KEYS: [&str; 18] = [
    "id",
    "goal",
    "message",
    "step",
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
    "billed_at_most_ms",
    "cost_at_most_usd",
];

/// One exercise: what is deployed, what happens to it, and what must come of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Exercise {
    /// Name of its folder, which is its id for ever.
    pub name: String,
    /// Title, as the page shows it.
    pub title: String,
    /// Minutes that a reader will need, roughly.
    pub minutes: u64,
    /// Exactly three hints, each saying more than the one before.
    pub hints: [String; 3],
    /// Settings of the function `fn`: the keys of a function in a scenario, without name and files.
    pub function: Map<String, Value>,
    /// All else a scenario can have: buckets, queues, the start of time.
    pub surroundings: Map<String, Value>,
    /// What happens, in the scenario's own words.
    pub steps: Vec<Value>,
    /// The goals, in the order in which a reader is likely to reach them.
    pub checks: Vec<Check>,
    /// Files `wrong-*.py` with the id of the check whose message each must get first.
    pub wrong: BTreeMap<String, String>,
}

impl Exercise {
    /// Reads an `exercise.toml`. `folder_name` becomes the name.
    ///
    /// # Errors
    /// The first mistake, with its place and what to write instead.
    pub fn parse(folder_name: &str, toml: &str) -> Result<Exercise, ExerciseError> {
        let root = DeTable::parse(toml).map_err(|error| {
            let offset = error.span().map_or(0, |span| span.start);
            ExerciseError::at(toml, offset, format!("this is not TOML: {}", error.message()))
        })?;
        let file = TableReader::new(toml, root.get_ref(), 0..0, "an exercise", &FILE_KEYS)?;
        let steps = steps(toml, &file)?;
        let checks = checks(toml, &file, &steps)?;
        Ok(Exercise {
            name: folder_name.to_owned(),
            title: file.required_text("title", "Greet by name")?,
            minutes: file
                .whole_number("minutes")?
                .filter(|minutes| (1..=120).contains(minutes))
                .ok_or_else(|| file.error("minutes", "an exercise needs `minutes` from 1 to 120; write `minutes = 5`"))?,
            hints: hints(&file)?,
            function: function(&file)?,
            surroundings: surroundings(&file)?,
            wrong: wrong(&file, &checks)?,
            steps,
            checks,
        })
    }

    /// The file that the reader edits, by the handler setting: `app.py` for `app.handler`.
    #[must_use]
    pub fn file_name(&self) -> String {
        let handler = self.function.get("handler").and_then(Value::as_str);
        file_for_handler(handler.unwrap_or("app.handler"))
    }

    /// The scenario with this code in it, as JSON.
    #[must_use]
    pub fn scenario(&self, code: &str) -> Value {
        let mut function = Map::new();
        function.insert("name".into(), "fn".into());
        function.insert("handler".into(), "app.handler".into());
        function.extend(self.function.clone());
        function.insert("files".into(), json!({ self.file_name(): code }));
        let mut scenario = self.surroundings.clone();
        scenario.insert("functions".into(), json!([function]));
        scenario.insert("steps".into(), Value::Array(self.steps.clone()));
        Value::Object(scenario)
    }
}

/// The file that a handler setting names: `jobs/nightly.py` for `jobs.nightly.run`; without a dot, `app.py`.
#[must_use]
pub fn file_for_handler(handler: &str) -> String {
    let module = handler.rsplit_once('.').map_or("app", |(module, _)| module);
    format!("{}.py", module.replace('.', "/"))
}

fn hints(file: &TableReader<'_>) -> Result<[String; 3], ExerciseError> {
    let example = "[\"a question that leads on\", \"the tool to use\", \"nearly the answer\"]";
    let value = file.get("hints").ok_or_else(|| file.missing("hints", example))?;
    let items = value.get_ref().as_array();
    let hints: Option<Vec<String>> = items.map(|items| {
        items.iter().filter_map(|item| item.get_ref().as_str()).filter(|hint| !hint.trim().is_empty()).map(str::to_owned).collect()
    });
    hints
        .filter(|hints| items.is_some_and(|items| items.len() == hints.len()))
        .and_then(|hints| hints.try_into().ok())
        .ok_or_else(|| file.value_error(value, format!("`hints` must be exactly three texts that are not empty: {example}")))
}

fn function(file: &TableReader<'_>) -> Result<Map<String, Value>, ExerciseError> {
    let function = file.object("function")?;
    for (key, reason) in
        [("files", "the code comes from starter.py and solution.py"), ("name", "the function of an exercise is always called fn")]
    {
        if function.contains_key(key) {
            return Err(file.error("function", format!("leave `{key}` out of [function]: {reason}")));
        }
    }
    if let Some(handler) = function.get("handler")
        && !handler.as_str().is_some_and(|text| text.contains('.'))
    {
        return Err(file.error("function", "`handler` in [function] is file.function: write `handler = \"app.handler\"`"));
    }
    Ok(function)
}

fn surroundings(file: &TableReader<'_>) -> Result<Map<String, Value>, ExerciseError> {
    let scenario = file.object("scenario")?;
    for (key, instead) in [("functions", "[function]"), ("steps", "[[steps]]")] {
        if scenario.contains_key(key) {
            return Err(file.error("scenario", format!("write {instead} instead of `{key}` in [scenario]")));
        }
    }
    Ok(scenario)
}

/// The steps as a scenario has them. A step with only an `event` is a call of the exercise's function.
fn steps(text: &str, file: &TableReader<'_>) -> Result<Vec<Value>, ExerciseError> {
    let tables = file.tables("steps")?;
    if tables.is_empty() {
        return Err(file.error("steps", "an exercise needs at least one step: write `[[steps]]` and under it `event = { name = \"Ada\" }`"));
    }
    let mut steps = Vec::new();
    for (table, span) in tables {
        let names: Vec<&str> = table.keys().map(|key| key.get_ref().as_ref()).collect();
        let step = TableReader::new(text, table, span, "a step", &names)?;
        let mut object = Map::new();
        let is_call = names.iter().all(|name| ["event", "event_json", "type"].contains(name));
        if is_call {
            object.insert("invoke".into(), "fn".into());
        }
        for (name, value) in step.entries() {
            if !["event", "event_json"].contains(&name) {
                object.insert(name.to_owned(), step.json(value)?);
            }
        }
        if let Some(event) = step.json_or_text("event")? {
            object.insert("event".into(), event);
        }
        steps.push(Value::Object(object));
    }
    Ok(steps)
}

fn checks(text: &str, file: &TableReader<'_>, steps: &[Value]) -> Result<Vec<Check>, ExerciseError> {
    let mut checks: Vec<Check> = Vec::new();
    for (table, span) in file.tables("checks")? {
        let reader = TableReader::new(text, table, span, "a check", &CHECK_KEYS)?;
        let check = Check {
            id: reader.required_text("id", "greets-by-name")?,
            goal: reader.required_text("goal", "Answers with the name it was given")?,
            message: reader.required_text("message", "The response should hold the name. Look at event[\\\"name\\\"].")?,
            step: step_number(&reader, steps)?,
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
             status, error_type, attempts, billed_at_most_ms, cost_at_most_usd",
        )),
    }
}

fn wrong(file: &TableReader<'_>, checks: &[Check]) -> Result<BTreeMap<String, String>, ExerciseError> {
    let example = "the id of the check whose message it gets";
    let mut wrong = BTreeMap::new();
    for (name, value) in file.object("wrong")? {
        if !(name.starts_with("wrong-") && name.ends_with(".py")) {
            return Err(file.error("wrong", format!("`{name}`: files of common mistakes are called wrong-….py")));
        }
        let id = value.as_str().ok_or_else(|| file.error("wrong", format!("write `\"{name}\" = \"{example}\"`")))?;
        if !checks.iter().any(|check| check.id == id) {
            let ids: Vec<&str> = checks.iter().map(|check| check.id.as_str()).collect();
            let message = format!("`{name}`: no check has the id `{id}`; the ids are {}", ids.join(", "));
            return Err(file.error("wrong", message));
        }
        wrong.insert(name, id.to_owned());
    }
    if wrong.is_empty() {
        return Err(
            file.error("wrong", format!("an exercise needs at least one common mistake: `[wrong]` with `\"wrong-….py\" = \"{example}\"`"))
        );
    }
    Ok(wrong)
}
