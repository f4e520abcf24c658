//! CASE, COALESCE, NULLIF, DECODE, GREATEST and their like: several values get one type.

use sqlparser::ast::{CaseWhen, Expr};

use super::Checker;
use super::coerce::{Reason, common};
use super::expression::Place;
use super::typed::Typed;
use crate::error::{Result, SqlError};
use crate::types::Type;

impl Checker<'_> {
    /// All values as the type that holds them all.
    ///
    /// # Errors
    /// 42804 when there is none.
    pub fn one_type(&self, values: &[Typed], what: &str) -> Result<(Vec<Typed>, Type)> {
        let mut ty = Type::Unknown;
        for value in values {
            ty = common(ty, value.ty)
                .ok_or_else(|| SqlError::new("42804", format!("{what} types {} and {} cannot be matched", ty.name(), value.ty.name())))?;
        }
        if ty == Type::Unknown {
            let longest = values.iter().map(|value| value.sql.len()).max().unwrap_or(1);
            ty = Type::Varchar(u32::try_from(longest).unwrap_or(1).clamp(1, crate::types::LONGEST_VARCHAR));
        }
        // A text literal beside columns of a length is not cut to it, a number beside decimals not rounded.
        let ty = match ty {
            Type::Char(length) | Type::Varchar(length) => {
                let literals =
                    values.iter().filter(|value| value.ty == Type::Unknown).map(|value| u32::try_from(value.sql.len()).unwrap_or(1));
                let length = literals.fold(length, u32::max);
                if matches!(ty, Type::Char(_)) && values.iter().all(|value| matches!(value.ty, Type::Char(_))) {
                    Type::Char(length)
                } else {
                    Type::Varchar(length)
                }
            }
            other => other,
        };
        let values = values.iter().map(|value| self.coerce(value, ty, Reason::Implicit)).collect::<Result<Vec<_>>>()?;
        Ok((values, ty))
    }

    /// CASE in both forms.
    ///
    /// # Errors
    /// 42804, 42883.
    pub fn case(&self, operand: Option<&Expr>, conditions: &[CaseWhen], otherwise: Option<&Expr>, at: Place<'_>) -> Result<Typed> {
        let operand = operand.map(|operand| self.expression(operand, at)).transpose()?;
        let mut tests = Vec::new();
        let mut results = Vec::new();
        for when in conditions {
            tests.push(match &operand {
                Some(operand) => self.compared(operand, "=", &self.expression(&when.condition, at)?)?,
                None => self.condition(&when.condition, at, "CASE/WHEN")?,
            });
            results.push(self.expression(&when.result, at)?);
        }
        if let Some(otherwise) = otherwise {
            results.push(self.expression(otherwise, at)?);
        }
        let (results, ty) = self.one_type(&results, "CASE")?;
        let mut sql = String::from("(case");
        for (test, result) in tests.iter().zip(&results) {
            sql.push_str(&format!(" when {} then {}", test.sql, result.sql));
        }
        if let (true, Some(last)) = (otherwise.is_some(), results.last()) {
            sql.push_str(&format!(" else {}", last.sql));
        }
        sql.push_str(" end)");
        let parts: Vec<&Typed> = tests.iter().chain(&results).chain(&operand).collect();
        Ok(Typed::of(sql, ty, &parts).named("case"))
    }

    /// COALESCE and NVL.
    ///
    /// # Errors
    /// 42804.
    pub fn coalesce(&self, values: &[Typed], name: &str) -> Result<Typed> {
        let (values, ty) = self.one_type(values, "COALESCE")?;
        let parts: Vec<&Typed> = values.iter().collect();
        let texts: Vec<&str> = values.iter().map(|value| value.sql.as_str()).collect();
        let sql = if texts.len() == 1 { texts.concat() } else { format!("coalesce({})", texts.join(", ")) };
        Ok(Typed::of(sql, ty, &parts).named(name))
    }

    /// NULLIF.
    ///
    /// # Errors
    /// 42883.
    pub fn nullif(&self, a: &Typed, b: &Typed) -> Result<Typed> {
        let equal = self.compared(a, "=", b)?;
        let value = if a.ty == Type::Unknown { self.as_text(a)? } else { a.clone() };
        Ok(Typed::of(format!("(case when {} then null else {} end)", equal.sql, value.sql), value.ty, &[&equal, &value]).named("case"))
    }

    /// NVL2(tested, not null, null).
    ///
    /// # Errors
    /// 42804.
    pub fn nvl2(&self, tested: &Typed, present: &Typed, absent: &Typed) -> Result<Typed> {
        let (values, ty) = self.one_type(&[present.clone(), absent.clone()], "NVL2")?;
        let sql = format!("(case when {} is not null then {} else {} end)", tested.sql, values[0].sql, values[1].sql);
        Ok(Typed::of(sql, ty, &[tested, &values[0], &values[1]]).named("nvl2"))
    }

    /// DECODE(value, search, result, …, default): NULL equals NULL.
    ///
    /// # Errors
    /// 42883, 42804.
    pub fn decode(&self, arguments: &[Typed]) -> Result<Typed> {
        let Some((value, rest)) = arguments.split_first().filter(|(_, rest)| rest.len() >= 2) else {
            return Err(SqlError::new("42883", "function decode needs at least three arguments"));
        };
        let results: Vec<Typed> = rest.chunks(2).map(|pair| pair[pair.len() - 1].clone()).collect();
        let (results, ty) = self.one_type(&results, "DECODE")?;
        let mut sql = String::from("(case");
        let mut parts: Vec<Typed> = Vec::new();
        for (pair, result) in rest.chunks(2).zip(&results) {
            if let [search, _] = pair {
                let equal = self.compared(value, "=", search)?;
                sql.push_str(&format!(" when {} or ({} is null and {} is null) then {}", equal.sql, value.sql, search.sql, result.sql));
                parts.push(equal);
            } else {
                sql.push_str(&format!(" else {}", result.sql));
            }
            parts.push(result.clone());
        }
        sql.push_str(" end)");
        Ok(Typed::of(sql, ty, &parts.iter().collect::<Vec<_>>()).named("case"))
    }

    /// GREATEST and LEAST, which pass NULLs by.
    ///
    /// # Errors
    /// 42804.
    pub fn extreme(&self, values: &[Typed], greatest: bool) -> Result<Typed> {
        let name = if greatest { "greatest" } else { "least" };
        let (values, ty) = self.one_type(values, &name.to_uppercase())?;
        let texts: Vec<&str> = values.iter().map(|value| value.sql.as_str()).collect();
        Ok(Typed::of(format!("value_{name}({})", texts.join(", ")), ty, &values.iter().collect::<Vec<_>>()).named(name))
    }
}
