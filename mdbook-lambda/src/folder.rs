//! One exercise folder: what must be in it, and nothing else.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use exercise::Exercise;
use serde_json::Value;

use crate::fences::{Fence, Kind};
use crate::place::Chapter;
use crate::problem::Problem;

/// An exercise with the files of its folder.
#[derive(Debug)]
pub(crate) struct ExerciseFolder {
    /// What `exercise.toml` says.
    pub(crate) exercise: Exercise,
    /// The text of `exercise.toml`.
    pub(crate) toml: String,
    /// The folder, from the root of the book.
    pub(crate) folder: PathBuf,
    /// What the reader begins with.
    pub(crate) starter: String,
    /// One way to solve it.
    pub(crate) solution: String,
    /// File, code and the check whose message it must get.
    pub(crate) wrong: Vec<(String, String, String)>,
}

/// The id in a fence ```` ```lambda-exercise ```` or ```` ```lambda-quiz ````: `id = "greet-by-name"`.
pub(crate) fn marker_id(chapter: Chapter<'_>, fence: &Fence) -> Result<String, Problem> {
    let refuse = || {
        let message = match fence.kind {
            Kind::Quiz => "a lambda-quiz fence holds one line: `id = \"name-of-the-file\"`, which is that of its .quiz.toml",
            _ => "a lambda-exercise fence holds one line: `id = \"name-of-the-folder\"`",
        };
        chapter.problem(fence.place.start, message)
    };
    let value = fence.body.trim().strip_prefix("id").map(str::trim_start).and_then(|rest| rest.strip_prefix('='));
    let id = value.and_then(|value| value.trim().strip_prefix('"')?.strip_suffix('"')).ok_or_else(refuse)?;
    let good = !id.is_empty() && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    if good && fence.attributes.len() == 1 { Ok(id.to_owned()) } else { Err(refuse()) }
}

/// The folder of an exercise: `src/concepts/first.md` and `greet` give `src/concepts/first/greet`.
pub(crate) fn folder_of(chapter: &Path, id: &str) -> PathBuf {
    chapter.with_extension("").join(id)
}

impl ExerciseFolder {
    /// The scenario with the starter in it, and apart from it the steps.
    pub(crate) fn scenario_and_steps(&self) -> (Value, Value) {
        let mut scenario = self.exercise.scenario(&self.starter);
        let steps = scenario.as_object_mut().and_then(|scenario| scenario.remove("steps"));
        (scenario, steps.unwrap_or_default())
    }

    /// Reads the folder that a marker names.
    ///
    /// # Errors
    /// Whatever is missing, too much or wrong in it.
    pub(crate) fn read(root: &Path, chapter: Chapter<'_>, marker: usize, id: &str) -> Result<ExerciseFolder, Vec<Problem>> {
        let folder = folder_of(chapter.file, id);
        let settings = folder.join("exercise.toml");
        let Ok(text) = fs::read_to_string(root.join(&settings)) else {
            let message = format!("there is no {}; write it, with starter.py, solution.py and wrong-….py beside it", settings.display());
            return Err(vec![chapter.problem(marker, message)]);
        };
        let exercise = Exercise::parse(id, &text)
            .map_err(|error| vec![Problem { file: settings.clone(), line: error.line, column: error.column, message: error.message }])?;
        let mut problems = stray(root, &folder, &exercise);
        let mut read = |name: &str| {
            let file = folder.join(name);
            fs::read_to_string(root.join(&file)).unwrap_or_else(|error| {
                let message = match error.kind() {
                    std::io::ErrorKind::NotFound if name.starts_with("wrong-") => {
                        "there is no such file; write it, or take its line out of exercise.toml".to_owned()
                    }
                    std::io::ErrorKind::NotFound => format!("there is no such file; write it: an exercise needs {name}"),
                    std::io::ErrorKind::InvalidData => "this is no UTF-8 text; save it as UTF-8".to_owned(),
                    _ => format!("cannot be read: {error}"),
                };
                problems.push(Problem::in_file(&file, message));
                String::new()
            })
        };
        let found = ExerciseFolder {
            starter: read("starter.py"),
            solution: read("solution.py"),
            wrong: exercise.wrong.iter().map(|(name, check)| (name.clone(), read(name), check.clone())).collect(),
            folder: folder.clone(),
            toml: text,
            exercise,
        };
        if problems.is_empty() { Ok(found) } else { Err(problems) }
    }
}

/// Files in the folder that nobody uses.
fn stray(root: &Path, folder: &Path, exercise: &Exercise) -> Vec<Problem> {
    let known: BTreeSet<&str> =
        ["exercise.toml", "starter.py", "solution.py"].into_iter().chain(exercise.wrong.keys().map(String::as_str)).collect();
    let Ok(entries) = fs::read_dir(root.join(folder)) else {
        return Vec::new();
    };
    let mut names: Vec<String> = entries
        .filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned()))
        .filter(|name| !known.contains(name.as_str()))
        .collect();
    names.sort();
    names
        .into_iter()
        .map(|name| {
            let remedy = match name.starts_with("wrong-") {
                true => format!("add it to exercise.toml under [wrong]: \"{name}\" = \"id of a check\""),
                false => "an exercise has exercise.toml, starter.py, solution.py and wrong-….py; remove it".to_owned(),
            };
            Problem::in_file(&folder.join(&name), format!("nobody uses this file; {remedy}"))
        })
        .collect()
}
