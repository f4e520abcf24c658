//! A small book in a folder of its own, and an engine that needs no Python.
//!
//! The engine's language has one word a line: `print TEXT`, `echo` (answers with the event), `return JSON`, `raise TYPE`.

#![allow(dead_code, reason = "each test file uses a part of it")]

use std::fs;
use std::path::Path;
use std::rc::Rc;

use mdbook_lambda::{Problem, Report, Runner, check_with};
use mini_lambda::{Engine, EngineFault, Environment, EnvironmentSpec, Host, HostCall, HostReply, Phase};
use serde_json::{Value, json};
use tempfile::TempDir;

/// Runs the tests' small language.
#[derive(Clone)]
pub struct SmallEngine;

impl Engine for SmallEngine {
    fn environment(&mut self, spec: EnvironmentSpec, host: Rc<dyn Host>) -> Result<Box<dyn Environment>, EngineFault> {
        let module = spec.handler.rsplit_once('.').unwrap().0.to_owned();
        Ok(Box::new(SmallEnvironment { module, host }))
    }
}

struct SmallEnvironment {
    module: String,
    host: Rc<dyn Host>,
}

impl SmallEnvironment {
    fn file(&self, head: Value) -> Vec<u8> {
        match self.host.call(0, HostCall::File { head: head.to_string().as_bytes(), data: &[] }) {
            Ok(HostReply::File { errno: 0, data }) => data,
            other => panic!("{head}: {other:?}"),
        }
    }

    fn code(&self) -> String {
        let path = format!("/var/task/{}.py", self.module);
        let opened: Value = serde_json::from_slice(&self.file(json!({"call": "open", "path": path, "flags": 0, "mode": 0}))).unwrap();
        String::from_utf8(self.file(json!({"call": "read", "fd": opened["fd"], "length": 10_000}))).unwrap()
    }
}

impl Environment for SmallEnvironment {
    fn start(&mut self) -> Phase {
        Phase { end: Ok(()), work: 0, memory_peak: 0 }
    }

    fn invoke(&mut self) -> Phase {
        let Ok(HostReply::Next { body, .. }) = self.host.call(0, HostCall::Next) else { panic!("no event") };
        let result = |body: &[u8]| self.host.call(0, HostCall::PostResult { content_type: "application/json".into(), body });
        for line in self.code().lines().filter(|line| !line.is_empty()) {
            let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
            let reply = match word {
                "print" => self.host.call(0, HostCall::Stdout(format!("{rest}\n").as_bytes())),
                "echo" => result(&body),
                "return" => result(rest.as_bytes()),
                "raise" => {
                    let error = json!({"errorMessage": "", "errorType": rest, "requestId": "", "stackTrace": []});
                    self.host.call(0, HostCall::PostError(error.to_string().as_bytes()))
                }
                other => panic!("the small language has no {other:?}"),
            };
            assert!(reply.is_ok());
        }
        Phase { end: Ok(()), work: 1_000, memory_peak: 0 }
    }
}

/// A book in a folder that goes away with it.
pub struct SmallBook {
    folder: TempDir,
}

impl SmallBook {
    /// A book of one chapter, `src/a.md`.
    pub fn new(chapter: &str) -> SmallBook {
        let book = SmallBook { folder: TempDir::new().unwrap() };
        book.write(
            "book.toml",
            "[book]\ntitle = \"t\"\n[build]\ncreate-missing = false\n[preprocessor.lambda]\ncommand = \"none\"\nbefore = [\"links\"]\n",
        )
        .write("src/SUMMARY.md", "# Summary\n\n- [A](a.md)\n")
        .write("src/a.md", chapter);
        book
    }

    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    pub fn write(&self, file: &str, content: &str) -> &SmallBook {
        let file = self.root().join(file);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, content).unwrap();
        self
    }

    pub fn read(&self, file: &str) -> String {
        fs::read_to_string(self.root().join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
    }

    /// Adds the exercise `greet` to the chapter, complete and right.
    pub fn with_exercise(&self) -> &SmallBook {
        self.write("src/a/greet/exercise.toml", EXERCISE)
            .write("src/a/greet/starter.py", "return null")
            .write("src/a/greet/solution.py", "return \"Hello, dear Ada!\"")
            .write("src/a/greet/wrong-late.py", "return \"Bye\"")
    }

    pub fn check(&self) -> Result<Report, Vec<Problem>> {
        check_with(self.root(), &mut Runner::with_engine(&SmallEngine))
    }

    /// The only mistake of the book, as an author reads it.
    #[track_caller]
    pub fn problem(&self) -> String {
        let problems = self.check().expect_err("the book has a mistake");
        assert_eq!(problems.len(), 1, "{problems:?}");
        problems[0].to_string()
    }
}

/// An exercise with a ladder of two goals.
pub const EXERCISE: &str = r#"title = "Greet"
minutes = 3
hints = ["one", "two", "three"]
[[steps]]
event = { name = "Ada" }
[[checks]]
id = "answers"
goal = "Answers"
message = "Nothing came back."
response_not_json = 'null'
[[checks]]
id = "greets"
goal = "Greets Ada"
message = "It should greet."
response = "Hello, dear Ada!"
[wrong]
"wrong-late.py" = "greets"
"#;

/// A chapter that has the exercise.
pub const WITH_EXERCISE: &str = "# A\n\n```lambda-exercise\nid = \"greet\"\n```\n";
