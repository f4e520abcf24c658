//! One cell's live session: kept between runs, redeployed when only code changed, begun anew when anything else did.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use mini_cloud::model::ROWS_SHOWN;
use mini_cloud::{CannotPlay, Checkpoint, ComparisonRequest, Emit, Engines, Event, LookError, Scenario, Session, Step};
use mini_lambda::EngineFault;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// Why a cell did not do what it was asked.
pub enum Refusal {
    /// The input is wrong; the text says what and where.
    Input(String),
    /// The machine failed.
    Engine(String),
}

impl From<EngineFault> for Refusal {
    fn from(fault: EngineFault) -> Self {
        Refusal::Engine(fault.to_string())
    }
}

impl From<CannotPlay> for Refusal {
    fn from(problem: CannotPlay) -> Self {
        match problem {
            CannotPlay::Scenario(error) => Refusal::Input(error.to_string()),
            CannotPlay::Engine(fault) => fault.into(),
        }
    }
}

/// What the page keeps of a cell: a checkpoint makes sense only with the scenario it was taken in.
#[derive(Serialize, Deserialize)]
struct Saved<C> {
    scenario: Value,
    checkpoint: C,
}

/// A session, and what it has told since it was last opened.
pub struct Cell {
    session: Session,
    /// As the page sent it.
    scenario: Value,
    events: Rc<RefCell<Vec<Event>>>,
    /// The steps that gave these events, as the page sent them.
    steps: Vec<String>,
}

impl Cell {
    /// A new session, restored from what [`Cell::save`] gave where that was taken in the same cloud.
    pub fn open(scenario: &str, saved: Option<&str>, engines: Engines) -> Result<Self, Refusal> {
        let saved: Option<Saved<Checkpoint>> = saved.and_then(|text| serde_json::from_str(text).ok());
        let wanted = value_of(scenario)?;
        match saved {
            Some(Saved { scenario: earlier, checkpoint }) if differences(&earlier, &wanted).is_some() => {
                let session = Session::restore(scenario_of(&earlier.to_string())?, checkpoint, engines);
                let mut cell = Self { session, scenario: earlier, events: Rc::default(), steps: Vec::new() };
                cell.reopen(scenario)?;
                Ok(cell)
            }
            _ => {
                let session = Session::open(scenario_of(scenario)?, engines)?;
                Ok(Self { session, scenario: wanted, events: Rc::default(), steps: Vec::new() })
            }
        }
    }

    /// Makes the live session fit this scenario: nothing to do, or new code for some functions. `false` when it cannot
    /// be made to fit, because more than code differs.
    pub fn reopen(&mut self, scenario: &str) -> Result<bool, Refusal> {
        let wanted = value_of(scenario)?;
        let Some(changed) = differences(&self.scenario, &wanted) else { return Ok(false) };
        if !changed.is_empty() {
            scenario_of(scenario)?;
        }
        for (name, files) in changed {
            let step = step_of(&json!({"update_function": {"name": name, "files": files}}).to_string())?;
            self.session.step(&step, &(Rc::new(|_: &Event| {}) as Emit))?;
        }
        self.scenario = wanted;
        self.events.borrow_mut().clear();
        self.steps.clear();
        Ok(true)
    }

    /// Does one step and tells its events as they happen.
    pub fn run(&mut self, step: &str, tell: impl Fn(&Event) + 'static) -> Result<(), Refusal> {
        let played = step_of(step)?;
        let events = Rc::clone(&self.events);
        let emit: Emit = Rc::new(move |event: &Event| {
            events.borrow_mut().push(event.clone());
            tell(event);
        });
        self.session.step(&played, &emit)?;
        self.steps.push(step.to_owned());
        Ok(())
    }

    /// The session, to be asked what is there now.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// The events since the cell was last opened.
    pub fn events(&self) -> Vec<Event> {
        self.events.borrow().clone()
    }

    /// The mistakes that the events since it was last opened show, as JSON text. Calls may be made again for it, in sessions of their own.
    pub fn mistakes(&self, engines: impl Fn() -> Engines) -> Result<String, Refusal> {
        let text = self.scenario.to_string();
        let steps = self.steps.iter().map(|step| step_of(step)).collect::<Result<_, _>>()?;
        let scenario = Scenario { steps, ..scenario_of(&text)? };
        let stage = || -> Result<_, String> {
            let scenario = Scenario::from_json(&text).map_err(|error| error.to_string())?;
            Ok((scenario, engines()))
        };
        let mistakes = exercise::mistakes_with(&scenario, &self.events.borrow(), &stage);
        Ok(serde_json::to_string(&mistakes).expect("mistakes are plain data"))
    }

