//! Files that are broken, of somebody else, or changed by hand.

use mini_lambda_cli::grading::book::{Book, BookExercise};
use mini_lambda_cli::grading::row::State;
use serde_json::{Map, Value, json};

use crate::files::{Expected, FORMAT, HandedIn, Says, cell, export, export_of};

const GREET: &str = "greet-by-name";

/// A file for each.
pub fn files(book: &Book) -> Vec<HandedIn> {
    let greet = &book.exercises[book.exercise(GREET).expect("the book has it")];
    let mut all = unreadable(greet);
    all.extend(changed(greet));
    all.extend(told_apart(greet));
    all
}

/// No exports, or none that this program knows.
fn unreadable(greet: &BookExercise) -> Vec<HandedIn> {
    let bad = |part| vec![Expected::whole(State::BadFile, part)];
    let named = |name: &str| format!("broken/{name}");
    let good = export_of(greet, &greet.solution).to_string();
    let with = |key: &str, value: Value| {
        let mut file = export_of(greet, &greet.solution);
        file[key] = value;
        file
    };
    vec![
        HandedIn::bytes(named("empty.json"), "", bad("It is empty")),
        HandedIn::bytes(named("essay.docx"), b"PK\x03\x04\xff\xfe\x00\x00".to_vec(), bad("no UTF-8 text")),
        HandedIn::bytes(named("app.py"), greet.solution.clone(), bad("It is not JSON (line 1")),
        HandedIn::bytes(named("half.json"), &good.as_bytes()[..good.len() / 2], bad("breaks off at line 1")),
        HandedIn::bytes(named("deep.json"), "[".repeat(1_000_000), bad("It is not JSON")),
        HandedIn::bytes(named("list.json"), "[1, 2, 3]", bad("no work that this book's page saved")),
        HandedIn::json(named("notebook.json"), &json!({ "nbformat": 4, "cells": [] }), bad("no work that this book's page saved")),
        HandedIn::json(
            named("other-book.json"),
            &with("format", "other-work".into()),
            bad("saved by another program: its format is \"other-work\""),
        ),
        HandedIn::json(named("newer.json"), &with("version", 2.into()), bad("a newer version of this book (format 2")),
        HandedIn::json(named("version-of-text.json"), &with("version", "1".into()), bad("changed by hand: no book ever wrote")),
        HandedIn::json(named("cells-as-list.json"), &with("cells", json!([])), bad("expected `cells` to be an object")),
        HandedIn::zeros("broken/hundred-megabytes.json", 100_000_000, Expected::whole(State::BadFile, "larger than 16 MB")),
        HandedIn::link("broken/link.json", "/dev/zero", Expected::whole(State::BadFile, "no plain file")),
    ]
}

/// Exports that somebody has changed by hand.
fn changed(greet: &BookExercise) -> Vec<HandedIn> {
    let about = |state, part| vec![Expected::of(GREET, state, Says::Part(part))];
    let good = cell(greet, &greet.solution);
    let one = |value: &Value| export(Map::from_iter([(GREET.to_owned(), value.clone())]), &[]);
    let named = |name: &str| format!("changed/{name}.json");
    let twice = format!("{{\"format\": \"{FORMAT}\", \"version\": 1, \"cells\": {{\"{GREET}\": {good}, \"{GREET}\": {good}}}}}");
    let marked = export(Map::from_iter([(GREET.to_owned(), cell(greet, &greet.starter))]), &[GREET]);
    let mut way_out = good.clone();
    way_out["files"] = json!({ "../../../../etc/passwd": good["files"]["app.py"] });
    let mut one_more = good.clone();
    one_more["files"]["/etc/cron.d/x"] = json!({ "code": "x", "starter": "" });
    let path_as_id = export(Map::from_iter([("../../book.toml".to_owned(), good.clone())]), &[]);
    vec![
        HandedIn::bytes(named("twice"), twice, about(State::NotGraded, "The file has it twice")),
        HandedIn::json(
            named("no-edit"),
            &one(&json!({ "files": { "app.py": "def handler" } })),
            about(State::NotGraded, "changed by hand and cannot be read"),
        ),
        HandedIn::json(named("only-a-mark"), &export(Map::new(), &[GREET]), about(State::NotGraded, "marks it as passed, but has no code")),
        HandedIn::json(named("mark-and-starter"), &marked, about(State::Failed, "this code does not pass")),
        HandedIn::json(
            named("path-as-file"),
            &one(&way_out),
            about(State::NotGraded, "the code is in \"../../../../etc/passwd\", not in app.py"),
        ),
        HandedIn::json(
            named("one-file-more"),
            &one(&one_more),
            about(State::Passed, "Left out, since the exercise has only app.py: \"/etc/cron.d/x\""),
        ),
        HandedIn::json(
            named("path-as-id"),
            &path_as_id,
            vec![Expected::whole(State::UnknownCells, "another edition: this book has no \"../../book.toml\"")],
        ),
    ]
}

/// Exports that are all right, and still not what one expects.
fn told_apart(greet: &BookExercise) -> Vec<HandedIn> {
    let about = |state, part| vec![Expected::of(GREET, state, Says::Part(part))];
    let named = |name: &str| format!("other/{name}.json");
    let solution = greet.solution.trim_end();
    let old = json!({ "code": solution, "starter": greet.starter.trim_end(), "event": null, "settings": {}, "starter_hash": "" });
    let old = export(Map::from_iter([(GREET.to_owned(), old)]), &[]);
    let mut earlier = cell(greet, &greet.solution);
    earlier["files"]["app.py"]["starter"] = "def handler(event, context):\n    pass".into();
    let earlier = export(Map::from_iter([(GREET.to_owned(), earlier)]), &[]);
    let lesson = json!({ "files": { "app.py": { "code": "x", "starter": "y" } }, "event": null, "settings": {}, "starter_hash": "" });
    let mut mixed = export_of(greet, &greet.solution);
    mixed["cells"]["gone-with-the-first-edition"] = lesson.clone();
    let mixed_rows = vec![
        Expected::of(GREET, State::Passed, Says::Anything),
        Expected::whole(
            State::UnknownCells,
            "Not looked at, since this book has no such exercise or cell: \"gone-with-the-first-edition\"",
        ),
    ];
    let lessons = export(Map::from_iter([("load-inside".to_owned(), lesson)]), &[]);
    let marked_bom = [b"\xef\xbb\xbf".to_vec(), export_of(greet, &greet.solution).to_string().into_bytes()].concat();
    vec![
        HandedIn::json(named("old-form"), &old, about(State::Passed, "Saved by an earlier version")),
        HandedIn::json(named("old-starter"), &earlier, about(State::Passed, "an earlier version of the exercise")),
        HandedIn::json(
            named("nothing-done"),
            &export(Map::new(), &[]),
            vec![Expected::whole(State::NothingToGrade, "Nothing was changed")],
        ),
        HandedIn::json(named("only-lessons"), &lessons, vec![Expected::whole(State::NothingToGrade, "but no exercise")]),
        HandedIn::json(named("mixed"), &mixed, mixed_rows),
        HandedIn::bytes(named("byte-order-mark"), marked_bom, about(State::Passed, "")),
    ]
}
