//! MERGE: rows that are there are changed or taken out, the others are put in.
//! <https://docs.aws.amazon.com/redshift/latest/dg/r_MERGE.html>, read 2026-11-27.

use sqlparser::ast::{Merge, MergeAction, MergeClause, MergeClauseKind, MergeInsertKind, MergeUpdateKind};

use super::Checker;
use super::expression::{Clause, Place};
use super::insert::{column_names, guarded, no_column};
use super::scope::Scope;
use super::typed::Typed;
use crate::catalogue::Relation;
use crate::error::{Result, SqlError};
use crate::parse::cursor::{Name, name_of};

/// What a MERGE does, step by step.
pub struct Merging {
    /// The table that is changed.
    pub relation: Relation,
    /// Gives a row when one row of the target has several partners.
    pub ambiguous: String,
    /// Keeps the rows that will be put in, in the table `merging` of SQLite.
    pub prepare: String,
    /// Keeps which rows have a partner, in the table `matching` of SQLite; then takes those away that have become equal.
    pub equals: Option<(String, String)>,
    /// UPDATE or DELETE, and whether it is a DELETE.
    pub matched: (String, bool),
    /// Puts the kept rows in.
    pub insert: String,
}

/// Where the rows lie that a MERGE will put in.
pub const KEPT: &str = "temp.merging";

