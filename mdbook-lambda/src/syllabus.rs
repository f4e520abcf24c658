//! All lessons of a book with their minutes, exercises and notes: collected while the chapters are read, and written into the pages that want
//! the whole list when all of them are known.

use std::path::{Path, PathBuf};

use exercise::Quiz;
use serde_json::{Value, json};

use crate::fences::{Fence, Kind};
use crate::notes;
use crate::place::Chapter;
use crate::plan::{self, Preset};
use crate::problem::Problem;
use crate::syllabus_html as html;

/// One numbered chapter.
#[derive(Debug)]
pub(crate) struct Lesson {
    /// Its page from the root of the book, without an ending: `concepts/stateless`. It is the lesson's id for ever.
    pub(crate) id: String,
    /// Its name in SUMMARY.md.
    pub(crate) title: String,
    /// The part that it belongs to, where there is one.
    pub(crate) part: String,
    /// What `*About 20 minutes.*` says; 0 where nothing does.
    pub(crate) minutes: u32,
    /// Its exercises, in order.
    pub(crate) exercises: Vec<LessonExercise>,
    /// Its quizzes, in order.
    pub(crate) quizzes: Vec<LessonQuiz>,
    /// What the presenter says, as HTML, in order.
    pub(crate) notes: Vec<String>,
    /// The file, from the root of the book.
    file: PathBuf,
}

/// An exercise of a lesson.
#[derive(Debug)]
pub(crate) struct LessonExercise {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) minutes: u64,
}

/// A quiz of a lesson.
#[derive(Debug)]
pub(crate) struct LessonQuiz {
    pub(crate) id: String,
    pub(crate) title: String,
    /// Ids of its questions.
    pub(crate) questions: Vec<String>,
}

/// The lessons of a book, and the pages that list them.
#[derive(Debug, Default)]
pub(crate) struct Syllabus {
    lessons: Vec<Lesson>,
    part: String,
    presets: Vec<Preset>,
    /// Some page lists all lessons, so each of them must say how long it takes.
    is_listed: bool,
    has_progress: bool,
}

/// What is put into the book.
#[derive(Debug, Default)]
pub(crate) struct SettledSyllabus {
    syllabus: Syllabus,
    /// Files for the book: path from the book's root, content.
    pub(crate) files: Vec<(PathBuf, String)>,
}

/// Hold the places of the lists until all lessons are known.
const PROGRESS: &str = "<!-- lambda-progress -->";
const PLAN: &str = "<!-- lambda-plan -->";

/// How a lesson says how long it takes.
const MINUTES: (&str, &str) = ("*About ", " minutes.*");

impl Syllabus {
    /// A new part begins.
    pub(crate) fn begin_part(&mut self, title: &str) {
        title.clone_into(&mut self.part);
    }

    /// The part that is being read, where the book has parts.
    pub(crate) fn part(&self) -> Option<&str> {
        (!self.part.is_empty()).then_some(&self.part)
    }

    /// A numbered chapter is read next. `page` is its path in `src`.
    pub(crate) fn begin_lesson(&mut self, chapter: Chapter<'_>, page: &Path, title: &str) {
        self.lessons.push(Lesson {
            id: id_of(page),
            title: title.to_owned(),
            part: self.part.clone(),
            minutes: minutes(chapter.text).unwrap_or(0),
            exercises: Vec::new(),
            quizzes: Vec::new(),
            notes: Vec::new(),
            file: chapter.file.to_path_buf(),
        });
    }

    /// An exercise of the lesson that is being read; one of another page counts for nobody.
    pub(crate) fn exercise(&mut self, page: &Path, id: &str, title: &str, minutes: u64) {
        if let Some(lesson) = self.lesson(page) {
            lesson.exercises.push(LessonExercise { id: id.to_owned(), title: title.to_owned(), minutes });
        }
    }

    /// As [`Syllabus::exercise`], for a quiz.
    pub(crate) fn quiz(&mut self, page: &Path, quiz: &Quiz) {
        if let Some(lesson) = self.lesson(page) {
            let questions = quiz.questions.iter().map(|question| question.id.clone()).collect();
            lesson.quizzes.push(LessonQuiz { id: quiz.id.clone(), title: quiz.title.clone(), questions });
        }
    }

    /// What stands in the place of a fence that is for readers' progress or for a room.
    ///
    /// # Errors
    /// What is wrong in the fence.
    pub(crate) fn fence(&mut self, chapter: Chapter<'_>, fence: &Fence, page: &Path) -> Result<String, Vec<Problem>> {
        if fence.kind == Kind::Notes {
            let note = notes::read(chapter, fence)?;
            let Some(lesson) = self.lesson(page) else {
                let message = "notes are for lessons, the numbered chapters of SUMMARY.md; this page is none";
                return Err(vec![chapter.problem(fence.place.start, message)]);
            };
            lesson.notes.push(note);
            return Ok(html::note_place(lesson.notes.len() - 1));
        }
        if fence.kind != Kind::Plan && !fence.body.trim().is_empty() {
            let message = "this fence is filled by the build; leave it empty";
            return Err(vec![chapter.problem(fence.place.start, message)]);
        }
        Ok(match fence.kind {
            Kind::Room => html::room(),
            Kind::Plan => {
                self.presets = plan::read(chapter, fence).map_err(|problem| vec![problem])?;
                self.is_listed = true;
                format!("{PLAN}\n")
            }
            _ => {
                (self.is_listed, self.has_progress) = (true, true);
                format!("{PROGRESS}\n")
            }
        })
    }

