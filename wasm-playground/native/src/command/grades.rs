//! Grades for people, for a spreadsheet, and for programs. Names and codes are readers': no character of theirs rules a terminal or a cell.

use std::fmt::Write as _;

use crate::grading::row::{Grades, Row, State};

/// Characters of a file's name that the table shows.
const WIDTH_OF_FILE: usize = 40;

/// Columns, and a sentence with the sums below them.
#[must_use]
pub fn table(grades: &Grades) -> String {
    let lines: Vec<[String; 4]> = std::iter::once(["File", "Exercise", "Goals", "Message"].map(str::to_owned))
        .chain(grades.rows.iter().map(|row| [cut(&visible(&row.file)), row.exercise.clone().unwrap_or_default(), goals(row), says(row)]))
        .collect();
    let width = |column: usize| lines.iter().map(|line| line[column].chars().count()).max().unwrap_or_default();
    let widths = [width(0), width(1), width(2)];
    let mut text = String::new();
    for [file, exercise, goals, message] in &lines {
        let line = format!("{file:0$}  {exercise:1$}  {goals:2$}  {message}", widths[0], widths[1], widths[2]);
        let _ = writeln!(text, "{}", line.trim_end());
    }
    let count = |state: State| grades.count(state);
    let of = |number: usize, noun: &str| format!("{number} {noun}{}", if number == 1 { "" } else { "s" });
    let (files, submissions, judged) = (of(grades.files, "file"), of(grades.submissions, "submission"), grades.judged);
    let _ = writeln!(
        text,
        "\n{files}, {submissions} ({judged} different): {} passed, {} failed, {} stopped, {} not graded. \
         Unreadable files: {}; files with nothing to grade: {}; files with ids that this book does not have: {}.",
        count(State::Passed),
        count(State::Failed),
        count(State::Stopped),
        count(State::NotGraded),
        count(State::BadFile),
        count(State::NothingToGrade),
        count(State::UnknownCells),
    );
    text
}

/// Comma-separated values with a line of names, as RFC 4180 has them.
#[must_use]
pub fn csv(rows: &[Row]) -> String {
    let number = |number: Option<usize>| number.map_or_else(String::new, |number| number.to_string());
    let line = |row: &Row| {
        let exercise = row.exercise.as_deref().unwrap_or_default();
        let texts = [&row.file, exercise, row.state.word(), &number(row.passed), &number(row.checks), &row.message, &row.note];
        texts.map(field).join(",")
    };
    let mut text = "file,exercise,state,passed,checks,message,note\r\n".to_owned();
    rows.iter().for_each(|row| text.push_str(&format!("{}\r\n", line(row))));
    text
}

/// A JSON list with an object a row.
#[must_use]
pub fn json(rows: &[Row]) -> String {
    let rows: Vec<String> = rows.iter().map(|row| serde_json::to_string(row).unwrap_or_default()).collect();
    format!("[{}]\n", rows.join(",\n"))
}

fn goals(row: &Row) -> String {
    match (row.passed, row.checks) {
        (Some(passed), Some(checks)) => format!("{passed} of {checks}"),
        _ => "-".to_owned(),
    }
}

fn says(row: &Row) -> String {
    let message = if row.state == State::Passed { "passed" } else { &row.message };
    visible(format!("{message} {}", row.note).trim())
}

/// A spreadsheet takes a text for a formula if it begins so; an apostrophe in front of it says that it is none.
fn field(text: &str) -> String {
    let text = visible(text);
    let text = if text.starts_with(['=', '+', '-', '@']) { format!("'{text}") } else { text };
    if text.contains([',', '"']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

/// Control characters as they are written in code, so that none of them moves a cursor, and marks that turn the direction of writing.
fn visible(text: &str) -> String {
    let rules = |character: char| {
        character.is_control() || matches!(character, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    text.chars().map(|character| if rules(character) { character.escape_default().to_string() } else { character.to_string() }).collect()
}

fn cut(text: &str) -> String {
    match text.chars().count() > WIDTH_OF_FILE {
        // The end tells more: folders come first.
        true => format!("…{}", text.chars().skip(text.chars().count() + 1 - WIDTH_OF_FILE).collect::<String>()),
        false => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(file: &str, message: &str) -> Row {
        let (exercise, passed) = (Some("greet".to_owned()), Some(1));
        Row {
            file: file.to_owned(),
            exercise,
            state: State::Failed,
            passed,
            checks: Some(4),
            message: message.to_owned(),
            note: String::new(),
        }
    }

    #[test]
    fn three_forms() {
        let broken = Row { exercise: None, state: State::BadFile, passed: None, checks: None, ..row("b.json", "It is empty.") };
        let rows = vec![row("a.json", "Say \"Hello\", please."), broken];
        let grades = Grades { files: 2, submissions: 1, judged: 1, rows: rows.clone() };
        assert!(table(&grades).starts_with(
            "File    Exercise  Goals   Message\na.json  greet     1 of 4  Say \"Hello\", please.\nb.json            -       It is empty.\n\n2 files, 1 submission (1 different): "
        ));
        let lines = "file,exercise,state,passed,checks,message,note\r\na.json,greet,failed,1,4,\"Say \"\"Hello\"\", please.\",\r\nb.json,,bad-file,,,It is empty.,\r\n";
        assert_eq!(csv(&rows), lines);
        let parsed: serde_json::Value = serde_json::from_str(&json(&rows)).unwrap();
        assert_eq!(
            (&parsed[0]["checks"], &parsed[1]["state"], &parsed[1]["passed"]),
            (&4.into(), &"bad-file".into(), &serde_json::Value::Null)
        );
    }

    #[test]
    fn names_rule_neither_a_terminal_nor_a_spreadsheet() {
        let rows = [row("=HYPERLINK(\"x\").json", "\u{1b}[2J\r\n\u{202e}")];
        assert!(
            csv(&rows).contains("\r\n\"'=HYPERLINK(\"\"x\"\").json\",greet,failed,1,4,\\u{1b}[2J\\r\\n\\u{202e},\r\n"),
            "{}",
            csv(&rows)
        );
        let grades = Grades { files: 1, submissions: 1, judged: 1, rows: rows.to_vec() };
        assert!(!table(&grades).contains('\u{1b}'));
    }
}
