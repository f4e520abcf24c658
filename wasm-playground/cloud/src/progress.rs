//! How time passes: what is due happens, each thing at its own time.

use mini_lambda::{EngineFault, SimDuration, SimTime};

use crate::account::Account;
use crate::timetable::Task;

impl Account {
    /// Lets time pass until `end`. Nothing later than that is told.
    pub fn pass_until(&self, end: SimTime) -> Result<(), EngineFault> {
        self.narrator.set_limit(end);
        while let Some((at, task)) = self.timetable.take_due(end) {
            self.arrive(at, end)?;
            self.perform(at, task)?;
        }
        self.arrive(end, end)
    }

    /// Lets time pass until nothing is to come but schedules, at most for so long.
    pub fn pass_until_idle(&self, at_most: SimDuration) -> Result<(), EngineFault> {
        let end = self.now.get() + at_most;
        loop {
            self.narrator.set_limit(end);
            if self.timetable.is_idle() && !self.has_messages_for_functions() {
                // Somebody may still be at work whose run is known already.
                match self.narrator.last_held() {
                    Some(last) if last > self.now.get() && self.now.get() < end => self.pass_until(last.min(end))?,
                    _ => return Ok(()),
                }
            } else {
                match self.timetable.take_due(end) {
                    Some((at, task)) => {
                        self.arrive(at, end)?;
                        self.perform(at, task)?;
                    }
                    None => return self.pass_until(end),
                }
            }
        }
    }

    /// It is `at`: what happened by now is told, and environments that were idle for too long are gone.
    fn arrive(&self, at: SimTime, limit: SimTime) -> Result<(), EngineFault> {
        self.narrator.set_limit(limit);
        self.lambda.advance(self.narrator.told().min(at), at, &self.emit)?;
        self.narrator.release(at);
        self.now.set(self.now.get().max(at));
        // No read and no write will be older than this.
        self.stores.borrow_mut().forget_before(at);
        if let Some(redshift) = &self.redshift {
            redshift.borrow_mut().forget_before(at);
        }
        Ok(())
    }

    fn perform(&self, at: SimTime, task: Task) -> Result<(), EngineFault> {
        match task {
            Task::Attempt(event) => self.attempt(at, *event)?,
            Task::Settle { event, settlement } => self.settle(at, &event, &settlement),
            Task::Notify { bucket, function, event, lineage } => {
                self.fire(at, &format!("arn:aws:s3:::{bucket}"), &function, event, lineage)?;
            }
            Task::Poll { mapping } => self.poll(at, mapping)?,
            Task::Close { mapping } => self.close(at, mapping)?,
            Task::Handled { mapping, receipts } => self.handled(at, mapping, receipts),
            Task::Statements => self.go_on_with_statements(at)?,
            Task::Fire { rule } => self.run_rule(at, rule)?,
            Task::Machine { instance, task } => self.act_on_machine(at, instance, task)?,
        }
        self.check()?;
        self.make_room(at)
    }

    /// Environments that the engine has no room for go; what that tells of the future is held.
    pub fn make_room(&self, at: SimTime) -> Result<(), EngineFault> {
        let at = at.max(self.narrator.told());
        self.narrator.set_limit(at);
        self.lambda.make_room(at, &self.emit)
    }
}
