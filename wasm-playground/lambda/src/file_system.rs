//! The files of one environment: /var/task with the function's code, read-only, and /tmp; or the disk of a machine. The host keeps them,
//! since they survive the process. Who asks for what is in `file_requests`, whose files they are in `tenant`.

mod disk;

use std::collections::BTreeMap;

use crate::inode::errno::{self, EEXIST, EINVAL, EISDIR, EMFILE, ENAMETOOLONG, ENOENT, ENOSPC, ENOTDIR, ENOTEMPTY};
use crate::inode::{DIRECTORY_BIT, Errno, FILE_BIT, Inode};
use crate::open_files::{OpenFile, OpenFiles};
use crate::tenant::Tenant;
use crate::time::SimTime;

pub use disk::StoredFile;

/// Linux's flags of open.
const WRITE_ONLY: u32 = 0o1;
const READ_WRITE: u32 = 0o2;
const CREATE: u32 = 0o100;
const EXCLUSIVE: u32 = 0o200;
const TRUNCATE: u32 = 0o1000;
const APPEND: u32 = 0o2000;
const DIRECTORY: u32 = 0o200_000;
/// Taken off the mode of what is created.
const UMASK: u32 = 0o022;
/// Longest name and path on Linux, bytes.
const LONGEST_NAME: usize = 255;
const LONGEST_PATH: usize = 4_095;

/// Everything below `/`.
#[derive(Debug)]
pub(crate) struct FileSystem {
    pub tenant: &'static Tenant,
    paths: BTreeMap<String, u64>,
    inodes: BTreeMap<u64, Inode>,
    open: OpenFiles,
    next_inode: u64,
    capacity: u64,
    used: u64,
}

impl FileSystem {
    /// What an environment starts with: the function's files, an empty /tmp of this many bytes.
    pub fn new(files: &BTreeMap<String, String>, capacity: u64, now: SimTime) -> FileSystem {
        let mut system = FileSystem::with_code_in("/var/task", files, capacity, now);
        system.insert_folders("/var/runtime/", now);
        system
    }

    /// The same with the files in another folder.
    pub fn with_code_in(folder: &str, files: &BTreeMap<String, String>, capacity: u64, now: SimTime) -> FileSystem {
        let mut system = FileSystem::empty(&Tenant::FUNCTION, capacity);
        for path in ["/", "/opt", "/tmp", "/var"] {
            // LocalStack tests/aws/services/lambda_/test_lambda.py test_runtime_introspection_x86 (2025-11-24), read 2026-11-27.
            system.insert(path, DIRECTORY_BIT | if path == "/tmp" { 0o1777 } else { 0o755 }, now);
        }
        system.insert_folders(&format!("{folder}/"), now);
        for (name, text) in files {
            let path = format!("{folder}/{name}");
            system.put(&path, FILE_BIT | 0o644, text.clone().into_bytes(), now);
        }
        system
    }

    /// Makes the folders on the way to this path.
    fn insert_folders(&mut self, path: &str, now: SimTime) {
        for (slash, _) in path.match_indices('/').skip(1) {
            if !self.paths.contains_key(&path[..slash]) {
                self.insert(&path[..slash], DIRECTORY_BIT | 0o755, now);
            }
        }
    }

    /// The process is gone, and with it its descriptors.
    pub fn close_all(&mut self) {
        self.open = OpenFiles::default();
        let linked: Vec<u64> = self.paths.values().copied().collect();
        self.inodes.retain(|inode, _| linked.contains(inode));
        self.used = self.inodes.values().filter(|inode| inode.writable).map(|inode| inode.content.len() as u64).sum();
    }

