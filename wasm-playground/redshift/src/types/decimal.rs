//! Exact decimals: an `i128` of units, whose scale the type knows, and its bytes in SQLite, which sort as the numbers do.

use crate::error::{Result, SqlError};

/// Ten to a power that a decimal may have.
#[must_use]
pub fn power_of_ten(exponent: u8) -> i128 {
    10_i128.pow(u32::from(exponent.min(38)))
}

/// The bytes that SQLite keeps: big endian with the sign turned, so that they compare as the numbers do.
#[must_use]
pub fn to_bytes(units: i128) -> [u8; 16] {
    (units.cast_unsigned() ^ (1 << 127)).to_be_bytes()
}

/// The number in such bytes; none if they are of another kind.
#[must_use]
pub fn from_bytes(bytes: &[u8]) -> Option<i128> {
    let bytes: [u8; 16] = bytes.try_into().ok()?;
    Some((u128::from_be_bytes(bytes) ^ (1 << 127)).cast_signed())
}

/// A decimal as SQLite reads it in SQL text.
#[must_use]
pub fn literal(units: i128) -> String {
    let mut text = String::with_capacity(35);
    text.push_str("x'");
    for byte in to_bytes(units) {
        text.push_str(&format!("{byte:02x}"));
    }
    text.push('\'');
    text
}

/// Decimal text with all digits of its scale.
#[must_use]
pub fn to_text(units: i128, scale: u8) -> String {
    let digits = units.unsigned_abs().to_string();
    let sign = if units < 0 { "-" } else { "" };
    let scale = usize::from(scale);
    if scale == 0 {
        return format!("{sign}{digits}");
    }
    let digits = format!("{digits:0>width$}", width = scale + 1);
    let (whole, fraction) = digits.split_at(digits.len() - scale);
    format!("{sign}{whole}.{fraction}")
}

/// What a result that needs more than 38 digits fails with.
pub fn overflow() -> SqlError {
    SqlError::new("22003", "Numeric data overflow (result precision)")
}

/// Holds units to a precision.
///
/// # Errors
/// 22003 when the number has more digits before the point than the type.
pub fn fit(units: i128, precision: u8, scale: u8) -> Result<i128> {
    if units.unsigned_abs() < power_of_ten(precision).unsigned_abs() {
        return Ok(units);
    }
    let whole = precision.saturating_sub(scale);
    let below = if whole == 0 { "1".to_owned() } else { format!("10^{whole}") };
    Err(overflow().detail(format!("A field with precision {precision}, scale {scale} must round to an absolute value less than {below}.")))
}

/// The same number at another scale, rounded half away from zero.
///
/// # Errors
/// 22003 when it does not fit into 38 digits.
pub fn rescale(units: i128, from: u8, to: u8) -> Result<i128> {
    if to >= from {
        return units.checked_mul(power_of_ten(to - from)).ok_or_else(overflow);
    }
    Ok(divide_rounded(units, power_of_ten(from - to)))
}

fn divide_rounded(units: i128, by: i128) -> i128 {
    let (quotient, rest) = (units / by, units % by);
    if rest.unsigned_abs() >= by.unsigned_abs().div_ceil(2) { quotient + if (units < 0) == (by < 0) { 1 } else { -1 } } else { quotient }
}

