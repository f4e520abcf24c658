//! The allocator: the standard one, counted. It knows how many bytes are held, and at the limit it stops the environment with a reason
//! instead of failing, as AWS kills a process that outgrows its memory. Sizes asked for are counted, so the count is the same everywhere.

#![allow(unsafe_code, reason = "a global allocator is an unsafe trait")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use crate::host;

static HELD: AtomicU64 = AtomicU64::new(0);
static PEAK: AtomicU64 = AtomicU64::new(0);
static BASE: AtomicU64 = AtomicU64::new(0);
static LIMIT: AtomicU64 = AtomicU64::new(u64::MAX);

/// From here on bytes count as the environment's own, above what is held now.
pub fn begin() {
    let held = HELD.load(Relaxed);
    BASE.store(held, Relaxed);
    PEAK.store(held, Relaxed);
}

/// Sets how many bytes above those of [`begin`] may be held.
pub fn limit(bytes: u64) {
    LIMIT.store(BASE.load(Relaxed).saturating_add(bytes), Relaxed);
}

/// The most bytes held since [`begin`], above those held then.
pub fn peak() -> i64 {
    i64::try_from(PEAK.load(Relaxed).saturating_sub(BASE.load(Relaxed))).unwrap_or(i64::MAX)
}

struct Counted;

#[global_allocator]
static ALLOCATOR: Counted = Counted;

impl Counted {
    fn grow(&self, bytes: usize) {
        let held = HELD.load(Relaxed) + bytes as u64;
        if held > LIMIT.load(Relaxed) {
            host::end(host::operation::OUT_OF_MEMORY, &[]);
        }
        HELD.store(held, Relaxed);
        if held > PEAK.load(Relaxed) {
            PEAK.store(held, Relaxed);
        }
    }

    fn shrink(&self, bytes: usize) {
        HELD.store(HELD.load(Relaxed) - bytes as u64, Relaxed);
    }

    /// The linear memory itself cannot grow: the same end as the limit.
    fn given(&self, pointer: *mut u8) -> *mut u8 {
        if pointer.is_null() {
            host::end(host::operation::OUT_OF_MEMORY, &[]);
        }
        pointer
    }
}

// SAFETY: every call goes to the standard allocator with the arguments it came with; only numbers are kept beside it. There is one thread.
unsafe impl GlobalAlloc for Counted {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        self.grow(layout.size());
        self.given(unsafe { System.alloc(layout) })
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        self.grow(layout.size());
        self.given(unsafe { System.alloc_zeroed(layout) })
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        self.shrink(layout.size());
        unsafe { System.dealloc(pointer, layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        match size.checked_sub(layout.size()) {
            Some(more) => self.grow(more),
            None => self.shrink(layout.size() - size),
        }
        self.given(unsafe { System.realloc(pointer, layout, size) })
    }
}
