//! One case: a Python file of this folder, with its settings in comments.
//!
//! The first line says what it is about. `#: key value` sets something: `handler`, `event` (once for each invocation), `client_context`
//! (of the event before it), `environment NAME=value`, `log_format`, `application_log_level`. `#: file path` begins a file of the
//! function; without one the whole file is app.py.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use workbook_tests::root;

/// An invocation of a case.
pub struct Invocation {
    /// The event, JSON as it is sent.
    pub event: String,
    /// The client context, JSON.
    pub client_context: Option<String>,
}

/// A function and what happens to it.
pub struct Case {
    /// Folder and name.
    pub name: String,
    /// The handler setting.
    pub handler: String,
    /// The deployed files.
    pub files: BTreeMap<String, String>,
    /// The reader's environment variables.
    pub environment: BTreeMap<String, String>,
    /// `JSON`, or none.
    pub log_format: Option<String>,
    /// `DEBUG`, or none.
    pub application_log_level: Option<String>,
    /// At least one.
    pub invocations: Vec<Invocation>,
}

impl Case {
    /// All cases, in order of name.
    pub fn all() -> Vec<Case> {
        let home = root().join("tests/conformance");
        let mut files: Vec<PathBuf> = entries(&home).iter().filter(|entry| entry.is_dir()).flat_map(|theme| entries(theme)).collect();
        files.sort();
        files.iter().map(|file| Case::read(&home, file)).collect()
    }

    fn read(home: &Path, file: &Path) -> Case {
        let text = fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let name = file.strip_prefix(home).expect("it lies there").with_extension("").display().to_string();
        assert!(text.starts_with("# "), "{name}: the first line does not say what the case is about");
        let mut case = Case {
            name,
            handler: "app.handler".to_owned(),
            files: BTreeMap::new(),
            environment: BTreeMap::new(),
            log_format: None,
            application_log_level: None,
            invocations: Vec::new(),
        };
        let mut open = None;
        for line in text.split_inclusive('\n') {
            if let Some(path) = line.strip_prefix("#: file ") {
                open = Some(path.trim_end().to_owned());
                case.files.insert(path.trim_end().to_owned(), String::new());
            } else if let Some(path) = &open {
                case.files.entry(path.clone()).or_default().push_str(line);
            } else if let Some(setting) = line.strip_prefix("#: ") {
                case.set(setting.trim_end_matches('\n'));
            }
        }
        if open.is_none() {
            case.files.insert("app.py".to_owned(), text);
        }
        if case.invocations.is_empty() {
            case.invocations.push(Invocation { event: "{}".to_owned(), client_context: None });
        }
        case
    }

    fn set(&mut self, setting: &str) {
        let (key, value) = setting.split_once(' ').unwrap_or((setting, ""));
        match key {
            "handler" => self.handler = value.to_owned(),
            "event" => self.invocations.push(Invocation { event: value.to_owned(), client_context: None }),
            "client_context" => {
                let invocation =
                    self.invocations.last_mut().unwrap_or_else(|| panic!("{}: client_context stands before its event", self.name));
                invocation.client_context = Some(value.to_owned());
            }
            "environment" => {
                let (name, value) = value.split_once('=').unwrap_or_else(|| panic!("{}: environment is NAME=value", self.name));
                self.environment.insert(name.to_owned(), value.to_owned());
            }
            "log_format" => self.log_format = Some(value.to_owned()),
            "application_log_level" => self.application_log_level = Some(value.to_owned()),
            _ => panic!("{}: {key:?} is no setting of a case", self.name),
        }
    }
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let listed = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    listed.map(|entry| entry.expect("a folder can be listed").path()).collect()
}
