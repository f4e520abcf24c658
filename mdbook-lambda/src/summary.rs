//! `SUMMARY.md`: where it names what is not there. mdBook says that something is wrong, but not where.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::problem::Problem;

/// The mistakes of the summary of the book under `root`.
pub(crate) fn problems(root: &Path, src: &Path) -> Vec<Problem> {
    let file = src.join("SUMMARY.md");
    let Ok(text) = fs::read_to_string(root.join(&file)) else {
        return vec![Problem::in_file(&file, "cannot be read; write it, with a line `- [Title](part/lesson.md)` for each chapter")];
    };
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let mut problems = Vec::new();
    for (place, link) in links(&text) {
        let path = src.join(link);
        if !root.join(&path).is_file() {
            let message = format!("there is no {}; write it, or take this line away", path.display());
            problems.push(Problem::at(&file, &text, place, message));
        }
        if let Some(first) = seen.insert(link, place) {
            let first = Problem::at(&file, &text, first, "").line;
            problems.push(Problem::at(&file, &text, place, format!("{link} is in line {first} already; keep one of them")));
        }
    }
    problems
}

/// The links of a text, each with the byte where its address begins.
fn links(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.match_indices("](").filter_map(|(place, mark)| {
        let start = place + mark.len();
        let length = text[start..].find([')', '\n'])?;
        let link = &text[start..start + length];
        (!link.is_empty()).then_some((start, link))
    })
}
