//! Each term of the glossary stands there once, in order, and a lesson leads to it.

use crate::chapters::{lessons, read};

fn terms() -> Vec<String> {
    read("glossary.md").lines().filter_map(|line| line.strip_prefix("## ")).map(str::to_owned).collect()
}

fn anchor(term: &str) -> String {
    term.to_lowercase().replace(' ', "-")
}

#[test]
fn terms_are_in_order_and_there_once() {
    let found: Vec<String> = terms().iter().map(|term| term.to_lowercase()).collect();
    let mut sorted = found.clone();
    sorted.sort();
    sorted.dedup();
    assert!(found.len() > 40);
    assert_eq!(found, sorted);
}

#[test]
fn a_lesson_leads_to_each_term() {
    let lessons = lessons();
    let linked = |term: &str| lessons.iter().any(|lesson| lesson.text.contains(&format!("](../glossary.md#{})", anchor(term))));
    let forgotten: Vec<_> = terms().into_iter().filter(|term| !linked(term)).collect();
    assert!(forgotten.is_empty(), "link these where a lesson needs them first: {forgotten:#?}");
}

#[test]
fn each_term_says_in_which_lesson_it_is_linked() {
    let glossary = read("glossary.md");
    let mut wrong = Vec::new();
    for entry in glossary.split("\n## ").skip(1) {
        let term = entry.lines().next().unwrap_or_default();
        let lesson = entry.rsplit_once("](").and_then(|(_, rest)| rest.split_once(')')).map(|(path, _)| path).unwrap_or_default();
        if !read(lesson).contains(&format!("glossary.md#{})", anchor(term))) {
            wrong.push(format!("{term}: {lesson}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
