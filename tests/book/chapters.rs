//! The chapters of the book as their authors wrote them, and the ids that stand in them.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use workbook_tests::root;

/// A chapter of the summary.
pub struct Chapter {
    /// Its path in `src`: `money/bill.md`.
    pub path: String,
    /// Its Markdown.
    pub text: String,
    /// Whether it is a lesson: a chapter of one of the parts, not one before or behind them.
    pub is_lesson: bool,
}

/// All chapters, in the order of the summary.
pub fn chapters() -> Vec<Chapter> {
    let summary = read("SUMMARY.md");
    let entry = |line: &str| {
        let (is_lesson, link) = line.strip_prefix("- ").map_or((false, line), |link| (true, link));
        let path = link.strip_prefix('[')?.split_once("](")?.1.strip_suffix(')')?.to_owned();
        Some(Chapter { text: read(&path), path, is_lesson })
    };
    summary.lines().filter_map(|line| entry(line.trim())).collect()
}

/// The lessons, in order.
pub fn lessons() -> Vec<Chapter> {
    chapters().into_iter().filter(|chapter| chapter.is_lesson).collect()
}

/// A file of the book.
pub fn read(path: &str) -> String {
    let path = root().join("src").join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// What can be named: cells, exercises, and the questions of quizzes as `quiz/question`.
#[derive(Default)]
pub struct Ids {
    pub cells: BTreeSet<String>,
    pub asked: BTreeSet<String>,
}

/// The ids of the whole book.
pub fn ids() -> Ids {
    let mut ids = Ids::default();
    for chapter in chapters() {
        for (info, body) in fences(&chapter.text) {
            match info.split(',').next().unwrap_or_default() {
                "python" => ids.cells.extend(attribute(&info, "id")),
                "lambda-exercise" => ids.asked.extend(marker(&body)),
                "lambda-quiz" => ids.asked.extend(marker(&body).into_iter().flat_map(|quiz| questions(&chapter.path, &quiz))),
                _ => {}
            }
        }
    }
    ids
}

/// Info string and text of each fence.
pub fn fences(text: &str) -> Vec<(String, String)> {
    let (mut found, mut open) = (Vec::new(), None::<(String, String)>);
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => open = Some((info.into_string(), String::new())),
            Event::Text(text) => open.iter_mut().for_each(|(_, body)| body.push_str(&text)),
            Event::End(TagEnd::CodeBlock) => found.extend(open.take()),
            _ => {}
        }
    }
    found
}

/// The value of a word in an info string.
fn attribute(info: &str, key: &str) -> Option<String> {
    let rest = info.split_once(&format!(",{key}="))?.1;
    Some(rest.split([',', ' ']).next().unwrap_or(rest).to_owned())
}

/// The name in a fence of one line, `id = "greet-by-name"`.
fn marker(body: &str) -> Option<String> {
    Some(body.split_once('"')?.1.split_once('"')?.0.to_owned())
}

fn questions(chapter: &str, quiz: &str) -> Vec<String> {
    let path = PathBuf::from(chapter).with_extension("").join(format!("{quiz}.quiz.toml"));
    let table: toml::Table = read(&path.to_string_lossy()).parse().unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let questions = table.get("questions").and_then(toml::Value::as_array).cloned().unwrap_or_default();
    let id = |question: &toml::Value| question.get("id").and_then(toml::Value::as_str).map(|id| format!("{quiz}/{id}"));
    questions.iter().filter_map(id).collect()
}
