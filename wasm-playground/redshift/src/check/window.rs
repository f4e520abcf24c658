//! Window functions: what stands before OVER and within it.

use sqlparser::ast::{Expr, Function, NullTreatment, WindowFrame, WindowFrameBound, WindowFrameUnits, WindowSpec, WindowType};

use super::Checker;
use super::calls::{Written, no_function};
use super::coerce::Reason;
use super::expression::{Clause, Place};
use super::typed::Typed;
use crate::error::{Result, SqlError};
use crate::types::Type;

const WINDOW_ONLY: [&str; 12] = [
    "row_number",
    "rank",
    "dense_rank",
    "percent_rank",
    "cume_dist",
    "ntile",
    "lag",
    "lead",
    "first_value",
    "last_value",
    "nth_value",
    "ratio_to_report",
];

/// Whether this name means something only with OVER.
#[must_use]
pub fn is_window_only(name: &str) -> bool {
    WINDOW_ONLY.contains(&name)
}

impl Checker<'_> {
    /// A call with OVER.
    ///
    /// # Errors
    /// 42P20 where none may stand.
    pub fn window_call(&self, name: &str, function: &Function, written: &Written<'_>, at: Place<'_>) -> Result<Typed> {
        if at.in_window {
            return Err(SqlError::new("42P20", "window function calls cannot be nested"));
        }
        if at.in_aggregate {
            return Err(SqlError::new("42803", "aggregate function calls cannot contain window function calls"));
        }
        if !matches!(at.clause, Clause::Select | Clause::OrderBy | Clause::Qualify) {
            return Err(SqlError::new("42P20", format!("window functions are not allowed in {}", at.clause.name())));
        }
        let inner = Place { in_window: true, ..at };
        let spec = match &function.over {
            Some(WindowType::WindowSpec(spec)) if spec.window_name.is_none() => spec,
            _ => return Err(SqlError::not_in_redshift("a named WINDOW")),
        };
        if written.distinct {
            return Err(SqlError::not_here("DISTINCT in a window function"));
        }
        let is_aggregate = self.is_aggregate(name);
        let call = if is_aggregate {
            self.aggregate(name, function, written, inner)?
        } else if is_window_only(name) {
            self.window_function(name, &written.arguments, inner)?
        } else {
            return Err(SqlError::new("42809", format!("OVER specified, but {name} is not a window function nor an aggregate function")));
        };
        let (over, parts) = self.over(name, spec, is_aggregate, inner)?;
        let ignore = function.null_treatment == Some(NullTreatment::IgnoreNulls)
            || matches!(&function.args, sqlparser::ast::FunctionArguments::List(list) if list.clauses.iter().any(|clause| matches!(clause,
                sqlparser::ast::FunctionArgumentClause::IgnoreOrRespectNulls(NullTreatment::IgnoreNulls))));
        if ignore {
            return Err(SqlError::not_here("IGNORE NULLS"));
        }
        let mut all: Vec<&Typed> = vec![&call];
        all.extend(&parts);
        let sql = if name == "ratio_to_report" {
            format!("(cast({0} as real) / nullif(aggregate_sum_float({0}) over ({over}), 0.0))", call.sql)
        } else if let Some(inside) =
            call.sql.strip_prefix("cast(").and_then(|rest| rest.strip_suffix(" as integer)")).filter(|_| is_aggregate)
        {
            format!("cast({inside} over ({over}) as integer)")
        } else {
            format!("{} over ({over})", call.sql)
        };
        let mut typed = Typed::of(format!("({sql})"), call.ty, &all).named(name);
        typed.window = true;
        typed.nullable = true;
        Ok(typed)
    }

    fn window_function(&self, name: &str, arguments: &[&Expr], at: Place<'_>) -> Result<Typed> {
        let values: Vec<Typed> = arguments.iter().map(|argument| self.expression(argument, at)).collect::<Result<_>>()?;
        match (name, values.as_slice()) {
            ("row_number" | "rank" | "dense_rank", []) => Ok(Typed::new(format!("{name}()"), Type::Int8)),
            ("percent_rank" | "cume_dist", []) => Ok(Typed::new(format!("{name}()"), Type::Float8)),
            ("ntile", [buckets]) if buckets.ty.is_integer() => Ok(buckets.turned(format!("ntile({})", buckets.sql), Type::Int8)),
            ("first_value" | "last_value", [value]) => {
                let value = if value.ty == Type::Unknown { self.as_text(value)? } else { value.clone() };
                Ok(value.turned(format!("{name}({})", value.sql), value.ty))
            }
            ("nth_value", [value, n]) if n.ty.is_integer() => {
                Ok(Typed::of(format!("nth_value({}, {})", value.sql, n.sql), value.ty, &[value, n]))
            }
            ("lag" | "lead", [value]) => Ok(value.turned(format!("{name}({})", value.sql), value.ty)),
            ("lag" | "lead", [value, offset]) if offset.ty.is_integer() => {
                Ok(Typed::of(format!("{name}({}, {})", value.sql, offset.sql), value.ty, &[value, offset]))
            }
            ("lag" | "lead", [_, _, _]) => Err(SqlError::not_in_redshift(format!("the default of {name}"))),
            ("ratio_to_report", [value]) if value.ty.is_number() => self.coerce(value, Type::Float8, Reason::Implicit),
            _ => Err(no_function(name, &values)),
        }
    }

    fn over(&self, name: &str, spec: &WindowSpec, is_aggregate: bool, at: Place<'_>) -> Result<(String, Vec<Typed>)> {
        let (mut parts, mut text) = (Vec::new(), Vec::new());
        if !spec.partition_by.is_empty() {
            let mut keys = Vec::new();
            for expr in &spec.partition_by {
                let typed = self.expression(expr, at)?;
                keys.push(typed.sql.clone());
                parts.push(typed);
            }
            text.push(format!("partition by {}", keys.join(", ")));
        }
        if !spec.order_by.is_empty() {
            let mut keys = Vec::new();
            for item in &spec.order_by {
                let (sql, typed) = self.order_item(item, at)?;
                keys.push(sql);
                parts.push(typed);
            }
            text.push(format!("order by {}", keys.join(", ")));
        }
        match &spec.window_frame {
            Some(frame) => text.push(self.frame(frame)?),
            // <https://docs.aws.amazon.com/redshift/latest/dg/c_Window_functions.html>.
            None if (is_aggregate || matches!(name, "first_value" | "last_value" | "nth_value")) && !spec.order_by.is_empty() => {
                return Err(SqlError::new("0A000", "Aggregate window functions with an ORDER BY clause require a frame clause")
                    .hint("Add ROWS UNBOUNDED PRECEDING within OVER (…)."));
            }
            None => {}
        }
        let needs_order = matches!(name, "lag" | "lead" | "rank" | "dense_rank" | "percent_rank" | "cume_dist" | "ntile");
        if needs_order && spec.order_by.is_empty() && name != "rank" && name != "dense_rank" {
            return Err(SqlError::new("42601", format!("window function {name} requires a window ordering clause")).at(None));
        }
        Ok((text.join(" "), parts))
    }

    fn frame(&self, frame: &WindowFrame) -> Result<String> {
        if frame.units != WindowFrameUnits::Rows {
            return Err(SqlError::not_in_redshift(format!("a window frame of {}", frame.units)).hint("Redshift has frames of ROWS."));
        }
        let bound = |bound: &WindowFrameBound| -> Result<String> {
            let number = |expr: &Expr| match expr {
                Expr::Value(value) => Ok(value.value.to_string()),
                _ => Err(SqlError::not_here("a window frame whose bound is no literal")),
            };
            Ok(match bound {
                WindowFrameBound::CurrentRow => "current row".to_owned(),
                WindowFrameBound::Preceding(None) => "unbounded preceding".to_owned(),
                WindowFrameBound::Following(None) => "unbounded following".to_owned(),
                WindowFrameBound::Preceding(Some(expr)) => format!("{} preceding", number(expr)?),
                WindowFrameBound::Following(Some(expr)) => format!("{} following", number(expr)?),
            })
        };
        let start = bound(&frame.start_bound)?;
        Ok(match &frame.end_bound {
            Some(end) => format!("rows between {start} and {}", bound(end)?),
            None => format!("rows {start}"),
        })
    }
}
