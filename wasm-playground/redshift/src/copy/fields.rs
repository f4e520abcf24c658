//! A field of a file becomes a value of its column, by the rules of COPY.
//! <https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-conversion.html>, read 2026-11-27.

use super::Field;
use super::errors::{Bad, code};
use crate::catalogue::Column;
use crate::functions::parse_format;
use crate::parse::copy::{Copy, Format, Pattern};
use crate::types::date::{self, DAY, NoDate, Parts};
use crate::types::read::{self, Datum};
use crate::types::{Type, decimal};

/// What is wrong with which column.
type Wrong = (Bad, Option<usize>);

/// The values of a record.
///
/// # Errors
/// What is wrong, and the index of the column.
pub fn values(fields: &[Option<Field>], columns: &[Column], copy: &Copy) -> Result<Vec<Datum>, Wrong> {
    let mut values = Vec::with_capacity(columns.len());
    for (index, (field, column)) in fields.iter().zip(columns).enumerate() {
        let bad = |code: i64, reason: String| {
            let (shown, position) =
                field.as_ref().map_or_else(Default::default, |field| (String::from_utf8_lossy(&field.bytes).into_owned(), field.position));
            (Bad { code, reason, field: shown, position }, Some(index))
        };
        let value = match field {
            Some(field) => value(field, column, copy).map_err(|(code, reason)| bad(code, reason))?,
            None if copy.fill_record && column.ty.is_text() && !copy.empty_as_null => Datum::Text(String::new()),
            None => Datum::Null,
        };
        if value == Datum::Null && !column.nullable {
            return Err(bad(code::NOT_NULL, "Missing data for not-null field".to_owned()));
        }
        values.push(value);
    }
    Ok(values)
}

fn value(field: &Field, column: &Column, copy: &Copy) -> Result<Datum, (i64, String)> {
    let text = text_of(field, column, copy)?;
    if is_null(&text, column, copy) {
        return Ok(Datum::Null);
    }
    match column.ty {
        Type::Char(length) | Type::Varchar(length) => in_length(&text, length, column.ty, copy),
        Type::Date => {
            moment(&text, &copy.date_format, copy, true).map(|value| value.map_or(Datum::Null, |micros| Datum::Int(micros.div_euclid(DAY))))
        }
        Type::Timestamp | Type::TimestampTz => {
            let with_zone = column.ty == Type::TimestampTz;
            moment_with_zone(&text, copy, with_zone).map(|value| value.map_or(Datum::Null, Datum::Int))
        }
        Type::Numeric(precision, scale) => number(&text, precision, scale, copy),
        Type::Int2 | Type::Int4 | Type::Int8 => integer(&text, column.ty),
        Type::Bool => read::boolean(&text)
            .map(|value| Datum::Int(i64::from(value)))
            .ok_or_else(|| (code::BOOLEAN, "Unknown boolean format".to_owned())),
        Type::Float4 | Type::Float8 => read::parse(&text, column.ty)
            .map_err(|error| if error.sqlstate == "22003" { overflow(column.ty) } else { (code::FLOAT, digit(&text, column.ty)) }),
        Type::Super => match serde_json::from_str::<serde_json::Value>(&text) {
            Ok(_) => Ok(Datum::Text(text)),
            Err(_) => Err((code::SUPER, "Invalid value for SUPER: not JSON".to_owned())),
        },
        other => read::parse(&text, other).map_err(|error| (code::TIMESTAMP, error.message)),
    }
}

