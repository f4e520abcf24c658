//! One fence as a cell: its settings, its scenario, and what its prose claims.

use exercise::{Check, Expectation, OutcomeStatus, file_for_handler, nearest};
use serde_json::{Map, Value, json};

use crate::attributes::Attribute;
use crate::fences::Fence;
use crate::place::Chapter;
use crate::problem::Problem;

/// Attributes of a cell, for the message about an unknown one.
const KEYS: [&str; 14] = [
    "id",
    "title",
    "handler",
    "file",
    "event",
    "memory",
    "timeout",
    "env.NAME",
    "times",
    "expect",
    "expect-error",
    "expect-log",
    "expect-no-log",
    "expect-status",
];

/// A cell, read and checked.
#[derive(Debug)]
pub(crate) struct Cell {
    /// Its name in the whole book, for ever.
    pub(crate) id: String,
    /// For the section's label.
    pub(crate) title: Option<String>,
    /// The file that the reader edits.
    pub(crate) file: String,
    /// The code.
    pub(crate) code: String,
    /// The event; `None` is a call without a payload.
    pub(crate) event: Option<Value>,
    /// How often the function is called for the recording.
    pub(crate) times: usize,
    /// The function of the scenario, files included.
    pub(crate) function: Map<String, Value>,
    /// What the prose claims, each with the place of the attribute.
    pub(crate) claims: Vec<(Check, usize)>,
}

impl Cell {
    /// # Errors
    /// Every attribute that is unknown, twice there, or has a value that cannot be meant.
    pub(crate) fn read(chapter: Chapter<'_>, fence: Fence) -> Result<Cell, Vec<Problem>> {
        let mut reader = Reader {
            chapter,
            problems: Vec::new(),
            cell: Cell {
                id: String::new(),
                title: None,
                file: String::new(),
                code: fence.body,
                event: None,
                times: 1,
                function: Map::new(),
                claims: Vec::new(),
            },
        };
        reader.cell.function.insert("name".into(), "fn".into());
        reader.cell.function.insert("handler".into(), "app.handler".into());
        for (index, attribute) in fence.attributes.iter().enumerate() {
            let first = fence.attributes[..index].iter().find(|earlier| earlier.key == attribute.key);
            if first.is_some() && !repeatable(&attribute.key) {
                reader.refuse(attribute.key_at, format!("`{}` is there twice; keep one", attribute.key));
            } else if index > 0 && attribute.key != "lambda" {
                reader.attribute(attribute);
            }
        }
        reader.finish(fence.place.start)
    }

    /// The scenario without its steps.
    pub(crate) fn scenario(&self) -> Value {
        json!({ "functions": [self.function] })
    }

    /// One call, as a step of the scenario.
    pub(crate) fn step(&self) -> Value {
        match &self.event {
            Some(event) => json!({"invoke": "fn", "event": event}),
            None => json!({"invoke": "fn"}),
        }
    }
}

/// A cell may claim several things of its log, and has several environment variables.
fn repeatable(key: &str) -> bool {
    ["expect-log", "expect-no-log"].contains(&key)
}

struct Reader<'a> {
    chapter: Chapter<'a>,
    problems: Vec<Problem>,
    cell: Cell,
}

