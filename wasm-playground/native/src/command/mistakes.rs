//! The mistakes with a name that a run shows, as lines for people.

use std::cell::OnceCell;
use std::path::Path;

use exercise::{Mistake, mistakes_with};
use mini_cloud::{Event, Scenario};

use super::engines::Machines;

/// Nothing where no mistake shows.
#[must_use]
pub fn lines(scenario: &Scenario, events: &[Event], python: Option<&Path>) -> Vec<String> {
    let loaded = OnceCell::new();
    let stage = || -> Result<_, String> {
        let machines = loaded.get_or_init(|| Machines::find(python)).as_ref().map_err(ToString::to_string)?;
        Ok((scenario.clone(), machines.engines()))
    };
    let found = mistakes_with(scenario, events, &stage);
    if found.is_empty() {
        return Vec::new();
    }
    let mut lines = vec!["Mistakes that have a name:".to_owned()];
    for Mistake { title, saw, why, look, lesson, lesson_title, .. } in found {
        lines.push(format!("  {title}: {saw}"));
        lines.push(format!("    Why it matters: {why}"));
        lines.push(format!("    What to look at: {look}"));
        lines.push(format!("    Lesson: {lesson_title} (src/{lesson})"));
    }
    lines
}
