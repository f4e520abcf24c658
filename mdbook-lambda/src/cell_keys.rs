//! The attributes of a cell by name, and what is said of one that does not exist.

use exercise::nearest;

/// Attributes of a cell, for the message about an unknown one.
const KEYS: [&str; 37] = [
    "id",
    "title",
    "handler",
    "file",
    "event",
    "memory",
    "timeout",
    "architecture",
    "log-format",
    "log-level",
    "system-log-level",
    "era",
    "env.NAME",
    "times",
    "pause",
    "scenario",
    "files",
    "settings",
    "async",
    "mistake",
    "expect",
    "expect-attempts",
    "expect-at",
    "expect-environments",
    "expect-throttles",
    "expect-exit",
    "expect-messages",
    "expect-objects",
    "expect-documents",
    "expect-rows",
    "expect-each",
    "expect-billed",
    "expect-error",
    "expect-log",
    "expect-month",
    "expect-no-log",
    "expect-status",
];

/// Whether a cell has such an attribute.
pub(crate) fn known(key: &str) -> bool {
    KEYS.contains(&key) || key.starts_with("env.")
}

/// The sentence about one that it has not.
pub(crate) fn unknown(key: &str) -> String {
    match nearest(key, KEYS) {
        Some(near) => format!("a cell has no attribute `{key}`; write `{near}`"),
        None => format!("a cell has no attribute `{key}`; the attributes are {}", KEYS.join(", ")),
    }
}
