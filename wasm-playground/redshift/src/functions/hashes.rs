//! MD5, SHA1 and SHA2, in hexadecimal.

use md5::{Digest, Md5};

use super::{Scalar, text};
use crate::error::SqlError;

/// The functions of this room.
pub const FUNCTIONS: &[Scalar] = &[
    Scalar("text_md5", 1, |a| text(hex(&Md5::digest(a.text(0))))),
    Scalar("text_sha1", 1, |a| text(hex(&sha1::Sha1::digest(a.text(0))))),
    // <https://docs.aws.amazon.com/redshift/latest/dg/SHA2.html>: 0 is 256.
    Scalar("text_sha2", 2, |a| match a.int(1) {
        0 | 256 => text(hex(&sha2::Sha256::digest(a.text(0)))),
        bits @ (224 | 384 | 512) => Err(SqlError::not_here(format!("SHA2 of {bits} bits"))),
        _ => text(""),
    }),
];

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
