//! The plans that the page for workshops offers: TOML in a fence ```` ```lambda-plan ````.

use std::path::PathBuf;

use exercise::nearest;
use serde::Deserialize;
use serde_json::{Value, json};
use toml::Spanned;

use crate::fences::Fence;
use crate::place::Chapter;
use crate::problem::Problem;
use crate::syllabus::Lesson;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    presets: Vec<Written>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    title: String,
    start: Spanned<String>,
    break_after: u32,
    break_minutes: u32,
    lunch: Option<Spanned<String>>,
    #[serde(default)]
    lunch_minutes: u32,
    lessons: Vec<Spanned<String>>,
}

/// One plan: which lessons, from when on, with which breaks. Times are minutes, or minutes since midnight.
#[derive(Debug)]
pub(crate) struct Preset {
    title: String,
    start: u32,
    break_after: u32,
    break_minutes: u32,
    lunch: Option<u32>,
    lunch_minutes: u32,
    /// Ids of lessons.
    lessons: Vec<String>,
    /// Where each of them stands.
    places: Vec<Problem>,
}

/// The plans of the fence.
///
/// # Errors
/// The first mistake in it.
pub(crate) fn read(chapter: Chapter<'_>, fence: &Fence) -> Result<Vec<Preset>, Problem> {
    let body = fence.body_place(chapter);
    let at = body.start;
    let file: File = toml::from_str(&chapter.text[body])
        .map_err(|error| chapter.problem(at + error.span().map_or(0, |span| span.start), error.message().to_owned()))?;
    let time = |written: &Spanned<String>| {
        let refuse = || chapter.problem(at + written.span().start, "a time is written `\"09:00\"`, in 24 hours");
        time_of_day(written.get_ref()).ok_or_else(refuse)
    };
    file.presets
        .iter()
        .map(|written| {
            Ok(Preset {
                title: written.title.clone(),
                start: time(&written.start)?,
                break_after: written.break_after,
                break_minutes: written.break_minutes,
                lunch: written.lunch.as_ref().map(time).transpose()?,
                lunch_minutes: written.lunch_minutes,
                lessons: written.lessons.iter().map(|lesson| lesson.get_ref().clone()).collect(),
                places: written.lessons.iter().map(|lesson| chapter.problem(at + lesson.span().start, "")).collect(),
            })
        })
        .collect()
}

impl Preset {
    /// The lessons that it names and that are not in the book.
    pub(crate) fn unknown(&self, lessons: &[Lesson]) -> Vec<Problem> {
        let is_known = |id: &str| lessons.iter().any(|lesson| lesson.id == id);
        let wrong = self.lessons.iter().zip(&self.places).filter(|(id, _)| !is_known(id));
        wrong
            .map(|(id, place)| {
                let instead = match nearest(id, lessons.iter().map(|lesson| lesson.id.as_str())) {
                    Some(near) => format!("write `{near}`"),
                    None => "write its path in src, without `.md`".to_owned(),
                };
                Problem { message: format!("no lesson is called `{id}`; {instead}"), file: PathBuf::from(&place.file), ..place.clone() }
            })
            .collect()
    }

    /// As the page's script reads it.
    pub(crate) fn json(&self) -> Value {
        let Preset { title, start, break_after, break_minutes, lunch, lunch_minutes, lessons, .. } = self;
        json!({
            "title": title, "start": start, "break_after": break_after, "break_minutes": break_minutes, "lunch": lunch,
            "lunch_minutes": lunch_minutes, "lessons": lessons,
        })
    }
}

/// Minutes since midnight.
fn time_of_day(written: &str) -> Option<u32> {
    let (hours, minutes) = written.split_once(':')?;
    let (hours, minutes): (u32, u32) = (hours.parse().ok()?, minutes.parse().ok()?);
    (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
}
