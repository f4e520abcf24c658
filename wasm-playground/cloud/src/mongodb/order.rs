//! MongoDB's order of values, across all types.
//!
//! <https://www.mongodb.com/docs/manual/reference/bson-type-comparison-order/>, read 2026-11-27

use std::cmp::Ordering;

use super::decimal::Decimal;
use super::value::{Bson, Document};

/// The place of a type in the order; numbers of all types have one place.
pub(crate) fn rank(value: &Bson) -> u8 {
    match value {
        Bson::MinKey => 0,
        Bson::Null => 1,
        Bson::Int32(_) | Bson::Int64(_) | Bson::Double(_) | Bson::Decimal(_) => 2,
        Bson::String(_) => 3,
        Bson::Document(_) => 4,
        Bson::Array(_) => 5,
        Bson::Binary { .. } => 6,
        Bson::ObjectId(_) => 7,
        Bson::Bool(_) => 8,
        Bson::Date(_) => 9,
        Bson::Timestamp { .. } => 10,
        Bson::Regex { .. } => 11,
        Bson::MaxKey => 12,
    }
}

/// How two values stand to each other: numbers by value, whatever their type.
pub fn compare(a: &Bson, b: &Bson) -> Ordering {
    rank(a).cmp(&rank(b)).then_with(|| match (a, b) {
        (Bson::String(a), Bson::String(b)) => a.cmp(b),
        (Bson::Document(a), Bson::Document(b)) => compare_documents(a, b),
        (Bson::Array(a), Bson::Array(b)) => {
            a.iter().zip(b).map(|(a, b)| compare(a, b)).find(|order| order.is_ne()).unwrap_or_else(|| a.len().cmp(&b.len()))
        }
        (Bson::Binary { subtype: a, bytes: x }, Bson::Binary { subtype: b, bytes: y }) => {
            x.len().cmp(&y.len()).then_with(|| a.cmp(b)).then_with(|| x.cmp(y))
        }
        (Bson::ObjectId(a), Bson::ObjectId(b)) => a.cmp(b),
        (Bson::Bool(a), Bson::Bool(b)) => a.cmp(b),
        (Bson::Date(a), Bson::Date(b)) => a.cmp(b),
        (Bson::Timestamp { seconds: a, counter: x }, Bson::Timestamp { seconds: b, counter: y }) => a.cmp(b).then_with(|| x.cmp(y)),
        (Bson::Regex { pattern: a, options: x }, Bson::Regex { pattern: b, options: y }) => a.cmp(b).then_with(|| x.cmp(y)),
        _ => compare_numbers(a, b),
    })
}

/// Field by field: the type, the name, the value; who has no more fields is less.
fn compare_documents(a: &Document, b: &Document) -> Ordering {
    let mut fields = a.iter().zip(b.iter());
    let different = fields.find_map(|((a_name, a), (b_name, b))| {
        let order = rank(a).cmp(&rank(b)).then_with(|| a_name.cmp(b_name)).then_with(|| compare(a, b));
        order.is_ne().then_some(order)
    });
    different.unwrap_or_else(|| a.len().cmp(&b.len()))
}

/// Equal for what is no number: those were told apart before.
fn compare_numbers(a: &Bson, b: &Bson) -> Ordering {
    match (a, b) {
        (Bson::Decimal(a), Bson::Decimal(b)) => a.compare(b),
        (Bson::Decimal(a), b) => a.compare(&exact(b)),
        (a, Bson::Decimal(b)) => exact(a).compare(b),
        (Bson::Double(a), Bson::Double(b)) => doubles(*a, *b),
        (Bson::Double(a), b) => whole_and_double(whole(b), *a).reverse(),
        (a, Bson::Double(b)) => whole_and_double(whole(a), *b),
        (a, b) => whole(a).cmp(&whole(b)),
    }
}

fn whole(number: &Bson) -> i64 {
    match number {
        Bson::Int32(number) => i64::from(*number),
        Bson::Int64(number) => *number,
        _ => 0,
    }
}

fn exact(number: &Bson) -> Decimal {
    match number {
        Bson::Double(number) => Decimal::from_double(*number, 34),
        other => Decimal::from_whole(whole(other)),
    }
}

/// NaN is below all numbers, and equal to itself.
fn doubles(a: f64, b: f64) -> Ordering {
    a.partial_cmp(&b).unwrap_or_else(|| b.is_nan().cmp(&a.is_nan()))
}

/// Without rounding the whole number to a double.
fn whole_and_double(whole: i64, double: f64) -> Ordering {
    const END: f64 = 9_223_372_036_854_775_808.0;
    if double.is_nan() || double < -END {
        Ordering::Greater
    } else if double >= END {
        Ordering::Less
    } else {
        whole.cmp(&(double.trunc() as i64)).then_with(|| doubles(0.0, double.fract()))
    }
}

/// Sorts values in ascending order. The only place that does: each sort is code that every reader downloads.
pub(crate) fn sort(values: &mut [Bson]) {
    values.sort_by(compare);
}

/// A value that stands in MongoDB's order, for maps.
#[derive(Clone, Debug)]
pub(crate) struct Ordered(pub Bson);

impl PartialEq for Ordered {
    fn eq(&self, other: &Ordered) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Ordered {}

impl PartialOrd for Ordered {
    fn partial_cmp(&self, other: &Ordered) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ordered {
    fn cmp(&self, other: &Ordered) -> Ordering {
        compare(&self.0, &other.0)
    }
}
