//! Ids that look random and are not: each is a hash of the seed, its kind, what it belongs to, and a counter.
//!
//! So one more log line, or one more environment of another function, changes no other id.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Gives out ids. It is the same again after it was stored and read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Identifiers {
    seed: u64,
    /// How many were given out, by `kind/parent`.
    given: BTreeMap<String, u64>,
}

impl Identifiers {
    /// No id given out yet.
    pub fn new(seed: u64) -> Identifiers {
        Identifiers { seed, given: BTreeMap::new() }
    }

    /// The next id of this kind below `parent`: 32 bytes.
    pub fn next(&mut self, kind: &str, parent: &str) -> [u8; 32] {
        let counter = self.given.entry(format!("{kind}/{parent}")).or_default();
        let id = derive(self.seed, kind, parent, *counter);
        *counter += 1;
        id
    }

    /// The next id of this kind as a lower-case UUID (version 4 in form), like request ids.
    pub fn next_uuid(&mut self, kind: &str, parent: &str) -> String {
        let mut bytes = self.next(kind, parent);
        bytes[6] = bytes[6] & 0x0f | 0x40;
        bytes[8] = bytes[8] & 0x3f | 0x80;
        let hex = hex(&bytes[..16]);
        format!("{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
    }

    /// The next id of this kind as 32 hexadecimal digits, like the end of a log stream's name.
    pub fn next_hex(&mut self, kind: &str, parent: &str) -> String {
        hex(&self.next(kind, parent)[..16])
    }

    /// An id of this kind whose number the caller knows, as 32 hexadecimal digits. It counts as not given out.
    pub fn hex_of(&self, kind: &str, parent: &str, number: u64) -> String {
        hex(&derive(self.seed, kind, parent, number)[..16])
    }
}

/// The hash behind every id. Texts are counted, so that no two different inputs are the same bytes.
pub(crate) fn derive(seed: u64, kind: &str, parent: &str, counter: u64) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(seed.to_le_bytes());
    for text in [kind, parent] {
        hash.update((text.len() as u64).to_le_bytes());
        hash.update(text.as_bytes());
    }
    hash.update(counter.to_le_bytes());
    hash.finalize().into()
}

/// Lower-case hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_one_kind_do_not_depend_on_another() {
        let mut alone = Identifiers::new(1);
        let mut mixed = Identifiers::new(1);
        mixed.next_uuid("request", "other");
        mixed.next_hex("environment", "fn");
        assert_eq!(alone.next_uuid("request", "fn"), mixed.next_uuid("request", "fn"));
        assert_ne!(alone.next_uuid("request", "fn"), alone.next_uuid("request", "fn"));
        assert_ne!(Identifiers::new(1).next_hex("a", "b"), Identifiers::new(2).next_hex("a", "b"));
        assert_ne!(derive(1, "ab", "c", 0), derive(1, "a", "bc", 0));
    }

    #[test]
    fn request_ids_are_version_4_uuids() {
        let id = Identifiers::new(7).next_uuid("request", "fn");
        assert_eq!(id.len(), 36);
        assert_eq!(&id[14..15], "4");
        assert!("89ab".contains(&id[19..20]));
        assert_eq!(id, id.to_lowercase());
    }

    #[test]
    fn counters_survive_storage() {
        let mut before = Identifiers::new(1);
        before.next_uuid("request", "fn");
        let mut after: Identifiers = serde_json::from_str(&serde_json::to_string(&before).unwrap()).unwrap();
        assert_eq!(before.next_uuid("request", "fn"), after.next_uuid("request", "fn"));
    }
}
