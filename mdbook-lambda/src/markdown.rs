//! Markdown that stands outside a chapter, in the texts of a quiz: as HTML on one line, and as plain text.

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, html as writer};

/// The Markdown as HTML that can stand in a block of HTML: on one line, and with nothing left of mdBook's templates. HTML in it is text. Links
/// to other chapters are relative to `folder`, which is empty or ends with a slash.
pub(crate) fn html(markdown: &str, folder: &str) -> String {
    let mut html = String::new();
    writer::push_html(&mut html, events(markdown).map(|event| linked(event, folder)));
    html.trim_end().replace('{', "&#123;").replace('\n', "&#10;")
}

/// As [`html`], and a single paragraph is only its content.
pub(crate) fn inline(markdown: &str, folder: &str) -> String {
    let html = html(markdown, folder);
    match html.strip_prefix("<p>").and_then(|rest| rest.strip_suffix("</p>")).filter(|inside| !inside.contains("<p>")) {
        Some(inside) => inside.to_owned(),
        None => html,
    }
}

/// The words of the Markdown, with single blanks between them.
pub(crate) fn plain(markdown: &str) -> String {
    let words: String = events(markdown)
        .map(|event| match event {
            Event::Text(text) | Event::Code(text) => text.into_string(),
            Event::SoftBreak | Event::HardBreak | Event::End(_) => {
                // The end of `**bold**` is no blank, but that of a paragraph is.
                if matches!(event, Event::End(end) if is_inline(end)) { String::new() } else { " ".to_owned() }
            }
            _ => String::new(),
        })
        .collect();
    squeezed(&words)
}

/// A text with single blanks in the place of all white space.
pub(crate) fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_inline(end: pulldown_cmark::TagEnd) -> bool {
    use pulldown_cmark::TagEnd;
    matches!(end, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link)
}

fn events(markdown: &str) -> impl Iterator<Item = Event<'_>> {
    Parser::new_ext(markdown, Options::ENABLE_TABLES).map(|event| match event {
        Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
        event => event,
    })
}

/// A link to another chapter leads to its page.
fn linked<'a>(event: Event<'a>, folder: &str) -> Event<'a> {
    match event {
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            Event::Start(Tag::Link { link_type, dest_url: address(&dest_url, folder).into(), title, id })
        }
        event => event,
    }
}

fn address(written: &CowStr<'_>, folder: &str) -> String {
    if written.contains("://") || written.starts_with(['#', '/']) || written.starts_with("mailto:") {
        return written.to_string();
    }
    let (path, anchor) = match written.split_once('#') {
        Some((path, anchor)) => (path, format!("#{anchor}")),
        None => (&**written, String::new()),
    };
    let page = path.strip_suffix(".md").map_or_else(|| path.to_owned(), |chapter| format!("{chapter}.html"));
    format!("{folder}{page}{anchor}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_becomes_one_line() {
        assert_eq!(inline("use `a < b` **now**", ""), "use <code>a &lt; b</code> <strong>now</strong>");
        assert_eq!(
            html("a\n\n```python\nx = {}\n```\n", ""),
            "<p>a</p>&#10;<pre><code class=\"language-python\">x = &#123;}&#10;</code></pre>"
        );
        assert_eq!(inline("<b>&{{#include x}}", ""), "&lt;b&gt;&amp;&#123;&#123;#include x}}");
    }

    #[test]
    fn links_lead_to_pages() {
        assert_eq!(inline("[x](../money/bill.md#a)", "concepts/"), "<a href=\"concepts/../money/bill.html#a\">x</a>");
        assert_eq!(inline("[x](https://a.example/b.md)", "concepts/"), "<a href=\"https://a.example/b.md\">x</a>");
    }

    #[test]
    fn words_without_their_marks() {
        assert_eq!(plain("It **is** `x`,\nand [that](b.md).\n\nMore."), "It is x, and that. More.");
    }
}
