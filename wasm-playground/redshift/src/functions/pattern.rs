//! LIKE, SIMILAR TO and regular expressions.

use std::cell::RefCell;

use regex_lite::{Regex, RegexBuilder};

use super::{Arguments, Scalar, text};
use crate::error::{Result, SqlError};
use crate::types::read::Datum;

/// The functions of this room.
pub const FUNCTIONS: &[Scalar] = &[
    // value, pattern, escape
    Scalar("text_like", 3, |a| like(a.text(0), a.text(1), a.text(2), false)),
    Scalar("text_ilike", 3, |a| like(a.text(0), a.text(1), a.text(2), true)),
    Scalar("text_similar", 3, |a| {
        let pattern = similar(a.text(1), a.text(2));
        with_regex(&pattern, false, |regex| Ok(Datum::Int(i64::from(regex.is_match(a.text(0))))))
    }),
    Scalar("text_matches", 2, |a| with_regex(a.text(1), false, |regex| Ok(Datum::Int(i64::from(regex.is_match(a.text(0))))))),
    Scalar("text_imatches", 2, |a| with_regex(a.text(1), true, |regex| Ok(Datum::Int(i64::from(regex.is_match(a.text(0))))))),
    // text, pattern, replacement, position, parameters
    Scalar("regexp_replace", -1, |a| {
        let (before, rest) = from_position(a, 3);
        let replacement = if a.count() > 2 { a.text(2) } else { "" };
        // `\1` and `$1` both name a group.
        let replacement = groups(replacement);
        with_regex(a.text(1), insensitive(a, 4), |regex| text(format!("{before}{}", regex.replace_all(rest, replacement.as_str()))))
    }),
    // text, pattern, position, occurrence, parameters
    Scalar("regexp_substr", -1, |a| {
        let (_, rest) = from_position(a, 2);
        let occurrence = nth(a, 3);
        with_regex(a.text(1), insensitive(a, 4), |regex| {
            let by_group = a.count() > 4 && a.text(4).contains('e');
            let found = regex.captures_iter(rest).nth(occurrence);
            let found = found.and_then(|captures| if by_group { captures.get(1) } else { captures.get(0) });
            text(found.map_or("", |found| found.as_str()))
        })
    }),
    // text, pattern, position, parameters
    Scalar("regexp_count", -1, |a| {
        let (_, rest) = from_position(a, 2);
        with_regex(a.text(1), insensitive(a, 3), |regex| Ok(Datum::Int(i64::try_from(regex.find_iter(rest).count()).unwrap_or(i64::MAX))))
    }),
    // text, pattern, position, occurrence, option, parameters
    Scalar("regexp_instr", -1, |a| {
        let (before, rest) = from_position(a, 2);
        let occurrence = nth(a, 3);
        let after = a.count() > 4 && a.int(4) == 1;
        with_regex(a.text(1), insensitive(a, 5), |regex| {
            let found = regex.find_iter(rest).nth(occurrence);
            let place = found.map(|found| if after { found.end() } else { found.start() });
            let characters = place.map(|place| before.chars().count() + rest.get(..place).unwrap_or("").chars().count() + 1);
            Ok(Datum::Int(characters.and_then(|place| i64::try_from(place).ok()).unwrap_or(0)))
        })
    }),
];

/// The last pattern compiled: a query asks for the same one row after row.
type Kept = Option<(String, bool, Regex)>;

thread_local! {
    static KEPT: RefCell<Kept> = const { RefCell::new(None) };
}

fn with_regex<R>(pattern: &str, insensitive: bool, run: impl FnOnce(&Regex) -> Result<R>) -> Result<R> {
    KEPT.with_borrow_mut(|kept| {
        if !kept.as_ref().is_some_and(|(known, flag, _)| known == pattern && *flag == insensitive) {
            let regex = RegexBuilder::new(pattern)
                .case_insensitive(insensitive)
                .size_limit(1 << 20)
                .build()
                .map_err(|error| SqlError::new("2201B", format!("invalid regular expression: {error}")))?;
            *kept = Some((pattern.to_owned(), insensitive, regex));
        }
        match kept {
            Some((_, _, regex)) => run(regex),
            None => Err(SqlError::new("2201B", "invalid regular expression")),
        }
    })
}

fn from_position<'a>(arguments: &Arguments<'a, '_>, index: usize) -> (&'a str, &'a str) {
    let value = arguments.text(0);
    let skip = if arguments.count() > index { usize::try_from(arguments.int(index) - 1).unwrap_or(0) } else { 0 };
    let at = value.char_indices().nth(skip).map_or(value.len(), |(at, _)| at);
    value.split_at(at)
}

