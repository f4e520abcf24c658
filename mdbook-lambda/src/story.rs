//! What happened in a scenario, as rows of a table: who ran when, what came of it, what was sent where. The page's script
//! (`theme/story-rows.ts`) makes the same rows of the same events.

use mini_cloud::mini_lambda::{self, InvocationFinished, RecycleReason, SimDuration, SimTime};
use mini_cloud::{Event, EventKind, InstanceEvent, LoadError, REDSHIFT, ServiceEvent, Status};

/// A text that fits into a row; a longer one is shown on request.
pub(crate) const SHORT: usize = 80;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    /// When it happened.
    pub(crate) at: SimTime,
    /// To what: a function, a queue, a bucket.
    pub(crate) place: String,
    /// What happened, in a few words.
    pub(crate) text: String,
    /// What was sent or returned, as it was written.
    pub(crate) body: Option<String>,
    /// Whether it went well or wrong; none where it is neither.
    pub(crate) tone: Option<Tone>,
    /// What it is, for rows that are told together.
    kind: Kind,
}

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tone {
    Good,
    Bad,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    /// A run that has begun, with the id of its request.
    Run {
        request: String,
        attempt: u32,
        asynchronous: bool,
        cold: bool,
    },
    /// Several of the same kind, one after another, are one row: so many messages were sent.
    Messages {
        what: String,
        count: usize,
    },
    /// Several of the same collection, one after another, are one row: documents inserted, updated, deleted.
    Changes([u64; 3]),
    Other,
}

/// The rows of a run, in order of time.
pub(crate) fn rows(events: &[Event]) -> Vec<Row> {
    let mut story = Story::default();
    events.iter().for_each(|event| story.add(event));
    story.rows
}

#[derive(Default)]
struct Story {
    rows: Vec<Row>,
    /// Requests that nobody waits for.
    accepted: Vec<String>,
}

impl Story {
    fn add(&mut self, event: &Event) {
        match &event.kind {
            EventKind::Lambda(kind) => self.lambda(event.at, kind),
            EventKind::Service(kind) => self.service(event.at, kind),
            EventKind::Instance(kind) => self.machine(event.at, kind),
            EventKind::Scenario(_) => {}
        }
    }

    fn lambda(&mut self, at: SimTime, event: &mini_lambda::EventKind) {
        use mini_lambda::EventKind;
        match event {
            EventKind::InvocationAccepted { function, request_id, status_code } => {
                self.accepted.push(request_id.clone());
                self.plain(at, function, format!("event accepted ({status_code}): nobody waits"));
            }
            EventKind::InvocationStarted { function, request_id, attempt, cold, .. } => {
                let asynchronous = self.accepted.contains(request_id);
                let kind = Kind::Run { request: request_id.clone(), attempt: *attempt, asynchronous, cold: *cold };
                let text = run_text(&kind, "not over yet");
                self.rows.push(Row { at, place: function.clone(), text, body: None, tone: None, kind });
            }
            EventKind::InvocationFinished(finished) => self.finished(finished),
            EventKind::InvocationThrottled { function, reason, retry_at, .. } => {
                let then = retry_at.map_or_else(String::new, |then| format!(", again in {}", span(then.since(at))));
                self.bad(at, function, format!("no room ({reason}){then}"));
            }
            EventKind::InvocationDropped { function, .. } => {
                self.bad(at, function, "not run: too often in one chain of requests".to_owned());
            }
            EventKind::RetryScheduled { function, attempt, retry_at, .. } => {
                self.plain(at, function, format!("attempt {attempt} comes in {}", span(retry_at.since(at))));
            }
            EventKind::RequestRefused { function, error, .. } => self.bad(at, function, format!("refused ({}) {error}", error.status)),
            EventKind::TriggerFired { trigger, activation_id, status_code } => {
                let rule = if activation_id.is_some() { "" } else { ": no rule" };
                self.plain(at, trigger, format!("fired ({status_code}){rule}"));
            }
            EventKind::EnvironmentRecycled { function, reason: RecycleReason::Updated, .. } => {
                self.plain(at, function, "new code or settings".to_owned());
            }
            _ => {}
        }
    }