    /// What is there now, as JSON text.
    pub fn inventory(&self) -> Result<String, Refusal> {
        Ok(serde_json::to_string(&self.session.inventory()?).expect("an inventory is plain data"))
    }

    /// Some documents of a collection from a number on, as JSON text; `null` where there is no such collection.
    pub fn documents(&self, database: &str, collection: &str, from: u32) -> String {
        let page = self.session.documents(database, collection, usize::try_from(from).unwrap_or(usize::MAX));
        serde_json::to_string(&page).expect("documents are text")
    }

    /// What a statement gives, as JSON text: `{"result": …}` with as many rows as are shown at once, or `{"refused": …}`.
    pub fn look(&self, sql: &str) -> Result<String, Refusal> {
        let answer = match self.session.look(sql) {
            Ok(mut result) => {
                result.rows.truncate(ROWS_SHOWN);
                json!({"result": result})
            }
            Err(LookError::Refused(refused)) => json!({"refused": refused}),
            Err(LookError::Engine(fault)) => return Err(fault.into()),
            Err(LookError::NoRedshift) => return Err(Refusal::Input(LookError::NoRedshift.to_string())),
        };
        Ok(answer.to_string())
    }

    /// The content of an object.
    pub fn object(&self, bucket: &str, key: &str) -> Option<Vec<u8>> {
        self.session.object(bucket, key)
    }

    /// What all costs so far, as JSON text.
    pub fn bill(&self) -> String {
        self.session.bill().to_json()
    }

    /// Both ways side by side, as JSON text.
    pub fn compare(&self, request: &str) -> Result<String, Refusal> {
        let request = ComparisonRequest::from_json(request).map_err(Refusal::Input)?;
        self.session.compare(&request).map(|comparison| comparison.to_json()).map_err(Refusal::Input)
    }

    /// The cloud as it is now, as JSON text for [`Cell::open`].
    pub fn save(&self) -> String {
        let saved = Saved { scenario: self.scenario.clone(), checkpoint: self.session.checkpoint() };
        serde_json::to_string(&saved).expect("a checkpoint is plain data")
    }
}

fn value_of(scenario: &str) -> Result<Value, Refusal> {
    serde_json::from_str(scenario).map_err(|error| Refusal::Input(format!("the scenario is not JSON: {error}")))
}

fn scenario_of(text: &str) -> Result<Scenario, Refusal> {
    Scenario::from_json(text).map_err(|error| Refusal::Input(error.to_string()))
}

fn step_of(text: &str) -> Result<Step, Refusal> {
    Step::from_json(text).map_err(|error| Refusal::Input(error.to_string()))
}

/// The functions whose files differ, with the files wanted; `None` when anything else differs.
fn differences(present: &Value, wanted: &Value) -> Option<BTreeMap<String, Value>> {
    let (present, present_files) = without_files(present);
    let (wanted, wanted_files) = without_files(wanted);
    let changed = wanted_files.into_iter().filter(|(name, files)| present_files.get(name) != Some(files)).collect();
    (present == wanted).then_some(changed)
}

/// The scenario with its code taken out, and the code by name of the function.
fn without_files(scenario: &Value) -> (Value, BTreeMap<String, Value>) {
    let mut rest = scenario.clone();
    let mut files = BTreeMap::new();
    for function in rest.get_mut("functions").and_then(Value::as_array_mut).into_iter().flatten() {
        let name = function.get("name").and_then(Value::as_str).map(str::to_owned);
        let code = function.as_object_mut().and_then(|keys| keys.remove("files"));
        if let (Some(name), Some(code)) = (name, code) {
            files.insert(name, code);
        }
    }
    (rest, files)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scenario(code: &str, memory: u32) -> Value {
        json!({"functions": [{"name": "fn", "files": {"app.py": code}, "memory_mb": memory}], "steps": []})
    }

    #[test]
    fn the_same_scenario_needs_nothing() {
        assert_eq!(differences(&scenario("a", 128), &scenario("a", 128)), Some(BTreeMap::new()));
    }

    #[test]
    fn changed_code_is_deployed() {
        let changed = differences(&scenario("a", 128), &scenario("b", 128)).expect("only code differs");
        assert_eq!(changed["fn"], json!({"app.py": "b"}));
    }

    #[test]
    fn changed_settings_need_a_new_cloud() {
        assert_eq!(differences(&scenario("a", 128), &scenario("a", 256)), None);
    }
}
