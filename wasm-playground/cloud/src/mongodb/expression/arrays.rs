//! Operators of arrays, and of documents as arrays of keys and values.

use super::is_nullish;
use super::numbers::whole_argument;
use super::operators::{Arguments, type_of};
use crate::mongodb::order::{compare, sort};
use crate::mongodb::refusal::{Outcome, Refusal};
use crate::mongodb::value::{Bson, Document};

fn elements<'a>(argument: &'a Option<Bson>, code: i32, sentence: &str) -> Outcome<&'a [Bson]> {
    match argument {
        Some(Bson::Array(elements)) => Ok(elements),
        other => Err(Refusal::new(code, format!("{sentence}{}", type_of(other.as_ref())))),
    }
}

/// `$size`.
pub(crate) fn size(_: &str, arguments: Arguments<'_>) -> Outcome<Option<Bson>> {
    let elements = elements(&arguments[0], 17_124, "The argument to $size must be an array, but was of type: ")?;
    Ok(Some(Bson::count(elements.len())))
}

/// `$isArray`.
pub(crate) fn is_array(_: &str, arguments: Arguments<'_>) -> Outcome<Option<Bson>> {
    Ok(Some(Bson::Bool(matches!(arguments[0], Some(Bson::Array(_))))))
}

/// The place that an index means; a negative one counts from the end.
fn place(length: usize, index: i64) -> Option<usize> {
    let length = i64::try_from(length).ok()?;
    let index = if index < 0 { index + length } else { index };
    usize::try_from(index).ok().filter(|_| index < length)
}

/// `$arrayElemAt`; missing behind the end.
pub(crate) fn element_at(name: &str, arguments: Arguments<'_>) -> Outcome<Option<Bson>> {
    if arguments.iter().any(|argument| is_nullish(argument.as_ref())) {
        return Ok(Some(Bson::Null));
    }
    let elements = elements(&arguments[0], 28_689, "$arrayElemAt's first argument must be an array, but is ")?;
    let index = whole_argument(name, "the second argument", &arguments[1], 28_690)?;
    Ok(place(elements.len(), index).map(|place| elements[place].clone()))
}

/// `$first` and `$last` of an array.
pub(crate) fn end(name: &str, arguments: Arguments<'_>) -> Outcome<Option<Bson>> {
    if is_nullish(arguments[0].as_ref()) {
        return Ok(Some(Bson::Null));
    }
    let elements = elements(&arguments[0], 28_689, &format!("{name}'s argument must be an array, but is "))?;
    Ok(if name == "$first" { elements.first() } else { elements.last() }.cloned())
}

/// `$in`.
pub(crate) fn is_in(_: &str, arguments: Arguments<'_>) -> Outcome<Option<Bson>> {
    let elements = elements(&arguments[1], 40_081, "$in requires an array as a second argument, found: ")?;
    let wanted = arguments[0].as_ref();
    Ok(Some(Bson::Bool(wanted.is_some_and(|wanted| elements.iter().any(|element| compare(element, wanted).is_eq())))))
}

/// `$concatArrays`.
pub(crate) fn concat(_: &str, arguments: Arguments<'_>) -> Outcome<Option<Bson>> {
    let mut all = Vec::new();
    for argument in arguments {
        if is_nullish(argument.as_ref()) {
            return Ok(Some(Bson::Null));
        }
        all.extend_from_slice(elements(argument, 28_664, "$concatArrays only supports arrays, not ")?);
    }
    Ok(Some(Bson::Array(all)))
}

/// `$reverseArray`.
pub(crate) fn reverse(_: &str, arguments: Arguments<'_>) -> Outcome<Option<Bson>> {
    if is_nullish(arguments[0].as_ref()) {
        return Ok(Some(Bson::Null));
    }
    let elements = elements(&arguments[0], 34_435, "The argument to $reverseArray must be an array, but was of type: ")?;
    Ok(Some(Bson::Array(elements.iter().rev().cloned().collect())))
}

/// `$slice`: so many from the start, or from the end if negative; or so many from a place on.
pub(crate) fn slice(name: &str, arguments: Arguments<'_>) -> Outcome<Option<Bson>> {
    if arguments.iter().any(|argument| is_nullish(argument.as_ref())) {
        return Ok(Some(Bson::Null));
    }
    let elements = elements(&arguments[0], 28_724, "First argument to $slice must be an array, but is of type: ")?;
    let first = whole_argument(name, "the second argument", &arguments[1], 28_725)?;
    let Some(third) = arguments.get(2) else { return Ok(Some(Bson::Array(sliced(elements, first, None)))) };
    match whole_argument(name, "the third argument", third, 28_727)? {
        count if count <= 0 => Err(Refusal::new(28_729, format!("Third argument to $slice must be positive: {count}"))),
        count => Ok(Some(Bson::Array(sliced(elements, first, Some(count))))),
    }
}

/// A part of an array, as `$slice` of expressions, projections and updates takes it.
pub(crate) fn sliced(elements: &[Bson], first: i64, count: Option<i64>) -> Vec<Bson> {
    let number = |number: i64| usize::try_from(number).unwrap_or(0);
    let from_end = |number: i64| elements.len().saturating_sub(usize::try_from(number.unsigned_abs()).unwrap_or(usize::MAX));
    let (start, length) = match count {
        None if first < 0 => (from_end(first), usize::MAX),
        None => (0, number(first)),
        Some(count) => (if first < 0 { from_end(first) } else { number(first) }, number(count)),
    };
    elements.iter().skip(start).take(length).cloned().collect()
}

