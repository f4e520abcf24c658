//! The markup of cells, exercises and the Playground: readable without JavaScript, and what the page's script takes over.
//!
//! Everything is on one line, since a blank line would end the HTML block, and every text of an author's is escaped.

use std::collections::BTreeSet;

use mini_cloud::{Event, EventKind};
use mini_lambda::InvocationFinished;
use serde_json::{Map, Value, json};

use crate::cell::Cell;
use crate::folder::ExerciseFolder;
use crate::gallery::Piece;
use crate::offers::Offers;
use crate::offers_html::{settings_list, source, sources};
use crate::runner::{Run, hash};
use crate::story_html::story;

/// Where the reader finds out what the simulated figures mean.
const MODEL: &str = "differences.html#simulated-time";

/// More calls than this get a table, which compares them. The page's script draws it in the same way.
const MOST_SUMMARIES: usize = 2;

/// A cell with what its recorded run showed. `to_root` leads from the page to the book's root: ``, `../`.
pub(crate) fn cell(cell: &Cell, run: &Run, to_root: &str) -> String {
    let mut data = json!({
        "id": cell.id,
        "scenario": cell.scenario(),
        "file": cell.file,
        "function": cell.function_name(),
        "starter_hash": hash(cell.code.as_bytes()),
        "model": format!("{to_root}{MODEL}"),
    });
    if let Some(event) = &cell.event {
        data["event"] = event.clone();
    }
    if let Some(steps) = cell.steps_for_page() {
        data["steps"] = steps.into();
    }
    let is_story = cell.around.is_some();
    if is_story {
        data["story"] = true.into();
    }
    cell.offers.put_into(&mut data, &cell.function);
    let title = cell.title.as_deref().unwrap_or("Runnable function");
    let around = cell.around.as_ref().map(|around| scenario(&around.text)).unwrap_or_default();
    let settings = if cell.offers.settings { settings_list(&cell.function) } else { String::new() };
    let sources = sources(&cell.file, &cell.code, &cell.offers);
    let inside = format!("{sources}{settings}{around}{}", recorded(run, &data["model"], is_story));
    section(&cell.id, "cell", title, &data, &inside)
}

/// An exercise as the reader finds it. The solution is not in it.
pub(crate) fn exercise(folder: &ExerciseFolder, run: &Run, to_root: &str) -> String {
    let exercise = &folder.exercise;
    let page_folder = folder.folder.parent().and_then(|parent| parent.file_name()).unwrap_or_default().to_string_lossy();
    let (scenario, _) = folder.scenario_and_steps();
    let is_story = folder.exercise.is_story();
    let mut data = json!({
        "id": exercise.name,
        "scenario": scenario,
        "file": exercise.file_name(),
        "function": "fn",
        "starter_hash": hash(folder.starter.as_bytes()),
        "exercise": format!("{page_folder}/{}/exercise.json", exercise.name),
        "model": format!("{to_root}{MODEL}"),
    });
    if is_story {
        data["story"] = true.into();
    }
    let goals: String = exercise.checks.iter().map(|check| format!("<li>{}</li>", text(&check.goal))).collect();
    let hints: String = exercise
        .hints
        .iter()
        .enumerate()
        .map(|(index, hint)| {
            let number = index + 1;
            format!("<details class=\"lambda-hint\"><summary>Hint {number}</summary><p>{}</p></details>", inline_code(hint))
        })
        .collect();
    let minutes = exercise.minutes;
    let title = text(&exercise.title);
    let introduction = format!(
        "<div class=\"lambda-goals\"><p><strong>Exercise: {title}</strong> (about {minutes} min). Your goals:</p><ul>{goals}</ul></div>\n\n"
    );
    let source = source(&exercise.file_name(), &folder.starter, false);
    let inside = format!("{source}{}{hints}", recorded(run, &data["model"], is_story));
    introduction + &section(&exercise.name, "exercise", &exercise.title, &data, &inside)
}

/// The Playground: the gallery as data for the page's script, and for readers without JavaScript as a list.
pub(crate) fn playground(pieces: &[Piece], to_root: &str) -> String {
    let gallery: Vec<Value> = pieces
        .iter()
        .map(|piece| {
            let showcase = &piece.showcase;
            json!({
                "id": showcase.id,
                "title": showcase.title,
                "summary": showcase.summary,
                "scenario": piece.scenario(),
                "starter_hash": hash(piece.scenario().to_string().as_bytes()),
            })
        })
        .collect();
    let mut data = json!({"gallery": gallery, "model": format!("{to_root}{MODEL}")});
    Offers { settings: true, ..Offers::default() }.put_into(&mut data, &Map::new());
    let list: String = pieces.iter().map(showcase).collect();
    format!(
        "<section class=\"lambda-playground\" id=\"lambda-playground\" aria-label=\"Playground\">\
         <script type=\"application/json\" class=\"lambda-data\">{}</script>\
         <div class=\"lambda-gallery-plain\"><p class=\"lambda-needs-script\">The Playground runs in the page and needs JavaScript, which \
         is off or did not load. These are its scenarios.</p><ul>{list}</ul></div></section>\n\n",
        script_json(&data)
    )
}

