//! Finds the fences of a chapter that are cells, exercises or quizzes, and says where they stand.

use std::ops::Range;

use exercise::nearest;
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use crate::attributes::{self, Attribute};
use crate::place::Chapter;
use crate::problem::Problem;

/// Fences that are no cells.
const MARKERS: [&str; 4] = ["lambda-exercise", "lambda-quiz", "lambda-answers", "lambda-playground"];

/// What a fence asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A function that the reader can run.
    Cell,
    /// A place for an exercise folder.
    Exercise,
    /// A place for a quiz.
    Quiz,
    /// The place of all answers and solutions.
    Answers,
    /// The place of the Playground, with the list of its gallery.
    Playground,
    /// The place of all lessons with a reader's progress.
    Progress,
    /// The place of the planner for workshops, with the plans that it offers.
    Plan,
    /// The place of what tells whether a machine is ready.
    Room,
    /// What a presenter says here; not for readers.
    Notes,
    /// The place of one event of the library, with what each of its fields means.
    LibraryEvent,
}

/// One fence.
#[derive(Debug)]
pub(crate) struct Fence {
    /// What it asks for.
    pub(crate) kind: Kind,
    /// Where it stands in the chapter, fence lines included.
    pub(crate) place: Range<usize>,
    /// Words of its info string.
    pub(crate) attributes: Vec<Attribute>,
    /// What is between the fences.
    pub(crate) body: String,
}

impl Fence {
    /// Where the text between the fences stands in the chapter.
    pub(crate) fn body_place(&self, chapter: Chapter<'_>) -> Range<usize> {
        let block = &chapter.text[self.place.clone()];
        let begin = block.find('\n').map_or(block.len(), |end| end + 1);
        let end = block.trim_end().rfind('\n').map_or(begin, |last| last + 1).max(begin);
        self.place.start + begin..self.place.start + end
    }

    /// The id that its info string names.
    pub(crate) fn id(&self) -> Option<&str> {
        self.attributes.iter().find(|attribute| attribute.key == "id")?.value.as_deref()
    }
}

/// All cells, exercises and quizzes of a chapter, in order. Other fences are nobody's business here.
///
/// # Errors
/// A fence in a place or with an info string that cannot be meant.
pub(crate) fn find(chapter: Chapter<'_>) -> Result<Vec<Fence>, Vec<Problem>> {
    let mut fences = Vec::new();
    let mut problems = Vec::new();
    let mut open: Option<Fence> = None;
    // Lists, quotations and footnotes around the present place.
    let mut depth = 0_usize;
    for (event, place) in Parser::new_ext(chapter.text, Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES).into_offset_iter() {
        match event {
            Event::Start(Tag::BlockQuote(_) | Tag::Item | Tag::FootnoteDefinition(_)) => depth += 1,
            Event::End(TagEnd::BlockQuote(_) | TagEnd::Item | TagEnd::FootnoteDefinition) => depth -= 1,
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))) => match opened(chapter, place, depth > 0) {
                Ok(fence) => open = fence,
                Err(problem) => problems.push(problem),
            },
            Event::Text(text) => {
                if let Some(fence) = &mut open {
                    fence.body.push_str(&text);
                }
            }
            Event::End(TagEnd::CodeBlock) => fences.extend(open.take()),
            _ => {}
        }
    }
    if problems.is_empty() { Ok(fences) } else { Err(problems) }
}

