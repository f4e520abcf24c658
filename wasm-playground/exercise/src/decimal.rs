//! Compares decimal numbers written as text, so that money never becomes a float.

use std::cmp::Ordering;

/// Compares two non-negative decimal numbers such as `0.00000021`; `None` when one of them is no such number.
pub(crate) fn compare(left: &str, right: &str) -> Option<Ordering> {
    let (left_whole, left_fraction) = parts(left)?;
    let (right_whole, right_fraction) = parts(right)?;
    let whole = left_whole.len().cmp(&right_whole.len()).then_with(|| left_whole.cmp(right_whole));
    // Without trailing zeros, fractions compare as text does: "21" is after "2" and before "3".
    Some(whole.then_with(|| left_fraction.cmp(right_fraction)))
}

/// Digits before the point without leading zeros, and digits after it without trailing ones.
fn parts(text: &str) -> Option<(&str, &str)> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(fraction) || text.ends_with('.') {
        return None;
    }
    Some((whole.trim_start_matches('0'), fraction.trim_end_matches('0')))
}

#[cfg(test)]
mod tests {
    use super::compare;
    use std::cmp::Ordering::{Equal, Greater, Less};

    #[test]
    fn compares_by_value() {
        assert_eq!(compare("0.00000021", "0.0000003"), Some(Less));
        assert_eq!(compare("0.20", "0.2"), Some(Equal));
        assert_eq!(compare("10", "9.99"), Some(Greater));
        assert_eq!(compare("007.5", "7.50"), Some(Equal));
    }

    #[test]
    fn refuses_what_is_no_decimal() {
        for text in ["", "-1", "1e-7", "1.", ".5", "1,5"] {
            assert_eq!(compare(text, "1"), None, "{text}");
        }
    }
}
