//! What a reader must not find before it is asked for: lines of solutions, and reasons of answers.

use std::fs;
use std::path::{Path, PathBuf};

use crate::markdown::squeezed;

/// A reason that says what is right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Secret {
    /// Id of the quiz.
    pub(crate) quiz: String,
    /// Its words, without quotes and with single blanks.
    pub(crate) words: String,
}

/// The answers of all quizzes.
#[derive(Debug, Default)]
pub(crate) struct Answers {
    /// The one page that shows them, from the book's root.
    pub(crate) page: Option<PathBuf>,
    /// What no other page says.
    pub(crate) secrets: Vec<Secret>,
}

/// No line of a solution is in the search index.
pub(crate) fn keep_solutions_out_of_search(book: &Path, solutions: &[(String, String)]) -> Result<(), String> {
    for (_, plain) in indexes(book)? {
        if let Some((exercise, line)) = solutions.iter().find(|(_, line)| plain.contains(&without_quotes(line))) {
            return Err(format!("the search index holds a line of the solution of `{exercise}`: {line}"));
        }
    }
    Ok(())
}

/// No reason of an answer is in the search index, and none in a page but that of all answers. The page for printing has that page in it.
pub(crate) fn keep_answers_out(book: &Path, answers: &Answers) -> Result<(), String> {
    for (_, plain) in indexes(book)? {
        let plain = squeezed(&plain);
        if let Some(Secret { quiz, words }) = answers.secrets.iter().find(|secret| plain.contains(&secret.words)) {
            let page = answers.page.as_ref().map_or_else(|| "answers.md".into(), |page| page.with_extension("md"));
            return Err(format!(
                "the search index holds a reason of the quiz `{quiz}`: {words}\nbook.toml must keep the answers out of it: \
                 [output.html.search.chapter] \"{}\" = {{ enable = false }}",
                page.display()
            ));
        }
    }
    let allowed = |file: &Path| file == Path::new("print.html") || answers.page.as_deref() == Some(file);
    let mut pages = Vec::new();
    collect(book, &mut pages)?;
    for file in pages {
        let name = file.strip_prefix(book).unwrap_or(&file);
        if allowed(name) {
            continue;
        }
        let page = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        let words = words_of(&page);
        if let Some(Secret { quiz, words }) = answers.secrets.iter().find(|secret| words.contains(&secret.words)) {
            return Err(format!("{} holds a reason of the quiz `{quiz}`, which only its answers may: {words}", name.display()));
        }
    }
    Ok(())
}

/// The search index, by file; without the marks that are escaped in it.
fn indexes(book: &Path) -> Result<Vec<(String, String)>, String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(book).map_err(|error| format!("{}: {error}", book.display()))?.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with("searchindex") {
            let index = fs::read_to_string(entry.path()).map_err(|error| format!("{name}: {error}"))?;
            // The index is JSON inside a JavaScript string, so quotes may be escaped twice.
            found.push((name, without_quotes(&index)));
        }
    }
    Ok(found)
}

fn collect(folder: &Path, pages: &mut Vec<PathBuf>) -> Result<(), String> {
    for entry in fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?.flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, pages)?;
        } else if path.extension().is_some_and(|ending| ending == "html") {
            pages.push(path);
        }
    }
    Ok(())
}

/// The words of a page and of its data: without quotes and entities, with single blanks. What stands in its tags comes last.
fn words_of(page: &str) -> String {
    let (mut words, mut tags) = (String::with_capacity(page.len()), String::new());
    let mut rest = page;
    while let Some(open) = rest.find('<') {
        words.push_str(&rest[..open]);
        let tag = &rest[open..];
        let end = tag.find('>').map_or(tag.len(), |end| end + 1);
        // The end of a block is the end of a word; that of `code` is none. In JSON it is written `<\/p>`.
        let name = tag[1..end].trim_start_matches('\\').trim_end_matches(['>', '/']).split(' ').next().unwrap_or("");
        if ["p", "/p", "li", "/li", "div", "/div", "br", "td", "/td"].contains(&name) {
            words.push(' ');
        }
        tags.push_str(&tag[..end]);
        rest = &tag[end..];
    }
    words.extend([rest, " ", &tags]);
    let entities = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", ""),
        ("&#39;", ""),
        ("&#x27;", ""),
        ("&#10;", " "),
        ("&#123;", "{"),
        ("&nbsp;", " "),
        ("&amp;", "&"),
    ];
    let plain = entities.iter().fold(words, |words, (entity, meaning)| words.replace(entity, meaning));
    squeezed(&without_quotes(&plain))
}

/// A text without what is escaped differently in Python, Markdown and JSON.
pub(crate) fn without_quotes(text: &str) -> String {
    text.chars().filter(|character| !['\\', '"', '\''].contains(character)).collect()
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    #[test]
    fn a_reason_in_a_page_is_found_wherever_it_hides() {
        let book = TempDir::new().unwrap();
        let answers = Answers {
            page: Some("answers.html".into()),
            secrets: vec![Secret { quiz: "check".into(), words: "Nobody adds anything here.".into() }],
        };
        let refused = |file: &str, content: &str| {
            fs::write(book.path().join(file), content).unwrap();
            let outcome = keep_answers_out(book.path(), &answers);
            fs::remove_file(book.path().join(file)).unwrap();
            outcome.err()
        };
        assert_eq!(refused("answers.html", "<p>Nobody adds anything here.</p>"), None);
        assert_eq!(refused("print.html", "<p>Nobody adds anything here.</p>"), None);
        assert_eq!(refused("a.html", "<p>Nobody adds nothing here.</p>"), None);
        for page in [
            "<p>Nobody <b>adds</b>\nanything here.</p>",
            "<script>{\"why\": \"Nobody adds anything here.\"}</script>",
            "<p title='Nobody adds anything here.'></p>",
        ] {
            let sentence = refused("a.html", page).unwrap_or_else(|| panic!("{page}"));
            assert!(sentence.starts_with("a.html holds a reason of the quiz `check`"), "{sentence}");
        }
        assert!(refused("searchindex-1.js", "\"body\":\"Nobody adds anything here.\"").unwrap().contains("the search index"));
    }

    #[test]
    fn words_are_found_whatever_is_around_them() {
        let page = "<p>It <b>is</b>\n<code>a &lt; b</code>, &quot;so&quot;.</p><script>{\"why\":\"<p>No.<\\/p>\"}</script>";
        assert!(words_of(page).starts_with("It is a < b, so. {why: No. } "), "{}", words_of(page));
    }
}
