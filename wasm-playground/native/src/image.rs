//! The boot image: what `boot()` changes in the memory of an instance, copied into every new one.

use wasmtime::Store;

use crate::bridge::Bridge;
use crate::cache::Cache;
use crate::guest::Guest;

/// Memory is compared in pieces of this size: the pages of most processors.
const PIECE: usize = 4096;
/// A page of WebAssembly memory.
const WASM_PAGE: usize = 65_536;

/// Memory and stack pointer after `boot()`.
#[derive(Debug, PartialEq, Eq)]
pub struct BootImage {
    stack_pointer: i32,
    /// Length of the whole memory.
    length: usize,
    /// Stretches that differ from a fresh instance, each by where it begins.
    stretches: Vec<(usize, Vec<u8>)>,
}

impl BootImage {
    /// The image of a booted instance whose memory was `fresh` before.
    pub fn of(store: &mut Store<Bridge>, guest: &Guest, fresh: &[u8]) -> BootImage {
        let stack_pointer = guest.stack_pointer(&mut *store);
        let booted = guest.memory.data(&*store);
        let mut stretches: Vec<(usize, Vec<u8>)> = Vec::new();
        for (index, piece) in booted.chunks(PIECE).enumerate() {
            let begin = index * PIECE;
            let unchanged = match fresh.get(begin..begin + piece.len()) {
                Some(before) => before == piece,
                // Memory that has grown is zero.
                None => piece.iter().all(|&byte| byte == 0),
            };
            if unchanged {
                continue;
            }
            match stretches.last_mut() {
                Some((start, bytes)) if *start + bytes.len() == begin => bytes.extend_from_slice(piece),
                _ => stretches.push((begin, piece.to_vec())),
            }
        }
        BootImage { stack_pointer, length: booted.len(), stretches }
    }

    /// Makes a fresh instance of the same module what the booted one was.
    ///
    /// # Errors
    /// A sentence when the machine has no memory for it, or the image is of another module.
    pub fn copy_into(&self, store: &mut Store<Bridge>, guest: &Guest) -> Result<(), String> {
        let missing = self.length.saturating_sub(guest.memory.data_size(&*store));
        let pages = missing.div_ceil(WASM_PAGE) as u64;
        guest.memory.grow(&mut *store, pages).map_err(|error| format!("no memory for an environment: {error}"))?;
        for (begin, bytes) in &self.stretches {
            guest.memory.write(&mut *store, *begin, bytes).map_err(|error| format!("the boot image does not fit: {error}"))?;
        }
        guest.set_stack_pointer(&mut *store, self.stack_pointer)
    }

    /// Reads the image from the cache; none if it is not there or not whole.
    pub fn from_cache(cache: &Cache) -> Option<BootImage> {
        Self::decode(&std::fs::read(cache.path("image")).ok()?)
    }

    /// Puts it into the cache.
    #[must_use]
    pub fn keep(self, cache: &Cache) -> BootImage {
        cache.keep("image", &self.encode());
        self
    }

    fn encode(&self) -> Vec<u8> {
        let mut out = self.stack_pointer.to_le_bytes().to_vec();
        out.extend((self.length as u64).to_le_bytes());
        out.extend((self.stretches.len() as u64).to_le_bytes());
        for (begin, bytes) in &self.stretches {
            out.extend((*begin as u64).to_le_bytes());
            out.extend((bytes.len() as u64).to_le_bytes());
            out.extend(bytes);
        }
        out
    }

    fn decode(bytes: &[u8]) -> Option<BootImage> {
        let (stack_pointer, mut rest) = bytes.split_first_chunk::<4>()?;
        let number = |rest: &mut &[u8]| {
            let (number, after) = rest.split_first_chunk::<8>()?;
            *rest = after;
            usize::try_from(u64::from_le_bytes(*number)).ok()
        };
        let length = number(&mut rest)?;
        let count = number(&mut rest)?;
        let mut stretches = Vec::new();
        for _ in 0..count {
            let begin = number(&mut rest)?;
            let size = number(&mut rest)?;
            let (bytes, after) = rest.split_at_checked(size)?;
            stretches.push((begin, bytes.to_vec()));
            rest = after;
        }
        rest.is_empty().then_some(BootImage { stack_pointer: i32::from_le_bytes(*stack_pointer), length, stretches })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_image_is_read_as_it_was_written_and_never_in_part() {
        let image = BootImage { stack_pointer: -7, length: 9000, stretches: vec![(0, vec![1, 2]), (4096, vec![])] };
        let bytes = image.encode();
        assert_eq!(BootImage::decode(&bytes), Some(image));
        for length in 0..bytes.len() {
            assert_eq!(BootImage::decode(&bytes[..length]), None);
        }
    }
}
