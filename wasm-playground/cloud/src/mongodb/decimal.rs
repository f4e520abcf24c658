//! `Decimal`: MongoDB's Decimal128, a number of up to 34 decimal digits.

use std::cmp::Ordering;
use std::fmt;

/// Digits that a Decimal128 has at most.
const DIGITS: u32 = 34;
/// The smallest and the largest exponent of ten (IEEE 754-2008, decimal128).
const EXPONENTS: std::ops::RangeInclusive<i32> = -6176..=6111;

/// A decimal number. Equal ones have the same digits: `1.0` and `1.00` are not equal here, and compare as the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decimal {
    /// A number.
    Finite {
        /// Below zero.
        negative: bool,
        /// Its digits, at most 34.
        coefficient: u128,
        /// The power of ten that they are multiplied with.
        exponent: i32,
    },
    /// Too large.
    Infinity {
        /// Below zero.
        negative: bool,
    },
    /// No number.
    NaN,
}

impl Decimal {
    /// Zero.
    pub const ZERO: Decimal = Decimal::Finite { negative: false, coefficient: 0, exponent: 0 };

    /// Reads `12.50`, `-1E+3`, `NaN`, `Infinity`; rounds what has more than 34 digits to even.
    pub fn parse(text: &str) -> Option<Decimal> {
        let (negative, rest) = match text.as_bytes().first()? {
            b'-' => (true, &text[1..]),
            b'+' => (false, &text[1..]),
            _ => (false, text),
        };
        match rest.to_ascii_lowercase().as_str() {
            "nan" => return Some(Decimal::NaN),
            "inf" | "infinity" => return Some(Decimal::Infinity { negative }),
            _ => {}
        }
        let (number, exponent) = match rest.split_once(['e', 'E']) {
            Some((number, exponent)) => (number, exponent.parse::<i32>().ok()?),
            None => (rest, 0),
        };
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.len() + fraction.len() == 0 || !is_digits(whole) || !is_digits(fraction) {
            return None;
        }
        let digits: Vec<u8> = whole.bytes().chain(fraction.bytes()).map(|byte| byte - b'0').skip_while(|digit| *digit == 0).collect();
        let exponent = exponent.checked_sub(i32::try_from(fraction.len()).ok()?)?;
        Some(Decimal::of_digits(negative, &digits, exponent))
    }

    /// Digits of any number, rounded to 34, half to even.
    fn of_digits(negative: bool, digits: &[u8], exponent: i32) -> Decimal {
        let kept = digits.len().min(DIGITS as usize);
        let mut coefficient = digits[..kept].iter().fold(0_u128, |sum, digit| sum * 10 + u128::from(*digit));
        let dropped = &digits[kept..];
        let mut exponent = exponent.saturating_add(i32::try_from(dropped.len()).unwrap_or(i32::MAX));
        let half = match dropped.first() {
            Some(first) if *first == 5 => {
                if dropped[1..].iter().all(|digit| *digit == 0) {
                    Ordering::Equal
                } else {
                    Ordering::Greater
                }
            }
            Some(first) => first.cmp(&5),
            None => Ordering::Less,
        };
        if half == Ordering::Greater || half == Ordering::Equal && coefficient % 2 == 1 {
            coefficient += 1;
        }
        if coefficient == 10_u128.pow(DIGITS) {
            coefficient /= 10;
            exponent = exponent.saturating_add(1);
        }
        Decimal::fitted(negative, coefficient, exponent)
    }

    /// Within the range of exponents: zeros are added or taken away for it, else it is infinite or zero.
    fn fitted(negative: bool, mut coefficient: u128, mut exponent: i32) -> Decimal {
        while exponent > *EXPONENTS.end() && coefficient != 0 && coefficient < 10_u128.pow(DIGITS - 1) {
            (coefficient, exponent) = (coefficient * 10, exponent - 1);
        }
        while exponent < *EXPONENTS.start() && coefficient != 0 {
            (coefficient, exponent) = (coefficient / 10, exponent + 1);
        }
        match coefficient {
            0 => Decimal::Finite { negative, coefficient, exponent: exponent.clamp(*EXPONENTS.start(), *EXPONENTS.end()) },
            _ if exponent > *EXPONENTS.end() => Decimal::Infinity { negative },
            _ => Decimal::Finite { negative, coefficient, exponent },
        }
    }

