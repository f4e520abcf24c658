//! Stages that run beside others, in a second `cargo xtask test`: a core that waits for a linker or a browser has something to do.

use std::fs::{self, File};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use crate::paths::Paths;
use crate::process::exists;
use crate::{Result, fingerprint};

/// Who computes first, where the machine has `nice` and both want a core.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Priority {
    /// Neither.
    Equal,
    /// The stages of this process.
    Lower,
}

/// A second `cargo xtask test` that is under way.
pub struct Beside {
    child: Child,
    printed: PathBuf,
}

impl Beside {
    /// Starts the stages of these names. What they print is kept until they are over, or two stages would talk at once.
    ///
    /// # Errors
    /// When the program cannot be started.
    pub fn start(paths: &Paths, stages: &[&str], priority: Priority) -> Result<Beside> {
        let printed = paths.target.join("beside").join(format!("{}.log", stages[0].replace(' ', "-")));
        fingerprint::write(&printed, b"")?;
        let out = File::create(&printed).map_err(|error| format!("cannot write {}: {error}", printed.display()))?;
        let err = out.try_clone().map_err(|error| format!("cannot write {}: {error}", printed.display()))?;
        let this = std::env::current_exe().map_err(|error| format!("where is xtask? {error}"))?;
        let mut command = Command::new(&this);
        if priority == Priority::Lower && exists("nice") {
            command = Command::new("nice");
            command.args(["-n", "5"]).arg(&this);
        }
        println!("beside: {} (their output comes when they are over)", stages.join(", "));
        let child = command.arg("test").args(stages).stdin(Stdio::null()).stdout(out).stderr(err).spawn();
        Ok(Beside { child: child.map_err(|error| format!("could not start xtask beside: {error}"))?, printed })
    }

    /// Waits until they are over, and gives what they printed.
    ///
    /// # Errors
    /// When their output cannot be read.
    pub fn finish(mut self) -> Result<String> {
        // How it ended stands in what it printed, stage by stage.
        self.child.wait().map_err(|error| format!("xtask beside: {error}"))?;
        let printed = fs::read(&self.printed).map_err(|error| format!("cannot read {}: {error}", self.printed.display()))?;
        Ok(String::from_utf8_lossy(&printed).into_owned())
    }
}
