//! The two imports of `python.wasm`: what the guest asks goes to the `Host`, and the meter is set by its answer.

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

use js_sys::{Object, Reflect};
use mini_lambda::{Host, HostCall, Stop};
use wasm_bindgen::prelude::*;

use crate::guest::Guest;

/// One instance's line to its host.
pub struct Bridge {
    host: RefCell<Rc<dyn Host>>,
    /// Set once the instance is there; the imports had to exist before it.
    guest: OnceCell<Guest>,
    /// Bytes that wait for `host.take`.
    reply: RefCell<Vec<u8>>,
    /// Why the host ended the guest.
    stop: RefCell<Option<Stop>>,
    /// Work of the present phase up to the moment when the meter was last read.
    done: Cell<u64>,
    /// What the meter showed then.
    left: Cell<i64>,
}

/// The closures behind the imports. They must outlive the instance.
pub struct Imports {
    object: Object,
    _call: Closure<dyn Fn(i32, u32, u32) -> Result<i32, JsValue>>,
    _take: Closure<dyn Fn(u32) -> Result<(), JsValue>>,
}

impl Imports {
    /// The object that `WebAssembly.Instance` wants.
    pub fn object(&self) -> &Object {
        &self.object
    }
}

impl Bridge {
    /// A line to this host, for an instance to come.
    pub fn new(host: Rc<dyn Host>) -> Rc<Self> {
        Rc::new(Self {
            host: RefCell::new(host),
            guest: OnceCell::new(),
            reply: RefCell::default(),
            stop: RefCell::default(),
            done: Cell::new(0),
            left: Cell::new(0),
        })
    }

    /// The import object whose functions come here.
    pub fn imports(self: &Rc<Self>) -> Imports {
        let bridge = Rc::clone(self);
        let call = Closure::new(move |operation, pointer, length| bridge.call(operation, pointer, length));
        let bridge = Rc::clone(self);
        let take = Closure::new(move |pointer| bridge.take(pointer));
        let host = Object::new();
        let object = Object::new();
        for (target, key, value) in [(&host, "call", call.as_ref()), (&host, "take", take.as_ref()), (&object, "host", host.as_ref())] {
            Reflect::set(target, &key.into(), value).expect("a plain object takes any key");
        }
        Imports { object, _call: call, _take: take }
    }

    /// Answers come from this host from now on.
    pub fn serve(&self, host: Rc<dyn Host>) {
        self.host.replace(host);
    }

    /// Tells the bridge its instance. Once.
    pub fn connect(&self, guest: Guest) {
        assert!(self.guest.set(guest).is_ok(), "an instance is connected once");
    }

    /// The instance.
    pub fn guest(&self) -> &Guest {
        self.guest.get().expect("the instance runs only after it is connected")
    }

    /// A new phase: nothing done, the meter at the host's limit.
    pub fn begin_phase(&self) {
        self.done.set(0);
        self.set_meter();
    }

    /// Instructions executed since the phase began.
    pub fn work(&self) -> u64 {
        let left = self.guest().meter().left();
        // The meter only counts down.
        let spent = u64::try_from(i128::from(self.left.replace(left)) - i128::from(left)).unwrap_or(0);
        self.done.set(self.done.get().saturating_add(spent));
        self.done.get()
    }

    /// Whether the guest ran its meter down.
    pub fn is_out_of_work(&self) -> bool {
        self.guest().meter().left() < 0
    }

    /// The stop that the host asked for, if any.
    pub fn take_stop(&self) -> Option<Stop> {
        self.stop.take()
    }

    /// A handle of its own: the host may lead back here while it answers.
    fn host(&self) -> Rc<dyn Host> {
        Rc::clone(&self.host.borrow())
    }

    fn set_meter(&self) {
        let left = i128::from(self.host().work_limit()) - i128::from(self.done.get());
        let left = i64::try_from(left).unwrap_or(if left < 0 { i64::MIN } else { i64::MAX });
        self.left.set(left);
        self.guest().meter().set_left(left);
    }

    /// `host.call`. An `Err` is thrown by the JavaScript around us, and unwinds the guest.
    fn call(&self, operation: i32, pointer: u32, length: u32) -> Result<i32, JsValue> {
        let payload = self.guest().read(pointer, length).ok_or_else(outside)?;
        let work = self.work();
        let answer = match HostCall::decode(operation, &payload) {
            Ok(call) => self.host().call(work, call),
            Err(bad) => Err(Stop::Trapped(format!("host call {}: {}", bad.operation, bad.reason))),
        };
        match answer {
            Ok(reply) => {
                let bytes = reply.encode();
                let length = i32::try_from(bytes.len()).expect("a reply is smaller than the guest's memory");
                self.reply.replace(bytes);
                self.set_meter();
                Ok(length)
            }
            Err(stop) => {
                self.stop.replace(Some(stop));
                Err(JsValue::from_str("stopped by the host"))
            }
        }
    }

    /// `host.take`.
    fn take(&self, pointer: u32) -> Result<(), JsValue> {
        let bytes = self.reply.take();
        self.guest().write(pointer, &bytes).ok_or_else(outside)
    }
}

fn outside() -> JsValue {
    JsValue::from_str("a host call with bytes outside the memory")
}
