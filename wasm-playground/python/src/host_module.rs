//! `_host`: the native module through which the shims reach the host, the frozen library and the few inner parts of the interpreter that
//! they mend. It gives nobody more than python.wasm has: the host judges every call.

pub(crate) use host::module_def;

#[rustpython_derive::pymodule(name = "_host")]
mod host {
    use rustpython_vm as vm;
    use vm::builtins::{PyBytesRef, PyCode, PyStrRef, PyTypeRef};
    use vm::frozen::FrozenCodeObject;
    use vm::function::{ArgBytesLike, FuncArgs, OptionalArg, OptionalOption};
    use vm::{PyObjectRef, PyRef, PyResult, VirtualMachine};

    use crate::host::{self, operation};
    use crate::{frozen, memory};

    /// One request by its number, bytes in and bytes out.
    #[pyfunction]
    fn call(operation: i32, payload: OptionalArg<ArgBytesLike>) -> Vec<u8> {
        match payload {
            OptionalArg::Present(payload) => payload.with_ref(|payload| host::call(operation, payload)),
            OptionalArg::Missing => host::call(operation, &[]),
        }
    }

    /// A request about files (FILES.md): its head as JSON and the data to write; errno and the answer's bytes.
    #[pyfunction]
    fn file(head: PyStrRef, data: OptionalArg<ArgBytesLike>, vm: &VirtualMachine) -> (i32, PyBytesRef) {
        let head = head.as_bytes();
        let mut request = Vec::with_capacity(4 + head.len());
        request.extend_from_slice(&u32::try_from(head.len()).unwrap_or(u32::MAX).to_le_bytes());
        request.extend_from_slice(head);
        if let OptionalArg::Present(data) = data {
            data.with_ref(|data| request.extend_from_slice(data));
        }
        let mut reply = host::call(operation::FILE, &request);
        let errno = reply.get(..4).and_then(|bytes| bytes.try_into().ok()).map_or(5, i32::from_le_bytes);
        reply.drain(..reply.len().min(4));
        (errno, vm.ctx.new_bytes(reply))
    }

    /// Ends the environment.
    #[pyfunction]
    fn exit(code: i32) {
        host::end(operation::EXIT, &code.to_le_bytes());
    }

    #[pyfunction]
    fn random(count: usize) -> Vec<u8> {
        host::random(count)
    }

    #[pyfunction]
    fn limit_memory(bytes: u64) {
        memory::limit(bytes);
    }

    // The clocks of module `time`. They are native since logging keeps `time.gmtime` as a class attribute, where a Python function
    // would become a method.

    #[pyfunction]
    fn time() -> f64 {
        host::now().0 as f64 / 1e9
    }

    #[pyfunction]
    fn time_ns() -> i64 {
        host::now().0
    }

    #[pyfunction]
    fn monotonic() -> f64 {
        host::now().1 as f64 / 1e9
    }

    #[pyfunction]
    fn monotonic_ns() -> i64 {
        host::now().1
    }

    #[pyfunction]
    fn sleep(seconds: PyObjectRef, vm: &VirtualMachine) -> PyResult<()> {
        let seconds: f64 = match seconds.try_float_opt(vm) {
            Some(float) => float?.to_f64(),
            None => {
                let name = seconds.class().name().to_string();
                return Err(vm.new_type_error(format!("'{name}' object cannot be interpreted as an integer")));
            }
        };
        if seconds.is_nan() {
            return Err(vm.new_value_error("Invalid value NaN (not a number)".to_owned()));
        }
        if seconds < 0.0 {
            return Err(vm.new_value_error("sleep length must be non-negative".to_owned()));
        }
        if seconds > 9.2e9 {
            return Err(vm.new_overflow_error("timestamp too large to convert to C PyTime_t".to_owned()));
        }
        host::call(operation::SLEEP, &((seconds * 1e9).round() as u64).to_le_bytes());
        Ok(())
    }

    /// Waits for what can never come: simulated time passes until the environment's time is up.
    #[pyfunction]
    fn wait_for_ever() {
        loop {
            host::call(operation::SLEEP, &(1_u64 << 62).to_le_bytes());
        }
    }

    /// Calls the interpreter's own function of that name, with the simulated time where the caller gives none.
    fn at(function: &'static str, seconds: OptionalOption<PyObjectRef>, vm: &VirtualMachine) -> PyResult {
        let seconds = seconds.flatten().unwrap_or_else(|| vm.ctx.new_float(time()).into());
        vm.import("_host", 0)?.get_attr(function, vm)?.call((seconds,), vm)
    }

