//! The pictures that links to pages show elsewhere: drawn from what the built pages say of themselves.

use std::process::Command;

use crate::paths::Paths;
use crate::process::run;
use crate::{Result, setup};

/// Draws one for each page into book/previews; those that are in target/previews already are copied.
///
/// # Errors
/// When npm has no packages, or a page has words that do not fit.
pub fn draw(paths: &Paths) -> Result {
    setup::node_modules(&paths.root)?;
    let kept = paths.target.join("previews");
    run(Command::new("node").arg("theme/previews.mjs").arg(paths.book()).arg(kept).current_dir(&paths.root))
}
