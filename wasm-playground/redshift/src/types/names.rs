//! What each type is called: in errors and the catalogue, and to clients.

use super::Type;

impl Type {
    /// The catalogue's name without modifier, as it stands in errors.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Type::Unknown => "unknown",
            Type::Bool => "boolean",
            Type::Int2 => "smallint",
            Type::Int4 => "integer",
            Type::Int8 => "bigint",
            Type::Float4 => "real",
            Type::Float8 => "double precision",
            Type::Numeric(..) => "numeric",
            Type::Char(_) => "character",
            Type::Varchar(_) => "character varying",
            Type::Date => "date",
            Type::Timestamp => "timestamp without time zone",
            Type::TimestampTz => "timestamp with time zone",
            Type::Time => "time without time zone",
            Type::Interval => "interval",
            Type::Super => "super",
        }
    }

    /// The catalogue's name with length, precision and scale.
    #[must_use]
    pub fn full_name(self) -> String {
        match self {
            Type::Numeric(precision, scale) => format!("numeric({precision},{scale})"),
            Type::Char(length) | Type::Varchar(length) => format!("{}({length})", self.name()),
            other => other.name().to_owned(),
        }
    }

    /// PostgreSQL's internal name, which redshift-data gives as typeName.
    #[must_use]
    pub fn internal_name(self) -> &'static str {
        match self {
            Type::Unknown | Type::Varchar(_) => "varchar",
            Type::Bool => "bool",
            Type::Int2 => "int2",
            Type::Int4 => "int4",
            Type::Int8 => "int8",
            Type::Float4 => "float4",
            Type::Float8 => "float8",
            Type::Numeric(..) => "numeric",
            Type::Char(_) => "bpchar",
            Type::Date => "date",
            Type::Timestamp => "timestamp",
            Type::TimestampTz => "timestamptz",
            Type::Time => "time",
            Type::Interval => "interval",
            Type::Super => "super",
        }
    }

    /// The number of the type in pg_type (super: 4000), psycopg2's type_code.
    #[must_use]
    pub fn oid(self) -> u32 {
        match self {
            Type::Unknown | Type::Varchar(_) => 1043,
            Type::Bool => 16,
            Type::Int2 => 21,
            Type::Int4 => 23,
            Type::Int8 => 20,
            Type::Float4 => 700,
            Type::Float8 => 701,
            Type::Numeric(..) => 1700,
            Type::Char(_) => 1042,
            Type::Date => 1082,
            Type::Timestamp => 1114,
            Type::TimestampTz => 1184,
            Type::Time => 1083,
            Type::Interval => 1186,
            Type::Super => 4000,
        }
    }

    /// Length, precision and scale, as clients are told.
    #[must_use]
    pub fn sizes(self) -> (u32, u32, u32) {
        match self {
            Type::Bool => (1, 1, 0),
            Type::Int2 => (2, 5, 0),
            Type::Int4 => (4, 10, 0),
            Type::Int8 => (8, 19, 0),
            Type::Float4 => (4, 8, 8),
            Type::Float8 => (8, 17, 17),
            Type::Numeric(precision, scale) => (if precision > 19 { 16 } else { 8 }, precision.into(), scale.into()),
            Type::Char(length) | Type::Varchar(length) => (length, length, 0),
            Type::Date => (4, 13, 0),
            Type::Timestamp => (8, 29, 6),
            Type::TimestampTz => (8, 35, 6),
            Type::Time => (8, 15, 6),
            Type::Interval => (16, 49, 6),
            Type::Unknown | Type::Super => (0, 0, 0),
        }
    }
}