    #[pyfunction]
    fn gmtime(seconds: OptionalOption<PyObjectRef>, vm: &VirtualMachine) -> PyResult {
        at("native_gmtime", seconds, vm)
    }

    #[pyfunction]
    fn localtime(seconds: OptionalOption<PyObjectRef>, vm: &VirtualMachine) -> PyResult {
        at("native_localtime", seconds, vm)
    }

    #[pyfunction]
    fn ctime(seconds: OptionalOption<PyObjectRef>, vm: &VirtualMachine) -> PyResult {
        at("native_ctime", seconds, vm)
    }

    #[pyfunction]
    fn asctime(moment: OptionalArg<PyObjectRef>, vm: &VirtualMachine) -> PyResult {
        let moment = match moment {
            OptionalArg::Present(moment) => moment,
            OptionalArg::Missing => localtime(OptionalArg::Missing, vm)?,
        };
        vm.import("_host", 0)?.get_attr("native_asctime", vm)?.call((moment,), vm)
    }

    #[pyfunction]
    fn strftime(format: PyObjectRef, moment: OptionalArg<PyObjectRef>, vm: &VirtualMachine) -> PyResult {
        let moment = match moment {
            OptionalArg::Present(moment) => moment,
            OptionalArg::Missing => localtime(OptionalArg::Missing, vm)?,
        };
        vm.import("_host", 0)?.get_attr("native_strftime", vm)?.call((format, moment), vm)
    }

    // Shims that look native.

    /// A built-in function that does what this one does: it does not become a method where a class keeps it, and an exception that
    /// leaves it shows no line of the shim in its traceback.
    #[pyfunction]
    fn native(function: PyObjectRef, vm: &VirtualMachine) -> PyResult {
        let name = function.get_attr("__name__", vm)?.try_into_value::<PyStrRef>(vm)?;
        let name = vm.ctx.intern_str(name.as_wtf8().to_string()).as_str();
        Ok(vm.new_function(name, hidden(function)).into())
    }

    /// The same for a method of this class.
    #[pyfunction]
    fn native_method(class: PyTypeRef, function: PyObjectRef, vm: &VirtualMachine) -> PyResult {
        let name = function.get_attr("__name__", vm)?.try_into_value::<PyStrRef>(vm)?;
        let name = vm.ctx.intern_str(name.as_wtf8().to_string()).as_str();
        // A class of the image lives as long as the program.
        let class: &'static PyTypeRef = Box::leak(Box::new(class));
        Ok(vm.new_method(name, class, hidden(function)).into())
    }

    fn hidden(function: PyObjectRef) -> impl Fn(FuncArgs, &VirtualMachine) -> PyResult + 'static {
        move |arguments, vm| function.call(arguments, vm).inspect_err(|exception| exception.set_traceback(None))
    }

    // The library.

    /// `(is a package, path, has source)` of a frozen module, or None.
    #[pyfunction]
    fn find(name: PyStrRef, vm: &VirtualMachine) -> PyObjectRef {
        match name.to_str().and_then(frozen::library) {
            Some(module) => vm.new_tuple((module.package, module.path)).into(),
            None => vm.ctx.none(),
        }
    }

    /// The code of a frozen module.
    #[pyfunction]
    fn code(name: PyStrRef, vm: &VirtualMachine) -> PyResult<PyRef<PyCode>> {
        match name.to_str().and_then(frozen::library) {
            Some(module) => Ok(PyCode::new_ref_from_frozen(vm, FrozenCodeObject { bytes: module.code() })),
            None => Err(vm.new_import_error(format!("no frozen module {}", name.as_wtf8()), vm.ctx.new_utf8_str(""))),
        }
    }

    /// The text of a frozen module, or None.
    #[pyfunction]
    fn source(name: PyStrRef) -> Option<&'static str> {
        let module = name.to_str().and_then(frozen::library)?;
        (!module.source.is_empty()).then_some(module.source)
    }

    /// Sets an attribute of a native class, which Python code may not.
    #[pyfunction]
    fn set_class_attribute(class: PyTypeRef, name: PyStrRef, value: PyObjectRef, vm: &VirtualMachine) {
        class.set_attr(vm.ctx.intern_str(name.as_wtf8().to_string()), value);
    }
}
