//! What a page is about, in a sentence, written into its head: for search engines, and for the preview that a link gets elsewhere.

use std::path::{Path, PathBuf};

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use crate::html::text;

/// Where the pictures of previews lie, from the book's root. `theme/previews.mjs` draws them when all pages are written, from the words
/// that stand in their heads.
const PICTURES: &str = "previews";

/// The size of each. It is told, so that nobody has to fetch the picture first.
const PICTURE_SIZE: (u32, u32) = (1200, 630);

/// How the question of a lesson begins.
const QUESTION: &str = "The question: ";

/// A description is cut after so many characters, at a word: search engines show no more.
const MOST_CHARACTERS: usize = 200;

/// A page with its title and a sentence about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Described {
    /// The page in the book, `money/bill.html`.
    page: PathBuf,
    title: String,
    /// The part that a lesson belongs to; other pages belong to none.
    part: Option<String>,
    /// The question that a lesson answers; of another page, how its first paragraph begins.
    about: String,
}

impl Described {
    /// Reads what a chapter is about. `page` is its path in `src`; `title` and `part` are what the summary calls it, and the part that it is in.
    pub(crate) fn of(page: &Path, title: &str, part: Option<&str>, chapter: &str) -> Described {
        let about = first_paragraph(chapter).find(|paragraph| !paragraph.is_empty()).unwrap_or_default();
        let about = match about.split_once(QUESTION) {
            Some((_, question)) => capital(question),
            None => about,
        };
        Described { page: page.with_extension("html"), title: title.to_owned(), part: part.map(str::to_owned), about: shortened(&about) }
    }

    /// The picture of the page's preview, from the book's root: `previews/money-bill.png`.
    fn picture(&self) -> String {
        let page = self.page.with_extension("");
        let words: Vec<_> = page.components().map(|part| part.as_os_str().to_string_lossy()).collect();
        format!("{PICTURES}/{}.png", words.join("-"))
    }
}

/// The paragraphs of a chapter as plain text.
fn first_paragraph(chapter: &str) -> impl Iterator<Item = String> {
    let mut events = Parser::new(chapter);
    std::iter::from_fn(move || {
        events.by_ref().find(|event| matches!(event, Event::Start(Tag::Paragraph)))?;
        let mut paragraph = String::new();
        for event in events.by_ref() {
            match event {
                Event::Text(words) | Event::Code(words) => paragraph.push_str(&words),
                Event::SoftBreak | Event::HardBreak => paragraph.push(' '),
                Event::End(TagEnd::Paragraph) => break,
                _ => {}
            }
        }
        Some(paragraph)
    })
}

