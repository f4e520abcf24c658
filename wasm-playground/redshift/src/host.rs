//! What the program calls: the two functions of the host, its only imports; and what SQLite wants of an operating system.

#![allow(unsafe_code, reason = "the host's functions are foreign and take pointers; SQLite's are called from C")]

use serde_json::json;

use crate::session::{Objects, Outside};

/// Objects of a bucket.
const OBJECTS: i32 = 1;
/// One object.
const OBJECT: i32 = 2;

mod import {
    #[link(wasm_import_module = "host")]
    unsafe extern "C" {
        pub fn call(operation: i32, pointer: *const u8, length: usize) -> i32;
        pub fn take(pointer: *mut u8);
    }
}

fn call(operation: i32, payload: &[u8]) -> Vec<u8> {
    // SAFETY: the host only reads `length` bytes at `pointer`.
    let length = unsafe { import::call(operation, payload.as_ptr(), payload.len()) };
    let length = usize::try_from(length).unwrap_or(0);
    let mut reply = vec![0_u8; length];
    if length > 0 {
        // SAFETY: the host writes exactly the `length` bytes it announced, for which there is room.
        unsafe { import::take(reply.as_mut_ptr()) };
    }
    reply
}

/// The engine around this program.
pub struct Host;

impl Outside for Host {
    fn objects(&self, bucket: &str, prefix: &str) -> Objects {
        decode(&call(OBJECTS, json!({"bucket": bucket, "prefix": prefix}).to_string().as_bytes()))
    }

    fn object(&self, bucket: &str, key: &str) -> Objects {
        decode(&call(OBJECT, json!({"bucket": bucket, "key": key}).to_string().as_bytes()))
    }
}

fn decode(reply: &[u8]) -> Objects {
    let broken = || "InternalError".to_owned();
    match reply.split_first() {
        Some((0, mut rest)) => {
            let mut objects = Vec::new();
            while !rest.is_empty() {
                let (key, after) = piece(rest).ok_or_else(broken)?;
                let (content, after) = piece(after).ok_or_else(broken)?;
                objects.push((String::from_utf8_lossy(key).into_owned(), content.to_vec()));
                rest = after;
            }
            Ok(objects)
        }
        Some((_, code)) => Err(String::from_utf8_lossy(code).into_owned()),
        None => Err(broken()),
    }
}

fn piece(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = bytes.split_first_chunk::<4>()?;
    rest.split_at_checked(u32::from_le_bytes(*length) as usize)
}

// SQLite asks its host for these. Its functions for time and randomness are not reachable from Redshift's SQL, so constants do:
// GETDATE() and RANDOM() take the request's time and seed.

#[unsafe(no_mangle)]
extern "C" fn rust_sqlite_wasm_host_sleep(_seconds: u64, _nanoseconds: u32) {}

#[unsafe(no_mangle)]
unsafe extern "C" fn rust_sqlite_wasm_host_random(buffer: *mut u8, length: usize) -> usize {
    // SAFETY: SQLite gives `length` writable bytes.
    unsafe { std::ptr::write_bytes(buffer, 0, length) };
    length
}

#[unsafe(no_mangle)]
unsafe extern "C" fn rust_sqlite_wasm_host_epoch_timestamp_in_ms(out: *mut i64) -> i32 {
    // SAFETY: SQLite gives room for one number.
    unsafe { out.write(0) };
    0
}

#[unsafe(no_mangle)]
unsafe extern "C" fn rust_sqlite_wasm_host_fill_entropy(buffer: *mut u8, length: usize) -> i32 {
    // SAFETY: SQLite gives `length` writable bytes.
    unsafe { std::ptr::write_bytes(buffer, 0, length) };
    0
}

/// 1: not here.
#[unsafe(no_mangle)]
extern "C" fn rust_sqlite_wasm_host_localtime(_seconds: i64, _out: *mut u8) -> i32 {
    1
}
