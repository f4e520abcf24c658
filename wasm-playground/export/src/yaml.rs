//! Writes a template as YAML: block style, CloudFormation's short functions, and quotes wherever a plain text might mean something else.

use serde_json::{Map, Value};

/// The text of a value.
pub(crate) fn yaml(value: &Value) -> String {
    let mut text = String::new();
    write(&mut text, value, 0);
    text
}

/// Writes a value that begins on a line of its own.
fn write(text: &mut String, value: &Value, depth: usize) {
    let indent = "  ".repeat(depth);
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                text.push_str(&format!("{indent}{}:", quoted_where_needed(key)));
                write_after(text, value, depth + 1);
            }
        }
        Value::Array(items) => {
            for item in items {
                let mut inside = String::new();
                match on_one_line(item) {
                    Some(line) => inside.push_str(&format!("{indent}  {line}\n")),
                    None => write(&mut inside, item, depth + 1),
                }
                // The dash takes the place of the first two spaces of the item.
                inside.replace_range(indent.len()..indent.len() + 2, "- ");
                text.push_str(&inside);
            }
        }
        scalar => text.push_str(&format!("{indent}{}\n", on_one_line(scalar).unwrap_or_default())),
    }
}

/// Writes a value behind its key.
fn write_after(text: &mut String, value: &Value, depth: usize) {
    match on_one_line(value) {
        Some(line) => text.push_str(&format!(" {line}\n")),
        None => {
            text.push('\n');
            write(text, value, depth);
        }
    }
}

/// What fits behind a key or a dash.
fn on_one_line(value: &Value) -> Option<String> {
    match value {
        Value::Object(fields) if fields.is_empty() => Some("{}".to_owned()),
        Value::Object(fields) => function(fields),
        Value::Array(items) if items.is_empty() => Some("[]".to_owned()),
        Value::Array(_) => None,
        Value::String(text) => Some(quoted_where_needed(text)),
        other => Some(other.to_string()),
    }
}

/// `{"Ref": "Queue"}` as `!Ref Queue`.
fn function(fields: &Map<String, Value>) -> Option<String> {
    let mut fields = fields.iter();
    let (Some((name, Value::String(argument))), None) = (fields.next(), fields.next()) else { return None };
    let short = match name.as_str() {
        "Ref" => "!Ref",
        "Fn::GetAtt" => "!GetAtt",
        "Fn::Sub" => "!Sub",
        _ => return None,
    };
    Some(format!("{short} {}", quoted_where_needed(argument)))
}

/// A text that is plain in every version of YAML stays plain; any other is a JSON text, which YAML reads as well.
fn quoted_where_needed(text: &str) -> String {
    let mut letters = text.chars();
    let begins_well = letters.next().is_some_and(|first| first.is_ascii_alphabetic());
    let goes_on_well = letters.all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '/' | '_' | '-'));
    let colons = text.split("::").all(|part| part.chars().all(|letter| letter != ':'));
    let plain_type = text.starts_with("AWS::") && colons && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, ':' | '-'));
    let means_something = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"].contains(&text.to_ascii_lowercase().as_str());
    if (begins_well && goes_on_well && !means_something) || plain_type { text.to_owned() } else { Value::from(text).to_string() }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn blocks_lists_and_functions() {
        let value = json!({
            "Type": "AWS::SQS::Queue",
            "On": true,
            "Empty": {}, "None": [],
            "List": ["a", {"x": 1, "y": {"Ref": "Q"}}, ["b"]],
            "Arn": {"Fn::GetAtt": "Q.Arn"},
            "Sub": {"Fn::Sub": "arn:${AWS::Region}"},
        });
        let expected = "Type: AWS::SQS::Queue\n\"On\": true\nEmpty: {}\nNone: []\nList:\n  - a\n  - x: 1\n    \"y\": !Ref Q\n  - - b\n\
                        Arn: !GetAtt Q.Arn\nSub: !Sub \"arn:${AWS::Region}\"\n";
        assert_eq!(yaml(&value), expected);
    }

    #[test]
    fn what_might_mean_something_else_is_quoted() {
        for text in ["", "no", "1.5", "a: b", "- a", "#", "2010-09-09", "line\nbreak", "*", "s3:ObjectCreated:*", "ä"] {
            assert_eq!(quoted_where_needed(text), Value::from(text).to_string(), "{text}");
        }
        for text in ["app.handler", "python3.14", "functions/fn/", "AWS::Serverless-2016-10-31"] {
            assert_eq!(quoted_where_needed(text), text);
        }
    }
}
