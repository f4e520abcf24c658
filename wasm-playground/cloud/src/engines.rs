//! `Engines`: whoever runs things for a session. Functions always; SQL where a scenario has `redshift`.

use std::rc::Rc;

use mini_lambda::Engine;

use crate::sql_engine::SqlEngine;

/// What a session is played with. A box with an engine for functions is one as well, without SQL.
pub struct Engines {
    /// Runs functions.
    pub functions: Box<dyn Engine>,
    /// Runs SQL; a scenario with `redshift` cannot be played without.
    pub sql: Option<Rc<dyn SqlEngine>>,
}

impl Engines {
    /// Both.
    pub fn with_sql(functions: Box<dyn Engine>, sql: Rc<dyn SqlEngine>) -> Engines {
        Engines { functions, sql: Some(sql) }
    }
}

impl<E: Engine + 'static> From<Box<E>> for Engines {
    fn from(functions: Box<E>) -> Engines {
        Engines { functions, sql: None }
    }
}

impl From<Box<dyn Engine>> for Engines {
    fn from(functions: Box<dyn Engine>) -> Engines {
        Engines { functions, sql: None }
    }
}
