//! Prints events: for people, or as JSON lines.

use std::cell::{Cell, RefCell};
use std::io::{self, Write};
use std::rc::Rc;

use mini_cloud::{Bill, Emit, Event, EventKind, ServiceEvent};
use mini_lambda::{ApiError, InvocationFinished};

use super::outcome::{Failure, Outcome};
use super::timeline::{Timeline, bill_lines};

/// Prints events to standard output, and remembers what it saw.
pub struct Printer {
    seen: Rc<Seen>,
    emit: Emit,
    timeline: Option<Rc<RefCell<Timeline>>>,
    /// What a story was told of; nothing is kept for other forms.
    events: Rc<RefCell<Vec<Event>>>,
}

#[derive(Default)]
struct Seen {
    /// Invocations that ended.
    finished: Cell<u32>,
    failed: Cell<bool>,
    refused: Cell<bool>,
    /// Why printing stopped.
    error: RefCell<Option<io::Error>>,
}

impl Printer {
    /// Log and answers, for people. With more than one call each answer says which it is.
    #[must_use]
    pub fn text(calls: u32) -> Printer {
        Self::new(move |seen, event| print_text(seen, event, calls))
    }

    /// All events, one JSON object a line.
    #[must_use]
    pub fn json_lines() -> Printer {
        Self::new(|_, event| writeln!(io::stdout(), "{}", event.to_json()))
    }

    /// A story for people. [`Printer::close`] prints its sums.
    #[must_use]
    pub fn timeline(timeline: Timeline) -> Printer {
        let title = timeline.title();
        let timeline = Rc::new(RefCell::new(timeline));
        let telling = Rc::clone(&timeline);
        let events: Rc<RefCell<Vec<Event>>> = Rc::default();
        let keeping = Rc::clone(&events);
        let printer = Self::new(move |_, event| {
            keeping.borrow_mut().push(event.clone());
            let line = telling.borrow_mut().line(event);
            line.map_or(Ok(()), |line| writeln!(io::stdout(), "{line}"))
        });
        printer.print(&[title]);
        Printer { timeline: Some(timeline), events, ..printer }
    }

    /// Prints what stands at the end: sums, and the bill where there is more on it than functions.
    pub fn close(&self, bill: &Bill) {
        if let Some(timeline) = &self.timeline {
            self.print(&timeline.borrow().sums());
            if !bill.instances.is_empty() {
                self.print(&bill_lines(bill));
            }
        }
    }

    /// Prints lines as they are.
    pub fn print(&self, lines: &[String]) {
        if self.seen.error.borrow().is_none()
            && let Err(error) = lines.iter().try_for_each(|line| writeln!(io::stdout(), "{line}"))
        {
            self.seen.error.replace(Some(error));
        }
    }

    fn new(print: impl Fn(&Seen, &Event) -> io::Result<()> + 'static) -> Printer {
        let seen = Rc::new(Seen::default());
        let noting = Rc::clone(&seen);
        let emit = move |event: &Event| {
            noting.note(event);
            if noting.error.borrow().is_none()
                && let Err(error) = print(&noting, event).and_then(|()| io::stdout().flush())
            {
                noting.error.replace(Some(error));
            }
        };
        Printer { seen, emit: Rc::new(emit), timeline: None, events: Rc::default() }
    }

    /// The events of a story so far.
    #[must_use]
    pub fn events(&self) -> Vec<Event> {
        self.events.borrow().clone()
    }

    /// Whom a session tells.
    #[must_use]
    pub fn emit(&self) -> Emit {
        Rc::clone(&self.emit)
    }

    /// Whether all could be printed so far.
    ///
    /// # Errors
    /// The first error of writing.
    pub fn check(&self) -> Result<(), Failure> {
        self.seen.error.take().map_or(Ok(()), |error| Err(error.into()))
    }

    /// Whether a request was refused.
    #[must_use]
    pub fn refused(&self) -> bool {
        self.seen.refused.get()
    }

    /// How it went.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        if self.seen.failed.get() { Outcome::FunctionFailed } else { Outcome::Ran }
    }
}

impl Seen {
    fn note(&self, event: &Event) {
        if let Some(finished) = event.finished() {
            self.finished.set(self.finished.get() + 1);
            self.failed.set(self.failed.get() || finished.function_error.is_some());
        }
        self.refused.set(self.refused.get() || refusal(event).is_some());
    }
}

fn refusal(event: &Event) -> Option<&ApiError> {
    match &event.kind {
        EventKind::Lambda(mini_lambda::EventKind::RequestRefused { error, .. }) => Some(error),
        EventKind::Lambda(_) | EventKind::Service(_) | EventKind::Instance(_) | EventKind::Scenario(_) => None,
    }
}

fn print_text(seen: &Seen, event: &Event, calls: u32) -> io::Result<()> {
    let mut out = io::stdout().lock();
    if let Some(log) = event.log() {
        out.write_all(log.text.as_bytes())?;
        return if log.text.ends_with('\n') { Ok(()) } else { writeln!(out) };
    }
    if let Some(finished) = event.finished() {
        return print_answer(&mut out, finished, seen.finished.get(), calls);
    }
    if let Some(refused) = refusal(event) {
        return writeln!(out, "Refused, status {}: {refused}", refused.status);
    }
    if let EventKind::Service(ServiceEvent::RequestRefused { code, status, message, .. }) = &event.kind {
        return writeln!(out, "Refused, status {status}: {code}: {message}");
    }
    Ok(())
}

fn print_answer(out: &mut impl Write, finished: &InvocationFinished, call: u32, calls: u32) -> io::Result<()> {
    write!(out, "\nResponse")?;
    if calls > 1 {
        write!(out, " {call} of {calls}")?;
    }
    write!(out, ", status {}", finished.status_code)?;
    if let Some(error) = &finished.function_error {
        write!(out, ", FunctionError: {error}")?;
    }
    writeln!(out, "\n{}", finished.payload)?;
    if call < calls { writeln!(out) } else { Ok(()) }
}

/// One sentence to standard error; nobody may be listening there either.
pub fn complain(failure: &Failure) {
    let _ = writeln!(io::stderr(), "mini-lambda: {failure}");
}
