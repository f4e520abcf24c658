//! What new lessons and exercises have in common: names, and ids that are free in the whole book.

use std::fs;
use std::path::{Path, PathBuf};

use crate::Result;
use crate::fingerprint::collect;
use crate::paths::Paths;

/// The parts of `concepts/logs/order-log`, each a name of the book.
///
/// # Errors
/// Another number of parts than `form` has, `PART/LESSON/NAME`, or a part that is no name.
pub fn names<'a, const N: usize>(path: &'a str, form: &str) -> Result<[&'a str; N]> {
    let parts: Vec<&str> = path.split('/').collect();
    let names: [&str; N] = parts.try_into().map_err(|_| format!("`{path}` is not {form}; write it with {} slashes, without src", N - 1))?;
    for name in names {
        let good = name.starts_with(|first: char| first.is_ascii_lowercase())
            && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
        if !good {
            return Err(format!(
                "`{name}` in `{path}` is no name; use lower-case letters, digits and hyphens: {form} like concepts/cold-start"
            ));
        }
    }
    Ok(names)
}

/// # Errors
/// When an id is taken, with the file that has it. Ids are for the whole book: readers' work is kept by them.
pub fn ids_are_free(paths: &Paths, ids: &[&str]) -> Result {
    let mut files = Vec::new();
    collect(&paths.root.join("src"), &mut files)?;
    for file in files.iter().filter(|file| file.extension().is_some_and(|ending| ending == "md")) {
        let text = read(file)?;
        if let Some(id) = ids.iter().find(|id| has_id(&text, id)) {
            return Err(format!("the id `{id}` is taken by {}; ids are for the whole book, choose another name", shown(paths, file)));
        }
    }
    Ok(())
}

/// Whether a fence has this id, in either form.
fn has_id(text: &str, id: &str) -> bool {
    let is_end = |rest: &str| !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '-');
    text.contains(&format!("id = \"{id}\""))
        || text.match_indices(&format!("id={id}")).any(|(place, found)| is_end(&text[place + found.len()..]))
}

/// # Errors
/// When it is there: nothing is overwritten.
pub fn is_new(paths: &Paths, path: &Path) -> Result {
    match path.symlink_metadata() {
        Ok(_) => {
            Err(format!("{} is there already, and nothing is overwritten; choose another name, or remove it first", shown(paths, path)))
        }
        Err(_) => Ok(()),
    }
}

/// # Errors
/// When the file cannot be read.
pub fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(|error| format!("{} cannot be read: {error}", path.display()))
}

/// The path from the root of the repository.
#[must_use]
pub fn shown(paths: &Paths, path: &Path) -> String {
    let short: PathBuf = path.strip_prefix(&paths.root).unwrap_or(path).to_path_buf();
    short.display().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_ids() {
        assert_eq!(names("concepts/tea-time", "PART/NAME").unwrap(), ["concepts", "tea-time"]);
        assert!(names::<2>("concepts", "PART/NAME").unwrap_err().contains("is not PART/NAME; write it with 1 slashes"));
        assert!(names::<2>("concepts/Tea", "PART/NAME").unwrap_err().contains("`Tea` in `concepts/Tea` is no name"));
        assert!(names::<2>("../x", "PART/NAME").is_err());
        assert!(has_id("```python,lambda,id=tea\n", "tea") && has_id("id = \"tea\"", "tea"));
        assert!(!has_id("```python,lambda,id=tea-time\n", "tea"));
    }
}
