//! The Playground's gallery: folders beside its page, each a scenario with the code of its functions.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use exercise::Showcase;
use serde_json::Value;

use crate::fences::Fence;
use crate::place::Chapter;
use crate::problem::Problem;

/// A scenario with the code that lies beside it.
#[derive(Debug)]
pub(crate) struct Piece {
    /// What `scenario.toml` says.
    pub(crate) showcase: Showcase,
    /// The folder, from the root of the book.
    pub(crate) folder: PathBuf,
    /// The text of `scenario.toml`.
    pub(crate) toml: String,
    /// Path and text of each file, by function.
    pub(crate) code: BTreeMap<String, BTreeMap<String, String>>,
}

/// The ids in a fence ```` ```lambda-playground ````, one a line, each with its place in the chapter.
pub(crate) fn listed(chapter: Chapter<'_>, fence: &Fence) -> Result<Vec<(String, usize)>, Problem> {
    let mut ids = Vec::new();
    let mut at = fence.place.start;
    for line in chapter.text[fence.place.clone()].split_inclusive('\n') {
        let (place, id) = (at, line.trim());
        at += line.len();
        if id.is_empty() || id.starts_with("```") || id.starts_with("~~~") {
            continue;
        }
        if !id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-') {
            let message = "a lambda-playground fence holds the folders of its scenarios, one a line: `first-handler`";
            return Err(chapter.problem(place, message));
        }
        ids.push((id.to_owned(), place));
    }
    match ids.is_empty() {
        true => Err(chapter.problem(fence.place.start, "the gallery is empty; write the folder of a scenario into the fence, one a line")),
        false => Ok(ids),
    }
}

/// The folder of a scenario: `src/playground.md` and `retries` give `src/playground/retries`.
pub(crate) fn folder_of(chapter: &Path, id: &str) -> PathBuf {
    chapter.with_extension("").join(id)
}

impl Piece {
    /// Reads the folder of a scenario.
    ///
    /// # Errors
    /// Whatever is missing, too much or wrong in it.
    pub(crate) fn read(root: &Path, chapter: Chapter<'_>, place: usize, id: &str) -> Result<Piece, Vec<Problem>> {
        let folder = folder_of(chapter.file, id);
        let file = folder.join("scenario.toml");
        let Ok(toml) = fs::read_to_string(root.join(&file)) else {
            let message = format!("there is no {}; write it, with a folder beside it for the code of each function", file.display());
            return Err(vec![chapter.problem(place, message)]);
        };
        let showcase = Showcase::parse(id, &toml)
            .map_err(|error| vec![Problem { file: file.clone(), line: error.line, column: error.column, message: error.message }])?;
        let mut problems = Vec::new();
        let mut code = BTreeMap::new();
        for function in showcase.function_names() {
            let mut files = BTreeMap::new();
            read_files(&root.join(&folder).join(function), "", &mut files);
            if files.is_empty() {
                let message = format!("the function {function} has no code; put app.py into {}", folder.join(function).display());
                problems.push(Problem::in_file(&file, message));
            }
            code.insert(function.to_owned(), files);
        }
        problems.extend(strays(root, &folder, &showcase));
        if problems.is_empty() { Ok(Piece { showcase, folder, toml, code }) } else { Err(problems) }
    }

    /// The whole scenario.
    pub(crate) fn scenario(&self) -> Value {
        self.showcase.scenario(&self.code)
    }

    /// All that readers are shown of it.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &String> {
        self.code.values().flat_map(BTreeMap::values).chain([&self.toml])
    }
}

/// The files of a folder and of those below it.
fn read_files(folder: &Path, below: &str, files: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = format!("{below}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            read_files(&entry.path(), &format!("{name}/"), files);
        } else if let Ok(text) = fs::read_to_string(entry.path()) {
            files.insert(name, text);
        }
    }
}

/// What lies in the folder and belongs to nobody.
fn strays(root: &Path, folder: &Path, showcase: &Showcase) -> Vec<Problem> {
    let known: BTreeSet<&str> = showcase.function_names().chain(["scenario.toml"]).collect();
    let mut names: Vec<String> = fs::read_dir(root.join(folder))
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned()))
        .filter(|name| !known.contains(name.as_str()))
        .collect();
    names.sort();
    let message = "nobody uses this; beside scenario.toml lie only folders that are called like its functions";
    names.into_iter().map(|name| Problem::in_file(&folder.join(name), message)).collect()
}
