//! The text of a request: its tokens, its statements, and where in it something stands.

use sqlparser::dialect::RedshiftSqlDialect;
use sqlparser::tokenizer::{Location, Token, TokenWithSpan, Tokenizer, Whitespace};

use crate::error::{Result, SqlError};

/// A text with its lines.
pub struct Source<'a> {
    /// The text itself.
    pub text: &'a str,
    /// How many characters stand before each line.
    lines: Vec<usize>,
}

/// Operators that may stand beside one another between two commas or brackets. The tree of `1+1+1…` is as deep as it is long,
/// and the browser's stack is not.
const MOST_OPERATORS: usize = 300;

/// Brackets that may stand within one another.
const MOST_BRACKETS: usize = 60;

impl<'a> Source<'a> {
    /// A text.
    #[must_use]
    pub fn new(text: &'a str) -> Source<'a> {
        let mut lines = vec![0];
        lines.extend(text.chars().enumerate().filter(|(_, c)| *c == '\n').map(|(index, _)| index + 1));
        Source { text, lines }
    }

    /// Characters up to and with the one at this place, as PostgreSQL counts positions.
    #[must_use]
    pub fn position(&self, place: Location) -> Option<usize> {
        let line = usize::try_from(place.line).ok()?.checked_sub(1)?;
        Some(self.lines.get(line)? + usize::try_from(place.column).ok()?)
    }

    /// The statements of the text, each as its tokens. `parameters` are put in as text literals.
    ///
    /// # Errors
    /// 42601 for what is no token; 54001 for what is nested too deeply; 42P02 for a parameter without a value.
    pub fn statements(&self, parameters: Option<&[(String, Option<String>)]>) -> Result<Vec<Vec<TokenWithSpan>>> {
        let tokens = Tokenizer::new(&RedshiftSqlDialect {}, self.text).tokenize_with_location().map_err(|error| {
            let unterminated = error.message.contains("Unterminated string literal");
            let message = if unterminated { "unterminated quoted string".to_owned() } else { format!("syntax error: {}", error.message) };
            SqlError::new("42601", message).at(self.position(error.location))
        })?;
        let tokens = match parameters {
            Some(parameters) => with_parameters(tokens, parameters, self)?,
            None => tokens,
        };
        let mut statements = Vec::new();
        let mut current: Vec<TokenWithSpan> = Vec::new();
        for token in tokens.into_iter().chain([TokenWithSpan::wrap(Token::EOF)]) {
            match &token.token {
                // APPROXIMATE COUNT(DISTINCT …): here it is exact.
                Token::Word(word) if word.quote_style.is_none() && word.value.eq_ignore_ascii_case("count") => {
                    let approximate =
                        |token: &TokenWithSpan| matches!(&token.token, Token::Word(word) if word.value.eq_ignore_ascii_case("approximate"));
                    if let Some(place) = current
                        .iter()
                        .rposition(|token| !matches!(token.token, Token::Whitespace(_)))
                        .filter(|place| approximate(&current[*place]))
                    {
                        current.remove(place);
                    }
                    current.push(token);
                }
                Token::SemiColon | Token::EOF => {
                    let whole = std::mem::take(&mut current);
                    if whole.iter().any(|token| !matches!(token.token, Token::Whitespace(_))) {
                        self.refuse_deep(&whole)?;
                        statements.push(whole);
                    }
                }
                _ => current.push(token),
            }
        }
        Ok(statements)
    }

    fn refuse_deep(&self, tokens: &[TokenWithSpan]) -> Result {
        let mut operators = vec![0_usize];
        let too_deep = |token: &TokenWithSpan| {
            SqlError::new("54001", "stack depth limit exceeded")
                .detail(format!("The workbook takes at most {MOST_OPERATORS} operators in one expression and {MOST_BRACKETS} brackets within one another."))
                .at(self.position(token.span.start))
        };
        for token in tokens {
            match &token.token {
                Token::LParen | Token::LBracket => {
                    operators.push(0);
                    if operators.len() > MOST_BRACKETS {
                        return Err(too_deep(token));
                    }
                }
                Token::RParen | Token::RBracket => {
                    if operators.len() > 1 {
                        operators.pop();
                    }
                }
                Token::Comma => *operators.last_mut().unwrap_or(&mut 0) = 0,
                Token::Word(word) => {
                    let deepens =
                        ["and", "or", "not", "case", "union", "intersect", "except", "is", "join", "between", "select", "with", "interval"];
                    if word.quote_style.is_none() && deepens.iter().any(|name| word.value.eq_ignore_ascii_case(name)) {
                        *operators.last_mut().unwrap_or(&mut 0) += 1;
                    }
                }
                Token::Whitespace(_) | Token::Number(..) | Token::SingleQuotedString(_) => {}
                _ => *operators.last_mut().unwrap_or(&mut 0) += 1,
            }
            if operators.last().is_some_and(|count| *count > MOST_OPERATORS) {
                return Err(too_deep(token));
            }
        }
        Ok(())
    }
}

/// Puts redshift-data's named parameters in: `:name` becomes a text literal.
fn with_parameters(tokens: Vec<TokenWithSpan>, parameters: &[(String, Option<String>)], source: &Source<'_>) -> Result<Vec<TokenWithSpan>> {
    let mut out = Vec::with_capacity(tokens.len());
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let name = match (&token.token, tokens.peek().map(|next| &next.token)) {
            (Token::Colon, Some(Token::Word(word))) => Some(word.value.clone()),
            (Token::Placeholder(name), _) => name.strip_prefix(':').map(str::to_owned),
            _ => None,
        };
        let Some(name) = name else {
            out.push(token);
            continue;
        };
        if token.token == Token::Colon {
            tokens.next();
        }
        let Some((_, value)) = parameters.iter().find(|(known, _)| *known == name) else {
            return Err(SqlError::new("42P02", format!("there is no parameter :{name}")).at(source.position(token.span.start)));
        };
        let literal = match value {
            Some(text) => Token::SingleQuotedString(text.clone()),
            None => Token::make_keyword("NULL"),
        };
        out.push(TokenWithSpan { token: literal, span: token.span });
    }
    Ok(out)
}

/// The text of some tokens, without comments: what the catalogue keeps of a view or a default.
#[must_use]
pub fn text_of(tokens: &[TokenWithSpan]) -> String {
    let mut text = String::new();
    for token in tokens {
        match &token.token {
            Token::Whitespace(Whitespace::Space | Whitespace::Newline | Whitespace::Tab) => text.push(' '),
            Token::Whitespace(_) => text.push('\n'),
            Token::SingleQuotedString(value) => text.push_str(&format!("'{}'", value.replace('\\', "\\\\").replace('\'', "''"))),
            token => text.push_str(&token.to_string()),
        }
    }
    text.trim().to_owned()
}
