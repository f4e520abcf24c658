//! Schedules: rules of EventBridge that send an event to a function, by rate or cron.

use mini_lambda::{EngineFault, Lineage, SimTime};

use crate::account::Account;
use crate::scenario::Scenario;
use crate::schedule::{Schedule, scheduled_event};
use crate::timetable::{Planned, Task};

/// A schedule, and whom it calls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Rule {
    name: String,
    schedule: Schedule,
    created: SimTime,
    function: String,
    /// What the function gets instead of the event of EventBridge, JSON.
    input: Option<String>,
}

impl Rule {
    /// The rules of a scenario; those whose expression is none were refused before.
    pub fn all(scenario: &Scenario) -> Vec<Rule> {
        let rules = scenario.schedules.iter().filter_map(|config| {
            Some(Rule {
                name: config.name.clone(),
                schedule: Schedule::parse(&config.expression).ok()?,
                created: scenario.start,
                function: config.function.clone(),
                input: config.input.clone(),
            })
        });
        rules.collect()
    }

    /// The first run of each rule of a scenario.
    pub fn first_runs(scenario: &Scenario) -> Vec<Planned> {
        let rules = Rule::all(scenario);
        let first = |rule: &Rule| rule.schedule.next_after(rule.created, scenario.start);
        let runs = rules.iter().enumerate().filter_map(|(index, rule)| Some((first(rule)?, index)));
        let mut runs: Vec<(SimTime, usize)> = runs.collect();
        runs.sort();
        runs.into_iter().map(|(at, rule)| Planned { at_us: at.as_micros(), task: Task::Fire { rule } }).collect()
    }
}

impl Account {
    /// A rule runs: its event goes to Lambda, and the next run is planned.
    pub fn run_rule(&self, at: SimTime, index: usize) -> Result<(), EngineFault> {
        let Some(rule) = self.rules.get(index) else { return Ok(()) };
        if let Some(next) = rule.schedule.next_after(rule.created, at) {
            self.timetable.plan(next, Task::Fire { rule: index });
        }
        let id = self.identifiers.borrow_mut().next_uuid("schedule", &rule.name);
        let event = rule.input.clone().unwrap_or_else(|| scheduled_event(&id, &self.number, &self.region, &rule.name, at));
        let arn = format!("arn:aws:events:{}:{}:rule/{}", self.region, self.number, rule.name);
        self.fire(at, &arn, &rule.function, event, Lineage::default())
    }
}
