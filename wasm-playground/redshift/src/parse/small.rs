//! The statements that are no query and change no rows: definitions, transactions, settings, and those that are refused by name.

use sqlparser::tokenizer::Token;

use super::create_table::{self, create_table};
use super::cursor::{Cursor, Name};
use super::data_type;
use super::source::text_of;
use super::statement::{Alteration, Statement};
use crate::error::{Result, SqlError};

/// Reads a statement by its first word.
///
/// # Errors
/// 42601, or 0A000 for what is not here.
pub fn small(cursor: &mut Cursor<'_>) -> Result<Statement> {
    let position = cursor.position();
    let word = match cursor.peek() {
        Token::Word(word) if word.quote_style.is_none() => word.value.to_ascii_lowercase(),
        _ => return Err(cursor.unexpected()),
    };
    if word == "explain" {
        return Err(SqlError::not_here("EXPLAIN").at(position));
    }
    let nothing = |command, in_transaction| Statement::Nothing { command, tables: Vec::new(), in_transaction, notice: None };
    let here = cursor.advance();
    match word.as_str() {
        "create" => create(cursor),
        "drop" => drop_object(cursor),
        "alter" => alter(cursor),
        "truncate" => {
            let _ = cursor.word("table");
            let name = cursor.name()?;
            cursor.end()?;
            Ok(Statement::Truncate(name))
        }
        "copy" => Ok(Statement::Copy(Box::new(super::copy::copy(cursor)?))),
        "begin" => transaction(cursor, Statement::Begin),
        "start" => {
            cursor.expect_word("transaction")?;
            transaction(cursor, Statement::Begin)
        }
        "commit" | "end" => transaction(cursor, Statement::Commit),
        "rollback" | "abort" => {
            if cursor.word("to") {
                return Err(SqlError::not_in_redshift("ROLLBACK TO SAVEPOINT").at(position));
            }
            transaction(cursor, Statement::Rollback)
        }
        "savepoint" | "release" => Err(SqlError::not_in_redshift("SAVEPOINT").at(position)),
        "lock" => {
            let _ = cursor.word("table");
            let tables = names(cursor)?;
            cursor.end()?;
            Ok(Statement::Lock(tables))
        }
        "analyze" => {
            let _ = cursor.word("compression") || cursor.word("verbose");
            let tables = if matches!(cursor.peek(), Token::Word(_)) { vec![cursor.name()?] } else { Vec::new() };
            Ok(Statement::Nothing { command: "ANALYZE", tables, in_transaction: true, notice: None })
        }
        "vacuum" => {
            while ["full", "sort", "delete", "only", "reindex", "recluster"].iter().any(|word| cursor.word(word)) {}
            let tables = if matches!(cursor.peek(), Token::Word(_)) { vec![cursor.name()?] } else { Vec::new() };
            Ok(Statement::Nothing { command: "VACUUM", tables, in_transaction: false, notice: None })
        }
        "comment" => Ok(nothing("COMMENT", true)),
        "grant" | "revoke" => Ok(Statement::Nothing {
            command: if word == "grant" { "GRANT" } else { "REVOKE" },
            tables: Vec::new(),
            in_transaction: true,
            notice: Some("The simulated Redshift has one user, who may do everything: permissions have no effect".to_owned()),
        }),
        "set" | "reset" => set(cursor, word == "reset"),
        "show" => {
            let name = text_of(&cursor.rest());
            if name.is_empty() { Err(cursor.unexpected()) } else { Ok(Statement::Show(name.to_lowercase())) }
        }
        "use" | "call" | "declare" | "fetch" | "close" | "prepare" | "execute" | "deallocate" | "cancel" | "unload" | "refresh" => {
            Err(SqlError::not_here(word.to_uppercase()).at(position))
        }
        "listen" | "notify" | "reindex" | "cluster" | "do" | "discard" | "table" | "checkpoint" => {
            Err(SqlError::not_in_redshift(word.to_uppercase()).at(position))
        }
        _ => Err(SqlError::new("42601", format!("syntax error at or near \"{here}\"")).at(position)),
    }
}

fn transaction(cursor: &mut Cursor<'_>, statement: Statement) -> Result<Statement> {
    let _ = cursor.word("work") || cursor.word("transaction");
    // ISOLATION LEVEL and READ WRITE are taken: there is one level, serializable.
    while cursor.words(&["isolation", "level"]) || cursor.words(&["read", "write"]) || cursor.words(&["read", "only"]) {
        let _ = cursor.word("serializable")
            || cursor.words(&["read", "committed"])
            || cursor.words(&["read", "uncommitted"])
            || cursor.words(&["repeatable", "read"])
            || cursor.word("snapshot");
        let _ = cursor.token(&Token::Comma);
    }
    cursor.end()?;
    Ok(statement)
}

