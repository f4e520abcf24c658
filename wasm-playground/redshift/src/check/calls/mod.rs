//! Function calls: which function a name and its arguments mean, and the type of its result.
//!
//! - [`signatures`]: functions whose arguments and result have fixed types, as a table;
//! - [`numbers`], [`dates`], [`texts`]: those that depend on the types of their arguments.

pub mod dates;
pub mod numbers;
pub mod signatures;
pub mod texts;

use sqlparser::ast::{Expr, Function, FunctionArg, FunctionArgExpr, FunctionArguments};

use super::Checker;
use super::expression::Place;
use super::typed::Typed;
use crate::error::{Result, SqlError};
use crate::parse::cursor::name_of;
use crate::types::Type;

/// The arguments of a call as they were written.
pub struct Written<'e> {
    /// The expressions.
    pub arguments: Vec<&'e Expr>,
    /// Whether it is `f(*)`.
    pub star: bool,
    /// Whether DISTINCT stands before them.
    pub distinct: bool,
}

/// The error for a function that is not there with these arguments.
#[must_use]
pub fn no_function(name: &str, arguments: &[Typed]) -> SqlError {
    let types: Vec<&str> = arguments.iter().map(|argument| argument.ty.name()).collect();
    SqlError::new("42883", format!("function {name}({}) does not exist", types.join(", ")))
        .hint("No function matches the given name and argument types. You might need to add explicit type casts.")
}

impl Checker<'_> {
    /// A function call of any kind.
    ///
    /// # Errors
    /// 42883 for a function that is not there; 42803 and 42P20 for aggregates and window functions at the wrong place.
    pub fn call(&self, function: &Function, at: Place<'_>) -> Result<Typed> {
        let idents: Vec<_> = function.name.0.iter().filter_map(|part| part.as_ident()).collect();
        let name = idents.last().map(|ident| name_of(ident)).unwrap_or_default();
        let position = idents.first().and_then(|ident| self.position(ident));
        // CURRENT_DATE and its like are calls without brackets.
        if matches!(function.args, FunctionArguments::None)
            && let Some(typed) = self.bare_word(&name, at.clause)?
        {
            return Ok(typed);
        }
        let written = written(function)?;
        let typed = if function.over.is_some() {
            self.window_call(&name, function, &written, at)
        } else if self.is_aggregate(&name) {
            self.aggregate_call(&name, function, &written, at)
        } else if super::window::is_window_only(&name) {
            Err(SqlError::new("42809", format!("window function {name} requires an OVER clause")))
        } else {
            if function.filter.is_some() || !function.within_group.is_empty() || written.distinct || written.star {
                return Err(SqlError::new("42809", format!("{name} is not an aggregate function")).at(position));
            }
            self.call_with(&name, &written.arguments, at)
        };
        typed.map_err(|error| if error.sqlstate.starts_with("42") { error.at(position) } else { error })
    }

    /// A scalar function.
    ///
    /// # Errors
    /// 42883 when it is not there.
    pub fn call_with(&self, name: &str, arguments: &[&Expr], at: Place<'_>) -> Result<Typed> {
        if let Some(typed) = self.date_function(name, arguments, at)? {
            let shown = match name {
                "datediff" => "date_diff",
                "dateadd" => "date_add",
                other => other,
            };
            return Ok(typed.named(shown));
        }
        let values: Vec<Typed> = arguments.iter().map(|argument| self.expression(argument, at)).collect::<Result<_>>()?;
        self.scalar(name, &values)
    }

    /// A scalar function of checked arguments.
    ///
    /// # Errors
    /// 42883 when it is not there.
    pub fn scalar(&self, name: &str, values: &[Typed]) -> Result<Typed> {
        match (name, values) {
            ("coalesce" | "nvl", [_, ..]) => return self.coalesce(values, "coalesce"),
            ("nullif", [a, b]) => return self.nullif(a, b),
            ("nvl2", [a, b, c]) => return self.nvl2(a, b, c),
            ("decode", _) if values.len() != 2 => return self.decode(values),
            ("greatest", [_, ..]) => return self.extreme(values, true),
            ("least", [_, ..]) => return self.extreme(values, false),
            _ => {}
        }
        if let Some(typed) = self.number_function(name, values)? {
            return Ok(typed.named(name));
        }
        if let Some(typed) = self.text_function(name, values)? {
            return Ok(typed.named(name));
        }
        if let Some(typed) = self.by_signature(name, values)? {
            return Ok(typed.named(name));
        }
        if let Some(why) = refused(name) {
            return Err(why);
        }
        Err(no_function(name, values))
    }

    /// A call of SQLite's function of this name.
    pub(super) fn make(&self, function: &str, arguments: &[&Typed], ty: Type) -> Typed {
        let texts: Vec<&str> = arguments.iter().map(|argument| argument.sql.as_str()).collect();
        Typed::of(format!("{function}({})", texts.join(", ")), ty, arguments)
    }
}

/// Functions that exist elsewhere, told apart from those that nobody has.
fn refused(name: &str) -> Option<SqlError> {
    // <https://docs.aws.amazon.com/redshift/latest/dg/c_unsupported-postgresql-functions.html>.
    const OF_POSTGRESQL: [&str; 14] = [
        "array_agg",
        "json_agg",
        "jsonb_agg",
        "string_agg",
        "unnest",
        "generate_subscripts",
        "nextval",
        "currval",
        "setval",
        "gen_random_uuid",
        "regexp_split_to_table",
        "row_to_json",
        "format",
        "age",
    ];
    const OF_REDSHIFT: [&str; 16] = [
        "json_extract_path_text",
        "json_extract_array_element_text",
        "json_parse",
        "json_serialize",
        "json_array_length",
        "is_valid_json",
        "hll",
        "hll_cardinality",
        "object",
        "get_array_length",
        "st_distance",
        "farmhash64",
        "fnv_hash",
        "crc32",
        "split_to_array",
        "pg_terminate_backend",
    ];
    if OF_POSTGRESQL.contains(&name) {
        return Some(SqlError::not_in_redshift(format!("function {name}()")));
    }
    OF_REDSHIFT.contains(&name).then(|| SqlError::not_here(format!("function {name}()")))
}

/// The arguments of a call.
///
/// # Errors
/// What Redshift has not.
pub fn written(function: &Function) -> Result<Written<'_>> {
    let mut written = Written { arguments: Vec::new(), star: false, distinct: false };
    let list = match &function.args {
        FunctionArguments::None => return Ok(written),
        FunctionArguments::Subquery(_) => return Err(SqlError::new("42601", "syntax error at or near \"select\"")),
        FunctionArguments::List(list) => list,
    };
    written.distinct = matches!(list.duplicate_treatment, Some(sqlparser::ast::DuplicateTreatment::Distinct));
    for argument in &list.args {
        match argument {
            FunctionArg::Unnamed(FunctionArgExpr::Expr(expr)) => written.arguments.push(expr),
            FunctionArg::Unnamed(FunctionArgExpr::Wildcard) => written.star = true,
            other => return Err(SqlError::not_in_redshift(format!("the argument {other}"))),
        }
    }
    if list.clauses.iter().any(|clause| !matches!(clause, sqlparser::ast::FunctionArgumentClause::IgnoreOrRespectNulls(_))) {
        return Err(
            SqlError::not_in_redshift("ORDER BY and the like within the brackets of a function").hint("Write WITHIN GROUP (ORDER BY …).")
        );
    }
    Ok(written)
}
