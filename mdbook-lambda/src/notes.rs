//! What a presenter says at a place of a lesson: a fence ```` ```lambda-notes ````, whose Markdown is kept out of the page.

use crate::fences::Fence;
use crate::markdown;
use crate::numbers;
use crate::place::Chapter;
use crate::problem::Problem;

/// The notes as HTML. Tags in them are text, and AWS's numbers stand in the place of their names.
///
/// # Errors
/// Notes that are empty, or that name a number which does not exist.
pub(crate) fn read(chapter: Chapter<'_>, fence: &Fence) -> Result<String, Vec<Problem>> {
    let body = fence.body_place(chapter);
    if chapter.text[body.clone()].trim().is_empty() {
        let message = "these notes are empty; write what you want to say here, or remove the fence";
        return Err(vec![chapter.problem(fence.place.start, message)]);
    }
    let mut problems = Vec::new();
    let text = numbers::resolve(chapter, body.start, body.end, &mut problems);
    if problems.is_empty() { Ok(markdown::html(&text, "")) } else { Err(problems) }
}