impl Checker<'_> {
    /// Checks a MERGE with its two branches.
    ///
    /// # Errors
    /// What Redshift says.
    pub fn merge(&self, merge: &Merge) -> Result<Merging> {
        if merge.output.is_some() || !merge.into {
            return Err(SqlError::new("42601", "syntax error in MERGE: write MERGE INTO"));
        }
        let (relation, mut scope, target) = self.target(&merge.table)?;
        self.plain_source(&merge.source, &relation)?;
        let mut uses = Vec::new();
        let source = self.factor_alone(&merge.source, &mut scope, &mut uses)?;
        let condition = self.condition(&merge.on, Place::new(&scope, Clause::On), "MERGE/ON")?.sql;
        let branch =
            |kind: fn(&MergeClauseKind) -> bool| merge.clauses.iter().filter(move |clause| kind(&clause.clause_kind)).collect::<Vec<_>>();
        let matched = branch(|kind| *kind == MergeClauseKind::Matched);
        let missing = branch(|kind| *kind == MergeClauseKind::NotMatched);
        let ([matched], [missing], 2) = (matched.as_slice(), missing.as_slice(), merge.clauses.len()) else {
            return Err(SqlError::new("42601", "MERGE of Redshift has exactly one WHEN MATCHED and one WHEN NOT MATCHED"));
        };
        if matched.predicate.is_some() || missing.predicate.is_some() {
            return Err(SqlError::not_in_redshift("WHEN [NOT] MATCHED AND …"));
        }
        let storage = relation.storage();
        let ambiguous =
            format!("select 1 from {storage} as {target}, {source} where {condition} group by {target}.rowid having count(*) > 1 limit 1");
        let matched = match &matched.action {
            MergeAction::Update(update) => {
                let MergeUpdateKind::Set(assignments) = &update.kind else { return Err(SqlError::not_in_redshift("UPDATE SET *")) };
                if update.update_predicate.is_some() || update.delete_predicate.is_some() {
                    return Err(SqlError::not_in_redshift("a condition of UPDATE within MERGE"));
                }
                let sets = self.assignments(assignments, &relation, &scope)?;
                (format!("update {storage} as {target} set {} from {source} where {condition}", sets.join(", ")), false)
            }
            MergeAction::Delete { .. } => (
                format!(
                    "delete from {storage} where rowid in (select {target}.rowid from {storage} as {target}, {source} where {condition})"
                ),
                true,
            ),
            _ => return Err(SqlError::new("42601", "WHEN MATCHED takes UPDATE SET … or DELETE")),
        };
        let values = self.merged_values(missing, &relation, &scope)?;
        let columns: Vec<String> =
            values.iter().zip(&relation.columns).map(|(value, column)| format!("{value} as c{}", column.number)).collect();
        let prepare = format!(
            "create temp table merging as select {} from {source} where not exists (select 1 from {storage} as {target} where {condition})",
            columns.join(", ")
        );
        let names = column_names(&relation);
        let insert = format!("insert into {storage}({names}) select {names} from {KEPT}");
        // Several rows of the target that become the same row stay as one: MERGE "can remove duplicate values".
        let equals = (!matched.1).then(|| {
            (
                format!("create temp table matching as select {target}.rowid as r from {storage} as {target}, {source} where {condition}"),
                format!(
                    "delete from {storage} where rowid in (select r from temp.matching) and rowid not in \
                     (select min(rowid) from {storage} where rowid in (select r from temp.matching) group by {names})"
                ),
            )
        });
        Ok(Merging { relation, ambiguous, equals, prepare, matched, insert })
    }

    /// "source_table can't be a view or a subquery", nor the target itself.
    fn plain_source(&self, source: &sqlparser::ast::TableFactor, target: &Relation) -> Result {
        let sqlparser::ast::TableFactor::Table { name, .. } = source else {
            return Err(SqlError::not_in_redshift("a subquery as source of MERGE").hint("Put its rows into a temporary table first."));
        };
        let relation = self.relation(&super::from::relation_name(self, name)?)?;
        if relation.kind != crate::catalogue::Kind::Table {
            return Err(SqlError::not_in_redshift("a view as source of MERGE").hint("Put its rows into a temporary table first."));
        }
        if relation.oid == target.oid {
            return Err(SqlError::new("0A000", "source and target of MERGE cannot be the same table"));
        }
        Ok(())
    }

    fn factor_alone(
        &self,
        factor: &sqlparser::ast::TableFactor,
        scope: &mut Scope<'_>,
        uses: &mut Vec<super::typed::ColumnUse>,
    ) -> Result<String> {
        let table = sqlparser::ast::TableWithJoins { relation: factor.clone(), joins: Vec::new() };
        self.from(std::slice::from_ref(&table), scope, uses)
    }

    /// The values of a row that is put in, one for each column of the table.
    fn merged_values(&self, clause: &MergeClause, relation: &Relation, scope: &Scope<'_>) -> Result<Vec<String>> {
        let MergeAction::Insert(insert) = &clause.action else {
            return Err(SqlError::new("42601", "WHEN NOT MATCHED takes INSERT … VALUES …"));
        };
        let MergeInsertKind::Values(values) = &insert.kind else { return Err(SqlError::not_in_redshift("INSERT ROW")) };
        let [row] = values.rows.as_slice() else { return Err(SqlError::new("42601", "MERGE puts in one row for each of the source")) };
        let names: Vec<String> = insert.columns.iter().filter_map(|name| name.0.last()?.as_ident()).map(name_of).collect();
        let names = if names.is_empty() { relation.columns.iter().map(|column| column.name.clone()).collect() } else { names };
        if row.content.len() > names.len() {
            return Err(SqlError::new("42601", "INSERT has more expressions than target columns"));
        }
        if row.content.len() < names.len() && !insert.columns.is_empty() {
            return Err(SqlError::new("42601", "INSERT has more target columns than expressions"));
        }
        let mut given: Vec<(String, Typed)> = Vec::new();
        for (name, expr) in names.iter().zip(&row.content) {
            let column = relation.column(name).ok_or_else(|| no_column(name, relation))?;
            let value = self.expression(expr, Place::new(scope, Clause::Values))?;
            given.push((name.clone(), self.assigned(&value, column)?));
        }
        let mut out = Vec::new();
        for column in &relation.columns {
            let value = match given.iter().find(|(name, _)| *name == column.name) {
                Some((_, value)) => value.sql.clone(),
                None => match (&column.identity, &column.default) {
                    (Some((seed, step, _)), _) => {
                        let next = self.next_identity(relation.oid, column.number, *seed)?;
                        format!("{next} + {step} * (row_number() over () - 1)")
                    }
                    (None, Some(default)) => self.default_value(default, column)?.sql,
                    (None, None) => "null".to_owned(),
                },
            };
            out.push(guarded(&value, column));
        }
        Ok(out)
    }

    /// MERGE … REMOVE DUPLICATES: rows of the target that have a partner go, and the whole source is put in, without its doubles.
    ///
    /// # Errors
    /// What Redshift says.
    pub fn merge_remove_duplicates(&self, target: &Name, source: &Name, on: &sqlparser::ast::Expr) -> Result<Merging> {
        let (relation, from) = (self.writable(target)?, self.writable(source)?);
        let same =
            relation.columns.len() == from.columns.len() && relation.columns.iter().zip(&from.columns).all(|(a, b)| a.name == b.name);
        if !same {
            return Err(SqlError::new("42601", "MERGE … REMOVE DUPLICATES needs tables with the same columns"));
        }
        let (a, b) = (self.fresh('a'), self.fresh('a'));
        let scope = Scope { items: vec![self.item(&relation, &a), self.item(&from, &b)], ..Scope::default() };
        let condition = self.condition(on, Place::new(&scope, Clause::On), "MERGE/ON")?.sql;
        let (storage, other) = (relation.storage(), from.storage());
        let mut columns = Vec::new();
        for (column, given) in relation.columns.iter().zip(&from.columns) {
            let value = self.assigned(&Typed::new(format!("{b}.c{}", given.number), given.ty), column)?;
            columns.push(format!("{} as c{}", value.sql, column.number));
        }
        let names = column_names(&relation);
        Ok(Merging {
            ambiguous: "select 1 where 0".to_owned(),
            equals: None,
            prepare: format!("create temp table merging as select distinct {} from {other} as {b}", columns.join(", ")),
            matched: (
                format!("delete from {storage} where rowid in (select {a}.rowid from {storage} as {a}, {other} as {b} where {condition})"),
                true,
            ),
            insert: format!("insert into {storage}({names}) select {names} from {KEPT}"),
            relation,
        })
    }
}