fn showcase(piece: &Piece) -> String {
    let files: String = piece
        .code
        .iter()
        .flat_map(|(function, files)| files.iter().map(move |(path, code)| (function, path, code)))
        .map(|(function, path, code)| {
            format!(
                "<p class=\"lambda-caption\">{}/{}</p><pre><code class=\"language-python\">{}</code></pre>",
                text(function),
                text(path),
                text(code)
            )
        })
        .collect();
    format!(
        "<li><strong>{}</strong>: {} <details><summary>Code and scenario</summary>{files}<pre>{}</pre></details></li>",
        text(&piece.showcase.title),
        text(&piece.showcase.summary),
        text(piece.toml.trim_end())
    )
}

fn section(id: &str, kind: &str, label: &str, data: &Value, inside: &str) -> String {
    let label = text(label);
    format!(
        "<section class=\"lambda-cell\" id=\"cell-{id}\" data-cell=\"{id}\" data-kind=\"{kind}\" aria-label=\"{label}\">\
         <script type=\"application/json\" class=\"lambda-data\">{}</script>{inside}</section>\n\n",
        script_json(data)
    )
}

/// What is around the code: the scenario as its author wrote it.
fn scenario(toml: &str) -> String {
    format!(
        "<details class=\"lambda-around\"><summary>What is around it, and what happens</summary><pre>{}</pre></details>",
        text(toml.trim_end())
    )
}

/// Response, log and figures of the recorded run; of a story, what happened.
fn recorded(run: &Run, model: &Value, is_story: bool) -> String {
    let log: Vec<&str> = run.events.iter().filter_map(Event::log).map(|log| log.text.trim_end_matches(['\n', '\t'])).collect();
    let (above, below) = match is_story {
        true => (story(run, model.as_str().unwrap_or_default()), String::new()),
        false => calls(run, model),
    };
    format!(
        "<div class=\"lambda-recorded\"><p class=\"lambda-recorded-title\">Recorded run</p>{above}\
         <p class=\"lambda-caption\">Log</p><pre class=\"lambda-log\">{}</pre>{below}</div>",
        text(&log.join("\n")),
    )
}

/// What stands above the log, and below it.
fn calls(run: &Run, model: &Value) -> (String, String) {
    let attempts = run.finished();
    let responses: Vec<&str> = attempts.iter().map(|attempt| attempt.payload.as_str()).collect();
    let refusals: String = run.events.iter().filter_map(refusal).collect();
    let (table, summaries) = match attempts.len() > MOST_SUMMARIES {
        true => (calls_table(&attempts, model), String::new()),
        false => (String::new(), attempts.iter().map(|attempt| summary(attempt, model)).collect()),
    };
    let caption = if responses.len() > 1 { "Responses, one a line" } else { "Response" };
    let responses = text(&responses.join("\n"));
    (format!("<p class=\"lambda-caption\">{caption}</p><pre class=\"lambda-response\">{responses}</pre>{refusals}{table}"), summaries)
}

/// What an API said that refused to run the function at all.
fn refusal(event: &Event) -> Option<String> {
    match &event.kind {
        EventKind::Lambda(mini_lambda::EventKind::RequestRefused { error, .. }) => {
            Some(format!("<p class=\"lambda-refused\">{}</p>", text(&error.to_string())))
        }
        _ => None,
    }
}

fn summary(attempt: &InvocationFinished, model: &Value) -> String {
    let init = match attempt.init_us {
        Some(init) => format!(", init {} ms", init.millis_text()),
        None => String::new(),
    };
    format!(
        "<p class=\"lambda-summary\">Simulated ({}): duration {} ms{init}, billed {} ms, memory {} of {} MB, cost {} USD. \
         <a href=\"{}\">What these figures mean</a></p>",
        if attempt.cold { "cold start" } else { "warm" },
        attempt.duration_us.millis_text(),
        attempt.billed_ms,
        attempt.max_memory_mb,
        attempt.memory_mb,
        text(&attempt.cost.usd),
        text(model.as_str().unwrap_or_default()),
    )
}

