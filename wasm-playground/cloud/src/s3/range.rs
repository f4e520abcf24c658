//! `Range` of GetObject and HeadObject. What was recorded on AWS stands in LocalStack's
//! tests/aws/services/s3/test_s3_api.snapshot.json (test_get_object_range, 21-02-2026), read 2026-11-22.

use std::ops::Range;

/// What a range asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// Everything: the text is no single range of bytes, so that HTTP ignores it.
    Everything,
    /// These bytes.
    Bytes(Range<usize>),
    /// Nothing that is there.
    Nothing,
}

/// Reads `bytes=0-9`, `bytes=5-` or `bytes=-3` for a content of `size` bytes.
pub(super) fn parse(text: &str, size: usize) -> Asked {
    let Some((first, last)) = text.strip_prefix("bytes=").and_then(|range| range.split_once('-')) else {
        return Asked::Everything;
    };
    match (number(first), number(last)) {
        (Some(first), Some(last)) if last < first => Asked::Everything,
        (Some(first), _) if first >= size && (last.is_empty() || number(last).is_some()) => Asked::Nothing,
        (Some(first), Some(last)) => Asked::Bytes(first..last.saturating_add(1).min(size)),
        (Some(first), None) if last.is_empty() => Asked::Bytes(first..size),
        (None, Some(length)) if first.is_empty() && (length == 0 || size == 0) => Asked::Nothing,
        (None, Some(length)) if first.is_empty() => Asked::Bytes(size.saturating_sub(length)..size),
        _ => Asked::Everything,
    }
}

fn number(text: &str) -> Option<usize> {
    let digits = !text.is_empty() && text.bytes().all(|letter| letter.is_ascii_digit());
    // A number too large to be held is beyond every content.
    digits.then(|| text.parse().unwrap_or(usize::MAX))
}