/// The bytes as text: NULs and bytes that are no UTF-8 are refused, or replaced.
fn text_of(field: &Field, column: &Column, copy: &Copy) -> Result<String, (i64, String)> {
    let null_is_nul = copy.null_as.as_deref() == Some("\0") || matches!(copy.null_as.as_deref(), Some("\\0" | "\\000"));
    if field.bytes.contains(&0) && !(null_is_nul && field.bytes == [0]) {
        match copy.accept_invalid {
            Some(replacement) if column.ty.is_text() => {
                let bytes: Vec<u8> =
                    field.bytes.iter().map(|byte| if *byte == 0 { u8::try_from(replacement).unwrap_or(b'?') } else { *byte }).collect();
                return Ok(String::from_utf8_lossy(&bytes).into_owned());
            }
            _ => return Err((code::UTF8, "Invalid null byte - field longer than 1 byte".to_owned())),
        }
    }
    match std::str::from_utf8(&field.bytes) {
        Ok(text) if matches!(column.ty, Type::Char(_)) && !text.is_ascii() => {
            let bytes = text.chars().find(|c| !c.is_ascii()).map(|c| hex(c.to_string().as_bytes())).unwrap_or_default();
            Err((code::UTF8, format!("Multibyte character not supported for CHAR (Hint: Try using VARCHAR). Invalid char: {bytes}")))
        }
        Ok(text) => Ok(text.to_owned()),
        Err(error) => match copy.accept_invalid {
            Some(replacement) if matches!(column.ty, Type::Varchar(_)) => {
                // "replaces each invalid UTF-8 character with a string of equal length".
                let mut text = String::new();
                for chunk in field.bytes.utf8_chunks() {
                    text.push_str(chunk.valid());
                    text.extend(std::iter::repeat_n(replacement, chunk.invalid().len()));
                }
                Ok(text)
            }
            _ => {
                // <https://docs.aws.amazon.com/redshift/latest/dg/multi-byte-character-load-errors.html>, read 2026-11-27: 2 is a sequence that
                // is not complete, 3 a byte that begins none, 4 a following byte out of range.
                let from = error.valid_up_to();
                let first = field.bytes.get(from).copied().unwrap_or(0);
                let (length, kind) = match (error.error_len(), first) {
                    (None, _) => (field.bytes.len() - from, 2),
                    (Some(length), 0x80..=0xbf | 0xf8..=0xff) => (length, 3),
                    (Some(length), _) => (length + 1, 4),
                };
                let sequence = hex(field.bytes.get(from..(from + length).min(field.bytes.len())).unwrap_or_default());
                Err((
                    code::UTF8,
                    format!("String contains invalid or unsupported UTF8 codepoints. Bad UTF8 hex sequence: {sequence} (error {kind})"),
                ))
            }
        },
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().join(" ")
}

fn is_null(text: &str, column: &Column, copy: &Copy) -> bool {
    let is_json = matches!(copy.format, Format::Json(_));
    let null = copy.null_as.as_deref().unwrap_or("\\N");
    let null = match null {
        "\\0" | "\\000" => "\0",
        other => other,
    };
    if text == null && !(is_json && copy.null_as.is_none()) {
        return true;
    }
    let blank = text.chars().all(char::is_whitespace);
    if copy.blanks_as_null && blank && !text.is_empty() {
        return true;
    }
    if !text.is_empty() && (!blank || column.ty.is_text()) {
        return false;
    }
    // Nothing at all: NULL for numbers and dates, the empty text for text.
    !column.ty.is_text() || (copy.empty_as_null && text.is_empty())
}

fn in_length(text: &str, length: u32, ty: Type, copy: &Copy) -> Result<Datum, (i64, String)> {
    let text = if copy.trim_blanks { text.trim_end_matches(' ') } else { text };
    let fitted = if copy.truncate_columns {
        read::truncated(text, length as usize)
    } else {
        read::fit_text(text, length, ty).map_err(|_| (code::RANGE, "String length exceeds DDL length".to_owned()))?
    };
    Ok(Datum::Text(if let Type::Char(_) = ty { fitted.trim_end_matches(' ') } else { fitted }.to_owned()))
}

fn type_label(ty: Type) -> &'static str {
    match ty {
        Type::Int2 => "Short",
        Type::Int4 => "Integer",
        Type::Int8 => "Long",
        Type::Float4 => "Float",
        Type::Float8 => "Double",
        _ => "Decimal",
    }
}

/// `Invalid digit, Value 'x', Pos 2, Type: Integer`.
fn digit(text: &str, ty: Type) -> String {
    let mut place = None;
    for (index, c) in text.chars().enumerate() {
        let fine = c.is_ascii_digit() || (index == 0 && "+-".contains(c)) || (!ty.is_integer() && ".eE+-".contains(c));
        if !fine {
            place = Some((index, c));
            break;
        }
    }
    let (index, c) = place.unwrap_or((0, text.chars().next().unwrap_or(' ')));
    format!("Invalid digit, Value '{c}', Pos {index}, Type: {}", type_label(ty))
}

fn overflow(ty: Type) -> (i64, String) {
    (code::RANGE, format!("Overflow, Column type: {}", type_label(ty)))
}