/// The figures of several calls, a row each. Memory has a column where it is not the same in all of them.
fn calls_table(attempts: &[&InvocationFinished], model: &Value) -> String {
    let sizes: BTreeSet<u32> = attempts.iter().map(|attempt| attempt.memory_mb).collect();
    let memory = |cell: String| if sizes.len() > 1 { cell } else { String::new() };
    let mut rows = String::new();
    for (number, attempt) in (1..).zip(attempts) {
        rows.push_str(&format!(
            "<tr><th scope=\"row\">{number} ({})</th>{}<td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>",
            kind(attempt),
            memory(format!("<td>{}</td>", attempt.memory_mb)),
            attempt.duration_us.millis_text(),
            attempt.init_us.map_or_else(|| "–".to_owned(), |init| init.millis_text()),
            attempt.billed_ms,
            text(&of_a_million(&attempt.cost.usd)),
        ));
    }
    format!(
        "<p class=\"lambda-caption\">Figures, simulated</p><div class=\"lambda-table\"><table><thead><tr><th scope=\"col\">Call</th>{}\
         <th scope=\"col\">Duration, ms</th><th scope=\"col\">Init, ms</th><th scope=\"col\">Billed, ms</th>\
         <th scope=\"col\">A million, $</th>\
         </tr></thead>\
         <tbody>{rows}</tbody></table></div><p class=\"lambda-summary\"><a href=\"{}\">What these figures mean</a></p>",
        memory("<th scope=\"col\">Memory, MB</th>".to_owned()),
        text(model.as_str().unwrap_or_default())
    )
}

/// What a million such calls cost: the decimal point six places on, which keeps the price exact.
fn of_a_million(usd: &str) -> String {
    let (whole, fraction) = usd.split_once('.').unwrap_or((usd, ""));
    let digits = format!("{whole}{fraction:0<6}");
    let (whole, fraction) = digits.split_at(whole.len() + 6);
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        whole => whole,
    };
    if fraction.is_empty() { whole.to_owned() } else { format!("{whole}.{fraction}") }
}

/// What the table calls a call.
fn kind(attempt: &InvocationFinished) -> &'static str {
    match (attempt.cold, attempt.function_error.is_some()) {
        (true, false) => "cold",
        (true, true) => "cold, failed",
        (false, false) => "warm",
        (false, true) => "warm, failed",
    }
}

/// Escapes a text for HTML, so that it can stand on one line and no template syntax of mdBook's is left in it.
pub(crate) fn text(raw: &str) -> String {
    let mut escaped = String::with_capacity(raw.len());
    for character in raw.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '{' => escaped.push_str("&#123;"),
            '\n' => escaped.push_str("&#10;"),
            '\r' => escaped.push_str("&#13;"),
            other => escaped.push(other),
        }
    }
    escaped
}

/// A hint: text with `code` in backticks.
pub(crate) fn inline_code(hint: &str) -> String {
    let pieces: Vec<&str> = hint.split('`').collect();
    // An open backtick is a backtick.
    let closed = pieces.len() % 2 == 1;
    pieces
        .iter()
        .enumerate()
        .map(|(index, piece)| match (index % 2 == 1, closed || index + 1 < pieces.len()) {
            (true, true) => format!("<code>{}</code>", text(piece)),
            (true, false) => format!("`{}", text(piece)),
            (false, _) => text(piece),
        })
        .collect()
}

/// JSON that can stand in a script element and that mdBook's templates leave alone.
pub(crate) fn script_json(data: &Value) -> String {
    data.to_string().replace('<', "\\u003c").replace("{{", "{\\u007b")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_an_authors_becomes_markup() {
        assert_eq!(text("<b a=\"{{x}}\">\n"), "&lt;b a=&quot;&#123;&#123;x}}&quot;&gt;&#10;");
        let data = script_json(&json!({"a": "</script><!-- {{#include x}}"}));
        assert!(!data.contains('<') && !data.contains("{{"));
        let back: Value = serde_json::from_str(&data).unwrap();
        assert_eq!(back["a"], "</script><!-- {{#include x}}");
    }

    #[test]
    fn a_million_calls_cost_a_million_times_as_much() {
        assert_eq!(of_a_million("0.000002277087"), "2.277087");
        assert_eq!(of_a_million("0.000000204167"), "0.204167");
        assert_eq!(of_a_million("0.002"), "2000");
        assert_eq!(of_a_million("12.000000000001"), "12000000.000001");
    }

    #[test]
    fn hints_may_name_code() {
        assert_eq!(inline_code("use `a < b` now"), "use <code>a &lt; b</code> now");
        assert_eq!(inline_code("a ` b"), "a ` b");
    }
}
