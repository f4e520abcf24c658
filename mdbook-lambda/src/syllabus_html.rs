//! The markup of lists of lessons: readable without JavaScript, and what the page's script takes over. Everything is on one line, since a blank
//! line would end the HTML block.

use serde_json::{Value, json};

use crate::html::{script_json, text};
use crate::plan::Preset;
use crate::syllabus::{Lesson, Syllabus};

/// The page of a reader's progress: every lesson with its minutes and exercises.
pub(crate) fn progress(syllabus: &Syllabus, to_root: &str) -> String {
    let parts: String = syllabus
        .parts()
        .into_iter()
        .map(|(part, lessons)| {
            let lessons: String = lessons.iter().map(|lesson| progress_of(lesson, to_root)).collect();
            format!("{}<ul class=\"lambda-lessons\">{lessons}</ul>", heading(part))
        })
        .collect();
    format!("<div class=\"lambda-study\" data-study=\"progress\">{parts}</div>\n\n{}", sum(syllabus))
}

fn progress_of(lesson: &Lesson, to_root: &str) -> String {
    let page = format!("{to_root}{}.html", lesson.id);
    let exercises: String = lesson
        .exercises
        .iter()
        .map(|exercise| {
            format!(
                "<li data-exercise=\"{0}\"><a href=\"{page}#cell-{0}\">Exercise: {1}</a> ({2} min)</li>",
                exercise.id,
                text(&exercise.title),
                exercise.minutes
            )
        })
        .collect();
    let quizzes: String = lesson
        .quizzes
        .iter()
        .map(|quiz| {
            format!(
                "<li data-quiz=\"{0}\" data-questions=\"{1}\"><a href=\"{page}#quiz-{0}\">{2}</a> ({3})</li>",
                quiz.id,
                quiz.questions.join(" "),
                text(&quiz.title),
                counted(quiz.questions.len(), "question")
            )
        })
        .collect();
    let exercises = exercises + &quizzes;
    let below = if exercises.is_empty() { String::new() } else { format!("<ul>{exercises}</ul>") };
    format!("<li data-lesson=\"{}\"><a href=\"{page}\">{}</a> ({} min){below}</li>", text(&lesson.id), text(&lesson.title), lesson.minutes)
}

/// The planner: as data for the page's script, and for readers without JavaScript as a table.
pub(crate) fn plan(syllabus: &Syllabus, to_root: &str) -> String {
    let parts: Vec<Value> = syllabus
        .parts()
        .into_iter()
        .map(|(part, lessons)| {
            let lessons: Vec<Value> = lessons
                .iter()
                .map(|lesson| {
                    json!({
                        "id": lesson.id, "title": lesson.title, "minutes": lesson.minutes, "page": format!("{to_root}{}.html", lesson.id),
                        "has_notes": !lesson.notes.is_empty(),
                    })
                })
                .collect();
            json!({"title": part, "lessons": lessons})
        })
        .collect();
    let data = json!({"parts": parts, "presets": syllabus.presets().iter().map(Preset::json).collect::<Vec<_>>()});
    let rows: String = syllabus
        .lessons()
        .iter()
        .map(|lesson| {
            let page = format!("{to_root}{}.html", lesson.id);
            format!("<tr><td><a href=\"{page}\">{}</a></td><td>{} min</td></tr>", text(&lesson.title), lesson.minutes)
        })
        .collect();
    format!(
        "<div class=\"lambda-study\" data-study=\"plan\"><script type=\"application/json\" class=\"lambda-data\">{}</script>\
         <table><thead><tr><th scope=\"col\">Lesson</th><th scope=\"col\">Minutes</th></tr></thead><tbody>{rows}</tbody></table></div>\n\n{}",
        script_json(&data),
        sum(syllabus)
    )
}

/// The place of what tells an instructor whether a machine is ready.
pub(crate) fn room() -> String {
    "<div class=\"lambda-study\" data-study=\"room\"><p class=\"lambda-needs-script\">These checks run in the page and need JavaScript, which is \
     off or did not load.</p></div>\n\n"
        .to_owned()
}

/// Where a lesson ends: who gets here has read it.
pub(crate) fn lesson_end(lesson: &Lesson) -> String {
    let notes = if lesson.notes.is_empty() { "" } else { " data-notes" };
    format!("\n\n<div class=\"lambda-lesson-end\" data-lesson=\"{}\" data-minutes=\"{}\"{notes}></div>\n", text(&lesson.id), lesson.minutes)
}

/// Where the notes of a number are said. Readers see nothing here.
pub(crate) fn note_place(number: usize) -> String {
    format!("<div class=\"lambda-note-place\" data-note=\"{number}\"></div>\n\n")
}

fn heading(part: &str) -> String {
    if part.is_empty() { String::new() } else { format!("<h2>{}</h2>", text(part)) }
}

/// The whole book in one line.
fn sum(syllabus: &Syllabus) -> String {
    let lessons = syllabus.lessons();
    let minutes: u32 = lessons.iter().map(|lesson| lesson.minutes).sum();
    let exercises: usize = lessons.iter().map(|lesson| lesson.exercises.len()).sum();
    format!(
        "The whole book: {}, {}, about {} and {}.\n\n",
        counted(lessons.len(), "lesson"),
        counted(exercises, "exercise"),
        counted(minutes as usize / 60, "hour"),
        counted(minutes as usize % 60, "minute"),
    )
}

/// `1 lesson`, `2 lessons`.
fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}
