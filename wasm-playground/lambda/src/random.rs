//! Random bytes of one process of an environment: a stream made from the seed, the same in every run.

use sha2::{Digest, Sha256};

/// SHA-256 of a key and a counter, block after block.
#[derive(Debug)]
pub(crate) struct RandomStream {
    key: [u8; 32],
    blocks: u64,
    left: Vec<u8>,
}

impl RandomStream {
    /// The stream of this key, from its beginning.
    pub fn new(key: [u8; 32]) -> RandomStream {
        RandomStream { key, blocks: 0, left: Vec::new() }
    }

    /// The next bytes of the stream.
    pub fn take(&mut self, count: usize) -> Vec<u8> {
        while self.left.len() < count {
            let block = Sha256::new().chain_update(self.key).chain_update(self.blocks.to_le_bytes()).finalize();
            self.left.extend_from_slice(&block);
            self.blocks += 1;
        }
        let rest = self.left.split_off(count);
        std::mem::replace(&mut self.left, rest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stream_does_not_depend_on_how_it_is_taken() {
        let whole = RandomStream::new([1; 32]).take(100);
        let mut stream = RandomStream::new([1; 32]);
        let pieces: Vec<u8> = [1, 31, 0, 33, 35].into_iter().flat_map(|count| stream.take(count)).collect();
        assert_eq!(whole, pieces);
        assert_ne!(whole, RandomStream::new([2; 32]).take(100));
    }
}
