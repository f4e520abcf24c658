//! `global-state`: a used environment answers the same event otherwise than a new one.

use super::Found;
use super::rehearsal::Rehearsal;
use super::seen::short;

pub(super) fn find(rehearsal: &Rehearsal) -> Vec<Found> {
    let found = rehearsal.differences().iter().map(|difference| {
        let (used, new) = (short(&difference.used), short(&difference.new));
        let saw = format!(
            "{} was called twice more with the same event. A new environment answered {new}, a used one {used}.",
            difference.function
        );
        Found::new("global-state", &difference.function, saw)
    });
    found.collect()
}