/// `$range`.
pub(crate) fn range(name: &str, arguments: Arguments<'_>) -> Outcome<Option<Bson>> {
    let start = whole_argument(name, "the starting value", &arguments[0], 34_443)?;
    let end = whole_argument(name, "the ending value", &arguments[1], 34_445)?;
    let step = arguments.get(2).map_or(Ok(1), |step| whole_argument(name, "the step", step, 34_447))?;
    if step == 0 {
        return Err(Refusal::new(34_449, "$range requires a non-zero step value"));
    }
    let mut numbers = Vec::new();
    let mut number = start;
    while if step > 0 { number < end } else { number > end } {
        if numbers.len() >= 1_000_000 {
            return Err(Refusal::new(146, "$range would use too much memory: more than a million numbers"));
        }
        numbers.push(Bson::whole(number));
        number = number.saturating_add(step);
    }
    Ok(Some(Bson::Array(numbers)))
}

fn put_new(set: &mut Vec<Bson>, element: &Bson) {
    if !contains(set, element) {
        set.push(element.clone());
    }
}

fn contains(set: &[Bson], element: &Bson) -> bool {
    set.iter().any(|known| compare(known, element).is_eq())
}

/// `$setUnion`.
pub(crate) fn union(_: &str, arguments: Arguments<'_>) -> Outcome<Option<Bson>> {
    let mut set = Vec::new();
    for argument in arguments {
        if is_nullish(argument.as_ref()) {
            return Ok(Some(Bson::Null));
        }
        for element in elements(argument, 17_043, "All operands of $setUnion must be arrays. One argument is of type: ")? {
            put_new(&mut set, element);
        }
    }
    sort(&mut set);
    Ok(Some(Bson::Array(set)))
}

/// `$setIntersection`.
pub(crate) fn intersection(_: &str, arguments: Arguments<'_>) -> Outcome<Option<Bson>> {
    if arguments.iter().any(|argument| is_nullish(argument.as_ref())) {
        return Ok(Some(Bson::Null));
    }
    let sets = arguments
        .iter()
        .map(|argument| elements(argument, 17_047, "All operands of $setIntersection must be arrays. One argument is of type: "));
    let sets = sets.collect::<Outcome<Vec<_>>>()?;
    let mut shared = Vec::new();
    for element in sets.first().copied().unwrap_or_default() {
        if sets.iter().all(|set| contains(set, element)) {
            put_new(&mut shared, element);
        }
    }
    sort(&mut shared);
    Ok(Some(Bson::Array(shared)))
}

/// `$setDifference`.
pub(crate) fn difference(_: &str, arguments: Arguments<'_>) -> Outcome<Option<Bson>> {
    if arguments.iter().any(|argument| is_nullish(argument.as_ref())) {
        return Ok(Some(Bson::Null));
    }
    let first = elements(&arguments[0], 17_048, "both operands of $setDifference must be arrays. First argument is of type: ")?;
    let second = elements(&arguments[1], 17_049, "both operands of $setDifference must be arrays. Second argument is of type: ")?;
    let mut rest = Vec::new();
    first.iter().filter(|element| !contains(second, element)).for_each(|element| put_new(&mut rest, element));
    Ok(Some(Bson::Array(rest)))
}

/// `$mergeObjects`.
pub(crate) fn merge(_: &str, arguments: Arguments<'_>) -> Outcome<Option<Bson>> {
    let parts: Vec<Option<&Bson>> = match arguments {
        [Some(Bson::Array(elements))] => elements.iter().map(Some).collect(),
        several => several.iter().map(Option::as_ref).collect(),
    };
    let mut merged = Document::new();
    for part in parts {
        match part {
            None | Some(Bson::Null) => {}
            Some(Bson::Document(document)) => document.iter().for_each(|(name, value)| merged.set(name, value.clone())),
            Some(other) => {
                let problem = format!(
                    "$mergeObjects requires object inputs, but input {} is of type {}",
                    crate::mongodb::shell_text::of_value(other),
                    other.type_name()
                );
                return Err(Refusal::new(40_400, problem));
            }
        }
    }
    Ok(Some(merged.into()))
}

/// `$objectToArray`: `[{k: …, v: …}]`.
pub(crate) fn of_document(_: &str, arguments: Arguments<'_>) -> Outcome<Option<Bson>> {
    match &arguments[0] {
        None | Some(Bson::Null) => Ok(Some(Bson::Null)),
        Some(Bson::Document(document)) => {
            let pairs = document.iter().map(|(name, value)| Document::of([("k", name.into()), ("v", value.clone())]).into());
            Ok(Some(Bson::Array(pairs.collect())))
        }
        Some(other) => Err(Refusal::new(40_390, format!("$objectToArray requires a document input, found: {}", other.type_name()))),
    }
}

/// `$arrayToObject`, of pairs or of `{k: …, v: …}`.
pub(crate) fn to_document(_: &str, arguments: Arguments<'_>) -> Outcome<Option<Bson>> {
    if is_nullish(arguments[0].as_ref()) {
        return Ok(Some(Bson::Null));
    }
    let mut document = Document::new();
    for element in elements(&arguments[0], 40_386, "$arrayToObject requires an array input, found: ")? {
        let pair = match element {
            Bson::Array(pair) if pair.len() == 2 => Some((&pair[0], &pair[1])),
            Bson::Document(pair) if pair.len() == 2 => pair.get("k").zip(pair.get("v")),
            _ => None,
        };
        let Some((Bson::String(key), value)) = pair else {
            let problem = "$arrayToObject requires an array of key-value pairs with keys that are strings: ['k', v] or {k: 'k', v: v}";
            return Err(Refusal::new(40_392, problem));
        };
        document.set(key, value.clone());
    }
    Ok(Some(document.into()))
}
