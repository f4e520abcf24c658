//! Double precision: the functions of mathematics, and the errors where a result is none.

use super::Scalar;
use crate::error::{Result, SqlError};
use crate::types::read::Datum;

/// The functions of this room.
pub const FUNCTIONS: &[Scalar] = &[
    Scalar("float_finite", 1, |a| finite(a.float(0))),
    Scalar("float_nonzero", 1, |a| {
        if a.float(0) == 0.0 { Err(SqlError::new("22012", "division by zero")) } else { Ok(Datum::Float(a.float(0))) }
    }),
    Scalar("float_single", 1, |a| Ok(Datum::Float(single(a.float(0))))),
    Scalar("float_to_int", 2, |a| to_int(a.float(0), a.int(1))),
    Scalar("float_round", 2, |a| finite(rounded(a.float(0), a.int(1)))),
    Scalar("float_trunc", 2, |a| finite(at_power(a.float(0), a.int(1), f64::trunc))),
    Scalar("float_floor", 1, |a| Ok(Datum::Float(a.float(0).floor()))),
    Scalar("float_ceil", 1, |a| Ok(Datum::Float(a.float(0).ceil()))),
    Scalar("float_sign", 1, |a| Ok(Datum::Float(if a.float(0) == 0.0 { 0.0 } else { a.float(0).signum() }))),
    Scalar("float_sqrt", 1, |a| {
        if a.float(0) < 0.0 {
            Err(SqlError::new("2201F", "cannot take square root of a negative number"))
        } else {
            Ok(Datum::Float(a.float(0).sqrt()))
        }
    }),
    Scalar("float_cbrt", 1, |a| Ok(Datum::Float(a.float(0).cbrt()))),
    Scalar("float_exp", 1, |a| finite(a.float(0).exp())),
    Scalar("float_ln", 1, |a| logarithm(a.float(0), f64::ln)),
    Scalar("float_log", 1, |a| logarithm(a.float(0), f64::log10)),
    Scalar("float_power", 2, |a| power(a.float(0), a.float(1))),
    Scalar("float_degrees", 1, |a| finite(a.float(0).to_degrees())),
    Scalar("float_radians", 1, |a| finite(a.float(0).to_radians())),
    Scalar("float_sin", 1, |a| Ok(Datum::Float(a.float(0).sin()))),
    Scalar("float_cos", 1, |a| Ok(Datum::Float(a.float(0).cos()))),
    Scalar("float_tan", 1, |a| Ok(Datum::Float(a.float(0).tan()))),
    Scalar("float_asin", 1, |a| angle(a.float(0), f64::asin)),
    Scalar("float_acos", 1, |a| angle(a.float(0), f64::acos)),
    Scalar("float_atan", 1, |a| Ok(Datum::Float(a.float(0).atan()))),
    Scalar("float_atan2", 2, |a| Ok(Datum::Float(a.float(0).atan2(a.float(1))))),
    Scalar("float_pi", 0, |_| Ok(Datum::Float(std::f64::consts::PI))),
];

fn single(number: f64) -> f64 {
    #[expect(clippy::cast_possible_truncation, reason = "a real is a single")]
    let single = number as f32;
    f64::from(single)
}

fn finite(number: f64) -> Result<Datum> {
    if number.is_infinite() { Err(SqlError::new("22003", "value out of range: overflow")) } else { Ok(Datum::Float(number)) }
}

fn to_int(number: f64, bits: i64) -> Result<Datum> {
    let rounded = number.round_ties_even();
    #[expect(clippy::cast_possible_truncation, reason = "an `as` of floats saturates, and the range is checked")]
    let whole = rounded as i128;
    if !number.is_finite() { Err(super::integers::out_of_range(bits)) } else { super::integers::fit(whole, bits).map(Datum::Int) }
}

/// Rounds half away from zero at a decimal place, as the number is written: 2.675 is 2.68.
fn rounded(number: f64, places: i64) -> f64 {
    if places == 0 {
        return number.round_ties_even();
    }
    match crate::types::decimal::parse(&format!("{number:e}")) {
        Some((units, scale)) if (0..=30).contains(&places) => {
            let to = u8::try_from(places).unwrap_or(0);
            if to >= scale {
                return number;
            }
            crate::types::decimal::rescale(units, scale, to).map_or(number, |units| crate::types::decimal::to_float(units, to))
        }
        _ => at_power(number, places, f64::round),
    }
}

fn at_power(number: f64, places: i64, cut: fn(f64) -> f64) -> f64 {
    let power = 10_f64.powi(i32::try_from(places.clamp(-300, 300)).unwrap_or(0));
    let result = cut(number * power) / power;
    if result.is_finite() { result } else { number }
}

fn logarithm(number: f64, of: fn(f64) -> f64) -> Result<Datum> {
    if number == 0.0 {
        return Err(SqlError::new("2201E", "cannot take logarithm of zero"));
    }
    if number < 0.0 {
        return Err(SqlError::new("2201E", "cannot take logarithm of a negative number"));
    }
    Ok(Datum::Float(of(number)))
}

fn power(base: f64, exponent: f64) -> Result<Datum> {
    if base == 0.0 && exponent < 0.0 {
        return Err(SqlError::new("2201F", "zero raised to a negative power is undefined"));
    }
    if base < 0.0 && exponent.fract() != 0.0 {
        return Err(SqlError::new("2201F", "a negative number raised to a non-integer power yields a complex result"));
    }
    finite(base.powf(exponent))
}

fn angle(number: f64, of: fn(f64) -> f64) -> Result<Datum> {
    if (-1.0..=1.0).contains(&number) { Ok(Datum::Float(of(number))) } else { Err(SqlError::new("22003", "input is out of range")) }
}
