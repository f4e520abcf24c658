//! The markup of a quiz: a list that can be read and printed, and what the page's script takes over. Nothing in it says what is right.

use exercise::{Guess, Question, QuestionKind, Subject};
use serde_json::Value;

use crate::html::text;
use crate::markdown::{html, inline};
use crate::quiz_truth::{Cells, Truth};
use crate::quizzes::PlacedQuiz;
use crate::runner::hash;

/// The quiz as it stands in its lesson, on one line. `answers` is the page with all answers, from the root of the book.
pub(crate) fn quiz(placed: &PlacedQuiz, truths: &[Truth], cells: &Cells, answers: Option<&str>) -> String {
    let (quiz, id) = (&placed.quiz, &placed.quiz.id);
    let title = text(&quiz.title);
    let questions: String =
        quiz.questions.iter().zip(truths).map(|(question, truth)| self::question(placed, question, truth, cells)).collect();
    let plain = answers.map_or_else(String::new, |page| {
        format!("<p class=\"lambda-quiz-plain\"><a href=\"{}{page}#answers-{id}\">The answers, with reasons</a></p>", placed.to_root())
    });
    format!(
        "<section class=\"lambda-quiz lambda-panel\" id=\"quiz-{id}\" data-quiz=\"{id}\" data-answers=\"{}\" role=\"group\" aria-label=\"{title}\">\
         <p class=\"lambda-quiz-title\">{title}</p>{questions}{plain}</section>\n\n",
        placed.answers_from_page()
    )
}

fn question(placed: &PlacedQuiz, question: &Question, truth: &Truth, cells: &Cells) -> String {
    let body = format!("<div class=\"lambda-ask\">{}</div>{}", html(&question.ask, ""), choices(question, truth, ""));
    let several = match truth {
        Truth::Options(right) if right.iter().filter(|right| **right).count() > 1 => " data-several",
        _ => "",
    };
    format!(
        "<div class=\"lambda-question\" id=\"quiz-{}-{1}\" data-question=\"{1}\" data-kind=\"{2}\"{several} data-version=\"{3}\">{body}{4}</div>",
        placed.quiz.id,
        question.id,
        question.kind.word(),
        hash(body.as_bytes()),
        to_cell(placed, question, cells),
    )
}

/// What the reader chooses from. Links in it are relative to `folder`.
pub(crate) fn choices(question: &Question, truth: &Truth, folder: &str) -> String {
    let items = |items: Vec<String>| items.iter().map(|item| format!("<li>{item}</li>")).collect::<String>();
    match (&question.kind, truth) {
        (QuestionKind::Predict(prediction), _) => {
            let options = prediction.options.iter().map(|option| label(&prediction.subject, option, folder)).collect();
            format!("<ol class=\"lambda-options\" type=\"A\">{}</ol>", items(options))
        }
        (QuestionKind::Choose(options), _) => {
            let options = options.iter().map(|option| inline(&option.text, folder)).collect();
            format!("<ol class=\"lambda-options\" type=\"A\">{}</ol>", items(options))
        }
        (QuestionKind::Order(order), Truth::Order(shown)) => {
            let line = |number: &usize| line(&order.lines[*number], order.is_code, folder);
            format!("<ol class=\"lambda-order\" type=\"A\">{}</ol>", items(shown.iter().map(line).collect()))
        }
        (QuestionKind::Find(_), Truth::Line { code, .. }) => {
            format!("<ol class=\"lambda-lines\">{}</ol>", items(code.lines().map(|code| line(code, true, folder)).collect()))
        }
        _ => String::new(),
    }
}

/// A line of code, or of Markdown.
pub(crate) fn line(written: &str, is_code: bool, folder: &str) -> String {
    match is_code {
        true => format!("<code class=\"lambda-code-line\">{}</code>", text(written)),
        false => inline(written, folder),
    }
}

/// The number of a result that is one number, as SELECT count(*) gives it.
fn only_number(result: &Value) -> Option<String> {
    let [row] = result.as_array()?.as_slice() else { return None };
    let [Value::Number(number)] = row.as_array()?.as_slice() else { return None };
    Some(number.to_string())
}

/// What an option of a prediction is shown as.
pub(crate) fn label(subject: &Subject, option: &Guess, folder: &str) -> String {
    if let Some(markdown) = &option.text {
        return inline(markdown, folder);
    }
    let milliseconds = |range: &Value| match range {
        Value::String(range) => range.replace("..", " to "),
        number => number.to_string(),
    };
    match (subject, &option.value) {
        (Subject::BilledMs, value) => format!("{} ms", text(&milliseconds(value))),
        (Subject::BilledEachMs, Value::Array(ranges)) => {
            format!("{} ms", text(&ranges.iter().map(milliseconds).collect::<Vec<_>>().join(", ")))
        }
        (Subject::LogHas(_), Value::Bool(has)) => if *has { "Yes" } else { "No" }.to_owned(),
        (_, Value::Number(number)) => number.to_string(),
        (Subject::Status | Subject::ErrorType, Value::String(word)) => format!("<code>{}</code>", text(word)),
        (_, value) => only_number(value).unwrap_or_else(|| format!("<code>{}</code>", text(&option.written))),
    }
}

/// The way to the cell that shows it.
fn to_cell(placed: &PlacedQuiz, question: &Question, cells: &Cells) -> String {
    let QuestionKind::Predict(prediction) = &question.kind else { return String::new() };
    let Some(cell) = cells.get(&prediction.cell) else { return String::new() };
    let page = match cell.page == placed.html_page() {
        true => String::new(),
        false => format!("{}{}", placed.to_root(), cell.page.display()),
    };
    let title = cell.title.as_ref().map_or_else(String::new, |title| format!(": {}", text(title)));
    format!("<p class=\"lambda-quiz-cell\"><a href=\"{page}#cell-{}\">Run the cell{title}</a></p>", prediction.cell)
}