    fn service(&mut self, at: SimTime, event: &ServiceEvent) {
        match event {
            ServiceEvent::ObjectCreated { bucket, key, size, .. } => {
                self.plain(at, bucket, format!("object {key} written, {}", count(size, "byte")))
            }
            ServiceEvent::ObjectDeleted { bucket, key } => self.plain(at, bucket, format!("object {key} deleted")),
            ServiceEvent::MessageSent { queue, body, .. } => self.messages(at, queue, "sent", Some(body)),
            ServiceEvent::MessageReceived { queue, receive_count: 1, .. } => self.messages(at, queue, "handed out", None),
            ServiceEvent::MessageReceived { queue, .. } => self.messages(at, queue, "handed out again", None),
            ServiceEvent::MessageDeleted { queue, .. } => self.messages(at, queue, "deleted", None),
            ServiceEvent::MessageDeadLettered { queue, dead_letter_queue, .. } => {
                self.messages(at, queue, &format!("handed out too often, moved to {dead_letter_queue}"), None);
                self.rows.last_mut().into_iter().for_each(|row| row.tone = Some(Tone::Bad));
            }
            ServiceEvent::MessageExpired { queue, .. } => self.bad(at, queue, "message too old, dropped".to_owned()),
            ServiceEvent::CollectionChanged { database, collection, inserted, updated, deleted } => {
                self.changes(at, &format!("{database}.{collection}"), [*inserted, *updated, *deleted]);
            }
            ServiceEvent::DeadLetterSent { function, queue, body, .. } => {
                self.settled(at, function, format!("given up: event sent to {queue}"), body);
            }
            ServiceEvent::DestinationSent { function, condition, destination, body, .. } => {
                let to = destination.rsplit(':').next().unwrap_or(destination);
                self.settled(at, function, format!("{}: record sent to {to}", condition.word()), body);
            }
            ServiceEvent::DeliveryFailed { from, to, code, .. } => self.bad(at, from, format!("not delivered to {to}: {code}")),
            ServiceEvent::RequestRefused { resource, code, status, message, .. } => {
                self.bad(at, resource, format!("refused ({status}) {code}: {message}"));
            }
            // What code makes of a refusal is a part of the story; the refusal is in its log.
            ServiceEvent::CallRefused { .. } => {}
            ServiceEvent::FaultMet { service, operation, kind } => self.bad(at, service, format!("{kind}: {operation}")),
            ServiceEvent::Anachronism { place, .. } => {
                self.bad(at, place.place(), format!("the simulation cannot show this overlap at {}", place.name()));
            }
            ServiceEvent::TableChanged { schema, table, inserted, updated, deleted } => {
                self.plain(at, REDSHIFT, format!("table {schema}.{table}: {}", changed(*inserted, *updated, *deleted)));
            }
            ServiceEvent::LoadFailed { message, errors, .. } => self.load_failed(at, message, errors),
            ServiceEvent::QueryFinished { sql, error, columns, rows, row_count, .. } => {
                self.query_finished(at, sql, error.as_deref(), columns, rows, *row_count);
            }
        }
    }

    fn load_failed(&mut self, at: SimTime, message: &str, errors: &[LoadError]) {
        self.bad(at, REDSHIFT, message.to_owned());
        let lines: Vec<String> = errors.iter().map(load_error).collect();
        self.rows.last_mut().into_iter().for_each(|row| row.body = (!lines.is_empty()).then(|| lines.join("\n")));
    }

    fn query_finished(
        &mut self,
        at: SimTime,
        sql: &str,
        error: Option<&str>,
        columns: &[String],
        rows: &[Vec<Option<String>>],
        row_count: i64,
    ) {
        let shown = short_sql(sql);
        match error {
            Some(error) => self.bad(at, REDSHIFT, format!("{shown}: {error}")),
            None if columns.is_empty() => self.plain(at, REDSHIFT, format!("{shown}: done")),
            None => {
                self.plain(at, REDSHIFT, format!("{shown}: {}", count(row_count, "row")));
                self.rows.last_mut().into_iter().for_each(|row| row.body = Some(table(columns, rows)));
            }
        }
    }

