//! Text: cut, padded, searched. Lengths are characters, as in PostgreSQL.

use super::{Scalar, text};
use crate::error::{Result, SqlError};
use crate::types::read::Datum;

/// The functions of this room.
pub const FUNCTIONS: &[Scalar] = &[
    Scalar("text_lower", 1, |a| text(a.text(0).to_lowercase())),
    Scalar("text_upper", 1, |a| text(a.text(0).to_uppercase())),
    Scalar("text_initcap", 1, |a| text(initcap(a.text(0)))),
    Scalar("text_reverse", 1, |a| text(a.text(0).chars().rev().collect::<String>())),
    Scalar("text_ltrim", -1, |a| text(a.text(0).trim_start_matches(|c| among(a, c)))),
    Scalar("text_rtrim", -1, |a| text(a.text(0).trim_end_matches(|c| among(a, c)))),
    Scalar("text_btrim", -1, |a| text(a.text(0).trim_matches(|c| among(a, c)))),
    Scalar("text_left", 2, |a| text(first(a.text(0), a.int(1)))),
    Scalar("text_right", 2, |a| {
        let reversed: String = a.text(0).chars().rev().collect();
        text(first(&reversed, a.int(1)).chars().rev().collect::<String>())
    }),
    Scalar("text_substring", -1, substring),
    Scalar("text_replace", 3, |a| if a.text(1).is_empty() { text(a.text(0)) } else { bounded_replace(a.text(0), a.text(1), a.text(2)) }),
    Scalar("text_translate", 3, |a| {
        let (from, to): (Vec<char>, Vec<char>) = (a.text(1).chars().collect(), a.text(2).chars().collect());
        let turned = a.text(0).chars().filter_map(|c| match from.iter().position(|f| *f == c) {
            Some(index) => to.get(index).copied(),
            None => Some(c),
        });
        text(turned.collect::<String>())
    }),
    Scalar("text_split_part", 3, split_part),
    Scalar("text_lpad", -1, |a| pad(a, true)),
    Scalar("text_rpad", -1, |a| pad(a, false)),
    Scalar("text_repeat", 2, |a| {
        let times = usize::try_from(a.int(1)).unwrap_or(0);
        if a.text(0).len().saturating_mul(times) > crate::types::LONGEST_VARCHAR as usize {
            return Err(SqlError::new("54000", "String value exceeds the max size of 65535 bytes"));
        }
        text(a.text(0).repeat(times))
    }),
    Scalar("text_length", 1, |a| Ok(count(a.text(0).chars().count()))),
    Scalar("text_bytes", 1, |a| Ok(count(a.text(0).len()))),
    Scalar("text_position", 2, |a| Ok(position(a.text(0), a.text(1)))),
    Scalar("text_charindex", 2, |a| Ok(position(a.text(1), a.text(0)))),
    Scalar("text_ascii", 1, |a| Ok(Datum::Int(a.text(0).chars().next().map_or(0, |c| i64::from(u32::from(c)))))),
    Scalar("text_chr", 1, |a| {
        let character = u32::try_from(a.int(0)).ok().filter(|code| *code > 0).and_then(char::from_u32);
        text(character.ok_or_else(|| SqlError::new("54000", "requested character not valid for encoding"))?)
    }),
    Scalar("text_quote_literal", 1, |a| text(crate::types::read::quoted(a.text(0)))),
    Scalar("text_quote_ident", 1, |a| {
        let name = a.text(0);
        let plain = name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
            && !name.starts_with(|c: char| c.is_ascii_digit());
        text(if plain && !name.is_empty() { name.to_owned() } else { format!("\"{}\"", name.replace('"', "\"\"")) })
    }),
    Scalar("text_to_base", 2, |a| {
        let base = u32::try_from(a.int(1)).ok().filter(|base| (2..=36).contains(base));
        let base = base.ok_or_else(|| SqlError::new("22023", "Base of STRTOL must be between 2 and 36"))?;
        let digits = a.text(0).trim().to_lowercase();
        let digits = if base == 16 { digits.strip_prefix("0x").unwrap_or(&digits).to_owned() } else { digits };
        i64::from_str_radix(&digits, base)
            .map(Datum::Int)
            .map_err(|_| SqlError::new("22P02", format!("The input {} is not valid to be converted to base {base}", a.text(0))))
    }),
    Scalar("text_to_number", 2, |a| {
        let cleaned: String = a.text(0).chars().filter(|c| c.is_ascii_digit() || ".-".contains(*c)).collect();
        let sign = if cleaned.contains('-') { -1.0 } else { 1.0 };
        let number: f64 = cleaned
            .replace('-', "")
            .parse()
            .map_err(|_| SqlError::new("22P02", format!("invalid input syntax for type numeric: \"{}\"", a.text(0))))?;
        Ok(Datum::Float(sign * number))
    }),
];

