//! Engines that keep to an allowance: they count, end what runs when it is used up, and make nothing new then.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Instant;

use mini_cloud::{Engines, SqlDatabase, SqlEngine, SqlOutside};
use mini_lambda::{Engine, EngineFault, Environment, EnvironmentSpec, Host, HostCall, HostReply, Phase, Stop};
use serde_json::Value;

use super::allowance::{Allowance, MOST_STEPS, WORK_OF_A_CALL, WORK_OF_A_STEP, WORK_OF_AN_ENVIRONMENT, work_of_waiting};

/// The same engines, within an allowance.
pub(super) fn limited(engines: Engines, allowance: &Rc<Allowance>) -> Engines {
    let functions = Box::new(LimitedEngine { inner: engines.functions, allowance: Rc::clone(allowance) });
    let sql = engines.sql.map(|inner| Rc::new(LimitedSql { inner, allowance: Rc::clone(allowance) }) as Rc<dyn SqlEngine>);
    Engines { functions, sql }
}

/// Ends the session: what has been seen until now is all that there is.
fn used_up(allowance: &Allowance) -> Result<(), EngineFault> {
    match allowance.reached() {
        None => Ok(()),
        Some(_) => Err(EngineFault("the grading limit is reached".to_owned())),
    }
}

struct LimitedEngine {
    inner: Box<dyn Engine>,
    allowance: Rc<Allowance>,
}

impl Engine for LimitedEngine {
    fn environment(&mut self, spec: EnvironmentSpec, host: Rc<dyn Host>) -> Result<Box<dyn Environment>, EngineFault> {
        used_up(&self.allowance)?;
        self.allowance.work(WORK_OF_AN_ENVIRONMENT);
        let host = Rc::new(LimitedHost { inner: host, allowance: Rc::clone(&self.allowance), noted: Cell::new(0) });
        let inner = self.inner.environment(spec, Rc::clone(&host) as Rc<dyn Host>)?;
        Ok(Box::new(LimitedEnvironment { inner, host }))
    }

    fn most_environments(&self) -> usize {
        self.inner.most_environments()
    }
}

struct LimitedEnvironment {
    inner: Box<dyn Environment>,
    host: Rc<LimitedHost>,
}

impl LimitedEnvironment {
    fn phase(&mut self, run: impl FnOnce(&mut dyn Environment) -> Phase) -> Phase {
        self.host.noted.set(0);
        let phase = run(&mut *self.inner);
        self.host.note(phase.work);
        phase
    }
}

impl Environment for LimitedEnvironment {
    fn start(&mut self) -> Phase {
        self.phase(|environment| environment.start())
    }

    fn invoke(&mut self) -> Phase {
        self.phase(|environment| environment.invoke())
    }
}

/// The host of one environment. A function that calls another one is in the middle of a call while that one runs, so work is noted
/// at every call.
struct LimitedHost {
    inner: Rc<dyn Host>,
    allowance: Rc<Allowance>,
    /// Work of the present phase that was noted.
    noted: Cell<u64>,
}

impl LimitedHost {
    fn note(&self, work: u64) {
        self.allowance.work(work.saturating_sub(self.noted.get()));
        self.noted.set(work.max(self.noted.get()));
    }
}

impl Host for LimitedHost {
    fn call(&self, work: u64, call: HostCall<'_>) -> Result<HostReply<'static>, Stop> {
        self.note(work);
        self.allowance.work(WORK_OF_A_CALL);
        self.allowance.bytes(size_of_call(&call));
        if self.allowance.reached().is_some() {
            return Err(Stop::OutOfTime);
        }
        let (began, before) = (Instant::now(), self.allowance.done());
        let answer = self.inner.call(work, call);
        // What a service does is not metered, and a query may be heavy. A function that was called meanwhile has noted its own work.
        let noted = self.allowance.done() - before;
        self.allowance.work(work_of_waiting(began.elapsed().as_millis()).saturating_sub(noted));
        answer
    }

    fn work_limit(&self) -> u64 {
        self.inner.work_limit().min(self.noted.get().saturating_add(self.allowance.left()))
    }
}

/// Bytes that a request brings along.
fn size_of_call(call: &HostCall<'_>) -> usize {
    match call {
        HostCall::Stdout(bytes) | HostCall::Stderr(bytes) | HostCall::LogFrame(bytes) | HostCall::PostError(bytes) => bytes.len(),
        HostCall::PostInitError(bytes) | HostCall::ClientCreated(bytes) | HostCall::PackageWork(bytes) => bytes.len(),
        HostCall::PostResult { body, .. } => body.len(),
        HostCall::File { head, data } => head.len() + data.len(),
        HostCall::Service { head, body } => head.len() + body.len(),
        HostCall::Random(count) => *count,
        HostCall::Now | HostCall::Sleep(_) | HostCall::Exit(_) | HostCall::OutOfMemory | HostCall::Next => 0,
    }
}

struct LimitedSql {
    inner: Rc<dyn SqlEngine>,
    allowance: Rc<Allowance>,
}

impl SqlEngine for LimitedSql {
    fn database(&self, image: Option<&[u8]>) -> Result<Box<dyn SqlDatabase>, EngineFault> {
        Ok(Box::new(LimitedDatabase { inner: self.inner.database(image)?, allowance: Rc::clone(&self.allowance) }))
    }
}

struct LimitedDatabase {
    inner: Box<dyn SqlDatabase>,
    allowance: Rc<Allowance>,
}

impl SqlDatabase for LimitedDatabase {
    fn call(&mut self, request: &str, outside: Rc<dyn SqlOutside>) -> Result<String, EngineFault> {
        // The judge asks as well, when all is over: it is answered whatever was used up.
        let answer = self.inner.call(request, outside)?;
        self.allowance.work(steps_of(&answer).saturating_mul(WORK_OF_A_STEP));
        Ok(answer)
    }

    fn image(&mut self) -> Result<Vec<u8>, EngineFault> {
        self.inner.image()
    }
}

/// Steps of SQLite's machine that an answer took (`redshift/PROTOCOL.md`).
fn steps_of(answer: &str) -> u64 {
    let Ok(answer) = serde_json::from_str::<Value>(answer) else { return 0 };
    let results = answer["results"].as_array().into_iter().flatten();
    let steps: u64 = results.filter_map(|result| result["work"]["steps"].as_u64()).sum();
    let is_cancelled = answer["error"]["sqlstate"] == "57014";
    if is_cancelled { steps.saturating_add(MOST_STEPS) } else { steps }
}

#[cfg(test)]
mod tests {
    use super::steps_of;

    #[test]
    fn the_steps_of_an_answer() {
        let answer = r#"{"results":[{"command":"SELECT","work":{"steps":7}},{"work":{"steps":5}}],"error":null,"transaction":"idle"}"#;
        assert_eq!(steps_of(answer), 12);
        assert_eq!(steps_of(r#"{"results":[],"error":{"sqlstate":"57014"},"transaction":"idle"}"#), 100_000_000);
    }
}
