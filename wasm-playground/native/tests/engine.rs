//! `WasmtimeEngine` against a hand-made guest: host calls, the meter, stops, the boot image.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use mini_lambda::engine::Driver;
use mini_lambda::{Engine, Environment, EnvironmentSpec, Host, HostCall, HostReply, Stop};
use mini_lambda_cli::{LoadError, WasmtimeEngine};

/// A guest with the interface of python.wasm. `boot` writes 41 at 100; `start` keeps the first byte of its settings;
/// `invoke` prints the byte at 100, adds one to it, then spends work, sleeps, exits, recurses or traps by the byte at 200.
const GUEST: &str = r#"
(module
  (import "host" "call" (func $call (param i32 i32 i32) (result i32)))
  (import "host" "take" (func $take (param i32)))
  (memory (export "memory") 2)
  (global $sp (export "__stack_pointer") (mut i32) (i32.const 1024))
  (global $meter (export "meter") (mut i64) (i64.const 0))
  (func (export "allocate") (param i32) (result i32) (i32.const 4096))
  (func (export "boot")
    (i32.store8 (i32.const 100) (i32.const 41))
    (drop (memory.grow (i32.const 1)))
    (i32.store8 (i32.const 150000) (i32.const 9))
    (global.set $sp (i32.const 512)))
  (func (export "start") (param i32 i32) (result i32)
    (i32.store8 (i32.const 101) (i32.load8_u (local.get 0)))
    (i32.const 0))
  (func $recurse (call $recurse))
  (func (export "invoke") (result i32)
    (drop (call $call (i32.const 1) (i32.const 100) (i32.const 1)))
    (i32.store8 (i32.const 100) (i32.add (i32.load8_u (i32.const 100)) (i32.const 1)))
    (global.set $meter (i64.sub (global.get $meter) (i64.const 70)))
    (if (i64.lt_s (global.get $meter) (i64.const 0)) (then unreachable))
    (i64.store (i32.const 300) (i64.const 5000))
    (drop (call $call (i32.const 5) (i32.const 300) (i32.const 8)))
    (global.set $meter (i64.sub (global.get $meter) (i64.const 7)))
    (if (i64.lt_s (global.get $meter) (i64.const 0)) (then unreachable))
    (drop (call $call (i32.const 6) (i32.const 300) (i32.const 4)))
    (if (i32.eq (i32.load8_u (i32.const 101)) (i32.const 120)) (then (call $recurse)))
    (i32.const 0))
  (func (export "memory_peak") (result i64) (i64.load8_u (i32.const 150000)))
)"#;

/// Notes what was asked. The limit shrinks by 10 when the guest sleeps.
struct Recorder {
    printed: RefCell<Vec<u8>>,
    seen: RefCell<Vec<u64>>,
    limit: Cell<u64>,
    random: Result<usize, Stop>,
}

impl Host for Recorder {
    fn call(&self, work: u64, call: HostCall<'_>) -> Result<HostReply<'static>, Stop> {
        self.seen.borrow_mut().push(work);
        match call {
            HostCall::Stdout(bytes) => self.printed.borrow_mut().extend_from_slice(bytes),
            HostCall::Sleep(_) => self.limit.set(self.limit.get() - 10),
            HostCall::Random(_) => return self.random.clone().map(|count| HostReply::Bytes(vec![1; count].into())),
            other => panic!("not asked for: {other:?}"),
        }
        Ok(HostReply::Empty)
    }

    fn work_limit(&self) -> u64 {
        self.limit.get()
    }
}

fn recorder(limit: u64, random: Result<usize, Stop>) -> Rc<Recorder> {
    Rc::new(Recorder { printed: RefCell::default(), seen: RefCell::default(), limit: Cell::new(limit), random })
}

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("engine").join(name);
    std::fs::create_dir_all(&folder).expect("a folder for the test");
    folder
}

fn engine(name: &str, text: &str) -> Result<WasmtimeEngine, LoadError> {
    let folder = folder(name);
    let wasm = folder.join("guest.wasm");
    std::fs::write(&wasm, wat::parse_str(text).expect("well-formed")).expect("written");
    WasmtimeEngine::load(&wasm, &folder.join("cache"))
}

fn environment(engine: &mut WasmtimeEngine, handler: &str, host: &Rc<Recorder>) -> Box<dyn Environment> {
    let spec = EnvironmentSpec { handler: handler.to_owned(), variables: BTreeMap::new(), memory_limit: 1, driver: Driver::RuntimeClient };
    let host: Rc<dyn Host> = Rc::<Recorder>::clone(host);
    engine.environment(spec, host).expect("an environment")
}

