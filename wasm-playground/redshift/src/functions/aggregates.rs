//! Aggregates that SQLite lacks or computes otherwise: exact sums, averages, deviations, medians, LISTAGG.

use rusqlite::Connection;
use rusqlite::functions::{Aggregate, Context, FunctionFlags, WindowAggregate};
use rusqlite::types::ValueRef;

use crate::error::{Result, SqlError};
use crate::types::decimal;
use crate::types::interval::Interval;
use crate::types::read::Datum;

/// What an aggregate computes.
#[derive(Clone, Copy, PartialEq)]
enum What {
    SumInt,
    SumIntWide,
    AverageInt,
    SumDecimal,
    AverageDecimal,
    SumFloat,
    AverageFloat,
    SumInterval,
    Deviation { root: bool, population: bool },
    Percentile { discrete: bool },
    ListAgg { distinct: bool },
    Bits { and: bool },
}

const AGGREGATES: &[(&str, i32, What)] = &[
    ("aggregate_sum_int", 1, What::SumInt),
    ("aggregate_sum_int_wide", 1, What::SumIntWide),
    ("aggregate_average_int", 1, What::AverageInt),
    ("aggregate_sum_decimal", 1, What::SumDecimal),
    ("aggregate_average_decimal", 1, What::AverageDecimal),
    ("aggregate_sum_float", 1, What::SumFloat),
    ("aggregate_average_float", 1, What::AverageFloat),
    ("aggregate_sum_interval", 1, What::SumInterval),
    ("aggregate_stddev", 1, What::Deviation { root: true, population: false }),
    ("aggregate_stddev_pop", 1, What::Deviation { root: true, population: true }),
    ("aggregate_variance", 1, What::Deviation { root: false, population: false }),
    ("aggregate_variance_pop", 1, What::Deviation { root: false, population: true }),
    ("aggregate_percentile", 2, What::Percentile { discrete: false }),
    ("aggregate_percentile_disc", 2, What::Percentile { discrete: true }),
    ("aggregate_listagg", 2, What::ListAgg { distinct: false }),
    ("aggregate_listagg_distinct", 1, What::ListAgg { distinct: true }),
    ("aggregate_bit_and", 1, What::Bits { and: true }),
    ("aggregate_bit_or", 1, What::Bits { and: false }),
];

/// What has been seen so far.
#[derive(Default)]
pub struct State {
    count: i64,
    sum: i128,
    floats: Vec<f64>,
    fraction: f64,
    text: String,
    months: i64,
    lengths: Vec<usize>,
    bits: i64,
    failed: Option<SqlError>,
}

#[derive(Clone, Copy)]
struct Ours(What);

/// Makes the aggregates known to a connection.
///
/// # Errors
/// SQLite's.
pub fn register(connection: &Connection) -> Result {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_INNOCUOUS;
    for (name, arguments, what) in AGGREGATES {
        connection.create_window_function(*name, *arguments, flags, Ours(*what))?;
    }
    Ok(())
}

impl Ours {
    fn add(self, context: &Context<'_>, state: &mut State) {
        let value = context.get_raw(0);
        if matches!(value, ValueRef::Null) {
            return;
        }
        state.count += 1;
        match self.0 {
            What::SumInt | What::SumIntWide | What::AverageInt | What::SumDecimal | What::AverageDecimal => {
                match state.sum.checked_add(whole(value)) {
                    Some(sum) => state.sum = sum,
                    None => state.failed = Some(decimal::overflow()),
                }
            }
            What::SumInterval => {
                let interval = text(value).and_then(Interval::from_stored).unwrap_or_default();
                state.months = state.months.saturating_add(interval.months);
                state.sum += i128::from(interval.micros);
            }
            What::SumFloat | What::AverageFloat | What::Deviation { .. } => state.floats.push(float(value)),
            What::Percentile { .. } => {
                state.fraction = float(context.get_raw(1));
                state.floats.push(float(value));
            }
            What::ListAgg { distinct } => {
                let delimiter = if distinct { "\u{1}" } else { text(context.get_raw(1)).unwrap_or("") };
                let value = text(value).unwrap_or("");
                // "NULL values and empty strings are ignored."
                if value.is_empty() {
                    state.count -= 1;
                    return;
                }
                let before = state.text.len();
                if state.count > 1 {
                    state.text.push_str(delimiter);
                }
                state.text.push_str(value);
                state.lengths.push(state.text.len() - before);
                if state.text.len() > crate::types::LONGEST_VARCHAR as usize {
                    state.text.clear();
                    state.failed =
                        Some(SqlError::new("54000", "Result size exceeds LISTAGG limit").detail("A LISTAGG has at most 65535 bytes."));
                }
            }
            What::Bits { and } => {
                let number = i64::try_from(whole(value)).unwrap_or(0);
                state.bits = match (state.count, and) {
                    (1, _) => number,
                    (_, true) => state.bits & number,
                    (_, false) => state.bits | number,
                };
            }
        }
    }

