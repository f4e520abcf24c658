//! A checked expression.

use crate::types::Type;
use crate::types::read::Datum;

/// What is known of the value before it runs.
#[derive(Clone, Debug, PartialEq)]
pub enum Literal {
    /// Nothing.
    No,
    /// NULL as it was written.
    Null,
    /// A text literal without a type.
    Text(String),
    /// A number as it was written.
    Number(String),
}

/// A column that an expression uses outside of aggregates.
#[derive(Clone, Debug, PartialEq)]
pub struct ColumnUse {
    /// 0: of the query that the expression stands in; 1: of the one around it; and so on.
    pub level: usize,
    /// As errors name it.
    pub label: String,
    /// As SQLite names it.
    pub sql: String,
    /// Where it stands.
    pub position: Option<usize>,
}

/// The column of a table that a result column shows unchanged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// Schema of the table.
    pub schema: String,
    /// The table.
    pub table: String,
}

/// A checked expression.
#[derive(Clone, Debug)]
pub struct Typed {
    /// Its text for SQLite.
    pub sql: String,
    /// Its type.
    pub ty: Type,
    /// Whether it is a literal.
    pub literal: Literal,
    /// Whether an aggregate of this query is in it.
    pub aggregate: bool,
    /// Whether a window function is in it.
    pub window: bool,
    /// Columns used outside of aggregates.
    pub columns: Vec<ColumnUse>,
    /// The column that it is.
    pub origin: Option<Origin>,
    /// Whether it can be NULL, as far as that is known.
    pub nullable: bool,
    /// The name that a result column gets from it.
    pub name: Option<String>,
}

impl Typed {
    /// An expression of this text and type that uses nothing.
    #[must_use]
    pub fn new(sql: impl Into<String>, ty: Type) -> Typed {
        Typed {
            sql: sql.into(),
            ty,
            literal: Literal::No,
            aggregate: false,
            window: false,
            columns: Vec::new(),
            origin: None,
            nullable: true,
            name: None,
        }
    }

    /// A constant.
    #[must_use]
    pub fn constant(datum: &Datum, ty: Type) -> Typed {
        Typed::new(datum.literal(), ty)
    }

    /// An expression made of others: it uses what they use.
    #[must_use]
    pub fn of(sql: impl Into<String>, ty: Type, parts: &[&Typed]) -> Typed {
        let mut typed = Typed::new(sql, ty);
        for part in parts {
            typed.aggregate |= part.aggregate;
            typed.window |= part.window;
            typed.columns.extend(part.columns.iter().cloned());
        }
        typed
    }

    /// The same value with another text and type.
    #[must_use]
    pub fn turned(&self, sql: impl Into<String>, ty: Type) -> Typed {
        Typed { name: self.name.clone(), ..Typed::of(sql, ty, &[self]) }
    }

    /// The same under a name.
    #[must_use]
    pub fn named(mut self, name: &str) -> Typed {
        self.name = Some(name.to_owned());
        self
    }

    /// Whether it is NULL as it was written.
    #[must_use]
    pub fn is_null(&self) -> bool {
        self.literal == Literal::Null
    }

    /// The whole number that it is, if it is one as it was written.
    #[must_use]
    pub fn as_integer(&self) -> Option<i64> {
        match &self.literal {
            Literal::Number(text) => text.parse().ok(),
            _ => None,
        }
    }
}
