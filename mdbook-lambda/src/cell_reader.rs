//! From a fence to a cell: every attribute is read and checked, and every mistake is placed.

use std::path::Path;

use exercise::{Check, Expectation, OutcomeStatus, file_for_handler};
use mini_lambda::BillingEra;
use mini_lambda::function::{ApplicationLogLevel, Architecture, LogFormat, SystemLogLevel};
use serde_json::{Map, Value, json};

use crate::attributes::Attribute;
use crate::billed::Billed;
use crate::calls::Calls;
use crate::cell::Cell;
use crate::cell_keys::{known, unknown};
use crate::claims;
use crate::fences::Fence;
use crate::mistakes;
use crate::monthly::Month;
use crate::offers::{self, Offers};
use crate::place::Chapter;
use crate::problem::Problem;
use crate::scenario::Around;

/// Reads a fence as a cell.
///
/// # Errors
/// Every attribute that is unknown, twice there, or has a value that cannot be meant.
pub(crate) fn read(root: &Path, chapter: Chapter<'_>, fence: Fence) -> Result<Cell, Vec<Problem>> {
    let mut reader = Reader {
        root,
        chapter,
        problems: Vec::new(),
        cell: Cell {
            id: String::new(),
            title: None,
            file: String::new(),
            code: fence.body,
            event: None,
            calls: Calls::default(),
            era: None,
            around: None,
            offers: Offers::default(),
            function: Map::new(),
            claims: Vec::new(),
            billed: None,
            mistakes: None,
            month: None,
        },
        each: None,
        pause_at: 0,
    };
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

/// A cell may claim several things of its log, and has several environment variables.
fn repeatable(key: &str) -> bool {
    ["expect-log", "expect-no-log"].contains(&key)
}

struct Reader<'a> {
    root: &'a Path,
    chapter: Chapter<'a>,
    problems: Vec<Problem>,
    cell: Cell,
    /// Responses of all calls, with the place of the attribute.
    each: Option<(Value, usize)>,
    /// The place of `pause`.
    pause_at: usize,
}