/// Reads a decimal number, with an exponent if there is one; its units and its scale. None if it is no number.
/// Digits beyond the 38th after the point are rounded away.
#[must_use]
pub fn parse(text: &str) -> Option<(i128, u8)> {
    let text = text.trim_matches([' ', '\t', '\n', '\r']);
    let (negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
        None => (text, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    if (whole.is_empty() && fraction.is_empty()) || !whole.bytes().chain(fraction.bytes()).all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let mut digits: String = format!("{whole}{fraction}");
    let mut scale = i32::try_from(fraction.len()).ok()?.checked_sub(exponent)?;
    if scale < 0 {
        if digits.trim_start_matches('0').is_empty() {
            return Some((0, 0));
        }
        if scale < -38 {
            return None;
        }
        digits.extend(std::iter::repeat_n('0', scale.unsigned_abs() as usize));
        scale = 0;
    }
    let mut round_up = false;
    if scale > 38 {
        let cut = (scale - 38) as usize;
        let padded = format!("{digits:0>width$}", width = cut + 1);
        let (kept, lost) = padded.split_at(padded.len() - cut);
        round_up = lost.as_bytes().first().is_some_and(|digit| *digit >= b'5');
        digits = kept.to_owned();
        scale = 38;
    }
    let significant = digits.trim_start_matches('0');
    let units: i128 = if significant.is_empty() { 0 } else { significant.parse().ok()? };
    let units = units.checked_add(i128::from(round_up))?;
    Some((if negative { -units } else { units }, u8::try_from(scale).ok()?))
}

/// a times b: the scales add up.
///
/// # Errors
/// 22003 beyond 38 digits.
pub fn multiply(a: i128, b: i128, from: u8, to: u8) -> Result<i128> {
    match a.checked_mul(b) {
        Some(product) => rescale(product, from, to),
        None => Err(overflow()),
    }
}

/// a divided by b, at the scale `to`, rounded half away from zero.
///
/// # Errors
/// 22012 when b is zero, 22003 beyond 38 digits.
pub fn divide(a: i128, a_scale: u8, b: i128, b_scale: u8, to: u8) -> Result<i128> {
    if b == 0 {
        return Err(SqlError::new("22012", "division by zero"));
    }
    // a / 10^as ÷ (b / 10^bs) = a·10^(bs+to-as) / b, in units of 10^-to.
    let shift = i32::from(b_scale) + i32::from(to) - i32::from(a_scale);
    if shift >= 0 {
        let shift = u8::try_from(shift).unwrap_or(u8::MAX);
        if shift > 38 {
            return Err(overflow());
        }
        let numerator = a.checked_mul(power_of_ten(shift)).ok_or_else(overflow)?;
        return Ok(divide_rounded(numerator, b));
    }
    let divisor = b.checked_mul(power_of_ten(u8::try_from(-shift).unwrap_or(u8::MAX))).ok_or_else(overflow)?;
    Ok(divide_rounded(a, divisor))
}

/// The nearest float.
#[must_use]
pub fn to_float(units: i128, scale: u8) -> f64 {
    to_text(units, scale).parse().unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_sort_as_the_numbers_do() {
        let numbers = [i128::MIN, -10, -1, 0, 1, 9, 10, 255, 256, i128::MAX];
        for pair in numbers.windows(2) {
            assert!(to_bytes(pair[0]) < to_bytes(pair[1]), "{pair:?}");
        }
        assert!(numbers.iter().all(|number| from_bytes(&to_bytes(*number)) == Some(*number)));
    }

    #[test]
    fn text_is_read_and_written_exactly() {
        for (text, units, scale) in [("12.50", 1250, 2), ("-0.05", -5, 2), ("7", 7, 0), ("1e3", 1000, 0), ("1.5e-2", 15, 3), (".5", 5, 1)] {
            assert_eq!(parse(text), Some((units, scale)), "{text}");
        }
        for text in ["", ".", "1.2.3", "abc", "1e", "--1", "0x1"] {
            assert_eq!(parse(text), None, "{text}");
        }
        assert_eq!(to_text(-5, 2), "-0.05");
        assert_eq!(to_text(1250, 2), "12.50");
    }

    #[test]
    fn rounding_is_half_away_from_zero() {
        assert_eq!(rescale(125, 2, 1), Ok(13));
        assert_eq!(rescale(-125, 2, 1), Ok(-13));
        assert_eq!(rescale(124, 2, 1), Ok(12));
        assert_eq!(divide(1, 0, 3, 0, 4), Ok(3333));
        assert_eq!(divide(2, 0, 3, 0, 4), Ok(6667));
        assert_eq!(divide(1, 0, 0, 0, 4).unwrap_err().sqlstate, "22012");
    }
}
