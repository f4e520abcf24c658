//! The `mini-lambda` command as it is typed: what it prints and how it exits.

mod check;
mod functions;
mod input;
mod output;
mod sql;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A folder for one test, with these files in it.
fn folder(name: &str, files: &[(&str, &[u8])]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cli").join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder for the test");
    for (path, content) in files {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().expect("it lies in the folder")).expect("a folder for the file");
        std::fs::write(path, content).expect("written");
    }
    folder
}

/// How a run of the command ended.
struct Ran {
    code: Option<i32>,
    stdout: String,
    stderr: String,
}

impl Ran {
    fn of(output: &Output) -> Ran {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("it prints UTF-8");
        let ran = Ran { code: output.status.code(), stdout: text(&output.stdout), stderr: text(&output.stderr) };
        assert!(!ran.stderr.contains("panicked"), "{}", ran.stderr);
        ran
    }

    /// The last answer's payload.
    fn payload(&self) -> &str {
        let (_, answer) = self.stdout.rsplit_once("\nResponse").unwrap_or_else(|| panic!("no answer: {}{}", self.stdout, self.stderr));
        answer.split_once('\n').expect("a payload").1.trim_end_matches('\n')
    }
}

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mini-lambda"));
    command.current_dir(folder).args(arguments);
    command
}

fn run(folder: &Path, arguments: &[&str]) -> Ran {
    Ran::of(&command(folder, arguments).stdin(Stdio::null()).output().expect("it starts"))
}

fn run_with_input(folder: &Path, arguments: &[&str], input: &[u8]) -> Ran {
    let mut child =
        command(folder, arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
    child.stdin.take().expect("piped").write_all(input).expect("it reads");
    Ran::of(&child.wait_with_output().expect("it ends"))
}

/// Runs `handler` of these lines of Python.
fn invoke(name: &str, code: &str, more: &[&str]) -> Ran {
    invoke_as(name, code, "app.handler", more)
}

/// Runs these lines of Python, app.py, with this handler setting.
fn invoke_as(name: &str, code: &str, handler: &str, more: &[&str]) -> Ran {
    let folder = folder(name, &[("app.py", code.as_bytes())]);
    run(&folder, &[&["invoke", "app.py", "--handler", handler], more].concat())
}
