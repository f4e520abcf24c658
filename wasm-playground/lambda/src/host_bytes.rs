//! The bytes of [`HostCall`] and [`HostReply`]: what an engine decodes and encodes, the same in wasmtime and in a browser.

use crate::host::{BadHostCall, HostCall, HostReply, operation};
use crate::time::SimDuration;

/// The most random bytes that one call may ask for. `os.urandom` of more is asked in pieces by the guest.
pub const MOST_RANDOM_BYTES: usize = 1 << 20;

impl<'a> HostCall<'a> {
    /// Reads a request of the guest.
    ///
    /// # Errors
    /// [`BadHostCall`] if the bytes are none: the guest is broken, not the reader's code.
    pub fn decode(operation: i32, payload: &'a [u8]) -> Result<HostCall<'a>, BadHostCall> {
        let bad = |reason| BadHostCall { operation, reason };
        match operation {
            operation::STDOUT => Ok(HostCall::Stdout(payload)),
            operation::STDERR => Ok(HostCall::Stderr(payload)),
            operation::LOG_FRAME => Ok(HostCall::LogFrame(payload)),
            operation::NOW => Ok(HostCall::Now),
            operation::SLEEP => {
                let nanos = u64::from_le_bytes(payload.try_into().map_err(|_| bad("sleep takes 8 bytes"))?);
                Ok(HostCall::Sleep(SimDuration::from_nanos_ceil(nanos)))
            }
            operation::RANDOM => {
                let count = u32::from_le_bytes(payload.try_into().map_err(|_| bad("random takes 4 bytes"))?) as usize;
                if count > MOST_RANDOM_BYTES {
                    return Err(bad("more random bytes than one call may ask for"));
                }
                Ok(HostCall::Random(count))
            }
            operation::EXIT => Ok(HostCall::Exit(i32::from_le_bytes(payload.try_into().map_err(|_| bad("exit takes 4 bytes"))?))),
            operation::OUT_OF_MEMORY => Ok(HostCall::OutOfMemory),
            operation::NEXT => Ok(HostCall::Next),
            operation::POST_RESULT => {
                let (head, body) = split(payload).ok_or(bad("the head is longer than the request"))?;
                let head: serde_json::Value = serde_json::from_slice(head).map_err(|_| bad("the head is not JSON"))?;
                let content_type = head.get("content_type").and_then(|value| value.as_str());
                let content_type = content_type.ok_or(bad("the head has no content_type"))?.to_owned();
                Ok(HostCall::PostResult { content_type, body })
            }
            operation::POST_ERROR => {
                let (_, body) = split(payload).ok_or(bad("the head is longer than the request"))?;
                Ok(HostCall::PostError(body))
            }
            operation::POST_INIT_ERROR => Ok(HostCall::PostInitError(payload)),
            operation::FILE => {
                let (head, data) = split(payload).ok_or(bad("the head is longer than the request"))?;
                Ok(HostCall::File { head, data })
            }
            operation::SERVICE => {
                let (head, body) = split(payload).ok_or(bad("the head is longer than the request"))?;
                Ok(HostCall::Service { head, body })
            }
            operation::CLIENT_CREATED => Ok(HostCall::ClientCreated(payload)),
            operation::PACKAGE_WORK => Ok(HostCall::PackageWork(payload)),
            _ => Err(bad("no such operation")),
        }
    }
}

impl HostReply<'_> {
    /// The reply as the guest reads it.
    pub fn encode(&self) -> Vec<u8> {
        match self {
            HostReply::Empty => Vec::new(),
            HostReply::Time { now, monotonic } => {
                let mut bytes = now.as_nanos().to_le_bytes().to_vec();
                let monotonic = i64::try_from(monotonic.as_nanos()).unwrap_or(i64::MAX);
                bytes.extend_from_slice(&monotonic.to_le_bytes());
                bytes
            }
            HostReply::Bytes(bytes) => bytes.to_vec(),
            // Heads are far below 4 GB: names, an ARN, a client context; an answer's output is at most some MB.
            HostReply::Next { headers: head, body } | HostReply::Service { head, body } => {
                let mut bytes = Vec::with_capacity(4 + head.len() + body.len());
                bytes.extend_from_slice(&(head.len() as u32).to_le_bytes());
                bytes.extend_from_slice(head.as_bytes());
                bytes.extend_from_slice(body);
                bytes
            }
            HostReply::File { errno, data } => {
                let mut bytes = errno.to_le_bytes().to_vec();
                bytes.extend_from_slice(data);
                bytes
            }
        }
    }
}

