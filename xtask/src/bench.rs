//! `cargo xtask bench`: sizes and times in one run, beside Pyodide and MicroPython.

use std::fs;
use std::process::Command;

use crate::paths::Paths;
use crate::process::run;
use crate::{Result, build, fingerprint, setup};

/// Builds the site, prints what its files weigh, and times them in Chromium.
///
/// # Errors
/// When something cannot be built or Chromium fails.
pub fn bench(paths: &Paths) -> Result {
    build::build(paths)?;
    weigh(paths)?;
    let chromium = setup::chromium()?;
    run(Command::new("node").arg("tests/bench/run.mjs").env("CHROMIUM", chromium).current_dir(&paths.root))
}

fn weigh(paths: &Paths) -> Result {
    println!("\n{:<44} {:>12} {:>12}", "file", "bytes", "gzip -9");
    let site = paths.site();
    let entries = fs::read_dir(&site).map_err(|error| format!("cannot list {}: {error}", site.display()))?;
    let mut files: Vec<_> = entries.filter_map(std::result::Result::ok).map(|entry| entry.path()).collect();
    files.extend(["page.js", "page.css"].map(|name| paths.root.join("theme/dist").join(name)));
    files.sort();
    let mut total = 0;
    for file in files {
        let content = fs::read(&file).map_err(|error| format!("cannot read {}: {error}", file.display()))?;
        let gzip = fingerprint::gzip_size(&content)?;
        total += gzip;
        println!("{:<44} {:>12} {:>12}", file.file_name().unwrap_or_default().to_string_lossy(), content.len(), gzip);
    }
    println!("{:<44} {:>12} {:>12}", "all", "", total);
    Ok(())
}
