//! The metering pass: exact counts of a hand-made module, the stop at the limit, and a Python that is the same with and without it.

use wasmtime::{Engine, Global, Instance, Linker, Module, Store, Trap, Val};
use xtask::meter::{MeterError, meter, meter_keeping};

/// Each function is a rule of the pass. The expectations below are counted by hand from the text.
const MODULE: &str = r#"
(module
  (type $unary (func (param i32) (result i32)))
  (memory (export "memory") 1)
  (global $unused (mut i32) (i32.const 0))
  (table 1 funcref)
  (elem (i32.const 0) $tiny)

  (func $tiny (param i32) (result i32) local.get 0 i32.const 1 i32.add)

  (func (export "straight") (param i32) (result i32) i32.const 1 i32.const 2 i32.add)

  (func (export "near") (param i32) (result i32)
    local.get 0
    if (result i32) i32.const 1 else i32.const 2 i32.const 3 i32.add end)

  (func (export "far") (param i32) (result i32)
    local.get 0
    if (result i32)
      i32.const 1
    else
      i32.const 1 i32.const 1 i32.add i32.const 1 i32.add i32.const 1 i32.add i32.const 1 i32.add
      i32.const 1 i32.add i32.const 1 i32.add i32.const 1 i32.add i32.const 1 i32.add i32.const 1 i32.add
    end)

  (func (export "count_down") (param i32) (result i32)
    loop local.get 0 i32.const 1 i32.sub local.tee 0 br_if 0 end
    local.get 0)

  (func (export "nested") (param i32) (result i32) (local i32)
    loop
      i32.const 3 local.set 1
      loop local.get 1 i32.const 1 i32.sub local.tee 1 br_if 0 end
      local.get 0 i32.const 1 i32.sub local.tee 0 br_if 0
    end
    local.get 0)

  (func (export "nested_with_call") (param i32) (result i32) (local i32)
    loop
      i32.const 3 local.set 1
      loop local.get 1 i32.const 1 i32.sub local.tee 1 br_if 0 end
      i32.const 0 i32.const 0 call_indirect (type $unary) drop
      local.get 0 i32.const 1 i32.sub local.tee 0 br_if 0
    end
    local.get 0)

  (func (export "early_return") (param i32) (result i32)
    loop
      local.get 0 i32.eqz
      if i32.const 7 return end
      local.get 0 i32.const 1 i32.sub local.set 0
      br 0
    end
    unreachable)

  (func (export "choose") (param i32) (result i32)
    block block block
      local.get 0 br_table 0 1 2
    end
      i32.const 10 return
    end
      i32.const 20 i32.const 1 i32.add return
    end
    i32.const 30 i32.const 1 i32.add i32.const 1 i32.add)

  (func (export "call_tiny") (param i32) (result i32) local.get 0 call $tiny)

  (func (export "fill") (param i32) (result i32)
    i32.const 0 i32.const 7 local.get 0 memory.fill i32.const 0)

  (func (export "fails") (param i32) (result i32)
    local.get 0
    if i32.const 1 i32.const 1 i32.const 1 drop drop drop unreachable end
    i32.const 5)

  (func (export "endless") (param i32) (result i32) loop br 0 end unreachable)

  (func (export "endless_with_call") (param i32) (result i32)
    loop i32.const 0 i32.const 0 call_indirect (type $unary) drop br 0 end unreachable)

  (func $recurse (export "recurse") (param i32) (result i32) local.get 0 call $recurse)

  (func (export "lzma_crc32") (param i32) (result i32) local.get 0)
)"#;

struct Machine {
    store: Store<()>,
    instance: Instance,
    meter: Global,
}

impl Machine {
    fn new() -> Machine {
        let wasm = wat::parse_str(MODULE).expect("the module is well-formed");
        let metered = meter_keeping(&wasm, |name| !name.starts_with("lzma_")).expect("the module can be metered");
        wasmparser::Validator::new().validate_all(&metered).expect("what the pass writes is valid");
        let engine = Engine::default();
        let mut store = Store::new(&engine, ());
        let module = Module::new(&engine, &metered).expect("it compiles");
        let instance = Instance::new(&mut store, &module, &[]).expect("it imports nothing");
        let meter = instance.get_global(&mut store, "meter").expect("the pass adds it");
        Machine { store, instance, meter }
    }

    /// Calls a function with so much work; what came of it, and what is left.
    fn call(&mut self, name: &str, argument: i32, work: i64) -> (Result<i32, Trap>, i64) {
        self.meter.set(&mut self.store, Val::I64(work)).expect("a mutable i64");
        let function = self.instance.get_typed_func::<i32, i32>(&mut self.store, name).expect("exported");
        let result = function.call(&mut self.store, argument).map_err(|error| *error.downcast_ref::<Trap>().expect("a trap"));
        (result, self.meter.get(&mut self.store).unwrap_i64())
    }
}

#[track_caller]
fn costs(name: &str, argument: i32, result: i32, work: i64) {
    let (returned, left) = Machine::new().call(name, argument, 1_000_000);
    assert_eq!((returned.expect("no trap"), 1_000_000 - left), (result, work), "{name}({argument})");
}

#[test]
fn straight_code_costs_its_instructions() {
    costs("straight", 0, 3, 3);
}

#[test]
fn paths_of_nearly_the_same_cost_pay_for_the_dearer() {
    // get, if; then 1 or 3.
    costs("near", 1, 1, 2 + 3);
    costs("near", 0, 5, 2 + 3);
}

#[test]
fn a_much_dearer_path_pays_for_itself() {
    costs("far", 1, 1, 2 + 1);
    costs("far", 0, 10, 2 + 19);
}

