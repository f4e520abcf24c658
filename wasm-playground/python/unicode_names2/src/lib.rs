//! The one function of unicode_names2 1.3 that Python's parser uses, answered by version 3.1.

/// The character of this name, for `"\N{BULLET}"`.
#[must_use]
pub fn character(name: &str) -> Option<char> {
    current::character(name)
}
