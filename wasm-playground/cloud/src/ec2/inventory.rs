//! What a machine does at one moment, for people who look at it.

use mini_lambda::SimTime;
use serde::Serialize;

use super::instance::Instance;
use super::state::Power;

/// A machine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct InstanceInventory {
    /// Its name.
    pub name: String,
    /// AWS's id of it.
    pub instance_id: String,
    /// Its type, `t3.medium`.
    pub instance_type: String,
    /// EC2's word for what it does: `pending`, `running`, `stopping`, `stopped`.
    pub state: Power,
    /// When it can run programs, if it runs and is not that far: it boots.
    pub ready_at: Option<SimTime>,
    /// How many programs it ran so far.
    pub programs: u32,
    /// Seconds that are billed for it so far.
    pub billed_s: u64,
}

impl InstanceInventory {
    /// What this machine does at `at`.
    pub(crate) fn of(instance: &Instance, at: SimTime) -> InstanceInventory {
        let state = instance.state.borrow();
        let up_us = state.reboot_us.map_or(state.ready_us, |(_, up)| up.max(state.ready_us));
        let boots = state.power == Power::Running && !state.is_up(at);
        InstanceInventory {
            name: instance.config.name.clone(),
            instance_id: instance.id.clone(),
            instance_type: instance.config.instance_type.clone(),
            state: state.power,
            ready_at: boots.then(|| SimTime::from_micros(up_us)),
            programs: state.processes,
            billed_s: state.billed_s(at),
        }
    }
}
