//! `Timetable`: what will happen and when, in order of time, and of two things at the same moment in the order in which they were put in.

use std::cell::RefCell;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

use mini_lambda::{AsyncEvent, Lineage, Settlement, SimTime};
use serde::{Deserialize, Serialize};

use crate::ec2::instance::InstanceTask;

/// Something that will happen by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum Task {
    /// An event is taken from Lambda's internal queue.
    Attempt(Box<AsyncEvent>),
    /// An event is done with, and whoever must know is told.
    Settle { event: Box<AsyncEvent>, settlement: Settlement },
    /// S3 tells a function of an object.
    Notify { bucket: String, function: String, event: String, lineage: Lineage },
    /// Lambda looks for messages, for the event source mapping of this number.
    Poll { mapping: usize },
    /// A batch that was gathered for long enough goes to its function.
    Close { mapping: usize },
    /// A function is done with a batch; these messages are deleted.
    Handled { mapping: usize, receipts: Vec<String> },
    /// Statements of Redshift's Data API go on.
    Statements,
    /// The schedule of this number runs.
    Fire { rule: usize },
    /// Something happens to the machine of this number.
    Machine { instance: usize, task: InstanceTask },
}

impl Task {
    /// Whether the simulation is not idle as long as this is to come. Schedules come for ever, and whether there is anything to look for
    /// in a queue is known by the queue.
    fn lasts(&self) -> bool {
        match self {
            Task::Fire { .. } | Task::Poll { .. } | Task::Close { .. } => false,
            Task::Machine { task, .. } => task.lasts(),
            Task::Attempt(_) | Task::Settle { .. } | Task::Notify { .. } | Task::Handled { .. } | Task::Statements => true,
        }
    }
}

/// A task and its moment, as it is stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Planned {
    /// When, microseconds since 1970.
    pub at_us: i64,
    /// What.
    pub task: Task,
}

/// What will happen.
#[derive(Debug, Default)]
pub(crate) struct Timetable {
    inner: RefCell<Inner>,
}

#[derive(Debug, Default)]
struct Inner {
    entries: BinaryHeap<Reverse<Entry>>,
    next_number: u64,
    /// How many of them keep the simulation from being idle.
    lasting: usize,
}

#[derive(Debug)]
struct Entry {
    at: SimTime,
    number: u64,
    task: Task,
}

impl Timetable {
    /// Plans a task.
    pub fn plan(&self, at: SimTime, task: Task) {
        let mut inner = self.inner.borrow_mut();
        inner.lasting += usize::from(task.lasts());
        let number = inner.next_number;
        inner.next_number += 1;
        inner.entries.push(Reverse(Entry { at, number, task }));
    }

    /// When the next task is due.
    pub fn next_due(&self) -> Option<SimTime> {
        self.inner.borrow().entries.peek().map(|Reverse(entry)| entry.at)
    }

    /// Takes out the next task if it is due by `end`.
    pub fn take_due(&self, end: SimTime) -> Option<(SimTime, Task)> {
        let mut inner = self.inner.borrow_mut();
        if inner.entries.peek().is_none_or(|Reverse(entry)| entry.at > end) {
            return None;
        }
        let Reverse(entry) = inner.entries.pop()?;
        inner.lasting -= usize::from(entry.task.lasts());
        Some((entry.at, entry.task))
    }

    /// Whether nothing is to come but what comes for ever, and looks into queues.
    pub fn is_idle(&self) -> bool {
        self.inner.borrow().lasting == 0
    }

    /// All that is to come, in order.
    pub fn planned(&self) -> Vec<Planned> {
        let inner = self.inner.borrow();
        let mut entries: Vec<&Entry> = inner.entries.iter().map(|Reverse(entry)| entry).collect();
        entries.sort();
        entries.into_iter().map(|entry| Planned { at_us: entry.at.as_micros(), task: entry.task.clone() }).collect()
    }
}

impl PartialEq for Entry {
    fn eq(&self, other: &Entry) -> bool {
        (self.at, self.number) == (other.at, other.number)
    }
}

impl Eq for Entry {}

impl PartialOrd for Entry {
    fn partial_cmp(&self, other: &Entry) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Entry {
    fn cmp(&self, other: &Entry) -> std::cmp::Ordering {
        (self.at, self.number).cmp(&(other.at, other.number))
    }
}
