//! The clock of one phase of a process: what has passed is a fixed part, the work done, and waits.

use std::cell::Cell;

use crate::engine::Stop;
use crate::host::HostReply;
use crate::model::CpuShare;
use crate::time::{SimDuration, SimTime};

/// One phase: an init, an invocation, a program.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PhaseClock {
    pub began: SimTime,
    pub limit: SimDuration,
    pub share: CpuShare,
    /// The fixed part, and all waits so far.
    pub waited: SimDuration,
}

impl PhaseClock {
    pub fn elapsed(&self, work: u64) -> SimDuration {
        self.waited + self.share.time_of(work)
    }

    pub fn deadline(&self) -> SimTime {
        self.began + self.limit
    }
}

/// The clock of a process while it runs. `work` is what it has done in this phase.
#[derive(Debug)]
pub(crate) struct RunningClock(Cell<PhaseClock>);

impl RunningClock {
    pub fn new(phase: PhaseClock) -> RunningClock {
        RunningClock(Cell::new(phase))
    }

    /// A phase begins.
    pub fn begin(&self, phase: PhaseClock) {
        self.0.set(phase);
    }

    pub fn phase(&self) -> PhaseClock {
        self.0.get()
    }

    /// What time it is.
    ///
    /// # Errors
    /// When the phase's time is up.
    pub fn now(&self, work: u64) -> Result<SimTime, Stop> {
        let phase = self.0.get();
        let elapsed = phase.elapsed(work);
        if elapsed >= phase.limit { Err(Stop::OutOfTime) } else { Ok(phase.began + elapsed) }
    }

    /// The process waits, or something is done for it that its meter does not see.
    pub fn wait(&self, duration: SimDuration) {
        let mut phase = self.0.get();
        phase.waited += duration;
        self.0.set(phase);
    }

    /// The answer after a wait, unless the time is up by now.
    pub fn in_time(&self, work: u64, reply: HostReply<'static>) -> Result<HostReply<'static>, Stop> {
        self.now(work).map(|_| reply)
    }

    /// How much work still fits into the phase.
    pub fn work_limit(&self) -> u64 {
        let phase = self.0.get();
        phase.share.work_in(phase.limit.saturating_sub(phase.waited))
    }
}
