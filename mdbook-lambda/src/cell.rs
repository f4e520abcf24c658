//! One cell: its settings, its scenario, and what its prose claims.

use exercise::Check;
use mini_lambda::BillingEra;
use serde_json::{Map, Value, json};

use crate::billed::Billed;
use crate::calls::Calls;

/// A cell, read and checked.
#[derive(Debug)]
pub(crate) struct Cell {
    /// Its name in the whole book, for ever.
    pub(crate) id: String,
    /// For the section's label.
    pub(crate) title: Option<String>,
    /// The file that the reader edits.
    pub(crate) file: String,
    /// The code.
    pub(crate) code: String,
    /// The event; `None` is a call without a payload.
    pub(crate) event: Option<Value>,
    /// How often the function is called, and what happens between the calls.
    pub(crate) calls: Calls,
    /// The rules of billing, where the cell names older ones.
    pub(crate) era: Option<BillingEra>,
    /// The function of the scenario, files included.
    pub(crate) function: Map<String, Value>,
    /// What the prose claims, each with the place of the attribute.
    pub(crate) claims: Vec<(Check, usize)>,
    /// What the prose claims of the billed time of each call, with the place of the attribute.
    pub(crate) billed: Option<(Billed, usize)>,
}

impl Cell {
    /// The scenario without its steps.
    pub(crate) fn scenario(&self) -> Value {
        let mut scenario = json!({ "functions": [self.function] });
        if let Some(era) = self.era {
            scenario["billing_era"] = era.word().into();
        }
        scenario
    }

    /// What happens when the cell is run, as steps of the scenario, each call with the cell's event.
    pub(crate) fn steps(&self) -> Vec<Value> {
        let mut steps = self.calls.steps();
        if let Some(event) = &self.event {
            for step in steps.iter_mut().filter(|step| step.get("invoke").is_some()) {
                step["event"] = event.clone();
            }
        }
        steps
    }
}
