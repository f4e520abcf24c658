//! `cargo xtask new-exercise`: an exercise that works, in its lesson.

use crate::Result;
use crate::authoring::{ids_are_free, is_new, names, read};
use crate::fingerprint::write;
use crate::paths::Paths;

/// The files of an exercise, as they are written: starter fails, solution passes, each mistake gets its message.
const TEMPLATES: [(&str, &str); 6] = [
    ("exercise.toml", include_str!("templates/exercise.toml")),
    ("starter.py", include_str!("templates/starter.py")),
    ("solution.py", include_str!("templates/solution.py")),
    ("wrong-prints.py", include_str!("templates/wrong-prints.py")),
    ("wrong-counts.py", include_str!("templates/wrong-counts.py")),
    ("wrong-first-price.py", include_str!("templates/wrong-first-price.py")),
];

/// The heading that closes a lesson, and the one above its exercises.
const LAST_HEADING: &str = "\n## Remember\n";
const OWN_HEADING: &str = "\n## Your turn\n";

/// Writes the folder `src/PART/LESSON/NAME` and puts the exercise's fence into `src/PART/LESSON.md`. Gives what to do next.
///
/// # Errors
/// A lesson that is not there, a name or id that is taken. Nothing is written then.
pub fn new_exercise(paths: &Paths, path: &str) -> Result<String> {
    let [part, lesson, name] = names(path, "PART/LESSON/NAME")?;
    let chapter = paths.root.join(format!("src/{part}/{lesson}.md"));
    if !chapter.is_file() {
        return Err(format!(
            "there is no lesson src/{part}/{lesson}.md; write it first: `cargo xtask new-lesson {part}/{lesson} \"Its title\"`"
        ));
    }
    let folder = chapter.with_extension("").join(name);
    is_new(paths, &folder)?;
    ids_are_free(paths, &[name])?;
    let with_fence = with_fence(&read(&chapter)?, name);
    TEMPLATES.iter().try_for_each(|(file, text)| write(&folder.join(file), text.as_bytes()))?;
    write(&chapter, with_fence.as_bytes())?;
    Ok(format!(
        "src/{part}/{lesson}/{name} is there, and its fence is in src/{part}/{lesson}.md; the exercise works as it is.\n\
         Next: make it yours, beginning with exercise.toml. `cargo xtask check src/{part}/{lesson}/{name}` says what is wrong."
    ))
}

/// The lesson with the exercise before what is to be remembered, or at its end.
fn with_fence(lesson: &str, name: &str) -> String {
    let heading = if lesson.contains(OWN_HEADING) { "" } else { &OWN_HEADING[1..] };
    let gap = if heading.is_empty() { "" } else { "\n" };
    let own = format!("{heading}{gap}Say in a sentence or two what to do.\n\n```lambda-exercise\nid = \"{name}\"\n```\n");
    match lesson.rfind(LAST_HEADING) {
        Some(place) => format!("{}\n{own}{}", &lesson[..place], &lesson[place..]),
        None => format!("{}\n\n{own}", lesson.trim_end()),
    }
}

#[cfg(test)]
mod tests {
    use super::with_fence;

    #[test]
    fn the_fence_stands_before_what_is_to_be_remembered() {
        let fence = "Say in a sentence or two what to do.\n\n```lambda-exercise\nid = \"x\"\n```\n";
        assert_eq!(
            with_fence("# A\n\nText.\n\n## Remember\n\n- B\n", "x"),
            format!("# A\n\nText.\n\n## Your turn\n\n{fence}\n## Remember\n\n- B\n")
        );
        assert_eq!(with_fence("# A\n\n## Your turn\n\nDo.\n", "x"), format!("# A\n\n## Your turn\n\nDo.\n\n{fence}"));
    }
}
