//! `[[questions]]` of a quiz: four kinds, each with keys of its own.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use toml::Spanned;
use toml::de::DeValue;

use crate::error::ExerciseError;
use crate::prediction::Subject;
use crate::quiz::{Choice, CodeFrom, Find, Guess, Line, Order, Prediction, Question, QuestionKind};
use crate::suggest::nearest;
use crate::toml_reader::TableReader;

const KINDS: [&str; 4] = ["predict", "choose", "order", "find"];

type Read<T> = Result<T, ExerciseError>;

pub(crate) fn questions(text: &str, file: &TableReader<'_>) -> Read<Vec<Question>> {
    let mut questions: Vec<Question> = Vec::new();
    for (table, span) in file.tables("questions")? {
        let names: Vec<&str> = table.keys().map(|key| key.get_ref().as_ref()).collect();
        let any = TableReader::new(text, table, span.clone(), "a question", &names)?;
        let (what, known) = of_kind(&any)?;
        let reader = TableReader::new(text, table, span.clone(), what, known)?;
        let id = name(&reader, "id", "four-visitors")?;
        if questions.iter().any(|other| other.id == id) {
            return Err(reader.error("id", format!("two questions are called `{id}`; give each its own id")));
        }
        let ask = reader.required_text("ask", "What does the second call answer?")?;
        let kind = match what {
            "a predict question" => QuestionKind::Predict(predict(text, &reader)?),
            "a choose question" => QuestionKind::Choose(choose(text, &reader)?),
            "an order question" => QuestionKind::Order(order(&reader)?),
            _ => QuestionKind::Find(find(&reader)?),
        };
        questions.push(Question { id, ask, at: span.start, kind });
    }
    match questions.is_empty() {
        true => Err(file.error("questions", "a quiz needs a question: write `[[questions]]` and under it id, kind and ask")),
        false => Ok(questions),
    }
}

/// What a question is to an author, and the keys that it may have.
fn of_kind(reader: &TableReader<'_>) -> Read<(&'static str, &'static [&'static str])> {
    let kind = reader.required_text("kind", "choose")?;
    Ok(match kind.as_str() {
        "predict" => ("a predict question", &["id", "kind", "ask", "cell", "of", "name", "query", "text", "step", "function", "options"]),
        "choose" => ("a choose question", &["id", "kind", "ask", "options"]),
        "order" => ("an order question", &["id", "kind", "ask", "lines", "code", "why"]),
        "find" => ("a find question", &["id", "kind", "ask", "code", "cell", "line", "line_is", "why", "others"]),
        other => {
            let instead = nearest(other, KINDS).map_or_else(String::new, |near| format!("; write `kind = \"{near}\"`"));
            return Err(reader.error("kind", format!("`kind` is one of {}, not {other}{instead}", KINDS.join(", "))));
        }
    })
}

/// An id: lower-case letters, digits and hyphens.
fn name(reader: &TableReader<'_>, key: &str, example: &str) -> Read<String> {
    let id = reader.required_text(key, example)?;
    match id.starts_with(|c: char| c.is_ascii_lowercase()) && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-') {
        true => Ok(id),
        false => {
            let message = format!("`{key}` is lower-case letters, digits and hyphens, beginning with a letter: `{key} = \"{example}\"`");
            Err(reader.error(key, message))
        }
    }
}

fn place(reader: &TableReader<'_>, key: &str) -> usize {
    reader.get(key).map_or(0, |value| value.span().start)
}

fn predict(text: &str, reader: &TableReader<'_>) -> Read<Prediction> {
    let cell = name(reader, "cell", "first-call")?;
    let subject = subject(reader)?;
    let step = match reader.whole_number("step")? {
        Some(0) => return Err(reader.error("step", "steps count from 1")),
        number => number.and_then(|number| usize::try_from(number).ok()),
    };
    let mut options: Vec<Guess> = Vec::new();
    for (table, span) in reader.tables("options")? {
        let option = TableReader::new(text, table, span, "an option", &["value", "text", "why"])?;
        let Some(value) = option.get("value") else { return Err(option.missing("value", "'[1, 2]'")) };
        let (json, written) = guessed(&option, value, &subject)?;
        subject.claim(&json).map_err(|sentence| option.value_error(value, sentence))?;
        let guess = Guess { value: json, written, at: value.span().start, text: option.text("text")?, why: why(&option, "an option")? };
        if options.iter().any(|other| other.value == guess.value) {
            return Err(option.value_error(value, "two options have this value; keep one"));
        }
        options.push(guess);
    }
    at_least_two(reader, options.len(), "value = '[1, 2]'")?;
    Ok(Prediction { cell_at: place(reader, "cell"), cell, subject, step, function: reader.text("function")?, options })
}