#[test]
fn a_loop_pays_each_time_round_and_code_behind_it_once() {
    for times in [1, 2, 100] {
        costs("count_down", times, 0, i64::from(times) * 5 + 1);
    }
}

#[test]
fn nested_loops_count_in_a_local_and_settle() {
    // Outside: 2 before and 5 behind the inner loop, which runs three times for 5; then 1.
    for times in [1, 2, 100] {
        costs("nested", times, 0, i64::from(times) * (2 + 5 + 3 * 5) + 1);
    }
}

#[test]
fn a_call_through_a_table_pays_for_the_dearest_that_is_not_charged_itself() {
    // As `nested`, and 2 + 1 + 12 + 1 for the call.
    for times in [1, 2, 100] {
        costs("nested_with_call", times, 0, i64::from(times) * (2 + 5 + 3 * 5 + 16) + 1);
    }
}

#[test]
fn a_return_out_of_a_loop_settles_first() {
    // Each time round 3 for the question and 5 for going on, which the last time pays for as well: it leaves, which costs less.
    for times in [0, 1, 50] {
        costs("early_return", times, 7, (i64::from(times) + 1) * (3 + 5));
    }
}

#[test]
fn of_many_ways_the_dearest_is_paid_for() {
    // get, br_table; then 2, 4 or 5.
    for (choice, result) in [(0, 10), (1, 21), (2, 32), (9, 32)] {
        costs("choose", choice, result, 2 + 5);
    }
}

#[test]
fn small_functions_are_paid_for_by_their_callers() {
    costs("call_tiny", 4, 5, 2 + 3);
}

#[test]
fn filling_memory_costs_by_length() {
    costs("fill", 0, 0, 5);
    costs("fill", 15, 0, 5);
    costs("fill", 1600, 0, 5 + 100);
}

#[test]
fn code_that_ends_in_a_trap_is_free() {
    costs("fails", 0, 5, 3);
    let (result, left) = Machine::new().call("fails", 1, 1_000);
    assert_eq!((result, left), (Err(Trap::UnreachableCodeReached), 997));
}

#[test]
fn endless_work_traps_at_the_limit_with_the_meter_below_zero() {
    for name in ["endless", "endless_with_call"] {
        let (result, left) = Machine::new().call(name, 0, 100_000);
        assert_eq!(result, Err(Trap::UnreachableCodeReached), "{name}");
        assert!((-20..0).contains(&left), "{name} stopped at {left}");
    }
}

#[test]
fn the_last_unit_can_be_spent() {
    let exactly = 100 * 5 + 1;
    assert_eq!(Machine::new().call("count_down", 100, exactly), (Ok(0), 0));
    let (result, left) = Machine::new().call("count_down", 100, exactly - 1);
    assert_eq!(result, Err(Trap::UnreachableCodeReached));
    assert_eq!(left, -1);
}

#[test]
fn recursion_without_a_loop_ends_with_the_stack() {
    let (result, left) = Machine::new().call("recurse", 0, i64::MAX);
    assert_eq!(result, Err(Trap::StackOverflow));
    assert!(left > 0);
}

#[test]
fn exports_that_nobody_needs_are_gone() {
    let mut machine = Machine::new();
    assert!(machine.instance.get_func(&mut machine.store, "lzma_crc32").is_none());
    let wasm = wat::parse_str(MODULE).expect("the module is well-formed");
    let guest = meter(&wasm).expect("the module can be metered");
    let module = Module::new(&Engine::default(), &guest).expect("it compiles");
    assert_eq!(module.exports().map(|export| export.name().to_owned()).collect::<Vec<_>>(), ["memory", "meter"]);
}

#[test]
fn what_is_no_module_is_refused() {
    assert!(matches!(meter(b"\0asm\x01\0\0\0\xff"), Err(MeterError::Invalid(_))));
    assert!(matches!(meter(b"hello"), Err(MeterError::Invalid(_))));
}

/// Boots a Python and gives its memory.
fn booted(file: &str) -> (Vec<u8>, Option<i64>) {
    let path = xtask::paths::Paths::of_this_repository().target.join("python").join(file);
    let wasm = std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}; run `cargo xtask build` first", path.display()));
    let mut config = wasmtime::Config::new();
    config.max_wasm_stack(1 << 20);
    let engine = Engine::new(&config).expect("a usual engine");
    let module = Module::new(&engine, &wasm).expect("python.wasm compiles");
    let mut store = Store::new(&engine, ());
    let mut linker = Linker::new(&engine);
    linker.func_wrap("host", "call", |_: i32, _: i32, _: i32| 0).expect("a new linker");
    linker.func_wrap("host", "take", |_: i32| ()).expect("a new linker");
    let instance = linker.instantiate(&mut store, &module).expect("python.wasm imports nothing else");
    let boot = instance.get_typed_func::<(), ()>(&mut store, "boot").expect("python.wasm has boot");
    boot.call(&mut store, ()).expect("python.wasm boots");
    let left = instance.get_global(&mut store, "meter").map(|meter| meter.get(&mut store).unwrap_i64());
    let memory = instance.get_memory(&mut store, "memory").expect("python.wasm has a memory");
    (memory.data(&store).to_vec(), left)
}

#[test]
fn python_is_the_same_with_and_without_the_pass() {
    let (plain, nothing) = booted("python.unmetered.wasm");
    let (metered, left) = booted("python.wasm");
    assert_eq!(nothing, None);
    let spent = i64::MAX - left.expect("python.wasm is metered");
    assert!(spent > 10_000_000, "starting Python takes more than {spent} instructions");
    assert!(plain == metered, "the memory differs after the interpreter's start");
}
