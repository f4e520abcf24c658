//! Named mistakes: what a run shows of the mistakes that nearly everybody makes once, each with its name and the lesson about it.
//!
//! A detector reads a scenario and its events, never anybody's code. It says nothing unless the run shows the mistake: a false alarm costs
//! more than a mistake that stays unnamed. What one run cannot show is rehearsed: see [`Rehearsal`].

mod batches;
mod clients;
mod global_state;
mod idempotency;
mod keys;
mod kinds;
mod lost_events;
mod recursion;
mod rehearsal;
mod seen;
mod swallowed;
mod timeouts;

use mini_cloud::{Event, Scenario};
use serde::{Deserialize, Serialize};

pub use kinds::{KINDS, MistakeKind};
pub use rehearsal::{Rehearsal, Stage};

use kinds::kind;
use seen::Seen;

/// A mistake that a run shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mistake {
    /// The name of its kind, `global-state`.
    pub name: String,
    /// Its name for people.
    pub title: String,
    /// The function that it is about.
    pub function: String,
    /// One sentence or two: what was seen, with the values.
    pub saw: String,
    /// Why it matters.
    pub why: String,
    /// What to look at.
    pub look: String,
    /// The lesson about it: its file in the book's `src`, with a heading behind `#`.
    pub lesson: String,
    /// The lesson's title.
    pub lesson_title: String,
}

/// What a detector found.
pub(crate) struct Found {
    name: &'static str,
    function: String,
    saw: String,
}

/// The mistakes that the events of a run show, one of a kind for each function, in the order of [`KINDS`].
#[must_use]
pub fn mistakes(scenario: &Scenario, events: &[Event]) -> Vec<Mistake> {
    told(from_events(scenario, events))
}

/// As [`mistakes`], and those that only show when steps are played again, apart from the run that people see. Plays nothing where that would
/// take long: see [`rehearsal`](Rehearsal).
///
/// `scenario` has the steps that were played.
#[must_use]
pub fn mistakes_with(scenario: &Scenario, events: &[Event], stage: &dyn Stage) -> Vec<Mistake> {
    let mut found = from_events(scenario, events);
    if let Some(rehearsal) = Rehearsal::of(scenario, events, stage) {
        found.extend(global_state::find(&rehearsal));
        // What the function does the second time may not be in the run at all.
        found.extend(clients::find(&Seen::of(scenario, rehearsal.events())));
    }
    told(found)
}

fn from_events(scenario: &Scenario, events: &[Event]) -> Vec<Found> {
    let seen = Seen::of(scenario, events);
    let detectors: [fn(&Seen<'_>) -> Vec<Found>; 8] =
        [clients::find, idempotency::find, swallowed::find, batches::find, keys::find, timeouts::find, recursion::find, lost_events::find];
    detectors.iter().flat_map(|find| find(&seen)).collect()
}

/// In the order of [`KINDS`], the first of a kind and function only.
fn told(found: Vec<Found>) -> Vec<Mistake> {
    let mut mistakes: Vec<Mistake> = Vec::new();
    for kind in KINDS {
        for Found { function, saw, .. } in found.iter().filter(|found| found.name == kind.name) {
            if !mistakes.iter().any(|mistake| mistake.name == kind.name && mistake.function == *function) {
                mistakes.push(Mistake {
                    name: kind.name.to_owned(),
                    title: kind.title.to_owned(),
                    function: function.clone(),
                    saw: saw.clone(),
                    why: kind.why.to_owned(),
                    look: kind.look.to_owned(),
                    lesson: kind.lesson.to_owned(),
                    lesson_title: kind.lesson_title.to_owned(),
                });
            }
        }
    }
    mistakes
}

impl Found {
    /// Panics for a name that is no kind's: a bug of ours, which every test of the detector meets.
    fn new(name: &'static str, function: &str, saw: String) -> Found {
        debug_assert!(kind(name).is_some(), "no kind {name}");
        Found { name, function: function.to_owned(), saw }
    }
}
