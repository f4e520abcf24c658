//! Aggregates: where they may stand, and the types of their results.

use sqlparser::ast::Function;

use super::Checker;
use super::calls::{Written, no_function};
use super::coerce::Reason;
use super::expression::{Clause, Place};
use super::typed::{Literal, Typed};
use crate::error::{Result, SqlError};
use crate::types::{MOST_DIGITS, Type};

const AGGREGATES: [&str; 22] = [
    "count",
    "sum",
    "avg",
    "min",
    "max",
    "stddev",
    "stddev_samp",
    "stddev_pop",
    "variance",
    "var_samp",
    "var_pop",
    "listagg",
    "median",
    "approximate_count_distinct",
    "bool_and",
    "bool_or",
    "every",
    "any_value",
    "percentile_cont",
    "percentile_disc",
    "bit_and",
    "bit_or",
];

impl Checker<'_> {
    /// Whether this name is an aggregate.
    #[must_use]
    pub fn is_aggregate(&self, name: &str) -> bool {
        AGGREGATES.contains(&name)
    }

    /// An aggregate without OVER.
    ///
    /// # Errors
    /// 42803 where none may stand.
    pub fn aggregate_call(&self, name: &str, function: &Function, written: &Written<'_>, at: Place<'_>) -> Result<Typed> {
        if at.in_aggregate {
            return Err(SqlError::new("42803", "aggregate function calls cannot be nested"));
        }
        if !matches!(at.clause, Clause::Select | Clause::Having | Clause::OrderBy | Clause::Qualify) {
            return Err(SqlError::new("42803", format!("aggregate functions are not allowed in {}", at.clause.name())));
        }
        let inner = Place { in_aggregate: true, keys: &[], ..at };
        let mut typed = self.aggregate(name, function, written, inner)?;
        if let Some(filter) = &function.filter {
            return Err(SqlError::not_in_redshift("FILTER").hint(format!("Write {name}(CASE WHEN {filter} THEN … END).")));
        }
        if typed.window {
            return Err(SqlError::new("42803", "aggregate function calls cannot contain window function calls"));
        }
        typed.aggregate = true;
        // Columns inside are the business of the group; those of the queries around stay.
        typed.columns.retain(|column| column.level > 0);
        Ok(typed.named(name))
    }

    /// The aggregate itself: its text without OVER.
    ///
    /// # Errors
    /// 42883.
    pub fn aggregate(&self, name: &str, function: &Function, written: &Written<'_>, at: Place<'_>) -> Result<Typed> {
        if written.star {
            return if written.distinct {
                Err(SqlError::new("42601", "syntax error at or near \"*\""))
            } else if name == "count" && written.arguments.is_empty() {
                Ok(Typed { nullable: false, ..Typed::new("count(*)", Type::Int8) })
            } else {
                Err(no_function(name, &[]))
            };
        }
        let values: Vec<Typed> = written.arguments.iter().map(|argument| self.expression(argument, at)).collect::<Result<_>>()?;
        let distinct = if written.distinct { "distinct " } else { "" };
        if matches!(name, "percentile_cont" | "percentile_disc") {
            return self.percentile(name, function, &values, at);
        }
        if name == "listagg" {
            return self.listagg(function, &values, distinct, at);
        }
        let [value] = values.as_slice() else { return Err(no_function(name, &values)) };
        let plain = |sqlite: &str, ty: Type| Ok(value.turned(format!("{sqlite}({distinct}{})", value.sql), ty));
        match name {
            "count" => plain("count", Type::Int8),
            "approximate_count_distinct" => Ok(value.turned(format!("count(distinct {})", value.sql), Type::Int8)),
            "min" | "max" => {
                let value = if value.ty == Type::Unknown { self.as_text(value)? } else { value.clone() };
                if matches!(value.ty, Type::Bool | Type::Super | Type::Interval) {
                    return Err(no_function(name, &[value]));
                }
                Ok(value.turned(format!("{name}({})", value.sql), value.ty))
            }
            "any_value" => plain("max", value.ty),
            "sum" | "avg" => self.sum_or_average(name, value, distinct),
            "bool_and" | "every" | "bool_or" if value.ty == Type::Bool => plain(if name == "bool_or" { "max" } else { "min" }, Type::Bool),
            "bit_and" | "bit_or" if value.ty.is_integer() => {
                plain(if name == "bit_and" { "aggregate_bit_and" } else { "aggregate_bit_or" }, value.ty)
            }
            "median" => self.median(value),
            "stddev" | "stddev_samp" | "stddev_pop" | "variance" | "var_samp" | "var_pop"
                if value.ty.is_number() || value.ty == Type::Unknown =>
            {
                let number = self.coerce(value, Type::Float8, Reason::Implicit)?;
                let function = match name {
                    "stddev" | "stddev_samp" => "aggregate_stddev",
                    "stddev_pop" => "aggregate_stddev_pop",
                    "var_pop" => "aggregate_variance_pop",
                    _ => "aggregate_variance",
                };
                Ok(number.turned(format!("{function}({distinct}{})", number.sql), Type::Float8))
            }
            _ => Err(no_function(name, &values)),
        }
    }

    /// Result types: <https://docs.aws.amazon.com/redshift/latest/dg/r_AVG.html>, read 2026-11-27, and r_SUM.html.
    fn sum_or_average(&self, name: &str, value: &Typed, distinct: &str) -> Result<Typed> {
        let sql = &value.sql;
        let sum = name == "sum";
        let (function, ty) = match value.ty {
            Type::Int2 | Type::Int4 if sum => ("aggregate_sum_int", Type::Int8),
            Type::Int8 if sum => ("aggregate_sum_int_wide", Type::Numeric(MOST_DIGITS, 0)),
            Type::Int2 | Type::Int4 | Type::Int8 => ("aggregate_average_int", Type::Int8),
            Type::Numeric(_, scale) if sum => ("aggregate_sum_decimal", Type::Numeric(MOST_DIGITS, scale)),
            Type::Numeric(_, scale) => ("aggregate_average_decimal", Type::Numeric(MOST_DIGITS, scale)),
            Type::Float4 | Type::Float8 => (if sum { "aggregate_sum_float" } else { "aggregate_average_float" }, Type::Float8),
            Type::Interval if sum => ("aggregate_sum_interval", Type::Interval),
            _ => return Err(no_function(name, std::slice::from_ref(value))),
        };
        Ok(value.turned(format!("{function}({distinct}{sql})"), ty))
    }

    fn median(&self, value: &Typed) -> Result<Typed> {
        match value.ty {
            Type::Date => {
                let moment = self.coerce(value, Type::Timestamp, Reason::Implicit)?;
                Ok(moment.turned(format!("cast(aggregate_percentile({}, 0.5) as integer)", moment.sql), Type::Timestamp))
            }
            Type::Timestamp | Type::TimestampTz => {
                Ok(value.turned(format!("cast(aggregate_percentile({}, 0.5) as integer)", value.sql), value.ty))
            }
            ty if ty.is_number() => {
                let number = self.coerce(value, Type::Float8, Reason::Implicit)?;
                Ok(number.turned(format!("aggregate_percentile({}, 0.5)", number.sql), Type::Float8))
            }
            _ => Err(no_function("median", std::slice::from_ref(value))),
        }
    }

    fn percentile(&self, name: &str, function: &Function, values: &[Typed], at: Place<'_>) -> Result<Typed> {
        let ([fraction], [order]) = (values, function.within_group.as_slice()) else {
            return Err(SqlError::new("42601", format!("{name} needs one argument and WITHIN GROUP (ORDER BY …)")));
        };
        let fraction = self.coerce(fraction, Type::Float8, Reason::Explicit)?;
        let value = self.expression(&order.expr, at)?;
        if !value.ty.is_number() {
            return Err(no_function(name, &[value]));
        }
        let number = self.coerce(&value, Type::Float8, Reason::Implicit)?;
        let descending = matches!(order.options.sort, Some(sqlparser::ast::OrderBySort::Desc));
        let fraction_sql = if descending { format!("1.0 - {}", fraction.sql) } else { fraction.sql.clone() };
        let sqlite = if name == "percentile_cont" { "aggregate_percentile" } else { "aggregate_percentile_disc" };
        Ok(Typed::of(format!("{sqlite}({}, {fraction_sql})", number.sql), Type::Float8, &[&number, &fraction]))
    }

    /// <https://docs.aws.amazon.com/redshift/latest/dg/r_LISTAGG.html>, read 2026-11-27.
    fn listagg(&self, function: &Function, values: &[Typed], distinct: &str, at: Place<'_>) -> Result<Typed> {
        let (value, delimiter) = match values {
            [value] => (value, String::new()),
            [value, delimiter] => match &delimiter.literal {
                Literal::Text(text) => (value, text.clone()),
                _ => return Err(SqlError::new("42601", "the delimiter of LISTAGG must be a text literal")),
            },
            _ => return Err(no_function("listagg", values)),
        };
        let text = self.as_text(value)?;
        let mut order = Vec::new();
        let mut parts = vec![text.clone()];
        for item in &function.within_group {
            let (sql, typed) = self.order_item(item, at)?;
            order.push(sql);
            parts.push(typed);
        }
        let order = if order.is_empty() { String::new() } else { format!(" order by {}", order.join(", ")) };
        if distinct.is_empty() {
            let sql = format!("aggregate_listagg({}, {}{order})", text.sql, crate::types::read::quoted(&delimiter));
            return Ok(Typed::of(sql, Type::TEXT, &parts.iter().collect::<Vec<_>>()));
        }
        // SQLite's DISTINCT takes one argument, so the delimiter is put in afterwards.
        let sql = format!(
            "text_replace(aggregate_listagg_distinct(distinct {}{order}), char(1), {})",
            text.sql,
            crate::types::read::quoted(&delimiter)
        );
        Ok(Typed::of(sql, Type::TEXT, &parts.iter().collect::<Vec<_>>()))
    }
}