impl Reader<'_> {
    fn refuse(&mut self, offset: usize, message: impl Into<String>) {
        self.problems.push(self.chapter.problem(offset, message));
    }

    /// A setting of the function that is one of a few words.
    fn word<T>(&mut self, attribute: &Attribute, setting: &str, value: &str, all: &[T], word: impl Fn(&T) -> &'static str) {
        let words: Vec<&str> = all.iter().map(word).collect();
        if words.contains(&value) {
            self.cell.function.insert(setting.into(), value.into());
        } else {
            self.refuse(attribute.value_at, format!("`{}` is one of {}", attribute.key, words.join(", ")));
        }
    }

    fn attribute(&mut self, attribute: &Attribute) {
        let key = attribute.key.as_str();
        if offers::WORDS.contains(&key) {
            return self.offer(attribute);
        }
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
            "memory" => self.memory(attribute, &value),
            "timeout" => self.setting(attribute, "timeout_s", &value, 1..=900),
            "architecture" => self.word(attribute, "architecture", &value, Architecture::ALL, |word| word.word()),
            "log-format" => self.word(attribute, "log_format", &value, LogFormat::ALL, |word| word.word()),
            "log-level" => self.word(attribute, "application_log_level", &value, ApplicationLogLevel::ALL, |word| word.word()),
            "system-log-level" => self.word(attribute, "system_log_level", &value, SystemLogLevel::ALL, |word| word.word()),
            "era" => {
                self.cell.era = BillingEra::from_word(&value);
                if self.cell.era.is_none() {
                    let words: Vec<&str> = BillingEra::ALL.iter().map(|era| era.word()).collect();
                    self.refuse(attribute.value_at, format!("`era` is the month in which the rules began: {}", words.join(", ")));
                }
            }
            "times" => self.cell.calls.times = self.number(attribute, &value, 1..=100).map_or(1, |times| times as usize),
            "pause" => {
                self.pause_at = attribute.value_at;
                self.cell.calls.pauses_s = self.numbers(attribute, &value, 1..=86_400);
            }
            "scenario" => match Around::read(self.root, self.chapter, attribute, &value) {
                Ok(around) => self.cell.around = Some(around),
                Err(problem) => self.problems.push(problem),
            },
            "files" => {
                if let Err(problem) = self.cell.offers.read_files(self.root, self.chapter, attribute, &value) {
                    self.problems.push(problem);
                }
            }
            "expect-attempts" => self.read_claim(attribute, claims::attempts(&value)),
            "expect-at" => self.read_claim(attribute, claims::starts(&value)),
            "expect-environments" | "expect-throttles" => {
                if let Some(count) = self.number(attribute, &value, 0..=100_000) {
                    let is_throttles = key == "expect-throttles";
                    self.claim(attribute, if is_throttles { Expectation::Throttles(count) } else { Expectation::Environments(count) });
                }
            }
            "expect-exit" => self.read_claim(attribute, claims::exit_statuses(&value)),
            "expect-messages" | "expect-objects" | "expect-documents" => self.read_claim(attribute, claims::amounts(key, &value)),
            "expect-rows" => self.read_claim(attribute, claims::rows(&value).map(Expectation::Rows)),
            "expect" => {
                if let Some(response) = self.json(attribute, &value) {
                    self.claim(attribute, Expectation::Response(response));
                }
            }
            "expect-each" => self.each = self.json(attribute, &value).map(|responses| (responses, attribute.value_at)),
            "expect-billed" => match Billed::read(&value) {
                Ok(billed) => self.cell.billed = Some((billed, attribute.value_at)),
                Err(message) => self.refuse(attribute.value_at, message),
            },
            "mistake" => match mistakes::read(&value) {
                Ok(names) => self.cell.mistakes = Some((names, attribute.value_at)),
                Err(message) => self.refuse(attribute.value_at, message),
            },
            "expect-month" => match Month::read(&value) {
                Ok(month) => self.cell.month = Some((month, attribute.value_at)),
                Err(message) => self.refuse(attribute.value_at, message),
            },
            "expect-error" => self.claim(attribute, Expectation::ErrorType(value)),
            "expect-log" => self.claim(attribute, Expectation::LogContains(value.replace("\\n", "\n"))),
            "expect-no-log" => self.claim(attribute, Expectation::LogLacks(value.replace("\\n", "\n"))),
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

    /// A word that has no value.
    fn offer(&mut self, attribute: &Attribute) {
        if attribute.value.is_some() {
            return self.refuse(attribute.value_at, format!("`{0}` has no value: write `{0}` alone", attribute.key));
        }
        match attribute.key.as_str() {
            "settings" => self.cell.offers.settings = true,
            _ => self.cell.offers.is_async = true,
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

    /// Whole numbers with blanks between them; nothing when one of them is wrong.
    fn numbers(&mut self, attribute: &Attribute, text: &str, range: std::ops::RangeInclusive<u64>) -> Vec<u64> {
        text.split_whitespace().map_while(|word| self.number(attribute, word, range.clone())).collect()
    }

    /// One memory size, or several that are tried one after another.
    fn memory(&mut self, attribute: &Attribute, text: &str) {
        let sizes = self.numbers(attribute, text, 128..=10_240);
        if let Some(first) = sizes.first() {
            self.cell.function.insert("memory_mb".into(), (*first).into());
        }
        if sizes.len() > 1 {
            self.cell.calls.memory_mb = sizes;
        }
    }

    fn variable(&mut self, attribute: &Attribute, name: &str, value: String) {
        if name.is_empty() {
            return self.refuse(attribute.key_at, "name the variable: write `env.STAGE=test`");
        }
        let variables = self.cell.function.entry("environment").or_insert_with(|| json!({}));
        variables[name] = value.into();
    }

    fn read_claim(&mut self, attribute: &Attribute, claim: Result<Expectation, String>) {
        match claim {
            Ok(claim) => self.claim(attribute, claim),
            Err(message) => self.refuse(attribute.value_at, message),
        }
    }

    fn claim(&mut self, attribute: &Attribute, expect: Expectation) {
        let check = Check { id: attribute.key.clone(), goal: String::new(), message: String::new(), step: None, function: None, expect };
        self.cell.claims.push((check, attribute.value_at));
    }

    fn finish(mut self, start: usize) -> Result<Cell, Vec<Problem>> {
        if self.cell.id.is_empty() && self.problems.is_empty() {
            self.refuse(start, "a cell needs an id that is its own in the whole book: write `python,lambda,id=first-call`");
        }
        if self.cell.code.trim().is_empty() {
            self.refuse(start, "this cell is empty; write a handler");
        }
        match self.cell.around.is_some() {
            true => self.claims_of_the_run(start),
            false => self.claims_of_calls(),
        }
        if !self.problems.is_empty() {
            return Err(self.problems);
        }
        let mut cell = self.cell;
        // Attributes count more than the scenario's file.
        let attributes = std::mem::take(&mut cell.function);
        match &cell.around {
            Some(around) => cell.function = around.file.own.clone(),
            None => cell.function.extend([("name".into(), "fn".into()), ("handler".into(), "app.handler".into())]),
        }
        cell.function.extend(attributes);
        if cell.file.is_empty() {
            cell.file = file_for_handler(cell.function.get("handler").and_then(Value::as_str).unwrap_or_default());
        }
        let mut files = json!({ cell.file.clone(): cell.code });
        for more in &cell.offers.files {
            files[&more.name] = more.text.clone().into();
        }
        cell.function.insert("files".into(), files);
        let (last, name) = (cell.calls.steps().len(), cell.function_name().to_owned());
        let is_scenario = cell.around.is_some();
        for (check, _) in &mut cell.claims {
            if is_scenario {
                check.function = (!claims::is_about_everybody(&check.expect)).then(|| name.clone());
            } else if check.step.is_none() && !claims::is_about_all(&check.expect) {
                // A response, a status and an error type are claims about the last call; the log is one.
                check.step = Some(last);
            }
        }
        Ok(cell)
    }

    /// A scenario has its own steps, so what a cell says of calls is either about all of them or out of place.
    fn claims_of_the_run(&mut self, start: usize) {
        if self.cell.calls != Calls::default() {
            self.refuse(start, "with `scenario`, the steps stand in its file; leave `times`, `pause` and a second `memory` out");
        }
        if let Some((responses, place)) = self.each.take() {
            match responses {
                Value::Array(responses) => {
                    let (id, expect) = ("expect-each".to_owned(), Expectation::Responses(responses));
                    let check = Check { id, goal: String::new(), message: String::new(), step: None, function: None, expect };
                    self.cell.claims.push((check, place));
                }
                _ => self.refuse(place, "`expect-each` is a list with the response of each run"),
            }
        }
        if let Some(around) = &self.cell.around
            && self.cell.event.is_some()
            && around.steps(self.cell.event.as_ref()).1 == 0
        {
            let message = format!("nobody gets this `event`: no step calls {} without an event of its own", around.function());
            self.refuse(start, message);
        }
    }

    /// Claims that name something for each call must name as many as there are calls.
    fn claims_of_calls(&mut self) {
        let count = self.cell.calls.count();
        if let Some((responses, place)) = self.each.take() {
            match responses {
                Value::Array(responses) if responses.len() == count => {
                    for (response, step) in responses.into_iter().zip(self.cell.calls.invoking_steps()) {
                        let (id, expect) = ("expect-each".to_owned(), Expectation::Response(response));
                        let check = Check { id, goal: String::new(), message: String::new(), step: Some(step), function: None, expect };
                        self.cell.claims.push((check, place));
                    }
                }
                _ => self.refuse(place, format!("`expect-each` is a list with the response of each call, {count} here")),
            }
        }
        if let Some((billed, place)) = &self.cell.billed
            && ![1, count].contains(&billed.count())
        {
            let place = *place;
            self.refuse(place, format!("`expect-billed` has one range for all calls, or one for each, {count} here"));
        }
        let (pauses, gaps) = (self.cell.calls.pauses_s.len(), count - 1);
        if pauses > gaps || (pauses > 1 && pauses < gaps) {
            let message = format!("`pause` has one number of seconds for all gaps between the calls, or one for each; there are {gaps}");
            self.refuse(self.pause_at, message);
        }
    }
}