    fn machine(&mut self, at: SimTime, event: &InstanceEvent) {
        match event {
            InstanceEvent::Started { instance, instance_type, usd_per_hour, .. } => {
                self.plain(at, instance, format!("{instance_type} runs, {usd_per_hour} USD an hour"));
            }
            InstanceEvent::Stopped { instance, billed_s, .. } => self.plain(at, instance, format!("stopped, billed {billed_s} s")),
            InstanceEvent::Patched { instance, down_at, .. } => {
                self.plain(at, instance, format!("patches installed, reboots in {}", span(down_at.since(at))));
            }
            InstanceEvent::Idle { instance, running_s, busy_ms } => {
                let ran = span(SimDuration::from_secs(*running_s));
                self.plain(at, instance, format!("a day is over: ran {ran}, worked {}.{:03} s", busy_ms / 1_000, busy_ms % 1_000));
            }
            InstanceEvent::DiskFull { instance, program, .. } => self.bad(at, instance, format!("no room on the disk for {program}")),
            InstanceEvent::ProgramStarted { instance, program, arguments, trigger, .. } => {
                let line: String = std::iter::once(program).chain(arguments).map(String::as_str).collect::<Vec<_>>().join(" ");
                self.plain(at, instance, format!("{line} starts, by {}", trigger.word()));
            }
            InstanceEvent::ProgramFinished { instance, program, exit_code, duration_ms, .. } => {
                self.plain(at, instance, format!("{program} ends with exit status {exit_code} after {duration_ms} ms"));
                let tone = if *exit_code == 0 { Tone::Good } else { Tone::Bad };
                self.rows.last_mut().into_iter().for_each(|row| row.tone = Some(tone));
            }
            InstanceEvent::ProgramMissed { instance, program, reason, key, .. } => {
                let file = key.as_ref().map_or(String::new(), |key| format!(" for {key}"));
                self.bad(at, instance, format!("{program}{file} not started: the machine is {}", reason.word()));
            }
        }
    }

    fn plain(&mut self, at: SimTime, place: &str, text: String) {
        self.rows.push(Row { at, place: place.to_owned(), text, body: None, tone: None, kind: Kind::Other });
    }

    fn bad(&mut self, at: SimTime, place: &str, text: String) {
        self.plain(at, place, text);
        self.rows.last_mut().into_iter().for_each(|row| row.tone = Some(Tone::Bad));
    }

    /// Messages that were sent one after another are one row.
    fn messages(&mut self, at: SimTime, queue: &str, what: &str, body: Option<&String>) {
        if let Some(last) = self.rows.last_mut()
            && last.place == queue
            && let Kind::Messages { what: earlier, count } = &mut last.kind
            && *earlier == what
        {
            *count += 1;
            last.text = messages_text(*count, what);
            if let (Some(bodies), Some(body)) = (&mut last.body, body) {
                bodies.push('\n');
                bodies.push_str(body);
            }
            return;
        }
        let kind = Kind::Messages { what: what.to_owned(), count: 1 };
        self.rows.push(Row { at, place: queue.to_owned(), text: messages_text(1, what), body: body.cloned(), tone: None, kind });
    }

    /// Changes of a collection one after another are one row: documents inserted, updated, deleted.
    fn changes(&mut self, at: SimTime, collection: &str, counts: [u64; 3]) {
        if let Some(last) = self.rows.last_mut()
            && last.place == collection
            && let Kind::Changes(earlier) = &mut last.kind
        {
            earlier.iter_mut().zip(counts).for_each(|(earlier, count)| *earlier += count);
            last.text = changes_text(*earlier);
            return;
        }
        let (place, text) = (collection.to_owned(), changes_text(counts));
        self.rows.push(Row { at, place, text, body: None, tone: None, kind: Kind::Changes(counts) });
    }

    /// A record that went to a queue was told as a message first.
    fn settled(&mut self, at: SimTime, function: &str, text: String, body: &str) {
        self.rows
            .pop_if(|row| matches!(&row.kind, Kind::Messages { what, count: 1 } if what == "sent") && row.body.as_deref() == Some(body));
        let row = Row { at, place: function.to_owned(), text, body: Some(body.to_owned()), tone: None, kind: Kind::Other };
        self.rows.push(row);
    }

