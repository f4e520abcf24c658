//! The workbook in the browser: WebAssembly's JavaScript interface as `Engine`, and the one class that the page's worker
//! drives. Knows JavaScript values and the simulation's types; no rule of AWS's and no document.

mod bridge;
mod cell;
mod engine;
mod guest;
mod image;
mod playground;
mod sql;

pub use engine::BrowserEngine;
pub use playground::Playground;
