//! `….quiz.toml`: what an author writes about one quiz.

use std::collections::BTreeMap;

use serde_json::Value;
use toml::de::DeTable;

use crate::error::ExerciseError;
use crate::prediction::Subject;
use crate::quiz_reader;
use crate::toml_reader::TableReader;

/// One quiz: questions that stand together.
#[derive(Clone, Debug, PartialEq)]
pub struct Quiz {
    /// Name of its file, which is its id for ever.
    pub id: String,
    /// What stands above the questions.
    pub title: String,
    /// The questions, in the order in which they are asked. There is at least one.
    pub questions: Vec<Question>,
}

/// One question. Texts are Markdown; places are bytes of the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// Its name in the quiz, for ever.
    pub id: String,
    /// What is asked.
    pub ask: String,
    /// Where it begins in the file.
    pub at: usize,
    /// What the reader does, and what is right.
    pub kind: QuestionKind,
}

/// The kinds of questions.
#[derive(Clone, Debug, PartialEq)]
pub enum QuestionKind {
    /// To choose what a cell's run gives. The run says what is right.
    Predict(Prediction),
    /// To choose one thing, or several.
    Choose(Vec<Choice>),
    /// To put lines into their order.
    Order(Order),
    /// To find a line of code.
    Find(Find),
}

impl QuestionKind {
    /// The word for it in the file.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            QuestionKind::Predict(_) => "predict",
            QuestionKind::Choose(_) => "choose",
            QuestionKind::Order(_) => "order",
            QuestionKind::Find(_) => "find",
        }
    }
}

/// What of a run is to be foretold.
#[derive(Clone, Debug, PartialEq)]
pub struct Prediction {
    /// Id of the cell whose run answers.
    pub cell: String,
    /// Where the id stands.
    pub cell_at: usize,
    /// What of the run is meant.
    pub subject: Subject,
    /// The step of the run, counted from 1; without it, the last call or the whole run.
    pub step: Option<usize>,
    /// The function that is meant; without it, that of the cell.
    pub function: Option<String>,
    /// What a reader may think, at least two.
    pub options: Vec<Guess>,
}

/// One option of a prediction.
#[derive(Clone, Debug, PartialEq)]
pub struct Guess {
    /// What is held against the run.
    pub value: Value,
    /// The value as the author wrote it.
    pub written: String,
    /// Where the value stands.
    pub at: usize,
    /// What is shown instead of the value.
    pub text: Option<String>,
    /// Why it is so, or is not.
    pub why: String,
}

/// One option of a choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What it says.
    pub text: String,
    /// Whether it is one of the right ones.
    pub is_right: bool,
    /// Why it is right, or is not.
    pub why: String,
}

/// Lines to put into their order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// The lines in the right order; no two are equal, and there are at least three.
    pub lines: Vec<String>,
    /// The lines are code, and no Markdown.
    pub is_code: bool,
    /// Why this is the order.
    pub why: String,
}

/// A line to find.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Find {
    /// Where the code comes from.
    pub code: CodeFrom,
    /// The line that is meant.
    pub line: Line,
    /// Where `line` or `line_is` stands.
    pub line_at: usize,
    /// Why it is this one.
    pub why: String,
    /// Why it is not that line, by its number.
    pub others: BTreeMap<usize, String>,
    /// Where `others` stands.
    pub others_at: usize,
    /// Why it is none of the rest.
    pub otherwise: Option<String>,
}

/// Code of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CodeFrom {
    /// Written in the file.
    Text(String),
    /// That of a cell.
    Cell {
        /// Its id.
        id: String,
        /// Where the id stands.
        at: usize,
    },
}

/// Which line is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// By its number, counted from 1.
    Number(usize),
    /// By its text, blanks at its ends apart.
    Text(String),
}

impl Quiz {
    /// Reads a `….quiz.toml`. `name` is the file's name without that ending, and becomes the id.
    ///
    /// # Errors
    /// The first mistake, with its place and what to write instead.
    pub fn parse(name: &str, toml: &str) -> Result<Quiz, ExerciseError> {
        let root = DeTable::parse(toml).map_err(|error| ExerciseError::not_toml(toml, &error))?;
        let file = TableReader::new(toml, root.get_ref(), 0..0, "a quiz", &["title", "questions"])?;
        let title = file.text("title")?.unwrap_or_else(|| "Check yourself".to_owned());
        Ok(Quiz { id: name.to_owned(), title, questions: quiz_reader::questions(toml, &file)? })
    }
}

impl Find {
    /// The number of the line in this code, counted from 1.
    ///
    /// # Errors
    /// A sentence: there is no such line, or more than one.
    pub fn number_in(&self, code: &str) -> Result<usize, String> {
        let count = code.lines().count();
        match &self.line {
            Line::Number(number) if (1..=count).contains(number) => Ok(*number),
            Line::Number(number) => Err(format!("there is no line {number}; the code has {count}, counted from 1")),
            Line::Text(text) => {
                let found: Vec<usize> =
                    (1..).zip(code.lines()).filter(|(_, line)| line.trim() == text.trim()).map(|(number, _)| number).collect();
                match found.as_slice() {
                    [number] => Ok(*number),
                    [] => Err("no line of the code is this one; copy the line, or write `line = ` and its number".to_owned()),
                    [first, second, ..] => {
                        Err(format!("lines {first} and {second} are both this one; write `line = ` and the number instead"))
                    }
                }
            }
        }
    }
}
