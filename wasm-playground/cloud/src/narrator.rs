//! `Narrator`: tells events in order of simulated time, as early as that can be done.
//!
//! Runs that overlap are executed one after another, in order of start. While one runs, another task may be due at an earlier moment
//! than the event that just happened; such an event is held until the simulation has come that far. If nothing is due, events
//! leave at once: a page shows log lines while the code runs.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use mini_lambda::SimTime;
use serde::{Deserialize, Serialize};

use crate::event::Event;
use crate::session::Emit;
use crate::timetable::Timetable;

/// Tells events.
pub(crate) struct Narrator {
    timetable: Rc<Timetable>,
    listener: RefCell<Option<Emit>>,
    held: RefCell<Held>,
    /// Nothing later than this is told yet.
    limit: Cell<SimTime>,
    /// When the last event that was told happened.
    told: Cell<SimTime>,
}

#[derive(Default)]
struct Held {
    events: BTreeMap<(SimTime, u64), Event>,
    next_number: u64,
}

/// An event that happened in the simulated future of its session, as it is stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct HeldEvent {
    /// When, microseconds since 1970: the event's own text cuts them off.
    pub at_us: i64,
    /// The event.
    pub event: Event,
}

impl Narrator {
    /// Nothing is told yet, and nothing is held.
    pub fn new(timetable: Rc<Timetable>, now: SimTime) -> Narrator {
        Narrator { timetable, listener: RefCell::default(), held: RefCell::default(), limit: Cell::new(now), told: Cell::new(now) }
    }

    /// From now on events are told to this listener.
    pub fn listen(&self, listener: &Emit) {
        *self.listener.borrow_mut() = Some(Rc::clone(listener));
    }

    /// From now on nothing later than `limit` is told.
    pub fn set_limit(&self, limit: SimTime) {
        self.limit.set(limit);
    }

    /// What is not told yet because it is later than this.
    pub fn limit(&self) -> SimTime {
        self.limit.get()
    }

    /// When the last event that was told happened.
    pub fn told(&self) -> SimTime {
        self.told.get()
    }

    /// When the last event that is held happened.
    pub fn last_held(&self) -> Option<SimTime> {
        self.held.borrow().events.last_key_value().map(|((at, _), _)| *at)
    }

    /// Tells an event now, or later in its turn. Events of one run come in order of time.
    pub fn tell(&self, event: Event) {
        let horizon = self.timetable.next_due().map_or(self.limit.get(), |due| due.min(self.limit.get()));
        if event.at <= horizon {
            self.release(event.at);
            self.hand_out(&event);
        } else {
            let mut held = self.held.borrow_mut();
            let number = held.next_number;
            held.next_number += 1;
            held.events.insert((event.at, number), event);
        }
    }

    /// Tells what was held and happened by now.
    pub fn release(&self, now: SimTime) {
        loop {
            let event = {
                let mut held = self.held.borrow_mut();
                let due = held.events.first_entry().filter(|first| first.key().0 <= now);
                due.map(std::collections::btree_map::OccupiedEntry::remove)
            };
            match event {
                Some(event) => self.hand_out(&event),
                None => return,
            }
        }
    }

    /// What is held, in order.
    pub fn held(&self) -> Vec<HeldEvent> {
        self.held.borrow().events.values().map(|event| HeldEvent { at_us: event.at.as_micros(), event: event.clone() }).collect()
    }

    /// Holds what was held when it was stored.
    pub fn restore(&self, stored: Vec<HeldEvent>) {
        let mut held = self.held.borrow_mut();
        for HeldEvent { at_us, event } in stored {
            let (at, number) = (SimTime::from_micros(at_us), held.next_number);
            held.next_number += 1;
            held.events.insert((at, number), Event { at, ..event });
        }
    }

    fn hand_out(&self, event: &Event) {
        self.told.set(self.told.get().max(event.at));
        let listener = self.listener.borrow().clone();
        if let Some(listener) = listener {
            listener(event);
        }
    }
}
