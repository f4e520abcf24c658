//! One cell: its settings, its scenario, and what its prose claims.

use exercise::Check;
use mini_lambda::BillingEra;
use serde_json::{Map, Value};

use crate::billed::Billed;
use crate::calls::Calls;
use crate::monthly::Month;
use crate::offers::Offers;
use crate::scenario::Around;

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
    /// What is around the code, where the cell names a scenario.
    pub(crate) around: Option<Around>,
    /// What the reader is offered beside the code.
    pub(crate) offers: Offers,
    /// The function of the scenario, files included.
    pub(crate) function: Map<String, Value>,
    /// What the prose claims, each with the place of the attribute.
    pub(crate) claims: Vec<(Check, usize)>,
    /// What the prose claims of the billed time of each call, with the place of the attribute.
    pub(crate) billed: Option<(Billed, usize)>,
    /// The mistakes that the cell shows on purpose, by the names of their kinds, with the place of the attribute.
    pub(crate) mistakes: Option<(Vec<String>, usize)>,
    /// What it claims of a month's bill, the same.
    pub(crate) month: Option<(Month, usize)>,
}

impl Cell {
    /// The scenario without its steps.
    pub(crate) fn scenario(&self) -> Value {
        let (mut scenario, mut functions) = (Map::new(), vec![Value::Object(self.function.clone())]);
        if let Some(around) = &self.around {
            scenario.extend(around.file.surroundings.clone());
            let others = around.file.others.iter().cloned().map(|mut other| {
                if other.get("files").is_none() {
                    other["files"] = self.function.get("files").cloned().unwrap_or_default();
                }
                other
            });
            functions.extend(others);
        }
        scenario.insert("functions".into(), functions.into());
        if let Some(era) = self.era {
            scenario.insert("billing_era".into(), era.word().into());
        }
        Value::Object(scenario)
    }

    /// The name of the function whose code this is.
    pub(crate) fn function_name(&self) -> &str {
        self.function.get("name").and_then(Value::as_str).unwrap_or_default()
    }

    /// What happens when the cell is run, as steps of the scenario, each call with the cell's event.
    pub(crate) fn steps(&self) -> Vec<Value> {
        if let Some(around) = &self.around {
            return around.steps(self.event.as_ref()).0;
        }
        let mut steps = self.calls.steps();
        if let Some(event) = &self.event {
            for step in steps.iter_mut().filter(|step| step.get("invoke").is_some()) {
                step["event"] = event.clone();
            }
        }
        steps
    }

    /// The steps as the page gets them: it puts the reader's event into the calls. `None` for a single call.
    pub(crate) fn steps_for_page(&self) -> Option<Vec<Value>> {
        match &self.around {
            Some(around) => Some(around.file.steps.clone()),
            None => (self.calls.count() > 1).then(|| self.calls.steps()),
        }
    }
}
