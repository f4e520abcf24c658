//! The life of machines: started, booted, patched, idle, stopped.

use mini_lambda::{EngineFault, SimTime};

use super::event::{InstanceEvent, MissReason, StartReason, StopReason, Trigger};
use super::instance::{Instance, InstanceTask, next_midnight};
use super::model;
use super::state::{Power, price};
use crate::account::Account;
use crate::event::{Event, EventKind};
use crate::service_error::ServiceError;
use crate::service_event::ServiceEvent;
use crate::timetable::Task;

impl Account {
    /// Something that was planned happens to a machine.
    pub fn act_on_machine(&self, at: SimTime, number: usize, task: InstanceTask) -> Result<(), EngineFault> {
        let Some(instance) = self.instances.get(number) else { return Ok(()) };
        match task {
            InstanceTask::Run => {
                let arrived = !instance.state.borrow().waiting.is_empty();
                self.machine_runs(at, number, if arrived { StartReason::Arrival } else { StartReason::Step });
            }
            InstanceTask::Ready => self.machine_is_ready(at, number)?,
            InstanceTask::Cron { line } => self.cron_line(at, number, line)?,
            InstanceTask::Arrive { bucket, key } => self.file_arrived(at, number, bucket, key)?,
            InstanceTask::Patch => self.patch(at, number),
            InstanceTask::Halt => self.halt(at, instance),
            InstanceTask::Midnight => {
                self.plan_for(next_midnight(at), number, InstanceTask::Midnight);
                self.day_is_over(at, instance);
            }
        }
        Ok(())
    }

    /// The machine of this name, and its number.
    pub fn instance(&self, name: &str) -> Option<(usize, &Instance)> {
        self.instances.iter().enumerate().find(|(_, instance)| instance.config.name == name)
    }

    /// Somebody starts a machine. One that runs goes on, and nothing is said, as with AWS.
    pub fn start_machine(&self, at: SimTime, name: &str) {
        let Some((number, instance)) = self.instance(name) else { return };
        let power = instance.state.borrow().power;
        match power {
            Power::Stopped => {
                instance.state.borrow_mut().power = Power::Pending;
                self.plan_for(at + model::PENDING, number, InstanceTask::Run);
            }
            Power::Stopping => {
                // Recorded in a log of 2019-06-15 in a public repository: "when calling the StartInstances operation: The instance … is not
                // in a state from which it can be started.", read 2026-11-27.
                let message = format!("The instance '{}' is not in a state from which it can be started.", instance.id);
                let error = ServiceError::new(400, "IncorrectInstanceState", message);
                self.tell(at, ServiceEvent::refused("StartInstances", name, &error));
            }
            Power::Pending | Power::Running => {}
        }
    }

    /// Somebody stops a machine. A program that is known to run is computed already, so the machine goes down when it is done.
    pub fn stop_machine(&self, at: SimTime, name: &str) {
        let Some((number, instance)) = self.instance(name) else { return };
        let until = {
            let mut state = instance.state.borrow_mut();
            if state.power != Power::Running {
                return;
            }
            state.power = Power::Stopping;
            state.busy_until().max(at)
        };
        self.plan_for(until, number, InstanceTask::Halt);
    }

    /// Plans something for a machine.
    pub fn plan_for(&self, at: SimTime, instance: usize, task: InstanceTask) {
        self.timetable.plan(at, Task::Machine { instance, task });
    }

    /// Tells what happened to a machine.
    pub fn tell_machine(&self, at: SimTime, event: InstanceEvent) {
        self.narrator.tell(Event { at, kind: EventKind::Instance(event) });
    }

    fn machine_runs(&self, at: SimTime, number: usize, reason: StartReason) {
        let Some(instance) = self.instances.get(number) else { return };
        let ready_at = at + model::BOOT;
        instance.state.borrow_mut().start(at, ready_at);
        self.tell_machine(at, instance.started(reason, ready_at));
        self.plan_for(ready_at, number, InstanceTask::Ready);
    }

