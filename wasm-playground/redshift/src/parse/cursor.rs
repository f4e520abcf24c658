//! A walk over the tokens of one statement, for the parsers of our own; errors in PostgreSQL's words.

use sqlparser::ast::{Expr, Ident, Query, Statement as Parsed};
use sqlparser::dialect::RedshiftSqlDialect;
use sqlparser::parser::{Parser, ParserError};
use sqlparser::tokenizer::{Location, Token, TokenWithSpan};

use super::source::Source;
use crate::error::{Result, SqlError};

/// Where one is in a statement.
pub struct Cursor<'a> {
    parser: Parser<'a>,
    source: &'a Source<'a>,
    tokens: Vec<TokenWithSpan>,
}

/// A name with its schema, as it was written, lower case unless quoted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The schema, if one was written.
    pub schema: Option<String>,
    /// The name.
    pub name: String,
    /// Where it stands.
    pub position: Option<usize>,
}

impl std::fmt::Display for Name {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.schema {
            Some(schema) => write!(formatter, "{schema}.{}", self.name),
            None => write!(formatter, "{}", self.name),
        }
    }
}

static DIALECT: RedshiftSqlDialect = RedshiftSqlDialect {};

/// How deep sqlparser may go; brackets are counted before.
const RECURSION: usize = 90;