fn capital(words: &str) -> String {
    let mut characters = words.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

fn shortened(words: &str) -> String {
    if words.chars().count() <= MOST_CHARACTERS {
        return words.trim().to_owned();
    }
    let kept: String = words.chars().take(MOST_CHARACTERS).collect();
    format!("{} …", kept.rsplit_once(' ').map_or(kept.as_str(), |(whole, _)| whole))
}

/// The page with a description of its own and the words of a preview. `file` is the page in the book; where `address` is known, the preview
/// has a picture that others can fetch, and the page says which of its copies is the one.
pub(crate) fn with_description(page: &str, file: &Path, pages: &[Described], address: Option<&str>) -> String {
    // mdBook writes the first chapter into index.html as well.
    let is_index = file == Path::new("index.html");
    let Some(described) = pages.iter().find(|described| described.page == file).or_else(|| pages.first().filter(|_| is_index)) else {
        return page.to_owned();
    };
    let (title, about) = (text(&described.title), text(&described.about));
    let page = without_description(page);
    let (width, height) = PICTURE_SIZE;
    let to_root = "../".repeat(file.components().count().saturating_sub(1));
    let root = address.map_or(to_root, |address| format!("{}/", address.trim_end_matches('/')));
    let whole = match address {
        Some(_) => {
            let here = text(&format!("{root}{}", described.page.display()));
            format!("<link rel=\"canonical\" href=\"{here}\">\n<meta property=\"og:url\" content=\"{here}\">\n")
        }
        None => String::new(),
    };
    let section = described.part.as_deref().map_or_else(String::new, |part| {
        let part = text(part);
        format!("<meta property=\"article:section\" content=\"{part}\">\n")
    });
    let head = format!(
        "<meta name=\"description\" content=\"{about}\">\n{whole}<meta property=\"og:type\" content=\"article\">\n{section}\
         <meta property=\"og:site_name\" content=\"Fire and Forget\">\n<meta property=\"og:title\" content=\"{title}\">\n\
         <meta property=\"og:description\" content=\"{about}\">\n<meta property=\"og:image\" content=\"{}\">\n\
         <meta property=\"og:image:width\" content=\"{width}\">\n<meta property=\"og:image:height\" content=\"{height}\">\n\
         <meta property=\"og:image:alt\" content=\"Fire and Forget: {title}. {about}\">\n\
         <meta name=\"twitter:card\" content=\"summary_large_image\">\n</head>",
        text(&format!("{root}{}", described.picture()))
    );
    page.replacen("</head>", &head, 1)
}

/// The page without the description of the whole book, which mdBook gives to each.
fn without_description(page: &str) -> String {
    const BEGINS: &str = "<meta name=\"description\" content=\"";
    let Some(start) = page.find(BEGINS) else { return page.to_owned() };
    let Some(length) = page[start..].find('>') else { return page.to_owned() };
    format!("{}{}", &page[..start], page[start + length + 1..].trim_start())
}

#[cfg(test)]
mod tests {
    use super::*;

    const LESSON: &str = "# A\n\n*About 5 minutes.* **The question: who pays for\nthe `wait`?**\n\nRun this.\n";

    #[test]
    fn a_lesson_is_described_by_its_question() {
        let described = Described::of(Path::new("money/a.md"), "A", Some("Money"), LESSON);
        assert_eq!((described.page.as_path(), described.about.as_str()), (Path::new("money/a.html"), "Who pays for the wait?"));
    }

    #[test]
    fn other_pages_begin_with_their_first_paragraph() {
        let long = format!("# B\n\n{}\n", "word ".repeat(60));
        let described = Described::of(Path::new("b.md"), "B", None, &long);
        assert!(described.about.ends_with("word …") && described.about.chars().count() <= MOST_CHARACTERS + 2);
    }

    #[test]
    fn the_head_has_one_description_and_a_picture_that_can_be_found() {
        let pages = [Described::of(Path::new("money/a.md"), "A \"quoted\"", Some("Money & more"), LESSON)];
        let page = "<head><meta name=\"description\" content=\"The book\">\n<title>A</title></head>";
        let here = with_description(page, Path::new("money/a.html"), &pages, None);
        assert_eq!(here.matches("name=\"description\"").count(), 1);
        assert!(here.contains("content=\"Who pays for the wait?\"") && !here.contains("The book"), "{here}");
        assert!(here.contains("content=\"A &quot;quoted&quot;\"") && here.contains("content=\"../previews/money-a.png\""), "{here}");
        assert!(here.contains("content=\"Fire and Forget: A &quot;quoted&quot;. Who pays for the wait?\""), "{here}");
        assert!(here.contains("<meta property=\"article:section\" content=\"Money &amp; more\">"), "{here}");
        let there = with_description(page, Path::new("money/a.html"), &pages, Some("https://a.org/book"));
        assert!(
            there.contains("href=\"https://a.org/book/money/a.html\"") && there.contains("\"https://a.org/book/previews/money-a.png\""),
            "{there}"
        );
        assert_eq!(with_description(page, Path::new("404.html"), &pages, None), page);
    }

    #[test]
    fn a_page_of_no_part_names_none_and_has_a_picture_too() {
        let pages = [Described::of(Path::new("glossary.md"), "Glossary", None, "# Glossary\n\nWords.\n")];
        for file in ["glossary.html", "index.html"] {
            let page = with_description("<head></head>", Path::new(file), &pages, None);
            assert!(page.contains("content=\"previews/glossary.png\"") && !page.contains("article:section"), "{page}");
        }
    }
}
