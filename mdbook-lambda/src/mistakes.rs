//! `mistake=global-state`: the mistakes that a cell shows on purpose. One that is shown and not named is an error of the book, and so is
//! one that is named and not shown: so detectors raise no false alarms, and lessons keep what they promise.

use exercise::{MISTAKES, Mistake, nearest};

/// The names in an attribute, with blanks between them.
///
/// # Errors
/// A sentence.
pub(crate) fn read(value: &str) -> Result<Vec<String>, String> {
    let known: Vec<&str> = MISTAKES.iter().map(|kind| kind.name).collect();
    let names: Vec<String> = value.split_whitespace().map(str::to_owned).collect();
    match names.iter().find(|name| !known.contains(&name.as_str())) {
        None => Ok(names),
        Some(unknown) => Err(match nearest(unknown, known.iter().copied()) {
            Some(near) => format!("no mistake is called `{unknown}`; write `{near}`"),
            None => format!("no mistake is called `{unknown}`; there is {}", known.join(", ")),
        }),
    }
}

/// What is not as it is named; nothing where all is. `named` are the names of kinds.
pub(crate) fn differences(shown: &[Mistake], named: &[String]) -> Vec<String> {
    let mut sentences: Vec<String> = Vec::new();
    for mistake in shown.iter().filter(|mistake| !named.contains(&mistake.name)) {
        sentences.push(format!(
            "the run shows the mistake `{}`: {} If that is meant, say so: `mistake={}`; else mend the code, or the detector",
            mistake.name, mistake.saw, mistake.name
        ));
    }
    for name in named.iter().filter(|name| !shown.iter().any(|mistake| mistake.name == **name)) {
        sentences.push(format!("the run does not show the mistake `{name}` that `mistake` names"));
    }
    sentences
}

/// What a solution or a scenario of the gallery shows, and should not.
pub(crate) fn in_good_code(shown: &[Mistake]) -> impl Iterator<Item = String> {
    shown.iter().map(|mistake| format!("this shows the mistake `{}`: {} Mend the code, or the detector", mistake.name, mistake.saw))
}