impl<'a> Cursor<'a> {
    /// At the beginning of a statement.
    #[must_use]
    pub fn new(source: &'a Source<'a>, tokens: Vec<TokenWithSpan>) -> Cursor<'a> {
        let parser = Parser::new(&DIALECT).with_recursion_limit(RECURSION).with_tokens_with_locations(tokens.clone());
        Cursor { parser, source, tokens }
    }

    /// The next word, if it is this one, is passed by.
    pub fn word(&mut self, word: &str) -> bool {
        let found = self.is_word(word);
        if found {
            self.parser.next_token();
        }
        found
    }

    /// Whether the next token is this word, unquoted.
    #[must_use]
    pub fn is_word(&self, word: &str) -> bool {
        self.is_nth_word(0, word)
    }

    /// Whether the token after `n` others is this word.
    #[must_use]
    pub fn is_nth_word(&self, n: usize, word: &str) -> bool {
        matches!(&self.parser.peek_nth_token_ref(n).token, Token::Word(found) if found.quote_style.is_none() && found.value.eq_ignore_ascii_case(word))
    }

    /// All these words in order, or none of them is passed by.
    pub fn words(&mut self, words: &[&str]) -> bool {
        let all = words.iter().enumerate().all(|(n, word)| self.is_nth_word(n, word));
        if all {
            words.iter().for_each(|_| drop(self.parser.next_token()));
        }
        all
    }

    /// The word must be here.
    ///
    /// # Errors
    /// 42601.
    pub fn expect_word(&mut self, word: &str) -> Result {
        if self.word(word) { Ok(()) } else { Err(self.unexpected()) }
    }

    /// The token, if it is next, is passed by.
    pub fn token(&mut self, token: &Token) -> bool {
        self.parser.consume_token(token)
    }

    /// The token must be here.
    ///
    /// # Errors
    /// 42601.
    pub fn expect(&mut self, token: &Token) -> Result {
        if self.token(token) { Ok(()) } else { Err(self.unexpected()) }
    }

    /// The next token, which stays.
    #[must_use]
    pub fn peek(&self) -> Token {
        self.parser.peek_token().token
    }

    /// The token after `n` others.
    #[must_use]
    pub fn peek_nth(&self, n: usize) -> Token {
        self.parser.peek_nth_token(n).token
    }

    /// The next token.
    pub fn advance(&mut self) -> Token {
        self.parser.next_token().token
    }

    /// Whether all is read.
    #[must_use]
    pub fn at_end(&self) -> bool {
        self.peek() == Token::EOF
    }

    /// The place of the next token.
    #[must_use]
    pub fn position(&self) -> Option<usize> {
        self.source.position(self.parser.peek_token().span.start)
    }

    /// The tokens from here on.
    #[must_use]
    pub fn rest(&self) -> Vec<TokenWithSpan> {
        self.tokens.get(self.parser.index()..).unwrap_or_default().to_vec()
    }

    /// Nothing may follow.
    ///
    /// # Errors
    /// 42601.
    pub fn end(&self) -> Result {
        if self.at_end() { Ok(()) } else { Err(self.unexpected()) }
    }

    /// The next token is not what could stand here.
    #[must_use]
    pub fn unexpected(&self) -> SqlError {
        let found = self.parser.peek_token();
        syntax_error(&found.token, found.span.start, self.source)
    }

    /// An identifier, lower case unless quoted.
    ///
    /// # Errors
    /// 42601.
    pub fn identifier(&mut self) -> Result<String> {
        match self.peek() {
            Token::Word(word) => {
                self.parser.next_token();
                Ok(folded(&word.value, word.quote_style))
            }
            _ => Err(self.unexpected()),
        }
    }

    /// `name` or `schema.name`; a database before the schema is left away.
    ///
    /// # Errors
    /// 42601.
    pub fn name(&mut self) -> Result<Name> {
        let position = self.position();
        let mut parts = vec![self.identifier()?];
        while self.token(&Token::Period) {
            parts.push(self.identifier()?);
        }
        let name = parts.pop().unwrap_or_default();
        Ok(Name { schema: parts.pop(), name, position })
    }

    /// `(a, b)`.
    ///
    /// # Errors
    /// 42601.
    pub fn name_list(&mut self) -> Result<Vec<String>> {
        self.expect(&Token::LParen)?;
        let mut names = vec![self.identifier()?];
        while self.token(&Token::Comma) {
            names.push(self.identifier()?);
        }
        self.expect(&Token::RParen)?;
        Ok(names)
    }

    /// A text literal.
    ///
    /// # Errors
    /// 42601.
    pub fn text(&mut self) -> Result<String> {
        match self.peek() {
            Token::SingleQuotedString(text) | Token::EscapedStringLiteral(text) => {
                self.parser.next_token();
                Ok(text)
            }
            _ => Err(self.unexpected()),
        }
    }

    /// A whole number, perhaps below zero.
    ///
    /// # Errors
    /// 42601.
    pub fn number(&mut self) -> Result<i64> {
        let negative = self.token(&Token::Minus);
        match self.peek() {
            Token::Number(text, _) => match text.parse::<i64>() {
                Ok(number) => {
                    self.parser.next_token();
                    Ok(if negative { -number } else { number })
                }
                Err(_) => Err(self.unexpected()),
            },
            _ => Err(self.unexpected()),
        }
    }

    /// An expression.
    ///
    /// # Errors
    /// 42601.
    pub fn expression(&mut self) -> Result<Expr> {
        self.parser.parse_expr().map_err(|error| self.translate(error))
    }

    /// A type by sqlparser.
    ///
    /// # Errors
    /// 42601.
    pub fn data_type(&mut self) -> Result<sqlparser::ast::DataType> {
        self.parser.parse_data_type().map_err(|error| self.translate(error))
    }

    /// A query.
    ///
    /// # Errors
    /// 42601.
    pub fn query(&mut self) -> Result<Query> {
        self.parser.parse_query().map(|query| *query).map_err(|error| self.translate(error))
    }

    /// Any statement that sqlparser knows.
    ///
    /// # Errors
    /// 42601.
    pub fn statement(&mut self) -> Result<Parsed> {
        self.parser.parse_statement().map_err(|error| self.translate(error))
    }

    /// sqlparser's error at its place.
    fn translate(&self, error: ParserError) -> SqlError {
        let text = match error {
            ParserError::TokenizerError(text) | ParserError::ParserError(text) => text,
            ParserError::RecursionLimitExceeded => {
                return SqlError::new("54001", "stack depth limit exceeded").detail("The workbook takes at most 90 levels of nesting.");
            }
        };
        // "Expected: …, found: TOKEN at Line: 1, Column: 7"
        let place = text.rsplit_once(" at Line: ").and_then(|(_, place)| {
            let (line, column) = place.split_once(", Column: ")?;
            Some(Location { line: line.trim().parse().ok()?, column: column.trim().parse().ok()? })
        });
        match place {
            Some(place) => match self.tokens.iter().find(|token| token.span.start == place) {
                Some(token) => syntax_error(&token.token, place, self.source),
                None => syntax_error(&Token::EOF, place, self.source),
            },
            None if text.contains("found: EOF") => syntax_error(&Token::EOF, Location { line: 0, column: 0 }, self.source),
            None => self.unexpected().detail(text),
        }
    }
}

fn syntax_error(token: &Token, place: Location, source: &Source<'_>) -> SqlError {
    match token {
        Token::EOF => SqlError::new("42601", "syntax error at end of input").at(Some(source.text.chars().count() + 1)),
        token => SqlError::new("42601", format!("syntax error at or near \"{token}\"")).at(source.position(place)),
    }
}

/// A name as Redshift keeps it: identifiers are lower case, even quoted ones.
/// <https://docs.aws.amazon.com/redshift/latest/dg/r_names.html>.
#[must_use]
pub fn folded(value: &str, _quote: Option<char>) -> String {
    value.to_lowercase()
}

/// The same for sqlparser's identifiers.
#[must_use]
pub fn name_of(ident: &Ident) -> String {
    folded(&ident.value, ident.quote_style)
}