    /// A whole number.
    pub fn from_whole(number: i64) -> Decimal {
        Decimal::Finite { negative: number < 0, coefficient: u128::from(number.unsigned_abs()), exponent: 0 }
    }

    /// The 34 first digits of a double; with 15 where it is converted for a sum, as MongoDB does.
    pub fn from_double(number: f64, digits: usize) -> Decimal {
        if number.is_nan() {
            return Decimal::NaN;
        }
        if number.is_infinite() {
            return Decimal::Infinity { negative: number < 0.0 };
        }
        Decimal::parse(&format!("{number:.*e}", digits.saturating_sub(1))).unwrap_or(Decimal::NaN)
    }

    /// As a double.
    pub fn to_double(&self) -> f64 {
        match self {
            Decimal::Finite { negative, coefficient, exponent } => {
                let sign = if *negative { "-" } else { "" };
                format!("{sign}{coefficient}e{exponent}").parse().unwrap_or(f64::NAN)
            }
            Decimal::Infinity { negative: false } => f64::INFINITY,
            Decimal::Infinity { negative: true } => f64::NEG_INFINITY,
            Decimal::NaN => f64::NAN,
        }
    }

    /// As a whole number, if it is one.
    pub fn to_whole(&self) -> Option<i64> {
        let Decimal::Finite { negative, coefficient, exponent } = self.stripped() else { return None };
        let scale = 10_i128.checked_pow(u32::try_from(exponent).ok()?)?;
        let number = i128::try_from(coefficient).ok()?.checked_mul(scale)?;
        i64::try_from(if negative { -number } else { number }).ok()
    }

    /// Whether it is zero.
    pub fn is_zero(&self) -> bool {
        matches!(self, Decimal::Finite { coefficient: 0, .. })
    }

    /// Without zeros at the end; zero has the exponent 0.
    pub fn stripped(&self) -> Decimal {
        match *self {
            Decimal::Finite { coefficient: 0, .. } => Decimal::ZERO,
            Decimal::Finite { negative, mut coefficient, mut exponent } => {
                while coefficient % 10 == 0 {
                    (coefficient, exponent) = (coefficient / 10, exponent + 1);
                }
                Decimal::Finite { negative, coefficient, exponent }
            }
            _ => self.clone(),
        }
    }

    /// The other sign.
    pub fn negated(&self) -> Decimal {
        match *self {
            Decimal::Finite { negative, coefficient, exponent } => Decimal::Finite { negative: !negative, coefficient, exponent },
            Decimal::Infinity { negative } => Decimal::Infinity { negative: !negative },
            Decimal::NaN => Decimal::NaN,
        }
    }

    fn is_negative(&self) -> bool {
        matches!(self, Decimal::Finite { negative: true, .. } | Decimal::Infinity { negative: true })
    }

    /// The sum, rounded to 34 digits.
    pub fn plus(&self, other: &Decimal) -> Decimal {
        let (
            Decimal::Finite { negative: a_negative, coefficient: a, exponent: a_exponent },
            Decimal::Finite { negative: b_negative, coefficient: b, exponent: b_exponent },
        ) = (self, other)
        else {
            return match (self, other) {
                (Decimal::NaN, _) | (_, Decimal::NaN) => Decimal::NaN,
                (Decimal::Infinity { negative: a }, Decimal::Infinity { negative: b }) if a != b => Decimal::NaN,
                (Decimal::Infinity { .. }, _) => self.clone(),
                _ => other.clone(),
            };
        };
        let low = (*a_exponent).min(*b_exponent);
        let (Some(a_digits), Some(b_digits)) = (digits_at(*a, a_exponent - low), digits_at(*b, b_exponent - low)) else {
            // So far apart that the smaller one changes nothing that 34 digits can hold.
            return if self.magnitude() < other.magnitude() { other.clone() } else { self.clone() };
        };
        let (negative, digits) = if a_negative == b_negative {
            (*a_negative, add(&a_digits, &b_digits))
        } else if compare_digits(&a_digits, &b_digits) == Ordering::Less {
            (*b_negative, subtract(&b_digits, &a_digits))
        } else {
            (*a_negative, subtract(&a_digits, &b_digits))
        };
        let digits: Vec<u8> = digits.into_iter().skip_while(|digit| *digit == 0).collect();
        let negative = negative && !digits.is_empty();
        Decimal::of_digits(negative, &digits, low)
    }

