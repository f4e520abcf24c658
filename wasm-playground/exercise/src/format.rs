//! `exercise.toml`: what an author writes about one exercise.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};
use toml::de::DeTable;

use crate::check::Check;
use crate::check_reader::checks;
use crate::error::ExerciseError;
use crate::toml_reader::TableReader;

/// Keys on the top level of `exercise.toml`.
pub const FILE_KEYS: [&str; 8] = ["title", "minutes", "hints", "function", "scenario", "steps", "checks", "wrong"];

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
    /// All else a scenario can have: other functions, buckets, queues, the start of time.
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
        let root = DeTable::parse(toml).map_err(|error| ExerciseError::not_toml(toml, &error))?;
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

    /// Whether more happens than calls that somebody waits for: then the page tells what happened, and does not list answers.
    #[must_use]
    pub fn is_story(&self) -> bool {
        let around = ["functions", "buckets", "queues", "event_sources", "schedules", "instances", "mongodb", "redshift", "shop"];
        let is_call = |step: &Value| step.get("invoke").is_some() && step.get("type").is_none_or(|kind| kind == "RequestResponse");
        let is_plain =
            |step: &Value| is_call(step) || ["advance_s", "update_function", "recycle"].iter().any(|key| step.get(key).is_some());
        around.iter().any(|key| self.surroundings.contains_key(*key)) || !self.steps.iter().all(is_plain)
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
        let mut functions = vec![Value::Object(function)];
        if let Some(Value::Array(others)) = scenario.remove("functions") {
            functions.extend(others);
        }
        scenario.insert("functions".into(), Value::Array(functions));
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
    let items = value.get_ref().as_array().filter(|items| items.len() == 3);
    let refuse = |value| file.value_error(value, format!("`hints` must be exactly three texts that are not empty: {example}"));
    let mut hints = <[String; 3]>::default();
    for (place, (hint, item)) in hints.iter_mut().zip(items.ok_or_else(|| refuse(value))?).enumerate() {
        *hint = item.get_ref().as_str().ok_or_else(|| refuse(value))?.to_owned();
        if hint.trim().is_empty() {
            let what = ["the first hint", "the second hint", "the third hint"][place];
            return Err(file.value_error(item, format!("{what} is empty; write one that says more than the one before: {example}")));
        }
    }
    Ok(hints)
}

fn function(file: &TableReader<'_>) -> Result<Map<String, Value>, ExerciseError> {
    let function = file.object("function")?;
    for (key, reason) in
        [("files", "the code comes from starter.py and solution.py"), ("name", "the function of an exercise is always called fn")]
    {
        if function.contains_key(key) {
            return Err(file.error_below("function", key, format!("leave `{key}` out of [function]: {reason}")));
        }
    }
    if let Some(handler) = function.get("handler")
        && !handler.as_str().is_some_and(|text| text.contains('.'))
    {
        return Err(file.error_below("function", "handler", "`handler` in [function] is file.function: write `handler = \"app.handler\"`"));
    }
    Ok(function)
}

/// A function whose handler is that of the book, if it names none. An action of another platform has its own name for it.
pub(crate) fn with_handler(mut function: Map<String, Value>) -> Map<String, Value> {
    if !function.contains_key("platform") {
        function.entry("handler").or_insert_with(|| "app.handler".into());
    }
    function
}

fn surroundings(file: &TableReader<'_>) -> Result<Map<String, Value>, ExerciseError> {
    let mut scenario = file.object("scenario")?;
    if scenario.contains_key("steps") {
        return Err(file.error_below("scenario", "steps", "write [[steps]] instead of `steps` in [scenario]"));
    }
    if let Some(Value::Array(functions)) = scenario.get_mut("functions") {
        for function in functions {
            if function.get("files").is_none() || function.get("name").is_none_or(|name| name == "fn") {
                let message = "[[scenario.functions]] are the other functions, each with a `name` that is not fn, and `files`; \
                               settings of the exercise's own function stand in [function]";
                return Err(file.error_below("scenario", "functions", message));
            }
            if let Value::Object(function) = function {
                *function = with_handler(std::mem::take(function));
            }
        }
    }
    Ok(scenario)
}

fn steps(text: &str, file: &TableReader<'_>) -> Result<Vec<Value>, ExerciseError> {
    let steps = read_steps(text, file, "fn")?;
    if steps.is_empty() {
        return Err(file.error("steps", "an exercise needs at least one step: write `[[steps]]` and under it `event = { name = \"Ada\" }`"));
    }
    Ok(steps)
}

/// The steps as a scenario has them. A step with only an `event` is a call of the function `own`.
pub(crate) fn read_steps(text: &str, file: &TableReader<'_>, own: &str) -> Result<Vec<Value>, ExerciseError> {
    let mut steps = Vec::new();
    for (table, span) in file.tables("steps")? {
        let names: Vec<&str> = table.keys().map(|key| key.get_ref().as_ref()).collect();
        let step = TableReader::new(text, table, span, "a step", &names)?;
        let mut object = Map::new();
        let is_call = names.iter().all(|name| ["event", "event_json", "type"].contains(name));
        if is_call {
            object.insert("invoke".into(), own.into());
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

fn wrong(file: &TableReader<'_>, checks: &[Check]) -> Result<BTreeMap<String, String>, ExerciseError> {
    let example = "the id of the check whose message it gets";
    let mut wrong = BTreeMap::new();
    for (name, value) in file.object("wrong")? {
        if !(name.starts_with("wrong-") && name.ends_with(".py")) {
            return Err(file.error_below("wrong", &name, format!("`{name}`: files of common mistakes are called wrong-….py")));
        }
        let id = value.as_str().ok_or_else(|| file.error_below("wrong", &name, format!("write `\"{name}\" = \"{example}\"`")))?;
        if !checks.iter().any(|check| check.id == id) {
            let ids: Vec<&str> = checks.iter().map(|check| check.id.as_str()).collect();
            let message = format!("`{name}`: no check has the id `{id}`; the ids are {}", ids.join(", "));
            return Err(file.error_below("wrong", &name, message));
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
