//! The exercises of a book's sources, and the ids of its cells: what an export can be about.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use exercise::Exercise;

/// An exercise with the files that grading needs.
#[derive(Debug)]
pub struct BookExercise {
    /// What `exercise.toml` says.
    pub exercise: Exercise,
    /// What readers begin with.
    pub starter: String,
    /// The book's own way.
    pub solution: String,
    /// The solution's work in metered instructions, once somebody has asked.
    pub(super) needs: OnceLock<u64>,
    folder: PathBuf,
}

impl BookExercise {
    /// The file with this name in the exercise's folder, as the book has it: `wrong-prints.py`.
    ///
    /// # Errors
    /// The operating system's.
    pub fn read(&self, name: &str) -> std::io::Result<String> {
        fs::read_to_string(self.folder.join(name))
    }
}

/// A book, as grading sees it.
#[derive(Debug)]
pub struct Book {
    /// Its exercises, in the order in which a reader meets them.
    pub exercises: Vec<BookExercise>,
    places: BTreeMap<String, usize>,
    cells: BTreeSet<String>,
}

impl Book {
    /// Reads the sources of the book under `root`: `root/src`, as they are built.
    ///
    /// # Errors
    /// A sentence if there is no book, or an exercise cannot be read.
    pub fn read(root: &Path) -> Result<Book, String> {
        let src = root.join("src");
        let summary = fs::read_to_string(src.join("SUMMARY.md"))
            .map_err(|_| format!("{} has no src/SUMMARY.md; name the folder of the book's sources with `--book FOLDER`", root.display()))?;
        let mut files = Vec::new();
        collect(&src, &mut files)?;
        let chapters = chapters(&src, &summary, &files);
        let mut found = Vec::new();
        for file in files.iter().filter(|file| file.file_name().is_some_and(|name| name == "exercise.toml")) {
            let exercise = read_exercise(file)?;
            found.push((place_of(&exercise, &chapters), exercise));
        }
        found.sort_by_key(|(place, _)| *place);
        let exercises: Vec<BookExercise> = found.into_iter().map(|(_, exercise)| exercise).collect();
        if exercises.is_empty() {
            return Err(format!("{} has no exercises: there is no exercise.toml below it", src.display()));
        }
        let mut places = BTreeMap::new();
        for (place, exercise) in exercises.iter().enumerate() {
            if places.insert(exercise.exercise.name.clone(), place).is_some() {
                return Err(format!("two exercises of the book are called {}; `mdbook-lambda check` says where", exercise.exercise.name));
            }
        }
        let cells = chapters.iter().flat_map(|chapter| cell_ids(&chapter.text)).map(str::to_owned).collect();
        Ok(Book { exercises, places, cells })
    }

    /// The place of the exercise of that name.
    #[must_use]
    pub fn exercise(&self, id: &str) -> Option<usize> {
        self.places.get(id).copied()
    }

    /// Whether a cell of a lesson has this id.
    #[must_use]
    pub fn has_cell(&self, id: &str) -> bool {
        self.cells.contains(id)
    }
}

/// A chapter in the order of the summary.
struct Chapter {
    /// Its folder of exercises: `src/concepts/logs` for `src/concepts/logs.md`.
    folder: PathBuf,
    text: String,
}

fn chapters(src: &Path, summary: &str, files: &[PathBuf]) -> Vec<Chapter> {
    let place = |file: &Path| {
        let link = file.strip_prefix(src).unwrap_or(file).to_string_lossy().replace('\\', "/");
        summary.find(&format!("]({link})")).unwrap_or(usize::MAX)
    };
    let mut files: Vec<&PathBuf> = files.iter().filter(|file| file.extension().is_some_and(|ending| ending == "md")).collect();
    files.sort_by_key(|file| (place(file), (*file).clone()));
    let read = |file: &PathBuf| Chapter { folder: file.with_extension(""), text: fs::read_to_string(file).unwrap_or_default() };
    files.into_iter().map(read).collect()
}

/// Number of the chapter, and the place of the exercise's fence in it.
fn place_of(exercise: &BookExercise, chapters: &[Chapter]) -> (usize, usize) {
    let chapter = chapters.iter().position(|chapter| exercise.folder.parent() == Some(&chapter.folder));
    let fence = format!("id = \"{}\"", exercise.exercise.name);
    let place = chapter.and_then(|number| chapters[number].text.find(&fence));
    (chapter.unwrap_or(usize::MAX), place.unwrap_or(usize::MAX))
}

/// The ids of a chapter's cells: `id=…` in the info string of a fence with `lambda`.
fn cell_ids(text: &str) -> impl Iterator<Item = &str> {
    let infos = text.lines().filter_map(|line| {
        let line = line.trim_start();
        (line.starts_with("```") || line.starts_with("~~~")).then(|| line.trim_start_matches(['`', '~']))
    });
    infos.filter(|info| info.split(',').any(|word| word.trim() == "lambda")).filter_map(|info| {
        let id = info.split(',').find_map(|word| word.trim().strip_prefix("id="))?;
        Some(id.trim().trim_matches(['"', '\'']))
    })
}

fn read_exercise(toml: &Path) -> Result<BookExercise, String> {
    let folder = toml.parent().unwrap_or(Path::new("."));
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    let text = |file: &str| {
        let path = folder.join(file);
        fs::read_to_string(&path).map_err(|error| format!("{} cannot be read: {error}", path.display()))
    };
    let exercise = Exercise::parse(&name, &text("exercise.toml")?)
        .map_err(|error| format!("{}:{}:{}: {}", toml.display(), error.line, error.column, error.message))?;
    let (starter, solution) = (text("starter.py")?, text("solution.py")?);
    Ok(BookExercise { exercise, starter, solution, needs: OnceLock::new(), folder: folder.to_path_buf() })
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), String> {
    let listed = fs::read_dir(folder).map_err(|error| format!("{} cannot be listed: {error}", folder.display()))?;
    for entry in listed.flatten() {
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => collect(&entry.path(), files)?,
            _ => files.push(entry.path()),
        }
    }
    files.sort();
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::cell_ids;

    #[test]
    fn ids_of_cells() {
        let text = "```python,lambda,id=a,title=\"x, id=no\"\nid=b\n```\n~~~python, lambda, id='c'\n~~~\n```python,id=d\n```\n";
        assert_eq!(cell_ids(text).collect::<Vec<_>>(), ["a", "c"]);
    }
}
