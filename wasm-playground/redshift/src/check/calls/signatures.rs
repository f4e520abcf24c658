//! Functions whose arguments and result have fixed types: a table, and its reader.
//!
//! Each line names Redshift's function, its arguments (those after `?` may be left out), its result, and the function of ours in SQLite.

use super::no_function;
use crate::check::Checker;
use crate::check::coerce::Reason;
use crate::check::typed::Typed;
use crate::error::Result;
use crate::types::read::Datum;
use crate::types::{Family, Type};

/// What an argument may be.
#[derive(Clone, Copy, PartialEq)]
enum A {
    /// Text, or a literal.
    T,
    /// A whole number.
    I,
    /// Any number, as double precision.
    F,
    /// From here on arguments may be left out.
    Rest,
}

/// What comes out.
#[derive(Clone, Copy)]
enum R {
    /// Text as long as the first argument may be.
    First,
    /// Text of unknown length.
    Text,
    /// integer
    Int,
    /// bigint
    Long,
    /// double precision
    Float,
    /// boolean
    Bool,
}

use A::{F, I, Rest, T};

/// Name, arguments, result, function in SQLite.
const SIGNATURES: &[(&str, &[A], R, &str)] = &[
    ("lower", &[T], R::First, "text_lower"),
    ("upper", &[T], R::First, "text_upper"),
    ("initcap", &[T], R::First, "text_initcap"),
    ("reverse", &[T], R::First, "text_reverse"),
    ("ltrim", &[T, Rest, T], R::First, "text_ltrim"),
    ("rtrim", &[T, Rest, T], R::First, "text_rtrim"),
    ("btrim", &[T, Rest, T], R::First, "text_btrim"),
    ("trim", &[T, Rest, T], R::First, "text_btrim"),
    ("left", &[T, I], R::First, "text_left"),
    ("right", &[T, I], R::First, "text_right"),
    ("substring", &[T, I, Rest, I], R::First, "text_substring"),
    ("substr", &[T, I, Rest, I], R::First, "text_substring"),
    ("replace", &[T, T, T], R::Text, "text_replace"),
    ("translate", &[T, T, T], R::First, "text_translate"),
    ("split_part", &[T, T, I], R::First, "text_split_part"),
    ("lpad", &[T, I, Rest, T], R::Text, "text_lpad"),
    ("rpad", &[T, I, Rest, T], R::Text, "text_rpad"),
    ("repeat", &[T, I], R::Text, "text_repeat"),
    ("replicate", &[T, I], R::Text, "text_repeat"),
    ("len", &[T], R::Int, "text_length"),
    ("length", &[T], R::Int, "text_length"),
    ("char_length", &[T], R::Int, "text_length"),
    ("character_length", &[T], R::Int, "text_length"),
    ("octet_length", &[T], R::Int, "text_bytes"),
    ("strpos", &[T, T], R::Int, "text_position"),
    ("charindex", &[T, T], R::Int, "text_charindex"),
    ("ascii", &[T], R::Int, "text_ascii"),
    ("chr", &[I], R::Text, "text_chr"),
    ("quote_ident", &[T], R::Text, "text_quote_ident"),
    ("quote_literal", &[T], R::Text, "text_quote_literal"),
    ("md5", &[T], R::Text, "text_md5"),
    ("sha1", &[T], R::Text, "text_sha1"),
    ("func_sha1", &[T], R::Text, "text_sha1"),
    ("sha", &[T], R::Text, "text_sha1"),
    ("sha2", &[T, I], R::Text, "text_sha2"),
    ("regexp_replace", &[T, T, Rest, T, I, T], R::Text, "regexp_replace"),
    ("regexp_substr", &[T, T, Rest, I, I, T], R::Text, "regexp_substr"),
    ("regexp_count", &[T, T, Rest, I, T], R::Int, "regexp_count"),
    ("regexp_instr", &[T, T, Rest, I, I, I, T], R::Int, "regexp_instr"),
    ("sqrt", &[F], R::Float, "float_sqrt"),
    ("cbrt", &[F], R::Float, "float_cbrt"),
    ("exp", &[F], R::Float, "float_exp"),
    ("ln", &[F], R::Float, "float_ln"),
    ("dlog1", &[F], R::Float, "float_ln"),
    ("log", &[F], R::Float, "float_log"),
    ("dlog10", &[F], R::Float, "float_log"),
    ("power", &[F, F], R::Float, "float_power"),
    ("pow", &[F, F], R::Float, "float_power"),
    ("degrees", &[F], R::Float, "float_degrees"),
    ("radians", &[F], R::Float, "float_radians"),
    ("sin", &[F], R::Float, "float_sin"),
    ("cos", &[F], R::Float, "float_cos"),
    ("tan", &[F], R::Float, "float_tan"),
    ("asin", &[F], R::Float, "float_asin"),
    ("acos", &[F], R::Float, "float_acos"),
    ("atan", &[F], R::Float, "float_atan"),
    ("atan2", &[F, F], R::Float, "float_atan2"),
    ("pi", &[], R::Float, "float_pi"),
    ("random", &[], R::Float, "random_float"),
    ("to_hex", &[I], R::Text, "int_to_hex"),
    ("strtol", &[T, I], R::Long, "text_to_base"),
    ("to_number", &[T, T], R::Float, "text_to_number"),
    ("text_is_empty", &[T], R::Bool, "text_is_empty"),
];

