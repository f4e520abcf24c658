//! What `python.wasm` exports, as JavaScript shows it.

use js_sys::Uint8Array;
use js_sys::WebAssembly::Memory;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The exports of one instance.
    #[derive(Clone)]
    pub type Guest;

    #[wasm_bindgen(method, getter)]
    pub fn memory(this: &Guest) -> Memory;

    #[wasm_bindgen(method, getter)]
    pub fn meter(this: &Guest) -> Meter;

    #[wasm_bindgen(method, getter, js_name = __stack_pointer)]
    pub fn stack_pointer(this: &Guest) -> StackPointer;

    /// A buffer for input, freed by the callee that takes it.
    #[wasm_bindgen(method, catch)]
    pub fn allocate(this: &Guest, length: u32) -> Result<u32, JsValue>;

    #[wasm_bindgen(method, catch)]
    pub fn boot(this: &Guest) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch)]
    pub fn start(this: &Guest, pointer: u32, length: u32) -> Result<i32, JsValue>;

    #[wasm_bindgen(method, catch)]
    pub fn invoke(this: &Guest) -> Result<i32, JsValue>;

    /// The most bytes held above the boot image.
    #[wasm_bindgen(method, catch)]
    pub fn memory_peak(this: &Guest) -> Result<i64, JsValue>;

    /// The exported counter of work left: a global of type i64, which JavaScript sees as a BigInt.
    #[derive(Clone)]
    pub type Meter;

    #[wasm_bindgen(method, getter, js_name = value)]
    pub fn left(this: &Meter) -> i64;

    #[wasm_bindgen(method, setter, js_name = value)]
    pub fn set_left(this: &Meter, left: i64);

    /// The exported stack pointer: a global of type i32.
    pub type StackPointer;

    #[wasm_bindgen(method, getter)]
    pub fn value(this: &StackPointer) -> i32;

    #[wasm_bindgen(method, setter)]
    pub fn set_value(this: &StackPointer, value: i32);
}

impl Guest {
    /// A copy of bytes of the guest's memory; none if they lie outside.
    pub fn read(&self, pointer: u32, length: u32) -> Option<Vec<u8>> {
        Some(self.view(pointer, length)?.to_vec())
    }

    /// Copies bytes into the guest's memory; not if they would lie outside.
    pub fn write(&self, pointer: u32, bytes: &[u8]) -> Option<()> {
        self.view(pointer, u32::try_from(bytes.len()).ok()?)?.copy_from(bytes);
        Some(())
    }

    /// Made anew each time: a memory that grows leaves its old views empty.
    fn view(&self, pointer: u32, length: u32) -> Option<Uint8Array> {
        let whole = Uint8Array::new(&self.memory().buffer());
        let end = pointer.checked_add(length)?;
        (end <= whole.length()).then(|| whole.subarray(pointer, end))
    }
}
