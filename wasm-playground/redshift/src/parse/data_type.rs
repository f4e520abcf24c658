//! sqlparser's types become Redshift's.

use sqlparser::ast::{CharacterLength, DataType, ExactNumberInfo, TimezoneInfo};

use crate::error::{Result, SqlError};
use crate::types::{LONGEST_VARCHAR, MOST_DIGITS, Type};

/// The longest char of Redshift, in bytes. <https://docs.aws.amazon.com/redshift/latest/dg/r_Character_types.html>, read 2026-11-27.
const LONGEST_CHAR: u32 = 4096;

/// The type that a name stands for.
///
/// # Errors
/// 42704 for a type that is none, 0A000 for one of PostgreSQL's that Redshift lacks, 22023 for lengths that cannot be.
pub fn of(data_type: &DataType) -> Result<Type> {
    Ok(match data_type {
        DataType::Boolean | DataType::Bool => Type::Bool,
        DataType::SmallInt(_) | DataType::Int2(_) => Type::Int2,
        DataType::Int(_) | DataType::Integer(_) | DataType::Int4(_) => Type::Int4,
        DataType::BigInt(_) | DataType::Int8(_) => Type::Int8,
        DataType::Real | DataType::Float4 => Type::Float4,
        DataType::Double(_) | DataType::DoublePrecision | DataType::Float8 => Type::Float8,
        DataType::Float(ExactNumberInfo::None) => Type::Float8,
        DataType::Float(ExactNumberInfo::Precision(digits) | ExactNumberInfo::PrecisionAndScale(digits, _)) => {
            if *digits <= 24 {
                Type::Float4
            } else {
                Type::Float8
            }
        }
        DataType::Numeric(info) | DataType::Decimal(info) | DataType::Dec(info) => decimal(info)?,
        DataType::Char(length) | DataType::Character(length) => Type::Char(length_of(length.as_ref(), 1, LONGEST_CHAR, "character")?),
        DataType::Varchar(length) | DataType::CharacterVarying(length) | DataType::CharVarying(length) | DataType::Nvarchar(length) => {
            Type::Varchar(length_of(length.as_ref(), 256, LONGEST_VARCHAR, "character varying")?)
        }
        DataType::Text => Type::Varchar(256),
        DataType::Date => Type::Date,
        DataType::Timestamp(_, TimezoneInfo::None | TimezoneInfo::WithoutTimeZone) | DataType::Datetime(_) => Type::Timestamp,
        DataType::Timestamp(_, TimezoneInfo::WithTimeZone | TimezoneInfo::Tz) => Type::TimestampTz,
        DataType::Time(_, TimezoneInfo::None | TimezoneInfo::WithoutTimeZone) => Type::Time,
        DataType::Time(..) => return Err(SqlError::not_here("type timetz")),
        DataType::Interval { .. } => Type::Interval,
        DataType::Custom(name, modifiers) => return custom(&name.to_string().to_lowercase(), modifiers),
        DataType::JSON | DataType::JSONB | DataType::Uuid | DataType::Bytea | DataType::Array(_) => return Err(unsupported(data_type)),
        DataType::Varbinary(_) | DataType::GeometricType(_) => {
            return Err(SqlError::not_here(format!("type {}", data_type.to_string().to_lowercase())));
        }
        other => return Err(SqlError::new("42704", format!("type \"{}\" does not exist", other.to_string().to_lowercase()))),
    })
}

fn unsupported(data_type: &DataType) -> SqlError {
    SqlError::new("0A000", format!("Column type \"{}\" is not supported by Amazon Redshift", data_type.to_string().to_lowercase()))
        .detail("https://docs.aws.amazon.com/redshift/latest/dg/c_unsupported-postgresql-datatypes.html")
}

fn custom(name: &str, modifiers: &[String]) -> Result<Type> {
    Ok(match name {
        "super" => Type::Super,
        "timestamptz" => Type::TimestampTz,
        "bpchar" => Type::Char(modifiers.first().and_then(|length| length.parse().ok()).unwrap_or(256)),
        "nchar" => Type::Char(modifiers.first().and_then(|length| length.parse().ok()).unwrap_or(1)),
        "varbyte" | "hllsketch" | "geometry" | "geography" | "timetz" => return Err(SqlError::not_here(format!("type {name}"))),
        "serial" | "bigserial" | "smallserial" | "money" | "xml" | "inet" | "cidr" | "uuid" | "json" | "jsonb" | "bytea" | "tsvector" => {
            return Err(SqlError::new("0A000", format!("Column type \"{name}\" is not supported by Amazon Redshift"))
                .detail("https://docs.aws.amazon.com/redshift/latest/dg/c_unsupported-postgresql-datatypes.html"));
        }
        _ => return Err(SqlError::new("42704", format!("type \"{name}\" does not exist"))),
    })
}

fn decimal(info: &ExactNumberInfo) -> Result<Type> {
    // Without anything: DECIMAL(18,0). <https://docs.aws.amazon.com/redshift/latest/dg/r_Numeric_types201.html>.
    let (precision, scale) = match info {
        ExactNumberInfo::None => (18, 0),
        ExactNumberInfo::Precision(precision) => (*precision, 0),
        ExactNumberInfo::PrecisionAndScale(precision, scale) => (*precision, *scale),
    };
    let valid = u8::try_from(precision).ok().filter(|precision| (1..=MOST_DIGITS).contains(precision));
    let Some(digits) = valid else {
        return Err(SqlError::new("22023", format!("DECIMAL precision {precision} must be between 1 and {MOST_DIGITS}")));
    };
    match u8::try_from(scale).ok().filter(|scale| *scale <= digits && *scale <= 37) {
        Some(scale) => Ok(Type::Numeric(digits, scale)),
        None => Err(SqlError::new("22023", format!("DECIMAL scale {scale} must be between 0 and precision {precision}"))),
    }
}

fn length_of(length: Option<&CharacterLength>, default: u32, most: u32, name: &str) -> Result<u32> {
    let length = match length {
        None => return Ok(default),
        Some(CharacterLength::Max) => return Ok(most),
        Some(CharacterLength::IntegerLength { length, .. }) => *length,
    };
    match u32::try_from(length).ok() {
        Some(0) => Err(SqlError::new("22023", format!("length for type {name} must be at least 1"))),
        Some(length) if length <= most => Ok(length),
        _ => Err(SqlError::new("22023", format!("length for type {name} cannot exceed {most}"))),
    }
}