impl Checker<'_> {
    /// A function of the table; none if it is not there.
    ///
    /// # Errors
    /// 42883 when the arguments are others.
    pub fn by_signature(&self, name: &str, values: &[Typed]) -> Result<Option<Typed>> {
        if let Some(typed) = self.session_function(name, values) {
            return Ok(Some(typed));
        }
        let Some((_, arguments, result, function)) = SIGNATURES.iter().find(|(known, ..)| *known == name) else { return Ok(None) };
        let needed = arguments.iter().position(|argument| *argument == Rest).unwrap_or(arguments.len());
        let kinds: Vec<A> = arguments.iter().copied().filter(|argument| *argument != Rest).collect();
        if values.len() < needed || values.len() > kinds.len() {
            return Err(no_function(name, values));
        }
        let mut given = Vec::new();
        for (kind, value) in kinds.iter().zip(values) {
            given.push(self.argument(*kind, value).ok_or_else(|| no_function(name, values))??);
        }
        let ty = match result {
            R::First => match given.first().map(|first| first.ty) {
                Some(Type::Char(length) | Type::Varchar(length)) => Type::Varchar(length),
                _ => Type::TEXT,
            },
            R::Text => Type::TEXT,
            R::Int => Type::Int4,
            R::Long => Type::Int8,
            R::Float => Type::Float8,
            R::Bool => Type::Bool,
        };
        Ok(Some(self.make(function, &given.iter().collect::<Vec<_>>(), ty)))
    }

    fn argument(&self, kind: A, value: &Typed) -> Option<Result<Typed>> {
        match (kind, value.ty.family()) {
            (T, Family::Text) => Some(Ok(value.clone())),
            (T, Family::Unknown) => Some(self.as_text(value)),
            (I, Family::Unknown) => Some(self.coerce(value, Type::Int8, Reason::Implicit)),
            (I, Family::Number) if value.ty.is_integer() => Some(Ok(value.clone())),
            (F, Family::Unknown | Family::Number) => Some(self.coerce(value, Type::Float8, Reason::Implicit)),
            _ => None,
        }
    }

    /// Functions that tell of the session.
    fn session_function(&self, name: &str, values: &[Typed]) -> Option<Typed> {
        let surroundings = self.surroundings;
        let int = |number: i64, ty| Typed::constant(&Datum::Int(number), ty);
        let text = |text: &str| Typed::constant(&Datum::Text(text.to_owned()), Type::Varchar(128));
        if !values.is_empty() {
            return None;
        }
        Some(match name {
            "getdate" => int(surroundings.now_us / 1_000_000 * 1_000_000, Type::Timestamp),
            "now" | "timeofday" | "clock_timestamp" => int(surroundings.transaction_us, Type::TimestampTz),
            "sysdate" => int(surroundings.transaction_us, Type::Timestamp),
            "current_database" => text(&surroundings.database),
            "current_schema" => text(surroundings.path.first().map_or("", String::as_str)),
            "pg_last_copy_count" => int(surroundings.last_copy_count, Type::Int8),
            "pg_last_copy_id" => int(surroundings.last_copy_id, Type::Int4),
            "pg_last_query_id" => int(surroundings.last_query, Type::Int4),
            "pg_backend_pid" => int(crate::session::BACKEND, Type::Int4),
            "version" => text("PostgreSQL 8.0.2 (the simulated Redshift of this workbook)"),
            _ => return None,
        })
    }
}