    /// All lessons are known: checks what could not be checked before, and gives what goes into the book.
    pub(crate) fn settle(self, problems: &mut Vec<Problem>) -> SettledSyllabus {
        if self.is_listed {
            problems.extend(self.lessons.iter().filter(|lesson| lesson.minutes == 0).map(|lesson| {
                let message = "this lesson does not say how long it takes; write `*About 20 minutes.*` under its title";
                Problem::in_file(&lesson.file, message)
            }));
        }
        problems.extend(self.presets.iter().flat_map(|preset| preset.unknown(&self.lessons)));
        let mut files: Vec<(PathBuf, String)> = self
            .lessons
            .iter()
            .filter(|lesson| !lesson.notes.is_empty())
            .map(|lesson| {
                let notes = json!({"lesson": lesson.id, "title": lesson.title, "minutes": lesson.minutes, "notes": lesson.notes});
                (PathBuf::from(&lesson.id).join("notes.json"), notes.to_string())
            })
            .collect();
        if self.has_progress {
            files.push((PathBuf::from("lessons.json"), self.marks().to_string()));
        }
        SettledSyllabus { syllabus: self, files }
    }

    /// All lessons, in the order of the book.
    pub(crate) fn lessons(&self) -> &[Lesson] {
        &self.lessons
    }

    /// The plans that a page offers.
    pub(crate) fn presets(&self) -> &[Preset] {
        &self.presets
    }

    /// The lessons in parts, in the order of the book.
    pub(crate) fn parts(&self) -> Vec<(&str, &[Lesson])> {
        self.lessons.chunk_by(|one, next| one.part == next.part).map(|lessons| (lessons[0].part.as_str(), lessons)).collect()
    }

    /// What the marks in the sidebar are made of.
    fn marks(&self) -> Value {
        let marks = |lesson: &Lesson| {
            let exercises: Vec<&String> = lesson.exercises.iter().map(|exercise| &exercise.id).collect();
            let of_quiz = |quiz: &LessonQuiz| quiz.questions.iter().map(|question| format!("{}/{question}", quiz.id)).collect::<Vec<_>>();
            let questions: Vec<String> = lesson.quizzes.iter().flat_map(of_quiz).collect();
            json!({"id": lesson.id, "exercises": exercises, "questions": questions})
        };
        self.lessons.iter().map(marks).collect()
    }

    fn lesson(&mut self, page: &Path) -> Option<&mut Lesson> {
        let id = id_of(page);
        self.lessons.last_mut().filter(|lesson| lesson.id == id)
    }
}

impl SettledSyllabus {
    /// The chapter with the lists in their places, and with the mark of its end where it is a lesson.
    pub(crate) fn fill(&self, mut text: String, page: &Path) -> String {
        let to_root = "../".repeat(page.components().count().saturating_sub(1));
        if text.contains(PROGRESS) {
            text = text.replacen(PROGRESS, &html::progress(&self.syllabus, &to_root), 1);
        }
        if text.contains(PLAN) {
            text = text.replacen(PLAN, &html::plan(&self.syllabus, &to_root), 1);
        }
        let id = id_of(page);
        match self.syllabus.lessons.iter().find(|lesson| lesson.id == id) {
            Some(lesson) if self.syllabus.is_listed => text + &html::lesson_end(lesson),
            _ => text,
        }
    }
}

/// The id of a page: its address without the ending.
fn id_of(page: &Path) -> String {
    page.with_extension("").components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// What a chapter says of the time it takes. Only a line that begins so counts.
fn minutes(text: &str) -> Option<u32> {
    let line = text.lines().find_map(|line| line.strip_prefix(MINUTES.0))?;
    line.split_once(MINUTES.1)?.0.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_are_read_from_the_line_that_says_them() {
        assert_eq!(minutes("# A\n\n*About 25 minutes.* **The question: …**\n"), Some(25));
        assert_eq!(minutes("# A\n\nIt takes *About 25 minutes.*\n"), None);
        assert_eq!(minutes("*About an hour.*\n"), None);
    }

    #[test]
    fn a_page_has_one_id_on_all_machines() {
        assert_eq!(id_of(Path::new("concepts/stateless.md")), "concepts/stateless");
        assert_eq!(id_of(Path::new("a.md")), "a");
    }
}
