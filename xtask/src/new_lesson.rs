//! `cargo xtask new-lesson`: a chapter that works, in the book's summary.

use crate::Result;
use crate::authoring::{ids_are_free, is_new, names, read};
use crate::fingerprint::write;
use crate::paths::Paths;

const TEMPLATE: &str = include_str!("templates/lesson.md");

/// Writes `src/PART/NAME.md` and names it behind the last lesson of its part in `src/SUMMARY.md`. Gives what to do next.
///
/// # Errors
/// A part that is not there, a name or id that is taken, a title that a link cannot have. Nothing is written then.
pub fn new_lesson(paths: &Paths, path: &str, title: &str) -> Result<String> {
    let [part, name] = names(path, "PART/NAME")?;
    let title = title.trim();
    if title.is_empty() || title.contains(['\n', '[', ']', '\\']) {
        return Err("the title is one line of words, without brackets: write \"Cold and warm\"".to_owned());
    }
    let lesson = paths.root.join(format!("src/{part}/{name}.md"));
    is_new(paths, &lesson)?;
    is_new(paths, &lesson.with_extension(""))?;
    ids_are_free(paths, &[name, &format!("{name}-broken")])?;
    let summary = paths.root.join("src/SUMMARY.md");
    let with_lesson = listed(&read(&summary)?, part, name, title)?;
    // In a value in quotes, a quote is written twice.
    let text = TEMPLATE.replace("LABEL", &title.replace('"', "\"\"")).replace("TITLE", title).replace("NAME", name);
    write(&lesson, text.as_bytes())?;
    write(&summary, with_lesson.as_bytes())?;
    Ok(format!(
        "src/{part}/{name}.md is there and in src/SUMMARY.md; it works as it is.\n\
         Next: write your lesson over it. `cargo xtask check src/{part}/{name}.md` says what is wrong,\n\
         `cargo xtask serve` shows it, `cargo xtask new-exercise {part}/{name}/NAME` adds an exercise."
    ))
}

/// The summary with one line more.
fn listed(summary: &str, part: &str, name: &str, title: &str) -> Result<String> {
    let part_of = |line: &str| Some(line.split_once("](")?.1.split_once('/')?.0.to_owned());
    let lines: Vec<&str> = summary.lines().collect();
    let Some(last) = lines.iter().rposition(|line| part_of(line).as_deref() == Some(part)) else {
        let mut parts: Vec<String> = lines.iter().filter_map(|line| part_of(line)).collect();
        parts.dedup();
        let message = "or begin the part in src/SUMMARY.md by hand: a line `# Its title`, and below it its first lesson";
        return Err(format!("there is no part `{part}`; the parts are {}, {message}", parts.join(", ")));
    };
    let line = format!("- [{title}]({part}/{name}.md)");
    let (before, after) = lines.split_at(last + 1);
    Ok([before, &[line.as_str()], after].concat().join("\n") + "\n")
}

#[cfg(test)]
mod tests {
    use super::listed;

    const SUMMARY: &str = "# Summary\n\n[How](how.md)\n\n# Concepts\n\n- [A](concepts/a.md)\n\n# Money\n\n- [B](money/b.md)\n";

    #[test]
    fn a_lesson_stands_behind_the_others_of_its_part() {
        let expected = SUMMARY.replace("a.md)\n", "a.md)\n- [Tea](concepts/tea.md)\n");
        assert_eq!(listed(SUMMARY, "concepts", "tea", "Tea").unwrap(), expected);
        let refused = listed(SUMMARY, "concept", "tea", "Tea").unwrap_err();
        assert!(refused.starts_with("there is no part `concept`; the parts are concepts, money, or begin"), "{refused}");
    }
}
