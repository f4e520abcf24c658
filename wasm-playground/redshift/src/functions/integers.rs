//! Whole numbers, held to their range: SQLite would go on with floats.

use super::{Arguments, Scalar};
use crate::error::{Result, SqlError};
use crate::types::read::Datum;

/// The functions of this room.
pub const FUNCTIONS: &[Scalar] = &[
    Scalar("int_fit", 2, |a| fit(a.int(0).into(), a.int(1)).and_then(|number| exact(a, number))),
    Scalar("int_nonzero", 1, |a| nonzero(a.int(0))),
    Scalar("int_add", 2, |a| fit(i128::from(a.int(0)) + i128::from(a.int(1)), 64).map(Datum::Int)),
    Scalar("int_subtract", 2, |a| fit(i128::from(a.int(0)) - i128::from(a.int(1)), 64).map(Datum::Int)),
    Scalar("int_multiply", 2, |a| fit(i128::from(a.int(0)) * i128::from(a.int(1)), 64).map(Datum::Int)),
    Scalar("int_abs", 2, |a| fit(i128::from(a.int(0)).abs(), a.int(1)).map(Datum::Int)),
    Scalar("int_round", 2, |a| to_power(a, true)),
    Scalar("int_trunc", 2, |a| to_power(a, false)),
    Scalar("int_to_hex", 1, |a| Ok(Datum::Text(format!("{:x}", a.int(0))))),
];

/// What a number beyond the range of its type fails with.
#[must_use]
pub fn out_of_range(bits: i64) -> SqlError {
    let name = match bits {
        16 => "smallint",
        32 => "integer",
        _ => "bigint",
    };
    SqlError::new("22003", format!("{name} out of range"))
}

/// Holds a number to so many bits.
///
/// # Errors
/// 22003.
pub fn fit(number: i128, bits: i64) -> Result<i64> {
    let limit = 1_i128 << (bits.clamp(8, 64) - 1);
    if number >= limit || number < -limit {
        return Err(out_of_range(bits));
    }
    i64::try_from(number).map_err(|_| out_of_range(bits))
}

/// A float here is what SQLite made of an overflow of 64 bits.
fn exact(arguments: &Arguments<'_, '_>, number: i64) -> Result<Datum> {
    match arguments.raw(0) {
        rusqlite::types::ValueRef::Real(_) => Err(out_of_range(arguments.int(1))),
        _ => Ok(Datum::Int(number)),
    }
}

fn nonzero(number: i64) -> Result<Datum> {
    if number == 0 { Err(SqlError::new("22012", "division by zero")) } else { Ok(Datum::Int(number)) }
}

/// Rounds or cuts at a power of ten before the point.
fn to_power(arguments: &Arguments<'_, '_>, round: bool) -> Result<Datum> {
    let (number, places) = (i128::from(arguments.int(0)), arguments.int(1));
    if places >= 0 {
        return Ok(Datum::Int(arguments.int(0)));
    }
    let power = 10_i128.pow(u32::try_from(-places).unwrap_or(30).min(30));
    let half = if round { power / 2 * number.signum() } else { 0 };
    fit((number + half) / power * power, 64).map(Datum::Int)
}
