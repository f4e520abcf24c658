//! Redshift's types: names, sizes, and how a value of each lies in SQLite.
//!
//! | type | in SQLite |
//! |---|---|
//! | smallint, integer, bigint, boolean | INTEGER |
//! | real, double precision | REAL |
//! | numeric | BLOB of 16 bytes that sort as the numbers do: value times ten to the scale, which the type knows |
//! | char, varchar, super | TEXT; char without its trailing blanks |
//! | date | INTEGER, days since 1970-01-01 |
//! | timestamp, timestamptz, time | INTEGER, microseconds since 1970 (since midnight) |
//! | interval | TEXT, months and microseconds |

pub mod date;
pub mod decimal;
pub mod interval;
pub mod names;
pub mod read;
pub mod write;

/// A type with its modifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are SQL's own")]
pub enum Type {
    /// A text literal or NULL whose place has not said yet what it is.
    Unknown,
    Bool,
    Int2,
    Int4,
    Int8,
    Float4,
    Float8,
    /// Precision and scale.
    Numeric(u8, u8),
    /// Length in bytes.
    Char(u32),
    /// Length in bytes.
    Varchar(u32),
    Date,
    Timestamp,
    TimestampTz,
    Time,
    Interval,
    Super,
}

/// The longest varchar of Redshift, in bytes.
/// <https://docs.aws.amazon.com/redshift/latest/dg/r_Character_types.html>, read 2026-11-27.
pub const LONGEST_VARCHAR: u32 = 65535;

/// Digits of the largest DECIMAL.
/// <https://docs.aws.amazon.com/redshift/latest/dg/r_Numeric_types201.html>.
pub const MOST_DIGITS: u8 = 38;

/// Where two types meet, families decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are SQL's own")]
pub enum Family {
    Unknown,
    Bool,
    Number,
    Text,
    Date,
    Time,
    Interval,
    Super,
}

impl Type {
    /// Text of unknown length, as functions give it.
    pub const TEXT: Type = Type::Varchar(LONGEST_VARCHAR);

    /// Its family.
    #[must_use]
    pub fn family(self) -> Family {
        match self {
            Type::Unknown => Family::Unknown,
            Type::Bool => Family::Bool,
            Type::Int2 | Type::Int4 | Type::Int8 | Type::Float4 | Type::Float8 | Type::Numeric(..) => Family::Number,
            Type::Char(_) | Type::Varchar(_) => Family::Text,
            Type::Date | Type::Timestamp | Type::TimestampTz => Family::Date,
            Type::Time => Family::Time,
            Type::Interval => Family::Interval,
            Type::Super => Family::Super,
        }
    }

    /// smallint, integer or bigint.
    #[must_use]
    pub fn is_integer(self) -> bool {
        matches!(self, Type::Int2 | Type::Int4 | Type::Int8)
    }

    /// real or double precision.
    #[must_use]
    pub fn is_float(self) -> bool {
        matches!(self, Type::Float4 | Type::Float8)
    }

    /// Any number.
    #[must_use]
    pub fn is_number(self) -> bool {
        self.family() == Family::Number
    }

    /// char or varchar.
    #[must_use]
    pub fn is_text(self) -> bool {
        self.family() == Family::Text
    }

    /// date, timestamp or timestamptz.
    #[must_use]
    pub fn is_moment(self) -> bool {
        self.family() == Family::Date
    }

    /// The decimal that holds every value of an integer type. <https://docs.aws.amazon.com/redshift/latest/dg/r_numeric_computations201.html>,
    /// read 2026-11-27: integers in computations with decimals are DECIMAL(5,0), (10,0), (19,0).
    #[must_use]
    pub fn as_numeric(self) -> Option<(u8, u8)> {
        match self {
            Type::Int2 => Some((5, 0)),
            Type::Int4 => Some((10, 0)),
            Type::Int8 => Some((19, 0)),
            Type::Numeric(precision, scale) => Some((precision, scale)),
            _ => None,
        }
    }
}
