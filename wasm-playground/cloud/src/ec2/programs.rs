//! Programs of machines: started by the table of times, by a file, or by hand; and what is missed while a machine is down.

use std::collections::BTreeMap;
use std::rc::Rc;

use mini_lambda::{Command, EngineFault, HOME, ProgramEnded, Services, SimTime};

use super::command_line::CommandLine;
use super::crontab::When;
use super::event::{InstanceEvent, Trigger};
use super::instance::{Instance, InstanceTask};
use super::model;
use super::state::Power;
use crate::account::Account;

impl Account {
    /// An object is there: machines that wait for it will be told.
    pub fn tell_machines(&self, at: SimTime, bucket: &str, key: &str) {
        for (number, instance) in self.instances.iter().enumerate() {
            if instance.config.start_on.as_ref().is_some_and(|start| start.wants(bucket, key)) {
                let told_at = at + crate::model::S3_NOTIFICATION + model::RUN_COMMAND;
                self.plan_for(told_at, number, InstanceTask::Arrive { bucket: bucket.to_owned(), key: key.to_owned() });
            }
        }
    }

    /// Somebody runs a program by hand. Returns when it is done.
    pub fn run_by_hand(&self, at: SimTime, name: &str, command: &str) -> Result<SimTime, EngineFault> {
        let (Some((number, instance)), Ok(command)) = (self.instance(name), CommandLine::parse(command)) else { return Ok(at) };
        if self.missed(at, instance, &command, Trigger::Hand, None) {
            return Ok(at);
        }
        self.run_program(at, number, &command, &[], Trigger::Hand)
    }

    /// A line of a crontab is due.
    pub(super) fn cron_line(&self, at: SimTime, number: usize, index: usize) -> Result<(), EngineFault> {
        let Some(instance) = self.instances.get(number) else { return Ok(()) };
        let Some(line) = instance.lines.get(index) else { return Ok(()) };
        if let When::At(times) = &line.when
            && let Some(next) = times.next_after(at)
        {
            self.plan_for(next, number, InstanceTask::Cron { line: index });
        }
        if !instance.state.borrow().is_up(at) {
            let told = instance.state.borrow().told_misses.contains(&index);
            if !told {
                instance.state.borrow_mut().told_misses.push(index);
                self.missed(at, instance, &line.command, Trigger::Cron, None);
            }
            return Ok(());
        }
        // As cron does, whether or not the last one is done.
        self.run_program(at, number, &line.command, &[], Trigger::Cron).map(drop)
    }

    /// The agent is told of a file, if there is anybody to be told.
    pub(super) fn file_arrived(&self, at: SimTime, number: usize, bucket: String, key: String) -> Result<(), EngineFault> {
        let Some(instance) = self.instances.get(number) else { return Ok(()) };
        let Some(command) = &instance.arrival else { return Ok(()) };
        let waits = instance.config.stop_when_done && {
            let state = instance.state.borrow();
            matches!(state.power, Power::Stopped | Power::Pending) || (state.power == Power::Running && at.as_micros() < state.ready_us)
        };
        if waits {
            instance.state.borrow_mut().waiting.push((bucket, key));
            self.start_machine(at, &instance.config.name);
            return Ok(());
        }
        if self.missed(at, instance, command, Trigger::Arrival, Some((&bucket, &key))) {
            return Ok(());
        }
        self.run_program(at, number, command, &[bucket, key], Trigger::Arrival).map(drop)
    }

    /// Tells that a program cannot run, if that is so.
    fn missed(&self, at: SimTime, instance: &Instance, command: &CommandLine, trigger: Trigger, file: Option<(&str, &str)>) -> bool {
        let Some(reason) = self.why_down(at, instance) else { return false };
        let event = InstanceEvent::ProgramMissed {
            instance: instance.config.name.clone(),
            program: command.program.clone(),
            trigger,
            reason,
            bucket: file.map(|(bucket, _)| bucket.to_owned()),
            key: file.map(|(_, key)| key.to_owned()),
        };
        self.tell_machine(at, event);
        true
    }

