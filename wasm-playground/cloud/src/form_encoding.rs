//! The encoding of forms, as S3 writes keys in notifications and in listings with `EncodingType`.

/// A key as a form value whose slashes are kept: a space becomes `+`, `@` becomes `%40`.
///
/// Recorded in LocalStack's tests/aws/services/s3/test_s3_notifications_sqs.snapshot.json (`test_key_encoding`,
/// 21-01-2025); the letters that stay are those of Java's `URLEncoder`. Read 2026-11-22.
pub(crate) fn form_encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'*' | b'/' => encoded.push(char::from(byte)),
            b' ' => encoded.push('+'),
            other => encoded.push_str(&format!("%{other:02X}")),
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_written_as_forms_write_values() {
        for (key, encoded) in [("a@b", "a%40b"), ("in/my file+1.csv", "in/my+file%2B1.csv"), ("é", "%C3%A9"), ("", "")] {
            assert_eq!(form_encode(key), encoded);
        }
    }
}
