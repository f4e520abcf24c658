//! Arithmetic of exact decimals. The scales are told with the call: the types know them.

use super::{Arguments, Scalar};
use crate::error::Result;
use crate::types::decimal::{self, power_of_ten, rescale};
use crate::types::read::Datum;

/// The functions of this room.
pub const FUNCTIONS: &[Scalar] = &[
    Scalar("decimal_add", 5, |a| added(a, 1)),
    Scalar("decimal_subtract", 5, |a| added(a, -1)),
    // a, scale of a, b, scale of b, scale of the result
    Scalar("decimal_multiply", 5, |a| decimal::multiply(a.decimal(0), a.decimal(2), a.small(1) + a.small(3), a.small(4)).and_then(whole)),
    Scalar("decimal_divide", 5, |a| decimal::divide(a.decimal(0), a.small(1), a.decimal(2), a.small(3), a.small(4)).and_then(whole)),
    Scalar("decimal_modulo", 5, modulo),
    Scalar("decimal_negate", 1, |a| Ok(Datum::Decimal(-a.decimal(0)))),
    Scalar("decimal_abs", 1, |a| Ok(Datum::Decimal(a.decimal(0).abs()))),
    Scalar("decimal_sign", 1, |a| Ok(Datum::Decimal(a.decimal(0).signum()))),
    // value, from, to, precision
    Scalar("decimal_rescale", 4, |a| {
        let units = rescale(a.decimal(0), a.small(1), a.small(2))?;
        decimal::fit(units, a.small(3), a.small(2)).map(Datum::Decimal)
    }),
    // value, scale, places, scale of the result
    Scalar("decimal_round", 4, |a| at_place(a, true)),
    Scalar("decimal_trunc", 4, |a| at_place(a, false)),
    Scalar("decimal_floor", 2, |a| Ok(Datum::Decimal(a.decimal(0).div_euclid(power_of_ten(a.small(1)))))),
    Scalar("decimal_ceil", 2, |a| Ok(Datum::Decimal(-(-a.decimal(0)).div_euclid(power_of_ten(a.small(1)))))),
    Scalar("decimal_to_float", 2, |a| Ok(Datum::Float(decimal::to_float(a.decimal(0), a.small(1))))),
    Scalar("decimal_to_int", 3, |a| super::integers::fit(rescale(a.decimal(0), a.small(1), 0)?, a.int(2)).map(Datum::Int)),
    // value, scale, precision
    Scalar("int_to_decimal", 3, |a| decimal::fit(rescale(a.int(0).into(), 0, a.small(1))?, a.small(2), a.small(1)).map(Datum::Decimal)),
    Scalar("float_to_decimal", 3, from_float),
];

/// A result of at most 38 digits.
fn whole(units: i128) -> Result<Datum> {
    if units.unsigned_abs() < power_of_ten(38).unsigned_abs() { Ok(Datum::Decimal(units)) } else { Err(decimal::overflow()) }
}

fn both(arguments: &Arguments<'_, '_>) -> Result<(i128, i128, u8)> {
    let (a_scale, b_scale) = (arguments.small(1), arguments.small(3));
    let scale = a_scale.max(b_scale);
    Ok((rescale(arguments.decimal(0), a_scale, scale)?, rescale(arguments.decimal(2), b_scale, scale)?, scale))
}

fn added(arguments: &Arguments<'_, '_>, sign: i128) -> Result<Datum> {
    let (a, b, scale) = both(arguments)?;
    let sum = a.checked_add(sign * b).ok_or_else(decimal::overflow)?;
    rescale(sum, scale, arguments.small(4)).and_then(whole)
}

fn modulo(arguments: &Arguments<'_, '_>) -> Result<Datum> {
    let (a, b, scale) = both(arguments)?;
    if b == 0 {
        return Err(crate::error::SqlError::new("22012", "division by zero"));
    }
    rescale(a % b, scale, arguments.small(4)).and_then(whole)
}

fn at_place(arguments: &Arguments<'_, '_>, round: bool) -> Result<Datum> {
    let (units, scale, places, to) = (arguments.decimal(0), arguments.small(1), arguments.int(2), arguments.small(3));
    // Digits to drop, counted from the right.
    let drop = i64::from(scale) - places;
    if drop <= 0 {
        return rescale(units, scale, to).and_then(whole);
    }
    if drop > 38 {
        return Ok(Datum::Decimal(0));
    }
    let drop = u8::try_from(drop).unwrap_or(38);
    let kept = if round { rescale(units, drop, 0)? } else { units / power_of_ten(drop) };
    let back = kept.checked_mul(power_of_ten(drop)).ok_or_else(decimal::overflow)?;
    rescale(back, scale, to).and_then(whole)
}

fn from_float(arguments: &Arguments<'_, '_>) -> Result<Datum> {
    let (number, scale, precision) = (arguments.float(0), arguments.small(1), arguments.small(2));
    if !number.is_finite() {
        return Err(decimal::overflow());
    }
    // Fifteen digits are what PostgreSQL takes of a float.
    let text = format!("{number:.14e}");
    let (units, found) = decimal::parse(&text).ok_or_else(decimal::overflow)?;
    decimal::fit(rescale(units, found, scale)?, precision, scale).map(Datum::Decimal)
}
