//! What a case logged and answered, as text in which only what may differ is masked.
//!
//! Masked are: request ids and the log stream (each side makes its own), times at the beginning of a log event, how often a
//! frame is repeated (it depends on how deep the handler's caller is), and of frames of Python's own library the line's number and its
//! text (they change with every release, and the book does not carry all sources). Library frames themselves, their files, functions and
//! order, are compared, but for those of modules that are C on AWS.

use serde_json::Value;

/// One thing that came out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A log event.
    Log(String),
    /// The end of an invocation.
    Answer {
        /// What the caller gets.
        payload: String,
        /// The error's type, if it failed.
        error_type: Option<String>,
    },
}

impl Entry {
    /// Replaces text in it. Says whether it was there.
    pub fn replace(&mut self, from: &str, to: &str) -> bool {
        let texts = match self {
            Entry::Log(text) => [Some(text), None],
            Entry::Answer { payload, error_type } => [Some(payload), error_type.as_mut()],
        };
        let mut found = false;
        for text in texts.into_iter().flatten().filter(|text| text.contains(from)) {
            *text = text.replace(from, to);
            found = true;
        }
        found
    }

    /// The entry with what may differ masked.
    #[must_use]
    pub fn masked(self) -> Entry {
        match self {
            Entry::Log(text) if text.starts_with("{\"timestamp\": \"") => {
                Entry::Log(mask_json(&mask_time(&text, "{\"timestamp\": \"", JSON_TIME)))
            }
            Entry::Log(text) => {
                let level = text.find("]\t").map_or("", |end| &text[..end + 2]);
                Entry::Log(mask_frames(&mask_time(&text, level, TEXT_TIME)))
            }
            Entry::Answer { payload, error_type } => Entry::Answer { payload: mask_json(&payload), error_type },
        }
    }
}

/// The forms of time in AWS's log formats.
const TEXT_TIME: &str = "0000-00-00T00:00:00.000Z";
const JSON_TIME: &str = "0000-00-00T00:00:00Z";

fn mask_time(text: &str, before: &str, form: &str) -> String {
    let rest = &text[before.len()..];
    let is_time = !before.is_empty()
        && rest.len() >= form.len()
        && rest.bytes().zip(form.bytes()).all(|(found, form)| if form == b'0' { found.is_ascii_digit() } else { found == form });
    if is_time { format!("{before}<time>{}", &rest[form.len()..]) } else { text.to_owned() }
}

/// Masks the frames in the `stackTrace` of an error object, and leaves everything else as it is, to the byte.
fn mask_json(text: &str) -> String {
    let mut masked = text.to_owned();
    let Ok(Value::Object(error)) = serde_json::from_str(text) else { return masked };
    let frames = error.get("stackTrace").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    for frame in frames.iter().filter_map(Value::as_str) {
        let written = |text: &str| serde_json::to_string(text).expect("text is JSON");
        let kept = mask_frames(frame);
        if kept.is_empty() {
            masked = masked.replace(&format!(", {}", written(frame)), "");
        } else {
            masked = masked.replace(&written(frame), &written(&kept));
        }
    }
    masked
}

/// Masks the frames of a traceback.
fn mask_frames(text: &str) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut of_library = false;
    for line in text.split_inclusive('\n') {
        let content = line.trim_start_matches([' ', '\u{a0}']);
        let depth = line[..line.len() - content.len()].chars().count();
        if let Some(file) = content.strip_prefix("File \"").filter(|_| depth == 2) {
            of_library = is_library(file);
            if of_library && !is_native_on_aws(file) {
                masked.push_str(&without_number(line, ", line ", ", in "));
            } else if !of_library {
                masked.push_str(line);
            }
        } else if content.starts_with("[Previous line repeated ") {
            masked.push_str(&without_number(line, "repeated ", " more"));
        } else if !of_library || depth < 4 {
            of_library = false;
            masked.push_str(line);
        }
    }
    if masked.ends_with('\n') && !text.ends_with('\n') {
        masked.pop();
    }
    masked
}

/// Frames of what is C in CPython, and Python here: they have none on AWS.
fn is_native_on_aws(file: &str) -> bool {
    ["/var/lang/lib/python3.14/_pydecimal.py\"", "<frozen _decimal>\"", "encodings_utf_8\""].iter().any(|native| file.starts_with(native))
}

fn is_library(file: &str) -> bool {
    let shipped = file.strip_prefix("/var/lang/lib/python3.14/").is_some_and(|file| !file.starts_with("site-packages/"));
    shipped || file.starts_with("<frozen ") || is_native_on_aws(file)
}

fn without_number(line: &str, before: &str, after: &str) -> String {
    let parts = line.split_once(before).and_then(|(head, rest)| rest.split_once(after).map(|(_, tail)| (head, tail)));
    parts.map_or_else(|| line.to_owned(), |(head, tail)| format!("{head}{before}…{after}{tail}"))
}

#[test]
fn only_what_may_differ_is_masked() {
    let log = |text: &str| Entry::Log(text.to_owned()).masked();
    assert_eq!(log("[ERROR]\t2026-01-31T09:05:00.123Z\tid\ttext"), Entry::Log("[ERROR]\t<time>\tid\ttext".to_owned()));
    assert_eq!(log("[ERROR]\t2026-01-31T09:05:00Z\tid"), Entry::Log("[ERROR]\t2026-01-31T09:05:00Z\tid".to_owned()));
    assert_eq!(log("2026-01-31T09:05:00.123Z"), Entry::Log("2026-01-31T09:05:00.123Z".to_owned()));
    let trace =
        "  File \"/var/task/app.py\", line 2, in f\n    g()\n  File \"/var/lang/lib/python3.14/enum.py\", line 1, in g\n    raise x\nEnd";
    let masked = "  File \"/var/task/app.py\", line 2, in f\n    g()\n  File \"/var/lang/lib/python3.14/enum.py\", line …, in g\nEnd";
    assert_eq!(mask_frames(trace), masked);
    let of_aws = "  File \"/var/lang/lib/python3.14/site-packages/x.py\", line 1, in g\n    y";
    assert_eq!(mask_frames(of_aws), of_aws);
    let error =
        r#"{"stackTrace": ["  File \"<frozen os>\", line 7, in g\n    x = 1\n", "  File \"encodings_utf_8\", line 1, in e\n"], "a":1}"#;
    assert_eq!(mask_json(error), r#"{"stackTrace": ["  File \"<frozen os>\", line …, in g\n"], "a":1}"#);
}
