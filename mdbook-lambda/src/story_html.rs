//! The markup of a story: a table of what happened, and what was left in the end. The page's script draws the same live.

use std::collections::BTreeMap;

use exercise::Stored;
use mini_cloud::{Event, EventKind, InstanceEvent, mini_lambda::SimTime};

use crate::html::text;
use crate::runner::Run;
use crate::story::{Row, SHORT, Tone, rows, span};

/// So many rows at the beginning are shown, and so many at the end: how it began, and how it ended.
const FIRST_ROWS: usize = 80;
const LAST_ROWS: usize = 20;

/// What happened in a run, as a table. `model` is the address of the page about simulated figures.
pub(crate) fn story(run: &Run, model: &str) -> String {
    let rows = rows(&run.events);
    let begin = run.events.first().map(|event| event.at);
    let drawn = |rows: &[Row]| rows.iter().map(|one| row(one, begin.unwrap_or(one.at))).collect::<String>();
    let shown = match rows.len().checked_sub(FIRST_ROWS + LAST_ROWS) {
        Some(left_out @ 1..) => {
            let (first, rest) = rows.split_at(FIRST_ROWS);
            let gap = format!("<tr><td></td><td></td><td>… {left_out} more rows …</td></tr>");
            format!("{}{gap}{}", drawn(first), rest.get(left_out..).map(drawn).unwrap_or_default())
        }
        _ => drawn(&rows),
    };
    format!(
        "<p class=\"lambda-caption\">What happened, in simulated time</p><div class=\"lambda-table lambda-story\"><table>\
         <thead><tr><th scope=\"col\">After</th><th scope=\"col\">Where</th><th scope=\"col\">What</th></tr></thead>\
         <tbody>{shown}</tbody></table></div><p class=\"lambda-summary\">{} <a href=\"{}\">What these figures mean</a></p>",
        text(&in_the_end(run)),
        text(model),
    )
}

fn row(row: &Row, begin: SimTime) -> String {
    let tone = match row.tone {
        Some(Tone::Good) => " data-tone=\"good\"",
        Some(Tone::Bad) => " data-tone=\"bad\"",
        None => "",
    };
    let body = match &row.body {
        None => String::new(),
        Some(body) if body.chars().count() <= SHORT && !body.contains('\n') => format!(" <code>{}</code>", text(body)),
        Some(body) => format!("<details><summary>Content</summary><pre>{}</pre></details>", text(body)),
    };
    format!(
        "<tr{tone}><td>{}</td><th scope=\"row\">{}</th><td>{}{body}</td></tr>",
        span(row.at.since(begin)),
        text(&row.place),
        text(&row.text)
    )
}

/// How often functions ran and what that is billed, what machines did, and what is left in queues and buckets.
fn in_the_end(run: &Run) -> String {
    let finished = run.finished();
    let billed: u64 = finished.iter().map(|attempt| attempt.billed_ms).sum();
    let runs = if finished.len() == 1 { "1 run".to_owned() } else { format!("{} runs", finished.len()) };
    let machines = machines(&run.events);
    let mut sentences = Vec::new();
    if !finished.is_empty() || machines.is_empty() {
        sentences.push(format!("{runs}, billed {billed} ms in all."));
    }
    sentences.extend(machines.iter().map(|(machine, (programs, ms))| match programs {
        0 => format!("{machine} ran no program."),
        1 => format!("{machine} ran 1 program, {ms} ms in all."),
        _ => format!("{machine} ran {programs} programs, {ms} ms in all."),
    }));
    let mut stored = Stored::default();
    for event in &run.events {
        if let EventKind::Service(event) = &event.kind {
            stored.note(event);
        }
    }
    sentences.extend(stored.queues().map(|(queue, count)| {
        let messages = if count == 1 { "1 message" } else { "messages" };
        let number = if count == 1 { String::new() } else { format!("{count} ") };
        format!("Left in {queue}: {number}{messages}.")
    }));
    sentences.extend(stored.buckets().map(|bucket| format!("New in {bucket}: {}.", stored.keys(bucket).join(", "))));
    sentences.join(" ")
}

/// Each machine by name: how many programs ended on it, and how many milliseconds they took together.
fn machines(events: &[Event]) -> BTreeMap<&str, (u64, u64)> {
    let mut machines = BTreeMap::new();
    for event in events {
        match &event.kind {
            EventKind::Instance(InstanceEvent::Started { instance, .. }) => {
                machines.entry(instance.as_str()).or_default();
            }
            EventKind::Instance(InstanceEvent::ProgramFinished { instance, duration_ms, .. }) => {
                let (programs, ms): &mut (u64, u64) = machines.entry(instance.as_str()).or_default();
                *programs += 1;
                *ms += duration_ms;
            }
            _ => {}
        }
    }
    machines
}