    pub fn open(&mut self, path: &str, flags: u32, mode: u32, now: SimTime) -> Result<i32, Errno> {
        let writing = flags & (WRITE_ONLY | READ_WRITE) != 0;
        let inode = match self.find(path, false) {
            Ok(_) if flags & (CREATE | EXCLUSIVE) == CREATE | EXCLUSIVE => return Err(EEXIST),
            Ok(inode) => inode,
            Err(ENOENT) if flags & CREATE != 0 => {
                self.check_new(path)?;
                self.insert(path, FILE_BIT | mode & 0o7777 & !UMASK, now)
            }
            Err(error) => return Err(error),
        };
        let file = self.inodes.get_mut(&inode).ok_or(ENOENT)?;
        if file.is_directory() && (writing || flags & CREATE != 0) {
            return Err(EISDIR);
        }
        if !file.is_directory() && flags & DIRECTORY != 0 {
            return Err(ENOTDIR);
        }
        if !file.writable && (writing || flags & TRUNCATE != 0) {
            return Err(self.tenant.refusal);
        }
        let reading = flags & WRITE_ONLY == 0;
        let opened = OpenFile { inode, position: 0, reading, writing, appending: flags & APPEND != 0 };
        let descriptor = self.open.add(opened).ok_or(EMFILE)?;
        if flags & TRUNCATE != 0 {
            self.resize(inode, 0, now)?;
        }
        Ok(descriptor)
    }

    pub fn close(&mut self, descriptor: i32) -> Result<(), Errno> {
        let closed = self.open.remove(descriptor)?;
        self.forget_if_unused(closed.inode);
        Ok(())
    }

    pub fn read(&mut self, descriptor: i32, length: u64, now: SimTime) -> Result<Vec<u8>, Errno> {
        let open = self.open.get(descriptor)?;
        let inode = self.inodes.get_mut(&open.inode).ok_or(ENOENT)?;
        if inode.is_directory() {
            return Err(EISDIR);
        }
        if !open.reading {
            return Err(errno::EBADF);
        }
        let begin = usize::try_from(open.position).unwrap_or(usize::MAX).min(inode.content.len());
        let length = usize::try_from(length).unwrap_or(usize::MAX).min(inode.content.len() - begin);
        open.position += length as u64;
        inode.accessed_ns = now.as_nanos();
        Ok(inode.content[begin..begin + length].to_vec())
    }

    pub fn write(&mut self, descriptor: i32, data: &[u8], now: SimTime) -> Result<u64, Errno> {
        let open = *self.open.get(descriptor)?;
        if !open.writing {
            return Err(errno::EBADF);
        }
        let size = self.inode(open.inode)?.content.len() as u64;
        let begin = if open.appending { size } else { open.position };
        let room = self.capacity.saturating_sub(self.used) + size.saturating_sub(begin);
        let gap = begin.saturating_sub(size);
        let length = (data.len() as u64).min(room.saturating_sub(gap));
        if length == 0 && !data.is_empty() {
            return Err(ENOSPC);
        }
        if gap > 0 {
            self.resize(open.inode, begin, now)?;
        }
        let inode = self.inodes.get_mut(&open.inode).ok_or(ENOENT)?;
        // The content is at least `begin` long, and what is written fits into memory as `data` does.
        let replaced = (length as usize).min(inode.content.len() - begin as usize);
        let (over, beyond) = data[..length as usize].split_at(replaced);
        inode.content[begin as usize..begin as usize + replaced].copy_from_slice(over);
        inode.content.extend_from_slice(beyond);
        self.used += beyond.len() as u64;
        (inode.modified_ns, inode.changed_ns) = (now.as_nanos(), now.as_nanos());
        self.open.get(descriptor)?.position = begin + length;
        Ok(length)
    }

    pub fn seek(&mut self, descriptor: i32, offset: i64, whence: u32) -> Result<u64, Errno> {
        let inode = self.open.get(descriptor)?.inode;
        let size = self.inode(inode)?.content.len() as u64;
        let open = self.open.get(descriptor)?;
        let from = match whence {
            0 => 0,
            1 => open.position,
            2 => size,
            _ => return Err(EINVAL),
        };
        let position = from.checked_add_signed(offset).filter(|position| i64::try_from(*position).is_ok());
        open.position = position.ok_or(EINVAL)?;
        Ok(open.position)
    }

    /// The inode at a path, with its number; `directory` if the path was written with a slash at its end.
    pub fn at_path(&self, path: &str, directory: bool) -> Result<(u64, &Inode), Errno> {
        let number = self.find(path, directory)?;
        Ok((number, self.inode(number)?))
    }