impl Reader<'_> {
    fn refuse(&mut self, offset: usize, message: impl Into<String>) {
        self.problems.push(self.chapter.problem(offset, message));
    }

    fn attribute(&mut self, attribute: &Attribute) {
        let key = attribute.key.as_str();
        let Some(value) = attribute.value.clone().filter(|value| !value.is_empty() || key.starts_with("env.")) else {
            let message = match known(key) {
                true => format!("`{key}` needs a value: write `{key}=…`"),
                false => unknown(key),
            };
            return self.refuse(attribute.key_at, message);
        };
        match key {
            "id" => self.id(attribute, value),
            "title" => self.cell.title = Some(value),
            "file" => self.cell.file = value,
            "handler" => {
                self.cell.function.insert("handler".into(), value.into());
            }
            "event" => self.cell.event = self.json(attribute, &value),
            "memory" => self.setting(attribute, "memory_mb", &value, 128..=10_240),
            "timeout" => self.setting(attribute, "timeout_s", &value, 1..=900),
            "times" => self.cell.times = self.number(attribute, &value, 1..=100).map_or(1, |times| times as usize),
            "expect" => {
                if let Some(response) = self.json(attribute, &value) {
                    self.claim(attribute, Expectation::Response(response));
                }
            }
            "expect-error" => self.claim(attribute, Expectation::ErrorType(value)),
            "expect-log" => self.claim(attribute, Expectation::LogContains(value)),
            "expect-no-log" => self.claim(attribute, Expectation::LogLacks(value)),
            "expect-status" => match OutcomeStatus::named(&value) {
                Some(status) => self.claim(attribute, Expectation::Status(status)),
                None => self.refuse(attribute.value_at, "`expect-status` is success, error or timeout"),
            },
            _ => match key.strip_prefix("env.") {
                Some(name) => self.variable(attribute, name, value),
                None => self.refuse(attribute.key_at, unknown(key)),
            },
        }
    }

    fn id(&mut self, attribute: &Attribute, value: String) {
        let good = value.starts_with(|first: char| first.is_ascii_lowercase())
            && value.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
        if !good {
            let message = "an id is lower-case letters, digits and hyphens, beginning with a letter: `id=first-call`";
            self.refuse(attribute.value_at, message);
        }
        self.cell.id = value;
    }

    fn json(&mut self, attribute: &Attribute, text: &str) -> Option<Value> {
        match serde_json::from_str(text) {
            Ok(value) => Some(value),
            Err(error) => {
                // The column is one of the value; a quote in front of it moves it by one.
                let quoted = !self.chapter.text[attribute.value_at..].starts_with(text);
                let offset = attribute.value_at + usize::from(quoted) + error.column().saturating_sub(1);
                let key = &attribute.key;
                let message = format!("`{key}` is not JSON: {error}; write it as in {key}='{{\"name\": \"Ada\"}}'");
                self.refuse(offset, message);
                None
            }
        }
    }

    fn number(&mut self, attribute: &Attribute, text: &str, range: std::ops::RangeInclusive<u64>) -> Option<u64> {
        let number = text.parse().ok().filter(|number| range.contains(number));
        if number.is_none() {
            let (key, least, most) = (&attribute.key, range.start(), range.end());
            self.refuse(attribute.value_at, format!("`{key}` is a whole number from {least} to {most}, not {text}"));
        }
        number
    }

    fn setting(&mut self, attribute: &Attribute, name: &str, text: &str, range: std::ops::RangeInclusive<u64>) {
        if let Some(number) = self.number(attribute, text, range) {
            self.cell.function.insert(name.into(), number.into());
        }
    }

    fn variable(&mut self, attribute: &Attribute, name: &str, value: String) {
        if name.is_empty() {
            return self.refuse(attribute.key_at, "name the variable: write `env.STAGE=test`");
        }
        let variables = self.cell.function.entry("environment").or_insert_with(|| json!({}));
        variables[name] = value.into();
    }

    fn claim(&mut self, attribute: &Attribute, expect: Expectation) {
        let check = Check { id: attribute.key.clone(), goal: String::new(), message: String::new(), step: None, expect };
        self.cell.claims.push((check, attribute.value_at));
    }

    fn finish(mut self, start: usize) -> Result<Cell, Vec<Problem>> {
        if self.cell.id.is_empty() && self.problems.is_empty() {
            self.refuse(start, "a cell needs an id that is its own in the whole book: write `python,lambda,id=first-call`");
        }
        if self.cell.code.trim().is_empty() {
            self.refuse(start, "this cell is empty; write a handler");
        }
        if !self.problems.is_empty() {
            return Err(self.problems);
        }
        let mut cell = self.cell;
        if cell.file.is_empty() {
            cell.file = file_for_handler(cell.function["handler"].as_str().unwrap_or_default());
        }
        let files = json!({ cell.file.clone(): cell.code });
        cell.function.insert("files".into(), files);
        for (check, _) in &mut cell.claims {
            // A response, a status and an error type are claims about the last call; the log is one.
            if !matches!(check.expect, Expectation::LogContains(_) | Expectation::LogLacks(_)) {
                check.step = Some(cell.times);
            }
        }
        Ok(cell)
    }
}

fn known(key: &str) -> bool {
    KEYS.contains(&key) || key.starts_with("env.")
}

fn unknown(key: &str) -> String {
    match nearest(key, KEYS) {
        Some(near) => format!("a cell has no attribute `{key}`; write `{near}`"),
        None => format!("a cell has no attribute `{key}`; the attributes are {}", KEYS.join(", ")),
    }
}
