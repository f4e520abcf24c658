//! The `FunctionName` of a request: a name, a partial ARN or a whole one, each with or without a version or alias behind it.
//!
//! Rules and texts as recorded on AWS: LocalStack tests/aws/services/lambda_/test_lambda_api.py
//! test_function_name_and_qualifier_validation, test_ops_with_arn_qualifier_mismatch and test_get_function_wrong_region
//! (2025-11-25), read 2026-11-22.

use crate::api_error::ApiError;
use crate::figures;

/// What AWS wants a name to look like, as its refusals print it.
const NAME_PATTERN: &str = r"(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?([a-zA-Z0-9-_\.]+)(:(\$LATEST(\.PUBLISHED)?|[a-zA-Z0-9-_]+))?";
/// What AWS wants a qualifier to look like, as its refusals print it.
const QUALIFIER_PATTERN: &str = r"\$(LATEST(\.PUBLISHED)?)|[a-zA-Z0-9-_$]+";

/// A `FunctionName`, taken apart. What the text does not say is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FunctionName<'a> {
    /// Region of a whole ARN.
    pub region: Option<&'a str>,
    /// Account of an ARN, twelve digits.
    pub account: Option<&'a str>,
    /// The plain name.
    pub name: &'a str,
    /// Version or alias.
    pub qualifier: Option<&'a str>,
}

impl<'a> FunctionName<'a> {
    /// Takes a text apart; none if AWS's pattern does not fit it.
    ///
    /// The optional parts are taken if they can be, and given back from the right if the rest does not fit then, as a
    /// regular expression does it: `function:x` is the function `x`, `function:$LATEST` a version of the function `function`.
    pub fn parse(text: &'a str) -> Option<FunctionName<'a>> {
        let parts: Vec<&str> = text.split(':').collect();
        let takes = [true, false];
        takes.iter().flat_map(|arn| takes.map(|region| (*arn, region))).find_map(|(arn, region)| {
            takes.iter().flat_map(|account| takes.map(|word| (*account, word))).find_map(|(account, word)| {
                let mut rest = parts.as_slice();
                if arn {
                    rest = without_arn(rest)?;
                }
                let region = if region { Some(take(&mut rest, is_region)?) } else { None };
                let account = if account { Some(take(&mut rest, is_account)?) } else { None };
                if word {
                    take(&mut rest, |part| part == "function")?;
                }
                let (name, qualifier) = match rest {
                    [name] => (*name, None),
                    [name, qualifier] => (*name, Some(*qualifier)),
                    _ => return None,
                };
                let fits = is_name(name) && qualifier.is_none_or(is_qualifier_in_name);
                fits.then_some(FunctionName { region, account, name, qualifier })
            })
        })
    }
}

/// Takes name and qualifier of a request apart and checks them as AWS does, for a service in this region and account.
///
/// Nothing is looked up yet.
pub(crate) fn resolve<'a>(text: &'a str, qualifier: Option<&'a str>, region: &str, account: &str) -> Result<FunctionName<'a>, ApiError> {
    let name = FunctionName::parse(text);
    let mut broken = Vec::new();
    if name.is_none() {
        broken.push(unfit("functionName", text, &format!("Member must satisfy regular expression pattern: {NAME_PATTERN}")));
    }
    broken.extend(qualifier.and_then(broken_qualifier));
    let Some(name) = name.filter(|_| broken.is_empty()) else {
        return Err(validation(&broken));
    };
    if let (Some(derived), Some(given)) = (name.qualifier, qualifier)
        && derived != given
    {
        let message = "The derived qualifier from the function name does not match the specified qualifier.";
        return Err(ApiError::new("InvalidParameterValueException", 400, message));
    }
    if let Some(other) = name.region.filter(|other| *other != region) {
        let message = format!("Functions from '{other}' are not reachable in this region ('{region}')");
        return Err(ApiError::new("ResourceNotFoundException", 404, message));
    }
    if name.account.is_some_and(|other| other != account) {
        // Recorded with code and status; what the message says there is not known, so these are the words of the
        // documentation of permissions (<https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html>).
        let message = format!("The caller's account {account} has no permission for lambda:InvokeFunction on resource: {text}");
        return Err(ApiError::new("AccessDeniedException", 403, message));
    }
    Ok(FunctionName { qualifier: qualifier.or(name.qualifier), ..name })
}

/// AWS's refusal of parameters that do not fit its model. The order of several is not known: the recordings sort them.
pub(crate) fn validation(broken: &[String]) -> ApiError {
    let (count, errors) = (broken.len(), if broken.len() == 1 { "error" } else { "errors" });
    ApiError::new("ValidationException", 400, format!("{count} validation {errors} detected: {}", broken.join("; ")))
}

/// One parameter that does not fit, in AWS's words.
pub(crate) fn unfit(parameter: &str, value: &str, wanted: &str) -> String {
    format!("Value '{value}' at '{parameter}' failed to satisfy constraint: {wanted}")
}

fn broken_qualifier(qualifier: &str) -> Option<String> {
    let allowed = |letter: char| is_name_letter(letter) || letter == '$';
    let wanted = if qualifier.is_empty() {
        "Member must have length greater than or equal to 1".to_owned()
    } else if qualifier.chars().count() > figures::QUALIFIER_LENGTH {
        format!("Member must have length less than or equal to {}", figures::QUALIFIER_LENGTH)
    } else if qualifier != "$LATEST.PUBLISHED" && !qualifier.chars().all(allowed) {
        format!("Member must satisfy regular expression pattern: {QUALIFIER_PATTERN}")
    } else {
        return None;
    };
    Some(unfit("qualifier", qualifier, &wanted))
}

/// What follows `arn:aws:lambda`.
fn without_arn<'p, 'a>(parts: &'p [&'a str]) -> Option<&'p [&'a str]> {
    let ["arn", partition, "lambda", rest @ ..] = parts else { return None };
    let known = partition.is_empty()
        || partition.strip_prefix("aws").is_some_and(|end| end.chars().all(|letter| letter.is_ascii_alphabetic() || letter == '-'));
    known.then_some(rest)
}

