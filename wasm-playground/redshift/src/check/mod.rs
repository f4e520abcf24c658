//! From sqlparser's tree to SQL that SQLite runs: names are resolved, every expression gets a type, and what Redshift refuses is refused.
//!
//! Each expression becomes a [`typed::Typed`]: its text for SQLite, its type, and what it uses. Checks look at those and never
//! at SQLite, which would quietly allow nearly everything.
//!
//! - [`scope`]: which names there are; [`from`]: the tables after FROM;
//! - [`expression`], [`operators`], [`comparison`], [`conditional`], [`literal`], [`subquery`]: expressions;
//! - [`coerce`]: from type to type; [`calls`] and below: functions; [`aggregate`], [`window`];
//! - [`select`], [`query`], [`set_operation`], [`order`]: queries; [`insert`], [`change`], [`merge`]: what changes rows.

pub mod aggregate;
pub mod calls;
pub mod change;
pub mod coerce;
pub mod comparison;
pub mod conditional;
pub mod expression;
pub mod from;
pub mod insert;
pub mod literal;
pub mod merge;
pub mod operators;
pub mod order;
pub mod query;
pub mod scope;
pub mod select;
pub mod set_operation;
pub mod subquery;
pub mod typed;
pub mod window;

use std::cell::{Cell, RefCell};

use sqlparser::ast::Ident;

use crate::catalogue::Catalogue;
use crate::error::{Result, SqlError};
use crate::parse::Source;

/// What a statement may ask of its surroundings.
#[derive(Clone, Debug)]
pub struct Surroundings {
    /// The schema of the session's temporary tables.
    pub temporary: String,
    /// Where names without a schema are looked for.
    pub path: Vec<String>,
    /// Microseconds since 1970: GETDATE().
    pub now_us: i64,
    /// The beginning of the transaction: SYSDATE.
    pub transaction_us: i64,
    /// CURRENT_USER.
    pub user: String,
    /// CURRENT_DATABASE().
    pub database: String,
    /// PG_LAST_COPY_COUNT().
    pub last_copy_count: i64,
    /// PG_LAST_QUERY_ID().
    pub last_query: i64,
    /// PG_LAST_COPY_ID().
    pub last_copy_id: i64,
}

/// Checks one statement.
pub struct Checker<'a> {
    /// What is defined.
    pub catalogue: Catalogue<'a>,
    /// Who asks, and when.
    pub surroundings: &'a Surroundings,
    /// The text, for positions; none within a view.
    pub source: Option<&'a Source<'a>>,
    next: Cell<usize>,
    /// Who wants to know which tables are read.
    pub told: Option<&'a RefCell<Vec<(String, String)>>>,
    /// Numbers of the relations that were read.
    pub reads: RefCell<Vec<i64>>,
    views: Cell<usize>,
    /// What WITH has named so far, innermost last.
    pub ctes: RefCell<Vec<scope::Cte>>,
    /// The types that the columns of the next SELECT must have: SQLite takes no conversion around a recursive one.
    pub wanted: RefCell<Option<Vec<crate::types::Type>>>,
}

/// Views that may read views.
const MOST_VIEWS: usize = 16;

impl<'a> Checker<'a> {
    /// For one statement.
    #[must_use]
    pub fn new(catalogue: Catalogue<'a>, surroundings: &'a Surroundings, source: Option<&'a Source<'a>>) -> Checker<'a> {
        Checker {
            catalogue,
            surroundings,
            source,
            next: Cell::new(0),
            told: None,
            reads: RefCell::default(),
            views: Cell::new(0),
            ctes: RefCell::default(),
            wanted: RefCell::default(),
        }
    }

    /// A name for SQLite that nothing else in the statement has.
    pub fn fresh(&self, letter: char) -> String {
        self.next.set(self.next.get() + 1);
        format!("{letter}{}", self.next.get())
    }

    /// Where an identifier stands.
    #[must_use]
    pub fn position(&self, ident: &Ident) -> Option<usize> {
        if self.views.get() > 0 {
            return None;
        }
        self.source?.position(ident.span.start)
    }

    /// Runs `check` for the query of a view: it has no place in the statement's text.
    ///
    /// # Errors
    /// Those of `check`; 54001 when views read one another too deeply.
    pub fn in_view<R>(&self, check: impl FnOnce() -> Result<R>) -> Result<R> {
        if self.views.get() >= MOST_VIEWS {
            return Err(SqlError::new("54001", format!("more than {MOST_VIEWS} views read one another")));
        }
        self.views.set(self.views.get() + 1);
        let around = std::mem::take(&mut *self.ctes.borrow_mut());
        let outcome = check();
        *self.ctes.borrow_mut() = around;
        self.views.set(self.views.get() - 1);
        outcome
    }
}