/// `of`, with what it is about.
fn subject(reader: &TableReader<'_>) -> Read<Subject> {
    let word = reader.required_text("of", "response")?;
    if !Subject::WORDS.contains(&word.as_str()) {
        let instead = match nearest(&word, Subject::WORDS) {
            Some(near) => format!("write `of = \"{near}\"`"),
            None => format!("it is one of {}", Subject::WORDS.join(", ")),
        };
        return Err(reader.error("of", format!("nothing of a run is called `{word}`; {instead}")));
    }
    let about: &[&str] = match word.as_str() {
        "log_has" => &["text"],
        "messages" | "objects" | "documents" => &["name"],
        "rows" => &["name", "query"],
        _ => &[],
    };
    if let Some(key) = ["name", "query", "text"].into_iter().find(|key| reader.get(key).is_some() && !about.contains(key)) {
        return Err(reader.error(key, format!("`{key}` has no meaning with `of = \"{word}\"`; remove it")));
    }
    let mut given = None;
    for key in about {
        given = match (given, reader.text(key)?) {
            (Some(_), Some(_)) => return Err(reader.error("query", "`name` and `query` say the same thing; keep one")),
            (first, second) => first.or(second),
        };
    }
    Subject::new(&word, given).ok_or_else(|| reader.missing("text", "\"what the log may hold\""))
}

/// The value of an option: JSON as a text, or TOML's own numbers, truths and lists. Also as it was written.
fn guessed(option: &TableReader<'_>, value: &Spanned<DeValue<'_>>, subject: &Subject) -> Read<(Value, String)> {
    let json = option.json(value)?;
    let Value::String(text) = json else {
        let written = json.to_string();
        return Ok((json, written));
    };
    match serde_json::from_str(&text) {
        Ok(json) => Ok((json, text)),
        Err(_) if subject.takes_words() && !text.trim().is_empty() => Ok((Value::String(text.clone()), text)),
        Err(error) => {
            let message = format!("`value` is not JSON ({error}); a text has quotes of its own: `value = '\"Ada\"'`");
            Err(option.value_error(value, message))
        }
    }
}

/// The reason of an option.
fn why(option: &TableReader<'_>, what: &str) -> Read<String> {
    option
        .text("why")?
        .ok_or_else(|| option.error("why", format!("{what} needs a reason, whether it is right or wrong; write `why = \"…\"`")))
}

fn at_least_two(reader: &TableReader<'_>, count: usize, example: &str) -> Read<()> {
    if count >= 2 {
        return Ok(());
    }
    let message = format!("a question needs two options or more: write `[[questions.options]]` and under it `{example}` and `why = \"…\"`");
    Err(reader.error("options", message))
}

fn choose(text: &str, reader: &TableReader<'_>) -> Read<Vec<Choice>> {
    let mut options: Vec<Choice> = Vec::new();
    for (table, span) in reader.tables("options")? {
        let option = TableReader::new(text, table, span, "an option", &["text", "right", "why"])?;
        let is_right = match option.get("right").map(|value| (value, value.get_ref().as_bool())) {
            None => false,
            Some((_, Some(right))) => right,
            Some((value, None)) => return Err(option.value_error(value, "`right` is true or false: write `right = true`")),
        };
        let choice = Choice { text: option.required_text("text", "In a database")?, is_right, why: why(&option, "an option")? };
        if options.iter().any(|other| other.text == choice.text) {
            return Err(option.error("text", "two options say the same; keep one"));
        }
        options.push(choice);
    }
    at_least_two(reader, options.len(), "text = \"…\"")?;
    match options.iter().any(|option| option.is_right) {
        true => Ok(options),
        false => Err(reader.error("options", "no option is right; write `right = true` into one or several")),
    }
}

