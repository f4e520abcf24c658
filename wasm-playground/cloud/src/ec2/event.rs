//! `InstanceEvent`: what can happen to machines and their programs.

use mini_lambda::{Killed, SimTime};
use serde::{Deserialize, Serialize};

/// What can happen to a machine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type")]
pub enum InstanceEvent {
    /// It is `running`, and billed from now on.
    #[serde(rename = "instance.started")]
    Started {
        /// Name of the machine.
        instance: String,
        /// AWS's id of it.
        instance_id: String,
        /// AWS's name of its type.
        instance_type: String,
        /// What an hour of it costs, USD.
        usd_per_hour: String,
        /// Why it was started.
        reason: StartReason,
        /// When it has booted, and programs can run.
        ready_at: SimTime,
    },
    /// It is stopped. Its disk stays, and is paid for.
    #[serde(rename = "instance.stopped")]
    Stopped {
        /// Name of the machine.
        instance: String,
        /// AWS's id of it.
        instance_id: String,
        /// Why.
        reason: StopReason,
        /// Seconds for which this time is billed.
        billed_s: u64,
        /// What they cost, USD.
        usd: String,
        /// Milliseconds of them in which a program ran.
        busy_ms: u64,
    },
    /// Patches are installed, and it reboots. Whatever runs then is ended.
    #[serde(rename = "instance.patched")]
    Patched {
        /// Name of the machine.
        instance: String,
        /// AWS's id of it.
        instance_id: String,
        /// When it goes down.
        down_at: SimTime,
        /// When it has booted, and programs can run.
        ready_at: SimTime,
    },
    /// A day is over: how long it ran, and how long it had something to do.
    #[serde(rename = "instance.idle")]
    Idle {
        /// Name of the machine.
        instance: String,
        /// Seconds of the last 24 hours in which it ran.
        running_s: u64,
        /// Milliseconds of them in which a program ran.
        busy_ms: u64,
    },
    /// Something found no room on its disk.
    #[serde(rename = "instance.disk_full")]
    DiskFull {
        /// Name of the machine.
        instance: String,
        /// The program that wanted to write.
        program: String,
        /// Number of its process.
        pid: u32,
    },
    /// A program starts.
    #[serde(rename = "program.started")]
    ProgramStarted {
        /// Name of the machine.
        instance: String,
        /// The program's file.
        program: String,
        /// What stands behind it.
        arguments: Vec<String>,
        /// Number of its process.
        pid: u32,
        /// Who started it.
        trigger: Trigger,
    },
    /// A program ended, well or not. Nobody is told.
    #[serde(rename = "program.finished")]
    ProgramFinished {
        /// Name of the machine.
        instance: String,
        /// The program's file.
        program: String,
        /// Number of its process.
        pid: u32,
        /// 0 is well; 128 and more is a signal.
        exit_code: i32,
        /// Why the machine ended it, if it did.
        killed: Option<Killed>,
        /// Simulated time from its start, milliseconds.
        duration_ms: u64,
        /// The part of it that was computing, milliseconds.
        compute_ms: u64,
        /// Most memory that it held, MB.
        max_memory_mb: u32,
    },
    /// A program should have run, but the machine was down. It is not made up for.
    #[serde(rename = "program.missed")]
    ProgramMissed {
        /// Name of the machine.
        instance: String,
        /// The program's file.
        program: String,
        /// Who would have started it. Of a table of times, only the first miss is told while a machine is down.
        trigger: Trigger,
        /// What the machine did instead.
        reason: MissReason,
        /// The bucket of the file that arrived.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        bucket: Option<String>,
        /// The key of the file that arrived.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        key: Option<String>,
    },
}

/// Why a machine was started.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StartReason {
    /// The scenario begins with it.
    Scenario,
    /// A step asked for it.
    Step,
    /// A file arrived.
    Arrival,
}

/// Why a machine was stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StopReason {
    /// A step asked for it.
    Step,
    /// Its programs are done.
    Done,
}

/// Who starts a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Trigger {
    /// The table of times.
    Cron,
    /// The end of booting, `@reboot`.
    Reboot,
    /// The arrival of a file.
    Arrival,
    /// Somebody, in a step.
    Hand,
}

/// Why a program was not started.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MissReason {
    /// The machine is stopped, or about to be.
    Stopped,
    /// The machine is booting.
    Booting,
    /// The machine reboots after it was patched.
    Rebooting,
}

impl Trigger {
    /// Its word in events.
    pub const fn word(self) -> &'static str {
        match self {
            Trigger::Cron => "cron",
            Trigger::Reboot => "reboot",
            Trigger::Arrival => "arrival",
            Trigger::Hand => "hand",
        }
    }
}

impl MissReason {
    /// Its word in events.
    pub const fn word(self) -> &'static str {
        match self {
            MissReason::Stopped => "stopped",
            MissReason::Booting => "booting",
            MissReason::Rebooting => "rebooting",
        }
    }
}

impl InstanceEvent {
    /// Name of the machine.
    pub fn instance(&self) -> &str {
        match self {
            InstanceEvent::Started { instance, .. }
            | InstanceEvent::Stopped { instance, .. }
            | InstanceEvent::Patched { instance, .. }
            | InstanceEvent::Idle { instance, .. }
            | InstanceEvent::DiskFull { instance, .. }
            | InstanceEvent::ProgramStarted { instance, .. }
            | InstanceEvent::ProgramFinished { instance, .. }
            | InstanceEvent::ProgramMissed { instance, .. } => instance,
        }
    }
}
