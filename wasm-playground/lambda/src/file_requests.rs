//! What the guest asks of its files: one JSON head with optional data, answered with an error number and JSON or bytes.
//!
//! The protocol is written down in `wasm-playground/python/FILES.md`.

use serde::Deserialize;
use serde_json::{Value, json};

use crate::file_system::FileSystem;
use crate::host::HostReply;
use crate::inode::{Errno, Inode, errno};
use crate::tenant::Tenant;
use crate::time::SimTime;

#[derive(Deserialize)]
#[serde(tag = "call", rename_all = "lowercase")]
enum Request {
    Open {
        path: String,
        flags: u32,
        mode: u32,
    },
    Read {
        fd: i32,
        length: u64,
    },
    Write {
        fd: i32,
    },
    Seek {
        fd: i32,
        offset: i64,
        whence: u32,
    },
    Close {
        fd: i32,
    },
    Stat(At),
    Fstat {
        fd: i32,
    },
    List(At),
    Mkdir {
        path: String,
        mode: u32,
    },
    Rmdir(At),
    Unlink(At),
    Rename {
        from: String,
        to: String,
        #[serde(default)]
        directory: bool,
    },
    Truncate {
        #[serde(flatten)]
        at: At,
        length: u64,
    },
    Ftruncate {
        fd: i32,
        length: u64,
    },
    Chmod {
        #[serde(flatten)]
        at: At,
        mode: u32,
    },
    Utime {
        #[serde(flatten)]
        at: At,
        accessed_ns: i64,
        modified_ns: i64,
    },
    Space(At),
}

#[derive(Deserialize)]
struct At {
    path: String,
    /// The reader wrote a slash at the end.
    #[serde(default)]
    directory: bool,
}

/// Names of all requests, to tell an unknown one from a broken one.
const CALLS: &[&str] = &[
    "open",
    "read",
    "write",
    "seek",
    "close",
    "stat",
    "fstat",
    "list",
    "mkdir",
    "rmdir",
    "unlink",
    "rename",
    "truncate",
    "ftruncate",
    "chmod",
    "utime",
    "space",
];

enum Answer {
    Json(Value),
    Bytes(Vec<u8>),
}

impl FileSystem {
    /// Answers one request. `now` is what the files' times are set to.
    pub fn handle(&mut self, head: &[u8], data: &[u8], now: SimTime) -> HostReply<'static> {
        match self.answer(head, data, now) {
            Ok(Answer::Json(value)) => HostReply::File { errno: 0, data: value.to_string().into_bytes() },
            Ok(Answer::Bytes(data)) => HostReply::File { errno: 0, data },
            Err(errno) => HostReply::File { errno, data: Vec::new() },
        }
    }

    fn answer(&mut self, head: &[u8], data: &[u8], now: SimTime) -> Result<Answer, Errno> {
        let head: Value = serde_json::from_slice(head).map_err(|_| errno::EINVAL)?;
        let call = head.get("call").and_then(Value::as_str).ok_or(errno::EINVAL)?;
        if !CALLS.contains(&call) {
            return Err(errno::ENOSYS);
        }
        let done = || Answer::Json(json!({}));
        Ok(match serde_json::from_value(head).map_err(|_| errno::EINVAL)? {
            Request::Open { path, flags, mode } => Answer::Json(json!({"fd": self.open(&path, flags, mode, now)?})),
            Request::Read { fd, length } => Answer::Bytes(self.read(fd, length, now)?),
            Request::Write { fd } => Answer::Json(json!({"written": self.write(fd, data, now)?})),
            Request::Seek { fd, offset, whence } => Answer::Json(json!({"position": self.seek(fd, offset, whence)?})),
            Request::Close { fd } => self.close(fd).map(|()| done())?,
            Request::Stat(at) => {
                let (number, inode) = self.at_path(&at.path, at.directory)?;
                Answer::Json(status(number, inode, self.links(number), self.tenant))
            }
            Request::Fstat { fd } => {
                let (number, _) = self.at_descriptor(fd)?;
                let links = self.links(number);
                let tenant = self.tenant;
                Answer::Json(status(number, self.at_descriptor(fd)?.1, links, tenant))
            }
            Request::List(at) => {
                let entries = self.list(&at.path, at.directory)?;
                let entries = entries.iter().map(|(name, inode, node)| json!({"name": name, "mode": node.mode, "inode": inode}));
                Answer::Json(json!({"entries": entries.collect::<Vec<_>>()}))
            }
            Request::Mkdir { path, mode } => self.make_directory(&path, mode, now).map(|()| done())?,
            Request::Rmdir(at) => self.remove(&at.path, at.directory, true, now).map(|()| done())?,
            Request::Unlink(at) => self.remove(&at.path, at.directory, false, now).map(|()| done())?,
            Request::Rename { from, to, directory } => self.rename(&from, &to, directory, now).map(|()| done())?,
            Request::Truncate { at, length } => self.truncate(&at.path, at.directory, length, now).map(|()| done())?,
            Request::Ftruncate { fd, length } => self.truncate_descriptor(fd, length, now).map(|()| done())?,
            Request::Chmod { at, mode } => {
                let inode = self.change(&at.path, at.directory)?;
                inode.mode = inode.mode & !0o7777 | mode & 0o7777;
                inode.changed_ns = now.as_nanos();
                done()
            }
            Request::Utime { at, accessed_ns, modified_ns } => {
                let inode = self.change(&at.path, at.directory)?;
                (inode.accessed_ns, inode.modified_ns, inode.changed_ns) = (accessed_ns, modified_ns, now.as_nanos());
                done()
            }
            Request::Space(at) => {
                let (total, free) = self.space(&at.path, at.directory)?;
                Answer::Json(json!({"total": total, "free": free}))
            }
        })
    }
}

fn status(number: u64, inode: &Inode, links: u64, tenant: &Tenant) -> Value {
    // What does not belong to the process belongs to root; whoever may write into /tmp does not own it.
    let is_sticky = inode.mode & 0o1000 != 0;
    let (uid, gid) = if inode.writable && !is_sticky { (tenant.user, tenant.group) } else { (0, 0) };
    json!({
        "mode": inode.mode, "inode": number, "links": links, "uid": uid, "gid": gid, "size": inode.content.len(),
        "accessed_ns": inode.accessed_ns, "modified_ns": inode.modified_ns, "changed_ns": inode.changed_ns,
    })
}
