//! The native modules of Python's library: files of rustpython-stdlib 0.6, compiled as they are, without those that nothing here uses.
//! build.rs says which and why.

#![allow(warnings, clippy::all, reason = "the files are another project's")]

#[macro_use]
extern crate rustpython_derive;

extern crate alloc;

use rustpython_common as common;
use rustpython_vm as vm;

use vm::{Context, builtins};

include!(concat!(env!("OUT_DIR"), "/modules.rs"));
