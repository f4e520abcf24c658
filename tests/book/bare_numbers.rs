//! Numbers of AWS's stand in prose as references, `{{aws lambda.timeout.most_s}}`, so that they cannot grow old. Bare ones are found by
//! value and unit.

use std::collections::BTreeMap;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::chapters::{chapters, read};

/// Ends of the names of numbers, and the unit that a sentence writes for them.
const UNITS: [(&str, &str); 15] = [
    ("_mb", "MB"),
    ("_kb", "KB"),
    ("_gb", "GB"),
    ("_ms", "ms"),
    ("_s", "second"),
    ("_min", "minute"),
    ("_h", "hour"),
    ("_days", "day"),
    ("_bytes", "byte"),
    ("_characters", "character"),
    (".runs", "run"),
    (".environments", "environment"),
    (".concurrency", "call"),
    (".gb_seconds", "GB-second"),
    (".requests", "call"),
];

/// Where a number of the same value is another thing: chapter, what stands there, and why it may.
const ALLOWED: [(&str, &str, &str); 20] = [
    ("concepts/cold-and-warm.md", "100 ms", "the title of another lesson"),
    ("concepts/cold-and-warm.md", "1 ms", "the title of another lesson"),
    ("concepts/cold-and-warm.md", "10 minute", "how long a break is"),
    ("further-reading.md", "100 ms", "the title of a lesson, and history"),
    ("further-reading.md", "1 ms", "the title of a lesson, and of somebody's page"),
    ("differences.md", "1 ms", "what warm functions report"),
    ("differences.md", "5 minute", "what others measured"),
    ("differences.md", "30 second", "pymongo's own patience"),
    ("instructors-guide.md", "100 ms", "the title of a lesson"),
    ("instructors-guide.md", "1 ms", "the title of a lesson"),
    ("limits/when-not.md", "100 ms", "what each request of the example is billed"),
    ("limits/retries.md", "90 second", "a setting of the cell"),
    ("money/bill.md", "100 ms", "the title of the next lesson"),
    ("money/bill.md", "1 ms", "the title of the next lesson"),
    ("money/eras.md", "100 ms", "the lesson tells how the step was changed: its numbers are its subject, and its cells hold them"),
    ("money/eras.md", "1 ms", "the lesson tells how the step was changed: its numbers are its subject, and its cells hold them"),
    ("money/lines-cross.md", "60 second", "how long the load of the exercise takes"),
    ("money/memory.md", "100 ms", "the step of billing in the year of the table"),
    ("money/why.md", "24 hour", "a day"),
    ("serverless/triggers.md", "1 hour", "how an expression of a schedule is written"),
];

/// Sizes and times that examples choose as they like. A sentence that says what AWS *gives or allows* must refer all the same; that is for
/// the eye.
const EXAMPLES: [&str; 7] = ["128 MB", "512 MB", "1,024 MB", "5 minute", "1 minute", "2 second", "3 second"];

/// Value and unit of each number on the page of limits and prices, and its name.
fn known() -> BTreeMap<String, String> {
    let page = read("limits-and-prices.md");
    let names = page.split("{{aws ").skip(1).filter_map(|rest| rest.split_once("}}")).map(|(name, _)| name.trim());
    names.filter_map(|name| Some((format!("{} {}", mdbook_lambda::aws_number(name)?, unit(name)?), name.to_owned()))).collect()
}

fn unit(name: &str) -> Option<&'static str> {
    if name.contains(".price.") {
        return Some("USD");
    }
    UNITS.iter().find(|(end, _)| name.ends_with(end)).map(|(_, unit)| *unit)
}

/// The prose of a chapter: no code, no references, no markup, and not the minutes of a lesson.
fn prose(text: &str) -> String {
    let mut plain = String::new();
    let mut code = 0_usize;
    for event in Parser::new_ext(&without_references(text), Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::CodeBlock(_)) => code += 1,
            Event::End(TagEnd::CodeBlock) => code -= 1,
            Event::Text(words) if code == 0 => plain.push_str(&words),
            Event::Html(markup) | Event::InlineHtml(markup) => plain.push_str(&without_tags(&markup)),
            Event::SoftBreak | Event::HardBreak | Event::End(_) => plain.push(' '),
            _ => {}
        }
    }
    plain
}

fn without_references(text: &str) -> String {
    let text = match text.split_once("*About ").and_then(|(before, rest)| Some((before, rest.split_once(" minutes.*")?.1))) {
        Some((before, rest)) => format!("{before}{rest}"),
        None => text.to_owned(),
    };
    let mut pieces = text.split("{{");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |plain, piece| plain + "…" + piece.split_once("}}").map_or(piece, |(_, rest)| rest))
}

fn without_tags(markup: &str) -> String {
    markup.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, words)| words)).collect::<Vec<_>>().join(" ")
}

/// Each number with the unit behind it, as `128 MB`, `15 minute`.
fn numbers(prose: &str) -> Vec<String> {
    let words: Vec<&str> = prose.split_whitespace().collect();
    let found = words.windows(2).filter_map(|pair| {
        let [number, unit] = pair else { return None };
        let number = number.trim_matches(|c: char| !c.is_ascii_digit());
        let unit = unit.trim_matches(|c: char| !c.is_alphanumeric());
        let is_number = !number.is_empty() && number.chars().all(|c| c.is_ascii_digit() || c == ',' || c == '.');
        is_number.then(|| format!("{number} {}", unit.strip_suffix('s').filter(|one| one.len() > 2).unwrap_or(unit)))
    });
    found.collect()
}

#[test]
fn no_number_of_awss_is_bare() {
    let known = known();
    assert!(known.len() > 40, "{known:#?}");
    let mut bare = Vec::new();
    for chapter in chapters().iter().filter(|chapter| chapter.path != "limits-and-prices.md") {
        for number in numbers(&prose(&chapter.text)) {
            let Some(name) = known.get(&number) else { continue };
            let allowed = ALLOWED.iter().any(|(path, words, _)| *path == chapter.path && *words == number);
            if !allowed && !EXAMPLES.contains(&number.as_str()) {
                bare.push(format!("{}: {number}: write {{{{aws {name}}}}}, or add it to ALLOWED with the reason", chapter.path));
            }
        }
    }
    assert!(bare.is_empty(), "{bare:#?}");
}

#[test]
fn a_bare_number_is_found() {
    let text = "# A\n\n*About 15 minutes.* **The question?**\n\nAt most `10 MB`, {{aws x}} minutes, or *900 seconds*. <b>16 runs</b>\n";
    assert_eq!(numbers(&prose(text)), ["900 second", "16 run"]);
}