/// The first part, if it is such a one. It is not the last: a colon follows it.
fn take<'a>(parts: &mut &[&'a str], fits: impl Fn(&str) -> bool) -> Option<&'a str> {
    let [first, rest @ ..] = *parts else { return None };
    if rest.is_empty() || !fits(first) {
        return None;
    }
    *parts = rest;
    Some(*first)
}

fn is_region(part: &str) -> bool {
    let part = part.strip_prefix("eusc-").unwrap_or(part);
    let mut words = part.split('-');
    let country = words.next().is_some_and(|word| word.len() == 2 && is_lower(word));
    let mut words: Vec<&str> = words.collect();
    let kind = words.first().copied().unwrap_or_default();
    let government = kind == "gov" || kind.strip_prefix("iso").is_some_and(|letter| letter.len() <= 1 && is_lower(letter));
    if words.len() == 3 && government {
        words.remove(0);
    }
    let digit = |word: &str| word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_digit());
    country && matches!(words.as_slice(), [place, number] if !place.is_empty() && is_lower(place) && digit(number))
}

fn is_lower(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_lowercase())
}

fn is_account(part: &str) -> bool {
    part.len() == 12 && part.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_name(part: &str) -> bool {
    !part.is_empty() && part.chars().all(|letter| is_name_letter(letter) || letter == '.')
}

fn is_qualifier_in_name(part: &str) -> bool {
    matches!(part, "$LATEST" | "$LATEST.PUBLISHED") || (!part.is_empty() && part.chars().all(is_name_letter))
}

/// A letter of names, versions and aliases.
pub(crate) fn is_name_letter(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '-' || letter == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Region, account, name, qualifier.
    type Parts<'a> = (Option<&'a str>, Option<&'a str>, &'a str, Option<&'a str>);

    fn parts(text: &str) -> Option<Parts<'_>> {
        FunctionName::parse(text).map(|name| (name.region, name.account, name.name, name.qualifier))
    }

    #[test]
    fn names_and_arns_of_the_api_reference() {
        // <https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html>, "Name formats", read 2026-11-22.
        assert_eq!(parts("my-function"), Some((None, None, "my-function", None)));
        assert_eq!(parts("my-function:v1"), Some((None, None, "my-function", Some("v1"))));
        let (region, account) = (Some("us-west-2"), Some("123456789012"));
        assert_eq!(parts("arn:aws:lambda:us-west-2:123456789012:function:my-function"), Some((region, account, "my-function", None)));
        assert_eq!(parts("123456789012:function:my-function"), Some((None, account, "my-function", None)));
    }

    #[test]
    fn more_that_the_pattern_takes() {
        assert_eq!(parts("function:fn:$LATEST"), Some((None, None, "fn", Some("$LATEST"))));
        assert_eq!(parts("function:$LATEST"), Some((None, None, "function", Some("$LATEST"))));
        assert_eq!(parts("function"), Some((None, None, "function", None)));
        assert_eq!(parts("123456789012"), Some((None, None, "123456789012", None)));
        assert_eq!(parts("us-gov-west-1:fn"), Some((Some("us-gov-west-1"), None, "fn", None)));
        assert_eq!(parts("eusc-de-east-1:fn"), Some((Some("eusc-de-east-1"), None, "fn", None)));
        // "incomplete_arn": AWS looks for a function of this name.
        let incomplete = "arn:aws:lambda:us-east-1:111111111111:function";
        assert_eq!(parts(incomplete), Some((Some("us-east-1"), Some("111111111111"), "function", None)));
    }

    #[test]
    fn what_the_pattern_does_not_take() {
        // All recorded as refused.
        for text in [
            "my-function!",
            "*",
            "invalid-account:function:my-function",
            "arn:aws:lambda:invalid-region:111111111111:function:my-function",
            "arn:aws:ec2:us-east-1:111111111111:instance:i-1234567890abcdef0",
            "arn:aws:lambda:us-east-1:111111111111:function:my-function:1:2",
            "function:my-function:$LATEST:extra",
            "arn:aws:lambda::111111111111:function:my-function",
            "arn:aws:lambda:us-east-1::function:my-function",
            "arn:aws:lambda:us-east-1:111111111111:function:my-function:$LATES",
        ] {
            assert_eq!(parts(text), None, "{text}");
        }
        for text in ["", ":", "fn:", ":fn", "fn:1:", "ü", "a b"] {
            assert_eq!(parts(text), None, "{text}");
        }
    }
}
