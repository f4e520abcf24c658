//! The boot image: memory and stack pointer of an instance after `boot()`, copied into every new one.

use js_sys::{ArrayBuffer, Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;

use crate::guest::Guest;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = "
/** The memory of a booted Python, copied into each new environment. */
export interface BootImage {
  memory: ArrayBuffer;
  stackPointer: number;
}
";

#[wasm_bindgen]
extern "C" {
    /// The image as a plain object, which can be posted to another worker.
    #[wasm_bindgen(typescript_type = "BootImage")]
    #[derive(Clone)]
    pub type BootImage;

    #[wasm_bindgen(method, getter)]
    fn memory(this: &BootImage) -> ArrayBuffer;

    #[wasm_bindgen(method, getter, js_name = stackPointer)]
    fn stack_pointer(this: &BootImage) -> i32;
}

const WASM_PAGE: u32 = 65_536;

impl BootImage {
    /// Copies the memory of a booted instance.
    pub fn of(guest: &Guest) -> Self {
        let live = Uint8Array::new(&guest.memory().buffer());
        let object = Object::new();
        let entries: [(&str, JsValue); 2] =
            [("memory", live.slice(0, live.length()).buffer().into()), ("stackPointer", guest.stack_pointer().value().into())];
        for (key, value) in entries {
            Reflect::set(&object, &key.into(), &value).expect("a plain object takes any key");
        }
        object.unchecked_into()
    }

    /// Makes a fresh instance of the same module what the booted one was.
    pub fn copy_into(&self, guest: &Guest) {
        let image = Uint8Array::new(&self.memory());
        let memory = guest.memory();
        let present = Uint8Array::new(&memory.buffer()).length();
        if image.length() > present {
            memory.grow((image.length() - present) / WASM_PAGE);
        }
        Uint8Array::new(&memory.buffer()).set(&image, 0);
        guest.stack_pointer().set_value(self.stack_pointer());
    }
}