fn integer(text: &str, ty: Type) -> Result<Datum, (i64, String)> {
    read::parse(text, ty).map_err(|error| if error.sqlstate == "22003" { overflow(ty) } else { (code::DIGIT, digit(text.trim(), ty)) })
}

fn number(text: &str, precision: u8, scale: u8, copy: &Copy) -> Result<Datum, (i64, String)> {
    let ty = Type::Numeric(precision, scale);
    let (units, found) = decimal::parse(text).ok_or_else(|| (code::DIGIT, digit(text.trim(), ty)))?;
    // COPY cuts what is beyond the scale, unless ROUNDEC asks it to round.
    let units = if found > scale && !copy.round_decimals {
        Some(units / decimal::power_of_ten(found - scale))
    } else {
        decimal::rescale(units, found, scale).ok()
    };
    units.and_then(|units| decimal::fit(units, precision, scale).ok()).map(Datum::Decimal).ok_or_else(|| overflow(ty))
}

const BAD_DATE: &str = "Invalid Date Format - length must be 10 or more";
const BAD_TIMESTAMP: &str = "Invalid timestamp format or value [YYYY-MM-DD HH24:MI:SS]";

fn moment(text: &str, pattern: &Pattern, copy: &Copy, is_date: bool) -> Result<Option<i64>, (i64, String)> {
    let parts = match pattern {
        Pattern::Default => iso(text),
        Pattern::Auto => date::parse(text),
        Pattern::EpochSeconds => return epoch(text, 1_000_000),
        Pattern::EpochMillis => return epoch(text, 1000),
        Pattern::Text(format) => parse_format::by_format(text, format, true),
    };
    match parts {
        Ok(Parts { day: Some(day), time, zone }) => Ok(Some(day * DAY + time.unwrap_or(0) - zone.unwrap_or(0))),
        _ if copy.accept_any_date => Ok(None),
        other => Err(match (is_date, other) {
            (true, Err(NoDate::Syntax)) if text.trim().len() < 10 => (code::DATE, BAD_DATE.to_owned()),
            (true, _) => (code::DATE, "Invalid Date Format".to_owned()),
            (false, _) => (code::TIMESTAMP, BAD_TIMESTAMP.to_owned()),
        }),
    }
}

fn moment_with_zone(text: &str, copy: &Copy, with_zone: bool) -> Result<Option<i64>, (i64, String)> {
    // A timestamp without time zone passes a zone by.
    let zone = date::parse(text).ok().and_then(|parts| parts.zone).unwrap_or(0);
    let value = moment(text, &copy.time_format, copy, false)?;
    let by_text = !matches!(copy.time_format, Pattern::EpochSeconds | Pattern::EpochMillis | Pattern::Text(_));
    Ok(value.map(|micros| if with_zone || !by_text { micros } else { micros + zone }))
}

fn epoch(text: &str, unit: i64) -> Result<Option<i64>, (i64, String)> {
    let number: f64 = text.trim().parse().map_err(|_| (code::TIMESTAMP, "Invalid timestamp format or value [epochsecs]".to_owned()))?;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        reason = "an `as` of floats saturates, and the range is checked"
    )]
    let micros = (number * unit as f64).round() as i64;
    if date::in_range(micros) {
        Ok(Some(micros))
    } else {
        Err((code::TIMESTAMP, "Invalid timestamp format or value [epochsecs]".to_owned()))
    }
}

/// The default formats: `YYYY-MM-DD` and `YYYY-MM-DD HH:MI:SS`. Others need DATEFORMAT or TIMEFORMAT.
/// <https://docs.aws.amazon.com/redshift/latest/dg/r_DATEFORMAT_and_TIMEFORMAT_strings.html>.
fn iso(text: &str) -> Result<Parts, NoDate> {
    let text = text.trim();
    let bytes = text.as_bytes();
    let digits = |range: std::ops::Range<usize>| bytes.get(range).is_some_and(|part| part.iter().all(u8::is_ascii_digit));
    let dashes = bytes.get(4) == Some(&b'-') && bytes.get(7) == Some(&b'-');
    let is_iso = digits(0..4) && dashes && digits(5..7) && digits(8..10) && matches!(bytes.get(10), None | Some(b' '));
    if is_iso { date::parse(text) } else { Err(NoDate::Syntax) }
}
