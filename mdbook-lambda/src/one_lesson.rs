//! One lesson, checked by itself: whatever path an author names, what it belongs to is run and nothing else.

use std::fs;
use std::path::{Component, Path, PathBuf};

use mdbook_driver::book::BookItem;

use crate::book::{Report, load, wasmtime_runner};
use crate::place::Chapter;
use crate::problem::Problem;
use crate::runner::Runner;
use crate::tree;
use crate::workshop::Workshop;

/// Checks the lesson that `path` is or belongs to: a chapter, an exercise's folder, a quiz, a scenario, or a file of one of them.
///
/// # Errors
/// All mistakes in the lesson and beside it, in order of file and line.
pub fn check_path(root: &Path, path: &Path) -> Result<Report, Vec<Problem>> {
    check_path_with(root, path, &mut wasmtime_runner(root))
}

/// As [`check_path`], with any runner.
///
/// # Errors
/// As [`check_path`].
pub fn check_path_with(root: &Path, path: &Path, runner: &mut Runner) -> Result<Report, Vec<Problem>> {
    let book = load(root)?;
    let src = book.config.book.src.clone();
    let lesson = lesson_of(root, &src, path).map_err(|problem| vec![problem])?;
    let beside = lesson.with_extension("");
    let asked = quizzes_in(&root.join(&beside));
    let mut chapters = std::collections::BTreeSet::new();
    let mut workshop = Workshop::new(root, runner);
    let mut own = None;
    for item in book.book.iter() {
        if let BookItem::Chapter(chapter) = item
            && let Some(page) = chapter.source_path.clone()
        {
            let file = src.join(&page);
            chapters.insert(file.clone());
            match file == lesson {
                true => own = Some((chapter, page)),
                false => workshop.pass_by(Chapter { file: &file, text: &chapter.content }, &page, &asked),
            }
        }
    }
    let ran_for_others = workshop.cells;
    if let Some((chapter, page)) = own {
        let place = Chapter { file: &lesson, text: &chapter.content };
        if chapter.number.is_some() {
            workshop.syllabus.begin_lesson(place, &page, &chapter.name);
        }
        workshop.chapter(place, &page, &chapter.name);
    }
    let questions = workshop.settle().questions;
    let Workshop { folders, showcases, scenarios, cells, wrong_variants, quizzes, mut problems, .. } = workshop;
    if problems.is_empty() {
        let known = folders.union(&showcases).cloned().collect();
        problems.extend(tree::strays(root, &src, &chapters, &known, &scenarios));
    }
    problems.retain(|problem| problem.file == lesson || problem.file.starts_with(&beside));
    if !problems.is_empty() {
        problems.sort();
        return Err(problems);
    }
    let (cells, quizzes) = (cells - ran_for_others, quizzes.count());
    let (exercises, showcases) = (folders.len(), showcases.len());
    Ok(Report { cells, exercises, wrong_variants, quizzes, questions, showcases, ran: runner.ran, cached: runner.cached })
}

/// The chapter that a path is or belongs to, from the root of the book.
fn lesson_of(root: &Path, src: &Path, path: &Path) -> Result<PathBuf, Problem> {
    let whole = if path.is_absolute() { path.to_path_buf() } else { root.join(path) };
    let from_root = normal(&whole).strip_prefix(normal(root)).map(Path::to_path_buf);
    let from_root = from_root.unwrap_or_else(|_| path.to_path_buf());
    let refuse = |message: &str| Err(Problem::in_file(&from_root, message));
    if !whole.exists() {
        return refuse("there is no such file or folder; check the path");
    }
    if !from_root.starts_with(src) {
        return refuse("this belongs to no lesson; name a chapter below src, an exercise's folder or a quiz");
    }
    let is_chapter = |file: &Path| file != src.join("SUMMARY.md") && root.join(file).is_file();
    let found = from_root.ancestors().map(|part| part.with_extension("md")).find(|chapter| chapter.starts_with(src) && is_chapter(chapter));
    match found {
        Some(chapter) => Ok(chapter),
        None => refuse("this belongs to no lesson; name a chapter below src, or what lies in the folder of its name"),
    }
}

/// The path without `.` and `..`.
fn normal(path: &Path) -> PathBuf {
    path.components().fold(PathBuf::new(), |mut normal, part| {
        match part {
            Component::CurDir => {}
            Component::ParentDir => drop(normal.pop()),
            part => normal.push(part),
        }
        normal
    })
}

/// The text of all quizzes in a folder: it names the cells that they ask of.
fn quizzes_in(folder: &Path) -> String {
    let files = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    files.filter(|file| file.to_string_lossy().ends_with(".quiz.toml")).filter_map(|file| fs::read_to_string(file).ok()).collect()
}