    /// The inode behind a descriptor, with its number.
    pub fn at_descriptor(&mut self, descriptor: i32) -> Result<(u64, &Inode), Errno> {
        let number = self.open.get(descriptor)?.inode;
        Ok((number, self.inode(number)?))
    }

    /// Name and inode of what is in a directory, sorted by the bytes of the names.
    pub fn list(&self, path: &str, directory: bool) -> Result<Vec<(&str, u64, &Inode)>, Errno> {
        if !self.at_path(path, directory)?.1.is_directory() {
            return Err(ENOTDIR);
        }
        let prefix = if path == "/" { "/".to_owned() } else { format!("{path}/") };
        let below = self.paths.range(prefix.clone()..).take_while(|(path, _)| path.starts_with(&prefix));
        below
            .map(|(path, number)| (&path[prefix.len()..], *number))
            .filter(|(name, _)| !name.is_empty() && !name.contains('/'))
            .map(|(name, number)| Ok((name, number, self.inode(number)?)))
            .collect()
    }

    pub fn make_directory(&mut self, path: &str, mode: u32, now: SimTime) -> Result<(), Errno> {
        match self.find(path, false) {
            Ok(_) => Err(EEXIST),
            Err(ENOENT) => {
                self.check_new(path)?;
                self.insert(path, DIRECTORY_BIT | mode & 0o7777 & !UMASK, now);
                Ok(())
            }
            Err(error) => Err(error),
        }
    }

    pub fn remove(&mut self, path: &str, directory: bool, remove_directory: bool, now: SimTime) -> Result<(), Errno> {
        let (number, inode) = self.at_path(path, directory)?;
        let is_directory = inode.is_directory();
        if !self.tenant.may_change(path) {
            return Err(self.tenant.refusal);
        }
        match (remove_directory, is_directory) {
            (true, false) => return Err(ENOTDIR),
            (false, true) => return Err(EISDIR),
            (true, true) if !self.list(path, false)?.is_empty() => return Err(ENOTEMPTY),
            (true, true) | (false, false) => {}
        }
        self.paths.remove(path);
        self.touch_parent(path, now);
        self.forget_if_unused(number);
        Ok(())
    }

    pub fn rename(&mut self, from: &str, to: &str, directory: bool, now: SimTime) -> Result<(), Errno> {
        let moved_directory = self.at_path(from, directory)?.1.is_directory();
        if !self.tenant.may_change(from) || !self.tenant.may_change(to) {
            return Err(self.tenant.refusal);
        }
        if from == to {
            return Ok(());
        }
        if to.starts_with(&format!("{from}/")) {
            return Err(EINVAL);
        }
        match self.at_path(to, false).map(|(_, inode)| inode.is_directory()) {
            Ok(false) if moved_directory => return Err(ENOTDIR),
            Ok(true) if !moved_directory => return Err(EISDIR),
            Ok(replaced_directory) => self.remove(to, false, replaced_directory, now)?,
            Err(ENOENT) => self.check_new(to)?,
            Err(error) => return Err(error),
        }
        let below = format!("{from}/");
        let moved: Vec<String> = self.paths.keys().filter(|path| *path == from || path.starts_with(&below)).cloned().collect();
        for path in moved {
            if let Some(number) = self.paths.remove(&path) {
                self.paths.insert(format!("{to}{}", &path[from.len()..]), number);
            }
        }
        self.touch_parent(from, now);
        self.touch_parent(to, now);
        Ok(())
    }

    pub fn truncate(&mut self, path: &str, directory: bool, length: u64, now: SimTime) -> Result<(), Errno> {
        let (number, inode) = self.at_path(path, directory)?;
        if inode.is_directory() {
            return Err(EISDIR);
        }
        if !inode.writable {
            return Err(self.tenant.refusal);
        }
        self.resize(number, length, now)
    }

    pub fn truncate_descriptor(&mut self, descriptor: i32, length: u64, now: SimTime) -> Result<(), Errno> {
        let open = *self.open.get(descriptor)?;
        if !open.writing {
            return Err(EINVAL);
        }
        self.resize(open.inode, length, now)
    }

