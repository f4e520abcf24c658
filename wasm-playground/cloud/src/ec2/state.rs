//! `InstanceState`: what a machine does, and what it was used for, as it is stored.

use mini_lambda::{SimDuration, SimTime, StoredFile};
use serde::{Deserialize, Serialize};

use super::figures::{InstanceType, LEAST_BILLED_S};
use crate::bill::Amount;
use crate::storing;

/// What a machine does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Power {
    /// It is stopped.
    #[default]
    Stopped,
    /// It is about to run, and not billed yet.
    Pending,
    /// It runs; it may still boot.
    Running,
    /// It stops as soon as the programs that are known to run are done.
    Stopping,
}

/// A machine, as it is stored.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct InstanceState {
    pub power: Power,
    /// Since when it runs, microseconds since 1970.
    pub since_us: i64,
    /// When it has booted, microseconds since 1970.
    pub ready_us: i64,
    /// From when to when it reboots, microseconds since 1970.
    pub reboot_us: Option<(i64, i64)>,
    /// When programs ran, in order, without gaps of nothing between them; of times before the last midnight only those that matter.
    pub spans: Vec<(i64, i64)>,
    /// Microseconds of spans that are not kept any more.
    pub busy_before_us: u64,
    /// Microseconds busy when it was started last.
    pub busy_at_start_us: u64,
    /// Microseconds that it ran before it was started last.
    pub ran_before_us: u64,
    /// Seconds that were billed for them.
    pub billed_before_s: u64,
    /// Microseconds that all processes took so far, those that overlap counted twice.
    pub processes_us: u64,
    /// Processes so far.
    pub processes: u32,
    /// Whether a miss of a line of the crontab was told since it is down, by line.
    pub told_misses: Vec<usize>,
    /// Files that arrived while it was about to run: bucket and key.
    pub waiting: Vec<(String, String)>,
    /// What is on the disk.
    #[serde(default)]
    pub disk: Vec<DiskFile>,
}

/// A file or a folder of a disk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DiskFile {
    path: String,
    mode: u32,
    #[serde(with = "storing::bytes")]
    content: std::rc::Rc<[u8]>,
    times_ns: [i64; 3],
}

impl DiskFile {
    pub fn of(file: StoredFile) -> DiskFile {
        DiskFile { path: file.path, mode: file.mode, content: file.content.into(), times_ns: file.times_ns }
    }

    pub fn to_stored(&self) -> StoredFile {
        StoredFile { path: self.path.clone(), mode: self.mode, content: self.content.to_vec(), times_ns: self.times_ns }
    }
}

impl InstanceState {
    /// Whether programs can run.
    pub fn is_up(&self, at: SimTime) -> bool {
        self.power == Power::Running && at.as_micros() >= self.ready_us && !self.reboots(at)
    }

    /// Whether it reboots at this moment.
    pub fn reboots(&self, at: SimTime) -> bool {
        self.reboot_us.is_some_and(|(down, up)| (down..up).contains(&at.as_micros()))
    }

    /// When the last program that is known ends.
    pub fn busy_until(&self) -> SimTime {
        SimTime::from_micros(self.spans.last().map_or(i64::MIN, |(_, end)| *end))
    }

    /// A program ran from then to then. They come in order of their starts.
    pub fn worked(&mut self, from: SimTime, to: SimTime) {
        self.processes_us += to.since(from).as_micros();
        let (from, to) = (from.as_micros(), to.as_micros());
        match self.spans.last_mut().filter(|(_, end)| *end >= from) {
            Some((_, end)) => *end = to.max(*end),
            None => self.spans.push((from, to)),
        }
    }

    /// How long programs ran between two moments that are not long ago.
    pub fn busy_between(&self, from: SimTime, to: SimTime) -> SimDuration {
        let (from, to) = (from.as_micros(), to.as_micros());
        let busy = self.spans.iter().map(|(begin, end)| (*end.min(&to) - *begin.max(&from)).max(0).unsigned_abs());
        SimDuration::from_micros(busy.sum())
    }

