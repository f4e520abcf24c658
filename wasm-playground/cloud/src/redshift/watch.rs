//! `Watch`: who read and wrote which table when. Overlapping runs are computed one after another, so that a read can come before a write
//! that it had to see, or after one that it could not see: both are told.

use std::collections::BTreeSet;

use mini_lambda::SimTime;
use serde::{Deserialize, Serialize};

use super::protocol::TableName;

/// The reads and writes of tables, as far back as an overlapping run may still reach.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct Watch(Vec<(TableName, Seen)>);

/// Moments, in microseconds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Seen {
    reads: BTreeSet<i64>,
    writes: BTreeSet<i64>,
    /// An overlap of this table is told once.
    told: bool,
}

impl Watch {
    /// A table is read at `at`. Gives `at` if the read sees a write of a later moment.
    pub fn read(&mut self, table: &TableName, at: SimTime) -> Option<SimTime> {
        let seen = self.of(table)?;
        seen.reads.insert(at.as_micros());
        let sees_the_future = seen.writes.range(at.as_micros() + 1..).next().is_some();
        seen.tell(sees_the_future.then_some(at))
    }

    /// What was written to a table is there from `at` on. Gives the first read that should have seen it and did not.
    pub fn write(&mut self, table: &TableName, at: SimTime) -> Option<SimTime> {
        let seen = self.of(table)?;
        seen.writes.insert(at.as_micros());
        let missed = seen.reads.range(at.as_micros() + 1..).next().copied().map(SimTime::from_micros);
        seen.tell(missed)
    }

    /// Forgets what nobody needs who reads and writes at `time` or later.
    pub fn forget_before(&mut self, time: SimTime) {
        for (_, seen) in &mut self.0 {
            seen.reads = seen.reads.split_off(&time.as_micros());
            seen.writes = seen.writes.split_off(&time.as_micros());
        }
        self.0.retain(|(_, seen)| !seen.reads.is_empty() || !seen.writes.is_empty());
    }

    /// None for a table that belongs to one session, or to the system.
    fn of(&mut self, table: &TableName) -> Option<&mut Seen> {
        if table.schema.starts_with("pg_") {
            return None;
        }
        let index = match self.0.iter().position(|(known, _)| known == table) {
            Some(index) => index,
            None => {
                self.0.push((table.clone(), Seen::default()));
                self.0.len() - 1
            }
        };
        self.0.get_mut(index).map(|(_, seen)| seen)
    }
}

impl Seen {
    fn tell(&mut self, overlap: Option<SimTime>) -> Option<SimTime> {
        let overlap = overlap.filter(|_| !self.told);
        self.told = self.told || overlap.is_some();
        overlap
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> SimTime {
        SimTime::from_micros(seconds * 1_000_000)
    }

    fn table(name: &str) -> TableName {
        TableName { schema: "public".to_owned(), table: name.to_owned() }
    }

    #[test]
    fn a_read_that_missed_an_earlier_write_is_told_once() {
        let mut watch = Watch::default();
        assert_eq!(watch.read(&table("t"), at(10)), None);
        assert_eq!(watch.write(&table("t"), at(12)), None, "it was read before");
        assert_eq!(watch.write(&table("other"), at(5)), None);
        assert_eq!(watch.write(&table("t"), at(5)), Some(at(10)));
        assert_eq!(watch.write(&table("t"), at(6)), None, "told already");
    }

    #[test]
    fn a_read_that_sees_a_later_write_is_told() {
        let mut watch = Watch::default();
        assert_eq!(watch.write(&table("t"), at(5)), None);
        assert_eq!(watch.read(&table("t"), at(5)), None, "the same moment");
        assert_eq!(watch.read(&table("t"), at(4)), Some(at(4)));
    }

    #[test]
    fn what_is_long_ago_is_forgotten() {
        let mut watch = Watch::default();
        watch.write(&table("t"), at(5));
        watch.forget_before(at(6));
        assert_eq!(watch, Watch::default());
        let temporary = TableName { schema: "pg_temp_1".to_owned(), table: "t".to_owned() };
        assert_eq!((watch.write(&temporary, at(5)), watch.read(&temporary, at(4))), (None, None));
    }
}
