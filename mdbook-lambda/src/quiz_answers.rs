//! What is right and why: the file that a page fetches when a reader answers, and the appendix with all of them.

use exercise::{Question, QuestionKind};
use serde_json::{Map, Value, json};

use crate::html::text;
use crate::markdown::{html, inline};
use crate::quiz_html::{choices, label, line};
use crate::quiz_truth::Truth;
use crate::quizzes::{PlacedQuiz, Solved};

/// `answers.json` of a quiz: by question what is right, and reasons as HTML.
pub(crate) fn file(placed: &PlacedQuiz, truths: &[Truth]) -> String {
    let questions: Map<String, Value> =
        placed.quiz.questions.iter().zip(truths).map(|(question, truth)| (question.id.clone(), answer(question, truth))).collect();
    json!({"id": placed.quiz.id, "questions": questions}).to_string()
}

fn answer(question: &Question, truth: &Truth) -> Value {
    let why = |markdown: &str| html(markdown, "");
    match (&question.kind, truth) {
        (QuestionKind::Order(order), Truth::Order(shown)) => json!({"order": right_order(shown), "why": why(&order.why)}),
        (QuestionKind::Find(find), Truth::Line { number, .. }) => {
            let others: Map<String, Value> = find.others.iter().map(|(line, reason)| (line.to_string(), why(reason).into())).collect();
            json!({"line": number, "why": why(&find.why), "others": others, "otherwise": find.otherwise.as_deref().map(why)})
        }
        (_, Truth::Options(right)) => {
            let right: Vec<usize> = right.iter().enumerate().filter(|(_, right)| **right).map(|(index, _)| index).collect();
            json!({"right": right, "why": reasons(question).iter().map(|reason| why(reason)).collect::<Vec<_>>()})
        }
        _ => Value::Null,
    }
}

/// For each line of the right order its place among those that are shown, counted from 0.
fn right_order(shown: &[usize]) -> Vec<usize> {
    let mut order = vec![0; shown.len()];
    for (place, line) in shown.iter().enumerate() {
        order[*line] = place;
    }
    order
}

/// Every reason of a question, in the order of the file. These are secrets of the answers' page.
pub(crate) fn reasons(question: &Question) -> Vec<&str> {
    match &question.kind {
        QuestionKind::Predict(prediction) => prediction.options.iter().map(|option| option.why.as_str()).collect(),
        QuestionKind::Choose(options) => options.iter().map(|option| option.why.as_str()).collect(),
        QuestionKind::Order(order) => vec![&order.why],
        QuestionKind::Find(find) => {
            [&find.why].into_iter().chain(find.others.values()).chain(&find.otherwise).map(String::as_str).collect()
        }
    }
}

/// The appendix, as Markdown and HTML: for each lesson its quizzes and exercises, in the order of the book. `chapters` has page and name.
pub(crate) fn appendix(
    chapters: &[(std::path::PathBuf, String)],
    quizzes: &[(&PlacedQuiz, Vec<Truth>)],
    solved: &[Solved],
    to_root: &str,
) -> String {
    let mut appendix = String::new();
    for (page, name) in chapters {
        let quizzes: String =
            quizzes.iter().filter(|(placed, _)| placed.page == *page).map(|(placed, truths)| quiz(placed, truths, to_root)).collect();
        let solutions: String = solved.iter().filter(|solved| solved.page == *page).map(solution).collect();
        if !quizzes.is_empty() || !solutions.is_empty() {
            appendix.push_str(&format!("## {name}\n\n{quizzes}{solutions}"));
        }
    }
    appendix
}

fn quiz(placed: &PlacedQuiz, truths: &[Truth], to_root: &str) -> String {
    let (id, title) = (&placed.quiz.id, text(&placed.quiz.title));
    let folder = format!("{to_root}{}", placed.folder());
    let questions: String = placed.quiz.questions.iter().zip(truths).map(|(question, truth)| item(question, truth, &folder)).collect();
    format!(
        "<section class=\"lambda-answers lambda-panel\" id=\"answers-{id}\"><p class=\"lambda-answers-title\">\
         <a href=\"{to_root}{}#quiz-{id}\">{title}</a></p><ol class=\"lambda-answers-list\">{questions}</ol></section>\n\n",
        placed.html_page().display()
    )
}

/// One question with its answer.
fn item(question: &Question, truth: &Truth, folder: &str) -> String {
    let ask = html(&question.ask, folder);
    let reason = |markdown: &str| html(markdown, folder);
    let with_reason = |is_right: bool, shown: String, why: &str| {
        let word = if is_right { "<strong>Right:</strong> " } else { "" };
        format!("<li data-right=\"{is_right}\">{word}{shown}<div class=\"lambda-why\">{}</div></li>", reason(why))
    };
    let answer = match (&question.kind, truth) {
        (QuestionKind::Predict(prediction), Truth::Options(right)) => {
            let option =
                |(option, right): (&exercise::Guess, &bool)| with_reason(*right, label(&prediction.subject, option, folder), &option.why);
            list(prediction.options.iter().zip(right).map(option))
        }
        (QuestionKind::Choose(options), Truth::Options(right)) => {
            let option = |(option, right): (&exercise::Choice, &bool)| with_reason(*right, inline(&option.text, folder), &option.why);
            list(options.iter().zip(right).map(option))
        }
        (QuestionKind::Order(order), _) => {
            let lines: String = order.lines.iter().map(|written| format!("<li>{}</li>", line(written, order.is_code, folder))).collect();
            format!("<p>The order:</p><ol>{lines}</ol><div class=\"lambda-why\">{}</div>", reason(&order.why))
        }
        (QuestionKind::Find(find), Truth::Line { number, .. }) => {
            format!(
                "{}<p><strong>Line {number}.</strong></p><div class=\"lambda-why\">{}</div>",
                choices(question, truth, folder),
                reason(&find.why)
            )
        }
        _ => String::new(),
    };
    format!("<li>{ask}{answer}</li>")
}

fn list(items: impl Iterator<Item = String>) -> String {
    format!("<ol type=\"A\">{}</ol>", items.collect::<String>())
}

/// A solution of an exercise, closed until it is wanted.
fn solution(solved: &Solved) -> String {
    format!(
        "<details class=\"lambda-solved\"><summary>One solution of the exercise: {}</summary><pre><code class=\"language-python\">{}</code></pre></details>\n\n",
        text(&solved.title),
        text(solved.code.trim_end())
    )
}
