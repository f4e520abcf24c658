//! malachite-bigint as RustPython uses it, by num-bigint: the two have the same names and meanings.

pub use num_bigint::*;
