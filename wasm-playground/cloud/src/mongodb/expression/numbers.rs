//! Operators of numbers, comparisons, truth.

use std::cmp::Ordering;

use super::operators::{Arguments, all, type_of};
use crate::mongodb::accumulator::Accumulator;
use crate::mongodb::arithmetic::{self, Operation, calculate, decimal, integer};
use crate::mongodb::decimal::Decimal;
use crate::mongodb::order::compare;
use crate::mongodb::refusal::{Outcome, Refusal};
use crate::mongodb::value::Bson;

fn not_numeric(name: &str, arguments: &[&Bson]) -> Refusal {
    let types: Vec<&str> = arguments.iter().map(|value| value.type_name()).collect();
    Refusal::type_mismatch(format!("{name} only supports numeric types, not {}", types.join(" and ")))
}

/// `$add`: numbers, and at most one date.
pub(crate) fn add(_: &str, arguments: Arguments<'_>) -> Outcome<Option<Bson>> {
    let Some(values) = all(arguments) else { return Ok(Some(Bson::Null)) };
    let (mut sum, mut date) = (Bson::Int32(0), None);
    for value in values {
        match value {
            Bson::Date(_) if date.is_some() => return Err(Refusal::new(16_612, "only one date allowed in an $add expression")),
            Bson::Date(millis) => date = Some(*millis),
            number => {
                let problem = || Refusal::type_mismatch(format!("$add only supports numeric or date types, not {}", number.type_name()));
                sum = calculate(Operation::Add, &sum, number).ok_or_else(problem)?;
            }
        }
    }
    Ok(Some(match date {
        Some(millis) => Bson::Date(millis.saturating_add(rounded_millis(&sum))),
        None => sum,
    }))
}

fn rounded_millis(number: &Bson) -> i64 {
    number.as_whole().unwrap_or_else(|| number.as_double().unwrap_or_default().round_ties_even() as i64)
}

/// `$subtract`: numbers, two dates, or a number from a date.
pub(crate) fn subtract(_: &str, arguments: Arguments<'_>) -> Outcome<Option<Bson>> {
    let Some(values) = all(arguments) else { return Ok(Some(Bson::Null)) };
    Ok(Some(match (values[0], values[1]) {
        (Bson::Date(a), Bson::Date(b)) => Bson::Int64(a.saturating_sub(*b)),
        (Bson::Date(a), number) if number.is_number() => Bson::Date(a.saturating_sub(rounded_millis(number))),
        (a, b) => calculate(Operation::Subtract, a, b)
            .ok_or_else(|| Refusal::type_mismatch(format!("can't $subtract {} from {}", b.type_name(), a.type_name())))?,
    }))
}

/// `$multiply`.
pub(crate) fn multiply(name: &str, arguments: Arguments<'_>) -> Outcome<Option<Bson>> {
    let Some(values) = all(arguments) else { return Ok(Some(Bson::Null)) };
    let mut product = Bson::Int32(1);
    for value in values {
        product = calculate(Operation::Multiply, &product, value).ok_or_else(|| not_numeric(name, &[value]))?;
    }
    Ok(Some(product))
}

/// `$divide`.
pub(crate) fn divide(name: &str, arguments: Arguments<'_>) -> Outcome<Option<Bson>> {
    let Some(values) = all(arguments) else { return Ok(Some(Bson::Null)) };
    if !values[0].is_number() || !values[1].is_number() {
        return Err(not_numeric(name, &values));
    }
    if !values[1].is_true() {
        return Err(Refusal::bad_value("can't $divide by zero"));
    }
    Ok(arithmetic::divide(values[0], values[1]))
}

/// `$mod`, with the sign of what is divided.
pub(crate) fn modulo(name: &str, arguments: Arguments<'_>) -> Outcome<Option<Bson>> {
    let Some(values) = all(arguments) else { return Ok(Some(Bson::Null)) };
    if !values[0].is_number() || !values[1].is_number() {
        return Err(not_numeric(name, &values));
    }
    if !values[1].is_true() {
        return Err(Refusal::new(16_610, "can't $mod by zero"));
    }
    Ok(Some(match (integer(values[0]), integer(values[1])) {
        (Some(a), Some(b)) if matches!((values[0], values[1]), (Bson::Int32(_), Bson::Int32(_))) => Bson::whole(a.wrapping_rem(b)),
        (Some(a), Some(b)) => Bson::Int64(a.wrapping_rem(b)),
        _ => Bson::Double(values[0].as_double().unwrap_or_default() % values[1].as_double().unwrap_or_default()),
    }))
}

/// `$pow`.
pub(crate) fn power(name: &str, arguments: Arguments<'_>) -> Outcome<Option<Bson>> {
    let Some(values) = all(arguments) else { return Ok(Some(Bson::Null)) };
    if !values[0].is_number() || !values[1].is_number() {
        return Err(not_numeric(name, &values));
    }
    let exact = integer(values[0]).zip(integer(values[1]).and_then(|power| u32::try_from(power).ok()));
    if let Some(number) = exact.and_then(|(base, power)| base.checked_pow(power)) {
        let is_long = matches!(values[0], Bson::Int64(_)) || matches!(values[1], Bson::Int64(_));
        return Ok(Some(if is_long { Bson::Int64(number) } else { Bson::whole(number) }));
    }
    Ok(Some(Bson::Double(values[0].as_double().unwrap_or_default().powf(values[1].as_double().unwrap_or_default()))))
}