fn names(cursor: &mut Cursor<'_>) -> Result<Vec<Name>> {
    let mut names = vec![cursor.name()?];
    while cursor.token(&Token::Comma) {
        names.push(cursor.name()?);
    }
    Ok(names)
}

fn create(cursor: &mut Cursor<'_>) -> Result<Statement> {
    let position = cursor.position();
    let replace = cursor.words(&["or", "replace"]);
    let local = cursor.word("local");
    let temporary = cursor.word("temp") || cursor.word("temporary");
    if (local || temporary || !replace) && cursor.word("table") {
        return Ok(Statement::CreateTable(Box::new(create_table(cursor, temporary)?)));
    }
    if cursor.word("view") {
        let name = cursor.name()?;
        let columns = if cursor.peek() == Token::LParen { cursor.name_list()? } else { Vec::new() };
        cursor.expect_word("as")?;
        let before = cursor.rest();
        let query = cursor.query()?;
        let after = cursor.rest().len();
        let text = text_of(before.get(..before.len() - after).unwrap_or_default());
        if cursor.words(&["with", "no", "schema", "binding"]) {
            return Err(SqlError::not_here("WITH NO SCHEMA BINDING"));
        }
        cursor.end()?;
        return Ok(Statement::CreateView { name, replace, columns, text, query: Box::new(query) });
    }
    if cursor.word("schema") {
        let if_not_exists = cursor.words(&["if", "not", "exists"]);
        let name = cursor.identifier()?;
        if cursor.word("authorization") {
            cursor.identifier()?;
        }
        cursor.end()?;
        return Ok(Statement::CreateSchema { name, if_not_exists });
    }
    let what = match cursor.peek() {
        Token::Word(word) => word.value.to_ascii_uppercase(),
        _ => return Err(cursor.unexpected()),
    };
    Err(match what.as_str() {
        "INDEX" | "UNIQUE" | "SEQUENCE" | "TRIGGER" | "TABLESPACE" | "RULE" | "TYPE" | "DOMAIN" | "EXTENSION" | "AGGREGATE" | "CAST"
        | "OPERATOR" => SqlError::not_in_redshift(format!("CREATE {what}")),
        "MATERIALIZED" | "FUNCTION" | "PROCEDURE" | "EXTERNAL" | "USER" | "GROUP" | "ROLE" | "DATABASE" | "LIBRARY" | "DATASHARE"
        | "MODEL" | "IDENTITY" | "MASKING" | "RLS" => SqlError::not_here(format!("CREATE {what}")),
        _ => cursor.unexpected(),
    }
    .at(position))
}

fn drop_object(cursor: &mut Cursor<'_>) -> Result<Statement> {
    let position = cursor.position();
    let what = cursor.identifier()?;
    if !["table", "view", "schema"].contains(&what.as_str()) {
        return Err(SqlError::not_here(format!("DROP {}", what.to_uppercase())).at(position));
    }
    let if_exists = cursor.words(&["if", "exists"]);
    let names = names(cursor)?;
    let cascade = cursor.word("cascade");
    let _ = cursor.word("restrict");
    cursor.end()?;
    Ok(match what.as_str() {
        "table" => Statement::DropTable { names, if_exists, cascade },
        "view" => Statement::DropView { names, if_exists, cascade },
        _ => Statement::DropSchema { names: names.into_iter().map(|name| name.name).collect(), if_exists, cascade },
    })
}

