//! One file or directory of an environment, and Linux's words for what can go wrong with it.

/// Linux's error numbers, those that are needed.
pub(crate) mod errno {
    pub const ENOENT: i32 = 2;
    pub const EBADF: i32 = 9;
    pub const EACCES: i32 = 13;
    pub const EEXIST: i32 = 17;
    pub const ENOTDIR: i32 = 20;
    pub const EISDIR: i32 = 21;
    pub const EINVAL: i32 = 22;
    pub const EMFILE: i32 = 24;
    pub const ENOSPC: i32 = 28;
    pub const EROFS: i32 = 30;
    pub const ENAMETOOLONG: i32 = 36;
    pub const ENOSYS: i32 = 38;
    pub const ENOTEMPTY: i32 = 39;
}

/// Type bits of a status.
pub(crate) const DIRECTORY_BIT: u32 = 0o040_000;
pub(crate) const FILE_BIT: u32 = 0o100_000;

/// An error number.
pub(crate) type Errno = i32;

/// A file or a directory.
#[derive(Debug)]
pub(crate) struct Inode {
    /// Type and permission bits, as in `st_mode`.
    pub mode: u32,
    /// Whether it lies, or lay, where the process may write.
    pub writable: bool,
    /// Content; nothing for a directory.
    pub content: Vec<u8>,
    /// Nanoseconds since 1970.
    pub accessed_ns: i64,
    /// Nanoseconds since 1970.
    pub modified_ns: i64,
    /// Nanoseconds since 1970.
    pub changed_ns: i64,
}

impl Inode {
    pub fn is_directory(&self) -> bool {
        self.mode & DIRECTORY_BIT != 0
    }
}
