//! The operators that compute all their arguments first.

use super::{arrays, conversions, dates, numbers, texts};
use crate::mongodb::refusal::{Outcome, Refusal};
use crate::mongodb::value::Bson;

/// Arguments as they were computed; `None` for what is missing.
pub(crate) type Arguments<'a> = &'a [Option<Bson>];

/// An operator.
#[derive(Debug)]
pub(crate) struct Operator {
    /// Its name with the dollar sign.
    pub name: &'static str,
    /// The least and the largest number of arguments.
    pub least: usize,
    pub most: usize,
    /// Computes the value. It is told its name, for sentences.
    pub apply: fn(&str, Arguments<'_>) -> Outcome<Option<Bson>>,
}

const MANY: usize = usize::MAX;

const fn operator(name: &'static str, least: usize, most: usize, apply: fn(&str, Arguments<'_>) -> Outcome<Option<Bson>>) -> Operator {
    Operator { name, least, most, apply }
}

/// All of them that are called with a list of arguments.
pub(crate) static OPERATORS: &[Operator] = &[
    operator("$abs", 1, 1, numbers::rounded),
    operator("$add", 0, MANY, numbers::add),
    operator("$avg", 0, MANY, numbers::total),
    operator("$ceil", 1, 1, numbers::rounded),
    operator("$divide", 2, 2, numbers::divide),
    operator("$floor", 1, 1, numbers::rounded),
    operator("$max", 0, MANY, numbers::total),
    operator("$min", 0, MANY, numbers::total),
    operator("$mod", 2, 2, numbers::modulo),
    operator("$multiply", 0, MANY, numbers::multiply),
    operator("$pow", 2, 2, numbers::power),
    operator("$round", 1, 2, numbers::to_places),
    operator("$sqrt", 1, 1, numbers::rounded),
    operator("$subtract", 2, 2, numbers::subtract),
    operator("$sum", 0, MANY, numbers::total),
    operator("$trunc", 1, 2, numbers::to_places),
    operator("$cmp", 2, 2, numbers::compared),
    operator("$eq", 2, 2, numbers::compared),
    operator("$gt", 2, 2, numbers::compared),
    operator("$gte", 2, 2, numbers::compared),
    operator("$lt", 2, 2, numbers::compared),
    operator("$lte", 2, 2, numbers::compared),
    operator("$ne", 2, 2, numbers::compared),
    operator("$not", 1, 1, numbers::not),
    operator("$concat", 0, MANY, texts::concat),
    operator("$indexOfCP", 2, 2, texts::index_of),
    operator("$split", 2, 2, texts::split),
    operator("$strLenCP", 1, 1, texts::length),
    operator("$substr", 3, 3, texts::part),
    operator("$substrCP", 3, 3, texts::part),
    operator("$toLower", 1, 1, texts::case),
    operator("$toUpper", 1, 1, texts::case),
    operator("$isNumber", 1, 1, conversions::is_number),
    operator("$toBool", 1, 1, conversions::convert),
    operator("$toDate", 1, 1, conversions::convert),
    operator("$toDecimal", 1, 1, conversions::convert),
    operator("$toDouble", 1, 1, conversions::convert),
    operator("$toInt", 1, 1, conversions::convert),
    operator("$toLong", 1, 1, conversions::convert),
    operator("$toObjectId", 1, 1, conversions::convert),
    operator("$toString", 1, 1, conversions::convert),
    operator("$type", 1, 1, conversions::type_of),
    operator("$arrayElemAt", 2, 2, arrays::element_at),
    operator("$arrayToObject", 1, 1, arrays::to_document),
    operator("$concatArrays", 0, MANY, arrays::concat),
    operator("$first", 1, 1, arrays::end),
    operator("$in", 2, 2, arrays::is_in),
    operator("$isArray", 1, 1, arrays::is_array),
    operator("$last", 1, 1, arrays::end),
    operator("$mergeObjects", 0, MANY, arrays::merge),
    operator("$objectToArray", 1, 1, arrays::of_document),
    operator("$range", 2, 3, arrays::range),
    operator("$reverseArray", 1, 1, arrays::reverse),
    operator("$setDifference", 2, 2, arrays::difference),
    operator("$setIntersection", 0, MANY, arrays::intersection),
    operator("$setUnion", 0, MANY, arrays::union),
    operator("$size", 1, 1, arrays::size),
    operator("$slice", 2, 3, arrays::slice),
    operator("$dayOfMonth", 1, 1, dates::part),
    operator("$dayOfWeek", 1, 1, dates::part),
    operator("$dayOfYear", 1, 1, dates::part),
    operator("$hour", 1, 1, dates::part),
    operator("$millisecond", 1, 1, dates::part),
    operator("$minute", 1, 1, dates::part),
    operator("$month", 1, 1, dates::part),
    operator("$second", 1, 1, dates::part),
    operator("$year", 1, 1, dates::part),
];

/// Those that are called with names, in the order that `reading` gives to their arguments.
static NAMED: &[Operator] = &[
    operator("$dateToString", 4, 4, dates::to_text),
    operator("$dateTrunc", 5, 5, dates::truncate),
    operator("$ltrim", 2, 2, texts::trim),
    operator("$replaceAll", 3, 3, texts::replace),
    operator("$rtrim", 2, 2, texts::trim),
    operator("$trim", 2, 2, texts::trim),
];

/// The operator of this name, if it is called with a list.
pub(crate) fn find(name: &str) -> Option<&'static Operator> {
    OPERATORS.iter().find(|operator| operator.name == name)
}

/// One of those that are called with names.
pub(crate) fn find_named(name: &str) -> &'static Operator {
    NAMED.iter().find(|operator| operator.name == name).unwrap_or(&NAMED[0])
}

/// Refuses too few or too many arguments.
pub(crate) fn check_count(operator: &Operator, count: usize) -> Outcome<()> {
    let Operator { name, least, most, .. } = operator;
    if (*least..=*most).contains(&count) {
        return Ok(());
    }
    Err(if least == most {
        Refusal::new(16_020, format!("Expression {name} takes exactly {least} arguments. {count} were passed in."))
    } else {
        let problem = format!("Expression {name} takes at least {least} arguments, and at most {most}, but {count} were passed in.");
        Refusal::new(28_667, problem)
    })
}

/// The arguments if none is null or missing.
pub(crate) fn all<'a>(arguments: Arguments<'a>) -> Option<Vec<&'a Bson>> {
    arguments.iter().map(|argument| argument.as_ref().filter(|value| **value != Bson::Null)).collect()
}

/// MongoDB's word for an argument's type.
pub(crate) fn type_of(argument: Option<&Bson>) -> &'static str {
    argument.map_or("missing", Bson::type_name)
}
