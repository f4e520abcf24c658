//! `Expression`: what an aggregation computes of a document.
//!
//! <https://www.mongodb.com/docs/manual/reference/operator/aggregation/>

mod arrays;
mod conversions;
mod dates;
mod numbers;
mod operators;
mod reading;
mod texts;

use super::path;
use super::refusal::{Outcome, Refusal};
use super::value::{Bson, Document};

pub(crate) use arrays::sliced;
pub(crate) use operators::Operator;
pub(crate) use reading::{field_path, read, unknown};

/// Something that can be computed.
#[derive(Clone, Debug)]
pub(crate) enum Expression {
    Literal(Bson),
    /// `"$customer.name"`.
    Field(Vec<String>),
    /// `"$$this.price"`.
    Variable(String, Vec<String>),
    Document(Vec<(String, Expression)>),
    Array(Vec<Expression>),
    Call {
        operator: &'static Operator,
        arguments: Vec<Expression>,
    },
    And(Vec<Expression>),
    Or(Vec<Expression>),
    IfNull(Vec<Expression>),
    Condition(Box<[Expression; 3]>),
    Switch {
        branches: Vec<(Expression, Expression)>,
        default: Option<Box<Expression>>,
    },
    Map {
        input: Box<Expression>,
        name: String,
        body: Box<Expression>,
    },
    Filter {
        input: Box<Expression>,
        name: String,
        condition: Box<Expression>,
    },
    Reduce {
        input: Box<Expression>,
        initial: Box<Expression>,
        body: Box<Expression>,
    },
    Let {
        variables: Vec<(String, Expression)>,
        body: Box<Expression>,
    },
}

/// What an expression can see.
pub(crate) struct Scope<'a> {
    document: &'a Document,
    variables: Vec<(String, Option<Bson>)>,
}

impl<'a> Scope<'a> {
    /// A document, and no variables but those of the system.
    pub fn of(document: &'a Document) -> Scope<'a> {
        Scope { document, variables: Vec::new() }
    }

    fn variable(&self, name: &str, rest: &[String]) -> Option<Bson> {
        if matches!(name, "ROOT" | "CURRENT") {
            return path::value(self.document, rest);
        }
        let (_, value) = self.variables.iter().rev().find(|(known, _)| known == name)?;
        path::value_below(value.as_ref()?, rest)
    }

    /// Computes with some more variables.
    fn knowing(&mut self, variables: Vec<(String, Option<Bson>)>, body: &Expression) -> Outcome<Option<Bson>> {
        let known = self.variables.len();
        self.variables.extend(variables);
        let value = body.value(self);
        self.variables.truncate(known);
        value
    }
}

/// Where `null` and what is missing are the same.
pub(crate) fn is_nullish(value: Option<&Bson>) -> bool {
    matches!(value, None | Some(Bson::Null))
}

impl Expression {
    /// The value; `None` where a field is missing.
    pub fn evaluate(&self, scope: &Scope<'_>) -> Outcome<Option<Bson>> {
        self.value(&mut Scope { document: scope.document, variables: scope.variables.clone() })
    }

