//! `Tenant`: whose process works with files: who it is, where it may write, and what it is told elsewhere.

use crate::inode::{Errno, errno};

/// Where machines keep the programs of their user.
pub const HOME: &str = "/home/ec2-user";
/// Where machines keep what their programs print.
pub const LOGS: &str = "/var/log";

/// A user of a file system.
#[derive(Debug)]
pub(crate) struct Tenant {
    /// Folders that belong to it, with all that is in them.
    writable: &'static [&'static str],
    /// What a wish to change anything else is answered with.
    pub refusal: Errno,
    /// Its number.
    pub user: u32,
    /// The number of its group.
    pub group: u32,
}

impl Tenant {
    /// The process of a function: 993:990, and only /tmp can be written, as all the rest is mounted read-only.
    pub const FUNCTION: Tenant = Tenant { writable: &["/tmp"], refusal: errno::EROFS, user: 993, group: 990 };

    /// `ec2-user` of Amazon Linux, the first user of the machine: 1000:1000
    /// (`id` in <https://github.com/ba230t/amazonlinux2023>, read 2026-11-27). The folder of logs belongs to it here, as if whoever
    /// set up the machine had seen to it.
    pub const MACHINE: Tenant = Tenant { writable: &[HOME, "/tmp", LOGS, "/var/tmp"], refusal: errno::EACCES, user: 1_000, group: 1_000 };

    /// Whether it is one of its folders, or in one.
    pub fn owns(&self, path: &str) -> bool {
        self.writable.contains(&path) || self.may_change(path)
    }

    /// Whether it may be made, renamed or removed: what is in one of its folders.
    pub fn may_change(&self, path: &str) -> bool {
        self.writable.iter().any(|folder| path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/')))
    }
}
