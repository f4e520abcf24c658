//! The info string of a fence: words with commas between, `key=value`, values plain or in quotes.

use std::ops::Range;

use crate::place::Chapter;
use crate::problem::Problem;

/// One word of an info string.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Attribute {
    /// What stands before the `=`, or the whole word.
    pub(crate) key: String,
    /// What stands after it, without the quotes; `None` for a bare word.
    pub(crate) value: Option<String>,
    /// Byte of the chapter where the key begins.
    pub(crate) key_at: usize,
    /// Byte of the chapter where the value begins.
    pub(crate) value_at: usize,
}

/// Reads the info string at `place`. In a quoted value the quote itself is written twice.
///
/// # Errors
/// An open quote, or something behind a closing one.
pub(crate) fn parse(chapter: Chapter<'_>, place: Range<usize>) -> Result<Vec<Attribute>, Problem> {
    let text = &chapter.text[..place.end];
    let mut at = place.start;
    let mut attributes = Vec::new();
    loop {
        at = skip_blanks(text, at);
        if at >= text.len() {
            return Ok(attributes);
        }
        let key_at = at;
        at = find(text, at, &[',', '=']);
        let key = text[key_at..at].trim_end().to_owned();
        let mut attribute = Attribute { key, value: None, key_at, value_at: at };
        if text[at..].starts_with('=') {
            attribute.value_at = at + 1;
            let (value, end) = read_value(chapter, text, at + 1)?;
            attribute.value = Some(value);
            at = end;
        }
        if !attribute.key.is_empty() || attribute.value.is_some() {
            attributes.push(attribute);
        }
        at += usize::from(at < text.len());
    }
}

/// A value and the byte behind it, which is a comma or the end.
fn read_value(chapter: Chapter<'_>, text: &str, start: usize) -> Result<(String, usize), Problem> {
    let Some(quote) = text[start..].chars().next().filter(|first| ['\'', '"'].contains(first)) else {
        let end = find(text, start, &[',']);
        return Ok((text[start..end].trim().to_owned(), end));
    };
    let mut value = String::new();
    let mut at = start + 1;
    loop {
        let Some(length) = text[at..].find(quote) else {
            let message = format!("this quote is never closed; end the value with {quote} on the same line");
            return Err(chapter.problem(start, message));
        };
        value.push_str(&text[at..at + length]);
        at += length + 1;
        if !text[at..].starts_with(quote) {
            break;
        }
        value.push(quote);
        at += 1;
    }
    let end = skip_blanks(text, at);
    if end < text.len() && !text[end..].starts_with(',') {
        let message = format!("write a comma here; a {quote} inside the value is written twice: {quote}{quote}");
        return Err(chapter.problem(end, message));
    }
    Ok((value, end))
}

fn skip_blanks(text: &str, at: usize) -> usize {
    text.len() - text[at..].trim_start().len()
}

fn find(text: &str, start: usize, wanted: &[char]) -> usize {
    text[start..].find(wanted).map_or(text.len(), |length| start + length)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn read(text: &str) -> Result<Vec<(String, Option<String>)>, Problem> {
        let file = Path::new("a.md");
        let attributes = parse(Chapter { file, text }, 0..text.len())?;
        Ok(attributes.into_iter().map(|a| (a.key, a.value)).collect())
    }

    fn some(key: &str, value: &str) -> (String, Option<String>) {
        (key.to_owned(), Some(value.to_owned()))
    }

    #[test]
    fn words_and_values() {
        let words = read(r#"python, lambda,id=a, event='{"a": [1, 2]}',expect="'x', y""#).unwrap();
        assert_eq!(words[0], ("python".to_owned(), None));
        assert_eq!(words[2], some("id", "a"));
        assert_eq!(words[3], some("event", r#"{"a": [1, 2]}"#));
        assert_eq!(words[4], some("expect", "'x', y"));
        assert_eq!(read("").unwrap(), []);
    }

    #[test]
    fn a_doubled_quote_is_a_quote() {
        assert_eq!(read(r#"expect='"What''s Up!"'"#).unwrap(), [some("expect", r#""What's Up!""#)]);
        assert_eq!(read("a=''").unwrap(), [some("a", "")]);
    }

    #[test]
    fn mistakes_are_placed() {
        let open = read("a='b").unwrap_err();
        assert_eq!((open.column, open.message.contains("never closed")), (3, true));
        let behind = read("a='b'c").unwrap_err();
        assert_eq!((behind.column, behind.message.contains("comma")), (6, true));
    }
}
