//! What a `RecursionError` of the interpreter says: what CPython's says. RustPython 0.6 (`vm/mod.rs`) leaves the message empty where the stack
//! runs low before the thousandth call, and puts a space behind it elsewhere, for a place that it does not name.

use rustpython_vm::builtins::{PyStr, PyTupleRef};
use rustpython_vm::{PyObject, PyRef, PyResult, VirtualMachine};

const TEXT: &str = "maximum recursion depth exceeded";

/// From now on `str()` of such an error is CPython's text.
pub fn mend(vm: &VirtualMachine) {
    vm.ctx.exceptions.recursion_error.slots.str.store(Some(text));
}

fn text(error: &PyObject, vm: &VirtualMachine) -> PyResult<PyRef<PyStr>> {
    let told = match vm.ctx.exceptions.base_exception_type.slots.str.load() {
        Some(usual) => usual(error, vm)?,
        None => vm.ctx.new_str(""),
    };
    // One that the reader's code raises without a text has no arguments.
    let arguments: PyTupleRef = error.get_attr("args", vm)?.try_into_value(vm)?;
    let is_the_interpreters = arguments.len() == 1 && told.to_str().is_some_and(|told| told.is_empty() || told.trim_end() == TEXT);
    Ok(if is_the_interpreters { vm.ctx.new_str(TEXT) } else { told })
}
