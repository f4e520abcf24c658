//! What `redshift.wasm` asks its engine while it works, as bytes: the same in every engine. The bytes are described in
//! `wasm-playground/redshift/PROTOCOL.md`.

use serde::Deserialize;

use crate::sql_engine::SqlOutside;

/// Objects of a bucket whose keys begin with a prefix.
const OBJECTS: i32 = 1;
/// One object.
const OBJECT: i32 = 2;

#[derive(Deserialize)]
struct Wanted {
    bucket: String,
    #[serde(default)]
    prefix: String,
    #[serde(default)]
    key: String,
}

/// The reply to one host call of the database.
///
/// # Errors
/// A sentence for a developer: no database of ours asks this.
pub fn sql_host_reply(operation: i32, payload: &[u8], outside: &dyn SqlOutside) -> Result<Vec<u8>, String> {
    let Wanted { bucket, prefix, key } = serde_json::from_slice(payload).map_err(|error| format!("host call {operation}: {error}"))?;
    let found = match operation {
        OBJECTS => outside.objects(&bucket, &prefix),
        OBJECT => outside.object(&bucket, &key).map(|content| vec![(key, content)]),
        other => return Err(format!("there is no host call {other}")),
    };
    Ok(match found {
        Ok(objects) => {
            let mut reply = vec![0];
            for (key, content) in objects {
                for part in [key.as_bytes(), &content] {
                    let length = u32::try_from(part.len()).map_err(|_| format!("{key} is too large for a reply"))?;
                    reply.extend_from_slice(&length.to_le_bytes());
                    reply.extend_from_slice(part);
                }
            }
            reply
        }
        Err(code) => [&[1], code.as_bytes()].concat(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Two;

    impl SqlOutside for Two {
        fn objects(&self, bucket: &str, prefix: &str) -> Result<Vec<(String, Vec<u8>)>, String> {
            if bucket == "b" {
                Ok(vec![(format!("{prefix}a"), b"12".to_vec()), (format!("{prefix}b"), Vec::new())])
            } else {
                Err("NoSuchBucket".to_owned())
            }
        }

        fn object(&self, _: &str, key: &str) -> Result<Vec<u8>, String> {
            Ok(key.as_bytes().to_vec())
        }
    }

    #[test]
    fn replies_are_those_of_the_protocol() {
        let objects = sql_host_reply(1, br#"{"bucket": "b", "prefix": "x"}"#, &Two);
        assert_eq!(objects.unwrap(), b"\0\x02\0\0\0xa\x02\0\0\x0012\x02\0\0\0xb\0\0\0\0");
        assert_eq!(sql_host_reply(1, br#"{"bucket": "c"}"#, &Two).unwrap(), b"\x01NoSuchBucket");
        assert_eq!(sql_host_reply(2, br#"{"bucket": "b", "key": "k"}"#, &Two).unwrap(), b"\0\x01\0\0\0k\x01\0\0\0k");
        assert!(sql_host_reply(3, br#"{"bucket": "b"}"#, &Two).is_err() && sql_host_reply(1, b"x", &Two).is_err());
    }
}
