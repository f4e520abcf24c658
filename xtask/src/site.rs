//! The playground's files under their hashed names, and the manifest that the pages find them by.

use std::fs;
use std::path::PathBuf;

use serde_json::{Map, Value};

use crate::paths::Paths;
use crate::{Result, fingerprint};

/// Name in the manifest, and the file it stands for.
fn parts(paths: &Paths) -> [(&'static str, PathBuf); 9] {
    [
        ("python", paths.python_wasm()),
        ("redshift", paths.redshift_wasm()),
        ("wasm", paths.target.join("web/wasm_playground_bg.wasm")),
        ("worker", paths.target.join("site-theme/worker.js")),
        ("editor", paths.target.join("site-theme/editor.js")),
        ("playground", paths.target.join("site-theme/playground.js")),
        ("quiz", paths.target.join("site-theme/quiz.js")),
        ("views", paths.target.join("site-theme/views.js")),
        ("room", paths.target.join("site-theme/room.js")),
    ]
}

/// Puts the files into target/site, named by their content, so that a browser may keep them for ever.
///
/// # Errors
/// When one of them was not built.
pub fn assemble(paths: &Paths) -> Result {
    let site = paths.site();
    if site.exists() {
        fs::remove_dir_all(&site).map_err(|error| format!("cannot empty {}: {error}", site.display()))?;
    }
    let mut manifest = Map::new();
    for (name, file) in parts(paths) {
        let content = fs::read(&file).map_err(|error| format!("{} is missing: {error}", file.display()))?;
        let stem = file.file_stem().unwrap_or_default().to_string_lossy().replace("_bg", "");
        let extension = file.extension().unwrap_or_default().to_string_lossy();
        let hashed = format!("{stem}.{}.{extension}", &fingerprint::of_bytes(&content)[..16]);
        fingerprint::write(&site.join(&hashed), &content)?;
        manifest.insert(name.to_owned(), Value::String(hashed));
    }
    let manifest = serde_json::to_vec_pretty(&Value::Object(manifest)).map_err(|error| error.to_string())?;
    fingerprint::write(&site.join("manifest.json"), &manifest)
}
