//! SELECT: its list, its groups, and what may stand in which of its clauses.

use sqlparser::ast::{Distinct, Expr, GroupByExpr, OrderByExpr, Query, Select, SelectItem, SelectItemQualifiedWildcardKind, TopQuantity};

use super::Checker;
use super::coerce::Reason;
use super::expression::{Clause, Place};
use super::order::direction;
use super::query::{Compiled, OutColumn, order_items, outward, position_in_list};
use super::scope::Scope;
use super::typed::{ColumnUse, Typed};
use crate::error::{Result, SqlError};
use crate::parse::cursor::name_of;

/// The list of a SELECT: names, and values.
type List = Vec<(String, Typed)>;

impl Checker<'_> {
    /// Checks a SELECT with the ORDER BY and LIMIT of its query.
    ///
    /// # Errors
    /// What Redshift says.
    pub fn select(&self, select: &Select, query: &Query, around: Option<&Scope<'_>>) -> Result<Compiled> {
        refuse(select)?;
        let wanted = self.wanted.take();
        let mut scope = Scope::within(around);
        let mut uses: Vec<ColumnUse> = Vec::new();
        let from = self.from(&select.from, &mut scope, &mut uses)?;
        let scope = scope;
        let filter = select.selection.as_ref().map(|expr| self.condition(expr, Place::new(&scope, Clause::Where), "WHERE")).transpose()?;
        let keys = self.group_keys(select, &scope)?;
        let key_texts: Vec<String> = keys.iter().map(|key| key.sql.clone()).collect();
        let at = Place::new(&scope, Clause::Select).grouped(&key_texts);
        let mut list = self.list(select, at)?;
        if let Some(types) = wanted {
            for ((_, typed), ty) in list.iter_mut().zip(types) {
                *typed = self.coerce(typed, ty, Reason::Assignment)?;
            }
        }
        let having =
            select.having.as_ref().map(|expr| self.condition(expr, Place { clause: Clause::Having, ..at }, "HAVING")).transpose()?;
        let qualify =
            select.qualify.as_ref().map(|expr| self.condition(expr, Place { clause: Clause::Qualify, ..at }, "QUALIFY")).transpose()?;
        let distinct = match &select.distinct {
            None | Some(Distinct::All) => false,
            Some(Distinct::Distinct) => true,
            Some(Distinct::On(_)) => return Err(SqlError::not_in_redshift("DISTINCT ON")),
        };
        let order = self.order(order_items(query)?, &list, Place { clause: Clause::OrderBy, ..at }, distinct)?;
        let grouped = !keys.is_empty()
            || having.is_some()
            || list.iter().map(|(_, typed)| typed).chain(order.iter().map(|(_, typed, _)| typed)).any(|typed| typed.aggregate);
        let everything =
            || list.iter().map(|(_, typed)| typed).chain(&having).chain(&qualify).chain(order.iter().map(|(_, typed, _)| typed));
        if grouped {
            ungrouped(everything())?;
        }
        for typed in everything().chain(&filter).chain(&keys) {
            uses.extend(typed.columns.iter().filter(|column| column.level > 0).cloned());
        }
        let mut body = String::new();
        if !from.is_empty() {
            body.push_str(&format!(" from {from}"));
        }
        if let Some(filter) = &filter {
            body.push_str(&format!(" where {}", filter.sql));
        }
        if !key_texts.is_empty() {
            let keys: Vec<String> = keys.iter().map(no_position).collect();
            body.push_str(&format!(" group by {}", keys.join(", ")));
        }
        if let Some(having) = &having {
            body.push_str(&format!(" having {}", having.sql));
        }
        let top = top(select)?;
        let limit = self.limit(query, top.as_ref())?;
        let columns: Vec<String> = (1..).zip(&list).map(|(number, (_, typed))| format!("{} as c{number}", typed.sql)).collect();
        let word = if distinct { "select distinct" } else { "select" };
        let sql = match qualify {
            None => format!("{word} {}{body}{}{limit}", columns.join(", "), order_text(&order, false)),
            Some(qualify) => {
                let mut inner = columns;
                inner.push(format!("{} as q", qualify.sql));
                inner.extend((1..).zip(&order).map(|(number, (_, typed, _))| format!("{} as o{number}", typed.sql)));
                let outer: Vec<String> = (1..=list.len()).map(|number| format!("c{number}")).collect();
                format!("{word} {} from (select {}{body}) where q{}{limit}", outer.join(", "), inner.join(", "), order_text(&order, true))
            }
        };
        let columns =
            list.into_iter().map(|(name, typed)| OutColumn { name, ty: typed.ty, origin: typed.origin, nullable: typed.nullable });
        Ok(Compiled { sql, columns: columns.collect(), outer: outward(&uses).collect() })
    }

    fn list(&self, select: &Select, at: Place<'_>) -> Result<List> {
        let mut list: List = Vec::new();
        for item in &select.projection {
            match item {
                SelectItem::UnnamedExpr(expr) => {
                    let typed = self.expression(expr, at)?;
                    list.push((typed.name.clone().unwrap_or_else(|| "?column?".to_owned()), typed));
                }
                SelectItem::ExprWithAlias { alias, .. } if alias.quote_style == Some('\'') => {
                    return Err(SqlError::new("42601", format!("syntax error at or near \"{alias}\"")).at(self.position(alias)));
                }
                SelectItem::ExprWithAlias { expr, alias } => {
                    let typed = self.expression(expr, at)?;
                    let name = name_of(alias);
                    at.scope.aliases.borrow_mut().push((name.clone(), typed.clone().named(&name)));
                    list.push((name, typed));
                }
                SelectItem::Wildcard(options) => {
                    if at.scope.items.is_empty() {
                        return Err(SqlError::new("42601", "SELECT * with no tables specified is not valid"));
                    }
                    let excluded = excluded(options, select);
                    for (name, typed) in self.star(None, at.scope)? {
                        if !excluded.contains(&name) {
                            list.push((name, in_group(typed, at)));
                        }
                    }
                }
                SelectItem::QualifiedWildcard(SelectItemQualifiedWildcardKind::ObjectName(name), _) => {
                    let idents: Vec<_> = name.0.iter().filter_map(|part| part.as_ident().cloned()).collect();
                    list.extend(self.star(Some(&idents), at.scope)?.into_iter().map(|(name, typed)| (name, in_group(typed, at))));
                }
                other => return Err(SqlError::not_in_redshift(other)),
            }
        }
        if list.len() > 1600 {
            return Err(SqlError::new("54011", "target lists can have at most 1600 entries"));
        }
        Ok(list)
    }

    /// The grouping expressions; numbers and names of result columns stand for those.
    fn group_keys(&self, select: &Select, scope: &Scope<'_>) -> Result<Vec<Typed>> {
        let at = Place::new(scope, Clause::GroupBy);
        let exprs = match &select.group_by {
            GroupByExpr::Expressions(exprs, modifiers) if modifiers.is_empty() => exprs,
            GroupByExpr::All(modifiers) if modifiers.is_empty() => {
                let list = self.list(select, Place::new(scope, Clause::Select))?;
                scope.aliases.borrow_mut().clear();
                return Ok(list
                    .into_iter()
                    .map(|(_, typed)| typed)
                    .filter(|typed| !typed.aggregate && !typed.columns.is_empty())
                    .collect());
            }
            _ => return Err(SqlError::not_here("GROUPING SETS, CUBE and ROLLUP")),
        };
        let mut keys = Vec::new();
        for expr in exprs {
            let meant = self.meant(expr, select, scope)?;
            let typed = self.expression(meant.unwrap_or(expr), at).map_err(|error| {
                // A result column that holds an aggregate has another sentence than an aggregate in GROUP BY.
                if meant.is_some() && error.sqlstate == "42803" {
                    SqlError::new("42803", "aggregate functions are not allowed in GROUP BY")
                } else {
                    error
                }
            })?;
            keys.push(typed);
        }
        Ok(keys)
    }

    /// The expression of the list that a number or an alias means.
    fn meant<'e>(&self, expr: &Expr, select: &'e Select, scope: &Scope<'_>) -> Result<Option<&'e Expr>> {
        let of = |item: &'e SelectItem| match item {
            SelectItem::UnnamedExpr(expr) | SelectItem::ExprWithAlias { expr, .. } => Some(expr),
            _ => None,
        };
        match expr {
            Expr::Value(value) if matches!(value.value, sqlparser::ast::Value::Number(..)) => {
                let number = position_in_list(expr, select.projection.len())
                    .map_err(|error| SqlError::new("42P10", error.message.replace("ORDER BY", "GROUP BY")))?;
                Ok(number.and_then(|number| select.projection.get(number - 1)).and_then(of))
            }
            Expr::Identifier(ident) => {
                let name = name_of(ident);
                let is_column = scope.items.iter().flat_map(|item| &item.columns).any(|column| column.name == name && !column.merged);
                if is_column {
                    return Ok(None);
                }
                Ok(select.projection.iter().find_map(|item| match item {
                    SelectItem::ExprWithAlias { expr, alias } if name_of(alias) == name => Some(expr),
                    _ => None,
                }))
            }
            _ => Ok(None),
        }
    }

    /// Each item: the number of the result column if it is one, the value, the direction.
    fn order(
        &self,
        items: &[OrderByExpr],
        list: &List,
        at: Place<'_>,
        distinct: bool,
    ) -> Result<Vec<(Option<usize>, Typed, &'static str)>> {
        let mut order = Vec::new();
        for item in items {
            let by_name = match &item.expr {
                Expr::Identifier(ident) => {
                    let name = name_of(ident);
                    let mut found = list.iter().enumerate().filter(|(_, (known, _))| *known == name);
                    let first = found.next();
                    if let (Some((_, (_, a))), Some((_, (_, b)))) = (first, found.next())
                        && a.sql != b.sql
                    {
                        return Err(SqlError::new("42702", format!("ORDER BY \"{name}\" is ambiguous")).at(self.position(ident)));
                    }
                    first.map(|(index, _)| index + 1)
                }
                expr => position_in_list(expr, list.len())?,
            };
            let (number, typed) = match by_name {
                Some(number) => (Some(number), list[number - 1].1.clone()),
                None => {
                    let typed = self.expression(&item.expr, at)?;
                    (list.iter().position(|(_, known)| known.sql == typed.sql).map(|index| index + 1), typed)
                }
            };
            if distinct && number.is_none() {
                return Err(SqlError::new("42P10", "for SELECT DISTINCT, ORDER BY expressions must appear in select list"));
            }
            order.push((number, typed, direction(item)?));
        }
        Ok(order)
    }
}

