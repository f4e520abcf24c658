//! A folder with what is made from one WebAssembly file (python.wasm, redshift.wasm), by its hash.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

/// Raised when the form of anything kept here changes.
const FORM: u32 = 1;

/// The place of one file in the cache folder.
pub struct Cache {
    folder: PathBuf,
    /// Whose it is: `python`, `redshift`.
    name: &'static str,
    key: String,
}

impl Cache {
    /// The cache in `folder` for these bytes of the file that is called so.
    pub fn new(folder: &Path, name: &'static str, wasm: &[u8]) -> Cache {
        let mut key = String::with_capacity(32);
        for byte in &Sha256::digest(wasm)[..16] {
            let _ = write!(key, "{byte:02x}");
        }
        Cache { folder: folder.to_path_buf(), name, key }
    }

    /// Where a thing of this kind lies, or would lie.
    pub fn path(&self, kind: &str) -> PathBuf {
        self.folder.join(format!("{}-{}-{FORM}.{kind}", self.name, self.key))
    }

    /// Keeps a thing. It appears whole or not at all: others may be reading. Says whether it is there now.
    pub fn keep(&self, kind: &str, bytes: &[u8]) -> bool {
        let path = self.path(kind);
        let unfinished = self.folder.join(format!("{}-{}.{kind}.unfinished", self.key, std::process::id()));
        let kept = std::fs::create_dir_all(&self.folder)
            .and_then(|()| std::fs::write(&unfinished, bytes))
            .and_then(|()| std::fs::rename(&unfinished, &path));
        match &kept {
            Ok(()) => self.forget_others(kind),
            Err(_) => drop(std::fs::remove_file(&unfinished)),
        }
        kept.is_ok()
    }

    /// Removes what was kept for other builds of the same file: tens of megabytes each.
    fn forget_others(&self, kind: &str) {
        let mine = self.path(kind);
        let Ok(entries) = std::fs::read_dir(&self.folder) else { return };
        for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
            let ours = path
                .file_name()
                .and_then(|name| name.to_str())
                .is_some_and(|name| name.strip_prefix(self.name).is_some_and(|rest| rest.starts_with('-')));
            if ours && path.extension().is_some_and(|found| found == kind) && path != mine {
                let _ = std::fs::remove_file(path);
            }
        }
    }
}
