//! Digests as AWS writes them: MD5 in hexadecimal, CRC-32 and other bytes in base64.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use md5::{Digest, Md5};

/// MD5 as 32 lower-case hexadecimal digits, like an ETag without its quotes.
pub fn md5_hex(bytes: &[u8]) -> String {
    hex(&Md5::digest(bytes))
}

/// Lower-case hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Base64 with padding.
pub(crate) fn base64(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

/// The bytes of a base64 text with padding.
pub(crate) fn from_base64(text: &str) -> Option<Vec<u8>> {
    STANDARD.decode(text).ok()
}

/// The CRC-32 of zlib in base64: what `boto3` sends as `ChecksumCRC32` since its version 1.36.
pub(crate) fn crc32_base64(bytes: &[u8]) -> String {
    let register = bytes.iter().fold(u32::MAX, |register, byte| {
        let low = (register as u8) ^ byte;
        CRC_TABLE.get(usize::from(low)).copied().unwrap_or_default() ^ (register >> 8)
    });
    base64(&(!register).to_be_bytes())
}

/// The remainder of each byte by the reversed polynomial of CRC-32.
const CRC_TABLE: [u32; 256] = {
    let mut table = [0; 256];
    let mut index = 0;
    while index < 256 {
        let mut remainder = index as u32;
        let mut bit = 0;
        while bit < 8 {
            remainder = if remainder & 1 == 1 { 0xEDB8_8320 ^ (remainder >> 1) } else { remainder >> 1 };
            bit += 1;
        }
        table[index] = remainder;
        index += 1;
    }
    table
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digests_are_those_of_s3() {
        // The keys "ETag" and "ChecksumCRC32" of test_put_object_if_match and test_s3_copy_metadata_directive_copy in
        // LocalStack's snapshots of S3, recorded 21-02-2026.
        assert_eq!(md5_hex(b"test"), "098f6bcd4621d373cade4e832627b4f6");
        assert_eq!(crc32_base64(b"test"), "2H9+DA==");
        assert_eq!(md5_hex(b""), "d41d8cd98f00b204e9800998ecf8427e");
        assert_eq!(crc32_base64(b""), "AAAAAA==");
        assert_eq!(crc32_base64(b"0123456789"), "poTHxg==");
    }
}
