//! The markup of what a cell offers, for readers without JavaScript: its further files, and its settings as a list.

use serde_json::{Map, Value};

use crate::html::text;
use crate::offers::{Offers, settings};

/// A setting: its key in a scenario, its name in the console, and its unit.
type Setting = (&'static str, &'static str, &'static str);

/// Settings by the headings and names of AWS's console. The page's script writes the same (theme/text-settings.ts).
const GROUPS: [(&str, &[Setting]); 5] = [
    ("Runtime settings", &[("handler", "Handler", "")]),
    (
        "General configuration",
        &[("memory_mb", "Memory", " MB"), ("timeout_s", "Timeout", " s"), ("ephemeral_storage_mb", "Ephemeral storage (/tmp)", " MB")],
    ),
    ("Asynchronous invocation", &[("maximum_event_age_s", "Maximum age of event", " s"), ("maximum_retry_attempts", "Retry attempts", "")]),
    ("Environment variables", &[("environment", "", "")]),
    ("Monitoring and operations tools", &[("log_format", "Log format", "")]),
];

/// A block of code with the name of its file, which is shown where the script makes no tabs.
pub(crate) fn source(name: &str, code: &str, is_one_of_several: bool) -> String {
    let title = if is_one_of_several { format!("<p class=\"lambda-file-name\">{}</p>", text(name)) } else { String::new() };
    let language = if name.ends_with(".py") { "python" } else { "plaintext" };
    format!(
        "<div class=\"lambda-source\" data-file=\"{}\">{title}<pre><code class=\"language-{language}\">{}</code></pre></div>",
        text(name),
        text(code)
    )
}

/// The blocks of all files, the one that is edited first at the beginning.
pub(crate) fn sources(file: &str, code: &str, offers: &Offers) -> String {
    let several = !offers.files.is_empty();
    let more = offers.files.iter().map(|more| source(&more.name, &more.text, true));
    std::iter::once(source(file, code, several)).chain(more).collect()
}

/// The settings, folded, for readers whose browser runs no script; the script takes them away and puts its panel there.
pub(crate) fn settings_list(function: &Map<String, Value>) -> String {
    let values = settings(function);
    let groups: String = GROUPS
        .iter()
        .map(|(heading, fields)| {
            let rows: String = fields.iter().flat_map(|field| rows(&values, field)).collect();
            if rows.is_empty() { String::new() } else { format!("<p><strong>{heading}</strong></p><dl>{rows}</dl>") }
        })
        .collect();
    format!("<details class=\"lambda-settings-list\"><summary>Settings</summary>{groups}</details>")
}

fn rows(values: &Map<String, Value>, (key, name, unit): &(&str, &str, &str)) -> Vec<String> {
    let row = |name: &str, value: &Value| {
        let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        format!("<div><dt>{}</dt><dd>{}{unit}</dd></div>", text(name), text(&value))
    };
    match values.get(*key) {
        Some(Value::Object(variables)) => variables.iter().map(|(name, value)| row(name, value)).collect(),
        Some(value) if !value.is_null() => vec![row(name, value)],
        _ => Vec::new(),
    }
}
