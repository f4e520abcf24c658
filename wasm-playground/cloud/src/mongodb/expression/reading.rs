//! Reads expressions from documents.

use super::Expression;
use super::operators::{self, OPERATORS};
use crate::mongodb::path;
use crate::mongodb::refusal::{Outcome, Refusal};
use crate::mongodb::shell_text;
use crate::mongodb::value::Bson;

/// Operators that are read here, because they decide what of them is computed.
const SPECIAL: &[&str] = &[
    "$and",
    "$cond",
    "$dateToString",
    "$dateTrunc",
    "$filter",
    "$ifNull",
    "$let",
    "$literal",
    "$map",
    "$or",
    "$reduce",
    "$replaceAll",
    "$switch",
    "$trim",
    "$ltrim",
    "$rtrim",
];
/// What MongoDB has and this simulation has not: refused as such. All else MongoDB does not know either.
const ELSEWHERE: &str = "$accumulator $acos $acosh $allElementsTrue $anyElementTrue $asin $asinh $atan $atan2 $atanh $binarySize $bitAnd \
    $bitNot $bitOr $bitXor $bsonSize $convert $cos $cosh $dateAdd $dateDiff $dateFromParts $dateFromString $dateSubtract $dateToParts \
    $degreesToRadians $exp $firstN $function $getField $indexOfArray $indexOfBytes $isoDayOfWeek $isoWeek $isoWeekYear $lastN $ln $log \
    $log10 $maxN $meta $minN $radiansToDegrees $rand $regexFind $regexFindAll $regexMatch $sampleRate $setField \
    $setIsSubset $setEquals $sin $sinh $sortArray $strcasecmp $strLenBytes $substrBytes $tan $tanh $toHashedIndexKey $tsIncrement \
    $tsSecond $unsetField $week $zip $stdDevPop $stdDevSamp";

/// Reads an expression.
pub(crate) fn read(value: &Bson) -> Outcome<Expression> {
    Reader { variables: Vec::new() }.expression(value)
}

/// The parts of a path of fields, without its dollar sign.
pub(crate) fn field_path(text: &str) -> Outcome<Vec<String>> {
    if text.is_empty() {
        return Err(Refusal::new(16_872, "'$' by itself is not a valid FieldPath"));
    }
    if text.ends_with('.') {
        return Err(Refusal::new(40_353, "FieldPath must not end with a '.'."));
    }
    let parts = path::parts(text);
    if parts.iter().any(String::is_empty) {
        return Err(Refusal::new(15_998, "FieldPath field names may not be empty strings."));
    }
    if parts.iter().any(|part| part.starts_with('$')) {
        return Err(Refusal::new(16_410, "FieldPath field names may not start with '$'. Consider using $getField or $setField."));
    }
    Ok(parts)
}

/// The refusal of an operator that nobody knows.
pub(crate) fn unknown(operator: &str) -> Refusal {
    Refusal::new(168, format!("Unrecognized expression '{operator}'"))
}

struct Reader {
    /// Names that `$map` and its like, or `$let`, have given.
    variables: Vec<String>,
}

impl Reader {
    fn expression(&mut self, value: &Bson) -> Outcome<Expression> {
        match value {
            Bson::String(text) => self.text(text),
            Bson::Array(elements) => {
                Ok(Expression::Array(elements.iter().map(|element| self.expression(element)).collect::<Outcome<_>>()?))
            }
            Bson::Document(document) => match document.first() {
                Some((name, operand)) if name.starts_with('$') => {
                    if document.len() > 1 {
                        let shown = shell_text::of_document(document);
                        let problem = format!(
                            "an expression specification must contain exactly one field, the name of the expression. Found {} fields in {shown}",
                            document.len()
                        );
                        return Err(Refusal::new(15_983, problem));
                    }
                    self.operator(name, operand)
                }
                _ => {
                    let fields = document.iter().map(|(name, field)| {
                        if name.starts_with('$') {
                            return Err(unknown(name));
                        }
                        Ok((name.to_owned(), self.expression(field)?))
                    });
                    Ok(Expression::Document(fields.collect::<Outcome<_>>()?))
                }
            },
            other => Ok(Expression::Literal(other.clone())),
        }
    }

