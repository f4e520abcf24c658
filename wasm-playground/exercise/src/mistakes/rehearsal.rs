//! `Rehearsal`: calls that are made again, apart from the run that people see, to compare what one run cannot show.

use mini_cloud::mini_lambda::{InvocationType, SimDuration, figures};
use mini_cloud::{Checkpoint, Engines, Event, Scenario, Session, Status, Step};
use serde_json::Value;

use super::seen::steps;

/// Whoever can play a scenario once more, unseen: natively and in the browser alike.
pub trait Stage {
    /// A session of the run's scenario with this seed: at its beginning, or where `checkpoint` was taken, with new environments.
    ///
    /// # Errors
    /// A sentence: the scenario cannot be played, or the machine failed.
    fn session(&self, seed: u64, checkpoint: Option<Checkpoint>) -> Result<Session, String>;
}

/// The scenario once more, and engines, are all that it takes.
impl<E: Fn() -> Result<(Scenario, Engines), String>> Stage for E {
    fn session(&self, seed: u64, checkpoint: Option<Checkpoint>) -> Result<Session, String> {
        let (mut scenario, engines) = self()?;
        scenario.seed = seed;
        match checkpoint {
            Some(checkpoint) => Ok(Session::restore(scenario, checkpoint, engines)),
            None => Session::open(scenario, engines).map_err(|problem| problem.to_string()),
        }
    }
}

/// What was seen when the calls of a run were made once more, and the last of them twice.
pub struct Rehearsal {
    events: Vec<Event>,
    differences: Vec<Difference>,
}

/// A call that was answered otherwise in a used environment than in a new one. Nothing else was different.
pub(crate) struct Difference {
    pub(crate) function: String,
    pub(crate) used: String,
    pub(crate) new: String,
}

/// A rehearsal must not be noticed. Full seconds of a processor that the run took, with all waits, in microseconds.
const MOST_WORK_US: u64 = 1_500_000;
/// Nor with more events than this.
const MOST_EVENTS: usize = 1_000;
/// Calls that are compared at most; each takes two cold starts.
const MOST_COMPARED: usize = 3;
/// MB of memory that come with a whole processor.
const WHOLE_PROCESSOR_MB: u64 = figures::ONE_VCPU_MB;
/// How much later a call is made to see whether its answer depends on the time, seconds. Not a whole number of minutes.
const LATER_S: u64 = 61;

impl Rehearsal {
    /// Plays the calls of a run again; nothing where there is no call that somebody waits for, where it would take long, or where the machine
    /// fails, which is not the run's business.
    pub(crate) fn of(scenario: &Scenario, events: &[Event], stage: &dyn Stage) -> Option<Rehearsal> {
        let steps = calls(scenario)?;
        if is_long(scenario, events) { None } else { play(scenario, &steps, stage).ok() }
    }

    /// What happened when the calls were made again.
    pub(crate) fn events(&self) -> &[Event] {
        &self.events
    }

    pub(crate) fn differences(&self) -> &[Difference] {
        &self.differences
    }
}

/// The steps up to the last call that somebody waits for, and that call once more.
fn calls(scenario: &Scenario) -> Option<Vec<&Step>> {
    let last = scenario.steps.iter().rposition(|step| called(scenario, step).is_some())?;
    Some(scenario.steps[..=last].iter().chain([&scenario.steps[last]]).collect())
}

/// The function of Lambda's that this step calls and waits for.
fn called<'a>(scenario: &'a Scenario, step: &'a Step) -> Option<&'a str> {
    let Step::Invoke(invoke) = step else { return None };
    let is_here = super::seen::Seen::of(scenario, &[]).function(&invoke.function).is_some();
    (is_here && invoke.invocation_type == InvocationType::RequestResponse).then_some(invoke.function.as_str())
}

