//! `SqlEngine` on the browser's WebAssembly: one instance of `redshift.wasm` for each database.

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use js_sys::WebAssembly::{Instance, Memory, Module};
use js_sys::{Error, Object, Reflect, Uint8Array};
use mini_cloud::{EngineFault, SqlDatabase, SqlEngine, SqlOutside, sql_host_reply};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The exports of one instance.
    #[derive(Clone)]
    type Database;

    #[wasm_bindgen(method, getter)]
    fn memory(this: &Database) -> Memory;

    /// A buffer for input, freed by the export that takes it.
    #[wasm_bindgen(method, catch)]
    fn allocate(this: &Database, length: u32) -> Result<u32, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn open(this: &Database, pointer: u32, length: u32) -> Result<i32, JsValue>;

    /// The length of the answer.
    #[wasm_bindgen(method, catch)]
    fn execute(this: &Database, pointer: u32, length: u32) -> Result<u32, JsValue>;

    /// The length of the image.
    #[wasm_bindgen(method, catch)]
    fn image(this: &Database) -> Result<u32, JsValue>;

    /// Where the last answer or image lies.
    #[wasm_bindgen(method, catch)]
    fn answer(this: &Database) -> Result<u32, JsValue>;
}

/// Redshift in this browser.
pub struct BrowserSql {
    module: Module,
}

impl BrowserSql {
    /// Takes the compiled `redshift.wasm`.
    pub fn new(module: Module) -> Self {
        Self { module }
    }
}

impl SqlEngine for BrowserSql {
    fn database(&self, image: Option<&[u8]>) -> Result<Box<dyn SqlDatabase>, EngineFault> {
        let line = Rc::new(Line::default());
        let imports = Imports::of(&line);
        let instance = Instance::new(&self.module, &imports.object).map_err(|error| fault("instantiate", &error))?;
        let exports = line.exports.get_or_init(|| instance.exports().unchecked_into()).clone();
        let image = image.unwrap_or_default();
        let pointer = give(&exports, image)?;
        let refused = exports.open(pointer, length_of(image)).map_err(|error| fault("open", &error))?;
        if refused != 0 {
            return Err(EngineFault("redshift.wasm does not know this image: it is another build's".to_owned()));
        }
        Ok(Box::new(BrowserDatabase { exports, line, _imports: imports }))
    }
}

struct BrowserDatabase {
    exports: Database,
    line: Rc<Line>,
    _imports: Imports,
}

impl SqlDatabase for BrowserDatabase {
    fn call(&mut self, request: &str, outside: Rc<dyn SqlOutside>) -> Result<String, EngineFault> {
        let pointer = give(&self.exports, request.as_bytes())?;
        self.line.outside.replace(Some(outside));
        let executed = self.exports.execute(pointer, length_of(request.as_bytes()));
        self.line.outside.replace(None);
        let answer = self.take(executed.map_err(|error| fault("execute", &error))?)?;
        String::from_utf8(answer).map_err(|_| EngineFault("redshift.wasm answered with what is no text".to_owned()))
    }

    fn image(&mut self) -> Result<Vec<u8>, EngineFault> {
        let length = self.exports.image().map_err(|error| fault("make an image", &error))?;
        self.take(length)
    }
}

impl BrowserDatabase {
    fn take(&self, length: u32) -> Result<Vec<u8>, EngineFault> {
        let pointer = self.exports.answer().map_err(|error| fault("answer", &error))?;
        let bytes = view(&self.exports, pointer, length).map(|view| view.to_vec());
        bytes.ok_or_else(|| EngineFault("redshift.wasm answered with bytes outside of its memory".to_owned()))
    }
}

/// What an instance may ask while it works.
#[derive(Default)]
struct Line {
    exports: OnceCell<Database>,
    outside: RefCell<Option<Rc<dyn SqlOutside>>>,
    /// Bytes that wait for `host.take`.
    reply: RefCell<Vec<u8>>,
}

/// The closures behind the imports. They must outlive the instance.
struct Imports {
    object: Object,
    _call: Closure<dyn Fn(i32, u32, u32) -> Result<u32, JsValue>>,
    _take: Closure<dyn Fn(u32) -> Result<(), JsValue>>,
}

impl Imports {
    fn of(line: &Rc<Line>) -> Imports {
        let asked = Rc::clone(line);
        let call = Closure::new(move |operation, pointer, length| asked.call(operation, pointer, length));
        let asked = Rc::clone(line);
        let take = Closure::new(move |pointer| asked.take(pointer));
        let (host, object) = (Object::new(), Object::new());
        for (target, key, value) in [(&host, "call", call.as_ref()), (&host, "take", take.as_ref()), (&object, "host", host.as_ref())] {
            Reflect::set(target, &key.into(), value).expect("a plain object takes any key");
        }
        Imports { object, _call: call, _take: take }
    }
}

impl Line {
    /// `host.call`. An `Err` is thrown by the JavaScript around us, and ends the instance.
    fn call(&self, operation: i32, pointer: u32, length: u32) -> Result<u32, JsValue> {
        let exports = self.exports.get().ok_or("a host call before the instance was there")?;
        let payload = view(exports, pointer, length).ok_or("a host call with bytes outside of the memory")?.to_vec();
        let outside = self.outside.borrow().clone().ok_or("a host call out of turn")?;
        let reply = sql_host_reply(operation, &payload, &*outside)?;
        let length = length_of(&reply);
        self.reply.replace(reply);
        Ok(length)
    }

    /// `host.take`.
    fn take(&self, pointer: u32) -> Result<(), JsValue> {
        let reply = self.reply.take();
        let exports = self.exports.get().ok_or("a host call before the instance was there")?;
        view(exports, pointer, length_of(&reply)).ok_or("a reply outside of the memory")?.copy_from(&reply);
        Ok(())
    }
}

/// Puts bytes into a buffer of the instance's.
fn give(exports: &Database, bytes: &[u8]) -> Result<u32, EngineFault> {
    let pointer = exports.allocate(length_of(bytes)).map_err(|error| fault("take a request", &error))?;
    let place = view(exports, pointer, length_of(bytes));
    place.ok_or_else(|| EngineFault("redshift.wasm has no room for a request".to_owned()))?.copy_from(bytes);
    Ok(pointer)
}

/// Made anew each time: a memory that grows leaves its old views empty.
fn view(exports: &Database, pointer: u32, length: u32) -> Option<Uint8Array> {
    let whole = Uint8Array::new(&exports.memory().buffer());
    let end = pointer.checked_add(length)?;
    (end <= whole.length()).then(|| whole.subarray(pointer, end))
}

fn length_of(bytes: &[u8]) -> u32 {
    u32::try_from(bytes.len()).expect("a browser's memory has less than 4 GB")
}

fn fault(what: &str, error: &JsValue) -> EngineFault {
    let text = error.dyn_ref::<Error>().map_or_else(|| format!("{error:?}"), |error| String::from(error.message()));
    EngineFault(format!("redshift.wasm does not {what}: {text}"))
}
