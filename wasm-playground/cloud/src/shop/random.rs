//! `Dice`: numbers that look random and are a function of a seed and of what they are for.
//!
//! Each order throws dice of its own, so that one order more changes no other.

/// A stream of numbers.
#[derive(Clone, Debug)]
pub(super) struct Dice(u64);

/// The step of SplitMix64 (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", 2014): 2^64 divided by the golden ratio.
const STEP: u64 = 0x9E37_79B9_7F4A_7C15;

impl Dice {
    /// The dice of the thing `number` of its `kind`.
    pub fn new(seed: u64, kind: u64, number: u64) -> Dice {
        Dice(mixed(mixed(mixed(seed) ^ kind) ^ number))
    }

    /// The next number.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(STEP);
        mixed(self.0)
    }

    /// A number below `sides`, which is at least 1. The numbers are so large that no side is visibly favoured.
    pub fn below(&mut self, sides: u64) -> u64 {
        self.next() % sides.max(1)
    }

    /// One of a list that is not empty.
    pub fn one_of<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        let index = self.below(all.len() as u64);
        all.get(usize::try_from(index).unwrap_or_default())
    }
}

/// SplitMix64's mixing of 64 bits.
fn mixed(value: u64) -> u64 {
    let value = value.wrapping_add(STEP);
    let value = (value ^ (value >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    value ^ (value >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_thing_has_dice_of_its_own() {
        let first = |seed, kind, number| Dice::new(seed, kind, number).next();
        assert_eq!(first(1, 2, 3), first(1, 2, 3));
        for other in [first(2, 2, 3), first(1, 3, 3), first(1, 2, 4), first(1, 3, 2)] {
            assert_ne!(first(1, 2, 3), other);
        }
    }

    #[test]
    fn all_sides_come_about_equally_often() {
        let mut counts = [0_u32; 6];
        for number in 0..6_000 {
            counts[usize::try_from(Dice::new(7, 0, number).below(6)).unwrap()] += 1;
        }
        assert!(counts.iter().all(|count| (850..1_150).contains(count)), "{counts:?}");
    }
}
