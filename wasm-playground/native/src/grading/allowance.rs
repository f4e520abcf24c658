//! How much one submission may make this machine do. The simulated timeout ends a call; this ends everything.

use std::cell::Cell;

/// Work that every submission may do, in metered instructions: two to four seconds of one core.
///
/// A call that computes until it times out with AWS's default settings, 3 s and 128 MB, does 8.7e9 of it. So a function that times out
/// once is still judged to the end, as in the page; one that does so in every step and at every retry is not waited for.
const LEAST_WORK: u64 = 10_000_000_000;

/// And so many times the work of the book's own solution: a reader's way may be ten times as long, and then twice as slow.
const TIMES_THE_SOLUTION: u64 = 20;

/// Bytes that the code may hand over: what it prints, writes and sends. Six payloads of AWS's 6 MB are half of it, and as much again is
/// held as events. A loop of prints hands over a gigabyte and more within a timeout of three seconds.
const MOST_BYTES: u64 = 64 << 20;

/// What a request to the host costs beside the guest's own work: tens of microseconds for JSON, an event, a copy.
pub(super) const WORK_OF_A_CALL: u64 = 100_000;

/// What a new environment costs: some ten milliseconds for its memory.
pub(super) const WORK_OF_AN_ENVIRONMENT: u64 = 30_000_000;

/// What a step of SQLite's machine costs; the most that a statement may take here, 100,000,000, are some seconds.
pub(super) const WORK_OF_A_STEP: u64 = 60;

/// Steps of a statement that was cancelled because it took too many.
pub(super) const MOST_STEPS: u64 = 100_000_000;

/// What a request costs that took so many milliseconds of this machine. The first fifty are free: no request of the book takes ten, and a
/// machine that is busy otherwise must not change a grade. What is longer counts as much as the guest does in that time.
pub(super) fn work_of_waiting(milliseconds: u128) -> u64 {
    const FREE: u128 = 50;
    const WORK_OF_A_MILLISECOND: u64 = 3_000_000;
    u64::try_from(milliseconds.saturating_sub(FREE)).unwrap_or(u64::MAX).saturating_mul(WORK_OF_A_MILLISECOND)
}

/// Which of the two was used up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Limit {
    /// It computed too much.
    Work,
    /// It handed over too much.
    Bytes,
}

/// What is left of an allowance, shared by all that runs for one submission.
#[derive(Debug)]
pub(super) struct Allowance {
    done: Cell<u64>,
    most: u64,
    bytes_left: Cell<u64>,
    reached: Cell<Option<Limit>>,
}

impl Allowance {
    /// The allowance for an exercise whose solution does `needed` work.
    pub fn of(needed: u64, patience: u64) -> Allowance {
        let most = needed.saturating_mul(TIMES_THE_SOLUTION).max(LEAST_WORK).saturating_mul(patience);
        Allowance { done: Cell::new(0), most, bytes_left: Cell::new(MOST_BYTES.saturating_mul(patience)), reached: Cell::new(None) }
    }

    /// No limit: the book's own code.
    pub fn endless() -> Allowance {
        Allowance { done: Cell::new(0), most: u64::MAX, bytes_left: Cell::new(u64::MAX), reached: Cell::new(None) }
    }

    /// Takes note of work.
    pub fn work(&self, work: u64) {
        self.done.set(self.done.get().saturating_add(work));
        if self.left() == 0 && self.reached.get().is_none() {
            self.reached.set(Some(Limit::Work));
        }
    }

    /// Takes note of bytes that were handed over.
    pub fn bytes(&self, count: usize) {
        self.bytes_left.set(self.bytes_left.get().saturating_sub(count as u64));
        if self.bytes_left.get() == 0 && self.reached.get().is_none() {
            self.reached.set(Some(Limit::Bytes));
        }
    }

    /// Work that may still be done.
    pub fn left(&self) -> u64 {
        self.most.saturating_sub(self.done.get())
    }

    /// All work so far.
    pub fn done(&self) -> u64 {
        self.done.get()
    }

    /// Which limit was reached first, if any.
    pub fn reached(&self) -> Option<Limit> {
        self.reached.get()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_default_timeout_fits_and_what_comes_first_is_told() {
        let default_timeout = 3_000 * mini_lambda::model::WORK_PER_MS * 128 / 1_769;
        assert!((default_timeout..2 * default_timeout).contains(&LEAST_WORK));
        let allowance = Allowance::of(1_000_000_000, 1);
        allowance.work(19_999_999_999);
        assert_eq!((allowance.left(), allowance.reached()), (1, None));
        allowance.work(5);
        allowance.bytes(usize::MAX);
        assert_eq!((allowance.left(), allowance.reached()), (0, Some(Limit::Work)));
    }
}
