//! Operators of texts.

use super::numbers::whole_argument;
use super::operators::{Arguments, all, type_of};
use crate::mongodb::expression::is_nullish;
use crate::mongodb::refusal::{Outcome, Refusal};
use crate::mongodb::value::Bson;

/// `$concat`.
pub(crate) fn concat(_: &str, arguments: Arguments<'_>) -> Outcome<Option<Bson>> {
    let mut text = String::new();
    for argument in arguments {
        match argument {
            None | Some(Bson::Null) => return Ok(Some(Bson::Null)),
            Some(Bson::String(part)) => text.push_str(part),
            Some(other) => return Err(Refusal::new(16_702, format!("$concat only supports strings, not {}", other.type_name()))),
        }
    }
    Ok(Some(text.into()))
}

/// What operators of texts take for a text: numbers and dates as well, nothing for null.
fn coerced(argument: Option<&Bson>) -> Outcome<String> {
    match argument {
        None | Some(Bson::Null) => Ok(String::new()),
        Some(value) => match super::conversions::to_text(value) {
            Some(text) if !matches!(value, Bson::Bool(_) | Bson::ObjectId(_)) => Ok(text),
            _ => Err(Refusal::new(16_007, format!("can't convert from BSON type {} to String", type_of(argument)))),
        },
    }
}

/// `$toUpper` and `$toLower`: of the letters of ASCII, as MongoDB's manual says.
pub(crate) fn case(name: &str, arguments: Arguments<'_>) -> Outcome<Option<Bson>> {
    let text = coerced(arguments[0].as_ref())?;
    Ok(Some(if name == "$toUpper" { text.to_ascii_uppercase() } else { text.to_ascii_lowercase() }.into()))
}

/// `$strLenCP`.
pub(crate) fn length(_: &str, arguments: Arguments<'_>) -> Outcome<Option<Bson>> {
    match &arguments[0] {
        Some(Bson::String(text)) => Ok(Some(Bson::count(text.chars().count()))),
        other => {
            let problem = format!("$strLenCP requires a string argument, found: {}", type_of(other.as_ref()));
            Err(Refusal::new(34_471, problem))
        }
    }
}

/// `$substrCP` and `$substr`: from a character on, so many; a negative number is all that follow.
pub(crate) fn part(name: &str, arguments: Arguments<'_>) -> Outcome<Option<Bson>> {
    let text = coerced(arguments[0].as_ref())?;
    let start = whole_argument(name, "the starting index", &arguments[1], 34_450)?;
    let length = whole_argument(name, "the length", &arguments[2], 34_452)?;
    let start = usize::try_from(start).map_err(|_| Refusal::new(50_752, format!("{name}: the starting index must be non-negative")))?;
    let length = usize::try_from(length).unwrap_or(usize::MAX);
    Ok(Some(text.chars().skip(start).take(length).collect::<String>().into()))
}

/// `$split`.
pub(crate) fn split(_: &str, arguments: Arguments<'_>) -> Outcome<Option<Bson>> {
    if is_nullish(arguments[0].as_ref()) || is_nullish(arguments[1].as_ref()) {
        return Ok(Some(Bson::Null));
    }
    match (&arguments[0], &arguments[1]) {
        (Some(Bson::String(_)), Some(Bson::String(separator))) if separator.is_empty() => {
            Err(Refusal::new(40_087, "$split requires a non-empty separator"))
        }
        (Some(Bson::String(text)), Some(Bson::String(separator))) => {
            Ok(Some(Bson::Array(text.split(separator.as_str()).map(Bson::from).collect())))
        }
        (Some(Bson::String(_)), other) => {
            let problem = format!(
                "$split requires an expression that evaluates to a string as a second argument, found: {}",
                type_of(other.as_ref())
            );
            Err(Refusal::new(40_086, problem))
        }
        (other, _) => {
            let problem =
                format!("$split requires an expression that evaluates to a string as a first argument, found: {}", type_of(other.as_ref()));
            Err(Refusal::new(40_085, problem))
        }
    }
}

/// `$indexOfCP`.
pub(crate) fn index_of(_: &str, arguments: Arguments<'_>) -> Outcome<Option<Bson>> {
    match (&arguments[0], &arguments[1]) {
        (None | Some(Bson::Null), _) => Ok(Some(Bson::Null)),
        (Some(Bson::String(text)), Some(Bson::String(wanted))) => {
            Ok(Some(text.find(wanted.as_str()).map_or(Bson::Int32(-1), |at| Bson::count(text[..at].chars().count()))))
        }
        (Some(Bson::String(_)), other) => {
            Err(Refusal::new(40_094, format!("$indexOfCP requires a string as the second argument, found: {}", type_of(other.as_ref()))))
        }
        (other, _) => {
            Err(Refusal::new(40_093, format!("$indexOfCP requires a string as the first argument, found: {}", type_of(other.as_ref()))))
        }
    }
}

/// `$replaceAll`.
pub(crate) fn replace(_: &str, arguments: Arguments<'_>) -> Outcome<Option<Bson>> {
    let Some(values) = all(arguments) else { return Ok(Some(Bson::Null)) };
    match (values[0], values[1], values[2]) {
        (Bson::String(text), Bson::String(find), Bson::String(with)) => Ok(Some(text.replace(find.as_str(), with).into())),
        _ => Err(Refusal::new(51_746, "$replaceAll requires that 'input', 'find' and 'replacement' be strings")),
    }
}

/// `$trim`, `$ltrim`, `$rtrim`.
pub(crate) fn trim(name: &str, arguments: Arguments<'_>) -> Outcome<Option<Bson>> {
    let text = match &arguments[0] {
        None | Some(Bson::Null) => return Ok(Some(Bson::Null)),
        Some(Bson::String(text)) => text,
        Some(other) => {
            let problem = format!(
                "{name} requires its input to be a string, got {} (of type {}) instead.",
                crate::mongodb::shell_text::of_value(other),
                other.type_name()
            );
            return Err(Refusal::new(50_699, problem));
        }
    };
    let chars = arguments[1].as_ref().and_then(Bson::as_text);
    let is_cut = |letter: char| chars.map_or(letter.is_whitespace() || letter == '\0', |chars| chars.contains(letter));
    let text = if name == "$rtrim" { text } else { text.trim_start_matches(is_cut) };
    Ok(Some(if name == "$ltrim" { text } else { text.trim_end_matches(is_cut) }.into()))
}
