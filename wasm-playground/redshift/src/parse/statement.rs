//! What a statement asks for, told by its first words.

use sqlparser::ast::{Delete, Insert, Merge, Query, Statement as Parsed, Update};
use sqlparser::tokenizer::TokenWithSpan;

use super::copy::Copy;
use super::create_table::{ColumnDefinition, CreateTable};
use super::cursor::{Cursor, Name};
use super::small;
use super::source::Source;
use crate::error::Result;

/// One statement.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "the names are SQL's own")]
pub enum Statement {
    Query(Box<Query>),
    Insert(Box<Insert>),
    Update(Box<Update>),
    Delete(Box<Delete>),
    Merge(Box<Merge>),
    /// MERGE INTO target USING source ON … REMOVE DUPLICATES.
    MergeRemoveDuplicates {
        target: Name,
        source: Name,
        on: Box<sqlparser::ast::Expr>,
    },
    Copy(Box<Copy>),
    CreateTable(Box<CreateTable>),
    /// Name, replace, names of columns, text of the query.
    CreateView {
        name: Name,
        replace: bool,
        columns: Vec<String>,
        text: String,
        query: Box<Query>,
    },
    CreateSchema {
        name: String,
        if_not_exists: bool,
    },
    DropTable {
        names: Vec<Name>,
        if_exists: bool,
        cascade: bool,
    },
    DropView {
        names: Vec<Name>,
        if_exists: bool,
        cascade: bool,
    },
    DropSchema {
        names: Vec<String>,
        if_exists: bool,
        cascade: bool,
    },
    Truncate(Name),
    AlterTable {
        name: Name,
        change: Alteration,
    },
    Begin,
    Commit,
    Rollback,
    Lock(Vec<Name>),
    Set {
        name: String,
        value: String,
    },
    Show(String),
    /// ANALYZE and the like: nothing to do. Its name, the tables that must exist, whether it may stand in a transaction, a notice.
    Nothing {
        command: &'static str,
        tables: Vec<Name>,
        in_transaction: bool,
        notice: Option<String>,
    },
}

/// What ALTER TABLE changes.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "the names are SQL's own")]
pub enum Alteration {
    AddColumn(ColumnDefinition),
    DropColumn {
        name: String,
        cascade: bool,
    },
    RenameColumn {
        from: String,
        to: String,
    },
    RenameTo(String),
    SetSchema(String),
    /// A longer varchar.
    ColumnType {
        name: String,
        ty: crate::types::Type,
    },
    /// Where rows lie: nothing that shows.
    Layout,
    /// PRIMARY KEY and the like: told, never enforced.
    AddKey(String, Vec<String>),
    /// APPEND FROM a table, whose rows move.
    Append(Name),
}

/// Reads one statement.
///
/// # Errors
/// 42601 with its place; what Redshift or this simulation does not have, by name.
pub fn parse(source: &Source<'_>, tokens: Vec<TokenWithSpan>) -> Result<Statement> {
    let mut cursor = Cursor::new(source, tokens);
    let first = ["select", "with", "insert", "update", "delete", "merge", "values"].into_iter().find(|word| cursor.is_word(word));
    if first == Some("merge")
        && let Some(statement) = small::merge_remove_duplicates(&mut cursor)?
    {
        return Ok(statement);
    }
    if first.is_none() && cursor.peek() != sqlparser::tokenizer::Token::LParen {
        return small::small(&mut cursor);
    }
    if first.is_none() || matches!(first, Some("select" | "with" | "values")) {
        let query = cursor.query()?;
        cursor.end()?;
        return Ok(Statement::Query(Box::new(query)));
    }
    let parsed = cursor.statement()?;
    cursor.end()?;
    Ok(match parsed {
        Parsed::Query(query) => Statement::Query(query),
        Parsed::Insert(insert) => Statement::Insert(Box::new(insert)),
        Parsed::Update(update) => Statement::Update(Box::new(update)),
        Parsed::Delete(delete) => Statement::Delete(Box::new(delete)),
        Parsed::Merge(merge) => Statement::Merge(Box::new(merge)),
        _ => return Err(cursor.unexpected()),
    })
}
