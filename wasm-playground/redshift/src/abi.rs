//! What the engine calls: the exports of redshift.wasm (PROTOCOL.md).

#![allow(unsafe_code, reason = "an export is an unmangled symbol, and input arrives as a pointer")]

use std::cell::RefCell;

use crate::host::Host;
use crate::session::Database;

thread_local! {
    static DATABASE: RefCell<Option<Database>> = const { RefCell::new(None) };
    static ANSWER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Gives a buffer of `length` bytes for input. The export that takes the input frees it.
#[unsafe(no_mangle)]
pub extern "C" fn allocate(length: usize) -> *mut u8 {
    Box::into_raw(vec![0_u8; length].into_boxed_slice()).cast()
}

/// Takes a buffer back.
///
/// # Safety
/// `pointer` and `length` must be a buffer from [`allocate`] with its length, not used again.
unsafe fn taken(pointer: *mut u8, length: usize) -> Vec<u8> {
    if length == 0 {
        return Vec::new();
    }
    // SAFETY: promised by the caller.
    unsafe { Box::from_raw(std::ptr::slice_from_raw_parts_mut(pointer, length)) }.into_vec()
}

fn give(bytes: Vec<u8>) -> i32 {
    let length = i32::try_from(bytes.len()).unwrap_or(0);
    ANSWER.replace(bytes);
    length
}

/// Makes the database. Returns 0, or 1 when the image is none of ours.
///
/// # Safety
/// `pointer` and `length` must be a buffer from [`allocate`] with its length, filled, and not used again; or `length` 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn open(pointer: *mut u8, length: usize) -> i32 {
    // SAFETY: promised by the caller.
    let image = unsafe { taken(pointer, length) };
    match Database::open(&image, Box::new(Host)) {
        Ok(database) => {
            DATABASE.set(Some(database));
            0
        }
        Err(_) => 1,
    }
}

/// Answers one request. Returns the length of the answer, which lies at [`answer`].
///
/// # Safety
/// As for [`open`].
#[unsafe(no_mangle)]
pub unsafe extern "C" fn execute(pointer: *mut u8, length: usize) -> i32 {
    // SAFETY: promised by the caller.
    let request = unsafe { taken(pointer, length) };
    give(DATABASE.with_borrow_mut(|database| match database {
        Some(database) => database.answer(&request),
        None => Vec::new(),
    }))
}

/// All that is committed. Returns the length; the bytes lie at [`answer`].
#[unsafe(no_mangle)]
pub extern "C" fn image() -> i32 {
    give(DATABASE.with_borrow_mut(|database| database.as_mut().and_then(|database| database.image().ok()).unwrap_or_default()))
}

/// Where the last answer lies.
#[unsafe(no_mangle)]
pub extern "C" fn answer() -> *const u8 {
    ANSWER.with_borrow(|answer| answer.as_ptr())
}
