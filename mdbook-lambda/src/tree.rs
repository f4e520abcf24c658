//! What may lie under `src`: chapters of the summary, pictures, scenarios of cells, quizzes, and folders of exercises and of the gallery that
//! a chapter names.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::problem::Problem;

/// Endings of files that mdBook copies into the book as they are.
const PICTURES: [&str; 4] = ["svg", "png", "jpg", "webp"];

/// Files under `src` that no chapter leads to. Paths are from the root of the book.
pub(crate) fn strays(
    root: &Path,
    src: &Path,
    chapters: &BTreeSet<PathBuf>,
    exercises: &BTreeSet<PathBuf>,
    scenarios: &BTreeSet<PathBuf>,
) -> Vec<Problem> {
    let mut files = Vec::new();
    collect(root, src, exercises, &mut files);
    files.sort();
    files.into_iter().filter(|file| !scenarios.contains(file)).filter_map(|file| stray(src, chapters, &file)).collect()
}

/// All files below a folder, except those of known exercises and scenarios, which are looked after elsewhere.
fn collect(root: &Path, folder: &Path, exercises: &BTreeSet<PathBuf>, files: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(root.join(folder)) else {
        return;
    };
    let entries: Vec<_> = entries.flatten().collect();
    // One message for a forgotten exercise, not one for each of its files.
    if let Some(marker) = ["exercise.toml", "scenario.toml"].iter().find(|name| entries.iter().any(|entry| entry.file_name() == **name)) {
        return files.push(folder.join(marker));
    }
    for entry in entries {
        let path = folder.join(entry.file_name());
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => {
                if !exercises.contains(&path) {
                    collect(root, &path, exercises, files);
                }
            }
            _ => files.push(path),
        }
    }
}

fn stray(src: &Path, chapters: &BTreeSet<PathBuf>, file: &Path) -> Option<Problem> {
    let name = file.file_name()?.to_string_lossy();
    let ending = file.extension().map(|ending| ending.to_string_lossy().into_owned()).unwrap_or_default();
    let message = match ending.as_str() {
        _ if name.starts_with('.') => return None,
        "md" if file == src.join("SUMMARY.md") || chapters.contains(file) => return None,
        "md" => "this chapter is not in SUMMARY.md; add it there or remove it".to_owned(),
        ending if PICTURES.contains(&ending) => return None,
        _ if name == "exercise.toml" => {
            let id = file.parent()?.file_name()?.to_string_lossy().into_owned();
            let chapter = file.parent()?.parent()?.with_extension("md");
            format!("no chapter names this exercise; put a fence ```lambda-exercise with id = \"{id}\" into {}", chapter.display())
        }
        _ if name == "scenario.toml" => {
            let id = file.parent()?.file_name()?.to_string_lossy().into_owned();
            let chapter = file.parent()?.parent()?.with_extension("md");
            format!("no gallery names this scenario; write {id} into the fence ```lambda-playground of {}", chapter.display())
        }
        "toml" if name.ends_with(".quiz.toml") => {
            let (id, chapter) = (name.strip_suffix(".quiz.toml")?, file.parent()?.with_extension("md"));
            format!("no chapter names this quiz; put a fence ```lambda-quiz with id = \"{id}\" into {}", chapter.display())
        }
        "toml" => {
            let name = file.file_stem()?.to_string_lossy().into_owned();
            format!("no cell names this scenario; write `scenario={name}` into a cell of {}", file.parent()?.with_extension("md").display())
        }
        "py" => {
            let (name, chapter) = (file.file_name()?.to_string_lossy(), file.parent()?.with_extension("md"));
            format!("no cell uses this file; write `files=\"{name}\"` into a cell of {}, or remove it", chapter.display())
        }
        _ => "nobody uses this file; lessons are chapters, pictures and exercise folders".to_owned(),
    };
    Some(Problem::in_file(file, message))
}
