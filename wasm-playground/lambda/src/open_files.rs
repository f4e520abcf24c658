//! The descriptors of one process: which file each stands for, and where in it.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use crate::inode::{Errno, errno};

/// Descriptors that the host gives out: 0 to 2 are the standard streams, 1023 is AWS's log channel, and a process has 1,024.
const DESCRIPTORS: RangeInclusive<i32> = 3..=1022;

/// A file that is open.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OpenFile {
    pub inode: u64,
    pub position: u64,
    pub reading: bool,
    pub writing: bool,
    pub appending: bool,
}

/// All that is open.
#[derive(Debug, Default)]
pub(crate) struct OpenFiles(BTreeMap<i32, OpenFile>);

impl OpenFiles {
    /// The smallest free descriptor for this file, if there is one.
    pub fn add(&mut self, file: OpenFile) -> Option<i32> {
        let descriptor = DESCRIPTORS.into_iter().find(|descriptor| !self.0.contains_key(descriptor))?;
        self.0.insert(descriptor, file);
        Some(descriptor)
    }

    pub fn get(&mut self, descriptor: i32) -> Result<&mut OpenFile, Errno> {
        self.0.get_mut(&descriptor).ok_or(errno::EBADF)
    }

    pub fn remove(&mut self, descriptor: i32) -> Result<OpenFile, Errno> {
        self.0.remove(&descriptor).ok_or(errno::EBADF)
    }

    pub fn has(&self, inode: u64) -> bool {
        self.0.values().any(|open| open.inode == inode)
    }
}
