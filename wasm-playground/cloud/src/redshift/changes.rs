//! `Changes`: what the statements of one transaction changed, until it is committed.

use std::collections::BTreeMap;

use super::protocol::{Change, TableName};

/// Changes of one transaction, summed up by table in order of their first change.
#[derive(Clone, Debug, Default)]
pub(super) struct Changes(BTreeMap<TableName, (usize, Amounts)>);

/// So many rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Amounts {
    pub inserted: u64,
    pub updated: u64,
    pub deleted: u64,
}

impl Amounts {
    /// Whether there is anything to tell.
    pub fn is_some(self) -> bool {
        self != Amounts::default()
    }
}

impl Changes {
    /// One more change.
    pub fn add(&mut self, change: &Change) {
        let place = self.0.len();
        let name = TableName { schema: change.schema.clone(), table: change.table.clone() };
        let (_, sum) = self.0.entry(name).or_insert((place, Amounts::default()));
        sum.inserted = sum.inserted.saturating_add(change.inserted);
        sum.updated = sum.updated.saturating_add(change.updated);
        sum.deleted = sum.deleted.saturating_add(change.deleted);
    }

    /// They are committed or gone: takes them out, in order.
    pub fn take(&mut self) -> Vec<(TableName, Amounts)> {
        let mut changes: Vec<_> = std::mem::take(&mut self.0).into_iter().collect();
        changes.sort_by_key(|(_, (place, _))| *place);
        changes.into_iter().map(|(table, (_, amounts))| (table, amounts)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_of_a_transaction_are_summed_up() {
        let change = |table: &str, inserted, deleted| Change { schema: "s".into(), table: table.into(), inserted, updated: 0, deleted };
        let mut changes = Changes::default();
        [change("b", 2, 0), change("a", 1, 0), change("b", 3, 1)].iter().for_each(|change| changes.add(change));
        let taken = changes.take();
        let sums: Vec<(&str, u64, u64)> = taken.iter().map(|(name, sum)| (name.table.as_str(), sum.inserted, sum.deleted)).collect();
        assert_eq!(sums, [("b", 5, 1), ("a", 1, 0)]);
        assert!(changes.take().is_empty());
    }
}
