//! Each lesson is built alike: a question in its first lines, something to run on the first screen, to predict, to break, to remember.

use crate::chapters::lessons;

/// A first screen has about so many lines of Markdown; pictures do not count.
const FIRST_SCREEN: usize = 40;

/// What is wrong with a lesson.
fn faults(text: &str) -> Vec<&'static str> {
    let mut lines = text.lines();
    let begins = lines.next().is_some_and(|line| line.starts_with("# ")) && lines.next() == Some("");
    let opening: String = text.lines().skip(2).take_while(|line| !line.is_empty()).collect::<Vec<_>>().join(" ");
    let first_screen = text.lines().filter(|line| !line.starts_with('<')).take(FIRST_SCREEN);
    let mut faults = Vec::new();
    let mut must = |holds: bool, fault: &'static str| {
        if !holds {
            faults.push(fault);
        }
    };
    must(begins, "begins with its title and an empty line");
    must(opening.starts_with("*About ") && opening.contains(" minutes.* **The question: "), "says minutes and question in its first lines");
    must(opening.contains('?') && opening.ends_with("**"), "the question ends with a question mark, and nothing stands behind it");
    must(first_screen.into_iter().any(|line| line.starts_with("```python,lambda,")), "has something to run on the first screen");
    must(
        text.contains("<summary>Predict: ") || text.contains("\nkind = \"predict\"") || text.contains("```lambda-quiz"),
        "has something to predict",
    );
    must(text.lines().any(|line| line.starts_with("## Break it")), "has something to break");
    must(text.contains("\n## Your turn"), "has an exercise under the heading Your turn");
    must(text.contains("\n## Remember\n\n- "), "says what to remember");
    must(text.trim_end().rsplit("\n\n").next().is_some_and(|last| last.contains("](")), "ends with a link that leads on");
    faults
}

#[test]
fn every_lesson_is_built_alike() {
    let lessons = lessons();
    assert!(lessons.len() >= 29, "the summary has {} lessons", lessons.len());
    let found: Vec<String> =
        lessons.iter().flat_map(|lesson| faults(&lesson.text).into_iter().map(|fault| format!("{} must: {fault}", lesson.path))).collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn a_lesson_without_anything_has_all_faults() {
    assert_eq!(faults("# A\n\nText.\n").len(), 8);
}
