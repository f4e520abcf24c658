//! One code for one exercise: run in the exercise's own scenario, within an allowance, and judged as in the page.

use std::cell::RefCell;
use std::rc::Rc;

use exercise::judge_with;
use mini_cloud::{Emit, Engines, Event, Scenario, Session};

use super::allowance::{Allowance, Limit};
use super::book::BookExercise;
use super::limited::limited;

/// What became of a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Judged {
    /// It was run to its end.
    Whole {
        /// Goals that were reached.
        passed: usize,
        /// The message of the first goal that was not.
        message: Option<String>,
    },
    /// It was stopped, and that is no pass, whatever was seen until then.
    Stopped {
        /// Goals that had been reached.
        passed: usize,
        /// Why.
        limit: Limit,
    },
    /// The simulation does not take it, or failed. The sentence says why.
    Refused(String),
    /// It has found a bug of ours.
    Broken,
}

/// The work of the book's own solution, in metered instructions.
pub(super) fn work_of(exercise: &BookExercise, engines: Engines) -> u64 {
    let allowance = Rc::new(Allowance::endless());
    // A solution that cannot be run is an error of the book's build; here it only says nothing.
    let _ = play(exercise, &exercise.solution, engines, &allowance);
    allowance.done()
}

/// Judges a code whose exercise needs so much work.
pub(super) fn judge(exercise: &BookExercise, code: &str, engines: Engines, needed: u64, patience: u64) -> Judged {
    let allowance = Rc::new(Allowance::of(needed, patience));
    let (passed, message) = match play(exercise, code, engines, &allowance) {
        Ok(seen) => seen,
        Err(reason) => return Judged::Refused(reason),
    };
    match allowance.reached() {
        Some(limit) => Judged::Stopped { passed, limit },
        None => Judged::Whole { passed, message },
    }
}

/// How many goals were reached, and the first message.
fn play(exercise: &BookExercise, code: &str, engines: Engines, allowance: &Rc<Allowance>) -> Result<(usize, Option<String>), String> {
    let checks = &exercise.exercise.checks;
    let scenario = Scenario::from_json(&exercise.exercise.scenario(code).to_string()).map_err(|error| error.to_string())?;
    let mut session = Session::open(scenario, limited(engines, allowance)).map_err(|problem| problem.to_string())?;
    let events = Rc::new(RefCell::new(Vec::new()));
    let sink = Rc::clone(&events);
    let emit: Emit = Rc::new(move |event: &Event| sink.borrow_mut().push(event.clone()));
    if let Err(fault) = session.run(&emit)
        && allowance.reached().is_none()
    {
        return Err(fault.to_string());
    }
    let verdict = judge_with(checks, &events.borrow(), &session);
    Ok((verdict.results.iter().filter(|result| result.passed).count(), verdict.message))
}