    /// The product, rounded to 34 digits.
    pub fn times(&self, other: &Decimal) -> Decimal {
        let negative = self.is_negative() != other.is_negative();
        match (self, other) {
            (Decimal::Finite { coefficient: a, exponent: x, .. }, Decimal::Finite { coefficient: b, exponent: y, .. }) => {
                let digits = multiply(&digits_of(*a), &digits_of(*b));
                Decimal::of_digits(negative, &digits, x + y)
            }
            (Decimal::NaN, _) | (_, Decimal::NaN) => Decimal::NaN,
            (one, other) if one.is_zero() || other.is_zero() => Decimal::NaN,
            _ => Decimal::Infinity { negative },
        }
    }

    /// The quotient, rounded to 34 digits; as few as it needs where it is exact.
    pub fn over(&self, other: &Decimal) -> Decimal {
        let negative = self.is_negative() != other.is_negative();
        match (self, other) {
            (Decimal::Finite { coefficient: a, exponent: x, .. }, Decimal::Finite { coefficient: b, exponent: y, .. }) if *b != 0 => {
                let (mut digits, mut rest, mut exponent) = (digits_of(a / b), a % b, x - y);
                while rest != 0 && digits.len() <= DIGITS as usize + 1 {
                    rest *= 10;
                    digits.push(u8::try_from(rest / b).unwrap_or_default());
                    (rest, exponent) = (rest % b, exponent - 1);
                    if digits[0] == 0 {
                        digits.remove(0);
                    }
                }
                if rest != 0 {
                    // What is left decides how a half is rounded.
                    digits.push(1);
                    exponent -= 1;
                }
                Decimal::of_digits(negative, &digits, exponent)
            }
            (Decimal::Finite { .. }, Decimal::Infinity { .. }) => Decimal::ZERO,
            (Decimal::Infinity { .. }, Decimal::Finite { .. }) => Decimal::Infinity { negative },
            _ => Decimal::NaN,
        }
    }

    /// Where its first digit stands; for numbers that are not zero.
    fn magnitude(&self) -> i64 {
        match self {
            Decimal::Finite { coefficient: 0, .. } | Decimal::NaN => i64::MIN,
            Decimal::Finite { coefficient, exponent, .. } => i64::from(coefficient.ilog10()) + i64::from(*exponent),
            Decimal::Infinity { .. } => i64::MAX,
        }
    }

    /// By value: `1.0` and `1.00` are the same, NaN is below all numbers.
    pub fn compare(&self, other: &Decimal) -> Ordering {
        match (self, other) {
            (Decimal::NaN, Decimal::NaN) => return Ordering::Equal,
            (Decimal::NaN, _) => return Ordering::Less,
            (_, Decimal::NaN) => return Ordering::Greater,
            _ => {}
        }
        let sign = |number: &Decimal| {
            if number.is_zero() {
                0
            } else if number.is_negative() {
                -1
            } else {
                1
            }
        };
        let by_size = || match (self, other) {
            (Decimal::Finite { coefficient: a, .. }, Decimal::Finite { coefficient: b, .. }) => {
                self.magnitude().cmp(&other.magnitude()).then_with(|| {
                    // The same first place, so the shorter one gets zeros.
                    let full = |coefficient: u128| coefficient * 10_u128.pow(DIGITS - 1 - coefficient.ilog10().min(DIGITS - 1));
                    full(*a).cmp(&full(*b))
                })
            }
            _ => self.magnitude().cmp(&other.magnitude()),
        };
        match sign(self).cmp(&sign(other)) {
            Ordering::Equal if sign(self) == 0 => Ordering::Equal,
            Ordering::Equal if sign(self) < 0 => by_size().reverse(),
            Ordering::Equal => by_size(),
            different => different,
        }
    }
}