/// A column of `*` within a group.
fn in_group(mut typed: Typed, at: Place<'_>) -> Typed {
    typed.columns.retain(|column| !at.keys.contains(&column.sql));
    typed
}

fn ungrouped<'t>(expressions: impl Iterator<Item = &'t Typed>) -> Result {
    for typed in expressions {
        if let Some(column) = typed.columns.iter().find(|column| column.level == 0) {
            let message = format!("column \"{}\" must appear in the GROUP BY clause or be used in an aggregate function", column.label);
            return Err(SqlError::new("42803", message).at(column.position));
        }
    }
    Ok(())
}

fn order_text(order: &[(Option<usize>, Typed, &'static str)], hidden: bool) -> String {
    let parts: Vec<String> = (1..)
        .zip(order)
        .map(|(place, (number, typed, direction))| match (hidden, number) {
            (true, _) => format!("o{place}{direction}"),
            (false, Some(number)) => format!("{number}{direction}"),
            (false, None) => format!("{}{direction}", no_position(typed)),
        })
        .collect();
    if parts.is_empty() { String::new() } else { format!(" order by {}", parts.join(", ")) }
}

/// An expression that SQLite does not take for the number of a result column, as it does with constants that it folds to one.
fn no_position(typed: &Typed) -> String {
    let constant = !typed.aggregate && !typed.window && !typed.sql.contains(".c") && !typed.sql.contains("(select");
    if constant { format!("cast({} as text)", typed.sql) } else { format!("({})", typed.sql) }
}

fn top(select: &Select) -> Result<Option<Expr>> {
    let Some(top) = &select.top else { return Ok(None) };
    if top.percent || top.with_ties {
        return Err(SqlError::not_in_redshift("TOP … PERCENT or WITH TIES"));
    }
    Ok(match &top.quantity {
        Some(TopQuantity::Expr(expr)) => Some(expr.clone()),
        Some(TopQuantity::Constant(number)) => Some(Expr::value(sqlparser::ast::Value::Number(number.to_string(), false))),
        None => None,
    })
}

fn excluded(options: &sqlparser::ast::WildcardAdditionalOptions, select: &Select) -> Vec<String> {
    use sqlparser::ast::ExcludeSelectItem;
    let names = |item: &ExcludeSelectItem| match item {
        ExcludeSelectItem::Single(name) => vec![name.to_string().to_lowercase()],
        ExcludeSelectItem::Multiple(names) => names.iter().map(|name| name.to_string().to_lowercase()).collect(),
    };
    options.opt_exclude.iter().chain(&select.exclude).flat_map(names).collect()
}

fn refuse(select: &Select) -> Result {
    let refused = [
        (!select.lateral_views.is_empty(), "LATERAL VIEW"),
        (select.prewhere.is_some(), "PREWHERE"),
        (!select.cluster_by.is_empty() || !select.distribute_by.is_empty() || !select.sort_by.is_empty(), "CLUSTER BY"),
        (!select.named_window.is_empty(), "WINDOW"),
        (select.value_table_mode.is_some(), "AS STRUCT"),
    ];
    if let Some((_, name)) = refused.iter().find(|(there, _)| *there) {
        return Err(SqlError::not_in_redshift(*name));
    }
    if !select.connect_by.is_empty() {
        return Err(SqlError::not_here("CONNECT BY").hint("WITH RECURSIVE is here."));
    }
    Ok(())
}
