//! What a presenter says at a place of a lesson: a fence ```` ```lambda-notes ````, whose Markdown is kept out of the page.

use pulldown_cmark::{Event, Options, Parser, html};

use crate::fences::Fence;
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
    let markdown = numbers::resolve(chapter, body.start, body.end, &mut problems);
    if !problems.is_empty() {
        return Err(problems);
    }
    let events = Parser::new_ext(&markdown, Options::ENABLE_TABLES).map(|event| match event {
        Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
        event => event,
    });
    let mut written = String::new();
    html::push_html(&mut written, events);
    Ok(written)
}