    fn value(&self, scope: &mut Scope<'_>) -> Outcome<Option<Bson>> {
        Ok(match self {
            Expression::Literal(value) => Some(value.clone()),
            Expression::Field(parts) => path::value(scope.document, parts),
            Expression::Variable(name, rest) if name == "REMOVE" && rest.is_empty() => None,
            Expression::Variable(name, rest) => scope.variable(name, rest),
            Expression::Document(fields) => {
                let mut document = Document::new();
                for (name, field) in fields {
                    if let Some(value) = field.value(scope)? {
                        document.set(name, value);
                    }
                }
                Some(document.into())
            }
            Expression::Array(elements) => {
                let element = |element: &Expression, scope: &mut Scope<'_>| Ok(element.value(scope)?.unwrap_or(Bson::Null));
                Some(Bson::Array(elements.iter().map(|one| element(one, scope)).collect::<Outcome<_>>()?))
            }
            Expression::Call { operator, arguments } => {
                let arguments = arguments.iter().map(|argument| argument.value(scope)).collect::<Outcome<Vec<_>>>()?;
                (operator.apply)(operator.name, &arguments)?
            }
            Expression::And(all) => {
                for one in all {
                    if !one.value(scope)?.is_some_and(|value| value.is_true()) {
                        return Ok(Some(Bson::Bool(false)));
                    }
                }
                Some(Bson::Bool(true))
            }
            Expression::Or(some) => {
                for one in some {
                    if one.value(scope)?.is_some_and(|value| value.is_true()) {
                        return Ok(Some(Bson::Bool(true)));
                    }
                }
                Some(Bson::Bool(false))
            }
            Expression::IfNull(choices) => {
                let mut value = None;
                for choice in choices {
                    value = choice.value(scope)?;
                    if !is_nullish(value.as_ref()) {
                        break;
                    }
                }
                value
            }
            Expression::Condition(parts) => {
                let [condition, then, otherwise] = parts.as_ref();
                let holds = condition.value(scope)?.is_some_and(|value| value.is_true());
                if holds { then.value(scope)? } else { otherwise.value(scope)? }
            }
            Expression::Switch { branches, default } => return switch(branches, default.as_deref(), scope),
            Expression::Map { input, name, body } => {
                let Some(elements) = elements("$map", input, scope)? else { return Ok(Some(Bson::Null)) };
                let mut results = Vec::with_capacity(elements.len());
                for element in elements {
                    results.push(scope.knowing(vec![(name.clone(), Some(element))], body)?.unwrap_or(Bson::Null));
                }
                Some(Bson::Array(results))
            }
            Expression::Filter { input, name, condition } => {
                let Some(elements) = elements("$filter", input, scope)? else { return Ok(Some(Bson::Null)) };
                let mut kept = Vec::new();
                for element in elements {
                    if scope.knowing(vec![(name.clone(), Some(element.clone()))], condition)?.is_some_and(|value| value.is_true()) {
                        kept.push(element);
                    }
                }
                Some(Bson::Array(kept))
            }
            Expression::Reduce { input, initial, body } => {
                let Some(elements) = elements("$reduce", input, scope)? else { return Ok(Some(Bson::Null)) };
                let mut value = initial.value(scope)?;
                for element in elements {
                    value = scope.knowing(vec![("value".to_owned(), value), ("this".to_owned(), Some(element))], body)?;
                }
                value
            }
            Expression::Let { variables, body } => {
                let mut known = Vec::with_capacity(variables.len());
                for (name, variable) in variables {
                    known.push((name.clone(), variable.value(scope)?));
                }
                scope.knowing(known, body)?
            }
        })
    }
}

fn switch(branches: &[(Expression, Expression)], default: Option<&Expression>, scope: &mut Scope<'_>) -> Outcome<Option<Bson>> {
    for (case, then) in branches {
        if case.value(scope)?.is_some_and(|value| value.is_true()) {
            return then.value(scope);
        }
    }
    match default {
        Some(default) => default.value(scope),
        None => {
            let problem = "$switch could not find a matching branch for an input, and no default was specified.";
            Err(Refusal::new(40_066, problem))
        }
    }
}

/// The elements of an input; nothing where it is null.
fn elements(operator: &str, input: &Expression, scope: &mut Scope<'_>) -> Outcome<Option<Vec<Bson>>> {
    match input.value(scope)? {
        None | Some(Bson::Null) => Ok(None),
        Some(Bson::Array(elements)) => Ok(Some(elements)),
        Some(other) => {
            let (code, problem) = match operator {
                "$map" => (16_883, format!("input to $map must be an array not {}", other.type_name())),
                "$filter" => (28_651, format!("input to $filter must be an array not {}", other.type_name())),
                _ => (40_080, format!("$reduce requires that 'input' be an array, found: {}", super::shell_text::of_value(&other))),
            };
            Err(Refusal::new(code, problem))
        }
    }
}
