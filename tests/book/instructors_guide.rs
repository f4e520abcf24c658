//! The plans of the instructor's guide have the minutes that the lessons name for themselves, and add up.

use crate::chapters::{lessons, read};

/// The minutes that a lesson says it takes.
pub fn minutes(text: &str) -> Option<u32> {
    text.split_once("*About ")?.1.split_once(" minutes.*")?.0.parse().ok()
}

#[test]
fn the_plans_add_up() {
    let guide = read("instructors-guide.md");
    let mut plans = 0;
    for section in guide.split("\n## ").filter(|section| section.contains("| **Together** |")) {
        let title = section.lines().next().unwrap_or_default();
        let mut sum = 0;
        for row in section.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| Lesson")) {
            let cells: Vec<&str> = row.trim_matches('|').split(" | ").map(str::trim).collect();
            let [what, number] = cells[..] else { panic!("{title}: {row}") };
            let number: u32 = number.trim_matches('*').parse().unwrap_or_else(|_| panic!("{title}: {row}"));
            if what == "**Together**" {
                assert_eq!(sum, number, "{title}");
                plans += 1;
                continue;
            }
            if let Some((_, path)) = what.trim_end_matches(')').split_once("](") {
                assert_eq!(minutes(&read(path)), Some(number), "{title}: {what}");
            }
            sum += number;
        }
    }
    assert_eq!(plans, 2, "three hours, and a day");
}

#[test]
fn three_hours_are_three_hours() {
    assert!(read("instructors-guide.md").contains("| **Together** | **180** |"));
}

#[test]
fn every_lesson_names_its_minutes() {
    let silent: Vec<String> = lessons().into_iter().filter(|lesson| minutes(&lesson.text).is_none()).map(|lesson| lesson.path).collect();
    assert!(silent.is_empty(), "{silent:#?}");
}