    /// Runs a program on a machine that is up. Returns when it is done.
    pub(super) fn run_program(
        &self,
        at: SimTime,
        number: usize,
        command: &CommandLine,
        file: &[String],
        trigger: Trigger,
    ) -> Result<SimTime, EngineFault> {
        let Some(instance) = self.instances.get(number) else { return Ok(at) };
        let name = instance.config.name.clone();
        let pid = {
            let mut state = instance.state.borrow_mut();
            state.processes += 1;
            model::FIRST_PID.saturating_add(state.processes - 1)
        };
        let program = command.program.clone();
        let arguments: Vec<String> = command.arguments.iter().chain(file).cloned().collect();
        let started =
            InstanceEvent::ProgramStarted { instance: name.clone(), program: program.clone(), arguments: arguments.clone(), pid, trigger };
        self.tell_machine(at, started);

        let command = Command {
            program: program.clone(),
            process: format!("{}/{pid}", instance.id),
            arguments,
            variables: self.variables_of(instance),
            random_key: self.identifiers.borrow_mut().next("random", &instance.id),
            limit: instance.next_down(at).map_or(model::LONGEST_PROGRAM, |down| down.since(at).min(model::LONGEST_PROGRAM)),
        };
        let services: Rc<dyn Services> = Rc::clone(&self.services);
        let ended = instance.machine.run(self.lambda.engine(), &services, at, &command, &self.emit)?;
        // Its process is gone, and with it what it had open.
        self.close_connections(&command.process);
        let done = at + ended.took;
        instance.state.borrow_mut().worked(at, done);
        self.tell_end(done, instance, &program, pid, &ended);
        // As long as it runs, the account is not idle.
        self.plan_for(done, number, InstanceTask::Halt);
        Ok(done)
    }

    fn tell_end(&self, done: SimTime, instance: &Instance, program: &str, pid: u32, ended: &ProgramEnded) {
        let name = instance.config.name.clone();
        if let Some(at) = ended.disk_full {
            self.tell_machine(at, InstanceEvent::DiskFull { instance: name.clone(), program: program.to_owned(), pid });
        }
        let finished = InstanceEvent::ProgramFinished {
            instance: name,
            program: program.to_owned(),
            pid,
            exit_code: ended.exit_code,
            killed: ended.killed,
            duration_ms: ended.took.as_micros() / 1_000,
            compute_ms: ended.computed.as_micros() / 1_000,
            max_memory_mb: ended.memory_mb,
        };
        self.tell_machine(done, finished);
    }

    /// The variables of a machine's programs: those that cron sets (crontab(5) of cronie, read 2026-11-27), region and keys where `boto3`
    /// finds them, and the reader's own.
    fn variables_of(&self, instance: &Instance) -> BTreeMap<String, String> {
        let key = |kind: &str| self.identifiers.borrow().hex_of(kind, &instance.id, 0).to_uppercase();
        let fixed = [
            ("HOME", HOME.to_owned()),
            ("PWD", HOME.to_owned()),
            ("LOGNAME", "ec2-user".to_owned()),
            ("USER", "ec2-user".to_owned()),
            ("SHELL", "/bin/sh".to_owned()),
            ("PATH", "/usr/bin:/bin".to_owned()),
            ("PYTHONUNBUFFERED", "1".to_owned()),
            ("AWS_DEFAULT_REGION", self.region.clone()),
            ("AWS_ACCESS_KEY_ID", format!("ASIA{}", &key("access key")[..16])),
            ("AWS_SECRET_ACCESS_KEY", format!("{}{}", key("secret key"), &key("secret key")[..8])),
            ("AWS_SESSION_TOKEN", key("session token")),
        ];
        let mut variables: BTreeMap<String, String> = fixed.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        variables.extend(instance.config.environment.clone());
        variables
    }
}

impl Instance {
    /// When the machine goes down next by itself: a reboot that is under way, or the next patches.
    fn next_down(&self, at: SimTime) -> Option<SimTime> {
        let planned = self.state.borrow().reboot_us.map(|(down, _)| SimTime::from_micros(down)).filter(|down| *down > at);
        // Patches that are due at this very moment may come after this in the order of tasks.
        let before = SimTime::from_micros(at.as_micros() - 1);
        planned.or_else(|| Some(self.patching.as_ref()?.next_after(before)? + model::PATCH_INSTALL))
    }
}
