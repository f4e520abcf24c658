//! What a `RecursionError` of the interpreter says: what CPython's says. RustPython 0.6 (`vm/mod.rs`) leaves the message empty where the stack
//! runs low before the thousandth call, and puts a space behind it elsewhere, for a place that it does not name.

use rustpython_vm::builtins::{PyTupleRef, PyTypeRef};
use rustpython_vm::{AsObject, PyObjectRef, PyResult, VirtualMachine};

const TEXT: &str = "maximum recursion depth exceeded";

/// From now on `str()` of such an error is CPython's text.
pub fn mend(vm: &VirtualMachine) {
    // Native classes live as long as the program.
    let class: &'static PyTypeRef = Box::leak(Box::new(vm.ctx.exceptions.recursion_error.to_owned()));
    class.set_attr(vm.ctx.intern_str("__str__"), vm.new_method("__str__", class, text).into());
}

/// As of every exception, but for the two texts that are not CPython's. One that the reader's code raises without a text has no arguments.
fn text(error: PyObjectRef, vm: &VirtualMachine) -> PyResult {
    let arguments: PyTupleRef = error.get_attr("args", vm)?.try_into_value(vm)?;
    let told = match arguments.as_slice() {
        [] => vm.ctx.new_str(""),
        [only] => only.str(vm)?,
        _ => arguments.as_object().str(vm)?,
    };
    let is_the_interpreters = arguments.len() == 1 && told.to_str().is_some_and(|told| told.is_empty() || told.trim_end() == TEXT);
    Ok(if is_the_interpreters { vm.ctx.new_str(TEXT) } else { told }.into())
}
