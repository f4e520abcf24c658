//! The files of a folder that readers have filled: what is there, never what it points to.

use std::fs;
use std::path::{Path, PathBuf};

/// Folders inside one another that are looked at; whoever collects work needs two or three.
const DEEPEST: usize = 16;

/// Files that are looked at. More are a mistake of the path: thirty people hand in thirty.
const MOST_FILES: usize = 100_000;

/// All that is not a folder, in order of name. What begins with a dot was put there by the machine, and `__MACOSX` by macOS.
///
/// # Errors
/// A sentence if the folder itself cannot be listed, or holds too much.
pub(super) fn files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut files = Vec::new();
    let listed = fs::read_dir(folder).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => format!("there is no folder {}; check the path", folder.display()),
        std::io::ErrorKind::NotADirectory => format!("{} is a file; name the folder in which it lies", folder.display()),
        _ => format!("{} cannot be listed: {error}", folder.display()),
    })?;
    collect(listed, 0, &mut files)?;
    files.sort();
    Ok(files)
}

fn collect(listed: fs::ReadDir, depth: usize, files: &mut Vec<PathBuf>) -> Result<(), String> {
    for entry in listed.flatten() {
        let name = entry.file_name();
        if name.to_string_lossy().starts_with('.') || name == "__MACOSX" {
            continue;
        }
        // Of the entry itself: a link is not followed, so it leads neither in circles nor out of the folder.
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir()) && depth < DEEPEST;
        match is_folder.then(|| fs::read_dir(entry.path())) {
            Some(Ok(below)) => collect(below, depth + 1, files)?,
            _ => files.push(entry.path()),
        }
        if files.len() > MOST_FILES {
            return Err(format!("there are more than {MOST_FILES} files; name the folder that holds only the work to grade"));
        }
    }
    Ok(())
}