    fn text(&self, text: &str) -> Outcome<Expression> {
        if let Some(variable) = text.strip_prefix("$$") {
            let (name, rest) = variable.split_once('.').map_or((variable, None), |(name, rest)| (name, Some(rest)));
            let rest = rest.map(field_path).transpose()?.unwrap_or_default();
            return match name {
                "NOW" | "CLUSTER_TIME" | "DESCEND" | "PRUNE" | "KEEP" | "SEARCH_META" | "USER_ROLES" => Err(Refusal::not_simulated(
                    &format!("$${name}"),
                    "$$ROOT, $$CURRENT, $$REMOVE, and the names of $let, $map, $filter, $reduce",
                )),
                "ROOT" | "CURRENT" | "REMOVE" => Ok(Expression::Variable(name.to_owned(), rest)),
                known if self.variables.iter().any(|variable| variable == known) => Ok(Expression::Variable(known.to_owned(), rest)),
                other => Err(Refusal::new(17_276, format!("Use of undefined variable: {other}"))),
            };
        }
        match text.strip_prefix('$') {
            Some(field) => Ok(Expression::Field(field_path(field)?)),
            None => Ok(Expression::Literal(text.into())),
        }
    }

    fn operator(&mut self, name: &str, operand: &Bson) -> Outcome<Expression> {
        if let Some(operator) = operators::find(name) {
            let arguments = match operand {
                Bson::Array(arguments) => arguments.iter().map(|argument| self.expression(argument)).collect::<Outcome<Vec<_>>>()?,
                one => vec![self.expression(one)?],
            };
            operators::check_count(operator, arguments.len())?;
            return Ok(Expression::Call { operator, arguments });
        }
        match name {
            "$literal" => Ok(Expression::Literal(operand.clone())),
            "$and" => Ok(Expression::And(self.list(operand)?)),
            "$or" => Ok(Expression::Or(self.list(operand)?)),
            "$ifNull" => {
                let choices = self.list(operand)?;
                if choices.len() < 2 {
                    let problem = format!("$ifNull needs at least two arguments, had: {}", choices.len());
                    return Err(Refusal::new(1_257_300, problem));
                }
                Ok(Expression::IfNull(choices))
            }
            "$cond" => self.condition(operand),
            "$switch" => self.switch(operand),
            "$map" | "$filter" | "$reduce" | "$let" => self.with_names(name, operand),
            "$dateToString" | "$dateTrunc" | "$replaceAll" | "$trim" | "$ltrim" | "$rtrim" => self.named(name, operand),
            other if ELSEWHERE.split_whitespace().any(|known| known == other) => Err(Refusal::not_simulated(other, &there_is())),
            other => Err(unknown(other)),
        }
    }

    fn list(&mut self, operand: &Bson) -> Outcome<Vec<Expression>> {
        match operand {
            Bson::Array(entries) => entries.iter().map(|entry| self.expression(entry)).collect(),
            one => Ok(vec![self.expression(one)?]),
        }
    }

    fn condition(&mut self, operand: &Bson) -> Outcome<Expression> {
        let parts = match operand {
            Bson::Document(document) => {
                if let Some((name, _)) = document.iter().find(|(name, _)| !["if", "then", "else"].contains(name)) {
                    return Err(Refusal::new(17_083, format!("Unrecognized parameter to $cond: {name}")));
                }
                let part =
                    |name: &str, code| document.get(name).ok_or_else(|| Refusal::new(code, format!("Missing '{name}' parameter to $cond")));
                [part("if", 17_080)?.clone(), part("then", 17_081)?.clone(), part("else", 17_082)?.clone()]
            }
            Bson::Array(parts) if parts.len() == 3 => [parts[0].clone(), parts[1].clone(), parts[2].clone()],
            other => {
                let count = other.as_array().map_or(1, <[Bson]>::len);
                return Err(Refusal::new(16_020, format!("Expression $cond takes exactly 3 arguments. {count} were passed in.")));
            }
        };
        let [condition, then, otherwise] = parts;
        Ok(Expression::Condition(Box::new([self.expression(&condition)?, self.expression(&then)?, self.expression(&otherwise)?])))
    }

