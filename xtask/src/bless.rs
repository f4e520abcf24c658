//! `cargo xtask bless`: rewrites those expectations of tests that are the model's own.

use crate::Result;
use crate::paths::Paths;
use crate::process::{cargo, run};

/// Runs the scenario tests in the mode that rewrites `expected.jsonl` of the scenarios whose `source.md` says "model".
///
/// # Errors
/// When the tests cannot run.
pub fn bless(paths: &Paths) -> Result {
    run(cargo()
        .args(["test", "--release", "--locked", "-p", "workbook-tests", "--test", "scenarios"])
        .env("BLESS", "1")
        .current_dir(&paths.root))?;
    println!("rewritten; read the difference before you commit it: git diff tests/scenarios");
    Ok(())
}