fn alter(cursor: &mut Cursor<'_>) -> Result<Statement> {
    let position = cursor.position();
    if !cursor.word("table") {
        let what = cursor.identifier()?;
        return Err(SqlError::not_here(format!("ALTER {}", what.to_uppercase())).at(position));
    }
    let name = cursor.name()?;
    let change = if cursor.word("add") {
        add(cursor)?
    } else if cursor.word("drop") {
        if cursor.is_word("constraint") {
            return Err(SqlError::not_here("ALTER TABLE DROP CONSTRAINT").at(position));
        }
        let _ = cursor.word("column");
        let name = cursor.identifier()?;
        let cascade = cursor.word("cascade");
        let _ = cursor.word("restrict");
        Alteration::DropColumn { name, cascade }
    } else if cursor.words(&["rename", "to"]) {
        Alteration::RenameTo(cursor.identifier()?)
    } else if cursor.word("rename") {
        let _ = cursor.word("column");
        let from = cursor.identifier()?;
        cursor.expect_word("to")?;
        Alteration::RenameColumn { from, to: cursor.identifier()? }
    } else if cursor.words(&["set", "schema"]) {
        Alteration::SetSchema(cursor.identifier()?)
    } else if cursor.words(&["owner", "to"]) {
        cursor.identifier()?;
        Alteration::Layout
    } else if cursor.word("append") {
        cursor.expect_word("from")?;
        let from = cursor.name()?;
        let _ = cursor.word("ignoreextra") || cursor.word("filltarget");
        Alteration::Append(from)
    } else if cursor.word("alter") {
        alter_column(cursor)?
    } else {
        return Err(cursor.unexpected());
    };
    cursor.end()?;
    Ok(Statement::AlterTable { name, change })
}

fn add(cursor: &mut Cursor<'_>) -> Result<Alteration> {
    if cursor.word("constraint") {
        cursor.identifier()?;
    }
    for (words, key) in [(&["primary", "key"][..], "PRIMARY KEY"), (&["unique"][..], "UNIQUE"), (&["foreign", "key"][..], "FOREIGN KEY")] {
        if cursor.words(words) {
            let columns = cursor.name_list()?;
            if key == "FOREIGN KEY" {
                cursor.expect_word("references")?;
                cursor.name()?;
                if cursor.peek() == Token::LParen {
                    cursor.name_list()?;
                }
            }
            return Ok(Alteration::AddKey(key.to_owned(), columns));
        }
    }
    let _ = cursor.word("column");
    Ok(Alteration::AddColumn(create_table::column(cursor)?))
}

fn alter_column(cursor: &mut Cursor<'_>) -> Result<Alteration> {
    if cursor.word("column") {
        let name = cursor.identifier()?;
        if cursor.word("type") {
            return Ok(Alteration::ColumnType { name, ty: data_type::of(&cursor.data_type()?)? });
        }
        cursor.expect_word("encode")?;
        cursor.identifier()?;
        return Ok(Alteration::Layout);
    }
    if cursor.word("diststyle") || cursor.word("distkey") || cursor.word("sortkey") || cursor.word("compound") || cursor.word("encode") {
        while !cursor.at_end() {
            cursor.advance();
        }
        return Ok(Alteration::Layout);
    }
    Err(cursor.unexpected())
}

fn set(cursor: &mut Cursor<'_>, reset: bool) -> Result<Statement> {
    let _ = cursor.word("session") || cursor.word("local");
    let name = cursor.identifier()?;
    if reset {
        return Ok(Statement::Set { name, value: "default".to_owned() });
    }
    if !cursor.token(&Token::Eq) {
        cursor.expect_word("to")?;
    }
    let value: Vec<String> = cursor
        .rest()
        .into_iter()
        .filter(|token| !matches!(token.token, Token::Whitespace(_)))
        .map(|token| match token.token {
            Token::SingleQuotedString(text) => text,
            Token::Word(word) => word.value,
            other => other.to_string(),
        })
        .collect();
    if value.is_empty() { Err(cursor.unexpected()) } else { Ok(Statement::Set { name, value: value.join("") }) }
}

/// MERGE INTO target USING source ON condition REMOVE DUPLICATES; none for the other form.
///
/// # Errors
/// 42601.
pub fn merge_remove_duplicates(cursor: &mut Cursor<'_>) -> Result<Option<Statement>> {
    let rest = cursor.rest();
    let is_word = |token: &Token, text: &str| matches!(token, Token::Word(word) if word.value.eq_ignore_ascii_case(text));
    let words: Vec<&Token> = rest.iter().map(|token| &token.token).filter(|token| !matches!(token, Token::Whitespace(_))).collect();
    let [.., remove, duplicates] = words.as_slice() else { return Ok(None) };
    if !is_word(remove, "remove") || !is_word(duplicates, "duplicates") {
        return Ok(None);
    }
    cursor.expect_word("merge")?;
    cursor.expect_word("into")?;
    let target = cursor.name()?;
    cursor.expect_word("using")?;
    let source = cursor.name()?;
    cursor.expect_word("on")?;
    let on = Box::new(cursor.expression()?);
    cursor.expect_word("remove")?;
    cursor.expect_word("duplicates")?;
    cursor.end()?;
    Ok(Some(Statement::MergeRemoveDuplicates { target, source, on }))
}
