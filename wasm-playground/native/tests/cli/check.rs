//! `mini-lambda check`: a small book, a folder of exports, and the three forms of the result.

use super::{folder, run};

const EXERCISE: &str = r#"title = "Greet"
minutes = 3
hints = ["one", "two", "three"]
[[steps]]
event = { name = "Ada" }
[[checks]]
id = "greets"
goal = "Greets Ada"
message = "It should greet, \"Hello, Ada!\"."
response = "Hello, Ada!"
[wrong]
"wrong-late.py" = "greets"
"#;

fn export(code: &str) -> String {
    let file = serde_json::json!({ "app.py": { "code": code, "starter": "def handler(event, context): pass" } });
    let cells = serde_json::json!({ "greet": { "files": file, "event": null, "settings": {}, "starter_hash": "" } });
    serde_json::json!({ "format": "fire-and-forget-work", "version": 1, "saved_at": "", "cells": cells, "passed": ["greet"] }).to_string()
}

#[test]
fn a_table_for_people_and_rows_for_programs() {
    let (right, wrong) = (export("def handler(event, context): return 'Hello, Ada!'"), export("def handler(event, context): return 'Bye'"));
    let files: [(&str, &[u8]); 8] = [
        ("book/src/SUMMARY.md", b"- [A](a.md)\n"),
        ("book/src/a.md", b"# A\n\n```lambda-exercise\nid = \"greet\"\n```\n"),
        ("book/src/a/greet/exercise.toml", EXERCISE.as_bytes()),
        ("book/src/a/greet/starter.py", b"def handler(event, context): pass\n"),
        ("book/src/a/greet/solution.py", b"def handler(event, context): return 'Hello, Ada!'\n"),
        ("in/ada.json", right.as_bytes()),
        ("in/bob/work.json", wrong.as_bytes()),
        ("in/notes.txt", b"not mine"),
    ];
    let folder = folder("check", &files);
    let ran = run(&folder, &["check", "in", "--book", "book"]);
    let expected = "File           Exercise  Goals   Message\n\
                    ada.json       greet     1 of 1  passed\n\
                    bob/work.json  greet     0 of 1  It should greet, \"Hello, Ada!\". The file marks it as passed, but this code does not pass.\n\
                    notes.txt                -       It is not JSON (line 1, column 2). Hand in the file that the page saved, not one copied from it.\n\n\
                    3 files, 2 submissions (2 different): 1 passed, 1 failed, 0 stopped, 0 not graded. \
                    Unreadable files: 1; files with nothing to grade: 0; files with ids that this book does not have: 0.\n";
    assert_eq!((ran.code, ran.stdout.as_str(), ran.stderr.as_str()), (Some(0), expected, ""));
    let csv = run(&folder, &["check", "in", "--book", "book", "--output", "csv"]).stdout;
    assert!(csv.contains("\r\nbob/work.json,greet,failed,0,1,\"It should greet, \"\"Hello, Ada!\"\".\","), "{csv}");
    let json: serde_json::Value =
        serde_json::from_str(&run(&folder, &["check", "in", "--book", "book", "--output", "json"]).stdout).expect("JSON");
    assert_eq!((&json[0]["state"], &json[1]["passed"], &json[2]["state"]), (&"passed".into(), &0.into(), &"bad-file".into()));
}

#[test]
fn wrong_folders_are_sentences() {
    let folder = folder("check-wrong", &[("x", b"")]);
    let ran = run(&folder, &["check", "in"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.stderr.contains("has no src/SUMMARY.md; name the folder of the book's sources with `--book FOLDER`"), "{}", ran.stderr);
}