    /// It has booted: what is due at boot runs, and the programs of files that arrived meanwhile.
    fn machine_is_ready(&self, at: SimTime, number: usize) -> Result<(), EngineFault> {
        let Some(instance) = self.instances.get(number) else { return Ok(()) };
        if !instance.state.borrow().is_up(at) {
            return Ok(());
        }
        instance.state.borrow_mut().told_misses.clear();
        // Several programs may begin now; what one of them does later waits until all have begun.
        self.narrator.set_limit(at);
        let at_boot = instance.lines.iter().filter(|line| line.when == super::crontab::When::Reboot);
        for line in at_boot {
            self.run_program(at, number, &line.command, &[], Trigger::Reboot)?;
        }
        let waiting = std::mem::take(&mut instance.state.borrow_mut().waiting);
        for (bucket, key) in waiting {
            self.file_arrived(at, number, bucket, key)?;
        }
        Ok(())
    }

    fn patch(&self, at: SimTime, number: usize) {
        let Some(instance) = self.instances.get(number) else { return };
        if let Some(next) = instance.patching.as_ref().and_then(|times| times.next_after(at)) {
            self.plan_for(next, number, InstanceTask::Patch);
        }
        // Who is not there is not patched.
        if instance.state.borrow().is_up(at) {
            self.install_patches(at, number, instance);
        }
    }

    /// Somebody patches a machine now.
    pub fn patch_machine(&self, at: SimTime, name: &str) {
        if let Some((number, instance)) = self.instance(name).filter(|(_, instance)| instance.state.borrow().is_up(at)) {
            self.install_patches(at, number, instance);
        }
    }

    fn install_patches(&self, at: SimTime, number: usize, instance: &Instance) {
        // A program that nobody knew would be cut off is computed already: the machine waits for it.
        let down_at = (at + model::PATCH_INSTALL).max(instance.state.borrow().busy_until());
        let ready_at = down_at + model::BOOT;
        instance.state.borrow_mut().reboot_us = Some((down_at.as_micros(), ready_at.as_micros()));
        let event = InstanceEvent::Patched { instance: instance.config.name.clone(), instance_id: instance.id.clone(), down_at, ready_at };
        self.tell_machine(at, event);
        self.plan_for(ready_at, number, InstanceTask::Ready);
    }

    /// It goes down, if that was asked for or its work is done.
    fn halt(&self, at: SimTime, instance: &Instance) {
        let mut state = instance.state.borrow_mut();
        let idle = state.busy_until() <= at && state.waiting.is_empty();
        let reason = match state.power {
            Power::Stopping if idle => StopReason::Step,
            Power::Running if idle && instance.config.stop_when_done => StopReason::Done,
            // Another program has started meanwhile, and plans the same for its end.
            _ => return,
        };
        let billed_s = state.billed_since_start_s(at);
        let event = InstanceEvent::Stopped {
            instance: instance.config.name.clone(),
            instance_id: instance.id.clone(),
            reason,
            billed_s,
            usd: price(instance.kind, billed_s).to_string(),
            busy_ms: state.busy_us(at).saturating_sub(state.busy_at_start_us) / 1_000,
        };
        state.stop(at);
        drop(state);
        self.tell_machine(at, event);
    }

    fn day_is_over(&self, at: SimTime, instance: &Instance) {
        let mut state = instance.state.borrow_mut();
        if !state.is_billed() {
            return;
        }
        let day_began = SimTime::from_micros(at.as_micros() - 86_400_000_000);
        let from = day_began.max(SimTime::from_micros(state.since_us));
        let event = InstanceEvent::Idle {
            instance: instance.config.name.clone(),
            running_s: at.since(from).as_micros() / 1_000_000,
            busy_ms: state.busy_between(from, at).as_micros() / 1_000,
        };
        state.forget_before(at);
        drop(state);
        self.tell_machine(at, event);
    }

    /// A program cannot run: why, if that is so.
    pub fn why_down(&self, at: SimTime, instance: &Instance) -> Option<MissReason> {
        let state = instance.state.borrow();
        if state.is_up(at) {
            return None;
        }
        Some(match state.power {
            Power::Stopped | Power::Stopping => MissReason::Stopped,
            Power::Pending => MissReason::Booting,
            Power::Running if state.reboots(at) => MissReason::Rebooting,
            Power::Running => MissReason::Booting,
        })
    }
}
