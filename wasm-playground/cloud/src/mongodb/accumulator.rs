//! Accumulators: what `$group` makes of the values of many documents.
//!
//! <https://www.mongodb.com/docs/manual/reference/operator/aggregation/group/#accumulator-operator>

use super::arithmetic::{Operation, calculate, divide};
use super::keys::Keys;
use super::order::compare;
use super::value::{Bson, Document};

/// The accumulators that are here, in alphabetical order.
pub(crate) const ACCUMULATORS: &[&str] =
    &["$addToSet", "$avg", "$count", "$first", "$last", "$max", "$mergeObjects", "$min", "$push", "$sum"];

/// What has come together so far.
#[derive(Clone, Debug)]
pub(crate) enum Accumulator {
    Sum(Bson),
    Average { sum: Bson, count: i64 },
    Count(i64),
    Least(Option<Bson>),
    Greatest(Option<Bson>),
    First(Option<Bson>),
    Last(Bson),
    Push(Vec<Bson>),
    Set(Vec<Bson>, Keys),
    Merge(Document),
}

impl Accumulator {
    /// The accumulator of this name, which is one of [`ACCUMULATORS`].
    pub fn named(name: &str) -> Accumulator {
        match name {
            "$avg" => Accumulator::Average { sum: Bson::Int32(0), count: 0 },
            "$count" => Accumulator::Count(0),
            "$min" => Accumulator::Least(None),
            "$max" => Accumulator::Greatest(None),
            "$first" => Accumulator::First(None),
            "$last" => Accumulator::Last(Bson::Null),
            "$push" => Accumulator::Push(Vec::new()),
            "$addToSet" => Accumulator::Set(Vec::new(), Keys::default()),
            "$mergeObjects" => Accumulator::Merge(Document::new()),
            _ => Accumulator::Sum(Bson::Int32(0)),
        }
    }

    /// One more value; `None` where it is missing. Sums and averages leave out what is no number.
    pub fn add(&mut self, value: Option<Bson>) {
        match self {
            Accumulator::Count(count) => *count += 1,
            Accumulator::First(first) => *first = first.take().or(Some(value.unwrap_or(Bson::Null))),
            Accumulator::Last(last) => *last = value.unwrap_or(Bson::Null),
            Accumulator::Sum(sum) => {
                if let Some(total) = value.and_then(|value| calculate(Operation::Add, sum, &value)) {
                    *sum = total;
                }
            }
            Accumulator::Average { sum, count } => {
                if let Some(total) = value.and_then(|value| calculate(Operation::Add, sum, &value)) {
                    (*sum, *count) = (total, *count + 1);
                }
            }
            Accumulator::Least(least) => {
                if let Some(value) = value.filter(|value| *value != Bson::Null)
                    && least.as_ref().is_none_or(|least| compare(&value, least).is_lt())
                {
                    *least = Some(value);
                }
            }
            Accumulator::Greatest(greatest) => {
                if let Some(value) = value.filter(|value| *value != Bson::Null)
                    && greatest.as_ref().is_none_or(|greatest| compare(&value, greatest).is_gt())
                {
                    *greatest = Some(value);
                }
            }
            Accumulator::Push(all) => all.extend(value),
            Accumulator::Set(all, known) => {
                if let Some(value) = value
                    && known.is_new(&value)
                {
                    all.push(value);
                }
            }
            Accumulator::Merge(document) => {
                for (name, value) in value.as_ref().and_then(Bson::as_document).into_iter().flat_map(Document::iter) {
                    document.set(name, value.clone());
                }
            }
        }
    }

    /// What came together.
    pub fn value(self) -> Bson {
        match self {
            Accumulator::Sum(sum) => sum,
            Accumulator::Average { count: 0, .. } => Bson::Null,
            Accumulator::Average { sum, count } => divide(&sum, &Bson::Int64(count)).unwrap_or(Bson::Null),
            Accumulator::Count(count) => Bson::whole(count),
            Accumulator::Least(value) | Accumulator::Greatest(value) | Accumulator::First(value) => value.unwrap_or(Bson::Null),
            Accumulator::Last(value) => value,
            Accumulator::Push(all) | Accumulator::Set(all, _) => Bson::Array(all),
            Accumulator::Merge(document) => document.into(),
        }
    }
}
