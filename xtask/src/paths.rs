//! Where things lie in this repository.

use std::path::{Path, PathBuf};

/// The folders that the commands work with, absolute.
#[derive(Clone, Debug)]
pub struct Paths {
    /// The repository.
    pub root: PathBuf,
    /// Everything that is built and can be thrown away.
    pub target: PathBuf,
}

impl Paths {
    /// The repository that this xtask was compiled in.
    ///
    /// # Panics
    /// When the manifest of xtask lies at the root of a file system, which cannot be.
    #[must_use]
    pub fn of_this_repository() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the repository").to_path_buf();
        let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |dir| root.join(dir));
        Self { root, target }
    }

    /// The metered guest that everyone loads.
    #[must_use]
    pub fn python_wasm(&self) -> PathBuf {
        self.target.join("python/python.wasm")
    }

    /// The SQL engine that scenarios with Redshift load.
    #[must_use]
    pub fn redshift_wasm(&self) -> PathBuf {
        self.target.join("redshift/redshift.wasm")
    }

    /// The files of the playground with their hashed names, as they go into the book.
    #[must_use]
    pub fn site(&self) -> PathBuf {
        self.target.join("site")
    }

    /// The built book.
    #[must_use]
    pub fn book(&self) -> PathBuf {
        self.root.join("book")
    }
}