    /// Takes the first value of a window away again.
    fn remove(self, context: &Context<'_>, state: &mut State) {
        let value = context.get_raw(0);
        if matches!(value, ValueRef::Null) {
            return;
        }
        state.count -= 1;
        match self.0 {
            What::SumInt | What::SumIntWide | What::AverageInt | What::SumDecimal | What::AverageDecimal => state.sum -= whole(value),
            What::SumInterval => {
                let interval = text(value).and_then(Interval::from_stored).unwrap_or_default();
                state.months -= interval.months;
                state.sum -= i128::from(interval.micros);
            }
            What::SumFloat | What::AverageFloat | What::Deviation { .. } | What::Percentile { .. } => {
                let number = float(value);
                if let Some(at) = state.floats.iter().position(|known| known.to_bits() == number.to_bits()) {
                    state.floats.remove(at);
                }
            }
            What::ListAgg { .. } => {
                if !state.lengths.is_empty() {
                    let length = state.lengths.remove(0);
                    state.text.drain(..length.min(state.text.len()));
                }
            }
            What::Bits { .. } => state.failed = Some(SqlError::not_here("BIT_AND and BIT_OR with a moving frame")),
        }
    }

    fn result(self, state: &State) -> rusqlite::Result<Datum> {
        if let Some(error) = &state.failed {
            return Err(error.to_sqlite());
        }
        if state.count <= 0 {
            return Ok(Datum::Null);
        }
        let count = i128::from(state.count);
        Ok(match self.0 {
            What::SumInt | What::AverageInt => {
                let number = if self.0 == What::AverageInt { state.sum / count } else { state.sum };
                Datum::Int(super::integers::fit(number, 64).map_err(|error| error.to_sqlite())?)
            }
            What::SumIntWide | What::SumDecimal => {
                if state.sum.unsigned_abs() >= decimal::power_of_ten(38).unsigned_abs() {
                    return Err(decimal::overflow().to_sqlite());
                }
                Datum::Decimal(state.sum)
            }
            What::AverageDecimal => Datum::Decimal(decimal::divide(state.sum, 0, count, 0, 0).map_err(|error| error.to_sqlite())?),
            What::SumFloat => Datum::Float(state.floats.iter().sum()),
            #[expect(clippy::cast_precision_loss, reason = "a count of rows is small")]
            What::AverageFloat => Datum::Float(state.floats.iter().sum::<f64>() / state.count as f64),
            What::SumInterval => {
                Datum::Text(Interval { months: state.months, micros: i64::try_from(state.sum).unwrap_or(i64::MAX) }.to_stored())
            }
            What::Deviation { root, population } => deviation(&state.floats, root, population),
            What::Percentile { discrete } => percentile(&state.floats, state.fraction, discrete).map_err(|error| error.to_sqlite())?,
            What::ListAgg { .. } => Datum::Text(state.text.clone()),
            What::Bits { .. } => Datum::Int(state.bits),
        })
    }
}

impl Aggregate<State, Datum> for Ours {
    fn init(&self, _: &mut Context<'_>) -> rusqlite::Result<State> {
        Ok(State::default())
    }

    fn step(&self, context: &mut Context<'_>, state: &mut State) -> rusqlite::Result<()> {
        self.add(context, state);
        Ok(())
    }

    fn finalize(&self, _: &mut Context<'_>, state: Option<State>) -> rusqlite::Result<Datum> {
        self.result(&state.unwrap_or_default())
    }
}

impl WindowAggregate<State, Datum> for Ours {
    fn value(&self, state: Option<&mut State>) -> rusqlite::Result<Datum> {
        match state {
            Some(state) => self.result(state),
            None => self.result(&State::default()),
        }
    }

    fn inverse(&self, context: &mut Context<'_>, state: &mut State) -> rusqlite::Result<()> {
        self.remove(context, state);
        Ok(())
    }
}

fn whole(value: ValueRef<'_>) -> i128 {
    match value {
        ValueRef::Integer(number) => number.into(),
        ValueRef::Blob(bytes) => decimal::from_bytes(bytes).unwrap_or(0),
        _ => 0,
    }
}

fn float(value: ValueRef<'_>) -> f64 {
    match value {
        ValueRef::Real(number) => number,
        #[expect(clippy::cast_precision_loss, reason = "that is what a float is")]
        ValueRef::Integer(number) => number as f64,
        _ => f64::NAN,
    }
}

fn text(value: ValueRef<'_>) -> Option<&str> {
    match value {
        ValueRef::Text(bytes) => std::str::from_utf8(bytes).ok(),
        _ => None,
    }
}

#[expect(clippy::cast_precision_loss, reason = "a count of rows is small")]
fn deviation(values: &[f64], root: bool, population: bool) -> Datum {
    let count = values.len() as f64;
    let by = if population { count } else { count - 1.0 };
    if by <= 0.0 {
        return Datum::Null;
    }
    // Youngs and Cramer's updating, as PostgreSQL's, so that the last digit is the same too.
    let (mut number, mut sum, mut squares) = (0.0, 0.0, 0.0);
    for value in values {
        number += 1.0;
        sum += value;
        if number > 1.0 {
            let off = value * number - sum;
            squares += off * off / (number * (number - 1.0));
        }
    }
    let variance = squares / by;
    Datum::Float(if root { variance.sqrt() } else { variance })
}

#[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "places in a list of rows")]
fn percentile(values: &[f64], fraction: f64, discrete: bool) -> Result<Datum> {
    if !(0.0..=1.0).contains(&fraction) {
        return Err(SqlError::new("22003", format!("percentile value {fraction} is not between 0 and 1")));
    }
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let last = sorted.len() - 1;
    if discrete {
        let place = ((fraction * sorted.len() as f64).ceil() as usize).saturating_sub(1).min(last);
        return Ok(Datum::Float(sorted[place]));
    }
    let place = fraction * last as f64;
    let (low, high) = (place.floor() as usize, (place.ceil() as usize).min(last));
    Ok(Datum::Float(sorted[low] + (sorted[high] - sorted[low]) * (place - place.floor())))
}
