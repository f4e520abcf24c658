//! Sorting documents by fields.

use std::cmp::Ordering;

use super::order::compare;
use super::path;
use super::refusal::{Outcome, Refusal};
use super::value::{Bson, Document};

/// Paths, and whether they ascend.
#[derive(Clone, Debug)]
pub(crate) struct Sort(Vec<(Vec<String>, bool)>);

impl Sort {
    /// Reads `{date: -1, _id: 1}`.
    pub fn read(specification: &Document) -> Outcome<Sort> {
        let field = |(name, direction): (&str, &Bson)| match direction.as_whole() {
            _ if direction.as_document().is_some_and(|inner| inner.get("$meta").is_some()) => {
                Err(Refusal::not_simulated("sorting by $meta", "sorting by fields"))
            }
            _ if name.is_empty() || name.starts_with('$') => {
                Err(Refusal::new(16_410, "FieldPath field names may not start with '$'. Consider using $getField or $setField."))
            }
            Some(1) => Ok((path::parts(name), true)),
            Some(-1) => Ok((path::parts(name), false)),
            _ if !direction.is_number() => {
                Err(Refusal::new(15_974, format!("Illegal key in $sort specification: {name}: {}", super::shell_text::of_value(direction))))
            }
            _ => Err(Refusal::new(15_975, "$sort key ordering must be 1 (for ascending) or -1 (for descending)")),
        };
        Ok(Sort(specification.iter().map(field).collect::<Outcome<_>>()?))
    }

    /// No order but that in which documents came.
    pub fn none() -> Sort {
        Sort(Vec::new())
    }

    /// Whether it changes nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What a document is sorted by: of an array the least element, or the greatest if it descends.
    pub fn key(&self, document: &Document) -> Vec<Bson> {
        let extreme = |(path, ascends): &(Vec<String>, bool)| {
            let values = path::each(document, path).into_iter();
            let chosen = if *ascends { values.min_by(compare) } else { values.max_by(compare) };
            chosen.unwrap_or(Bson::Null)
        };
        self.0.iter().map(extreme).collect()
    }

    /// How two keys stand to each other.
    pub fn compare(&self, a: &[Bson], b: &[Bson]) -> Ordering {
        let directions = self.0.iter().map(|(_, ascends)| *ascends);
        let orders = a.iter().zip(b).zip(directions).map(|((a, b), ascends)| if ascends { compare(a, b) } else { compare(b, a) });
        orders.into_iter().find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
    }

    /// Sorts; equal ones stay in their order.
    pub fn apply<T>(&self, items: Vec<T>, document: impl Fn(&T) -> &Document) -> Vec<T> {
        if self.0.is_empty() {
            return items;
        }
        let keys = items.iter().map(|item| self.key(document(item))).collect();
        let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
        self.order(keys).into_iter().filter_map(|place| items.get_mut(place)?.take()).collect()
    }

    /// In which order keys come: their places. Apart, because it is the same code for all that is sorted.
    fn order(&self, keys: Vec<Vec<Bson>>) -> Vec<usize> {
        let mut keyed: Vec<(usize, Vec<Bson>)> = keys.into_iter().enumerate().collect();
        keyed.sort_by(|(_, a), (_, b)| self.compare(a, b));
        keyed.into_iter().map(|(place, _)| place).collect()
    }
}