fn count(number: usize) -> Datum {
    Datum::Int(i64::try_from(number).unwrap_or(i64::MAX))
}

/// Whether a trim takes this character: those of the second argument, or blanks.
fn among(arguments: &super::Arguments<'_, '_>, c: char) -> bool {
    if arguments.count() > 1 { arguments.text(1).contains(c) } else { c == ' ' }
}

fn initcap(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut inside = false;
    for c in value.chars() {
        if inside {
            out.extend(c.to_lowercase());
        } else {
            out.extend(c.to_uppercase());
        }
        inside = c.is_alphanumeric();
    }
    out
}

/// The first characters; below zero: all but the last so many.
fn first(value: &str, number: i64) -> String {
    let length = i64::try_from(value.chars().count()).unwrap_or(i64::MAX);
    let wanted = if number < 0 { length.saturating_add(number) } else { number };
    value.chars().take(usize::try_from(wanted).unwrap_or(0)).collect()
}

fn substring(arguments: &super::Arguments<'_, '_>) -> Result<Datum> {
    let start = arguments.int(1);
    let end = if arguments.count() > 2 {
        let length = arguments.int(2);
        if length < 0 {
            return Err(SqlError::new("22011", "negative substring length not allowed"));
        }
        start.saturating_add(length)
    } else {
        i64::MAX
    };
    let from = start.max(1);
    let skip = usize::try_from(from - 1).unwrap_or(usize::MAX);
    let take = usize::try_from((end - from).max(0)).unwrap_or(usize::MAX);
    text(arguments.text(0).chars().skip(skip).take(take).collect::<String>())
}

fn bounded_replace(value: &str, from: &str, to: &str) -> Result<Datum> {
    let hits = value.matches(from).count();
    if hits.saturating_mul(to.len()) > 2 * crate::types::LONGEST_VARCHAR as usize {
        return Err(SqlError::new("54000", "String value exceeds the max size of 65535 bytes"));
    }
    text(value.replace(from, to))
}

/// <https://docs.aws.amazon.com/redshift/latest/dg/SPLIT_PART.html>.
fn split_part(arguments: &super::Arguments<'_, '_>) -> Result<Datum> {
    let (value, delimiter, number) = (arguments.text(0), arguments.text(1), arguments.int(2));
    if number <= 0 {
        return Err(SqlError::new("22023", "field position must be greater than zero"));
    }
    let index = usize::try_from(number - 1).unwrap_or(usize::MAX);
    if delimiter.is_empty() {
        return text(if index == 0 { value } else { "" });
    }
    text(value.split(delimiter).nth(index).unwrap_or(""))
}

fn pad(arguments: &super::Arguments<'_, '_>, left: bool) -> Result<Datum> {
    let wanted = usize::try_from(arguments.int(1)).unwrap_or(0);
    if wanted > crate::types::LONGEST_VARCHAR as usize {
        return Err(SqlError::new("54000", "String value exceeds the max size of 65535 bytes"));
    }
    let value = arguments.text(0);
    let fill = if arguments.count() > 2 { arguments.text(2) } else { " " };
    let length = value.chars().count();
    if length >= wanted || fill.is_empty() {
        return text(value.chars().take(wanted).collect::<String>());
    }
    let filling: String = fill.chars().cycle().take(wanted - length).collect();
    text(if left { format!("{filling}{value}") } else { format!("{value}{filling}") })
}

fn position(value: &str, part: &str) -> Datum {
    value.find(part).map_or(Datum::Int(0), |at| count(value.get(..at).unwrap_or("").chars().count() + 1))
}
