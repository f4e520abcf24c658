//! A file system as the disk of a machine: what is on it without a process that wrote it, and the same as data.

use std::collections::BTreeMap;

use super::{APPEND, CREATE, FileSystem, WRITE_ONLY};
use crate::inode::{DIRECTORY_BIT, Errno, FILE_BIT};
use crate::open_files::OpenFiles;
use crate::tenant::{HOME, LOGS, Tenant};
use crate::time::SimTime;

/// A file or a folder of a disk, as whoever stores it needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredFile {
    /// Where it is.
    pub path: String,
    /// Type and permission bits, as in `st_mode`.
    pub mode: u32,
    /// Content; nothing for a folder.
    pub content: Vec<u8>,
    /// When it was read, written, and written or changed otherwise: nanoseconds since 1970.
    pub times_ns: [i64; 3],
}

impl FileSystem {
    /// The disk of a new machine with this much room, and with these files of its user.
    pub fn of_machine(files: &BTreeMap<String, String>, capacity: u64, now: SimTime) -> FileSystem {
        let mut system = FileSystem::empty(&Tenant::MACHINE, capacity);
        for folder in ["/", "/home", HOME, "/tmp", "/var", LOGS, "/var/tmp"] {
            system.put(folder, DIRECTORY_BIT | if folder == HOME { 0o700 } else { 0o755 }, Vec::new(), now);
        }
        for (name, text) in files {
            system.put(&format!("{HOME}/{name}"), FILE_BIT | 0o644, text.clone().into_bytes(), now);
        }
        system
    }

    /// Nothing, not even a root.
    pub(super) fn empty(tenant: &'static Tenant, capacity: u64) -> FileSystem {
        let open = OpenFiles::default();
        FileSystem { tenant, paths: BTreeMap::new(), inodes: BTreeMap::new(), open, next_inode: 1, capacity, used: 0 }
    }

    /// Puts a file or a folder there, whoever may, and the folders on the way to it.
    pub(super) fn put(&mut self, path: &str, mode: u32, content: Vec<u8>, now: SimTime) {
        self.insert_folders(path, now);
        let inode = self.insert(path, mode, now);
        if let Some(file) = self.inodes.get_mut(&inode) {
            self.used += if file.writable { content.len() as u64 } else { 0 };
            file.content = content;
        }
    }

    /// Puts other content into a file, which is made if it is not there.
    pub fn replace(&mut self, path: &str, content: &[u8], now: SimTime) {
        if self.at_path(path, false).is_ok() {
            // What is in the way goes, but for a folder with something in it.
            let is_directory = self.at_path(path, false).is_ok_and(|(_, inode)| inode.is_directory());
            if self.remove(path, false, is_directory, now).is_err() {
                return;
            }
        }
        self.put(path, FILE_BIT | 0o644, content.to_vec(), now);
    }

    /// Writes at the end of a file, which is made if it is not there. Returns how many bytes found room.
    pub fn append(&mut self, path: &str, data: &[u8], now: SimTime) -> Result<u64, Errno> {
        let descriptor = self.open(path, WRITE_ONLY | CREATE | APPEND, 0o644, now)?;
        let written = self.write(descriptor, data, now);
        self.close(descriptor)?;
        written
    }

    /// Bytes that have room, and bytes that are there.
    pub fn usage(&self) -> (u64, u64) {
        (self.capacity, self.used)
    }

    /// All that is on it. A folder comes before what is in it.
    pub fn stored(&self) -> Vec<StoredFile> {
        let entries = self.paths.iter().filter_map(|(path, number)| Some((path, self.inodes.get(number)?)));
        let stored = entries.map(|(path, inode)| StoredFile {
            path: path.clone(),
            mode: inode.mode,
            content: inode.content.clone(),
            times_ns: [inode.accessed_ns, inode.modified_ns, inode.changed_ns],
        });
        stored.collect()
    }

    /// The disk that was stored.
    pub fn restored(files: &[StoredFile], capacity: u64) -> FileSystem {
        let mut system = FileSystem::empty(&Tenant::MACHINE, capacity);
        for file in files {
            system.put(&file.path, file.mode, file.content.clone(), SimTime::from_micros(0));
        }
        // Once all is there: what is put into a folder touches its times.
        for file in files {
            let inode = system.paths.get(&file.path).copied().and_then(|number| system.inodes.get_mut(&number));
            if let Some(inode) = inode {
                [inode.accessed_ns, inode.modified_ns, inode.changed_ns] = file.times_ns;
            }
        }
        system
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inode::errno::{EACCES, ENOSPC};

    fn at(second: i64) -> SimTime {
        SimTime::from_micros(second * 1_000_000)
    }

    #[test]
    fn a_disk_is_the_same_after_it_was_stored() {
        let files = BTreeMap::from([("etl.py".to_owned(), "print(1)".to_owned())]);
        let mut disk = FileSystem::of_machine(&files, 100, at(1));
        disk.make_directory("/home/ec2-user/state", 0o755, at(2)).unwrap();
        disk.append("/home/ec2-user/state/seen", b"a\n\xff", at(3)).unwrap();
        let stored = disk.stored();
        let again = FileSystem::restored(&stored, 100);
        assert_eq!(again.stored(), stored);
        assert_eq!(again.usage(), (100, 11));
    }

    #[test]
    fn a_full_disk_says_so_and_other_folders_are_not_ones_own() {
        let mut disk = FileSystem::of_machine(&BTreeMap::new(), 4, at(1));
        assert_eq!(disk.append("/var/log/etl.log", b"123456", at(1)), Ok(4));
        assert_eq!(disk.append("/var/log/etl.log", b"7", at(1)), Err(ENOSPC));
        disk.remove("/var/log/etl.log", false, false, at(2)).unwrap();
        assert_eq!(disk.append("/tmp/x", b"7", at(2)), Ok(1));
        assert_eq!(disk.append("/var/x", b"7", at(2)), Err(EACCES));
    }
}
