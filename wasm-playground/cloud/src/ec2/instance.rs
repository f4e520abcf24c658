//! `Instance`: a machine of an account: what it was made with, its disk, and what it does.

use std::cell::RefCell;
use std::rc::Rc;

use mini_lambda::{Identifiers, Machine, SimTime};
use serde::{Deserialize, Serialize};

use super::checks::instance_type;
use super::command_line::CommandLine;
use super::config::InstanceConfig;
use super::crontab::{Times, When};
use super::event::{InstanceEvent, StartReason};
use super::figures::InstanceType;
use super::model;
use super::state::{DiskFile, InstanceState, price};
use crate::event::{Event, EventKind};
use crate::narrator::HeldEvent;
use crate::scenario::Scenario;
use crate::timetable::{Planned, Task};

/// A machine.
pub(crate) struct Instance {
    pub config: InstanceConfig,
    pub kind: &'static InstanceType,
    /// AWS's id of it.
    pub id: String,
    pub machine: Rc<Machine>,
    /// The lines of its crontab.
    pub lines: Vec<Line>,
    /// What runs when a file arrives.
    pub arrival: Option<CommandLine>,
    /// When it is patched.
    pub patching: Option<Times>,
    pub state: RefCell<InstanceState>,
}

/// A line of a crontab, read.
pub(crate) struct Line {
    pub when: When,
    pub command: CommandLine,
}

/// Something that will happen to a machine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum InstanceTask {
    /// It is `running`.
    Run,
    /// It has booted.
    Ready,
    /// A line of its crontab is due.
    Cron { line: usize },
    /// The agent on it is told of a file.
    Arrive { bucket: String, key: String },
    /// Patches are due.
    Patch,
    /// Perhaps its programs are done.
    Halt,
    /// A day is over.
    Midnight,
}

impl InstanceTask {
    /// Whether the simulation is not idle as long as this is to come: times of a table come for ever.
    pub fn lasts(&self) -> bool {
        match self {
            InstanceTask::Run | InstanceTask::Ready | InstanceTask::Arrive { .. } | InstanceTask::Halt => true,
            InstanceTask::Cron { .. } | InstanceTask::Patch | InstanceTask::Midnight => false,
        }
    }
}

impl Instance {
    /// The machines of a scenario, as they were stored or, without that, new. Those of a type that is not here were refused before.
    pub fn all(scenario: &Scenario, states: Vec<InstanceState>) -> Vec<Instance> {
        let mut states = states.into_iter().map(Some).chain(std::iter::repeat_with(|| None));
        let instances = scenario.instances.iter().filter_map(|config| Instance::of(scenario, config, states.next().flatten()));
        instances.collect()
    }

    fn of(scenario: &Scenario, config: &InstanceConfig, state: Option<InstanceState>) -> Option<Instance> {
        let kind = instance_type(&config.instance_type)?;
        let hex = Identifiers::new(scenario.seed).hex_of("instance", &config.name, 0);
        let id = format!("i-0{}", hex.get(..16)?);
        let memory_mb = kind.memory_mb.min(model::MOST_MEMORY_MB);
        let files = config.all_files(scenario);
        let mut state = state.unwrap_or_default();
        let stored: Vec<_> = std::mem::take(&mut state.disk).iter().map(DiskFile::to_stored).collect();
        let machine = if stored.is_empty() {
            Machine::new(&config.name, &id, memory_mb, config.disk_free_mb, &files, scenario.start)
        } else {
            Machine::restored(&config.name, &id, memory_mb, config.disk_free_mb, &stored)
        };
        let lines = config
            .cron
            .iter()
            .filter_map(|entry| Some(Line { when: When::parse(&entry.when).ok()?, command: CommandLine::parse(&entry.command).ok()? }));
        let patching = config.patching.as_deref().and_then(|when| When::parse(when).ok());
        Some(Instance {
            kind,
            machine: Rc::new(machine),
            lines: lines.collect(),
            arrival: config.start_on.as_ref().and_then(|_| CommandLine::parse(&config.arrival_command(&files)).ok()),
            patching: patching.and_then(|when| if let When::At(times) = when { Some(times) } else { None }),
            state: RefCell::new(state),
            config: config.clone(),
            id,
        })
    }

    /// What it takes to make it again.
    pub fn stored(&self) -> InstanceState {
        InstanceState { disk: self.machine.files().into_iter().map(DiskFile::of).collect(), ..self.state.borrow().clone() }
    }

    /// What the machines of a scenario do when it begins, and what is told of them.
    pub fn at_begin(scenario: &Scenario) -> (Vec<InstanceState>, Vec<HeldEvent>) {
        let (mut states, mut told) = (Vec::new(), Vec::new());
        for instance in Instance::all(scenario, Vec::new()) {
            if instance.config.started {
                // It has booted long ago.
                instance.state.borrow_mut().start(scenario.start, scenario.start);
                let started = instance.started(StartReason::Scenario, scenario.start);
                let event = Event { at: scenario.start, kind: EventKind::Instance(started) };
                told.push(HeldEvent { at_us: scenario.start.as_micros(), event });
            }
            states.push(instance.state.into_inner());
        }
        (states, told)
    }

    /// That it runs.
    pub fn started(&self, reason: StartReason, ready_at: SimTime) -> InstanceEvent {
        let hour = price(self.kind, 3_600).to_string();
        InstanceEvent::Started {
            instance: self.config.name.clone(),
            instance_id: self.id.clone(),
            instance_type: self.config.instance_type.clone(),
            usd_per_hour: hour.trim_end_matches('0').trim_end_matches('.').to_owned(),
            reason,
            ready_at,
        }
    }

    /// What will happen to the machines of a scenario by itself.
    pub fn first_tasks(scenario: &Scenario) -> Vec<Planned> {
        let start = scenario.start;
        let mut planned = Vec::new();
        for (instance, machine) in Instance::all(scenario, Vec::new()).iter().enumerate() {
            let mut plan = |at: SimTime, task| planned.push(Planned { at_us: at.as_micros(), task: Task::Machine { instance, task } });
            for (line, entry) in machine.lines.iter().enumerate() {
                if let When::At(times) = &entry.when
                    && let Some(at) = times.next_after(start)
                {
                    plan(at, InstanceTask::Cron { line });
                }
            }
            if let Some(at) = machine.patching.as_ref().and_then(|times| times.next_after(start)) {
                plan(at, InstanceTask::Patch);
            }
            plan(next_midnight(start), InstanceTask::Midnight);
        }
        planned
    }
}

/// The end of the day that holds this moment.
pub(crate) fn next_midnight(at: SimTime) -> SimTime {
    const DAY: i64 = 86_400_000_000;
    SimTime::from_micros((at.as_micros().div_euclid(DAY) + 1).saturating_mul(DAY))
}
