//! A small world to test in: one function on a fake engine, and a transcript of what happened.

use std::cell::RefCell;
use std::rc::Rc;

use mini_lambda::{
    Answer, BillingEra, Emit, Event, EventKind, FunctionConfig, Identifiers, InvocationFinished, InvokeRequest, Lambda, LambdaSettings,
    NoServices, Services, SimDuration, SimTime,
};

use crate::fake_engine::FakeEngine;

/// One service, a clock, and all events so far.
pub struct World {
    pub lambda: Lambda,
    pub now: SimTime,
    pub emit: Emit,
    events: Rc<RefCell<Vec<Event>>>,
    start: SimTime,
}

impl World {
    pub fn new(function: FunctionConfig, engine: Box<FakeEngine>) -> World {
        World::in_era(BillingEra::InitBilled, function, engine)
    }

    pub fn in_era(billing_era: BillingEra, function: FunctionConfig, engine: Box<FakeEngine>) -> World {
        World::with_settings(LambdaSettings { billing_era, ..settings() }, function, engine)
    }

    pub fn with_account_concurrency(account_concurrency: u32, function: FunctionConfig, engine: Box<FakeEngine>) -> World {
        World::with_settings(LambdaSettings { account_concurrency, ..settings() }, function, engine)
    }

    /// A world with services that the function can call.
    pub fn with_services(function: FunctionConfig, engine: Box<FakeEngine>, services: Rc<dyn Services>) -> World {
        World::assemble(settings(), function, engine, services)
    }

    fn with_settings(settings: LambdaSettings, function: FunctionConfig, engine: Box<FakeEngine>) -> World {
        World::assemble(settings, function, engine, Rc::new(NoServices))
    }

    fn assemble(settings: LambdaSettings, function: FunctionConfig, engine: Box<FakeEngine>, services: Rc<dyn Services>) -> World {
        let lambda = Lambda::new(settings, Identifiers::new(1), engine, services);
        lambda.deploy(function);
        let events: Rc<RefCell<Vec<Event>>> = Rc::default();
        let sink = Rc::clone(&events);
        let emit: Emit = Rc::new(move |event: &Event| sink.borrow_mut().push(event.clone()));
        let start = "2026-01-31T09:05:00Z".parse().unwrap();
        World { lambda, now: start, emit, events, start }
    }

    pub fn request(&mut self, request: &InvokeRequest) -> Answer {
        let answered = self.lambda.invoke(self.now, request, &self.emit).unwrap();
        self.now = answered.at;
        answered.answer
    }

    /// Runs the function; it must not be refused.
    pub fn invoke(&mut self, payload: &str) -> InvocationFinished {
        let request = InvokeRequest { payload: Some(payload.as_bytes().to_vec()), ..InvokeRequest::of("fn") };
        match self.request(&request) {
            Answer::Finished(finished) => *finished,
            other => panic!("{other:?}"),
        }
    }

    pub fn wait(&mut self, seconds: u64) {
        let then = self.now + SimDuration::from_secs(seconds);
        self.lambda.advance(self.now, then, &self.emit).unwrap();
        self.now = then;
    }

    pub fn events(&self) -> Vec<Event> {
        self.events.borrow().clone()
    }

    /// The texts of the log.
    pub fn log(&self) -> Vec<String> {
        let events = self.events();
        events.iter().filter_map(|event| if let EventKind::Log(log) = &event.kind { Some(log.text.clone()) } else { None }).collect()
    }

    /// What happened: milliseconds since the start, what, and of log lines the text, with ids made short.
    pub fn transcript(&self) -> String {
        let mut lines = String::new();
        for event in self.events.borrow().iter() {
            let micros = event.at.since(self.start).as_micros();
            let what = match &event.kind {
                EventKind::EnvironmentStarted { .. } => "started".to_owned(),
                EventKind::EnvironmentReset { reason, .. } => format!("reset {reason:?}"),
                EventKind::EnvironmentRecycled { reason, .. } => format!("recycled {reason:?}"),
                EventKind::Log(log) => format!("| {}", shorten(&log.text, log.request_id.as_deref())),
                EventKind::InvocationStarted { cold, .. } => format!("invocation{}", if *cold { " cold" } else { "" }),
                EventKind::InvocationAccepted { status_code, .. } => format!("accepted {status_code}"),
                EventKind::InvocationThrottled { reason, retry_at, .. } => {
                    let again =
                        retry_at.map_or("never".to_owned(), |then| format!("after {} s", then.since(event.at).as_micros() / 1_000_000));
                    format!("throttled {reason}, again {again}")
                }
                EventKind::InvocationDropped { reason, .. } => format!("dropped {reason:?}"),
                EventKind::RetryScheduled { attempt, retry_at, .. } => {
                    format!("attempt {attempt} after {} s", retry_at.since(event.at).as_micros() / 1_000_000)
                }
                EventKind::ClientCreated { service, phase, .. } => format!("client {service} in {phase:?}"),
                EventKind::InvocationDryRun { status_code, .. } => format!("dry run {status_code}"),
                EventKind::VersionPublished { version, .. } => format!("published {version}"),
                EventKind::AliasCreated { alias, version, .. } => format!("alias {alias} is {version}"),
                EventKind::AliasUpdated { alias, version, .. } => format!("alias {alias} is now {version}"),
                EventKind::InvocationFinished(finished) => format!("finished {:?} {}", finished.status, finished.payload),
                EventKind::TriggerFired { trigger, status_code, .. } => format!("fired {trigger} {status_code}"),
                EventKind::ActivationRecorded { function, record, .. } => format!("recorded {function} {}", record.response.status),
                EventKind::RequestRefused { operation, error, .. } => format!("refused {operation} {} {error}", error.status),
            };
            lines.push_str(&format!("{}.{:03} {what}\n", micros / 1_000, micros % 1_000));
        }
        lines
    }
}

fn settings() -> LambdaSettings {
    LambdaSettings {
        region: "us-east-1".to_owned(),
        account: "123456789012".to_owned(),
        billing_era: BillingEra::InitBilled,
        account_concurrency: mini_lambda::figures::CONCURRENCY,
    }
}

fn shorten(text: &str, request_id: Option<&str>) -> String {
    let text = request_id.map_or(text.to_owned(), |id| text.replace(id, "RID"));
    let text = match text.split_once("\tRuntime Version ARN") {
        Some((version, _)) => version.to_owned(),
        None => text,
    };
    text.replace('\n', "\\n").replace('\t', "→")
}

/// Compares a transcript with the expected one, whose lines may be indented.
pub fn check(world: &World, expected: &str) {
    let expected: String = expected.lines().map(str::trim).filter(|line| !line.is_empty()).map(|line| format!("{line}\n")).collect();
    let ids: Vec<String> = world
        .events()
        .iter()
        .filter_map(
            |event| if let EventKind::InvocationFinished(finished) = &event.kind { Some(finished.request_id.clone()) } else { None },
        )
        .collect();
    let transcript = ids.iter().fold(world.transcript(), |text, id| text.replace(id, "RID"));
    assert_eq!(transcript, expected, "\n--- happened ---\n{transcript}\n--- expected ---\n{expected}");
}

/// A function named `fn` with AWS's defaults.
pub fn function() -> FunctionConfig {
    FunctionConfig { handler: "app.handler".to_owned(), ..FunctionConfig::new("fn") }
}