    /// The inode at a path, to change its mode or times.
    pub fn change(&mut self, path: &str, directory: bool) -> Result<&mut Inode, Errno> {
        let number = self.find(path, directory)?;
        let inode = self.inodes.get_mut(&number).ok_or(ENOENT)?;
        if inode.writable { Ok(inode) } else { Err(self.tenant.refusal) }
    }

    /// Bytes of the file system that holds a path, and how many of them are free.
    pub fn space(&self, path: &str, directory: bool) -> Result<(u64, u64), Errno> {
        self.find(path, directory)?;
        if self.tenant.owns(path) {
            return Ok((self.capacity, self.capacity.saturating_sub(self.used)));
        }
        let code = self.inodes.values().filter(|inode| !inode.writable).map(|inode| inode.content.len() as u64).sum();
        Ok((code, 0))
    }

    fn find(&self, path: &str, directory: bool) -> Result<u64, Errno> {
        if path.len() > LONGEST_PATH || path.split('/').any(|name| name.len() > LONGEST_NAME) {
            return Err(ENAMETOOLONG);
        }
        if let Some(number) = self.paths.get(path) {
            return if directory && !self.inode(*number)?.is_directory() { Err(ENOTDIR) } else { Ok(*number) };
        }
        // Linux tells a missing directory from a file that is used as one.
        let through_file = path.match_indices('/').skip(1).any(|(slash, _)| {
            let above = self.paths.get(&path[..slash]).and_then(|number| self.inodes.get(number));
            above.is_some_and(|inode| !inode.is_directory())
        });
        Err(if through_file { ENOTDIR } else { ENOENT })
    }

    /// Whether something may be made here.
    fn check_new(&self, path: &str) -> Result<(), Errno> {
        if !self.at_path(parent(path), false)?.1.is_directory() {
            return Err(ENOTDIR);
        }
        if self.tenant.may_change(path) { Ok(()) } else { Err(self.tenant.refusal) }
    }

    fn insert(&mut self, path: &str, mode: u32, now: SimTime) -> u64 {
        let number = self.next_inode;
        self.next_inode += 1;
        let now_ns = now.as_nanos();
        let writable = self.tenant.owns(path);
        let inode = Inode { mode, writable, content: Vec::new(), accessed_ns: now_ns, modified_ns: now_ns, changed_ns: now_ns };
        self.inodes.insert(number, inode);
        self.paths.insert(path.to_owned(), number);
        self.touch_parent(path, now);
        number
    }

    fn resize(&mut self, number: u64, length: u64, now: SimTime) -> Result<(), Errno> {
        let free = self.capacity.saturating_sub(self.used);
        let inode = self.inodes.get_mut(&number).ok_or(ENOENT)?;
        let size = inode.content.len() as u64;
        if length > size && length - size > free {
            return Err(ENOSPC);
        }
        inode.content.resize(usize::try_from(length).map_err(|_| ENOSPC)?, 0);
        (inode.modified_ns, inode.changed_ns) = (now.as_nanos(), now.as_nanos());
        self.used = self.used - size + length;
        Ok(())
    }

    fn forget_if_unused(&mut self, number: u64) {
        let linked = self.paths.values().any(|linked| *linked == number);
        if linked || self.open.has(number) {
            return;
        }
        if let Some(inode) = self.inodes.remove(&number) {
            self.used -= inode.content.len() as u64;
        }
    }

    fn touch_parent(&mut self, path: &str, now: SimTime) {
        let number = self.paths.get(parent(path)).copied();
        if let Some(inode) = number.and_then(|number| self.inodes.get_mut(&number)) {
            (inode.modified_ns, inode.changed_ns) = (now.as_nanos(), now.as_nanos());
        }
    }

    fn inode(&self, number: u64) -> Result<&Inode, Errno> {
        self.inodes.get(&number).ok_or(ENOENT)
    }

    /// How many names a file has; 0 once it is removed while open.
    pub fn links(&self, number: u64) -> u64 {
        self.paths.values().filter(|linked| **linked == number).count() as u64
    }
}

fn parent(path: &str) -> &str {
    match path.rfind('/') {
        Some(0) | None => "/",
        Some(slash) => &path[..slash],
    }
}
