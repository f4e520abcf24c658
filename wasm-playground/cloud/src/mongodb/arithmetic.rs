//! Sums and products of MongoDB's numbers: the result has the wider type, and a wider one than both where it would not fit.

use super::decimal::Decimal;
use super::value::Bson;

/// Digits with which a double goes into a sum of decimals, as MongoDB converts it.
const DIGITS_OF_DOUBLE: usize = 15;

/// What is done with two numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Operation {
    Add,
    Subtract,
    Multiply,
}

/// The result, for two numbers; `None` if one of them is none.
pub(crate) fn calculate(operation: Operation, a: &Bson, b: &Bson) -> Option<Bson> {
    if !a.is_number() || !b.is_number() {
        return None;
    }
    if let (Some(x), Some(y)) = (integer(a), integer(b)) {
        let exact = match operation {
            Operation::Add => x.checked_add(y),
            Operation::Subtract => x.checked_sub(y),
            Operation::Multiply => x.checked_mul(y),
        };
        let is_long = matches!(a, Bson::Int64(_)) || matches!(b, Bson::Int64(_));
        return Some(match exact {
            Some(number) if is_long => Bson::Int64(number),
            Some(number) => Bson::whole(number),
            None => Bson::Double(of_doubles(operation, x as f64, y as f64)),
        });
    }
    if matches!(a, Bson::Decimal(_)) || matches!(b, Bson::Decimal(_)) {
        let (x, y) = (decimal(a), decimal(b));
        return Some(Bson::Decimal(match operation {
            Operation::Add => x.plus(&y),
            Operation::Subtract => x.plus(&y.negated()),
            Operation::Multiply => x.times(&y),
        }));
    }
    Some(Bson::Double(of_doubles(operation, a.as_double()?, b.as_double()?)))
}

fn of_doubles(operation: Operation, x: f64, y: f64) -> f64 {
    match operation {
        Operation::Add => x + y,
        Operation::Subtract => x - y,
        Operation::Multiply => x * y,
    }
}

/// The quotient, a double or a decimal; the divisor is not zero.
pub(crate) fn divide(a: &Bson, b: &Bson) -> Option<Bson> {
    if !a.is_number() || !b.is_number() {
        return None;
    }
    if matches!(a, Bson::Decimal(_)) || matches!(b, Bson::Decimal(_)) {
        return Some(Bson::Decimal(decimal(a).over(&decimal(b))));
    }
    Some(Bson::Double(a.as_double()? / b.as_double()?))
}

/// A whole number by its type: `2.0` is none.
pub(crate) fn integer(number: &Bson) -> Option<i64> {
    match number {
        Bson::Int32(number) => Some(i64::from(*number)),
        Bson::Int64(number) => Some(*number),
        _ => None,
    }
}

/// A number as a decimal.
pub(crate) fn decimal(number: &Bson) -> Decimal {
    match number {
        Bson::Decimal(number) => number.clone(),
        Bson::Double(number) => Decimal::from_double(*number, DIGITS_OF_DOUBLE).stripped(),
        other => Decimal::from_whole(integer(other).unwrap_or_default()),
    }
}