impl fmt::Display for Decimal {
    /// As the specification of Decimal128 writes it (scientific only where Python's `decimal` does so, too).
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (negative, coefficient, exponent) = match self {
            Decimal::NaN => return formatter.write_str("NaN"),
            Decimal::Infinity { negative } => return formatter.write_str(if *negative { "-Infinity" } else { "Infinity" }),
            Decimal::Finite { negative, coefficient, exponent } => (negative, coefficient.to_string(), *exponent),
        };
        if *negative {
            formatter.write_str("-")?;
        }
        let length = i32::try_from(coefficient.len()).unwrap_or_default();
        let adjusted = exponent + length - 1;
        if exponent > 0 || adjusted < -6 {
            let (first, rest) = coefficient.split_at(1);
            let point = if rest.is_empty() { "" } else { "." };
            return write!(formatter, "{first}{point}{rest}E{adjusted:+}");
        }
        let decimals = usize::try_from(-exponent).unwrap_or_default();
        match (decimals, coefficient.len().checked_sub(decimals)) {
            (0, _) => formatter.write_str(&coefficient),
            (_, Some(whole)) if whole > 0 => write!(formatter, "{}.{}", &coefficient[..whole], &coefficient[whole..]),
            _ => write!(formatter, "0.{coefficient:0>decimals$}"),
        }
    }
}

fn digits_of(number: u128) -> Vec<u8> {
    number.to_string().bytes().map(|byte| byte - b'0').collect()
}

/// The digits of a number with zeros behind it; none if they are so many that only the larger of two numbers counts.
fn digits_at(number: u128, zeros: i32) -> Option<Vec<u8>> {
    let mut digits = digits_of(number);
    let zeros = if number == 0 { 0 } else { usize::try_from(zeros).ok()? };
    if zeros > 2 * DIGITS as usize + 2 {
        return None;
    }
    digits.resize(digits.len() + zeros, 0);
    Some(digits)
}

fn compare_digits(a: &[u8], b: &[u8]) -> Ordering {
    let width = a.len().max(b.len());
    padded(a, width).cmp(&padded(b, width))
}

fn padded(digits: &[u8], width: usize) -> Vec<u8> {
    let mut all = vec![0; width - digits.len()];
    all.extend_from_slice(digits);
    all
}

fn add(a: &[u8], b: &[u8]) -> Vec<u8> {
    let width = a.len().max(b.len()) + 1;
    let (mut sum, b) = (padded(a, width), padded(b, width));
    let mut carry = 0;
    for (digit, other) in sum.iter_mut().zip(&b).rev() {
        let total = *digit + other + carry;
        (*digit, carry) = (total % 10, total / 10);
    }
    sum
}

/// `a` is not the smaller one.
fn subtract(a: &[u8], b: &[u8]) -> Vec<u8> {
    let width = a.len().max(b.len());
    let (mut rest, b) = (padded(a, width), padded(b, width));
    let mut borrow = 0;
    for (digit, other) in rest.iter_mut().zip(&b).rev() {
        let taken = other + borrow;
        borrow = u8::from(*digit < taken);
        *digit = *digit + 10 * borrow - taken;
    }
    rest
}

fn multiply(a: &[u8], b: &[u8]) -> Vec<u8> {
    let mut places = vec![0_u32; a.len() + b.len()];
    for (i, x) in a.iter().enumerate() {
        for (j, y) in b.iter().enumerate() {
            places[i + j + 1] += u32::from(*x) * u32::from(*y);
        }
    }
    let mut carry = 0;
    for place in places.iter_mut().rev() {
        let total = *place + carry;
        (*place, carry) = (total % 10, total / 10);
    }
    places.into_iter().map(|place| u8::try_from(place).unwrap_or_default()).skip_while(|digit| *digit == 0).collect()
}
