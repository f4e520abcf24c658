//! python.wasm
use rustpython_vm as _; use rustpython_stdlib as _; 