fn order(reader: &TableReader<'_>) -> Read<Order> {
    let example = "[\"first\", \"second\", \"third\"]";
    let value = reader.get("lines").ok_or_else(|| reader.missing("lines", example))?;
    let lines: Option<Vec<String>> = match reader.json(value)? {
        Value::Array(items) => items.iter().map(|item| item.as_str().filter(|line| !line.trim().is_empty()).map(str::to_owned)).collect(),
        _ => None,
    };
    let lines = lines.filter(|lines| lines.len() >= 3);
    let lines = lines.ok_or_else(|| {
        reader.value_error(value, format!("`lines` are three texts or more, in the right order: write `lines = {example}`"))
    })?;
    let mut seen = BTreeSet::new();
    if let Some(twice) = lines.iter().find(|line| !seen.insert(line.trim())) {
        return Err(
            reader.value_error(value, format!("the line {twice:?} is there twice, so nobody can say which one is first; make them differ"))
        );
    }
    let is_code = match reader.get("code").map(|value| (value, value.get_ref().as_bool())) {
        None => false,
        Some((_, Some(is_code))) => is_code,
        Some((value, None)) => return Err(reader.value_error(value, "`code` says whether the lines are code: write `code = true`")),
    };
    Ok(Order { lines, is_code, why: why(reader, "an order question")? })
}

fn find(reader: &TableReader<'_>) -> Read<Find> {
    let code = match (reader.text("code")?, reader.get("cell").is_some()) {
        (Some(_), true) => return Err(reader.error("cell", "`code` and `cell` say the same thing; keep one")),
        (Some(code), false) => CodeFrom::Text(code),
        (None, true) => CodeFrom::Cell { id: name(reader, "cell", "first-call")?, at: place(reader, "cell") },
        (None, false) => return Err(reader.missing("code", "\"\"\"the code\"\"\"")),
    };
    let (line, key) = match (reader.whole_number("line")?, reader.text("line_is")?) {
        (Some(_), Some(_)) => return Err(reader.error("line_is", "`line` and `line_is` say the same thing; keep one")),
        (Some(number), None) => (Line::Number(usize::try_from(number).unwrap_or(usize::MAX)), "line"),
        (None, Some(text)) => (Line::Text(text), "line_is"),
        (None, None) => return Err(reader.missing("line", "4")),
    };
    let mut found = Find {
        code,
        line,
        line_at: place(reader, key),
        why: why(reader, "a find question")?,
        others: BTreeMap::new(),
        others_at: place(reader, "others"),
        otherwise: None,
    };
    for (key, value) in reader.object("others")? {
        let reason = value.as_str().filter(|reason| !reason.trim().is_empty()).map(str::to_owned);
        match (key.as_str(), key.parse(), reason) {
            ("otherwise", _, Some(reason)) => found.otherwise = Some(reason),
            (_, Ok(number), Some(reason)) => drop(found.others.insert(number, reason)),
            _ => {
                let message = format!(
                    "`{key}` in [questions.others]: write the number of a line and a reason, `\"2\" = \"…\"`, or `otherwise = \"…\"`"
                );
                return Err(reader.error("others", message));
            }
        }
    }
    if let CodeFrom::Text(code) = &found.code {
        check_lines(reader, &found, code)?;
    }
    Ok(found)
}

/// The lines that are named must be in code that stands in the file.
fn check_lines(reader: &TableReader<'_>, found: &Find, code: &str) -> Read<()> {
    let key = if matches!(found.line, Line::Number(_)) { "line" } else { "line_is" };
    let number = found.number_in(code).map_err(|sentence| reader.error(key, sentence))?;
    match found.unusable_other(number, code.lines().count()) {
        Some(sentence) => Err(reader.error("others", sentence)),
        None => Ok(()),
    }
}

impl Find {
    /// What is wrong with the reasons for other lines, where the right one is `number` of `count`.
    #[must_use]
    pub fn unusable_other(&self, number: usize, count: usize) -> Option<String> {
        let other = self.others.keys().find(|line| **line == number || !(1..=count).contains(*line))?;
        Some(match *other == number {
            true => format!("line {other} is the right one, and its reason is `why`; remove it from [questions.others]"),
            false => format!("[questions.others] has a reason for line {other}; the code has {count} lines, counted from 1"),
        })
    }
}