#[test]
fn each_environment_begins_with_the_boot_image_and_keeps_its_memory() {
    let mut engine = engine("image", GUEST).expect("it loads");
    let host = recorder(1_000, Ok(0));
    let mut first = environment(&mut engine, "h", &host);
    assert_eq!(first.start().end, Ok(()));
    for _ in 0..3 {
        assert_eq!(first.invoke().end, Ok(()));
    }
    let mut second = environment(&mut engine, "h", &host);
    assert_eq!((second.start().end, second.invoke().end), (Ok(()), Ok(())));
    assert_eq!(*host.printed.borrow(), [41, 42, 43, 41]);
}

#[test]
fn the_image_of_the_cache_is_as_good_as_booting() {
    for _ in 0..2 {
        let mut engine = engine("cache", GUEST).expect("it loads");
        let host = recorder(1_000, Ok(0));
        let phase = environment(&mut engine, "h", &host).invoke();
        assert_eq!((phase.end, phase.memory_peak), (Ok(()), 9));
    }
    assert_eq!(std::fs::read_dir(folder("cache").join("cache")).expect("kept").count(), 2);
}

#[test]
fn a_broken_cache_is_made_anew() {
    engine("broken", GUEST).expect("it loads");
    for entry in std::fs::read_dir(folder("broken").join("cache")).expect("kept") {
        std::fs::write(entry.expect("listed").path(), b"broken").expect("written");
    }
    let mut engine = engine("broken", GUEST).expect("it loads");
    assert_eq!(environment(&mut engine, "h", &recorder(1_000, Ok(0))).invoke().end, Ok(()));
}

#[test]
fn work_is_counted_across_host_calls() {
    let host = recorder(1_000, Ok(0));
    let mut engine = engine("work", GUEST).expect("it loads");
    let phase = environment(&mut engine, "h", &host).invoke();
    assert_eq!((phase.end, phase.work), (Ok(()), 77));
    assert_eq!(*host.seen.borrow(), [0, 70, 77]);
}

#[test]
fn the_limit_is_asked_for_again_after_each_call() {
    let mut engine = engine("limit", GUEST).expect("it loads");
    let enough = environment(&mut engine, "h", &recorder(87, Ok(0))).invoke();
    assert_eq!((enough.end, enough.work), (Ok(()), 77));
    // Asleep it loses 10 of its 86, so that the last unit is missing.
    let less = environment(&mut engine, "h", &recorder(86, Ok(0))).invoke();
    assert_eq!((less.end, less.work), (Err(Stop::OutOfTime), 77));
    let at_once = environment(&mut engine, "h", &recorder(69, Ok(0))).invoke();
    assert_eq!(at_once.end, Err(Stop::OutOfTime));
}

#[test]
fn a_stop_of_the_host_ends_the_phase_with_that_stop() {
    let mut engine = engine("stop", GUEST).expect("it loads");
    for stop in [Stop::Exited(3), Stop::OutOfMemory, Stop::OutOfTime] {
        let phase = environment(&mut engine, "h", &recorder(1_000, Err(stop.clone()))).invoke();
        assert_eq!((phase.end, phase.work, phase.memory_peak), (Err(stop), 77, 9));
    }
}

#[test]
fn the_end_of_the_stack_is_no_time_out() {
    // The settings begin with a brace; this guest takes `x` for recursion.
    let text = GUEST.replace("(i32.const 120)", "(i32.const 123)");
    let mut engine = engine("stack", &text).expect("it loads");
    let mut environment = environment(&mut engine, "h", &recorder(1_000, Ok(0)));
    assert_eq!(environment.start().end, Ok(()));
    assert_eq!(environment.invoke().end, Err(Stop::Trapped("call stack exhausted".to_owned())));
}

#[test]
fn a_request_outside_the_memory_is_a_trap() {
    let text = GUEST.replace("(i32.const 300) (i32.const 4)", "(i32.const -1) (i32.const 4)");
    let mut engine = engine("outside", &text).expect("it loads");
    let end = environment(&mut engine, "h", &recorder(1_000, Ok(0))).invoke().end;
    assert_eq!(end, Err(Stop::Trapped("a host call with bytes outside the memory".to_owned())));
}

#[test]
fn what_is_no_guest_is_refused_with_the_file_and_what_to_do() {
    let missing = WasmtimeEngine::load(Path::new("/nowhere/python.wasm"), &folder("missing")).map(|_| ()).unwrap_err();
    assert!(missing.to_string().starts_with("cannot read /nowhere/python.wasm: "), "{missing}");
    let no_boot = GUEST.replace("(export \"boot\")", "");
    let refusal = engine("no-boot", &no_boot).map(|_| ()).unwrap_err().to_string();
    assert!(refusal.contains("no export \"boot\"") && refusal.contains("`cargo xtask build`"), "{refusal}");
    let path = folder("no-wasm").join("guest.wasm");
    std::fs::write(&path, "hello").expect("written");
    let refusal = WasmtimeEngine::load(&path, &folder("no-wasm")).map(|_| ()).unwrap_err().to_string();
    assert!(refusal.contains("is not the Python of this build"), "{refusal}");
}