fn is_long(scenario: &Scenario, events: &[Event]) -> bool {
    let finished = || events.iter().filter_map(Event::finished);
    let work: u64 =
        finished().map(|run| run.duration_us.as_micros() * u64::from(run.memory_mb).min(WHOLE_PROCESSOR_MB) / WHOLE_PROCESSOR_MB).sum();
    // Databases are made anew for each session, and machines live for days.
    let is_large = scenario.redshift.is_some() || scenario.shop.is_some() || !scenario.instances.is_empty();
    let begins_many = steps(scenario).count() > scenario.steps.len();
    is_large || begins_many || work > MOST_WORK_US || events.len() > MOST_EVENTS || finished().any(|run| run.status == Status::Timeout)
}

fn play(scenario: &Scenario, steps: &[&Step], stage: &dyn Stage) -> Result<Rehearsal, String> {
    let mut session = stage.session(scenario.seed, None)?;
    let compared = compared(scenario, steps);
    let mut rehearsal = Rehearsal { events: Vec::new(), differences: Vec::new() };
    for (number, step) in steps.iter().enumerate() {
        // The cloud as it is now, for two new environments.
        let checkpoints = compared.contains(&number).then(|| [session.checkpoint(), session.checkpoint()]);
        let happened = session.step_events(step).map_err(|fault| fault.to_string())?;
        let answer = happened.iter().filter_map(Event::finished).next_back();
        if let (Some(checkpoints), Some(used)) = (checkpoints, answer)
            && !used.cold
            && used.status == Status::Success
            && rehearsal.differences.is_empty()
            && let Some(new) = in_new_environment(scenario.seed, checkpoints, step, stage)?
            && differ(&used.payload, &new)
        {
            rehearsal.differences.push(Difference { function: used.function.clone(), used: used.payload.clone(), new });
        }
        rehearsal.events.extend(happened);
    }
    Ok(rehearsal)
}

/// Which steps are compared: calls of functions that were called before, the last one always.
fn compared(scenario: &Scenario, steps: &[&Step]) -> Vec<usize> {
    let again = |number: &usize| {
        let function = called(scenario, steps[*number]);
        function.is_some() && steps[..*number].iter().any(|earlier| called(scenario, earlier) == function)
    };
    let mut compared: Vec<usize> = (0..steps.len() - 1).filter(again).take(MOST_COMPARED - 1).collect();
    compared.push(steps.len() - 1);
    compared
}

/// The answer of a new environment to the same call in the same cloud; nothing where it depends on the time or on chance.
fn in_new_environment(seed: u64, [now, later]: [Checkpoint; 2], step: &Step, stage: &dyn Stage) -> Result<Option<String>, String> {
    let answer = |session: &mut Session| -> Result<Option<String>, String> {
        let happened = session.step_events(step).map_err(|fault| fault.to_string())?;
        let answer = happened.iter().filter_map(Event::finished).next_back();
        Ok(answer.filter(|run| run.status == Status::Success).map(|run| run.payload.clone()))
    };
    let now = answer(&mut stage.session(seed, Some(now))?)?;
    let mut session = stage.session(seed.wrapping_add(1), Some(later))?;
    let pause = Step::Advance(SimDuration::from_secs(LATER_S));
    session.step_events(&pause).map_err(|fault| fault.to_string())?;
    let later = answer(&mut session)?;
    Ok(now.filter(|now| later.is_some_and(|later| later == *now)))
}

/// Whether two answers say different things. Fractions may be measured times, in which a cold start shows.
fn differ(one: &str, other: &str) -> bool {
    match (serde_json::from_str::<Value>(one), serde_json::from_str::<Value>(other)) {
        (Ok(one), Ok(other)) => without_fractions(one) != without_fractions(other),
        _ => one != other,
    }
}

fn without_fractions(value: Value) -> Value {
    match value {
        Value::Number(number) if number.is_f64() => Value::Null,
        Value::Array(items) => items.into_iter().map(without_fractions).collect(),
        Value::Object(fields) => fields.into_iter().map(|(name, value)| (name, without_fractions(value))).collect(),
        other => other,
    }
}
