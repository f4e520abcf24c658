//! The deployment package: what lies in /var/task.

use std::collections::BTreeMap;
use std::path::Path;

use mini_lambda::figures::CODE_BYTES;

use super::input::{not_utf8, reason};
use super::outcome::Failure;

/// Folders that no package wants, even if they lie beside the code.
const LEFT_OUT: [&str; 5] = ["__pycache__", ".git", ".venv", "venv", "node_modules"];

/// The most that a path's depth may be: a link to a folder above would lead round for ever.
const DEEPEST: usize = 32;

/// Reads files and folders. A file lies in the package by its own name, a folder's content by its path in the folder.
///
/// # Errors
/// [`Failure::WrongInput`] for what cannot be read, is no text, is there twice, or is too large altogether.
pub fn read(code: &[impl AsRef<Path>]) -> Result<BTreeMap<String, String>, Failure> {
    let mut package = Package::default();
    for path in code {
        let path = path.as_ref();
        let about = std::fs::metadata(path).map_err(|error| refuse(path, reason(&error)))?;
        if about.is_dir() {
            package.add_folder(path, "", 0)?;
        } else {
            let name = path.file_name().ok_or_else(|| refuse(path, "this names no file".to_owned()))?;
            package.add_file(path, &name_of(path, name)?)?;
        }
    }
    if package.files.is_empty() {
        return Err(Failure::WrongInput("the deployment package is empty: name at least one file, for example app.py".to_owned()));
    }
    Ok(package.files)
}

#[derive(Default)]
struct Package {
    files: BTreeMap<String, String>,
    bytes: usize,
}

impl Package {
    fn add_folder(&mut self, folder: &Path, inside: &str, depth: usize) -> Result<(), Failure> {
        if depth > DEEPEST {
            return Err(refuse(folder, format!("folders are nested more than {DEEPEST} deep; does a link lead back up?")));
        }
        let entries = std::fs::read_dir(folder).map_err(|error| refuse(folder, reason(&error)))?;
        for entry in entries {
            let path = entry.map_err(|error| refuse(folder, reason(&error)))?.path();
            let Some(name) = path.file_name() else { continue };
            let name = name_of(&path, name)?;
            if LEFT_OUT.contains(&name.as_str()) {
                continue;
            }
            let about = std::fs::metadata(&path).map_err(|error| refuse(&path, reason(&error)))?;
            if about.is_dir() {
                self.add_folder(&path, &format!("{inside}{name}/"), depth + 1)?;
            } else {
                self.add_file(&path, &format!("{inside}{name}"))?;
            }
        }
        Ok(())
    }

    fn add_file(&mut self, path: &Path, name: &str) -> Result<(), Failure> {
        let about = std::fs::metadata(path).map_err(|error| refuse(path, reason(&error)))?;
        if !about.is_file() {
            return Err(refuse(path, "this is no plain file; a package holds files and folders".to_owned()));
        }
        self.bytes = self.bytes.saturating_add(usize::try_from(about.len()).unwrap_or(usize::MAX));
        if self.bytes > CODE_BYTES {
            return Err(refuse(path, format!("with it the package is too large: Unzipped size must be smaller than {CODE_BYTES} bytes")));
        }
        let bytes = std::fs::read(path).map_err(|error| refuse(path, reason(&error)))?;
        let text = String::from_utf8(bytes).map_err(|error| refuse(path, not_utf8(&error.utf8_error())))?;
        if self.files.insert(name.to_owned(), text).is_some() {
            return Err(refuse(path, format!("there is a file {name:?} in the package already; name it once")));
        }
        Ok(())
    }
}

fn name_of(path: &Path, name: &std::ffi::OsStr) -> Result<String, Failure> {
    name.to_str().map(str::to_owned).ok_or_else(|| refuse(path, "its name is not UTF-8; rename it".to_owned()))
}

fn refuse(path: &Path, problem: String) -> Failure {
    Failure::WrongInput(format!("the code, {}: {problem}", path.display()))
}