fn opened(chapter: Chapter<'_>, place: Range<usize>, nested: bool) -> Result<Option<Fence>, Problem> {
    let block = &chapter.text[place.clone()];
    let first_line = block.lines().next().unwrap_or("");
    // The info string is read as it stands: Markdown's backslashes and entities are not ours.
    let info_at = first_line.len() - first_line.trim_start().trim_start_matches(['`', '~']).len();
    let info = place.start + info_at..place.start + first_line.len();
    let first_word = chapter.text[info.clone()].split(',').next().unwrap_or("").trim();
    let kind = match first_word {
        "lambda-exercise" => Kind::Exercise,
        "lambda-quiz" => Kind::Quiz,
        "lambda-answers" => Kind::Answers,
        "lambda-playground" => Kind::Playground,
        "lambda-progress" => Kind::Progress,
        "lambda-plan" => Kind::Plan,
        "lambda-room" => Kind::Room,
        "lambda-notes" => Kind::Notes,
        "lambda-event" => Kind::LibraryEvent,
        "python" | "lambda" => Kind::Cell,
        word if word.starts_with("lambda-") => {
            let instead = nearest(word, MARKERS).unwrap_or("lambda-exercise");
            return Err(chapter.problem(info.start, format!("no fence is called `{word}`; write `{instead}`, or take `lambda-` away")));
        }
        _ => return Ok(None),
    };
    let attributes = attributes::parse(chapter, info.clone())?;
    if kind == Kind::Cell {
        match attributes.iter().find(|attribute| attribute.key == "lambda") {
            Some(_) if first_word == "python" => {}
            Some(word) => return Err(chapter.problem(word.key_at, "write `python,lambda,id=…`: the language comes first")),
            None => return forgotten_lambda(chapter, &attributes).map_or(Ok(None), Err),
        }
    }
    if nested {
        let message = "a cell cannot stand inside a list or a quotation; put it on the left margin";
        return Err(chapter.problem(place.start, message));
    }
    let marks = &first_line.trim_start()[..3];
    if block.trim_end().lines().count() < 2 || !block.trim_end().lines().last().is_some_and(|last| last.trim_start().starts_with(marks)) {
        return Err(chapter.problem(place.start, format!("this fence is never closed; write {marks} on a line of its own where it ends")));
    }
    Ok(Some(Fence { kind, place, attributes, body: String::new() }))
}

/// A Python fence with attributes was meant as a cell.
fn forgotten_lambda(chapter: Chapter<'_>, attributes: &[Attribute]) -> Option<Problem> {
    let attribute = attributes.iter().find(|attribute| attribute.key == "id" && attribute.value.is_some())?;
    Some(chapter.problem(attribute.key_at, "a fence with an id is a cell; write `python,lambda,id=…`"))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn chapter(text: &str) -> Chapter<'_> {
        Chapter { file: Path::new("a.md"), text }
    }

    #[test]
    fn finds_cells_and_leaves_other_fences() {
        let text = "# A\n\n```python\nx\n```\n\n~~~python,lambda,id=a\ndef f():\n\n    pass\n~~~\n\n```lambda-exercise\nid = \"b\"\n```\n";
        let fences = find(chapter(text)).unwrap();
        assert_eq!(fences.len(), 2);
        assert_eq!(fences[0].body, "def f():\n\n    pass\n");
        assert!(text[fences[0].place.clone()].starts_with("~~~python"));
        assert_eq!(fences[1].kind, Kind::Exercise);
    }

    #[test]
    fn backslashes_reach_the_attribute() {
        let fences = find(chapter("```python,lambda,id=a,event='\"\\n&amp;\"'\n```\n")).unwrap();
        assert_eq!(fences[0].attributes[3].value.as_deref(), Some("\"\\n&amp;\""));
    }

    #[test]
    fn refuses_what_was_meant_otherwise() {
        for (text, expected) in [
            ("- a\n  ```python,lambda,id=a\n  x\n  ```\n", "list or a quotation"),
            ("> ```python,lambda,id=a\n> x\n> ```\n", "list or a quotation"),
            ("```python,id=a\n```\n", "write `python,lambda,id=…`"),
            ("```lambda,id=a\n```\n", "the language comes first"),
            ("```lambda-excercise\nid = \"a\"\n```\n", "no fence is called `lambda-excercise`; write `lambda-exercise`"),
            ("# A\n\n```python,lambda,id=a\nx\n", "this fence is never closed; write ``` on a line of its own"),
            ("```python,lambda,id=a", "this fence is never closed"),
        ] {
            let problems = find(chapter(text)).unwrap_err();
            assert!(problems[0].message.contains(expected), "{problems:?}");
        }
    }
}