    fn switch(&mut self, operand: &Bson) -> Outcome<Expression> {
        let Bson::Document(document) = operand else {
            let problem = format!("$switch requires an object as an argument, found: {}", operand.type_name());
            return Err(Refusal::new(40_060, problem));
        };
        let Some(Bson::Array(entries)) = document.get("branches") else {
            return Err(Refusal::new(40_068, "$switch requires at least one branch."));
        };
        let mut branches = Vec::new();
        for entry in entries {
            let part = |name: &str, code| {
                let found = entry.as_document().and_then(|entry| entry.get(name));
                found.ok_or_else(|| Refusal::new(code, format!("$switch requires each branch have a '{name}' expression")))
            };
            let (case, then) = (part("case", 40_067)?.clone(), part("then", 40_068)?.clone());
            branches.push((self.expression(&case)?, self.expression(&then)?));
        }
        let default = document.get("default").map(|default| self.expression(default)).transpose()?;
        Ok(Expression::Switch { branches, default: default.map(Box::new) })
    }

    /// Operators that give names to what they compute with.
    fn with_names(&mut self, operator: &str, operand: &Bson) -> Outcome<Expression> {
        let Bson::Document(document) = operand else {
            return Err(Refusal::new(16_878, format!("{operator} only supports an object as its argument")));
        };
        let keys: &[&str] = match operator {
            "$map" => &["input", "as", "in"],
            "$filter" => &["input", "as", "cond"],
            "$reduce" => &["input", "initialValue", "in"],
            _ => &["vars", "in"],
        };
        if let Some((name, _)) = document.iter().find(|(name, _)| !keys.contains(name)) {
            return Err(Refusal::new(16_879, format!("Unrecognized parameter to {operator}: {name}")));
        }
        let part = |name: &str| {
            document.get(name).cloned().ok_or_else(|| Refusal::new(16_880, format!("Missing '{name}' parameter to {operator}")))
        };
        let name = document.get("as").and_then(Bson::as_text).unwrap_or("this").to_owned();
        Ok(match operator {
            "$let" => {
                let mut variables = Vec::new();
                for (name, variable) in part("vars")?.as_document().cloned().unwrap_or_default() {
                    variables.push((name, self.expression(&variable)?));
                }
                let names = variables.iter().map(|(name, _)| name.clone()).collect();
                Expression::Let { variables, body: self.body(names, &part("in")?)? }
            }
            "$reduce" => Expression::Reduce {
                input: Box::new(self.expression(&part("input")?)?),
                initial: Box::new(self.expression(&part("initialValue")?)?),
                body: self.body(vec!["value".to_owned(), "this".to_owned()], &part("in")?)?,
            },
            "$map" => Expression::Map {
                input: Box::new(self.expression(&part("input")?)?),
                body: self.body(vec![name.clone()], &part("in")?)?,
                name,
            },
            _ => Expression::Filter {
                input: Box::new(self.expression(&part("input")?)?),
                condition: self.body(vec![name.clone()], &part("cond")?)?,
                name,
            },
        })
    }

    fn body(&mut self, names: Vec<String>, body: &Bson) -> Outcome<Box<Expression>> {
        let known = self.variables.len();
        self.variables.extend(names);
        let read = self.expression(body);
        self.variables.truncate(known);
        read.map(Box::new)
    }

    /// Operators with named arguments that become a call with as many arguments, `null` for those that are left out.
    fn named(&mut self, operator: &str, operand: &Bson) -> Outcome<Expression> {
        let keys: &[&str] = match operator {
            "$dateToString" => &["date", "format", "timezone", "onNull"],
            "$dateTrunc" => &["date", "unit", "binSize", "timezone", "startOfWeek"],
            "$replaceAll" => &["input", "find", "replacement"],
            _ => &["input", "chars"],
        };
        let Bson::Document(document) = operand else {
            return Err(Refusal::new(18_629, format!("{operator} only supports an object as its argument")));
        };
        if let Some((name, _)) = document.iter().find(|(name, _)| !keys.contains(name)) {
            return Err(Refusal::new(18_534, format!("Unrecognized argument to {operator}: {name}")));
        }
        if document.get(keys[0]).is_none() {
            return Err(Refusal::new(18_628, format!("Missing '{}' parameter to {operator}", keys[0])));
        }
        let argument = |key: &&str| {
            document.get(key).map_or(Ok(Expression::Variable("REMOVE".to_owned(), Vec::new())), |value| self.expression(value))
        };
        let arguments = keys.iter().map(argument).collect::<Outcome<Vec<_>>>()?;
        let operator = operators::find_named(operator);
        Ok(Expression::Call { operator, arguments })
    }
}

/// The operators that are here, for sentences.
fn there_is() -> String {
    let names: Vec<&str> = OPERATORS.iter().map(|operator| operator.name).chain(SPECIAL.iter().copied()).collect();
    names.join(", ")
}
