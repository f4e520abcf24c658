//! Receipt handles: which message, and which of its receives. A handle says all by itself, so none is kept.

use crate::digests::{base64, from_base64};
use mini_lambda::Identifiers;

/// What a handle means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Receipt {
    /// The message's number in its queue.
    pub number: u64,
    /// The receive, counted from 1.
    pub receive_count: u32,
}

impl Receipt {
    /// A long text that begins with `AQEB`, as AWS's do.
    pub fn handle(self, queue: &str) -> String {
        let mut bytes = vec![1, 1, 1];
        bytes.extend(self.number.to_be_bytes());
        bytes.extend(self.receive_count.to_be_bytes());
        bytes.extend(self.seal(queue));
        base64(&bytes)
    }

    /// Nothing for a text that is no handle of this queue.
    pub fn parse(handle: &str, queue: &str) -> Option<Receipt> {
        let bytes = from_base64(handle)?;
        let (head, rest) = bytes.split_first_chunk::<3>()?;
        let (number, rest) = rest.split_first_chunk::<8>()?;
        let (receive_count, seal) = rest.split_first_chunk::<4>()?;
        let receipt = Receipt { number: u64::from_be_bytes(*number), receive_count: u32::from_be_bytes(*receive_count) };
        (*head == [1, 1, 1] && receipt.seal(queue) == seal).then_some(receipt)
    }

    /// Bytes that only this queue gives to this receive.
    fn seal(self, queue: &str) -> Vec<u8> {
        let mut identifiers = Identifiers::new(self.number);
        [identifiers.next(&self.receive_count.to_string(), queue), identifiers.next("", queue)].concat()
    }
}
