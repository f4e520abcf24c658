//! UNION, INTERSECT, EXCEPT and MINUS.

use sqlparser::ast::{SetExpr, SetOperator, SetQuantifier};

use super::Checker;
use super::coerce::{Reason, common};
use super::query::{Compiled, OutColumn};
use super::scope::Scope;
use crate::error::{Result, SqlError};
use crate::types::Type;

impl Checker<'_> {
    /// Two queries become one: by place, and in types that hold both.
    ///
    /// # Errors
    /// 42601 for different numbers of columns, 42804 for types that do not go together.
    pub fn set_operation(
        &self,
        left: &SetExpr,
        op: SetOperator,
        quantifier: SetQuantifier,
        right: &SetExpr,
        around: Option<&Scope<'_>>,
    ) -> Result<Compiled> {
        let (word, name) = match op {
            SetOperator::Union => ("union", "UNION"),
            SetOperator::Intersect => ("intersect", "INTERSECT"),
            SetOperator::Except | SetOperator::Minus => ("except", "EXCEPT"),
        };
        let all = match quantifier {
            SetQuantifier::All if op == SetOperator::Union => " all",
            SetQuantifier::All => return Err(SqlError::not_in_redshift(format!("{name} ALL"))),
            SetQuantifier::None | SetQuantifier::Distinct => "",
            _ => return Err(SqlError::not_in_redshift(format!("{name} BY NAME"))),
        };
        let (first, second) = (self.set_expression(left, around)?, self.set_expression(right, around)?);
        if first.columns.len() != second.columns.len() {
            return Err(SqlError::new("42601", format!("each {name} query must have the same number of columns")));
        }
        let mut types = Vec::new();
        for (a, b) in first.columns.iter().zip(&second.columns) {
            let ty = common(a.ty, b.ty)
                .ok_or_else(|| SqlError::new("42804", format!("{name} types {} and {} cannot be matched", a.ty.name(), b.ty.name())))?;
            types.push(if ty == Type::Unknown { Type::TEXT } else { ty });
        }
        let sql =
            format!("{} {word}{all} {}", first.as_types(self, &types, Reason::Implicit)?, second.as_types(self, &types, Reason::Implicit)?);
        let columns: Vec<OutColumn> = first
            .columns
            .iter()
            .zip(&types)
            .map(|(column, ty)| OutColumn { name: column.name.clone(), ty: *ty, origin: None, nullable: true })
            .collect();
        // Around it stands a SELECT, so that the next operation takes it as one side.
        Ok(Compiled { sql: format!("select * from ({sql})"), columns, outer: first.outer.into_iter().chain(second.outer).collect() })
    }
}
