//! The page's TypeScript and CSS, bundled by esbuild.

use std::fs;
use std::process::Command;

use crate::paths::Paths;
use crate::process::run;
use crate::{Result, fingerprint, setup};

/// Bundles theme/ into target/site-theme, and copies the two files that mdBook itself includes to theme/dist.
///
/// # Errors
/// When npm or the bundler fails.
pub fn build(paths: &Paths) -> Result {
    setup::node_modules(&paths.root)?;
    run(Command::new("npm").args(["run", "--silent", "build"]).current_dir(&paths.root))?;
    let dist = paths.root.join("theme/dist");
    for name in ["page.js", "page.css"] {
        let from = paths.target.join("site-theme").join(name);
        let content = fs::read(&from).map_err(|error| format!("the bundler did not write {}: {error}", from.display()))?;
        fingerprint::write(&dist.join(name), &content)?;
    }
    Ok(())
}
