//! Files as readers hand them in, each with what must be said of it.

use std::fs;
use std::path::Path;

use mini_lambda_cli::grading::book::BookExercise;
use mini_lambda_cli::grading::row::{Row, State};
use serde_json::{Map, Value, json};

/// The page's format, and its version.
pub const FORMAT: &str = "fire-and-forget-work";
pub const VERSION: u64 = 1;

/// One file.
pub struct HandedIn {
    /// Its name, from the folder.
    pub name: String,
    content: Content,
    /// The rows that it must get, in order.
    pub expected: Vec<Expected>,
}

enum Content {
    Bytes(Vec<u8>),
    /// So many zeros, which take no room on the disk.
    Zeros(u64),
    /// A link to this path.
    Link(&'static str),
}

/// What a row must say.
#[derive(Debug)]
pub struct Expected {
    pub exercise: Option<String>,
    pub state: State,
    /// Goals reached, where that is known.
    pub passed: Option<usize>,
    /// The whole message if it is the author's, else a part of message or note.
    pub says: Says,
}

/// What is known of message and note.
#[derive(Debug)]
pub enum Says {
    Anything,
    Exactly(String),
    Part(&'static str),
}

impl Expected {
    /// A row about an exercise.
    pub fn of(exercise: &str, state: State, says: Says) -> Expected {
        Expected { exercise: Some(exercise.to_owned()), state, passed: None, says }
    }

    /// A row about the whole file.
    pub fn whole(state: State, part: &'static str) -> Expected {
        Expected { exercise: None, state, passed: None, says: Says::Part(part) }
    }

    pub fn is_met(&self, row: &Row) -> bool {
        let says = match &self.says {
            Says::Anything => true,
            Says::Exactly(message) => row.message == *message,
            Says::Part(part) => row.message.contains(part) || row.note.contains(part),
        };
        let passed = self.passed.is_none_or(|passed| row.passed == Some(passed));
        row.exercise == self.exercise && row.state == self.state && says && passed
    }
}

impl HandedIn {
    pub fn bytes(name: impl Into<String>, bytes: impl Into<Vec<u8>>, expected: Vec<Expected>) -> HandedIn {
        HandedIn { name: name.into(), content: Content::Bytes(bytes.into()), expected }
    }

    pub fn json(name: impl Into<String>, file: &Value, expected: Vec<Expected>) -> HandedIn {
        HandedIn::bytes(name, file.to_string(), expected)
    }

    pub fn zeros(name: &str, count: u64, expected: Expected) -> HandedIn {
        HandedIn { name: name.to_owned(), content: Content::Zeros(count), expected: vec![expected] }
    }

    pub fn link(name: &str, target: &'static str, expected: Expected) -> HandedIn {
        HandedIn { name: name.to_owned(), content: Content::Link(target), expected: vec![expected] }
    }

    /// Puts it into a folder.
    pub fn write(&self, folder: &Path) {
        let path = folder.join(&self.name);
        fs::create_dir_all(path.parent().expect("it lies in the folder")).expect("a folder for the file");
        match &self.content {
            Content::Bytes(bytes) => fs::write(path, bytes).expect("written"),
            Content::Zeros(count) => fs::File::create(path).and_then(|file| file.set_len(*count)).expect("written"),
            #[cfg(unix)]
            Content::Link(target) => std::os::unix::fs::symlink(target, path).expect("linked"),
            // Elsewhere a link needs rights that a test has not; a file that is no JSON must get another sentence.
            #[cfg(not(unix))]
            Content::Link(target) => panic!("no link to {target} here"),
        }
    }
}

/// An export as the page writes it, with these cells.
pub fn export(cells: Map<String, Value>, passed: &[&str]) -> Value {
    json!({ "format": FORMAT, "version": VERSION, "saved_at": "2026-11-27T20:00:00.000Z", "cells": cells, "passed": passed })
}

/// The exercise's cell with this code, as the page keeps it: without the last line break.
pub fn cell(exercise: &BookExercise, code: &str) -> Value {
    let plain = |text: &str| text.strip_suffix('\n').unwrap_or(text).to_owned();
    let file = json!({ "code": plain(code), "starter": plain(&exercise.starter) });
    json!({ "files": { exercise.exercise.file_name(): file }, "event": null, "settings": {}, "starter_hash": "0123456789abcdef" })
}

/// An export with one exercise.
pub fn export_of(exercise: &BookExercise, code: &str) -> Value {
    export(Map::from_iter([(exercise.exercise.name.clone(), cell(exercise, code))]), &[])
}
