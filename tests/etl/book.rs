//! The programs of the book, as its readers see them: the code of a cell, the files of an exercise.

use std::fs;

use workbook_tests::root;

/// The code of a cell, by its lesson and its id.
pub fn cell(lesson: &str, id: &str) -> String {
    let path = root().join("src").join(lesson);
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let opening = format!("```python,lambda,id={id},");
    let (_, after) = text.split_once(&opening).unwrap_or_else(|| panic!("{lesson} has no cell {id}"));
    let (_, code) = after.split_once('\n').expect("a cell has code");
    code.split_once("```").expect("a cell ends").0.to_owned()
}

/// A file of an exercise.
pub fn file(path: &str) -> String {
    let path = root().join("src").join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
