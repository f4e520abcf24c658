//! ObjectIds: twelve bytes, four for the second, five of the process, three of a counter.

use mini_lambda::{Identifiers, SimTime};

/// The id of 24 hexadecimal digits.
pub(crate) fn parse(text: &str) -> Option<[u8; 12]> {
    if text.len() != 24 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let mut id = [0; 12];
    for (byte, at) in id.iter_mut().zip((0..24).step_by(2)) {
        *byte = u8::from_str_radix(&text[at..at + 2], 16).ok()?;
    }
    Some(id)
}

/// Its 24 hexadecimal digits.
pub(crate) fn hex(id: &[u8]) -> String {
    crate::digests::hex(id)
}

/// The next id that the server makes in a collection: at this moment, the rest derived from the seed.
pub(crate) fn next(identifiers: &mut Identifiers, collection: &str, at: SimTime) -> [u8; 12] {
    let seconds = u32::try_from(at.as_micros().div_euclid(1_000_000)).unwrap_or_default();
    let derived = identifiers.next("object_id", collection);
    let mut id = [0; 12];
    id[..4].copy_from_slice(&seconds.to_be_bytes());
    id[4..].copy_from_slice(&derived[..8]);
    id
}