    /// How long programs ran until a moment, all in all.
    pub fn busy_us(&self, to: SimTime) -> u64 {
        self.busy_before_us + self.busy_between(SimTime::from_micros(i64::MIN / 2), to).as_micros()
    }

    /// Forgets the spans that ended by a moment; their sum is kept.
    pub fn forget_before(&mut self, at: SimTime) {
        let over = self.spans.partition_point(|(_, end)| *end <= at.as_micros());
        self.busy_before_us += self.spans.drain(..over).map(|(begin, end)| begin.abs_diff(end)).sum::<u64>();
    }

    /// It runs from now on.
    pub fn start(&mut self, at: SimTime, ready: SimTime) {
        self.power = Power::Running;
        (self.since_us, self.ready_us) = (at.as_micros(), ready.as_micros());
        self.busy_at_start_us = self.busy_us(at);
        self.told_misses.clear();
    }

    /// It does not run any more.
    pub fn stop(&mut self, at: SimTime) {
        self.ran_before_us += self.since_us.abs_diff(at.as_micros());
        self.billed_before_s += self.billed_since_start_s(at);
        self.power = Power::Stopped;
        self.reboot_us = None;
    }

    /// Whether seconds are counted.
    pub fn is_billed(&self) -> bool {
        matches!(self.power, Power::Running | Power::Stopping)
    }

    /// Seconds that are billed since it was started last, a minute at least.
    pub fn billed_since_start_s(&self, at: SimTime) -> u64 {
        self.since_us.abs_diff(at.as_micros()).div_ceil(1_000_000).max(LEAST_BILLED_S)
    }

    /// Seconds that are billed until a moment, all in all.
    pub fn billed_s(&self, at: SimTime) -> u64 {
        self.billed_before_s + if self.is_billed() { self.billed_since_start_s(at) } else { 0 }
    }

    /// How long it ran until a moment, all in all, in microseconds.
    pub fn ran_us(&self, at: SimTime) -> u64 {
        self.ran_before_us + if self.is_billed() { self.since_us.abs_diff(at.as_micros()) } else { 0 }
    }
}

/// What so many seconds of a machine cost.
pub(crate) fn price(kind: &InstanceType, seconds: u64) -> Amount {
    Amount::hourly(kind.hour, u128::from(seconds))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: f64) -> SimTime {
        SimTime::from_micros((second * 1e6) as i64)
    }

    #[test]
    fn seconds_are_billed_and_a_minute_at_least_for_each_start() {
        // "you're billed for each second, with a one-minute minimum, that you keep the instance running": ec2-instance-lifecycle.md of
        // https://github.com/awsdocs/amazon-ec2-user-guide, read 2026-11-27.
        let mut state = InstanceState::default();
        state.start(at(100.0), at(123.0));
        assert_eq!((state.billed_s(at(100.0)), state.billed_s(at(160.0)), state.billed_s(at(160.1))), (60, 60, 61));
        state.stop(at(110.0));
        state.start(at(200.0), at(223.0));
        state.stop(at(290.5));
        assert_eq!((state.billed_s(at(500.0)), state.ran_us(at(500.0))), (60 + 91, 100_500_000));
    }

    #[test]
    fn overlapping_programs_are_busy_once() {
        let mut state = InstanceState::default();
        state.worked(at(1.0), at(5.0));
        state.worked(at(2.0), at(3.0));
        state.worked(at(4.0), at(6.0));
        state.worked(at(8.0), at(9.0));
        assert_eq!((state.busy_us(at(20.0)), state.busy_us(at(2.0))), (6_000_000, 1_000_000));
        state.forget_before(at(7.0));
        assert_eq!((state.busy_us(at(20.0)), state.spans.len()), (6_000_000, 1));
    }
}
