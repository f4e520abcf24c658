//! `Keys`: what stands under a value, in MongoDB's order. One map for all uses: each kind of map is code that every reader downloads.

use std::collections::BTreeMap;

use super::order::Ordered;
use super::value::Bson;

/// Numbers by key; a key is one value, or several.
#[derive(Clone, Debug, Default)]
pub(crate) struct Keys(BTreeMap<Vec<Ordered>, Vec<u64>>);

impl Keys {
    /// The numbers under a key, in ascending order.
    pub fn get(&self, key: &[Ordered]) -> &[u64] {
        self.0.get(key).map_or(&[], Vec::as_slice)
    }

    /// Puts a number under a key.
    pub fn add(&mut self, key: Vec<Ordered>, number: u64) {
        let numbers = self.0.entry(key).or_default();
        let at = numbers.partition_point(|known| *known < number);
        if numbers.get(at) != Some(&number) {
            numbers.insert(at, number);
        }
    }

    /// Takes a number away from a key.
    pub fn remove(&mut self, key: &[Ordered], number: u64) {
        let Some(numbers) = self.0.get_mut(key) else { return };
        numbers.retain(|known| *known != number);
        if numbers.is_empty() {
            self.0.remove(key);
        }
    }

    /// Remembers a value; whether it is new.
    pub fn is_new(&mut self, value: &Bson) -> bool {
        self.number_of(value, 0).1
    }

    /// The number of a value, which is `next` if the value is new; and whether it is.
    pub fn number_of(&mut self, value: &Bson, next: u64) -> (u64, bool) {
        let key = vec![Ordered(value.clone())];
        match self.get(&key) {
            [number, ..] => (*number, false),
            [] => {
                self.add(key, next);
                (next, true)
            }
        }
    }

    /// The numbers under all keys that begin with a value.
    pub fn beginning_with(&self, value: &Bson) -> Vec<u64> {
        let first = Ordered(value.clone());
        let entries = self.0.range(vec![first.clone()]..).take_while(|(key, _)| key.first() == Some(&first));
        entries.flat_map(|(_, numbers)| numbers).copied().collect()
    }
}