    fn finished(&mut self, finished: &InvocationFinished) {
        let is_this = |row: &&mut Row| match &row.kind {
            Kind::Run { request, attempt, .. } => *request == finished.request_id && *attempt == finished.attempt,
            _ => false,
        };
        let Some(row) = self.rows.iter_mut().rev().find(is_this) else { return };
        row.text = run_text(&row.kind, &format!("{}, billed {} ms", ending(finished), finished.billed_ms));
        row.tone = Some(if finished.function_error.is_none() { Tone::Good } else { Tone::Bad });
        // Lambda's error objects are long, and the log has what they say.
        let is_told = finished.function_error.is_none() || finished.payload.len() <= SHORT;
        row.body = Some(finished.payload.clone()).filter(|payload| is_told && payload != "null");
    }
}

/// `2 rows inserted, 1 row deleted`.
fn changed(inserted: u64, updated: u64, deleted: u64) -> String {
    let parts = [(inserted, "inserted"), (updated, "updated"), (deleted, "deleted")];
    let said = parts.iter().filter(|(rows, _)| *rows > 0).map(|(rows, what)| format!("{} {what}", count(*rows, "row")));
    said.collect::<Vec<_>>().join(", ")
}

fn count(number: impl std::fmt::Display, noun: &str) -> String {
    let number = number.to_string();
    if number == "1" { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

/// `line 3 of s3://b/k, price "abc": Invalid digit (1207)`.
fn load_error(error: &LoadError) -> String {
    let LoadError { filename, line_number, column, value, code, reason } = error;
    format!("line {line_number} of {filename}, {column} \"{value}\": {reason} ({code})")
}

/// The statement in one line, 60 characters of it at most.
fn short_sql(sql: &str) -> String {
    let line = sql.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() > 60 { format!("{}…", line.chars().take(60).collect::<String>()) } else { line }
}

/// Columns and rows as lines of text.
fn table(columns: &[String], rows: &[Vec<Option<String>>]) -> String {
    let line = |row: &Vec<Option<String>>| row.iter().map(|value| value.as_deref().unwrap_or("NULL")).collect::<Vec<_>>().join(" | ");
    let lines: Vec<String> = std::iter::once(columns.join(" | ")).chain(rows.iter().map(line)).collect();
    lines.join("\n")
}

fn ending(finished: &InvocationFinished) -> String {
    match (finished.status, &finished.function_error, &finished.error_type) {
        (Status::Timeout, ..) => "timed out".to_owned(),
        (_, None, _) => "succeeded".to_owned(),
        (_, Some(_), Some(error)) => format!("failed with {error}"),
        (_, Some(_), None) => "failed".to_owned(),
    }
}

fn run_text(kind: &Kind, ending: &str) -> String {
    match kind {
        Kind::Run { attempt, asynchronous, cold, .. } => {
            let name = if *asynchronous { format!("attempt {attempt}") } else { "runs".to_owned() };
            format!("{name} ({}): {ending}", if *cold { "cold" } else { "warm" })
        }
        Kind::Messages { .. } | Kind::Changes(_) | Kind::Other => ending.to_owned(),
    }
}

fn messages_text(count: usize, what: &str) -> String {
    if count == 1 { format!("message {what}") } else { format!("{count} messages {what}") }
}

/// `documents: 3 inserted, 1 updated`: what happened, and nothing of what did not.
fn changes_text(counts: [u64; 3]) -> String {
    let told = counts.into_iter().zip(["inserted", "updated", "deleted"]);
    let told: Vec<String> = told.filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect();
    format!("documents: {}", told.join(", "))
}

/// A stretch of time as people say it: `1.25 s`, `2 min`, `2 min 0.1 s`, `3 h 5 min`.
pub(crate) fn span(duration: SimDuration) -> String {
    let hundredths = duration.as_micros() / 10_000;
    let (minutes, rest) = (hundredths / 6_000, hundredths % 6_000);
    match minutes {
        0 => format!("{}.{:02} s", rest / 100, rest % 100),
        1..60 if rest < 10 => format!("{minutes} min"),
        1..60 => format!("{minutes} min {}.{} s", rest / 100, rest / 10 % 10),
        _ => format!("{} h {} min", minutes / 60, minutes % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_as_people_say_it() {
        let cases =
            [(0, "0.00 s"), (1_259_999, "1.25 s"), (60_000_000, "1 min"), (185_170_000, "3 min 5.1 s"), (7_500_000_000, "2 h 5 min")];
        for (micros, expected) in cases {
            assert_eq!(span(SimDuration::from_micros(micros)), expected);
        }
    }
}
