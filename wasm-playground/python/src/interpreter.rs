//! Builds the interpreter and calls the driver in it.

use std::cell::OnceCell;

use rustpython_vm::builtins::PyBaseExceptionRef;
use rustpython_vm::common::rc::PyRc;
use rustpython_vm::{AsObject, Interpreter, PyResult, Settings, VirtualMachine};

use crate::{frozen, host, host_module, recursion_text};

/// Native modules that must not be there, each because a shim or Python's own fallback does better with this host.
///
/// - `_queue`: its `SimpleQueue.get` raises on an empty queue instead of waiting; `queue` has its own.
const LEFT_OUT: &[&str] = &["_queue"];

thread_local! {
    static INTERPRETER: OnceCell<Interpreter> = const { OnceCell::new() };
}

/// Builds the interpreter, runs shims/_boot.py in it and keeps it for [`call`].
pub fn boot() {
    let mut settings = Settings::default();
    // One constant for every environment: the order of sets of strings is part of what must come out the same.
    settings.hash_seed = Some(0);
    settings.install_signal_handlers = false;
    settings.import_site = false;
    settings.write_bytecode = false;
    let builder = Interpreter::builder(settings);
    let mut modules = python_guest_stdlib::stdlib_module_defs(&builder.ctx);
    modules.retain(|module| !LEFT_OUT.contains(&module.name.as_str()));
    modules.push(host_module::module_def(&builder.ctx));
    let interpreter = builder
        .add_native_modules(&modules)
        .add_frozen_modules(frozen::shims())
        .init_hook(|vm| {
            if let Some(state) = PyRc::get_mut(&mut vm.state) {
                let paths = &mut state.config.paths;
                paths.executable = "/var/lang/bin/python3.14".to_owned();
                paths.base_executable = paths.executable.clone();
                for prefix in [&mut paths.prefix, &mut paths.base_prefix, &mut paths.exec_prefix, &mut paths.base_exec_prefix] {
                    "/var/lang".clone_into(prefix);
                }
                paths.stdlib_dir = Some("/var/lang/lib/python3.14".to_owned());
            }
        })
        .build();
    interpreter.enter(|vm| {
        recursion_text::mend(vm);
        or_die(vm, vm.import("_boot", 0))
    });
    INTERPRETER.with(|cell| {
        // Booting twice is the engine's mistake; the first interpreter stays.
        let _ = cell.set(interpreter);
    });
}

/// Calls a function of shims/_lambda_runtime.py, with bytes or with nothing.
pub fn call(function: &'static str, argument: Option<Vec<u8>>) {
    INTERPRETER.with(|cell| {
        let Some(interpreter) = cell.get() else {
            host::end(host::operation::EXIT, &70_i32.to_le_bytes());
        };
        interpreter.enter(|vm| {
            let outcome = vm.import("_lambda_runtime", 0).and_then(|driver| {
                let arguments = argument.map(|bytes| vm.ctx.new_bytes(bytes).into());
                driver.get_attr(function, vm)?.call(arguments.into_iter().collect::<Vec<_>>(), vm)
            });
            or_die(vm, outcome);
        });
    });
}

/// The driver catches what Python can raise; what gets past it is a bug of ours, reported as a process would report it.
fn or_die<T>(vm: &VirtualMachine, outcome: PyResult<T>) -> T {
    match outcome {
        Ok(value) => value,
        Err(exception) => die(vm, &exception),
    }
}

fn die(vm: &VirtualMachine, exception: &PyBaseExceptionRef) -> ! {
    let mut text = String::new();
    if vm.write_exception(&mut text, exception).is_err() {
        text = exception.as_object().class().name().to_string();
    }
    host::call(host::operation::STDERR, text.as_bytes());
    host::end(host::operation::EXIT, &1_i32.to_le_bytes())
}
