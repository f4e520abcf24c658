//! What is told of files: whether an expensive step must run again, by a hash over what goes into it, and what they weigh.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use flate2::{Compression, write::GzEncoder};
use sha2::{Digest, Sha256};

use crate::Result;

/// SHA-256 of bytes, in hexadecimal.
#[must_use]
pub fn of_bytes(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A hash over names and contents of files and folders (`target` and `node_modules` left out).
///
/// # Errors
/// When a file cannot be read.
pub fn of_files(paths: &[PathBuf]) -> Result<String> {
    let mut files = Vec::new();
    for path in paths {
        collect(path, &mut files)?;
    }
    files.sort();
    let mut hash = Sha256::new();
    for file in files {
        let content = fs::read(&file).map_err(|error| format!("cannot read {}: {error}", file.display()))?;
        hash.update(file.to_string_lossy().as_bytes());
        hash.update([0]);
        hash.update((content.len() as u64).to_le_bytes());
        hash.update(&content);
    }
    Ok(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}

/// All files below `path`, or `path` itself.
///
/// # Errors
/// When a folder cannot be listed.
pub fn collect(path: &Path, files: &mut Vec<PathBuf>) -> Result {
    if path.is_file() {
        files.push(path.to_path_buf());
        return Ok(());
    }
    if !path.is_dir() {
        return Ok(());
    }
    let entries = fs::read_dir(path).map_err(|error| format!("cannot list {}: {error}", path.display()))?;
    for entry in entries {
        let entry = entry.map_err(|error| format!("cannot list {}: {error}", path.display()))?.path();
        let name = entry.file_name().unwrap_or_default();
        if name != "target" && name != "node_modules" && name != "__pycache__" {
            collect(&entry, files)?;
        }
    }
    Ok(())
}

/// Runs `step` unless `stamp` already holds this fingerprint and every file of `products` exists.
///
/// # Errors
/// Those of the step, or when the stamp cannot be written.
pub fn unless_fresh(stamp: &Path, fingerprint: &str, products: &[PathBuf], step: impl FnOnce() -> Result) -> Result<bool> {
    if products.iter().all(|product| product.exists()) && fs::read_to_string(stamp).is_ok_and(|old| old == fingerprint) {
        return Ok(false);
    }
    step()?;
    write(stamp, fingerprint.as_bytes())?;
    Ok(true)
}

/// Writes a file and the folders above it.
///
/// # Errors
/// When that is not possible.
pub fn write(path: &Path, content: &[u8]) -> Result {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(|error| format!("cannot make {}: {error}", parent.display()))?;
    }
    fs::write(path, content).map_err(|error| format!("cannot write {}: {error}", path.display()))
}

/// Bytes after `gzip -9`: what a reader downloads.
///
/// # Errors
/// When compressing fails, which only a full memory can cause.
pub fn gzip_size(content: &[u8]) -> Result<usize> {
    gzip(content, Compression::best()).map(|packed| packed.len())
}

/// The content as gzip.
///
/// # Errors
/// When compressing fails, which only a full memory can cause.
pub fn gzip(content: &[u8], level: Compression) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), level);
    encoder.write_all(content).and_then(|()| encoder.finish()).map_err(|error| format!("cannot compress: {error}"))
}