fn nth(arguments: &Arguments<'_, '_>, index: usize) -> usize {
    if arguments.count() > index { usize::try_from(arguments.int(index) - 1).unwrap_or(0) } else { 0 }
}

fn insensitive(arguments: &Arguments<'_, '_>, index: usize) -> bool {
    arguments.count() > index && arguments.text(index).contains('i')
}

/// A replacement in the spelling of the regular expressions here: `${1}`.
fn groups(replacement: &str) -> String {
    let mut out = String::with_capacity(replacement.len());
    let mut characters = replacement.chars().peekable();
    while let Some(c) = characters.next() {
        match (c, characters.peek()) {
            ('\\' | '$', Some(digit)) if digit.is_ascii_digit() => {
                out.push_str(&format!("${{{digit}}}"));
                characters.next();
            }
            ('\\', Some(next)) => {
                out.push(*next);
                characters.next();
            }
            ('$', _) => out.push_str("$$"),
            _ => out.push(c),
        }
    }
    out
}

/// SIMILAR TO as a regular expression.
fn similar(pattern: &str, escape: &str) -> String {
    let escape = escape.chars().next();
    let mut out = String::from("(?s)^(?:");
    let mut characters = pattern.chars();
    while let Some(c) = characters.next() {
        if Some(c) == escape {
            if let Some(next) = characters.next() {
                out.push_str(&regex_lite::escape(&next.to_string()));
            }
            continue;
        }
        match c {
            '%' => out.push_str(".*"),
            '_' => out.push('.'),
            '.' | '^' | '$' | '\\' => out.push_str(&regex_lite::escape(&c.to_string())),
            other => out.push(other),
        }
    }
    out.push_str(")$");
    out
}

enum Piece {
    Any,
    One,
    Same(char),
}

fn like(value: &str, pattern: &str, escape: &str, insensitive: bool) -> Result<Datum> {
    let fold = |text: &str| if insensitive { text.to_lowercase() } else { text.to_owned() };
    let escape = escape.chars().next();
    let mut pieces = Vec::new();
    let folded = fold(pattern);
    let mut characters = folded.chars();
    while let Some(c) = characters.next() {
        if Some(c) == escape {
            match characters.next() {
                Some(next) => pieces.push(Piece::Same(next)),
                None => return Err(SqlError::new("22025", "LIKE pattern must not end with escape character")),
            }
        } else {
            match c {
                '%' if matches!(pieces.last(), Some(Piece::Any)) => {}
                '%' => pieces.push(Piece::Any),
                '_' => pieces.push(Piece::One),
                other => pieces.push(Piece::Same(other)),
            }
        }
    }
    let value: Vec<char> = fold(value).chars().collect();
    Ok(Datum::Int(i64::from(matches(&value, &pieces))))
}

/// The usual walk: on a mismatch, go back to the last `%` and let it take one more.
fn matches(value: &[char], pieces: &[Piece]) -> bool {
    let (mut at, mut piece) = (0, 0);
    let mut back: Option<(usize, usize)> = None;
    while at < value.len() {
        match pieces.get(piece) {
            Some(Piece::Any) => {
                back = Some((piece, at));
                piece += 1;
                continue;
            }
            Some(Piece::One) => {
                at += 1;
                piece += 1;
                continue;
            }
            Some(Piece::Same(c)) if value.get(at) == Some(c) => {
                at += 1;
                piece += 1;
                continue;
            }
            _ => {}
        }
        match back {
            Some((any, from)) => {
                back = Some((any, from + 1));
                at = from + 1;
                piece = any + 1;
            }
            None => return false,
        }
    }
    pieces.get(piece..).unwrap_or_default().iter().all(|piece| matches!(piece, Piece::Any))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn like_follows_its_wildcards() {
        let yes = |value: &str, pattern: &str| like(value, pattern, "\\", false) == Ok(Datum::Int(1));
        assert!(yes("abc", "a%") && yes("abc", "_b_") && yes("abc", "%c") && yes("", "%") && yes("a%c", "a\\%c") && yes("aXbXc", "a%b%c"));
        assert!(!yes("abc", "a") && !yes("abc", "A%") && !yes("abc", "a\\%c") && !yes("ab", "a_b") && !yes("", "_"));
        assert_eq!(like("ABC", "a%", "\\", true), Ok(Datum::Int(1)));
    }
}
