//! What the prose claims of the billed time of each call: `100`, or `90..120`, or several of them with blanks between.

use std::ops::RangeInclusive;

/// Ranges of billed milliseconds: one for all calls, or one for each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Billed(Vec<RangeInclusive<u64>>);

impl Billed {
    /// Reads the attribute's value.
    ///
    /// # Errors
    /// A sentence when it is no range.
    pub(crate) fn read(text: &str) -> Result<Billed, String> {
        let ranges: Option<Vec<_>> = text.split_whitespace().map(range).collect();
        match ranges.filter(|ranges| !ranges.is_empty()) {
            Some(ranges) => Ok(Billed(ranges)),
            None => Err(format!("`expect-billed` is in whole milliseconds, \"100\" or \"90..120\", not {text:?}")),
        }
    }

    /// How many ranges there are.
    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }

    /// The first call that is billed otherwise, as a sentence.
    pub(crate) fn broken_by(&self, billed_ms: &[u64]) -> Option<String> {
        let ranges = self.0.iter().cycle();
        billed_ms.iter().enumerate().zip(ranges).find(|((_, billed), range)| !range.contains(billed)).map(|((index, billed), range)| {
            let (call, from, to) = (index + 1, range.start(), range.end());
            format!("expect-billed says {from} to {to} ms for call {call}, the run gave {billed} ms")
        })
    }
}

/// `100` or `90..120`, both ends in it.
fn range(text: &str) -> Option<RangeInclusive<u64>> {
    let (from, to) = text.split_once("..").unwrap_or((text, text));
    let (from, to) = (from.parse().ok()?, to.parse().ok()?);
    (from <= to).then_some(from..=to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_hold_their_ends() {
        let billed = Billed::read("100 90..120").unwrap();
        assert_eq!(billed.broken_by(&[100, 90]), None);
        assert_eq!(billed.broken_by(&[100, 120]), None);
        let sentence = billed.broken_by(&[100, 121]).unwrap();
        assert_eq!(sentence, "expect-billed says 90 to 120 ms for call 2, the run gave 121 ms");
    }

    #[test]
    fn one_range_is_for_all_calls() {
        let billed = Billed::read("1..5").unwrap();
        assert_eq!(billed.broken_by(&[1, 5, 3]), None);
        assert!(billed.broken_by(&[1, 5, 6]).unwrap().contains("call 3"));
    }

    #[test]
    fn anything_else_is_refused() {
        for text in ["", "fast", "5..1", "1..", "-1", "1.5"] {
            assert!(Billed::read(text).is_err(), "{text}");
        }
    }
}