/// `u32` length, that many bytes of head, the rest.
fn split(payload: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = payload.split_first_chunk::<4>()?;
    rest.split_at_checked(u32::from_le_bytes(*length) as usize)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::SimTime;

    fn headed(head: &str, body: &[u8]) -> Vec<u8> {
        let mut payload = (head.len() as u32).to_le_bytes().to_vec();
        payload.extend_from_slice(head.as_bytes());
        payload.extend_from_slice(body);
        payload
    }

    #[test]
    fn requests_are_read() {
        let check = |operation, payload: &[u8], expected| assert_eq!(HostCall::decode(operation, payload), Ok(expected));
        check(operation::STDOUT, b"hi\n", HostCall::Stdout(b"hi\n"));
        check(operation::SLEEP, &1_500_u64.to_le_bytes(), HostCall::Sleep(SimDuration::from_micros(2)));
        check(operation::RANDOM, &16_u32.to_le_bytes(), HostCall::Random(16));
        check(operation::EXIT, &(-1_i32).to_le_bytes(), HostCall::Exit(-1));
        let content_type = "application/json".to_owned();
        let payload = headed(r#"{"request_id":"r","content_type":"application/json"}"#, b"null");
        check(operation::POST_RESULT, &payload, HostCall::PostResult { content_type, body: b"null" });
        check(operation::FILE, &headed("{}", b"x"), HostCall::File { head: b"{}", data: b"x" });
        check(operation::SERVICE, &headed("{}", b"x"), HostCall::Service { head: b"{}", body: b"x" });
        check(operation::CLIENT_CREATED, b"s3", HostCall::ClientCreated(b"s3"));
        check(operation::PACKAGE_WORK, b"boto3.import", HostCall::PackageWork(b"boto3.import"));
    }

    #[test]
    fn broken_requests_are_told_apart() {
        let check = |operation, payload: &[u8], expected| {
            assert_eq!(HostCall::decode(operation, payload).unwrap_err().reason, expected);
        };
        check(99, b"", "no such operation");
        check(operation::SLEEP, b"1", "sleep takes 8 bytes");
        check(operation::RANDOM, &u32::MAX.to_le_bytes(), "more random bytes than one call may ask for");
        check(operation::POST_RESULT, &9_u32.to_le_bytes(), "the head is longer than the request");
        check(operation::POST_RESULT, &headed("{", b""), "the head is not JSON");
        check(operation::FILE, b"abc", "the head is longer than the request");
        check(operation::SERVICE, b"", "the head is longer than the request");
    }

    #[test]
    fn replies_are_little_endian() {
        let now = SimTime::from_micros(1);
        let time = HostReply::Time { now, monotonic: SimDuration::from_micros(2) };
        assert_eq!(time.encode(), [&1_000_i64.to_le_bytes()[..], &2_000_i64.to_le_bytes()[..]].concat());
        assert_eq!(HostReply::Next { headers: "{}".into(), body: b"1".to_vec() }.encode(), b"\x02\0\0\0{}1");
        assert_eq!(HostReply::Service { head: "{}".into(), body: b"1".to_vec() }.encode(), b"\x02\0\0\0{}1");
        assert_eq!(HostReply::File { errno: 2, data: vec![] }.encode(), [2, 0, 0, 0]);
    }
}