/// `$abs`, `$ceil`, `$floor`, `$sqrt`.
pub(crate) fn rounded(name: &str, arguments: Arguments<'_>) -> Outcome<Option<Bson>> {
    let Some(values) = all(arguments) else { return Ok(Some(Bson::Null)) };
    let value = values[0];
    let Some(double) = value.as_double() else {
        return Err(Refusal::new(28_765, format!("{name} only supports numeric types, not {}", value.type_name())));
    };
    Ok(Some(match (name, value) {
        ("$sqrt", _) if double < 0.0 => return Err(Refusal::new(28_714, "$sqrt's argument must be greater than or equal to 0")),
        ("$sqrt", _) => Bson::Double(double.sqrt()),
        ("$abs", Bson::Int32(number)) => Bson::whole(i64::from(*number).abs()),
        ("$abs", Bson::Int64(number)) => Bson::Int64(number.saturating_abs()),
        ("$abs", Bson::Decimal(number)) => Bson::Decimal(if double < 0.0 { number.negated() } else { number.clone() }),
        ("$abs", _) => Bson::Double(double.abs()),
        (_, Bson::Int32(_) | Bson::Int64(_)) => value.clone(),
        ("$ceil", Bson::Decimal(_)) => Bson::Decimal(Decimal::from_double(double.ceil(), 34).stripped()),
        (_, Bson::Decimal(_)) => Bson::Decimal(Decimal::from_double(double.floor(), 34).stripped()),
        ("$ceil", _) => Bson::Double(double.ceil()),
        _ => Bson::Double(double.floor()),
    }))
}

/// `$round` (a half goes to the even digit) and `$trunc`, to so many places.
pub(crate) fn to_places(name: &str, arguments: Arguments<'_>) -> Outcome<Option<Bson>> {
    let Some(values) = all(arguments) else { return Ok(Some(Bson::Null)) };
    let value = values[0];
    if !value.is_number() {
        return Err(Refusal::new(51_081, format!("{name} only supports numeric types, not {}", value.type_name())));
    }
    let places = values.get(1).map_or(Some(0), |places| places.as_whole()).filter(|places| (-20..=100).contains(places));
    let places =
        places.ok_or_else(|| Refusal::new(51_083, "cannot apply $round with precision value that is no whole number from -20 to 100"))?;
    if places >= 0 && integer(value).is_some() {
        return Ok(Some(value.clone()));
    }
    let places = i32::try_from(places).unwrap_or_default();
    let cut = decimal_at(&exactly(value), places, name == "$round");
    Ok(Some(match value {
        Bson::Decimal(_) => Bson::Decimal(cut),
        Bson::Double(number) if !number.is_finite() => value.clone(),
        Bson::Double(_) => Bson::Double(cut.to_double()),
        Bson::Int64(_) => cut.to_whole().map_or(Bson::Null, Bson::Int64),
        _ => cut.to_whole().map_or(Bson::Null, Bson::whole),
    }))
}

/// A double by its binary value: `2.675` is a little less than that.
fn exactly(number: &Bson) -> Decimal {
    match number {
        Bson::Double(double) => Decimal::from_double(*double, 34),
        other => decimal(other),
    }
}

fn decimal_at(number: &Decimal, places: i32, to_nearest: bool) -> Decimal {
    let Decimal::Finite { negative, coefficient, exponent } = *number else { return number.clone() };
    let drop = -places - exponent;
    if drop <= 0 {
        return number.clone();
    }
    let scale = u32::try_from(drop).ok().and_then(|drop| 10_u128.checked_pow(drop));
    let Some(scale) = scale else { return Decimal::Finite { negative, coefficient: 0, exponent: -places } };
    let (mut kept, rest) = (coefficient / scale, coefficient % scale);
    if to_nearest {
        match rest.cmp(&(scale - rest)) {
            Ordering::Greater => kept += 1,
            Ordering::Equal if kept % 2 == 1 => kept += 1,
            _ => {}
        }
    }
    Decimal::Finite { negative, coefficient: kept, exponent: -places }
}

/// `$sum`, `$avg`, `$min`, `$max` of arguments, or of the elements of the only one.
pub(crate) fn total(name: &str, arguments: Arguments<'_>) -> Outcome<Option<Bson>> {
    let mut accumulator = Accumulator::named(name);
    let values = match arguments {
        [Some(Bson::Array(elements))] => elements.iter().map(Some).collect::<Vec<_>>(),
        several => several.iter().map(Option::as_ref).collect(),
    };
    values.into_iter().for_each(|value| accumulator.add(value.cloned()));
    Ok(Some(accumulator.value()))
}

/// `$eq` and its like, `$cmp`. What is missing is below everything but MinKey.
pub(crate) fn compared(name: &str, arguments: Arguments<'_>) -> Outcome<Option<Bson>> {
    let order = match (&arguments[0], &arguments[1]) {
        (Some(a), Some(b)) => compare(a, b),
        (a, b) => a.is_some().cmp(&b.is_some()),
    };
    Ok(Some(match name {
        "$cmp" => Bson::Int32(order as i32),
        "$eq" => Bson::Bool(order.is_eq()),
        "$ne" => Bson::Bool(order.is_ne()),
        "$gt" => Bson::Bool(order.is_gt()),
        "$gte" => Bson::Bool(order.is_ge()),
        "$lt" => Bson::Bool(order.is_lt()),
        _ => Bson::Bool(order.is_le()),
    }))
}

/// `$not`.
pub(crate) fn not(_: &str, arguments: Arguments<'_>) -> Outcome<Option<Bson>> {
    Ok(Some(Bson::Bool(!arguments[0].as_ref().is_some_and(Bson::is_true))))
}

/// For sentences about a number that is none.
pub(crate) fn whole_argument(name: &str, what: &str, argument: &Option<Bson>, code: i32) -> Outcome<i64> {
    argument
        .as_ref()
        .and_then(Bson::as_whole)
        .ok_or_else(|| Refusal::new(code, format!("{name} requires {what} to be a whole number, found: {}", type_of(argument.as_ref()))))
}
